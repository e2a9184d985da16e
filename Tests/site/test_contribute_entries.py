"""Entries opened in the form: the text that was read, the order that its author chose, the fields of editors; names of new notes."""
import re

import pytest

from conftest import ROOT, wait
from test_contribute import fill, opened, tab  # noqa: F401

ENTRY = "practices/ma/annual-judicial-data"
READY = "document.getElementById('contribute').dataset.state === 'ready'"


def test_a_reader_corrects_the_text_that_was_read(tab, site):  # noqa: F811
    page = opened(tab, site, "fr/new.html", "edit=" + ENTRY)
    assert page.evaluate("TabadulContribute.page.mark.id") == ENTRY + ".fr"
    assert "dates" in page.inner_text("#other-text a")
    page.click("#other-text a")
    wait(page, READY + f" && TabadulContribute.page.mark.id === '{ENTRY}'")
    page.click("#other-text a")
    wait(page, READY + f" && TabadulContribute.page.mark.id === '{ENTRY}.fr'")


def test_what_an_entry_lacks_is_written_in_its_original(tab, site):  # noqa: F811
    page = opened(tab, site, "fr/new.html", f"edit={ENTRY}&at=approach")
    assert page.evaluate("TabadulContribute.page.mark.id") == ENTRY


def test_an_entry_without_a_translation_opens_its_original(tab, site):  # noqa: F811
    page = opened(tab, site, "fr/new.html", "edit=institutions/ma/national-committee")
    assert page.evaluate("TabadulContribute.page.mark.id") == "institutions/ma/national-committee"


EDITED = """([text, folder, edits]) => {
  const { data, read, write } = TabadulNote, form = data.forms.practices;
  const note = read(text, form, data.site);
  for (const [list, index, key, value] of edits) note.values[list][index][key] = value;
  return write(text, form, data.site, note.values, note.sections);
}"""


def test_pairs_between_braces_keep_their_order_and_their_bytes(tab, site):  # noqa: F811
    page = opened(tab, site)
    text = """---
title: "عنوان"
results:
  - {source: ma1, year: 2020, value: 12, indicator: 'عدد, القضاة', "unit": "قاض"} # كما ورد
  - { value: 3, indicator: "عدد \\"آخر\\" }", year: 2021 }
---

## السياق

نص.
"""
    edits = [["results", 0, "value", "13"], ["results", 1, "source", "ma2"], ["results", 1, "year", ""]]
    expected = text.replace("value: 12", "value: 13").replace(', year: 2021 }', ', source: ma2}')
    assert page.evaluate(EDITED, [text, "practices/ma", edits]) == expected


@pytest.mark.parametrize("entry, field", [("institutions/ma/national-committee", "short_name.ar"), (ENTRY, "title")])
def test_fields_of_editors_are_kept_and_not_offered(tab, site, entry, field):  # noqa: F811
    page = opened(tab, site, fragment="edit=" + entry)
    names = page.evaluate("[...document.querySelectorAll('#note [id^=f-]')].map(one => one.id.slice(2).split('.')[0])")
    assert field.split(".")[0] in names
    assert set(names) & {"draft", "embargo_until", "aliases", "shared_sentences", "changes", "withdrawn", "validated_by", "replies", "review_due"} == set()
    old = page.evaluate("TabadulContribute.page.original")
    value = page.input_value(f'#note [name="{field}"]')
    page.fill(f'#note [name="{field}"]', value + " ثان")
    page.click("#finish")
    new = page.input_value("#note-text").split("\n")
    assert new.pop(1).startswith("# tabadul: edit ")
    assert new == old.replace(value, value + " ثان", 1).split("\n")


@pytest.mark.parametrize("tree, title, name", [
    ("", "خلية استقبال النساء في المحاكم", "khlya-astqbal-nsa-fy-mhakm.md"),
    ("fr/", "Cellule d’accueil à l’hôpital régional, 2021", "cellule-d-accueil-a-l-hopital.md"),
    ("en/", "国", "referral.md"), ("en/", "Index", "referral.md"),
])
def test_a_new_note_is_named_after_its_title(tab, site, tree, title, name):  # noqa: F811
    page = opened(tab, site, tree + "new.html", "country=eg&topic=referral")
    page.fill('#note [name="title"]', title)
    page.click("#finish")
    assert page.input_value("#note-name") == name
    assert page.is_visible("#name-help") and page.inner_text("#name-help") != ""
    assert page.get_attribute("#note-name", "aria-describedby") == "name-help"


def test_a_name_that_is_taken_or_cannot_be_is_replaced_and_said(tab, site):  # noqa: F811
    page = opened(tab, site, fragment="country=ma&topic=referral")
    page.fill('#note [name="title"]', "National referral mechanism")
    page.click("#finish")
    assert (ROOT / "content/practices/ma/national-referral-mechanism.md").exists()
    assert page.input_value("#note-name") == "national-referral-mechanism-2.md"
    for typed, name in [("court-care-cells", "court-care-cells-2.md"), ("Réseau Local", "national-referral-mechanism-2.md"), ("local-network.md", "local-network.md")]:
        page.fill("#note-name", typed)
        page.dispatch_event("#note-name", "change")
        assert page.input_value("#note-name") == name
        assert (typed in page.inner_text("#said")) == (typed != name)
    assert re.search(r"\A---\n# tabadul: new practices/ma/local-network\n", page.input_value("#note-text"))
