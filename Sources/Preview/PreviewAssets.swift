/// Script and styles that the preview adds to a page. They are never part of a built site.
enum PreviewAssets {
    /// Polls the state by loading scripts: the page's Content Security Policy allows only scripts of its own host.
    static let script = """
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

          function quote(fault, parent) {
            var line = make("code", "", parent, "tabadul-line");
            line.dir = "auto";
            var at = fault.offender ? fault.source.indexOf(fault.offender) : -1;
            if (at < 0) { line.textContent = fault.source; return; }
            line.append(fault.source.slice(0, at));
            make("mark", fault.offender, line);
            line.append(fault.source.slice(at + fault.offender.length));
          }

          function show(state) {
            if (panel) panel.remove();
            panel = null;
            if (!state.faults.length) return;
            panel = document.createElement("section");
            panel.id = "tabadul-faults";
            panel.className = state.errors ? "has-errors" : "has-warnings";
            panel.setAttribute("role", "alert");
            panel.setAttribute("aria-label", state.title);
            var head = make("header", "", panel);
            make("strong", state.title, head);
            var hide = make("button", state.close, head);
            hide.type = "button";
            hide.addEventListener("click", function () { panel.remove(); panel = null; });
            var list = make("ol", "", panel);
            state.faults.forEach(function (fault) {
              var item = make("li", "", list, fault.severity);
              make("p", fault.message, item, "tabadul-message");
              var place = make("p", "", item, "tabadul-place");
              var file = make("bdi", fault.file + (fault.line ? ":" + fault.line + ":" + fault.column : ""), place);
              file.dir = "ltr";
              make("code", fault.code, place);
              if (fault.source !== null) quote(fault, item);
              make("p", fault.cure, item, "tabadul-cure");
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
        """

    static let style = """
        #tabadul-bar { display: flex; flex-wrap: wrap; gap: .5rem; position: fixed; inset-inline-end: 1rem; inset-block-end: 1rem; z-index: 999; font: 1rem/1.7 sans-serif; }
        #tabadul-bar a { display: block; padding: .5rem 1rem; background: #0b5c86; color: #fff; border-radius: 4px; }
        #tabadul-bar a.tabadul-new { background: #fff; color: #0b5c86; outline: 1px solid #0b5c86; }
        #tabadul-bar a:focus-visible { outline: 3px solid #0b5c86; outline-offset: 2px; }
        @media print { #tabadul-bar { display: none; } }
        #tabadul-faults { position: fixed; inset-inline: 0; inset-block-end: 0; max-block-size: 60vh; overflow: auto; z-index: 1000;
          background: #fffdf5; color: #221a10; border-block-start: 4px solid #8a5a00; padding: 1rem 1.25rem; font: 1rem/1.7 sans-serif; }
        #tabadul-faults.has-errors { border-color: #a3161a; }
        #tabadul-faults header { display: flex; justify-content: space-between; gap: 1rem; }
        #tabadul-faults button { font: inherit; padding: .25rem 1rem; min-block-size: 2.75rem; }
        #tabadul-faults ol { padding-inline-start: 1.5rem; margin-block: .5rem 0; }
        #tabadul-faults li { margin-block-end: 1rem; }
        #tabadul-faults p { margin: 0; }
        #tabadul-faults .error > .tabadul-message { color: #a3161a; font-weight: bold; }
        #tabadul-faults .tabadul-place { color: #5c5346; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
        #tabadul-faults .tabadul-line { display: block; overflow-x: auto; background: #f2ecdd; color: #221a10; padding: .25rem .5rem; white-space: pre; }
        #tabadul-faults mark { background: #ffd5d5; color: #7a0c10; outline: 1px solid #a3161a; }
        """
}
