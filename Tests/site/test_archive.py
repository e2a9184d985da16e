"""Archived copies: found through a local server that speaks Memento and the availability interface, written, shown."""
import http.server
import json
import re
import threading
import time
import urllib.parse

import pytest

from conftest import tabadul

DAY = "2026-11-24"


class Archive(http.server.BaseHTTPRequestHandler):
    """Copies of each page by the last part of its address."""
    asked = []
    later = 0

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def say(self, status, body=b"", **headers):
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name.replace("_", "-"), value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)
        except OSError:
            pass

    def answer(self):
        cls, base = type(self), f"http://127.0.0.1:{self.server.server_port}"
        cls.asked.append((self.command, self.path, time.monotonic()))
        if self.path.startswith("/timemap/"):
            page = self.path.rsplit("/", 1)[1]
            copies = [("2018", "Mon, 01 Jan 2018"), ("2021", "Fri, 05 Mar 2021"), ("2024", "Mon, 01 Jan 2024")]
            map_ = ",\n".join(f'<{base}/copy/{year}/{page}>; rel="memento"; datetime="{day} 00:00:00 GMT"' for year, day in copies)
            if page in ("plain", "lost-copy"):
                self.say(200, map_.encode())
            elif page == "index":
                self.say(200, f'<{base}/timemap/part/plain>; rel="timemap"; from="Mon, 01 Jan 2018 00:00:00 GMT"; until="Mon, 01 Jan 2024 00:00:00 GMT"'.encode())
            elif page == "loop":
                self.say(302, Location=self.path)
            elif page == "garbage":
                self.say(200, b"\x00\xff<<>>;;==" * 1000)
            elif page == "huge":
                self.say(200, b"<" * 9_000_000)
            elif page == "later" and cls.later > 0:
                cls.later -= 1
                self.say(429, Retry_After="1")
            elif page == "later":
                self.say(200, map_.encode())
            elif page == "much-later":
                self.say(429, Retry_After="9999")
            else:
                self.say(404)
        elif self.path.startswith("/available"):
            page = urllib.parse.parse_qs(self.path.split("?")[1])["url"][0].rsplit("/", 1)[1]
            closest = {"available": True, "status": "200", "url": f"{base}/copy/available/{page}", "timestamp": "20220203040506"}
            if page == "garbage":
                self.say(200, b"[[[[")
            else:
                self.say(200, json.dumps({"archived_snapshots": {"closest": closest} if page in ("loop", "huge", "known") else {}}).encode())
        elif self.path.startswith("/copy/2021/lost-copy"):
            self.say(404)
        elif self.path.startswith("/copy/"):
            self.say(200, b"<p>text of the copy</p>", Content_Type="text/html; charset=utf-8")
        else:
            self.say(404)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    Archive.asked, Archive.later = [], 0
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Archive)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def place(source, key, page, fields=""):
    """The record of a source at an address of the name, read in March 2021."""
    record = source / f"content/sources/{key}.md"
    text = re.sub(r"^(url|accessed|date): .*\n", "", record.read_text(encoding="utf-8"), flags=re.M)
    record.write_text(text.replace("confidence:", f'# a comment\ndate: 2020\nurl: "https://pages.example.org/{page}"\naccessed: 2021-03-01\n{fields}confidence:', 1), encoding="utf-8")
    return record


def archive(source, server, tmp_path, *arguments, language="en", delay="0"):
    return tabadul("archive", *arguments, "--source", source, "--language", language, "--date", DAY, "--delay", delay, "--timeout", "5",
                   "--timemap", f"{server}/timemap/link/", "--availability", f"{server}/available", "--cache", tmp_path / "kept/archive.tsv")


def copies(record):
    return re.findall(r'^  - \{url: "(.*)", date: (.*)\}$', record.read_text(encoding="utf-8"), re.M)


def test_the_nearest_copy_is_shown_then_written(source, server, tmp_path):
    record = place(source, "eg1", "plain")
    before = record.read_text(encoding="utf-8")
    shown = archive(source, server, tmp_path, "eg1", "--dry-run", language="fr")
    assert shown.returncode == 0, shown.stderr
    assert f"{server}/copy/2021/plain" in shown.stdout and "+archived:" in shown.stdout and record.read_text(encoding="utf-8") == before
    count = len(Archive.asked)
    assert count == 2
    # What was found is kept: no server is asked again.
    assert archive(source, server, tmp_path, "eg1").returncode == 64 and record.read_text(encoding="utf-8") == before
    written = archive(source, server, tmp_path, "eg1", "--yes")
    assert written.returncode == 0, written.stderr
    assert len(Archive.asked) == count
    assert record.read_text(encoding="utf-8") == before.replace("confidence:", "confidence:", 1).replace(
        re.search(r"^confidence: .*\n", before, re.M)[0],
        re.search(r"^confidence: .*\n", before, re.M)[0] + f'archived:\n  - {{url: "{server}/copy/2021/plain", date: 2021-03-05}}\n')
    again = archive(source, server, tmp_path, "eg1", "--yes", language="ar")
    assert again.returncode == 0 and "نسخة محفوظة" in again.stdout and len(Archive.asked) == count
    assert tabadul("check", "--source", source).returncode == 0


def test_each_way_of_answering(source, server, tmp_path):
    pages = {"eg1": "index", "eg2": "lost-copy", "eg3": "loop", "eg4": "garbage", "eg5": "huge", "eg6": "absent", "eg8": "known", "ma1": "later"}
    records = {key: place(source, key, page) for key, page in pages.items()}
    Archive.later = 2
    start = time.monotonic()
    result = archive(source, server, tmp_path, *pages, "--yes")
    assert time.monotonic() - start >= 2, "the server asked for a second, twice"
    assert result.returncode == 1 and "eg4: no usable answer (JSON)" in result.stdout and "Sources without an answer: 1" in result.stderr
    assert "eg6: no copy found" in result.stdout
    found = {key: copies(record) for key, record in records.items()}
    assert found == {
        "eg1": [(f"{server}/copy/2021/plain", "2021-03-05")], "eg2": [(f"{server}/copy/2024/lost-copy", "2024-01-01")],
        "eg3": [(f"{server}/copy/available/loop", "2022-02-03")], "eg4": [], "eg5": [(f"{server}/copy/available/huge", "2022-02-03")], "eg6": [],
        "eg8": [(f"{server}/copy/available/known", "2022-02-03")], "ma1": [(f"{server}/copy/2021/later", "2021-03-05")]}


def test_a_long_wait_stops_the_run_and_the_next_one_goes_on(source, server, tmp_path):
    first, second, third = place(source, "eg1", "plain"), place(source, "eg2", "much-later"), place(source, "eg3", "known")
    result = archive(source, server, tmp_path, "eg1", "eg2", "eg3", "--yes")
    assert result.returncode == 1 and "9999" in result.stdout and "Sources without an answer: 2" in result.stderr
    assert copies(first) and not copies(second) and not copies(third)
    place(source, "eg2", "known")
    Archive.asked = []
    result = archive(source, server, tmp_path, "--yes", "eg1", "eg2", "eg3")
    assert result.returncode == 0, result.stderr
    assert copies(second) and copies(third) and not any("plain" in path for _, path, _ in Archive.asked)


def test_requests_are_apart_and_hidden_addresses_are_asked_nowhere(source, server, tmp_path):
    place(source, "eg1", "absent")
    place(source, "eg2", "shelter", "hide_address: true\n")
    result = archive(source, server, tmp_path, "eg1", "eg2", "--yes", delay="0.5")
    assert result.returncode == 0, result.stderr
    assert "eg2: its address must not be published" in result.stdout
    times = [at for _, _, at in Archive.asked]
    assert len(times) == 2 and times[1] - times[0] >= 0.5
    assert not any("shelter" in path for _, path, _ in Archive.asked)


def test_evidence_is_kept_outside_the_site(source, server, tmp_path):
    place(source, "eg1", "plain")
    for folder in (source / "content/evidence", source / "content", source / "site/x", source / "content/sources/../evidence"):
        refused = archive(source, server, tmp_path, "eg1", "--yes", "--evidence", folder)
        assert refused.returncode == 64 and "--evidence" in refused.stderr, folder
        assert not (source / "content/evidence").exists()
    assert Archive.asked == []
    folder = tmp_path / "evidence"
    result = archive(source, server, tmp_path, "eg1", "--yes", "--evidence", folder)
    assert result.returncode == 0, result.stderr
    assert (folder / "eg1-2021-03-05.html").read_text(encoding="utf-8") == "<p>text of the copy</p>"
    assert (folder / "eg1-2021-03-05.html").stat().st_mode & 0o777 == 0o600
    key, day, address, digest = (folder / "index.tsv").read_text(encoding="utf-8").rstrip("\n").split("\t")
    assert (key, day, address) == ("eg1", DAY, f"{server}/copy/2021/plain") and len(digest) == 64


def test_wrong_use(source, server, tmp_path):
    assert archive(source, server, tmp_path, "nowhere").returncode == 64
    result = tabadul("archive", "eg1", "--source", source, "--timemap", "ftp://x", "--language", "en")
    assert result.returncode == 64 and "--timemap ftp://x" in result.stderr
    assert Archive.asked == []


def test_pages_lead_to_copies(source, tmp_path):
    """Robust Links: a link to the original names its copy, a link to a copy its original; a lost page is replaced by its copy."""
    copy = '\narchived:\n  - {url: "https://archive.example/2020/a", date: 2020-05-06}\n  - {url: "https://archive.example/2021/a", date: 2021-03-05}\n'
    for key, field in (("ma6", ""), ("ma7", f"dead: {DAY}\n"), ("ma8", "hide_address: true\n")):
        record = place(source, key, key, field)
        record.write_text(re.sub(r"^(confidence: .*)\n", lambda match: match[1] + copy, record.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    live = ('href="https://pages.example.org/ma6" data-versionurl="https://archive.example/2021/a" data-versiondate="2021-03-05"', "ma6")
    lost = ('href="https://archive.example/2021/a" data-originalurl="https://pages.example.org/ma7" data-versiondate="2021-03-05"', "ma7")
    for words, key in (live, lost):
        own = (tmp_path / f"site/sources/{key}.html").read_text(encoding="utf-8")
        assert f'data-originalurl="https://pages.example.org/{key}" data-versiondate="2020-05-06"' in own
        assert f'href="https://pages.example.org/{key}" data-versionurl="https://archive.example/2021/a"' in own
        citing = [page for page in (tmp_path / "site").rglob("*.html") if f'id="src-{key}"' in page.read_text(encoding="utf-8")]
        assert {"practices", "topics"} <= {page.relative_to(tmp_path / "site").parts[0] for page in citing}
        for page in citing:
            item = re.search(rf'<li id="src-{key}"[^>]*>.*?</li>', page.read_text(encoding="utf-8"), re.S)[0]
            assert words in item.split("</cite>")[0], page
    for page in (tmp_path / "site").rglob("*"):
        if page.is_file() and page.suffix in (".html", ".json", ".csv", ".bib", ".ris"):
            assert "pages.example.org/ma8" not in page.read_text(encoding="utf-8"), page
    own = (tmp_path / "site/sources/ma8.html").read_text(encoding="utf-8")
    assert "archive.example" not in own
