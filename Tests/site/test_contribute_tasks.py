"""What stood in the way of contributors who tried the form, and how it is read: by keyboard, at 400 % zoom, in order."""
import re
import urllib.parse

import pytest

from conftest import ROOT, copied, tabadul, wait
from test_contribute import NOTE, opened, tab, write_note  # noqa: F401

# 1280 x 900 at 400 %.
ZOOMED = {"width": 320, "height": 225}


def fill(page, name, value):
    page.fill(f'#note [name="{name}"]', value)
    page.dispatch_event(f'#note [name="{name}"]', "change")
    return page.input_value(f'#note [name="{name}"]')


def test_a_number_of_a_person_is_said_where_it_is_seen(tab, site):  # noqa: F811
    page = opened(tab, site)
    page.focus('#note [name="section.context"]')
    page.keyboard.insert_text("للاتصال: ٠٦٦١٢٣٤٥٦٧")
    wait(page, "document.getElementById('said').classList.contains('alarm')")
    box = page.locator("#said").bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= 800, box
    page.fill('#note [name="section.context"]', "نص")
    wait(page, "document.getElementById('said').textContent === ''")


@pytest.mark.parametrize("field, typed, kept", [
    ("since", "٢٦/٠٤/٢٠٢٣", "2023-04-26"), ("since", "2022/5/1", "2022-05-01"), ("since", "08/2025", "2025-08"), ("since", "03/12/2018", "03/12/2018"),
    ("since", "oct. 2010", "oct. 2010"), ("results.0.value", "81,5 %", "81.5"), ("results.0.value", "1,749", "1,749"), ("results.0.value", "12 500", "12500"),
    ("sources.0.url", "www.example.org/a", "https://www.example.org/a"), ("sources.0.url", "voir le site", "voir le site"),
    ("section.context", "سنة ٢٠٢٣ ، قال \"نعم\"", "سنة 2023، قال «نعم»"), ("section.context", "dit \"oui\"", "dit «\u00a0oui\u00a0»"),
])
def test_values_are_read_as_people_write_them(tab, site, field, typed, kept):  # noqa: F811
    page = opened(tab, site)
    if "." in field and not field.startswith("section"):
        page.click(f'[data-add="{field.split(".")[0]}"]')
    assert fill(page, field, typed) == kept


def test_institutions_are_told_apart_and_those_of_the_country_come_first(tab, site):  # noqa: F811
    page = opened(tab, site, "fr/new.html")
    labels = page.locator("#f-lead .options label").all_inner_texts()
    assert len(labels) > 40 and len(set(labels)) == len(labels)
    page.select_option('#note [name="country"]', "tn")
    assert page.get_attribute("#f-lead .options label >> nth=0", "data-id").startswith("tn/")
    page.click('[data-add="steps"]')
    assert page.get_attribute('#note [name="steps.0.actor"] option >> nth=1', "value").startswith("tn/")


def test_a_group_that_may_be_left_out_asks_for_nothing(tab, site):  # noqa: F811
    page = opened(tab, site)
    marked = page.evaluate("[...document.querySelectorAll('#note .required')].map(mark => mark.closest('label, legend').htmlFor || mark.closest('fieldset').id)")
    assert "f-title" in marked and "f-lead" in marked
    assert [name for name in marked if re.match(r"f-(objective|objectives_met|cost|victim_participation|safeguards|withdrawn)", name)] == []
    assert page.inner_text("#topic-question") == ""
    page.select_option('#note [name="topic"]', "referral")
    assert page.inner_text("#topic-question").endswith("؟")


def test_a_source_is_added_while_citing(tab, site):  # noqa: F811
    page = opened(tab, site, "fr/new.html", "country=ma&topic=referral")
    page.fill('#note [name="section.context"]', "Une phrase.")
    page.click('.part:has([name="section.context"]) [data-mark="cite"]')
    page.click(".picker > button >> nth=0")
    assert page.input_value('#note [name="section.context"]') == "Une phrase[^s1]."
    assert page.evaluate("document.activeElement.name") == "sources.0.publisher"
    assert "s1" in page.inner_text("#said")
    page.dispatch_event('#note [name="section.context"]', "change")
    assert page.locator("[id='e-section.context'] .error").count() == 0


def test_signs_that_no_one_sees_are_cleaned_in_a_correction(tab, site):  # noqa: F811
    page = opened(tab, site, fragment="edit=practices/ma/child-victim-indicators-guide")
    old = page.input_value('#note [name="section.lessons"]')
    assert fill(page, "section.lessons", old + "\n\nنص\u00ad ٢٠٢٣.") == old + "\n\nنص ٢٠٢٣."
    assert page.inner_text("#said") != ""


def test_bold_leaves_the_signs_of_a_list(tab, site):  # noqa: F811
    page = opened(tab, site)
    page.fill('#note [name="section.context"]', "- أول\n- ثان")
    page.evaluate("document.querySelector('#note [name=\"section.context\"]').select()")
    page.click('.part:has([name="section.context"]) [data-mark="bold"]')
    assert page.input_value('#note [name="section.context"]') == "- **أول**\n- **ثان**"


def codes(page):
    return page.evaluate("[...document.querySelectorAll('#messages li')].map(item => item.dataset.code)")


def test_what_only_the_form_says_is_said_once(tab, site):  # noqa: F811
    page = opened(tab, site, "fr/new.html", "country=ma&topic=referral")
    for name in ("title", "summary", "section.context", "section.approach"):
        page.fill(f'#note [name="{name}"]', "Une phrase assez longue pour être lue comme du français et non comme un nom.")
    page.click("#finish")
    assert codes(page).count("foreign") == 1 and codes(page).count("no-source") == 1
    # The file is offered all the same, with a word on what is missing.
    assert page.is_visible("#result") and page.inner_text("#result-state") != ""
    page.click('[data-add="results"]')
    page.fill('#note [name="results.0.source"]', "ma1")
    page.click("#finish")
    assert codes(page).count("no-source") == 0


def test_the_preview_shows_the_note(tab, site):  # noqa: F811
    page = opened(tab, site, fragment="country=ma&topic=referral")
    write_note(page)
    page.fill('#note [name="section.approach"]', "فقرة **مهمة** [رابط](../../topics/shelter.md)[^s1].\n\n- أول\n- ثان\n\n| أ | ب |\n|---|---|\n| 1 | 2 |\n\n<img src=x onerror=alert(1)>")
    page.click("#preview summary")
    shown = page.locator("#preview article")
    assert shown.locator("h3").inner_text() == NOTE["title"]
    assert shown.locator("h4").all_inner_texts()[:2] == ["السياق", "مضمون الممارسة"]
    assert shown.locator("strong").inner_text() == "مهمة" and shown.locator("ul li").count() == 2 and shown.locator("td").count() == 2
    assert set(shown.locator("sup.cite").all_inner_texts()) == {"1"} and shown.locator("ol > li").count() == 1
    assert shown.locator("img").count() == 0 and "<img" in shown.inner_text()
    # It follows what is typed.
    page.fill('#note [name="title"]', "عنوان آخر للبطاقة")
    wait(page, "document.querySelector('#preview h3').textContent === 'عنوان آخر للبطاقة'")


@pytest.fixture
def zoomed(browser):
    context = browser.new_context(viewport=ZOOMED)
    page = context.new_page()
    yield page
    context.close()


REACHED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) => [2, box.height / 2, box.height - 2].map((y) => [box.left + box.width * x, box.top + y]));
  const seen = points.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top !== null && (one.contains(top) || top.contains(one) && top.tagName === "LABEL"); });
  return { name: one.name || one.id || one.dataset.add || one.textContent.trim().slice(0, 20), inForm: one.closest("#note") !== null, seen, width: document.documentElement.scrollWidth };
}"""


@pytest.mark.parametrize("tree", ["", "fr/"])
def test_a_note_is_written_by_keyboard_at_400_percent(zoomed, site, tree):
    page = opened(zoomed, site, tree + "new.html")
    answers = {
        "title": NOTE["title"], "summary": NOTE["summary"], "since": "2023", "section.context": NOTE["section.context"],
        "section.approach": NOTE["section.approach"],
    }
    chosen = {"country": "ma", "topic": "referral", "status": "ongoing", "evidence": "documented"}
    reached, hidden = [], []
    for _ in range(400):
        page.keyboard.press("Tab")
        state = page.evaluate(REACHED)
        assert state["width"] <= ZOOMED["width"], state
        reached.append(state["name"])
        if not state["seen"]:
            hidden.append(state["name"])
        if state["name"] in answers:
            page.keyboard.insert_text(answers[state["name"]])
        elif state["name"] in chosen:
            for _ in range(40):
                page.keyboard.press("ArrowDown")
                if page.evaluate("document.activeElement.value") == chosen[state["name"]]:
                    break
        elif state["name"] == "lead" and "lead" not in reached[:-1]:
            page.keyboard.press("Space")
        elif state["name"] == "finish":
            page.keyboard.press("Enter")
            break
    assert hidden == []
    assert [name for name in reached if name in answers or name in chosen] == [
        "title", "country", "topic", "status", "since", "summary", "section.context", "section.approach", "evidence"]
    assert [code for code in codes(page) if code not in ("no-source", "figure-without-citation")] == []
    assert page.is_visible("#note-text") and NOTE["title"] in page.input_value("#note-text")


@pytest.mark.parametrize("tree", ["", "fr/"])
def test_the_form_reads_in_the_order_in_which_it_is_seen(zoomed, site, tree):
    page = opened(zoomed, site, tree + "new.html")
    for name in ("steps", "sources"):
        page.click(f'[data-add="{name}"]')
    places = page.evaluate("""[...document.querySelectorAll('#contribute :is(h2, legend, label, input:not([type=checkbox]), textarea, select, button)')]
        .filter(one => one.offsetParent !== null && !one.closest('details:not([open]), .toolbar, .options, .moves, .file-bar')).map(one => Math.round(one.getBoundingClientRect().top))""")
    assert len(places) > 80 and places == sorted(places)
    levels = page.evaluate("[...document.querySelectorAll('main :is(h1, h2, h3, h4, h5)')].filter(one => one.offsetParent !== null).map(one => Number(one.tagName[1]))")
    assert levels[0] == 1 and all(after - before <= 1 for before, after in zip(levels, levels[1:]))
    tree_text = page.locator("#note").aria_snapshot()
    assert re.search(r'(textbox|combobox|searchbox|button)(?! ")', re.sub(r"- (?:text|paragraph).*", "", tree_text)) is None


def test_a_note_of_the_form_is_received_from_a_folder_and_built(tab, site, source, tmp_path):  # noqa: F811
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    page = opened(tab, site, fragment="country=ma&topic=referral")
    write_note(page)
    page.click("#finish")
    text = page.input_value("#note-text")
    (inbox / page.input_value("#note-name")).write_text(text, encoding="utf-8")
    # The second note comes in the body of an e-mail, quoted.
    other = re.sub(r"practices/ma/[\w-]+", "practices/ma/by-mail", text, count=1)
    (inbox / "letter.eml").write_text("Subject: x\n\nBonjour,\n\n" + "".join(f"> {line}\n" for line in other.split("\n")) + "\n-- \nA. B.\n", encoding="utf-8")
    result = tabadul("receive", inbox, "--source", source, "--language", "en")
    assert result.returncode == 0, result.stdout + result.stderr
    received = source / "content/practices/ma" / page.input_value("#note-name")
    assert received.read_text(encoding="utf-8") == re.sub(r"# tabadul: .*\n", "", text)
    assert (source / "content/practices/ma/by-mail.md").read_text(encoding="utf-8") == received.read_text(encoding="utf-8")
    assert tabadul("check", "--drafts", "--source", source).returncode == 0
    result = tabadul("build", "--drafts", "--source", source, "--output", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert NOTE["title"] in (tmp_path / f"site/practices/ma/{received.stem}.html").read_text(encoding="utf-8")


def test_gitlab_takes_the_name_of_the_file_and_no_text(tab, tmp_path):  # noqa: F811
    source = copied(tmp_path / "source")
    settings = source / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + 'repository: "https://gitlab.com/example/site"\n', encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    page = opened(tab, tmp_path / "site", fragment="country=ma&topic=referral")
    page.fill('#note [name="title"]', "عنوان قصير للتجربة")
    page.click("#finish")
    path = urllib.parse.quote("content/practices/ma/" + page.input_value("#note-name"), safe="")
    assert page.get_attribute("#host", "href") == f"https://gitlab.com/example/site/-/new/HEAD?file_name={path}"
    assert page.inner_text("#host-help") == page.evaluate("JSON.parse(document.getElementById('contribute').dataset.words).host_paste")
    page.goto("about:blank")
    opened(page, tmp_path / "site", fragment="edit=practices/ma/court-care-cells")
    page.select_option('#note [name="scale"]', "local")
    page.click("#finish")
    assert page.get_attribute("#host", "href") == "https://gitlab.com/example/site/-/edit/HEAD/content/practices/ma/court-care-cells.md"


def test_the_words_that_name_offices_are_those_of_the_check(tab, site):  # noqa: F811
    words = (ROOT / "Sources/Privacy/Data/words.txt").read_text(encoding="utf-8").split("== office\n")[1].split("\n==")[0].split()
    page = opened(tab, site)
    assert len(words) > 40 and page.evaluate("TabadulNote.data.site.offices") == words
    found = page.evaluate("""(words) => {
      const { mailIn } = TabadulPrivacy, site = TabadulNote.data.site, host = site.domains[0];
      return [words.filter((word) => mailIn(`${word}.centre@${host}`, site).length > 0), mailIn(`first.last@${host}`, site).length];
    }""", words)
    assert found == [[], 1]
