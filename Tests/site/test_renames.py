"""Notes that move: redirects from their old addresses, warnings where there is none, what a publication changes, one file to carry."""
import hashlib
import html.parser
import json
import os
import shutil
import subprocess
import zipfile

import pytest

from conftest import ROOT, files, tabadul

NOTE = "content/practices/ma/national-referral-mechanism.md"


def with_aliases(source, aliases, note=NOTE):
    path = source / note
    path.write_text(path.read_text(encoding="utf-8").replace("---\n", f"---\naliases: {aliases}\n", 1), encoding="utf-8")


def build(source, output, *options):
    return tabadul("build", "--source", source, "--output", output, "--language", "en", "--diagnostics", "json", *options)


class Refresh(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.target, self.links, self.robots = None, [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if values.get("http-equiv") == "refresh":
            self.target = values["content"].split("url=")[1]
        if values.get("name") == "robots":
            self.robots = values["content"]
        if tag == "a":
            self.links.append(values["href"])


def test_an_alias_leads_on_in_every_language(source, tmp_path):
    with_aliases(source, "[ma/old-name, topics/old-question]")
    assert build(source, tmp_path / "site").returncode == 0
    for tree in ("", "fr/", "en/"):
        for old in ("practices/ma/old-name.html", "topics/old-question.html"):
            path = tmp_path / "site" / (tree + old)
            page = Refresh(path.read_text(encoding="utf-8"))
            assert page.links == [page.target] and page.robots == "noindex" and "//" not in page.target
            assert (path.parent / page.target).resolve() == tmp_path / "site" / tree / "practices/ma/national-referral-mechanism.html"
    for name, data in files(tmp_path / "site").items():
        # The form's copy of the entry is the file as its author wrote it, with its aliases.
        if name != "data/manifest.json" and not name.startswith("contribute/entries/") and "old-" not in name:
            assert b"old-name" not in data, name


@pytest.mark.parametrize("alias,code", [
    ("ma/three-words here", "bad-alias"), ("../x", "bad-alias"), ("old-name", "bad-alias"), ("ma/old.html", "bad-alias"), ("topics/index", "bad-alias"),
    ("nowhere/x/y", "bad-alias"), ("practices/ma", "bad-alias"), ("ma/National-referral-mechanism", "alias-taken"), ("topics/referral", "alias-taken"),
])
def test_a_bad_alias_is_an_error_with_its_place(source, tmp_path, alias, code):
    with_aliases(source, f'[ma/first-old-name, "{alias}"]')
    result = build(source, tmp_path / "site")
    assert result.returncode == 1
    issue = next(f for f in map(json.loads, result.stdout.splitlines()) if f["code"] == code)
    assert (issue["file"], issue["line"], issue["column"]) == (NOTE, 2, len("aliases: [ma/first-old-name, ") + 1)
    assert not (tmp_path / "site").exists()


def test_two_notes_cannot_have_one_alias(source, tmp_path):
    with_aliases(source, "[ma/old-name]")
    with_aliases(source, "[practices/ma/Old-name]", "content/topics/referral.md")
    result = build(source, tmp_path / "site")
    assert result.returncode == 1 and [json.loads(line)["code"] for line in result.stdout.splitlines()] == ["alias-taken"]


def rename(source, new):
    """Renames a topic that no field names by hand, in its files and in what refers to it."""
    for path in (source / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        changed = text.replace("topic: referral\n", f"topic: {new}\n").replace("topics/referral.md", f"topics/{new}.md").replace("(referral.md", f"({new}.md")
        if changed != text:
            path.write_text(changed, encoding="utf-8")
    for ending in (".md", ".fr.md", ".en.md"):
        (source / f"content/topics/referral{ending}").rename(source / f"content/topics/{new}{ending}")


def test_a_note_renamed_without_an_alias_is_reported(source, tmp_path):
    output = tmp_path / "site"
    assert build(source, output).stdout == ""
    shutil.copy(output / "data/manifest.json", tmp_path / "published.json")
    rename(source, "guiding-victims")
    result = build(source, tmp_path / "fresh", "--previous", tmp_path / "published.json")
    reported = [issue for issue in map(json.loads, result.stdout.splitlines()) if issue["code"] == "moved-without-alias"]
    assert [(f["severity"], f["file"]) for f in reported] == [("warning", "content/topics/guiding-victims.md")] and "referral" in reported[0]["hint"]
    with_aliases(source, "[referral]", "content/topics/guiding-victims.md")
    result = build(source, output)
    assert result.returncode == 0 and "moved-without-alias" not in result.stdout
    answer = json.loads(tabadul("diff", tmp_path / "published.json", output, "--format", "json").stdout)
    assert {"from": "topics/referral.html", "to": "topics/guiding-victims.html"} in answer["moved"]
    assert answer["removed"] == [] and "changed" not in answer


def test_a_removed_note_is_no_error(whole_source, tmp_path):
    source = whole_source
    output = tmp_path / "site"
    assert build(source, output).returncode == 0
    texts = {path: path.read_text(encoding="utf-8") for path in (source / "content").rglob("*.md")}
    # One that nothing else names, with its translations.
    gone = next(path.stem for path in sorted((source / "content/indicators").glob("*.md")) if path.name.count(".") == 1
                and not any(path.stem in text for other, text in texts.items() if not other.name.startswith(path.stem + ".")))
    for path in (source / "content/indicators").glob(gone + ".*"):
        path.unlink()
    result = build(source, output)
    assert result.returncode == 0 and "moved-without-alias" not in result.stdout
    assert not (output / f"indicators/{gone}.html").exists()


def test_diff_says_what_a_publication_changes(source, tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    assert build(source, old).returncode == 0
    same = json.loads(tabadul("diff", old, old, "--format", "json").stdout)
    assert same == {"added": [], "changed": [], "removed": [], "moved": []}
    page = source / "content/pages/about.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nفقرة جديدة.\n", encoding="utf-8")
    shutil.copy(source / "content/pages/privacy.md", source / "content/pages/fresh-page.md")
    assert build(source, new).returncode == 0
    answer = json.loads(tabadul("diff", old, new, "--format", "json").stdout)
    assert "pages/fresh-page.html" in answer["added"] and "pages/about.html" in answer["changed"] and answer["removed"] == []
    assert all((old / path).read_bytes() != (new / path).read_bytes() for path in answer["changed"])
    assert set(answer["added"]) == set(files(new)) - set(files(old))
    manifest = tmp_path / "old.json"
    manifest.write_text(tabadul("manifest", old).stdout, encoding="utf-8")
    for entry in json.loads(manifest.read_text(encoding="utf-8"))["files"]:
        assert hashlib.sha256((old / entry["path"]).read_bytes()).hexdigest() == entry["sha256"]
    assert json.loads(tabadul("diff", manifest, new, "--format", "json").stdout) == answer
    text = tabadul("diff", new, old, "--files", "--language", "en").stdout
    assert "- pages/fresh-page.html\n" in text and "~ pages/about.html\n" in text
    assert tabadul("diff", old, tmp_path / "nothing").returncode == 64


def test_pack_gives_the_same_bytes_and_whole_files(source, tmp_path):
    assert build(source, tmp_path / "one/site").returncode == 0
    assert build(source, tmp_path / "two/other").returncode == 0
    for path in (tmp_path / "two/other").rglob("*"):
        os.utime(path, (1, 1))
    first = tabadul("pack", "--site", tmp_path / "one/site", "--output", tmp_path / "a.zip", env={"TZ": "Africa/Cairo"})
    assert first.returncode == 0, first.stderr
    assert tabadul("pack", "--site", tmp_path / "two/other", "--output", tmp_path / "b.zip", env={"TZ": "Asia/Tokyo"}).returncode == 0
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        held = {info.filename: archive.read(info) for info in archive.infolist()}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    sums = held.pop("tabadul/SHA256SUMS")
    assert held == {f"tabadul/{name}": data for name, data in files(tmp_path / "one/site").items()}
    assert (tmp_path / "a.zip").stat().st_size < sum(map(len, held.values())) / 2
    shutil.unpack_archive(tmp_path / "a.zip", tmp_path / "stick")
    check = subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=tmp_path / "stick/tabadul", capture_output=True, text=True)
    assert check.returncode == 0 and len(sums.splitlines()) == len(held), check.stdout


def test_pack_without_a_site_says_so(tmp_path):
    result = tabadul("pack", "--site", tmp_path, "--output", tmp_path / "x.zip", "--language", "en")
    assert result.returncode == 1 and "tabadul build" in result.stderr and not (tmp_path / "x.zip").exists()


def test_diff_speaks_of_notes(whole_source, tmp_path):
    source = whole_source
    old, new = tmp_path / "old", tmp_path / "new"
    assert build(source, old).returncode == 0
    note = source / "content/practices/eg/associations-training.md"
    text = note.read_text(encoding="utf-8")
    assert "value: 30" in text and "\nscale: national\n" in text
    text = text.replace("value: 30", "value: 31", 1).replace("\nscale: national\n", "\nscale: local\n", 1)
    note.write_text(text.replace("## السياق\n\n", "## السياق\n\nجملة أضيفت للتجربة. "), encoding="utf-8")
    shutil.copy(source / "content/pages/privacy.md", source / "content/pages/fresh-page.md")
    assert build(source, new).returncode == 0
    said = tabadul("diff", old, new, "--language", "en").stdout
    assert "Entries added: 1" in said and "(pages/fresh-page)" in said and "Entries changed: 1" in said
    assert "30 → 31 people" in said and "fields: scale" in said and "السياق" in said.split("sections: ")[1]
    assert ".html" not in said and len(said.splitlines()) < 12
    assert "Entries removed: 1" in tabadul("diff", new, old, "--language", "en").stdout
    assert "No entry has changed" in tabadul("diff", old, old, "--language", "en").stdout


def test_the_check_reports_a_forgotten_alias_as_the_build_does(source):
    assert build(source, source / "site").returncode == 0
    rename(source, "guiding-victims")
    issues = [json.loads(line) for line in tabadul("check", "--source", source, "--diagnostics", "json").stdout.splitlines()]
    assert [i["file"] for i in issues if i["code"] == "moved-without-alias"] == ["content/topics/guiding-victims.md"]
