// The page for a lost address stands at any depth. The script knows where it was loaded from, and so where the site's root is.
(function () {
  "use strict";
  const script = document.currentScript;
  if (!script) return;
  const root = new URL("../../", script.src);
  for (const link of document.querySelectorAll("a[data-path]")) link.href = new URL(link.dataset.path, root).href;
})();
