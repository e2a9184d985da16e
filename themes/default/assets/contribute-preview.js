// The note as the site will show it: title, summary, sections, steps and sources, drawn while typing where the writer opens it.
(function (global) {
  "use strict";
  const { element } = global.TabadulForm, { allBlocksOf } = global.TabadulText, note = global.TabadulNote;
  const INLINE = /\*\*(?=\S)([^*]*?\S)\*\*|\[\^([\w\u0080-\uffff-]+)\]|\[([^\]^][^\]]*)\]\([^)\s]*\)/g;

  class Preview {
    /** `box` is a folded part of the page. */
    constructor(box) { Object.assign(this, { box, keys: [] }); }

    /** Draws the note that `read` gives; nothing is drawn while the part is folded. */
    show(read, form) {
      if (!this.box.open) return;
      const { values, sections, parts, problem } = read();
      if (problem) return;
      this.keys = [];
      const label = (key) => form.groups.flatMap((group) => group.entries).filter((entry) => entry.key === key).map((entry) => entry.label)[0] || "";
      const bodies = Object.entries(sections).map(([name, text], index) => [name, parts[index].heading ? note.titleOf(parts[index].heading) : "", text]);
      const article = element("article", { class: "practice" },
        element("h3", { dir: "auto", text: values.title || values.name && values.name.ar || "…" }), values.summary ? element("p", { class: "lead", dir: "auto", text: values.summary }) : null,
        ...bodies.filter(([name, , text]) => text !== "" || (name === "section.approach" && values.steps.length > 0)).map(([name, heading, text]) => element("section", {},
          heading ? element("h4", { dir: "auto", text: heading }) : null, name === "section.approach" ? this.steps(values.steps) : null, ...this.blocks(text))),
        ...(this.keys.length > 0 ? [element("h4", { text: label("sources") }), this.sources(values.sources || [])] : []));
      this.box.lastElementChild.replaceChildren(article);
    }

    steps(steps) {
      return steps.length === 0 ? null : element("ol", { class: "steps" }, ...steps.map((step) => element("li", {}, element("h5", { dir: "auto", text: step.title || "…" }), this.line("div", step.text))));
    }

    /** The sources that are cited, in the order of their numbers; those of the site are named by their keys. */
    sources(own) {
      return element("ol", {}, ...this.keys.map((key) => {
        const source = own.find((one) => one.key === key);
        return element("li", { dir: "auto", text: source ? [source.publisher, source.title, source.date === "undated" ? "" : source.date].filter((part) => part).join(" · ") : key });
      }));
    }

    /** Paragraphs, lists, tables and smaller headings. */
    blocks(text) {
      const found = [];
      /** The list or table that the block continues; a new one where the last element is another. */
      const container = (name) => {
        const last = found[found.length - 1];
        if (!last || last.tagName !== name.toUpperCase()) found.push(element(name));
        return found[found.length - 1];
      };
      for (const block of allBlocksOf(text)) {
        if (block.kind === "header") found.push(element("table", {}, this.tableRow(block.text, "th")));
        else if (block.kind === "row") container("table").append(this.tableRow(block.text, "td"));
        else if (block.list) container(block.list).append(this.line("li", block.text));
        else if (block.kind !== "code") found.push(this.line(block.kind === "heading" ? "h5" : "p", block.text));
      }
      return found;
    }

    tableRow(line, name) { return element("tr", {}, ...line.trim().replace(/^\||\|$/g, "").split("|").map((cell) => this.line(name, cell.trim()))); }

    line(name, text) { return element(name, { dir: "auto" }, ...this.inline(text)); }

    /** Text with bold words, links and numbers of sources. */
    inline(text) {
      const found = [];
      let at = 0;
      for (const match of text.matchAll(INLINE)) {
        found.push(text.slice(at, match.index));
        at = match.index + match[0].length;
        if (match[1]) found.push(element("strong", { text: match[1] }));
        else if (match[2]) found.push(element("sup", { class: "cite", text: String(this.number(match[2])) }));
        else found.push(element("u", { text: match[3] }));
      }
      return found.concat(text.slice(at));
    }

    number(key) {
      if (!this.keys.includes(key)) this.keys.push(key);
      return this.keys.indexOf(key) + 1;
    }
  }

  global.TabadulPreview = { Preview };
})(globalThis);
