"""What stood in the way of contributors in ten tasks: pasted tables, sources while citing, corrections of translations, reports."""
import itertools
import re
import urllib.parse

import pytest

from conftest import ROOT, tabadul, wait
from test_contribute import fill, messages, opened, tab  # noqa: F401
from test_receive import fingerprint, receive

ENTRY = "practices/tn/child-protection-delegates"
PASTE = """([name, plain, html]) => {
  const area = document.querySelector(`#note [name="${name}"]`), data = new DataTransfer();
  data.setData("text/plain", plain);
  if (html) data.setData("text/html", html);
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
  // What the form leaves alone is pasted by the browser.
  if (area.dispatchEvent(event)) area.setRangeText(plain, area.selectionStart, area.selectionEnd, "end");
  return area.value;
}"""


@pytest.mark.parametrize("plain, html, kept", [
    ("سنة\tضحايا\n2018\t٧٨٠\n", None, "\n| سنة | ضحايا |\n|---|---|\n| 2018 | 780 |\n\n"),
    ("Année\tVictimes\n2018\t780", "<p>Victimes :</p><table><tr><th>Année</th><th>Victimes</th></tr><tr><td>2018</td><td>1&nbsp;313 a|b</td></tr></table>",
     "Victimes :\n\n| Année | Victimes |\n|---|---|\n| 2018 | 1 313 a\\|b |"),
    ("un\ndeux", "<ul><li>un</li><li>deux <b>gras</b></li></ul>", "- un\n- deux **gras**"),
    ("un\ndeux", "<ol><li>un</li><li>deux</li></ol><script>alert(1)</script>", "1. un\n2. deux"),
    ("· un\n· deux", "<p class=MsoListParagraph>·&nbsp;&nbsp; un</p><p class=MsoListParagraph>·&nbsp;&nbsp; deux</p>", "- un\n- deux"),
    ("1.\tun\n2.\tdeux", None, "1. un\n2. deux"),
    ("mots seuls", '<style>p { color: red }</style><b style="font-weight:normal">mots <b>seuls</b></b>', "mots **seuls**"),
    ("mots", "<p>mots</p>", "mots"),
])
def test_tables_and_lists_are_pasted_as_markdown(tab, site, plain, html, kept):  # noqa: F811
    page = opened(tab, site)
    assert page.evaluate(PASTE, ["section.context", plain, html]) == kept


def test_a_title_takes_no_table(tab, site):  # noqa: F811
    page = opened(tab, site)
    assert page.evaluate(PASTE, ["title", "سنة\tضحايا\n2018\t780", "<table><tr><td>سنة</td></tr></table>"]) == "سنة\tضحايا\n2018\t780"


def test_a_table_from_the_toolbar_is_written_over(tab, site):  # noqa: F811
    page = opened(tab, site)
    page.click('.part:has([name="section.context"]) [data-mark="table"]')
    page.keyboard.type("السنة")
    assert page.input_value('#note [name="section.context"]').startswith("| السنة | ")


def test_writing_goes_on_after_a_citation(tab, site):  # noqa: F811
    page = opened(tab, site, fragment="country=tn&topic=hotlines")
    page.click('#note [name="section.results"]')
    page.keyboard.type("بلغت الإشعارات 441.")
    page.click('.part:has([name="section.results"]) [data-mark="cite"]')
    page.fill(".picker input", "tn103")
    page.keyboard.press("Enter")
    page.keyboard.type(" ثم انخفضت.")
    assert page.input_value('#note [name="section.results"]') == "بلغت الإشعارات 441[^tn103]. ثم انخفضت."


def test_a_click_is_not_lost_where_a_message_goes(tab, site):  # noqa: F811
    """A message that goes when its field is left moves the page: the button under the pointer must still be the one that was pressed."""
    page = opened(tab, site)
    page.click('[data-add="sources"]')
    page.click("#finish")
    page.fill('#note [name="sources.0.title"]', "تقرير")
    page.click('#note [data-undated="sources.0.date"]', delay=400)
    assert page.is_checked('#note [data-undated="sources.0.date"]')
    assert page.input_value('#note [name="sources.0.date"]') == "undated"
    assert page.locator("[data-undated='withdrawn.date']").count() == 0


@pytest.mark.parametrize("name, typed, kept", [
    ("since", "3 novembre 2022", "2022-11-03"), ("since", "1er mars 2020", "2020-03-01"), ("since", "٣ جوان ٢٠٢٢", "2022-06-03"),
    ("since", "نونبر 2022", "2022-11"), ("since", "32/13/2023", "32/13/2023"), ("sources.0.language", "العربية", "ar"), ("sources.0.language", "Français", "fr"),
])
def test_dates_and_languages_in_words(tab, site, name, typed, kept):  # noqa: F811
    page = opened(tab, site)
    page.click('[data-add="sources"]')
    page.fill(f'#note [name="{name}"]', typed)
    page.dispatch_event(f'#note [name="{name}"]', "change")
    assert page.input_value(f'#note [name="{name}"]') == kept


def test_messages_know_no_markdown(tab, site):  # noqa: F811
    page = opened(tab, site, "fr/new.html", "edit=practices/tn/indicators-list&language=original")
    fill(page, {"section.results": "نص جديد."})
    page.click("#finish")
    assert "unknown.0.field unknown-but-written" in messages(page)
    fill(page, {"section.context": ""})
    page.click("#finish")
    words = page.inner_text("#messages")
    assert "##" not in words and "results" not in words


def test_an_institution_that_is_not_listed_is_answered(tab, site):  # noqa: F811
    page = opened(tab, site)
    page.fill("#f-lead input[type=search]", "مؤسسة ليست في القائمة")
    assert page.inner_text("#f-lead [role=status]") != ""
    page.fill("#f-lead input[type=search]", "")
    assert page.inner_text("#f-lead [role=status]") == ""


def test_the_parts_of_the_form_are_reached_from_its_top(tab, site):  # noqa: F811
    page = opened(tab, site, fragment="edit=" + ENTRY)
    page.click("#note > details:first-child summary")
    page.click('.form-parts a[href="#f-section.results"]')
    assert page.evaluate("document.activeElement.name") == "section.results"
    assert 0 < page.evaluate("document.activeElement.closest('.row').getBoundingClientRect().top") < 200
    assert page.url.endswith("#edit=" + ENTRY)


def test_changes_are_listed_with_both_texts(tab, site):  # noqa: F811
    page = opened(tab, site, fragment="edit=" + ENTRY)
    area = '#note [name="section.results"]'
    page.fill(area, page.input_value(area).replace("181 طفلا", "182 طفلا"))
    page.click("#finish")
    removed, added = page.inner_text("#changes del"), page.inner_text("#changes ins")
    assert "181 طفلا" in removed and "182 طفلا" in added
    assert len(added) < 200 and page.locator("#changes li").count() == 1


def test_a_long_correction_goes_by_mail_as_its_changes(tab, source, tmp_path):  # noqa: F811
    settings = source / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "\ncontact: contact@cnclt.justice.gov.ma\n", encoding="utf-8")
    assert tabadul("build", "--source", source).returncode == 0
    page = opened(tab, source / "site", fragment="edit=" + ENTRY)
    area = '#note [name="section.results"]'
    page.fill(area, page.input_value(area).replace("181 طفلا", "182 طفلا"))
    page.click("#finish")
    body = urllib.parse.unquote(urllib.parse.urlsplit(page.get_attribute("#mail", "href")).query.split("body=")[1])
    assert body.startswith(f"tabadul: report {ENTRY}\r\n") and "182 طفلا" in body
    result = receive(source, tmp_path, body)
    assert result.returncode == 0 and "182 طفلا" in result.stdout, result.stderr


def test_a_report_names_what_is_missing(tab, site):  # noqa: F811
    page = opened(tab, site, "fr/new.html", "report=" + ENTRY)
    assert page.inner_text("#finish") != "Terminer et préparer le fichier"
    page.fill('[name="report.sentence"]', "Une phrase.")
    page.click("#finish")
    page.click("#messages a")
    assert page.evaluate("document.activeElement.name") == "report.wrong"
    assert page.is_hidden("#result")


@pytest.mark.parametrize("entry", [ENTRY, "topics/referral"])
def test_a_translation_is_corrected_in_its_own_language(tab, site, source, tmp_path, entry):  # noqa: F811
    page = opened(tab, site, "fr/new.html", "edit=" + entry)
    file = ROOT / f"content/{entry}.fr.md"
    page.click("#finish")
    assert page.input_value("#note-text") == file.read_text(encoding="utf-8")
    name = "title" if page.locator('#note [name="title"]').count() else "name"
    title = page.input_value(f'#note [name="{name}"]')
    page.fill(f'#note [name="{name}"]', title + " corrigé")
    page.click("#finish")
    assert messages(page) == []
    text = page.input_value("#note-text")
    assert re.match(rf"---\n# tabadul: edit {entry}\.fr base [0-9a-f]{{16}}\n", text)
    result = receive(source, tmp_path, text)
    assert result.returncode == 0, result.stdout + result.stderr
    received = (source / f"content/{entry}.fr.md").read_text(encoding="utf-8")
    assert received == file.read_text(encoding="utf-8").replace(title, title + " corrigé", 1)


FINISHED = """async (names) => {
  const state = document.getElementById("contribute").dataset, found = {};
  for (const name of names) {
    location.hash = `edit=${name}`;
    let tries = 0;
    await new Promise((resolve) => { const look = () => ((state.state === "ready" && TabadulContribute.page.mark.id === name) || (tries += 1) > 1000 ? resolve() : setTimeout(look, 5)); look(); });
    document.getElementById("finish").click();
    found[name] = document.getElementById("note-text").value;
  }
  return found;
}"""


def test_an_entry_opened_and_finished_is_the_same_file(tab, site, some):  # noqa: F811
    """Originals of all collections but practices, which have their own test: twelve of each, or all with --every-page."""
    names = sorted(path.relative_to(ROOT / "content").as_posix()[:-3] for path in (ROOT / "content").rglob("*.md"))
    names = [name for name in names if not re.search(r"\.(fr|en)$", name) and not name.startswith("practices/")]
    # The address of a hidden source is in no file of the site.
    names = [name for name in names if (site / f"contribute/entries/{name}.js").exists()]
    assert len(names) > 500 and len({name.split("/")[0] for name in names}) == 11
    names = [name for _, group in itertools.groupby(names, lambda name: name.split("/")[0]) for name in some(group, 12)]
    found = opened(tab, site).evaluate(FINISHED, names)
    assert [name for name in names if found[name] != (ROOT / f"content/{name}.md").read_text(encoding="utf-8")] == []


def test_an_added_step_leaves_translations_behind_without_an_error(source, tmp_path):
    note = (source / f"content/{ENTRY}.md").read_text(encoding="utf-8")
    received = note.replace("steps:\n", 'steps:\n  - title: "خطوة جديدة"\n    text: "خطوة أضيفت[^tn100]."\n', 1)
    result = receive(source, tmp_path, received.replace("---\n", f"---\n# tabadul: edit {ENTRY} base {fingerprint(note)}\n", 1))
    assert result.returncode == 0, result.stdout + result.stderr
    assert "translation-behind" in result.stdout + result.stderr
    assert tabadul("check", "--source", source, "--drafts").returncode == 0
