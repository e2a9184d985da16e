"""What a terminal, a log or a closed descriptor gets from the program."""
import fcntl
import json
import os
import pathlib
import pty
import re
import struct
import subprocess
import sys
import termios
import time
import urllib.request
import xml.etree.ElementTree as xml

import pytest

from conftest import BINARY, ROOT, files, tabadul

NOTE = "content/practices/bb/shelter-house.md"
CLOSED = ["report >/dev/full", "report >&-", "check 2>&-; exit 74", "build --output $O 2>&-", "--help >/dev/full", "new --help >&-",
          "manifest $O >/dev/full", "schema >/dev/full", "diagnostics >/dev/full", "check --diagnostics json --strict >/dev/full",
          "build --output $O 0>&- 1>&- 2>&-", "build --output $O >/dev/full 2>/dev/full"]


def spoil(source, path, old, new):
    file = source / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("command", CLOSED)
def test_closed_or_full_output_is_an_exit_code_and_no_crash(command, small, tmp_path):
    output = tmp_path / "site"
    assert tabadul("build", "--source", small, "--output", output).returncode == 0
    # What would be printed: a warning, at least.
    spoil(small, NOTE, "reviewed: 20", "reviewed: 19")
    words = command.split()
    source = [] if words[0] in ("--help", "new", "manifest", "schema", "diagnostics") else ["--source", str(small)]
    line = " ".join(['"$B"', words[0], *source, *words[1:]])
    environment = {**os.environ, "B": BINARY, "O": str(output), "LC_ALL": "C.UTF-8"}
    result = subprocess.run(["sh", "-c", line], env=environment, capture_output=True, text=True, timeout=60)
    assert result.returncode in (1, 74), (result.returncode, result.stderr)
    assert "Fatal" not in result.stderr and "Thread 0" not in result.stderr
    # Nothing that was printed has gone into a file of the site.
    for name, data in files(output).items():
        assert b"Site built" not in data and b"[stale-note]" not in data, name


def test_a_reader_that_ends_early_ends_nothing_else(small):
    result = subprocess.run(["bash", "-c", '"$0" report --source "$1" --format json | head -c 1; echo "${PIPESTATUS[0]}"', BINARY, small],
                            capture_output=True, text=True, timeout=60)
    assert result.stdout.startswith("{") and result.stdout.split("{", 1)[1].strip() in ("0", "74") and result.stderr == ""


def controls(text):
    return [c for c in text if (ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or "\u202a" <= c <= "\u202e"]


@pytest.mark.parametrize("format", ["human", "json", "github"])
def test_no_name_or_value_drives_the_terminal(format, small):
    (small / "content/topics/a\x1b[31m\u202e\n::error file=x::y.md").write_text("x", encoding="utf-8")
    spoil(small, NOTE, "status: ", 'status: "a\\e[31m\\u202e\\n::error file=x::y" # ')
    for command in ("check", "report"):
        result = tabadul(command, "--source", small, "--language", "en", "--diagnostics", format)
        printed = result.stdout + result.stderr
        assert controls(printed) == []
        found = [line for line in printed.splitlines() if line.startswith("::error")]
        assert all(re.match(r"::error file=[^\n]*,title=[a-z0-9-]+::", line) for line in found)
        assert (format == "github") == bool(found)
        if format == "json":
            assert any("\x1b" in json.loads(line)["file"] for line in result.stdout.splitlines() if line.startswith("{\"severity"))


def test_diff_shows_names_as_they_are(site, tmp_path):
    manifest = json.loads(tabadul("manifest", site).stdout)
    manifest["files"].append({"path": "x\x1b[2J\n::error ::y.html", "sha256": "0" * 64, "size": 1})
    (tmp_path / "old.json").write_text(json.dumps(manifest))
    printed = tabadul("diff", "--files", tmp_path / "old.json", site, "--language", "en").stdout
    assert controls(printed) == [] and "\\u{1b}[2J\\n::error" in printed


ESCAPES = [r"\b", r"\0", r"\e", r"\v", r"\f", r"\uffff", r"\x01"]


@pytest.mark.parametrize("escape", ESCAPES)
def test_controls_in_front_matter_are_refused_where_they_are(escape, small):
    text = (small / NOTE).read_text(encoding="utf-8")
    title = re.search(r'^title: "?(.*?)"?$', text, re.M)
    (small / NOTE).write_text(text.replace(title.group(0), f'title: "{title.group(1)}{escape}x"', 1), encoding="utf-8")
    result = tabadul("check", "--source", small, "--diagnostics", "json")
    issues = [json.loads(line) for line in result.stdout.splitlines()]
    line = text[: title.start()].count("\n") + 1
    assert result.returncode == 1
    assert [(f["file"], f["line"]) for f in issues if f["code"] == "invisible-character"] == [(NOTE, line)]


@pytest.mark.parametrize("reference", ["&#1;", "&#27;", "&#x8;", "&#xFFFF;", "&#x9b;"])
def test_controls_in_bodies_are_refused_where_they_are(reference, small):
    text = (small / NOTE).read_text(encoding="utf-8").rstrip("\n") + f"\n\nنص{reference}آخر.\n"
    (small / NOTE).write_text(text, encoding="utf-8")
    result = tabadul("check", "--source", small, "--diagnostics", "json")
    issues = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.returncode == 1
    assert [(f["file"], f["line"]) for f in issues if f["code"] == "invisible-character"] == [(NOTE, text.count("\n"))]


def test_feeds_are_well_formed(small, tmp_path):
    assert tabadul("build", "--source", small, "--output", tmp_path / "site", "--base-url", "https://example.org/").returncode == 0
    feeds = sorted((tmp_path / "site").rglob("*.xml")) + sorted((tmp_path / "site").rglob("*.atom"))
    assert feeds
    for feed in feeds:
        xml.parse(feed)


@pytest.mark.parametrize("text", ["---\n", "x", "", "- a\n"])
def test_strings_that_are_no_map_are_reported_by_check_and_a_running_preview(text, small, tmp_path):
    strings = small / "themes/default/strings/fr.yaml"
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    log = tmp_path / "log"
    with log.open("w") as errors:
        server = subprocess.Popen([BINARY, "serve", "--source", small, "--port", "0"], env=environment, stdout=subprocess.PIPE, stderr=errors, text=True)

    def answers(wanted):
        """Whether the preview still answers once it has read the file anew."""
        for _ in range(100):
            if log.read_text().count("strings/fr.yaml") >= wanted or server.poll() is not None:
                break
            time.sleep(0.1)
        assert log.read_text().count("strings/fr.yaml") >= wanted
        return urllib.request.urlopen(address).status == 200 and server.poll() is None

    try:
        address = re.search(r"http://\S+", server.stdout.readline()).group(0)
        strings.write_text(text, encoding="utf-8")
        result = tabadul("check", "--source", small, "--diagnostics", "json")
        assert result.returncode == 1, result.stderr
        assert any(json.loads(line)["file"] == "themes/default/strings/fr.yaml" for line in result.stdout.splitlines())
        assert answers(1)
    finally:
        server.terminate()
        server.wait()


@pytest.mark.parametrize("name, right", [("x.MD", "x.md"), ("x.markdown", "x.md"), ("x.md.txt", "x.md")])
def test_a_note_with_another_extension_is_reported(name, right, small):
    (small / "content/topics" / name).write_text("x", encoding="utf-8")
    result = tabadul("check", "--source", small, "--diagnostics", "json", "--language", "en")
    (issue,) = [json.loads(line) for line in result.stdout.splitlines() if json.loads(line)["severity"] == "error"]
    assert issue["code"] == "bad-file-name" and issue["file"] == "content/topics/" + name and right in issue["hint"]


@pytest.mark.parametrize("slug", ["con", "nul", "com1", "lpt9", "index", "-x", "a b"])
def test_new_refuses_the_names_that_check_refuses(slug, small):
    before = files(small)
    result = tabadul("new", "topic", "--source", small, "--theme", "protection", "--title", "سؤال جديد للتجربة هنا", f"--slug={slug}", "--language", "en")
    assert result.returncode == 64 and "--slug" in result.stderr and files(small) == before


def test_the_progress_line_fits_a_narrow_terminal(tmp_path):
    folder = tmp_path / "source"
    subprocess.run([sys.executable, ROOT / "script/clone-notes", "400", folder], check=True)
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 20, 0, 0))
    process = subprocess.Popen([BINARY, "check", "--source", str(folder)], stdout=subprocess.DEVNULL, stderr=slave,
                               env={"PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "en_US.UTF-8", "SOURCE_DATE_EPOCH": "1795478400"})
    os.close(slave)
    sent = b""
    while True:
        try:
            part = os.read(master, 4096)
        except OSError:
            break
        if not part:
            break
        sent += part
    assert process.wait() == 0
    shown = [line for line in sent.decode().split("\r\x1b[2K") if "Making" in line or "Reading" in line]
    assert shown and all(len(line) < 20 for line in shown)
