// The rules of `tabadul check` that one note alone can tell, for the form of the published site. The limits, vocabularies, headings,
// telephone plans and messages come from the program; `Tests/contribute/vectors.json` holds the cases that both must judge alike.
(function (global) {
  "use strict";
  const note = global.TabadulNote, { phonesIn, mailIn, westernDigits } = global.TabadulPrivacy;
  const { dateOf, isBefore, isAddress, lengthOf, keysOf, figureIn, lintText, citationForms, misreadBlocks, numberMeanings, blocksOf, plainOf, resolve } = global.TabadulText;

  /** Collects findings; the place is the name of a field or part: `steps.0.text`, `section.context`. */
  class Report {
    constructor(site) { this.site = site; this.found = []; }
    add(field, code, text, detail) {
      this.found.push({ field, code, text: text || "", detail: detail || "", severity: this.site.warnings.includes(code) ? "warning" : "error" });
    }
  }

  class NoteCheck {
    constructor(read, form, site, today) {
      this.values = read.values;
      this.yaml = read.yaml || {};
      this.read = read;
      this.form = form;
      this.site = site;
      this.today = today ? dateOf(today) : null;
      this.report = new Report(site);
      this.citations = [];
    }

    run() {
      for (const key of (this.read.unknown || []).filter((one) => one !== "translates" || !this.form.isTranslation)) this.report.add(key, "unknown-key", key, "");
      for (const field of note.fieldsIn(this.form)) this.field(field, this.values[field.key], field.key, Object.prototype.hasOwnProperty.call(this.yaml, field.key));
      this.rules();
      this.parts();
      this.sources();
      return withoutConsequences(this.report.found);
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
        case "number":
          if (!/^-?\d*\.?\d+$|^-?\d+\.$/.test(westernDigits(value))) report.add(name, "number", value);
          else if (/^-?[1-9]\d{0,2}\.\d{3}$/.test(westernDigits(value))) report.add(name, "ambiguous-number", value, numberMeanings(westernDigits(value)));
          return;
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
      if (field.kind !== "cited") {
        for (const citation of value.match(/\[\^[^[\]\s]+\]/g) || []) this.report.add(name, "misplaced-citation", citation, "");
        return;
      }
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
      if (this.form.collection !== "practices" || this.form.isTranslation) return;
      const [compiled, reviewed, since, until] = ["compiled", "reviewed", "since", "until"].map((key) => dateOf(values[key] || ""));
      // A date in the future is reported as such.
      const isFuture = (date) => this.today !== null && isBefore(this.today, date);
      if (compiled && reviewed && isBefore(reviewed, compiled) && !isFuture(compiled)) report.add("reviewed", "reviewed-before-compiled", values.reviewed, values.compiled);
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
      if (/[:：]/.test(title) || (!this.form.isTranslation && !/[\u0600-\u06ff]/.test(title))) this.report.add("section." + role, "section-heading", title, "## " + own);
      if (note.trimBreaks(part.text) === "" && !(role === "results" && hasResults)) this.report.add("section." + role, "empty-section", title, "");
      return undefined;
    }

    body(text, name, isPractice) {
      const add = (code, offender, detail) => this.report.add(name, code, offender, detail);
      const cited = this.sourceKeys().concat(this.bodyKeys());
      // A line that defines a footnote is none of the text: Markdown would remove it.
      for (const block of blocksOf(text.replace(/^ *\[\^[^\]]*\]:.*$/gm, ""))) {
        if (block.kind === "code") continue;
        if (block.kind === "heading" && block.level === 1) add("misplaced-heading", block.text, "");
        const plain = plainOf(block.text);
        lintText(plain.text, add);
        if (/<(?:[A-Za-z][\w-]*[\s>/]|!--|\?)/.test(plain.markup)) add("raw-html", (plain.markup.match(/<[^>]*>?/) || [""])[0], "");
        // The number of a citation in another form is no figure.
        let hasCitationForm = false;
        citationForms(block.text.split("\n")[0], cited, () => { hasCitationForm = true; });
        if (isPractice && block.kind !== "heading" && plain.keys.length === 0 && figureIn(plain.text) !== null && !hasCitationForm && !block.isCited) add("figure-without-citation", figureIn(plain.text), "");
        for (const key of plain.keys) this.citations.push({ key, name });
        for (const link of plain.links) this.link(link, name);
        if (plain.images.length > 0 && !this.site.images) add("image-not-allowed", plain.images[0], "");
      }
      misreadBlocks(text, add);
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
      if (/^www\./i.test(target)) return this.report.add(name, "link-without-scheme", target, "https://" + target);
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

  const keysIn = (text) => text.match(/[\p{Alphabetic}\p{N}_-]+/gu) || [];

  /** Drops findings that only follow from another one: they would go away with its fix. The same as `ConsequentDiagnosticsFilter`. */
  function withoutConsequences(found) {
    const of = (code) => found.filter((finding) => finding.code === code);
    const [unknown, unused, duplicates, phones] = [of("unknown-source"), of("unused-source"), of("duplicate-value"), of("personal-phone")];
    const meant = new Set(of("citation-form").flatMap((finding) => keysIn(finding.text)));
    const isOnlyHeading = of("unknown-section").length === 1 && of("missing-section").length === 1;
    const isRenamed = unknown.length === 1 && unused.length === 1;
    const isRepeated = unknown.length === 1 && duplicates.some((finding) => keysIn(unknown[0].detail).includes(finding.text));
    return found.filter((finding) => {
      switch (finding.code) {
        case "missing-section": return !isOnlyHeading;
        case "unused-source": return !isRenamed && !meant.has(finding.text);
        case "unknown-source": return !isRepeated;
        case "figure-without-citation": return !phones.some((phone) => phone.field === finding.field && phone.text.includes(finding.text));
        default: return true;
      }
    });
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

  global.TabadulCheck = { check, message };
})(globalThis);
