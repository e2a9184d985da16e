"""A phone's width: nothing is cut at the edge, and no name or note number is torn from its line."""
import pytest

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
        faults = page.evaluate(script)
        if faults:
            found[name] = faults
    return found


def test_tables_and_charts_fit_the_screen(phone, site):
    names = [path.relative_to(site).as_posix() for folder in ("practices/*", "indicators") for path in sorted(site.rglob(folder + "/*.html"))]
    assert len(names) > 300
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
      return phrase.offsetHeight < height && phrase.offsetWidth <= room; }).map(phrase => phrase.textContent)""") == {}


def test_notes_that_follow_each_other_share_a_line(phone, site):
    names = [name for name in pages(site) if name.startswith(("practices/", "topics/", "fr/topics/"))]
    assert found(phone, site, names, """() => [...document.querySelectorAll(".cite + .cite")].filter(mark => mark.previousSibling === mark.previousElementSibling
      && Math.abs(mark.getClientRects()[0].top - [...mark.previousElementSibling.getClientRects()].pop().top) > 4).map(mark => mark.parentElement.textContent.slice(0, 40))""") == {}
