"""Notes under embargo and drafts: in no output before their day."""
import json
import zipfile

import pytest

from conftest import files, tabadul

NOTE = "content/practices/ma/indicators-guide.md"


def embargo(source, day="2027-03-01", note=NOTE):
    path = source / note
    path.write_text(path.read_text(encoding="utf-8").replace("---\n", f"---\nembargo_until: {day}\n", 1), encoding="utf-8")


def free(source):
    """A copy of the note under a name that nothing refers to, with words of its own."""
    text = (source / NOTE).read_text(encoding="utf-8")
    lines = ['title: "وثيقة سرية لم تُعلن بعد للجمهور"' if line.startswith("title:") else line for line in text.split("\n")]
    path = source / "content/practices/ma/unannounced-paper.md"
    path.write_text("\n".join(lines) + "\n\nجملة وحيدة لا توجد في أي بطاقة أخرى من هذا الموقع كله.\n", encoding="utf-8")
    return "content/practices/ma/unannounced-paper.md"


CLUES = ["unannounced-paper", "وثيقة سرية لم تُعلن بعد", "جملة وحيدة لا توجد في أي بطاقة"]


def shown(output):
    return [name for name, data in files(output).items() for clue in CLUES if clue in name or clue.encode() in data]


@pytest.mark.parametrize(
    "options, env, published",
    [
        (("--date", "2027-02-28"), {}, False),
        (("--date", "2027-03-01"), {}, True),
        (("--date", "2027-02-28", "--drafts"), {}, False),
        ((), {"SOURCE_DATE_EPOCH": "1803859199"}, False),  # 2027-02-28 23:59:59
        ((), {"SOURCE_DATE_EPOCH": "1803859200"}, True),  # 2027-03-01 00:00:00
        (("--date", "2027-02-28"), {"SOURCE_DATE_EPOCH": "1803859200"}, False),
    ],
)
def test_an_embargo_holds_until_its_day(options, env, published, source, tmp_path):
    embargo(source, note=free(source))
    output = tmp_path / "site"
    result = tabadul("build", "--source", source, "--output", output, *options, env=env)
    assert result.returncode == 0, result.stderr
    assert bool(shown(output)) == published


def test_without_a_day_today_decides(source, tmp_path):
    note = free(source)
    embargo(source, "2999-12-31", note)
    output = tmp_path / "site"
    assert tabadul("build", "--source", source, "--output", output).returncode == 0
    assert shown(output) == []
    (source / note).write_text((source / note).read_text(encoding="utf-8").replace("2999-12-31", "2001-01"), encoding="utf-8")
    assert tabadul("build", "--source", source, "--output", output).returncode == 0
    assert shown(output)


def test_a_day_that_is_none_is_wrong_usage(source):
    assert tabadul("check", "--source", source, "--date", "2027-13-01").returncode == 64
    assert tabadul("check", "--source", source, "--date", "2027").returncode == 64
    assert tabadul("check", "--source", source, env={"SOURCE_DATE_EPOCH": "soon"}).returncode == 64


def test_a_published_note_that_gives_it_away_stops_the_build(source, tmp_path):
    embargo(source, note=free(source))
    page = source / "content/pages/about.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text + "\nقريبا: وثيقة سرية لم تُعلن بعد للجمهور.\n", encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", tmp_path / "site", "--date", "2027-01-01", "--diagnostics", "json", "--language", "en")
    assert result.returncode == 1 and not (tmp_path / "site").exists()
    issue = next(f for f in map(json.loads, result.stdout.splitlines()) if f["code"] == "unpublished-leak")
    assert issue["file"] == "content/pages/about.md" and issue["line"] == text.count("\n") + 2 and issue["column"] == len("قريبا: ") + 1


def test_a_reference_to_it_is_reported_at_its_location(source, tmp_path):
    free(source)
    embargo(source, note="content/practices/ma/unannounced-paper.md")
    note = source / NOTE
    note.write_text(note.read_text(encoding="utf-8").replace("---\n", "---\ncounterparts: [ma/unannounced-paper]\n", 1), encoding="utf-8")
    result = tabadul("check", "--source", source, "--date", "2027-01-01", "--diagnostics", "json")
    issues = [json.loads(line) for line in result.stdout.splitlines()]
    issue = next(f for f in issues if f["code"] == "unpublished-reference")
    assert result.returncode == 1 and (issue["file"], issue["line"]) == (NOTE, 2)


@pytest.mark.parametrize("key", ["draft: true", "embargo_until: 2999-01-01"])
def test_what_is_held_back_is_in_no_byte_of_any_output(key, source, tmp_path):
    """Pages, shards of the search, feeds, data, sitemap, the manifest, the archive: all that a build and its commands write."""
    path = source / free(source)
    path.write_text(path.read_text(encoding="utf-8").replace("---\n", f"---\n{key}\n", 1), encoding="utf-8")
    output = tmp_path / "site"
    result = tabadul("build", "--source", source, "--output", output, "--base-url", "https://site.example/")
    assert result.returncode == 0, result.stderr
    assert (output / "sitemap.xml").exists() and len(files(output)) > 100
    assert shown(output) == []
    archive = tmp_path / "site.zip"
    assert tabadul("pack", "--site", output, "--output", archive).returncode == 0
    with zipfile.ZipFile(archive) as packed:
        (tmp_path / "unpacked").mkdir()
        packed.extractall(tmp_path / "unpacked")
    assert len(files(tmp_path / "unpacked")) >= len(files(output)) and shown(tmp_path / "unpacked") == []


def test_each_build_looks_through_what_stands_already(source, tmp_path):
    """A file that gives the note away was published before there was such a note: it is looked through though nothing in it changed."""
    asset = source / "themes/default/assets/announcement.txt"
    asset.write_text("قريبا: وثيقة سرية لم تُعلن بعد للجمهور\n", encoding="utf-8")
    output = tmp_path / "site"
    assert tabadul("build", "--source", source, "--output", output).returncode == 0
    before = files(output)
    embargo(source, "2999-01-01", free(source))
    result = tabadul("build", "--source", source, "--output", output, "--diagnostics", "json")
    codes = {f["code"] for f in map(json.loads, result.stdout.splitlines()) if f["severity"] == "error"}
    assert result.returncode == 1 and codes == {"unpublished-leak"} and files(output) == before
