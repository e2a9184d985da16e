"use strict";
// Quick exit: hides the page at once, replaces the history entry, leaves. Shift three times within five seconds does the same.
// Without scripts the control is a plain link.
(function () {
  var link = document.getElementById("exit");
  if (!link) return;

  function leave(event) {
    if (event) event.preventDefault();
    var target = link.href;
    document.documentElement.replaceChildren();
    // Where pages are kept for reading offline, the worker erases them; it lives on when the page is gone.
    var worker = navigator.serviceWorker && navigator.serviceWorker.controller;
    if (worker) worker.postMessage({ forget: true });
    try { localStorage.clear(); } catch (ignored) { /* a browser that keeps nothing has nothing to clear */ }
    location.replace(target);
  }

  var presses = [];
  link.addEventListener("click", leave);
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") { presses = []; return; }
    var now = Date.now();
    presses = presses.filter(function (time) { return now - time < 5000; });
    presses.push(now);
    if (presses.length >= 3) leave();
  });

  // A page kept by the browser's back cache must not come back to sight.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && !document.body) location.reload();
  });
})();

// Light or dark as the reader chooses: the only thing that the site keeps, and quick exit clears it.
(function () {
  const root = document.documentElement;
  const button = document.getElementById("scheme");
  const preferred = matchMedia("(prefers-color-scheme: dark)");
  let kept = null;
  try { kept = localStorage.getItem("scheme"); } catch (ignored) { /* a browser that keeps nothing */ }
  if (kept === "dark" || kept === "light") root.dataset.scheme = kept;
  if (!button) return;

  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : preferred.matches);
  const paint = () => button.setAttribute("aria-pressed", String(isDark()));
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    try { localStorage.setItem("scheme", root.dataset.scheme); } catch (ignored) { /* it holds for this page */ }
    paint();
  });
  preferred.addEventListener("change", paint);
  button.hidden = false;
  paint();
})();

// Web fonts, loaded without blocking; not loaded if the reader saves data or the network is slow.
(function () {
  const script = document.currentScript;
  const network = navigator.connection || {};
  if (!script || network.saveData || /2g/.test(network.effectiveType) || matchMedia("(prefers-reduced-data: reduce)").matches) return;
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL("fonts.css", script.src).href;
  document.head.append(sheet);
})();

// Menus close on Escape, on a click or focus outside, and when another one opens.
(function () {
  const menus = [...document.querySelectorAll("details.menu")];
  document.addEventListener("pointerdown", (event) => {
    for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("focusin", (event) => {
    for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && menus.find((one) => one.open);
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();

// A citation or a term opens below its paragraph. Without scripts the same link leads to the list.
(function () {
  const words = document.body.dataset;
  let open = null;

  function close(giveBack) {
    if (!open) return;
    open.box.remove();
    open.link.setAttribute("aria-expanded", "false");
    if (giveBack) open.link.focus();
    open = null;
  }

  function content(link) {
    if (link.matches(".term-link")) {
      const text = document.createElement("p");
      text.textContent = link.title;
      return text;
    }
    const source = document.getElementById(link.hash.slice(1));
    if (!source) return null;
    const text = document.createElement("p");
    for (const node of source.childNodes) text.append(node.cloneNode(true));
    return text;
  }

  function show(link) {
    const text = content(link);
    const block = link.closest("p, li, dd, td, th, blockquote, figcaption, .notice");
    if (!text || !block) return false;
    const again = open && open.link === link;
    close(false);
    if (again) return true;
    const box = document.createElement("div");
    box.className = "note-box";
    box.tabIndex = -1;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", link.textContent);
    const ways = document.createElement("p");
    ways.className = "note-ways";
    const more = document.createElement("a");
    more.href = link.href;
    more.textContent = link.matches(".term-link") ? words.term : words.source;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words.close;
    button.addEventListener("click", () => close(true));
    ways.append(more, button);
    box.append(text, ways);
    if (block.matches("p, blockquote")) block.after(box); else block.append(box);
    link.setAttribute("aria-expanded", "true");
    open = { link, box };
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
    return true;
  }

  const marks = [...document.querySelectorAll('.cite a[href^="#src-"], a.term-link[title]')];
  for (const link of marks) {
    link.setAttribute("aria-expanded", "false");
    if (link.hash.startsWith("#src-")) link.setAttribute("role", "doc-noteref");
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a");
    if (!link || !marks.includes(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (show(link)) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(true); });
  addEventListener("beforeprint", () => close(false));
})();

// Marks overdue reviews by the reader's clock: pages contain only the due date, so that a build does not depend on the day.
(function () {
  const today = new Date().toISOString();
  // A month or a year is past when another has begun.
  const isPast = (due) => due && today.slice(0, due.length) > due;
  for (const node of document.querySelectorAll("[data-overdue]")) {
    if (!isPast(node.dataset.due)) continue;
    node.append(" (" + node.dataset.overdue + ")");
    node.classList.add("overdue");
  }
  for (const node of document.querySelectorAll("[data-due-list]")) {
    const count = node.dataset.dueList.split(" ").filter(isPast).length;
    if (!count) continue;
    node.append(" " + count);
    node.hidden = false;
  }
})();

// The tools of an entry's page (copy, print, add to the dossier) are loaded when one of them is used, or when the page's fragment holds a dossier.
(function () {
  const own = document.currentScript.src;
  function use(control) {
    if (window.pageTools) return window.pageTools(control);
    const script = document.createElement("script");
    script.src = own.replace(/site\.js$/, "tools.js");
    script.onload = () => window.pageTools(control);
    document.head.append(script);
  }
  for (const control of document.querySelectorAll("[data-tool]")) control.hidden = false;
  document.addEventListener("click", (event) => {
    const control = event.target.closest && event.target.closest("[data-tool]");
    if (!control) return;
    event.preventDefault();
    use(control);
  });
  if (location.hash.includes("dossier=") && !document.getElementById("dossier-entries")) use(null);
})();
