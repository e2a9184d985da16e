"""The tools of an entry's page and the dossier that gathers entries: kept in the address alone, put together by script, printed and given as files."""
import csv
import io
import re

import pytest

from test_browser import AXE, RUN

from conftest import wait

NOTE = "practices/ma/national-referral-mechanism.html"
TOPIC = "topics/referral.html"


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 360, "height": 780}, permissions=["clipboard-read", "clipboard-write"], accept_downloads=True)
    yield context.new_page()
    context.close()


def opened(page, site, keys, tree=""):
    page.goto((site / tree / "dossier.html").as_uri() + "#dossier=" + ",".join(keys))
    wait(page, "count => document.querySelectorAll('.dossier-entry').length === count", len(keys))


def downloaded(page, way):
    with page.expect_download() as download:
        page.click(f"[data-way={way}]")
    return open(download.value.path(), encoding="utf-8", newline="").read()


def test_the_choice_is_carried_from_page_to_page_and_kept_nowhere_else(page, site):
    page.goto((site / NOTE).as_uri())
    assert page.locator(".dossier-link").is_hidden()
    page.click("[data-tool=add]")
    wait(page, "() => location.hash === '#dossier=ma/national-referral-mechanism'")
    assert page.locator(".page-tools [data-tool=add]").get_attribute("aria-pressed") == "true"
    page.click(".elsewhere > p a")
    wait(page, "() => document.querySelector('[data-entry=\"referral\"]').getAttribute('aria-pressed') === 'false' && location.hash.includes('dossier=')")
    page.click(".add-row >> nth=2")
    page.click('[data-view="tn"]')
    assert page.url.endswith(TOPIC + "#show=tn&dossier=ma/national-referral-mechanism,referral.3")
    page.click(".languages a[hreflang=fr]")
    assert page.url.endswith("/fr/" + TOPIC + "#show=tn&dossier=ma/national-referral-mechanism,referral.3")
    wait(page, "() => !document.querySelector('.dossier-link').hidden")
    assert page.locator(".dossier-link bdi").text_content() == "2"
    page.click(".dossier-link")
    wait(page, "() => document.querySelectorAll('.dossier-entry').length === 2")
    assert "/fr/dossier.html#" in page.url
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0] and page.context.cookies() == []


def test_it_holds_notes_briefs_and_single_rows_in_the_order_of_the_reader(page, site):
    opened(page, site, ["ma/national-referral-mechanism", "referral", "coordination.2"])
    note, brief, row = page.query_selector_all(".dossier-entry")
    assert len(note.query_selector_all(".steps > li")) > 4 and len(note.query_selector_all(".sources li")) > 5
    assert len(brief.query_selector_all(".contrasts tbody tr")) > 5 and brief.query_selector(".brief-answer .cite")
    assert len(row.query_selector_all(".contrasts tbody tr")) == 1
    cited = {re.sub(r"\D", "", mark.text_content()) for mark in row.query_selector_all(".cite")}
    assert len(row.query_selector_all(".sources li")) == len(cited) > 0
    ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    for link in page.eval_on_selector_all(".dossier-entry a[href^='#']", "all => all.map(a => a.getAttribute('href').slice(1))"):
        assert link in ids, link
    page.click(".dossier-entry:nth-child(3) .dossier-bar button >> nth=0")
    wait(page, "() => location.hash === '#dossier=ma/national-referral-mechanism,coordination.2,referral'")
    page.click(".dossier-entry:first-child .dossier-bar button")
    wait(page, "() => location.hash === '#dossier=coordination.2,referral' && document.querySelectorAll('.dossier-entry').length === 2")
    page.click("[data-way=clear]")
    wait(page, "() => location.hash === '' && !document.getElementById('dossier-empty').hidden")


def test_it_gives_a_table_and_references_of_what_it_holds(page, site):
    opened(page, site, ["ma/national-referral-mechanism", "referral.1", "referral.2"], "en")
    rows = list(csv.DictReader(io.StringIO(downloaded(page, "csv").removeprefix("\ufeff"))))
    assert [row["key"] for row in rows] == ["ma/national-referral-mechanism"] + ["referral.1"] * 3 + ["referral.2"] * 3
    assert rows[0]["country"] == "Morocco" and len(rows[0]["text"]) > 60
    assert {row["country"] for row in rows[1:]} == {"ma", "eg", "tn"} and all(row["value"] in ("yes", "partly", "no", "unknown") for row in rows[1:])
    assert all(row["date"] and row["title"] and row["address"] for row in rows)
    bib, ris = downloaded(page, "bib"), downloaded(page, "ris")
    assert re.findall(r"^@misc\{(.*),$", bib, re.M) == ["ma-national-referral-mechanism-en", "topic-referral-en"]
    assert re.findall(r"^ID  - (.*)\r$", ris, re.M) == ["ma-national-referral-mechanism-en", "topic-referral-en"]
    assert ris.count("ER  - ") == 2


def test_it_prints_in_one_go(page, site):
    opened(page, site, ["ma/national-referral-mechanism", "tn/national-referral-mechanism", "referral"])
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))
    assert pages >= 6
    page.emulate_media(media="print")
    assert not page.locator(".dossier-bar button").first.is_visible() and page.locator(".dossier-entry .sources li").first.is_visible()


@pytest.mark.parametrize("keys", ["ma/none,referral", "../../index,referral", "javascript:x,referral", "%,referral"])
def test_what_is_no_entry_is_named_or_left_out(page, site, keys):
    page.goto((site / "dossier.html").as_uri() + "#dossier=" + keys)
    wait(page, "() => document.querySelectorAll('.dossier-entry .contrasts').length === 1")
    assert page.locator(".dossier-entry").count() == (2 if keys.startswith("ma/") else 1)


def test_copying_gives_the_address_and_the_status_of_a_draft(page, site):
    page.goto((site / "en" / NOTE).as_uri() + "#results")
    page.click("[data-tool=link]")
    wait(page, "() => document.querySelector('.page-tools [role=status]').textContent === 'Copied.'")
    assert page.evaluate("navigator.clipboard.readText()") == (site / "en" / NOTE).as_uri()
    page.click("[data-tool=cite]")
    page.wait_for_timeout(200)
    text = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"Tabadul, “.+”, Morocco, draft not validated by the national bodies, \d+ \w+ 2026, file://.*/en/" + NOTE, text), text


def test_without_scripts_the_citation_is_text_and_no_control_is_dead(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in (NOTE, TOPIC, "briefs/referral.html", "institutions/ma/national-committee.html", "dossier.html"):
        page.goto((site / "en" / name).as_uri())
        assert page.locator("main button:visible").count() == 0, name
        if name != "dossier.html":
            page.click("[data-tool=cite]")
            assert page.locator("#cite-text").is_visible() and page.url.endswith("#cite"), name
    assert page.locator("#dossier-scripts").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_dossier_passes_axe(browser, site, scheme):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    opened(page, site, ["ma/national-referral-mechanism", "referral", "coordination.2"], "fr")
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
