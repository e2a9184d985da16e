"""Leaving a note out of the site: what leads to it is listed with the fix, and the fixes make the build succeed."""
import json
import os
import random
import re
import shutil
import unicodedata

import pytest

from conftest import ROOT, files, tabadul

COLLECTIONS = ["practices", "topics", "themes", "countries", "round-tables", "institutions", "instruments", "terms", "indicators", "concepts", "pages", "sources"]


def entries(collection):
    folder = ROOT / "content" / collection
    return sorted(
        str(path.relative_to(ROOT / "content"))[:-3]
        for path in folder.rglob("*.md")
        if not re.search(r"\.(fr|en)\.md$", path.name)
    )


def sample(config):
    """An entry of every third collection, in turn with the day; two of each with --every-page; all with TABADUL_WITHDRAW=all, which takes hours."""
    if os.environ.get("TABADUL_WITHDRAW") == "all":
        return [entry for collection in COLLECTIONS for entry in entries(collection)]
    seed = config.getoption("--sample-seed")
    chance = random.Random(seed)
    if config.getoption("--every-page"):
        return [entry for collection in COLLECTIONS for entry in chance.sample(entries(collection), min(2, len(entries(collection))))]
    return [chance.choice(entries(collection)) for collection in COLLECTIONS[seed % 3::3]]


def pytest_generate_tests(metafunc):
    if "entry" in metafunc.fixturenames:
        metafunc.parametrize("entry", sample(metafunc.config))


def folded(text):
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c) and c != "ـ")
    return " ".join(re.findall(r"[^\W\d_]+|\d+", text.lower()))


def sentences(entry, root=ROOT):
    """The sentences of an entry's bodies, by a reading of our own."""
    found = set()
    for suffix in ("", ".fr", ".en"):
        path = root / f"content/{entry}{suffix}.md"
        if path.exists():
            body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
            body = re.sub(r"\]\([^)]*\)", "", body)
            for block in re.split(r"\n\s*\n|\n(?=[-#|>*\d])", body):
                found |= {s for s in map(folded, re.split(r"[.!?؟]\s|\[\^\w+\]|\|", block.replace("\n", " "))) if len(s.split()) >= 8}
    return found


def shown_text(data):
    text = data.decode("utf-8", "replace")
    text = re.sub(r"<[^>]*>", " ", text)
    return folded(re.sub(r"&\w+;|&#\d+;|\\[nt]", " ", text))


@pytest.fixture(scope="module")
def everything():
    """All that each entry says, folded."""
    said = {}
    for collection in COLLECTIONS:
        for entry in entries(collection):
            paths = [ROOT / f"content/{entry}{suffix}.md" for suffix in ("", ".fr", ".en")]
            said[entry] = " ".join(folded(path.read_text(encoding="utf-8")) for path in paths if path.exists())
    return said


def test_any_entry_can_be_withdrawn(entry, everything, whole_source, tmp_path):
    source = whole_source
    result = tabadul("withdraw", entry, "--apply", "--source", source, "--language", "en", "--reason", "under review")
    assert result.returncode == 0, result.stdout[-2000:] + result.stderr
    assert re.search(r"^draft: true  # under review$", (source / f"content/{entry}.md").read_text(encoding="utf-8"), re.M)
    output = tmp_path / "site"
    built = tabadul("build", "--source", source, "--output", output, "--language", "en")
    assert built.returncode == 0, built.stderr
    # What another entry says too, whole or inside a longer sentence, is not this one's own.
    others = "\n".join(text for other, text in everything.items() if other != entry)
    own = [s for s in sentences(entry) if s not in others]
    published = files(output)
    assert not any(name.split(".")[0] in (entry, f"fr/{entry}", f"en/{entry}") for name in published)
    link = re.compile(rb"(?<![\w-])" + entry.encode() + rb"(?![\w-])")
    texts = {}
    for name, data in published.items():
        if name.endswith((".html", ".json", ".xml", ".csv", ".txt", ".md", ".ris", ".bib")):
            assert not link.search(data), name
            texts[name] = shown_text(data)
    together = "\n".join(texts.values())
    assert [s for s in own if s in together] == []


def test_no_file_of_a_theme_names_an_entry():
    """Else the entry could not be withdrawn: its name would still be published."""
    names = {entry for collection in COLLECTIONS for entry in entries(collection)}
    written = re.compile(r"(?<![\w-])(?:%s)/[a-z0-9/-]+" % "|".join(COLLECTIONS))
    texts = [path for path in (ROOT / "themes").rglob("*") if path.suffix in (".js", ".css", ".mustache", ".yaml", ".svg")]
    assert len(texts) > 50
    assert {(path.name, name) for path in texts for name in written.findall(path.read_text(encoding="utf-8")) if name in names} == set()


def test_a_draft_by_hand_lists_each_reference_and_the_command(source):
    entry = "practices/tn/national-referral-mechanism"
    path = source / f"content/{entry}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("---\n", "---\ndraft: true\n", 1), encoding="utf-8")
    citing = source / "content/pages/about.fr.md"
    citing.write_text(citing.read_text(encoding="utf-8") + f"\nVoir [le mécanisme](../{entry}.md).\n", encoding="utf-8")
    other = source / "content/practices/ma/national-referral-mechanism.md"
    other.write_text(other.read_text(encoding="utf-8").replace("---\n", "---\ncounterparts: [tn/national-referral-mechanism]  # checked\n", 1), encoding="utf-8")
    result = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "en")
    issues = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"content/pages/about.fr.md", "content/practices/ma/national-referral-mechanism.md"} <= {
        i["file"] for i in issues if i["code"] == "unpublished-reference"
    }
    assert all(f"withdraw {entry}" in i["hint"] for i in issues if i["code"] == "unpublished-reference")
    assert not [i for i in issues if i["code"] == "broken-link"]
    result = tabadul("withdraw", entry, "--source", source, "--language", "en", "--apply")
    assert result.returncode == 0, result.stderr
    assert "content/pages/about.fr.md" in result.stdout and "le mécanisme" in result.stdout
    assert "Voir le mécanisme.\n" in citing.read_text(encoding="utf-8")
    assert "# checked\n" in other.read_text(encoding="utf-8") and "counterparts" not in other.read_text(encoding="utf-8")
    assert tabadul("check", "--source", source).returncode == 0


def test_nothing_is_written_without_apply(source):
    before = files(source)
    result = tabadul("withdraw", "institutions/tn/inlctp", "--source", source, "--language", "ar")
    assert result.returncode == 0 and "--apply" in result.stdout
    assert files(source) == before


@pytest.mark.parametrize("title", ["الآلية الوطنية للإحالة", "National referral mechanism"])
def test_a_draft_with_a_usual_title_blocks_nobody(title, source, tmp_path):
    made = tabadul("new", "practice", "--source", source, "--country", "ma", "--topic", "referral", "--slug", "n", "--title", title)
    assert made.returncode == 0, made.stderr
    built = tabadul("build", "--source", source, "--output", tmp_path / "site", "--language", "en")
    assert built.returncode == 0, built.stderr


QUOTE = "تسلّم الفرق المحلية كل ملف إلى المنسقة بعد يومين من أول مقابلة مع المعنيين"


@pytest.mark.parametrize(
    "quoted",
    [QUOTE, QUOTE.replace("المحلية ", "المحلية\n"), f"**{QUOTE[:19]}** {QUOTE[20:]}", QUOTE.replace("كل ملف", "كُلَّ مِلَفٍّ"), QUOTE.replace("إلى", "الى"),
     QUOTE.replace("المنسقة", "[المنسقة](../topics/referral.md)")],
)
def test_a_quoted_sentence_is_found_however_it_is_written(quoted, source, tmp_path):
    entry = "practices/ma/national-referral-mechanism"
    withdrawn = tabadul("withdraw", entry, "--apply", "--source", source)
    assert withdrawn.returncode == 0, withdrawn.stderr
    draft = source / f"content/{entry}.md"
    draft.write_text(draft.read_text(encoding="utf-8") + f"\n{QUOTE}.\n", encoding="utf-8")
    page = source / "content/pages/about.md"
    old = page.read_text(encoding="utf-8")
    page.write_text(old + f"\nقيل: {quoted}.\n", encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", tmp_path / "site", "--diagnostics", "json", "--language", "en")
    leak = next(i for i in map(json.loads, result.stdout.splitlines()) if i["code"] == "unpublished-leak")
    assert result.returncode == 1
    assert leak["file"] == "content/pages/about.md" and leak["line"] == old.count("\n") + 2
    # The message prints the lines that allow the sentence; with them the build succeeds.
    allowed = leak["hint"][leak["hint"].index("shared_sentences:"):]
    draft.write_text(draft.read_text(encoding="utf-8").replace("draft: true\n", f"draft: true\n{allowed}\n", 1), encoding="utf-8")
    built = tabadul("build", "--source", source, "--output", tmp_path / "site", "--language", "en")
    assert built.returncode == 0, built.stderr
