// Loads the parts of the index that a query needs, as script files (a page opened from a disk may load nothing else), and ranks.
(function () {
  "use strict";
  var search = window.tabadulSearch, promises = {};
  // How much a page's kind is what people look for.
  var PRIOR = { practices: 1, topics: 1.1, terms: .9, instruments: .95, institutions: .95, countries: .95, "round-tables": 1, themes: 1, indicators: .6, concepts: .8, pages: .9, sources: .2 };

  function load(folder, family, number) {
    var name = family + "-" + number;
    if (!promises[name]) promises[name] = new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      script.src = folder + name + ".js";
      script.onload = function () { script.remove(); resolve(search.loaded[name]); };
      script.onerror = function () { script.remove(); delete promises[name]; reject(new Error(name)); };
      document.head.appendChild(script);
    });
    return promises[name];
  }

  // Numbers as Sources/Search/ShardWriter.swift writes them.
  var SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&'*+,-./:;=>?^_~", values = new Uint8Array(128);
  for (var i = 0; i < SIGNS.length; i++) values[SIGNS.charCodeAt(i)] = i;

  function reader(text) {
    var place = 0;
    function sign() { return values[text.charCodeAt(place++)]; }
    return {
      more: function () { return place < text.length; },
      next: function () {
        var first = sign();
        if (first < 58) return first;
        if (first < 71) return 58 + (first - 58) * 72 + sign();
        return 58 + 13 * 72 + sign() * 5184 + sign() * 72 + sign();
      }
    };
  }

  function Index(folder, manifest) {
    this.folder = folder;
    this.manifest = manifest;
    this.words = new search.Words(manifest);
    this.numbers = manifest.languages.map(function (code, number) { return number; });
    this.kind = new Uint8Array(manifest.records);
    this.country = new Int16Array(manifest.records);
    this.themes = new Uint16Array(manifest.records);
    this.written = new Uint16Array(manifest.records);
    for (var i = 0; i < manifest.runs.length; i++) {
      var run = manifest.runs[i], end = i + 1 < manifest.runs.length ? manifest.runs[i + 1][0] : manifest.records;
      this.kind.fill(run[1], run[0], end); this.country.fill(run[2], run[0], end); this.themes.fill(run[3], run[0], end);
      this.written.fill(run[4], run[0], end);
    }
  }

  search.open = function (folder) {
    return load(folder, "i", 0).then(function (manifest) { return new Index(folder, manifest); });
  };

  Index.prototype.load = function (family, number) { return load(this.folder, family, number); };

  // The last shard whose first key is not after the key.
  function shardOf(boundaries, key) {
    var low = 0, high = boundaries.length - 1;
    while (low < high) { var middle = (low + high + 1) >> 1; if (boundaries[middle] <= key) low = middle; else high = middle - 1; }
    return low;
  }

  Index.prototype.parse = function (line) {
    var letters = this.manifest.languageLetters, parts = line.split(" "), entry = { key: parts[0], lists: letters.map(function () { return null; }), concepts: [], count: 0 };
    parts.slice(1).forEach(function (part) {
      var numbers = reader(part.slice(1)), first = numbers.next();
      if (part[0] === "c") { entry.concepts.push(first); return; }
      entry.lists[letters.indexOf(part[0])] = { count: first, shard: numbers.next(), index: numbers.next() };
      entry.count += first;
    });
    return entry;
  };

  Index.prototype.entry = function (key) {
    var self = this;
    return this.load("k", shardOf(this.manifest.keys, key)).then(function (lines) {
      for (var i = 0; i < lines.length; i++) if (lines[i].startsWith(key) && (lines[i].length === key.length || lines[i][key.length] === " ")) return self.parse(lines[i]);
      return null;
    });
  };

  // The commonest keys that begin with some letters.
  Index.prototype.beginning = function (letters, most) {
    var self = this;
    return this.load("k", shardOf(this.manifest.keys, letters)).then(function (lines) {
      return lines.filter(function (line) { return line.startsWith(letters); }).map(function (line) { return self.parse(line); })
        .sort(function (a, b) { return b.count - a.count; }).slice(0, most);
    });
  };

  function reverse(text) { return text.split("").reverse().join(""); }

  // Whether one letter more, less, other or two swapped make one word of the other.
  function nearly(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) return false;
    var i = 0, j = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i++;
    while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
    var x = a.slice(i, a.length - j), y = b.slice(i, b.length - j);
    return (x.length <= 1 && y.length <= 1) || (x.length === 2 && y.length === 2 && x === reverse(y));
  }

  // One typing error leaves the beginning or the end of a word whole: both orders of the keys are looked through.
  Index.prototype.near = function (key) {
    var self = this, head = key.slice(0, 2), tail = reverse(key).slice(0, 2);
    function shards(family, boundaries, start) {
      var first = shardOf(boundaries, start), numbers = [first];
      while (numbers.length < 4 && first + 1 < boundaries.length && boundaries[first + 1].startsWith(start)) numbers.push(++first);
      return Promise.all(numbers.map(function (number) { return self.load(family, number); })).then(function (parts) { return [].concat.apply([], parts); });
    }
    return Promise.all([shards("k", this.manifest.keys, head), shards("r", this.manifest.reversed, tail)]).then(function (both) {
      var found = new Map();
      both[0].forEach(function (line) { var entry = line.split(" ", 1)[0]; if (nearly(entry, key) && entry.length >= 3) found.set(entry, self.parse(line).count); });
      both[1].forEach(function (line) { var parts = line.split(" "); if (nearly(parts[0], key)) found.set(parts[0], reader(parts[1]).next()); });
      var keys = Array.from(found.keys()).sort(function (a, b) { return found.get(b) - found.get(a) || (a < b ? -1 : 1); }).slice(0, 3);
      return Promise.all(keys.map(function (near) { return self.entry(near); }));
    }).then(function (entries) { return entries.filter(Boolean); });
  };

  // The records of a key in a language with the level of each, as a function to walk them.
  Index.prototype.list = function (entry, language) {
    var place = entry.lists[language];
    if (!place) return Promise.resolve(null);
    return this.load("p", place.shard).then(function (lists) {
      var numbers = reader(lists[place.index]), records = [], levels = [];
      while (numbers.more()) {
        var level = numbers.next(), count = numbers.next(), record = -1;
        while (count-- > 0) { record += numbers.next() + 1; records.push(record); levels.push(level); }
      }
      return { records: records, levels: levels, count: place.count };
    });
  };

  // For each record that has the key, its positions.
  Index.prototype.positions = function (entry, language) {
    var place = entry && entry.lists[language];
    if (!place) return Promise.resolve(new Map());
    return this.load("o", place.shard).then(function (lists) {
      var numbers = reader(lists[place.index]), found = new Map(), record = -1;
      while (numbers.more()) {
        record += numbers.next() + 1;
        var count = numbers.next(), position = 0, all = new Set();
        while (count-- > 0) { position += numbers.next(); all.add(position); }
        found.set(record, all);
      }
      return found;
    });
  };

  // The records that hold a phrase, for each language.
  Index.prototype.phrase = function (words) {
    var self = this;
    return Promise.all(words.map(function (word) { return self.entry(word.keys[0]); })).then(function (entries) {
      return Promise.all(self.numbers.map(function (language) {
        return Promise.all(entries.map(function (entry) { return self.positions(entry, language); })).then(function (maps) {
          var found = new Set();
          maps[0].forEach(function (starts, record) {
            var holds = Array.from(starts).some(function (start) {
              return maps.every(function (map, i) { var all = map.get(record); return all && all.has(start + words[i].place - words[0].place); });
            });
            if (holds) found.add(record);
          });
          return found;
        });
      }));
    });
  };

  Index.prototype.shown = function (record, language) {
    var block = this.manifest.block;
    return this.load("d" + this.manifest.languageLetters[language], Math.floor(record / block)).then(function (entries) { return entries[record % block] || null; });
  };

  search.PRIOR = PRIOR;
  search.Index = Index;
})();
