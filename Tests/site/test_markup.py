"""Hostile markup in every field and place, judged on the pages that Chromium parses: nothing runs, no handler, no forbidden scheme, no violation of the policy."""
import json
import re
import shutil

import pytest
import yaml

from conftest import ROOT, tabadul
from test_browser import address, pages  # noqa: F401
from vectors import ALL, DISGUISES, VECTORS

POLICY = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}

JUDGE = r"""() => {
  const bad = [];
  if (window.__hits) bad.push("script ran: " + window.__hits);
  const allowed = new Set("html head meta title link script body a section header nav svg path ul ol li details summary span main footer p h1 h2 h3 h4 h5 h6 div table caption thead tbody tr th td dl dt dd bdi strong em code pre time cite sup blockquote noscript figure figcaption g rect line text circle polyline br hr button form input label output dialog article aside b i small abbr search template option select optgroup fieldset legend title desc defs use symbol pattern textarea q mark kbd data".split(" "));
  for (const e of document.querySelectorAll("*")) {
    const name = e.localName;
    if (!allowed.has(name)) bad.push("element " + name);
    if (name === "script" && (e.textContent.trim() || !/^(\.\.\/)*assets\/[0-9a-f]{12}\/[\w.-]+\.js$|^(\.\.\/)*(search|contribute|dossier)\/[\w.\/-]+\.js$|^\/_tabadul\/[\w.]+\.js/.test(e.getAttribute("src") || ""))) { if (e.type !== "application/ld+json") bad.push("script " + e.outerHTML.slice(0, 80)); }
    if (name === "meta" && /refresh/i.test(e.httpEquiv)) bad.push("meta refresh");
    for (const a of e.attributes) {
      const attribute = a.name.toLowerCase();
      // The page's own script keeps the measured height of sticky parts in a custom property of the root.
      if (name === "html" && attribute === "style" && /^(--[\w-]+: [\d.]+px;? ?)+$/.test(a.value)) continue;
      if (attribute.startsWith("on") || attribute === "style" || attribute === "srcdoc" || attribute === "formaction") bad.push(name + " has " + attribute);
      if (["href", "src", "action", "xlink:href", "data", "poster", "to", "cite"].includes(attribute)) {
        let scheme; try { scheme = new URL(a.value, document.baseURI).protocol; } catch { scheme = "unreadable:"; }
        if (!["file:", "http:", "https:", "tel:"].includes(scheme)) bad.push(name + " leads to " + a.value.slice(0, 60));
        if (name !== "a" && name !== "link" && new URL(a.value, document.baseURI).origin !== location.origin) bad.push(name + " loads " + a.value.slice(0, 60));
      }
    }
  }
  return bad.concat(window.__violations || []);
}"""

WATCH = """window.__hits = 0; window.__violations = []; window.hit = () => { window.__hits++; };
document.addEventListener("securitypolicyviolation", e => window.__violations.push("policy: " + e.violatedDirective + " " + e.blockedURI + " " + e.sourceFile + ":" + e.lineNumber));"""


# Ten seconds at most: a page that never comes to it fails, and does not hang.
UNTIL = """const until = async test => {
  for (let left = 1000; !test(); left--) {
    if (!left) throw new Error("waited in vain until " + test);
    await new Promise(done => setTimeout(done, 10));
  }
};"""
# The search has shown what it found, or was asked for nothing.
ANSWERED = """async () => { %s await until(() => ["done", "idle"].includes(document.getElementById("results").dataset.state)); }""" % UNTIL


@pytest.fixture(scope="module")
def judge(browser):  # noqa: F811
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    requests = []
    page.on("request", lambda request: requests.append(request.url))

    def look(url, script=None):
        """What is live that must not be; with what a script says that brings the page to where it is judged."""
        dialogs.clear()
        requests.clear()
        page.goto("about:blank")
        page.goto(url)
        said = page.evaluate(script) if script else None
        foreign = [u for u in requests if "evil.example" in u or "x.example" in u]
        issues = page.evaluate(JUDGE) + dialogs + foreign
        return (issues, said) if script else issues

    yield look
    context.close()


# Values that are no free text: ids, dates, words of a list, numbers, addresses.
IDS = set(
    "country themes theme topic since until status evidence lead partners target_groups instruments round_tables counterparts scale actor value year source key date url language confidence compiled "
    "reviewed draft locale order committee founding_instruments institution scope cost seen publish number color standards facts host organisers funders practices kind parent repealed_by amends adopted "
    "in_force edition start end do_not_join_with languages aliases translates amount currency validated_by founding legal_instruments digits stage id phone_plans identity_documents case_words countries key_figures source_order comparable exploitation_forms adapted_from concept edition_of archived dead together field institution exit_url base_url repository stale_months nav navigation place slug concept comparable caveat from to exploitation_forms adapted_from review_due".split())


def spoil(node, text, key=None):
    """The same record with the text in every free-text field."""
    if isinstance(node, dict):
        # PyYAML reads the words `yes` and `no` as Booleans.
        node = {k: {True: "yes", False: "no"}.get(v, v) if k in ("value", "comparable") and isinstance(v, bool) else v for k, v in node.items()}
        return {k: v if k in IDS and not (k == "cost" and isinstance(v, dict)) else spoil(v, text, k) for k, v in node.items()}
    if isinstance(node, list):
        return [spoil(item, text, key) for item in node]
    return (text + " " + str(node))[:110] if key == "title" else text + " " + str(node) if isinstance(node, str) else node


def split(path):
    head, body = path.read_text(encoding="utf-8").split("---\n", 2)[1:]
    return yaml.safe_load(head), body


def write(path, fields, body):
    path.write_text("---\n" + yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, default_flow_style=False) + "---\n" + body, encoding="utf-8")


def refused(source):
    result = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "en")
    assert result.returncode in (0, 1), result.stderr
    return {f["file"] for f in map(json.loads, result.stdout.splitlines()) if f["severity"] == "error"}


def settle(source, originals):
    """Takes back whatever is refused until the rest builds; gives the files that were refused."""
    out = set()
    while bad := refused(source):
        assert not bad <= out, bad
        for name in bad:
            if name in originals:
                (source / name).write_text(originals[name], encoding="utf-8")
            else:
                (source / name).unlink()
        out |= bad
    return out


PLACES = ["نص {} نص.", "### {}", "- {}", "> {}", "| أ | ب |\n|---|---|\n| {} | نص |", "`{}`", "```\n{}\n```", "[{}](https://site.example/)", "[نص]({})", "[نص](<{}>)", "[نص][x]\n\n[x]: {}", "<{}>", "[^{}]"]


def test_no_text_of_a_note_becomes_live(source, judge, tmp_path, request):
    """Each vector in each disguise: once in all fields of a practice, once in each place of a body.

    Each run tries a quarter, in turn with the day; --every-page all.
    """
    every, seed = request.config.getoption("--every-page"), request.config.getoption("--sample-seed")
    template, body = split(source / "content/practices/ma/indicators-guide.md")
    for step in template["steps"]:
        step.pop("stage", None)  # stages belong to one topic, and the copies stand on many
    topics = [path.stem for path in sorted((source / "content/topics").glob("*.md")) if "." not in path.stem and split(path)[0]["theme"] in template["themes"]]
    added = []

    def add(name, fields, text):
        added.append(name)
        write(source / f"content/practices/ma/{name}.md", {**fields, "topic": topics[len(added) % len(topics)]}, text)

    for number, (_, vector) in enumerate(ALL):
        if not every and (number + seed) % 4:
            continue
        add(f"fields-{number}", spoil(template, vector), body)
    for number, vector in enumerate(VECTORS):
        for step, place in enumerate(PLACES):
            if not every and (number + step + seed) % 4:
                continue
            disguise = DISGUISES[(number + step) % len(DISGUISES)][1]
            add(f"place-{number}-{step}", template, body + "\n" + place.format(disguise(vector)) + "\n")
    gone = settle(source, {})
    assert all("/fields-" in name or "/place-" in name for name in gone), gone
    output = tmp_path / "site"
    result = tabadul("build", "--source", source, "--output", output)
    assert result.returncode == 0, result.stderr[-2000:]
    shown = [path for name in added if (path := output / f"practices/ma/{name}.html").exists()]
    print(f"tried {len(added)}, refused {len(gone)}, shown {len(shown)}")
    assert len(shown) == len(added) - len(gone) and len(shown) > (300 if every else 75)
    others = [output / name for name in ("index.html", "topics/identification.html", "fr/topics/identification.html", "countries/ma.html", "en/index.html", "themes/protection.html")]
    issues = {path.name: found for path in shown + others if (found := judge(path.as_uri()))}
    assert not issues, dict(list(issues.items())[:5])


def test_no_field_of_any_record_becomes_live(source, judge, tmp_path, sampled):
    """All free text of every record, of the settings and of the interface is hostile; a sample of the pages is looked at."""
    originals = {}
    for number, path in enumerate(sorted((source / "content").rglob("*.md"))):
        name = path.relative_to(source).as_posix()
        originals[name] = path.read_text(encoding="utf-8")
        fields, body = split(path)
        write(path, spoil(fields, VECTORS[number % len(VECTORS)][:60]), body)
    settings = source / "content/site.yaml"
    originals["content/site.yaml"] = settings.read_text(encoding="utf-8")
    data = yaml.safe_load(originals["content/site.yaml"])
    settings.write_text(yaml.safe_dump(spoil(data, VECTORS[0]), allow_unicode=True), encoding="utf-8")
    for language in ("ar", "fr", "en"):
        path = source / f"themes/default/strings/{language}.yaml"
        words = yaml.safe_load(path.read_text(encoding="utf-8"))
        # One vector with a control character would refuse the whole file.
        printable = [vector for vector in VECTORS if vector.isprintable()]
        assert len(printable) > 60
        path.write_text(yaml.safe_dump({k: spoil(v, printable[i % len(printable)], k) for i, (k, v) in enumerate(words.items())}, allow_unicode=True, sort_keys=False), encoding="utf-8")
    gone = settle(source, originals)
    print(f"records {len(originals)}, refused {len(gone)}")
    assert len(gone) < len(originals) / 2, len(gone)
    output = tmp_path / "site"
    result = tabadul("build", "--source", source, "--output", output)
    assert result.returncode == 0, result.stderr[-2000:]
    # A former address leads on before a script could look at it; its target is written by the build from ids.
    for path in output.rglob("*.html"):
        if target := re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', path.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[a-z0-9./-]+\.html", target[1]), (path, target[1])
    issues = {}
    for path in sampled(output, 150):
        if path.relative_to(output).parts[0] in ("fr", "en") and {"practices", "sources"} & set(path.parts):
            continue
        if found := judge(path.as_uri()):
            issues[str(path.relative_to(output))] = found
    assert not issues, dict(list(issues.items())[:5])


@pytest.mark.parametrize("scheme", ["javascript:hit()", "JAVASCRIPT:hit()", "data:text/html,x", "vbscript:x", "//evil.example", "file:///etc/passwd", " javascript:hit()", "java\tscript:hit()", "blob:x", "https:javascript:hit()", "http://x\" onclick=\"hit()"])
def test_address_fields_take_web_addresses_only(scheme, source):
    """In a source, an institution, an instrument and the settings at once: each is reported."""
    places = ["content/sources/ma1.md", "content/institutions/ma/national-committee.md", "content/instruments/ma/law-27-14.md"]
    for name in places:
        fields, body = split(source / name)
        fields["url"] = scheme
        write(source / name, fields, body)
    settings = source / "content/site.yaml"
    settings.write_text(re.sub(r"exit_url:.*", lambda _: f"exit_url: {json.dumps(scheme)}", settings.read_text(encoding="utf-8")), encoding="utf-8")
    result = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "en")
    found = {(f["file"], f["code"]) for f in map(json.loads, result.stdout.splitlines()) if f["severity"] == "error"}
    assert result.returncode == 1 and {(name, "bad-address") for name in [*places, "content/site.yaml"]} <= found, found


@pytest.mark.parametrize("name", ["<script>hit()<.md", "x\" onclick=\"hit().md", "a'b.md", "a&b.md", "javascript:hit().md", "a b.md", "a\u202eb.md", "-x.md", "a%2e%2e%2fb.md", "a\\b.md", "a\nb.md"])
def test_file_names_hold_no_markup(name, source):
    shutil.copyfile(source / "content/practices/ma/indicators-guide.md", source / "content/practices/ma" / name)
    result = tabadul("check", "--source", source, "--diagnostics", "json", "--language", "en")
    codes = {f["code"] for f in map(json.loads, result.stdout.splitlines()) if f["severity"] == "error"}
    assert result.returncode == 1 and "bad-file-name" in codes


def test_the_policy_is_strict_and_holds_on_every_kind_of_page(site, judge, address, some):  # noqa: F811
    served = set(some(pages(site), 20))
    for name in pages(site):
        text = (site / name).read_text(encoding="utf-8")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        assert policy, name
        assert text.index("Content-Security-Policy") < text.index("<link") < text.index("</head>")
        rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";") if rule.strip())
        assert {key: rules.get(key) for key in POLICY} == POLICY, name
        assert set(rules) <= set(POLICY) | {"script-src", "style-src", "img-src", "connect-src", "font-src"}
        assert all(value in ("'self'", "'none'") for value in rules.values()), rules
        assert judge((site / name).as_uri()) == [], name
        assert name not in served or judge(address + name) == [], name


@pytest.mark.parametrize("tree", ["", "fr/", "en/"])
def test_no_query_of_the_search_page_becomes_live(tree, site, judge, browser, some):  # noqa: F811
    page = site / tree / "search.html"
    assert 'id="results"' in page.read_text(encoding="utf-8")
    from urllib.parse import quote

    for vector in some(VECTORS, 15):
        for query in (quote(vector), vector, "%u003c" + vector, quote(vector) + "&q=" + quote(vector)):
            assert judge(page.as_uri() + "#q=" + query, script=ANSWERED) == ([], None), query
