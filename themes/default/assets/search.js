// The search page: the field, suggestions, filters, results. The query stands in the fragment of the address and goes nowhere; nothing is stored.
(function () {
  "use strict";
  var root = document.getElementById("search"), search = window.tabadulSearch;
  if (!root || !search || !search.open) return;
  var PAGE = 10, language = document.documentElement.lang, say = JSON.parse(root.dataset.words), intents = JSON.parse(root.dataset.intents);
  var form = document.getElementById("search-form"), field = document.getElementById("search-text"), box = document.getElementById("search-suggestions");
  var list = document.getElementById("results"), status = document.getElementById("search-status"), more = document.getElementById("search-more"), kindBox = document.getElementById("search-kinds");
  var selects = Array.from(form.querySelectorAll("select")), opened = null, turn = 0, typed = 0, timer = 0, shown = 0, answer = null, kind = "";
  var names = {}, rightToLeft = [];
  selects.forEach(function (select) { Array.from(select.options).forEach(function (option) { option.dataset.label = option.text; names[select.name + ":" + option.value] = option.text; }); });
  root.hidden = false;

  function index() { return opened || (opened = search.open(root.dataset.root + "search/").then(function (open) { rightToLeft = open.manifest.rightToLeft; return open; }).catch(function (error) { opened = null; throw error; })); }

  // Results are shown once the index is loaded, so its languages are known.
  function directionOf(code) { return rightToLeft.indexOf(code) < 0 ? "ltr" : "rtl"; }

  function element(name, text, attributes) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }

  function count(number) { return (say["count_" + new Intl.PluralRules(language).select(number)] || say.count_other).replace("{n}", String(number)); }

  function readFragment() {
    var found = {};
    location.hash.replace(/^#/, "").split("&").forEach(function (pair) {
      var at = pair.indexOf("="), value = pair.slice(at + 1).replace(/\+/g, " ");
      if (at < 1) return;
      try { value = decodeURIComponent(value); } catch (ignored) { /* taken as it is written */ }
      found[pair.slice(0, at)] = value;
    });
    return found;
  }

  function writeFragment() {
    var pairs = [];
    function add(name, value) { if (value) pairs.push(name + "=" + encodeURIComponent(value)); }
    add("q", field.value.trim());
    selects.forEach(function (select) { add(select.name, select.value); });
    add("kind", kind);
    var fragment = "#" + pairs.join("&");
    if (fragment === location.hash || (fragment === "#" && !location.hash)) run(); else location.hash = fragment;
  }

  function filters() {
    var chosen = { kind: kind };
    selects.forEach(function (select) { chosen[select.name] = select.value; });
    return chosen;
  }

  function address(path, other) {
    return root.dataset.root + (other === root.dataset.rootLanguage ? "" : other + "/") + path.split("/").map(encodeURIComponent).join("/");
  }

  // The text with the words that were looked for in `mark`: whole words, so letters stay joined and the text keeps its order.
  function marked(text, marks, words) {
    var part = document.createDocumentFragment(), at = 0;
    words.read(text).forEach(function (word) {
      if (!word.keys.some(function (key) { return marks.has(key); })) return;
      part.append(text.slice(at, word.start), element("mark", text.slice(word.start, word.end)));
      at = word.end;
    });
    part.append(text.slice(at));
    return part;
  }

  function item(result, entry, other, marks, words) {
    var made = element("li"), heading = element("h2"), link = element("a", "", { href: address(entry[0], other) }), facts = [say["kind_" + result.kind]];
    if (other !== language) { made.lang = other; made.dir = directionOf(other); link.hreflang = other; }
    link.append(marked(entry[1], marks, words));
    heading.append(link);
    if (entry[3]) heading.append(" ", element("strong", say[entry[3]], { class: "withdrawn", lang: language }));
    if (result.country) facts.push(names["country:" + result.country]);
    var line = element("p", "", { class: "small", lang: language });
    facts.forEach(function (fact, i) { if (i) line.append(" · "); line.append(element("bdi", fact)); });
    if (other !== language) line.append(" · ", element("bdi", new Intl.DisplayNames([other], { type: "language" }).of(other), { lang: other }));
    made.append(heading, line);
    if (entry[2]) { var text = element("p"); text.append(marked(entry[2], marks, words)); made.append(text); }
    return made;
  }

  // A page that answers an intent, before all results.
  function pageItem(page, marks, words) {
    var made = element("li", "", { class: "page-result" }), heading = element("h2"), link = element("a", "", { href: page.url });
    link.append(marked(page.title, marks, words));
    heading.append(link);
    made.append(heading);
    return made;
  }

  // What a result shows, in the language in which it is a result.
  function entryOf(open, result) {
    return open.shown(result.record, result.language).then(function (entry) { return { entry: entry, language: open.manifest.languages[result.language] }; });
  }

  function showMore(open, mine, focus) {
    var part = answer.results.slice(shown, shown + PAGE), first = null;
    return Promise.all(part.map(function (result) { return entryOf(open, result); })).then(function (entries) {
      if (mine !== turn) return;
      entries.forEach(function (found, i) {
        var made = item(part[i], found.entry, found.language, answer.marks, open.words);
        first = first || made;
        list.append(made);
      });
      shown += part.length;
      more.hidden = shown >= answer.results.length;
      if (focus && first) first.querySelector("a").focus();
    });
  }

  function showFacets() {
    [["country", answer.countries], ["theme", answer.themes]].forEach(function (pair) {
      var select = selects.find(function (other) { return other.name === pair[0]; });
      Array.from(select.options).forEach(function (option) { if (option.value) option.text = option.dataset.label + " (" + (pair[1][option.value] || 0) + ")"; });
    });
    var kinds = Object.keys(answer.kinds).sort(function (a, b) { return answer.kinds[b] - answer.kinds[a] || (a < b ? -1 : 1); });
    var focused = document.activeElement && document.activeElement.dataset.kind;
    kindBox.replaceChildren();
    if (kinds.length > 1 || kind) kinds.forEach(function (name) {
      var button = element("button", say["kind_" + name] + " (" + answer.kinds[name] + ")", { type: "button", "aria-pressed": String(kind === name), "data-kind": name });
      button.addEventListener("click", function () { kind = kind === name ? "" : name; writeFragment(); });
      kindBox.append(button);
      if (focused === name) button.focus();
    });
  }

  function run() {
    var given = readFragment(), mine = ++turn;
    closeSuggestions();
    if (document.activeElement !== field || field.value.trim() !== (given.q || "").trim()) field.value = given.q || "";
    selects.forEach(function (select) { select.value = given[select.name] || ""; if (select.selectedIndex < 0) select.value = ""; });
    kind = given.kind || "";
    var isEmpty = !field.value.trim() && !kind && selects.every(function (select) { return !select.value; });
    list.dataset.state = isEmpty ? "idle" : "busy";
    if (isEmpty) { list.replaceChildren(); kindBox.replaceChildren(); status.textContent = ""; more.hidden = true; return; }
    if (selects.some(function (select) { return select.value; })) form.querySelector("details").open = true;
    status.textContent = say.searching;
    index().then(function (open) {
      var intent = search.intentsOf(field.value, intents, open.words);
      return open.find({ text: field.value, language: language, filters: filters(), boosts: intent.boosts, ignored: intent.ignored }).then(function (found) {
        if (mine !== turn) return;
        answer = found; shown = 0;
        list.replaceChildren();
        if (!kind && selects.every(function (select) { return !select.value; })) intent.pages.forEach(function (page) { list.append(pageItem(page, found.marks, open.words)); });
        showFacets();
        return showMore(open, mine, false).then(function () {
          if (mine !== turn) return;
          status.textContent = found.results.length || list.children.length ? count(found.results.length) : say.none;
          list.dataset.state = "done";
        });
      });
    }).catch(function () {
      if (mine !== turn) return;
      list.replaceChildren();
      status.textContent = say.failed;
      list.dataset.state = "failed";
    });
  }

  // Suggestions: the titles that fit what is typed so far, as a list that the arrow keys walk.
  function closeSuggestions() {
    typed += 1;
    box.hidden = true;
    box.replaceChildren();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function suggest() {
    var text = field.value, mine = ++typed;
    if (text.trim().length < 2) { closeSuggestions(); return; }
    index().then(function (open) {
      var intent = search.intentsOf(text, intents, open.words);
      return open.find({ text: text, language: language, typing: true, filters: filters(), boosts: intent.boosts, ignored: intent.ignored }).then(function (found) {
        return Promise.all(found.results.slice(0, 6).map(function (result) { return entryOf(open, result); })).then(function (entries) {
          if (mine !== typed || document.activeElement !== field) return;
          box.replaceChildren();
          var offered = intent.pages.map(function (page) { return { text: page.title, language: language, url: page.url }; });
          entries.forEach(function (found) { offered.push({ text: found.entry[1], language: found.language, url: address(found.entry[0], found.language) }); });
          offered.forEach(function (one, i) {
            var option = element("li", one.text, { role: "option", id: "suggestion-" + i, "aria-selected": "false", lang: one.language, dir: directionOf(one.language), "data-url": one.url });
            option.addEventListener("mousedown", function (event) { event.preventDefault(); });
            option.addEventListener("click", function () { location.href = option.dataset.url; });
            box.append(option);
          });
          box.hidden = !box.children.length;
          field.setAttribute("aria-expanded", String(!box.hidden));
          field.removeAttribute("aria-activedescendant");
        });
      });
    }).catch(function () { closeSuggestions(); });
  }

  function move(step) {
    var options = Array.from(box.children), at = options.findIndex(function (option) { return option.getAttribute("aria-selected") === "true"; });
    if (!options.length) return;
    var next = at < 0 ? (step > 0 ? 0 : options.length - 1) : at + step;
    options.forEach(function (option, i) { option.setAttribute("aria-selected", String(i === next)); });
    if (options[next]) field.setAttribute("aria-activedescendant", options[next].id); else field.removeAttribute("aria-activedescendant");
  }

  field.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(suggest, 120); });
  field.addEventListener("blur", closeSuggestions);
  field.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { if (!box.hidden) { event.preventDefault(); move(event.key === "ArrowDown" ? 1 : -1); } }
    else if (event.key === "Escape" && !box.hidden) { event.preventDefault(); closeSuggestions(); }
    else if (event.key === "Enter") {
      var chosen = box.querySelector("[aria-selected=true]");
      if (chosen) { event.preventDefault(); location.href = chosen.dataset.url; }
    }
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); clearTimeout(timer); closeSuggestions(); kind = ""; writeFragment(); });
  selects.forEach(function (select) { select.addEventListener("change", writeFragment); });
  more.addEventListener("click", function () { var mine = turn; index().then(function (open) { return showMore(open, mine, true); }); });
  window.addEventListener("hashchange", run);
  run();
})();
