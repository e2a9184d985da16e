"""What the pages say of a note's age, outcome and gaps, read in Chromium: overdue reviews, outcomes, lineage, filters, the list of unknowns."""
import csv
import io
import json
import re
import shutil

import pytest

from conftest import ROOT, tabadul, wait

FIRST, SECOND = "content/practices/aa/referral-cell.md", "content/practices/bb/referral-network.md"
OUTCOME = """objective: {ar: "حماية الضحايا من الاتجار[^s1]", fr: "Protéger les victimes[^s1]", en: "Protect victims[^s1]"}
objectives_met: {value: partly, source: s1}
exploitation_forms: [begging]
"""
LESSONS = "## الدروس والحدود\n\nلا تذكر المصادر المتاحة دروسا.\n\n"


def edit(root, note, lines):
    path = root / note
    path.write_text(path.read_text(encoding="utf-8").replace("reviewed:", lines + "reviewed:", 1), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The fixture with outcomes in two countries, a lineage, unknown things, and one withdrawn entry."""
    root = tmp_path_factory.mktemp("standing")
    shutil.copytree(ROOT / "Tests/fixture/content", root / "source/content")
    shutil.copytree(ROOT / "themes", root / "source/themes")
    source = root / "source"
    edit(source, FIRST, OUTCOME + "review_due: 2028-03-10\n"
         'safeguards: {ar: "لا تُسأل الضحية مرتين[^s1]"}\n'
         "unknown:\n  - {field: cost, searched: \"تقارير اللجنة\", searched_on: 2026-11}\n"
         "  - {field: lessons, text: \"لا تذكرها تقارير اللجنة[^s1].\"}\n")
    path = source / FIRST
    path.write_text(path.read_text(encoding="utf-8").replace(LESSONS, "", 1), encoding="utf-8")
    edit(source, SECOND, OUTCOME.replace("begging", "forced-labour").replace("partly", "yes") + "review_due: 2028-09\nadapted_from: aa/referral-cell\n")
    done = tabadul("withdraw", "practices/bb/shelter-house", "--keep-page", "--reason", "حل محلها نص أحدث", "--apply", "--source", source)
    assert done.returncode == 0, done.stderr + done.stdout
    result = tabadul("build", "--source", source, "--output", root / "site", "--language", "en")
    assert result.returncode == 0, result.stderr
    return root / "site"


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 360, "height": 780})
    yield context.new_page()
    context.close()


def opened(page, site, name, fragment="", day=None):
    if day:
        page.clock.set_fixed_time(day)
    page.goto((site / name).as_uri() + (f"#{fragment}" if fragment else ""))
    return page


def text(site, name):
    return (site / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("day, overdue", [("2028-03-10T12:00:00Z", 0), ("2028-03-11T12:00:00Z", 1), ("2028-09-30T12:00:00Z", 1), ("2028-10-01T12:00:00Z", 2)])
def test_reviews_are_overdue_by_the_reader_s_clock(page, built, day, overdue):
    opened(page, built, "practices/aa/referral-cell.html", day=day)
    assert page.locator(".review-due.overdue").count() == min(1, overdue)
    assert ("فات الموعد" in page.inner_text(".review-due")) == (overdue > 0)
    for name in ("topics/referral.html", "themes/protection.html"):
        opened(page, built, name, day=day)
        count = page.locator("[data-due-list]")
        assert count.is_visible() == (overdue > 0), name
        if overdue:
            assert re.search(r"\d+$", count.inner_text().strip()).group() == str(overdue), name


def test_a_topic_compares_outcomes_that_two_countries_have(built):
    topic = text(built, "topics/referral.html")
    for field in ("objective", "objectives_met", "exploitation_forms"):
        assert f'id="{field}"' in topic, field
    assert 'id="safeguards"' not in topic, "one country has it"
    assert "لا تُسأل الضحية مرتين" in text(built, "practices/aa/referral-cell.html")


def test_the_data_hold_what_pages_say(built):
    def table(name):
        return list(csv.DictReader(io.StringIO((built / f"data/{name}.csv").read_text(encoding="utf-8-sig"), newline="")))

    practices = {row["id"]: row for row in table("practices")}
    first, second = practices["aa/referral-cell"], practices["bb/referral-network"]
    assert (first["review_due"], first["objectives_met"], first["exploitation_forms"]) == ("2028-03-10", "partly", "begging")
    assert first["objective_fr"] == "Protéger les victimes" and first["safeguards_ar"] and first["victim_participation_ar"] == ""
    assert second["adapted_from"] == "aa/referral-cell"
    assert ("aa", "aa/referral-cell", "cost", "2026-11") in [(row["country"], row["practice"], row["name"], row["searched_on"]) for row in table("unknowns")]
    assert [(row["collection"], row["record"], row["reason_ar"]) for row in table("withdrawn")] == [("practices", "bb/shelter-house", "حل محلها نص أحدث")]
    assert [row["kind"] for row in table("changes")] == ["withdrawn"]


def test_a_lineage_is_drawn_on_both_practices(page, built):
    for name, current in (("practices/aa/referral-cell.html", 0), ("practices/bb/referral-network.html", 1)):
        opened(page, built, name)
        items = page.locator(".lineage > li")
        assert items.count() == 2
        assert [items.nth(i).get_attribute("aria-current") for i in range(2)].index("true") == current
        items.nth(1 - current).locator("a").click()
        page.wait_for_url("**/practices/**")


def found(page, site, fragment):
    page.goto("about:blank")
    opened(page, site, "search.html", fragment)
    page.wait_for_selector("#results[data-state=done]", state="attached", timeout=20000)
    return page.eval_on_selector_all("#results > li", "items => items.map(li => [li.querySelector('a').getAttribute('href'), li.querySelector('.withdrawn') !== null])")


@pytest.mark.parametrize("fragment, practice", [
    ("form=begging", "practices/aa/referral-cell.html"), ("form=forced-labour", "practices/bb/referral-network.html"),
    ("met=partly", "practices/aa/referral-cell.html"), ("met=yes", "practices/bb/referral-network.html"),
])
def test_outcomes_filter_the_search(page, built, fragment, practice):
    assert found(page, built, fragment) == [[practice, False]]


def test_the_search_marks_a_withdrawn_entry_and_shows_it_last(page, built):
    title = re.search(r'^title: "(.*)"', (ROOT / "Tests/fixture/content/practices/bb/shelter-house.md").read_text(encoding="utf-8"), re.M).group(1)
    results = found(page, built, "q=" + title)
    assert [name for name, mark in results if mark] == ["practices/bb/shelter-house.html"]
    assert page.inner_text("#results .withdrawn").strip() and "حل محلها نص أحدث" in page.inner_text("#results")
    # A filter asks for practices that stand.
    assert "shelter-house" not in str(found(page, built, "country=bb&status=ongoing"))


def test_what_is_not_known_has_a_box_a_mark_and_a_line_in_the_report(page, built):
    opened(page, built, "practices/aa/referral-cell.html")
    box = page.locator("section[aria-labelledby=unknown]")
    assert box.count() == 1 and "لا تذكرها تقارير اللجنة" in box.inner_text() and page.locator("#lessons").count() == 0
    opened(page, built, "topics/referral.html")
    lane = page.locator("details:has(> summary #lessons) [data-country=aa]")
    assert lane.locator(".undocumented").count() == 1
    assert page.locator("details:has(> summary #lessons) [data-country=bb] .undocumented").count() == 0
    report = json.loads(tabadul("report", "--format", "json", "--source", built.parent / "source").stdout)
    listed = {(item["id"], item["detail"]) for item in report["items"] if item["kind"] == "unknown"}
    assert listed == {("aa/referral-cell", "cost (تقارير اللجنة, 2026-11)"), ("aa/referral-cell", "lessons")}


def test_what_is_not_known_is_folded_by_question_and_leads_to_the_form(page, built):
    opened(page, built, "unknowns.html")
    assert page.locator("main details[open]").count() == 0
    link = page.locator('#by-country ~ details a[href="#topic-referral.aa"]')
    page.locator("#country-aa").click()
    link.click()
    place = page.locator('[id="topic-referral.aa"]')
    assert place.is_visible() and "تقارير اللجنة" in page.locator("details[open].unknown-topic").inner_text()
    page.goto("about:blank")
    opened(page, built, "unknowns.html", "topic-referral.aa")
    assert place.is_visible()
    page.locator('[id="topic-referral.aa"] + ul .contribute[href$="at=cost"]').click()
    wait(page, "(document.getElementById('contribute') || {dataset: {}}).dataset.state === 'ready'")
    assert page.url.endswith("new.html#edit=practices/aa/referral-cell&at=cost")
    wait(page, "document.activeElement && document.activeElement.id.startsWith('f-cost')")
    page.goto("about:blank")
    opened(page, built, "unknowns.html", "topic-referral.aa")
    page.locator('[id="topic-referral.aa"] + ul .contribute[href$="at=lessons"]').click()
    wait(page, "(document.getElementById('contribute') || {dataset: {}}).dataset.state === 'ready'")
    wait(page, "document.getElementById('said').textContent.includes('لا تذكرها تقارير اللجنة')")
    page.goto("about:blank")
    opened(page, built, "unknowns.html", "topic-referral.cc")
    page.locator('[id="topic-referral.cc"] + ul .contribute').first.click()
    wait(page, "(document.getElementById('contribute') || {dataset: {}}).dataset.state === 'ready'")
    assert page.input_value("#f-country") == "cc" and page.input_value("#f-topic") == "referral"


def test_the_list_of_what_is_not_known_is_short_on_a_phone(page, site):
    for tree in ("", "fr/", "en/"):
        opened(page, site, tree + "unknowns.html")
        assert page.evaluate("document.documentElement.scrollHeight") <= 6000
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
