"""A translation cites what its original cites, where it cites it: read from the Markdown by a few lines of our own, not by the program."""
import functools
import re

import pytest
import yaml

from conftest import ROOT

CONTENT = ROOT / "content"
KEY = re.compile(r"\[\^([^\]\s]+)\]")
TRANSLATION = re.compile(r"\.(fr|en)\.md$")
LANGUAGES = {"ar", "fr", "en"}


@functools.cache
def parts(text):
    """The front matter and the body of a note."""
    _, head, body = re.split(r"^---\n", text, maxsplit=2, flags=re.M)
    return yaml.safe_load(head), body


def keys(text):
    """The sources that a passage names, each as often as it names it: the order in a sentence is the language's own."""
    return sorted(KEY.findall(text))


def sections(body):
    """The sources of each paragraph and list item, by sections: the first is what stands before any heading."""
    body = re.sub(r"^(`{3,}|~{3,}).*?^\1", "", body, flags=re.M | re.S)
    body = re.sub(r"^###.*$", "\n", body, flags=re.M)
    found = []
    for section in re.split(r"^##(?=\s).*$", body, flags=re.M):
        blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)", section)
        found.append([keys(block) for block in blocks if block.strip()])
    return found


def strings(value, path=()):
    """Every text of a front matter with its place in it."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from strings(inner, (*path, index))
    elif isinstance(value, str):
        yield path, value


def differences(original, translation):
    """Where the second text cites other sources than the first, in words."""
    (fields, body), (translated, translated_body) = parts(original), parts(translation)
    found = []
    if translated_body.strip():
        ours, theirs = sections(body), sections(translated_body)
        if len(ours) != len(theirs):
            found.append(f"{len(theirs)} sections for {len(ours)}")
        for number, (one, other) in enumerate(zip(ours, theirs)):
            if len(one) != len(other):
                found.append(f"section {number}: {len(other)} paragraphs for {len(one)}")
            found += [f"section {number}, paragraph {place}: {b} for {a}" for place, (a, b) in enumerate(zip(one, other), 1) if a != b]
    there = dict(strings(translated))
    for path, text in strings(fields):
        path = {("cost", "note"): ("cost_note",)}.get(path, path)
        # What the original has in three languages needs no words of the translation's.
        if path[-1] not in LANGUAGES and (path in there or keys(text)) and keys(there.get(path, "")) != keys(text):
            found.append(f"{'.'.join(map(str, path))}: {keys(there.get(path, ''))} for {keys(text)}")
    return found


def texts_in_languages(value, path=()):
    """Every map of one text in several languages, as front matters have them."""
    if isinstance(value, dict):
        if len(value) > 1 and set(value) <= LANGUAGES and all(isinstance(text, str) for text in value.values()):
            yield path, value
        else:
            for name, inner in value.items():
                yield from texts_in_languages(inner, (*path, name))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts_in_languages(inner, (*path, index))


def original_of(path):
    return path.with_name(TRANSLATION.sub(".md", path.name))


TRANSLATIONS = sorted(path for path in CONTENT.rglob("*.md") if TRANSLATION.search(path.name))


def test_each_translation_cites_what_its_original_cites_section_by_section():
    assert len(TRANSLATIONS) > 300
    cited = 0
    found = {}
    for path in TRANSLATIONS:
        original, translation = original_of(path).read_text(encoding="utf-8"), path.read_text(encoding="utf-8")
        cited += len(KEY.findall(parts(translation)[1]))
        if wrong := differences(original, translation):
            found[str(path.relative_to(CONTENT))] = wrong
    assert cited > 3000, cited
    assert found == {}


def test_a_text_in_several_languages_cites_the_same_in_each():
    compared = 0
    found = {}
    for path in sorted(CONTENT.rglob("*.md")):
        for place, texts in texts_in_languages(parts(path.read_text(encoding="utf-8"))[0]):
            compared += 1
            if len({tuple(keys(text)) for text in texts.values()}) > 1:
                found[f"{path.relative_to(CONTENT)}: {'.'.join(map(str, place))}"] = {name: keys(text) for name, text in texts.items()}
    assert compared > 500, compared
    assert found == {}


@pytest.mark.parametrize("path", [TRANSLATIONS[0], *(p for p in TRANSLATIONS if p.parent.parent.name == "practices")][:40:8], ids=lambda path: path.stem)
def test_one_citation_dropped_moved_or_swapped_is_found(path):
    original, translation = original_of(path).read_text(encoding="utf-8"), path.read_text(encoding="utf-8")
    head, body = translation[: translation.index("---\n", 4)], translation[translation.index("---\n", 4):]
    for match in KEY.finditer(body):
        without = body[: match.start()] + body[match.end():]
        assert differences(original, head + without), match
        assert differences(original, head + body[: match.start()] + "[^none]" + body[match.end():]), match
        assert differences(original, head + without + f"\n\n## x\n\n{match[0]}\n"), match
