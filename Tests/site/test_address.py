"""With a base URL: metadata for search engines, feed readers and link previews, checked by independent parsers and against the files."""
import html
import html.parser
import json
import re
import urllib.parse
import xml.etree.ElementTree as ElementTree

import feedparser
import pytest
import yaml

from conftest import ROOT, cited_sources, files, tabadul

BASE = "https://example.org/a/tabadul/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    output = tmp_path_factory.mktemp("addressed") / "site"
    result = tabadul("build", "--source", ROOT, "--output", output, "--strict", "--base-url", BASE, "--date", "2027-01-01")
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    return output


class Head(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.metas, self.blocks, self.ids, self.addresses = [], {}, [], set(), []
        self.block = None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.add(values["id"])
        if tag == "link":
            self.links.append(values)
        if tag == "meta" and "property" in values:
            self.metas.setdefault(values["property"], []).append(values["content"])
        if tag == "meta" and values.get("name") == "robots":
            self.metas["robots"] = values["content"]
        if tag == "script" and values.get("type") == "application/ld+json":
            self.block = ""
        for name in ("href", "src"):
            if name in values:
                self.addresses.append(values[name])

    def handle_data(self, data):
        if self.block is not None:
            self.block += data

    def handle_endtag(self, tag):
        if tag == "script" and self.block is not None:
            self.blocks.append(json.loads(self.block))
            self.block = None


@pytest.fixture(scope="module")
def heads(site):
    pages = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name: Head(path.read_text(encoding="utf-8")) for name, path in pages.items() if b"http-equiv=\"refresh\"" not in path.read_bytes()}


def inside(site, url):
    """The file of the site that an absolute address names, and its fragment."""
    assert url.startswith(BASE), url
    path, _, fragment = url[len(BASE):].partition("#")
    file = site / urllib.parse.unquote(path)
    assert file.is_file(), url
    return file.relative_to(site).as_posix(), urllib.parse.unquote(fragment)


def translated(name):
    """Whether the source of a practice's page is there."""
    match = re.fullmatch(r"(?:(fr|en)/)?practices/(.+)\.html", name)
    return match and (ROOT / f"content/practices/{match[2]}{'.' + match[1] if match[1] else ''}.md").is_file()


def test_canonical_and_alternates_name_real_translations_only(site, heads):
    practices = 0
    for name, head in heads.items():
        canonical = [link["href"] for link in head.links if link.get("rel") == "canonical"]
        alternates = {link["hreflang"]: link["href"] for link in head.links if link.get("rel") == "alternate" and "hreflang" in link}
        if name == "404.html":
            assert not canonical and not alternates and head.metas["robots"] == "noindex"
            continue
        assert len(canonical) == 1, name
        target, _ = inside(site, canonical[0])
        if "practices/" in name:
            practices += 1
            if not translated(name):
                assert target == name.split("/", 1)[1] and alternates == {}, name
                continue
            written = {language: page for language, page in (("ar", ""), ("fr", "fr/"), ("en", "en/"))
                       if translated(page + re.sub(r"^(fr|en)/", "", name))}
            expected = {language: tree + re.sub(r"^(fr|en)/", "", name) for language, tree in written.items()}
            if len(expected) > 1:
                assert {language: inside(site, url)[0] for language, url in alternates.items()} == {**expected, "x-default": expected["ar"]}
            else:
                assert alternates == {}
        assert target == name or "practices/" not in name
        for language, url in alternates.items():
            other, _ = inside(site, url)
            back = {link["hreflang"]: link["href"] for link in heads[other].links if "hreflang" in link}
            assert back == alternates, (name, other)
    assert practices > 100


def test_previews(heads):
    head = heads["practices/ma/national-referral-mechanism.html"]
    note = (ROOT / "content/practices/ma/national-referral-mechanism.md").read_text(encoding="utf-8")
    front = yaml.safe_load(note.split("---\n")[1])
    assert head.metas["og:title"] == [front["title"]] and head.metas["og:description"] == [front["summary"]]
    assert head.metas["og:type"] == ["article"] and head.metas["og:url"] == [BASE + "practices/ma/national-referral-mechanism.html"]
    assert head.metas["article:modified_time"] == [str(front["reviewed"])]
    assert heads["index.html"].metas["og:type"] == ["website"]


def nodes(value):
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    if isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_structured_data_parses_and_its_ids_resolve(site, heads):
    for name, head in heads.items():
        if name == "404.html":
            assert head.blocks == []
            continue
        assert len(head.blocks) == 1, name
        block = head.blocks[0]
        assert block["@context"] == "https://schema.org"
        kinds = [node["@type"] for node in block["@graph"]]
        assert ("BreadcrumbList" in kinds) == (name not in ("index.html", "fr/index.html", "en/index.html"))
        for node in nodes(block):
            if "@id" in node:
                page, fragment = inside(site, urllib.parse.urljoin(BASE + name, node["@id"]))
                assert not fragment or fragment in heads[page].ids, (name, node["@id"])
            if node.get("@type") == "ListItem":
                inside(site, node["item"])
        for trail in (node for node in block["@graph"] if node["@type"] == "BreadcrumbList"):
            assert [item["position"] for item in trail["itemListElement"]] == list(range(1, len(trail["itemListElement"]) + 1))


def test_an_article_cites_the_sources_of_its_note(site, heads):
    for name, head in heads.items():
        match = re.fullmatch(r"practices/(.+)\.html", name)
        if not match:
            continue
        front = yaml.safe_load((ROOT / f"content/practices/{match[1]}.md").read_text(encoding="utf-8").split("---\n")[1])
        article = head.blocks[0]["@graph"][0]
        assert article["@type"] == "Article" and article["headline"] == front["title"] and article["inLanguage"] == "ar"
        # Each is named by its place in the page, where its title and its address stand.
        page = (site / name).read_text(encoding="utf-8")
        listed = re.findall(r'<li id="(src-[^"]+)">', page)
        assert listed and article["citation"] == [{"@id": "#" + anchor} for anchor in listed]
        for source in cited_sources(ROOT / f"content/practices/{match[1]}.md"):
            entry = re.search(rf'<li id="src-{source["key"]}">(.*?)</li>', page, re.S)[1]
            assert html.unescape(re.sub(r"<[^>]+>", "", entry)).find(source["title"]) >= 0, (name, source["key"])
            assert "url" not in source or html.escape(source["url"]) in entry, (name, source["key"])
        assert article["dateModified"] == str(front["reviewed"])
        assert article["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_title_cannot_end_the_data_block(source, tmp_path):
    note = source / "content/practices/ma/national-referral-mechanism.md"
    text = note.read_text(encoding="utf-8")
    title = re.search(r"^title: (.*)$", text, re.M)[1]
    note.write_text(text.replace(title, '\'عنوان </script><b> & "اقتباس" <!-- \'', 1), encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", tmp_path / "out", "--base-url", BASE)
    assert result.returncode == 0, result.stderr
    page = (tmp_path / "out/practices/ma/national-referral-mechanism.html").read_text(encoding="utf-8")
    article = Head(page).blocks[0]["@graph"][0]
    assert article["headline"] == 'عنوان </script><b> & "اقتباس" <!--'
    assert "</script><b>" not in page


def test_every_feed_is_valid(site):
    feeds = sorted(path for path in site.rglob("*.xml") if not path.name.startswith("sitemap"))
    names = {path.relative_to(site).as_posix() for path in feeds}
    for tree in ("", "fr/", "en/"):
        for name in ("feed", "themes/prosecution", "themes/protection", "themes/prevention", "countries/ma", "countries/eg", "countries/tn"):
            assert f"{tree}{name}.xml" in names
    for path in feeds:
        name = path.relative_to(site).as_posix()
        read = feedparser.parse(path.read_bytes(), response_headers={"content-type": "application/atom+xml; charset=utf-8"})
        assert not read.bozo, (name, read.get("bozo_exception"))
        assert read.version == "atom10" and read.feed.title and read.feed.author and read.entries
        language = name.split("/")[0] if name.startswith(("fr/", "en/")) else "ar"
        assert read.feed.language == language
        root = ElementTree.parse(path).getroot()
        own = [link.get("href") for link in root.findall(ATOM + "link") if link.get("rel") == "self"]
        assert own == [BASE + name] and read.feed.id == BASE + name
        assert len({entry.id for entry in read.entries}) == len(read.entries)
        updated = [entry.updated for entry in read.entries]
        assert updated == sorted(updated, reverse=True) and read.feed.updated == updated[0]
        for entry in read.entries:
            page, _ = inside(site, entry.link)
            if not name.endswith("changes.xml"):
                assert translated(page), (name, page)
            front = yaml.safe_load((ROOT / f"content/{re.sub('^(fr|en)/', '', page)[:-5]}.md").read_text(encoding="utf-8").split("---\n")[1])
            if name.endswith("changes.xml"):
                assert any(entry.updated.startswith(str(change["date"])[:7]) for change in front["changes"]) and entry.summary
                continue
            assert entry.updated.startswith(str(front["reviewed"])) and entry.summary and entry.published.startswith(str(front["compiled"]))
    originals = [path for path in (ROOT / "content/practices").rglob("*.md") if not re.search(r"\.(fr|en)\.md$", path.name)]
    every = feedparser.parse((site / "feed.xml").read_bytes(), response_headers={"content-type": "application/atom+xml; charset=utf-8"})
    assert len(every.entries) == min(100, len(originals))


def test_pages_name_their_feeds(site, heads):
    for name, count in (("index.html", 1), ("themes/protection.html", 2), ("fr/countries/tn.html", 2), ("topics/referral.html", 1)):
        feeds = [link["href"] for link in heads[name].links if link.get("type") == "application/atom+xml"]
        assert len(feeds) == count
        for feed in feeds:
            assert (site / name).parent.joinpath(feed).resolve().is_file() and "//" not in feed


def test_sitemap_lists_each_written_page_with_its_alternates(site, heads):
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    seen = {}
    for url in root.findall("s:url", space):
        name, _ = inside(site, url.find("s:loc", space).text)
        assert name not in seen
        seen[name] = url.find("s:lastmod", space)
        listed = {link.get("hreflang"): link.get("href") for link in url.findall("x:link", space)}
        assert listed == {link["hreflang"]: link["href"] for link in heads[name].links if "hreflang" in link}
    assert "404.html" not in seen and "search.html" not in seen
    for name in heads:
        if "practices/" in name:
            assert (name in seen) == bool(translated(name)), name
            if name in seen:
                front = yaml.safe_load((ROOT / f"content/{re.sub('^(fr|en)/', '', name)[:-5]}.md").read_text(encoding="utf-8").split("---\n")[1])
                assert seen[name].text == str(front["reviewed"])
    assert "Sitemap: " + BASE + "sitemap.xml" in (site / "robots.txt").read_text().splitlines()


def test_the_page_for_lost_addresses_holds_whole_addresses_only(heads):
    for address in heads["404.html"].addresses:
        assert address.startswith(("https://", "#")), address
    assert BASE + "index.html" in heads["404.html"].addresses


def test_with_and_without_a_slash_alike(site, tmp_path):
    assert tabadul("build", "--source", ROOT, "--output", tmp_path / "site", "--base-url", BASE[:-1], "--date", "2027-01-01").returncode == 0
    assert files(tmp_path / "site") == files(site)


@pytest.mark.parametrize("address", ["ftp://example.org/", "example.org", "https://", "https://a b/", "https://example.org/?x=1", "https://example.org/#x",
                                     "https://user:secret@example.org/", "https://example.org/../x", "javascript:alert(1)", "https://exa\"mple.org/", ""])
def test_a_bad_address_is_wrong_usage(address, tmp_path):
    result = tabadul("build", "--source", ROOT, "--output", tmp_path / "site", "--base-url", address)
    assert result.returncode == 64 and "--base-url" in result.stderr
    assert not (tmp_path / "site").exists()


def test_without_an_address_nothing_needs_one_and_the_build_says_so_once(tmp_path):
    result = tabadul("build", "--source", ROOT, "--output", tmp_path / "site", "--strict", "--language", "en")
    assert result.returncode == 0 and result.stderr.count("--base-url") == 1
    names = files(tmp_path / "site")
    assert not [name for name in names if name.endswith(".xml")] and "robots.txt" not in names
    for name, data in names.items():
        if name.endswith(".html"):
            assert b"canonical" not in data and b"ld+json" not in data and b"og:" not in data, name
    machine = tabadul("build", "--source", ROOT, "--output", tmp_path / "site", "--strict", "--diagnostics", "json")
    assert machine.stderr == "" and machine.stdout == ""


def test_the_site_file_may_hold_the_address(source, tmp_path):
    settings = source / "content/site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + f'base_url: "{BASE}"\n', encoding="utf-8")
    assert tabadul("build", "--source", source, "--output", tmp_path / "site").returncode == 0
    assert (tmp_path / "site/feed.xml").is_file()
    settings.write_text(text + 'base_url: "https://example.org/?q"\n', encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", tmp_path / "site", "--diagnostics", "json")
    assert result.returncode == 1
    issue = json.loads(result.stdout.splitlines()[0])
    assert (issue["code"], issue["file"], issue["line"]) == ("bad-address", "content/site.yaml", len(text.splitlines()) + 1)


@pytest.mark.parametrize(
    "repository, file, report",
    [
        ("https://github.com/a/b/", "https://github.com/a/b/blob/HEAD/content/topics/referral.fr.md", "https://github.com/a/b/issues/new"),
        ("https://gitlab.com/a/b.git", "https://gitlab.com/a/b/-/blob/HEAD/content/topics/referral.fr.md", "https://gitlab.com/a/b/-/issues/new"),
        ("https://git.example.org/a/b", None, "https://git.example.org/a/b"),
    ],
)
def test_the_foot_of_a_page_leads_to_the_repository_and_the_contact(repository, file, report, source, tmp_path):
    settings = source / "content/site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text + f"repository: {repository}\ncontact: contact@cndh.ma\n", encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", tmp_path / "site", "--language", "en")
    assert result.returncode == 0, result.stderr
    page = (tmp_path / "site/fr/topics/referral.html").read_text(encoding="utf-8")
    assert f'href="{report}"' in page and 'href="mailto:contact@cndh.ma"' in page
    assert (file is None and "/blob/" not in page) or f'href="{file}"' in page
    home = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert f'href="{report}"' in home and "/blob/" not in home
    settings.write_text(text + "contact: somebody\n", encoding="utf-8")
    assert "bad-address" in tabadul("check", "--source", source, "--diagnostics", "json").stdout
