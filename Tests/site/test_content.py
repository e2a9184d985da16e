"""What the library promises: the right helplines, no way to reach a person, enough to compare."""
import re

import yaml

from conftest import ROOT

CONTENT = ROOT / "content"

# As the fact sheets confirm them, digit by digit; what they mark "do not publish" is absent.
HELPLINES = {
    "ma": {"0800004747", "2511", "8350"},
    "eg": {"16000", "15115", "15508"},
    "tn": {"80104748", "192", "1809", "1899"},
}


def front_matter(path):
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def originals(folder):
    return [path for path in sorted((CONTENT / folder).rglob("*.md")) if not re.search(r"\.(fr|en)\.md$", path.name)]


def test_helplines_are_those_of_the_sheets():
    for country, numbers in HELPLINES.items():
        lines = front_matter(CONTENT / f"countries/{country}.md")["helplines"]
        assert {re.sub(r"\D", "", line["number"]) for line in lines} == numbers
        for line in lines:
            assert line["publish"] in (True, "yes", "with-warning")
            if line["publish"] == "with-warning":
                assert set(line["warning"]) == {"ar", "fr", "en"}


def test_no_text_holds_a_telephone_number_or_an_address():
    phone = re.compile(r"(?<![\w/.-])(?:(?:\+|00)(?:212|216|20)(?:[\s.-]?\d){7,10}|0[5-8](?:[\s.-]?\d){8}|01[0125](?:[\s.-]?\d){8})(?!\w)")
    assert phone.search("06 12 34 56 78") and phone.search("+216 98 123 456") and phone.search("01012345678") and not phone.search("2016-61")
    mail = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
    for path in sorted(CONTENT.rglob("*.md")):
        text = re.sub(r"https?://\S+", "", path.read_text(encoding="utf-8"))
        text = re.sub(r"^(?:\s+- number|translates):.*$", "", text, flags=re.M)
        assert mail.findall(text) == [], path
        assert phone.findall(text) == [], path


def test_every_country_has_two_practices_per_theme():
    topics = {path.stem: front_matter(path)["theme"] for path in originals("topics")}
    counts = {}
    for path in originals("practices"):
        fields = front_matter(path)
        counts[fields["country"], topics[fields["topic"]]] = counts.get((fields["country"], topics[fields["topic"]]), 0) + 1
    for country in HELPLINES:
        for theme in ("prosecution", "protection", "prevention"):
            assert counts.get((country, theme), 0) >= 2, (country, theme)


def test_the_third_round_table_is_only_announced():
    assert front_matter(CONTENT / "round-tables/third-announced.md")["status"] == "announced"
    held = [path.stem for path in originals("round-tables") if front_matter(path)["status"] == "held"]
    assert held == ["first-egypt-2023", "second-rabat-2023"]


def test_enough_is_translated():
    for country in HELPLINES:
        names = [path for path in originals(f"practices/{country}")]
        for language in ("fr", "en"):
            assert sum((path.parent / f"{path.stem}.{language}.md").exists() for path in names) >= 3
    for folder in ("countries", "themes", "topics", "round-tables", "pages"):
        for path in originals(folder):
            for language in ("fr", "en"):
                assert (path.parent / f"{path.stem}.{language}.md").exists(), path
