// Keeps the pages that were read, so that they open without a network. The network always comes first: what is kept is never older than the
// last visit. `service-worker.js` at the root of the site loads this file and says of which version of the site it is.
(function () {
  "use strict";
  var site = self.tabadul, scope = self.registration.scope;
  // Several sites may live on one host: the scope is part of each name.
  var family = "tabadul " + scope, pages = family + " pages", shell = family + " " + site.version;

  function whole(path) { return new URL(path, scope).href; }

  // One name for each page: no query, no fragment, no bare folder.
  function name(address) {
    var url = new URL(address);
    return url.origin + url.pathname + (url.pathname.endsWith("/") ? "index.html" : "");
  }

  function ours(address) { return address.startsWith(scope); }
  function isDigested(address) { return ours(address) && /^(assets|images)\//.test(address.slice(scope.length)); }
  // Images belong to the pages that show them, the theme's files to a version of the site.
  function isTheme(address) { return address.startsWith(scope + "assets/"); }
  function isReading(address) { return /\.html$|\/search\/[^/]+\.js$/.test(address) || !/\.[a-z0-9]+$/i.test(address); }

  function keep(address, response) {
    if (!response.ok || response.redirected || response.type !== "basic") return Promise.resolve();
    return caches.open(isTheme(address) ? shell : pages).then(function (cache) { return cache.put(address, response); })
      .catch(function () { /* storage is full: the page was shown anyway */ });
  }

  // A page that is gone from the site must go from the telephone, too.
  function drop(address) { return caches.open(pages).then(function (cache) { return cache.delete(address); }); }

  function look(address) {
    return fetch(address, { cache: "no-cache" }).then(function (response) {
      if (response.status === 404 || response.status === 410) return drop(address);
      return keep(address, response);
    }, function () { /* no network: what is kept stays */ });
  }

  // What bears its digest never changes: once is enough.
  function remember(address) {
    if (!isDigested(address)) return look(address);
    return caches.match(address).then(function (found) { return found || look(address); });
  }

  function kept(address) {
    return caches.match(address).then(function (found) { return found || caches.match(address + ".html"); });
  }

  // The page for what was never read, in the language of the address.
  function lost(address) {
    var folder = address.slice(scope.length).split("/")[0];
    return caches.match(whole(site.lost[folder] || site.lost[""]));
  }

  function answer(event) {
    var address = name(event.request.url);
    if (isDigested(address)) {
      return caches.match(address).then(function (found) {
        return found || fetch(event.request).then(function (response) {
          event.waitUntil(keep(address, response.clone()));
          return response;
        });
      });
    }
    return fetch(event.request).then(function (response) {
      if (response.status === 404 || response.status === 410) event.waitUntil(drop(address));
      else event.waitUntil(keep(address, response.clone()));
      return response;
    }, function (error) {
      return kept(address).then(function (found) {
        return found || (event.request.mode === "navigate" ? lost(address) : undefined);
      }).then(function (found) {
        if (!found) throw error;
        return found;
      });
    });
  }

  function names() {
    return caches.keys().then(function (all) { return all.filter(function (one) { return one === family || one.startsWith(family + " "); }); });
  }

  function forget() {
    return names().then(function (all) { return Promise.all(all.map(function (one) { return caches.delete(one); })); })
      .then(function () { return self.registration.unregister(); });
  }

  self.addEventListener("install", function (event) {
    self.skipWaiting();
    event.waitUntil(Promise.all([
      caches.open(shell).then(function (cache) { return cache.addAll(site.assets.map(whole)); }),
      caches.open(pages).then(function (cache) {
        return cache.addAll(site.keep.map(function (path) { return new Request(whole(path), { cache: "no-cache" }); }));
      })
    ]));
  });

  self.addEventListener("activate", function (event) {
    event.waitUntil(names().then(function (all) {
      return Promise.all(all.filter(function (one) { return one !== pages && one !== shell; }).map(function (one) { return caches.delete(one); }));
    }).then(function () { return self.clients.claim(); }).then(function () {
      return caches.open(pages).then(function (cache) { return cache.keys(); });
    }).then(function (requests) {
      return Promise.all(requests.map(function (request) { return look(request.url); }));
    }));
  });

  self.addEventListener("fetch", function (event) {
    var address = event.request.url;
    if (event.request.method !== "GET" || !ours(address)) return;
    if (isDigested(name(address)) || isReading(name(address))) event.respondWith(answer(event));
  });

  self.addEventListener("message", function (event) {
    if (event.data.forget) event.waitUntil(forget());
    else if (event.data.keep && ours(event.data.keep)) event.waitUntil(remember(name(event.data.keep)));
  });
})();
