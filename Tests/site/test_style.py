"""How the library is written: no sentence says that nothing is known, no phrase returns from entry to entry, answers are short."""
import re
from collections import defaultdict

import pytest
import yaml

from conftest import ROOT

CONTENT = ROOT / "content"

# What says that a thing was looked for and not found; a share of all sentences may, for safety's sake.
ABSENCE = {
    "ar": re.compile(r"المصادر المتاحة|لم (?:يُعثر|نعثر|نجد)|لا (?:تذكر|تتضمن|تبين|توضح|تحدد) المصادر|لا يُعرف|لم (?:يُعرف|يُطَّلع|يُقس)|ملاحظة المحررين"),
    "fr": re.compile(r"sources disponibles|(?:pas|pu) été (?:trouvé|consulté|vérifié)|on ignore|[Aa]ucune? [^.;]{0,60}n’(?:a|ont) été trouvée?|[Nn]ote de la rédaction"),
    "en": re.compile(r"available sources|(?:was|were) (?:not )?found|is not known|do not say|Editors[’'] note", re.I),
}
SENTENCE = re.compile(r"(?<=[.؟?!])\s+")
CITATION = re.compile(r"\[\^\w+\]|\]\([^)]*\)")


def language(path):
    found = re.search(r"\.(fr|en)\.md$", path.name)
    return found.group(1) if found else "ar"


def texts(path):
    """Each text of an entry that a reader takes in: paragraphs, summary, cautions, steps."""
    head, body = path.read_text(encoding="utf-8").split("---\n", 2)[1:]
    fields = yaml.safe_load(head)
    found = re.split(r"\n\s*\n|\n(?=[-*] |\d+\. )", re.sub(r"^#.*$", "\n", body, flags=re.M))
    found += [fields.get(key) for key in ("summary", "since_note", "caution", "cost_note")]
    found += [step["text"] for step in fields.get("steps") or []]
    return [" ".join(text.split()) for text in found if isinstance(text, str) and text.strip()]


def practices(wanted):
    return [path for path in sorted((CONTENT / "practices").rglob("*.md")) if language(path) == wanted]


def words(text):
    """How many words a text has: citations and addresses of links count for nothing, nor do signs that stand alone."""
    return sum(bool(re.search(r"\w", word)) for word in CITATION.sub("", text).split())


def length(path):
    """The words of a practice's sourced text: what `texts` gives and the results; titles and headings are left out."""
    fields = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1])
    results = [result.get(key) for result in fields.get("results") or [] for key in ("indicator", "unit", "period", "note")]
    return sum(words(str(text)) for text in texts(path) + results if text)


def arabic_texts(value):
    """Each Arabic text of a front matter, with its maps of languages; numbers, keys and addresses are no texts."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in ("number", "url", "fr", "en"):
                yield from arabic_texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from arabic_texts(part)
    elif isinstance(value, str) and re.search(r"[\u0621-\u064a]", value):
        yield value


def absences(sentences, wanted):
    return [sentence for sentence in sentences if ABSENCE[wanted].search(sentence)]


@pytest.mark.parametrize("wanted", ABSENCE)
def test_few_sentences_say_that_nothing_is_known(wanted):
    sentences = [sentence for path in practices(wanted) for text in texts(path) for sentence in SENTENCE.split(text)]
    assert len(sentences) > 900
    said = absences(sentences, wanted)
    assert len(said) / len(sentences) < 0.03, said


def test_a_sentence_of_absence_is_found():
    assert absences(["لم يُعثر على تقييم.", "شاركت مصر."], "ar") == ["لم يُعثر على تقييم."]
    assert absences(["La date n’a pas été trouvée.", "La loi existe."], "fr") == ["La date n’a pas été trouvée."]
    assert absences(["The date was not found.", "The law exists."], "en") == ["The date was not found."]


@pytest.mark.parametrize("wanted", ABSENCE)
def test_no_phrase_of_ten_words_returns_in_more_than_three_entries(wanted):
    entries = defaultdict(set)
    for path in practices(wanted):
        for text in texts(path):
            words = re.findall(r"[\w’'-]+", CITATION.sub("", text))
            for start in range(len(words) - 9):
                entries[" ".join(words[start:start + 10])].add(path.name)
    assert {phrase: sorted(names) for phrase, names in entries.items() if len(names) > 3} == {}


def test_an_answer_is_short():
    answers = {path.name: yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1]).get("answer") for path in sorted((CONTENT / "topics").glob("*.md"))}
    assert len([answer for answer in answers.values() if answer]) > 50
    assert [name for name, answer in answers.items() if answer and len(CITATION.sub("", answer).split()) > 45] == []


def test_a_law_is_laid_out_by_articles():
    for name in ("ma/law-27-14", "eg/law-64-2010", "tn/organic-law-2016-61"):
        for suffix, word in (("", "(?:المادة|الفصل)"), (".fr", "Article"), (".en", "Article")):
            text = (CONTENT / f"instruments/{name}{suffix}.md").read_text(encoding="utf-8")
            assert len(re.findall(rf"^### {word} \S", text, re.M)) >= 8, (name, suffix)


@pytest.mark.parametrize("wanted", ABSENCE)
def test_few_sentences_are_long(wanted):
    """Sentences of more than forty words are listed; they stay under a twentieth. Signs that stand alone are no words."""
    total, long = 0, []
    for path in sorted(CONTENT.rglob("*.md")):
        if language(path) == wanted and path.parts[-2] != "pages":
            for text in texts(path):
                for sentence in SENTENCE.split(CITATION.sub("", text)):
                    total += 1
                    count = sum(bool(re.search(r"\w", word)) for word in sentence.split())
                    if count > 40:
                        long.append((path.relative_to(ROOT).as_posix(), count, sentence))
    print(f"{len(long)} of {total}", *long, sep="\n")
    assert total > 1500
    assert len(long) < 0.05 * total, long[:5]


def test_no_practice_is_thin():
    """At least 250 words of the original; docs/content-format.md says what counts."""
    lengths = {path.relative_to(CONTENT).as_posix(): length(path) for path in practices("ar")}
    assert len(lengths) > 60
    assert {name: count for name, count in lengths.items() if count < 250} == {}


def test_words_are_counted_without_citations():
    assert words("شاركت [مصر](../../countries/eg.md)[^eg1] في 2024 – مرتين.") == 5


def test_topics_compare_what_is_known():
    """Each topic that the three countries answer has five contrasts or more, three of them known for all."""
    countries = ("ma", "eg", "tn")
    answered = defaultdict(set)
    for path in practices("ar"):
        answered[yaml.safe_load(path.read_text(encoding="utf-8").split("---\n", 2)[1])["topic"]].add(path.parts[-2])
    asked = [topic for topic, found in answered.items() if found == set(countries)]
    assert len(asked) > 15
    for topic in asked:
        fields = yaml.safe_load((CONTENT / f"topics/{topic}.md").read_text(encoding="utf-8").split("---\n", 2)[1])
        rows = [{answer["country"]: answer["value"] for answer in row["answers"]} for row in fields["contrasts"]]
        known = [row for row in rows if all(row.get(country, "unknown") != "unknown" for country in countries)]
        assert len(rows) >= 5 and len(known) >= 3, (topic, len(rows), len(known))


def test_numbers_are_written_in_one_way():
    """Arabic and French part decimals by a comma, English by a point; docs/arabic-style.md says why."""
    wrong = []
    for path in sorted(CONTENT.rglob("*.md")):
        if path.parts[-2] == "sources":
            continue
        head, body = path.read_text(encoding="utf-8").split("---\n", 2)[1:]
        wanted = language(path)
        if wanted == "ar":
            found = [*arabic_texts(yaml.safe_load(head)), *body.split("\n")]
            pattern = r"\d\.\d+\s?(?:%|مليون)|(?<![\d.-])\d{5,}(?![\d.])|\d,\d{3}(?!\d)"
        else:
            found = (head + body).split("\n")
            pattern = r"\d\.\d+\s?%" if wanted == "fr" else r"\d,\d{1,2}\s?%"
        wrong += [(path.name, text) for text in found if re.search(pattern, CITATION.sub("", text))]
    assert wrong == []
