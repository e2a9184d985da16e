// The preview overlay: shows diagnostics in the page and reloads it after a change. It polls by loading scripts, since the
// page's Content Security Policy allows only scripts of its own host.
(function () {
  "use strict";
  var tag = document.currentScript, seen = Number(tag.dataset.version), panel = null;
  var key = "tabadul-preview-hidden";

  function make(name, text, parent, className) {
    var node = document.createElement(name);
    if (text) node.textContent = text;
    if (className) node.className = className;
    parent.appendChild(node);
    return node;
  }

  /* In a right-to-left sentence `[^s1]` would be shown as `[s1^]`. */
  function prose(text, parent, className) {
    var node = make("p", "", parent, className);
    text.split(/(\[\^[^\]\s]*\])/).forEach(function (part, index) {
      if (index % 2) make("bdi", part, node).dir = "ltr"; else node.append(part);
    });
  }

  function quote(diagnostic, parent) {
    var line = make("code", "", parent, "tabadul-line");
    line.dir = "auto";
    var at = diagnostic.offendingText ? diagnostic.source.indexOf(diagnostic.offendingText) : -1;
    if (at < 0) { line.textContent = diagnostic.source; return; }
    line.append(diagnostic.source.slice(0, at));
    make("mark", diagnostic.offendingText, line);
    line.append(diagnostic.source.slice(at + diagnostic.offendingText.length));
  }

  function show(state) {
    if (panel) panel.remove();
    panel = null;
    if (!state.diagnostics.length) return;
    panel = document.createElement("section");
    panel.id = "tabadul-diagnostics";
    panel.className = state.errors ? "has-errors" : "has-warnings";
    panel.setAttribute("role", "alert");
    panel.setAttribute("aria-label", state.title);
    var head = make("header", "", panel);
    make("strong", state.title, head);
    var hide = make("button", state.close, head);
    hide.type = "button";
    hide.addEventListener("click", function () { panel.remove(); panel = null; });
    var list = make("ol", "", panel);
    state.diagnostics.forEach(function (diagnostic) {
      var item = make("li", "", list, diagnostic.severity);
      prose(diagnostic.message, item, "tabadul-message");
      var place = make("p", "", item, "tabadul-place");
      var file = make("bdi", diagnostic.file + (diagnostic.line ? ":" + diagnostic.line + ":" + diagnostic.column : ""), place);
      file.dir = "ltr";
      make("code", diagnostic.code, place);
      if (diagnostic.source !== null) quote(diagnostic, item);
      prose(diagnostic.fix, item, "tabadul-fix");
    });
    document.body.appendChild(panel);
  }

  window.tabadulPreview = function (state) {
    if (state.version !== seen && !state.errors) { location.reload(); return; }
    seen = state.version;
    show(state);
  };

  function ask(first) {
    var script = document.createElement("script");
    script.src = "/_tabadul/state.js?token=" + tag.dataset.token + "&language=" + document.documentElement.lang
      + "&since=" + (first ? -1 : seen);
    script.onload = function () { script.remove(); setTimeout(ask, 20); };
    script.onerror = function () { script.remove(); setTimeout(again, 1000); };
    document.head.appendChild(script);
  }
  /* A server that was started again has another token: the page takes it by loading anew. */
  function again() {
    var probe = document.createElement("script");
    probe.src = "/_tabadul/alive.js";
    probe.onload = function () { location.reload(); };
    probe.onerror = function () { probe.remove(); setTimeout(again, 1000); };
    document.head.appendChild(probe);
  }
  var bar = make("nav", "", document.body);
  bar.id = "tabadul-bar";
  bar.setAttribute("aria-label", tag.dataset.editWords || tag.dataset.newWords);
  if (tag.dataset.edit) make("a", tag.dataset.editWords, bar).href = tag.dataset.edit;
  make("a", tag.dataset.newWords, bar, "tabadul-new").href = tag.dataset.new;
  ask(true);
})();
