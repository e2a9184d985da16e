"""`tabadul new` as its users use it: by options, and on a terminal with the mistakes that people make."""
import json
import os
import pty
import re
import select
import shutil
import time

import pytest

from conftest import BINARY, EPOCH, ROOT, files, tabadul

TITLE = "ممارسة جديدة للتجربة"


class Terminal:
    """The program on a terminal of its own."""

    def __init__(self, *arguments, language="en"):
        self.text = ""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm", "SOURCE_DATE_EPOCH": EPOCH}
            os.execve(BINARY, [BINARY, *map(str, arguments), "--language", language], environment)

    def expect(self, pattern, seconds=60):
        """Reads until the text holds the pattern; what was read before it is not looked at again."""
        end = time.monotonic() + seconds
        while not (hit := re.search(pattern, self.text, re.S)):
            ready, _, _ = select.select([self.fd], [], [], max(0, end - time.monotonic()))
            assert ready, f"waited for {pattern!r}, saw {self.text!r}"
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                data = b""
            assert data, f"ended before {pattern!r}, saw {self.text!r}"
            self.raw = getattr(self, "raw", b"") + data
            # French puts no-break spaces beside signs; the patterns have plain ones.
            self.text += re.sub("[\u00a0\u202f]", " ", data.decode("utf-8", "replace"))
        seen, self.text = self.text[: hit.end()], self.text[hit.end():]
        return seen

    def type(self, line):
        os.write(self.fd, (line + "\n").encode("utf-8"))

    def close_input(self):
        os.write(self.fd, b"\x04")

    def end(self):
        try:
            while data := os.read(self.fd, 65536):
                self.text += data.decode("utf-8", "replace")
        except OSError:
            pass
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return os.waitstatus_to_exitcode(status)


def new_files(source):
    return sorted(set(files(source)) - set(name for name in files(ROOT / "content") for name in ["content/" + name]) - set("themes/" + n for n in files(ROOT / "themes")))


def test_an_unfinished_draft_is_never_called_sound(source):
    arguments = ("--source", source, "--language", "en")
    made = tabadul("new", "practice", *arguments, "--country", "ma", "--topic", "identification", "--title", TITLE, "--slug", "trial")
    assert made.returncode == 0, made.stderr
    marks = sum("✎" in line for line in (source / "content/practices/ma/trial.md").read_text(encoding="utf-8").split("\n"))
    for options in ((), ("--drafts",)):
        check = tabadul("check", *arguments, *options)
        assert check.returncode == 0 and "sound" not in check.stdout, check.stdout
        assert f"{marks} places still to write in content/practices/ma/trial.md" in check.stdout
    reported = tabadul("check", *arguments, "--drafts", "--diagnostics", "json").stdout.splitlines()
    assert [issue["code"] for issue in map(json.loads, reported)] == ["still-to-write"]


def strictly_sound(source, *allowed):
    """The check finds nothing but places still to write, and the codes that a test allows."""
    result = tabadul("check", "--source", source, "--drafts", "--diagnostics", "json", "--language", "en")
    assert result.returncode == 0, result.stdout
    assert {json.loads(line)["code"] for line in result.stdout.splitlines()} <= {"still-to-write", *allowed}, result.stdout


BY_OPTIONS = [
    (("practice", "--country", "ma", "--topic", "identification", "--title", TITLE, "--slug", "trial"), "content/practices/ma/trial.md"),
    (("topic", "--theme", "protection", "--title", "كيف تُصان خصوصية الضحية؟", "--slug", "privacy-of-victims"), "content/topics/privacy-of-victims.md"),
    (("institution", "--country", "tn", "--title", "هيئة للتجربة", "--slug", "trial-body"), "content/institutions/tn/trial-body.md"),
    (("institution", "--country", "int", "--kind", "international", "--title", "منظمة", "--slug", "trial-body"), "content/institutions/int/trial-body.md"),
    (("instrument", "--country", "eg", "--kind", "law", "--title", "قانون للتجربة", "--slug", "trial-law"), "content/instruments/eg/trial-law.md"),
    (("term", "--title", "مصطلح للتجربة", "--slug", "trial-term"), "content/terms/trial-term.md"),
    (("round-table", "--themes", "protection,prevention", "--title", "المائدة المستديرة للتجربة", "--slug", "trial-table"), "content/round-tables/trial-table.md"),
    (("indicator", "--country", "ma", "--theme", "protection", "--title", "مؤشر للتجربة", "--slug", "trial-figure"), "content/indicators/trial-figure.md"),
]


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_every_scaffold_is_a_valid_draft(language, source):
    for arguments, path in BY_OPTIONS:
        result = tabadul("new", *arguments, "--source", source, "--language", language)
        assert result.returncode == 0, result.stderr
        assert path in result.stdout and "tabadul check" in result.stdout
        text = (source / path).read_text(encoding="utf-8")
        assert "draft: true" in text and ("✎" in text or "/int/" in path)
    strictly_sound(source)


@pytest.mark.parametrize("arguments, path", [pair for pair in BY_OPTIONS if "/int/" not in pair[1]])
def test_a_scaffold_is_never_published_half_written(arguments, path, source):
    assert tabadul("new", *arguments, "--source", source).returncode == 0
    note = source / path
    note.write_text("\n".join(line for line in note.read_text(encoding="utf-8").split("\n") if not line.startswith("draft:")), encoding="utf-8")
    result = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "en")
    assert result.returncode == 1
    assert result.stdout.count("left-to-fill") == 1 and result.stdout.count('"error"') == 1, result.stdout


def test_a_file_is_never_overwritten(source):
    for arguments, path in BY_OPTIONS:
        tabadul("new", *arguments, "--source", source)
        (source / path).write_text("mine", encoding="utf-8")
        again = tabadul("new", *arguments, "--source", source)
        assert again.returncode == 1 and "was not touched" in again.stderr
        assert (source / path).read_text(encoding="utf-8") == "mine"


def test_any_field_can_be_given(source):
    result = tabadul(
        "new", "institution", "--source", source, "--country", "tn", "--slug", "given", "--set", "name.ar=هيئة «كذا»", "--set", 'name.fr=Instance "test"',
        "--set", "kind=body", "--set", "url=https://example.org/")
    assert result.returncode == 0, result.stderr
    text = (source / "content/institutions/tn/given.md").read_text(encoding="utf-8")
    assert 'name: {ar: "هيئة «كذا»", fr: "Instance \\"test\\""}' in text and "kind: body" in text and "url: https://example.org/" in text
    strictly_sound(source, "straight-quotes")


@pytest.mark.parametrize("arguments, word", [
    (("practice", "--country", "maa", "--topic", "referral", "--title", TITLE), "ma, "),
    (("practice", "--country", "ma", "--topic", "referal", "--title", TITLE), "(referral?)"),
    (("practice", "--country", "ma", "--topic", "referral", "--title", "قصير"), "10"),
    (("practice", "--country", "ma", "--topic", "referral"), "--title is missing"),
    (("practice",), "--country is missing: ma, eg, tn"),
    (("practice", "--country", "ma", "--topic", "referral", "--title", TITLE, "--slug", "../x"), "--slug"),
    (("practice", "--country", "ma", "--topic", "referral", "--title", TITLE, "--slug", "اسم عربي"), "--slug"),
    (("practice", "--country", "ma", "--topic", "referral", "--title", TITLE, "--set", "sumary=x"), "(summary?)"),
    (("practice", "--country", "ma", "--topic", "referral", "--title", TITLE, "--set", "since=2026-13"), "2023-04"),
    (("practice", "--country", "ma", "--topic", "referral", "--title", TITLE, "--set", "summary"), "key=value"),
    (("topic", "--theme", "protection", "--title", "كيف تُصان خصوصية الضحية؟"), "--slug is missing"),
    (("translation", "practices/ma/no-such-note", "--to", "fr"), "practices/ma/no-such-note.md"),
    (("translation", "practices/ma/national-referral-mechanism", "--to", "ar"), "fr, en"),
])
def test_wrong_options_are_reported_and_write_nothing(arguments, word, source):
    before = files(source)
    result = tabadul("new", *arguments, "--source", source)
    assert result.returncode == 64 and word in result.stderr, result.stderr
    assert files(source) == before


def unlinked_answer(source, country):
    """The files of a practice that is its country's only answer to its topic and that no other entry names."""
    texts = {path: path.read_text(encoding="utf-8") for path in (source / "content").rglob("*.md")}
    answers = {}
    for path in sorted((source / "content/practices" / country).glob("*.md")):
        if topic := re.search(r"^topic: (\S+)$", texts[path], re.M):
            answers.setdefault(topic[1], []).append(path)
    for paths in answers.values():
        stem = paths[0].stem
        files = set(paths[0].parent.glob(stem + ".*"))
        if len(paths) == 1 and not any(re.search(rf"\b{stem}\b", text) for path, text in texts.items() if path not in files):
            return files
    raise AssertionError("every practice is named by another entry")


def test_on_a_terminal_with_the_mistakes_people_make(whole_source):
    """Wrong number, empty line, a word, Arabic digits, an arrow key, a title too short, a file name with spaces."""
    source = whole_source
    for file in unlinked_answer(source, "tn"):
        file.unlink()
    t = Terminal("new", "practice", "--source", source)
    t.expect(r"1\. Morocco  \[ma\]")
    t.expect("Number: ")
    t.type("9")
    t.expect("not one of the choices.*1 to 3.*Number: ")
    t.type("")
    t.expect("1 to 3.*Number: ")
    t.type("tunizia")
    t.expect("not one of the choices.*Tunisia.*Number: ")
    t.type("تونس")  # by its Arabic name
    t.expect("Number: ")
    t.type("back")
    t.expect("Number: ")
    t.type("٣")  # Tunisia, with an Arabic digit
    menu = t.expect("Number: ")
    rows = re.findall(r"^\s*(\d+)\. .*?( ○)?  \[([a-z-]+)\]", menu, re.M)
    marks = [bool(mark) for _, mark, _ in rows]
    assert any(marks) and marks == sorted(marks, reverse=True), "topics without an answer come first"
    t.type("1 2")
    t.expect("Only one answer here; you gave 2.*Number: ")
    t.type("1")
    t.expect("slogan.*: ")
    t.type("قصير")
    t.expect("Between 10 and 120 characters; this has 4.*: ")
    t.type("\x1b[D" + TITLE + ' "للتجربة"')
    t.expect(r"planned.*Number: ")
    t.type("pilot")
    t.expect("since when.*later.*: ")
    t.type("البارحة")
    t.expect("2023-04-26.*: ")
    t.type("٢٠٢٣")
    t.expect(r"Number \(or several, with spaces\) \[tn/[a-z-]+\]: ")
    t.type("")
    t.expect(r"file's name.*\[[a-z-]+\]: ")
    t.type("my new note")
    t.expect("Only small Latin letters.*: ")
    t.type("my-new-note")
    summary = t.expect("Enter to write it")
    assert "Tunisia" in summary and "my-new-note.md" in summary and TITLE in summary
    t.type("")
    said = t.expect("tabadul check --drafts")
    assert t.end() == 0
    path = source / "content/practices/tn/my-new-note.md"
    assert str(path) in said
    text = path.read_text(encoding="utf-8")
    assert f'title: "{TITLE} \\"للتجربة\\""' in text
    assert "status: pilot" in text and "\nevidence:" not in text and "since: 2023\n" in text and f"topic: {rows[0][2]}\n" in text
    strictly_sound(source, "straight-quotes")


@pytest.mark.parametrize("typed", [[], ["1"], ["1", "1", TITLE, "1"]])
def test_closing_the_input_stops_and_writes_nothing(typed, source):
    before = files(source)
    t = Terminal("new", "--source", source, language="fr")
    for line in typed:
        t.expect(" : $")
        t.type(line)
    t.expect(" : $")
    t.close_input()
    t.expect("rien n’a été écrit")
    assert t.end() == 1
    assert files(source) == before


def test_the_questions_are_in_arabic_and_enter_leaves_for_later(source):
    t = Terminal("new", "practice", "--source", source, "--country", "eg", "--topic", "referral", language="ar")
    t.expect("لا شعار")
    t.expect(": $")
    t.type(TITLE)
    t.expect("جارية")
    t.expect("الرقم: $")
    t.type("٣")
    t.expect("لاحقا في الملف.*: $")
    t.type("")
    t.expect(r"\[eg/[a-z-]+\]: $")
    t.type("")
    t.expect(r"\[([a-z0-9-]+)\]: $")
    t.type("")
    t.expect("هذا ما سيُكتب.*مصر.*رجوع")
    t.type("")
    t.expect("كُتب الملف")
    assert t.end() == 0
    (name,) = new_files(source)
    text = (source / name).read_text(encoding="utf-8")
    assert re.search(r"^since: \d{4}  # ✎ منذ متى$", text, re.M) and "status: ongoing" in text
    strictly_sound(source)


TRANSLATED = ["practices/ma/national-referral-mechanism", "topics/referral", "round-tables/first-egypt-2023", "pages/about", "themes/protection", "countries/ma"]


@pytest.mark.parametrize("note", TRANSLATED)
def test_a_translation_is_a_valid_draft_with_the_fingerprint_of_its_original(note, source):
    path = source / f"content/{note}.fr.md"
    stamp = re.search(r"^translates: .*$", path.read_text(encoding="utf-8"), re.M).group(0)
    path.unlink()
    result = tabadul("new", "translation", f"content/{note}.md", "--to", "fr", "--source", source, "--language", "fr")
    assert result.returncode == 0, result.stderr
    text = path.read_text(encoding="utf-8")
    assert stamp in text and "draft: true" in text and "✎" in text
    strictly_sound(source)
    assert tabadul("new", "translation", note, "--to", "fr", "--source", source).returncode == 1
    assert path.read_text(encoding="utf-8") == text


def test_a_translation_draft_shows_nowhere_and_half_written_is_refused(source, tmp_path):
    path = source / "content/practices/ma/national-referral-mechanism.fr.md"
    path.unlink()
    assert tabadul("new", "translation", "practices/ma/national-referral-mechanism", "--to", "fr", "--source", source).returncode == 0
    output = tmp_path / "site"
    assert tabadul("build", "--source", source, "--output", output).returncode == 0
    # The scripts of the form know the sign, as they look for it.
    assert not [name for name, data in files(output).items() if "✎".encode() in data and "contribute" not in name]
    text = path.read_text(encoding="utf-8")
    assert text.count("[^") == (ROOT / "content/practices/ma/national-referral-mechanism.fr.md").read_text(encoding="utf-8").count("[^") + 1  # the guidance names [^…]
    assert "## Contexte" in text and "- title:" in text
    path.write_text("\n".join(line for line in text.split("\n") if not line.startswith("draft:")), encoding="utf-8")
    result = tabadul("check", "--source", source, "--diagnostics", "json")
    assert result.returncode == 1 and result.stdout.count("left-to-fill") == 1


def test_a_record_that_holds_its_languages_says_so(source):
    result = tabadul("new", "translation", "terms/victim", "--to", "fr", "--source", source)
    assert result.returncode == 1 and "in its own file" in result.stderr


def test_a_round_table_by_dialogue_takes_several_themes_and_no_host(source):
    t = Terminal("new", "round-table", "--source", source)
    t.expect("title.*: $")
    t.type("المائدة المستديرة للتجربة")
    t.expect("held.*Number: $")
    t.type("2")
    t.expect(r"Number \(or several, with spaces\): $")
    t.type("1،٢ 9")
    t.expect("not one of the choices.*: $")
    t.type("2, 1")
    t.expect(r"host country.*—  \[-\].*\[-\]: $")
    t.type("")
    t.expect("file's name.*: $")
    t.type("")
    t.expect("An answer is needed.*: $")
    t.type("trial-table")
    t.expect("Enter to write it")
    t.type("")
    t.expect("File written")
    assert t.end() == 0
    text = (source / "content/round-tables/trial-table.md").read_text(encoding="utf-8")
    assert re.search(r"^themes: \[\w+, \w+\]$", text, re.M) and "status: announced" in text and "\nhost:" not in text
    assert re.search(r"^edition: [4-9]$", text, re.M)
    strictly_sound(source)


def test_an_institution_by_dialogue_has_its_names_in_three_languages(source):
    before = files(source)
    t = Terminal("new", "institution", "--source", source, language="fr")
    t.expect(r"international  \[int\].*Numéro : $")
    t.type("2")
    t.expect(r"Numéro : $")
    t.type("associations")  # nearly
    t.expect("Vouliez-vous dire « association ».*Numéro : $")
    t.type("association")
    t.expect("العربية : $")
    t.type("   ")
    t.expect("réponse est nécessaire.*العربية : $")
    t.type("جمعية للتجربة")
    t.expect("Français.*: $")
    t.type("Association d’essai")
    t.expect("English.*: $")
    t.type("")
    t.expect("Nom du fichier.* : $")
    t.type("trial")
    t.expect("sera écrit")
    t.type("")
    t.expect("Fichier écrit")
    assert t.end() == 0
    (name,) = set(files(source)) - set(before)
    assert name == "content/institutions/eg/trial.md"
    assert 'name: {ar: "جمعية للتجربة", fr: "Association d’essai"}' in (source / name).read_text(encoding="utf-8")
    strictly_sound(source)


def test_a_reviewed_translation_is_accepted(source):
    """The original changes, the check says so, the translator accepts; a name mistyped changes nothing."""
    path = "content/practices/ma/national-referral-mechanism.fr.md"
    note = source / path.replace(".fr", "")
    note.write_text(note.read_text(encoding="utf-8").replace("ما زال التطبيق متفاوتا", "ما يزال التطبيق متفاوتا"), encoding="utf-8")
    stale = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "en").stdout
    assert stale.count("stale-translation") >= 1 and f"tabadul translate --accept {path}" in stale
    before = files(source)
    wrong = tabadul("translate", "--accept", "--source", source, path.replace("national", "natonal"))
    assert wrong.returncode == 64 and f"({path}?)" in wrong.stderr and files(source) == before
    result = tabadul("translate", "--accept", "--source", source, path)
    assert result.returncode == 0 and path in result.stdout
    assert [name for name, data in files(source).items() if data != before[name]] == [path]
    assert path not in tabadul("check", "--source", source, "--diagnostics", "json").stdout


def test_a_country_its_committee_a_theme_and_a_page_are_started(source, tmp_path):
    """A country needs its committee and the committee its country: both come together."""
    refused = tabadul("new", "institution", "--source", source, "--country", "jo", "--slug", "x", "--title", "هيئة", "--language", "en")
    assert refused.returncode == 64 and "new country --slug jo" in refused.stderr
    for arguments in (["country", "--slug", "jo", "--title", "الأردن"], ["theme", "--slug", "cooperation", "--title", "التعاون"], ["page", "--slug", "team", "--title", "من نحن"]):
        made = tabadul("new", *arguments, "--source", source, "--language", "en")
        assert made.returncode == 0, made.stderr
    country = (source / "content/countries/jo.md").read_text(encoding="utf-8")
    assert "committee: jo/national-committee\n" in country and "locale: ar-JO\n" in country.replace('"', "")
    assert (source / "content/institutions/jo/national-committee.md").exists()
    assert (source / "content/themes/cooperation.md").exists() and (source / "content/pages/team.md").exists()
    checked = tabadul("check", "--drafts", "--source", source, "--diagnostics", "json")
    assert not [i for i in map(json.loads, checked.stdout.splitlines()) if i["severity"] == "error" and i["code"] != "left-to-fill"], checked.stdout
    made = tabadul("new", "institution", "--source", source, "--country", "jo", "--slug", "ministry", "--title", "الوزارة")
    assert made.returncode == 0, made.stderr


@pytest.mark.parametrize("name", ["ملاحظة-القضاة", "Judges", "con"])
def test_the_check_and_the_questions_have_one_rule_for_names(name, source):
    note = source / f"content/terms/{name}.md"
    shutil.copy(source / "content/terms/victim.md" if (source / "content/terms/victim.md").exists() else next((source / "content/terms").glob("*.md")), note)
    checked = tabadul("check", "--source", source, "--diagnostics", "json")
    assert any(i["code"] == "bad-file-name" and i["file"] == f"content/terms/{name}.md" for i in map(json.loads, checked.stdout.splitlines()))
    assert tabadul("new", "term", "--source", source, "--slug", name, "--title", "مصطلح").returncode == 64


@pytest.mark.parametrize("name, word", [("العربية", "لا خيار باسم"), ("fr_MA.UTF-8", "aucune option"), ("anglais", "Unknown option"), ("Français", "aucune option")])
def test_usage_errors_are_in_the_language_asked_for(name, word, tmp_path):
    result = tabadul("check", "--nonsense", "--language", name)
    assert result.returncode == 64 and word in result.stderr, result.stderr
    outside = tabadul("new", "practice", "--source", tmp_path, "--language", name)
    assert outside.returncode == 64 and "content/site.yaml" in outside.stderr
