// Words that state an intent ("help", "how many"): they show a page before all results, or raise kinds of entries.
(function () {
  "use strict";
  var search = window.tabadulSearch;
  // intents: [{ words: "help,I am a victim,…", url, title, share, drops, boosts: { kind: percent } }]; reader: the normaliser of the index.
  // Single words show the page only where they are at least `share` percent of the query; a phrase always does.
  // Returns { pages: intents with a page to show, boosts: { kind: factor }, ignored: words that are not searched for }.
  search.intentsOf = function (text, intents, reader) {
    var query = reader.read(text), found = { pages: [], boosts: {}, ignored: new Set() };
    function keysOf(phrase) { return reader.read(phrase).map(function (word) { return word.keys[0]; }); }
    function standsAt(keys, at) {
      return keys.every(function (key, j) { return query[at + j] && query[at + j].keys[0] === key; });
    }
    intents.forEach(function (intent) {
      var covered = new Set(), whole = false;
      if (!intent.phrases) intent.phrases = intent.words.split(",").map(keysOf);
      intent.phrases.forEach(function (keys) {
        query.forEach(function (word, at) {
          if (!keys.length || !standsAt(keys, at)) return;
          if (keys.length > 1) whole = true;
          keys.forEach(function (key, j) { covered.add(at + j); });
        });
      });
      if (!covered.size) return;
      if (intent.url && (whole || 100 * covered.size / query.length >= intent.share)) found.pages.push(intent);
      // "How many victims" asks for entries on victims: "how many" is not searched for if other words are left.
      if (intent.drops && covered.size < query.length) covered.forEach(function (at) { found.ignored.add(query[at].form); });
      Object.keys(intent.boosts).forEach(function (kind) { found.boosts[kind] = Math.max(found.boosts[kind] || 1, intent.boosts[kind] / 100); });
    });
    return found;
  };
})();
