// The views of a comparison: which countries, and whether rows with the same answer everywhere are shown.
// The reader's choice stands in the fragment (#show=ma,tn&differences), so the page's address is the link to it.
(function () {
  "use strict";
  const bar = document.querySelector(".views");
  const table = document.querySelector(".compare");
  if (!bar || !table) return;

  const buttons = [...bar.querySelectorAll("[data-view]")];
  const differences = bar.querySelector("[data-differences]");
  const share = bar.querySelector(".share");
  const status = bar.querySelector("[role=status]");
  const codes = buttons.map((button) => button.dataset.view).filter(Boolean);
  const narrow = matchMedia("(max-width: 47.99rem)");
  let shown = [];
  let onlyDifferences = false;

  function read() {
    const choice = new URLSearchParams(location.hash.slice(1));
    shown = codes.filter((code) => (choice.get("show") || "").split(",").includes(code));
    onlyDifferences = choice.has("differences");
  }

  function fragment() {
    const parts = [];
    if (shown.length) parts.push("show=" + shown.join(","));
    if (onlyDifferences) parts.push("differences");
    return "#" + (parts.join("&") || "show=all");
  }

  function paint() {
    for (const button of buttons) {
      const code = button.dataset.view;
      button.setAttribute("aria-pressed", String(code ? shown.includes(code) : shown.length === 0));
    }
    for (const cell of table.querySelectorAll("[data-country]")) cell.hidden = shown.length > 0 && !shown.includes(cell.dataset.country);
    for (const row of table.querySelectorAll("tr.same")) row.hidden = onlyDifferences;
    table.dataset.columns = String(shown.length || codes.length);
    if (differences) differences.setAttribute("aria-pressed", String(onlyDifferences));
    share.setAttribute("href", fragment());
  }

  function choose(code) {
    if (!code) shown = [];
    // A phone shows one country at a time; on a desk two can be laid beside each other.
    else if (narrow.matches) shown = [code];
    else if (shown.includes(code)) shown = shown.filter((other) => other !== code);
    else shown = codes.filter((other) => other === code || shown.includes(other));
    if (shown.length === codes.length) shown = [];
    keep();
  }

  function keep() {
    // Replacing keeps the way back to the page before, one step.
    location.replace(fragment());
    paint();
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
      navigator.clipboard.writeText(location.href).then(() => { status.textContent = share.dataset.copied; status.classList.remove("unseen"); }, () => {});
    }
  });
  addEventListener("hashchange", () => {
    if (!location.hash.includes("=") && !location.hash.includes("differences")) return;
    read();
    paint();
  });
  bar.hidden = false;
  read();
  paint();
})();
