"""Lists of records and translations in the form, in a real browser and with the keyboard alone."""
import pathlib
import re
import urllib.request

import pytest
import yaml
from playwright.sync_api import expect

from conftest import tabadul
from test_form import ID, NOTE
from test_serve import serving


def front(path):
    return yaml.safe_load(path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n"))


def save(page, words="The file is saved."):
    page.locator(".bar button").click()
    expect(page.get_by_text(words)).to_be_visible(timeout=15_000)


def reach(page, selector, key="Tab"):
    """Moves with the keyboard to the first element after the focus that a selector names."""
    for _ in range(400):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"no way to {selector} with the keyboard")


def test_steps_are_added_moved_and_removed_with_the_keyboard(source, browser):
    note = source / NOTE
    before = note.read_text(encoding="utf-8")
    steps = front(note)["steps"]
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}_edit/{ID}?language=en")
        # The second step before the first, the third gone.
        reach(page, "[data-list=steps] > [data-token=o1] > .moves > [data-do=up]")
        page.keyboard.press("Enter")
        expect(page.locator("#said")).to_have_text(f"Place 1 of {len(steps)}")
        expect(page.locator("[data-list=steps] > li:first-child > .moves > [data-do=up]")).to_be_focused()
        reach(page, "[data-list=steps] > [data-token=o2] > .moves > [data-do=remove]")
        page.keyboard.press("Space")
        expect(page.locator("[data-list=steps] > [data-token=o2]")).to_have_count(0)
        # A new one; the keyboard stands in its first field.
        reach(page, "#f-steps > [data-do=add]")
        page.keyboard.press("Enter")
        expect(page.locator("[id='f-steps.n1.title']")).to_be_focused()
        page.keyboard.type("خطوة جديدة")
        reach(page, "[id='f-steps.n1.text']")
        page.keyboard.type("تنسق اللجنة العمل[^ma57].")
        expect(page.locator("[data-token=n1] .item-summary")).to_contain_text("خطوة جديدة")
        reach(page, ".bar button")
        page.keyboard.press("Enter")
        expect(page.get_by_text("The file is saved.")).to_be_visible(timeout=15_000)
        page.close()
    after = note.read_text(encoding="utf-8")
    new = {"title": "خطوة جديدة", "text": "تنسق اللجنة العمل[^ma57]."}
    assert front(note)["steps"] == [steps[1], steps[0], *steps[3:], new]
    # Nothing else has another byte.
    start, end = (lambda text: text.index("steps:\n")), (lambda text: text.index("results:\n"))
    assert after[:start(after)] == before[:start(before)] and after[end(after):] == before[end(before):]
    assert after[start(after):end(after)].endswith('  - title: "خطوة جديدة"\n    text: "تنسق اللجنة العمل[^ma57]."\n')
    lines = set(before.split("\n"))
    assert [line for line in after.split("\n") if line not in lines] == ['  - title: "خطوة جديدة"', '    text: "تنسق اللجنة العمل[^ma57]."']


def test_an_issue_is_shown_at_its_field_and_typing_is_kept(source, browser):
    note = source / NOTE
    before = note.read_bytes()
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}_edit/{ID}?language=ar")
        page.locator("#f-steps > [data-do=add]").click()
        page.locator("[id='f-steps.n1.title']").fill("خطوة ناقصة")
        expect(page.locator("[id='e-steps.n1.text'] .error")).to_be_visible(timeout=20_000)
        expect(page.locator("[id='f-steps.n1.text']")).to_have_attribute("aria-invalid", "true")
        page.locator("[data-list=results] > [data-token=o3] summary").click()
        page.locator("[id='f-results.o3.value']").fill("كثير")
        expect(page.locator("[id='e-results.o3.value'] .error")).to_be_visible(timeout=20_000)
        expect(page.locator("[id='e-results.o2.value'] .error")).to_have_count(0)
        expect(page.locator("#e- .error")).to_have_count(0)
        page.close()
        assert note.read_bytes() == before
        page = browser.new_page()
        page.goto(f"{address}_edit/{ID}?language=ar")
        expect(page.locator("[id='f-steps.n1.title']")).to_have_value("خطوة ناقصة")
        expect(page.locator("[id='e-steps.n1.text'] .error")).to_be_visible()
        page.locator("[id='f-steps.n1.text']").fill("نص[^ma57].")
        page.locator("[id='f-results.o3.value']").fill("٧٩")
        save(page, "حُفظ الملف.")
        page.close()
    text = note.read_text(encoding="utf-8")
    assert '  - title: "خطوة ناقصة"\n    text: "نص[^ma57]."\nresults:' in text
    assert text.replace('  - title: "خطوة ناقصة"\n    text: "نص[^ma57]."\n', "").encode() == before


@pytest.mark.parametrize("name, field, value, line", [
    ("countries/ma", "helplines.o0.hours.fr", "24 h sur 24", '    hours: {fr: "24 h sur 24"}'),
    ("indicators/tn-exploitation-forms-2017", "series.o1.values.o0.value", "137", "        value: 137"),
    ("terms/assistance", "synonyms.en", "support to victims\naid", '  en: ["support to victims", "aid"]'),
    ("terms/assistance", "wordings.o1.fr", "aide", '    fr: "aide"'),
])
def test_every_collection_has_its_lists(source, browser, name, field, value, line):
    note = source / f"content/{name}.md"
    before = note.read_text(encoding="utf-8").split("\n")
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}_edit/{name}?language=en")
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        page.locator(f"[id='f-{field}']").fill(value)
        save(page)
        assert page.locator("textarea.raw").count() == 0
        page.close()
    after = note.read_text(encoding="utf-8").split("\n")
    assert [text for text in after if text not in before] == [line]
    assert len(after) - len(before) in (0, 1)


def test_the_fields_of_a_record_are_those_of_the_schema(source):
    import json

    with serving(source) as (address, _):
        form = urllib.request.urlopen(f"{address}_edit/{ID}?language=fr").read().decode()
        indicator = urllib.request.urlopen(f"{address}_edit/indicators/tn-exploitation-forms-2017").read().decode()
    root = pathlib.Path(__file__).resolve().parents[2] / "docs/schema"
    practice = json.loads((root / "practices.json").read_text())["properties"]
    for key in ("steps", "results", "sources", "validated_by", "replies", "changes"):
        for field in practice[key]["items"]["properties"]:
            # A text in several languages has a control for each.
            assert re.search(rf'name="{key}\.\*\.{field}["\.]', form), field
    for key in ("cost", "objectives_met", "withdrawn"):
        for field in practice[key]["properties"]:
            assert re.search(rf'name="{key}\.{field}["\.]', form), field
    for field in json.loads((root / "indicators.json").read_text())["properties"]["series"]["items"]["properties"]["values"]["items"]["properties"]:
        assert f'name="series.*.values.*.{field}' in indicator, field


@pytest.mark.parametrize("language, words", [("ar", ["أضف عنصرا", "إلى أعلى", "إلى أسفل", "احذف"]), ("fr", ["Ajouter un élément", "Monter", "Descendre", "Supprimer"]), ("en", ["Add an item", "Move up", "Move down", "Remove"])])
def test_the_lists_speak_three_languages_and_are_accessible(source, browser, language, words):
    from axe_playwright_python.sync_playwright import Axe

    with serving(source) as (address, _):
        page = browser.new_page(bypass_csp=True, viewport={"width": 360, "height": 800})
        page.goto(f"{address}_edit/{ID}?language={language}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        for word in words:
            expect(page.locator("#f-steps").get_by_role("button", name=word).first).to_be_visible()
        page.locator("#f-steps summary").first.click()
        result = Axe().run(page, options={"iframes": False})
        assert [(issue["id"], issue["nodes"][0]["html"]) for issue in result.response["violations"]] == []
        page.close()


def test_a_translation_is_started_and_written_beside_its_original(source, browser):
    note = source / "content/practices/ma/annual-judicial-data.md"
    target = source / "content/practices/ma/annual-judicial-data.fr.md"
    target.unlink()
    expected = tabadul("new", "translation", note, "--to", "fr", "--source", source, "--language", "en")
    assert expected.returncode == 0, expected.stderr
    scaffold = target.read_bytes()
    target.unlink()
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}_edit/{ID}?language=en")
        # From the original's form, with the keyboard.
        reach(page, "a[href*='kind=translation'][href*='to=fr']")
        page.keyboard.press("Enter")
        expect(page.locator("#f-note")).to_have_value(ID)
        expect(page.locator("#f-to")).to_have_value("fr")
        reach(page, ".bar button")
        page.keyboard.press("Enter")
        expect(page.locator("header code")).to_have_text(f"content/{ID}.fr.md")
        assert target.read_bytes() == scaffold
        # The original's words stand beside, each side in its own direction.
        title = page.locator("#f-title")
        expect(title).to_have_value("")
        expect(title).to_have_attribute("dir", "ltr")
        expect(title).to_have_attribute("lang", "fr")
        expect(page.locator("#o-title")).to_have_text("نشر المعطيات القضائية السنوية حول قضايا الاتجار بالبشر")
        expect(page.locator("#o-title")).to_have_attribute("dir", "rtl")
        expect(page.locator("#o-title")).to_have_attribute("lang", "ar")
        expect(page.locator("[id='o-steps.o1.title']")).to_have_text("تقرير اللجنة الوطنية")
        expect(page.locator("[data-do]")).to_have_count(0)
        title.fill("Publication annuelle des données judiciaires")
        page.locator("[data-list=steps] > [data-token=o1] summary").click()
        page.locator("[id='f-steps.o1.title']").fill("Rapport de la Commission")
        save(page)
        page.close()
    before, after = scaffold.decode().split("\n"), target.read_text(encoding="utf-8").split("\n")
    assert len(before) == len(after)
    assert [line for line in after if line not in before] == ['title: "Publication annuelle des données judiciaires"', '  - title: "Rapport de la Commission"']


def test_mistakes_of_those_who_translate(source, browser):
    translation = source / f"content/{ID}.fr.md"
    before = translation.read_bytes()
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}_new?kind=translation&language=fr")
        page.locator(".bar button").click()
        expect(page.locator("#e-note .error")).to_be_visible()
        expect(page.locator("#e-to .error")).to_be_visible()
        page.locator("#f-note").select_option(ID)
        page.locator("#f-to").select_option("fr")
        page.locator(".bar button").click()
        expect(page.locator("#e-note .error")).to_contain_text(f"content/{ID}.fr.md")
        assert translation.read_bytes() == before
        # The original changes: the form says so, and takes the translator's word that it was reviewed.
        note = source / NOTE
        note.write_text(note.read_text(encoding="utf-8").replace("نشر المعطيات القضائية السنوية", "نشر المعطيات القضائية كل سنة", 1), encoding="utf-8")
        for _ in range(100):  # until the preview has read the original anew
            page.goto(f"{address}_edit/{ID}.fr?language=fr")
            if page.locator("#e-reviewed .warning").count():
                break
            page.wait_for_timeout(100)
        expect(page.locator("#e-reviewed .warning")).to_be_visible()
        page.get_by_label("J’ai relu cette traduction").check()
        expect(page.locator("#e-reviewed .warning")).to_have_count(0, timeout=15_000)
        save(page, "Le fichier est enregistré.")
        page.close()
    lines = before.decode().split("\n")
    changed = [line for line in translation.read_text(encoding="utf-8").split("\n") if line not in lines]
    assert len(changed) == 1 and changed[0].startswith("translates: ")
    assert f"{ID}.fr.md" not in tabadul("check", "--source", source).stderr
