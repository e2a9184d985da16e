"""Publication under attack: killed, out of space, out of rights, two at once. The old site stands whole, and the next build succeeds."""
import os
import random
import shutil
import stat
import subprocess
import time

import pytest

from conftest import BINARY, ROOT, caches, files, forget, tabadul


def build(source, output, **options):
    return subprocess.Popen([BINARY, "build", "--source", str(source), "--output", str(output)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)


@pytest.fixture
def two(small, tmp_path):
    """Two states of the source and the whole site of each."""
    sites = []
    about = sorted((small / "content/pages").glob("*.md"))[0]
    texts = [about.read_text(encoding="utf-8"), about.read_text(encoding="utf-8") + "\nفقرة جديدة.\n"]
    for number, text in enumerate(texts):
        about.write_text(text, encoding="utf-8")
        assert tabadul("build", "--source", small, "--output", tmp_path / f"whole{number}").returncode == 0
        sites.append(files(tmp_path / f"whole{number}"))
    assert sites[0] != sites[1]
    return small, about, texts, sites


def test_killed_at_many_instants(two, tmp_path, request):
    """At 40 instants, and at 200 with --every-page."""
    kills = 200 if request.config.getoption("--every-page") else 40
    source, about, texts, sites = two
    output = tmp_path / "out/site"
    assert tabadul("build", "--source", source, "--output", output).returncode == 0
    started = time.monotonic()
    shutil.rmtree(output)
    assert tabadul("build", "--source", source, "--output", output).returncode == 0
    length = time.monotonic() - started
    chance = random.Random(8)
    killed = finished = 0
    while killed < kills:
        turn = killed + finished
        about.write_text(texts[turn % 2], encoding="utf-8")
        if turn % 5 == 0:
            # Without the ledger every page is made anew: more to be killed in.
            forget("ledger")
        process = build(source, output)
        time.sleep(chance.random() * length)
        if process.poll() is None:
            process.kill()
            killed += 1
            length *= 1.05
        else:
            # The window follows the machine's pace, in which other tests have a part: it never runs out of kills nor leaves the end of a build untried.
            finished += 1
            length *= 0.9
        process.communicate()
        if not output.exists():
            # Between two renames on a file system that cannot exchange: the next run puts the old site back.
            assert tabadul("build", "--source", source, "--output", output).returncode == 0
        assert files(output) in sites, turn
    print(f"killed {killed}, finished before {finished}")
    about.write_text(texts[1], encoding="utf-8")
    assert tabadul("build", "--source", source, "--output", output).returncode == 0
    assert files(output) == sites[1]
    assert not [p for p in (tmp_path / "out").iterdir() if "staging" in p.name or "aside" in p.name]


def test_the_disk_is_full(two, tmp_path):
    source, about, texts, sites = two
    if os.geteuid() != 0:
        print("skipped: mounting a small disk needs root")
        pytest.skip("mounting a small disk needs root")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)]).returncode:
        print("skipped: no file system can be mounted here")
        pytest.skip("no file system can be mounted here")
    try:
        output = disk / "site"
        about.write_text(texts[0], encoding="utf-8")
        assert tabadul("build", "--source", source, "--output", output).returncode == 0
        filler = disk / "filler"
        for left in (0, 4096, 65536, 200_000, 500_000):
            filler.unlink(missing_ok=True)
            forget("ledger", "parsed")
            free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
            with filler.open("wb") as file:
                for size in (1 << 20, 4096):
                    try:
                        while os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize > left + size:
                            file.write(b"\0" * size)
                            file.flush()
                    except OSError:
                        break
            about.write_text(texts[1] + "\nتغيير في كل صفحة.\n", encoding="utf-8")
            settings = source / "content/site.yaml"
            original = settings.read_text(encoding="utf-8")
            title = original.replace('ar: "تجربة"', 'ar: "تجربة ثانية"')
            assert title != original
            settings.write_text(title, encoding="utf-8")
            result = tabadul("build", "--source", source, "--output", output, "--language", "en")
            settings.write_text(original, encoding="utf-8")
            assert result.returncode == 1 and "untouched" in result.stderr, (left, free, result.stderr)
            assert files(output) == sites[0], left
        filler.unlink()
        about.write_text(texts[1], encoding="utf-8")
        assert tabadul("build", "--source", source, "--output", output).returncode == 0
        assert files(output) == sites[1]
    finally:
        subprocess.run(["umount", str(disk)])


def test_the_right_to_write_is_lost_halfway(two, tmp_path):
    source, about, texts, sites = two
    user = {}
    if os.geteuid() == 0:
        for folder in [tmp_path, *tmp_path.parents]:
            if folder.stat().st_mode & stat.S_ISVTX:
                break  # the system's folder for such files
            folder.chmod(0o755)
        user = {"user": 65534, "group": 65534, "extra_groups": []}
        if subprocess.run(["test", "-x", BINARY], **user).returncode:
            pytest.skip("another user cannot run the program where it is built")
    cache = tmp_path / "cache"
    cache.mkdir()
    cache.chmod(0o777)
    user["env"] = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    place = tmp_path / "place"
    place.mkdir()
    place.chmod(0o777)
    output = place / "site"
    about.write_text(texts[0], encoding="utf-8")
    process = build(source, output, **user)
    assert process.wait() == 0, process.stderr.read()
    assert caches("ledger", cache)
    forget("ledger", cache=cache)
    settings = source / "content/site.yaml"
    original = settings.read_text(encoding="utf-8")
    settings.write_text(original.replace('ar: "تجربة"', 'ar: "تجربة ثانية"'), encoding="utf-8")
    process = build(source, output, **user)
    staging = place / ".tabadul-staging-site"
    while not staging.exists() and process.poll() is None:
        time.sleep(0.0005)
    place.chmod(0o555)
    if staging.exists():
        staging.chmod(0o555)
    code = process.wait()
    place.chmod(0o777)
    if staging.exists():
        staging.chmod(0o777)
    assert code == 1
    assert files(output) == sites[0]
    settings.write_text(original, encoding="utf-8")
    about.write_text(texts[1], encoding="utf-8")
    process = build(source, output, **user)
    assert process.wait() == 0, process.stderr.read()
    assert files(output) == sites[1]


def test_two_builds_at_once(two, tmp_path):
    source, about, texts, sites = two
    output = tmp_path / "out/site"
    refused = 0
    for turn in range(10):
        about.write_text(texts[turn % 2], encoding="utf-8")
        forget("ledger")
        processes = [build(source, output) for _ in range(3)]
        results = [(process.communicate(), process.returncode) for process in processes]
        assert any(code == 0 for _, code in results)
        for (_, error), code in results:
            assert code == 0 or "Another build" in error
            refused += code != 0
        assert files(output) == sites[turn % 2]
    print(f"refused {refused} of 30")
    assert refused > 0


def test_a_build_leaves_a_clone_as_it_was(tmp_path):
    """What a build keeps for the next one is no part of the project."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", ROOT, clone], check=True)
    # Without a home the cache is in the source folder, which git ignores.
    assert tabadul("build", cwd=clone, env={"XDG_CACHE_HOME": ""}).returncode == 0
    (cache,) = (clone / ".tabadul-cache").iterdir()
    assert cache.stat().st_mode & 0o777 == 0o700 and (cache / "parsed").stat().st_mode & 0o777 == 0o600
    assert subprocess.run(["git", "status", "--porcelain"], cwd=clone, capture_output=True, text=True, check=True).stdout == ""


def test_no_draft_stands_beside_the_site(small, tmp_path):
    """A host may serve the folder above the site: what a build keeps is elsewhere, and what older versions left there goes."""
    www = tmp_path / "www"
    www.mkdir()
    (www / ".tabadul-parsed-site").write_text("a draft of an older version")
    draft = ("new", "practice", "--source", small, "--country", "aa", "--topic", "shelter", "--title", "عنوان مسودة للتجربة", "--slug", "a-draft")
    assert tabadul(*draft).returncode == 0
    assert tabadul("build", "--source", small, "--output", www / "site").returncode == 0
    assert sorted(p.name for p in www.iterdir()) == [".tabadul-lock-site", "site"]
    assert (www / ".tabadul-lock-site").read_bytes() == b""


def test_sources_at_the_same_time_keep_apart(small, tmp_path):
    """Three sources with one name for their output, built at once, each twice."""
    sources = []
    for number in range(3):
        source = tmp_path / f"source{number}"
        shutil.copytree(small, source)
        settings = source / "content/site.yaml"
        settings.write_text(settings.read_text(encoding="utf-8").replace('ar: "تجربة"', f'ar: "تجربة {number}"'), encoding="utf-8")
        sources.append(source)
    for _ in range(2):
        processes = [build(source, source / "site") for source in sources]
        assert [process.wait() for process in processes] == [0, 0, 0]
    for number, source in enumerate(sources):
        assert f"تجربة {number}" in (source / "site/index.html").read_text(encoding="utf-8")


def test_files_of_the_host_stay_and_what_goes_is_named(small, tmp_path):
    output = tmp_path / "site"
    assert tabadul("build", "--source", small, "--output", output).returncode == 0
    kept = {".git/HEAD": b"ref: refs/heads/main\n", "CNAME": b"example.org\n", ".well-known/acme-challenge/x": b"token"}
    for name, data in {**kept, "notes.txt": b"mine"}.items():
        (output / name).parent.mkdir(parents=True, exist_ok=True)
        (output / name).write_bytes(data)
    about = small / "content/pages/about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\nفقرة جديدة.\n", encoding="utf-8")
    result = tabadul("build", "--source", small, "--output", output, "--language", "en")
    assert result.returncode == 0 and "notes.txt" in result.stderr and "CNAME" not in result.stderr
    now = files(output)
    assert {name: now.get(name) for name in kept} == kept and "notes.txt" not in now
    archive = tmp_path / "site.zip"
    assert tabadul("pack", "--site", output, "--output", archive).returncode == 0
    import zipfile

    names = zipfile.ZipFile(archive).namelist()
    assert not [n for n in names if ".git" in n or n.endswith("CNAME")]


def mounted(folder):
    folder.mkdir()
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)], stderr=subprocess.DEVNULL).returncode:
        pytest.skip("no file system can be mounted here")
    return folder


def test_a_mount_point_and_a_read_only_disk_say_what_they_are(small, tmp_path):
    disk = mounted(tmp_path / "disk")
    try:
        result = tabadul("build", "--source", small, "--output", disk, "--language", "en")
        assert result.returncode == 1 and "mount point" in result.stderr and f"{disk}/site" in result.stderr
        assert tabadul("build", "--source", small, "--output", disk / "site").returncode == 0
        if subprocess.run(["mount", "-o", "remount,ro", str(disk)], stderr=subprocess.DEVNULL).returncode == 0:
            result = tabadul("build", "--source", small, "--output", disk / "other", "--language", "en")
            assert result.returncode == 1 and "read-only" in result.stderr and "Another build" not in result.stderr
    finally:
        subprocess.run(["umount", str(disk)])


def test_a_deleted_working_folder_says_so(small, tmp_path):
    place = tmp_path / "place"
    place.mkdir()
    script = 'cd "$1" && rmdir "$1" && exec "$2" build --source "$3" --output site --language en'
    result = subprocess.run(["sh", "-c", script, "sh", place, BINARY, small], capture_output=True, text=True)
    assert result.returncode == 1 and "was deleted" in result.stderr and "Another build" not in result.stderr


def test_the_output_is_no_part_of_the_source(small):
    for folder in ("content/x", "themes/x", "content/topics/../x"):
        result = tabadul("build", "--source", small, "--output", small / folder, "--language", "en")
        assert result.returncode == 1 and "inside content or themes" in result.stderr
    assert tabadul("check", "--source", small).returncode == 0
