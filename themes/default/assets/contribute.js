// The page that writes a note: opens an entry or an empty note, checks while typing, and makes the file to send. Nothing is sent and,
// unless the writer asks for it, nothing is kept.
(function (global) {
  "use strict";
  const note = global.TabadulNote, rules = global.TabadulCheck, { FormView, element, idOf } = global.TabadulForm;
  const { cleaned, isForeign, keysOf, tidied } = global.TabadulText;
  const root = document.getElementById("contribute");
  if (!root || !note.data.site) return;
  const words = JSON.parse(root.dataset.words), site = note.data.site, get = (id) => document.getElementById(id);

  const page = {
    site, view: null, form: null, folder: "practices/xx",
    /** What the form holds: {kind: new | edit | report, id, base}. */
    mark: null,
    /** The text that was opened; "" for a new note. */
    original: "",
    /** What the controls held when they were drawn, to tell whether anything was typed. */
    drawn: "",
    isFinished: false,
    /** The theme that was ticked with the topic. */
    givenTheme: "",
    touched: new Set(),
    /** What was said last of people whom the note would expose; "" where there is nothing. */
    alarm: "",
    /** Whether the text came from a file or a draft: it is sent as a change also where nothing more was typed. */
    isResumed: false,
    say(text) {
      get("said").textContent = text;
      get("said").classList.toggle("alarm", text !== "" && text === page.alarm);
    },
    /** The sources that the site cites: those of the note's country first. */
    siteSources() {
      const own = page.values().country || "int";
      const folders = [own].concat(site.records.countries.map(([id]) => id).filter((id) => id !== own), own === "int" ? [] : ["int"]);
      return Promise.all(folders.map((folder) => note.load(`${root.dataset.root}contribute/sources-${folder}.js`).catch(() => null)))
        .then(() => folders.flatMap((folder) => note.data.sources[folder] || []));
    },
    /** The names that a link can lead to, beyond those that the page holds. */
    linkNames: () => note.load(`${root.dataset.root}contribute/links-${site.language}.js`),
    values() { return page.view.collect(); },
    citedKeys() { return keysOf(page.original).concat([...page.original.matchAll(/source: ([\w-]+)/g)].map((match) => match[1])); },
  };
  const tools = new global.TabadulTools.FormTools(page, words), sending = new global.TabadulSend.Sending(page, words);
  const preview = new global.TabadulPreview.Preview(get("preview"));
  const today = () => { const now = new Date(); return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`; };

  // MARK: opening

  function fragment() {
    const found = {};
    const hash = location.hash.replace(/^#/, "");
    // An address may come with its signs escaped.
    for (const pair of (hash.includes("=") ? hash : hash.replace(/%3D/gi, "=").replace(/%26/g, "&")).split("&")) {
      const at = pair.indexOf("=");
      if (at < 1) continue;
      try { found[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, " ")); } catch (ignored) { /* left out */ }
    }
    return found;
  }

  const title = (text) => { get("form-title").textContent = text; };

  async function open() {
    const asked = fragment();
    get("finish").hidden = false;
    get("file-bar").hidden = false;
    get("result").hidden = true;
    get("messages").hidden = true;
    get("preview").hidden = false;
    if (asked.report) return report(asked.report);
    if (asked.edit) {
      await edit(asked.edit);
      if (asked.at && page.view) focusOn(page.view.nameFor(get(idOf(`section.${asked.at}`)) ? `section.${asked.at}` : asked.at));
      return undefined;
    }
    title(words.form_new);
    await draw("", note.data.forms.practices, { kind: "new", id: "practices", base: null });
    for (const [key, value] of Object.entries(asked)) fill(key, value);
    page.drawn = state();
    root.dataset.state = "ready";
    return undefined;
  }

  /** Fills in a field from the address; only what the field could hold. */
  function fill(key, value) {
    const control = get(idOf(key));
    if (!control || !page.view.fields.has(key)) return;
    if (control.tagName === "SELECT" && !Array.from(control.options).some((option) => option.value === value)) return;
    if (control.tagName === "FIELDSET") {
      for (const box of control.querySelectorAll("input[type=checkbox]")) if (value.split(",").includes(box.value)) box.checked = true;
    } else control.value = value;
    changed(key);
    page.view.refresh();
  }

  async function edit(id) {
    const collection = id.split("/")[0];
    title(words.form_edit);
    try {
      if (!/^[a-z-]+(\/[a-z0-9-]+)+$/.test(id)) throw new Error(id);
      await Promise.all([loadForm(collection), note.load(`${root.dataset.root}contribute/entries/${id}.js`)]);
    } catch (error) {
      page.say(words.not_found.replace("{name}", id));
      close();
      root.dataset.state = "ready";
      return;
    }
    const entry = note.data.entries[id];
    title(words.edit_of.replace("{name}", nameOf(id)));
    await draw(entry.text, note.data.forms[collection], { kind: "edit", id, base: entry.base });
    root.dataset.state = "ready";
  }

  /** The fields of a collection, with the names that they choose from. */
  const loadForm = (collection) => Promise.all([note.load(`${root.dataset.root}contribute/form-${collection}-${site.language}.js`), collection === "practices" ? null : page.linkNames()]);

  /** Nothing is open: there is nothing to finish. */
  function close() {
    Object.assign(page, { view: null, mark: { kind: "none", id: "", base: null }, original: "" });
    get("note").replaceChildren();
    get("finish").hidden = true;
    get("preview").hidden = true;
  }

  function nameOf(id) {
    const [collection, ...rest] = id.split("/");
    const found = (site.records[collection] || []).find(([one]) => one === rest.join("/"));
    return found && found[1] ? found[1] : id;
  }

  /** Draws the form of a note. */
  async function draw(text, form, mark) {
    Object.assign(page, { original: text, form, mark, isFinished: false, isResumed: false, touched: new Set(), folder: folderOf(mark.id, form) });
    const read = text === "" ? null : note.read(text, form, site);
    if (read && read.problem) {
      page.say(rules.message({ code: read.problem.code, text: read.problem.text || String(read.problem.line || ""), detail: "" }, site) + " " + words.unreadable);
      close();
      return;
    }
    page.view = new FormView(get("note"), form, site, words, tools);
    const values = read ? read.values : blank(form);
    const headings = Object.fromEntries(read ? Object.keys(read.sections).map((name, index) => [name, read.parts[index].heading ? note.titleOf(read.parts[index].heading) : ""]) : []);
    page.view.draw(values, read ? read.sections : {}, headings);
    root.hidden = false;
    get("note").hidden = false;
    page.drawn = state();
    page.say("");
  }

  /** A new note: the dates of the day, marked as a draft. */
  function blank(form) {
    const values = note.fieldsOf(note.fieldsIn(form), {});
    Object.assign(values, { compiled: today(), reviewed: today(), draft: "true" });
    return values;
  }

  const folderOf = (id, form) => { const parts = id.split("/").slice(0, -1); return parts.length > 0 ? parts.join("/") : `${form.collection}/xx`; };
  const state = () => (page.view ? JSON.stringify([page.values(), page.view.sections()]) : "");
  const isTyped = () => (page.mark && page.mark.kind === "report" ? Array.from(document.querySelectorAll("#note textarea, #note input")).some((one) => one.value !== "") : page.view !== null && state() !== page.drawn);

  // MARK: checking

  /** The note's text as it now is. */
  function text() {
    const values = page.values(), sections = page.view.sections();
    // A source that holds nothing but its key, and is not cited, was not written.
    if (values.sources) {
      const cited = new Set(keysOf(JSON.stringify([values, sections])));
      values.sources = values.sources.filter((source) => cited.has(source.key) || Object.entries(source).some(([key, value]) => key !== "key" && value !== ""));
    }
    // The order of numbers names no source that is not cited any more.
    if (values.source_order && values.source_order.length > 0) {
      const used = new Set(usedKeys(values, sections));
      values.source_order = values.source_order.filter((key) => used.has(key));
    }
    return note.write(page.original, page.form, site, values, sections);
  }

  /** The keys that the note cites or lists. */
  function usedKeys(values, sections) {
    const own = values.sources.map((source) => source.key);
    return own.concat(keysOf(JSON.stringify([values, sections])), [...JSON.stringify(values).matchAll(/"source":"([^"]+)"/g)].map((match) => match[1]));
  }

  function findings(written) {
    const read = note.read(written, page.form, site);
    read.folder = folderFor(page.values());
    return rules.check(read, page.form, site, today()).concat(page.form.collection === "practices" && !read.problem ? advice(read) : []);
  }

  /** What only the form says: that the original is Arabic, once for the whole note, and that a new note names no source. */
  function advice(read) {
    const texts = [["title", read.values.title], ["summary", read.values.summary], ...Object.entries(read.sections)];
    const foreign = texts.find(([, own]) => isForeign(own));
    const hasSource = page.mark.kind !== "new" || usedKeys(read.values, read.sections).length > 0;
    return [foreign ? [foreign[0], "foreign"] : null, hasSource ? null : ["sources", "no-source"]].filter((one) => one !== null)
      .map(([field, code]) => ({ field, code, text: "", detail: "", severity: "warning" }));
  }

  const folderFor = (values) => (page.mark.kind === "edit" ? page.folder : `practices/${values.country || "xx"}`);
  const OWN = { foreign: words.foreign, "no-source": words.no_source, "figure-without-citation": words.figure };
  const say = (finding) => (OWN[finding.code] ? OWN[finding.code].replace("{text}", finding.text) : rules.message(finding, site));

  /** What leads to a person is shown at once; the rest when the field was left, or the note is finished. */
  const isShown = (finding) => page.isFinished || finding.code.startsWith("personal-") || page.touched.has(page.view.nameFor(finding.field)) || (page.touched.has(finding.field) && finding.code !== "missing-key");

  let timer = 0;
  function soon() { clearTimeout(timer); timer = setTimeout(now, 300); }

  function now() {
    clearTimeout(timer);
    if (!page.view || page.mark.kind === "report") return;
    page.view.refresh();
    const written = text(), found = findings(written);
    page.view.show(found, say, isShown);
    if (page.isFinished) list(found);
    preview.show(() => note.read(written, page.form, site), page.form);
    warn(found);
    drafts.keep();
  }

  /** What leads to a person is said at once, where it is seen and heard: the message beside the field may be below the keyboard. */
  function warn(found) {
    const alarm = found.filter((finding) => finding.code.startsWith("personal-")).map(say).join(" ");
    if (alarm === page.alarm) return;
    page.alarm = alarm;
    page.say(alarm);
  }

  /** The list of messages, each with a link to its field. */
  function list(found) {
    const box = get("messages"), items = box.querySelector("ol");
    const errors = found.filter((finding) => finding.severity === "error");
    get("messages-title").textContent = found.length === 0 ? words.messages_none : errors.length > 0 ? words.messages_count.replace("{n}", errors.length) : words.warnings_count.replace("{n}", found.length);
    items.replaceChildren(...errors.concat(found.filter((finding) => finding.severity !== "error")).map((finding) => {
      const link = element("a", { href: "#" + idOf(page.view.nameFor(finding.field)) }, element("bdi", { text: page.view.labelFor(finding.field) }));
      link.addEventListener("click", (event) => { event.preventDefault(); focusOn(page.view.nameFor(finding.field)); });
      return element("li", { class: finding.severity, "data-field": finding.field, "data-code": finding.code }, link, " ", element("span", { text: (finding.severity === "warning" ? words.warning + " " : "") + say(finding) }));
    }));
    box.dataset.level = errors.length > 0 ? "error" : found.length > 0 ? "warning" : "none";
    box.hidden = false;
  }

  function focusOn(name) {
    const control = get(idOf(name));
    if (!control) return;
    const folded = control.closest("details");
    if (folded) folded.open = true;
    control.focus();
  }

  async function report(id) {
    await page.linkNames().catch(() => null);
    title(words.form_report.replace("{name}", nameOf(id)));
    get("file-bar").hidden = true;
    get("preview").hidden = true;
    get("form-language").hidden = true;
    Object.assign(page, { mark: { kind: "report", id, base: null }, view: null, original: "", drawn: "" });
    sending.drawReport();
    root.hidden = false;
    root.dataset.state = "ready";
  }

  // MARK: finishing

  function finish() {
    tools.close();
    if (page.mark.kind === "report") return sending.finishReport(nameOf(page.mark.id));
    if (!page.view) return undefined;
    page.isFinished = true;
    const written = text(), found = findings(written), hasErrors = found.some((finding) => finding.severity === "error");
    page.view.show(found, say, isShown);
    list(found);
    const isSame = isUnchanged(written), mark = markNow(), file = isSame ? written : note.stamped(written, mark);
    sending.show(file, mark, mark.id.split("/").pop() + ".md", isSame ? words.unchanged : hasErrors ? words.with_errors : "");
    sending.changes(isSame);
    get(hasErrors ? "messages" : "result-title").focus();
    return undefined;
  }

  /** Whether an opened entry was not changed, so that the file needs no mark. */
  const isUnchanged = (written) => page.original !== "" && written === page.original && !page.isResumed;

  /** Where the note belongs: a new one has no place before its country and topic are chosen. */
  const markNow = () => ({ ...page.mark, id: page.mark.kind === "new" ? `practices/${page.values().country || "xx"}/${slug()}` : page.mark.id });

  /** The end of the note's address: a free name made of the topic. */
  function slug() {
    const values = page.values(), typed = get("note-name").value.replace(/\.md$/, "");
    if (typed !== "" && page.typedName && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(typed)) return typed;
    const base = values.topic || "note", taken = new Set(site.records.practices.map(([id]) => id));
    let name = base, number = 2;
    while (taken.has(`${values.country}/${name}`)) { name = `${base}-${number}`; number += 1; }
    return name;
  }

  // MARK: files and drafts

  async function openFile(file) {
    const content = await file.text();
    const mark = note.markOf(content), own = note.withoutMark(content);
    const id = mark && mark.kind === "edit" ? mark.id : "practices";
    const collection = id.split("/")[0];
    await loadForm(collection).catch(() => null);
    get("finish").hidden = false;
    await draw(own, note.data.forms[collection] || note.data.forms.practices, mark && mark.kind === "edit" ? mark : { kind: "new", id: "practices", base: null });
    if (mark && mark.kind === "new") { get("note-name").value = mark.id.split("/").pop() + ".md"; page.typedName = true; }
    page.isResumed = mark !== null || page.mark.kind === "new";
    if (page.view) page.say(words.opened.replace("{name}", file.name));
  }

  /** The note as a later visit needs it; null where none is open. */
  const kept = () => (page.view ? { text: text(), original: page.original, mark: page.mark, collection: page.form.collection } : null);
  const drafts = new global.TabadulDraft.Drafts(words, page.say, kept, async (draft) => {
    await loadForm(draft.collection).catch(() => null);
    await draw(draft.text, note.data.forms[draft.collection], draft.mark);
    page.original = draft.original;
    page.isResumed = true;
  });

  // MARK: events

  /** What follows from an answer: the theme from the topic. */
  function changed(name) {
    if (name !== "topic" || !page.view) return;
    const topic = site.topics[get(idOf("topic")).value], boxes = Array.from(get("note").querySelectorAll("input[name=themes]"));
    // A theme that an earlier choice of topic ticked goes with it: the keyboard passes through all topics.
    if (!topic || boxes.some((box) => box.checked && box.value !== page.givenTheme)) return;
    for (const box of boxes) box.checked = box.value === topic.theme;
    page.givenTheme = topic.theme;
  }

  /** Brings a value into the form that notes have, where dates, numbers, addresses, and texts. */
  function tidy(control) {
    const field = page.view && page.view.fieldAt(control.name);
    if (field && control.matches("input[type=text]")) control.value = tidied(control.value, field.kind);
    if (!control.matches("[dir=auto]") || !page.view) return;
    // In a correction only what no writer could find and remove: the rest is the original's.
    const { text: clean, changed: kinds } = cleaned(control.value, page.mark.kind === "new" ? null : "hidden");
    if (clean === control.value) return;
    control.value = clean;
    sayCleaned(kinds);
  }

  const sayCleaned = (kinds) => page.say(words.cleaned.replace("{what}", kinds.map((kind) => words["clean_" + kind]).join(" · ")));

  get("note").addEventListener("submit", (event) => event.preventDefault());
  get("note").addEventListener("input", (event) => {
    if (event.target.name && event.target.type === "checkbox") page.touched.add(event.target.name);
    if (event.target.name && page.alarm === "") page.say("");
    soon();
  });
  get("note").addEventListener("change", (event) => {
    if (!event.target.name) return;
    tidy(event.target);
    page.touched.add(event.target.name);
    changed(event.target.name);
    now();
  });
  get("note").addEventListener("focusout", (event) => { if (event.target.name && event.target.value !== "") { page.touched.add(event.target.name); soon(); } });
  get("note").addEventListener("paste", (event) => {
    const area = event.target, raw = event.clipboardData && event.clipboardData.getData("text/plain");
    if (!raw || !area.setRangeText || area.type === "search") return;
    const { text: clean, changed: kinds } = cleaned(raw);
    if (clean === raw) return;
    event.preventDefault();
    area.setRangeText(area.tagName === "TEXTAREA" ? clean : clean.replace(/\n+/g, " "), area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    sayCleaned(kinds);
  });
  get("finish").addEventListener("click", finish);
  const download = (name, content) => { sending.download(name, content); page.drawn = state(); };
  get("download").addEventListener("click", () => download(get("note-name").value, get("note-text").value));
  get("copy").addEventListener("click", () => sending.copy());
  get("preview").addEventListener("toggle", now);
  get("note-name").addEventListener("change", () => { page.typedName = true; finish(); });
  get("open-file").addEventListener("click", () => get("file").click());
  get("file").addEventListener("change", () => { if (get("file").files[0] && (!isTyped() || confirm(words.leave))) openFile(get("file").files[0]); get("file").value = ""; });
  get("save-file").addEventListener("click", () => {
    if (!page.view) return;
    const written = text(), mark = markNow();
    download(mark.id.split("/").pop() + ".md", isUnchanged(written) ? written : note.stamped(written, mark));
  });
  addEventListener("beforeunload", (event) => {
    // Quick exit has emptied the page: it must not be held up.
    if (document.getElementById("contribute") && isTyped() && !(get("keep").checked && page.mark.kind !== "report")) { event.preventDefault(); event.returnValue = ""; }
  });
  let address = location.hash;
  addEventListener("hashchange", () => {
    if (location.hash === address) return;
    if (isTyped() && !confirm(words.leave)) { history.replaceState(null, "", address || location.pathname); return; }
    address = location.hash;
    root.dataset.state = "";
    get("form-language").hidden = false;
    open();
  });

  global.TabadulContribute = { page, open, text, findings };
  root.hidden = false;
  open().then(() => drafts.offer());
})(globalThis);
