"""A first note by the form, with the mistakes that a newcomer makes: from the empty page to the built site."""
import re
import subprocess

import pytest
from playwright.sync_api import expect

from conftest import tabadul
from test_serve import serving

NOTE = "content/practices/eg/first-note.md"
SUMMARY = "تنسق اللجنة الوطنية إحالة الضحايا المفترضين بين المصالح المعنية وتتابع ما انتهت إليه كل إحالة."


def test_a_first_note_by_the_form(source, browser, tmp_path):
    note = source / NOTE
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(address + "_new?language=ar")
        # No title, and a file's name in Arabic: nothing is written.
        page.locator("#f-country").select_option("eg")
        page.locator("#f-topic").select_option("referral")
        page.locator("#f-slug").fill("بطاقتي")
        page.locator(".bar button").click()
        expect(page.locator("#e-title .error")).to_be_visible()
        expect(page.locator("#e-slug .error")).to_contain_text("my-practice")
        assert not note.exists()
        page.locator("#f-title").fill("تنسيق إحالة الضحايا بين المصالح")
        page.locator("#f-lead input[type=checkbox]").first.check()
        page.locator("#f-slug").fill("first-note")
        page.locator(".bar button").click()
        expect(page.locator("h1")).to_have_text("تحرير بطاقة")
        # What is to be written is asked for in the field itself, and is not there to be deleted first.
        expect(page.locator("#f-summary")).to_have_value("")
        expect(page.locator("#f-summary")).to_have_attribute("placeholder", re.compile("60"))
        expect(page.locator("#f-status")).to_have_value("")
        # Impatience: published at once.
        page.locator("#f-draft").select_option("")
        expect(page.locator("form .error").first).to_be_visible(timeout=20_000)
        page.locator("#f-draft").select_option("true")
        # Too short, no date, a citation of a source that is not there.
        page.locator("#f-summary").fill("قصير")
        expect(page.locator("#e-summary .error")).to_contain_text("60", timeout=20_000)
        page.locator("#f-summary").fill(SUMMARY)
        page.locator("#f-since").fill("منذ زمن")
        expect(page.locator("#e-since .error")).to_be_visible(timeout=20_000)
        page.locator("#f-since").fill("٢٠٢٣")
        page.locator("#f-status").select_option("ongoing")
        parts = page.locator("form .row").filter(has=page.locator("textarea[id^='f-part.']"))
        assert parts.count() == 5
        parts.nth(0).locator("textarea").fill("كانت الإحالة تجري بلا إطار[^تقرير].")
        expect(parts.nth(0).locator(".error")).to_be_visible(timeout=20_000)
        parts.nth(0).locator("textarea").fill("كانت الإحالة تجري بلا إطار[^s1].")
        expect(parts.nth(0).locator(".error")).to_have_count(0, timeout=20_000)
        for index in range(1, 5):
            parts.nth(index).locator("textarea").fill("لا تذكر المصادر المتاحة شيئا عن ذلك.")
        # The source, in fields; an address without its beginning.
        # Its fold is open already where a field in it was reported.
        page.locator("[data-list=sources] details").first.evaluate("fold => { fold.open = true; }")
        for field, value in [("publisher", "اللجنة الوطنية"), ("title", "التقرير السنوي"), ("date", "2024"), ("url", "example.org/report")]:
            page.locator(f"[id='f-sources.o0.{field}']").fill(value)
        page.locator("[id='f-sources.o0.confidence']").select_option("high")
        expect(page.locator("[id='e-sources.o0.url'] .error")).to_be_visible(timeout=20_000)
        page.locator("[id='f-sources.o0.url']").fill("https://example.org/report")
        expect(page.locator("form .error")).to_have_count(0, timeout=20_000)
        # The tab is closed by mistake; the words are still there.
        expect(page.locator("#state")).to_contain_text("حُفظ ما كتبته مؤقتا", timeout=20_000)
        page.close()
        page = browser.new_page()
        page.goto(f"{address}_edit/practices/eg/first-note?language=ar")
        expect(page.locator("#f-summary")).to_have_value(SUMMARY)
        page.locator("#f-draft").select_option("")
        page.locator(".bar button").click()
        expect(page.get_by_text("حُفظ الملف.")).to_be_visible()
        page.close()
    text = note.read_text(encoding="utf-8")
    assert "✎" not in text and "draft" not in text
    assert "since: 2023\n" in text and "status: ongoing\n" in text
    assert '  - key: s1\n    publisher: "اللجنة الوطنية"\n    title: "التقرير السنوي"\n    date: 2024\n    url: "https://example.org/report"\n' in text
    assert "    confidence: high\n" in text
    result = tabadul("build", "--source", source, "--output", tmp_path / "site", "--strict")
    assert result.returncode == 0, result.stderr
    assert "تنسيق إحالة الضحايا بين المصالح" in (tmp_path / "site/practices/eg/first-note.html").read_text(encoding="utf-8")


def test_a_full_disk_loses_nothing(source, browser, tmp_path):
    """The preview goes on, says that nothing could be kept, and saves once the disk has space."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("a small disk takes the right to mount one")
    try:
        subprocess.run(["cp", "-r", f"{source}/.", str(disk)], check=True)
        name = "practices/ma/annual-judicial-data"
        note = disk / f"content/{name}.md"
        before = note.read_bytes()
        with serving(disk) as (address, server):
            page = browser.new_page()
            page.goto(f"{address}_edit/{name}?language=en")
            filling = disk / "filling"
            with filling.open("wb", buffering=0) as file, pytest.raises(OSError):
                while file.write(b"x" * 4096):
                    pass
            page.locator("#f-title").fill("عنوان كُتب والقرص ممتلئ")
            expect(page.locator("#state")).to_have_text("What you typed could not be kept. Do not close this page.", timeout=20_000)
            page.locator(".bar button").click()
            expect(page.get_by_text("Is the disk full?")).to_be_visible(timeout=20_000)
            expect(page.locator("#f-title")).to_have_value("عنوان كُتب والقرص ممتلئ")
            assert note.read_bytes() == before and server.poll() is None
            filling.unlink()
            page.locator(".bar button").click()
            expect(page.get_by_text("The file is saved.")).to_be_visible(timeout=20_000)
            assert "عنوان كُتب والقرص ممتلئ" in note.read_text(encoding="utf-8")
            page.close()
    finally:
        subprocess.run(["umount", str(disk)], check=True)
