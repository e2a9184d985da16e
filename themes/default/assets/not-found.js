// A host may show the 404 page at any depth. The script's own address gives the root of the site, from which it corrects the links.
(function () {
  "use strict";
  const script = document.currentScript;
  if (!script) return;
  const root = new URL("../../", script.src);
  for (const link of document.querySelectorAll("a[data-path]")) link.href = new URL(link.dataset.path, root).href;
})();
