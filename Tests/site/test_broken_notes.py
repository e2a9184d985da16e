"""Forty ways to spoil a real note: each gives a located and helpful error, and the published site stays as it was."""
import collections
import json

import pytest

from conftest import copied, files, tabadul

NOTE = "content/practices/ma/national-referral-mechanism.md"


def replace(old, new, count=1):
    def spoil(text):
        assert old in text, old
        return text.replace(old, new, count)

    return spoil


def append(extra):
    return lambda text: text + "\n" + extra + "\n"


def drop_line(prefix):
    def spoil(text):
        lines = text.split("\n")
        kept = [line for line in lines if not line.startswith(prefix)]
        assert len(kept) == len(lines) - 1
        return "\n".join(kept)

    return spoil


MUTATIONS = [
    ("theme misspelt", replace("themes: [protection]", "themes: [protecton]"), "unknown-reference", "protection"),
    ("unknown topic", replace("topic: referral", "topic: referal"), "unknown-reference", "referral"),
    ("unknown key", replace("status: ongoing", "status: ongoing\nsumary: x"), "unknown-key", "summary"),
    ("unknown status", replace("status: ongoing", "status: ongoin"), "unknown-value", "ongoing"),
    ("unknown evidence", replace("evidence: documented", "evidence: proven"), "unknown-value", "monitored"),
    ("title missing", drop_line("title:"), "missing-key", "title"),
    ("country missing", drop_line("country:"), "missing-key", "country"),
    ("compiled missing", drop_line("compiled:"), "missing-key", "compiled"),
    ("country of another folder", replace("country: ma", "country: tn"), "wrong-folder", "country"),
    ("unknown country", replace("country: ma", "country: xx"), "unknown-reference", ""),
    ("impossible day", replace("compiled: 2026-11-23", "compiled: 2026-02-30"), "bad-date", "2023-04-26"),
    ("date in words", replace("reviewed: 2026-11-23", "reviewed: نونبر"), "bad-date", "2023"),
    ("end before start", replace("status: ongoing", "status: ongoing\nuntil: 2001"), "end-before-start", ""),
    ("title too short", lambda t: __import__("re").sub(r'^title: .*$', 'title: "آلية"', t, count=1, flags=8), "bad-length", ""),
    ("themes not a list", replace("themes: [protection]", "themes: {first: protection}"), "wrong-type", ""),
    ("repeated value", replace("target_groups: [victims,", "target_groups: [victims, victims,"), "duplicate-value", ""),
    ("repeated key", replace("status: ongoing", "status: ongoing\nstatus: pilot"), "duplicate-key", ""),
    ("unclosed quote", replace("status: ongoing", 'status: "ongoing'), "yaml-quote", 'status: "ongoing"'),
    ("no front matter", replace("---\n", "", 1), "missing-front-matter", "---"),
    ("unknown institution", replace("lead: [ma/national-committee", "lead: [ma/national-comitee"), "unknown-reference", "ma/national-committee"),
    ("topic outside the themes", replace("themes: [protection]", "themes: [prevention]"), "topic-outside-themes", "protection"),
    ("citation without a source", append("نص[^nowhere]."), "unknown-source", "content/sources"),
    ("unknown section", append("## خاتمة\n\nنص."), "unknown-section", "السياق"),
    ("section twice", append("## السياق\n\nنص."), "duplicate-section", ""),
    ("required section missing", replace("## السياق", "### السياق"), "section-heading", "## السياق"),
    ("section of a wrong level", replace("## النتائج", "### النتائج"), "section-heading", "## النتائج"),
    ("section without a space", replace("## النتائج", "##النتائج"), "section-heading", "## النتائج"),
    ("section only emphasised", replace("## النتائج", "**النتائج**"), "section-heading", "## النتائج"),
    ("required section missing", lambda t: __import__("re").sub(r"## السياق\n.*?(?=\n## )", "", t, count=1, flags=16), "missing-section", "السياق"),
    ("required section misspelt", replace("## السياق", "## السياقق"), "unknown-section", "السياق"),
    ("raw HTML", append("<b>نص</b>"), "raw-html", "Markdown"),
    ("broken link", append("[نص](../../topics/nowhere.md)"), "broken-link", ""),
    ("broken anchor", append("[نص](../../topics/referral.md#لا-يوجد)"), "broken-anchor", ""),
    ("script link", append("[نص](javascript:alert(1))"), "forbidden-scheme", "https"),
    ("footnote", append("[^1]: حاشية"), "footnote-definition", "sources"),
    ("raw stars", append("و**«الحماية»**نص"), "raw-emphasis", "**"),
    ("Arabic list number", append("١. أولا"), "arabic-list-number", "1."),
    ("space in a link", append("[نص](a b.md)"), "space-in-link", "<>"),
    ("bidi override", append("نص \u202eمقلوب"), "bidi-control", ""),
    ("image", append("![مخطط](diagram.png)"), "image-not-allowed", "images: allowed"),
    ("first-level heading", append("# عنوان"), "misplaced-heading", "##"),
]


@pytest.fixture(scope="module")
def spoilt(shipped_excerpt, tmp_path_factory):
    """Each mutation in a copy of the note of its own: the source, and the paths in the order of the mutations."""
    source = copied(tmp_path_factory.mktemp("spoilt") / "source", shipped_excerpt)
    text = (source / NOTE).read_text(encoding="utf-8")
    paths = []
    for number, (_, spoil, *_) in enumerate(MUTATIONS):
        path = f"content/practices/ma/spoilt-{number}.md"
        (source / path).write_text(spoil(text), encoding="utf-8")
        paths.append(path)
    return source, paths


@pytest.fixture(scope="module")
def reported(spoilt):
    """The errors of one check of all mutations, by file."""
    source, _ = spoilt
    result = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "en")
    assert result.returncode == 1
    errors = collections.defaultdict(list)
    for issue in map(json.loads, result.stdout.splitlines()):
        if issue["severity"] == "error":
            errors[issue["file"]].append(issue)
    return errors


@pytest.mark.parametrize("number", range(len(MUTATIONS)), ids=[m[0] for m in MUTATIONS])
def test_a_broken_note_is_reported(number, spoilt, reported):
    _, _, code, hint = MUTATIONS[number]
    errors = reported[spoilt[1][number]]
    assert [issue["code"] for issue in errors] == [code], errors
    issue = errors[0]
    assert issue["line"] >= 1 or code in ("missing-section",)
    assert issue["message"] and issue["hint"]
    assert hint in issue["hint"] + issue["message"]


def test_only_the_broken_notes_are_reported(spoilt, reported):
    assert set(reported) == set(spoilt[1])


def test_the_published_site_stays_as_it_is(shipped_excerpt, spoilt, tmp_path):
    output = tmp_path / "site"
    assert tabadul("build", "--source", shipped_excerpt, "--output", output).returncode == 0
    before = files(output)
    assert tabadul("build", "--source", spoilt[0], "--output", output).returncode == 1
    assert files(output) == before


def test_all_issues_of_all_files_are_reported_in_one_run(source):
    for path, old, new in [
        (NOTE, "status: ongoing", "status: ongoin"),
        ("content/practices/tn/reintegration-guide.md", "evidence: documented", "evidence: proven"),
        ("content/topics/identification.md", "theme: protection", "theme: protecton"),
        ("content/site.yaml", "exit_url:", "exit_ur:"),
    ]:
        file = source / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = tabadul("check", "--source", source, "--diagnostics", "json")
    assert result.returncode == 1
    reported = {json.loads(line)["file"] for line in result.stdout.splitlines()}
    assert {NOTE, "content/practices/tn/reintegration-guide.md", "content/site.yaml"} <= reported
