// Quick exit: hides the page at once, replaces the history entry, leaves. Shift three times within five seconds does the same.
// Without scripts the control is a plain link.
(function () {
  "use strict";
  var link = document.getElementById("exit");
  if (!link) return;

  function leave(event) {
    if (event) event.preventDefault();
    var target = link.href;
    document.documentElement.replaceChildren();
    try { localStorage.clear(); } catch (ignored) { /* a browser that keeps nothing has nothing to clear */ }
    location.replace(target);
  }

  var presses = [];
  link.addEventListener("click", leave);
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") { presses = []; return; }
    var now = Date.now();
    presses = presses.filter(function (time) { return now - time < 5000; });
    presses.push(now);
    if (presses.length >= 3) leave();
  });

  // A page kept by the browser's back cache must not come back to sight.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted && !document.body) location.reload();
  });
})();
