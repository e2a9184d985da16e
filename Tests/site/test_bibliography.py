"""Bibliographies: the files of the site, export, and import into records of sources."""
import json
import re
import shutil

import bibtexparser
import pytest
import rispy

from conftest import ROOT, tabadul

FORMATS = {"bibtex": "bib", "ris": "ris", "csl-json": "csl.json"}


def keys(source):
    return {path.stem for path in (source / "content/sources").glob("*.md")}


def contents(source):
    return {path.name: path.read_bytes() for path in (source / "content/sources").glob("*.md")}


def test_the_site_has_each_source_once_in_each_format(site):
    items = json.loads((site / "data/sources.csl.json").read_text(encoding="utf-8"))
    published = {row["id"] for row in json.loads((site / "data/source-records.json").read_text(encoding="utf-8"))["source-records"]}
    assert {item["id"] for item in items} == published and len(items) == len(published)
    parser = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    bibtex = bibtexparser.loads((site / "data/sources.bib").read_text(encoding="utf-8"), parser).entries_dict
    assert set(bibtex) == published
    ris = rispy.loads((site / "data/sources.ris").read_bytes().decode("utf-8"))
    assert {entry["id"] for entry in ris} == published
    titles = {item["id"]: item["title"] for item in items}
    assert all(entry["title"] == titles[entry["id"]] for entry in ris)
    for page in ("data.html", "fr/data.html", "sources/index.html", "en/sources/index.html"):
        text = (site / page).read_text(encoding="utf-8")
        assert all(re.search(rf'href="(\.\./)*data/sources\.{ending}"', text) for ending in ("bib", "ris", "csl.json")), page


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_exported_can_be_imported_and_changes_nothing(name, source, tmp_path):
    file = tmp_path / f"sources.{FORMATS[name]}"
    result = tabadul("export", "sources", "--format", name, "--output", file, "--source", source)
    assert result.returncode == 0, result.stderr
    before = contents(source)
    result = tabadul("import", "sources", file, "--source", source, "--language", "en", "--yes")
    assert result.returncode == 0, result.stderr
    assert f"Entries that add nothing: {len(before)}" in result.stdout and "New records: 0" in result.stdout
    assert contents(source) == before
    again = tabadul("export", "sources", "--format", name, "--output", file, "--source", source)
    assert again.returncode == 1


LIBRARY = """@report{new-one,
  title = {Annual report on {Protection}},
  institution = {Ministry of Justice},
  date = {2025-03},
  url = {https://justice.example.org/report_1},
}
"""


def test_the_difference_is_shown_then_written_on_agreement(source, tmp_path):
    file = tmp_path / "library.bib"
    file.write_text(LIBRARY, encoding="utf-8")
    before = contents(source)
    shown = tabadul("import", "sources", file, "--source", source, "--language", "fr", "--dry-run")
    assert shown.returncode == 0 and "+++ b/content/sources/new-one.md" in shown.stdout and "Rien n’a été écrit" in shown.stdout
    refused = tabadul("import", "sources", file, "--source", source, "--language", "fr")
    assert refused.returncode == 64 and contents(source) == before
    written = tabadul("import", "sources", file, "--source", source, "--language", "fr", "--yes")
    assert written.returncode == 0, written.stderr
    record = source / "content/sources/new-one.md"
    assert record.read_text(encoding="utf-8") == (
        '---\ntitle: "Annual report on Protection"\npublisher: "Ministry of Justice"\ndate: 2025-03\nkind: official\n'
        'url: "https://justice.example.org/report_1"\nconfidence: low\n---\n')
    # A record that no entry cites yet is found again.
    file.write_text(LIBRARY.replace("date =", "langid = {french},\n  date =").replace("2025-03", "2025-04"), encoding="utf-8")
    again = tabadul("import", "sources", file, "--source", source, "--language", "en", "--yes")
    assert again.returncode == 0, again.stderr
    assert "content/sources/new-one.md, date: the record keeps its value" in again.stdout
    assert "here now: 2025-03" in again.stdout and f"{file}:5: 2025-04" in again.stdout
    assert 'language: fr\nurl: "' in record.read_text(encoding="utf-8") and "date: 2025-03\n" in record.read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "words"), [("ar", "لم يُكتب شيء"), ("fr", "Rien n’a été écrit"), ("en", "Nothing was written")])
def test_bad_input_is_located_and_nothing_is_written(language, words, source, tmp_path):
    file = tmp_path / "library.bib"
    file.write_text(LIBRARY + "@misc{b,\n  title = {never closed\n@misc{c, title = {T}, publisher = {P}, date = {2020-13}}\n", encoding="utf-8")
    before = contents(source)
    result = tabadul("import", "sources", file, "--source", source, "--language", language, "--yes")
    assert result.returncode == 1 and contents(source) == before
    assert f"{file}:8:" in result.stderr and f"{file}:9:" in result.stderr and "bad-reference-file" in result.stderr and "bad-date" in result.stderr
    assert words in result.stderr
    issues = tabadul("import", "sources", file, "--source", source, "--diagnostics", "json", "--language", language, "--yes")
    found = [json.loads(line) for line in issues.stdout.splitlines() if line.startswith("{")]
    assert [(issue["code"], issue["line"]) for issue in found] == [("bad-reference-file", 8), ("bad-date", 9)]


def test_unknown_files_and_formats(source, tmp_path):
    assert tabadul("import", "sources", tmp_path / "absent.bib", "--source", source).returncode == 64
    other = tmp_path / "note.txt"
    other.write_text("hello", encoding="utf-8")
    result = tabadul("import", "sources", other, "--source", source, "--language", "en")
    assert result.returncode == 64 and "--format" in result.stderr
    result = tabadul("export", "sources", "no-such-key", "--source", source, "--language", "en")
    assert result.returncode == 64 and "no-such-key" in result.stderr


def test_a_hidden_address_is_in_no_file(source):
    key = sorted(keys(source))[0]
    record = source / f"content/sources/{key}.md"
    text = record.read_text(encoding="utf-8")
    address = re.search(r'^url: "(.*)"$', text, re.M)[1]
    record.write_text(text.replace("confidence:", "hide_address: true\nconfidence:"), encoding="utf-8")
    for name in FORMATS:
        result = tabadul("export", "sources", "--format", name, "--source", source)
        assert result.returncode == 0 and key in result.stdout and address not in result.stdout
