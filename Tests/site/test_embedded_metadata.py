"""What reference managers read in a practice's page, parsed by the rules of Zotero's translator for embedded metadata."""
import html.parser
import json
import re
import urllib.parse

import bibtexparser
import pytest
import rispy
import yaml

from conftest import ROOT, tabadul

BASE = "https://exchange.example.org/tabadul/"
NAME = "practices/ma/national-referral-mechanism"
SITE = yaml.safe_load((ROOT / "content/site.yaml").read_text(encoding="utf-8"))
TREES = [("", ""), ("fr", ".fr"), ("en", ".en")]

# The fields of an item by the names of HighWire Press, as the translator maps them.
FIELDS = {"citation_title": "title", "citation_publication_date": "date", "citation_date": "date", "citation_publisher": "publisher",
          "citation_technical_report_institution": "institution", "citation_language": "language", "citation_public_url": "url"}
# The names that decide the type of an item; a title alone makes it an article of a journal.
TYPES = {"citation_journal_title": "journalArticle", "citation_technical_report_institution": "report", "citation_conference_title": "conferencePaper",
         "citation_book_title": "bookSection", "citation_dissertation_institution": "thesis"}


class Head(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.metas, self.links = {}, []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "meta" and "name" in values:
            self.metas.setdefault(values["name"], []).append(values.get("content"))
        if tag == "link":
            self.links.append(values)


def item(head):
    found = {"itemType": next((kind for name, kind in TYPES.items() if name in head.metas), "journalArticle" if "citation_title" in head.metas else "webpage")}
    for name, field in FIELDS.items():
        if name in head.metas:
            found[field] = re.sub(r"\s+", " ", ", ".join(head.metas[name])).strip()
    found["creators"] = head.metas.get("citation_author", []) + head.metas.get("citation_authors", [])
    found["abstract"] = head.metas["description"][0]
    return found


def front(ending):
    return yaml.safe_load((ROOT / f"content/{NAME}{ending}.md").read_text(encoding="utf-8").split("---\n")[1])


@pytest.fixture(scope="module")
def addressed(tmp_path_factory):
    output = tmp_path_factory.mktemp("addressed") / "site"
    result = tabadul("build", "--source", ROOT, "--output", output, "--base-url", BASE)
    assert result.returncode == 0, result.stderr
    return output


@pytest.mark.parametrize(("tree", "ending"), TREES)
def test_an_item_is_read_from_the_head(addressed, site, tree, ending):
    language = tree or "ar"
    path = f"{tree}/{NAME}.html".lstrip("/")
    expected = {
        "itemType": "report", "title": front(ending)["title"], "institution": SITE["title"][language], "publisher": SITE["title"][language],
        "date": str(front("")["reviewed"]).replace("-", "/"), "language": language, "creators": [], "abstract": front(ending)["summary"]}
    assert item(Head((addressed / path).read_text(encoding="utf-8"))) == {**expected, "url": BASE + path}
    assert item(Head((site / path).read_text(encoding="utf-8"))) == expected


@pytest.mark.parametrize(("tree", "ending"), TREES)
def test_the_head_leads_to_the_files_and_the_licence(addressed, site, tree, ending):
    path = f"{tree}/{NAME}.html".lstrip("/")
    for built, base in ((addressed, BASE), (site, None)):
        links = Head((built / path).read_text(encoding="utf-8")).links
        files = {link["type"]: link["href"] for link in links if link.get("rel") == "alternate"
                 and link.get("type") in ("application/x-bibtex", "application/x-research-info-systems", "application/vnd.citationstyles.csl+json")}
        assert len(files) == 3
        assert all("://" not in address for address in files.values())
        read = {kind: (built / path).parent.joinpath(urllib.parse.unquote(address)).read_text(encoding="utf-8") for kind, address in files.items()}
        title, site_name, year = front("")["title"], SITE["title"]["ar"], str(front("")["reviewed"])[:4]
        entry = bibtexparser.loads(read["application/x-bibtex"]).entries[0]
        assert (entry["title"].strip("{}"), entry["author"].strip("{}"), entry["year"], entry["language"]) == (title, site_name, year, "arabic")
        (entry,) = rispy.loads(read["application/x-research-info-systems"])
        assert (entry["title"], entry["authors"], entry["year"], entry["language"]) == (title, [site_name], year, "ar")
        (entry,) = json.loads(read["application/vnd.citationstyles.csl+json"])
        assert (entry["title"], entry["author"], entry["language"]) == (title, [{"literal": site_name}], "ar")
        assert [link["href"] for link in links if link.get("rel") == "license"] == ["https://creativecommons.org/licenses/by/4.0/"]
        assert [link["href"] for link in links if link.get("rel") == "cite-as"] == ([BASE + path] if base else [])


def test_only_practices_are_items(addressed):
    for name in ("index.html", "topics/referral.html", "sources/ma1.html", "countries/ma.html"):
        text = (addressed / name).read_text(encoding="utf-8")
        assert "citation_" not in text.split("</head>")[0] and 'rel="cite-as"' not in text, name
