"""The page of a topic: the answer first, how the countries differ, the pathway; what it weighs and how long it is."""
import re
import statistics

import pytest

from test_browser import AXE, RUN

TOPIC = "topics/referral.html"


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser):
    context = browser.new_context(viewport={"width": 360, "height": 780}, has_touch=True)
    yield context.new_page()
    context.close()


def topics(site, trees=("", "fr/", "en/")):
    found = [path for tree in trees for path in sorted((site / tree / "topics").glob("*.html")) if path.stem != "index"]
    assert len(found) == 21 * len(trees)
    return found


def visible_countries(page, selector=".contrasts tbody td"):
    return list(dict.fromkeys(page.eval_on_selector_all(selector, "cells => cells.filter(c => c.offsetParent).map(c => c.dataset.country)")))


def test_the_answer_stands_within_the_first_screen_of_a_phone(phone, site):
    """On every topic in every language; the notice of a draft stands above it."""
    late = {}
    for path in topics(site):
        phone.goto(path.as_uri(), wait_until="domcontentloaded")
        bottom = phone.evaluate("document.querySelector('#answer').getBoundingClientRect().bottom")
        if bottom > 780:
            late[str(path.relative_to(site))] = bottom
        assert phone.locator(".draft-line").bounding_box()["y"] < phone.locator("#answer").bounding_box()["y"]
        assert phone.locator("#answer .cite").count() > 0
    assert late == {}


@pytest.mark.parametrize("tree", ["", "fr/", "en/"])
@pytest.mark.parametrize("width, limit", [(1280, 2700), (360, 4500)])
def test_a_folded_topic_is_short(browser, site, width, limit, tree):
    page = browser.new_page(viewport={"width": width, "height": 780})
    heights = []
    for path in topics(site, (tree,)):
        page.goto(path.as_uri())
        heights.append(page.evaluate("document.documentElement.scrollHeight"))
    page.close()
    assert statistics.median(heights) <= limit, sorted(heights)


def test_a_topic_is_light(site):
    """With its style sheets and scripts under the limit of 120 kB, with 3 kB to spare for new sources."""
    for path in topics(site):
        text = path.read_text(encoding="utf-8")
        files = [path] + [(path.parent / name).resolve() for name in re.findall(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"', text)]
        assert sum(file.stat().st_size for file in files) < 117_000, path


def test_the_columns_are_aligned_on_a_wide_screen(page, site):
    page.goto((site / TOPIC).as_uri())
    tops = page.eval_on_selector_all(".contrasts tbody tr", "rows => rows.map(r => [...r.cells].map(c => Math.round(c.getBoundingClientRect().top)))")
    assert len(tops) > 5 and all(len(set(row)) == 1 and len(row) == 4 for row in tops)
    for cells in (".contrasts thead th", ".pathway-head [data-country]", ".pathway > li:first-child .lane"):
        lefts = page.eval_on_selector_all(cells, "cells => cells.map(c => c.getBoundingClientRect().left)")
        assert len(lefts) == 3 and lefts == sorted(lefts, reverse=True), "the first country stands at the right in Arabic"


@pytest.mark.parametrize("width", [768, 1000])
def test_a_tablet_sets_the_answers_side_by_side_over_the_whole_width(browser, site, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((site / "fr" / TOPIC).as_uri())
    for hidden in (0, 1):
        rows = page.eval_on_selector_all(".contrasts tbody tr", """rows => rows.map(row => { const boxes = [...row.querySelectorAll("td")].filter(cell => cell.offsetParent).map(cell => cell.getBoundingClientRect());
            return [new Set(boxes.map(box => Math.round(box.top))).size, boxes.length, row.getBoundingClientRect().right - boxes.at(-1).right, Math.max(...boxes.map(box => box.width)) - boxes[0].width]; })""")
        assert rows and all(lines == 1 and count == 3 - hidden and rest < 3 and uneven < 3 for lines, count, rest, uneven in rows)
        page.click('[data-view="ma"]')
        page.click('[data-view="tn"]')
    page.close()


def test_every_contrast_has_a_mark_a_word_and_unless_unknown_a_source(page, site):
    words = {"yes": "oui", "partly": "en partie", "no": "non", "unknown": "inconnu"}
    symbols = {"yes": "✓", "partly": "◐", "no": "✕", "unknown": "?"}
    for path in topics(site, ("fr/",)):
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        cells = page.eval_on_selector_all(".contrasts td[data-value]", """all => all.map(c => [c.dataset.value, c.querySelector(".mark").textContent.trim(),
          getComputedStyle(c.querySelector(".mark"), "::before").content[1], c.querySelectorAll(".cite").length])""")
        assert len(cells) >= 12
        for value, word, symbol, cites in cells:
            assert word == words[value] and symbol == symbols[value] and (cites > 0 or value == "unknown"), path


def test_stages_read_in_order_and_say_what_is_not_documented(page, site):
    page.goto((site / "en" / TOPIC).as_uri())
    stages = page.eval_on_selector_all(".pathway > li", """all => all.map(li => [li.querySelector("h4").textContent, [...li.querySelectorAll(".lane")].map(lane =>
      [lane.querySelector("b").textContent, !!lane.querySelector(".undocumented"), lane.querySelectorAll("p:not(.undocumented)").length > 0])])""")
    assert [name for name, _ in stages][:4] == ["Preparation and pilot", "Detection", "Identification", "Referral"]
    for _, lanes in stages:
        assert [country for country, *_ in lanes] == ["Morocco", "Egypt", "Tunisia"]
        assert all(missing != documented for _, missing, documented in lanes)
    assert page.eval_on_selector_all(".pathway .lane p:not(.undocumented)", "all => all.every(step => step.querySelector('.cite'))")


def test_a_practice_shows_the_stages_as_a_track_that_leads_to_its_steps(page, site):
    page.goto((site / "en/practices/tn/national-referral-mechanism.html").as_uri())
    stages = page.eval_on_selector_all(".track > li", "all => all.map(li => [li.textContent.trim(), !!li.querySelector('a')])")
    assert len(stages) == 7 and stages[0] == ["Preparation and pilot", True] and ["Care (not documented)", False] in stages
    page.click(".track a >> nth=1")
    assert page.locator(":target").evaluate("e => e.matches('.steps > li')") and page.url.endswith("#step-4")


def test_citations_have_one_numbering_and_lead_to_the_one_list(page, site, some):
    for path in some(topics(site), 20):
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        marks = page.eval_on_selector_all("main .cite a", "all => all.map(a => [a.textContent, a.getAttribute('href'), a.getAttribute('aria-label')])")
        entries = page.eval_on_selector_all(".sources ol > li", "all => all.map(li => li.id)")
        assert len(entries) == len(set(entries)) > 10
        texts = page.eval_on_selector_all(".sources ol > li", "all => all.map(li => li.textContent)")
        assert len(texts) == len(set(texts)), path
        first = []
        for number, target, name in marks:
            assert target == "#" + entries[int(number) - 1] and re.search(rf"\b{number}\b", name) and len(name) > 12
            if int(number) not in first:
                first.append(int(number))
        assert first[:3] == [1, 2, 3], "numbers go up as one reads"
        assert set(first) == set(range(1, len(entries) + 1)), "what is listed is cited"


def test_a_citation_opens_in_place_on_a_topic(page, site):
    page.goto((site / TOPIC).as_uri())
    link = page.locator(".contrasts .cite a").first
    link.click()
    assert page.locator(".note-box cite").text_content() == page.locator(link.get_attribute("href") + " cite").text_content()
    page.locator(".note-ways a").click()
    assert page.locator(":target").is_visible(), "the folded list opens"


def test_two_of_three_countries_are_kept_in_the_link_and_in_the_other_language(page, site):
    page.goto((site / TOPIC).as_uri())
    assert visible_countries(page) == ["ma", "eg", "tn"]
    page.focus('[data-view="ma"]')
    page.keyboard.press("Enter")
    page.focus('[data-view="tn"]')
    page.keyboard.press("Space")
    for selector in (".contrasts tbody td", ".country-card", ".pathway .lane"):
        assert visible_countries(page, selector) == ["ma", "tn"], selector
    assert page.url.endswith("#show=ma,tn")
    page.click(".languages a[hreflang=fr]")
    assert page.url.endswith("/fr/" + TOPIC + "#show=ma,tn") and visible_countries(page) == ["ma", "tn"]
    page.reload()
    assert visible_countries(page) == ["ma", "tn"]
    page.click('[data-view=""]')
    assert visible_countries(page) == ["ma", "eg", "tn"]


def test_two_countries_are_chosen_by_touch_and_the_line_stays_in_place(phone, site):
    phone.goto((site / TOPIC).as_uri())
    row = phone.locator(".contrasts tbody tr").nth(4)
    row.evaluate("row => scrollTo({top: scrollY + row.getBoundingClientRect().top - 160, behavior: 'instant'})")
    before = row.bounding_box()["y"]
    phone.tap('[data-view="ma"]')
    phone.tap('[data-view="tn"]')
    assert visible_countries(phone) == ["ma", "tn"]
    assert abs(row.bounding_box()["y"] - before) < 60
    assert phone.locator(".views").bounding_box()["y"] < 120, "the buttons stay in sight"


def test_the_steps_of_two_countries_are_three_taps_from_home(phone, site):
    phone.goto((site / "index.html").as_uri())
    phone.locator(f'main a[href="{TOPIC}"]:visible').first.tap()
    assert not phone.locator(".pathway").is_visible()
    phone.tap('[data-view="ma"]')
    assert not phone.locator(".pathway").is_visible(), "one country alone opens nothing"
    phone.tap('[data-view="tn"]')
    assert phone.locator(".pathway").is_visible() and visible_countries(phone, ".pathway .lane") == ["ma", "tn"]


@pytest.mark.parametrize("chosen", ["", "#show=eg,tn"])
def test_differences_only_leaves_the_rows_that_differ(page, site, chosen):
    hidden = 0
    for path in topics(site, ("",)):
        page.goto(path.as_uri() + chosen)
        page.click("[data-differences]")
        for row in page.query_selector_all(".contrasts tbody tr"):
            values = row.eval_on_selector_all("td[data-value]", "cells => cells.filter(c => !c.hidden).map(c => c.dataset.value)")
            assert row.is_visible() == (len(set(values)) > 1), (path, values)
            hidden += not row.is_visible()
        page.goto("about:blank")
    assert hidden > 10


@pytest.mark.parametrize("fragment", ["context", "since", "src-ma50", "stage-care", "about"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_deep_link_opens_what_it_points_at(browser, site, fragment, width):
    page = browser.new_page(viewport={"width": width, "height": 780})
    page.goto((site / TOPIC).as_uri() + "#" + fragment)
    target = page.locator(f"[id='{fragment}']")
    assert target.is_visible()
    covered = page.evaluate("Math.max(...[...document.querySelectorAll('.exit-bar, .views')].filter(e => getComputedStyle(e).position === 'sticky').map(e => e.getBoundingClientRect().bottom))")
    top = target.bounding_box()["y"]
    assert covered - 1 <= top < 780, (top, covered)
    page.close()


def test_nothing_sticks_under_400_percent_zoom(browser, site):
    page = browser.new_page(viewport={"width": 320, "height": 225})
    for tree in ("", "fr/"):
        page.goto((site / tree / TOPIC).as_uri())
        page.evaluate("scrollTo(0, 1500)")
        assert page.evaluate("[...document.querySelectorAll('body *')].filter(e => ['sticky', 'fixed'].includes(getComputedStyle(e).position)).length") == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_a_topic_prints_whole(browser, site):
    """Without scripts, too: the folded parts are on the paper."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto((site / TOPIC).as_uri())
    for selector in (".sources ol > li", ".compare td", ".section-lane", ".pathway .lane p:not(.undocumented)", ".country-card details > div"):
        boxes = page.eval_on_selector_all(selector, "all => all.map(e => e.getBoundingClientRect().height)")
        assert boxes and min(boxes) > 0, selector
    context.close()


def test_the_pressed_country_is_seen_in_forced_colours(browser, site):
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto((site / TOPIC).as_uri())
    page.click('[data-view="eg"]')
    borders = [page.locator(f'[data-view="{code}"]').evaluate("e => getComputedStyle(e).borderTopWidth") for code in ("eg", "ma")]
    assert borders[0] != borders[1]
    context.close()


def test_headings_go_down_one_level_at_a_time_and_the_comparison_can_be_skipped(page, site):
    page.goto((site / TOPIC).as_uri())
    levels = page.eval_on_selector_all("main :is(h1, h2, h3, h4, h5, h6)", "all => all.map(h => +h.tagName[1])")
    assert levels[0] == 1 and levels.count(3) >= 4 and all(b <= a + 1 for a, b in zip(levels, levels[1:]))
    page.focus(".skip-comparison")
    assert page.locator(".skip-comparison").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    # The fold of the sources opens after the navigation event, not with the key press.
    page.locator(".sources ol").wait_for(state="visible", timeout=5000)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_opened_topic_passes_axe(browser, site, scheme):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for name in ("fr/" + TOPIC, "topics/victim-assistance.html"):
        page.goto((site / name).as_uri())
        page.evaluate("for (const fold of document.querySelectorAll('main details')) fold.open = true")
        page.evaluate(AXE)
        assert page.evaluate(RUN) == [], name
    context.close()
