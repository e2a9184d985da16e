"""Hostile files: refused with their place, or handled; never followed, never hung on."""
import json
import os
import shutil
import socket
import stat
import subprocess
import unicodedata

import pytest

from conftest import BINARY, files, tabadul

NOTE = "content/practices/aa/referral-cell.md"


def check(source, *options):
    result = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "en", *options)
    assert result.returncode in (0, 1), result.stderr[-1000:]
    return result, [f for f in map(json.loads, result.stdout.splitlines()) if f["severity"] == "error"]


def link(target):
    return lambda path: path.symlink_to(target)


def unreadable(path):
    shutil.copyfile(path.parent / "referral-cell.md", path)
    path.chmod(0)


def huge(path):
    with path.open("wb") as file:
        file.truncate(10 << 30)


def device(path):
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))  # /dev/zero has no end
    except PermissionError:
        pytest.skip("making a device needs root")


def unix_socket(path):
    """Its own address may be no longer than some hundred bytes: it is made where we stand."""
    here = os.open(".", os.O_RDONLY)
    os.chdir(path.parent)
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


CASES = [
    ("a link out of the tree", "content/practices/aa/outside.md", link("/etc/passwd"), "not-a-regular-file"),
    ("a link inside the tree", "content/practices/aa/inside.md", link("referral-cell.md"), "not-a-regular-file"),
    ("a broken link", "content/practices/aa/broken.md", link("nowhere.md"), "not-a-regular-file"),
    ("a link to itself", "content/practices/aa/loop.md", link("loop.md"), "not-a-regular-file"),
    ("a linked folder", "content/practices/linked", link("/usr/share"), "not-a-regular-file"),
    ("a folder linked to its parent", "content/practices/aa/again", link(".."), "not-a-regular-file"),
    ("a pipe", "content/practices/aa/pipe.md", os.mkfifo, "not-a-regular-file"),
    ("a device", "content/practices/aa/zero.md", device, "not-a-regular-file"),
    ("a device among assets", "themes/default/assets/zero.js", device, "not-a-regular-file"),
    ("a socket", "content/practices/aa/socket.md", unix_socket, "not-a-regular-file"),
    ("a huge file", "content/practices/aa/huge.md", huge, "file-too-large"),
    ("a file that is no text", "content/practices/aa/binary.md", lambda p: p.write_bytes(b"---\n\xff\xfe\n---\n"), "not-utf8"),
    ("a file with a null byte", "content/practices/aa/null.md", lambda p: p.write_bytes(b"---\ntitle: x\0y\n---\n"), "not-utf8"),
    ("an empty file", "content/practices/aa/empty.md", lambda p: p.write_bytes(b""), "missing-front-matter"),
    ("a folder with a note's name", "content/practices/aa/folder.md", lambda p: p.mkdir(), None),
    ("a reserved name", "content/practices/aa/con.md", lambda p: shutil.copyfile(p.parent / "referral-cell.md", p), "bad-file-name"),
    ("a reserved name in capitals", "content/practices/aa/LPT1.md", lambda p: shutil.copyfile(p.parent / "referral-cell.md", p), "bad-file-name"),
    ("a reserved translation", "content/practices/aa/aux.fr.md", lambda p: p.write_text("x"), "bad-file-name"),
    ("a name with a space", "content/practices/aa/ملف جديد.md", lambda p: shutil.copyfile(p.parent / "referral-cell.md", p), "bad-file-name"),
    ("a name with a trailing dot", "content/practices/aa/x..md", lambda p: shutil.copyfile(p.parent / "referral-cell.md", p), "bad-file-name"),
    ("a very long name", "content/practices/aa/" + "x" * 200 + ".md", lambda p: shutil.copyfile(p.parent / "referral-cell.md", p), "bad-file-name"),
    ("twins by case", "content/practices/aa/Referral-Cell.md", lambda p: shutil.copyfile(p.parent / "referral-cell.md", p), "bad-file-name"),
    ("the page of a list", "content/topics/index.md", lambda p: shutil.copyfile(p.parent / "referral.md", p), "colliding-names"),
    ("a note of no collection", "content/secrets/x.md", lambda p: (p.parent.mkdir(), p.write_text("x")), "unknown-folder"),
    ("a linked asset", "themes/default/assets/passwd.txt", link("/etc/passwd"), "not-a-regular-file"),
    ("a pipe among assets", "themes/default/assets/pipe.js", os.mkfifo, "not-a-regular-file"),
    ("an asset with a bad name", "themes/default/assets/a\\b.js", lambda p: p.write_text("x"), "bad-file-name"),
    ("an asset with a reserved name", "themes/default/assets/nul.js", lambda p: p.write_text("x"), "bad-file-name"),
    ("asset twins by case", "themes/default/assets/STYLE.css", lambda p: p.write_text("x"), "colliding-names"),
    ("a huge asset", "themes/default/assets/huge.bin", huge, "file-too-large"),
    ("a linked template", "themes/default/templates/evil.mustache", link("/etc/passwd"), "not-a-regular-file"),
]


@pytest.mark.parametrize("name, path, make, code", CASES, ids=[case[0] for case in CASES])
def test_a_hostile_file_is_refused_where_it_is(name, path, make, code, small):
    make(small / path)
    result, errors = check(small)
    if code is None:
        assert result.returncode == 0, errors
        return
    assert result.returncode == 1
    assert any(f["code"] == code and (f["file"] == path or code == "colliding-names") for f in errors), errors
    assert b"root:" not in (result.stdout + result.stderr).encode()


def as_nobody(*arguments):
    """Root reads everything: the checks of permissions run as another user."""
    if os.geteuid() != 0:
        return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=120)
    return subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", BINARY, *map(str, arguments)], capture_output=True, text=True, timeout=120)


@pytest.fixture
def open_source(tmp_path, small):
    """The source where another user can read it, and the program too."""
    for folder in [small, *small.parents]:
        if folder.stat().st_mode & stat.S_ISVTX:
            break  # the system's folder for such files
        folder.chmod(0o755)
    if os.geteuid() == 0 and subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "test", "-x", BINARY]).returncode:
        pytest.skip("another user cannot run the program where it is built")
    return small


@pytest.mark.parametrize("kind", ["file", "folder", "theme"])
def test_unreadable_files_are_reported(kind, open_source):
    path = open_source / {"file": NOTE, "folder": "content/practices/bb", "theme": "themes/default/templates/card.mustache"}[kind]
    path.chmod(0)
    try:
        result = as_nobody("check", "--source", open_source, "--diagnostics", "json", "--language", "en")
    finally:
        path.chmod(0o755)
    issues = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.returncode == 1
    assert any(f["code"] == "unreadable-file" and f["file"] == path.relative_to(open_source).as_posix() for f in issues), issues[:3]


@pytest.mark.parametrize("name", ["dépôt-été.md", "آلية-الإحالة.md"])
def test_an_accented_name_is_refused_in_both_forms(name, small):
    text = (small / NOTE).read_text(encoding="utf-8")
    for form in ("NFC", "NFD"):
        (small / "content/practices/aa" / unicodedata.normalize(form, name)).write_text(text, encoding="utf-8")
    result, errors = check(small)
    assert result.returncode == 1 and [f["code"] for f in errors] == ["bad-file-name"] * 2


def test_a_name_that_is_not_utf8_is_reported(small):
    path = os.fsencode(small / "content/practices/aa") + b"/bad-\xff\xfe.md"
    with open(path, "wb") as file:
        file.write(b"x")
    result, errors = check(small)
    assert result.returncode == 1 and any(f["code"] in ("bad-file-name", "unreadable-file") for f in errors)


@pytest.mark.parametrize("theme", ["../..", "../../content", "default/../default", "/etc", "a\\b", "."])
def test_a_theme_is_a_folder_of_themes(theme, small):
    path = small / "content/site.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("theme: default", "theme: " + json.dumps(theme)), encoding="utf-8")
    result, errors = check(small)
    assert result.returncode == 1 and any(f["file"] == "content/site.yaml" and f["code"] in ("bad-file-name", "bad-yaml", "wrong-type") for f in errors), errors[:3]


@pytest.mark.parametrize("written", ["../../../etc/passwd", "aa/../../x", "/etc/passwd", "aa/referral-cell/../../..", "aa\\x", "..", ".", "aa//x", "%2e%2e/x", "aa/\u202ex"])
@pytest.mark.parametrize("key", ["counterparts", "instruments", "aliases", "lead"])
def test_ids_and_aliases_are_no_paths(key, written, small, tmp_path):
    import yaml

    path = small / NOTE
    head, body = path.read_text(encoding="utf-8").split("---\n", 2)[1:]
    fields = {**yaml.safe_load(head), key: [written]}
    path.write_text("---\n" + yaml.safe_dump(fields, allow_unicode=True) + "---\n" + body, encoding="utf-8")
    before = set(tmp_path.rglob("*"))
    result = tabadul("build", "--source", small, "--output", tmp_path / "out/site")
    outside = {p for p in tmp_path.rglob("*") if p not in before and "out" not in p.relative_to(tmp_path).parts}
    assert outside == set()
    assert result.returncode == 1 or key == "aliases"


@pytest.mark.parametrize("linked", ["content", "themes", "content/practices"])
def test_a_linked_folder_of_the_source_is_not_followed(linked, small, tmp_path):
    (small / linked).rename(tmp_path / "elsewhere")
    (small / linked).symlink_to(tmp_path / "elsewhere")
    result, errors = check(small)
    assert result.returncode == 1 and any(f["code"] == "not-a-regular-file" and f["file"] == linked for f in errors), errors[:3]


@pytest.mark.parametrize("kind", ["link", "file", "fifo"])
def test_an_output_that_is_no_folder_is_refused(kind, small, tmp_path):
    output = tmp_path / "site"
    target = tmp_path / "precious"
    target.mkdir()
    (target / "x").write_text("mine")
    {"link": lambda: output.symlink_to(target), "file": lambda: output.write_text("mine"), "fifo": lambda: os.mkfifo(output)}[kind]()
    result = tabadul("build", "--source", small, "--output", output)
    assert result.returncode == 1 and files(target) == {"x": b"mine"} and os.path.lexists(output)


def test_arabic_names_with_spaces_around_the_source_are_fine(small, tmp_path):
    place = tmp_path / "ملفات اللجنة (نسخة)"
    shutil.copytree(small, place / "المصدر")
    result = tabadul("build", "--source", place / "المصدر", "--output", place / "الموقع النهائي")
    assert result.returncode == 0 and (place / "الموقع النهائي/index.html").exists()
