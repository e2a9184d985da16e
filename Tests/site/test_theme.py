"""A mistake of a theme author is a located error."""
import json

import pytest

from conftest import tabadul

TEMPLATES = "themes/default/templates/"


@pytest.mark.parametrize("file, old, new, code", [
    (TEMPLATES + "home.mustache", "{{t.latest}}", "{{t.lattest}}", "missing-string"),
    (TEMPLATES + "theme.mustache", "{{>card}}", "{{>crad}}", "missing-partial"),
    (TEMPLATES + "practice.mustache", "{{title}}", "{{titel}}", "unknown-name"),
    (TEMPLATES + "topic.mustache", "{{/cards}}", "", "bad-template"),
    ("themes/default/strings/fr.yaml", "latest:", "latestt:", "missing-string"),
    ("themes/default/strings/ar.yaml", "  few:", "  feww:", "missing-string"),
    (TEMPLATES + "layout.mustache", None, "", "empty-file"),
])
def test_a_mistake_in_the_theme_is_reported(source, file, old, new, code):
    path = source / file
    text = path.read_text(encoding="utf-8")
    assert old is None or old in text
    path.write_text(new if old is None else text.replace(old, new, 1), encoding="utf-8")
    result = tabadul("check", "--source", source, "--diagnostics", "json")
    assert result.returncode == 1
    assert code in {json.loads(line)["code"] for line in result.stdout.splitlines()}
