"""A fourth country joins with content alone: its numbers and documents are known, and it stands wherever the others do."""
import csv
import json
import re
import shutil

import pytest
from conftest import FIXTURE, ROOT, tabadul

RULES = """phone_plans:
  - {code: "998", trunk: "8", lengths: [9], personal: ["93"], services: ["71"]}
identity_documents:
  - {letters: 2, digits: 9, words: ["pasporti"]}
case_words: ["ish raqami"]
"""


@pytest.fixture
def source(tmp_path):
    """The small site with a fourth country, made of the third's files."""
    folder = tmp_path / "source"
    shutil.copytree(FIXTURE, folder)
    shutil.copytree(ROOT / "themes/default", folder / "themes/default")
    content = folder / "content"
    for path in sorted(content.rglob("*.md")):
        part = path.relative_to(content)
        if "cc" not in part.parts and part.stem != "cc":
            continue
        target = content / str(part).replace("cc", "dd", 1)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = re.sub(r"\bcc\b", "dd", path.read_text(encoding="utf-8"))
        text = text.replace("الثالث", "الرابع").replace("Pays 3", "Pays 4").replace("Country 3", "Country 4").replace("pays 3", "pays 4")
        text = text.replace("country 3", "country 4").replace("order: 3", "order: 4").replace("0800 00 00 03", "8 93 000 11 22")
        if part.parts[0] == "countries":
            text = text.replace("sources:\n", RULES + "sources:\n", 1)
        target.write_text(text, encoding="utf-8")
    return folder


NOTE = "content/practices/dd/awareness-campaign.md"


def findings(source, text=""):
    path = source / NOTE
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
    result = tabadul("check", "--source", source, "--diagnostics", "json")
    return [(issue["code"], issue["file"]) for issue in map(json.loads, result.stdout.splitlines()) if issue["severity"] == "error"]


def test_its_helpline_passes_and_its_personal_numbers_are_refused(source):
    assert findings(source, "\nاتصل على 8 93 000 11 22[^s1].\n") == []
    assert findings(source, "\nعلى 8 93 123 45 67[^s1].\n\nورقم AC123456789[^s1].\n\nIsh raqami 1204/2023, Mr Karim[^s1].\n") == [
        ("personal-phone", NOTE), ("national-id", NOTE), ("case-number", NOTE)]


def test_it_stands_wherever_the_others_do(source, tmp_path):
    result = tabadul("build", "--source", source, "--output", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    site = tmp_path / "site"
    for language, name in (("", "البلد الرابع"), ("fr/", "Pays 4"), ("en/", "Country 4")):
        for page in ("index.html", "search.html", "help.html", "gaps.html", "topics/index.html", "topics/awareness.html", "terms/victim.html", "themes/prevention.html"):
            text = (site / language / page).read_text(encoding="utf-8")
            assert name in text, f"{language}{page}"
        # A question that no practice of the country answers names the country as a gap.
        assert name in (site / language / "topics/referral.html").read_text(encoding="utf-8")
    assert (site / "countries/dd.html").is_file() and (site / "practices/dd/awareness-campaign.html").is_file()
    assert "dd" in {row["id"] for row in csv.DictReader((site / "data/countries.csv").read_text(encoding="utf-8-sig").splitlines())}
    manifest = (site / "search/i-0.js").read_text(encoding="utf-8")
    assert '"countries":["aa","bb","cc","dd"]' in manifest
    assert '"dd"' in (site / "contribute/site-ar.js").read_text(encoding="utf-8")


def test_no_text_of_the_program_counts_or_names_countries():
    """Words that readers type into the search (`search_words_*`, `input.yaml`) may: they are not statements."""
    counted = re.compile(r"three countries|trois pays|البلدان الثلاثة|ثلاثة بلدان|الدول الثلاث", re.I)
    named = re.compile(r"\b(Morocco|Egypt|Tunisia|Maroc|Égypte|Tunisie)\b|المغرب|مصر(?!وف|در)\b|تونس(?!ي)")
    files = [*ROOT.glob("strings/*/*.yaml"), *ROOT.glob("themes/*/strings/*.yaml"), *ROOT.glob("themes/*/templates/*"), *ROOT.glob("Sources/**/*.swift")]
    assert len(files) > 300
    found = []
    for path in files:
        if path.name == "input.yaml":
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.startswith("search_words_") and (counted.search(line) or named.search(line)):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()}")
    assert found == []
