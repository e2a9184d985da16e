"""Text made to be slow: aliases, nesting, the pathological families of CommonMark at n = 50,000, through the whole pipeline."""
import json

from conftest import tabadul

NOTE = "content/practices/aa/referral-cell.md"
N = 50_000

FAMILIES = {
    "strong": "*a **a " * N, "emphasis closers": "a_ " * N, "emphasis openers": "_a " * N, "link closers": "a] " * N, "link openers": "[a " * N,
    "mismatched": "*a_ " * N, "rule of three": "a**b" + "c* " * N, "link and emphasis": "[ a_" * N, "pattern [ (](": "[ (](" * N, "pattern ![[]()": "![[]()" * N,
    "nested brackets": "[" * N + "a" + "]" * N, "nested quotes": "> " * N + "a", "nested lists": "".join("  " * i + "* a\n" for i in range(700)), "dashes": "- " * N + "x",
    "backticks": "".join("e" + "`" * i for i in range(700)), "unclosed links": "[a](<b" * N, "unclosed links, bare": "[a](b" * N, "comments": "</" + "<!--" * N, "tags": "<a " * N,
    "entities": "&" * N, "named entities": "&amp" * N, "hard breaks": "a  \n" * N, "autolinks": "<http://" * N, "references": "".join(f"[{i}]: u\n" for i in range(N)), "same reference": "[a]: u\n" * N,
    "reference uses": "[a]: u\n\n" + "[a] " * N, "citations": "نص[^s1] " * N, "open citations": "[^" * N, "footnotes": "[^a]: x\n" * N, "headings": "### عنوان\n\n" * N, "long heading": "### " + "ا" * N,
    "table, wide": "|" + "a|" * N + "\n|" + "-|" * N + "\n|" + "b|" * N, "table, long": "| a | b |\n|---|---|\n" + "| c | d |\n" * N, "table, wide and long": "|" + "a|" * 2000 + "\n|" + "-|" * 2000 + "\n" + "|b\n" * N,
    "pipes": "|" * N, "code spans": "`a` " * N, "escapes": "\\*" * N, "nulls of nothing": "\n" * N, "list items": "- a\n" * N, "numbered": "1. a\n" * N, "stars": "*" * N, "underscores": "_ " * N,
    "isolated words": "نص IOM 27.14 " * (N // 5), "telephones": "06 " * N, "at signs": "a@" * N, "one word": "ا" * (N * 4), "traps": "نص, " * N, "bidi": "\u202e" * (N // 10), "joiners": "\u200d" * (N // 10),
}


def checked(source):
    """The check is stopped after two minutes: nothing here takes more than seconds."""
    result = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "en")
    assert result.returncode in (0, 1), result.stderr[-500:]
    return result, [json.loads(line) for line in result.stdout.splitlines()]


def pytest_generate_tests(metafunc):
    """Every second text, in turn with the day; all with --every-page."""
    config = metafunc.config
    for name, texts in (("family", FAMILIES), ("name", YAML)):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, list(texts) if config.getoption("--every-page") else list(texts)[config.getoption("--sample-seed") % 2::2])


def test_no_body_takes_long(family, small):
    note = small / NOTE
    text = note.read_text(encoding="utf-8") + "\n" + FAMILIES[family][: 1_000_000 - 40_000].rstrip("[") + "\n"
    while len(text.encode()) > 1 << 20:
        text = text[: int(len(text) * 0.9)]
    note.write_text(text, encoding="utf-8")
    result, issues = checked(small)
    for issue in issues:
        assert issue["line"] > 0 or issue["file"] != NOTE or issue["code"] == "stale-translation", issue
    if family in ("table, wide", "table, long", "table, wide and long"):
        assert "table-too-large" in {issue["code"] for issue in issues}
    if family == "nested quotes":
        assert [(f["code"], f["line"] > 1) for f in issues if f["code"] == "nesting-too-deep"] == [("nesting-too-deep", True)]
    human = tabadul("check", "--source", small, "--language", "ar")
    assert human.returncode == result.returncode


BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(f"a{i}: &a{i} [*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1},*a{i - 1}]\n" for i in range(1, 12))

YAML = {
    "alias bomb": (BOMB, "bad-yaml"),
    "alias bomb as a key": (BOMB + "? *a11\n: x\n", "bad-yaml"),
    "merge bomb": ("".join(f"m{i}: &m{i} {{<<: [{', '.join(f'*m{j}' for j in range(i))}], k{i}: x}}\n" for i in range(1, 20)).replace("<<: [], ", ""), None),
    "an alias of itself": ("a: &a [*a]\n", "bad-yaml"),
    "nested brackets": ("a: " + "[" * N + "]" * N + "\n", "nesting-too-deep"),
    "open brackets": ("a: " + "[" * N + "\n", "nesting-too-deep"),
    "brackets behind a quotation": ('a: ["x", ' + "[" * N + "\n", "nesting-too-deep"),
    "brackets behind a quote that ends on another line": ('a: "x\n  y", ' + "[" * N + "\n", "nesting-too-deep"),
    "brackets in a quotation": ('a: "' + "[" * N + '"\n', None),
    "nested braces": ("a: " + "{a: " * 5000 + "}" * 5000 + "\n", "nesting-too-deep"),
    "nested dashes": ("- " * N + "x\n", "nesting-too-deep"),
    "nested question marks": ("? " * N + "x\n", "nesting-too-deep"),
    "nested indents": ("".join("  " * i + "a:\n" for i in range(900)), None),
    "many keys": ("".join(f"k{i}: x\n" for i in range(N)), "unknown-key"),
    "one key many times": ("k: x\n" * N, None),
    "a long key": ("k" * 500_000 + ": x\n", None),
    "a long list": ("aliases: [" + "x, " * N + "]\n", None),
    "many sources": ("themes: [" + ", ".join(f"t{i}" for i in range(N)) + "]\n", None),
    "quotes": ('a: "' + "\\" * N + "\n", "bad-yaml"),
    "tags": ("a: !!python/object/apply:os.system ['id']\n", "unknown-key"),
    "documents": ("---\n" * N, None),
    "directive": ("%YAML 9.9\n", None),
}


def test_no_front_matter_takes_long(name, small):
    extra, code = YAML[name]
    note = small / NOTE
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace("---\n", "---\n" + extra, 1), encoding="utf-8")
    result, issues = checked(small)
    assert result.returncode == 1
    errors = [f for f in issues if f["severity"] == "error" and f["file"] == NOTE]
    assert errors, issues[:3]
    if code:
        assert code in {f["code"] for f in errors}, {f["code"] for f in errors}
        assert next(f for f in errors if f["code"] == code)["line"] > 0


def test_the_same_bombs_in_settings_and_strings(small):
    settings = small / "content/site.yaml"
    settings.write_text(BOMB + settings.read_text(encoding="utf-8"), encoding="utf-8")
    strings = small / "themes/default/strings/en.yaml"
    strings.write_text(BOMB + strings.read_text(encoding="utf-8"), encoding="utf-8")
    result, issues = checked(small)
    assert result.returncode == 1 and "content/site.yaml" in {f["file"] for f in issues}
