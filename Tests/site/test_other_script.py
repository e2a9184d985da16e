"""Words in the other script are shielded on every page: unshielded, the first word of a quoted name was shown last."""
import html.parser
import re

ARABIC = re.compile("[\u0621-\u064A][\u0621-\u0652 ]*")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNREAD = {"script", "style", "title", "option"}


class Words(html.parser.HTMLParser):
    """The words of a page's body with the direction that the nearest element sets."""

    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.open, self.astray = path, [], []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append((tag, dict(attributes).get("dir")))

    def handle_endtag(self, tag):
        if tag not in VOID:
            while self.open and self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        tags = {tag for tag, _ in self.open}
        if "body" not in tags or tags & UNREAD:
            return
        direction = next(direction for _, direction in reversed(self.open) if direction)
        if data.startswith(("https://", "http://")):
            return  # An address runs left to right, whatever its letters.
        if direction == "ltr" and (found := ARABIC.search(data)):
            self.astray.append(f"{self.path}: {found.group()} in {data.strip()[:80]}")


def astray(site):
    found = []
    for page in sorted(site.rglob("*.html")):
        words = Words(page.relative_to(site))
        words.feed(page.read_text(encoding="utf-8"))
        found += words.astray
    return found


def test_words_of_the_other_script_are_shielded(site):
    found = astray(site)
    assert not found, f"{len(found)}: " + "\n".join(found[:20])
