"""A phone's width: nothing is cut at the edge, and no name or note number is torn from its line."""
import re

import pytest

from conftest import copied, tabadul
from test_browser import pages


@pytest.fixture(params=[320, 360])
def phone(browser, request):
    context = browser.new_context(viewport={"width": request.param, "height": 740})
    yield context.new_page()
    context.close()


def found(page, site, names, script):
    """What a script finds on each page, where it finds anything."""
    found = {}
    for name in names:
        page.goto((site / name).as_uri(), wait_until="domcontentloaded")
        issues = page.evaluate(script)
        if issues:
            found[name] = issues
    return found


def test_tables_and_charts_fit_the_screen(phone, site, some):
    names = some([path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")) if 'class="scroll' in path.read_text(encoding="utf-8")], 60)
    assert len(names) > 20
    assert found(phone, site, names, """() => [...document.querySelectorAll(".scroll")].filter(box => box.scrollWidth > box.clientWidth)
      .map(box => box.firstElementChild.getAttribute("class") + " " + box.scrollWidth)""") == {}


def test_the_labels_of_a_chart_stand_apart(phone, site):
    names = [path.relative_to(site).as_posix() for path in sorted(site.glob("indicators/*.html")) if 'class="chart' in path.read_text(encoding="utf-8")]
    assert len(names) > 8
    assert found(phone, site, names, """() => [...document.querySelectorAll(".chart")].flatMap(chart => ["year", "value"].flatMap(kind => {
      const boxes = [...chart.querySelectorAll("text." + kind)].map(text => text.getBoundingClientRect()).sort((a, b) => a.left - b.left);
      return boxes.slice(1).filter((box, i) => box.left < boxes[i].right && box.top < boxes[i].bottom && boxes[i].top < box.bottom).map(() => kind); }))""") == {}


def test_a_name_that_fits_a_line_is_not_broken(phone, site):
    names = [tree + name for tree in ("", "fr/", "en/") for name in ("terms/index.html", "terms/trafficking-in-persons.html")]
    assert all('class="phrase"' in (site / name).read_text(encoding="utf-8") for name in names)
    assert found(phone, site, names, """() => [...document.querySelectorAll(".phrase")].filter(phrase => {
      const height = phrase.offsetHeight, room = phrase.parentElement.clientWidth;
      phrase.style.whiteSpace = "nowrap";
      // Both widths are rounded to whole pixels.
      return phrase.offsetHeight < height && phrase.offsetWidth < room; }).map(phrase => phrase.textContent)""") == {}


def test_notes_that_follow_each_other_share_a_line(phone, site):
    names = [name for name in pages(site) if name.startswith(("practices/", "topics/", "fr/topics/"))]
    assert found(phone, site, names, """() => [...document.querySelectorAll(".cite + .cite")].filter(mark => mark.previousSibling === mark.previousElementSibling
      && Math.abs(mark.getClientRects()[0].top - [...mark.previousElementSibling.getClientRects()].pop().top) > 4).map(mark => mark.parentElement.textContent.slice(0, 40))""") == {}


@pytest.fixture(scope="module")
def tabled(tmp_path_factory):
    """A note with a table that no telephone holds, and one that fits."""
    folder = copied(tmp_path_factory.mktemp("tabled"))
    for note, row in (("content/pages/about.md", "|" + " مؤسسة قضائية |" * 9), ("content/pages/about.fr.md", "|" + " institution judiciaire |" * 9), ("content/pages/licence.md", "| a | b |")):
        with (folder / note).open("a", encoding="utf-8") as file:
            file.write(f"\n{row}\n{re.sub('[^|]+', '---', row)}\n{row}\n")
    result = tabadul("build", "--source", folder, "--output", folder / "built/site")
    assert result.returncode == 0, result.stderr
    return folder / "built/site"


@pytest.mark.parametrize("name", ["pages/about.html", "fr/pages/about.html"])
def test_a_table_that_goes_on_beyond_the_edge_says_so(phone, tabled, name):
    """Its far side fades, and no longer once it was scrolled to."""
    phone.goto((tabled / name).as_uri())
    box = phone.locator(".scroll").last
    fade = "box => parseFloat(getComputedStyle(box).getPropertyValue('--fade'))"
    assert box.evaluate("box => box.scrollWidth > box.clientWidth")
    assert box.evaluate(fade) > 30 and box.evaluate("box => getComputedStyle(box).maskImage") != "none"
    box.evaluate("box => box.scrollBy(getComputedStyle(box).direction == 'rtl' ? -9999 : 9999, 0)")
    phone.wait_for_timeout(200)
    assert box.evaluate(fade) < 1
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_table_that_fits_does_not_fade(phone, tabled):
    phone.goto((tabled / "pages/licence.html").as_uri())
    box = phone.locator(".scroll").last
    assert box.evaluate("box => box.scrollWidth == box.clientWidth && parseFloat(getComputedStyle(box).getPropertyValue('--fade')) == 0")
