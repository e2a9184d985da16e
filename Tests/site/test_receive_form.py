"""The preview's form takes a pasted contribution, as `tabadul receive` does."""
from playwright.sync_api import expect

from test_form import ID, NOTE
from test_receive import fingerprint
from test_serve import serving


def paste(page, address, text):
    page.goto(address + "_new?kind=received&language=en")
    page.locator("#f-text").fill(text)
    page.locator(".bar button").click()


def test_a_pasted_correction_is_merged_and_its_conflict_chosen(source, tmp_path, browser):
    note = source / NOTE
    old = note.read_text(encoding="utf-8")
    base = f"---\n# tabadul: edit {ID} base {fingerprint(old)}\n"
    received = "Bonjour,\n\n" + old.replace("---\n", base, 1).replace("status: ongoing", "status: pilot") + "\n-- \nA. B.\n"
    with serving(source) as (address, _):
        page = browser.new_page()
        paste(page, address, received)
        expect(page.locator("#f-status")).to_have_value("pilot")
        assert note.read_text(encoding="utf-8") == old.replace("status: ongoing", "status: pilot")
        # Without a version to compare with, each difference is a choice.
        paste(page, address, old.replace("---\n", f"---\n# tabadul: edit {ID}\n", 1))
        expect(page.locator("[name='side.status']")).to_be_visible()
        assert "status: pilot" in note.read_text(encoding="utf-8")
        page.locator("[name='side.status']").select_option("received")
        page.locator(".bar button").click()
        expect(page.locator("#f-status")).to_have_value("ongoing")
        assert note.read_text(encoding="utf-8") == old
        paste(page, address, "السلام عليكم")
        expect(page.locator("#e-text")).to_contain_text("No entry")
        page.close()
