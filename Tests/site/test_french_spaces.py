"""French sets a space before : ; ! ? » and after «, and no line may break there: read from the pages as built, by the library's own parser."""
import html.parser
import re

import pytest

# A line may break at these; U+00A0 and U+202F hold it together.
BREAKING = " \t\n\r\u2002\u2003\u2009"
BROKEN = re.compile(f"[{BREAKING}]+[:;!?»]|«[{BREAKING}]+")
INLINE = {"a", "abbr", "b", "bdi", "bdo", "cite", "em", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u", "wbr"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
UNREAD = {"script", "style", "code", "pre", "kbd", "samp", "template"}
READ_TOO = ("alt", "aria-label", "placeholder", "title")
BLOCK = "\uE000"


class French(html.parser.HTMLParser):
    """The French text of a page's body: blocks apart, inline elements as one run, code and other languages left out."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.text = [], []

    @property
    def is_read(self):
        tags = [tag for tag, *_ in self.open]
        return "body" in tags and UNREAD.isdisjoint(tags) and self.language == "fr" and not any(symbol for *_, symbol in self.open)

    @property
    def language(self):
        return next((language for _, language, _ in reversed(self.open) if language), "")

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.edge(tag)
        # A symbol before a word, such as ! for "with care", is no sign of a sentence.
        self.open.append((tag, attributes.get("lang"), attributes.get("aria-hidden") == "true"))
        if self.is_read:
            self.text += [BLOCK + attributes[name] + BLOCK for name in READ_TOO if attributes.get(name)]
        if tag in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if tag in (name for name, *_ in self.open):
            while self.open.pop()[0] != tag:
                pass
        self.edge(tag)

    def edge(self, tag):
        if tag not in INLINE:
            self.text.append(BLOCK)

    def handle_data(self, data):
        # What is left out still stands between its neighbours.
        self.text.append(data if self.is_read else "\uE001")


def french(page):
    parser = French()
    parser.feed(page)
    parser.close()
    return "".join(parser.text)


def broken(page):
    """Each place where a line may break beside a French sign, with what stands around it."""
    text = french(page)
    return [text[max(0, match.start() - 40): match.end() + 20] for match in BROKEN.finditer(text)]


def test_no_line_breaks_beside_a_french_sign(site):
    read = {path: path.read_text(encoding="utf-8") for path in sorted((site / "fr").rglob("*.html")) if path.name != "data.html"}
    assert len(read) > 300
    assert sum(len(re.findall("[\u00A0\u202F][:;!?»]|«[\u00A0\u202F]", french(page))) for page in read.values()) > 3000
    found = {str(path.relative_to(site)): places for path, page in read.items() if (places := broken(page))}
    assert found == {}


def test_nor_on_the_page_of_the_open_data(site):
    assert broken((site / "fr/data.html").read_text(encoding="utf-8")) == []


PAGE = '<html lang="fr"><head><title>x :</title></head><body>{}</body></html>'


@pytest.mark.parametrize("text", ["<p>mot : suite</p>", "<p>mot ;</p>", "<p>quoi ?</p>", "<p>« mot\u00A0»</p>", "<p>«\u00A0mot »</p>", "<p>un <b>mot</b> : suite</p>",
                                  "<p>un <b>mot </b>: suite</p>", "<p>mot\n!</p>", '<p><a title="mot : suite" href="x">y</a></p>', "<dt>mot&#32;:</dt>"])
def test_a_breaking_space_is_found(text):
    assert broken(PAGE.format(text))


@pytest.mark.parametrize("text", ["<p>mot\u00A0: suite</p>", "<p>«\u202Fmot\u202F»</p>", "<p>mot</p> <p>: suite</p>", "<pre>mot : suite</pre>", '<p lang="en">word : more</p>',
                                  "<p><code>a ? b : c</code></p>", "<p>https://example.org/?a=b;c</p>", '<p>mot <bdi lang="ar">كلمة</bdi>\u00A0: suite</p>'])
def test_what_holds_together_is_not(text):
    assert broken(PAGE.format(text)) == []
