"""The preview: shows current files, shows diagnostics in the page, refuses other hosts."""
import contextlib
import os
import pathlib
import re
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from conftest import BINARY, tabadul

NOTE = "content/practices/ma/annual-judicial-data.md"
PAGE = "practices/ma/annual-judicial-data.html"


@contextlib.contextmanager
def serving(source, *options):
    """The address and the process. What it says goes to `server.log`: a pipe that nobody reads would block after many diagnostics."""
    # The same day as that of the other commands of the tests: dates after it are errors.
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1795478400",
                   "TABADUL_SHARE": os.environ.get("TABADUL_SHARE", "/nonexistent")}
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(
            [BINARY, "serve", "--source", str(source), "--port", "0", *options], stdout=subprocess.PIPE, stderr=log, text=True, env=environment)
        server.log = log
        try:
            address = re.search(r"http://\S+", server.stdout.readline()).group()
            yield address, server
        finally:
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=20)
            assert server.returncode == 0


def replace(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_saved_change_shows_by_itself(source, browser):
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(address + PAGE)
        note = source / NOTE
        note.write_text(note.read_text(encoding="utf-8") + "\nجملة أضيفت الآن.\n", encoding="utf-8")
        expect(page.get_by_text("جملة أضيفت الآن.")).to_be_visible(timeout=10_000)
        (source / "themes/default/assets/style.css").open("a").write("\nbody { outline: 3px solid rgb(1, 2, 3); }\n")
        expect(page.locator("body")).to_have_css("outline-color", "rgb(1, 2, 3)", timeout=10_000)
        page.close()


def test_an_issue_is_shown_in_the_page_until_it_is_fixed(source, browser):
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(address + "fr/" + PAGE)
        replace(source / NOTE, "status: ongoing", "status: ongong")
        panel = page.locator("#tabadul-diagnostics")
        expect(panel).to_be_visible(timeout=10_000)
        expect(panel.locator("mark")).to_have_text("ongong")
        expect(panel).to_contain_text("ongoing")
        expect(panel).to_contain_text(f"{NOTE}:")
        expect(page.locator("h1")).to_be_visible()
        replace(source / NOTE, "status: ongong", "status: ongoing")
        expect(panel).to_have_count(0, timeout=10_000)
        page.close()


def test_it_survives_what_editors_do(source, browser):
    with serving(source) as (address, server):
        page = browser.new_page()
        page.goto(address + PAGE)
        note = source / NOTE
        text = note.read_text(encoding="utf-8")
        for junk in ("4913", "annual.md~", ".annual.md.swp", "#annual.md#", ".#annual.md"):
            (note.parent / junk).write_text("x")
        note.write_bytes(text.encode()[: len(text.encode()) // 3])
        time.sleep(0.5)
        note.write_bytes(b"\xff\xfe half a character")
        time.sleep(0.5)
        note.unlink()
        time.sleep(0.5)
        (note.parent / "new.md.tmp").write_text(text, encoding="utf-8")
        (note.parent / "new.md.tmp").rename(note)
        template = source / "themes/default/templates/practice.mustache"
        whole = template.read_text(encoding="utf-8")
        template.write_text(whole.replace("{{/sections}}", ""), encoding="utf-8")
        expect(page.locator("#tabadul-diagnostics")).to_contain_text("practice.mustache", timeout=10_000)
        for turn in range(20):
            template.write_text(whole.replace("<h1", f"<h1 data-turn=\"{turn}\""), encoding="utf-8")
        expect(page.locator("h1[data-turn='19']")).to_be_visible(timeout=10_000)
        assert server.poll() is None
        page.close()


def test_it_starts_on_broken_notes(source, browser):
    replace(source / NOTE, "status: ongoing", "status: ongong")
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(address)
        expect(page.locator("#tabadul-diagnostics")).to_contain_text("ongong", timeout=10_000)
        replace(source / NOTE, "status: ongong", "status: ongoing")
        expect(page.locator("#home-search")).to_be_visible(timeout=10_000)
        page.close()


def test_it_writes_nothing_into_the_site(source):
    with serving(source) as (address, _):
        urllib.request.urlopen(address + PAGE).read()
    assert not (source / "site").exists()
    assert not list(source.glob(".tabadul*"))


def ask(address, target="/", **headers):
    request = urllib.request.Request(address.rstrip("/") + target, headers=headers)
    try:
        return urllib.request.urlopen(request, timeout=10).status
    except urllib.error.HTTPError as error:
        return error.code


def test_it_answers_only_under_its_own_name(source):
    with serving(source) as (address, _):
        assert ask(address) == 200
        assert ask(address, Host="evil.example") == 421
        assert ask(address, Origin="http://evil.example") == 403
        assert ask(address, "/_tabadul/state.js?since=-1") == 403
        assert ask(address, "/%2e%2e/%2e%2e/etc/passwd") == 404
        assert ask(address, "/nothing.html") == 404


def test_other_machines_are_let_in_only_with_a_warning(source):
    """127.0.0.2 is this machine, too, but not the loopback address that is listened on."""
    def reported(server):
        """What it has said so far."""
        server.log.seek(0)
        return server.log.read()

    with serving(source, "--language", "en") as (address, server):
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.2", port), timeout=5)
        assert "other machines" not in reported(server)
    with serving(source, "--language", "en", "--host", "0.0.0.0") as (address, server):
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        assert "other machines" in reported(server)
        # Whoever is let in still has to call us by our name.
        assert ask(f"http://127.0.0.2:{port}") == 421


def test_idle_and_broken_connections_do_no_harm(source):
    with serving(source) as (address, server):
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        idle = [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(200)]
        idle[0].sendall(b"GET / HT")
        idle[1].sendall(b"\x00\xff\x00\r\n\r\n")
        idle[2].sendall(b"POST /_new HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n")
        idle[3].sendall(b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n")
        assert ask(address) == 200
        for connection in idle:
            connection.close()
        time.sleep(0.3)
        assert ask(address) == 200
        assert server.poll() is None


def exchange(port, data):
    """The answer to raw bytes; what cannot be sent since the server has ended the connection is left out."""
    answer = b""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        with contextlib.suppress(ConnectionError):
            connection.sendall(data)
        with contextlib.suppress(ConnectionError):
            while piece := connection.recv(65536):
                answer += piece
    return answer


@pytest.mark.skipif(not pathlib.Path("/proc/self/stat").exists(), reason="no /proc to read processor time from")
def test_long_request_lines_of_another_page_are_refused_and_cost_nothing(source, browser):
    """Four images of 900 KB addresses, as any page that is visited can ask for them."""
    with serving(source) as (address, server):
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        line = b"GET /?" + b"a" * 900_000 + b" HTTP/1.1\r\nHost: localhost:%d\r\nOrigin: http://evil.example\r\n\r\n" % port
        started = cpu(server)
        with contextlib.ExitStack() as stack:
            senders = [stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=20)) for _ in range(4)]
            for sender in senders:
                with contextlib.suppress(ConnectionError):
                    sender.sendall(line)
            assert ask(address) == 200
            for sender in senders:
                answer = b""
                with contextlib.suppress(ConnectionError):
                    while piece := sender.recv(65536):
                        answer += piece
                assert answer.startswith(b"HTTP/1.1 414 ") or answer == b""
        # Processor time, not time by the clock: the old parser took minutes.
        assert cpu(server) - started < 2
        page = browser.new_page()
        page.set_content("".join(f"<img src='{address}?{'a' * 900_000}'>" for _ in range(4)))
        assert ask(address) == 200
        page.close()
        assert server.poll() is None


@pytest.mark.parametrize("head, status", [
    ("GET /{long} HTTP/1.1\r\nHost: {host}\r\n\r\n", 414), ("GET / HTTP/1.1\r\nHost: {host}\r\nX: {long}\r\n\r\n", 431),
    ("GET / HTTP/1.1\r\nHost: evil.example\r\nHost: {host}\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: {host}\r\nhost: {host}\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: {host}\r\n folded: x\r\n\r\n", 400), ("GET / HTTP/2.0\r\nHost: {host}\r\n\r\n", 505), ("nonsense\r\n\r\n", 400),
    ("POST /_new HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400),
])
def test_invalid_request_heads_are_refused_and_end_the_connection(source, head, status):
    with serving(source) as (address, _):
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        answer = exchange(port, head.format(host=f"localhost:{port}", long="a" * 9000).encode() + b"GET / HTTP/1.1\r\n\r\n")
        assert answer.startswith(f"HTTP/1.1 {status} ".encode()), answer[:100]
        assert answer.count(b"HTTP/1.1 ") == 1
        assert ask(address) == 200


def test_an_autosave_folder_that_is_a_link_is_not_followed(source, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (source / ".tabadul-autosave").symlink_to(outside)
    with serving(source) as (address, _):
        name = NOTE.removeprefix("content/").removesuffix(".md")
        page = urllib.request.urlopen(address + "_edit/" + name).read().decode()
        token = re.search(r"token=(\w+)", page)[1]
        request = urllib.request.Request(
            f"{address}_typed/{name}?token={token}", data=b"title=x", headers={"Origin": address.rstrip("/")})
        assert b'"kept":false' in urllib.request.urlopen(request).read()
    assert list(outside.iterdir()) == []


def cpu(server):
    """Seconds of processor time that the process has used."""
    fields = pathlib.Path(f"/proc/{server.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(server):
    """What the process holds, in kB."""
    status = pathlib.Path(f"/proc/{server.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status)[1])


@pytest.mark.skipif(not pathlib.Path("/proc/self/status").exists(), reason="no /proc to read memory from")
def test_slow_and_endless_requests_do_not_make_it_grow(source):
    with serving(source) as (address, server):
        port = int(address.rstrip("/").rsplit(":", 1)[1])

        def trickle():
            """Two hundred connections that never come to the end of a line."""
            slow = [socket.create_connection(("127.0.0.1", port), timeout=5) for _ in range(200)]
            for part in (b"G", b"E", b"T"):
                for connection in slow:
                    connection.sendall(part)
                time.sleep(0.1)
            assert ask(address) == 200
            for connection in slow:
                connection.close()

        def endless_line():
            """Sends on and on: the server ends it, or takes no more."""
            sent = 0
            with socket.create_connection(("127.0.0.1", port), timeout=2) as connection, contextlib.suppress(OSError):
                connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ")
                while sent < 256 << 20:
                    sent += connection.send(b"a" * (1 << 20))
            assert sent < 256 << 20
            assert ask(address) == 200

        assert ask(address) == 200
        trickle()
        before = memory(server)
        for _ in range(3):
            trickle()
        endless_line()
        # A thousand connections and all that was sent have left less than a megabyte for each fifty.
        assert memory(server) - before < 20_000


def test_a_build_beside_it_does_no_harm(source):
    with serving(source) as (address, _):
        assert ask(address) == 200
        for _ in range(2):
            result = tabadul("build", "--source", source)
            assert result.returncode == 0, result.stderr
            assert ask(address) == 200
        assert (source / "site/index.html").exists()


def test_a_port_in_use_is_reported(source):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = tabadul("serve", "--source", source, "--port", port)
    assert result.returncode == 1
    assert str(port) in result.stderr
