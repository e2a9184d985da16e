"""A topic that many practices of each country answer: its page stays small, further parts lead on, and the site grows with the notes and no faster."""
import re
import shutil
import subprocess

import pytest

from conftest import BINARY, CACHE, ROOT

COUNTRIES = ("ma", "eg", "tn")


def grown(folder, count):
    """The shipped site with so many more answers of each country to one topic."""
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, folder / name)
    for country in COUNTRIES:
        notes = folder / "content/practices" / country
        originals = [path.read_text(encoding="utf-8") for path in sorted(notes.glob("*.md")) if path.name.count(".") == 1]
        text = next(original for original in originals if "\ntopic: referral\n" in original)
        for number in range(count):
            (notes / f"clone-{number}.md").write_text(text, encoding="utf-8")
    environment = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795478400", "XDG_CACHE_HOME": str(CACHE)}
    result = subprocess.run([BINARY, "build", "--source", folder], capture_output=True, text=True, env=environment, timeout=900)
    assert result.returncode == 0, result.stderr[-2000:]
    return folder / "site"


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    return {count: grown(tmp_path_factory.mktemp("grown") / str(count), count) for count in (20, 300)}


def test_no_page_exceeds_250_kilobytes(site, sites):
    """Every page of every kind: of the shipped site, and of sites with 20 and 300 more entries per country on one topic."""
    for built in (site, *sites.values()):
        pages = list(built.rglob("*.html"))
        assert len(pages) > 2500 and len(list(built.glob("booklets/*/part-2.html"))) >= 2
        assert {str(page.relative_to(built)): page.stat().st_size for page in pages if page.stat().st_size > 250_000} == {}


def test_the_parts_of_a_booklet_hold_every_entry(sites):
    """The table of contents of the first part leads to every entry of all parts."""
    for tree in ("", "fr/", "en/"):
        first = sites[20] / f"{tree}booklets/referral.html"
        parts = [first, *sorted(first.with_suffix("").glob("part-*.html"), key=lambda part: int(part.stem[5:]))]
        assert len(parts) == 8
        ids = {part: set(re.findall(r' id="([^"]+)"', part.read_text(encoding="utf-8"))) for part in parts}
        contents = re.search(r'<nav class="contents".*?</nav>', first.read_text(encoding="utf-8"), re.S)[0]
        links = re.findall(r'href="([^"#]*)#([^"]+)"', contents)
        assert len(links) == 1 + 64
        for address, anchor in links:
            assert anchor in ids[(first.parent / address).resolve() if address else first]
        for number, part in enumerate(parts[1:], 2):
            page = part.read_text(encoding="utf-8")
            heading = re.search(r'<h2 id="topic-referral-(\d+)" class="continued">', page)
            assert heading and int(heading[1]) == number
            assert re.search(rf'<p class="part-number">\D+{number} \D+8</p>', page) and 'rel="prev"' in page and ('rel="next"' in page) == (number < 8)


def test_the_topic_leads_to_every_practice(sites):
    site = sites[300]
    parts = [site / "topics/referral.html", *sorted((site / "topics/referral").glob("part-*.html"))]
    assert len(parts) == 8
    linked = {(part.parent / link).resolve() for part in parts for link in re.findall(r'href="([^"#]*practices/[^"#]+\.html)"', part.read_text(encoding="utf-8"))}
    for country in COUNTRIES:
        assert {site.resolve() / f"practices/{country}/clone-{number}.html" for number in range(300)} <= linked


def test_the_site_grows_with_the_notes_and_no_faster(site, sites):
    def weight(folder):
        # A topic with more than 80 entries has no booklet: that would hide the growth.
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and "booklets" not in path.parts)

    first, second = (weight(sites[20]) - weight(site)) / 20, (weight(sites[300]) - weight(sites[20])) / 280
    assert second < 1.15 * first
