"""The form of the published site: what it writes, what it opens, and that it asks no server for anything."""
import json
import re
import urllib.parse

import pytest

from conftest import EPOCH, ROOT, copied, tabadul, wait
from test_browser import RUN, address  # noqa: F401

PRACTICES = sorted(path for path in ROOT.glob("content/practices/*/*.md") if not re.search(r"\.(fr|en)\.md$", path.name))
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)" href|script src)="([^"]+)"')

NOTE = {
    "title": "آلية وطنية لإحالة ضحايا الاتجار بالبشر",
    "summary": "تجمع الآلية المؤسسات التي تستقبل الضحايا، وتحدد من يحيل ومن يستقبل ومن يتابع، وتجعل لكل مؤسسة نقطة اتصال واحدة.",
    "since": "2023-04",
    "section.context": "لم يكن للإحالة مسار مكتوب.",
    "section.approach": "تستقبل الخلية الضحية ثم تحيلها.",
}
SOURCE = {"key": "s1", "publisher": "اللجنة الوطنية", "title": "دليل الإحالة", "url": "https://example.org/guide"}


@pytest.fixture
def tab(browser):
    context = browser.new_context(viewport={"width": 360, "height": 800}, accept_downloads=True)
    page = context.new_page()
    # The day of `conftest.tabadul`.
    page.clock.set_fixed_time(int(EPOCH))
    page.problems, page.requests = [], []
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.on("console", lambda message: page.problems.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: page.requests.append(request.url))
    page.on("dialog", lambda dialog: dialog.accept())
    yield page
    assert page.problems == []
    context.close()


def opened(page, site, name="new.html", fragment=""):
    page.goto((site / name).as_uri() + ("#" + fragment if fragment else ""))
    wait(page, "document.getElementById('contribute').dataset.state === 'ready'")
    return page


def fill(page, values):
    for name, value in values.items():
        page.fill(f'#note [name="{name}"]', value)


def write_note(page):
    fill(page, NOTE)
    page.select_option('#note [name="status"]', "ongoing")
    page.fill("#note fieldset[id='f-lead'] input[type=search]", "national-committee")
    page.check('#note [name="lead"][value="ma/national-committee"]')
    page.click('[data-add="sources"]')
    fill(page, {f"sources.0.{key}": value for key, value in SOURCE.items() if key != "key"})
    page.check('#note [data-undated="sources.0.date"]')
    page.select_option('#note [name="sources.0.confidence"]', "high")
    page.evaluate("""() => { const area = document.querySelector('#note [name="section.context"]'); area.focus(); area.setSelectionRange(area.value.length, area.value.length); }""")
    page.click('.part:has([name="section.context"]) [data-mark="cite"]')
    page.click(".picker .found button")


def messages(page):
    return page.evaluate("[...document.querySelectorAll('#messages li')].map(item => item.dataset.field + ' ' + item.dataset.code)")


@pytest.mark.parametrize("tree", ["", "fr/"])
def test_a_note_written_in_the_form_passes_the_check(tab, site, tmp_path, tree):
    page = opened(tab, site, tree + "new.html", "country=ma&topic=referral")
    assert page.eval_on_selector('#note [name="country"]', "control => control.value") == "ma"
    write_note(page)
    page.click("#finish")
    assert messages(page) == []
    name, text = page.input_value("#note-name"), page.input_value("#note-text")
    assert text.splitlines()[1] == f"# tabadul: new practices/ma/{name[:-3]}"
    assert "themes: [protection]" in text and "مكتوب[^s1]." in text and "draft: true" in text
    source = copied(tmp_path / "source")
    (source / "content/practices/ma" / name).write_text(text, encoding="utf-8")
    result = tabadul("check", "--drafts", "--strict", "--source", source)
    assert result.returncode == 0, result.stdout + result.stderr
    with page.expect_download() as download:
        page.click("#download")
    assert download.value.suggested_filename == name
    with open(download.value.path(), encoding="utf-8") as file:
        assert file.read() == text


def test_a_practice_opened_and_finished_is_the_same_file(tab, site, some):
    """In one session, through the addresses of "correct or complete": a sample, or every practice with --every-page."""
    page = opened(tab, site)
    changed = []
    for path in some(PRACTICES, 20):
        ident = path.relative_to(ROOT / "content").with_suffix("").as_posix()
        page.evaluate("ident => { location.hash = 'edit=' + ident; }", ident)
        wait(page, "ident => document.getElementById('contribute').dataset.state === 'ready' && TabadulContribute.page.mark.id === ident", ident)
        page.evaluate("document.getElementById('finish').click()")
        if page.input_value("#note-text") != path.read_text(encoding="utf-8"):
            changed.append(ident)
    assert len(PRACTICES) >= 60 and changed == []


def test_a_correction_changes_its_own_lines_only(tab, site):
    path = ROOT / "content/practices/ma/annual-judicial-data.md"
    page = opened(tab, site, fragment="edit=practices/ma/annual-judicial-data")
    page.select_option('#note [name="status"]', "completed")
    page.fill('#note [name="steps.1.title"]', "التقرير الوطني الأول")
    page.click('[data-list="results"] > li:first-child [data-do="remove"]')
    page.click("#finish")
    old, new = path.read_text(encoding="utf-8").split("\n"), page.input_value("#note-text").split("\n")
    assert re.fullmatch(r"# tabadul: edit practices/ma/annual-judicial-data base [0-9a-f]{16}", new.pop(1))
    expected = [line.replace("status: ongoing", "status: completed").replace("تقرير اللجنة الوطنية\"", "التقرير الوطني الأول\"") for line in old]
    expected.remove(next(line for line in expected if "value: 17," in line))
    assert new == expected
    assert page.inner_text("#changes li >> nth=0") != ""


def test_other_collections_open_in_the_form(tab, site):
    page = opened(tab, site)
    for ident in ("topics/referral", "institutions/ma/national-committee", "terms/victim", "countries/ma", "round-tables/second-rabat-2023", "indicators/ma-victims-ppo"):
        page.evaluate("ident => { location.hash = 'edit=' + ident; }", ident)
        wait(page, "ident => document.getElementById('contribute').dataset.state === 'ready' && TabadulContribute.page.mark.id === ident", ident)
        page.evaluate("document.getElementById('finish').click()")
        assert page.input_value("#note-text") == (ROOT / f"content/{ident}.md").read_text(encoding="utf-8"), ident


def test_wrong_fields_are_named_and_people_are_protected(tab, site):
    page = opened(tab, site, fragment="country=ma&topic=referral")
    page.fill('#note [name="section.context"]', "للاتصال: 0661234567.")
    wait(page, "document.querySelector('#e-section\\\\.context') && document.querySelector('[id=\"e-section.context\"] .error') !== null")
    page.fill('#note [name="since"]', "2023-13")
    page.fill('#note [name="title"]', "قصير")
    page.click("#finish")
    found = messages(page)
    for expected in ("section.context personal-phone", "since bad-date", "title bad-length", "summary missing-key", "lead missing-key", "section.approach missing-section"):
        assert expected in found, found
    assert page.evaluate("document.activeElement.id") == "messages"
    page.click("#messages li a >> nth=0")
    assert page.evaluate("document.activeElement.name || document.activeElement.id") != "messages"


def test_pasted_text_is_cleaned(tab, site):
    page = opened(tab, site)
    page.evaluate("""() => {
      const area = document.querySelector('#note [name="section.context"]'), data = new DataTransfer();
      data.setData("text/plain", "قال\\u00a0“نعم” سنة \\u0662\\u0660\\u0662\\u0663\\u00ad\\n• بند");
      area.focus();
      area.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }""")
    assert page.input_value('#note [name="section.context"]') == "قال «نعم» سنة 2023\n- بند"
    assert page.inner_text("#said") != ""


def test_drafts_stay_on_the_device_only_when_asked(tab, site):
    page = opened(tab, site)
    page.fill('#note [name="title"]', "عنوان لم يكتمل بعد")
    page.dispatch_event('#note [name="title"]', "change")
    assert page.evaluate("localStorage.length") == 0
    page.check("#keep")
    page.fill('#note [name="title"]', "عنوان لم يكتمل بعد هذا")
    page.dispatch_event('#note [name="title"]', "change")
    wait(page, "localStorage.getItem('tabadul-note').includes('لم يكتمل بعد هذا')")
    page.reload()
    wait(page, "document.getElementById('draft').hidden === false")
    page.click("#draft button >> nth=0")
    wait(page, "document.querySelector('#note [name=\"title\"]').value !== ''")
    assert page.input_value('#note [name="title"]') == "عنوان لم يكتمل بعد هذا"
    page.uncheck("#keep")
    assert page.evaluate("localStorage.length") == 0


def test_a_saved_file_can_be_opened_again(tab, site, tmp_path):
    page = opened(tab, site, fragment="country=ma&topic=referral")
    write_note(page)
    with page.expect_download() as download:
        page.click("#save-file")
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    opened(page, site, "fr/new.html")
    page.set_input_files("#file", saved)
    wait(page, "document.querySelector('#note [name=\"title\"]').value !== ''")
    page.click("#finish")
    assert page.input_value("#note-text") == saved.read_text(encoding="utf-8")
    assert page.input_value("#note-name") == saved.name


def test_an_error_is_reported_without_a_name(tab, site):
    page = opened(tab, site, "fr/new.html", "report=practices/ma/annual-judicial-data")
    assert page.evaluate("[...document.querySelectorAll('#note [name]')].map(control => control.name)") == ["report.sentence", "report.wrong", "report.source"]
    page.fill('[name="report.sentence"]', "En 2024, 229 victimes.")
    page.fill('[name="report.wrong"]', "Le chiffre est celui de 2023.")
    page.click("#finish")
    lines = page.input_value("#note-text").split("\n")
    assert lines[0] == "tabadul: report practices/ma/annual-judicial-data"
    assert "En 2024, 229 victimes." in lines and "Le chiffre est celui de 2023." in lines


def test_lists_move_and_keep_the_focus(tab, site):
    page = opened(tab, site)
    for title in ("أولا", "ثانيا"):
        page.click('[data-add="steps"]')
        page.fill('[data-list="steps"] > li:last-child [name$=title]', title)
    page.click('[data-list="steps"] > li:last-child [data-do="up"]')
    assert page.input_value('[name="steps.0.title"]') == "ثانيا"
    assert page.evaluate("document.activeElement.dataset.do") == "down"
    assert page.inner_text("#said") != ""


def test_a_source_of_the_site_is_picked_and_cited(tab, site):
    page = opened(tab, site, fragment="country=ma&topic=referral")
    page.fill('#note [name="section.context"]', "نص")
    page.click('.part:has([name="section.context"]) [data-mark="cite"]')
    page.fill(".picker input", "maghress")
    wait(page, "document.querySelectorAll('.picker .found button').length > 0")
    page.keyboard.press("Enter")
    cited = re.fullmatch(r"نص\[\^(\w+)\]", page.input_value('#note [name="section.context"]'))[1]
    assert (ROOT / f"content/sources/{cited}.md").is_file()
    page.click('[data-add="results"]')
    page.click('[data-list="results"] .toolbar button:has-text("مصدر") >> nth=-1')
    page.fill(".picker input", cited)
    page.keyboard.press("Enter")
    assert page.input_value('[name="results.0.source"]') == cited


def test_a_link_to_an_entry_is_found_by_search(tab, site):
    page = opened(tab, site, fragment="country=ma&topic=referral")
    page.fill('#note [name="section.context"]', "انظر ")
    page.click('.part:has([name="section.context"]) [data-mark="link"]')
    page.fill(".picker input", "topics/shelter")
    page.keyboard.press("Enter")
    assert re.fullmatch(r"انظر \[.+\]\(\.\./\.\./topics/shelter\.md\)", page.input_value('#note [name="section.context"]'))


def test_the_page_is_light_and_asks_only_its_own_files(tab, site, address):  # noqa: F811
    for tree in ("", "fr/", "en/"):
        path = site / tree / "new.html"
        files = [path] + [(path.parent / name).resolve() for name in LOADED.findall(path.read_text(encoding="utf-8"))]
        assert sum(file.stat().st_size for file in files) < 250_000, tree
    page = tab
    page.goto(address + "fr/new.html#country=tn&topic=referral")
    wait(page, "document.getElementById('contribute').dataset.state === 'ready'")
    page.fill('#note [name="title"]', "Un titre en français pour essai")
    page.click("#finish")
    names = sorted(urllib.parse.urlsplit(url).path.split("/")[-1] for url in page.requests)
    assert all(url.startswith(address) for url in page.requests)
    # Fonts come after the text, and not where data are saved.
    assert [name for name in names if not name.startswith("contribute") and not name.endswith(".woff2")] == ["fonts.css", "form-practices-fr.js", "icon.svg", "new.html", "practice.css", "site-fr.js", "site.js", "style.css"], names


def test_scripts_off_leaves_the_other_ways(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "fr/new.html").as_uri())
    assert page.is_visible("noscript .notice a") and not page.is_visible("#finish")
    context.close()


def test_gaps_lead_to_the_form(site):
    address = re.compile(r'href="(?:\.\./)*new\.html#(?:country=\w\w&amp;topic=[a-z-]+|edit=practices/[a-z/-]+(?:&amp;at=approach)?)"')
    for name in ("topics/index.html", "countries/eg.html", "gaps.html"):
        assert address.search((site / name).read_text(encoding="utf-8")), name
    assert 'href="../new.html"' in (site / "pages/contribute.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_form(browser, site, scheme):
    from test_browser import AXE
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for name, fragment in (("new.html", "edit=practices/ma/annual-judicial-data"), ("fr/new.html", "country=ma&topic=referral"), ("en/new.html", "report=topics/referral")):
        opened(page, site, name, fragment)
        page.evaluate("document.getElementById('finish').click()")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        # At the top the bar of quick exit covers nothing; elsewhere it covers a part of whatever passes below it.
        page.evaluate("scrollTo(0, 0)")
        page.evaluate(AXE)
        assert page.evaluate(RUN) == [], name
    context.close()


def test_the_host_and_the_mail_are_offered_where_the_site_names_them(tab, tmp_path):
    source = copied(tmp_path / "source")
    settings = source / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + 'contact: "contact@cnclt.justice.gov.ma"\nrepository: "https://github.com/example/site"\n', encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    page = opened(tab, tmp_path / "site", fragment="country=ma&topic=referral")
    page.fill('#note [name="title"]', "عنوان قصير للتجربة")
    page.click("#finish")
    mail, host = page.get_attribute("#mail", "href"), page.get_attribute("#host", "href")
    assert mail.startswith("mailto:contact@cnclt.justice.gov.ma?subject=") and urllib.parse.quote("عنوان قصير") in mail
    assert host.startswith("https://github.com/example/site/new/HEAD?filename=content%2Fpractices%2Fma%2F") and "value=" in host


def test_entry_texts_are_those_of_the_content(site):
    """One script file for each entry, and none for a language tree."""
    for path in PRACTICES[:5]:
        ident = path.relative_to(ROOT / "content").with_suffix("").as_posix()
        text = (site / f"contribute/entries/{ident}.js").read_text(encoding="utf-8")
        assert json.loads(text[len('tabadulContribute("entry",'):-2])["text"] == path.read_text(encoding="utf-8")
    assert not (site / "fr/contribute").exists()


@pytest.mark.parametrize("language, name", [("ar", "new.html"), ("fr", "fr/new.html")])
def test_the_link_to_another_language_asks_before_text_is_lost(browser, site, language, name):
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = opened(context.new_page(), site, name)
    asked, answers = [], []
    def answer(dialog):
        asked.append((dialog.type, dialog.message))
        dialog.accept() if answers.pop(0) else dialog.dismiss()
    page.on("dialog", answer)
    fill(page, {"title": NOTE["title"]})
    page.evaluate("for (const fold of document.querySelectorAll('details')) if (fold.querySelector('.tools')) fold.open = true")
    link = page.locator(".tools a[hreflang=en]").first
    answers.append(False)
    link.evaluate("link => link.click()")
    assert page.input_value('#note [name="title"]') == NOTE["title"]
    assert [kind for kind, _ in asked] == ["confirm"]
    assert {"ar": "لا ينتقل ما كتبته", "fr": "Votre texte ne passe pas"}[language] in asked[0][1]
    answers.append(True)
    with page.expect_navigation(url="**/en/new.html"):
        link.evaluate("link => link.click()")
    # Nothing more is asked, and nothing was stored.
    assert len(asked) == 2
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()
