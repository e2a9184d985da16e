// Filters the entries of a page as one types, with the normaliser of the search: the glossary's terms, the questions of the matrix.
(function () {
  "use strict";
  var root = document.getElementById("list-filter"), search = window.tabadulSearch;
  if (!root || !search || !search.open) return;
  var field = document.getElementById("list-filter-text"), status = document.getElementById("list-filter-status");
  var items = Array.from(document.querySelectorAll(".glossary .term, .matrix tbody tr")), known = null, turn = 0;
  root.hidden = false;

  function keys(index) {
    return known || (known = items.map(function (item) {
      var all = new Set();
      index.words.read(item.textContent).forEach(function (word) { word.keys.forEach(function (key) { all.add(key); }); });
      return all;
    }));
  }

  // A word that is still being typed may be the beginning of one.
  function holds(all, word) {
    return word.keys.some(function (key) { return all.has(key); }) || Array.from(all).some(function (key) { return key.startsWith(word.form); });
  }

  field.addEventListener("input", function () {
    var mine = ++turn;
    search.open(root.dataset.root + "search/").then(function (index) {
      if (mine !== turn) return;
      var words = index.words.read(field.value), shown = 0;
      keys(index).forEach(function (all, i) {
        items[i].hidden = !words.every(function (word) { return holds(all, word); });
        if (!items[i].hidden) shown += 1;
      });
      document.querySelectorAll("main section:has(.matrix)").forEach(function (section) { section.hidden = !section.querySelector(".matrix tbody tr:not([hidden])"); });
      status.textContent = words.length ? shown + " / " + items.length : "";
    }).catch(function () { root.hidden = true; });
  });
})();
