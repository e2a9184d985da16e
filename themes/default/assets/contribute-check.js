// The rules of `tabadul check` that one note alone can tell, for the form of the published site. The limits, vocabularies, headings,
// telephone plans and messages come from the program; `Tests/contribute/vectors.json` holds the cases that both must judge alike.
(function (global) {
  "use strict";
  const note = global.TabadulNote, { phonesIn, mailIn, westernDigits } = global.TabadulPrivacy;

  const WARNINGS = new Set([
    "unused-source", "stray-direction-mark", "figure-without-citation", "latin-punctuation", "straight-quotes", "tatweel", "mixed-digits",
    "discouraged-word", "bare-address",
  ]);

  /** Collects findings; the place is the name of a field or part: `steps.0.text`, `section.context`. */
  class Report {
    constructor() { this.found = []; }
    add(field, code, text, detail) {
      this.found.push({ field, code, text: text || "", detail: detail || "", severity: WARNINGS.has(code) ? "warning" : "error" });
    }
  }

  // MARK: values

  /** `2023`, `2023-04` or `2023-04-26` as numbers; null for other forms and for days that do not exist. */
  function dateOf(text) {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
    if (!match) return null;
    const [year, month, day] = match.slice(1).map((part) => (part === undefined ? null : Number(part)));
    if (year < 1000 || year > 2999 || (month !== null && (month < 1 || month > 12))) return null;
    // Day 0 of the next month is the last of this one.
    if (day !== null && (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())) return null;
    return { year, month, day };
  }

  /** Whether every day that one date may mean is before every day that the other may mean. */
  function isBefore(one, other) {
    if (one.year !== other.year) return one.year < other.year;
    if (one.month === null || other.month === null) return false;
    if (one.month !== other.month) return one.month < other.month;
    return one.day !== null && other.day !== null && one.day < other.day;
  }

  const isAddress = (text) => !/[\u0000-\u0020"<>]/.test(text) && /^https?:\/\//i.test(text);
  const lengthOf = (text) => Array.from(text).length;

  class NoteCheck {
    constructor(read, form, site, today) {
      this.values = read.values;
      this.yaml = read.yaml || {};
      this.read = read;
      this.form = form;
      this.site = site;
      this.today = today ? dateOf(today) : null;
      this.report = new Report();
      this.citations = [];
    }

    run() {
      for (const key of this.read.unknown || []) this.report.add(key, "unknown-key", key, "");
      for (const field of note.fieldsIn(this.form)) this.field(field, this.values[field.key], field.key, Object.prototype.hasOwnProperty.call(this.yaml, field.key));
      this.rules();
      this.parts();
      this.sources();
      return this.report.found;
    }

    // MARK: fields

    field(field, value, name, isWritten) {
      if (note.isEmpty(value)) {
        const isText = typeof value === "string";
        if (isWritten && (isText || !["records", "choices", "lines", "group", "local"].includes(field.kind))) return this.report.add(name, "empty");
        if (isWritten && field.count && field.count[0] > 0) return this.report.add(name, "count", "0", `${field.count[0]}-${field.count[1]}`);
        if (field.required && !isWritten) return this.report.add(name, "missing-key", field.key, field.key);
        return undefined;
      }
      switch (field.kind) {
        case "records": return value.forEach((item, index) => this.record(field.fields, item, `${name}.${index}`, field.key));
        case "group": return this.record(field.fields, value, name, field.key);
        case "local":
          if (value.ar === "") this.report.add(`${name}.ar`, "missing-key", "ar", "");
          return Object.values(value).forEach((text) => this.prose(text, name));
        case "choices": case "lines":
          if (field.count && (value.length < field.count[0] || value.length > field.count[1])) this.report.add(name, "count", String(value.length), `${field.count[0]}-${field.count[1]}`);
          value.forEach((one, index) => { if (value.indexOf(one) < index) this.report.add(name, "duplicate-value", one, ""); });
          return value.forEach((one) => this.scalar(field, one, name));
        default: return this.scalar(field, value, name);
      }
    }

    record(fields, item, name, owner) {
      for (const field of fields) this.field(field, item[field.key], `${name}.${field.key}`, !note.isEmpty(item[field.key]));
      if (owner === "results" && item.year === "" && item.period === "") this.report.add(`${name}.year`, "missing-key", "year", "year / period");
    }

    scalar(field, value, name) {
      const { report } = this;
      switch (field.kind) {
        case "date":
          if (!(field.key === "date" && value === "undated") && dateOf(value) === null) report.add(name, "bad-date", value, "2023, 2023-04, 2023-04-26");
          return;
        case "number": if (!/^-?\d*\.?\d+$|^-?\d+\.$/.test(westernDigits(value))) report.add(name, "number", value); return;
        case "whole": if (!/^-?\d+$/.test(westernDigits(value))) report.add(name, "whole", value); return;
        case "flag": if (value !== "true" && value !== "false") report.add(name, "wrong-type", value, "true, false"); return;
        case "address": if (!isAddress(value)) report.add(name, "bad-address", value); else this.privacy(value, name, true); return;
        case "choice": case "choices":
          if (field.collection) {
            if (!this.site.records[field.collection].some(([id]) => id === value)) report.add(name, "unknown-reference", value, field.collection);
          } else if (!field.values.some(([id]) => id === value)) report.add(name, "unknown-value", value, "");
          return;
        case "source":
          this.citations.push({ key: value, name });
          if (lengthOf(value) > field.most) report.add(name, "bad-length", value, `${field.least}-${field.most}`);
          return;
        default: this.text(field, value, name);
      }
    }

    text(field, value, name) {
      const count = lengthOf(value);
      if (field.most !== undefined && (count < field.least || count > field.most)) this.report.add(name, "bad-length", value, `${field.least}-${field.most}`);
      if (field.kind === "field") return;
      this.prose(value, name);
      if (field.kind !== "cited") return;
      for (const key of keysOf(value)) this.citations.push({ key, name });
      if (/^steps\.\d+\.text$/.test(name) && keysOf(value).length === 0 && figureIn(value) !== null) this.report.add(name, "figure-without-citation", figureIn(value), "");
    }

    /** What is checked in any text of the front matter. */
    prose(text, name) {
      if (!name.startsWith("sources.") && !text.includes("://")) lintText(text, (code, offender, detail) => this.report.add(name, code, offender, detail));
      if (!name.startsWith("sources.") && !text.includes("://")) citationForms(text, this.sourceKeys().concat(this.bodyKeys()), (offender, detail) => this.report.add(name, "citation-form", offender, detail));
      if (/^[“”„‟][^“”„‟"\\]+[“”‟]$/.test(text)) this.report.add(name, "smart-quotes", text, "");
      if (!name.startsWith("sources.")) this.words(text, name);
      if (text.includes("✎")) this.leftToFill(text, name);
      this.privacy(text, name, false);
    }

    leftToFill(text, name) { if (this.values.draft !== "true") this.report.add(name, "left-to-fill", text.slice(text.indexOf("✎"), text.indexOf("✎") + 40), "1"); }

    /** Words that the glossary advises against, with at most clitics before them. */
    words(text, name) {
      const plain = text.replace(/«[^»]*»/g, " ");
      for (const [word, preferred] of this.site.discouraged) {
        if (lengthOf(word) <= 3) continue;
        const pattern = new RegExp(`(?<![\\u0600-\\u06ff])(?:و|ف|ب|ل|ك|ال|وال|فال|بال|كال|لل|ولل|وب|ول|وبال|س)?${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\u0620-\\u06ffA-Za-z])`);
        if (pattern.test(plain)) this.report.add(name, "discouraged-word", word, preferred);
      }
    }

    privacy(text, name, isLink) {
      if (!isLink) for (const number of phonesIn(text, this.site)) this.report.add(name, "personal-phone", number, "");
      for (const address of mailIn(text, this.site)) this.report.add(name, "personal-email", address, "");
    }

    // MARK: rules between fields

    rules() {
      const { values, report } = this;
      if (this.form.collection !== "practices") return;
      const [compiled, reviewed, since, until] = ["compiled", "reviewed", "since", "until"].map((key) => dateOf(values[key] || ""));
      if (compiled && reviewed && isBefore(reviewed, compiled)) report.add("reviewed", "reviewed-before-compiled", values.reviewed, values.compiled);
      if (since && until && isBefore(until, since)) report.add("until", "end-before-start", values.until, values.since);
      if (this.today) {
        for (const [key, date] of [["compiled", compiled], ["reviewed", reviewed]]) if (date && isBefore(this.today, date)) report.add(key, "future-date", values[key], "");
        if (since && isBefore(this.today, since) && values.status !== "planned") report.add("since", "future-date", values.since, "");
      }
      const topic = this.site.topics[values.topic];
      const themes = values.themes;
      const known = this.site.records.themes.map(([id]) => id);
      if (topic && themes.length > 0 && themes.every((id) => known.includes(id)) && !themes.includes(topic.theme)) report.add("topic", "topic-outside-themes", values.topic, topic.theme);
      if (topic) {
        const stages = topic.stages.map(([id]) => id);
        values.steps.forEach((step, index) => { if (step.stage && !stages.includes(step.stage)) report.add(`steps.${index}.stage`, "unknown-stage", step.stage, stages.join(", ")); });
      }
      this.unknowns();
    }

    unknowns() {
      const roles = this.site.roles.map((one) => one.role);
      const fields = note.fieldsIn(this.form).map((one) => one.key).filter((key) => !["unknown", "draft", "embargo_until", "aliases", "shared_sentences"].includes(key));
      this.values.unknown.forEach((one, index) => {
        if (one.field === "") return;
        const name = `unknown.${index}.field`;
        if (!roles.includes(one.field) && !fields.includes(one.field)) this.report.add(name, "unknown-value", one.field, "");
        else if (Object.prototype.hasOwnProperty.call(this.read.sections, "section." + one.field) || Object.prototype.hasOwnProperty.call(this.yaml, one.field)) this.report.add(name, "unknown-but-written", one.field, "");
      });
    }

    // MARK: the body

    parts() {
      const isPractice = note.partsIn(this.form).length > 0;
      const seen = new Set();
      const misspelt = new Set();
      const hasResults = !note.isEmpty(this.values.results || []);
      this.read.parts.forEach((part, index) => {
        const name = Object.keys(this.read.sections)[index];
        if (isPractice) this.heading(part, name, seen, hasResults, misspelt);
        this.body(part.text, name, isPractice);
      });
      if (!isPractice) return;
      const untitled = this.read.parts.length > 0 && this.read.parts[0].heading === null && this.read.parts[0].text !== "";
      const missing = this.site.roles.filter((role) => role.required && !seen.has(role.role));
      for (const role of missing) if (!misspelt.has(role.role)) this.report.add("section." + role.role, "missing-section", role.heading, "");
      if (untitled && missing.length === 0) this.report.add("part.0", "unknown-section", this.read.parts[0].text.slice(0, 40), "");
    }

    heading(part, name, seen, hasResults, misspelt) {
      if (part.heading === null) return;
      const title = note.titleOf(part.heading).replace(/\s+#+$/, "");
      const role = note.roleOf(title, this.site);
      if (role === null) return this.report.add(name, "unknown-section", title, this.site.roles.map((one) => one.heading).join(" · "));
      if (seen.has(role)) this.report.add("section." + role, "duplicate-section", title, "");
      seen.add(role);
      const own = this.site.roles.find((one) => one.role === role).heading;
      if (/[:：]/.test(title) || !/[\u0600-\u06ff]/.test(title)) this.report.add("section." + role, "section-heading", title, "## " + own);
      if (note.trimBreaks(part.text) === "" && !(role === "results" && hasResults)) this.report.add("section." + role, "empty-section", title, "");
      return undefined;
    }

    body(text, name, isPractice) {
      const add = (code, offender, detail) => this.report.add(name, code, offender, detail);
      // A line that defines a footnote is none of the text: Markdown would remove it.
      for (const block of blocksOf(text.replace(/^ *\[\^[^\]]*\]:.*$/gm, ""))) {
        if (block.kind === "code") continue;
        if (block.kind === "heading" && block.level === 1) add("misplaced-heading", block.text, "");
        const plain = plainOf(block.text);
        lintText(plain.text, add);
        if (/<(?:[A-Za-z][\w-]*[\s>/]|!--|\?)/.test(plain.markup)) add("raw-html", (plain.markup.match(/<[^>]*>?/) || [""])[0], "");
        if (isPractice && block.kind !== "heading" && plain.keys.length === 0 && figureIn(plain.text) !== null) add("figure-without-citation", figureIn(plain.text), "");
        for (const key of plain.keys) this.citations.push({ key, name });
        for (const link of plain.links) this.link(link, name);
        if (plain.images.length > 0 && !this.site.images) add("image-not-allowed", plain.images[0], "");
      }
      const cited = this.sourceKeys().concat(this.bodyKeys());
      let isCode = false;
      for (const line of text.split("\n")) {
        if (/^ *```/.test(line)) isCode = !isCode;
        if (isCode) continue;
        if (/^ *\[\^[^\]]*\]:/.test(line)) add("footnote-definition", line.trim().slice(0, 20), "");
        const bullet = line.match(/^[ \t\u00a0]*([•●▪◦‣·∙▫■□○➢➤✓❖])/);
        if (bullet) add("bullet-sign", bullet[1], "");
        if (/^#{2,6}[^#\s]/.test(line)) add("unspaced-heading", line, line.replace(/^#+/, "$& "));
        citationForms(line, cited, (offender, detail) => add("citation-form", offender, detail));
        const address = line.match(/(^|[^(<\["`/=\w])((?:https?:\/\/|www\.)[^\s)،>]+)/);
        if (address) add("bare-address", address[2], "");
      }
      this.words(text, name);
      if (text.includes("✎")) this.leftToFill(text, name);
      this.privacy(text.replace(/\]\([^)]*\)/g, "]"), name, false);
    }

    link(target, name) {
      if (/^https?:/i.test(target)) return;
      if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("//")) return this.report.add(name, "forbidden-scheme", target, "");
      const path = target.replace(/#.*$/, "");
      if (path === "") return;
      const id = resolve(path, this.read.folder || "practices/xx");
      const known = id !== null && Object.entries(this.site.records).some(([collection, all]) => id.startsWith(collection + "/") && all.some(([one]) => collection + "/" + one === id));
      if (!known) this.report.add(name, "broken-link", target, "../../topics/….md");
    }

    // MARK: sources

    /** The keys that the body cites rightly. */
    bodyKeys() {
      if (!this.cited) this.cited = this.read.parts.flatMap((part) => keysOf(part.text));
      return this.cited;
    }

    sourceKeys() { return (this.values.sources || []).map((source) => source.key).filter((key) => key !== ""); }

    sources() {
      if (!this.values.sources) return;
      const keys = this.sourceKeys(), site = new Set(this.site.records.sources.map(([id]) => id)), reported = new Set(), used = new Set();
      for (const { key, name } of this.citations) {
        used.add(key);
        if (keys.includes(key) || site.has(key) || reported.has(key)) continue;
        reported.add(key);
        this.report.add(name, "unknown-source", key, keys.join(", "));
      }
      keys.forEach((key, index) => {
        if (keys.indexOf(key) < index) this.report.add("sources", "duplicate-value", key, "");
        else if (!used.has(key)) this.report.add("sources", "unused-source", key, "");
      });
      for (const key of this.values.source_order || []) if (!used.has(key) && !keys.includes(key)) this.report.add("source_order", "unused-source", key, "");
    }
  }

  // MARK: text

  /** The keys that a text cites: letters of any script, digits, hyphens and underscores. */
  function keysOf(text) { return Array.from(text.matchAll(/\[\^([\w\u0080-\uffff-]+)\]/g), (match) => match[1]); }
  const withoutKeys = (text) => text.replace(/\[\^[\w\u0080-\uffff-]+\]/g, "");

  /** The first number of two digits or more, or of one beside a percent sign; null where there is none. */
  function figureIn(text) {
    const plain = withoutKeys(text);
    for (const match of plain.matchAll(/[0-9]+/g)) {
      if (match[0].length >= 2) return match[0];
      const before = plain.slice(0, match.index).replace(/[ \u00a0\u202f]+$/, "").slice(-1), after = plain.slice(match.index + 1).replace(/^[ \u00a0\u202f]+/, "")[0];
      if ("%٪".includes(before || "x") || "%٪".includes(after || "x")) return match[0];
    }
    return null;
  }

  const ARABIC = /[\u0600-\u06ff]/;

  /** Signs that Markdown or readers take for something else. */
  function lintText(text, add) {
    const around = (index) => text.slice(Math.max(0, index - 16), index + 16);
    const emphasis = text.indexOf("**");
    if (emphasis >= 0) add("raw-emphasis", around(emphasis), "");
    const link = text.indexOf("](");
    if (link >= 0) add("space-in-link", around(link), "");
    const mark = text.search(/[\u0600-\u06ff][,;?]/);
    if (mark >= 0) add("latin-punctuation", around(mark + 1), { ",": "،", ";": "؛", "?": "؟" }[text[mark + 1]]);
    if (text.includes('"')) add("straight-quotes", around(text.indexOf('"')), "");
    if (text.includes("\u0640")) add("tatweel", around(text.indexOf("\u0640")), "");
    if (/[\u0660-\u0669]/.test(text) && /[0-9]/.test(withoutKeys(text))) add("mixed-digits", text.slice(0, 40), "");
    const list = text.match(/^([\u0660-\u0669\u06f0-\u06f9]{1,3}[.)-]) /);
    if (list) add("arabic-list-number", list[1], "");
    for (const sign of new Set(text)) {
      const code = sign.codePointAt(0), name = "U+" + code.toString(16).toUpperCase().padStart(4, "0");
      if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) add("bidi-control", name, "");
      else if (code === 0x200e || code === 0x200f || code === 0x61c) add("stray-direction-mark", name, "");
      else if (INVISIBLE.test(sign)) add("invisible-character", name, "");
    }
  }

  const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ue000-\uf8ff]/;

  /** Brackets that people write for a citation: `[2]`, `(2)`, `[^ s1]`, `[s1]`. */
  function citationForms(text, keys, add) {
    const pattern = /[[(［]([^\])］]{0,22})[\])］]/g;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const open = match[0][0], inside = match[1], bare = inside.replace(/\s/g, ""), after = text.slice(match.index + match[0].length), before = text.slice(0, match.index);
      if (bare === "" || after[0] === "(" || after[0] === ":") continue;
      if ("^ˆ＾⌃".includes(bare[0])) {
        const key = Array.from(bare).slice(1).join("");
        if (key !== "" && !(bare[0] === "^" && open === "[" && inside === bare)) add(match[0], `[^${key}]`);
        continue;
      }
      const digits = westernDigits(bare);
      if (/^\d{1,2}$/.test(digits) && Number(digits) > 0) {
        if (open === "(") {
          const behind = after.trimStart()[0], last = before.trimEnd().slice(-1);
          if (Number(digits) > Math.max(keys.length, 9) || !/\p{L}/u.test(last) || (behind !== undefined && behind !== ".") || before.includes("[") || after.includes("[")) continue;
        }
        add(match[0], keys.length === 1 && digits === "1" ? `[^${keys[0]}]` : "[^…]");
      } else if (open === "[" && keys.includes(bare)) add(match[0], `[^${bare}]`);
    }
  }

  /** The blocks of a body: paragraphs, items of lists, rows of tables, headings, code. */
  function blocksOf(text) {
    const blocks = [];
    let open = null, fence = null;
    const close = () => { if (open) blocks.push(open); open = null; };
    const lines = text.split("\n");
    lines.forEach((line, index) => {
      const mark = line.match(/^ *(```|~~~)/);
      if (fence) { if (mark && mark[1] === fence) { fence = null; close(); } return; }
      if (mark) { close(); fence = mark[1]; open = { kind: "code", text: "" }; return; }
      if (/^\s*$/.test(line)) return close();
      const heading = line.match(/^ {0,3}(#{1,6})\s+(.*?)\s*#*$/);
      if (heading) { close(); blocks.push({ kind: "heading", level: heading[1].length, text: heading[2] }); return undefined; }
      const isRow = line.includes("|") && (lines[index + 1] || "").match(/^[|\s:-]*-[|\s:-]*$/) && (lines[index + 1] || "").includes("|");
      if (isRow && !open) { open = { kind: "header", text: line }; return undefined; }
      if (open && (open.kind === "header" || open.kind === "row")) {
        if (/^[|\s:-]+$/.test(line)) return undefined;
        const kind = "row";
        close();
        open = { kind, text: line };
        return undefined;
      }
      const item = line.match(/^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/);
      if (item) { close(); open = { kind: "paragraph", text: item[1] }; return undefined; }
      const quote = line.replace(/^ {0,3}>\s?/, "");
      if (open) open.text += "\n" + quote.trim(); else open = { kind: "paragraph", text: quote.trim() };
      return undefined;
    });
    close();
    return blocks.filter((block) => block.kind !== "header");
  }

  /** The words of a block without code, links' targets and citations; what stood in the place of each. */
  function plainOf(text) {
    const links = [], images = [];
    let out = text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, " ");
    out = out.replace(/!\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g, (_, words, target) => { images.push(target); return words; });
    out = out.replace(/\[((?!\^)[^\]]*)\]\(<?([^)\s>]*)>?(?:\s+"[^"]*")?\)/g, (_, words, target) => { links.push(target); return words; });
    const markup = out.replace(/<(?:https?:[^>\s]*|[^>\s@]+@[^>\s]+)>/g, "");
    const keys = keysOf(markup);
    let plain = withoutKeys(markup).replace(/<[A-Za-z/!?][^>]*>/g, " ").replace(/\\([!-/:-@[-`{-~])/g, "$1");
    plain = plain.replace(/\*\*(?=\S)([^*]*?\S)\*\*(?!\*)/g, "$1");
    return { text: plain, markup, keys, links, images };
  }

  /** The entry that a relative path names, as collection and id; null where it leaves the content. */
  function resolve(path, folder) {
    const parts = folder.split("/");
    let decoded = path;
    try { decoded = decodeURIComponent(path); } catch (ignored) { /* taken as it is written */ }
    for (const part of decoded.split("/")) {
      if (part === "..") { if (parts.pop() === undefined) return null; } else if (part !== "." && part !== "") parts.push(part);
    }
    const joined = parts.join("/");
    return joined.endsWith(".md") ? joined.slice(0, -3).replace(/\.(ar|fr|en)$/, "") : null;
  }

  /** What is wrong with a note that was read: [{field, code, text, detail, severity}]. `today` is a date; null: nothing is in the future. */
  function check(read, form, site, today) {
    if (read.problem) return [{ field: read.problem.field || "", code: read.problem.code, text: read.problem.text || "", detail: "", severity: "error" }];
    return new NoteCheck(read, form, site, today).run();
  }

  /** A finding in words. */
  function message(finding, site) {
    // The lines after the first are for editors: an entry for the list of exceptions.
    const words = (site.messages[finding.code] || finding.code).split("\n")[0];
    return words.split("{text}").join(finding.text).split("{detail}").join(finding.detail);
  }

  /** Whether an original, which is Arabic, is written in Latin letters. */
  function isForeign(text) {
    const arabic = (text.match(/[\u0620-\u064a]/g) || []).length, latin = (text.match(/[A-Za-z\u00c0-\u024f]/g) || []).length;
    return latin >= 30 && latin > 4 * arabic;
  }

  // MARK: pasted text

  /** Text from a word processor, with what was changed in it: {text, changed: [names of kinds]}. */
  function cleaned(text) {
    const changed = [];
    const replace = (kind, pattern, by) => {
      const next = text.replace(pattern, by);
      if (next !== text && !changed.includes(kind)) changed.push(kind);
      text = next;
    };
    replace("spaces", /[\u2000-\u200a\u3000]/g, " ");
    if (!/[A-Za-z\u00c0-\u024f]/.test(text)) replace("spaces", /[\u00a0\u202f]/g, " ");
    else replace("spaces", /[\u00a0\u202f](?![:;!?»%])/g, (space, index, whole) => (whole[index - 1] === "«" ? space : " "));
    replace("hidden", /[\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "");
    replace("hidden", /\r\n?/g, "\n");
    if (ARABIC.test(text)) {
      replace("quotes", /[“„"]([^”“"\n]*)[”“"]/g, "«$1»");
      replace("digits", /[\u0660-\u0669\u06f0-\u06f9]/g, westernDigits);
      replace("digits", /(\d)\u066b(\d)/g, "$1.$2");
      replace("hidden", /\u0640/g, "");
    } else {
      replace("quotes", /[“„]([^”“\n]*)[”“]/g, "«\u00a0$1\u00a0»");
    }
    replace("bullets", /^[ \t\u00a0]*[•●▪◦‣∙▫■□○➢➤✓❖·][ \t\u00a0]*/gm, "- ");
    return { text, changed };
  }

  global.TabadulCheck = { check, message, isForeign, cleaned, dateOf, westernDigits, keysOf, blocksOf, plainOf, phonesIn, mailIn };
})(globalThis);
