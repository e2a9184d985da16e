"""A note that is not translated yet: its original, in its own direction, on a page in the reader's language."""
import pytest

from conftest import tabadul
from test_browser import AXE, RUN

NOTE = "practices/ma/national-referral-mechanism"


@pytest.fixture
def untranslated(source, tmp_path):
    (source / f"content/{NOTE}.fr.md").unlink()
    result = tabadul("build", "--source", source, "--output", tmp_path / "built/site")
    assert result.returncode == 0, result.stderr
    return tmp_path / "built/site/fr" / f"{NOTE}.html"


@pytest.mark.parametrize("width", [320, 1280])
def test_an_arabic_note_on_a_french_page(browser, untranslated, width):
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(untranslated.as_uri())
    side = """selector => [...document.querySelectorAll(selector)].map(e => { const all = document.createRange(); all.selectNodeContents(e);
      return [getComputedStyle(e).direction, e.closest("[lang]").lang, Math.round(all.getBoundingClientRect().right)]; })"""
    # What the note says is Arabic, and begins at one line; labels and chrome stay French.
    said = page.evaluate(side, "h1, .lead, .practice-text > section > div:not(.scroll) > p:first-child")
    assert len(said) > 3 and {(direction, language) for direction, language, _ in said} == {("rtl", "ar")}
    edges = [right for _, _, right in said]
    assert max(edges) - min(edges) <= 2, said
    steps = page.evaluate(side, ".steps h4, .steps li > div")
    assert len(steps) > 5 and {step[:2] == ["rtl", "ar"] for step in steps} == {True}, steps
    labels = page.evaluate(side, ".notice, h2, .facts dt, .site-nav summary, .breadcrumbs li")
    assert len(labels) > 10 and {label[:2] == ["ltr", "fr"] for label in labels} == {True}, labels
    # The number of a step stands at the start of its Arabic line.
    assert page.evaluate("getComputedStyle(document.querySelector('.steps')).direction") == "rtl"
    assert page.locator(".fallback a").get_attribute("hreflang") == "ar"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE)
    assert page.evaluate(RUN) == []
    context.close()


def test_names_from_the_other_language_are_isolated_in_lists(browser, untranslated):
    """A card of the note on a French page: its title cannot turn the words around it."""
    page = browser.new_page()
    page.goto((untranslated.parents[2] / "topics/referral.html").as_uri())
    links = page.locator("a[href*='national-referral-mechanism']").evaluate_all(
        """all => all.filter(e => /[\\u0600-\\u06ff]/.test(e.textContent)).map(e => { const box = e.querySelector("bdi") || e.closest("[dir]");
          return [getComputedStyle(box).direction, getComputedStyle(box).unicodeBidi, box.closest("[lang]").lang]; })""")
    assert links, "the note is named there"
    assert all(direction == "rtl" and bidi.startswith("isolate") and language == "ar" for direction, bidi, language in links), links
    page.close()
