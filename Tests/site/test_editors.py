"""Editor support: the task's pattern reads the check's own lines; completions and helps name every command."""
import json
import re
import subprocess

import pytest

from conftest import ROOT, tabadul

COMMANDS = ["build", "check", "serve", "new", "import", "report", "translate", "schema"]


def test_the_task_of_vs_code_reads_every_diagnostic(source):
    note = source / "content/practices/ma/national-referral-mechanism.md"
    note.write_text(note.read_text(encoding="utf-8").replace("status: ongoing", "status: ongoin") + "\nو**«الحماية»**نص: أ, ب\n", encoding="utf-8")
    (source / "content/pages/my note.md").write_text("---\n---\n", encoding="utf-8")
    pattern = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"][0]["problemMatcher"]["pattern"]
    lines = tabadul("check", "--source", source, "--diagnostics", "github", "--language", "ar").stdout.splitlines()
    issues = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "ar").stdout.splitlines()
    assert len(lines) == len(issues) >= 4
    for line, issue in zip(lines, map(json.loads, issues)):
        hit = re.fullmatch(pattern["regexp"], line)
        assert hit, line
        assert hit[pattern["file"]] == issue["file"] and hit[pattern["severity"]] == issue["severity"] and hit[pattern["code"]] == issue["code"]
        if issue["line"]:
            assert (int(hit[pattern["line"]]), int(hit[pattern["column"]])) == (issue["line"], issue["column"])


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command(shell):
    script = tabadul("--generate-completion-script", shell)
    assert script.returncode == 0
    for command in [*COMMANDS, "round-table", "translation", "check-links"]:
        assert command in script.stdout
    if shell == "bash":
        assert subprocess.run(["bash", "-n"], input=script.stdout, text=True).returncode == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_explains_every_option(command):
    text = tabadul(command, "--help").stdout
    assert text.startswith("OVERVIEW: ") and "USAGE: tabadul " + command in text
    options = text.split("OPTIONS:", 1)[1] if "OPTIONS:" in text else text
    for name in re.findall(r"^  (--[a-z-]+)", options, re.M):
        after = options.split(f"  {name}", 1)[1].split("\n  --", 1)[0]
        assert re.search(r"[a-z]{3,}.*[a-z]{3,}", re.sub(r"<[^>]*>", "", after).split("\n\n")[0]), name


def test_the_overview_names_every_command():
    text = tabadul("--help").stdout
    assert all(re.search(rf"^  {command} ", text, re.M) for command in COMMANDS)
