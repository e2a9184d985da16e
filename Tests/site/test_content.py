"""What the library promises: cited figures, the right helplines, no way to reach a person or a shelter, enough to compare."""
import re

import yaml

from conftest import ROOT

CONTENT = ROOT / "content"

# As the fact sheets confirm them, digit by digit; what they mark "do not publish" is absent.
HELPLINES = {
    "ma": {"0800004747", "2511", "8350"},
    "eg": {"16000", "15115", "15508"},
    "tn": {"80104748", "192", "1809", "1899"},
}


def front_matter(path):
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def originals(folder):
    return [path for path in sorted((CONTENT / folder).rglob("*.md")) if not re.search(r"\.(fr|en)\.md$", path.name)]


PRACTICES = sorted((CONTENT / "practices").rglob("*.md"))

# A year, an amount, a share, a count: any digit. Counts from ten up written as words are figures too.
FIGURE = re.compile(
    r"\d|(?<!\w)(?:[وفبل]?(?:ال)?(?:عشر(?:ة|ون|ين)?|ثلاث(?:ون|ين)|أربع(?:ون|ين)|خمس(?:ون|ين)|ست(?:ون|ين)|سبع(?:ون|ين)|ثمان(?:ون|ين)|تسع(?:ون|ين)|مئة|مائة|ألف|آلاف|مليون)"
    r"|vingt|trente|quarante|cinquante|soixante|cent|mille|millions?|dizaines?|centaines?|milliers?"
    r"|ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?)(?!\w)",
    re.I,
)
LINK = re.compile(r"\]\([^)]*\)")
NOTE = re.compile(r"ملاحظة المحررين|Note de la rédaction|Editors[’']\s?note")
SILENCE = re.compile(
    r"(?<!\w)[وفأ]?(?:لا|لم|ليس|دون)(?!\w)|(?<!\w)(?:n[’']|ne |aucun|ni )|\b(?:no|not|none|neither|nor|nothing)\b|\]\([^)]*\)", re.I)


def passages(text):
    """The texts of a practice that may state facts: paragraphs and list items of the body, steps, notes and cautions."""
    head, body = text.split("---\n", 2)[1:]
    fields = yaml.safe_load(head)
    found = re.split(r"\n\s*\n|\n(?=[-*] |\d+\. )", re.sub(r"^#.*$", "\n", body, flags=re.M))
    found += [fields.get(key) for key in ("summary", "since_note", "caution", "cost_note")]
    found += [step.get("text") for step in fields.get("steps") or []]
    found += [result.get("note") for result in fields.get("results") or []]
    return [" ".join(passage.split()) for passage in found if passage and passage.strip()]


def uncited_figures(text):
    return [passage for passage in passages(text) if "[^" not in passage and FIGURE.search(LINK.sub("]", passage))]


def unfounded(text):
    """Sentences of the body's uncited paragraphs that are neither the editors' own, nor say that something is not known."""
    head, body = text.split("---\n", 2)[1:]
    found = []
    for passage in passages(f"---\nx: 1\n---\n{body}"):
        if "[^" in passage:
            continue
        stated = NOTE.split(passage)[0]
        found += [s for s in re.split(r"(?<=[.؟!?])\s+", stated) if s.strip() and not SILENCE.search(s)]
    return found


def test_no_figure_in_a_practice_lacks_a_citation():
    assert len(PRACTICES) > 150
    for path in PRACTICES:
        assert uncited_figures(path.read_text(encoding="utf-8")) == [], path


def test_no_figure_elsewhere_lacks_a_citation():
    """Topics, countries, institutions and round tables: their bodies state figures as practices do."""
    notes = [path for folder in ("topics", "countries", "institutions", "round-tables") for path in sorted((CONTENT / folder).rglob("*.md"))]
    assert len(notes) > 150
    for path in notes:
        body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        assert uncited_figures(f"---\nx: 1\n---\n{body}") == [], path


def test_the_search_for_uncited_figures_finds_them():
    for stated in ("شارك 40 خبيرا.", "بدأ العمل سنة 2019.", "شارك عشرون قاضيا.", "Quelque vingt juges y ont pris part.", "Some thirty judges came."):
        assert uncited_figures(f"---\ntitle: x\n---\n\n## السياق\n\n{stated}\n"), stated
        assert uncited_figures(f"---\nsteps:\n  - {{title: x, text: '{stated}'}}\n---\n"), stated
        assert not uncited_figures(f"---\ntitle: x\n---\n\n{stated[:-1]}[^ma1].\n"), stated
    assert uncited_figures("---\nresults:\n  - {value: 3, note: 'منهم 79 طفلة.'}\n---\n")
    spoilt = PRACTICES[0].read_text(encoding="utf-8") + "\n\nIn 2023 there were more.\n"
    assert uncited_figures(spoilt) == ["In 2023 there were more."]


def test_an_uncited_paragraph_states_no_fact():
    assert unfounded("---\nx: 1\n---\n\nتقود الوزارة الخطة.\n") and unfounded("---\nx: 1\n---\n\nThe ministry leads the plan.\n")
    for path in PRACTICES:
        assert unfounded(path.read_text(encoding="utf-8")) == [], path


def test_no_source_is_described_twice():
    """A changed address is an edit of one file."""
    described = [path.name for folder in CONTENT.iterdir() if folder.is_dir() for path in originals(folder.name) if front_matter(path).get("sources")]
    assert described == []
    addresses = [front_matter(path).get("url") for path in originals("sources")]
    known = [address for address in addresses if address]
    assert known and len(known) == len(set(known))


def test_helplines_are_those_of_the_sheets():
    for country, numbers in HELPLINES.items():
        lines = front_matter(CONTENT / f"countries/{country}.md")["helplines"]
        assert {re.sub(r"\D", "", line["number"]) for line in lines} == numbers
        for line in lines:
            assert line["publish"] in (True, "yes", "with-warning")
            if line["publish"] == "with-warning":
                assert set(line["warning"]) == {"ar", "fr", "en"}


def test_no_text_holds_a_telephone_number_or_an_address():
    phone = re.compile(r"(?<![\w/.-])(?:(?:\+|00)(?:212|216|20)(?:[\s.-]?\d){7,10}|0[5-8](?:[\s.-]?\d){8}|01[0125](?:[\s.-]?\d){8})(?!\w)")
    assert phone.search("06 12 34 56 78") and phone.search("+216 98 123 456") and phone.search("01012345678") and not phone.search("2016-61")
    mail = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
    for path in sorted(CONTENT.rglob("*.md")):
        text = re.sub(r"https?://\S+", "", path.read_text(encoding="utf-8"))
        text = re.sub(r"^(?:\s+- number|translates):.*$", "", text, flags=re.M)
        assert mail.findall(text) == [], path
        assert phone.findall(text) == [], path


def test_a_helpline_stands_on_its_country_page_only():
    """Nor does any note print the numbers that the sheets forbid."""
    kept = sorted(number for numbers in HELPLINES.values() for number in numbers if number not in ("16000", "192"))  # also a count, a decree
    forbidden = ["16021", "161000", "71860135", "80105561", "8010156"]
    for path in sorted(CONTENT.rglob("*.md")):
        text = re.sub(r"https?://\S+", "", path.read_text(encoding="utf-8"))
        found = re.findall(r"(?<![\d/.-])\d[\d .]*\d(?![\d/-])", text)
        digits = {re.sub(r"\D", "", number) for number in found} | {number for run in found for number in run.split()}
        assert digits.isdisjoint(forbidden), path
        if path.parent.name != "countries":
            assert digits.isdisjoint(kept), path


def test_no_shelter_is_placed():
    """Towns and governorates that the sheets name beside a shelter stay out of every text on shelters, and of their sources' titles."""
    places = {
        "practices/ma/emergency-shelters": r"فاس|مكناس|طنجة|مراكش|F[eè]s\b|Fez|Mekn[eè]s|Tang(?:er|ier)|Marrakech",
        "practices/eg/specialised-shelter": r"القليوبية|Q[au]lyubi|Qalyoubi",
        "topics/shelter": r"فاس|مكناس|طنجة|مراكش|القليوبية|أريانة|F[eè]s\b|Mekn[eè]s|Tang(?:er|ier)|Qalyubi|Ariana",
    }
    for name, pattern in places.items():
        for suffix in ("", ".fr", ".en"):
            text = re.sub(r"https?://\S+", "", (CONTENT / f"{name}{suffix}.md").read_text(encoding="utf-8"))
            assert re.findall(pattern, text) == [], (name, suffix)


def test_enough_is_there_to_compare():
    topics = {}
    for path in originals("practices"):
        fields = front_matter(path)
        topics.setdefault(fields["topic"], set()).add(fields["country"])
    assert len(originals("practices")) >= 45
    assert sum(countries == set(HELPLINES) for countries in topics.values()) >= 12


def test_every_country_has_two_practices_per_theme():
    topics = {path.stem: front_matter(path)["theme"] for path in originals("topics")}
    counts = {}
    for path in originals("practices"):
        fields = front_matter(path)
        counts[fields["country"], topics[fields["topic"]]] = counts.get((fields["country"], topics[fields["topic"]]), 0) + 1
    for country in HELPLINES:
        for theme in ("prosecution", "protection", "prevention"):
            assert counts.get((country, theme), 0) >= 2, (country, theme)


def test_the_third_round_table_is_only_announced():
    third = front_matter(CONTENT / "round-tables/third-announced.md")
    assert third["status"] == "announced"
    assert third.keys().isdisjoint({"start", "end", "place", "host", "organisers", "practices"})
    held = [path.stem for path in originals("round-tables") if front_matter(path)["status"] == "held"]
    assert held == ["first-egypt-2023", "second-rabat-2023"]


def test_enough_is_translated():
    for country in HELPLINES:
        names = [path for path in originals(f"practices/{country}")]
        for language in ("fr", "en"):
            assert sum((path.parent / f"{path.stem}.{language}.md").exists() for path in names) >= 3
    for folder in ("countries", "themes", "topics", "round-tables", "pages"):
        for path in originals(folder):
            for language in ("fr", "en"):
                assert (path.parent / f"{path.stem}.{language}.md").exists(), path


MONTHS = {
    "ma": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split(),
    "tn": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    "eg": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
}
EVERY_MONTH = {name for names in MONTHS.values() for name in names}


def country_of(note, front):
    """The one country that a record belongs to; None for shared ones."""
    counted = {series["country"] for series in front.get("series", [])}
    folder = note.parent.name if note.parent.name in MONTHS else note.stem if note.parent.name == "countries" else None
    return front.get("host") or (counted.pop() if len(counted) == 1 else None) or folder


def test_months_are_those_of_the_country():
    """Quotations and the titles of sources keep their own."""
    foreign = []
    for note in originals(""):
        _, front, body = note.read_text(encoding="utf-8").split("---\n", 2)
        front = yaml.safe_load(front)
        own = MONTHS.get(country_of(note, front), MONTHS["eg"])
        front.pop("sources", None)
        if note.parent.name == "sources":
            continue
        text = re.sub(r"[«“][^»”]*[»”]", "", yaml.safe_dump(front, allow_unicode=True, width=10**6) + body)
        for word in re.findall(r"[\u0621-\u064a]+", text):
            month = word[1:] if word[0] in "ولب" and word[1:] in EVERY_MONTH else word
            if month in EVERY_MONTH and month not in own:
                foreign.append((note.relative_to(ROOT).as_posix(), word))
    assert foreign == []


def test_a_country_s_page_dates_all_in_its_own_months(site):
    for code, names in MONTHS.items():
        pages = [*site.glob(f"practices/{code}/*.html"), *site.glob(f"institutions/{code}/*.html"), site / f"countries/{code}.html"]
        assert len(pages) > 20
        for path in pages:
            article = re.sub(r'(?s)<div class="columns">.*?</div>\n</div>\n</section>|<div class="cards">.*?</div>\n</section>', "", path.read_text(encoding="utf-8"))
            written = {name for date in re.findall(r"<time [^>]*>([^<]*)</time>", article) for name in re.findall(r"[\u0621-\u064a]+", date)}
            assert written & EVERY_MONTH <= set(names), path


def test_the_privacy_page_is_true_of_this_site():
    """It says that nothing is kept but the display and, on request, the entry in the form, and that no other site is asked."""
    settings = yaml.safe_load((CONTENT / "site.yaml").read_text(encoding="utf-8"))
    assert settings.get("offline", "never") == "never"
    theme = ROOT / "themes" / settings["theme"]
    scripts = {path.name: path.read_text(encoding="utf-8") for path in theme.glob("assets/*.js") if not path.name.startswith("offline")}
    kept = {key for script in scripts.values() for key in re.findall(r"localStorage\.setItem\(\s*([^,]+),", script)}
    assert kept == {'"scheme"', "NAME"}
    # The draft is kept in one place only, which first asks for the tick.
    assert scripts["contribute-draft.js"].count("localStorage.setItem(") == 1
    for name, script in scripts.items():
        assert not re.search(r"\bcookie\b|sessionStorage|indexedDB|caches\.|XMLHttpRequest|\bfetch\(|sendBeacon|WebSocket|EventSource", script), name
        # The form checks and completes typed addresses; it asks for none.
        assert name in ("contribute-check.js", "contribute-text.js") or not re.search(r"[\"'`](?:https?:)?//", script), name
    for path in theme.glob("templates/*.mustache"):
        assert not re.search(r"""(?:src|srcset|action)="(?:https?:)?//|<iframe|<form(?![^>]*id="(?:search-form|home-search|note)")""", path.read_text(encoding="utf-8")), path
