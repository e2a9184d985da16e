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

    /** Makes the selected words bold, line by line and without the sign of a list; a word to write over where nothing is selected. */
    bold(area) {
      const { selectionStart: start, selectionEnd: end, value } = area, selected = value.slice(start, end);
      if (selected.trim() === "") {
        const { bold } = this.words;
        this.insert(area, `**${bold}**`, start, start);
        area.setSelectionRange(start + 2, start + 2 + bold.length);
        return;
      }
      this.insert(area, selected.replace(/^(\s*(?:[-*+]\s+|\d{1,9}[.)]\s+)?)(.*\S)/gm, "$1**$2**"));
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
      const { table_head: head } = this.words, start = area.selectionStart + gap.length + 2;
      this.insert(area, `${gap}| ${head} | ${head} |\n|---|---|\n|   |   |\n|   |   |\n\n`, area.selectionStart, area.selectionStart);
      area.setSelectionRange(start, start + head.length);
    }

    async link(area, button) {
      const selected = area.value.slice(area.selectionStart, area.selectionEnd).trim(), place = [area.selectionStart, area.selectionEnd];
      await this.host.linkNames();
      const { sources, ...records } = this.host.site.records;
      const entries = Object.entries(records).flatMap(([collection, all]) => all.map(([id, label]) => ({ id: `${collection}/${id}`, label })));
      this.pick(button, this.words.pick_entry, entries, (entry) => {
        const ups = "../".repeat(this.host.folder.split("/").length);
        this.insert(area, `[${selected || entry.label}](${ups}${entry.id}.md)`, ...place);
      });
    }

    /** Cites a source: of the note's own list, or of the site. */
    cite(area, button) {
      // A citation stands before the mark that ends the sentence.
      const before = area.value.slice(0, area.selectionEnd), end = before.length - before.match(/[.!?\u061f\u060c\u061b]?$/)[0].length;
      this.chooseSource(button, (key) => {
        this.insert(area, `[^${key}]`, end, end);
        const after = area.selectionEnd + before.length - end;
        area.setSelectionRange(after, after);
      });
    }

    /** Fills in the key of a source. */
    source(input, button) {
      this.chooseSource(button, (key) => {
        input.value = key;
        input.focus();
        input.dispatchEvent(new Event("input", { bubbles: true }));
        input.dispatchEvent(new Event("change", { bubbles: true }));
      });
    }

    /** Offers the note's own sources, those of the site that it cites, the others of the site, and a new one. */
    chooseSource(button, choose) {
      const own = (this.host.values().sources || []).filter((source) => source.key !== "" && (source.publisher !== "" || source.title !== ""));
      this.host.siteSources().then((all) => {
        const keys = new Set(own.map((source) => source.key)), cited = new Set(this.host.citedKeys());
        const others = all.filter((source) => !keys.has(source.key));
        const entries = own.map((source) => ({ id: source.key, label: labelOf(source), mark: this.words.in_note }))
          .concat([...others.filter((source) => cited.has(source.key)), ...others.filter((source) => !cited.has(source.key))]
            .map((source) => ({ id: source.key, label: labelOf(source), address: source.url, mark: cited.has(source.key) ? this.words.in_note : null })));
        this.pick(button, this.words.pick_source, entries, (entry) => choose(entry.id),
          // A translation cites the sources of its original.
          this.host.form.isTranslation ? null : { label: this.words.add_source, choose: () => this.newSource(choose) });
      });
    }

    /** Adds a source to the note's list and takes the writer there; the citation is in its place already. */
    newSource(choose) {
      const { key } = this.host.view.addRecord("sources");
      choose(key);
      this.host.view.focusLast("sources");
      this.say(this.words.citation_placed.replace("{key}", key));
    }

    // MARK: picking

    /** Opens a search over entries below the button's row. */
    pick(button, label, entries, choose, other) {
      this.close();
      const list = element("ul", { class: "found" });
      const field = element("input", { type: "search", "aria-label": label, placeholder: label, dir: "auto", autocomplete: "off" });
      const cancel = element("button", { type: "button", text: this.words.cancel });
      const make = other ? element("button", { type: "button", text: other.label }) : null;
      const box = element("div", { class: "picker", role: "group", "aria-label": label }, field, make, cancel, list);
      if (make) make.addEventListener("click", () => { this.close(); other.choose(); });
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
      const hits = entries.filter((entry) => words.every((word) => note.fold(entry.label + " " + entry.id + " " + (entry.address || "")).includes(word))).slice(0, 12);
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

  global.TabadulTools = { FormTools };
})(globalThis);
