// Draws the form from the description of the fields, and reads the values from its controls. Nothing here knows a field by name,
// but for the few whose answers depend on others: `topic`, `stage`, `key`.
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

  class FormView {
    /** `words` are the texts of the page; `tools` opens the pickers of the toolbar. */
    constructor(root, form, site, words, tools) {
      Object.assign(this, { root, form, site, words, tools });
      this.fields = new Map(note.fieldsIn(form).map((field) => [field.key, field]));
      this.extra = [];
    }

    /** Draws all groups with the values of a note. */
    draw(values, sections, headings) {
      this.root.replaceChildren();
      this.extra = Object.keys(sections).filter((name) => name.startsWith("part.") && (headings[name] || sections[name] !== ""));
      for (const group of this.form.groups) {
        const id = "g-" + group.id;
        const box = element("section", { class: "chapter", "aria-labelledby": id }, element("h2", { id, text: group.title }));
        const more = element("div");
        for (const entry of group.entries) {
          const isMore = group.id === "details" && !entry.required;
          (isMore ? more : box).append(entry.kind === "part" ? this.part(entry, sections[entry.key] || "") : this.row(entry, values[entry.key], entry.key, values));
        }
        if (group.id === "practice" || (this.form.groups.length < 5 && group.id === "subject")) {
          for (const name of this.extra) box.append(this.part({ key: name, label: headings[name] || this.words.other_text, help: null, required: false }, sections[name]));
        }
        if (more.children.length > 0) {
          const hasValue = Array.from(more.querySelectorAll("input, textarea, select")).some((control) => control.type !== "checkbox" && control.value !== "" && control.name !== "draft");
          box.append(element("details", { class: "more", open: hasValue }, element("summary", { text: this.words.optional_fields }), more));
        }
        this.root.append(box);
      }
      this.refresh();
    }

    // MARK: rows

    label(entry) {
      return [element("bdi", { text: entry.label }), entry.required ? element("span", { class: "required", text: " (" + this.words.required + ")" }) : null];
    }

    described(entry, name) { return (entry.help ? "h-" + name + " " : "") + "e-" + name; }

    help(entry, name) { return entry.help ? element("p", { class: "help", id: "h-" + name, text: entry.help }) : null; }

    issueBox(name) { return element("div", { class: "issues", id: "e-" + name }); }

    row(field, value, name, values) {
      if (field.kind === "records") return this.records(field, value, name);
      if (field.kind === "group") return this.fieldset(field, name, "group", field.fields.map((inner) => this.row(inner, value[inner.key], `${name}.${inner.key}`, value)));
      if (field.kind === "local") return this.fieldset(field, name, "group", ["ar", "fr", "en"].map((code) => this.row({ kind: "text", key: code, label: { ar: "العربية", fr: "Français", en: "English" }[code], required: code === "ar" }, value[code], `${name}.${code}`)));
      if (field.kind === "choices") return this.fieldset(field, name, "boxes", [this.boxes(field, value, name)]);
      const box = element("div", { class: "row" }, element("label", { for: idOf(name) }, ...this.label(field)), this.help(field, name), this.control(field, value, name, values));
      if (name === "topic") box.append(element("p", { class: "help", text: this.words.open_topics }));
      if (field.kind === "cited") box.append(this.citeButton(name));
      if (field.key === "date" && field.kind === "date") box.append(this.undated(name, value));
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
        default: return this.area({ ...shared, rows: field.kind === "text" && field.most > 200 ? "4" : "3" }, value);
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
      if (field.collection !== "topics") return all;
      return all.map(([id, label]) => [id, label, this.themeName(id)]);
    }

    themeName(topic) {
      const theme = this.site.topics[topic] && this.site.topics[topic].theme;
      const found = this.site.records.themes.find(([id]) => id === theme);
      return found ? found[1] : null;
    }

    fieldNames() {
      const names = this.form.groups.flatMap((group) => group.entries);
      return names.filter((entry) => entry.key !== "unknown").map((entry) => [entry.key.replace(/^section\./, ""), entry.label]);
    }

    boxes(field, value, name) {
      const all = this.choices(field);
      const list = element("div", { class: "options" + (all.length > 12 ? " long" : ""), role: "group", "aria-label": field.label, tabindex: all.length > 12 ? "0" : null });
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
      filter.addEventListener("input", () => this.filter(list, filter.value));
      return element("div", {}, filter, list);
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

    // MARK: lists of records

    records(field, value, name) {
      const list = element("ol", { class: "records", "data-list": name });
      const add = element("button", { type: "button", "data-add": name, text: this.words.add });
      add.addEventListener("click", () => this.addRecord(name));
      const box = this.fieldset(field, name, "records", [list]);
      box.append(add);
      this.drawRecords(field, list, value, name);
      return box;
    }

    drawRecords(field, list, value, name) {
      list.replaceChildren(...value.map((item, index) => this.record(field, item, name, index, value.length)));
    }

    record(field, item, name, index, count) {
      const own = `${name}.${index}`;
      const inner = field.fields.map((one) => this.row(one, item[one.key], `${own}.${one.key}`, item));
      const moves = element("div", { class: "moves" });
      for (const [action, isOn] of [["up", index > 0], ["down", index < count - 1], ["remove", true]]) {
        const button = element("button", { type: "button", "data-do": action, disabled: !isOn, "aria-label": `${this.words[action]} ${index + 1}`, text: this.words[action] });
        button.addEventListener("click", () => this.change(name, index, action));
        moves.append(button);
      }
      return element("li", { "data-index": index, "aria-label": `${field.label} ${index + 1}` }, element("p", { class: "number", text: this.words.item.replace("{n}", index + 1) }), ...inner, moves);
    }

    addRecord(name, values) {
      const field = this.fields.get(name), all = this.collect()[name];
      const item = note.fieldsOf(field.fields, values || {});
      if (name === "sources" && item.key === "") item.key = this.freeKey(all);
      all.push(item);
      this.redraw(name, all);
      const first = document.querySelector(`[data-list="${name}"] > li:last-child :is(input:not([data-key]), textarea, select)`);
      if (first && !values) first.focus();
      this.root.dispatchEvent(new Event("input", { bubbles: true }));
      return item;
    }

    freeKey(sources) {
      const keys = new Set(sources.map((source) => source.key));
      let number = 1;
      while (keys.has("s" + number)) number += 1;
      return "s" + number;
    }

    change(name, index, action) {
      const all = this.collect()[name];
      const to = action === "up" ? index - 1 : index + 1;
      if (action === "remove") all.splice(index, 1); else all.splice(to, 0, ...all.splice(index, 1));
      this.redraw(name, all);
      const say = action === "remove" ? this.words.removed : this.words.moved.replace("{n}", to + 1);
      this.tools.say(say);
      const place = action === "remove" ? document.querySelector(`[data-add="${name}"]`) : document.querySelector(`[data-list="${name}"] > li:nth-child(${to + 1}) [data-do="${action}"]:not([disabled])`) || document.querySelector(`[data-list="${name}"] > li:nth-child(${to + 1}) [data-do]:not([disabled])`);
      if (place) place.focus();
      this.root.dispatchEvent(new Event("input", { bubbles: true }));
    }

    redraw(name, value) {
      this.drawRecords(this.fields.get(name), document.querySelector(`[data-list="${name}"]`), value, name);
      this.refresh();
    }

    // MARK: reading

    /** The values of all fields. */
    collect() { return Object.fromEntries(Array.from(this.fields.values(), (field) => [field.key, this.value(field, field.key)])); }

    value(field, name) {
      if (field.kind === "records") {
        const list = this.root.querySelector(`[data-list="${name}"]`);
        return Array.from(list.children, (_, index) => this.recordValue(field, `${name}.${index}`));
      }
      if (field.kind === "group") return this.recordValue(field, name);
      if (field.kind === "local") return Object.fromEntries(["ar", "fr", "en"].map((code) => [code, this.text(`${name}.${code}`)]));
      if (field.kind === "choices") return this.chosen(name);
      if (field.kind === "lines") return this.text(name).split("\n").map((line) => line.trim()).filter((line) => line !== "");
      return this.text(name);
    }

    chosen(name) {
      const boxes = Array.from(this.root.querySelectorAll(`input[type=checkbox][name="${name}"]`));
      const values = boxes.filter((box) => box.checked).map((box) => box.value);
      const order = boxes.length > 0 ? JSON.parse(boxes[0].closest(".options").dataset.order) : [];
      return order.filter((id) => values.includes(id)).concat(values.filter((id) => !order.includes(id)));
    }

    recordValue(field, name) { return Object.fromEntries(field.fields.map((inner) => [inner.key, this.value(inner, `${name}.${inner.key}`)])); }

    text(name) {
      const control = document.getElementById(idOf(name));
      if (control && "line" in control.dataset) return control.value.replace(/\s*\n\s*/g, " ").trim();
      return control ? control.value.replace(/\r\n/g, "\n").replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, "") : "";
    }

    /** The texts of the body's parts. */
    sections() {
      const names = note.partsIn(this.form).map((entry) => entry.key).concat(this.extra);
      return Object.fromEntries(names.map((name) => [name, document.getElementById(idOf(name)).value.replace(/\r\n/g, "\n")]));
    }

    // MARK: what depends on other answers

    /** Brings lists up to date that depend on other answers: sources, stages, what belongs to the country. */
    refresh() {
      const topic = document.getElementById(idOf("topic"));
      const stages = topic && this.site.topics[topic.value] ? this.site.topics[topic.value].stages : [];
      for (const select of this.root.querySelectorAll("select[data-stages]")) this.options(select, stages);
      const country = document.getElementById(idOf("country"));
      if (country && country.value !== this.country) {
        this.country = country.value;
        this.arrange(country.value);
      }
      for (const count of this.root.querySelectorAll(".count")) this.count(count);
    }

    options(select, options) {
      const value = select.value;
      const all = value === "" || options.some(([id]) => id === value) ? options : options.concat([[value, value]]);
      select.replaceChildren(element("option", { value: "", text: this.words.choose }), ...all.map(([id, label]) => element("option", { value: id, text: label })));
      select.value = value;
    }

    /** What belongs to the country comes first; topics that it has not answered are marked. */
    arrange(country) {
      const isOwn = (id) => country !== "" && id.startsWith(country + "/");
      for (const list of this.root.querySelectorAll(".options")) {
        if (list.querySelector("[data-id*='/']")) list.prepend(...Array.from(list.children).filter((label) => isOwn(label.dataset.id)));
        if (list.classList.contains("long")) list.prepend(...Array.from(list.children).filter((label) => label.querySelector("input").checked));
      }
      for (const select of this.root.querySelectorAll("select")) {
        const own = Array.from(select.children).filter((option) => option.value && isOwn(option.value));
        if (own.length > 0) select.firstElementChild.after(...own);
      }
      const open = new Set(this.site.open[country] || []);
      const topic = document.getElementById(idOf("topic"));
      if (!topic) return;
      for (const option of topic.querySelectorAll("option")) {
        option.textContent = option.textContent.replace(/ ○$/, "") + (open.has(option.value) ? " ○" : "");
      }
    }

    count(place) {
      const control = document.getElementById(idOf(place.id.slice(2)));
      const length = Array.from(control.value.trim()).length, most = Number(place.dataset.most);
      place.textContent = length > most ? this.words.too_many.replace("{n}", length - most) : this.words.count_now.replace("{n}", length).replace("{least}", place.dataset.least).replace("{most}", most);
      place.classList.toggle("over", length > most);
    }

    // MARK: messages

    /** Shows findings beside their fields; `isShown` says of which fields. */
    show(findings, text, isShown) {
      for (const box of this.root.querySelectorAll(".issues")) box.replaceChildren();
      for (const control of this.root.querySelectorAll("[aria-invalid]")) control.removeAttribute("aria-invalid");
      for (const finding of findings) {
        if (!isShown(finding)) continue;
        const name = this.nameFor(finding.field);
        const box = document.getElementById("e-" + name);
        if (!box) continue;
        const isWarning = finding.severity === "warning";
        box.append(element("p", { class: finding.severity, text: (isWarning ? this.words.warning + " " : "") + text(finding) }));
        const control = document.getElementById(idOf(name));
        if (control && !isWarning && control.tagName !== "FIELDSET") control.setAttribute("aria-invalid", "true");
      }
    }

    /** The nearest control of a place. */
    nameFor(field) {
      let name = field;
      while (name !== "" && !document.getElementById(idOf(name))) name = name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : "";
      return name;
    }

    /** The label of a place, for the list of messages. */
    labelFor(field) {
      const name = this.nameFor(field);
      const control = document.getElementById(idOf(name));
      if (!control) return field;
      const own = control.tagName === "FIELDSET" ? control.querySelector("legend bdi") : document.querySelector(`label[for="${CSS.escape(idOf(name))}"] bdi`);
      const number = name.match(/\.(\d+)\./);
      const text = own ? own.textContent : name;
      if (!number) return text;
      const list = document.getElementById(idOf(name.slice(0, number.index)));
      return `${list ? list.querySelector("legend bdi").textContent : ""} ${Number(number[1]) + 1} · ${text}`;
    }
  }

  global.TabadulForm = { FormView, element, idOf };
})(globalThis);
