"""Each kind of page on the shipped content: how long it is on a phone, what stands first, and the look that all share."""
import functools
import http.server
import re
import subprocess
import threading

import pytest

from conftest import ROOT, asset

PHONE = {"width": 360, "height": 780}
NOTE = "practices/ma/national-referral-mechanism.html"
TREES = ("", "fr/", "en/")


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.fixture
def desk(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name, most", [
    ("index.html", 3500), ("help.html", 3000), ("countries/ma.html", 6000), ("countries/eg.html", 6000), ("countries/tn.html", 6000),
    ("terms/index.html", 12000),
])
def test_a_page_is_no_longer_than_a_reader_scrolls(phone, site, name, most):
    heights = {}
    for tree in TREES:
        phone.goto((site / tree / name).as_uri())
        heights[tree] = phone.evaluate("document.documentElement.scrollHeight")
    assert max(heights.values()) <= most, heights


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_word_of_a_table_head_breaks(phone, site, width):
    """The names of the countries stand whole above their marks."""
    phone.set_viewport_size({"width": width, "height": 780})
    for tree in TREES:
        phone.goto((site / tree / "index.html").as_uri())
        assert phone.locator(".marks thead th").evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth + 1 || e.getBoundingClientRect().height > 40).map(e => e.textContent)") == []


def test_every_entry_is_found_by_its_letter_without_scripts(browser, site):
    """The search page leads there; each letter stands once, in order, and no link is lost."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    for tree in TREES:
        page.goto((site / tree / "search.html").as_uri())
        page.click("a[href='letters.html']")
        letters = page.locator("main summary h2").evaluate_all("all => all.map(e => e.id)")
        assert len(letters) > 15 and len(letters) == len(set(letters))
        links = page.locator("main li a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert len(links) == len(set(links)) > 300
        assert all((site / tree / link).is_file() for link in links)
        if tree == "":
            page.click("#letter-ا")
            assert page.locator("a[href='practices/ma/national-referral-mechanism.html']").is_visible(), "آلية stands under alif"
    context.close()


RANGES = r"""() => { const out = [], walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_ELEMENT); let node;
while ((node = walker.nextNode())) { if (node.localName !== "bdi" || node.dir !== "rtl" || !/^\d{4}-\d{4}$/.test(node.textContent)) continue;
  const range = document.createRange(); range.selectNodeContents(node.firstChild); const first = range.getBoundingClientRect();
  range.selectNodeContents(node.lastChild); const last = range.getBoundingClientRect(); if (!first.width) continue;
  out.push([node.textContent, first.left > last.left && Math.abs(first.top - last.top) < 2]); } return out; }"""


def test_years_from_and_to_run_in_the_direction_of_arabic_and_stay_on_a_line(phone, site):
    phone.goto((site / "instruments/index.html").as_uri())
    ranges = phone.evaluate(RANGES)
    assert len(ranges) > 4 and all(good for _, good in ranges), ranges


def test_the_home_page_has_a_search_four_entries_and_a_row_for_each_question(phone, site):
    phone.goto((site / "index.html").as_uri())
    entries = phone.locator(".entries .entry")
    assert entries.count() == 4 and entries.last.bounding_box()["y"] < PHONE["height"]
    topics = [path for path in ROOT.glob("content/topics/*.md") if not re.search(r"\.(fr|en)\.md$", path.name)]
    rows = phone.locator(".marks tbody tr")
    assert rows.count() == len(topics)
    heights = rows.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert max(heights) <= 54
    assert {row.count for row in [rows.nth(i).locator("td") for i in range(rows.count())] if row.count() != 3} == set()
    phone.fill("#home-search-text", "الإحالة")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/search.html#q=*")


@pytest.mark.parametrize("tree", TREES)
def test_help_says_first_what_to_do_in_danger_and_every_number_can_be_touched(phone, site, tree):
    phone.goto((site / tree / "help.html").as_uri())
    danger, links = phone.locator(".danger").bounding_box(), phone.locator(".country-links a")
    assert links.count() == 3 and danger["y"] < links.first.bounding_box()["y"] < PHONE["height"]
    sizes = phone.locator(".call, .country-links a").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert len(sizes) > 9 and min(sizes) >= 44
    for section in phone.locator(".help-country").all():
        places = section.locator(".helpline").evaluate_all("all => all.map(e => !!e.closest('.unconfirmed'))")
        assert places == sorted(places), "numbers that nothing confirms stand second"


def test_help_prints_a_page_for_each_country_with_a_card_that_does_not_name_the_site(desk, site, tmp_path):
    desk.goto((site / "help.html").as_uri())
    desk.emulate_media(media="print")
    pdf = tmp_path / "help.pdf"
    desk.pdf(path=str(pdf), prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf.read_bytes())) == 3
    cards = desk.locator(".cut-card")
    assert cards.count() == 3 and all(card.is_visible() for card in cards.all())
    assert not re.search("تباد|Tabadul", " ".join(cards.all_text_contents()))
    text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    assert "16000" in text and "CC-BY" not in text


def test_a_practice_leads_to_the_other_countries_on_the_first_screen(phone, site, some):
    late = {}
    for path in some(sorted(site.glob("practices/*/*.html")), 20):
        phone.goto(path.as_uri(), wait_until="domcontentloaded")
        top = phone.locator(".elsewhere").bounding_box()["y"]
        if top > PHONE["height"] - 40:
            late[path.relative_to(site).as_posix()] = top
    assert late == {}


def test_a_practice_says_what_is_done_before_its_context_and_fills_the_side_of_its_title(desk, site):
    desk.goto((site / NOTE).as_uri())
    order = desk.locator(".practice-text > section").evaluate_all("all => all.map(e => e.getAttribute('aria-labelledby'))")
    assert order[0] == "approach" and order.index("context") > order.index("results") and order[-1] == "sources"
    side, title = desk.locator(".practice-side").bounding_box(), desk.locator("h1").bounding_box()
    assert side["y"] < title["y"] + title["height"] and side["x"] + side["width"] <= title["x"]
    assert desk.locator(".on-page a").evaluate_all("all => all.every(a => document.getElementById(decodeURIComponent(a.hash.slice(1))))")


def test_what_is_not_known_stands_in_one_box(desk, site):
    desk.goto((site / "practices/tn/rights-passport.html").as_uri())
    assert desk.locator(".open-box").count() == 1 and desk.locator(".open-box li").count() == 2
    assert desk.locator(".practice-text > section:not(.open-box) .missing").count() == 0


def test_a_country_shows_its_figures_its_questions_and_its_texts_in_time(desk, site):
    for code in ("ma", "eg", "tn"):
        desk.goto((site / f"countries/{code}.html").as_uri())
        assert desk.locator(".figure").count() == 3 and desk.locator(".strip-help a").get_attribute("href").endswith(f"help.html#help-{code}")
        dots, lines = desk.locator(".year-line circle").count(), desk.locator(".year-list li")
        assert dots == lines.count() > 5
        dates = lines.locator("time").evaluate_all("all => all.map(e => (e.dateTime || e.textContent).slice(0, 4))")
        assert dates == sorted(dates)


def test_an_article_of_a_law_has_its_anchor_and_its_link(desk, site):
    for tree in TREES:
        desk.goto((site / tree / "instruments/ma/law-27-14.html").as_uri() + "#art-448-1")
        assert desk.locator("h3:target").count() == 1
        links = desk.locator(".articles a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert "#art-448-1" in links and all(desk.locator(f'[id="{link[1:]}"]').count() == 1 for link in links)


def test_the_glossary_is_reached_by_letters(phone, site):
    for tree in TREES:
        phone.goto((site / tree / "terms/index.html").as_uri())
        letters = phone.locator(".letters a")
        assert letters.count() > 8
        assert letters.evaluate_all("all => all.every(a => document.getElementById(decodeURIComponent(a.hash.slice(1))))")
        assert phone.locator(".term[open]").count() == 0


class Host(http.server.SimpleHTTPRequestHandler):
    """A host that shows the site's own page for every address that leads nowhere."""

    def send_error(self, code, *_):
        body = open(self.directory + self.below + "/404.html", "rb").read()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(params=["", "/tabadul"])
def hosted(site, tmp_path, request):
    """The site at the root of a host, and below a folder of one."""
    if request.param:
        (tmp_path / "tabadul").symlink_to(site)
    handler = functools.partial(type("Below", (Host,), {"below": request.param}), directory=str(tmp_path if request.param else site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{request.param}/"
    server.shutdown()


@pytest.mark.parametrize("lost", ["lost.html", "practices/lost.html", "fr/practices/ma/lost.html"])
def test_a_lost_address_leads_on_at_any_depth_in_three_languages(desk, hosted, lost):
    desk.goto(hosted + lost)
    assert desk.evaluate("getComputedStyle(document.querySelector('.exit')).borderRadius") == "6px", "the sheet is found"
    assert desk.locator("section[lang]").evaluate_all("all => all.map(e => e.lang)") == ["ar", "fr", "en"]
    links = desk.locator("a[data-path]").evaluate_all("all => all.map(a => a.href)")
    assert len(links) == 10
    for link in links:
        assert link.startswith(hosted) and desk.request.get(link).ok, link


def test_menus_close_by_escape_and_by_a_touch_beside_them(desk, site):
    desk.goto((site / "index.html").as_uri())
    menus = desk.locator("details.menu")
    menus.nth(0).locator("summary").click()
    menus.nth(1).locator("summary").click()
    assert desk.locator("details.menu[open]").count() == 1, "one opens, the other closes"
    desk.keyboard.press("Escape")
    assert desk.locator("details.menu[open]").count() == 0
    assert desk.evaluate("document.activeElement === document.querySelectorAll('details.menu summary')[1]")
    menus.nth(0).locator("summary").click()
    desk.mouse.click(640, 600)
    assert desk.locator("details.menu[open]").count() == 0


def test_the_fonts_are_light_licensed_and_not_loaded_where_data_are_saved(browser, site):
    folder = asset(site, "fonts.css").parent / "fonts"
    assert sum(font.stat().st_size for font in folder.glob("*.woff2")) <= 60_000
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")
    assert len(re.findall("font-display: ?optional", asset(site, "fonts.css").read_text(encoding="utf-8"))) == 5
    for saving, expected in ((False, True), (True, False)):
        context = browser.new_context()
        page = context.new_page()
        page.add_init_script(f"Object.defineProperty(navigator, 'connection', {{value: {{saveData: {str(saving).lower()}, effectiveType: '4g'}}}})")
        page.goto((site / NOTE).as_uri())
        page.reload()
        page.wait_for_timeout(300)
        assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')") == expected
        assert (page.locator('link[href$="fonts.css"]').count() == 1) == expected
        context.close()


def test_sheets_use_the_scale_of_sizes_and_spaces():
    """Sizes are the tokens, or grow with their text, or are points on paper."""
    for name in ("style.css", "practice.css", "lists.css", "search.css"):
        sheet = re.sub(r"/\*.*?\*/", "", (ROOT / "themes/default/assets" / name).read_text(encoding="utf-8"), flags=re.S)
        sheet = re.sub(r"--[a-z0-9]+:[^;]+;", "", sheet)
        sizes = [size.strip() for size in re.findall(r"font-size:([^;}]+)", sheet)]
        assert [size for size in sizes if not re.fullmatch(r"var\(--t\d\)|[\d.]+(em|pt)|inherit|112\.5%|(1\.1|1\.23|2\.2|\.7)rem", size)] == [], name
        spaces = re.findall(r"(?:^|[\s;{])(?:gap|padding(?:-[a-z-]+)?):([^;}]+)", sheet)
        wrong = [space for space in spaces if re.search(r"(?<![\d.])[\d.]+rem", re.sub(r"(2\.6|4|1|74)rem", "", space))]
        assert wrong == [], name


def luminance(colour):
    values = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = [value / 12.92 if value <= .03928 else ((value + .055) / 1.055) ** 2.4 for value in values]
    return .2126 * red + .7152 * green + .0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_seven_to_one(scheme):
    sheet = (ROOT / "themes/default/assets/style.css").read_text(encoding="utf-8")
    tokens = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", sheet[:sheet.index("@media")]))
    if scheme == "dark":
        start = sheet.index(':root[data-scheme="dark"]')
        tokens.update(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", sheet[start:sheet.index("}", start)]))
    pairs = [(ink, ground) for ink in ("ink", "muted", "accent", "teal", "plum", "amber") for ground in ("paper", "card")]
    pairs += [("warn-ink", "warn-bg"), ("exit-ink", "exit-bg"), ("band-ink", "band"), ("ink", "accent-soft"), ("accent", "accent-soft"), ("paper", "accent")]
    low = {}
    for ink, ground in pairs:
        light, dark = sorted((luminance(tokens[ink]), luminance(tokens[ground])), reverse=True)
        ratio = (light + .05) / (dark + .05)
        if ratio < 7:
            low[ink, ground] = round(ratio, 2)
    assert low == {}


def test_a_country_lists_its_sources_as_other_pages_do(site):
    """Folded, with what kinds they are of and a page for each."""
    text = (site / "fr/countries/ma.html").read_text(encoding="utf-8")
    folded = text[text.index('<details class="more sources">'):]
    assert 'class="sources-note"' in folded and folded.count('class="source-page"') == folded.count('<li id="src-') > 10


def contrast(one, other):
    """WCAG's contrast of two colours as the browser writes them."""
    def light(colour):
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    bright, dark = sorted([light(one), light(other)], reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_the_band_of_the_page(browser, site, scheme):
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    band = page.evaluate("getComputedStyle(document.querySelector('.site-header')).backgroundColor")
    stops = page.locator(".site-header").locator(":is(.bar a, summary, .search-link, .scheme):visible")
    assert stops.count() > 7
    page.keyboard.press("Tab")
    for stop in stops.all():
        stop.focus()
        assert contrast(stop.evaluate("e => getComputedStyle(e).outlineColor"), band) >= 3, stop.text_content()
    context.close()


@pytest.mark.parametrize("name, below", [
    ("countries/ma.html", ".strip"), ("index.html", ".entries"), ("search.html", "#browse"), ("terms/index.html", ".glossary")])
def test_the_text_does_not_move_when_scripts_show_their_controls(browser, site, name, below):
    places = []
    for scripts in (True, False):
        context = browser.new_context(viewport=PHONE)
        page = context.new_page()
        if not scripts:
            page.route("**/*.js", lambda route: route.abort())
        page.goto((site / name).as_uri())
        if scripts:
            page.wait_for_selector("#scheme:visible")
        places.append(round(page.locator(below).bounding_box()["y"]))
        context.close()
    assert abs(places[0] - places[1]) <= 1, places
