"""`tabadul import`: documents of word processors become drafts that the check accepts."""
import os
import pathlib
import re
import subprocess
import zipfile

import pytest

from conftest import files, tabadul

DOCUMENT = """---
title: آلية لتنسيق إحالة الضحايا
---

تمهيد قبل الأقسام.

# 1. السياق:

كانت الإحالة تجري بلا إطار[^1]، ثم تغيّر ذلك ســنة ٢٠٢٣[^2].

# ثانيا: الخطوات

**الرصد:** يبدأ العمل و**«الحماية»**معا.

1. رصد أول
2. إحالة

| الجهة | الدور |
|-------|-------|
| اللجنة | التنسيق |

![صورة](pixel.png)

**النتائج**

لا تذكر المصادر شيئا[^1].

# الميزانية

لا يُعرف شيء[^3].

[^1]: وزارة العدل، دليل الإحالة، 2023-04-26، https://example.org/guide.
[^2]: تقرير اللجنة الوطنية، 2022
[^3]: وزارة العدل، دليل الإحالة، 2023-04-26، https://example.org/guide.
"""

PIXEL = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000" "1f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(scope="session")
def docx(tmp_path_factory):
    folder = tmp_path_factory.mktemp("documents")
    (folder / "pixel.png").write_bytes(PIXEL)
    (folder / "note.md").write_text(DOCUMENT, encoding="utf-8")
    subprocess.run(["pandoc", "note.md", "-o", "note.docx"], cwd=folder, check=True)
    subprocess.run(["pandoc", "note.md", "-o", "note.odt"], cwd=folder, check=True)
    return folder / "note.docx"


def imported(document, source, *options, language="en"):
    result = tabadul("import", document, "--source", source, "--country", "ma", "--topic", "identification", "--slug", "imported", "--language", language, *options)
    assert result.returncode == 0, result.stderr
    return result.stdout, (source / "content/practices/ma/imported.md").read_text(encoding="utf-8")


def sound(source):
    result = tabadul("check", "--source", source, "--drafts", "--language", "en")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_a_document_becomes_a_valid_draft(kind, docx, source):
    title = ["--title", "آلية لتنسيق إحالة الضحايا"] if kind == "odt" else []  # an .odt does not tell its title from its text
    said, text = imported(docx.with_suffix("." + kind), source, *title)
    sound(source)
    head, body = text.split("\n---\n", 1)
    assert 'title: "آلية لتنسيق إحالة الضحايا"' in head and "draft: true" in head
    assert re.findall(r"^## (.*)$", body, re.M) == ["السياق", "مضمون الممارسة", "النتائج", "الدروس والحدود", "شروط التطبيق في بلد آخر"]
    assert "كانت الإحالة تجري بلا إطار[^s1]، ثم تغيّر ذلك سنة 2023[^s2]." in body  # no tatweel, Western digits
    assert body.index("تمهيد") < body.index("كانت")
    assert "**" not in body and "«الحماية»معا" in body.replace(" معا", "معا")
    assert "1.  رصد أول" in body or "1. رصد أول" in body
    assert re.search(r"\| *اللجنة *\| *التنسيق *\|", body)
    assert "### الميزانية" in body and "لا يُعرف شيء[^s1]." in body  # equal footnotes are one source
    assert "pixel" not in text and "![" not in text
    assert head.count("- key:") == 2
    assert 'publisher: "وزارة العدل"' in head and 'title: "دليل الإحالة"' in head and "date: 2023-04-26" in head and 'url: "https://example.org/guide"' in head
    assert "date: 2022" in head
    assert "Images left out (1)" in said and "الميزانية" in said and "Lessons and limits" in said


@pytest.mark.parametrize("language, headings", [
    ("fr", ["Contexte", "Approche", "RÉSULTATS", "Enseignements et limites :", "Conditions de transposition"]),
    ("en", ["Background", "What is done", "II. Results", "Lessons learned", "Conditions"]),
    ("ar", ["الخلفية", "ما يُنجز", "٣- النتائج", "الدروس المستفادة", "شروط النقل"]),
])
def test_headings_are_known_in_three_languages(language, headings, source, tmp_path):
    text = "\n\n".join(f"## {heading}\n\nفقرة رقمها {index} هنا." for index, heading in enumerate(headings))
    (tmp_path / "n.md").write_text(text, encoding="utf-8")
    subprocess.run(["pandoc", "n.md", "-o", "n.docx"], cwd=tmp_path, check=True)
    said, note = imported(tmp_path / "n.docx", source, "--title", "عنوان يكفي طوله")
    sound(source)
    body = note.split("\n---\n", 1)[1]
    parts = re.split(r"^## .*$", body, flags=re.M)[1:]
    assert [f"فقرة رقمها {index} هنا." in part for index, part in enumerate(parts)] == [True] * 5
    assert "Headings outside" not in said


def word(paragraphs, path, notes=()):
    """A document as word processors save it: right-to-left paragraphs, runs cut inside words, styles by name."""
    def run(text):
        return "".join(f'<w:r><w:rPr><w:rtl/><w:lang w:bidi="ar-MA"/></w:rPr><w:t xml:space="preserve">{text[i:i + 3]}</w:t></w:r>' for i in range(0, len(text), 3))

    body = ""
    for style, text, note in paragraphs:
        properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + "<w:bidi/>"
        reference = f'<w:r><w:footnoteReference w:id="{note}"/></w:r>' if note else ""
        body += f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}{reference}</w:p>"
    footnotes = "".join(f'<w:footnote w:id="{number}"><w:p><w:pPr><w:bidi/></w:pPr>{run(text)}</w:p></w:footnote>' for number, text in notes)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        archive.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        archive.writestr("word/_rels/document.xml.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>')
        archive.writestr("word/styles.xml", f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>')
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/footnotes.xml", f"<w:footnotes {W}>{footnotes}</w:footnotes>")


def test_runs_cut_inside_words_come_together(source, tmp_path):
    word(
        [("Title", "آلية الإحالة بين المصالح", None), ("Heading1", "السياق", None), (None, "كانت الإحالة تجري بلا إطار", 2), ("Heading1", "مضمون الممارسة", None), (None, "تنسق اللجنة العمل.", None)],
        tmp_path / "w.docx", [(2, "اللجنة الوطنية، تقرير سنوي، 2024")])
    _, note = imported(tmp_path / "w.docx", source)
    sound(source)
    assert 'title: "آلية الإحالة بين المصالح"' in note and "كانت الإحالة تجري بلا إطار[^s1]" in note and 'title: "تقرير سنوي"' in note
    assert "dir=" not in note and "<" not in note.split("\n---\n", 1)[1]


def test_without_pandoc_the_fix_is_shown(docx, source, tmp_path):
    before = files(source)
    for language, words in [("en", "apt install pandoc"), ("ar", "ثبّته"), ("fr", "Installez-le")]:
        result = tabadul("import", docx, "--source", source, "--country", "ma", "--topic", "referral", "--language", language, env={"PATH": str(tmp_path)})
        assert result.returncode == 1 and words in result.stderr
    assert files(source) == before


@pytest.mark.parametrize("name, data, code", [("note.pdf", b"%PDF", 64), ("absent.docx", None, 64), ("broken.docx", b"no zip", 1), ("empty.docx", b"", 1)])
def test_what_is_no_document_is_reported(name, data, code, source, tmp_path):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    before = files(source)
    result = tabadul("import", path, "--source", source, "--country", "ma", "--topic", "referral", "--title", "عنوان يكفي طوله")
    assert result.returncode == code and name in result.stderr
    assert files(source) == before


def test_an_import_never_overwrites(docx, source):
    _, text = imported(docx, source)
    again = tabadul("import", docx, "--source", source, "--country", "ma", "--topic", "identification", "--slug", "imported")
    assert again.returncode == 1
    assert (source / "content/practices/ma/imported.md").read_text(encoding="utf-8") == text


def test_nothing_is_lost_in_silence(source, tmp_path):
    """Comments, tracked changes, bold, headers and page numbers of repeated footnotes are listed."""
    part = f"""<?xml version="1.0" encoding="UTF-8"?><w:hdr {W}><w:p><w:r><w:t>سري - للاستخدام الداخلي</w:t></w:r></w:p></w:hdr>"""
    def run(text, style=""):
        return f'<w:r><w:rPr>{style}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    body = f"""<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body><w:p>{run("عنوان في الوثيقة نفسها")}</w:p>
    <w:p>{run("السياق")}</w:p>
    <w:p><w:commentRangeStart w:id="0"/>{run("تحيل اللجنة الملفات إلى المصالح ")}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>
    {run("ثلاث منسقات", "<w:b/>")}<w:del w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>بلا موعد</w:delText></w:r></w:del>
    <w:ins w:id="2" w:author="a" w:date="2026-01-01T00:00:00Z">{run("خلال أسبوع")}</w:ins></w:p></w:body></w:document>"""
    comments = f"""<?xml version="1.0" encoding="UTF-8"?><w:comments {W}><w:comment w:id="0" w:author="a"><w:p><w:r><w:t>أين المصدر؟</w:t></w:r></w:p></w:comment></w:comments>"""
    types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
    inner = f'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{office}/comments" Target="comments.xml"/></Relationships>'
    path = tmp_path / "note.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in [("[Content_Types].xml", types), ("_rels/.rels", rels), ("word/document.xml", body), ("word/comments.xml", comments),
                           ("word/header1.xml", part), ("word/_rels/document.xml.rels", inner)]:
            archive.writestr(name, text)
    result = tabadul("import", path, "--source", source, "--country", "eg", "--topic", "referral", "--slug", "n", "--title", "عنوان يكفي طوله", "--language", "ar")
    assert result.returncode == 0, result.stderr
    for lost in ["سري - للاستخدام الداخلي", "أين المصدر؟", "بلا موعد", "خلال أسبوع", "ثلاث منسقات", "عنوان في الوثيقة نفسها"]:
        assert f"\n    – {lost}" in result.stdout, result.stdout
    assert "\\n" not in result.stdout
    text = (source / "content/practices/eg/n.md").read_text(encoding="utf-8")
    assert "خلال أسبوع" in text and "ثلاث منسقات" in text and "أين المصدر؟" not in text and "بلا موعد" not in text
    assert "currency: EGP" in text and "currency: MAD" not in text


def test_page_numbers_of_repeated_footnotes_are_listed(source, tmp_path):
    (tmp_path / "note.md").write_text("# السياق\n\nنص أول[^1] ثم ثان[^2].\n\n[^1]: وزارة العدل، دليل الإحالة، 2023\n[^2]: المرجع نفسه، ص 47\n", encoding="utf-8")
    subprocess.run(["pandoc", "note.md", "-o", "note.docx"], cwd=tmp_path, check=True)
    result = tabadul("import", tmp_path / "note.docx", "--source", source, "--country", "ma", "--topic", "referral", "--slug", "n", "--title", "عنوان يكفي طوله", "--language", "ar")
    assert result.returncode == 0 and "المرجع نفسه، ص 47" in result.stdout
