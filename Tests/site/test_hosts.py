"""The same folder on other people's servers: nginx at a domain's root and under a path, and a disk."""
import contextlib
import functools
import http.server
import re
import shutil
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

from conftest import FIXTURE, ROOT, tabadul

# One page of each kind at least, in each language's tree.
PAGES = [
    "index.html", "search.html", "help.html", "404.html", "data.html", "topics/index.html", "topics/referral.html", "themes/protection.html",
    "practices/ma/national-referral-mechanism.html", "fr/index.html", "fr/countries/tn.html", "fr/indicators/index.html",
    "fr/round-tables/second-rabat-2023.html", "fr/institutions/index.html", "en/terms/index.html", "en/terms/referral.html",
    "en/instruments/int/palermo-protocol.html", "en/pages/about.html", "booklets/protection.html", "en/booklets/second-rabat-2023.html",
]


@contextlib.contextmanager
def nginx(folder, site, prefix, include=None):
    """Debian's nginx with its own defaults; only the place, the port and the page of errors are ours."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    root = folder / "root"
    target = root / prefix.strip("/") if prefix != "/" else root
    shutil.copytree(site, target)
    folder.chmod(0o755)
    configuration = folder / "nginx.conf"
    errors = f"include {include};" if include else f"error_page 404 {prefix}404.html;"
    configuration.write_text(f"""
        daemon off; pid {folder}/pid; error_log {folder}/error.log; user root;
        events {{}}
        http {{ include /etc/nginx/mime.types; access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
          fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
          server {{ listen 127.0.0.1:{port}; root {root}; {errors} }} }}""")
    server = subprocess.Popen([shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(configuration)])
    try:
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}{prefix}"
    finally:
        server.terminate()
        server.wait(20)


@contextlib.contextmanager
def python_server(folder, site, prefix):
    """Python's http.server, as anybody starts it."""
    shutil.copytree(site, folder / "root" / prefix.strip("/"))
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder / "root")
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join(20)


@contextlib.contextmanager
def disk(folder, site, prefix):
    """A folder on a disk, with a name that needs care in an address."""
    target = folder / "مجلد 100% #1"
    shutil.copytree(site, target)
    yield target.as_uri() + "/"


HOSTS = {"nginx": (nginx, "/"), "nginx under a path": (nginx, "/a/b/"), "http.server under a path": (python_server, "/sites/tabadul/"), "disk": (disk, "/")}


@pytest.mark.parametrize("host", HOSTS)
def test_the_folder_works_as_it_is(browser, site, tmp_path, host):
    serve, prefix = HOSTS[host]
    if serve is nginx and not shutil.which("nginx") and not shutil.which("/usr/sbin/nginx"):
        pytest.skip("nginx is not installed")
    with serve(tmp_path, site, prefix) as address:
        page = browser.new_page()
        issues = []
        page.on("response", lambda response: issues.append(response.url) if response.status >= 400 else None)
        page.on("requestfailed", lambda request: issues.append(request.url) if request.failure != "net::ERR_ABORTED" else None)
        page.on("pageerror", lambda error: issues.append(str(error)))
        page.on("console", lambda message: issues.append(message.text) if message.type == "error" else None)
        for path in PAGES:
            page.goto(address + path)
            assert page.locator("h1").count() == 1, path
            assert page.evaluate("document.styleSheets.length") >= 1, path
            if path == "404.html":
                # Without a public address it looks for the site's root at each depth above it.
                issues.clear()
        page.goto(address + "index.html")
        page.locator(".languages a[hreflang=fr]").click()
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        page.goto(address + "search.html#q=27.14")
        results = page.locator("#results")
        expect(results).to_have_attribute("data-state", "done", timeout=15_000)
        results.locator("li a").first.click()
        expect(page.locator("h1")).to_be_visible()
        assert issues == []
        if serve is nginx:
            with pytest.raises(urllib.error.HTTPError) as lost:
                urllib.request.urlopen(address + "no/such/page.html")
            assert lost.value.code == 404 and b"<h1" in lost.value.read()
        page.close()


def test_nginx_takes_the_headers_that_we_write(tmp_path):
    """The file is included as its first line says; assets may be kept for ever, pages are asked for again."""
    if not shutil.which("nginx") and not shutil.which("/usr/sbin/nginx"):
        pytest.skip("nginx is not installed")
    for name in ("content", "themes"):
        shutil.copytree((FIXTURE if name == "content" else ROOT) / name, tmp_path / name)
    assert tabadul("build", "--source", tmp_path, "--headers", "nginx").returncode == 0
    site = tmp_path / "site"
    with nginx(tmp_path / "host", site, "/", include=tmp_path / "headers.nginx.conf") as address:
        with urllib.request.urlopen(address + "index.html") as answer:
            assert answer.headers["Cache-Control"] == "no-cache"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            sheet = re.search(r'href="(assets/[0-9a-f]{12}/style\.css)"', answer.read().decode()).group(1)
        with urllib.request.urlopen(address + sheet) as answer:
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        with pytest.raises(urllib.error.HTTPError) as lost:
            urllib.request.urlopen(address + "assets/000000000000/style.css")
        assert lost.value.headers["Cache-Control"] == "no-cache", "what is not there must not be kept as such"
