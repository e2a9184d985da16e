"""The style of the shipped texts: few sentences that only state an absence, no repeated phrases, short answers and sentences."""
import re
from collections import defaultdict

import pytest
import yaml
from conftest import ROOT

CONTENT = ROOT / "content"
PROSE = ("practices", "topics", "instruments", "countries", "round-tables", "indicators", "institutions")
# Sentences that say only that something was not found. `unknown:` in the front matter is the place for that.
ABSENCE = {
    "ar": r"لم نجد|لم نعثر|لم يُعثر|لم يعثر|لا تذكر المصادر|لم تذكر المصادر|لا تقول المصادر|لا تبين المصادر|لا توثق المصادر|ليس في المصادر|لا يرد في المصادر|لا ترد في المصادر|غير موثق|لا مصدر|تصمت المصادر|المصادر صامتة|غير معروف",
    "fr": r"nous n.avons pas trouvé|n.a pas été trouvé|non trouvé|les sources ne |les sources n.|aucune source|n.est pas documenté|non documenté|sources sont muettes|n.est pas connu|on ignore",
    "en": r"not found|we found no|sources do not|no source|not documented|sources are silent|is not known|are not known|undocumented",
}
SHARE_OF_ABSENCE = 0.03
LONG_SENTENCE = 40
SHARE_OF_LONG = 0.03
LONGEST_SENTENCE = 60
LONGEST_ANSWER = 45
PHRASE = 10


def entries(*collections):
    """(path, language, front matter, body) of each file of the collections."""
    for collection in collections:
        for path in sorted((CONTENT / collection).rglob("*.md")):
            parts = path.name.split(".")
            _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
            yield path.relative_to(ROOT).as_posix(), parts[1] if len(parts) == 3 else "ar", yaml.safe_load(head), body


def words(text):
    """The words of a text, without signs that stand alone, as French sets them between spaces."""
    return [word for word in text.split() if re.search(r"\w", word)]


def sentences(text):
    text = re.sub(r"```.*?```|\[\^[^\]]*\]|\*\*|[>#|]", " ", text, flags=re.S)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    for block in re.split(r"\n\s*\n|\n\s*(?:[-*]|\d+\.)\s", text):
        for sentence in re.split(r"(?<=[.!?؟])\s+(?=\D)", " ".join(block.split())):
            if len(sentence.split()) > 2:
                yield sentence


def test_few_sentences_state_an_absence():
    total, absent = 0, []
    for path, language, _, body in entries("practices"):
        for sentence in sentences(body):
            total += 1
            if re.search(ABSENCE[language], sentence, re.I):
                absent.append((path, sentence))
    print(f"{len(absent)} of {total} sentences state an absence")
    assert total > 1000
    assert len(absent) < SHARE_OF_ABSENCE * total, absent[:10]


def test_sentences_are_short():
    total, long = 0, []
    for path, _, _, body in entries(*PROSE):
        for sentence in sentences(body):
            total += 1
            if len(words(sentence)) > LONG_SENTENCE:
                long.append((path, len(words(sentence)), sentence))
    print(f"{len(long)} of {total} sentences have more than {LONG_SENTENCE} words:", *long, sep="\n")
    assert total > 3000
    assert len(long) < SHARE_OF_LONG * total, long[:10]
    assert max((count for _, count, _ in long), default=0) <= LONGEST_SENTENCE


def test_answers_of_topics_are_short():
    answers = [(path, answer) for path, _, fields, _ in entries("topics") if (answer := fields.get("answer"))]
    assert len(answers) > 60
    counts = {path: len(words(re.sub(r"\[\^[^\]]*\]", " ", answer))) for path, answer in answers}
    assert {path: count for path, count in counts.items() if count > LONGEST_ANSWER} == {}


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_no_long_phrase_is_repeated(language):
    """No ten words in a row stand in more than three practices."""
    found = defaultdict(set)
    for path, written, _, body in entries("practices"):
        if written == language:
            for sentence in sentences(body):
                plain = words(re.sub(r"[«»“”\"():؛،,;.]", " ", sentence))
                for start in range(len(plain) - PHRASE + 1):
                    found[" ".join(plain[start:start + PHRASE])].add(path)
    assert found
    repeated = {phrase: sorted(paths) for phrase, paths in found.items() if len(paths) > 3}
    assert repeated == {}
