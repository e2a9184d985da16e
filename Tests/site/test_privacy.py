"""The privacy gate end to end: what would lead to a person stops the build, wherever it is written."""
import json

import pytest

from conftest import ROOT, files, tabadul

NOTE = "content/practices/ma/indicators-guide.md"


def add(source, extra, note=NOTE):
    path = source / note
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "\n" + extra + "\n", encoding="utf-8")
    return text.count("\n") + 2


def faults(source, *options, command="check"):
    result = tabadul(command, "--source", source, "--diagnostics", "json", "--language", "en", *options)
    found = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    return result, [fault for fault in found if fault["severity"] == "error" or fault["code"] == "unused-allowance"]


@pytest.mark.parametrize(
    "text, code",
    [
        ("اتصل بالسيدة على ٠٦-١٢-٣٤-٥٦-٧٨.", "personal-phone"),
        ("+212 6 12 34 56 78", "personal-phone"),
        ("من مصر: 010 1234 5678", "personal-phone"),
        ("[واتساب](https://wa.me/21698123456)", "personal-phone"),
        ("راسل person@gmail.com", "personal-email"),
        ("رقمه 29901011234567", "national-id"),
        ("بطاقته AB123456", "national-id"),
        ("[المكان](https://maps.app.goo.gl/abc)", "map-coordinates"),
        ("عند 33.57310, -7.58980", "map-coordinates"),
        ("يقع المأوى في 12 شارع محمد الخامس", "shelter-place"),
        ("القضية رقم 1204/2023 والمتهم فيها معروف", "case-number"),
    ],
)
def test_prose_is_told_where_it_stands(text, code, source):
    line = add(source, text)
    result, found = faults(source)
    assert result.returncode == 1
    assert any(f["code"] == code and f["file"] == NOTE and f["line"] == line for f in found), found
    assert all(f["code"] == code for f in found), found


@pytest.mark.parametrize("disguise", ["&#48;6 12 34 56 78", "06 &#49;2 34 56 78", "06 12 **34 56** 78", "06\\ 12 34 56 78"])
def test_what_only_the_page_shows_is_found_on_the_page(disguise, source):
    add(source, "رقم " + disguise)
    result, found = faults(source)
    assert result.returncode == 1 and {f["code"] for f in found} == {"personal-phone"}


@pytest.mark.parametrize(
    "old, new",
    [
        ('title: "', 'title: "اتصل 0612345678 '),
        ("since:", 'since_note: "0612345678"\nsince:'),
        ("- key: ", '- key: x1\n    publisher: "ناشر 0612345678"\n    title: "عنوان"\n    date: 2020\n    confidence: low\n  - key: '),
    ],
)
def test_front_matter_is_read_too(old, new, source):
    path = source / NOTE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert "personal-phone" in {f["code"] for f in faults(source)[1]}


def test_file_names_and_themes_are_read_too(source):
    (source / NOTE).rename(source / "content/practices/ma/call-0612345678.md")
    strings = source / "themes/default/strings/en.yaml"
    strings.write_text(strings.read_text(encoding="utf-8").replace("search:", 'search: "06 12 34 56 79"\nsearch_was:', 1), encoding="utf-8")
    (source / "themes/default/assets/photo.jpg").write_bytes(b"\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\xff\xd9")
    codes = {(f["code"], f["file"]) for f in faults(source)[1]}
    assert ("personal-phone", "content/practices/ma/call-0612345678.md") in codes
    assert ("personal-phone", "themes/default/strings/en.yaml") in codes
    assert ("image-metadata", "assets/photo.jpg") in codes


ALLOW = """allow:
  - code: personal-phone
    text: "06 12 34 56 78"
    file: {file}
    reason: "رقم مكتب عمومي منشور في الجريدة الرسمية"
    reviewer: "هيئة التحرير"
    date: 2026-11-24
"""


def test_one_place_can_be_allowed_with_a_reason(source, tmp_path):
    add(source, "اتصل على 06 12 34 56 78")
    allow = source / "content/privacy-allow.yaml"
    allow.write_text(ALLOW.format(file=NOTE), encoding="utf-8")
    result = tabadul("build", "--source", source, "--output", tmp_path / "site", "--language", "en")
    assert result.returncode == 0, result.stderr
    add(source, "اتصل على 06 12 34 56 78", "content/pages/about.md")
    result, found = faults(source)
    assert result.returncode == 1 and [(f["code"], f["file"]) for f in found] == [("personal-phone", "content/pages/about.md")]


def test_an_exception_needs_its_reason_and_its_use(source):
    allow = source / "content/privacy-allow.yaml"
    allow.write_text(ALLOW.format(file=NOTE), encoding="utf-8")
    result, found = faults(source)
    assert result.returncode == 0 and [f["code"] for f in found] == ["unused-allowance"]
    allow.write_text("\n".join(line for line in ALLOW.format(file=NOTE).split("\n") if "reviewer" not in line), encoding="utf-8")
    result, found = faults(source)
    assert result.returncode == 1 and found[0]["code"] == "missing-key" and found[0]["file"] == "content/privacy-allow.yaml"


NAMES = "# أسماء لا تُنشر\nفاطمة الزهراء العلوي\nJean Dupont-Éluard\n"


@pytest.mark.parametrize("written", ["فَاطِمـة الزّهراء العلوى", "لفاطمه الزهراء العلوي", "**فاطمة** الزهراء\nالعلوي", "&#x641;اطمة الزهراء العلوي"])
@pytest.mark.parametrize("form", ["human", "json", "github"])
def test_a_private_name_stops_the_build_and_is_never_repeated(written, form, source, tmp_path):
    names = tmp_path / "names.txt"
    names.write_text(NAMES, encoding="utf-8")
    add(source, f"قالت {written}, ثم سكتت")
    result = tabadul("build", "--source", source, "--output", tmp_path / "site", "--redact-list", names, "--diagnostics", form, "--language", "en")
    assert result.returncode == 1 and not (tmp_path / "site").exists()
    told = result.stdout + result.stderr
    assert "#1" in told and "private-name" in told
    for word in ("الزهراء", "الزّهراء", "العلوي", "العلوى"):
        assert word not in told


def test_a_private_name_in_a_file_name_is_not_repeated_either(source, tmp_path):
    names = tmp_path / "names.txt"
    names.write_text(NAMES, encoding="utf-8")
    text = (source / NOTE).read_text(encoding="utf-8")
    (source / "content/practices/ma/jean-dupont-eluard.md").write_text(text.replace("status:", "status: x\nstatu:", 1), encoding="utf-8")
    result = tabadul("check", "--source", source, "--redact-list", names, "--language", "en")
    told = result.stdout + result.stderr
    assert result.returncode == 1 and "#2" in told and "dupont" not in told.lower()


def test_the_private_list_stays_outside(source, tmp_path):
    inside = source / "content/names.txt"
    inside.write_text(NAMES, encoding="utf-8")
    assert tabadul("check", "--source", source, "--redact-list", inside).returncode == 64
    assert tabadul("check", "--source", source, "--redact-list", tmp_path / "none").returncode == 64
    assert tabadul("check", "--source", source, "--redact-list", tmp_path).returncode == 64
    inside.unlink()
    outside = tmp_path / "names.txt"
    outside.write_text(NAMES, encoding="utf-8")
    assert tabadul("check", "--source", source, "--redact-list", outside).returncode == 0


def test_the_shipped_notes_pass_without_an_exception():
    assert tabadul("check", "--source", ROOT, "--strict").returncode == 0
    assert not (ROOT / "content/privacy-allow.yaml").exists()
