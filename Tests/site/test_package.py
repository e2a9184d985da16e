"""The packages of `dist/` on a Debian without Swift, made by debootstrap. They are made by `script/package`; without them, without root or
without a network the tests are skipped."""
import gzip
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tarfile
import tempfile
import urllib.request

import pytest

from conftest import ROOT

DIST = pathlib.Path(os.environ.get("TABADUL_DIST", ROOT / "dist"))
VERSION = re.search(r'static let version = "([^"]+)"', (ROOT / "Sources/tabadul/ProgramRelease.swift").read_text(encoding="utf-8")).group(1)
MIRROR = os.environ.get("DEBIAN_MIRROR", "http://deb.debian.org/debian")
INIT = 'init site --title "موقع" --countries xa=أول,xb=ثان --languages ar,fr --language en'


def package(pattern):
    found = sorted(DIST.glob(pattern))
    if not found:
        pytest.skip(f"no {pattern} in {DIST}: run script/package first")
    return found[0]


def deb():
    return package(f"tabadul_{VERSION}_*.deb")


def tarball():
    return package(f"tabadul-{VERSION}-linux-*.tar.gz")


def pytest_generate_tests(metafunc):
    """The oldest Debian that the packages promise; the stable one too with --every-page."""
    if "system" in metafunc.fixturenames:
        metafunc.parametrize("system", ["bookworm", "stable"] if metafunc.config.getoption("--every-page") else ["bookworm"], indirect=True, scope="session")


@pytest.fixture(scope="session")
def system(request):
    """A new Debian: a function that runs a shell command in it, and its folder."""
    deb()
    if os.geteuid() != 0 or not shutil.which("debootstrap"):
        pytest.skip("takes root and debootstrap")
    if subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode != 0:
        pytest.skip("this machine allows no mounts")
    try:
        urllib.request.urlopen(f"{MIRROR}/dists/{request.param}/InRelease", timeout=20).close()
    except OSError as error:
        pytest.skip(f"no {MIRROR}: {error}")
    # debootstrap takes no file system in memory that forbids devices.
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tabadul-debian-", dir="/var/tmp")) / "root"
    folder.parent.chmod(0o755)
    made = subprocess.run(["debootstrap", "--variant=minbase", request.param, str(folder), MIRROR], capture_output=True, text=True)
    assert made.returncode == 0, made.stdout[-2000:]

    def run(command, popen=False):
        # Swift reads its arguments from /proc. The mount ends with the command.
        words = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c",
                 f'mount -t proc proc "{folder}/proc" && exec chroot "{folder}" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 sh -c "$1"', "-", command]
        if popen:
            return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return subprocess.run(words, capture_output=True, text=True, timeout=300)

    yield run, folder
    shutil.rmtree(folder.parent, ignore_errors=True)


def works(run, program, folder):
    """init, check, build, new, serve and doctor of an installed program."""
    result = run(f"rm -rf {folder} && mkdir -p {folder} && cd {folder} && {program} {INIT} && cd site/content && {program} check --strict && "
                 f"{program} build --strict && {program} new practice --country xa --topic example-two --title 'ممارسة جديدة للتجربة' --language en "
                 f"&& {program} check --drafts && {program} doctor --language en")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "content/practices/xa/example-two.md" in result.stdout and "✗ pandoc" in result.stdout
    server = run(f"cd {folder}/site && exec {program} serve --port 0 --language en", popen=True)
    try:
        address = re.search(r"http://\S+", server.stdout.readline()).group()
        page = urllib.request.urlopen(address, timeout=20).read().decode()
        assert "ابدأ من هنا" in page
    finally:
        # unshare passes no signal on; its death ends the server (`--kill-child`).
        server.kill()
        server.wait(timeout=20)


def test_the_debian_package_works_where_no_swift_is(system):
    run, root = system
    shutil.copy(deb(), root / "tmp/tabadul.deb")
    assert run("command -v swift").returncode != 0
    result = run("dpkg -i /tmp/tabadul.deb && dpkg -s tabadul")
    assert result.returncode == 0 and "Status: install ok installed" in result.stdout, result.stderr
    works(run, "tabadul", "/root/deb")
    assert (root / "root/deb/site/site/fr/index.html").exists()
    assert run("dpkg -r tabadul && ! command -v tabadul && ! ls /usr/share/tabadul").returncode == 0


def test_the_tarball_works_where_no_swift_is(system):
    run, root = system
    with tarfile.open(tarball()) as archive:
        archive.extractall(root / "opt", filter="fully_trusted")
    works(run, f"/opt/tabadul-{VERSION}-linux-{os.uname().machine}/bin/tabadul", "/root/tarball")


def test_the_program_is_small_and_carries_swift():
    with tarfile.open(tarball()) as archive:
        program = next(member for member in archive if member.name.endswith("/bin/tabadul"))
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert program.size < 45_000_000 and tarball().stat().st_size < 15_000_000 and deb().stat().st_size < 15_000_000
    for name in ("share/tabadul/themes/default/templates/home.mustache", "share/tabadul/starter/content/site.yaml", "share/man/man1/tabadul.1.gz",
                 "share/bash-completion/completions/tabadul", "share/doc/tabadul/LICENSE", "share/doc/tabadul/licences/libyaml.txt",
                 "share/doc/tabadul/licences/libcmark.txt", "share/doc/tabadul/licences/swift-argument-parser.txt", "share/doc/tabadul/sbom.json"):
        assert name in names, name


def test_the_program_holds_no_hash_that_differs_between_runs(tmp_path):
    """Two builds of the same commit differed in the compiler's hashes of its inputs, and in the id that the linker made of the file."""
    objcopy, readelf = shutil.which("objcopy"), shutil.which("readelf")
    if not objcopy or not readelf:
        pytest.skip("objcopy and readelf are missing")
    with tarfile.open(tarball()) as archive:
        member = next(member for member in archive if member.name.endswith("/bin/tabadul"))
        (tmp_path / "tabadul").write_bytes(archive.extractfile(member).read())
    subprocess.run([objcopy, "--dump-section", f".swift_modhash={tmp_path / 'hashes'}", tmp_path / "tabadul", tmp_path / "copy"], check=True)
    hashes = (tmp_path / "hashes").read_bytes()
    assert len(hashes) > 100 and not any(hashes)
    notes = subprocess.run([readelf, "-n", tmp_path / "tabadul"], capture_output=True, text=True, check=True).stdout
    build = re.search("Build ID: ([0-9a-f]+)", notes).group(1)
    # The commit that was packed; "00" where it is not known.
    assert build == "00" or subprocess.run(["git", "cat-file", "-t", build], cwd=ROOT, capture_output=True, text=True).stdout == "commit\n"


def test_checksums_and_bill_of_materials():
    sums = dict(reversed(line.split("  ")) for line in package("SHA256SUMS").read_text().splitlines())
    for name in (deb().name, tarball().name):
        assert sums[name] == hashlib.sha256((DIST / name).read_bytes()).hexdigest()
    bill = json.loads(package("*.sbom.json").read_text())
    assert bill["metadata"]["component"]["version"] == VERSION


def test_lintian_finds_no_error():
    if not shutil.which("lintian"):
        pytest.skip("lintian is missing")
    result = subprocess.run(["lintian", "--fail-on", "error", str(deb())], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout


def test_the_manual_page_names_every_command():
    with tarfile.open(tarball()) as archive:
        member = next(member for member in archive if member.name.endswith("tabadul.1.gz"))
        page = gzip.decompress(archive.extractfile(member).read()).decode()
    for command in ("init", "build", "check", "serve", "new practice", "theme eject", "doctor", "migrate"):
        assert f".SS {command}\n" in page, command
    if shutil.which("mandoc") or shutil.which("groff"):
        checked = subprocess.run(["groff", "-man", "-ww", "-z", "-K", "utf8"], input=page, capture_output=True, text=True)
        assert checked.returncode == 0 and not checked.stderr, checked.stderr
