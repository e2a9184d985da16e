"""The line that says how far a long run has come: on a terminal only, and gone at the end."""
import os
import pty
import re
import subprocess
import sys

import pytest
from conftest import BINARY, ROOT, tabadul


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Enough notes for a run that a person would wait for."""
    folder = tmp_path_factory.mktemp("many") / "source"
    subprocess.run([sys.executable, ROOT / "script/clone-notes", "400", folder], check=True)
    return folder


def on_a_terminal(*arguments, **env):
    """What a terminal is sent on standard error, and the exit code."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [BINARY, *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=slave,
        env={"PATH": os.environ["PATH"], "TERM": "xterm", "SOURCE_DATE_EPOCH": "1795478400", **env})
    os.close(slave)
    sent = b""
    while True:
        try:
            part = os.read(master, 4096)
        except OSError:
            break
        if not part:
            break
        sent += part
    os.close(master)
    return sent.decode(), process.wait()


def test_a_long_build_counts_on_a_terminal(many, tmp_path):
    sent, code = on_a_terminal("build", "--source", many, "--output", tmp_path / "site", LC_ALL="en_US.UTF-8")
    assert code == 0
    counts = [tuple(map(int, pair)) for pair in re.findall(r"Making pages: (\d+)/(\d+)", sent)]
    assert len(counts) > 1 and counts == sorted(counts) and all(0 <= done <= total for done, total in counts)
    assert re.search(r" · \d+/s", sent)
    # The last of it is cleared: what follows stands on an empty line.
    assert "Making pages" not in sent.split("\r\x1b[2K")[-1]


def test_it_speaks_the_readers_language(many, tmp_path):
    sent, _ = on_a_terminal("check", "--source", many, LC_ALL="ar_MA.UTF-8")
    assert "إنشاء الصفحات" in sent


def test_it_is_silent_in_a_pipe_and_on_a_dumb_terminal(many, tmp_path):
    piped = tabadul("build", "--source", many, "--output", tmp_path / "site", env={"TERM": "xterm", "LC_ALL": "en_US.UTF-8"})
    assert piped.returncode == 0 and "\r" not in piped.stderr and "Making pages" not in piped.stderr
    sent, code = on_a_terminal("check", "--source", many, TERM="dumb")
    assert code == 0 and "\x1b[2K" not in sent
