"""The main path of the form in Firefox: written, checked, finished, received."""
import pytest

from conftest import ROOT, tabadul
from marionette import BINARY, Firefox
from test_contribute import NOTE, SOURCE

pytestmark = pytest.mark.skipif(BINARY is None, reason="Firefox is not installed")


@pytest.fixture
def firefox(tmp_path):
    firefox = Firefox(tmp_path / "profile", 500, 900)
    yield firefox
    firefox.close()


def choose(firefox, name, value):
    firefox.run("""const control = document.querySelector(`#note [name="${arguments[0]}"]`); control.focus(); control.value = arguments[1];
        control.dispatchEvent(new Event("change", { bubbles: true }));""", name, value)


def test_a_note_is_written_in_firefox_and_received(firefox, site, source, tmp_path):
    firefox.open((site / "new.html").as_uri() + "#country=ma&topic=referral")
    firefox.wait("document.getElementById('contribute').dataset.state === 'ready'")
    for name, value in NOTE.items():
        firefox.write(f'#note [name="{name}"]', value)
    choose(firefox, "status", "ongoing")
    # The day of `conftest.tabadul`.
    for name in ("compiled", "reviewed"):
        choose(firefox, name, "2026-11-24")
    firefox.click('#note [name="lead"][value="ma/national-committee"]')
    firefox.write('#note [name="section.context"]', " للاتصال: ٠٦٦١٢٣٤٥٦٧")
    firefox.wait("document.getElementById('said').classList.contains('alarm')")
    firefox.run("""const area = document.querySelector('#note [name="section.context"]'); area.value = arguments[0];
        area.dispatchEvent(new Event("input", { bubbles: true })); area.focus(); area.setSelectionRange(area.value.length, area.value.length);""", NOTE["section.context"])
    firefox.wait("document.getElementById('said').textContent === ''")
    firefox.click('.part:has([name="section.context"]) [data-mark="cite"]')
    firefox.wait("document.querySelector('.picker .found button') !== null")
    firefox.click(".picker > button")
    for name, value in SOURCE.items():
        if name != "key":
            firefox.write(f'#note [name="sources.0.{name}"]', value)
    firefox.click('#note [data-undated="sources.0.date"]')
    choose(firefox, "sources.0.confidence", "high")
    firefox.click("#preview summary")
    firefox.wait("document.querySelector('#preview article sup.cite') !== null")
    firefox.click("#finish")
    assert firefox.run("return [...document.querySelectorAll('#messages li')].map(item => item.dataset.field + ' ' + item.dataset.code)") == []
    text = firefox.run("return document.getElementById('note-text').value")
    (tmp_path / "received.md").write_text(text, encoding="utf-8")
    result = tabadul("receive", tmp_path / "received.md", "--source", source, "--language", "en", "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    name = firefox.run("return document.getElementById('note-name').value")
    assert (source / "content/practices/ma" / name).is_file() and not (ROOT / "content/practices/ma" / name).exists()
