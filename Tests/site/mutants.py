"""Notes with one thing wrong, made from the shipped practices: each function takes a note's text and a random generator, and returns the
spoilt text, or None where the note has nothing to spoil."""
import re

SECTIONS = ("السياق", "مضمون الممارسة", "النتائج", "الدروس والحدود", "شروط التطبيق في بلد آخر")


def keyed(text, key):
    """The lines of a key of the front matter: (start, end)."""
    front = text.index("\n---\n", 4) + 1
    match = re.compile(rf"^{key}:.*\n(?:[ #-].*\n|\n)*", re.M).search(text, 0, front)
    return match.span() if match else None


def replace_key(text, key, line):
    span = keyed(text, key)
    return text[:span[0]] + line + text[span[1]:] if span else None


def remove_key(text, random):
    return replace_key(text, random.choice(["title", "country", "topic", "themes", "summary", "since", "status", "lead", "compiled", "reviewed"]), "")


def empty_key(text, random):
    key = random.choice(["title", "country", "topic", "since", "status", "evidence", "compiled", "summary"])
    return replace_key(text, key, f'{key}: ""\n')


def bad_length(text, random):
    return random.choice([
        lambda: replace_key(text, "title", 'title: "قصير"\n'),
        lambda: replace_key(text, "title", 'title: "' + "عنوان طويل جدا " * 12 + '"\n'),
        lambda: replace_key(text, "summary", 'summary: "ملخص قصير."\n'),
        lambda: replace_key(text, "summary", 'summary: "' + "ملخص لا ينتهي " * 40 + '"\n'),
    ])()


def bad_date(text, random):
    key, value = random.choice(["since", "compiled", "reviewed"]), random.choice(["2023-13", "2023-02-30", "23", "soon", "2023-4", "0999", "2023-04-31"])
    return replace_key(text, key, f"{key}: {value}\n")


def bad_order(text, random):
    return random.choice([
        lambda: replace_key(text, "reviewed", "reviewed: 2019-01-01\n"), lambda: replace_key(text, "compiled", "compiled: 2027-01\n"),
        lambda: replace_key(text, "since", "since: 2029\n"), lambda: replace_key(text, "status", "status: ongoing\nuntil: 1901\n") if not keyed(text, "until") else None,
    ])()


def unknown_value(text, random):
    key = random.choice(["status", "evidence", "scale", "target_groups"])
    value = random.choice(["[victims, zzzz]", "[zzzz]"]) if key == "target_groups" else "zzzz"
    return replace_key(text, key, f"{key}: {value}\n")


def unknown_reference(text, random):
    return random.choice([
        lambda: replace_key(text, "lead", "lead: [zz/nobody]\n"), lambda: replace_key(text, "partners", "partners: [zz/nobody, int/eu]\n"),
        lambda: replace_key(text, "topic", "topic: no-such-topic\n"), lambda: replace_key(text, "themes", "themes: [no-such-theme]\n"),
        lambda: replace_key(text, "instruments", "instruments: [zz/no-law]\n"),
        lambda: text.replace("    actor: ", "    actor: zz/nobody-", 1) if "    actor: " in text else None,
    ])()


def repeated_value(text, random):
    key = random.choice(["lead", "partners", "target_groups", "themes"])
    span = keyed(text, key)
    if not span:
        return None
    match = re.match(rf"{key}: \[([^,\]]+)", text[span[0]:span[1]])
    return replace_key(text, key, f"{key}: [{match[1]}, {match[1]}]\n") if match else None


def list_count(text, random):
    key = random.choice(["themes", "lead"])
    return replace_key(text, key, f"{key}: []\n")


def topic_outside_themes(text, random):
    topic = re.search(r"^topic: (.*)$", text, re.M)[1]
    theme = random.choice(["prevention", "protection", "prosecution"])
    return replace_key(text, "themes", f"themes: [{theme}]\n") if topic else None


def unknown_stage(text, random):
    return re.sub(r"(    stage: ).*", r"\1no-such-stage", text, count=1) if "    stage: " in text else None


def bad_step(text, random):
    return random.choice([
        lambda: re.sub(r'(  - title: ").*"', r'\1س"', text, count=1) if keyed(text, "steps") else None,
        lambda: re.sub(r'(?m)^    text: ".*"\n', "", text, count=1) if keyed(text, "steps") else None,
        lambda: re.sub(r'(?m)^(    text: ").*"', r'\1شارك 25 قاضيا في الدورة."', text, count=1) if keyed(text, "steps") else None,
    ])()


def bad_result(text, random):
    if "value: " not in text:
        return None
    return random.choice([
        lambda: re.sub(r"value: [\d.]+", "value: many", text, count=1), lambda: re.sub(r", year: \d+", "", text, count=1),
        lambda: re.sub(r"year: \d+", "year: last", text, count=1), lambda: re.sub(r"(value: .*source: )\w+", r"\1nosource", text, count=1),
    ])()


OWN = '''sources:
  - key: own1
    publisher: "ناشر"
    title: "عنوان أول"
    date: 2020
    url: "https://own.example/one"
    confidence: low
  - key: own2
    publisher: "ناشر"
    title: "عنوان ثان"
    date: undated
    confidence: low
'''


def with_sources(text):
    """The note with two sources of its own, both cited."""
    if "\nsources:" in text or "\n## السياق\n" not in text:
        return None
    return text.replace("\ncompiled:", "\n" + OWN + "compiled:", 1).replace("\n## السياق\n", "\n## السياق\n\nنص أول[^own1] وثان[^own2].\n", 1)


def bad_source(text, random):
    text = with_sources(text)
    if text is None:
        return None
    return random.choice([
        lambda: text.replace("confidence: low", "confidence: certain", 1), lambda: text.replace("date: 2020", "date: 2023-99", 1),
        lambda: text.replace("https://own", "htp://own", 1), lambda: text.replace('    publisher: "ناشر"\n', "", 1),
        lambda: text.replace("- key: own1", "- key: other", 1), lambda: text.replace("- key: own2", "- key: own1", 1),
        lambda: text.replace("[^own2]", "", 1), lambda: text.replace("\nsource_order: [", "\nsource_order: [zz9, ", 1), lambda: text.replace("[^own2]", "[own2]", 1),
    ])()


def unknown_key(text, random):
    return text.replace("\ncountry:", "\nzzzzzz: 1\ncountry:", 1)


def unknown_entry(text, random):
    if keyed(text, "unknown"):
        return None
    value = random.choice(["title", "context", "zzzz", "summary"])
    return text.replace("\ncompiled:", f"\nunknown:\n  - field: {value}\ncompiled:", 1)


def left_to_fill(text, random):
    return in_section(text, random, "✎ اكتب هنا.")


def in_section(text, random, addition):
    """Adds a paragraph to a section."""
    titles = [title for title in SECTIONS if f"\n## {title}\n" in text]
    head = f"\n## {random.choice(titles)}\n"
    return text.replace(head, head + "\n" + addition + "\n", 1)


def prose(text, random):
    return in_section(text, random, random.choice([
        "بلغ العدد 25 شخصا.", "ارتفعت النسبة 5% في سنة.", "نص مع مفتاح غير معروف[^zz9].", "نص, بفاصلة لاتينية.", "هل هذا سؤال?", 'قال "نعم" ثم سكت.',
        "نص ممـــدود هنا.", "نص\u202bمخفي\u202c هنا.", "نص\u200bمقطوع هنا.", "نص\u200e بعلامة.", "في سنة ٢٠٢٣ و2024[^{key}].", "نص **غير مغلق هنا.",
        "[نص] (https://example.org) هنا.", "نص <b>بارز</b> هنا.", "• بند أول", "نص بمرجع[2] هنا.", "انظر https://example.org هنا.", "[^1]: حاشية",
        "انظر [صفحة](../../topics/no-such.md).", "انظر [صفحة](javascript:alert).", "٣. بند ثالث", "نص بمرجع[^ {key}] هنا.", "##عنوان ملتصق", "# عنوان من المستوى الأول",
        "نص بمرجع (^{key}) هنا.", "| أ | ب |\n|---|---|\n| 25 | نص |", "- بند\n- عدده 30", "1. أول 44",
    ]).replace("{key}", re.search(r"\[\^(\w+)\]", text)[1]))


def private(text, random):
    return in_section(text, random, random.choice([
        "للاتصال: 0661234567.", "للاتصال: 06 61 23 45 67.", "الهاتف +212 661-234567 متاح.", "اتصل بالرقم 00216 22 123 456.", "راسل someone@gmail.com الآن.",
        "راسل fulan.allani@example.org.", "الهاتف ٠٦٦١٢٣٤٥٦٧ متاح.", "هاتف 01012345678.",
    ]))


def headings(text, random):
    titles = [title for title in SECTIONS if f"\n## {title}\n" in text]
    title = random.choice(titles)
    head = f"\n## {title}\n"
    start = text.index(head)
    following = text.find("\n## ", start + 4)
    end = len(text) if following < 0 else following
    return random.choice([
        lambda: text[:start] + text[end:], lambda: text.replace(head, "\n## كلام لا صلة له بالأقسام\n", 1), lambda: text[:start] + head + text[end:],
        lambda: text + head + "\nنص مكرر.\n", lambda: text.replace("\n---\n\n", "\n---\n\nنص قبل أول عنوان.\n\n", 1) if text.count("\n---\n\n") == 1 else None,
        lambda: text.replace(head, f"\n## {title}:\n", 1),
    ])()


def front_prose(text, random):
    addition = random.choice(["نص, بفاصلة.", "نص ممـــدود.", "نص\u200bمقطوع.", "مفتاح[^zz9].", "نص بمرجع[^ s].", "للاتصال: 0661234567.", "كتب **هنا."])
    return replace_key(text, "caution", f'caution: "{addition}"\n') if keyed(text, "caution") else text.replace("\ncompiled:", f'\ncaution: "{addition}"\ncompiled:', 1)


MUTATIONS = [
    remove_key, empty_key, bad_length, bad_date, bad_order, unknown_value, unknown_reference, repeated_value, list_count, topic_outside_themes,
    unknown_stage, bad_step, bad_result, bad_source, unknown_key, unknown_entry, left_to_fill, prose, prose, prose, private, headings, headings,
    front_prose,
]


def mutant(text, random):
    """A spoilt note with the name of what was done to it."""
    for _ in range(50):
        change = random.choice(MUTATIONS)
        spoilt = change(text, random)
        if spoilt is not None and spoilt != text:
            return change.__name__, spoilt
    raise AssertionError("nothing to spoil")
