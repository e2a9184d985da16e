"""What is typed into the form survives: a restarted or stopped server, a second tab, a reload, a change of language."""
import contextlib
import os
import re
import signal
import socket
import subprocess

import pytest
from playwright.sync_api import expect

from conftest import BINARY
from test_form import ID, NOTE
from test_serve import serving

TYPED = "عنوان كُتب ولم يُحفظ بعد"


@contextlib.contextmanager
def server(source, port):
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        [BINARY, "serve", "--source", str(source), "--port", str(port)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment)
    try:
        yield re.search(r"http://\S+", process.stdout.readline()).group()
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def test_text_and_save_survive_a_server_that_stops_and_starts_again(source, browser):
    port = free_port()
    page = browser.new_page()
    with server(source, port) as address:
        page.goto(f"{address}_edit/{ID}?language=en")
    page.locator("#f-title").fill(TYPED)
    expect(page.locator("#state")).to_contain_text("The preview has stopped", timeout=20_000)
    page.locator(".bar button").click()
    expect(page.locator("#state")).to_contain_text("kept in this browser")
    expect(page.locator("#f-title")).to_have_value(TYPED)
    with server(source, port):
        # Kept again by itself, with the token of the new server, and then saved.
        expect(page.locator("#state")).to_contain_text("kept aside", timeout=20_000)
        page.locator(".bar button").click()
        expect(page.get_by_text("The file is saved.")).to_be_visible(timeout=20_000)
    assert TYPED in (source / NOTE).read_text(encoding="utf-8")
    page.close()


def test_text_survives_a_reload_while_the_server_is_away(source, browser):
    port = free_port()
    page = browser.new_page()
    with server(source, port) as address:
        page.goto(f"{address}_edit/{ID}?language=en")
        target = page.url
    page.locator("#f-title").fill(TYPED)
    expect(page.locator("#state")).to_contain_text("The preview has stopped", timeout=20_000)
    with contextlib.suppress(Exception):
        page.reload()
    with server(source, port):
        page.goto(target)
        expect(page.locator("#f-title")).to_have_value(TYPED, timeout=20_000)
        expect(page.locator(".note")).to_contain_text("typed last time")
    page.close()


def test_two_tabs_keep_their_own_text_and_a_conflict_shows_both(source, browser):
    note = source / NOTE
    with serving(source) as (address, _):
        context = browser.new_context()
        one, two = context.new_page(), context.new_page()
        for page in (one, two):
            page.goto(f"{address}_edit/{ID}?language=en")
        status = two.locator("#f-status").input_value()
        one.locator("#f-title").fill(TYPED)
        two.locator("#f-title").fill("عنوان من اللسان الثاني")
        two.locator("#f-since").fill("2018")
        one.locator("#f-status").select_option("pilot")
        for page in (one, two):
            expect(page.locator("#state")).to_contain_text("kept aside", timeout=20_000)
        for page, title in ((one, TYPED), (two, "عنوان من اللسان الثاني")):
            page.reload()
            expect(page.locator("#f-title")).to_have_value(title)
        one.locator(".bar button").click()
        expect(one.get_by_text("The file is saved.")).to_be_visible(timeout=20_000)
        before = note.read_bytes()
        two.locator(".bar button").click()
        expect(two.get_by_text("The file has changed on disk")).to_be_visible(timeout=20_000)
        assert note.read_bytes() == before
        # What only the other tab changed is taken over; what both changed is shown twice.
        assert status != "pilot"
        expect(two.locator("#f-status")).to_have_value("pilot")
        expect(two.locator("#f-since")).to_have_value("2018")
        expect(two.locator(".conflict")).to_have_count(1)
        expect(two.locator(".conflict blockquote")).to_have_text(TYPED)
        # Neither version is chosen until the writer chooses, also where the form is sent again at once.
        expect(two.locator(".conflict input:checked")).to_have_count(0)
        expect(two.locator("nav a[href='#f-title']")).to_be_visible()
        two.locator(".bar button").click()
        expect(two.get_by_text("Choose one of the two versions").first).to_be_visible(timeout=20_000)
        assert note.read_bytes() == before
        expect(two.locator(".conflict blockquote")).to_have_text(TYPED)
        two.get_by_label("Take what is in the file").check()
        two.locator(".bar button").click()
        expect(two.get_by_text("The file is saved.")).to_be_visible(timeout=20_000)
        text = note.read_text(encoding="utf-8")
        assert f'title: "{TYPED}"' in text or f"title: {TYPED}" in text
        assert "status: pilot" in text and "since: 2018" in text
        # Nothing stale returns.
        two.goto(f"{address}_edit/{ID}?language=en")
        expect(two.locator("#f-title")).to_have_value(TYPED)
        expect(two.locator(".note")).to_have_count(0)
        context.close()


def test_typed_text_can_be_discarded(source, browser):
    before = (source / NOTE).read_bytes()
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}_edit/{ID}?language=fr")
        title = page.locator("#f-title").input_value()
        page.locator("#f-title").fill(TYPED)
        expect(page.locator("#state")).to_contain_text("gardé à part", timeout=20_000)
        page.locator("header nav a[lang=en]").click()
        expect(page.locator("#f-title")).to_have_value(TYPED)
        page.get_by_role("button", name="Discard this text").click()
        expect(page.locator("#f-title")).to_have_value(title)
        page.reload()
        expect(page.locator("#f-title")).to_have_value(title)
        page.close()
    assert (source / NOTE).read_bytes() == before


def test_answers_about_a_new_note_survive_a_reload_and_a_change_of_language(source, browser):
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}_new?language=fr")
        expect(page.get_by_text("il s’écrit en arabe")).to_be_visible()
        page.locator("#f-title").fill(TYPED)
        page.locator("#f-country").select_option("tn")
        # Institutions of the chosen country come first, none is chosen.
        assert page.locator("#f-lead label").first.get_attribute("data-country") == "tn"
        expect(page.locator("#f-lead input:checked")).to_have_count(0)
        page.locator("#f-lead input[type=checkbox]").first.check()
        page.reload()
        expect(page.locator("#f-title")).to_have_value(TYPED)
        page.locator("header nav a[lang=ar]").click()
        expect(page.locator("#f-title")).to_have_value(TYPED)
        expect(page.locator("#f-country")).to_have_value("tn")
        expect(page.locator("#f-lead input:checked")).to_have_count(1)
        page.locator("#f-topic").select_option("referral")
        page.locator("#f-slug").fill("kept-answers")
        page.locator(".bar button").click()
        expect(page.locator("header code")).to_have_text("content/practices/tn/kept-answers.md")
        # The script of the entry's page forgets the answers.
        page.wait_for_load_state("load")
        page.goto(f"{address}_new?language=ar")
        expect(page.locator("#f-title")).to_have_value("")
        page.close()


def test_a_removed_record_comes_back_and_sources_are_chosen(source, browser):
    note = source / NOTE
    before = note.read_text(encoding="utf-8")
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}_edit/{ID}?language=en")
        page.locator("[data-list=steps] > [data-token=o1] > .moves > [data-do=remove]").click()
        expect(page.locator("[data-list=steps] > [data-token=o1]")).to_have_count(0)
        page.get_by_role("button", name="Undo the removal").click()
        expect(page.locator("[data-list=steps] > [data-token=o1]")).to_have_count(1)
        page.locator("#f-sources > [data-do=add]").click()
        mark = page.locator("[id='f-sources.n1.key']").input_value()
        page.locator("[id='f-sources.n1.title']").fill("مصدر جديد")
        page.locator("#f-results > [data-do=add]").click()
        options = page.locator("[id='f-results.n1.source'] option").all_inner_texts()
        assert f"{mark} · مصدر جديد" in options and len(options) > 2
        # The country is shown and cannot be changed; nothing here speaks of keys or commands.
        expect(page.locator("[name=country]")).to_have_count(0)
        page.locator("[id='f-sources.n1.title']").fill("مصدر\u00ad جديد\u200b")
        page.locator("[id='f-results.n1.value']").fill("كثير")
        expect(page.locator("[id='e-results.n1.value'] .error")).to_be_visible(timeout=20_000)
        page.locator(".bar button").click()
        expect(page.get_by_text("The file is saved. But it cannot be published yet.")).to_be_visible(timeout=20_000)
        words = page.locator("form#note").inner_text() + page.locator("#problems").inner_text()
        for word in ("--", "tabadul ", "true", "YAML", "text [^key]", "front matter"):
            assert word not in words, word
        page.close()
    after = note.read_text(encoding="utf-8")
    assert 'title: "مصدر جديد"' in after
    assert before.split("\nresults:")[0].split("\nsteps:")[1] in after


@pytest.mark.parametrize("language, titles", [
    ("ar", ["الممارسة ومكانها", "ما يجري", "النتائج والحدود", "المصادر", "تفاصيل"]), ("fr", ["Quoi et où", "La pratique", "Résultats et limites", "Sources", "Détails"])])
def test_five_groups_with_a_help_line_for_each_field(source, browser, language, titles):
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}_edit/{ID}?language={language}")
        assert page.locator(".chapter > h2").all_inner_texts() == titles
        practice = page.locator("#g-practice")
        names = practice.locator("textarea, fieldset.records").evaluate_all("all => all.map(one => one.id)")
        assert names[:2] == ["f-summary", names[1]] and names[1].startswith("f-part.")
        lacking = page.locator(".chapter > .row, .chapter > fieldset").evaluate_all(
            "all => all.filter(one => !one.querySelector(':scope > .help')).map(one => one.id || one.querySelector('label').htmlFor)")
        assert lacking == []
        assert page.locator("form#note code").count() == 0
        page.close()
