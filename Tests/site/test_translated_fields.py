"""Texts of the front matter that cite and are written in several languages: the legal basis of an institution."""
import json
import shutil

import pytest

from conftest import ROOT, tabadul

NOTE = "content/institutions/eg/moss.md"


@pytest.fixture
def source(tmp_path):
    for name in ("content", "themes"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


def rewrite(source, change):
    note = source / NOTE
    lines = note.read_text(encoding="utf-8").splitlines()
    start = lines.index("legal_basis:")
    note.write_text("\n".join(lines[: start + 1] + change(lines[start + 1 : start + 4]) + lines[start + 4 :]) + "\n", encoding="utf-8")
    return start + 2


def test_each_reader_has_their_own_language(site):
    for tree, words in (("", "قرار وزيرة التضامن"), ("fr/", "Arrêté de la ministre"), ("en/", "of the Minister of Social Solidarity")):
        assert words in (site / tree / "institutions/eg/moss.html").read_text(encoding="utf-8")
    assert "قرار وزيرة التضامن" not in (site / "fr/institutions/eg/moss.html").read_text(encoding="utf-8")


def test_a_missing_language_is_shown_in_arabic_as_arabic(source):
    rewrite(source, lambda lines: [line for line in lines if not line.startswith("  fr:")])
    assert tabadul("build", "--source", source).returncode == 0
    page = (source / "site/fr/institutions/eg/moss.html").read_text(encoding="utf-8")
    before = page[: page.index("قرار وزيرة التضامن")]
    assert 'lang="ar"' in before[before.rindex("<dd") :], "the Arabic bears its language"


def test_each_language_cites_for_itself(source):
    first = rewrite(source, lambda lines: [line.replace("[^eg20]", "[^eg9999]") if line.startswith("  fr:") else line for line in lines])
    result = tabadul("check", "--source", source, "--diagnostics", "json")
    assert result.returncode == 1
    issues = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(issue["code"], issue["file"], issue["line"]) for issue in issues if issue["severity"] == "error"] == [("unknown-source", NOTE, first + 1)]


def test_lists_of_an_outdated_translation_are_shown_in_arabic(source):
    note = source / "content/practices/tn/child-protection-delegates.md"
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace("steps:\n", 'steps:\n  - title: "خطوة جديدة"\n    text: "خطوة أضيفت بعد الترجمة[^tn100]."\n', 1), encoding="utf-8")
    result = tabadul("check", "--source", source, "--diagnostics", "json")
    assert result.returncode == 0, result.stdout + result.stderr
    issues = [json.loads(line) for line in result.stdout.splitlines()]
    codes = {issue["code"] for issue in issues if issue["file"].endswith("delegates.fr.md")}
    assert codes == {"stale-translation", "translation-behind"}
    assert tabadul("build", "--source", source).returncode == 0
    page = (source / "site/fr/practices/tn/child-protection-delegates.html").read_text(encoding="utf-8")
    steps = page[page.index('<ol class="steps"') :]
    steps = steps[: steps.index("</ol>")]
    assert steps.count("<li") == 7 and "Former les délégués" not in steps
    assert steps.count('lang="ar"') >= 14, "each title and text bears its language"
    # The figures keep their French words: their number is the original's.
    assert "Délégués formés au crime de traite" in page
    topic = (source / "site/fr/topics/child-victims.html").read_text(encoding="utf-8")
    assert "تكوين المندوبين" in topic and "Former les délégués" not in topic
