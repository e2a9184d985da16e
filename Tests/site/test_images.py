"""Images in notes: refused unless the site allows them; then small, bare, named by their bytes, and seen in a browser under the policy."""
import functools
import hashlib
import http.server
import json
import os
import re
import shutil
import struct
import subprocess
import threading
import urllib.request
import zipfile
import zlib

import pytest

from conftest import FIXTURE, ROOT, caches, files, tabadul, wait
from test_offline import IS_KEPT, Server, say
from test_serve import serving

FOLDER = "content/practices/aa"
NOTE = FOLDER + "/referral-cell.md"
PAGE = "practices/aa/referral-cell.html"
SHOWN = '\n![مخطط مسار الإحالة بين الهيئات](diagram.png "مسار الإحالة")\n\n![خريطة الاختصاصات](<خرائط المغرب/map.jpg>)\n\n- ![علامة صغيرة](small.webp)\n'


def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width, height, extra=b"", pixels=True):
    """A drawing of stripes; without pixels, a file that only promises its size."""
    row = b"\0" + b"".join(bytes((x * 7 % 256, x * 3 % 256, 200)) for x in range(width)) if pixels else b""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + extra + chunk(b"IDAT", zlib.compress(row * height if pixels else b"")) + chunk(b"IEND", b"")


def converted(bytes_, name, folder):
    (folder / "given.png").write_bytes(bytes_)
    subprocess.run(["vips", "copy", folder / "given.png", f"{folder / name}[strip]"], check=True)
    # Some versions leave EXIF in WebP all the same.
    assert tabadul("clean-image", folder / name).returncode == 0
    return (folder / name).read_bytes()


def exif(orientation=6):
    """A block as cameras write it: turned, with a place and a small copy of the picture."""
    entry = lambda tag, kind, count, value: struct.pack("<HHII", tag, kind, count, value)
    small = b"\xff\xd8\xff\xd9"
    first = struct.pack("<H", 2) + entry(0x0112, 3, 1, orientation) + entry(0x8825, 4, 1, 38)
    second = struct.pack("<I", 56) + struct.pack("<H", 1) + entry(0x0001, 2, 2, ord("N")) + struct.pack("<I", 0)
    third = struct.pack("<H", 2) + entry(0x0201, 4, 1, 86) + entry(0x0202, 4, 1, len(small)) + struct.pack("<I", 0)
    body = b"Exif\0\0" + b"II*\0" + struct.pack("<I", 8) + first + second + third + small
    return b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body


def allow(source):
    site = source / "content/site.yaml"
    site.write_text(site.read_text(encoding="utf-8").rstrip("\n") + "\nimages: allowed\n", encoding="utf-8")


def add(source, text):
    note = source / NOTE
    note.write_text(note.read_text(encoding="utf-8") + "\n" + text + "\n", encoding="utf-8")


def issues(source, *options, env=None):
    result = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "en", *options, env=env)
    return [json.loads(line) for line in result.stdout.splitlines()]


def codes(source, env=None):
    return {(issue["code"], issue["file"]) for issue in issues(source, env=env) if issue["severity"] == "error"}


def build(source, output, *options, env=None):
    result = tabadul("build", "--source", source, "--output", output, "--language", "en", *options, env=env)
    assert result.returncode == 0, result.stderr
    return output


def illustrate(source, scratch):
    allow(source)
    add(source, SHOWN)
    folder = source / FOLDER
    (folder / "خرائط المغرب").mkdir()
    (folder / "diagram.png").write_bytes(png(1200, 700))
    (folder / "خرائط المغرب/map.jpg").write_bytes(converted(png(640, 900), "map.jpg", scratch))
    (folder / "small.webp").write_bytes(converted(png(60, 30), "small.webp", scratch))
    # What is not translated shows the original, images and all.
    (source / NOTE.replace(".md", ".fr.md")).unlink()


def copied(folder):
    for name in ("content", "themes"):
        shutil.copytree((FIXTURE if name == "content" else ROOT) / name, folder / name)
    return folder


@pytest.fixture
def source(tmp_path):
    """A small site, free to be spoilt."""
    return copied(tmp_path / "source")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """A small site with three images in one note, and what is made of it."""
    folder = tmp_path_factory.mktemp("drawn")
    source = copied(folder / "source")
    illustrate(source, folder)
    return source, build(source, folder / "host/tabadul")


@pytest.fixture
def illustrated(source, tmp_path):
    illustrate(source, tmp_path)
    return source


def images(site, page):
    html = (site / page).read_text(encoding="utf-8")
    return [dict(re.findall(r'([a-z]+)="([^"]*)"', tag)) for tag in re.findall(r"<figure[^>]*><img ([^>]*)>", html)]


def size(path):
    fields = subprocess.run(["vipsheader", path], capture_output=True, text=True, check=True).stdout
    return tuple(map(int, re.search(r": (\d+)x(\d+) ", fields).groups()))


def blocks(bytes_):
    """The names of the blocks of a PNG, JPEG or WebP file."""
    if bytes_[:4] == b"\x89PNG":
        place, names = 8, []
        while place < len(bytes_):
            names.append(bytes_[place + 4:place + 8])
            place += 12 + struct.unpack(">I", bytes_[place:place + 4])[0]
        return set(names)
    if bytes_[:2] == b"\xff\xd8":
        place, names = 2, []
        while bytes_[place + 1] != 0xDA:
            names.append(bytes_[place + 1])
            place += 2 + struct.unpack(">H", bytes_[place + 2:place + 4])[0]
        return set(names)
    place, names = 12, []
    while place < len(bytes_):
        names.append(bytes_[place:place + 4])
        length = struct.unpack("<I", bytes_[place + 4:place + 8])[0]
        place += 8 + length + length % 2
    return set(names)


def test_two_widths_with_their_sizes_named_by_their_bytes(drawn):
    _, site = drawn
    diagram, chart, small = images(site, PAGE)
    assert diagram["alt"] == "مخطط مسار الإحالة بين الهيئات" and diagram["loading"] == "lazy" and diagram["decoding"] == "async"
    assert (diagram["width"], diagram["height"]) == ("960", "560")
    assert re.search(r"\S+ 480w, \S+ 960w$", diagram["srcset"])
    assert re.search(r"\S+ 480w, \S+ 640w$", chart["srcset"]) and (chart["width"], chart["height"]) == ("640", "900")
    assert "srcset" not in small and (small["width"], small["height"]) == ("60", "30")
    assert "<figcaption>مسار الإحالة</figcaption>" in (site / PAGE).read_text(encoding="utf-8")
    published = sorted(path.name for path in (site / "images").iterdir())
    assert len(published) == 5
    for image in (diagram, chart, small):
        for address in {image["src"], *re.findall(r"(\S+) \d+w", image.get("srcset", ""))}:
            path = (site / PAGE).parent / address
            assert path.resolve().parent == (site / "images").resolve()
            assert path.name.split(".")[0] == hashlib.sha256(path.read_bytes()).hexdigest()[:16]
            published.remove(path.name)
        widest = (site / PAGE).parent / image["src"]
        assert size(widest) == (int(image["width"]), int(image["height"]))
    assert not published


def test_every_page_that_shows_the_note_shows_its_images(drawn):
    _, site = drawn
    for page in (PAGE, "fr/" + PAGE, "topics/referral.html", "fr/topics/referral.html", "booklets/protection.html"):
        shown = images(site, page)
        assert len(shown) >= 3, page
        for image in shown:
            assert ((site / page).parent / image["src"]).is_file(), page


def test_nothing_but_the_picture_is_published(drawn):
    _, site = drawn
    allowed = {b"IHDR", b"pHYs", b"IDAT", b"IEND", b"VP8 ", b"VP8X", b"ALPH", 0xDB, 0xC0, 0xC4, 0xE0}
    for path in (site / "images").iterdir():
        assert blocks(path.read_bytes()) <= allowed, path.name


def test_two_builds_and_a_rebuild_have_the_same_bytes(drawn, tmp_path):
    source, site = drawn
    once = files(build(source, tmp_path / "other/site"))
    assert once == files(site)
    assert files(build(source, tmp_path / "other/site")) == once
    packs = []
    for name in ("a.zip", "b.zip"):
        assert tabadul("pack", "--site", site, "--output", tmp_path / name).returncode == 0
        packs.append((tmp_path / name).read_bytes())
    assert packs[0] == packs[1]
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        name = next(path.name for path in (site / "images").iterdir())
        assert archive.read(f"tabadul/images/{name}") == (site / "images" / name).read_bytes()


def test_what_was_resized_is_kept_and_never_trusted_blindly(illustrated, tmp_path):
    output = tmp_path / "kept/site"
    before = set(caches("pictures"))
    first = files(build(illustrated, output))
    (cache,) = set(caches("pictures")) - before
    assert cache.stat().st_size > 1000
    whole = cache.read_bytes()
    for spoilt in (whole[:-40], whole[: len(whole) // 2], b"", b"\0" * 200, whole[:200] + b"\xff" + whole[201:]):
        cache.write_bytes(spoilt)
        shutil.rmtree(output)
        assert files(build(illustrated, output)) == first
        assert cache.read_bytes() == whole
    # Another picture under the same name is another picture; the old one leaves the site.
    (illustrated / FOLDER / "diagram.png").write_bytes(png(500, 400))
    changed = files(build(illustrated, output))
    assert changed == files(build(illustrated, tmp_path / "clean/site"))
    assert images(output, PAGE)[0]["width"] == "500" and set(first) - set(changed)
    # Without images nothing is kept.
    (illustrated / NOTE).write_text((FIXTURE / NOTE).read_text(encoding="utf-8"), encoding="utf-8")
    build(illustrated, output)
    assert not cache.exists() and not (output / "images").exists()


def test_kept_files_are_used(illustrated, tmp_path):
    """A stand-in for the tool counts how often it is asked."""
    real = shutil.which("vipsthumbnail")
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "vipsthumbnail").write_text(f'#!/bin/sh\necho >> {tools}/asked\nexec {real} "$@"\n')
    (tools / "vipsthumbnail").chmod(0o755)
    env = {"PATH": f"{tools}:{os.environ['PATH']}"}
    asked = lambda: len((tools / "asked").read_text().splitlines())
    build(illustrated, tmp_path / "o/site", env=env)
    assert asked() == 5
    add(illustrated, "جملة أخرى.")
    build(illustrated, tmp_path / "o/site", env=env)
    assert asked() == 5
    # Another version of the tool is another tool.
    (tools / "vipsthumbnail").write_text(f'#!/bin/sh\n# another\necho >> {tools}/asked\nexec {real} "$@"\n')
    build(illustrated, tmp_path / "o/site", env=env)
    assert asked() == 10


def test_a_missing_tool_is_asked_for_where_an_image_stands(illustrated, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    reported = [issue for issue in issues(illustrated, env={"PATH": str(empty)}) if issue["severity"] == "error"]
    assert [issue["code"] for issue in reported] == ["image-tool-missing"]
    assert reported[0]["file"] == NOTE and reported[0]["line"] > 10
    for hint in ("apt install libvips-tools", "dnf install vips-tools", "brew install vips"):
        assert hint in reported[0]["hint"]


def test_a_site_without_images_needs_no_tool(source, tmp_path):
    build(source, tmp_path / "site", env={"PATH": str(tmp_path)})


@pytest.mark.parametrize(
    "text, code",
    [
        ("![مخطط](https://example.org/a.png)", "remote-image"),
        ("![مخطط](//example.org/a.png)", "remote-image"),
        ("![مخطط](data:image/png;base64,iVBORw0KGgo=)", "remote-image"),
        ("![مخطط](file:///etc/passwd)", "remote-image"),
        ("![مخطط](h%74tps://example.org/a.png)", "remote-image"),
        ("![](diagram.png)", "image-without-words"),
        ("![ ](diagram.png)", "image-without-words"),
        ("نص ![مخطط](diagram.png) نص", "image-inside-text"),
        ("[![مخطط](diagram.png)](../../topics/referral.md)", "image-inside-text"),
        ("![مخطط](nowhere.png)", "missing-image"),
        ("![مخطط](../../../../outside.png)", "missing-image"),
        ("![مخطط](../../../themes/default/assets/icon.svg)", "missing-image"),
        ("![مخطط](/etc/passwd)", "missing-image"),
        ("![مخطط](drawing.svg)", "missing-image"),
        ('![مخطط](diagram.png "سنة 2023")', "figure-without-citation"),
    ],
)
def test_what_a_note_may_not_show(text, code, source):
    allow(source)
    (source / FOLDER / "diagram.png").write_bytes(png(50, 50))
    (source / FOLDER / "drawing.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    add(source, text)
    reported = [issue for issue in issues(source) if issue["code"] == code]
    assert reported and reported[0]["file"] == NOTE and reported[0]["line"] > 10 and reported[0]["hint"]


def test_a_misspelled_image_name_gets_a_suggestion(source):
    allow(source)
    (source / FOLDER / "diagram.png").write_bytes(png(50, 50))
    add(source, "![مخطط](diagramm.png)")
    assert [issue["hint"] for issue in issues(source) if issue["code"] == "missing-image"] == ['Did you mean "diagram.png"?']


def test_without_leave_every_image_is_refused(source):
    (source / FOLDER / "diagram.png").write_bytes(png(50, 50))
    add(source, "![مخطط](diagram.png)")
    (issue,) = [issue for issue in issues(source) if issue["severity"] == "error"]
    assert issue["code"] == "image-not-allowed" and "images: allowed" in issue["hint"]


GARBAGE = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(90))


@pytest.mark.parametrize(
    "name, bytes_, code",
    [
        ("garbage", GARBAGE, "bad-image"),
        ("empty", b"", "bad-image"),
        ("cut", png(300, 200)[:-20], "bad-image"),
        ("another format", b"GIF89a" + b"\0" * 100, "bad-image"),
        ("moving", png(300, 200, chunk(b"acTL", b"\0\0\0\2\0\0\0\0")), "bad-image"),
        ("pixels that are none", png(300, 200)[:60] + bytes(200) + png(300, 200)[260:], "bad-image"),
        ("a bomb", png(30_000, 30_000, pixels=False), "image-too-large"),
        ("long", png(10_001, 1, pixels=False), "image-too-large"),
        ("many pixels", png(9_000, 9_000, pixels=False), "image-too-large"),
        ("many bytes", png(9, 9) + bytes(17 << 20), "image-too-large"),
        ("author", png(300, 200, chunk(b"tEXt", b"Author\0Somebody")), "image-metadata"),
        ("time", png(300, 200, chunk(b"tIME", b"\x07\xe9\1\1\1\1\1")), "image-metadata"),
        ("what comes after", png(300, 200) + b"PK\3\4 a second file", "image-metadata"),
    ],
)
@pytest.mark.parametrize("shown", [True, False], ids=["shown", "lying about"])
def test_files_that_cannot_be_published(name, bytes_, code, shown, source):
    allow(source)
    path = source / FOLDER / "diagram.png"
    path.write_bytes(bytes_)
    if shown:
        add(source, "![مخطط](diagram.png)")
    reported = codes(source)
    # What nobody shows is walked, and not decoded.
    assert ((code, FOLDER + "/diagram.png") in reported) == (shown or name != "pixels that are none")
    assert {found for found, _ in reported} <= {code, "missing-image"}


@pytest.mark.parametrize("kind", ["link", "folder link", "pipe"])
def test_links_and_pipes_are_not_followed(kind, source, tmp_path):
    allow(source)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "diagram.png").write_bytes(png(50, 50))
    folder = source / FOLDER
    if kind == "link":
        (folder / "diagram.png").symlink_to(outside / "diagram.png")
    elif kind == "pipe":
        os.mkfifo(folder / "diagram.png")
    else:
        (folder / "maps").symlink_to(outside)
    add(source, "![مخطط](maps/diagram.png)" if kind == "folder link" else "![مخطط](diagram.png)")
    reported = codes(source)
    assert "not-a-regular-file" in {code for code, _ in reported}
    assert ("missing-image", NOTE) in reported or kind != "folder link"


def test_names_of_images_pass_the_privacy_check_too(source, tmp_path):
    allow(source)
    (source / FOLDER / "call-0612345678.png").write_bytes(png(50, 50))
    assert ("personal-phone", FOLDER + "/call-0612345678.png") in codes(source)


def test_a_photograph_with_a_place_is_refused_and_cleaned(source, tmp_path):
    allow(source)
    add(source, "![خريطة](map.jpg)")
    jpeg = converted(png(640, 400), "map.jpg", tmp_path)
    path = source / FOLDER / "map.jpg"
    path.write_bytes(jpeg[:2] + exif() + b"\xff\xfe\x00\x0aby Omar" + b"\x21" + jpeg[2:])
    (issue,) = [issue for issue in issues(source) if issue["severity"] == "error"]
    assert (issue["code"], issue["file"]) == ("image-metadata", FOLDER + "/map.jpg")
    assert "EXIF, comment" in issue["message"]
    # The fix is a command that can be run as it is.
    command = issue["hint"].split(": ", 1)[1].split()
    assert command[:2] == ["tabadul", "clean-image"]
    done = tabadul(*command[1:], "--language", "en", cwd=source)
    assert done.returncode == 0 and "EXIF, comment" in done.stdout, done.stderr
    assert size(path) == (400, 640), "it stands as its camera was held"
    assert blocks(path.read_bytes()) <= {0xE0, 0xDB, 0xC0, 0xC4}
    assert not codes(source)
    again = tabadul("clean-image", path, "--language", "en")
    assert again.returncode == 0 and "nothing hidden" in again.stdout


def test_cleaning_says_what_it_cannot_do(tmp_path):
    path = tmp_path / "a.png"
    for bytes_, env, words in (
        (b"nothing", None, "no image that can be published"),
        (png(9, 9, chunk(b"tEXt", b"a\0b")), {"PATH": str(tmp_path)}, "libvips-tools"),
    ):
        path.write_bytes(bytes_)
        result = tabadul("clean-image", path, "--language", "en", env=env)
        assert result.returncode == 1 and words in result.stderr
        assert path.read_bytes() == bytes_


@pytest.mark.parametrize("profile, red", [(None, 200), ("p3", 219)])
def test_colours_are_those_of_the_web(profile, red, source, tmp_path):
    """A profile is followed and left out; colours without one stay as they are."""
    allow(source)
    add(source, "![أحمر](red.png)")
    path = source / FOLDER / "red.png"
    row = b"\0" + bytes((200, 0, 0)) * 600
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 600, 9, 8, 2, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(row * 9)) + chunk(b"IEND", b""))
    if profile:
        subprocess.run(["vips", "pngsave", path, tmp_path / "red.png", "--profile", profile], check=True)
        tagged = (tmp_path / "red.png").read_bytes()
        assert b"iCCP" in blocks(tagged)
        path.write_bytes(tagged)
    site = build(source, tmp_path / "site")
    for image in (site / "images").iterdir():
        reported = subprocess.run(["vips", "getpoint", image, "5", "2"], capture_output=True, text=True, check=True).stdout
        assert list(map(float, reported.split())) == [red, 0, 0]
        assert b"iCCP" not in blocks(image.read_bytes())


def test_drafts_publish_no_image(illustrated, tmp_path):
    note = illustrated / NOTE
    draft = illustrated / FOLDER / "a-draft.md"
    text = note.read_text(encoding="utf-8").replace("---\n", "---\ndraft: true\n", 1)
    # Sentences of its own: one that a published note has, too, would be reported as a leak.
    text = re.sub(r"ملخص قصير[^\"]*", "موجز لا يرد في بطاقة أخرى، يصف ما جرى في هذه التجربة وحدها من البداية حتى النهاية.", text)
    draft.write_text(text.replace("diagram.png", "other.png"), encoding="utf-8")
    (illustrated / FOLDER / "other.png").write_bytes(png(333, 111))
    site = build(illustrated, tmp_path / "site")
    assert all(size(path)[0] != 333 for path in (site / "images").iterdir())


def test_what_changed_between_two_sites_names_images(drawn, tmp_path):
    source, site = drawn
    other = copied(tmp_path / "source")
    (other / NOTE.replace(".md", ".fr.md")).unlink()
    plain = build(other, tmp_path / "plain/site")
    reported = tabadul("diff", plain, site, "--files", "--language", "en").stdout
    assert reported.count("images/") == 5


def opened(page, address):
    """The images of a page once each was scrolled to, and what the browser complained of."""
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    for image in page.locator("figure img").all():
        image.scroll_into_view_if_needed()
        image.evaluate("image => image.decode()")
    return page.eval_on_selector_all("figure img", "all => all.map(i => [i.naturalWidth, i.getBoundingClientRect().width, i.currentSrc])"), said


@pytest.mark.parametrize("how", ["disk", "sub-path"])
@pytest.mark.parametrize("width", [360, 1280])
def test_they_are_seen_under_the_policy(drawn, browser, how, width):
    _, site = drawn
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=site.parent)
    http.server.SimpleHTTPRequestHandler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = site.as_uri() if how == "disk" else f"http://127.0.0.1:{server.server_address[1]}/tabadul"
    page = browser.new_page(viewport={"width": width, "height": 800})
    try:
        seen, said = opened(page, f"{root}/{PAGE}")
        assert len(seen) == 3 and not said
        assert all(natural > 0 and 0 < shown <= width for natural, shown, _ in seen), seen
        # The small one on a telephone, the wide one beside a text.
        narrow, wide = re.findall(r"(\S+) \d+w", images(site, PAGE)[0]["srcset"])
        assert seen[0][2].endswith((narrow if width == 360 else wide).lstrip("./")), seen
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    finally:
        page.close()
        server.shutdown()
        server.server_close()


def test_a_booklet_prints_them(drawn, tmp_path):
    _, site = drawn
    pdf = tmp_path / "b.pdf"
    chromium = os.environ.get("CHROMIUM", shutil.which("chromium") or "/usr/bin/chromium")
    result = tabadul("booklet", "--site", site, "--theme", "protection", "--output", pdf, env={"CHROMIUM": chromium})
    assert result.returncode == 0, result.stderr
    listed = subprocess.run(["pdfimages", "-list", pdf], capture_output=True, text=True, check=True).stdout
    widths = {int(line.split()[3]) for line in listed.splitlines()[2:]}
    assert widths & {480, 960} and widths & {640, 480} and 60 in widths, listed


def test_a_page_is_kept_with_its_images(illustrated, tmp_path, browser):
    say(illustrated, "visited")
    build(illustrated, tmp_path / "host/tabadul")
    server = Server(tmp_path / "host")
    server.start()
    context = browser.new_context()
    try:
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.port}/tabadul/{PAGE}")
        page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
        wait(page, """async () => {
             const kept = await Promise.all(Array.from(document.images).map(i => i.currentSrc && caches.match(i.currentSrc)));
             return kept.length > 0 && kept.every(Boolean);
           }""")
        wait(page, IS_KEPT, page.url)
        server.stop()
        page.reload()
        assert all(width > 0 for width, _, _ in opened(page, page.url)[0])
    finally:
        context.close()


def test_the_preview_shows_them(illustrated):
    """What `serve` answers for a page's images is what a build would write."""
    with serving(illustrated) as (address, _):
        html = urllib.request.urlopen(address + PAGE).read().decode()
        names = set(re.findall(r"images/[0-9a-f]{16}\.\w+", html))
        assert len(names) == 5
        for name in names:
            with urllib.request.urlopen(address + name) as answer:
                assert answer.headers["Content-Type"] in {"image/png", "image/jpeg", "image/webp"}
                assert hashlib.sha256(answer.read()).hexdigest().startswith(name.split("/")[1].split(".")[0])
