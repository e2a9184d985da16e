"""Every code: its messages in three languages, an example, its documentation, and a real folder that causes it."""
import json
import os
import pathlib
import re

import pytest

from conftest import ROOT, tabadul
from test_broken_notes import MUTATIONS, NOTE

CATALOGUE = {entry["code"]: entry for entry in json.loads(tabadul("diagnostics", "--format", "json").stdout)}
FRENCH = "content/practices/ma/national-referral-mechanism.fr.md"


def write(path, text):
    return lambda source: (source / path).write_text(text, encoding="utf-8")


def change(path, old, new):
    def spoil(source):
        text = (source / path).read_text(encoding="utf-8")
        assert old in text
        (source / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def add(extra, path=NOTE):
    return lambda source: (source / path).write_text((source / path).read_text(encoding="utf-8") + "\n" + extra + "\n", encoding="utf-8")


def data(path, content):
    return lambda source: (source / path).write_bytes(content)


def link(source):
    (source / "content/topics/link.md").symlink_to("/etc/passwd")


def twins(source):
    for name in ("twin.txt", "TWIN.txt"):
        (source / "themes/default/assets" / name).write_text("x", encoding="utf-8")


def shut(source):
    (source / NOTE).chmod(0)


def reviewed_long_ago(source):
    change(NOTE, "compiled: 2026-11-23", "compiled: 2020-01-31")(source)
    change(NOTE, "reviewed: 2026-11-23", "reviewed: 2020-01-31")(source)


def answer_without_source(source):
    text = (source / TOPIC).read_text(encoding="utf-8")
    (source / TOPIC).write_text(re.sub(r'^answer: ".*"$', 'answer: "جواب بلا مصدر"', text, count=1, flags=re.M), encoding="utf-8")


def change_address(source):
    path = source / "content/institutions/ma/national-committee.md"
    path.write_text(re.sub(r'^url: .*$', 'url: "https://gmail.com/"', path.read_text(encoding="utf-8"), count=1, flags=re.M), encoding="utf-8")


TOPIC = "content/topics/referral.md"
LABEL = 'ar: "هل هذا معروف؟", fr: "Est-ce connu ?", en: "Is it known?"'
TERM = (ROOT / "content/terms/victim.md").read_text(encoding="utf-8")

CONCEPT = (ROOT / "content/concepts/investigations.md").read_text(encoding="utf-8")


def units_differ(source):
    change("content/concepts/investigations.md", "comparable: care", "comparable: yes")(source)
    change("content/indicators/tn-investigations-tip.md", 'unit: {ar: "', 'unit: {ar: "نصف ')(source)
    for name in ("ma-investigations-tip", "eg-investigations-child-begging"):
        path = source / f"content/indicators/{name}.md"
        path.write_text(re.sub(r'^unit: .*$', 'unit: {ar: "بحث", fr: "enquêtes", en: "investigations"}', path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")


# The change, the file that is reported, whether the report names a line in it. More than one error would be a cascade.
FAULTS = {
    "unreadable-file": (shut, NOTE),
    "not-utf8": (data("content/topics/shelter.md", b"---\ntitle: caf\xe9\n---\n"), "content/topics/shelter.md"),
    "windows-1256": (data("content/topics/shelter.md", "---\ntitle: إيواء الضحايا\n---\n".encode("cp1256")), "content/topics/shelter.md"),
    "utf-16": (data("content/topics/shelter.md", "---\ntitle: إيواء الضحايا\n---\n".encode("utf-16")), "content/topics/shelter.md"),
    "bad-yaml": (change(NOTE, "scale: national", "scale: &s national\nuntil: *s"), NOTE),
    "unspaced-heading": (change("content/topics/shelter.md", "\n## ", "\n##"), "content/topics/shelter.md"),
    "unknown-but-written": (change(NOTE, "scale: national", "scale: national\nunknown:\n  - {field: results}"), NOTE),
    "file-too-large": (add("نص " * 400_000, "content/pages/about.md"), "content/pages/about.md"),
    "not-a-regular-file": (link, "content/topics/link.md"),
    "unknown-folder": (lambda source: ((source / "content/practises").mkdir(), write("content/practises/x.md", TERM)(source)), "content/practises/x.md"),
    "misplaced-file": (write("content/practices/x.md", TERM), "content/practices/x.md"),
    "bad-file-name": (write("content/terms/my note.md", TERM), "content/terms/my note.md"),
    "missing-file": (lambda source: (source / "content/site.yaml").unlink(), "content/site.yaml"),
    "colliding-names": (twins, None),
    "bad-address": (change("content/institutions/ma/national-committee.md", 'url: "https://', 'url: "www.'), "content/institutions/ma/national-committee.md"),
    "unused-source": (change(NOTE, "compiled:", 'sources:\n  - key: nobody\n    publisher: "Une"\n    title: "Autre"\n    date: undated\n    confidence: low\ncompiled:'), NOTE),
    "orphan-translation": (write("content/topics/nothing.fr.md", '---\ntranslates: "0"\ntitle: "Une question"\nshort: "Question"\n---\n'), "content/topics/nothing.fr.md"),
    "translation-mismatch": (change(FRENCH, "steps:\n", 'steps:\n  - title: "Une étape de trop"\n    text: "Rien."\n'), FRENCH),
    "stale-translation": (change(FRENCH, 'translates: "', 'translates: "0'), FRENCH),
    "translation-behind": (lambda source: [change(FRENCH, *pair)(source) for pair in (('translates: "', 'translates: "0'), ("steps:\n", 'steps:\n  - title: "Une étape de trop"\n    text: "Rien."\n'))], FRENCH),
    "address-as-text": (add("[https://example.org/a](https://example.org/a)"), NOTE),
    "uneven-table": (add("| ا | ب |\n|---|---|\n| ت |"), NOTE),
    "nesting-too-deep": (add("> " * 200 + "نص"), NOTE),
    "stray-direction-mark": (add("نص \u200fهنا."), NOTE),
    "confusable-letter": (add("الoتجار بالبشر."), NOTE),
    "invisible-character": (add("الات\u200bجار بالبشر."), NOTE),
    "figure-without-citation": (add("بلغ العدد 452 ضحية."), NOTE),
    "latin-punctuation": (add("الحماية, والمساعدة."), NOTE),
    "straight-quotes": (add('قال "نعم" ثم سكت.'), NOTE),
    "tatweel": (add("الحمـــاية."), NOTE),
    "mixed-digits": (add("سنة ٢٠٢٣ و2024[^ma50]."), NOTE),
    "discouraged-word": (add("كانت فريسة للوسطاء."), NOTE),
    "stale-note": (reviewed_long_ago, NOTE),
    "left-to-fill": (add("✎ اكتب هنا."), NOTE),
    "answer-too-long": (change(TOPIC, 'answer: "', 'answer: "' + "كلمة " * 46), TOPIC),
    "answer-without-source": (answer_without_source, TOPIC),
    "contrast-without-source": (change(TOPIC, "contrasts:\n", f"contrasts:\n  - label: {{{LABEL}}}\n    answers:\n      - {{country: ma, value: yes}}\n"), TOPIC),
    "unknown-stage": (change(NOTE, "stage: detection", "stage: nowhere"), NOTE),
    "unknown-article": (change("content/topics/victim-assistance.md", 'article: "22"', 'article: "24"'), "content/topics/victim-assistance.md"),
    "unused-stage": (change(TOPIC, "stages:\n", f"stages:\n  - id: nowhere\n    title: {{{LABEL}}}\n"), TOPIC),
    "concept-without-indicator": (write("content/concepts/lonely.md", CONCEPT), "content/concepts/lonely.md"),
    "concept-of-one-country": (change("content/concepts/repatriated.md", "comparable: no", "comparable: care"), "content/concepts/repatriated.md"),
    "concept-units-differ": (units_differ, "content/indicators/tn-investigations-tip.md"),
    "join-forbidden": (change("content/indicators/ma-investigations-tip.md", "do_not_join_with: [", "do_not_join_with: [tn-investigations-tip, "), "content/indicators/ma-investigations-tip.md"),
    "year-outside-period": (change("content/indicators/tn-victims-tip.md", "from: 2017-04", "from: 2018-01"), "content/indicators/tn-victims-tip.md"),
    "outcome-without-source": (change(NOTE, "compiled:", "objectives_met: {value: partly}\ncompiled:"), NOTE),
    "lineage-circle": (change(NOTE, "compiled:", "adapted_from: ma/national-referral-mechanism\ncompiled:"), NOTE),
    "person-name": (add("اسم الضحية: فاطمة ع."), NOTE),
    "shared-host": (change_address, "content/institutions/ma/national-committee.md"),
    "unknown-but-written": (change(NOTE, "compiled:", "unknown:\n  - field: context\ncompiled:"), NOTE),
    "unspaced-heading": (add("###ملاحظة إضافية"), NOTE),
    "utf-16": (data("content/topics/shelter.md", TERM.encode("utf-16")), "content/topics/shelter.md"),
    "windows-1256": (data("content/topics/shelter.md", TERM.encode("cp1256", "replace")), "content/topics/shelter.md"),
}

# Codes that other tests cause.
ELSEWHERE = {
    "test_privacy.py": {"personal-phone", "personal-email", "map-coordinates", "national-id", "case-number", "shelter-place", "image-metadata", "private-name", "unused-allowance"},
    "test_limits.py": {"table-too-large"},
    "test_languages.py": {"untranslated-text"},
    "test_images.py": {"remote-image", "missing-image", "image-without-words", "image-inside-text", "bad-image", "image-too-large", "image-tool-missing"},
    "test_renames.py": {"bad-alias", "alias-taken", "moved-without-alias"},
    "test_embargo.py": {"unpublished-leak", "unpublished-reference"},
    "test_new.py": {"still-to-write"},
    "test_history.py": {"changed-since-validation", "change-without-entry", "reply-changed", "id-reused"},
    "../RecordsTests/mistakes.yaml": set(re.findall(r"^  code: (\S+)$", (ROOT / "Tests/RecordsTests/mistakes.yaml").read_text(encoding="utf-8"), re.M)),
    "test_theme.py": {"bad-template", "missing-partial", "unknown-name", "missing-string", "empty-file"},
    "../RecordsTests/SourceTests.swift": {"duplicate-source", "contradictory-source"},
    "../RecordsTests/EvidenceTests.swift": {"evidence-without-reason"},
    "test_bibliography.py": {"bad-reference-file"},
    "test_evidence.py": {"evidence-without-reason"},
    "../RecordsTests/RenamedKeyTests.swift": {"renamed-key"},
    "test_broken_notes.py": {code for _, _, code, _ in MUTATIONS},
}


def test_every_code_has_a_test():
    tested = set(FAULTS)
    for name, codes in ELSEWHERE.items():
        text = (pathlib.Path(__file__).parent / name).read_text(encoding="utf-8")
        # Swift tests name a code as the enumeration does: `.duplicateSource`.
        named = {code if not name.endswith(".swift") else re.sub("-(.)", lambda part: part[1].upper(), code): code for code in codes}
        assert [code for spelling, code in named.items() if spelling not in text] == [], name
        tested |= codes
    assert tested == set(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_every_code_has_its_words_and_an_example(code):
    entry = CATALOGUE[code]
    assert entry["example"]
    words = [entry[language][part] for language in ("ar", "fr", "en") for part in ("message", "fix")]
    assert all(words) and len(set(words)) == 6
    assert all(re.search("[\u0600-\u06ff]", entry["ar"][part]) for part in ("message", "fix"))
    assert not any("{o}" in word or "{d}" in word for word in words)


@pytest.mark.parametrize("code", FAULTS)
def test_the_diagnostic_is_reported_once(code, request):
    # A note that is not read leaves sources unused, unless others cite them: in the excerpt nobody else does.
    source = request.getfixturevalue("whole_source" if code == "bad-yaml" else "source")
    if code == "unreadable-file" and os.geteuid() == 0:
        pytest.skip("root reads everything")
    spoil, path = FAULTS[code]
    spoil(source)
    result = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "fr")
    issues = [json.loads(line) for line in result.stdout.splitlines()]
    hits = [issue for issue in issues if issue["code"] == code]
    assert len(hits) == 1, issues
    assert hits[0]["severity"] == CATALOGUE[code]["severity"]
    assert path is None or hits[0]["file"] == path
    assert result.returncode == (1 if hits[0]["severity"] == "error" else 0)
    if code != "missing-file":
        others = [issue for issue in issues if issue["code"] not in (code, "stale-translation")]
        assert others == [], "a cascade"


def test_the_label_of_a_status_is_no_discouraged_word(source):
    add("المشاورات جارية.")(source)
    lines = tabadul("check", "--source", source, "--diagnostics", "json").stdout.splitlines()
    assert {json.loads(line)["code"] for line in lines} == {"stale-translation"}


def test_the_pages_of_the_docs_are_what_the_command_writes():
    for language, name in [("en", "diagnostics.md"), ("ar", "diagnostics.ar.md"), ("fr", "diagnostics.fr.md")]:
        page = tabadul("diagnostics", "--language", language).stdout
        assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page, "run script/docs"
        assert all(f"### {code}\n" in page for code in CATALOGUE)


def test_the_schemas_are_what_the_command_writes():
    names = tabadul("schema").stdout.split()
    assert len(names) == len({path.name.split(".")[0] for path in (ROOT / "docs/schema").iterdir()})
    for name in names:
        for suffix, option in [("", []), (".translation", ["--translation"])]:
            text = tabadul("schema", "--collection", name, *option).stdout
            assert (ROOT / f"docs/schema/{name}{suffix}.json").read_text(encoding="utf-8") == text, "run script/docs"


def test_the_shipped_notes_are_valid_by_the_schemas():
    """An outside judge of the schemas: the notes that the program accepts, and some that it does not."""
    import jsonschema
    import yaml

    class Loader(yaml.SafeLoader):
        pass

    # As editors read YAML 1.2: dates are text, yes and no are words.
    Loader.yaml_implicit_resolvers = {
        key: [pair for pair in pairs if not pair[0].endswith("timestamp") and not (pair[0].endswith("bool") and key not in "tTfF")]
        for key, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    count = 0
    for path in sorted((ROOT / "content").rglob("*.md")):
        collection = path.relative_to(ROOT / "content").parts[0]
        is_translation = "." in path.stem
        schema = json.loads((ROOT / f"docs/schema/{collection}{'.translation' if is_translation else ''}.json").read_text(encoding="utf-8"))
        jsonschema.Draft7Validator.check_schema(schema)
        fields = yaml.load(path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n"), Loader)
        errors = [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(fields)]
        assert not errors, (path, errors)
        count += 1
        if collection == "practices" and not is_translation:
            for spoilt in ({**fields, "status": "ongoin"}, {**fields, "sumary": "x"}, {key: value for key, value in fields.items() if key != "title"}, {**fields, "reviewed": "2026-13"}):
                assert not jsonschema.Draft7Validator(schema).is_valid(spoilt)
    assert count > 100


def quoted(source, *options):
    result = tabadul("check", "--source", source, "--language", "en", *options)
    return result.stderr


def test_carets_mark_the_text_in_a_line_from_left_to_right(source):
    change(NOTE, "status: ongoing", "status:   ongoin")(source)
    lines = quoted(source).split("\n")
    index = next(i for i, line in enumerate(lines) if "⁨status:" in line)
    shown = lines[index].replace("\u2068", "").replace("\u2069", "")
    assert lines[index + 1].index("^") == shown.index("ongoin")
    assert lines[index + 1].count("^") == len("ongoin")


def test_in_an_arabic_line_the_mark_stands_in_the_text_and_long_lines_are_cut(source):
    add("هذه جملة طويلة جدا " * 40 + "الحماية, والمساعدة " + "كلام آخر " * 40)(source)
    line = next(line for line in quoted(source).split("\n") if "⟦" in line)
    assert re.search("⟦\u2068[^⟧]*الحماية,[^⟧]*\u2069⟧", line) and "^" not in line
    assert len(line) < 260 and line.count("…") == 2
    assert line.count("\u2068") == line.count("\u2069") == 2


def test_what_would_disturb_the_terminal_is_shown_by_number(source):
    add("نص \u202eمقلوب")(source)
    text = quoted(source)
    assert "\u202e" not in text and "<U+202E>" in text
