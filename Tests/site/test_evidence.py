"""The level of evidence: the one printed is the one that the rule gives, computed here a second time from the front matter."""
import csv
import html
import json
import re

import yaml

from conftest import ROOT, cited_sources, tabadul

LEVELS = ["documented", "monitored", "evaluated"]
REPORTS = {"law", "official", "court", "international", "academic"}
NAMES = {"": {"documented": "موصوفة في مصادر", "monitored": "أرقام منشورة", "evaluated": "تقييم مستقل"},
         "fr/": {"documented": "décrite par des sources", "monitored": "chiffres publiés", "evaluated": "évaluation indépendante"},
         "en/": {"documented": "described by sources", "monitored": "figures published", "evaluated": "independently evaluated"}}


def practices():
    for path in sorted((ROOT / "content/practices").rglob("*.md")):
        if not re.search(r"\.(fr|en)\.md$", path.name):
            yield path.relative_to(ROOT / "content/practices").as_posix()[:-3], path, yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def year(value):
    return None if value == "undated" else int(str(value)[:4])


def computed(path, front):
    """The rule as content/pages/evidence.md states it; no practice of the library names an evaluation."""
    cited = cited_sources(path)
    by_key = {source["key"]: source for source in cited}
    sources = {source["title"] + source["publisher"] + str(source["date"]): source for source in cited}.values()
    publishers = {source.get("institution") or source["publisher"].strip().lower() for source in sources}
    reviewed = year(front["reviewed"])
    newest = max((year(source["date"]) or 0 for source in sources), default=0)
    figures = [figure for figure in front.get("results") or [] if by_key[figure["source"]]["confidence"] != "low"]
    newest_figure = max((figure.get("year") or year(by_key[figure["source"]]["date"]) or 0 for figure in figures), default=0)
    assert front.get("objectives_met", {"value": "unknown"}) == {"value": "unknown"}
    holds = len(sources) >= 3 and len(publishers) >= 2 and any(source["kind"] in REPORTS for source in sources) and reviewed - newest <= 5
    return "monitored" if holds and len(figures) >= 2 and reviewed - newest_figure <= 5 else "documented"


def shown(page):
    """The level in the key facts of a practice's page, and the words beside it."""
    fact = re.search(r'<dd><span class="level" data-level="(\d)">(.*?)</span><span class="grounds">(.*?)</dd>', page, re.S)
    return LEVELS[int(fact[1]) - 1], html.unescape(re.sub("<[^>]+>", "", fact[2])), html.unescape(fact[3])


def test_the_level_printed_is_the_one_computed(site):
    with open(site / "data/practices.csv", encoding="utf-8-sig") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    levels = []
    for name, path, front in practices():
        level = computed(path, front)
        claim = front.get("evidence", "")
        expected = min([level, claim or level], key=LEVELS.index)
        row = rows[name]
        assert (row["evidence_computed"], row["evidence_claimed"], row["evidence"]) == (level, claim, expected), name
        for tree, names in NAMES.items():
            page = (site / f"{tree}practices/{name}.html").read_text(encoding="utf-8")
            printed, words, grounds = shown(page)
            assert (printed, words) == (expected, names[expected]), (tree, name)
            assert (names[level] in grounds) == (expected != level), (tree, name)
            assert 'href="../../pages/evidence.html"' in grounds
        levels.append(expected)
    assert len(levels) == len(rows) and {"documented", "monitored"} <= set(levels)


def test_search_and_cards_show_the_same_level(site):
    with open(site / "data/practices.csv", encoding="utf-8-sig") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    for country in ("ma", "eg", "tn"):
        page = (site / f"en/countries/{country}.html").read_text(encoding="utf-8")
        cards = re.findall(r'data-level="(\d)"><span class="unseen">[^<]*</span></span></span> <a href="\.\./practices/([\w/-]+)\.html">', page)
        assert len(cards) > 10
        for level, name in cards:
            assert rows[name]["evidence"] == LEVELS[int(level) - 1], name


def test_a_claim_above_the_rule_needs_a_reason_which_is_printed(source, tmp_path):
    note = source / "content/practices/ma/lawyers-legal-assistance.md"
    text = note.read_text(encoding="utf-8")
    assert "evidence:" not in text
    note.write_text(text.replace("lead:", "evidence: evaluated\nlead:", 1), encoding="utf-8")
    result = tabadul("check", "--source", source, "--diagnostics", "json")
    issues = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.returncode == 1 and [issue["code"] for issue in issues] == ["evidence-without-reason"]
    (issue,) = issues
    line = note.read_text(encoding="utf-8").split("\n")[issue["line"] - 1]
    assert line == "evidence: evaluated" and line[issue["column"] - 1:] == "evaluated"
    assert "evidence_reason" in issue["hint"]

    reasons = {"": "سبب مكتوب للتجربة", "fr/": "Une raison écrite pour l’essai", "en/": "A reason written for the trial"}
    fields = ", ".join(f'{language}: "{reason}"' for language, reason in zip(("ar", "fr", "en"), reasons.values(), strict=True))
    note.write_text(text.replace("lead:", f"evidence: evaluated\nevidence_reason: {{{fields}}}\nlead:", 1), encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    for tree, reason in reasons.items():
        level, _, grounds = shown((tmp_path / f"out/{tree}practices/ma/lawyers-legal-assistance.html").read_text(encoding="utf-8"))
        assert level == "evaluated" and reason in grounds and NAMES[tree]["documented"] in grounds


def test_the_page_of_the_rule_states_its_thresholds():
    """The numbers of EvidenceLevelRule.swift stand in the table of the page, in each language."""
    rule = (ROOT / "Sources/Records/EvidenceLevelRule.swift").read_text(encoding="utf-8")
    values = {name: int(value) for name, value in re.findall(r"static let (least\w+|mostYears) = (\d+)", rule)}
    words = {"leastSources": {3: ("ثلاثة مصادر أو أكثر", "trois sources ou plus", "three sources or more")},
             "leastPublishers": {2: ("ناشران مختلفان أو أكثر", "deux éditeurs différents ou plus", "two different publishers or more")},
             "leastReports": {1: ("مصدر واحد أو أكثر", "au moins une loi", "at least one law")},
             "leastFigures": {2: ("رقمين أو أكثر", "deux chiffres ou plus", "two figures or more")},
             "mostYears": {5: ("بخمس سنوات أو أقل", "cinq ans ou moins", "five years or less")}}
    assert values.keys() == words.keys()
    for ending, index in (("", 0), (".fr", 1), (".en", 2)):
        page = (ROOT / f"content/pages/evidence{ending}.md").read_text(encoding="utf-8")
        for name, value in values.items():
            assert words[name][value][index] in page, (ending, name)
