/// The script of the form.
enum FormAssets {
    /// Sends what is typed once the hand rests: the server keeps it, tells its faults, and shows its page. Adds, moves and removes records.
    static let script = """
        (function () {
          "use strict";
          var form = document.getElementById("note"), state = document.getElementById("state"), frame = document.getElementById("page");
          var said = document.getElementById("said");
          if (!form) return;
          var timer = null, number = 0, leaving = false;

          function show(answer) {
            form.querySelectorAll(".fault").forEach(function (box) { box.replaceChildren(); });
            form.querySelectorAll("[aria-invalid]").forEach(function (field) { field.removeAttribute("aria-invalid"); });
            answer.faults.forEach(function (fault) {
              var box = document.getElementById("e-" + fault.name) || document.getElementById("e-");
              var line = document.createElement("p");
              line.className = fault.severity;
              line.textContent = fault.text;
              box.appendChild(line);
              var field = document.getElementById("f-" + fault.name);
              if (field && field.name && fault.severity === "error") field.setAttribute("aria-invalid", "true");
              for (var fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
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

          function changed() {
            if (!form.dataset.typed) return;
            clearTimeout(timer);
            timer = setTimeout(send, 400);
          }

          /* What a folded record says of itself: its required fields. */
          function tell(item) {
            var words = [];
            item.querySelectorAll(":scope > details > div > .row > [data-tells], :scope > details > div > .row > .pair > [data-tells]").forEach(function (field) {
              var text = field.tagName === "SELECT" ? (field.value && field.selectedOptions[0].text) : field.value;
              if (text && text.trim()) words.push(text.trim().slice(0, 80));
            });
            item.querySelector(":scope > details > summary > .told").textContent = words.slice(0, 3).join(" · ");
          }

          function count(list) {
            Array.from(list.children).forEach(function (item, index) {
              item.querySelector(":scope > details > summary > .number").textContent = String(index + 1);
              item.querySelectorAll(":scope > .moves > button").forEach(function (button) {
                button.setAttribute("aria-label", button.textContent + " " + (index + 1));
              });
            });
          }

          function prepare(root) {
            root.querySelectorAll("[data-list]").forEach(function (list) {
              Array.from(list.children).forEach(tell);
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
            said.textContent = form.dataset.moved.replace("##", list.children.length).replace("#", list.children.length);
          }

          function act(button) {
            if (button.dataset.do === "add") return add(button.closest("fieldset"));
            var item = button.closest("[data-token]"), list = item.parentElement;
            var twin = button.dataset.do === "up" ? item.previousElementSibling : item.nextElementSibling;
            if (button.dataset.do === "remove") {
              var near = twin || item.previousElementSibling;
              item.remove();
              (near ? near.querySelector("summary") : list.parentElement.querySelector(":scope > [data-do=add]")).focus();
              said.textContent = form.dataset.removed.replace("#", list.children.length);
            } else {
              if (twin) list.insertBefore(button.dataset.do === "up" ? item : twin, button.dataset.do === "up" ? twin : item);
              button.focus();
              said.textContent = form.dataset.moved.replace("##", list.children.length)
                .replace("#", Array.from(list.children).indexOf(item) + 1);
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
          form.addEventListener("submit", function () { leaving = true; clearTimeout(timer); });
          document.addEventListener("visibilitychange", function () {
            if (!document.hidden || timer === null || leaving) return;
            navigator.sendBeacon(form.dataset.typed, new URLSearchParams(new FormData(form)));
          });
        })();
        """
}
