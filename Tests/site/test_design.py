"""Reading, comparing, leaving: the site as its readers use it, in a real Chromium."""
import re
import subprocess

import pytest

from conftest import tabadul
from test_browser import AXE, VNU, address, pages  # noqa: F401

NOTE = "practices/ma/national-referral-mechanism.html"
TOPIC = "topics/referral.html"
WCAG = """() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], resultTypes: ["violations"], rules: {"color-contrast": {enabled: false}}})
.then(r => r.violations.map(v => v.id + ": " + v.nodes[0].target.join(" ")))"""


@pytest.fixture
def page(browser):  # noqa: F811
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_round_tables_stand_on_one_line_of_time(browser, site, width):  # noqa: F811
    """Along the page from the right on a wide screen, down the page on a telephone; each point on the line."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto((site / "index.html").as_uri())
    points = page.locator(".timeline > li").evaluate_all("all => all.map(e => { const box = e.getBoundingClientRect(); return [box.right, box.top]; })")
    rights, tops = [[round(point[axis]) for point in points] for axis in (0, 1)]
    assert len(points) == 3
    along, still = (rights, tops) if width == 1280 else ([-top for top in tops], rights)
    assert len(set(still)) == 1 and along == sorted(set(along), reverse=True), points
    line = page.locator(".timeline").evaluate("e => { const style = getComputedStyle(e); return [style.borderTopWidth, style.borderRightWidth]; }")
    assert line == (["3px", "0px"] if width == 1280 else ["0px", "3px"])
    page.close()


def test_without_scripts_all_is_there_and_no_dead_control(browser, site):  # noqa: F811
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto((site / TOPIC).as_uri())
    assert page.locator("button:visible").count() == 0
    assert {code for code in ("ma", "eg", "tn") if page.locator(f'.contrasts td[data-country="{code}"]:visible').count() > 5} == {"ma", "eg", "tn"}
    assert page.locator(".pathway > li:visible").count() > 5
    page.goto((site / NOTE).as_uri())
    page.locator(".practice-text .cite a").first.click()
    assert "#src-" in page.url and page.locator(":target").is_visible()
    context.close()


def test_a_citation_opens_in_place_and_gives_focus_back(page, site):
    page.goto((site / NOTE).as_uri())
    link = page.locator(".practice-text .cite a").first
    source = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith(".html"), "the reader stays where he reads"
    assert page.locator(".note-box cite").text_content() == page.locator(source + " cite").text_content()
    assert link.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert page.locator(".note-box").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('href')") == source


def test_a_term_is_explained_in_place_once_a_page(page, site):
    page.goto((site / NOTE).as_uri())
    hrefs = page.eval_on_selector_all("a.term-link", "links => links.map(l => l.getAttribute('href'))")
    assert len(hrefs) > 2 and len(hrefs) == len(set(hrefs))
    term = page.locator("a.term-link[title]").first
    term.click()
    assert page.locator(".note-box p").first.text_content() == term.get_attribute("title")


def test_the_language_is_switched_on_the_same_note(page, site):
    page.goto((site / NOTE).as_uri())
    page.click(".languages a[hreflang=fr]")
    assert page.url.endswith("/fr/" + NOTE)
    assert page.evaluate("[document.documentElement.lang, document.documentElement.dir].join()") == "fr,ltr"
    page.click(".languages a[hreflang=ar]")
    assert page.url.endswith(NOTE) and "/fr/" not in page.url


def test_the_display_is_the_only_thing_kept_and_quick_exit_clears_it(browser, address):  # noqa: F811
    context = browser.new_context(color_scheme="light")
    context.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="<title>x</title>", content_type="text/html"))
    page = context.new_page()
    page.goto(address + NOTE)
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert page.evaluate("localStorage.length") == 0
    page.click("#scheme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper
    assert page.evaluate("Object.keys(localStorage).join()") == "scheme"
    page.goto(address + TOPIC)
    assert page.locator("#scheme").get_attribute("aria-pressed") == "true"
    page.click("#exit")
    page.wait_for_url("https://www.wikipedia.org/**")
    page.goto(address + "index.html")
    assert page.evaluate("localStorage.length") == 0
    assert context.cookies() == []
    context.close()


def test_help_is_one_step_from_every_page(site):
    """Redirects from former addresses aside: they lead on at once."""
    redirects = 0
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in text:
            redirects += 1
        else:
            assert 'class="help-link" href="' in text, path
    assert redirects < 100


def test_everything_is_reached_by_keyboard_and_nothing_hides_the_focus(page, site):
    page.goto((site / TOPIC).as_uri())
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("""() => { const e = document.activeElement, r = e.getBoundingClientRect();
          const top = document.elementFromPoint(r.left + r.width / 2, r.top + Math.min(r.height, 30) / 2);
          return [e.className || e.tagName, getComputedStyle(e).outlineStyle, !!top && (e.contains(top) || top.contains(e))]; }"""))
    assert [name for name, outline, _ in seen if outline == "none"] == []
    assert [name for name, _, clear in seen if not clear] == []
    assert [name for name, *_ in seen][:2] == ["skip", "exit"]


def test_text_reflows_at_320_pixels_and_at_200_percent(page, site, some):
    """Kinds of pages in every language: 30 in turn, all with --every-page."""
    wide = []
    for name in some(pages(site), 30):
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto((site / name).as_uri())
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide.append((name, 320))
        page.set_viewport_size({"width": 640, "height": 640})
        page.evaluate("document.documentElement.style.fontSize = '225%'")
        if page.evaluate("document.documentElement.scrollWidth") > 640:
            wide.append((name, "200 %"))
    assert wide == []


def test_a_note_and_a_booklet_print_in_ink_on_white(browser, site, tmp_path):  # noqa: F811
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    for name, least in ((NOTE, 2), ("booklets/prosecution.html", 20)):
        page.goto((site / name).as_uri())
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert not page.locator(".exit-bar").is_visible() and not page.locator(".site-nav").is_visible()
        pdf = tmp_path / "print.pdf"
        page.pdf(path=str(pdf), prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())) >= least
        second = subprocess.run(["pdftotext", "-f", "2", "-l", "2", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
        assert "2" in [line.strip("\u202a\u202b\u202c\u200e\u200f\f ") for line in second.splitlines()], "the number stands at the foot of the page"
    context.close()


def test_pages_pass_axe(browser, site, sampled, some):  # noqa: F811
    """A rotating sample (or every page), by the rules of WCAG. Contrast depends on the page kind only: see test_browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True, java_script_enabled=True)
    page = context.new_page()
    page.add_init_script(AXE)
    found = {}
    for path in some(sampled(site, 60), 30):
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        violations = page.evaluate(WCAG)
        if violations:
            found[path.relative_to(site).as_posix()] = violations
    context.close()
    assert found == {}


@pytest.mark.browser
def test_pages_pass_the_nu_checker(site, sampled):
    pages = [str(path) for path in sampled(site, 100)]
    result = subprocess.run(
        ["java", "-Xss4m", "-jar", str(VNU), "--errors-only", "--skip-non-html", "--format", "text", *pages], capture_output=True, text=True, timeout=600)
    # The checker at hand is older than ARIA 1.2: it does not know a combobox on an input, nor enterkeyhint.
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error") and not re.search("combobox|enterkeyhint|aria-expanded.*input", line)]
    assert errors == []


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    import shutil

    from conftest import ROOT

    source = tmp_path_factory.mktemp("plain")
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, source / name)
    settings = source / "content/site.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("theme: default", "theme: plain"), encoding="utf-8")
    result = tabadul("build", "--source", source, "--strict")
    assert result.returncode == 0, result.stderr
    return source / "site"


def test_the_plain_theme_is_plain(plain):
    assert sum(path.stat().st_size for path in (plain / "assets").glob("*.css")) < 10_000
    assert list((plain / "assets").glob("*.js")) == []
    for path in plain.rglob("*.html"):
        assert not re.search(r"<script(?! type=\"application/ld)", path.read_text(encoding="utf-8")), path


def test_the_plain_theme_s_links_hold(plain):
    from test_links import test_every_link_and_anchor_resolves

    test_every_link_and_anchor_resolves(plain)


@pytest.mark.parametrize("name", [NOTE, TOPIC, "index.html", "fr/" + NOTE, "help.html", "search.html", "indicators/ma-victims-ppo.html"])
def test_the_plain_theme_passes_axe(browser, plain, name):  # noqa: F811
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    page = context.new_page()
    page.goto((plain / name).as_uri())
    page.evaluate(AXE)
    assert page.evaluate(WCAG.replace(', rules: {"color-contrast": {enabled: false}}', "")) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
