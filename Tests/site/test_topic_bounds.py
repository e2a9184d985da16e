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
    return {count: grown(tmp_path_factory.mktemp("grown") / str(count), count) for count in (45, 90)}


def test_no_page_outgrows_250_kilobytes(sites):
    """Booklets, which bind up to 80 notes for printing, are the exception."""
    for site in sites.values():
        large = {str(p.relative_to(site)): p.stat().st_size for p in site.rglob("*.html") if p.parent.name != "booklets" and p.stat().st_size > 250_000}
        assert large == {}


def test_the_topic_leads_to_every_practice(sites):
    site = sites[90]
    parts = [site / "topics/referral.html", *sorted((site / "topics/referral").glob("part-*.html"))]
    assert len(parts) == 3
    linked = {(part.parent / link).resolve() for part in parts for link in re.findall(r'href="([^"#]*practices/[^"#]+\.html)"', part.read_text(encoding="utf-8"))}
    for country in COUNTRIES:
        assert {site.resolve() / f"practices/{country}/clone-{number}.html" for number in range(90)} <= linked


def test_the_site_grows_with_the_notes_and_no_faster(site, sites):
    def weight(folder):
        # A theme with too many notes has no booklet any more: that would hide the growth.
        return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.parent.name != "booklets")

    first, second = weight(sites[45]) - weight(site), weight(sites[90]) - weight(sites[45])
    assert second < 1.15 * first
