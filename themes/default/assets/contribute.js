// The page that writes a note: opens an entry or an empty note, checks while typing, and makes the file to send. Nothing is sent and,
// unless the writer asks for it, nothing is kept.
(function (global) {
  "use strict";
  const note = global.TabadulNote, rules = global.TabadulCheck, { FormView, element, idOf } = global.TabadulForm;
  const { cleaned, keysOf, tidied } = global.TabadulText;
  const { today, fragment, formOf, writtenNote, adviceOn, freeSlug, renamed } = global.TabadulState;
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
      const own = page.values().country || page.folder.split("/")[1] || "int";
      const folders = [own].concat(site.records.countries.map(([id]) => id), "int").filter((id, index, all) => id !== "xx" && all.indexOf(id) === index);
      return Promise.all(folders.map((folder) => note.load(`${root.dataset.root}contribute/sources-${folder}.js`).catch(() => null)))
        .then(() => folders.flatMap((folder) => note.data.sources[folder] || []));
    },
    /** The names that a link can lead to, beyond those that the page holds. */
    linkNames: () => note.load(`${root.dataset.root}contribute/links-${site.language}.js`),
    values() { return page.view.collect(); },
    /** Takes the writer to a control or a heading, which comes below the bar at the top. */
    focusOn(id) {
      const control = get(id);
      if (!control) return;
      const folded = control.closest("details");
      if (folded) folded.open = true;
      control.focus({ preventScroll: true });
      (control.closest(".row, fieldset") || control).scrollIntoView({ block: "start" });
    },
    citedKeys() { return keysOf(page.original).concat([...page.original.matchAll(/source: ([\w-]+)/g)].map((match) => match[1])); },
  };
  const tools = new global.TabadulTools.FormTools(page, words), sending = new global.TabadulSend.Sending(page, words);
  /** Loaded when it is opened. */
  let preview = null;
  const previewScript = document.currentScript.dataset.preview;
  /** The texts of the template, for a new note. */
  const NEW = ["form-intro", "finish", "result-title"].map((id) => get(id).textContent);

  // MARK: opening

  const title = (text) => { get("form-title").textContent = text; };

  /** The texts that differ between a new note, a correction and a report. */
  function wording(intro, finish, result) {
    get("form-intro").textContent = intro;
    get("finish").textContent = finish;
    get("result-title").textContent = result;
  }

  async function open() {
    const asked = fragment();
    get("finish").hidden = false;
    get("file-bar").hidden = false;
    get("result").hidden = true;
    get("messages").hidden = true;
    get("preview").hidden = false;
    get("other-text").hidden = true;
    get("form-language").hidden = false;
    wording(asked.edit ? words.edit_intro : NEW[0], NEW[1], NEW[2]);
    if (asked.report) return report(asked.report);
    if (asked.edit) {
      // A reader corrects the text that was read. What an entry lacks is written in the original.
      await edit(asked.edit, asked.language || (asked.at ? "" : site.language));
      if (asked.at && page.view) {
        focusOn(page.view.nameFor(get(idOf(`section.${asked.at}`)) ? `section.${asked.at}` : asked.at));
        const gap = (page.values().unknown || []).find((one) => one.field === asked.at && one.text);
        if (gap) page.say(words.asked.replace("{text}", gap.text.replace(/\[[^\]]*\]/g, "").trim()));
      }
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

  /** Opens an entry: its original, or its translation into the language of the page. */
  async function edit(entryID, language) {
    const collection = entryID.split("/")[0], isTranslated = (site.translated || []).includes(collection) && !site.untranslated.includes(entryID);
    const isTranslation = Boolean(isTranslated && language === site.language), id = isTranslation ? `${entryID}.${language}` : entryID;
    title(words.form_edit);
    try {
      if (!/^[a-z-]+(\/[a-z0-9-]+)+$/.test(entryID)) throw new Error(id);
      await Promise.all([loadForm(formOf(id)), note.load(`${root.dataset.root}contribute/entries/${id}.js`)]);
    } catch (error) {
      page.say(words.not_found.replace("{name}", id));
      close();
      root.dataset.state = "ready";
      return;
    }
    const entry = note.data.entries[id];
    title((isTranslation ? words.translation_of : words.edit_of).replace("{name}", nameOf(entryID)));
    get("form-language").hidden = isTranslation;
    if (isTranslated) {
      get("other-text").hidden = false;
      get("other-text").replaceChildren(element("a", { href: `#edit=${entryID}&language=${isTranslation ? "original" : site.language}`, text: isTranslation ? words.fix_original : words.fix_translation }));
    }
    await draw(entry.text, note.data.forms[formOf(id)], { kind: "edit", id, base: entry.base });
    root.dataset.state = "ready";
  }

  /** The fields of a form, with the names that they choose from. */
  const loadForm = (form) => Promise.all([note.load(`${root.dataset.root}contribute/form-${form}-${site.language}.js`), page.linkNames()]);

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
    Object.assign(page, { original: text, form, mark, isFinished: false, isResumed: false, typedName: false, touched: new Set(), folder: folderOf(mark.id, form) });
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

  const text = () => writtenNote(page);

  function findings(written) {
    const read = note.read(written, page.form, site);
    read.folder = folderFor(page.values());
    return rules.check(read, page.form, site, today()).concat(page.form.collection === "practices" && !read.problem ? adviceOn(page, read) : []);
  }

  const folderFor = (values) => (page.mark.kind === "edit" ? page.folder : `practices/${values.country || "xx"}`);
  const OWN = {
    foreign: words.foreign, "no-source": words.no_source, "figure-without-citation": words.figure,
    "missing-section": words.section_missing, "unknown-but-written": words.unknown_written,
  };
  const say = (finding) => (OWN[finding.code] ? OWN[finding.code].replace("{text}", finding.text) : rules.message(finding, site));

  /** What leads to a person is shown at once; the rest when the field was left, or the note is finished. */
  const isShown = (finding) => page.isFinished || finding.code.startsWith("personal-") || page.touched.has(page.view.nameFor(finding.field)) || (page.touched.has(finding.field) && finding.code !== "missing-key");

  let timer = 0;
  function soon() { clearTimeout(timer); timer = setTimeout(now, 300); }

  /** Whether a button of the mouse is down. Messages that come or go then would move what is being clicked away from the pointer. */
  let isPressing = false;

  function now() {
    clearTimeout(timer);
    if (isPressing) { soon(); return; }
    if (!page.view || page.mark.kind === "report") return;
    page.view.refresh();
    const written = text(), found = findings(written);
    page.view.show(found, say, isShown);
    if (page.isFinished) list(found);
    if (preview) preview.show(() => note.read(written, page.form, site), page.form);
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

  const focusOn = (name) => page.focusOn(idOf(name));

  async function report(id) {
    await page.linkNames().catch(() => null);
    title(words.form_report.replace("{name}", nameOf(id)));
    wording(words.report_intro, words.report_finish, words.report_result);
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
    sending.changes(isSame);
    sending.show(file, mark, mark.id.split("/").pop() + ".md", isSame ? words.unchanged : hasErrors ? words.with_errors : "");
    get(hasErrors ? "messages" : "result-title").focus();
    return undefined;
  }

  /** Whether an opened entry was not changed, so that the file needs no mark. */
  const isUnchanged = (written) => page.original !== "" && written === page.original && !page.isResumed;

  /** Where the note belongs: a new one has no place before its country and topic are chosen. */
  const markNow = () => ({ ...page.mark, id: page.mark.kind === "new" ? `practices/${page.values().country || "xx"}/${slug()}` : page.mark.id });

  /** The end of the note's address. */
  const slug = () => freeSlug(page.typedName ? typedName() : "", page.values(), site);
  const typedName = () => get("note-name").value.trim().replace(/\.md$/, "");

  // MARK: files and drafts

  async function openFile(file) {
    const content = await file.text();
    const mark = note.markOf(content), own = note.withoutMark(content);
    const id = mark && mark.kind === "edit" ? mark.id : "practices";
    const form = formOf(id);
    await loadForm(form).catch(() => null);
    get("finish").hidden = false;
    await draw(own, note.data.forms[form] || note.data.forms.practices, mark && mark.kind === "edit" ? mark : { kind: "new", id: "practices", base: null });
    if (mark && mark.kind === "new") { get("note-name").value = mark.id.split("/").pop() + ".md"; page.typedName = true; }
    page.isResumed = mark !== null || page.mark.kind === "new";
    if (page.view) page.say(words.opened.replace("{name}", file.name));
  }

  /** The note as a later visit needs it; null where none is open. */
  const kept = () => (page.view ? { text: text(), original: page.original, mark: page.mark } : null);
  const drafts = new global.TabadulDraft.Drafts(words, page.say, kept, async (draft) => {
    await loadForm(formOf(draft.mark.id)).catch(() => null);
    await draw(draft.text, note.data.forms[formOf(draft.mark.id)], draft.mark);
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
    if (field && control.matches("input[type=text]")) control.value = tidied(control.value, field.key === "language" ? "language" : field.kind);
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
    const kinds = global.TabadulPaste.paste(event);
    if (kinds.length > 0) sayCleaned(kinds);
  });
  addEventListener("pointerdown", () => { isPressing = true; }, true);
  for (const type of ["pointerup", "pointercancel", "dragend"]) addEventListener(type, () => setTimeout(() => { isPressing = false; }, 50), true);
  get("finish").addEventListener("click", finish);
  const download = (name, content) => { sending.download(name, content); page.drawn = state(); };
  get("download").addEventListener("click", () => download(get("note-name").value, get("note-text").value));
  get("copy").addEventListener("click", () => sending.copy());
  get("preview").addEventListener("toggle", () => note.load(previewScript).then(() => { preview = preview || new global.TabadulPreview.Preview(get("preview")); now(); }));
  get("note-name").addEventListener("change", () => { const typed = typedName(); page.typedName = typed !== ""; finish(); page.say(renamed(typed, typedName(), words)); });
  get("open-file").addEventListener("click", () => get("file").click());
  get("file").addEventListener("change", () => { if (get("file").files[0] && (!isTyped() || confirm(words.leave))) openFile(get("file").files[0]); get("file").value = ""; });
  get("save-file").addEventListener("click", () => {
    if (!page.view) return;
    const written = text(), mark = markNow();
    download(mark.id.split("/").pop() + ".md", isUnchanged(written) ? written : note.stamped(written, mark));
  });
  let isLeaving = false;
  const isLost = () => isTyped() && !(get("keep").checked && page.mark.kind !== "report");
  // Phone browsers often do not ask before a page is left. Nothing is stored unasked, so the link to another language asks first.
  for (const link of document.querySelectorAll(".tools a[hreflang]")) link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !isLost()) return;
    if (confirm(words.leave_language)) isLeaving = true; else event.preventDefault();
  });
  addEventListener("beforeunload", (event) => {
    // Quick exit has emptied the page: it must not be held up.
    if (!isLeaving && document.getElementById("contribute") && isLost()) { event.preventDefault(); event.returnValue = ""; }
  });
  let address = location.hash;
  addEventListener("hashchange", () => {
    if (location.hash === address) return;
    if (isTyped() && !confirm(words.leave)) { history.replaceState(null, "", address || location.pathname); return; }
    address = location.hash;
    root.dataset.state = "";
    open();
  });

  global.TabadulContribute = { page, open, text, findings };
  root.hidden = false;
  open().then(() => drafts.offer());
})(globalThis);
