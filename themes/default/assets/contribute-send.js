// What a writer sends: the file that is ready, its name, what changed in it, the ways to send it; and the short report of an error.
(function (global) {
  "use strict";
  const note = global.TabadulNote, rules = global.TabadulCheck, { phonesIn, mailIn } = global.TabadulPrivacy, { element, idOf } = global.TabadulForm;
  const get = (id) => document.getElementById(id);
  /** Longer addresses are cut off by programs for mail and by hosts. */
  const LONGEST_ADDRESS = 8000;

  class Sending {
    /** `page` holds the note that is open. */
    constructor(page, words) { Object.assign(this, { page, words, site: page.site }); }

    /** Shows the file, and how it can be sent. */
    show(file, mark, name, state) {
      get("note-text").value = file;
      get("note-name").value = name;
      get("note-name").readOnly = mark.kind !== "new";
      get("result-state").textContent = state;
      get("result").hidden = false;
      this.ways(file, mark);
    }

    /** Names the fields and sections of an entry that are changed. */
    changes(isSame) {
      const box = get("changes"), { page } = this;
      box.hidden = page.mark.kind !== "edit" || isSame;
      if (box.hidden) return;
      const before = note.read(page.original, page.form, this.site), values = page.values(), sections = page.view.sections();
      const names = Object.keys(values).filter((key) => !note.same(values[key], before.values[key])).concat(Object.keys(sections).filter((name) => note.trimBreaks(sections[name]) !== (before.sections[name] || "")));
      box.querySelector("ul").replaceChildren(...names.map((name) => element("li", { text: page.view.labelFor(name) })));
    }

    /** The mail and the host's page: shown where the site has a contact, or names a host whose addresses are known. */
    ways(file, mark) {
      const { site, words } = this, path = `content/${mark.id}.md`;
      get("mail-way").hidden = !site.contact;
      if (site.contact) {
        const subject = words.mail_subject.replace("{name}", mark.id);
        const whole = `mailto:${site.contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(file.replace(/\n/g, "\r\n"))}`;
        const fits = whole.length <= LONGEST_ADDRESS;
        get("mail").href = fits ? whole : `mailto:${site.contact}?subject=${encodeURIComponent(subject)}`;
        get("mail-help").textContent = fits ? "" : words.too_long;
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
      const isEmpty = value("sentence") === "" && value("wrong") === "", own = value("wrong") + " " + value("source");
      const found = [...phonesIn(own, site).map((text) => ({ code: "personal-phone", text, detail: "" })), ...mailIn(own, site).map((text) => ({ code: "personal-email", text, detail: "" }))];
      get("messages").hidden = !isEmpty && found.length === 0;
      get("messages-title").textContent = isEmpty ? words.report_empty : words.messages_count.replace("{n}", found.length);
      get("messages").querySelector("ol").replaceChildren(...found.map((finding) => element("li", { text: rules.message(finding, site) })));
      if (isEmpty) { get("result").hidden = true; get("messages").focus(); return; }
      const lines = [`tabadul: report ${mark.id}`, "", words.report_head.replace("{name}", name), "", words.report_sentence, value("sentence"), "", words.report_wrong, value("wrong")];
      if (value("source") !== "") lines.push("", words.report_source, value("source"));
      get("changes").hidden = true;
      this.show(lines.join("\n") + "\n", mark, `report-${mark.id.split("/").pop()}.txt`, "");
      get(found.length > 0 ? "messages" : "result-title").focus();
    }
  }

  global.TabadulSend = { Sending };
})(globalThis);
