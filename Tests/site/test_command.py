"""The command end to end: publication, refusal, determinism."""
import json
import os
import re
import shutil
import signal
import subprocess
import time

import pytest

from conftest import BINARY, FIXTURE, ROOT, files, tabadul

MARKER = "This folder is written by Tabadul (tabadul build). Anything else in it is lost at the next build.\n"


def test_help_teaches():
    result = tabadul("--help")
    assert result.returncode == 0
    for word in ("build", "check", "new", "report"):
        assert word in result.stdout


def test_wrong_usage_exits_64():
    assert tabadul("build", "--nonsense").returncode == 64
    assert tabadul("frobnicate").returncode == 64


def test_the_same_input_gives_the_same_bytes_anywhere(source, tmp_path):
    """Another folder, time zone, locale, and order of creation on disk."""
    shuffled = tmp_path / "shuffled"
    for path in sorted((p for p in source.rglob("*") if p.is_file()), reverse=True):
        target = shuffled / path.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    first, second = tmp_path / "one/site", tmp_path / "two/deep/site"
    a = tabadul("build", "--source", source, "--output", first, env={"TZ": "Africa/Casablanca", "LC_ALL": "C"})
    b = tabadul("build", "--source", shuffled, "--output", second, env={"TZ": "Pacific/Auckland", "LC_ALL": "ar_EG.UTF-8", "LANG": "ar_EG.UTF-8"})
    assert a.returncode == b.returncode == 0, a.stderr + b.stderr
    assert files(first) == files(second)
    assert (first / ".tabadul").read_text() == MARKER


def test_the_marker_in_git_is_the_one_that_builds_write():
    assert (ROOT / "site/.tabadul").read_text() == MARKER


def test_a_folder_that_holds_other_things_is_refused(source, tmp_path):
    output = tmp_path / "photos"
    output.mkdir()
    (output / "holiday.jpg").write_bytes(b"mine")
    result = tabadul("build", "--source", source, "--output", output)
    assert result.returncode == 1 and "photos" in result.stderr
    assert files(output) == {"holiday.jpg": b"mine"}


def test_an_error_leaves_the_old_site_untouched_and_json_tells_where(source, tmp_path):
    output = tmp_path / "site"
    assert tabadul("build", "--source", source, "--output", output).returncode == 0
    before = files(output)
    note = source / "content/practices/tn/national-referral-mechanism.md"
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace("themes: [protection", "themes: [protecton", 1), encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", output, "--diagnostics", "json", "--language", "en")
    assert result.returncode == 1
    assert files(output) == before
    issues = [json.loads(line) for line in result.stdout.splitlines()]
    issue = next(f for f in issues if f["code"] == "unknown-reference")
    assert issue["file"] == "content/practices/tn/national-referral-mechanism.md"
    line = text.split("\n")[issue["line"] - 1]
    assert line.startswith("themes:") and line[issue["column"] - 1:].startswith("protection")
    assert set(issue) == {"severity", "code", "file", "line", "column", "message", "hint"}
    assert "protection" in issue["hint"]


def test_github_annotations(source):
    (source / "content/topics/referral.md").write_text("no front matter\n", encoding="utf-8")
    result = tabadul("check", "--source", source, "--diagnostics", "github", "--language", "en")
    assert result.returncode == 1
    assert "::error file=content/topics/referral.md,line=1,col=1,title=missing-front-matter::" in result.stdout


def test_killed_at_any_moment_the_old_site_stands(source, tmp_path):
    output = tmp_path / "site"
    assert tabadul("build", "--source", source, "--output", output).returncode == 0
    before = files(output)
    note = source / "content/pages/about.md"
    note.write_text(note.read_text(encoding="utf-8") + "\nفقرة جديدة.\n", encoding="utf-8")
    whole = None
    for step in range(12):
        process = subprocess.Popen([BINARY, "build", "--source", str(source), "--output", str(output)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.03 * step)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = files(output)
        assert now == before or whole is None or now == whole
        if now != before and whole is None:
            whole = now
            assert len(now) == len(before)
    assert tabadul("build", "--source", source, "--output", output).returncode == 0
    assert sorted(p.name for p in tmp_path.iterdir() if "staging" in p.name or "aside" in p.name) == []


def test_new_practice_writes_a_valid_draft_and_never_overwrites(source):
    arguments = ("new", "practice", "--source", source, "--country", "ma", "--topic", "identification", "--title", "ممارسة جديدة للتجربة", "--slug", "trial", "--language", "ar")
    result = tabadul(*arguments)
    assert result.returncode == 0, result.stderr
    path = source / "content/practices/ma/trial.md"
    text = path.read_text(encoding="utf-8")
    assert "## السياق" in text and "draft: true" in text
    check = tabadul("check", "--source", source, "--drafts", "--language", "en")
    assert check.returncode == 0, check.stderr
    again = tabadul(*arguments)
    assert again.returncode == 1 and path.read_text(encoding="utf-8") == text
    assert tabadul("new", "practice", "--source", source, "--country", "atlantide", "--topic", "referral", "--title", "x" * 12).returncode == 64


def test_drafts_appear_nowhere(source, tmp_path):
    tabadul("new", "practice", "--source", source, "--country", "ma", "--topic", "identification", "--title", "عنوان سري لا يجوز أن يظهر", "--slug", "secret-draft")
    output = tmp_path / "site"
    assert tabadul("build", "--source", source, "--output", output).returncode == 0
    for name, data in files(output).items():
        assert "secret-draft" not in name
        assert b"secret-draft" not in data and "عنوان سري".encode() not in data


def test_report_formats():
    text = tabadul("report", "--source", ROOT, "--language", "en")
    assert text.returncode == 0 and "Practices:" in text.stdout
    data = json.loads(tabadul("report", "--source", ROOT, "--format", "json").stdout)
    assert data["practices"] >= 45 and data["complete_topics"] >= 12
    assert tabadul("report", "--source", ROOT, "--format", "csv").stdout.startswith("kind,id,detail\n")


def test_exports_agree(site):
    import csv
    import io

    data = json.loads((site / "data/practices.json").read_text(encoding="utf-8"))["practices"]
    rows = list(csv.DictReader(io.StringIO((site / "data/practices.csv").read_text(encoding="utf-8-sig"))))
    assert rows == data and len(rows) >= 24
    for row in rows:
        assert (site / row["url"]).is_file()


def test_headers_are_written_beside_the_site(tmp_path):
    layout = (ROOT / "themes/default/templates/layout.mustache").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', layout).group(1)
    for name in ("content", "themes"):
        shutil.copytree((FIXTURE if name == "content" else ROOT) / name, tmp_path / name)
    for host, file in (("nginx", "headers.nginx.conf"), ("apache", "headers.htaccess"), ("iis", "headers.web.config"), ("netlify", "_headers")):
        result = tabadul("build", "--source", tmp_path, "--headers", host)
        assert result.returncode == 0, result.stderr
        text = (tmp_path / file).read_text(encoding="utf-8")
        for word in (policy, "nosniff", "no-referrer", "frame-ancestors 'none'"):
            assert word in text
    assert not (tmp_path / "site/_headers").exists()
    assert tabadul("build", "--source", tmp_path, "--headers", "lighttpd").returncode == 64


@pytest.mark.parametrize("locale, asks", [("C.UTF-8", 'Did you mean "tabadul check"?'), ("fr_FR.UTF-8", "Vouliez-vous dire « tabadul check »"), ("ar_MA.UTF-8", "هل تقصد «tabadul check»؟")])
def test_a_mistyped_command_gets_a_suggestion(locale, asks):
    result = tabadul("chek", env={"LC_ALL": locale})
    assert result.returncode == 64 and asks in result.stderr and "chek" in result.stderr
    assert "import" in tabadul("frobnicate").stderr, "with nothing near, all are named"
    assert '"tabadul new practice"' in tabadul("new", "practise", "--country", "ma").stderr, "below a command, too"


def test_options_take_names_and_dates_as_files_do(source):
    made = tabadul("new", "practice", "--source", source, "--country", "المغرب", "--topic", "referral", "--slug", "by-name", "--title", "ممارسة بأسماء",
                   "--set", "since=16/5/2023", "--set", "themes=الحماية", "--language", "ar")
    assert made.returncode == 0, made.stderr
    text = (source / "content/practices/ma/by-name.md").read_text(encoding="utf-8")
    assert "country: ma\n" in text and "since: 2023-05-16\n" in text and "themes: [protection]\n" in text
    made = tabadul("new", "source", "--source", source, "--slug", "by-name", "--title", "تقرير", "--set", "publisher=ناشر", "--set", "date=غير مؤرخ")
    assert made.returncode == 0, made.stderr
    assert "date: undated\n" in (source / "content/sources/by-name.md").read_text(encoding="utf-8")
    refused = tabadul("new", "practice", "--source", source, "--country", "ma", "--topic", "referral", "--slug", "x", "--title", "ممارسة بأسماء", "--set", "since=5/6/2023", "--language", "fr")
    assert refused.returncode == 64 and "2023-06-05" in refused.stderr and "se lit de deux façons" in refused.stderr


@pytest.mark.parametrize("language, words", [("ar", "ليس مجلد موقع مبني"), ("fr", "ni le dossier d’un site construit"), ("en", "neither the folder of a built site")])
def test_a_site_that_is_none_is_said_in_the_readers_language(language, words, tmp_path):
    for arguments in (["diff", tmp_path, tmp_path / "absent.json"], ["check", "--previous", tmp_path / "absent"], ["build", "--previous", tmp_path / "absent"]):
        result = tabadul(*arguments, "--language", language)
        assert result.returncode == 64 and words in result.stderr, result.stderr
