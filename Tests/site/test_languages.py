"""Languages that a site adds with files of its own, what is missing of them, and entries that are written in French first."""
import json
import re
import shutil

import pytest
import yaml
from conftest import FIXTURE, ROOT, tabadul, wait

# Files whose texts stand on pages; the others hold what commands say.
SHOWN = ["data", "dates", "diagnostics", "fields", "form", "form-fields", "form-fixes", "guidance", "lists", "vocabularies"]
MONTHS = "ⵉⵏⵏⴰⵢⵔ|ⴱⵕⴰⵢⵕ|ⵎⴰⵕⵚ|ⵉⴱⵔⵉⵔ|ⵎⴰⵢⵢⵓ|ⵢⵓⵏⵢⵓ|ⵢⵓⵍⵢⵓⵣ|ⵖⵓⵛⵜ|ⵛⵓⵜⴰⵏⴱⵉⵔ|ⴽⵜⵓⴱⵔ|ⵏⵓⵡⴰⵏⴱⵉⵔ|ⴷⵓⵊⴰⵏⴱⵉⵔ"
# Tarifit, which the program does not know.
RIF = {"name": "ⵜⴰⵔⵉⴼⵉⵜ", "direction": "ltr", "plurals": "tamazight", "months": MONTHS}
CELL = "practices/aa/referral-cell"
WORDS = {
    "es": {
        "title": "La célula de derivación en los tribunales", "context": "Contexto", "approach": "Qué se hace",
        "sentence": "El trabajo empezó con un socio internacional y ventanillas especializadas", "searched": "ventanilla",
    },
    "rif": {
        "title": "ⵜⴰⵖⵓⵏⵉ ⵏ ⵓⵙⵎⵓⵜⵜⵉ ⴳ ⵜⵙⵏⴱⴹⴰⵢⵉⵏ", "context": "ⴰⵙⴰⵜⴰⵍ", "approach": "ⵎⴰⵢⴷ ⵉⵜⵜⵓⵙⴽⴰⵔⵏ",
        "sentence": "ⵉⴱⴷⴰ ⵓⵡⵓⵔⵉ ⵙ ⵜⴰⵡⵉⵙⵉ ⵏ ⵜⵎⵙⵙⵓⴷⵙⵜ", "searched": "ⵜⴰⵡⵉⵙⵉ",
    },
}


def language_files(folder, code, source="en", row=None, texts=()):
    """A row, the program's texts and the theme's, copied from another language; of the texts some (old, new) are replaced."""
    own = folder / "content/languages" / code
    own.mkdir(parents=True)
    if row:
        (own / "language.yaml").write_text("".join(f'{key}: "{value}"\n' for key, value in row.items()), encoding="utf-8")
    for name in SHOWN:
        text = (ROOT / f"strings/{source}/{name}.yaml").read_text(encoding="utf-8")
        for old, new in texts:
            text = text.replace(old, new)
        (own / f"{name}.yaml").write_text(text, encoding="utf-8")
    shutil.copy(ROOT / f"themes/default/strings/{source}.yaml", folder / f"themes/default/strings/{code}.yaml")


def edit(path, *pairs):
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def translation(folder, code):
    """The French translation of the fixture, in other words."""
    words, text = WORDS[code], (folder / f"content/{CELL}.fr.md").read_text(encoding="utf-8")
    text = re.sub("^title: .*$", f'title: "{words["title"]}"', text, flags=re.M)
    text = text.replace("## Contexte", "## " + words["context"]).replace("## Ce qui est fait", "## " + words["approach"])
    text = re.sub("Le travail a commencé en 2019.*", words["sentence"] + "[^s1].", text)
    for heading, name in (("Résultats", "Results"), ("Enseignements et limites", "Lessons and limits"), ("Conditions de transposition", "Conditions for transfer")):
        text = text.replace(f"## {heading}\n", f"## {SECTIONS[heading]}\n")
    (folder / f"content/{CELL}.{code}.md").write_text(text, encoding="utf-8")


ENGLISH = yaml.safe_load((ROOT / "strings/en/vocabularies.yaml").read_text(encoding="utf-8"))["section"]
SECTIONS = {"Résultats": ENGLISH["results"], "Enseignements et limites": ENGLISH["lessons"], "Conditions de transposition": ENGLISH["replication"]}


def fixture(folder):
    shutil.copytree(FIXTURE, folder)
    shutil.copytree(ROOT / "themes/default", folder / "themes/default")
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The small site with Spanish, of which the program knows the row, and Tarifit, of which it knows nothing."""
    folder = tmp_path_factory.mktemp("languages")
    source = fixture(folder / "source")
    for code, row in (("es", None), ("rif", RIF)):
        sections = [(f'  {role}: "{ENGLISH[role]}"', f'  {role}: "{WORDS[code][role]}"') for role in ("context", "approach")]
        language_files(source, code, row=row, texts=sections)
        translation(source, code)
    edit(
        source / "content/site.yaml", ("[ar, fr, en]", "[ar, fr, en, es, rif]"), ('en: "Test"}', 'en: "Test", es: "Prueba", rif: "ⴰⵔⵎ"}'))
    edit(source / "content/terms/victim.md", ('en: "victim"}', 'en: "victim", es: "víctima"}'))
    result = tabadul("build", "--source", source, "--output", folder / "site", "--base-url", "https://example.org/t")
    assert result.returncode == 0, result.stderr
    return folder / "site"


def tags(page):
    return re.search(r'<html lang="([^"]*)" dir="([^"]*)"', page.read_text(encoding="utf-8")).groups()


def test_each_language_has_its_tree(built):
    assert tags(built / "index.html") == ("ar", "rtl")
    for code in ("fr", "en", "es", "rif"):
        assert tags(built / code / "index.html") == (code, "ltr")
    pages = [str(page.relative_to(built / "fr")) for page in (built / "fr").rglob("*.html")]
    for code in ("es", "rif"):
        assert sorted(pages) == sorted(str(page.relative_to(built / code)) for page in (built / code).rglob("*.html"))
        assert WORDS[code]["sentence"] in (built / code / f"{CELL}.html").read_text(encoding="utf-8")


def test_an_entry_names_its_translations_and_others_say_that_they_have_none(built):
    page = (built / f"es/{CELL}.html").read_text(encoding="utf-8")
    assert set(re.findall(r'hreflang="([a-z-]+)" href="https', page)) == {"ar", "fr", "es", "rif", "x-default"}
    other = (built / "es/practices/bb/shelter-house.html").read_text(encoding="utf-8")
    assert 'class="notice fallback"' in other or "fallback" in other
    assert 'rel="canonical" href="https://example.org/t/practices/bb/shelter-house.html"' in other


def test_dates_and_names_follow_the_row(built):
    assert "de noviembre de 2026" in (built / f"es/{CELL}.html").read_text(encoding="utf-8")
    rif = (built / f"rif/{CELL}.html").read_text(encoding="utf-8")
    assert "ⵏⵓⵡⴰⵏⴱⵉⵔ 2026" in rif and ">ⵜⴰⵔⵉⴼⵉⵜ<" in rif
    assert "víctima" in (built / "es/terms/victim.html").read_text(encoding="utf-8")


def test_feeds_and_sitemap_follow_the_list(built):
    sitemap = "".join(path.read_text(encoding="utf-8") for path in built.glob("sitemap*.xml"))
    assert f"https://example.org/t/rif/{CELL}.html" in sitemap and f"https://example.org/t/es/{CELL}.html" in sitemap
    assert 'xml:lang="rif"' in (built / "rif/feed.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", ["es", "rif"])
def test_search_finds_words_of_an_added_language(browser, built, code):
    page = browser.new_page()
    page.goto((built / code / "search.html").as_uri() + "#q=" + WORDS[code]["searched"])
    wait(page, "document.getElementById('results').dataset.state === 'done'")
    hit = page.locator("#results > li").first
    assert hit.locator("a").get_attribute("href").endswith(f"{CELL}.html")
    assert hit.get_attribute("lang") is None, "it is a result in the reader's language"
    page.close()


def codes(source, *arguments):
    result = tabadul("check", "--source", source, "--diagnostics", "json", *arguments)
    found = [json.loads(line) for line in result.stdout.splitlines()]
    # The French translation of the small site has no fingerprint.
    return result.returncode, [issue for issue in found if (issue["code"], issue["file"]) != ("stale-translation", f"content/{CELL}.fr.md")]


def named(issue):
    """The text that the message quotes."""
    return re.search('"(.*?)"', issue["message"]).group(1).strip("\u2066\u2067\u2068\u2069")


def test_a_translators_trial(tmp_path):
    """French texts as a start, ten of them translated, three removed: named by key, refused, and shown in English among drafts."""
    source = fixture(tmp_path / "source")
    language_files(source, "es", source="fr")
    edit(source / "content/site.yaml", ("[ar, fr, en]", "[ar, fr, en, es]"))
    french = yaml.safe_load((ROOT / "strings/fr/vocabularies.yaml").read_text(encoding="utf-8"))
    path = source / "content/languages/es/vocabularies.yaml"
    for role in french["section"]:
        edit(path, (f'  {role}: "{french["section"][role]}"', f'  {role}: "{role} (es)"'))
    for group in french["target-group"]:
        edit(path, (f'  {group}: "{french["target-group"][group]}"', f'  {group}: "{group} (es)"'))
    assert codes(source) == (0, [])
    edit(path, (f'  ongoing: "{french["status"]["ongoing"]}"\n', ""))
    edit(source / "content/languages/es/lists.yaml", ('separator: ", "\n', ""))
    theme = source / "themes/default/strings/es.yaml"
    theme.write_text(re.sub("^search_title: .*\n", "", theme.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")

    status, found = codes(source)
    missing = {(issue["file"], named(issue)) for issue in found if issue["code"] == "missing-string" and not issue["file"].startswith("themes")}
    assert status == 1 and missing == {
        ("content/languages/es/vocabularies.yaml", "status.ongoing"), ("content/languages/es/lists.yaml", "separator")}
    result = tabadul("build", "--source", source, "--output", tmp_path / "site")
    assert result.returncode == 1 and not (tmp_path / "site").exists()

    result = tabadul("build", "--drafts", "--source", source, "--output", tmp_path / "site", "--diagnostics", "json")
    assert result.returncode == 0, result.stdout + result.stderr
    found = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    assert {named(issue) for issue in found if issue["code"] == "untranslated-text"} == {"status.ongoing", "separator", "search_title"}
    page = (tmp_path / f"site/es/{CELL}.html").read_text(encoding="utf-8")
    english = yaml.safe_load((ROOT / "strings/en/vocabularies.yaml").read_text(encoding="utf-8"))["status"]["ongoing"]
    assert english in page and "context (es)" in page


@pytest.mark.parametrize(
    "name,text,code,line",
    [
        ("language.yaml", 'name: "Español"\ndirection: "up"\n', "unknown-value", 2),
        ("language.yaml", 'months: "enero|febrero"\n', "unknown-value", 1),
        ("language.yaml", 'name: "Español"\ncolour: "red"\n', "unknown-key", 2),
        ("lists.yaml", 'separator: ", "\nseparatr: ", "\n', "unknown-key", 2),
        ("lists.yaml", "separator: plain\n", "bad-yaml", 1),
        ("list.yaml", 'separator: ", "\n', "bad-file-name", 0),
    ],
)
def test_mistakes_in_a_language_are_reported(tmp_path, name, text, code, line):
    source = fixture(tmp_path / "source")
    language_files(source, "es")
    (source / "content/languages/es" / name).write_text(text, encoding="utf-8")
    status, found = codes(source)
    hits = [issue for issue in found if issue["file"] == f"content/languages/es/{name}" and issue["code"] == code]
    assert status == 1 and len(hits) == 1 and hits[0]["line"] == line, found


def test_a_language_without_texts_is_refused(tmp_path):
    source = fixture(tmp_path / "source")
    edit(source / "content/site.yaml", ("[ar, fr, en]", "[ar, fr, en, es]"))
    status, found = codes(source)
    assert status == 1 and ("missing-file", "content/site.yaml") in {(issue["code"], issue["file"]) for issue in found}
    edit(source / "content/site.yaml", ("es]", "xx]"))
    assert "unknown-value" in {issue["code"] for issue in codes(source)[1]}


def french_first(tmp_path):
    """The cell is written in French first: its Arabic text is the translation."""
    source = fixture(tmp_path / "source")
    arabic, french = source / f"content/{CELL}.md", source / f"content/{CELL}.fr.md"
    _, front, body = arabic.read_text(encoding="utf-8").split("---\n", 2)
    _, own, text = french.read_text(encoding="utf-8").split("---\n", 2)
    fields, words = yaml.safe_load(front), yaml.safe_load(own)
    original = {**fields, "title": words["title"], "summary": words["summary"], "original": "fr"}
    original["steps"] = [{**old, **new} for old, new in zip(fields["steps"], words["steps"])]
    original["results"] = [{**old, **new} for old, new in zip(fields["results"], words["results"])]
    translated = {key: fields[key] for key in ("title", "summary")}
    translated["steps"] = [{key: step[key] for key in ("title", "text")} for step in fields["steps"]]
    translated["results"] = [{key: result[key] for key in ("indicator", "unit")} for result in fields["results"]]
    french.unlink()

    def written(path, fields, body):
        path.write_text("---\n" + yaml.safe_dump(fields, allow_unicode=True, sort_keys=False) + "---\n" + body, encoding="utf-8")

    written(arabic, original, text)
    translation = arabic.with_name("referral-cell.ar.md")
    written(translation, {"translates": "0", **translated}, body)
    result = tabadul("translate", "--accept", f"content/{CELL}.ar.md", "--source", source)
    assert result.returncode == 0, result.stderr
    return source, arabic, translation


def test_an_entry_may_be_written_in_french_first(tmp_path):
    source, original, translation = french_first(tmp_path)
    assert codes(source) == (0, [])
    build = ("build", "--source", source, "--output", tmp_path / "site", "--base-url", "https://example.org/t")
    assert tabadul(*build).returncode == 0
    arabic = (tmp_path / f"site/{CELL}.html").read_text(encoding="utf-8")
    assert "بدأ العمل سنة" in arabic and "Le travail a commencé" in (tmp_path / f"site/fr/{CELL}.html").read_text(encoding="utf-8")
    # English readers get the original: French, in its own direction, with the notice that names it.
    english = (tmp_path / f"site/en/{CELL}.html").read_text(encoding="utf-8")
    assert "Le travail a commencé" in english and f'rel="canonical" href="https://example.org/t/fr/{CELL}.html"' in english
    notice = re.search('class="notice fallback" role="note">.*?</a>', english, re.S).group()
    assert 'hreflang="fr"' in notice, notice
    # A change of the French text makes the Arabic stale.
    edit(original, ("Le travail a commencé en 2019", "Le travail a débuté en 2019"))
    status, found = codes(source)
    assert [(issue["code"], issue["file"]) for issue in found] == [("stale-translation", f"content/{CELL}.ar.md")] and status == 0


def test_an_untranslated_french_entry_is_french_everywhere(tmp_path, browser):
    source, _, translation = french_first(tmp_path)
    translation.unlink()
    assert tabadul("build", "--source", source, "--output", tmp_path / "site").returncode == 0
    page = (tmp_path / f"site/{CELL}.html").read_text(encoding="utf-8")
    assert tags(tmp_path / f"site/{CELL}.html") == ("ar", "rtl") and "Le travail a commencé" in page and 'lang="fr"' in page
    view = browser.new_page()
    view.goto((tmp_path / "site/search.html").as_uri() + "#q=tribunaux")
    wait(view, "document.getElementById('results').dataset.state === 'done'")
    assert view.locator("#results > li").first.get_attribute("lang") == "fr"
    view.close()


def test_the_original_has_one_file(tmp_path):
    source, original, translation = french_first(tmp_path)
    shutil.copy(translation, original.with_name("referral-cell.fr.md"))
    status, found = codes(source)
    assert status == 1 and ("colliding-names", f"content/{CELL}.fr.md") in {(issue["code"], issue["file"]) for issue in found}
