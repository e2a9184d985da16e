"""`tabadul init`: a new site is complete at once, and nothing of the shipped site is in it."""
import html
import os
import pathlib
import pty
import re
import select
import subprocess
import time

import pytest
import yaml

from conftest import BINARY, ROOT, tabadul
from test_browser import AXE, RUN, SWAP, CONTRAST, VNU
from test_serve import serving

SHARE = {"TABADUL_SHARE": str(ROOT)}
COUNTRIES = "xa=البلد الأول,xb"


@pytest.fixture(autouse=True)
def share(monkeypatch):
    monkeypatch.setenv("TABADUL_SHARE", str(ROOT))


def init(folder, *options):
    given = ["--title", "موقع \"تجربة\"", "--countries", COUNTRIES, *options]
    result = tabadul("init", folder, *given, env=SHARE)
    assert result.returncode == 0, result.stderr
    return folder


def built(folder):
    for command in (["check", "--strict"], ["check", "--strict", "--drafts"], ["build", "--strict"]):
        # From a folder inside the site.
        result = tabadul(*command, env=SHARE, cwd=folder / "content/topics")
        assert result.returncode == 0 and "[" not in result.stderr, result.stderr
    return folder / "site"


def text(page):
    return html.unescape(re.sub(r"<[^>]*>", " ", re.sub(r"<head>.*</head>", lambda head: re.search("<title>.*</title>", head.group()).group(),
                                                        page.read_text(encoding="utf-8"), flags=re.S)))


def shipped_names():
    """The names of the shipped countries, committees and themes' subject, in all languages."""
    names = {"traffick", "traite des", "الاتجار", "اتجار", "round table", "table ronde", "tables rondes", "المستديرة", "مستديرة",
             "Morocc", "Maroc", "مغرب", "Egypt", "Égypt", "égypt", "مصر", "Tunis", "تونس", "Tabadul", "تبادُل", "IOM", "UNODC"}
    for path in [*sorted((ROOT / "content/countries").glob("??.md")), *sorted((ROOT / "content/institutions").glob("??/*.md"))]:
        fields = yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])
        if path.name.count(".") > 1:
            continue
        for key in ("name", "official_name", "short_name"):
            names.update(value for value in fields.get(key, {}).values() if len(value) > 3)
    return names


@pytest.mark.parametrize("languages", ["ar", "ar,fr", "fr,ar,en"])
def test_a_new_site_is_clean_and_has_nothing_of_the_shipped_one(languages, tmp_path):
    site = built(init(tmp_path / "new", "--languages", languages))
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 15 * len(languages.split(","))
    names = shipped_names()
    assert len(names) > 60
    for page in pages:
        words = text(page)
        assert not [name for name in names if name in words], page.relative_to(site)
        counts = words.replace("Shift three times", "").replace("appuyez trois fois", "")
        assert "three" not in counts and "trois" not in counts, page.relative_to(site)
    assert "البلد الأول" in (site / ("ar" if languages.startswith("fr") else "") / "index.html").read_text(encoding="utf-8")


def test_other_themes_and_a_readme_in_the_chosen_language(tmp_path):
    folder = init(tmp_path / "new", "--themes", "water=الماء,soil=التربة", "--languages", "ar,en", "--language", "fr")
    assert sorted(path.name for path in (folder / "content/themes").iterdir()) == ["soil.en.md", "soil.md", "water.en.md", "water.md"]
    assert "Un site qui compare" in (folder / "README.md").read_text(encoding="utf-8")
    assert not (folder / "README.fr.md").exists()
    assert "/site/" in (folder / ".gitignore").read_text(encoding="utf-8")
    for name in (".github/workflows/check.yml", ".github/workflows/publish.yml", ".gitlab-ci.yml"):
        workflow = (folder / name).read_text(encoding="utf-8")
        assert yaml.safe_load(workflow) and "OWNER/tabadul" in workflow and "{{title" not in workflow
    built(folder)


@pytest.mark.parametrize("options, said", [
    (["--countries", "jo"], "--title"), (["--title", "x"], "--countries"), (["--title", "x", "--countries", "jor"], "--countries jor"),
    (["--title", "x", "--countries", "jo,jo"], "jo,jo"), (["--title", "x", "--countries", "jo", "--languages", "fr"], "--languages fr"),
    (["--title", "x", "--countries", "jo", "--languages", "ar,ar"], "ar,ar"), (["--title", "x", "--countries", "jo", "--themes", "A b"], "--themes"),
])
def test_wrong_options_write_nothing(options, said, tmp_path):
    result = tabadul("init", tmp_path / "new", *options, env=SHARE)
    assert result.returncode == 64 and said in result.stderr
    assert not (tmp_path / "new").exists()


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "kept.txt").write_text("x")
    result = tabadul("init", tmp_path, "--title", "x", "--countries", "jo", env=SHARE)
    assert result.returncode == 1 and str(tmp_path) in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_it_asks_on_a_terminal(tmp_path):
    main, terminal = pty.openpty()
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm", **SHARE}
    process = subprocess.Popen([BINARY, "init", str(tmp_path / "new")], stdin=terminal, stdout=terminal, stderr=terminal, env=environment)
    os.close(terminal)
    heard = ""
    for question, answer in [("title", "موقع"), ("languages", "ar fr"), ("countries", "jordan"), ("countries", "jo=الأردن")]:
        start, deadline = len(heard), time.monotonic() + 20
        while not re.search(question + r"[\s\S]*: $", heard[start:]) and time.monotonic() < deadline:
            if select.select([main], [], [], 1)[0]:
                heard += os.read(main, 4096).decode(errors="replace")
        os.write(main, (answer + "\n").encode())
    assert process.wait(timeout=20) == 0, heard
    os.close(main)
    folder = tmp_path / "new"
    assert "languages: [ar, fr]" in (folder / "content/site.yaml").read_text(encoding="utf-8")
    assert "الأردن" in (folder / "content/countries/jo.md").read_text(encoding="utf-8")


def test_a_folder_that_is_no_site_says_what_init_does(tmp_path):
    for command in ("build", "check"):
        result = tabadul(command, cwd=tmp_path, env=SHARE)
        assert result.returncode == 1 and "tabadul init DIR" in result.stderr


def test_doctor_shows_the_lookup_order_and_what_is_missing(tmp_path):
    folder = init(tmp_path / "new")
    result = tabadul("doctor", cwd=folder / "content", env={**SHARE, "PATH": str(tmp_path)})
    assert result.returncode == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("tabadul ") and f"Site: {folder}" in result.stdout
    assert result.stdout.index(f"1. {folder}/themes") < result.stdout.index(f"2. {ROOT}/themes: default, plain")
    assert "✗ pandoc" in result.stdout and "apt install pandoc" in result.stdout
    assert "✓ git" in tabadul("doctor", cwd=folder, env=SHARE).stdout


def test_an_ejected_theme_takes_the_place_of_the_programs_file_by_file(tmp_path):
    folder = init(tmp_path / "new")
    result = tabadul("theme", "eject", cwd=folder / "content", env=SHARE)
    assert result.returncode == 0 and str(folder / "themes/default") in result.stdout
    theme = folder / "themes/default"
    assert {path.relative_to(theme) for path in theme.rglob("*") if path.is_file()} == {
        path.relative_to(ROOT / "themes/default") for path in (ROOT / "themes/default").rglob("*") if path.is_file()}
    home = theme / "templates/home.mustache"
    home.write_text(home.read_text(encoding="utf-8").replace('<div class="hero">', '<div class="hero" id="mine">'), encoding="utf-8")
    for path in sorted(theme.rglob("*"), reverse=True):
        if path.is_file() and path != home:
            path.unlink()
    assert tabadul("theme", "eject", "absent", cwd=folder, env=SHARE).returncode == 64
    site = built(folder)
    assert 'id="mine"' in (site / "index.html").read_text(encoding="utf-8")
    assert list(site.glob("assets/*/style.css"))
    # A second time, what was changed stays.
    assert tabadul("theme", "eject", cwd=folder, env=SHARE).returncode == 0
    assert 'id="mine"' in home.read_text(encoding="utf-8")


def test_the_first_page_of_the_preview_leads_to_the_next_steps(tmp_path, browser):
    folder = init(tmp_path / "new")
    with serving(folder) as (address, _):
        page = browser.new_page()
        page.goto(address)
        page.get_by_role("main").get_by_role("link", name="ابدأ من هنا").click()
        assert "tabadul new practice" in page.get_by_role("main").inner_text()
        page.close()


def test_every_page_of_a_new_site_passes_axe_and_nu(tmp_path, browser):
    site = built(init(tmp_path / "new", "--languages", "ar,fr"))
    pages = sorted(site.rglob("*.html"))
    result = subprocess.run(["java", "-jar", str(VNU), "--errors-only", "--stdout", *map(str, pages)], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout[:3000]
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    found = {}
    for path in pages:
        page.goto(path.as_uri())
        page.evaluate(AXE)
        violations = page.evaluate(RUN)
        if "fr" not in path.relative_to(site).parts:
            page.evaluate(SWAP)
            violations += page.evaluate(CONTRAST)
        if violations:
            found[str(path.relative_to(site))] = violations
    context.close()
    assert found == {}
