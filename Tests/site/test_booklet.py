"""`tabadul booklet`: the theme's booklet as a PDF that can be searched, read aloud and found one's way in."""
import os
import re
import shutil
import subprocess

import pytest

from conftest import ROOT, tabadul

CHROMIUM = {"CHROMIUM": os.environ.get("CHROMIUM", shutil.which("chromium") or "/usr/bin/chromium")}


def output_of(command, *arguments):
    return subprocess.run([command, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def letters(text):
    """The words of a line: without the marks of direction that the tool adds, and the signs that it sets apart."""
    text = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return " ".join(re.sub(r"[:،؛.()«»]", " ", text).split())


@pytest.fixture(scope="module")
def pdf(site, tmp_path_factory):
    file = tmp_path_factory.mktemp("pdf") / "كتيب.pdf"
    result = tabadul("booklet", "--site", site, "--theme", "protection", "--output", file, env=CHROMIUM)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip().endswith(".pdf")
    return file


def test_it_is_tagged_and_has_bookmarks(pdf):
    facts = dict(re.findall(r"^(\w[\w ]*):\s+(.*)$", output_of("pdfinfo", pdf), re.M))
    assert facts["Tagged"] == "yes" and int(facts["Pages"]) > 20
    assert facts["Title"].startswith("كتيّب للطباعة · حماية الضحايا")
    raw = pdf.read_bytes()
    assert b"/Outlines" in raw and b"/StructTreeRoot" in raw and re.search(rb"/Lang \(ar\)", raw)


def test_its_arabic_is_text_in_the_right_order(pdf):
    lines = [letters(line) for line in output_of("pdftotext", pdf, "-").splitlines()]
    for sentence in ("حماية الضحايا", "المغرب: آلية الإحالة الوطنية لضحايا الاتجار بالبشر", "تونس: محاكاة إحالة ضحايا الاتجار بالأشخاص",
                     "المحتويات"):
        assert letters(sentence) in lines, sentence
    whole = " ".join(lines)
    for name in ("national-referral-mechanism", "assistance-fund"):
        for note in (ROOT / "content/practices").glob(f"*/{name}.md"):
            title = re.search(r'^title: "?([^"\n]+)"?$', note.read_text(encoding="utf-8"), re.M).group(1)
            if not re.search(r"[\u064b-\u0652]", title):  # vowel signs are glyphs of their own: the tool puts a space beside them
                assert letters(title) in whole, title


def test_the_contents_give_the_page_of_each_note(site, pdf):
    """Judged by poppler: where each anchor of the contents stands, and which numbers the contents print."""
    contents = re.search(r'<nav class="contents".*?</nav>', (site / "booklets/protection.html").read_text(encoding="utf-8"), re.S)[0]
    # The contents lead to all parts of the booklet, which the program joins.
    anchors = re.findall(r'href="[^"#]*#([^"]+)"', contents)
    assert 'href="protection/part-2.html#' in contents
    places = {name: int(page) for page, name in re.findall(r'^ *(\d+) .*"([^"]+)"$', output_of("pdfinfo", "-dests", pdf), re.M)}
    expected = [places[anchor] for anchor in anchors]
    assert len(expected) > 20 and expected == sorted(expected)
    # The cover comes before; the first question follows.
    printed = re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", output_of("pdftotext", "-f", 2, "-l", min(expected) - 1, pdf, "-"))
    numbers = [int(line) for line in printed.split("\n") if line.strip().isdigit()]
    folios = list(range(2, min(expected)))
    assert sorted(numbers) == sorted(expected + folios)


def test_the_language_is_chosen(site, tmp_path):
    result = tabadul("booklet", "--site", site, "--round-table", "first-egypt-2023", "--language", "fr", cwd=tmp_path, env=CHROMIUM)
    assert result.returncode == 0, result.stderr
    assert "Égypte" in output_of("pdftotext", "-l", "2", tmp_path / "first-egypt-2023-fr.pdf", "-")


def test_mistakes_are_reported_with_their_fix(site, tmp_path):
    absent = tabadul("booklet", "--site", site, "--theme", "protecton", cwd=tmp_path)
    assert absent.returncode == 1 and "protection" in absent.stderr
    assert tabadul("booklet", "--site", tmp_path, "--theme", "protection").returncode == 1
    lost = tabadul("booklet", "--site", site, "--theme", "protection", cwd=tmp_path, env={"CHROMIUM": "/nonexistent"})
    assert lost.returncode == 1 and "apt install chromium" in lost.stderr
    for wrong in ([], ["--theme", "protection", "--topic", "referral"]):
        assert tabadul("booklet", "--site", site, *wrong).returncode == 64
    assert not list(tmp_path.glob("*.pdf"))


def test_a_browser_that_fails_leaves_the_last_booklet(site, tmp_path):
    file = tmp_path / "b.pdf"
    file.write_text("the last one")
    result = tabadul("booklet", "--site", site, "--theme", "protection", "--output", file, env={"CHROMIUM": shutil.which("false")})
    assert result.returncode == 1 and "b.pdf" in result.stderr
    assert file.read_text() == "the last one"


@pytest.mark.parametrize("kind, language, least, most", [("topic", "fr", 3, 12), ("brief", "ar", 1, 1), ("brief", "en", 1, 1)])
def test_a_topic_and_its_brief_are_printed_in_landscape(site, tmp_path, kind, language, least, most):
    file = tmp_path / "printed.pdf"
    result = tabadul("booklet", "--site", site, f"--{kind}", "referral", "--language", language, "--output", file, env=CHROMIUM)
    assert result.returncode == 0, result.stderr
    info = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert least <= int(re.search(r"^Pages:\s+(\d+)", info, re.M)[1]) <= most
    width, height = map(float, re.search(r"^Page size:\s+([\d.]+) x ([\d.]+)", info, re.M).groups())
    assert (round(width), round(height)) == (842, 595) or abs(width - 842) < 2 > abs(height - 595)


def test_an_unknown_topic_is_refused_with_those_that_exist(site, tmp_path):
    for kind in ("topic", "brief"):
        result = tabadul("booklet", "--site", site, f"--{kind}", "referal", cwd=tmp_path)
        assert result.returncode == 1 and "referral" in result.stderr and "index" not in result.stderr
