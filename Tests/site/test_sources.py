"""Sources as records: what pages say of them by rule, their index on a phone, and what the library itself must keep."""
import collections
import html
import json
import re

import pytest
import yaml

from conftest import ROOT, tabadul
from test_report import report

TREES = {"": "ar", "fr/": "fr", "en/": "en"}
ONE = {"": "تستند هذه الصفحة إلى مصدر واحد.", "fr/": "Cette page repose sur une seule source.", "en/": "This page rests on one source."}
PRESS = {"": "تستند هذه الصفحة إلى الصحافة وحدها.", "fr/": "Cette page ne repose que sur la presse.", "en/": "This page rests on press reports only."}


def records():
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1]) for path in sorted((ROOT / "content/sources").glob("*.md"))}


def original(path):
    return not re.search(r"\.(fr|en)\.md$", path.name)


def cited(path, known):
    """The ids of the sources that an entry cites."""
    keys = re.findall(r"\[\^([^\]\s]+)\]", path.read_text(encoding="utf-8")) + re.findall(r"\bsource: ([\w-]+)", path.read_text(encoding="utf-8"))
    return {known[key] for key in keys if key in known}


@pytest.fixture(scope="module")
def reliance():
    """What each entry's page must state, from its own citations and those of the practices that it shows."""
    fields = records()
    known = {key: name for name, front in fields.items() for key in [name, *(front.get("aliases") or [])]}
    sources = {}
    for folder in ("practices", "topics", "terms", "countries", "themes"):
        for path in (ROOT / "content" / folder).rglob("*.md"):
            if original(path):
                sources[path.relative_to(ROOT / "content").as_posix()[:-3]] = cited(path, known)
    shown = {name: set(ids) for name, ids in sources.items()}
    for path in (ROOT / "content/practices").rglob("*.md"):
        if original(path):
            name = path.relative_to(ROOT / "content").as_posix()[:-3]
            front = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
            for page in [f"topics/{front['topic']}", f"countries/{front['country']}", *(f"themes/{theme}" for theme in front["themes"])]:
                shown[page] |= sources[name]
    stated = {}
    for name, ids in shown.items():
        kinds = {fields[source]["kind"] for source in ids}
        stated[name] = ONE if len(ids) == 1 else PRESS if ids and kinds == {"press"} else None
    return stated


def test_pages_on_one_source_or_press_alone_say_so(site, reliance):
    found = collections.Counter()
    for name, words in reliance.items():
        for tree in TREES:
            page = html.unescape((site / f"{tree}{name}.html").read_text(encoding="utf-8"))
            assert (ONE[tree] in page, PRESS[tree] in page) == (words is ONE, words is PRESS), (tree, name)
        found["one" if words is ONE else "press" if words is PRESS else "none"] += 1
    # The library has pages of all three sorts.
    assert min(found["one"], found["press"], found["none"]) > 0, found


def test_a_country_and_a_topic_on_press_alone_say_so(source, tmp_path):
    for path in (source / "content/sources").glob("*.md"):
        path.write_text(re.sub(r"^kind: .*$", "kind: press", path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", tmp_path / "out", "--diagnostics", "json")
    assert result.returncode == 0, result.stdout
    for name in ("countries/ma", "topics/referral", "themes/protection", "practices/ma/national-referral-mechanism"):
        for tree in TREES:
            assert PRESS[tree] in html.unescape((tmp_path / f"out/{tree}{name}.html").read_text(encoding="utf-8")), (tree, name)


def test_countries_and_themes_show_the_kinds_of_their_sources(site):
    for name in ["countries/ma", "countries/eg", "countries/tn", "themes/prosecution", "themes/protection", "themes/prevention"]:
        page = (site / f"en/{name}.html").read_text(encoding="utf-8")
        note = re.search(r'<p class="sources-note">(.*?)</p>', page)[1]
        assert re.search(r"rest on these kinds of sources: .*press \(\d+\).*law", note), (name, note)


@pytest.mark.parametrize("tree", TREES)
def test_the_index_is_short_on_a_phone_and_complete(site, browser, tree):
    """Folded it is a few screens; without scripts its groups open, and its parts list every source once."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    listed = collections.Counter()
    for path in sorted((site / tree / "sources").glob("index.html")) + sorted((site / tree / "sources").glob("part-*.html")):
        page = context.new_page()
        page.goto(path.as_uri())
        box = page.locator("body").bounding_box()
        assert box["height"] < 8000 and box["width"] <= 360, (path, box)
        assert page.locator("details.list-fold[open]").count() == 0
        page.locator("details.list-fold > summary").first.click()
        first = page.locator("details.list-fold").first
        assert first.locator("li").first.is_visible()
        folds = re.findall(r'<details class="more list-fold">.*?</details>', path.read_text(encoding="utf-8"), re.S)
        listed.update(re.findall(r'<li><a href="([\w-]+)\.html"', "".join(folds)))
        page.close()
    context.close()
    assert set(listed.values()) == {1}
    pages = {path.stem for path in (site / tree / "sources").glob("*.html") if not re.match(r"index|part-\d", path.stem)}
    assert {name for name in pages if 'http-equiv="refresh"' not in (site / tree / f"sources/{name}.html").read_text(encoding="utf-8")} == set(listed)


def test_the_counts_of_the_index_are_those_of_the_records(site):
    page = (site / "en/sources/index.html").read_text(encoding="utf-8")
    first = collections.Counter((front.get("countries") or [None])[0] for front in records().values())
    counts = [int(count) for count in re.findall(r'<summary><h2>[^\n]*? <span class="detail"><bdi dir="ltr">(\d+)</bdi></span></h2></summary>', page)]
    assert sorted(counts) == sorted(first.values())


def test_the_report_lists_every_source_without_a_known_title(whole_source):
    source = whole_source
    unknown = {name for name, front in records().items() if front.get("title_known") is False}
    items = [item for item in json.loads(report(source, "--format", "json"))["items"] if item["kind"] == "untitled-source"]
    assert {item["id"] for item in items} == {f"sources/{name}" for name in unknown} and len(items) == len(unknown) > 0
    record = source / f"content/sources/{min(unknown)}.md"
    record.write_text(record.read_text(encoding="utf-8").replace("title_known: false\n", ""), encoding="utf-8")
    items = [item["id"] for item in json.loads(report(source, "--format", "json"))["items"] if item["kind"] == "untitled-source"]
    assert len(items) == len(unknown) - 1 and f"sources/{min(unknown)}" not in items


def test_no_address_stands_twice():
    addresses = collections.Counter(front["url"] for front in records().values() if front.get("url"))
    assert [address for address, count in addresses.items() if count > 1] == []
    for path in (ROOT / "content").rglob("*.md"):
        if path.parent.name != "sources":
            written = set(re.findall(r"https?://[^\s\"')>\]]+", path.read_text(encoding="utf-8")))
            assert written & addresses.keys() == set(), path


def test_check_reports_unused_duplicate_and_contradictory_sources(source):
    folder = source / "content/sources"
    text = (folder / "eg1.md").read_text(encoding="utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert front["url"] and "aliases" not in front
    other = re.sub(r"^url: .*\n", "", text, flags=re.M)
    (folder / "zz1.md").write_text(text.replace(front["title"], "عنوان لا يشبه غيره"), encoding="utf-8")  # The address of eg1.
    (folder / "zz2.md").write_text(other, encoding="utf-8")  # Its title, publisher and date.
    (folder / "zz3.md").write_text(other.replace(front["title"], "أول").replace("---\n", "---\ndoi: 10.1000/zz\n", 1), encoding="utf-8")
    (folder / "zz4.md").write_text(other.replace(front["title"], "ثان").replace("---\n", "---\ndoi: 10.1000/ZZ\n", 1), encoding="utf-8")
    (folder / "zz5.md").write_text(other.replace(front["title"], "ثالث").replace("---\n", "---\naccessed: 1999\n", 1), encoding="utf-8")
    result = tabadul("check", "--source", source, "--diagnostics", "json")
    found = collections.defaultdict(set)
    for issue in map(json.loads, result.stdout.splitlines()):
        found[issue["code"]].add(issue["file"].removeprefix("content/sources/"))
    assert found["unused-source"] == {f"zz{number}.md" for number in range(1, 6)}
    assert found["duplicate-source"] == {"zz1.md", "zz2.md", "zz4.md"}
    assert found["contradictory-source"] == {"zz5.md"}
