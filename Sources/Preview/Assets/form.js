// Autosaves typed text, which the server checks and renders; adds, moves and removes list items.
(function () {
  "use strict";
  var form = document.getElementById("note"), state = document.getElementById("state"), frame = document.getElementById("page");
  var said = document.getElementById("said");
  if (!form) return;
  var timer = null, number = 0, leaving = false, stopped = false;
  var problems = document.getElementById("problems"), path = form.dataset.typed ? form.dataset.typed.split("?")[0] : "";
  var tab = form.elements.tab ? form.elements.tab.value : "";
  var here = path ? "tabadul:" + path + ":" + tab : "tabadul-new:" + new URL(form.action).searchParams.get("kind");

  /* The browser's own memory holds what the server could not take; where it is full or forbidden, the page still works. */
  function remember(store, key, value) {
    try { if (value === null) store.removeItem(key); else store.setItem(key, value); } catch (error) { return; }
  }
  function recall(store, key) {
    try { return store.getItem(key); } catch (error) { return null; }
  }
  function body() { return new URLSearchParams(new FormData(form)); }

  function withToken(address, token) {
    var changed = new URL(address, location.href);
    changed.searchParams.set("token", token);
    return changed.pathname + changed.search;
  }

  /* A server that was started again has another token. */
  function renew() {
    return fetch("/_tabadul/token").then(function (reply) {
      if (!reply.ok) throw new Error(String(reply.status));
      return reply.text();
    }).then(function (token) {
      form.action = withToken(form.action, token);
      if (form.dataset.typed) form.dataset.typed = withToken(form.dataset.typed, token);
      document.querySelectorAll("form.discard").forEach(function (other) { other.action = withToken(other.action, token); });
      return token;
    });
  }

  function post(content, isSecond) {
    return fetch(form.dataset.typed, { method: "POST", body: content }).then(function (reply) {
      if (reply.status === 403 && !isSecond) return renew().then(function () { return post(content, true); });
      if (!reply.ok) throw new Error(String(reply.status));
      return reply.json();
    });
  }

  function open(field) {
    for (var fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  function list(answer) {
    document.getElementById("problems-title").textContent = answer.heading;
    problems.querySelector("ol").replaceChildren.apply(problems.querySelector("ol"), answer.problems.map(function (problem) {
      var item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("bdi");
      link.href = "#f-" + problem.name;
      link.textContent = problem.label;
      text.textContent = problem.text;
      item.append(link, " ", text);
      return item;
    }));
    problems.hidden = !answer.problems.length;
  }

  function show(answer) {
    form.querySelectorAll(".diagnostic").forEach(function (box) { box.replaceChildren(); });
    form.querySelectorAll("[aria-invalid]").forEach(function (field) { field.removeAttribute("aria-invalid"); });
    answer.diagnostics.forEach(function (diagnostic) {
      var box = document.getElementById("e-" + diagnostic.name) || document.getElementById("e-");
      var line = document.createElement("p");
      line.className = diagnostic.severity;
      line.textContent = diagnostic.text;
      box.appendChild(line);
      var field = document.getElementById("f-" + diagnostic.name);
      if (field && field.name && diagnostic.severity === "error") field.setAttribute("aria-invalid", "true");
      open(box);
    });
    list(answer);
    state.textContent = answer.kept ? state.dataset.kept : state.dataset.failed;
    if (answer.page) frame.src = "/_trial/" + answer.page + "?" + number;
  }

  function send() {
    var mine = ++number, content = body();
    timer = null;
    return post(content).then(function (answer) {
      stopped = false;
      remember(localStorage, here, answer.kept ? null : content.toString());
      if (mine === number && !leaving) show(answer);
    }).catch(function (error) {
      if (leaving) return;
      stopped = error instanceof TypeError;
      remember(localStorage, here, content.toString());
      state.textContent = stopped ? form.dataset.stopped : state.dataset.failed;
      if (stopped) setTimeout(function () { if (stopped && timer === null) send(); }, 2000);
    });
  }

  function changed() {
    if (!form.dataset.typed) return remember(sessionStorage, here, body().toString());
    remember(localStorage, here, body().toString());
    clearTimeout(timer);
    timer = setTimeout(send, 400);
  }

  /* What an earlier page of this note could not hand over. */
  function deliver() {
    var waiting = [];
    try {
      for (var index = 0; index < localStorage.length; index++) {
        var key = localStorage.key(index);
        if (key.startsWith("tabadul:" + path + ":")) waiting.push(key);
      }
    } catch (error) { return; }
    if (!waiting.length) return;
    Promise.all(waiting.map(function (key) {
      return post(new URLSearchParams(recall(localStorage, key))).then(function (answer) {
        if (answer.kept) remember(localStorage, key, null);
        return answer.kept;
      });
    })).then(function (kept) { if (kept.every(Boolean)) location.reload(); }).catch(function () {});
  }

  /* Puts answers back that were typed before a reload or a change of language. */
  function restore() {
    var text = recall(sessionStorage, here);
    if (!text) return;
    var values = new URLSearchParams(text);
    Array.from(form.elements).forEach(function (field) {
      if (!field.name || field.type === "hidden") return;
      if (field.type === "checkbox") field.checked = values.getAll(field.name).includes(field.value);
      else if (values.has(field.name)) field.value = values.get(field.name);
    });
  }

  /* What a folded record says of itself: its required fields. */
  function tell(item) {
    var words = [];
    item.querySelectorAll(":scope > details > div > .row > [data-tells], :scope > details > div > .row > .pair > [data-tells]").forEach(function (field) {
      var text = field.tagName === "SELECT" ? (field.value && field.selectedOptions[0].text) : field.value;
      if (text && text.trim()) words.push(text.trim().slice(0, 80));
    });
    item.querySelector(":scope > details > summary > .item-summary").textContent = words.slice(0, 3).join(" · ");
  }

  function items(list) { return Array.from(list.querySelectorAll(":scope > [data-token]")); }

  /* Another record's place is asked for, past what was removed. */
  function neighbour(item, side) {
    do { item = item[side]; } while (item && !item.dataset.token);
    return item;
  }

  function count(list) {
    items(list).forEach(function (item, index) {
      item.querySelector(":scope > details > summary > .number").textContent = String(index + 1);
      item.querySelectorAll(":scope > .moves > button").forEach(function (button) {
        button.setAttribute("aria-label", button.textContent + " " + (index + 1));
      });
    });
  }

  function prepare(root) {
    root.querySelectorAll("[data-list]").forEach(function (list) {
      items(list).forEach(tell);
      count(list);
    });
  }

  function add(box) {
    var list = box.querySelector(":scope > ol"), name = list.dataset.list, next = 1;
    while (list.querySelector(':scope > [data-token="n' + next + '"]')) next++;
    var holder = document.createElement("template");
    holder.innerHTML = box.querySelector(":scope > template").innerHTML.replaceAll(name + ".*", name + ".n" + next);
    var item = holder.content.firstElementChild;
    item.dataset.token = "n" + next;
    item.querySelector("input[type=hidden]").value = "n" + next;
    list.appendChild(item);
    count(list);
    prepare(item);
    item.querySelector("input:not([type=hidden]), select, textarea").focus();
    said.textContent = form.dataset.moved.replace("##", items(list).length).replace("#", items(list).length);
    if (name === "sources") nameSource(list, item);
  }

  /* A new source gets the next free mark. */
  function nameSource(list, item) {
    var taken = Array.from(list.querySelectorAll("[name$='.key']")).map(function (field) { return field.value; }), next = 1;
    while (taken.includes("s" + next)) next++;
    item.querySelector("[name$='.key']").value = "s" + next;
    tell(item);
    offerSources();
  }

  /* The options of records, which no list on the page holds: kept from before the first change. */
  var ownKeys = null;
  function recordsOf(select, sources) {
    if (!ownKeys) ownKeys = new Set(sources.map(function (source) { return source.key; }));
    sources.forEach(function (source) { ownKeys.add(source.key); });
    return Array.from(select.options).filter(function (option) { return option.value && !ownKeys.has(option.value); })
      .map(function (option) { return { key: option.value, text: option.text }; });
  }

  /* The sources as they are typed now, wherever one is chosen. */
  function offerSources() {
    var list = form.querySelector("[data-list=sources]");
    if (!list) return;
    var sources = items(list).map(function (item) {
      var key = item.querySelector("[name$='.key']").value.trim(), title = item.querySelector("[name$='.title']").value.trim();
      return { key: key, text: key + " · " + title.slice(0, 90) };
    }).filter(function (source) { return source.key; });
    var selects = Array.from(form.querySelectorAll("select[data-sources]"));
    form.querySelectorAll("template").forEach(function (holder) { selects.push.apply(selects, holder.content.querySelectorAll("select[data-sources]")); });
    selects.forEach(function (select) {
      var chosen = select.value;
      var records = recordsOf(select, sources);
      var known = sources.concat(records).some(function (source) { return source.key === chosen; });
      var all = [{ key: "", text: form.dataset.choose }].concat(sources, records, known || !chosen ? [] : [{ key: chosen, text: chosen }]);
      select.replaceChildren.apply(select, all.map(function (source) { return new Option(source.text, source.key, false, source.key === chosen); }));
    });
  }

  /* What belongs to the chosen country comes first. */
  function sortByCountry() {
    var country = document.getElementById("f-country");
    if (!country || !country.value) return;
    var groups = new Set(Array.from(form.querySelectorAll("[data-country]")).map(function (choice) { return choice.parentElement; }));
    groups.forEach(function (group) {
      var choices = Array.from(group.querySelectorAll(":scope > [data-country]")), before = choices[0].previousSibling;
      choices.sort(function (a, b) { return (b.dataset.country === country.value) - (a.dataset.country === country.value); });
      choices.reverse().forEach(function (choice) { group.insertBefore(choice, before ? before.nextSibling : group.firstChild); });
    });
  }

  /* Takes a record out and leaves a button that puts it back. */
  function remove(item, list) {
    var place = document.createElement("li"), button = document.createElement("button");
    place.className = "undone";
    button.type = "button";
    button.textContent = form.dataset.undo;
    button.addEventListener("click", function () {
      place.replaceWith(item);
      count(list);
      item.querySelector("summary").focus();
      changed();
    });
    place.appendChild(button);
    item.replaceWith(place);
    button.focus();
    said.textContent = form.dataset.removed.replace("#", items(list).length);
  }

  function act(button) {
    if (button.dataset.do === "add") return add(button.closest("fieldset"));
    var item = button.closest("[data-token]"), list = item.parentElement;
    if (button.dataset.do === "remove") {
      remove(item, list);
    } else {
      var twin = neighbour(item, button.dataset.do === "up" ? "previousElementSibling" : "nextElementSibling");
      if (twin) list.insertBefore(button.dataset.do === "up" ? item : twin, button.dataset.do === "up" ? twin : item);
      button.focus();
      said.textContent = form.dataset.moved.replace("##", items(list).length).replace("#", items(list).indexOf(item) + 1);
    }
    count(list);
  }

  prepare(form);
  form.addEventListener("click", function (event) {
    var button = event.target.closest("button[data-do]");
    if (!button) return;
    act(button);
    changed();
  });
  form.addEventListener("input", function (event) {
    for (var item = event.target.closest("[data-token]"); item; item = item.parentElement.closest("[data-token]")) tell(item);
    changed();
  });
  form.addEventListener("change", function (event) {
    if (event.target.id === "f-country") sortByCountry();
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    renew().then(function () {
      leaving = true;
      remember(localStorage, here, null);
      if (!path) remember(sessionStorage, "tabadul-sent", here);
      form.submit();
    }).catch(function () {
      stopped = true;
      remember(path ? localStorage : sessionStorage, here, body().toString());
      state.textContent = form.dataset.stopped;
    });
  });
  problems.addEventListener("click", function (event) {
    var link = event.target.closest("a"), field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    open(field);
    field.focus();
    field.scrollIntoView({ block: "center" });
  });
  document.querySelector("header nav").addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (!link || timer === null || !path) return;
    event.preventDefault();
    clearTimeout(timer);
    send().then(function () { location.assign(link.href); });
  });
  form.addEventListener("input", function (event) {
    if (event.target.name && event.target.name.startsWith("sources.")) offerSources();
  });
  if (path) {
    var address = new URL(location.href);
    if (!address.searchParams.has("tab") || address.searchParams.has("saved")) {
      address.searchParams.set("tab", tab);
      ["saved", "fresh", "token"].forEach(function (name) { address.searchParams.delete(name); });
      if (location.pathname.startsWith("/_edit/")) history.replaceState(null, "", address);
    }
    var sentBefore = recall(sessionStorage, "tabadul-sent");
    if (sentBefore) { remember(sessionStorage, sentBefore, null); remember(sessionStorage, "tabadul-sent", null); }
    deliver();
  } else {
    if (!problems.hasAttribute("data-answer")) restore();
    sortByCountry();
  }
  if (problems.hasAttribute("data-answer") && !problems.hidden) problems.querySelector("a").focus();
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden || timer === null || leaving || !path) return;
    navigator.sendBeacon(form.dataset.typed, body());
  });
})();
