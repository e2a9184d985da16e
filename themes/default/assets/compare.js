// The views of a topic: which countries are shown, and whether rows without a difference are. The choice stands in the fragment
// (#show=ma,tn&differences), so the page's address is the link to it.
(function () {
  "use strict";
  const root = document.documentElement;
  const bar = document.querySelector(".views");
  if (!bar) return;

  const buttons = [...bar.querySelectorAll("[data-view]")];
  const differences = bar.querySelector("[data-differences]");
  const share = bar.querySelector(".share");
  const status = bar.querySelector("[role=status]");
  const pathway = document.querySelector(".pathway-fold");
  const codes = buttons.map((button) => button.dataset.view).filter(Boolean);
  const cells = [...document.querySelectorAll("[data-country]")];
  const rows = [...document.querySelectorAll(".contrasts tbody tr")];
  const languages = [...document.querySelectorAll(".languages a")].map((link) => [link, link.getAttribute("href")]);
  let shown = [];
  let onlyDifferences = false;

  function read() {
    const choice = new URLSearchParams(location.hash.slice(1));
    shown = codes.filter((code) => (choice.get("show") || "").split(",").includes(code));
    if (shown.length === codes.length) shown = [];
    onlyDifferences = choice.has("differences");
  }

  function fragment() {
    const parts = [];
    if (shown.length) parts.push("show=" + shown.join(","));
    if (onlyDifferences) parts.push("differences");
    if (root.dataset.dossier) parts.push("dossier=" + root.dataset.dossier);
    return "#" + (parts.join("&") || "show=all");
  }

  const isShown = (code) => shown.length === 0 || shown.includes(code);

  // A row without a difference: all countries shown give the same answer, or nothing is known of any.
  function isSame(row) {
    const values = [...row.querySelectorAll("td")].filter((cell) => isShown(cell.dataset.country)).map((cell) => cell.dataset.value);
    return values.every((value) => value === values[0]);
  }

  function paint() {
    for (const button of buttons) {
      const code = button.dataset.view;
      button.setAttribute("aria-pressed", String(code ? shown.includes(code) : shown.length === 0));
    }
    for (const cell of cells) cell.hidden = !isShown(cell.dataset.country);
    for (const row of rows) row.hidden = onlyDifferences && isSame(row);
    if (differences) differences.setAttribute("aria-pressed", String(onlyDifferences));
    share.setAttribute("href", fragment());
    const kept = shown.length || onlyDifferences ? fragment() : location.hash.includes("=") ? "" : location.hash;
    for (const [link, href] of languages) link.setAttribute("href", href + kept);
  }

  // The line that one reads: the first that begins below what sticks to the top, else the one that fills the screen.
  function readingLine() {
    const top = bar.getBoundingClientRect().bottom - 8;
    const all = [...document.querySelectorAll(".contrasts tbody tr, .pathway > li, .compare tbody tr, .country-card, .fold, .section-lane, .topic h3")];
    const lines = all.filter((line) => line.checkVisibility()).map((line) => [line, line.getBoundingClientRect()]);
    const found = lines.find(([, box]) => box.top >= top && box.top < innerHeight * 0.6) || lines.find(([, box]) => box.bottom > top);
    return found && found[0];
  }

  function keepInPlace(change) {
    if (scrollY === 0) return change();
    let line = readingLine();
    const before = line && line.getBoundingClientRect().top;
    change();
    while (line && !line.checkVisibility()) line = line.nextElementSibling || line.parentElement.closest("section, .lanes, table");
    if (line) scrollBy({ top: line.getBoundingClientRect().top - before, behavior: "instant" });
  }

  function keep(opens) {
    keepInPlace(() => {
      if (opens && pathway) pathway.open = true;
      // Replacing keeps the way back to the page before, one step. The fragment names no element, so nothing scrolls.
      location.replace(fragment());
      paint();
    });
  }

  function choose(code) {
    if (!code) shown = [];
    else if (shown.includes(code)) shown = shown.filter((other) => other !== code);
    else shown = codes.filter((other) => other === code || shown.includes(other));
    if (shown.length === codes.length) shown = [];
    // On a phone the pathway is folded: who chooses two countries compares their steps.
    keep(shown.length > 1);
  }

  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && "view" in button.dataset) choose(button.dataset.view);
    if (button && button === differences) {
      onlyDifferences = !onlyDifferences;
      status.textContent = onlyDifferences ? status.dataset.fewer : status.dataset.all;
      keep();
    }
    if (event.target === share && navigator.clipboard) {
      event.preventDefault();
      keep();
      navigator.clipboard.writeText(location.href).then(() => { status.textContent = share.dataset.copied; }, () => {});
    }
  });

  addEventListener("hashchange", () => {
    if (location.hash.includes("=") || location.hash === "#differences") read();
    paint();
  });

  // Each row of the contrasts can be added to the dossier.
  if (bar.dataset.topic) {
    for (const row of rows) {
      const head = row.querySelector("th");
      const add = document.createElement("button");
      add.type = "button";
      add.className = "add-row";
      add.dataset.tool = "add";
      add.dataset.entry = bar.dataset.topic + "." + row.id.replace("contrast-", "");
      add.setAttribute("aria-label", bar.dataset.add + " " + head.textContent);
      add.setAttribute("aria-pressed", "false");
      head.append(" ", add);
    }
  }

  // A citation's name: its number, and the publisher and year of its entry in the list.
  for (const link of document.querySelectorAll(".cite a")) {
    const entry = document.getElementById(link.hash.slice(1));
    if (!entry) continue;
    let publisher = "";
    for (let node = entry.firstChild; node && node.nodeName !== "CITE"; node = node.nextSibling) publisher += node.textContent;
    const time = entry.querySelector("time");
    const number = entry.parentElement.dataset.name.replace("{x}", link.textContent);
    publisher = publisher.trim();
    link.setAttribute("aria-label", number + publisher.at(-1) + " " + publisher + (time ? " " + (time.dateTime || time.textContent).slice(0, 4) : ""));
  }

  // What sticks to the top is as high as its words need.
  const exit = document.querySelector(".exit-bar");
  function measure() {
    const height = (element) => (element && getComputedStyle(element).position === "sticky" ? element.offsetHeight : 0);
    const head = [...document.querySelectorAll(".contrasts thead tr, .pathway-head")].map((element) => element.offsetHeight);
    root.style.setProperty("--exit-height", height(exit) + "px");
    root.style.setProperty("--sticky", height(exit) + Math.max(height(bar), innerWidth >= 1152 ? Math.max(0, ...head) : 0) + "px");
  }
  addEventListener("resize", measure);
  bar.hidden = false;
  read();
  paint();
  measure();
})();
