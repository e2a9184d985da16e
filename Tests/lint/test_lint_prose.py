"""The prose linter finds each kind of problem in a bad sample, and accepts a clean one."""
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

LINTER = Path(__file__).resolve().parents[2] / "script/lint-prose"
BASE = re.search(r'BASE_COMMIT = "(\w+)"', LINTER.read_text())[1]


class ProseLinterTests(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)

    def lint(self, files, linter=LINTER):
        """Exit code and output of the linter over a folder with these files."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        run = subprocess.run([sys.executable, linter, "--root", self.root], capture_output=True, text=True)
        return run.returncode, run.stdout, run.stderr

    def assert_found(self, files, expected):
        code, output, _ = self.lint(files)
        self.assertEqual(code, 1, output)
        self.assertEqual([line.split(": ")[0] for line in output.splitlines()], expected, output)

    def assert_clean(self, files):
        code, output, _ = self.lint(files)
        self.assertEqual(code, 0, output)

    def test_every_forbidden_word_is_found(self):
        words = "house floor room rooms door desk told mend mends mended cure cures cured fault faults Fault faulty".split()
        self.assert_found(
            {"Sources/A.swift": "".join(f"/// A {word} here.\nlet a = 1\n" for word in words)},
            [f"Sources/A.swift:{2 * index + 1}" for index in range(len(words))])

    def test_words_are_found_in_comments_of_every_language(self):
        self.assert_found(
            {"Sources/a.swift": 'let a = "//" // the fault\n/* a\n   door */\n'},
            ["Sources/a.swift:1", "Sources/a.swift:3"])
        self.assert_found({"Sources/a.swift": "", "themes/a.js": "f(/[/]/, 'x'); // the fault\n"}, ["themes/a.js:1"])
        self.assert_found({"themes/a.js": "", "themes/a.css": "a { b: c }\n/* a room */\n"}, ["themes/a.css:2"])
        self.assert_found({"themes/a.css": "", "Tests/a.py": 'def f():\n    """Is told."""\n    # a desk\n'}, ["Tests/a.py:3", "Tests/a.py:2"])
        self.assert_found({"Tests/a.py": "", "script/a": "#!/bin/sh\n# a mend\necho # cure\n"}, ["script/a:2", "script/a:3"])

    def test_words_in_code_quotations_identifiers_and_standard_terms_pass(self):
        self.assert_clean({
            "Sources/A.swift": 'let fault = "told // of a house"\n// `fault`, "the door", “a room”, fault.swift, page faults, https://a.test/house\n',
            "Tests/a.py": 'told = "# a fault"\n',
            "themes/a.js": "var door = 'a // room';\n",
            "docs/a.md": "Code `a\nfault` passes.\n\n```\nfault\n```\n\n    fault\n",
            "docs/a.fr.md": "Une house.\n",
        })

    def test_words_in_docs_are_found(self):
        self.assert_found({"README.md": "# The house\n\nA\nfault.\n\n| a | told |\n"}, ["README.md:1", "README.md:4", "README.md:6"])

    def test_long_sentences_are_found_where_they_begin(self):
        self.assert_found({"docs/a.md": "Short one.\nThis " + "word " * 35 + "ends.\n"}, ["docs/a.md:2"])
        self.assert_found({"docs/a.md": "- item\n- " + "word\n  " * 36 + "\n"}, ["docs/a.md:2"])
        self.assert_clean({"docs/a.md": "word " * 35 + "\n- " + "word " * 35 + ". " + "Word " * 35 + "\n"})

    def test_long_comments_are_found(self):
        code = "let a = 1\n"
        self.assert_found({"Sources/A.swift": code + "    // one\n" * 4}, ["Sources/A.swift:2"])
        self.assert_clean({"Sources/A.swift": "// header\n" * 9 + code + "// one\n" * 3 + code + "/// doc\n" * 9})

    def test_long_subjects_are_found(self):
        git = ["git", "-C", str(self.root), "-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run([*git, "init", "-q"], check=True)
        subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "o" * 100], check=True)
        base = subprocess.run([*git, "rev-parse", "HEAD"], capture_output=True, text=True, check=True).stdout.strip()
        linter = self.root / "linter"
        linter.write_text(LINTER.read_text().replace(BASE, base))
        self.assertEqual(self.lint({}, linter)[0], 0)
        subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "s" * 72], check=True)
        self.assertEqual(self.lint({}, linter)[0], 0)
        subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "s" * 73], check=True)
        code, output, _ = self.lint({}, linter)
        self.assertEqual(code, 1)
        self.assertIn("73 characters", output)

    def test_a_clone_without_the_base_says_so(self):
        code, _, errors = self.lint({})
        self.assertEqual(code, 0)
        self.assertIn("not in this clone", errors)

    def test_the_allowlist_only_shrinks(self):
        files = {"docs/a.md": "A fault.\n\nA house.\n"}
        self.assert_clean({**files, "script/lint-prose.allow": "# explained\n2 docs/a.md\n"})
        self.assert_found({**files, "script/lint-prose.allow": "1 docs/a.md\n"}, ["docs/a.md:1", "docs/a.md:3"])
        self.assert_found({**files, "script/lint-prose.allow": "3 docs/a.md\n"}, ["script/lint-prose.allow:1"])


if __name__ == "__main__":
    unittest.main()
