// The controls of the form: one row for each field, made from its description. Nothing here knows a field by name, but for the few whose
// answers depend on others: `topic`, `stage`, `key`.
(function (global) {
  "use strict";
  const note = global.TabadulNote;

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (key === "text") made.textContent = value; else made.setAttribute(key, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child));
    return made;
  }

  const idOf = (name) => "f-" + name;

  /** A field of a group that may be left out is required only where the group is filled in: its label does not ask for it. */
  const asOptional = (field, group) => (group.required ? field : { ...field, required: false });

  class FormControls {
    /** `words` are the texts of the page; `tools` opens the pickers of the toolbar. */
    constructor(root, form, site, words, tools) { Object.assign(this, { root, form, site, words, tools, country: "" }); }

    // MARK: rows

    label(entry) {
      return [element("bdi", { text: entry.label }), entry.required ? element("span", { class: "required", text: " (" + this.words.required + ")" }) : null];
    }

    described(entry, name) { return (entry.help ? "h-" + name + " " : "") + "e-" + name; }

    /** The help of a field; dates in it are not broken at their hyphens. */
    help(entry, name) {
      if (!entry.help) return null;
      const parts = entry.help.split(/(\u2066?\d{4}-\d\d(?:-\d\d)?\u2069?)/);
      return element("p", { class: "help", id: "h-" + name }, ...parts.map((part, index) => (index % 2 === 1 ? element("bdi", { class: "date", dir: "ltr", text: part.replace(/[\u2066\u2069]/g, "") }) : part)));
    }

    issueBox(name) { return element("div", { class: "issues", id: "e-" + name }); }

    row(field, value, name) {
      if (field.kind === "records") return this.records(field, value, name);
      if (field.kind === "group") return this.fieldset(field, name, "group", field.fields.map((inner) => this.row(asOptional(inner, field), value[inner.key], `${name}.${inner.key}`)));
      if (field.kind === "local") return this.fieldset(field, name, "group", note.data.site.languages.map(([code, label]) => this.row({ kind: "text", key: code, label, required: code === "ar" && field.required }, value[code], `${name}.${code}`)));
      if (field.kind === "choices") return this.fieldset(field, name, "boxes", [this.boxes(field, value, name)]);
      const box = element("div", { class: "row" }, element("label", { for: idOf(name) }, ...this.label(field)), this.help(field, name), this.control(field, value, name));
      if (name === "topic") box.append(element("p", { class: "question", id: "topic-question" }), element("p", { class: "help", text: this.words.open_topics }));
      if (field.kind === "cited") box.append(this.citeButton(name));
      if (/^(sources\.\d+\.)?date$/.test(name) && field.kind === "date") box.append(this.undated(name, value));
      if (field.most !== undefined && field.most > 100) box.append(element("p", { class: "count", id: "c-" + name, "data-most": field.most, "data-least": field.least }));
      box.append(this.issueBox(name));
      return box;
    }

    fieldset(field, name, kind, children) {
      return element("fieldset", { id: idOf(name), class: kind, tabindex: "-1", "aria-describedby": this.described(field, name) }, element("legend", {}, ...this.label(field)), this.help(field, name), ...children, this.issueBox(name));
    }

    control(field, value, name) {
      const shared = { id: idOf(name), name, "aria-describedby": this.described(field, name), "aria-required": field.required ? "true" : null };
      switch (field.kind) {
        case "choice": return this.select(shared, this.choices(field), value);
        case "flag": return this.select(shared, [["true", this.words.yes], ["false", this.words.no]], value);
        case "source": return this.sourceControl(shared, value);
        case "field": return this.select({ ...shared, "data-fields": true }, this.fieldNames(), value);
        case "date": case "number": case "whole": return this.input({ ...shared, dir: "ltr", inputmode: field.kind === "date" ? "text" : "decimal", class: "short" }, value);
        case "address": return this.input({ ...shared, dir: "ltr", inputmode: "url" }, value);
        case "line":
          if (field.key === "stage") return this.select({ ...shared, "data-stages": true }, [], value);
          // On a phone a title does not fit on one line.
          if (field.most > 60) return this.area({ ...shared, rows: "2", "data-line": true }, value);
          return this.input({ ...shared, dir: "auto", class: field.most <= 60 ? "short" : null, "data-key": field.key === "key" ? true : null }, value);
        case "lines": return this.area({ ...shared, rows: "3" }, value.join("\n"));
        default: return this.area({ ...shared, rows: field.kind !== "text" ? "3" : name.startsWith("sources.") ? "2" : field.most > 200 ? "4" : "3" }, value);
      }
    }

    input(attributes, value) {
      const made = element("input", { type: "text", autocomplete: "off", ...attributes });
      made.value = value;
      return made;
    }

    area(attributes, value) {
      const made = element("textarea", { dir: "auto", ...attributes });
      made.value = value;
      return made;
    }

    select(attributes, options, value) {
      const made = element("select", attributes, element("option", { value: "", text: this.words.choose }));
      for (const [id, label, group] of options) this.place(made, group).append(element("option", { value: id, text: label }));
      if (value !== "" && !options.some(([id]) => id === value)) made.append(element("option", { value, text: value }));
      made.value = value;
      return made;
    }

    place(select, group) {
      if (!group) return select;
      const found = Array.from(select.querySelectorAll("optgroup")).find((one) => one.label === group);
      if (found) return found;
      const made = element("optgroup", { label: group });
      select.append(made);
      return made;
    }

    /** The key of a source, with a search over the note's and the site's. */
    sourceControl(shared, value) {
      const input = this.input({ ...shared, dir: "ltr", class: "short", "data-source": true }, value);
      const button = element("button", { type: "button", class: "tool", text: this.words.pick_source });
      button.addEventListener("click", () => this.tools.source(input, button));
      return element("div", { class: "toolbar" }, input, button);
    }

    choices(field) {
      if (!field.collection) return field.values;
      const all = this.site.records[field.collection];
      if (field.collection === "topics") return all.map(([id, label]) => [id, label, this.themeName(id)]);
      const named = all.map(([id, label]) => [id, this.withCountry(id, label || id)]);
      return named.filter(([id]) => this.isOwn(id)).concat(named.filter(([id]) => !this.isOwn(id)));
    }

    /** Whether an entry belongs to the country of the note. */
    isOwn(id) { return Boolean(this.country) && id.startsWith(this.country + "/"); }

    /** The name of an entry with its country: ministries of several countries have the same name. */
    withCountry(id, label) {
      const country = this.site.records.countries.find(([code]) => id.startsWith(code + "/"));
      return country && !label.includes(country[1]) ? `${label} · ${country[1]}` : label;
    }

    themeName(topic) {
      const theme = this.site.topics[topic] && this.site.topics[topic].theme;
      const found = this.site.records.themes.find(([id]) => id === theme);
      return found ? found[1] : null;
    }

    fieldNames() {
      const names = this.form.groups.flatMap((group) => group.entries);
      return names.filter((entry) => entry.key !== "unknown" && !entry.editors).map((entry) => [entry.key.replace(/^section\./, ""), entry.label]);
    }

    boxes(field, value, name) {
      const all = this.choices(field);
      const list = element("div", { class: "options" + (all.length > 12 ? " long" : ""), role: all.length > 12 ? "group" : null, "aria-label": all.length > 12 ? this.words.filter + " · " + field.label : null, tabindex: all.length > 12 ? "0" : null, "data-collection": field.collection });
      const known = all.concat(value.filter((id) => !all.some(([one]) => one === id)).map((id) => [id, id]));
      for (const [id, label] of known) {
        const box = element("input", { type: "checkbox", name, value: id });
        box.checked = value.includes(id);
        list.append(element("label", { "data-id": id }, box, " ", element("bdi", { text: label })));
      }
      // A list keeps the order that it has in the file, with what is new at its end.
      list.dataset.order = JSON.stringify(value);
      if (all.length <= 12) return list;
      const filter = element("input", { type: "search", "data-filter": true, "aria-label": this.words.filter + " · " + field.label, placeholder: this.words.filter, dir: "auto", autocomplete: "off" });
      const none = element("p", { class: "small", role: "status" });
      filter.addEventListener("input", () => {
        this.filter(list, filter.value);
        none.textContent = list.querySelector("label:not([hidden])") ? "" : this.words.not_listed;
      });
      return element("div", {}, filter, list, none);
    }

    /** Writes the names of entries that were loaded after the boxes were drawn. */
    nameBoxes() {
      for (const list of this.root.querySelectorAll(".options[data-collection]")) {
        const names = new Map(this.site.records[list.dataset.collection]);
        for (const label of list.children) if (names.get(label.dataset.id)) label.querySelector("bdi").textContent = this.withCountry(label.dataset.id, names.get(label.dataset.id));
      }
    }

    filter(list, text) {
      const words = note.fold(text).split(" ");
      for (const label of list.children) {
        const own = note.fold(label.textContent + " " + label.dataset.id);
        label.hidden = !label.querySelector("input").checked && !words.every((word) => own.includes(word));
      }
    }

    undated(name, value) {
      const box = element("input", { type: "checkbox", "data-undated": name });
      box.checked = value === "undated";
      box.addEventListener("change", () => {
        const field = document.getElementById(idOf(name));
        field.value = box.checked ? "undated" : "";
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      return element("label", { class: "inline" }, box, " ", this.words.undated);
    }

    citeButton(name) {
      const button = element("button", { type: "button", class: "tool", text: this.words.cite });
      button.addEventListener("click", () => this.tools.cite(document.getElementById(idOf(name)), button));
      return element("div", { class: "toolbar" }, button);
    }

    // MARK: parts of the body

    part(entry, text) {
      const name = entry.key;
      const area = this.area({ id: idOf(name), name, rows: "7", "aria-describedby": this.described(entry, name), "aria-required": entry.required ? "true" : null }, text);
      const bar = element("div", { class: "toolbar", role: "toolbar", "aria-label": entry.label, "aria-controls": idOf(name) });
      for (const tool of ["link", "cite", "list", "table", "bold"]) {
        const button = element("button", { type: "button", class: "tool", "data-mark": tool, text: this.words[tool] });
        button.addEventListener("click", () => this.tools[tool](area, button));
        bar.append(button);
      }
      return element("div", { class: "row part" }, element("label", { for: idOf(name) }, ...this.label(entry)), this.help(entry, name), bar, area, this.issueBox(name));
    }
  }

  global.TabadulForm = { FormControls, element, idOf };
})(globalThis);
