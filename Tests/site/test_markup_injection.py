"""Hostile notes where a program writes the page when it is asked for: the search's results, the preview with its diagnostics and its form, the editors' report."""
import urllib.request

import pytest
from conftest import tabadul
from test_markup import ALL, UNTIL, VECTORS, judge, settle, spoil, split, write  # noqa: F401
from test_serve import serving

TEMPLATE = "content/practices/ma/indicators-guide.md"


def hostile(source, number, vector):
    """A note with the vector in all its free text."""
    topics = [path.stem for path in sorted((source / "content/topics").glob("*.md")) if "." not in path.stem]
    fields, body = split(source / TEMPLATE)
    for step in fields["steps"]:
        step.pop("stage", None)  # stages belong to one topic, and the copies stand on many
    topics = [topic for topic in topics if split(source / f"content/topics/{topic}.md")[0]["theme"] in fields["themes"]]
    name = f"content/practices/ma/hostile-{number}.md"
    write(source / name, {**spoil(fields, vector), "topic": topics[number % len(topics)]}, body + "\n" + vector.replace("<", "&lt;") + "\n")
    return name


@pytest.mark.parametrize("tree", ["", "fr/"])
def test_no_result_of_the_search_becomes_live(tree, source, judge, browser, tmp_path):  # noqa: F811
    for number, vector in enumerate(VECTORS):
        hostile(source, number, vector)
    gone = settle(source, {})
    assert len(gone) < len(VECTORS) / 2
    result = tabadul("build", "--source", source, "--output", tmp_path / "site")
    assert result.returncode == 0, result.stderr[-2000:]
    shown = 0
    for query in ("script", "hit", "onerror", "svg", "javascript", "evil", "autofocus"):
        url = (tmp_path / "site" / tree / "search.html").as_uri() + "#q=" + query
        issues, count = judge(url, script="async () => {" + UNTIL + """
            const list = document.getElementById("results");
            await until(() => list.dataset.state === "done");
            for (let more; (more = document.getElementById("search-more")) && !more.hidden;) {
              const before = list.children.length;
              more.click();
              await until(() => list.children.length > before);
            }
            return list.children.length;
        }""")
        shown += count
        assert issues == [], query
    assert shown > len(VECTORS), shown


def test_no_diagnostic_in_the_preview_becomes_live(source, judge):  # noqa: F811
    """What a page refuses is quoted beside it."""
    names = [hostile(source, number, vector) for number, vector in enumerate(VECTORS)]
    for name, vector in zip(names, VECTORS):
        path = source / name
        path.write_text(path.read_text(encoding="utf-8") + f"\n{vector}\n\n[x](<{vector}>)\n", encoding="utf-8")
    with serving(source) as (address, _):
        issues, count = judge(address, script="async () => {" + UNTIL + """
            await until(() => document.querySelector("#tabadul-diagnostics li"));
            return document.querySelectorAll("#tabadul-diagnostics li").length;
        }""")
    assert count > 50 and issues == []


def test_no_note_becomes_live_in_its_form(source, judge, some):  # noqa: F811
    """The form has elements that no page of the site has: as many as for a harmless note, and a link for each of its errors."""
    names = [hostile(source, number, vector) for number, (_, vector) in enumerate(some(ALL[::7], 20))]
    own = """() => ["textarea", "iframe", "form", "input", "select", "button", "a:not(#problems a)", "script"].map(name => document.querySelectorAll(name).length)"""
    with serving(source) as (address, _):
        form = lambda name: address + "_edit/" + name.removeprefix("content/").removesuffix(".md")  # noqa: E731
        issues, elements = judge(form(TEMPLATE), script=own)
        assert set(issues) == {"element iframe"} and elements[0] > 5
        for name in names:
            assert judge(form(name), script=own) == (issues, elements), name


def test_no_note_becomes_live_in_the_report(source, judge, tmp_path):  # noqa: F811
    for number, vector in enumerate(VECTORS):
        path = source / hostile(source, number, vector)
        path.write_text(path.read_text(encoding="utf-8").replace("---\n", "---\ndraft: true\n", 1), encoding="utf-8")
    result = tabadul("report", "--source", source, "--format", "html")
    assert result.returncode == 0 and result.stdout.count("hostile-") >= len(VECTORS) / 2
    page = tmp_path / "report.html"
    page.write_text(result.stdout, encoding="utf-8")
    # The page is one file, with its own sheet in it.
    assert judge(page.as_uri()) == ["element style"]
