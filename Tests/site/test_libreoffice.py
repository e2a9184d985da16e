"""Documents as LibreOffice saves them, with Arabic in them, become drafts: the way of those who write in a word processor."""
import re
import shutil
import subprocess
import warnings

import pytest

from conftest import ROOT, files, tabadul
from test_import import imported, sound

if not shutil.which("soffice"):
    warnings.warn("LibreOffice is missing: documents made by it are not tested", stacklevel=1)
    pytest.skip("LibreOffice is not installed", allow_module_level=True)

DOCUMENT = ROOT / "Tests/documents/note.fodt"


@pytest.fixture(scope="module", params=["docx", "odt"])
def document(request, tmp_path_factory):
    """The document, saved by LibreOffice itself."""
    folder = tmp_path_factory.mktemp("libreoffice")
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", request.param, "--outdir", str(folder), str(DOCUMENT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder / f"note.{request.param}"


def test_a_lawyers_document_becomes_a_valid_draft(document, source):
    said, text = imported(document, source)
    sound(source)
    head, body = text.split("\n---\n", 1)
    assert 'title: "آلية تنسيق إحالة الضحايا بين المصالح"' in head
    assert "آلية تنسيق" not in body
    # Headings in styles, numbered, of any level; bold paragraphs; a paragraph that is a known heading.
    assert re.findall(r"^## (.*)$", body, re.M) == ["السياق", "مضمون الممارسة", "النتائج", "الدروس والحدود", "شروط التطبيق في بلد آخر"]
    # No tatweel, Western digits, Arabic commas also behind a footnote, quotation marks of Arabic.
    assert "كانت الإحالة تجري بلا إطار[^s1]، ثم تغيّر ذلك سنة 2023[^s2]." in body
    assert "يلزم وقت، و«التكوين» شرط." in body
    # Neither colours nor bold letters; lists and tables whole.
    assert "الرصد: يبدأ العمل من المصالح الاجتماعية، وتتولى اللجنة «التنسيق»." in body
    assert re.search(r"^- +رصد أول\n- +إحالة$", body, re.M)
    assert re.search(r"\| *الجهة *\| *الدور *\|", body) and re.search(r"\| *اللجنة *\| *التنسيق والمتابعة *\|", body)
    assert "TABLE" not in body and "![" not in text and "Images left out (1)" in said
    # Footnotes with Latin commas and a live link are taken apart; "the same" is the source before it.
    assert 'publisher: "وزارة العدل"\n    title: "دليل الإحالة"\n    date: 2023-04-26\n    url: "https://example.org/guide"' in head
    assert 'title: "تقرير اللجنة الوطنية"\n    date: 2022' in head and 'url: "https://example.org/report"' in head
    assert head.count("- key:") == 2 and "لا تذكر المصادر شيئا[^s2]." in body
    assert "were tied to the source before them" in said
    assert "✎" in text and "draft: true" in head


def test_the_draft_is_held_back_until_it_is_written(document, source):
    """The mistakes that follow: the draft line is removed first; the same document is imported again."""
    _, text = imported(document, source)
    note = source / "content/practices/ma/imported.md"
    note.write_text(re.sub(r"^draft:.*\n", "", text, flags=re.M), encoding="utf-8")
    result = tabadul("check", "--source", source, "--language", "ar")
    assert result.returncode == 1 and result.stderr.count("left-to-fill") == 1
    before = files(source)
    again = tabadul("import", document, "--source", source, "--country", "ma", "--topic", "identification", "--slug", "imported")
    assert again.returncode == 1 and files(source) == before
