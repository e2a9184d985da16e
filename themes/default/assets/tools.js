// The tools of an entry's page: copy, print, add to the dossier. The dossier is the list of entries that a reader has added, as keys in the
// fragment (#dossier=ma/x,referral.3: a practice, a row of a topic) and nowhere else; links of the site carry it on.
(function () {
  "use strict";
  if (window.dossier) return;
  const root = document.documentElement;
  const list = document.querySelector(".page-tools");
  const KEY = /^[a-z0-9-]+(\/[a-z0-9-]+)?(\.\d+)?$/;

  function decoded(text) {
    // An address that cannot be decoded is read as it is written.
    try { return decodeURIComponent(text); } catch (ignored) { return text; }
  }

  const parts = (hash) => hash.slice(1).split("&").filter(Boolean);
  const isChoice = (part) => part.startsWith("dossier=");
  const chosen = (hash) => parts(hash).filter(isChoice).flatMap((part) => decoded(part.slice(8)).split(",")).filter((key) => KEY.test(key));

  // A fragment with the choice in place of the one that it had.
  function joined(hash, keys) {
    const all = parts(hash).filter((part) => !isChoice(part));
    if (keys.length) all.push("dossier=" + keys.join(","));
    return all.length ? "#" + all.join("&") : "";
  }

  let held = [...new Set(chosen(location.hash))];

  function paint() {
    root.dataset.dossier = held.join(",");
    for (const control of document.querySelectorAll("[data-entry]")) control.setAttribute("aria-pressed", String(held.includes(control.dataset.entry)));
    const link = list && list.querySelector(".dossier-link");
    if (!link) return;
    link.hidden = !held.length;
    link.querySelector("bdi").textContent = held.length;
  }

  window.dossier = {
    held: () => held,
    hold(keys) {
      held = [...new Set(keys)];
      history.replaceState(null, "", joined(location.hash, held) || location.href.split("#")[0]);
      paint();
      dispatchEvent(new Event("dossier"));
    },
  };

  // The page's address without the reader's choice.
  const address = () => location.href.split("#")[0];

  function say(text) {
    list.querySelector("[role=status]").textContent = text;
  }

  function copy(text) {
    const failed = () => say(list.dataset.failed + " " + text);
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(() => say(list.dataset.copied), failed);
    else failed();
  }

  const tools = {
    link: () => copy(address()),
    print: () => print(),
    cite() {
      const text = document.getElementById("cite-text").textContent.trim();
      copy(text.includes("http") ? text : text.replace(/\.$/, "") + (root.lang === "ar" ? "، " : ", ") + address());
    },
    add(control) {
      const key = control.dataset.entry;
      window.dossier.hold(held.includes(key) ? held.filter((other) => other !== key) : held.concat(key));
    },
  };

  window.pageTools = (control) => { if (control) tools[control.dataset.tool](control); };

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || !held.length || link.host !== location.host || link.protocol !== location.protocol) return;
    if (link.getAttribute("href").startsWith("#") || !link.pathname.endsWith(".html")) return;
    link.hash = joined(link.hash, held);
  }, true);
  addEventListener("hashchange", () => {
    const keys = chosen(location.hash);
    if (keys.length) held = [...new Set(keys)];
    paint();
  });
  addEventListener("load", paint);
  paint();
  // An anchor that is carried together with the choice is none to the browser.
  const first = parts(location.hash)[0] || "";
  const anchor = !first.includes("=") && document.getElementById(decoded(first));
  if (anchor) anchor.scrollIntoView();
})();
