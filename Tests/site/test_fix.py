"""`tabadul fix`: the safe fixes, shown first, applied where asked, and nothing else touched."""
from conftest import files, tabadul

NOTE = "content/practices/ma/national-referral-mechanism.md"
EDITS = [
    ("status: ongoing", "status: جارية"), ("since: 2023-03\n", "since: مارس 2023   # كما في المحضر\n"), ("country: ma", "Country: المغرب"),
    ("## النتائج", "**النتائج**"), ("scale: national", "scale:national"), ("value: 452", "value: ٤٥٢"),
]


def test_fixes_restore_the_note_and_keep_comments(source):
    note, term = source / NOTE, source / "content/terms/begging.md"
    right, plain = note.read_text(encoding="utf-8"), term.read_text(encoding="utf-8")
    text = right
    for old, new in EDITS:
        assert old in text
        text = text.replace(old, new, 1)
    note.write_text(text, encoding="utf-8")
    term.write_bytes(plain.encode("utf-16"))
    check = tabadul("check", "--source", source, "--language", "en")
    assert check.returncode == 1 and "can be applied by \"tabadul fix\"" in check.stderr
    before = files(source)
    shown = tabadul("fix", "--source", source, "--dry-run", "--language", "en")
    assert shown.returncode == 0 and "-status: جارية\n+status: ongoing\n" in shown.stdout and files(source) == before
    # Without a terminal nothing is assumed.
    assert tabadul("fix", "--source", source, "--language", "en").returncode == 64 and files(source) == before
    one = tabadul("fix", "content/terms/begging.md", "--source", source, "--yes", "--language", "en")
    assert one.returncode == 0 and term.read_text(encoding="utf-8") == plain and note.read_text(encoding="utf-8") == text
    applied = tabadul("fix", "--source", source, "--yes", "--language", "en")
    assert applied.returncode == 0, applied.stderr
    assert note.read_text(encoding="utf-8") == right.replace("since: 2023-03\n", "since: 2023-03   # كما في المحضر\n", 1)
    again = tabadul("fix", "--source", source, "--yes", "--language", "fr")
    assert again.returncode == 0 and "Aucune correction" in again.stdout
