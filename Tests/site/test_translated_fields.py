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
