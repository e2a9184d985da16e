"""Source files that scripts, tests and documents name exist: a renamed file breaks them where no compiler looks."""
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).parent.parent.parent
# The tests of the linter invent files. Decisions tell what was so when they were taken.
EXCLUDED = ("Tests/lint/", "docs/decisions/")
# Words of other programs.
OTHERS = {"DocumentRoot", "ErrorDocument", "ValidateDocumentationComments"}
PLACES = ("script", "docs", "Tests", ".github", ".gitlab", ".ci", "ci", "CONTRIBUTING.md", "README.md", "Package.swift")


def tracked():
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    return [name for name in names if (ROOT / name).is_file()]


def named(text, isDocument):
    """Paths from the root, and in documents also those below `Sources/`, as in `Privacy/PhoneRule.swift`."""
    found = set(re.findall(r"\b(?:Sources|Tests)/[\w./+-]+\.(?:swift|py|js|yaml|json|tsv|txt)\b", text))
    if isDocument:
        found |= {f"Sources/{path}" for path in re.findall(r"`([A-Z]\w+/\w+\.swift)`", text)}
    return found


class PathTests(unittest.TestCase):
    def test_named_source_files_exist(self):
        names = tracked()
        missing, count = [], 0
        for name in names:
            if not name.startswith(PLACES) or name.startswith(EXCLUDED):
                continue
            try:
                text = (ROOT / name).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue
            paths = named(text, name.endswith(".md"))
            count += len(paths)
            missing += [(name, path) for path in sorted(paths) if not (ROOT / path).exists()]
        self.assertEqual(missing, [])
        self.assertGreater(count, 40)

    def test_types_that_documents_name_exist(self):
        names = tracked()
        # Only words with a capital inside: others are ordinary words, too.
        form = re.compile(r"\b[A-Z][a-z]+[A-Z]\w+\b")
        code = {pathlib.Path(name).stem for name in names}
        for name in names:
            if name.endswith((".swift", ".py", ".js", ".yaml", ".mustache")) or name in (".swift-format", "Containerfile"):
                code |= set(form.findall((ROOT / name).read_text(encoding="utf-8", errors="ignore")))
        missing, count = [], 0
        for name in names:
            if not name.endswith(".md") or not name.startswith(("docs/", "Tests/README", "CONTRIBUTING", "README")):
                continue
            text = (ROOT / name).read_text(encoding="utf-8")
            words = {word for span in re.findall(r"`([^`\n]+)`", text) for word in form.findall(span)} - OTHERS
            count += len(words)
            missing += [(name, word) for word in sorted(words - code)]
        self.assertEqual(missing, [])
        self.assertGreater(count, 60)


if __name__ == "__main__":
    unittest.main()
