"""The form of the preview: what it writes, what it refuses, and that hands without a mouse can use it."""
import re
import urllib.error
import urllib.parse
import urllib.request

import pytest
from playwright.sync_api import expect

from test_serve import serving

ID = "practices/ma/annual-judicial-data"
NOTE = f"content/{ID}.md"


def post(address, target, fields, **headers):
    data = urllib.parse.urlencode(fields, doseq=True).encode()
    request = urllib.request.Request(address.rstrip("/") + target, data=data, headers=headers)
    try:
        return urllib.request.urlopen(request, timeout=20).status
    except urllib.error.HTTPError as error:
        return error.code


def token(address):
    return re.search(r"token=(\w+)", urllib.request.urlopen(address + f"_edit/{ID}").read().decode()).group(1)


def test_saving_without_a_change_keeps_every_byte(source, browser):
    notes = [path for path in sorted((source / "content").rglob("*.md")) if path.parent.name in ("ma", "terms", "topics", "countries")][::16]
    before = {path: path.read_bytes() for path in notes}
    with serving(source) as (address, _):
        page = browser.new_page()
        for path in notes:
            page.goto(address + "_edit/" + str(path.relative_to(source / "content"))[:-3])
            page.locator(".bar button").click()
            expect(page.locator(".note")).to_be_visible()
            assert path.read_bytes() == before[path], path
        page.close()


def test_one_edit_is_one_line(source, browser):
    note = source / NOTE
    before = note.read_text(encoding="utf-8").splitlines()
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(address + "_edit/" + ID + "?language=fr")
        page.locator("#f-status").select_option("pilot")
        page.locator(".bar button").click()
        expect(page.get_by_text("Le fichier est enregistré.")).to_be_visible()
        page.close()
    after = note.read_text(encoding="utf-8").splitlines()
    assert [(a, b) for a, b in zip(before, after, strict=True) if a != b] == [("status: ongoing", "status: pilot")]


def test_emptying_a_required_field_keeps_its_key_and_says_so(source, browser):
    note = source / NOTE
    before = note.read_text(encoding="utf-8").splitlines()
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(address + "_edit/" + ID + "?language=en")
        for name in ("title", "since"):
            page.locator(f"#f-{name}").fill("")
        page.locator("#f-status").select_option("")
        page.locator(".bar button").click()
        expect(page.get_by_text("The file is saved. But it cannot be published yet. Errors: ")).to_be_visible()
        expect(page.locator("#problems h2")).to_have_text(re.compile(r"To correct before publication: \d+"))
        expect(page.locator("#problems a").first).to_be_focused()
        page.locator("#problems a[href='#f-since']").first.click()
        expect(page.locator("#f-since")).to_be_focused()
        expect(page.locator("#e-title .error")).to_be_visible()
        expect(page.locator("#e-status .error")).to_be_visible()
        page.close()
    after = note.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == ['title: ""', 'since: ""', 'status: ""']
    assert len(after) == len(before)


@pytest.mark.parametrize("language, prefix, words", [("ar", "", "حرّر هذه البطاقة"), ("fr", "fr/", "Modifier cette fiche"), ("en", "en/", "Edit this entry")])
def test_a_page_leads_to_its_form_with_the_keyboard(source, browser, language, prefix, words):
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(f"{address}{prefix}{ID}.html")
        link = page.get_by_role("link", name=words, exact=True)
        expect(link).to_be_visible()
        for _ in range(300):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('#tabadul-bar a')"):
                break
        expect(link).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("html")).to_have_attribute("lang", language)
        translation = source / NOTE.replace(".md", f".{language}.md")
        shown = translation if translation.is_file() else source / NOTE
        expect(page.locator("header code")).to_have_text(str(shown.relative_to(source)))
        # And back to the page.
        page.locator("header p a").first.click()
        expect(page.locator("#tabadul-bar a[href*='_edit']")).to_be_visible()
        page.goto(f"{address}{prefix}")
        expect(page.locator("#tabadul-bar a")).to_have_count(1)
        page.locator("#tabadul-bar a").click()
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("#f-country")).to_be_visible()
        page.close()


def test_a_site_whose_root_is_not_arabic_opens_the_file_that_a_page_shows(source, browser):
    settings = source / "content/site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"^languages:.*$", "languages: [fr, ar]", text, flags=re.M), encoding="utf-8")
    (source / "content/topics/case-data.fr.md").unlink()
    with serving(source) as (address, _):
        page = browser.new_page()
        for target, language, shown in [
            (f"{ID}.html", "fr", f"{ID}.fr.md"), (f"ar/{ID}.html", "ar", f"{ID}.md"), ("topics/case-data.html", "fr", "topics/case-data.md"),
            ("pages/about.html", "fr", "pages/about.fr.md"), ("terms/assistance.html", "fr", "terms/assistance.md"),
        ]:
            page.goto(address + target)
            page.locator("#tabadul-bar a[href*='_edit']").click()
            expect(page.locator("header code")).to_have_text(f"content/{shown}")
            expect(page.locator("html")).to_have_attribute("lang", language)
        for target in ("", "ar/", "search.html", "topics/index.html"):
            page.goto(address + target)
            expect(page.locator("main").first).to_be_visible()
            expect(page.locator("#tabadul-bar a[href*='_edit']")).to_have_count(0)
        page.close()


def test_typing_is_judged_shown_and_kept(source, browser):
    note = source / NOTE
    before = note.read_bytes()
    with serving(source) as (address, _):
        page = browser.new_page()
        violations = []
        page.on("console", lambda message: violations.append(message.text) if "Content Security Policy" in message.text else None)
        page.goto(address + "_edit/" + ID + "?language=ar")
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        page.locator("#f-since").fill("قريبا")
        expect(page.locator("#e-since .error")).to_be_visible(timeout=15_000)
        expect(page.locator("#f-since")).to_have_attribute("aria-invalid", "true")
        page.locator("#f-since").fill("2019")
        expect(page.locator("#e-since .error")).to_have_count(0, timeout=15_000)
        page.locator("#f-title").fill("عنوان كُتب ولم يُحفظ بعد")
        expect(page.frame_locator("#page").locator("h1")).to_contain_text("عنوان كُتب ولم يُحفظ بعد", timeout=15_000)
        page.close()
        assert note.read_bytes() == before
        page = browser.new_page()
        page.goto(address + "_edit/" + ID + "?language=ar")
        expect(page.locator("#f-title")).to_have_value("عنوان كُتب ولم يُحفظ بعد")
        with page.expect_navigation():
            page.locator(".bar button").click()
        page.goto(address + "_edit/" + ID + "?language=ar")
        expect(page.locator(".note")).to_have_count(0)
        page.close()
        assert "عنوان كُتب ولم يُحفظ بعد" in note.read_text(encoding="utf-8")
        assert not violations


def test_a_file_that_changed_meanwhile_is_not_overwritten(source, browser):
    note = source / NOTE
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(address + "_edit/" + ID + "?language=en")
        other = note.read_text(encoding="utf-8") + "\nكتبه شخص آخر.\n"
        note.write_text(other, encoding="utf-8")
        page.locator("#f-title").fill("ما كتبته أنا في هذه الأثناء")
        page.locator(".bar button").click()
        expect(page.get_by_text("The file has changed on disk")).to_be_visible()
        expect(page.locator("#f-title")).to_have_value("ما كتبته أنا في هذه الأثناء")
        assert note.read_text(encoding="utf-8") == other
        page.close()


def test_a_new_note_with_the_keyboard_alone(source, browser):
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(address + "_new?language=en")

        def reach(selector):
            for _ in range(300):
                page.keyboard.press("Tab")
                if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                    return
            pytest.fail(f"no way to {selector} with the keyboard")

        reach("#f-country")
        page.keyboard.type("Egy")
        reach("#f-topic")
        page.keyboard.press("ArrowDown")
        reach(".bar button")
        page.keyboard.press("Enter")
        expect(page.locator("#e-title .error")).to_be_visible()
        expect(page.locator("#f-country")).to_have_value("eg")
        reach("#f-title")
        page.keyboard.type("ممارسة كُتبت بلوحة المفاتيح")
        reach("#f-lead input[type=checkbox]")
        page.keyboard.press("Space")
        reach("#f-slug")
        page.keyboard.type("by-keyboard")
        page.keyboard.press("Enter")
        expect(page.locator("h1")).to_have_text("Edit an entry")
        page.close()
    text = (source / "content/practices/eg/by-keyboard.md").read_text(encoding="utf-8")
    assert 'title: "ممارسة كُتبت بلوحة المفاتيح"' in text
    assert "draft: true" in text


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_axe_finds_nothing(source, browser, language):
    from axe_playwright_python.sync_playwright import Axe

    with serving(source) as (address, _):
        page = browser.new_page(bypass_csp=True)
        for target in ("_new", f"_edit/{ID}"):
            page.goto(f"{address}{target}?language={language}")
            result = Axe().run(page, options={"iframes": False})
            assert [(issue["id"], issue["nodes"][0]["html"]) for issue in result.response["violations"]] == []
        page.close()


def test_what_changes_files_needs_origin_and_token(source):
    note = source / NOTE
    before = note.read_bytes()
    with serving(source) as (address, _):
        key = token(address)
        target = f"/_edit/{ID}"
        assert post(address, target, {"title": "x"}) == 403
        assert post(address, f"{target}?token=wrong", {"title": "x"}) == 403
        assert post(address, f"{target}?token={key}", {"title": "x"}, Origin="http://evil.example") == 403
        assert post(address, f"{target}?token={key}", {"title": "x"}, Origin="null") == 403
        assert post(address, f"{target}?token={key}", {"title": "x"}, Host="evil.example") == 421
        assert post(address, f"{target}?token={key}", {"title": "x", "base": "0-0"}) == 409
    assert note.read_bytes() == before


def test_paths_stay_in_the_content_folder(source, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.md").write_text("---\ntitle: secret\n---\n", encoding="utf-8")
    (source / "content/practices/zz").symlink_to(outside)
    (source / "content/topics/secret.md").symlink_to(outside / "x.md")
    with serving(source) as (address, _):
        key = token(address)
        for name in ("practices/zz/x", "topics/secret", "..%2f..%2fREADME", "../README", "practices/ma/../ma/x", "practices/ma/.x", "site", ""):
            for target in (f"/_edit/{name}", f"/_typed/{name}"):
                assert post(address, f"{target}?token={key}", {"title": "x"}) in (400, 404), target
            with pytest.raises(urllib.error.HTTPError):
                urllib.request.urlopen(f"{address}_edit/{name}")
    assert (outside / "x.md").read_text(encoding="utf-8") == "---\ntitle: secret\n---\n"


def test_an_arabic_form_speaks_arabic(source, browser):
    with serving(source) as (address, _):
        page = browser.new_page()
        page.goto(address + "_new?language=ar")
        kinds = page.locator(".titled a[href*='kind=']:not([lang])").all_inner_texts()
        assert len(kinds) == 11 and not any("a" <= letter.lower() <= "z" for kind in kinds for letter in kind), kinds
        page.close()


def test_places_left_to_write_are_listed_by_field_and_cleared_sections_go(source, browser):
    """Without scripts: a draft says what is left; publication names each required field, drops the rest and ends in a page without errors."""
    note = source / NOTE
    whole = note.read_text(encoding="utf-8")
    front, body = whole.split("\n---\n", 1)
    sections = re.split(r"(?m)^(?=## )", body)
    results = next(text for text in sections if text.startswith("## النتائج"))
    context = next(text for text in sections if text.startswith("## السياق"))
    body = body.replace(results, "## النتائج\n\n✎ What came of it?\n\n").replace(context, "## السياق\n\n✎ What was before?\n\n")
    note.write_text(f"{front}\ndraft: true\n---\n{body}", encoding="utf-8")
    with serving(source) as (address, _):
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(f"{address}_edit/{ID}?language=en")
        page.locator(".bar button").click()
        expect(page.get_by_text("The file is saved. It is a draft. Left to write: 2")).to_be_visible()
        page.locator("#f-draft").select_option("")
        page.locator(".bar button").click()
        expect(page.get_by_text("The file is saved. But it cannot be published yet. Errors: ")).to_be_visible()
        expect(page.locator("#problems li").filter(has_text="This is not written yet.")).to_have_count(1)
        expect(page.locator("#problems")).not_to_contain_text("✎")
        expect(page.locator("#problems")).not_to_contain_text("draft: true")
        assert "## النتائج" not in note.read_text(encoding="utf-8")
        target = page.locator("#problems li").filter(has_text="This is not written yet.").locator("a").get_attribute("href").removeprefix("#")
        page.locator(f"[id='{target}']").fill(context.split("\n", 1)[1].strip())
        page.locator(".bar button").click()
        expect(page.get_by_text("The file is saved. It is shown on the site when the site is published.")).to_be_visible()
        lessons = page.locator(".row", has=page.locator("label", has_text="الدروس والحدود")).locator("textarea")
        lessons.fill("")
        page.locator(".bar button").click()
        expect(page.get_by_text("The file is saved. It is shown on the site when the site is published.")).to_be_visible()
        page.close()
    after = note.read_text(encoding="utf-8")
    assert "## الدروس والحدود" not in after and "✎" not in after and "draft" not in after
