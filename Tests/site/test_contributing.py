"""The steps of CONTRIBUTING, in its three languages, taken from the page and done in a fresh copy of the repository."""
import html
import os
import pathlib
import re
import shutil
import signal
import subprocess
import urllib.parse
import urllib.request

import pytest

from conftest import BINARY, ROOT

PAGES = {"en": "CONTRIBUTING.md", "ar": "CONTRIBUTING.ar.md", "fr": "CONTRIBUTING.fr.md"}
NOTE = "content/practices/ma/my-practice.md"
WORDS = {"summary": "تنسق اللجنة الوطنية إحالة الضحايا المفترضين بين المصالح المعنية وتتابع ما انتهت إليه كل إحالة."}


def commands(page):
    """The commands of a page, in order."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [re.sub(r"\s+#.*", "", line.strip()) for block in re.findall(r"```sh\n(.*?)```", text, re.S) for line in block.strip().split("\n")]


@pytest.fixture
def clone(tmp_path):
    """What a clone of the repository holds."""
    names = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    folder = tmp_path / "clone"
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    # The package puts the program on the search path.
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/tabadul").symlink_to(BINARY)
    return folder


def environment(clone):
    return {"PATH": f"{clone.parent / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "HOME": str(clone.parent), "PYTHONUNBUFFERED": "1"}


def run(command, clone, expected=0):
    result = subprocess.run(["bash", "-c", command], cwd=clone, env=environment(clone), capture_output=True, text=True, timeout=300)
    assert result.returncode == expected, (command, result.stdout, result.stderr)
    return result.stdout + result.stderr


def filled(path):
    """Writes wherever there is a pencil sign, as the page asks."""
    lines = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        key = line.split(":")[0].strip(" -")
        if "# ✎" in line:
            line = line.split("  # ✎")[0]
        elif "✎" in line and line.lstrip(" -").startswith(("publisher", "title", "summary", "text", "caution", "since_note")):
            line = re.sub(r'"✎.*"', f'"{WORDS.get(key, "اللجنة الوطنية")}"', line)
        elif "✎" in line:
            line = "تقول المصادر ذلك[^s1]." if "[^s1]" in line else "لا تذكر المصادر المتاحة شيئا عن ذلك."
        lines.append(line)
    path.write_text("\n".join(lines), encoding="utf-8")


def without_draft(path):
    path.write_text("\n".join(line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("draft:")), encoding="utf-8")


def fill_the_form(address, page, shown, clone):
    """Starts a note at the address that the page of CONTRIBUTING names, and finds the way to the form that it quotes on the note's page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    start = address + re.search(r"`(/_new)`", text)[1]
    words = html.unescape(re.search(r'data-edit-words="([^"]+)"', shown)[1])
    assert f"*{words}*" in text
    edit = html.unescape(re.search(r'data-edit="([^"]+)"', shown)[1])
    assert NOTE in urllib.request.urlopen(address + edit, timeout=60).read().decode()
    action = html.unescape(re.search(r'<form[^>]* action="([^"]+)"', urllib.request.urlopen(start, timeout=60).read().decode())[1])
    sent = urllib.parse.urlencode({"country": "ma", "topic": "referral", "title": "ممارسة من الاستمارة", "lead": "ma/cndh", "slug": "from-form"}).encode()
    urllib.request.urlopen(address + action, data=sent, timeout=60)
    note = clone / "content/practices/ma/from-form.md"
    assert "ممارسة من الاستمارة" in note.read_text(encoding="utf-8")
    note.unlink()


def preview(command, clone, contributing):
    """Starts the preview, looks at the draft in it and at the form, stops it as Ctrl-C does."""
    process = subprocess.Popen(["bash", "-c", "exec " + command + " --port 0"], cwd=clone, env=environment(clone), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        address = re.search(r"http://\S+?/(?=\s|$)|http://\S+", process.stdout.readline())[0].rstrip("/")
        page = urllib.request.urlopen(f"{address}/practices/ma/my-practice.html", timeout=60).read().decode()
        assert "اسم الممارسة" in page
        fill_the_form(address, contributing, page, clone)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=60)


def pytest_generate_tests(metafunc):
    """The steps of one language a day, which `test_the_three_pages_say_the_same` finds in the others; all with --every-page."""
    if "language" in metafunc.fixturenames:
        config, languages = metafunc.config, list(PAGES)
        metafunc.parametrize("language", languages if config.getoption("--every-page") else [languages[config.getoption("--sample-seed") % len(languages)]])


def test_the_pages_steps_lead_to_a_published_note(language, clone, tmp_path):
    steps = commands(PAGES[language])
    done = []
    for step in steps:
        words = step.split()
        if words[:3] == ["sudo", "apt", "install"]:
            assert re.fullmatch(r"\./tabadul_[0-9.]+_amd64\.deb", words[3])
            continue  # test_package.py installs the package
        assert words[0] == "tabadul", step
        if words[1] in ("receive", "export"):
            continue  # test_receive.py and test_word.py take these steps
        if words[1] == "import":
            document = "# السياق\n\nكانت الإحالة تجري بلا إطار[^1].\n\n# مضمون الممارسة\n\nتنسق اللجنة العمل.\n\n[^1]: اللجنة الوطنية، تقرير، 2024\n"
            subprocess.run(["pandoc", "-o", clone / "note.docx"], input=document, text=True, check=True)
        if words[1] == "serve":
            preview(step, clone, PAGES[language])
        else:
            said = run(step, clone)
        if words[1:3] == ["new", "practice"]:
            assert NOTE in said and (clone / NOTE).is_file()
            # What it proposes works as it stands.
            run(re.search(r"^  (tabadul check .*)$", said, re.M)[1], clone)
            run("tabadul check --drafts --strict", clone)
            assert "✎" in (clone / NOTE).read_text(encoding="utf-8")
            # The mistake of the impatient: the draft line goes first.
            text = (clone / NOTE).read_text(encoding="utf-8")
            without_draft(clone / NOTE)
            assert "left-to-fill" in run("tabadul check", clone, expected=1)
            (clone / NOTE).write_text(text, encoding="utf-8")
            filled(clone / NOTE)
        if words[1] == "serve":
            without_draft(clone / NOTE)
        if words[1] == "build":
            assert (clone / "site/index.html").is_file()
            assert (clone / "site/practices/ma/my-practice.html").is_file() == ("serve" in done)
        if words[1] == "import":
            note = clone / "content/practices/ma/from-word.md"
            filled(note)
            without_draft(note)
            run("tabadul check --strict", clone)
        if words[1:3] == ["new", "translation"]:
            translation = clone / NOTE.replace(".md", ".fr.md")
            translation.write_text(translation.read_text(encoding="utf-8").replace("✎ ", ""), encoding="utf-8")
            without_draft(translation)
            run("tabadul check --strict", clone)
            # The original changes; the check says so until the translation is accepted.
            note = clone / NOTE
            note.write_text(note.read_text(encoding="utf-8").replace("لا تذكر المصادر المتاحة شيئا", "لا تقول المصادر المتاحة شيئا", 1), encoding="utf-8")
            said = run("tabadul check", clone)
            assert "stale-translation" in said
            accept = re.search(r"tabadul translate --accept \S+", said)[0]
        if words[1] == "translate":
            assert step == accept, "the check names the command"
            run("tabadul check --strict", clone)
        done.append(words[1])
    assert done == ["build", "new", "check", "serve", "build", "import", "new", "translate", "report"]


def test_the_three_pages_say_the_same():
    def skeleton(page):
        text = (ROOT / page).read_text(encoding="utf-8")
        return len(re.findall(r"^## ", text, re.M)), [re.sub(r" --language \w+", "", step) for step in commands(page)]

    english = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").count("\n## ")
    for page in ("CONTRIBUTING.ar.md", "CONTRIBUTING.fr.md"):
        sections, steps = skeleton(page)
        assert sections == english - 1  # the program's own part is in English only
        assert steps == skeleton("CONTRIBUTING.md")[1]


@pytest.mark.parametrize("page", PAGES.values())
def test_the_pages_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / page).read_text(encoding="utf-8")):
        assert target.startswith("https://") or (ROOT / target).is_file(), target
