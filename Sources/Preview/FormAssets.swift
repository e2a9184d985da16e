/// Script and style of the form.
enum FormAssets {
    /// Sends what is typed once the hand rests: the server keeps it, tells its faults, and shows its page.
    static let script = """
        (function () {
          "use strict";
          var form = document.getElementById("note"), state = document.getElementById("state"), frame = document.getElementById("page");
          if (!form || !form.dataset.typed) return;
          var timer = null, number = 0, leaving = false;

          function show(answer) {
            document.querySelectorAll(".fault").forEach(function (box) { box.replaceChildren(); });
            form.querySelectorAll("[aria-invalid]").forEach(function (field) { field.removeAttribute("aria-invalid"); });
            answer.faults.forEach(function (fault) {
              var box = document.getElementById("e-" + fault.name) || document.getElementById("e-");
              var line = document.createElement("p");
              line.className = fault.severity;
              line.textContent = fault.text;
              box.appendChild(line);
              var field = document.getElementById("f-" + fault.name);
              if (field && field.name && fault.severity === "error") field.setAttribute("aria-invalid", "true");
            });
            state.textContent = answer.kept ? state.dataset.kept : state.dataset.failed;
            if (answer.page) frame.src = "/_trial/" + answer.page + "?" + number;
          }

          function send() {
            var mine = ++number;
            fetch(form.dataset.typed, { method: "POST", body: new URLSearchParams(new FormData(form)) })
              .then(function (reply) { if (!reply.ok) throw new Error(String(reply.status)); return reply.json(); })
              .then(function (answer) { if (mine === number && !leaving) show(answer); })
              .catch(function () { if (!leaving) state.textContent = state.dataset.failed; });
          }

          form.addEventListener("input", function () { clearTimeout(timer); timer = setTimeout(send, 400); });
          form.addEventListener("submit", function () { leaving = true; clearTimeout(timer); });
          document.addEventListener("visibilitychange", function () {
            if (!document.hidden || timer === null || leaving) return;
            navigator.sendBeacon(form.dataset.typed, new URLSearchParams(new FormData(form)));
          });
        })();
        """

    static let style = """
        :root { color-scheme: light; }
        body { margin: 0; padding: 1rem; font: 1.0625rem/1.7 system-ui, sans-serif; color: #221a10; background: #fffdf8; }
        main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 1.5rem; }
        @media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
        form > div, form > fieldset { margin-block-end: 1.25rem; }
        label, legend { font-weight: 600; }
        code { direction: ltr; unicode-bidi: isolate; color: #5c5346; font-weight: 400; font-size: .85em; }
        input:not([type=checkbox]), select, textarea { display: block; inline-size: 100%; box-sizing: border-box; font: inherit;
          padding: .5rem; border: 1px solid #6b6152; border-radius: 4px; background: #fff; color: inherit; min-block-size: 2.75rem; }
        textarea { min-block-size: 5rem; field-sizing: content; }
        textarea.raw { font-family: monospace; white-space: pre; overflow-x: auto; }
        fieldset { border: 1px solid #b8ad9a; border-radius: 4px; max-block-size: 20rem; overflow: auto; }
        fieldset label { display: flex; gap: .5rem; font-weight: 400; min-block-size: 1.75rem; align-items: center; }
        [aria-invalid] { border: 2px solid #a3161a; }
        :focus-visible { outline: 3px solid #0b5c86; outline-offset: 2px; }
        .error, .note { color: #a3161a; margin: .25rem 0; }
        .warning { color: #6b4500; margin: .25rem 0; }
        button { font: inherit; font-weight: 600; padding: .5rem 2rem; min-block-size: 2.75rem; background: #0b5c86; color: #fff; border: 0; border-radius: 4px; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; padding: 0; }
        a { color: #0b5c86; }
        iframe { inline-size: 100%; block-size: 85vh; border: 1px solid #b8ad9a; position: sticky; inset-block-start: 1rem; background: #fff; }
        .bar { position: sticky; inset-block-end: 0; background: #fffdf8; padding-block: .75rem; border-block-start: 1px solid #b8ad9a; }
        """
}
