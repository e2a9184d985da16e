// The toolbar of text fields: a link to another entry, a citation, a list, a table, bold. Plain Markdown is what they write.
(function (global) {
  "use strict";
  const note = global.TabadulNote, { element } = global.TabadulForm;

  class FormTools {
    /** `host` gives the view, the site's names, the folder of the note, and the folder of the script files. */
    constructor(host, words) { this.host = host; this.words = words; this.open = null; }

    say(text) { this.host.say(text); }

    /** Puts text in place of what is selected. */
    insert(area, text, from, to) {
      const start = from === undefined ? area.selectionStart : from, end = to === undefined ? area.selectionEnd : to;
      area.setRangeText(text, start, end, "end");
      area.focus();
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }

    bold(area) {
      const { selectionStart: start, selectionEnd: end, value } = area;
      const text = value.slice(start, end), inner = text.trim() || this.words.bold;
      const lead = text.match(/^\s*/)[0], tail = text.trim() === "" ? "" : text.match(/\s*$/)[0];
      this.insert(area, `${lead}**${inner}**${tail}`);
      if (text.trim() === "") area.setSelectionRange(start + lead.length + 2, start + lead.length + 2 + inner.length);
    }

    /** Makes the selected lines items of a list. */
    list(area) {
      const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
      const found = area.value.indexOf("\n", area.selectionEnd), end = found < 0 ? area.value.length : found;
      const lines = area.value.slice(start, end).split("\n").map((line) => (/^\s*[-*] /.test(line) ? line : "- " + line.trim()));
      const before = area.value.slice(0, start);
      this.insert(area, (before === "" || before.endsWith("\n\n") ? "" : "\n") + lines.join("\n"), start, end);
    }

    table(area) {
      const before = area.value.slice(0, area.selectionStart);
      const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
      this.insert(area, gap + "|   |   |\n|---|---|\n|   |   |\n\n");
    }

    link(area, button) {
      const selected = area.value.slice(area.selectionStart, area.selectionEnd).trim();
      const entries = Object.entries(this.host.site.records).flatMap(([collection, all]) => all.map(([id, label]) => ({ id: `${collection}/${id}`, label })));
      const place = [area.selectionStart, area.selectionEnd];
      this.pick(button, this.words.pick_entry, entries, (entry) => {
        const ups = "../".repeat(this.host.folder.split("/").length);
        this.insert(area, `[${selected || entry.label}](${ups}${entry.id}.md)`, ...place);
      });
    }

    /** Cites one of the note's sources, or one that the site cites already, which is then added to the note's. */
    cite(area, button) {
      const own = this.host.view.collect().sources.filter((source) => source.key !== "" && (source.publisher !== "" || source.title !== ""));
      // A citation stands before the mark that ends the sentence.
      const before = area.value.slice(0, area.selectionEnd), end = before.length - before.match(/[.!?\u061f\u060c\u061b]?$/)[0].length;
      const place = [end, end];
      this.host.siteSources().then((all) => {
        const entries = own.map((source) => ({ source, isOwn: true })).concat(all.filter((source) => !own.some((one) => isSame(one, source))).map((source) => ({ source, isOwn: false })));
        this.pick(button, this.words.pick_source, entries.map((entry) => ({ ...entry, id: entry.source.key, label: labelOf(entry.source), mark: entry.isOwn ? this.words.in_note : "" })), (entry) => {
          const key = entry.isOwn ? entry.source.key : this.addSource(entry.source);
          this.insert(area, `[^${key}]`, ...place);
        });
      });
    }

    /** Adds a source of the site to the note's list. */
    pickSource(button) {
      this.host.siteSources().then((all) => {
        const own = this.host.view.collect().sources;
        const entries = all.filter((source) => !own.some((one) => isSame(one, source))).map((source) => ({ source, id: source.key, label: labelOf(source) }));
        this.pick(button, this.words.pick_source, entries, (entry) => { this.addSource(entry.source); button.focus(); });
      });
    }

    /** The key under which the source then stands in the note. */
    addSource(source) {
      const sources = this.host.view.collect().sources;
      const taken = new Set(sources.map((one) => one.key));
      let key = source.key, number = 2;
      while (taken.has(key)) { key = `${source.key}-${number}`; number += 1; }
      const blank = sources.findIndex((one) => Object.entries(one).every(([name, value]) => name === "key" || value === ""));
      if (blank >= 0) {
        sources[blank] = note.fieldsOf(this.host.view.fields.get("sources").fields, { ...source, key });
        this.host.view.redraw("sources", sources);
      } else {
        this.host.view.addRecord("sources", { ...source, key });
      }
      this.say(this.words.source_added.replace("{name}", source.publisher));
      return key;
    }

    // MARK: picking

    /** Opens a search over entries below the button's row. */
    pick(button, label, entries, choose) {
      this.close();
      const list = element("ul", { class: "found" });
      const field = element("input", { type: "search", "aria-label": label, placeholder: label, dir: "auto", autocomplete: "off" });
      const cancel = element("button", { type: "button", text: this.words.cancel });
      const box = element("div", { class: "picker", role: "group", "aria-label": label }, field, cancel, list);
      const show = () => this.results(list, entries, field.value, (entry) => { this.close(); choose(entry); });
      field.addEventListener("input", (event) => { event.stopPropagation(); show(); });
      cancel.addEventListener("click", () => { this.close(); button.focus(); });
      box.addEventListener("keydown", (event) => {
        if (event.key === "Escape") { this.close(); button.focus(); }
        if (event.key === "Enter" && event.target === field) { event.preventDefault(); const first = list.querySelector("button"); if (first) first.click(); }
      });
      const row = button.closest(".toolbar") || button;
      row.after(box);
      this.open = box;
      show();
      field.focus();
    }

    results(list, entries, text, choose) {
      const words = note.fold(text).split(" ").filter((word) => word !== "");
      const hits = entries.filter((entry) => words.every((word) => note.fold(entry.label + " " + entry.id).includes(word))).slice(0, 12);
      list.replaceChildren(...hits.map((entry) => {
        const button = element("button", { type: "button" }, ...entry.label.split(SEPARATOR).flatMap((part, index) => [index > 0 ? SEPARATOR : null, element("bdi", { text: part })]), " ", element("span", { class: "small", dir: "ltr", text: entry.id }), entry.mark ? element("span", { class: "small", text: " · " + entry.mark }) : null);
        button.addEventListener("click", () => choose(entry));
        return element("li", {}, button);
      }));
      if (hits.length === 0) list.append(element("li", { class: "small", text: this.words.nothing_found }));
    }

    close() {
      if (this.open) this.open.remove();
      this.open = null;
    }
  }

  const SEPARATOR = " · ";
  const labelOf = (source) => [source.publisher, source.title, source.date === "undated" ? "" : source.date].filter((part) => part).join(SEPARATOR);
  const isSame = (one, other) => ["publisher", "title", "date", "url"].every((key) => (one[key] || "") === (other[key] || ""));

  global.TabadulTools = { FormTools };
})(globalThis);
