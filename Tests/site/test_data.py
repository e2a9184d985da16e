"""The open data read back: by Python's CSV and JSON readers, and by readers of BibTeX and RIS that others wrote; compared with the notes."""
import csv
import html
import io
import json
import re

import bibtexparser
import pytest
import rispy
import yaml

from conftest import ROOT, cited_sources, tabadul

TABLES = ["practices", "results", "topics", "themes", "countries", "round-tables", "institutions", "instruments", "terms", "wordings", "term-words", "indicators",
          "indicator-definitions", "concepts", "sources", "source-records", "contrasts", "stages", "unknowns"]


def read_csv(path):
    """As data/README.md says: one apostrophe in front of a cell is dropped."""
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\n" in data
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [{name: value[1:] if value.startswith("'") else value for name, value in row.items()} for row in rows]


def notes(folder):
    for path in sorted((ROOT / "content" / folder).rglob("*.md")):
        if not re.search(r"\.(fr|en)\.md$", path.name):
            yield path.relative_to(ROOT / "content" / folder).as_posix()[:-3], yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


@pytest.mark.parametrize("name", TABLES)
def test_each_table_is_the_same_in_csv_and_json_and_described(site, name):
    data = json.loads((site / f"data/{name}.json").read_text(encoding="utf-8"))
    assert (data["version"], data["licence"]) == (1, "CC-BY-4.0")
    rows = read_csv(site / f"data/{name}.csv")
    assert rows == data[name] and rows
    package = json.loads((site / "data/datapackage.json").read_text(encoding="utf-8"))
    resource = next(r for r in package["resources"] if r["path"] == f"{name}.csv")
    assert [field["name"] for field in resource["schema"]["fields"]] == list(rows[0])
    key = resource["schema"]["primaryKey"]
    assert len({tuple(row[column] for column in key) for row in rows}) == len(rows)
    readme = (site / "data/README.md").read_text(encoding="utf-8")
    for field in resource["schema"]["fields"]:
        assert f"| {field['name']} | {field['description']} |" in readme
    for row in rows:
        if "url" in row:
            assert (site / row["url"]).is_file()


def test_practices_lose_nothing_that_the_notes_say(site):
    rows = {row["id"]: row for row in read_csv(site / "data/practices.csv")}
    written = dict(notes("practices"))
    assert set(rows) == {name for name, front in written.items() if not front.get("draft")}
    for name, row in rows.items():
        front = written[name]
        assert row["title_ar"] == front["title"] and row["summary_ar"] == front["summary"] and row["since"] == str(front["since"])
        for field in ("themes", "lead", "partners", "target_groups", "instruments", "round_tables", "counterparts"):
            assert row[field].split() == [str(item) for item in front.get(field) or []], (name, field)
        for language in ("fr", "en"):
            file = ROOT / f"content/practices/{name}.{language}.md"
            expected = yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1])["title"] if file.is_file() else ""
            assert row[f"title_{language}"] == expected
    results = read_csv(site / "data/results.csv")
    for name, front in written.items():
        mine = [row for row in results if row["practice"] == name]
        assert [(float(r["value"]), r["source"], r["indicator_ar"]) for r in mine] == [(float(r["value"]), r["source"], r["indicator"]) for r in front.get("results") or []]


def test_indicators_are_tidy_and_carry_their_sources(site):
    rows = read_csv(site / "data/indicators.csv")
    expected = []
    for name, front in sorted(notes("indicators"), key=lambda note: note[0]):
        sources = {source["key"]: source for source in cited_sources(ROOT / f"content/indicators/{name}.md")}
        for number, series in enumerate(front["series"], 1):
            for value in sorted(series["values"], key=lambda value: value["year"]):
                source = sources[value["source"]]
                expected.append((name, str(number), series["country"], str(value["year"]), float(value["value"]), source["title"], source.get("url", "")))
    assert [(r["indicator"], r["series"], r["country"], r["year"], float(r["value"]), r["source_title"], r["source_address"]) for r in rows] == expected


def test_the_comparison_is_data(site):
    rows = {(row["topic"], row["number"], row["country"]): row for row in read_csv(site / "data/contrasts.csv")}
    stages = {(row["topic"], row["id"]): row for row in read_csv(site / "data/stages.csv")}
    expected, steps = 0, {}
    for name, practice in notes("practices"):
        for step in practice.get("steps", []):
            if "stage" in step:
                steps.setdefault((practice["topic"], step["stage"]), set()).add(name)
    for topic, front in notes("topics"):
        for number, contrast in enumerate(front.get("contrasts", []), 1):
            given = {answer["country"]: answer for answer in contrast["answers"]}
            for country in ("ma", "eg", "tn"):
                expected += 1
                row, answer = rows[topic, str(number), country], given.get(country, {})
                assert row["value"] == {True: "yes", False: "no"}.get(answer.get("value"), answer.get("value", "unknown"))
                assert row["label_fr"] == contrast["label"]["fr"]
                cited = {key for text in answer.get("text", {}).values() for key in re.findall(r"\[\^([\w-]+)\]", text)}
                assert set(row["sources"].split()) == cited
        for stage in front.get("stages", []):
            assert set(stages[topic, stage["id"]]["practices"].split()) == steps.get((topic, stage["id"]), set())
    assert len(rows) == expected > 300


def test_every_id_that_a_table_names_is_there(site):
    tables = {name: read_csv(site / f"data/{name}.csv") for name in TABLES}
    ids = {name: {row["id"] for row in rows} for name, rows in tables.items() if "id" in rows[0]}
    for row in tables["practices"]:
        assert row["topic"] in ids["topics"] and row["country"] in ids["countries"] and set(row["themes"].split()) <= ids["themes"]
        assert set((row["lead"] + " " + row["partners"]).split()) <= ids["institutions"] and set(row["instruments"].split()) <= ids["instruments"]
    keys = {(row["collection"], row["record"], row["key"]) for row in tables["sources"]}
    for row in tables["results"]:
        assert ("practices", row["practice"], row["source"]) in keys
    for row in tables["indicators"]:
        assert row["indicator"] in ids["indicator-definitions"] and ("indicators", row["indicator"], row["source"]) in keys


def test_the_link_graph_is_closed(site):
    data = json.loads((site / "data/links.json").read_text(encoding="utf-8"))
    ids = {node["id"] for node in data["nodes"]}
    assert len(ids) == len(data["nodes"]) and data["version"] == 1 and data["licence"]
    for node in data["nodes"]:
        assert (site / node["url"]).is_file()
    edges = {(link["source"], link["target"], link["kind"]) for link in data["links"]}
    assert len(edges) == len(data["links"])
    for source, target, _ in edges:
        assert source in ids and target in ids
    for name, front in notes("practices"):
        assert (f"practices/{name}", f"topics/{front['topic']}", "topic") in edges
        for institution in front["lead"]:
            assert (f"practices/{name}", f"institutions/{institution}", "lead") in edges
    assert data["related"] and all(entry["source"] in ids and entry["target"] in ids and entry["reasons"] for entry in data["related"])


def unescaped(text):
    return re.sub(r"\\([%&$#_])", r"\1", text)


def test_citations_are_read_by_reference_managers(site):
    items = json.loads((site / "data/citations.csl.json").read_text(encoding="utf-8"))
    assert len({item["id"] for item in items}) == len(items)
    bibtex = bibtexparser.loads((site / "data/citations.bib").read_text(encoding="utf-8")).entries_dict
    ris = {entry["id"]: entry for entry in rispy.loads((site / "data/citations.ris").read_bytes().decode("utf-8"))}
    assert set(bibtex) == set(ris) == {item["id"] for item in items}
    titles = {}
    for path in originals():
        front = front_matter(path)
        name = path.relative_to(ROOT / "content/practices").as_posix()[:-3]
        translated = [front_matter(path.with_suffix(f".{language}.md"))["title"] for language in ("fr", "en")]
        titles[name.replace("/", "-")] = (front["title"], front["summary"], translated)
    assert titles.keys() == set(bibtex)
    for item in items:
        title, summary, translated = titles[item["id"]]
        assert (item["title"], item["abstract"], item["note"]) == (title, summary, "; ".join(translated))
        assert unescaped(bibtex[item["id"]]["titleaddon"].strip("{}")) == "; ".join(translated)
        assert ris[item["id"]]["translated_title"] == "; ".join(translated)
        assert unescaped(bibtex[item["id"]]["title"].strip("{}")) == title and unescaped(bibtex[item["id"]]["abstract"]) == summary
        assert ris[item["id"]]["title"] == title and ris[item["id"]]["abstract"] == summary and ris[item["id"]]["language"] == item["language"]
        assert int(bibtex[item["id"]]["year"]) == int(ris[item["id"]]["year"]) == item["issued"]["date-parts"][0][0]
        assert "URL" not in item and "url" not in bibtex[item["id"]]


def originals():
    return [path for path in sorted((ROOT / "content/practices").rglob("*.md")) if not re.search(r"\.(fr|en)\.md$", path.name)]


def front_matter(path):
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def test_each_note_links_to_its_own_three(site):
    """The files stand once, in the tree at the root; the pages of all languages lead to them."""
    linked = {}
    for path in sorted(site.rglob("practices/*/*.html")):
        page = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in page:
            continue  # The earlier address of an entry.
        links = re.findall(r'<a href="([^"]+\.(?:bib|ris|csl\.json))" download>', page)
        assert len(links) == 3, path
        files = tuple((path.parent / link).resolve() for link in links)
        assert all(file.is_file() for file in files)
        linked.setdefault(files, set()).add(path.relative_to(site).parts[0])
        (item,) = json.loads(files[2].read_text(encoding="utf-8"))
        shown = html.unescape(page)
        assert item["title"] in shown or any(title in shown for title in item["note"].split("; ")), path
    assert len(linked) == len(originals()) and set(map(frozenset, linked.values())) == {frozenset({"practices", "fr", "en"})}
    written = {path.resolve() for ending in ("bib", "ris", "csl.json") for path in site.rglob(f"practices/*/*.{ending}")}
    assert written == {file for files in linked for file in files}


def test_a_formula_stays_words(source, tmp_path):
    note = source / "content/practices/ma/national-referral-mechanism.md"
    text = note.read_text(encoding="utf-8")
    title = re.search(r"^title: (.*)$", text, re.M)[0]
    for words in ("=HYPERLINK(1;2) صيغة", "+1 عنوان للتجربة", "-1 عنوان للتجربة", "@SUM عنوان للتجربة", "'=عنوان للتجربة", '''عنوان، "بين" علامتين, وفاصلة'''):
        quoted = words.replace("'", "''")
        note.write_text(text.replace(title, f"title: '{quoted}'", 1), encoding="utf-8")
        result = tabadul("build", "--source", source, "--output", tmp_path / "out")
        assert result.returncode == 0, result.stderr
        raw = list(csv.DictReader(io.StringIO((tmp_path / "out/data/practices.csv").read_bytes().decode("utf-8-sig"), newline="")))
        cell = next(row for row in raw if row["id"] == "ma/national-referral-mechanism")["title_ar"]
        assert cell[0] not in "=+-@"
        back = next(row for row in read_csv(tmp_path / "out/data/practices.csv") if row["id"] == "ma/national-referral-mechanism")
        assert back["title_ar"] == words
        entry = bibtexparser.loads((tmp_path / "out/practices/ma/national-referral-mechanism.bib").read_text(encoding="utf-8")).entries[0]
        assert unescaped(entry["title"].strip("{}")) == words


def test_with_an_address_citations_carry_it(tmp_path):
    assert tabadul("build", "--source", ROOT, "--output", tmp_path / "out", "--base-url", "https://example.org/x").returncode == 0
    (item,) = json.loads((tmp_path / "out/practices/ma/national-referral-mechanism.csl.json").read_text(encoding="utf-8"))
    assert item["URL"] == "https://example.org/x/practices/ma/national-referral-mechanism.html"
    entry = bibtexparser.loads((tmp_path / "out/practices/ma/national-referral-mechanism.bib").read_text(encoding="utf-8")).entries[0]
    assert entry["url"] == "https://example.org/x/practices/ma/national-referral-mechanism.html"
