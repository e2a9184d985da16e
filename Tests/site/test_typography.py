"""Arabic type, and what a finger or a reader's own settings ask: judged by the style sheets as built and by what the browser computes."""
import re

import pytest

from conftest import ROOT, asset

NOTE = "practices/tn/national-referral-mechanism.html"
SHEETS = ("style.css", "practice.css", "lists.css", "compare.css", "search.css", "booklet.css")


def sheets(site):
    plain = (ROOT / "themes/plain/assets/style.css").read_text(encoding="utf-8")
    yield "plain", re.sub(r"/\*.*?\*/", "", plain, flags=re.S)
    for name in SHEETS:
        yield name, asset(site, name).read_text(encoding="utf-8")


def test_no_sheet_has_physical_sides_or_a_trick_that_harms_arabic(site):
    for name, css in sheets(site):
        assert re.findall(r"[;{\s](?:margin|padding|border)-(?:left|right|top|bottom)\b|[;{\s](?:left|right|top|bottom)\s*:|text-align:\s*(?:left|right)|float:", css) == [], name
        assert re.findall(r"letter-spacing:\s*(?!0[;}])[^;}]+|font-style:\s*(?:italic|oblique)|text-transform|text-align:\s*justify|hyphens:", css) == [], name
        assert "@import" not in css and "url(" not in css, name


@pytest.fixture
def open_page(browser, site):
    contexts = []

    def open_page(name, width):
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}))
        page = contexts[-1].new_page()
        page.goto((site / name).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


ARABIC_FACES = {"Tabadul", "Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "Dubai", "Noto Sans Arabic", "Droid Arabic Naskh", "Tahoma"}


@pytest.mark.parametrize("name", [NOTE, "topics/referral.html", "help.html", "pages/about.html"])
def test_arabic_text_is_large_open_and_upright(open_page, name):
    page = open_page(name, 360)
    body = page.evaluate("""() => [...document.querySelectorAll(".prose p, .practice-text > section > p:not(.small, .missing), .lead, .danger p")].map(p => { const style = getComputedStyle(p);
      return [parseFloat(style.fontSize), parseFloat(style.lineHeight) / parseFloat(style.fontSize)]; })""")
    assert body and all(size >= 18 and height >= 1.7 for size, height in body)
    odd = page.evaluate("""() => [...document.body.querySelectorAll("*")].filter(e => { const style = getComputedStyle(e);
      return style.fontStyle !== "normal" || !["normal", "0px"].includes(style.letterSpacing) || style.textAlign === "justify"; }).map(e => e.className || e.tagName)""")
    assert odd == []
    faces = page.evaluate("getComputedStyle(document.querySelector('main p')).fontFamily").replace('"', "").split(", ")
    assert faces[0] in ARABIC_FACES and set(faces[:5]) <= ARABIC_FACES and faces[-1] == "sans-serif"


LINES = """() => [...document.querySelectorAll(".prose > p, .practice-text > section > p, .lead")].flatMap(paragraph => {
  const lines = [], range = document.createRange(), walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let node, place = null, count = 0;
  while ((node = walker.nextNode())) { if (node.parentElement.closest(".cite")) continue;
    for (let i = 0; i < node.data.length; i++) { range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect(); if (!box.height) continue;
      if (place !== null && Math.abs(box.bottom - place) > 12) { lines.push(count); count = 0; }
      place = box.bottom; count++; } }
  return lines; })"""


@pytest.mark.parametrize("name", [NOTE, "fr/" + NOTE, "topics/referral.html", "pages/about.html", "fr/pages/about.html"])
def test_a_line_holds_what_an_eye_takes_in(open_page, name):
    """Up to 75 characters in the middle line of all; marks that take no width make some lines count more."""
    lines = sorted(open_page(name, 1280).evaluate(LINES))
    assert len(lines) > 6 and 45 <= lines[len(lines) // 2] <= 75 and lines[-1] < 95


def test_what_helps_in_need_is_wide_enough_for_a_thumb(open_page):
    page = open_page("help.html", 360)
    heights = page.eval_on_selector_all("#exit, .help-link, a[href^='tel:']", "links => links.map(link => link.getBoundingClientRect().height)")
    assert len(heights) > 8 and min(heights) >= 44


@pytest.mark.parametrize("name", ["index.html", NOTE, "topics/referral.html", "help.html", "fr/index.html"])
def test_the_reader_may_space_the_text(open_page, name):
    """The spacing that WCAG 1.4.12 asks pages to bear: nothing is cut off, nothing leaves the screen."""
    page = open_page(name, 360)
    page.evaluate("""() => { const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-block-end: 2em !important; }");
      document.adoptedStyleSheets = [sheet]; }""")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    cut = page.evaluate("""() => [...document.querySelectorAll("a, button, th, td, h1, h2, h3, p, summary")].filter(e => { const style = getComputedStyle(e);
      return e.offsetWidth > 1 && style.overflow !== "visible" && style.display !== "inline" && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1); }).map(e => e.className || e.tagName)""")
    assert cut == []


def test_time_in_a_chart_runs_as_the_page_reads(open_page):
    for name, is_reversed in (("indicators/ma-cases-ppo.html", True), ("fr/indicators/ma-cases-ppo.html", False)):
        years = open_page(name, 1280).eval_on_selector_all(".chart text.year", "texts => texts.map(text => [text.getBoundingClientRect().left, text.textContent])")
        assert [year for _, year in sorted(years)] == sorted((year for _, year in years), reverse=is_reversed)


def test_forced_colours_and_calm_are_respected(browser, site):
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    page = context.new_page()
    page.goto((site / NOTE).as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.exit')).borderBlockStartStyle") == "solid"
    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter(e => { const style = getComputedStyle(e);
      return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === "smooth"; }).length""")
    assert moving == 0
    context.close()
