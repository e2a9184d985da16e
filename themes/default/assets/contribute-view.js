// The form of a note: draws the controls of all groups, reads the values from them, and shows findings beside them.
(function (global) {
  "use strict";
  const note = global.TabadulNote, { FormControls, element, idOf } = global.TabadulForm;

  class FormView extends FormControls {
    constructor(...values) {
      super(...values);
      this.fields = new Map(note.fieldsIn(this.form).map((field) => [field.key, field]));
      this.extra = [];
    }

    /** Draws all groups with the values of a note. */
    draw(values, sections, headings) {
      /** What is kept as it is: the fields that only editors write. */
      this.given = values;
      this.root.replaceChildren();
      this.country = values.country || "";
      this.extra = Object.keys(sections).filter((name) => name.startsWith("part.") && (headings[name] || sections[name] !== ""));
      for (const group of this.form.groups) {
        const id = "g-" + group.id;
        const box = element("section", { class: "chapter", "aria-labelledby": id }, element("h2", { id, tabindex: "-1", text: group.title }));
        const more = element("div");
        for (const entry of group.entries.filter((one) => !one.editors)) {
          const isMore = group.id === "details" && !entry.required;
          (isMore ? more : box).append(entry.kind === "part" ? this.part(entry, sections[entry.key] || "") : this.row(entry, values[entry.key], entry.key, values));
        }
        if (group.id === "practice" || (this.form.groups.length < 5 && group.id === "subject")) {
          for (const name of this.extra) box.append(this.part({ key: name, label: headings[name] || this.words.other_text, help: null, required: false }, sections[name]));
        }
        if (more.children.length > 0) {
          const hasValue = Array.from(more.querySelectorAll("input, textarea, select")).some((control) => control.type !== "checkbox" && control.value !== "");
          const optional = element("details", { class: "more", open: hasValue }, element("summary", { text: this.words.optional_fields }), more);
          // The names of the longest lists are loaded when they are seen.
          const name = () => this.tools.host.linkNames().then(() => this.nameBoxes(), () => null);
          optional.addEventListener("toggle", name, { once: true });
          box.append(optional);
        }
        this.root.append(box);
      }
      this.root.prepend(this.contents());
      this.arrange();
      this.refresh();
    }

    /** Links to the groups, sections and lists: the form is long. They change no address, as that says what is open. */
    contents() {
      const link = (id, text) => {
        const made = element("a", { href: "#" + id, text });
        made.addEventListener("click", (event) => { event.preventDefault(); this.tools.host.focusOn(id); });
        return element("li", {}, made);
      };
      const lists = this.form.groups.map((group) => {
        const inner = group.entries.filter((entry) => !entry.editors && (entry.kind === "part" || entry.kind === "records")).map((entry) => link(idOf(entry.key), entry.label));
        const item = link("g-" + group.id, group.title);
        if (inner.length > 0) item.append(element("ul", {}, ...inner));
        return item;
      });
      return element("details", { class: "more" }, element("summary", { text: this.words.parts }), element("ul", { class: "form-parts" }, ...lists));
    }

    // MARK: lists of records

    records(field, value, name) {
      const list = element("ol", { class: "records", "data-list": name });
      const add = element("button", { type: "button", "data-add": name, "aria-label": `${this.words.add} · ${field.label}`, text: this.words.add });
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

    /** Adds an empty record at the end of a list, and gives it. */
    addRecord(name) {
      const field = this.fields.get(name), all = this.collect()[name];
      const item = note.fieldsOf(field.fields, {});
      if (name === "sources" && item.key === "") item.key = this.freeKey(all);
      all.push(item);
      this.redraw(name, all);
      this.focusLast(name);
      this.root.dispatchEvent(new Event("input", { bubbles: true }));
      return item;
    }

    /** Takes the writer to the first control of a list's last record; the key of a source is chosen already. */
    focusLast(name) {
      const first = document.querySelector(`[data-list="${name}"] > li:last-child :is(input:not([data-key]), textarea, select)`);
      if (first) first.focus();
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

    /** The description of the field at a place: `sources.0.url`. */
    fieldAt(name) {
      const [first, ...rest] = name.split(".");
      return rest.reduce((field, key) => (field && !/^\d+$/.test(key) ? (field.fields || []).find((one) => one.key === key) : field), this.fields.get(first));
    }

    /** The values of all fields. */
    collect() { return Object.fromEntries(Array.from(this.fields.values(), (field) => [field.key, field.editors ? this.given[field.key] : this.value(field, field.key)])); }

    value(field, name) {
      if (field.kind === "records") {
        const list = this.root.querySelector(`[data-list="${name}"]`);
        return Array.from(list.children, (_, index) => this.recordValue(field, `${name}.${index}`));
      }
      if (field.kind === "group") return this.recordValue(field, name);
      if (field.kind === "local") return Object.fromEntries(note.languages().map((code) => [code, this.text(`${name}.${code}`)]));
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
      if (topic) document.getElementById("topic-question").textContent = this.site.topics[topic.value] ? this.site.topics[topic.value].question : "";
      const country = document.getElementById(idOf("country"));
      if (country && country.value !== this.country) {
        this.country = country.value;
        this.arrange();
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
    arrange() {
      const isOwn = (id) => this.isOwn(id);
      for (const list of this.root.querySelectorAll(".options")) {
        if (list.querySelector("[data-id*='/']")) list.prepend(...Array.from(list.children).filter((label) => isOwn(label.dataset.id)));
        if (list.classList.contains("long")) list.prepend(...Array.from(list.children).filter((label) => label.querySelector("input").checked));
      }
      for (const select of this.root.querySelectorAll("select")) {
        const own = Array.from(select.children).filter((option) => option.value && isOwn(option.value));
        if (own.length > 0) select.firstElementChild.after(...own);
      }
      const open = new Set(this.site.open[this.country] || []);
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
      // A limit that is far away is no help.
      place.hidden = Number(place.dataset.least) < 10 && length < most * 0.8;
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
      if (!control) return (this.fields.get(field.split(".")[0]) || { label: field }).label;
      const own = control.tagName === "FIELDSET" ? control.querySelector("legend bdi") : document.querySelector(`label[for="${CSS.escape(idOf(name))}"] bdi`);
      const number = name.match(/\.(\d+)\./);
      const text = own ? own.textContent : name;
      if (!number) return text;
      const list = document.getElementById(idOf(name.slice(0, number.index)));
      return `${list ? list.querySelector("legend bdi").textContent : ""} ${Number(number[1]) + 1} · ${text}`;
    }
  }

  Object.assign(global.TabadulForm, { FormView });
})(globalThis);
