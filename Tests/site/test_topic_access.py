"""Topics in every language by keyboard, magnified, with large text, in forced colours, without motion: what axe does not see."""
import pytest

from test_topic import topics

STOPS = """() => [...document.querySelectorAll("main a[href], main button, main summary, main [tabindex='0']")].filter(e => e.checkVisibility())"""


@pytest.fixture
def visited(browser, site, some):
    """Opens five topics of each language (every topic with --every-page) on one page of a browser, and gathers what a check finds on them."""
    contexts = []

    def visit(check, width, height, trees=("", "fr/", "en/"), **options):
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        found = {}
        for path in [path for tree in trees for path in some(topics(site, (tree,)), 5)]:
            page.goto(path.as_uri(), wait_until="domcontentloaded")
            result = check(page)
            if result:
                found[str(path.relative_to(site))] = result
        return found

    yield visit
    for context in contexts:
        context.close()


def test_the_comparison_can_be_skipped_and_has_headings(visited):
    def check(page):
        return page.evaluate("""() => {
          const wrong = [], region = document.querySelector(".comparison"), first = region.querySelector("a[href], button, summary");
          if (!first.matches(".skip-comparison")) wrong.push("the first stop is " + first.className);
          const target = document.querySelector(first.hash);
          if (!target || region.contains(target) || !(region.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push("skips to " + first.hash);
          const levels = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")].map(h => +h.tagName[1]);
          if (levels.some((level, index) => index && level > levels[index - 1] + 1)) wrong.push("levels " + levels);
          if (region.querySelectorAll("h3").length < 3) wrong.push("headings");
          return wrong; }""")

    assert visited(check, 1280, 900) == {}


def test_the_link_past_the_comparison_is_outside_the_page_until_focused(visited):
    """On a narrow screen its words are wider than the screen."""
    def check(page):
        return page.evaluate("""() => { const link = document.querySelector(".skip-comparison"), out = e => { const box = e.getBoundingClientRect(); return box.right <= 0 || box.left >= innerWidth; };
          const before = out(link); link.focus(); return [before || "seen before focus", !out(link) || "not seen with focus"].filter(e => e !== true); }""")

    assert visited(check, 320, 700) == {}


def test_no_stop_of_the_keyboard_does_nothing(visited):
    """A box may be a stop only where it scrolls; the page may have no stop by a positive index."""
    def check(page):
        return page.evaluate("""() => [...document.querySelectorAll("[tabindex]")].filter(e => e.tabIndex > 0 || (e.tabIndex === 0
          && !e.matches("a[href], button, summary, input") && e.scrollWidth <= e.clientWidth && e.scrollHeight <= e.clientHeight)).map(e => e.outerHTML.slice(0, 80))""")

    assert visited(check, 1280, 900) == {}


@pytest.mark.parametrize("width, height", [(360, 780), (1280, 900)])
def test_nothing_focused_is_hidden_under_what_sticks(visited, width, height):
    """Backwards through all stops, as Shift and Tab go: above the page's middle is what sticks."""
    def check(page):
        return page.evaluate("""stops => {
          for (const fold of document.querySelectorAll("main details")) fold.open = true;
          const hidden = [];
          for (const stop of eval(stops)().reverse()) {
            stop.focus();
            const box = stop.getClientRects()[0];
            const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), y = box.top + Math.min(box.height, 24) / 2;
            const top = document.elementFromPoint(x, y);
            if (!top || !(stop.contains(top) || top.contains(stop))) hidden.push(stop.outerHTML.slice(0, 70) + " at " + Math.round(y) + " under " + (top && top.className));
          }
          return hidden; }""", STOPS)

    assert visited(check, width, height, bypass_csp=True) == {}


def test_under_400_percent_zoom_nothing_sticks_and_nothing_overflows(visited):
    def check(page):
        page.evaluate("scrollTo(0, 1500)")
        return page.evaluate("""() => [...document.querySelectorAll("body *")].filter(e => ["sticky", "fixed"].includes(getComputedStyle(e).position)).map(e => e.className)
          .concat(document.documentElement.scrollWidth > 320 ? ["width " + document.documentElement.scrollWidth] : [])""")

    assert visited(check, 320, 225) == {}


@pytest.mark.parametrize("width", [360, 1280])
def test_text_of_twice_the_size_is_neither_cut_nor_beyond_the_edge(visited, width):
    def check(page):
        page.evaluate("document.documentElement.style.fontSize = '225%'")
        return page.evaluate("""width => (document.documentElement.scrollWidth > width ? ["width " + document.documentElement.scrollWidth] : []).concat(
          [...document.querySelectorAll("main :is(p, td, th, h1, h2, h3, h4, dd, li), .languages a")].filter(e => e.checkVisibility() && !e.closest(".unseen, .views, .skip-comparison")
            && getComputedStyle(e).overflow === "visible" && (e.getBoundingClientRect().right > width + 1 || e.getBoundingClientRect().left < -1)
            && e.getBoundingClientRect().width > 1).map(e => e.outerHTML.slice(0, 80)))""", width)

    assert visited(check, width, 800) == {}


def test_in_forced_colours_marks_and_choices_keep_their_form(visited):
    def check(page):
        page.click('[data-view="eg"]')
        return page.evaluate("""() => {
          const wrong = [], style = (e, pseudo) => getComputedStyle(e, pseudo);
          if (style(document.querySelector('[data-view="eg"]')).borderTopWidth === style(document.querySelector('[data-view="ma"]')).borderTopWidth) wrong.push("pressed");
          for (const mark of document.querySelectorAll(".contrasts .mark")) {
            const before = style(mark, "::before");
            if (before.borderTopStyle === "none" || before.content === "none" || !mark.textContent.trim()) wrong.push("mark");
          }
          for (const box of document.querySelectorAll(".undocumented")) if (style(box).borderTopStyle !== "dashed") wrong.push("not documented");
          return wrong; }""")

    assert visited(check, 1280, 900, forced_colors="active") == {}


def test_nothing_moves_where_motion_is_reduced(visited):
    def check(page):
        page.click('[data-view="eg"]')
        return page.evaluate("""() => document.getAnimations().length + [...document.querySelectorAll("html, main *")].filter(e => getComputedStyle(e).scrollBehavior === "smooth"
          || parseFloat(getComputedStyle(e).transitionDuration) > 0.01).length""")

    assert visited(check, 1280, 900, reduced_motion="reduce") == {}
