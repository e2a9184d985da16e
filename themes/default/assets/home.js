// The search field of the home page: leads to the search page, whose address keeps the query in its fragment.
(function () {
  "use strict";
  const form = document.getElementById("home-search");
  if (!form) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = document.getElementById("home-search-text").value.trim();
    location.href = form.dataset.search + (words ? "#q=" + encodeURIComponent(words) : "");
  });
})();
