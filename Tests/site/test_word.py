"""`tabadul export` and `tabadul receive`: a practice goes through a word processor and back."""
import re
import shutil
import subprocess
import zipfile

import pytest

from conftest import ROOT, files, tabadul

pytestmark = pytest.mark.skipif(not shutil.which("pandoc"), reason="needs pandoc")
PATH = "content/practices/ma/national-referral-mechanism.md"
PRACTICES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "content/practices").rglob("*.md"))


def export(source, target, *arguments):
    result = tabadul("export", *arguments, "--docx", "--output", target, "--source", source, "--language", "en")
    assert result.returncode == 0, result.stdout + result.stderr
    return target


def receive(source, *arguments):
    return tabadul("receive", *arguments, "--source", source, "--language", "en")


def rewrite(document, *changes):
    """Replaces text in the document's own XML, as a word processor would."""
    with zipfile.ZipFile(document) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    for name in ("word/document.xml", "word/footnotes.xml"):
        text = parts[name].decode()
        for old, new in changes:
            if name == "word/document.xml" or old in text:
                text = text.replace(old, new, 1)
        parts[name] = text.encode()
    with zipfile.ZipFile(document, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_a_document_that_was_not_edited_changes_no_byte(whole_source, tmp_path, some):
    """Each takes four runs of pandoc: six a day in turn, all with --every-page."""
    source, sample = whole_source, some(PRACTICES, 6)
    before = files(source / "content")
    for start in range(0, len(sample), 24):
        paths, folder = sample[start:start + 24], tmp_path / f"documents-{start}"
        folder.mkdir()
        export(source, folder, *paths)
        assert len(list(folder.iterdir())) == len(paths)
        result = receive(source, folder)
        assert result.returncode == 0, result.stdout + result.stderr
        assert result.stdout.count("Nothing changes in") == len(paths), result.stdout
    assert files(source / "content") == before


def test_the_document_reads_from_right_to_left_and_is_the_same_each_time(source, tmp_path):
    document = export(source, tmp_path / "a.docx", PATH)
    again = export(source, tmp_path / "b.docx", PATH)
    assert document.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(document) as archive:
        text, notes = archive.read("word/document.xml").decode(), archive.read("word/footnotes.xml").decode()
    assert "<w:bidi " in text and "<w:bidiVisual" in text and "w:footnoteReference" in text and "ma88" in notes
    assert text.index("<w:tbl>") < text.index('w:type="page"') < text.index("السياق", text.index('w:type="page"'))
    refused = tabadul("export", PATH, "--docx", "--output", document, "--source", source)
    assert refused.returncode == 1 and document.read_bytes() == again.read_bytes()


def test_edits_come_back_where_they_were_made(source, tmp_path):
    old = (source / PATH).read_text(encoding="utf-8")
    word = re.search(r"## السياق\n\n(\w+ \w+)", old).group(1).split()[1]
    document = export(source, tmp_path / "a.docx", PATH)
    with zipfile.ZipFile(document) as archive:
        text = archive.read("word/document.xml").decode()
    start = text.index('w:type="page"')
    edited = text[:start] + text[start:].replace(f">{word}<", f">{word}!<", 1) if f">{word}<" in text[start:] else text[:start] + text[start:].replace(word, word + "!", 1)
    edited = edited.replace("جارية", "منتهية", 1) if "جارية" in edited else edited
    rewrite(document, (text, edited))
    result = receive(source, document)
    new = (source / PATH).read_text(encoding="utf-8")
    assert word + "!" in new, result.stdout + result.stderr
    changed = [line for line in new.split("\n") if line not in old.split("\n")]
    assert 1 <= len(changed) <= 2, changed
    # What the paragraph cites is still cited.
    paragraph = next(line for line in changed if word + "!" in line)
    assert re.findall(r"\[.[^\]]+\]", paragraph) == re.findall(r"\[.[^\]]+\]", old.split("## السياق\n\n")[1].split("\n")[0])


def test_an_empty_form_becomes_a_draft(source, tmp_path):
    document = export(source, tmp_path / "form.docx", "--blank", "--in", "fr")
    markdown = subprocess.run(["pandoc", document, "-t", "markdown", "--wrap=none"], capture_output=True, text=True, check=True).stdout
    assert "Contexte" in markdown
    empty = receive(source, document)
    assert empty.returncode == 1 and "has no answer" in empty.stderr
    filled = tmp_path / "filled.md"
    filled.write_text(
        "| a | b | tabadul |\n|---|---|---|\n| x | new fr | entry |\n| t | وحدة متنقلة لمرافقة الضحايا | title |\n| c | Maroc | country |\n"
        "| q | referral | topic |\n| s | ٢٠٢١ | since |\n| e | رصد \\| نص\\ \n | steps |\n\n# Contexte\n\nنص السياق[^1].\n\n# Démarche\n\nنص[^2].\n\n"
        "[^1]: وزارة العدل، تقرير سنوي، 2022، https://example.org/report\n\n[^2]: المرجع نفسه\n".replace("| e | رصد \\| نص\\ \n | steps |\n", ""), encoding="utf-8")
    subprocess.run(["pandoc", filled, "-f", "markdown", "-o", tmp_path / "filled.docx"], check=True)
    result = receive(source, tmp_path / "filled.docx", "--entry", "practices/ma/from-word")
    note = (source / "content/practices/ma/from-word.md").read_text(encoding="utf-8")
    assert 'title: "وحدة متنقلة لمرافقة الضحايا"' in note and "country: ma" in note and "since: 2021" in note, result.stdout + result.stderr
    assert "نص السياق[^s1]." in note and "draft: true" in note and "https://example.org/report" in note


def test_another_document_is_refused(source, tmp_path):
    subprocess.run(["pandoc", "-f", "markdown", "-o", tmp_path / "other.docx"], input="# السياق\n\nنص\n", text=True, check=True)
    before = files(source / "content")
    result = receive(source, tmp_path / "other.docx")
    assert result.returncode == 1 and "tabadul import" in result.stderr
    assert files(source / "content") == before


def test_headers_and_tracked_changes_are_listed(source, tmp_path):
    document = export(source, tmp_path / "a.docx", PATH)
    with zipfile.ZipFile(document) as archive:
        text = archive.read("word/document.xml").decode()
    start = text.index('w:type="page"')
    place = text.index("</w:t></w:r>", start) + len("</w:t></w:r>")
    by = 'w:author="a" w:date="2026-01-01T00:00:00Z"'
    changes = (f'<w:ins w:id="901" {by}><w:r><w:t xml:space="preserve"> خلال أسبوع</w:t></w:r></w:ins>'
               f'<w:del w:id="902" {by}><w:r><w:delText xml:space="preserve"> بلا موعد</w:delText></w:r></w:del>')
    rewrite(document, (text, text[:place] + changes + text[place:]))
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(document, "a") as archive:
        archive.writestr("word/header9.xml", f"<w:hdr {space}><w:p><w:r><w:t>سري - للاستخدام الداخلي</w:t></w:r></w:p></w:hdr>")
        archive.writestr("word/footer9.xml", f"<w:ftr {space}><w:p><w:r><w:t>7</w:t></w:r></w:p></w:ftr>")
    result = receive(source, document)
    for kind, words in [("Header or footer", "سري - للاستخدام الداخلي"), ("added text", "خلال أسبوع"), ("deleted text", "بلا موعد")]:
        assert re.search(rf"{kind}[^\n]*\n    – .*{words}", result.stdout), result.stdout
    assert "– 7" not in result.stdout
    new = (source / PATH).read_text(encoding="utf-8")
    assert "خلال أسبوع" in new and "بلا موعد" not in new


def test_stages_are_shown_and_read_by_their_labels(source, tmp_path):
    document = export(source, tmp_path / "a.docx", PATH)
    with zipfile.ZipFile(document) as archive:
        text = archive.read("word/document.xml").decode()
    assert ">الرصد<" in text and ">detection<" not in text
    assert "stage: detection" in (source / PATH).read_text(encoding="utf-8")
    rewrite(document, (text, text.replace(">الرصد<", ">Prise en charge<", 1)))
    result = receive(source, document)
    new = (source / PATH).read_text(encoding="utf-8")
    assert "stage: detection" not in new and new.count("stage: care") == 2, result.stdout + result.stderr
