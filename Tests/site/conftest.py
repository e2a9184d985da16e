"""Shared fixtures: the built program (TABADUL names the binary), the built site, one Chromium, the sample of pages."""
import atexit
import datetime
import os
import pathlib
import random
import re
import shutil
import subprocess
import tempfile

import pytest
import yaml
from playwright.sync_api import sync_playwright

import excerpt

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURE = ROOT / "Tests/fixture"
# The day of every build in the tests, so that reviews do not become stale: 24 November 2026.
EPOCH = "1795478400"
BINARY = str(pathlib.Path(os.environ.get("TABADUL", ROOT / ".build/release/tabadul")).resolve())

# libyaml in place of Python's reader: tests read the front matter of hundreds of entries.
yaml.SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Caches of the tests: apart from the user's, and where tests can spoil them.
CACHE = pathlib.Path(tempfile.mkdtemp(prefix="tabadul-cache-"))
os.environ["XDG_CACHE_HOME"] = str(CACHE)
atexit.register(shutil.rmtree, CACHE, ignore_errors=True)


def caches(name, cache=CACHE):
    """The files of one kind (ledger, parsed, pictures) that builds have kept for the next ones."""
    return sorted(cache.glob(f"tabadul/*/{name}"))


def forget(*names, cache=CACHE):
    for name in names:
        for path in caches(name, cache):
            path.unlink(missing_ok=True)


def cited_sources(path):
    """The front matter of the sources that a note cites, with the key under which it cites each."""
    import yaml

    records = {}
    for record in sorted((ROOT / "content/sources").glob("*.md")):
        fields = yaml.safe_load(record.read_text(encoding="utf-8").split("---\n")[1])
        for key in [record.stem, *(fields.get("aliases") or [])]:
            records[key] = fields
    text = path.read_text(encoding="utf-8")
    keys = dict.fromkeys(re.findall(r"\[\^([^\]\s]+)\]", text) + re.findall(r"\bsource: ([\w-]+)", text))
    return [{**records[key], "key": key} for key in keys]


def pytest_addoption(parser):
    parser.addoption("--every-page", action="store_true", help="check every page of the site with axe and Nu, not a sample")
    parser.addoption("--pages", default="", help="with --every-page: only pages in whose path this regular expression is found")
    parser.addoption(
        "--sample-seed", type=int, default=datetime.date.today().toordinal(),
        help="seed of the sample of pages (default: the day's number, so that the sample rotates)")


def pytest_report_header(config):
    pages = "every page" if config.getoption("--every-page") else f"a sample (--sample-seed {config.getoption('--sample-seed')})"
    return f"pages checked by axe and Nu: {pages}"


def pytest_configure(config):
    config.addinivalue_line("markers", "browser: needs Chromium or the Nu checker")


# Tests that start a browser or the Nu checker by themselves, without the `browser` fixture.
BROWSER_FILES = {"test_browser.py", "test_booklet.py"}


def known_failures():
    lines = (ROOT / "Tests/site/known_failures.txt").read_text(encoding="utf-8").splitlines()
    return [line.split(" ", 1) for line in lines if line and not line.startswith("#")]


def pytest_collection_modifyitems(items):
    failures = known_failures()
    for item in items:
        for name, reason in failures:
            if item.nodeid.split("/")[-1].startswith(name) or f"site/{name}" in item.nodeid:
                item.add_marker(pytest.mark.xfail(reason=reason, strict=False))
        if "browser" in item.fixturenames or item.path.name in BROWSER_FILES:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def sampled(request):
    """Chooses the pages that the slow checkers read: a function from (built site, at most this many) to paths.

    `--every-page` chooses all. Otherwise the sample holds pages of every folder of each language tree, so every kind
    of page is in it, and it rotates with the seed.
    """
    def choose(site, count):
        # Redirects from former addresses lead on before a checker could read them.
        pages = sorted(page for page in site.rglob("*.html") if b'http-equiv="refresh"' not in page.read_bytes())
        if request.config.getoption("--every-page") or len(pages) <= count:
            return [page for page in pages if re.search(request.config.getoption("--pages"), page.relative_to(site).as_posix())]
        generator = random.Random(request.config.getoption("--sample-seed"))
        folders = {}
        for page in pages:
            folders.setdefault(page.parent, []).append(page)
        chosen = {generator.choice(folder) for folder in folders.values()}
        rest = [page for page in pages if page not in chosen]
        chosen.update(generator.sample(rest, max(0, count - len(chosen))))
        return sorted(chosen)

    return choose


@pytest.fixture(scope="session")
def some(request):
    """Chooses what a slow loop tries: a function from (list, at most this many) to a part of it that rotates with the seed, in order.

    `--every-page` chooses all.
    """
    def choose(items, count):
        items = list(items)
        if request.config.getoption("--every-page") or len(items) <= count:
            return items
        return [items[i] for i in sorted(random.Random(request.config.getoption("--sample-seed")).sample(range(len(items)), count))]

    return choose


def tabadul(*arguments, env=None, cwd=None, timeout=120):
    # The day stands still, so that reviews do not grow stale under --strict; a test of another day says which.
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": EPOCH, "XDG_CACHE_HOME": str(CACHE),
                   # The themes are those of the source folder alone.
                   "TABADUL_SHARE": "/nonexistent", **(env or {})}
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, env=environment, cwd=cwd, timeout=timeout)


def files(folder):
    """Every file below a folder with its bytes."""
    folder = pathlib.Path(folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def asset(site, name):
    """A file of the theme in a built site: its folder bears the digest of the theme's files."""
    (path,) = pathlib.Path(site).glob(f"assets/*/{name}")
    return path


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The shipped content, built once."""
    output = tmp_path_factory.mktemp("built") / "site"
    result = tabadul("build", "--source", ROOT, "--output", output, "--strict")
    assert result.returncode == 0, result.stderr
    return output


def copied(folder, content=ROOT):
    """A copy of content and themes: of the shipped ones, or with the content of another folder."""
    shutil.copytree(content / "content", folder / "content")
    shutil.copytree(ROOT / "themes", folder / "themes")
    return folder


# What the excerpt begins with, in all languages. Topics bring their practices.
SEEDS = ["topics/referral", "practices/ma/national-referral-mechanism", "practices/ma/indicators-guide", "practices/tn/national-referral-mechanism",
         "practices/tn/child-protection-delegates",
         "countries/ma", "themes/protection", "round-tables/first-egypt-2023", "pages/about", "pages/privacy",
         "terms/victim", "terms/assistance", "terms/begging", "topics/shelter", "topics/case-data", "practices/ma/annual-judicial-data",
         "indicators/tn-exploitation-forms-2017"]


@pytest.fixture(scope="session")
def shipped_excerpt(tmp_path_factory):
    """A third of the shipped content, valid by itself: what one program run reads counts hundreds of times."""
    folder = tmp_path_factory.mktemp("excerpt")
    excerpt.write(ROOT, folder, SEEDS)
    result = tabadul("check", "--source", folder, "--strict", "--language", "en")
    assert result.returncode == 0, "the excerpt (excerpt.py) lacks what its entries refer to:\n" + result.stdout + result.stderr
    return folder


@pytest.fixture
def source(shipped_excerpt, tmp_path):
    """An excerpt of the shipped content and the theme, free to be spoilt."""
    return copied(tmp_path / "source", shipped_excerpt)


@pytest.fixture
def whole_source(tmp_path):
    """A copy of all shipped content and the theme, free to be spoilt."""
    return copied(tmp_path / "source")


@pytest.fixture
def small(tmp_path):
    """The small site of `Tests/fixture`, free to be spoilt: for what does not depend on the shipped content."""
    return copied(tmp_path / "source", FIXTURE)


def wait(page, script, argument=None):
    """Asks until it is so: the policy of the pages forbids the browser's own way of waiting for a script."""
    for _ in range(150):
        if page.evaluate(script, argument):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never so: {script}")


@pytest.fixture(scope="session")
def browser():
    """One Chromium for a whole run: a second one in the same process is refused."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()
