// Puts the entries of a dossier together, each from its script file (so that it works from a folder, too), and gives them as CSV, BibTeX and RIS.
(function () {
  "use strict";
  const root = document.documentElement;
  const place = document.getElementById("dossier-entries");
  const ways = document.getElementById("dossier-ways");
  const status = document.getElementById("dossier-status");
  const words = place.dataset;
  const loaded = new Map();
  const waiting = new Map();

  window.dossierEntry = (key, entry, html) => loaded.set(key, { ...entry, html });

  // An entry's file; a topic's rows are in the file of the topic.
  function load(key) {
    if (loaded.has(key)) return Promise.resolve(loaded.get(key));
    if (!waiting.has(key)) {
      waiting.set(key, new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = "dossier/" + (key.includes("/") ? "practices/" : "topics/") + key + ".js";
        script.onload = () => resolve(loaded.get(key) || null);
        script.onerror = () => resolve(null);
        document.head.append(script);
      }));
    }
    return waiting.get(key);
  }

  function button(label, action, name) {
    const control = document.createElement("button");
    control.type = "button";
    control.textContent = label;
    control.setAttribute("aria-label", label + " " + name);
    control.addEventListener("click", action);
    return control;
  }

  // The entry's markup, made by the site's own renderer. Scripts in parsed markup do not run.
  function section(key, entry, row, index) {
    const part = document.createElement("section");
    part.className = "dossier-entry";
    part.dataset.key = key;
    if (!entry) {
      part.append(words.missing + " " + key);
    } else {
      part.append(...new DOMParser().parseFromString(entry.html, "text/html").body.childNodes);
      if (row) {
        for (const line of part.querySelectorAll(".contrasts tbody tr")) if (line.id !== "contrast-" + row) line.remove();
        for (const other of part.querySelectorAll(".brief-answer")) other.remove();
        const cited = new Set([...part.querySelectorAll(".cite a")].map((link) => link.hash));
        for (const source of part.querySelectorAll(".sources li")) if (!cited.has("#" + source.id)) source.remove();
      }
      // Ids are a page's own: two briefs have the same ones.
      for (const owner of part.querySelectorAll("[id]")) owner.id = "e" + index + "-" + owner.id;
      for (const link of part.querySelectorAll('a[href^="#"]')) link.setAttribute("href", "#e" + index + "-" + link.hash.slice(1));
      for (const labelled of part.querySelectorAll("[aria-labelledby]")) labelled.removeAttribute("aria-labelledby");
    }
    const keys = window.dossier.held();
    const name = entry ? entry.title : key;
    const bar = document.createElement("p");
    bar.className = "dossier-bar";
    if (index > 0) bar.append(button(words.up, () => move(index), name));
    bar.append(button(words.remove, () => window.dossier.hold(keys.filter((other) => other !== key)), name));
    part.prepend(bar);
    return part;
  }

  function move(index) {
    const keys = [...window.dossier.held()];
    [keys[index - 1], keys[index]] = [keys[index], keys[index - 1]];
    window.dossier.hold(keys);
  }

  const split = (key) => { const [, base, row] = key.match(/^(.*?)(?:\.(\d+))?$/); return { base, row }; };
  let turn = 0;

  async function paint() {
    const now = ++turn;
    const keys = window.dossier.held();
    const entries = await Promise.all(keys.map((key) => load(split(key).base)));
    if (now !== turn) return;
    place.replaceChildren(...keys.map((key, index) => section(key, entries[index], split(key).row, index)));
    document.getElementById("dossier-empty").hidden = keys.length > 0;
    ways.hidden = keys.length === 0;
    status.textContent = keys.length ? words.count + " " + keys.length : "";
  }

  // Each entry of a reference manager once, also where several rows of one topic are held.
  const held = () => [...new Map(window.dossier.held().map((key) => [split(key).base, loaded.get(split(key).base)])).values()].filter(Boolean);
  const references = (format) => held().map((entry) => entry[format]).filter(Boolean).join(format === "bib" ? "\n" : "");

  // A cell that a spreadsheet would take for a formula begins with an apostrophe.
  const cell = (text) => {
    const plain = (text || "").replace(/\s+/g, " ").trim();
    const safe = /^[=+\-@]/.test(plain) ? "'" + plain : plain;
    return /[",]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  const textOf = (element) => {
    const copy = element.cloneNode(true);
    for (const extra of copy.querySelectorAll(".cite, .mark, b")) extra.remove();
    return copy.textContent;
  };

  function table() {
    const lines = [["key", "title", "country", "question", "value", "text", "date", "address"]];
    for (const part of place.children) {
      const { base } = split(part.dataset.key);
      const entry = loaded.get(base);
      if (!entry) continue;
      if (base.includes("/")) lines.push([part.dataset.key, entry.title, entry.country, "", "", entry.summary, entry.date, entry.url]);
      for (const row of part.querySelectorAll(".contrasts tbody tr")) {
        for (const answer of row.querySelectorAll("td")) {
          lines.push([part.dataset.key, entry.title, answer.dataset.country, row.querySelector("th").textContent, answer.dataset.value, textOf(answer), entry.date, entry.url]);
        }
      }
    }
    // The mark in front says to spreadsheets that this is UTF-8.
    return "\uFEFF" + lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
  }

  function give(name, type, text) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    URL.revokeObjectURL(link.href);
  }

  const actions = {
    print: () => print(),
    csv: () => give("dossier.csv", "text/csv;charset=utf-8", table()),
    bib: () => give("dossier.bib", "application/x-bibtex;charset=utf-8", references("bib")),
    ris: () => give("dossier.ris", "application/x-research-info-systems;charset=utf-8", references("ris")),
    link() {
      const said = () => { status.textContent = words.copied; };
      if (navigator.clipboard) navigator.clipboard.writeText(location.href).then(said, () => {});
    },
    clear: () => window.dossier.hold([]),
  };
  ways.addEventListener("click", (event) => {
    const control = event.target.closest("[data-way]");
    if (control) actions[control.dataset.way]();
  });
  document.getElementById("dossier-scripts").hidden = true;
  addEventListener("dossier", paint);
  addEventListener("hashchange", paint);
  root.dataset.ready = "";
  paint();
})();
