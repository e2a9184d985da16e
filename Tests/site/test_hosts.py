"""The same folder on other people's servers: nginx at a domain's root and under a path, and a disk."""
import contextlib
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from playwright.sync_api import expect

PAGES = ["index.html", "topics/referral.html", "practices/ma/national-referral-mechanism.html", "fr/index.html", "en/terms/index.html", "help.html"]


@contextlib.contextmanager
def nginx(folder, site, prefix):
    """Debian's nginx with its own defaults; only the place, the port and the page of errors are ours."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    root = folder / "root"
    target = root / prefix.strip("/") if prefix != "/" else root
    shutil.copytree(site, target)
    folder.chmod(0o755)
    configuration = folder / "nginx.conf"
    configuration.write_text(f"""
        daemon off; pid {folder}/pid; error_log {folder}/error.log; user root;
        events {{}}
        http {{ include /etc/nginx/mime.types; access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
          fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
          server {{ listen 127.0.0.1:{port}; root {root}; error_page 404 {prefix}404.html; }} }}""")
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


@pytest.mark.parametrize("prefix", ["/", "/a/b/"])
def test_nginx_serves_the_folder_as_it_is(browser, site, tmp_path, prefix):
    if not shutil.which("nginx") and not shutil.which("/usr/sbin/nginx"):
        pytest.skip("nginx is not installed")
    with nginx(tmp_path, site, prefix) as address:
        page = browser.new_page()
        faults = []
        page.on("response", lambda response: faults.append(response.url) if response.status >= 400 else None)
        for path in PAGES:
            page.goto(address + path)
            assert page.locator("h1").count() == 1
        page.goto(address)
        page.locator(".languages a[hreflang=fr]").click()
        expect(page.locator("html")).to_have_attribute("lang", "fr")
        page.goto(address + "search.html#q=27.14")
        results = page.locator("#results")
        expect(results).to_have_attribute("data-state", "done", timeout=15_000)
        results.locator("li a").first.click()
        expect(page.locator("h1")).to_be_visible()
        assert faults == []
        with pytest.raises(urllib.error.HTTPError) as lost:
            urllib.request.urlopen(address + "no/such/page.html")
        assert lost.value.code == 404 and b"<h1" in lost.value.read()
        page.close()
