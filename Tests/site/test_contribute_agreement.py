"""The form and `tabadul check` call the same fields of a note wrong: on kept cases, and on spoilt notes: 400, and 2,000 with --every-page."""
import collections
import json
import random
import re
import shutil

from conftest import ROOT, copied, tabadul
from mutants import mutant
from test_contribute import PRACTICES, opened, tab  # noqa: F401

DAY = "2026-11-24"

# Rules that the form does not apply, or applies to another place: `docs/contributing-form.md` gives the reasons.
ONLY_THE_CHECK = {
    "unused-stage", "confusable-letter", "case-number", "national-id", "person-name", "shelter-place", "map-coordinates", "uneven-table", "table-too-large",
    "key-spelling", "alias-taken", "duplicate-source", "contradictory-source", "address-as-text", "broken-anchor", "wrong-folder", "stale-translation", "stale-note", "still-to-write", "unpublished-leak",
    "translation-mismatch", "private-name", "evidence-without-reason",
}

FIELDS = """([texts, day]) => {
  const { data, read } = TabadulNote, site = data.site, form = data.forms.practices;
  return texts.map(([folder, text]) => {
    const note = read(text, form, site);
    note.folder = folder;
    return TabadulCheck.check(note, form, site, day).map(finding => [finding.field, finding.code]);
  });
}"""


def roles():
    text = (ROOT / "strings/ar/vocabularies.yaml").read_text(encoding="utf-8")
    block = re.search(r"(?m)^section:\n((?:  .*\n)+)", text)[1]
    return {heading: role for role, heading in re.findall(r'  (\w+): "?([^"\n]*)"?', block)}


ROLES = roles()


def place(text, diagnostic):
    """The field or section in which a diagnostic stands."""
    line, code, offender = diagnostic["line"], diagnostic["code"], diagnostic["offender"]
    if code == "missing-section":
        return "section." + ROLES[offender]
    if code == "missing-key" and line and offender and re.fullmatch(r"[a-z_]+", offender) and f"\n{offender}:" not in text.split("\n---\n")[0] and line <= 2:
        return offender
    lines = text.split("\n")
    end = lines.index("---", 1)
    if line - 1 < end:
        for number in range(line - 1, 0, -1):
            match = re.match(r"([A-Za-z_]+):", lines[number])
            if match:
                return match[1]
        return ""
    for number in range(line - 1, end, -1):
        if lines[number].startswith("## "):
            role = ROLES.get(lines[number][3:].strip().rstrip(":").strip())
            return "section." + role if role else "part"
    return "part"


def top(field):
    if field.startswith("section."):
        return field
    return "part" if field.startswith("part.") else field.split(".")[0]


def judged(source):
    """The diagnostics of the check by file."""
    result = tabadul("check", "--source", source, "--diagnostics", "json", "--date", DAY, "--language", "en", timeout=400)
    found = collections.defaultdict(list)
    for line in result.stdout.splitlines():
        item = json.loads(line)
        quoted = re.search(r"[\"“`']([^\"”`']+)[\"”`']", item["message"])
        item["offender"] = quoted[1] if quoted else ""
        found[item["file"]].append(item)
    return found


def test_the_form_and_the_check_agree_on_spoilt_notes(tab, site, tmp_path, request):  # noqa: F811
    count = 2000 if request.config.getoption("--every-page") else 400
    generator = random.Random(25)
    source = copied(tmp_path / "source")
    # No page is made of what is spoilt, and no translation is judged.
    shutil.rmtree(source / "themes")
    for path in source.glob("content/**/*.[fe][rn].md"):
        path.unlink()
    notes = {}
    for number in range(count):
        path = generator.choice(PRACTICES)
        name, text = mutant(path.read_text(encoding="utf-8"), generator)
        target = f"content/practices/{path.parent.name}/spoilt-{number}.md"
        (source / target).write_text(text, encoding="utf-8")
        notes[target] = (name, text)
    found = judged(source)
    page = opened(tab, site)
    paths = list(notes)
    own = []
    for start in range(0, count, 250):
        own += page.evaluate(FIELDS, [[["/".join(path.split("/")[1:3]), notes[path][1]] for path in paths[start:start + 250]], DAY])
    differences, agreed = [], 0
    for path, findings in zip(paths, own):
        name, text = notes[path]
        check = {place(text, item) for item in found[path] if item["code"] not in ONLY_THE_CHECK}
        form = {top(field) for field, _ in findings}
        if check == form:
            agreed += len(check) > 0
        else:
            differences.append((name, path, sorted((place(text, item), item["code"]) for item in found[path]), findings))
    summary = collections.Counter(name for name, *_ in differences)
    assert differences == [], (len(differences), summary, differences[:5])
    assert agreed > count * 0.8


def test_the_form_finds_what_the_vectors_say(tab, site):  # noqa: F811
    """The same cases as the Swift test `ContributionVectorTests`."""
    vectors = json.loads((ROOT / "Tests/contribute/vectors.json").read_text(encoding="utf-8"))
    page = opened(tab, site)
    texts = [["practices/ma", vectors["note"].replace(case["replace"], case["by"], 1)] for case in vectors["cases"]]
    found = page.evaluate(FIELDS, [texts, vectors["day"]])
    wrong = [(case["name"], own, case["expected"]) for case, own in zip(vectors["cases"], found) if sorted(map(tuple, set(map(tuple, own)))) != sorted(map(tuple, case["expected"]))]
    assert len(found) > 50 and wrong == []
