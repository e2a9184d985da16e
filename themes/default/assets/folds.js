// Folded parts open for a link that points into them, and for print. Recent browsers open them for a link by themselves.
(function () {
  "use strict";
  // `moved`: the page has changed its height, so the target is shown again even if it was not folded.
  function reveal(moved) {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1).split("&")[0])); } catch (ignored) { /* no valid escape */ }
    if (!target) return;
    let opened = moved === true;
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (!fold.open) opened = fold.open = true;
    }
    if (opened) target.scrollIntoView();
  }

  addEventListener("hashchange", reveal);

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("main details:not([open])")];
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });

  // The pathway of a topic is long on a phone: there it is one of the folded parts.
  const pathway = document.querySelector(".pathway-fold");
  const isNarrow = pathway !== null && innerWidth < 768;
  if (isNarrow) pathway.open = false;
  reveal(isNarrow);
})();
