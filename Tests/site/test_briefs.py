"""A topic on one page, and what one country has and another lacks: on paper, on a projector, as data."""
import json
import re

import pytest
import yaml

from conftest import ROOT
from test_browser import AXE, RUN


def briefs(site, trees=("", "fr/", "en/")):
    found = [path for tree in trees for path in sorted((site / tree / "briefs").glob("*.html"))]
    assert len(found) == 21 * len(trees)
    return found


def test_every_brief_prints_on_one_page(browser, site):
    """All of them, in all languages, on A4 in landscape; the sources are on the paper."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    long = {}
    for path in briefs(site):
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        pdf = page.pdf(prefer_css_page_size=True)
        count = len(re.findall(rb"/Type\s*/Page\b", pdf))
        assert re.search(rb"/MediaBox\s*\[0 0 84[12][.\d]* 59[45]", pdf), path
        if count != 1:
            long[str(path.relative_to(site))] = count
    page.emulate_media(media="print")
    assert page.locator(".brief-sources li").first.is_visible() and page.locator(".on-paper").is_visible()
    context.close()
    assert long == {}


def test_every_brief_fits_a_projector(browser, site):
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    tall, small = {}, {}
    for path in briefs(site):
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        height = page.evaluate("Math.max(document.documentElement.scrollHeight, document.documentElement.scrollWidth - 560)")
        if height > 720:
            tall[str(path.relative_to(site))] = height
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.brief td > div, .brief td')).fontSize)")
        if size < 14:
            small[str(path.relative_to(site))] = size
    page.close()
    assert (tall, small) == ({}, {})


def test_a_brief_leads_back_and_is_led_to(browser, site):
    page = browser.new_page(viewport={"width": 360, "height": 780})
    page.goto((site / "fr/topics/referral.html").as_uri())
    page.click(".page-nav a[href*='briefs/']")
    assert page.url.endswith("/fr/briefs/referral.html") and page.locator("#answer .cite").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.click(".brief-line a")
    assert page.url.endswith("/fr/topics/referral.html")
    page.close()


def contrasts():
    """The marks of all topics, read from the notes: (topic, number, country) to value."""
    marks = {}
    for path in (ROOT / "content/topics").glob("*.md"):
        if re.search(r"\.(fr|en)\.md$", path.name):
            continue
        front = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.BaseLoader)
        for number, contrast in enumerate(front["contrasts"], 1):
            given = {answer["country"]: answer["value"] for answer in contrast["answers"]}
            for country in ("ma", "eg", "tn"):
                marks[path.stem, number, country] = given.get(country, "unknown")
    return marks


def test_gaps_are_those_of_the_contrasts_and_unknown_is_no_lack(site):
    marks = contrasts()
    rows = json.loads((site / "data/gaps.json").read_text(encoding="utf-8"))["gaps"]
    known = {(row["topic"], int(row["contrast"]), row["has"], row["lacks"], row["lacks_value"]) for row in rows if row["contrast"]}
    assert known == {
        (topic, number, has, lacks, marks[topic, number, lacks])
        for topic, number, has in marks for lacks in ("ma", "eg", "tn")
        if marks[topic, number, has] in ("yes", "partly") and marks[topic, number, lacks] in ("no", "unknown")}
    assert all(row["lacks_value"] == "unknown" for row in rows if not row["contrast"])
    assert {row["lacks_value"] for row in rows} == {"no", "unknown"}


@pytest.mark.parametrize("tree", ["", "fr/", "en/"])
def test_the_page_of_gaps_lists_each_direction(browser, site, tree):
    rows = json.loads((site / "data/gaps.json").read_text(encoding="utf-8"))["gaps"]
    page = browser.new_page()
    page.goto((site / tree / "gaps.html").as_uri())
    for has in ("ma", "eg", "tn"):
        for lacks in {"ma", "eg", "tn"} - {has}:
            expected = len([row for row in rows if (row["has"], row["lacks"], row["lacks_value"]) == (has, lacks, "no")])
            heading = page.locator(f"[id='{has}-{lacks}']")
            assert f"({expected})" in heading.text_content()
            assert page.locator(f".gap-matrix a[href='#{has}-{lacks}']").text_content() == str(expected)
            items = page.locator(f"section[aria-labelledby='{has}-{lacks}'] .gap-list > li")
            assert items.count() == min(expected, 25)
            assert items.locator("[data-value='no']").count() == items.count() and items.locator("[data-value='unknown']").count() == 0
    page.close()


def test_briefs_and_gaps_pass_axe(browser, site):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, bypass_csp=True)
    page = context.new_page()
    for name in ("fr/briefs/referral.html", "briefs/shelter.html", "fr/gaps.html", "gaps.html"):
        page.goto((site / name).as_uri())
        page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
        page.evaluate(AXE)
        assert page.evaluate(RUN) == [], name
    context.close()
