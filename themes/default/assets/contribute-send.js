// What a writer sends: the file that is ready, its name, what changed in it, the ways to send it; and the short report of an error.
(function (global) {
  "use strict";
  const note = global.TabadulNote, rules = global.TabadulCheck, { phonesIn, mailIn } = global.TabadulPrivacy, { element, idOf } = global.TabadulForm;
  const get = (id) => document.getElementById(id);
  /** Longer addresses are cut off by programs for mail and by hosts. */
  const LONGEST_ADDRESS = 8000;
  /** How many letters of the unchanged text stand around a change. */
  const CONTEXT = 40;

  /** The words of a value, an item of a list on each line. */
  const textOf = (value) => (Array.isArray(value) ? value.map(textOf).join("\n") : value && typeof value === "object" ? Object.values(value).map(textOf).filter((one) => one !== "").join(" · ") : value || "");

  /** What differs between two texts, with some words around it: [removed, added]. */
  function differing(old, next) {
    const most = Math.min(old.length, next.length);
    let start = 0, end = 0;
    while (start < most && old[start] === next[start]) start += 1;
    while (end < most - start && old[old.length - 1 - end] === next[next.length - 1 - end]) end += 1;
    const from = Math.max(0, old.lastIndexOf(" ", Math.max(0, start - CONTEXT)) + 1), rest = Math.max(0, end - CONTEXT);
    return [old, next].map((text, index) => {
      const stop = text.length - rest, space = rest === 0 ? -1 : text.indexOf(" ", stop), until = space < 0 ? text.length : space;
      const other = index === 0 ? next : old;
      return text === "" || text.slice(start, text.length - end) === "" && other === "" ? "" : (from > 0 ? "… " : "") + text.slice(from, until) + (until < text.length ? " …" : "");
    });
  }

  class Sending {
    /** `page` holds the note that is open. */
    constructor(page, words) { Object.assign(this, { page, words, site: page.site }); }

    /** Shows the file, and how it can be sent. */
    show(file, mark, name, state) {
      get("note-text").value = file;
      get("note-name").value = name;
      get("note-name").readOnly = mark.kind !== "new";
      get("name-help").hidden = mark.kind !== "new";
      get("result-state").textContent = state;
      get("result").hidden = false;
      this.ways(file, mark);
    }

    /** Shows what is changed in an entry: each field and section with what was removed and what was added. */
    changes(isSame) {
      const box = get("changes"), { page } = this;
      box.hidden = page.mark.kind !== "edit" || isSame;
      this.list = "";
      if (box.hidden) return;
      const before = note.read(page.original, page.form, this.site), values = page.values(), sections = page.view.sections();
      const pairs = Object.keys(values).map((key) => [key, textOf(before.values[key]), textOf(values[key])])
        .concat(Object.keys(sections).map((name) => [name, before.sections[name] || "", note.trimBreaks(sections[name])]))
        .filter(([, old, next]) => old !== next).map(([name, old, next]) => [page.view.labelFor(name), ...differing(old, next)]);
      box.querySelector("ul").replaceChildren(...pairs.map(([label, old, next]) => element("li", {}, element("bdi", { text: label }),
        old === "" ? null : element("del", { dir: "auto", text: old }), next === "" ? null : element("ins", { dir: "auto", text: next }))));
      this.list = pairs.map(([label, old, next]) => [label, old && "\u2212 " + old, next && "+ " + next].filter((line) => line).join("\n")).join("\n\n");
    }

    /** The mail and the host's page: shown where the site has a contact, or names a host whose addresses are known. */
    ways(file, mark) {
      const { site, words } = this, path = `content/${mark.id}.md`;
      get("mail-way").hidden = !site.contact;
      if (site.contact) {
        const subject = words.mail_subject.replace("{name}", mark.id);
        const mail = (body) => `mailto:${site.contact}?subject=${encodeURIComponent(subject)}${body ? "&body=" + encodeURIComponent(body.replace(/\n/g, "\r\n")) : ""}`;
        const fits = (text) => mail(text).length <= LONGEST_ADDRESS;
        // Most corrections are longer than an address may be: the list of changes goes in place of the file.
        const changes = this.list ? `tabadul: report ${mark.id}\n\n${this.list}\n` : "", hasChanges = changes !== "" && fits(changes);
        get("mail").href = mail(fits(file) ? file : hasChanges ? changes : "");
        get("mail-help").textContent = fits(file) ? "" : hasChanges ? words.mail_changes : words.too_long;
      }
      const pattern = mark.kind === "new" ? site.newFile : mark.kind === "edit" ? site.editFile : null;
      get("host-way").hidden = !pattern;
      if (!pattern) return;
      const address = pattern.replace("{path}", pattern.includes("?") ? encodeURIComponent(path) : path);
      const whole = address.replace("{text}", encodeURIComponent(file));
      const fits = address.includes("{text}") && whole.length <= LONGEST_ADDRESS;
      get("host").href = fits ? whole : address.replace("&value={text}", "");
      get("host-help").textContent = fits ? words.host_new : words.host_paste;
    }

    download(name, content) {
      const address = URL.createObjectURL(new Blob([content], { type: "text/markdown;charset=utf-8" }));
      const link = element("a", { href: address, download: name });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(address), 10000);
    }

    copy() {
      const area = get("note-text"), say = (text) => this.page.say(text);
      const byHand = () => { area.select(); say(document.execCommand("copy") ? this.words.copied : this.words.copy_failed); };
      if (navigator.clipboard && global.isSecureContext) navigator.clipboard.writeText(area.value).then(() => say(this.words.copied), byHand); else byHand();
    }

    // MARK: a report

    drawReport() {
      const { words } = this;
      const rows = [["sentence", words.report_sentence, true], ["wrong", words.report_wrong, true], ["source", words.report_source, false]];
      get("note").replaceChildren(...rows.map(([key, label, required]) => element("div", { class: "row" },
        element("label", { for: idOf("report." + key) }, element("bdi", { text: label }), required ? element("span", { class: "required", text: ` (${words.required})` }) : null),
        element("textarea", { id: idOf("report." + key), name: "report." + key, rows: "3", dir: "auto" }), element("div", { class: "issues", id: "e-report." + key }))));
    }

    finishReport(name) {
      const { words, site } = this, { mark } = this.page, value = (key) => get(idOf("report." + key)).value.trim();
      const empty = [["sentence", words.report_sentence], ["wrong", words.report_wrong]].filter(([key]) => value(key) === "");
      const isEmpty = empty.length > 0, own = value("wrong") + " " + value("source");
      const missing = empty.map(([key, label]) => ({ code: "missing-key", text: key, detail: "", key, label }));
      const found = [...missing, ...phonesIn(own, site).map((text) => ({ code: "personal-phone", text, detail: "" })), ...mailIn(own, site).map((text) => ({ code: "personal-email", text, detail: "" }))];
      get("messages").hidden = !isEmpty && found.length === 0;
      get("messages-title").textContent = words.messages_count.replace("{n}", found.length);
      get("messages").dataset.level = "error";
      get("messages").querySelector("ol").replaceChildren(...found.map((finding) => {
        const link = finding.key ? element("a", { href: "#" + idOf("report." + finding.key), text: finding.label }) : null;
        if (link) link.addEventListener("click", (event) => { event.preventDefault(); this.page.focusOn(idOf("report." + finding.key)); });
        return element("li", {}, link, link ? " " : null, element("span", { text: rules.message(finding, site) }));
      }));
      if (isEmpty) { get("result").hidden = true; get("messages").focus(); return; }
      const lines = [`tabadul: report ${mark.id}`, "", words.report_head.replace("{name}", name), "", words.report_sentence, value("sentence"), "", words.report_wrong, value("wrong")];
      if (value("source") !== "") lines.push("", words.report_source, value("source"));
      get("changes").hidden = true;
      this.list = "";
      this.show(lines.join("\n") + "\n", mark, `report-${mark.id.split("/").pop()}.txt`, "");
      get(found.length > 0 ? "messages" : "result-title").focus();
    }
  }

  global.TabadulSend = { Sending };
})(globalThis);
