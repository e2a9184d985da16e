"""`tabadul receive`: contributions are placed, merged with what changed since, checked; issue forms are current and read back."""
import subprocess

import pytest

from conftest import ROOT, files, tabadul

PATH = "content/practices/ma/national-referral-mechanism.md"
ENTRY = "practices/ma/national-referral-mechanism"


def fingerprint(text):
    """64-bit FNV-1a, as docs/contributing-form.md has it."""
    value = 0xCBF29CE484222325
    for byte in text.encode():
        value = ((value ^ byte) * 0x100000001B3) % 2**64
    return f"{value:016x}"


def edit(text):
    return text.replace("---\n", f"---\n# tabadul: edit {ENTRY} base {fingerprint(text)}\n", 1)


def receive(source, tmp_path, text, *options):
    (tmp_path / "received.txt").write_text(text, encoding="utf-8")
    return tabadul("receive", tmp_path / "received.txt", "--source", source, "--language", "en", *options)


def git(source, *arguments):
    subprocess.run(["git", "-C", source, "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments], check=True, capture_output=True)


def test_each_shipped_practice_is_received_without_a_change(whole_source, tmp_path):
    source = whole_source
    (tmp_path / "inbox").mkdir()
    before = files(source / "content")
    for path in sorted((source / "content/practices").rglob("*.md")):
        if path.name.count(".") == 1:
            text = path.read_text(encoding="utf-8")
            entry = path.relative_to(source / "content").with_suffix("")
            marked = text.replace("---\n", f"---\n# tabadul: edit {entry} base {fingerprint(text)}\n", 1)
            (tmp_path / "inbox" / f"{path.parent.name}-{path.name}").write_text(marked, encoding="utf-8")
    result = tabadul("receive", tmp_path / "inbox", "--source", source, "--language", "en")
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.count("Nothing changes in") == len(list((tmp_path / "inbox").iterdir())) > 10
    assert files(source / "content") == before


def test_a_correction_keeps_what_changed_here_since(source, tmp_path):
    git(source, "init", "-q")
    git(source, "add", "-A")
    git(source, "commit", "-qm", "x")
    old = (source / PATH).read_text(encoding="utf-8")
    here = old.replace("scale: national", "scale: local")
    assert here != old
    (source / PATH).write_text(here, encoding="utf-8")
    assert (ours := old.replace("status: ongoing", "status: pilot")) != old
    result = receive(source, tmp_path, "Bonjour,\n\n" + edit(old).replace("status: ongoing", "status: pilot") + "\n-- \nA. B.\n")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "status" in result.stdout and "scale" not in result.stdout
    assert (source / PATH).read_text(encoding="utf-8") == ours.replace("scale: national", "scale: local")


def test_a_conflict_is_written_only_after_a_choice(source, tmp_path):
    git(source, "init", "-q")
    git(source, "add", "-A")
    git(source, "commit", "-qm", "x")
    old = (source / PATH).read_text(encoding="utf-8")
    (source / PATH).write_text(old.replace("status: ongoing", "status: ended"), encoding="utf-8")
    before = files(source / "content")
    received = edit(old).replace("status: ongoing", "status: pilot")
    result = receive(source, tmp_path, received)
    assert result.returncode == 1
    assert all(f"status: {word}" in result.stdout for word in ["ongoing", "ended", "pilot"]), result.stdout
    assert "--take" in result.stderr
    assert files(source / "content") == before
    unknown = receive(source, tmp_path, received, "--take", "title")
    assert unknown.returncode == 64 and "What changes: status" in unknown.stderr
    assert receive(source, tmp_path, received, "--take", "status").returncode == 0
    assert (source / PATH).read_text(encoding="utf-8") == old.replace("status: ongoing", "status: pilot")


def test_a_new_note_becomes_a_draft_and_is_checked(source, tmp_path):
    text = (source / PATH).read_text(encoding="utf-8")
    new = text.replace("---\n", "---\n# tabadul: new practices/ma/received\n", 1)
    result = receive(source, tmp_path, new)
    assert result.returncode == 0, result.stdout + result.stderr
    written = (source / "content/practices/ma/received.md").read_text(encoding="utf-8")
    assert written == text.replace("\n---\n", "\ndraft: true\n---\n", 1)
    # The name is taken now: another note does not overwrite it.
    other = new.replace("status: ongoing", "status: pilot")
    assert receive(source, tmp_path, other).returncode == 0
    assert (source / "content/practices/ma/received.md").read_text(encoding="utf-8") == written
    assert "status: pilot" in (source / "content/practices/ma/received-2.md").read_text(encoding="utf-8")
    broken = new.replace("practices/ma/received", "practices/ma/broken").replace("country: ma", "country: xx")
    result = receive(source, tmp_path, broken)
    assert result.returncode == 1 and "practices/ma/broken.md" in result.stderr


def test_one_unreadable_file_stops_all(source, tmp_path):
    before = files(source / "content")
    (tmp_path / "a.md").write_text((source / PATH).read_text(encoding="utf-8").replace("---\n", "---\n# tabadul: new practices/ma/a\n", 1), encoding="utf-8")
    (tmp_path / "b.txt").write_text("السلام عليكم\n", encoding="utf-8")
    result = tabadul("receive", tmp_path / "a.md", tmp_path / "b.txt", tmp_path / "absent.md", "--source", source, "--language", "en")
    assert result.returncode == 1
    assert "b.txt" in result.stderr and "absent.md" in result.stderr
    assert files(source / "content") == before


def test_a_report_changes_no_file(source, tmp_path):
    before = files(source / "content")
    result = receive(source, tmp_path, f"tabadul: report {ENTRY}\nالجملة خاطئة\n")
    assert result.returncode == 0 and "الجملة خاطئة" in result.stdout
    assert files(source / "content") == before


def test_issue_forms_are_current(tmp_path):
    result = tabadul("schema", "--issue-forms", tmp_path, "--source", ROOT)
    assert result.returncode == 0, result.stderr
    made = files(tmp_path)
    assert len(made) == 12
    for name, content in made.items():
        assert (ROOT / name).read_bytes() == content, f"{name}: run tabadul schema --issue-forms ."


@pytest.mark.parametrize("language, host", [("ar", "github"), ("fr", "github"), ("en", "github"), ("fr", "gitlab")])
def test_the_body_of_an_issue_form_becomes_a_draft(source, tmp_path, language, host):
    import yaml

    form = yaml.safe_load((ROOT / f".github/ISSUE_TEMPLATE/new-practice.{language}.yml").read_text(encoding="utf-8"))
    answers = {
        "title": "وحدة متنقلة لمرافقة الضحايا", "since": "٢٠٢١", "section-context": "نص السياق سنة 2021 [1].",
        "section-approach": "نص المضمون [1].", "steps": "رصد | يبدأ العمل بالرصد [1].\n- إحالة",
        "sources": "وزارة العدل، تقرير سنوي، 2022، https://example.org/report",
        "summary": "ملخص من ستين حرفا على الأقل لكي تقبله القاعدة التي تحدد طول الملخص في البطاقات.",
    }
    body, labels = "مرحبا\n\n", {}
    for element in form["body"]:
        if element["type"] == "markdown":
            continue
        name, options = element["id"], element["attributes"].get("options")
        answer = answers.get(name) or (options[0] if options and element.get("validations") else "_No response_")
        body += f"### {element['attributes']['label']}\n\n{answer}\n\n"
        labels[name] = (element["attributes"]["label"], answer)
    if host == "gitlab":
        body = (ROOT / f".gitlab/issue_templates/new-practice.{language}.md").read_text(encoding="utf-8")
        for label, answer in labels.values():
            assert f"### {label}\n" in body
            body = body.replace(f"### {label}\n", f"### {label}\n{answer}\n" if answer != "_No response_" else f"### {label}\n", 1)
    result = receive(source, tmp_path, body, "--entry", "practices/ma/from-issue")
    assert (path := source / "content/practices/ma/from-issue.md").exists(), result.stdout + result.stderr
    note = path.read_text(encoding="utf-8")
    front = yaml.safe_load(note.split("---\n")[1])
    assert front["title"] == answers["title"] and front["since"] == 2021 and front["draft"] is True
    assert [step["title"] for step in front["steps"]] == ["رصد", "إحالة"]
    assert front["sources"][0]["url"] == "https://example.org/report" and front["sources"][0]["key"] == "s1"
    assert front["status"] and front["topic"] and front["country"]
    assert "نص السياق سنة 2021 [^s1]." in note


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_a_correction_from_gitlab_is_applied(source, tmp_path, language):
    """The template holds headings and comments; a writer fills in what they know below the headings. A sentence of a translation is found there."""
    body = (ROOT / f".gitlab/issue_templates/correction.{language}.md").read_text(encoding="utf-8")
    headings = [line for line in body.split("\n") if line.startswith("### ")]
    assert len(headings) == 5
    file = source / (PATH if language == "ar" else PATH[:-2] + language + ".md")
    old = file.read_text(encoding="utf-8")
    sentence = old.split("\n---\n\n## ")[1].split("\n\n")[1].split("[^")[0]
    for heading, answer in zip(headings, [f"https://example.org/fr/{ENTRY}.html", "السياق", sentence, "جملة جديدة", "وزارة العدل، 2024"]):
        body = body.replace(heading + "\n", f"{heading}\n{answer}\n", 1)
    result = receive(source, tmp_path, body)
    assert "وزارة العدل، 2024" in result.stdout, result.stdout + result.stderr
    assert file.read_text(encoding="utf-8") == old.replace(sentence, "جملة جديدة")


def test_a_correction_of_a_sentence_is_applied_where_it_stands_once(source, tmp_path):
    import yaml

    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/correction.fr.yml").read_text(encoding="utf-8"))
    labels = {element["id"]: element["attributes"]["label"] for element in form["body"] if "id" in element}
    old = (source / PATH).read_text(encoding="utf-8")
    sentence = old.split("## السياق\n\n")[1].split("[^")[0]

    def body(current):
        answers = {"entry": f"https://example.org/{ENTRY}.html", "current": current, "proposed": "جملة جديدة", "source": "وزارة العدل، 2024"}
        return "\n\n".join(f"### {labels['correction-' + name]}\n\n{answer}" for name, answer in answers.items())

    result = receive(source, tmp_path, body("جملة ليست هنا"))
    assert result.returncode == 1 and "جملة ليست هنا" in result.stdout and "exactly once" in result.stderr
    assert (source / PATH).read_text(encoding="utf-8") == old
    result = receive(source, tmp_path, body(sentence))
    assert "وزارة العدل، 2024" in result.stdout, result.stdout + result.stderr
    assert (source / PATH).read_text(encoding="utf-8") == old.replace(sentence, "جملة جديدة")


def test_documents_of_other_formats_say_what_to_do(source, tmp_path):
    before = files(source / "content")
    for name, words in {
            "note.pdf": ["a PDF cannot be read"], "note.odt": ["tabadul import", "note.odt"], "note.doc": ["as .docx", "note.docx"], "note.md": ["UTF-8"]}.items():
        (tmp_path / name).write_bytes(b"\xff\xfe")
        result = tabadul("receive", tmp_path / name, "--source", source, "--language", "en")
        assert result.returncode == 1 and all(word in result.stderr for word in words), result.stderr
        assert result.stderr.count(f"{tmp_path / name}: ") == 1, result.stderr
    assert files(source / "content") == before


def test_an_original_in_another_script_is_noticed(source, tmp_path):
    note = "---\n# tabadul: new practices/ma/{name}\n{front}title: \"{title}\"\ncountry: ma\ntopic: referral\n---\n\n## السياق\n\n{text}\n"
    french = {"title": "Formation des juges à la traite des personnes", "text": "Les juges suivent une formation chaque année dans le pays."}
    arabic = {"title": "تكوين القضاة على قضايا الاتجار بالبشر", "text": "يتلقى القضاة تكوينا كل سنة في البلد بدعم من OIM."}
    for name, front, words, isNoticed in [("a", "", french, True), ("b", "", arabic, False), ("c", "original: fr\n", french, False), ("d", "original: fr\n", arabic, True)]:
        result = receive(source, tmp_path, note.format(name=name, front=front, **words), "--dry-run")
        assert ("not written in the language of the original" in result.stdout) == isNoticed, (name, result.stdout, result.stderr)
