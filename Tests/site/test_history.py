"""An editor's walk: validate, change, reply, withdraw; each publication beside the one before."""
import csv
import io
import json
import re
import shutil

import pytest

from conftest import ROOT, files, tabadul

NOTE = "content/practices/aa/referral-cell.md"
PAGE = "practices/aa/referral-cell.html"


@pytest.fixture
def small(tmp_path):
    shutil.copytree(ROOT / "Tests/fixture/content", tmp_path / "small/content")
    shutil.copytree(ROOT / "themes", tmp_path / "small/themes")
    # The fixture's translation has no stamp of its original, which is a warning.
    assert tabadul("translate", "--accept", "--source", tmp_path / "small").returncode == 0
    return tmp_path / "small"


def edit(root, old, new, note=NOTE):
    text = (root / note).read_text(encoding="utf-8")
    assert old in text
    (root / note).write_text(text.replace(old, new, 1), encoding="utf-8")


def build(root, name, *options):
    output = root.parent / name
    result = tabadul("build", "--source", root, "--output", output, *options)
    return result, output


def codes(result):
    return re.findall(r"\[([a-z-]+)\]", result.stderr)


def table(site, name):
    return list(csv.DictReader(io.StringIO((site / f"data/{name}.csv").read_text(encoding="utf-8-sig"), newline="")))


# Words of the note's body, and the same with a change of substance.
WRITTEN, CHANGED = "بدأ العمل سنة", "بدأ العمل أيضا سنة"


def test_a_validation_is_stamped_and_noticed_when_the_text_changes(small):
    done = tabadul("validate", "practices/aa/referral-cell", "--institution", "aa/committee", "--source", small)
    assert done.returncode == 0, done.stderr
    result, site = build(small, "one", "--strict")
    assert result.returncode == 0, result.stderr
    page = (site / PAGE).read_text(encoding="utf-8")
    assert 'class="notice valid"' in page and 'class="notice outdated"' not in page
    assert [row["current"] for row in table(site, "validations")] == ["yes"]
    assert [row["kind"] for row in table(site, "changes")] == ["validated"]
    edit(small, WRITTEN, CHANGED)
    result, site = build(small, "one")
    assert result.returncode == 0 and "changed-since-validation" in codes(result)
    assert 'class="notice outdated"' in (site / PAGE).read_text(encoding="utf-8")
    assert [row["current"] for row in table(site, "validations")] == ["no"]
    clean, fresh = build(small, "fresh")
    assert files(site) == files(fresh)
    report = json.loads(tabadul("report", "--format", "json", "--source", small).stdout)
    assert ("changed-since-validation", "aa/referral-cell") in [(item["kind"], item["id"]) for item in report["items"]]


def test_a_section_alone_is_validated_and_unknown_names_are_refused(small):
    assert tabadul("validate", "aa/referral-cell", "--institution", "aa/nobody", "--source", small).returncode == 64
    assert tabadul("validate", "aa/nothing", "--institution", "aa/committee", "--source", small).returncode == 64
    assert tabadul("validate", "aa/referral-cell", "--institution", "aa/committee", "--sections", "ending", "--source", small).returncode == 64
    before = (small / NOTE).read_bytes()
    assert tabadul("validate", NOTE, "--institution", "aa/committee", "--sections", "context", "--source", small).returncode == 0
    # A path of the translation names the same entry.
    translated = small / "content/practices/aa/referral-cell.fr.md"
    assert tabadul("validate", translated, "--institution", "aa/committee", "--sections", "approach", "--source", small).returncode == 0
    assert (small / NOTE).read_bytes() != before
    result, site = build(small, "one", "--strict")
    assert result.returncode == 0, result.stderr
    assert [row["sections"] for row in table(site, "validations")] == ["context", "approach"]


def test_a_change_of_substance_needs_an_entry(small):
    first, old = build(small, "old")
    assert first.returncode == 0
    edit(small, WRITTEN, CHANGED)
    refused, _ = build(small, "new", "--previous", old)
    assert refused.returncode == 1 and codes(refused).count("change-without-entry") == 1
    assert build(small, "without")[0].returncode == 0
    edit(small, "reviewed:", 'changes:\n  - {date: 2026-11-20, kind: corrected, text: {ar: "صُحح وصف", fr: "Description corrigée", en: "Description corrected"}}\nreviewed:')
    done, site = build(small, "new", "--previous", old, "--base-url", "https://example.org/")
    assert done.returncode == 0, done.stderr
    page = (site / "en/changes.html").read_text(encoding="utf-8")
    assert "Description corrected" in page and "November 2026" in page and "../practices/" not in page
    assert "Description corrigée" in (site / "fr/changes.xml").read_text(encoding="utf-8")
    assert "Description corrected" in (site / "en" / PAGE).read_text(encoding="utf-8")
    # The home page shows the latest changes, where there are some.
    assert 'id="changes"' not in (old / "index.html").read_text(encoding="utf-8")
    latest = (site / "en/index.html").read_text(encoding="utf-8").split('id="changes"')[1]
    assert "../" + PAGE not in latest.split("</section>")[0] and PAGE in latest.split("</section>")[0]


def test_a_reply_is_shown_and_never_edited(small):
    edit(small, "reviewed:", 'replies:\n  - {institution: aa/committee, date: 2026-11-20, text: "نشكر الموقع، ونوضح أن الخلية موسعة."}\nreviewed:')
    first, old = build(small, "old")
    assert first.returncode == 0, first.stderr
    assert 'id="reply-1"' in (old / PAGE).read_text(encoding="utf-8")
    assert "referral-cell.html#reply-1" in (old / "topics/referral.html").read_text(encoding="utf-8")
    edit(small, "الخلية موسعة", "الخلية ضيقة")
    refused, _ = build(small, "new", "--previous", old)
    assert refused.returncode == 1 and codes(refused) == ["reply-changed"]


def test_a_withdrawn_entry_keeps_a_page_and_its_id(small):
    correction = 'changes:\n  - {date: 2026-11-20, kind: corrected, text: {ar: "صُحح عدد الضحايا"}}\nstatus:'
    edit(small, "status:", correction)
    first, old = build(small, "old")
    assert first.returncode == 0, first.stderr
    assert "صُحح عدد الضحايا" in (old / "changes.html").read_text(encoding="utf-8")
    assert tabadul("withdraw", "practices/aa/referral-cell", "--keep-page", "--source", small).returncode == 64
    twice = tabadul("withdraw", "practices/aa/referral-cell", "--keep-page", "--reason", "ar=أ", "--reason", "ب", "--source", small)
    assert twice.returncode == 64 and "--reason ب" in twice.stderr
    given = ["--reason", "حل محلها نص أحدث", "--reason", "fr=Remplacée par un texte plus récent"]
    done = tabadul("withdraw", "practices/aa/referral-cell", "--keep-page", *given, "--apply", "--source", small, "--language", "en")
    assert done.returncode == 0, done.stderr
    # The missing translation is named, and its page shows the Arabic reason.
    assert "no translation into: English" in done.stderr and 'en="…"' in done.stderr
    result, site = build(small, "new")
    assert result.returncode == 0, result.stderr
    page = (site / PAGE).read_text(encoding="utf-8")
    assert "حل محلها نص أحدث" in page and 'datetime="2026-11-24"' in page
    french, english = ((site / language / PAGE).read_text(encoding="utf-8") for language in ("fr", "en"))
    assert "Remplacée par un texte plus récent" in french and "حل محلها" not in french
    assert '<bdi lang="ar" dir="rtl">حل محلها نص أحدث</bdi>' in english
    assert "referral-cell" not in (site / "topics/referral.html").read_text(encoding="utf-8")
    assert [(row["collection"], row["record"]) for row in table(site, "withdrawn")] == [("practices", "aa/referral-cell")]
    assert "aa/referral-cell" not in [row["id"] for row in table(site, "practices")]
    assert [(row["kind"], row["record"]) for row in table(site, "changes")] == [("withdrawn", "aa/referral-cell")]
    changes = (site / "changes.html").read_text(encoding="utf-8")
    assert PAGE in changes and "صُحح عدد الضحايا" not in changes
    clean, fresh = build(small, "fresh")
    assert files(site) == files(fresh)
    edit(small, re.search(r"^withdrawn:.*\n", (small / NOTE).read_text(encoding="utf-8"), re.M).group(), "")
    refused, _ = build(small, "again", "--previous", site)
    assert refused.returncode == 1 and "id-reused" in codes(refused)
