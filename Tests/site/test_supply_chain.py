"""What the program is made of, and that the page on safety says only what some test holds."""
import json
import os
import re
import subprocess

import pytest

from conftest import ROOT

PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")


def rows(heading):
    """The cells of the first table below a heading."""
    lines = PAGE.split(f"## {heading}\n", 1)[1].split("\n")
    start = next(i for i, line in enumerate(lines) if line.startswith("|---"))
    body = []
    for line in lines[start + 1:]:
        if not line.startswith("|"):
            break
        body.append([cell.strip() for cell in line.strip("|").split("|")])
    return body


def bill():
    return subprocess.run([str(ROOT / "script/sbom")], cwd=ROOT, capture_output=True, check=True).stdout


def test_the_bill_of_materials_is_whole_and_always_the_same():
    first = bill()
    assert first == bill()
    materials = json.loads(first)
    assert (materials["bomFormat"], materials["specVersion"]) == ("CycloneDX", "1.5")
    named = set(re.findall(r'url: "https://github.com/[^/]+/([^"]+)"', (ROOT / "Package.swift").read_text(encoding="utf-8")))
    components = {part["name"]: part for part in materials["components"]}
    assert set(components) == {name.lower() for name in named} | {"libcmark", "libyaml"}
    for part in components.values():
        assert part["version"] and part["licenses"], part
        assert "purl" in part or part["name"] in {"libcmark", "libyaml"}


def test_the_page_lists_each_part_with_its_licence():
    shown = {re.sub(r"\(.*\)", "", cells[0]).strip().lower(): cells for cells in rows("What the program is made of")}
    for part in json.loads(bill())["components"]:
        cells = shown[part["name"]]
        licence = part["licenses"][0].get("expression") or part["licenses"][0]["license"]["id"]
        assert cells[2].split(" with ")[0] == licence.split(" WITH ")[0], part["name"]
        assert part["version"].startswith(cells[1]), part["name"]


def test_a_way_to_report_a_vulnerability_is_named():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert "docs/security.md" in text and "privately" in text


def defined():
    """Every test by its name: `test_files.py::test_x`, `SuiteTests.testX`."""
    names = set()
    for path in (ROOT / "Tests/site").glob("test_*.py"):
        names |= {f"{path.name}::{name}" for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M)}
    for path in (ROOT / "Tests").glob("*Tests/*.swift"):
        text = path.read_text(encoding="utf-8")
        for suite, body in re.findall(r"@Suite struct (\w+) \{(.*?)(?=\n@Suite|\Z)", text, re.S):
            names |= {f"{suite}.{name}" for name in re.findall(r"@Test.*?func (\w+)", body, re.S)}
    return names


def test_each_promise_names_tests_that_exist():
    table, known = rows("How we know"), defined()
    assert len(table) > 30
    for promise, held in table:
        names = re.findall(r"`([^`]+)`", held)
        assert names, promise
        for name in names:
            assert name in known or name.startswith("script/") and (ROOT / name).exists(), (promise, name)


@pytest.mark.parametrize("setting, code, word", [("", 1, "FAILED"), ("optional", 0, "SKIPPED: NOTHING WAS FUZZED")])
def test_fuzzing_is_never_left_out_in_silence(setting, code, word, tmp_path):
    """With a compiler that links no libFuzzer."""
    if os.uname().sysname != "Linux":
        pytest.skip("toolchains for Linux have libFuzzer, others may not")
    compiler = tmp_path / "swiftc"
    compiler.write_text("#!/bin/sh\nexit 1\n")
    compiler.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "TABADUL_FUZZ": setting}
    result = subprocess.run([str(ROOT / "script/fuzz-coverage"), "1"], capture_output=True, text=True, env=environment)
    assert result.returncode == code and word in result.stdout, result.stdout
