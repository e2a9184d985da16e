"""Reading without a network: off unless the site says so; then visited pages open offline, and quick exit erases them."""
import contextlib
import functools
import http.server
import re
import threading

import pytest
from playwright.sync_api import expect

from conftest import tabadul, wait

NOTE = "practices/ma/national-referral-mechanism.html"


class Server:
    """The built folder under a path, on a port that stays the same when the server goes and comes back."""

    def __init__(self, root):
        self.handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=root)
        http.server.SimpleHTTPRequestHandler.log_message = lambda *_: None
        self.port, self.server = 0, None

    def start(self):
        http.server.ThreadingHTTPServer.allow_reuse_address = True
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), self.handler)
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()
        self.server.server_close()


@contextlib.contextmanager
def serving(root):
    server = Server(root)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def say(source, word):
    site = source / "content/site.yaml"
    text = re.sub(r"\noffline: .*", "", site.read_text(encoding="utf-8"))
    site.write_text(text.rstrip("\n") + f"\noffline: {word}\n", encoding="utf-8")


def build(source, folder):
    result = tabadul("build", "--source", source, "--output", folder / "tabadul")
    assert result.returncode == 0, result.stderr


@pytest.fixture
def kept(source, tmp_path):
    say(source, "visited")
    build(source, tmp_path / "host")
    return tmp_path / "host"


IS_KEPT = "async (address) => Boolean(await caches.match(address))"
NOTHING_IS_KEPT = "async () => (await caches.keys()).length === 0"


def controlled(page):
    """Waits until the worker has the page, and has kept it."""
    wait(page, "() => navigator.serviceWorker.controller !== null")
    wait(page, IS_KEPT, page.url)


def test_nothing_is_kept_unless_the_site_says_so(site):
    assert not list(site.glob("*worker*.js")) and not (site / "offline.html").exists()
    for name in ("index.html", NOTE, "fr/index.html"):
        text = (site / name).read_text(encoding="utf-8")
        assert "worker" not in text and "offline" not in text


def test_what_was_read_opens_without_a_network(browser, kept):
    with serving(kept) as server:
        address = f"http://127.0.0.1:{server.port}/tabadul/"
        context = browser.new_context()
        page = context.new_page()
        issues = []
        page.on("console", lambda message: issues.append(message.text) if "Content Security Policy" in message.text else None)
        page.goto(address + NOTE)
        controlled(page)
        page.goto(address + "fr/index.html")
        server.stop()
        page.goto(address + NOTE)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.exit')).backgroundColor") != "rgba(0, 0, 0, 0)", "with its sheet"
        page.goto(address + "help.html")
        expect(page.locator(".helpline").first).to_be_visible()
        page.goto(address + "fr/topics/referral.html")
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        expect(page.locator("h1")).to_have_text("Pas de réseau")
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", "ar")
        assert issues == []
        context.close()
        server.start()


def test_quick_exit_erases_all_of_it(browser, kept):
    with serving(kept) as server:
        address = f"http://127.0.0.1:{server.port}/tabadul/"
        context = browser.new_context()
        context.route("https://**", lambda route: route.fulfill(body="<p>elsewhere</p>", content_type="text/html"))
        page = context.new_page()
        page.goto(address + NOTE)
        controlled(page)
        page.reload()
        page.locator("#exit").click()
        expect(page.get_by_text("elsewhere")).to_be_visible()
        # A page of the same host that is none of the site's looks at what is left.
        (kept / "other.html").write_text("<!doctype html><title>x</title>")
        page.goto(f"http://127.0.0.1:{server.port}/other.html")
        wait(page, NOTHING_IS_KEPT)
        wait(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
        context.close()


def test_a_corrected_page_and_a_removed_page_leave_the_telephone(browser, source, kept):
    with serving(kept) as server:
        address = f"http://127.0.0.1:{server.port}/tabadul/"
        context = browser.new_context()
        page = context.new_page()
        gone = "practices/tn/rights-passport.html"
        for name in (NOTE, gone):
            page.goto(address + name)
            controlled(page)
        note = source / "content/practices/ma/national-referral-mechanism.md"
        note.write_text(note.read_text(encoding="utf-8") + "\nجملة صُححت.\n", encoding="utf-8")
        build(source, kept)
        (kept / "tabadul" / gone).unlink()
        page.goto(address + "index.html")
        page.evaluate("navigator.serviceWorker.ready.then((ready) => ready.update())")
        wait(page, "async (address) => !(await caches.match(address))", address + gone)
        wait(page, "async (address) => (await (await caches.match(address)).text()).includes('جملة صُححت')", address + NOTE)
        server.stop()
        page.goto(address + gone)
        expect(page.locator("h1")).to_have_text("لا شبكة الآن")
        page.goto(address + NOTE)
        expect(page.get_by_text("جملة صُححت")).to_be_visible()
        context.close()
        server.start()


def test_a_site_that_keeps_no_longer_tells_browsers_to_forget(browser, source, kept):
    with serving(kept) as server:
        address = f"http://127.0.0.1:{server.port}/tabadul/"
        context = browser.new_context()
        page = context.new_page()
        page.goto(address + NOTE)
        controlled(page)
        # Another site of ours may live below this one: what it keeps is its own.
        other = f"tabadul {address}nested/ pages"
        page.evaluate("(name) => caches.open(name)", other)
        say(source, "withdrawn")
        build(source, kept)
        page.goto(address + NOTE)
        page.evaluate("navigator.serviceWorker.ready.then((ready) => ready.update()).catch(() => {})")
        wait(page, "async (name) => (await caches.keys()).join() === name", other)
        context.close()


def test_a_theme_without_the_worker_is_reported(source):
    say(source, "visited")
    (source / "themes/default/assets/offline-worker.js").unlink()
    result = tabadul("check", "--source", source)
    assert result.returncode == 1
    assert "themes/default/assets/offline-worker.js" in result.stderr + result.stdout
    say(source, "always")
    result = tabadul("check", "--source", source)
    assert "visited" in result.stderr + result.stdout


def test_two_builds_say_the_same_version(source, tmp_path):
    say(source, "visited")
    for name in ("a", "b"):
        assert tabadul("build", "--source", source, "--output", tmp_path / name).returncode == 0
    first, second = ((tmp_path / name / "service-worker.js").read_text(encoding="utf-8") for name in ("a", "b"))
    assert first == second
    note = source / "content/practices/ma/national-referral-mechanism.md"
    note.write_text(note.read_text(encoding="utf-8") + "\nجملة أضيفت.\n", encoding="utf-8")
    assert tabadul("build", "--source", source, "--output", tmp_path / "b").returncode == 0
    assert (tmp_path / "b/service-worker.js").read_text(encoding="utf-8") != first
