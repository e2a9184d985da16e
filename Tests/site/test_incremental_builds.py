"""A build after changes equals a clean one, byte for byte, whatever the changes were."""
import os
import pathlib
import random
import re
import shutil
import tempfile

import pytest

from conftest import FIXTURE, ROOT, caches, files, tabadul

SCRIPTS = 200


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """In memory where the system has such a place: hundreds of small sites are written."""
    memory = pathlib.Path("/dev/shm")
    if not os.access(memory, os.W_OK):
        yield tmp_path_factory.mktemp("increments")
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield pathlib.Path(folder)


def notes(source):
    return sorted(p for p in (source / "content").rglob("*.md"))


def edit_text(source, rng):
    path = rng.choice(notes(source))
    path.write_text(path.read_text(encoding="utf-8") + f"\nجملة رقمها حرفي {rng.choice('ابتثجح')}.\n", encoding="utf-8")


def edit_title(source, rng):
    path = rng.choice([p for p in notes(source) if p.read_text(encoding="utf-8").count("\ntitle: \"")])
    path.write_text(path.read_text(encoding="utf-8").replace('\ntitle: "', f'\ntitle: "{rng.choice("ابتثجح")} ', 1), encoding="utf-8")


def add_note(source, rng):
    path = rng.choice([p for p in notes(source) if "practices" in p.parts and p.suffixes == [".md"]])
    shutil.copy(path, path.with_name(f"copy-{rng.randrange(1000)}.md"))


def rename_note(source, rng):
    path = rng.choice([p for p in notes(source) if "practices" in p.parts and p.suffixes == [".md"]])
    path.rename(path.with_name(f"renamed-{rng.randrange(1000)}.md"))


def delete_note(source, rng):
    rng.choice(notes(source)).unlink()


def make_draft(source, rng):
    path = rng.choice([p for p in notes(source) if "practices" in p.parts and p.suffixes == [".md"]])
    path.write_text(path.read_text(encoding="utf-8").replace("\nstatus:", "\ndraft: true\nstatus:", 1), encoding="utf-8")


def practices(source):
    return [p for p in notes(source) if "practices" in p.parts and p.suffixes == [".md"]]


def add_before_status(path, lines):
    path.write_text(path.read_text(encoding="utf-8").replace("\nstatus:", f"\n{lines}\nstatus:", 1), encoding="utf-8")


def tell_history(source, rng):
    path = rng.choice(practices(source))
    add_before_status(path, f'changes:\n  - {{date: 2026-11-{rng.randint(10, 20)}, kind: corrected, text: {{ar: "صُحح النص"}}}}')


def answer(source, rng):
    add_before_status(rng.choice(practices(source)), 'replies:\n  - {institution: aa/committee, date: 2026-11-20, text: "رد اللجنة."}\nexploitation_forms: [begging]')


def tell_outcome(source, rng):
    if len(practices(source)) < 2:
        return
    first, second = rng.sample(practices(source), 2)
    name = "/".join(second.with_suffix("").parts[-2:])
    add_before_status(first, f"""adapted_from: {name}
objectives_met: {{value: unknown}}
unknown:
  - {{field: cost, searched: "التقارير السنوية", searched_on: 2026-11-20}}""")


def take_back(source, rng):
    add_before_status(rng.choice(practices(source)), 'withdrawn: {date: 2026-11-20, reason: {ar: "حل محلها نص أحدث"}}')


def validate(source, rng):
    path = rng.choice(practices(source))
    tabadul("validate", path.relative_to(source), "--institution", "aa/committee", "--source", source)


def name_concept(source, rng):
    (source / "content/concepts").mkdir(exist_ok=True)
    (source / "content/concepts/cases.md").write_text(
        f'---\ntitle: {{ar: "قضايا"}}\ndefinition: {{ar: "عدد القضايا"}}\ncomparable: {rng.choice(["care", "no"])}\nreason: {{ar: "سبب"}}\n---\n', encoding="utf-8")
    for path in (source / "content/indicators").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        if "\nconcept:" not in text:
            path.write_text(text.replace("\nseries:", "\nconcept: cases\nseries:", 1), encoding="utf-8")


def compare(source, rng):
    """Contrasts of a topic; a second time, another value of an answer."""
    path = source / "content/topics/referral.md"
    if not path.exists():
        return
    text = path.read_text(encoding="utf-8")
    if "\ncontrasts:" in text:
        path.write_text(re.sub(r"(country: bb, value: )\w+", rf"\g<1>{rng.choice(['yes', 'no', 'partly'])}", text), encoding="utf-8")
        return
    path.write_text(text.replace("\norder: 1\n", """
order: 1
contrasts:
  - label: {ar: "هل لها نص مكتوب؟"}
    answers:
      - {country: aa, value: yes, text: {ar: "نص منشور[^s1]"}}
      - {country: bb, value: no, text: {ar: "لا نص[^s1]"}}
      - {country: cc, value: unknown}
""", 1), encoding="utf-8")


def change_style(source, rng):
    with (source / "themes/default/assets/style.css").open("a") as sheet:
        sheet.write(f"\n/* {rng.random()} */\n")


def change_template(source, rng):
    path = rng.choice(sorted((source / "themes/default/templates").glob("*.mustache")))
    path.write_text(path.read_text(encoding="utf-8").replace("</h1>", f"</h1><!-- {rng.randrange(9)} -->", 1), encoding="utf-8")


def change_string(source, rng):
    path = source / f"themes/default/strings/{rng.choice(['ar', 'fr', 'en'])}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace('home: "', 'home: "+', 1), encoding="utf-8")


def change_settings(source, rng):
    path = source / "content/site.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("CC-BY-4.0", rng.choice(["CC-BY-4.0", "CC0-1.0"])), encoding="utf-8")


def spoil_cache(source, rng):
    for path in sorted(p for kind in ("ledger", "parsed", "pictures") for p in caches(kind)):
        if path.stat().st_size and rng.random() < 0.6:
            spoilt = bytearray(path.read_bytes())
            if rng.random() < 0.5:
                del spoilt[rng.randrange(len(spoilt)):]
            else:
                spoilt[rng.randrange(len(spoilt))] ^= 1 << rng.randrange(8)
            path.write_bytes(spoilt)


def tamper_with_site(source, rng):
    site = source.parent / "site"
    path = rng.choice(sorted(p for p in site.rglob("*") if p.is_file() and p.name != ".tabadul"))
    if rng.random() < 0.5:
        path.unlink()
    else:
        path.write_text("not ours")


CHANGES = [edit_text] * 4 + [edit_title] * 3 + [
    tell_history, answer, tell_outcome, take_back, validate, name_concept, compare, edit_text,
    add_note, rename_note, delete_note, make_draft, change_style, change_template, change_string, change_settings, spoil_cache, tamper_with_site]


def pytest_generate_tests(metafunc):
    """A fifth of the scripts, in turn with the day; all with --every-page."""
    if "first" in metafunc.fixturenames:
        config, starts = metafunc.config, range(0, SCRIPTS, 20)
        metafunc.parametrize("first", starts if config.getoption("--every-page") else starts[config.getoption("--sample-seed") % 5::5])


def test_an_incremental_build_equals_a_clean_one(place, first):
    published = 0
    for seed in range(first, first + 20):
        rng = random.Random(seed)
        base = place / str(seed)
        source = base / "source"
        shutil.copytree(FIXTURE / "content", source / "content")
        shutil.copytree(ROOT / "themes", source / "themes")
        assert tabadul("build", "--source", source, "--output", base / "site").returncode == 0
        script = []
        for _ in range(rng.randint(1, 4)):
            change = rng.choice(CHANGES)
            script.append(change.__name__)
            change(source, rng)
            before = files(base / "site")
            step = tabadul("build", "--source", source, "--output", base / "site")
            if step.returncode != 0:
                assert files(base / "site") == before, script
        clean = tabadul("build", "--source", source, "--output", base / "clean")
        assert clean.returncode == step.returncode, (script, clean.stderr, step.stderr)
        if "moved-without-alias" not in step.stderr:
            assert clean.stderr == step.stderr
        if clean.returncode == 0:
            published += 1
            assert files(base / "site") == files(base / "clean"), script
        shutil.rmtree(base)
    assert published >= 8


def test_a_build_without_a_change_touches_no_file(tmp_path):
    shutil.copytree(FIXTURE / "content", tmp_path / "content")
    shutil.copytree(ROOT / "themes", tmp_path / "themes")

    def stamps():
        return {p: (p.stat().st_ino, p.stat().st_mtime_ns, p.stat().st_ctime_ns) for p in (tmp_path / "site").rglob("*")}

    assert tabadul("build", "--source", tmp_path).returncode == 0
    first = stamps()
    assert tabadul("build", "--source", tmp_path).returncode == 0
    assert stamps() == first
    note = tmp_path / "content/practices/cc/awareness-campaign.md"
    note.write_text(note.read_text(encoding="utf-8") + "\nجملة أخيرة.\n", encoding="utf-8")
    assert tabadul("build", "--source", tmp_path).returncode == 0
    kept = [p for p, stamp in stamps().items() if p.is_file() and p in first and first[p][:2] == stamp[:2]]
    changed = {p.relative_to(tmp_path / "site").as_posix() for p in first if p.is_file()} - {
        p.relative_to(tmp_path / "site").as_posix() for p in kept}
    assert "practices/cc/awareness-campaign.html" in changed
    assert "topics/awareness.html" in changed
    assert not any(path.startswith("practices/aa") or path == "index.html" for path in changed), changed
