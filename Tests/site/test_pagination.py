"""Lists that grow with the site are cut into parts: no page grows with it, and no entry is lost."""
import json
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from conftest import ROOT, tabadul

ADDRESS = "https://example.org/"


class Links(HTMLParser):
    """The addresses inside <main>, and those that say where they lead."""

    def __init__(self, text):
        super().__init__()
        self.main = False
        self.links, self.related, self.ids = [], {}, set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "main":
            self.main = True
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag == "a" and self.main and "href" in attributes:
            self.links.append(attributes["href"])
            if "rel" in attributes:
                self.related[attributes["rel"]] = attributes["href"]

    def handle_endtag(self, tag):
        if tag == "main":
            self.main = False


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """600 practices with their questions, made from the shipped ones."""
    folder = tmp_path_factory.mktemp("large")
    subprocess.run([sys.executable, ROOT / "script/clone-notes", "600", folder / "source"], check=True)
    result = tabadul("build", "--source", folder / "source", "--output", folder / "site", "--base-url", ADDRESS)
    assert result.returncode == 0, result.stderr
    return folder / "site"


def read(path):
    return Links(path.read_text(encoding="utf-8"))


def parts(site, page):
    """A page and its further parts, as a reader comes to them: by the link to the next one."""
    path = site / page
    found = [path]
    while "next" in (links := read(path)).related:
        path = (path.parent / links.related["next"]).resolve()
        assert path.is_file(), path
        assert (path.parent / read(path).related["prev"]).resolve() == found[-1].resolve()
        found.append(path)
        assert len(found) < 100
    return found


def answers(page):
    """The practices in the lists of a country's answers."""
    lists = re.findall(r'<ul class="answers">(.*?)</ul>', page.read_text(encoding="utf-8"), flags=re.S)
    links = [link for text in lists for link in re.findall(r'<a href="([^"#]*/practices/[^"#]*)"', text)]
    return [(page.parent / link).resolve() for link in links]


def is_redirect(path):
    return 'http-equiv="refresh"' in path.read_text(encoding="utf-8")


def practices(site, pages):
    """The practices that pages lead to, one entry a link."""
    found = []
    for page in pages:
        for link in read(page).links:
            target = (page.parent / link.partition("#")[0]).resolve()
            if target.is_relative_to((site / "practices").resolve()):
                found.append(target)
    return found


@pytest.mark.parametrize("country", ["ma", "eg", "tn"])
def test_a_country_leads_to_each_of_its_practices_once(large, country):
    pages = parts(large, f"countries/{country}.html")
    assert len(pages) > 1
    listed = [link for page in pages for link in answers(page)]
    assert len(listed) == len(set(listed))
    assert set(listed) == {p.resolve() for p in (large / "practices" / country).glob("*.html") if not is_redirect(p)}


def test_a_theme_leads_to_each_of_its_questions(large):
    listed = set()
    for theme in ("prosecution", "protection", "prevention"):
        pages = parts(large, f"themes/{theme}.html")
        assert len(pages) > 1
        for page in pages:
            listed |= {(page.parent / link).resolve() for link in read(page).links if "/topics/" in link}
    assert listed >= {p.resolve() for p in (large / "topics").glob("*.html") if not re.match(r"index|part-\d", p.stem)}


def test_the_list_of_questions_is_whole(large):
    pages = parts(large, "topics/index.html")
    listed = {(page.parent / link).resolve() for page in pages for link in read(page).links}
    assert listed >= {p.resolve() for p in (large / "topics").glob("*.html") if not re.match(r"index|part-\d", p.stem)}


def test_an_institution_leads_to_every_practice_that_names_it(large):
    practice = json.loads((large / "data/practices.json").read_text(encoding="utf-8"))
    named = [entry["id"] for entry in practice["practices"] if "int/iom" in (entry['partners'] + ' ' + entry['lead']).split()]
    pages = parts(large, "institutions/int/iom.html")
    assert len(pages) > 2
    found = {str(p.relative_to((large / "practices").resolve()).with_suffix("")) for p in practices(large, pages)}
    assert len(named) > 80 and found >= set(named)


def test_no_page_grows_with_the_site(large, site):
    heaviest = max(p.stat().st_size for p in site.rglob("*.html"))
    grown = {str(p.relative_to(large)): p.stat().st_size for p in large.rglob("*.html") if p.stat().st_size > max(heaviest, 260_000)}
    assert grown == {}


def test_further_parts_are_pages_of_their_own(large):
    page = (large / "themes/protection/part-2.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{ADDRESS}themes/protection/part-2.html">' in page
    assert f'hreflang="fr" href="{ADDRESS}fr/themes/protection/part-2.html"' in page
    assert re.search(r"<title>[^<]*الجزء 2[^<]*</title>", page)
    assert "<h1>" in page and page.count('aria-current="page"') >= 1
    sitemap = (large / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ADDRESS}themes/protection/part-2.html</loc>" in sitemap


@pytest.mark.parametrize("page", ["countries/tn/part-2.html", "fr/themes/protection/part-3.html", "institutions/int/iom/part-2.html"])
def test_a_further_part_has_no_heading_without_a_list(large, page):
    text = (large / page).read_text(encoding="utf-8")
    main = text[text.index("<main") : text.index("</main>")]
    assert "<ul class=\"detail-list\">\n</ul>" not in main and "<div class=\"cards\">\n</div>" not in main
    assert not re.search(r"<section[^>]*>\s*</section>", main)


def test_small_sites_have_no_parts(site):
    """The list of sources aside, which has some hundreds, and booklets, which hold whole entries."""
    def others(pattern):
        return [p for p in site.rglob(pattern) if not {"sources", "booklets"} & set(p.relative_to(site).parts)]
    assert not others("part-*.html")
    assert not [p for p in others("*.html") if 'class="pager"' in p.read_text(encoding="utf-8")]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """One question with 60 more answers from each country."""
    folder = tmp_path_factory.mktemp("crowded")
    source = folder / "source"
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, source / name)
    for country in ("ma", "eg", "tn"):
        notes = source / "content/practices" / country
        stem = next(path.stem for path in sorted(notes.glob("*.md")) if "\ntopic: referral\n" in path.read_text(encoding="utf-8"))
        for path in list(notes.glob(f"{stem}.*md")):
            text = re.sub(r"^aliases: .*\n(?:  ?-.*\n)*", "", path.read_text(encoding="utf-8"), count=1, flags=re.M)
            for number in range(60):
                (notes / path.name.replace(stem, f"{stem}-{number}", 1)).write_text(text, encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", folder / "site")
    assert result.returncode == 0, result.stderr
    return folder / "site"


@pytest.mark.parametrize("page", ["topics/index.html", "themes/protection.html", "fr/themes/protection.html"])
def test_a_cell_with_many_answers_lists_a_few_and_leads_to_all(crowded, page):
    html = (crowded / page).read_text(encoding="utf-8")
    row = next(row for row in html.split("<tr")[1:] if "referral.html" in row)
    cells = row.split("<td")[1:]
    assert len(cells) == 3
    for cell in cells:
        links = Links("<main>" + cell).links
        assert len(links) == 13 and links[-1].endswith("referral.html"), links


def test_a_crowded_question_leads_to_each_answer(crowded):
    pages = parts(crowded, "topics/referral.html")
    listed = set(practices(crowded, pages))
    for country in ("ma", "eg", "tn"):
        assert len({path for path in listed if path.parent.name == country}) >= 60
    assert max(page.stat().st_size for page in pages) <= 250_000
