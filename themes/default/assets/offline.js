// Asks the browser for the worker that keeps what was read. Only in sites that say so; from a disk there is nothing to keep.
(function () {
  "use strict";
  var worker = document.currentScript.dataset.worker, workers = navigator.serviceWorker;
  if (!workers || !/^https?:$/.test(location.protocol)) return;
  workers.register(worker).then(function () { return workers.ready; }).then(function (ready) {
    // The first page was read before there was a worker.
    function keep(address) { ready.active.postMessage({ keep: address }); }
    keep(location.href.split("#")[0]);
    // A page is kept with its images, those further down too.
    Array.prototype.forEach.call(document.images, function (image) {
      image.loading = "eager";
      if (image.complete) keep(image.currentSrc);
      else image.addEventListener("load", function () { keep(image.currentSrc); });
    });
  }).catch(function () { /* a browser that keeps nothing: the site is the same without */ });
})();
