"""Every internal link and anchor of the built site resolves; nothing is root-relative; nothing is loaded from elsewhere."""
import html.parser
import pathlib
import urllib.parse


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.links, self.loads, self.problems = [], [], [], []
        self.lang = self.dir = None

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "html":
            self.lang, self.dir = values.get("lang"), values.get("dir")
        if "id" in values:
            self.ids.append(values["id"])
        for name, value in attributes:
            if name.startswith("on") or name == "style":
                self.problems.append(f"{tag} {name}")
        if tag == "a":
            self.links.append(values.get("href", ""))
            if values.get("href", "").startswith("http") and "noreferrer" not in values.get("rel", ""):
                self.problems.append("external link without rel: " + values["href"])
        for attribute in ("src", "srcset", "poster", "data"):
            if attribute in values:
                self.loads.append(values[attribute])
        if tag == "link" and values.get("rel") != "license":
            self.loads.append(values.get("href", ""))


def parsed(site):
    pages = {}
    for path in sorted(site.rglob("*.html")):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        pages[path.relative_to(site).as_posix()] = page
    return pages


def test_every_link_and_anchor_resolves(site):
    pages = parsed(site)
    assert len(pages) > 300
    broken = []
    for name, page in pages.items():
        for link in page.links + page.loads:
            parts = urllib.parse.urlsplit(link)
            if parts.scheme in ("http", "https", "tel"):
                continue
            if parts.scheme or parts.netloc or link.startswith("/") or not link:
                broken.append((name, link, "not relative"))
                continue
            if name == "404.html" and link.startswith("../"):
                # A host shows the page at any depth: its sheets and scripts are looked for at each.
                continue
            target = name
            if parts.path:
                target = urllib.parse.unquote((pathlib.PurePosixPath(name).parent / parts.path).as_posix())
                stack = []
                for part in target.split("/"):
                    if part == "..":
                        if not stack:
                            broken.append((name, link, "leaves the site"))
                            break
                        stack.pop()
                    elif part != ".":
                        stack.append(part)
                target = "/".join(stack)
            if not (site / target).is_file():
                broken.append((name, link, "no such file"))
            elif target.endswith("new.html") and "=" in parts.fragment:
                # Fields that the form fills in, or an entry that it opens.
                continue
            elif parts.fragment and target in pages and urllib.parse.unquote(parts.fragment) not in pages[target].ids:
                broken.append((name, link, "no such anchor"))
    assert broken == []


def test_pages_load_nothing_from_elsewhere_and_carry_no_inline_code(site):
    for name, page in parsed(site).items():
        assert [load for load in page.loads if "//" in load] == [], name
        assert page.problems == [], name


def test_ids_are_unique_and_languages_are_set(site):
    for name, page in parsed(site).items():
        assert len(page.ids) == len(set(page.ids)), name
        tree = name.split("/")[0]
        language = tree if tree in ("fr", "en") else "ar"
        assert (page.lang, page.dir) == (language, "rtl" if language == "ar" else "ltr"), name
