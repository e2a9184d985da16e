// The normaliser of the search, the same as in Sources/Search; docs/search.md says the rules, Tests/search/vectors.tsv holds both together.
// Its tables come with the index.
(function () {
  "use strict";
  var DROP = -1, articles = ["وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال"];
  var clitics = "وبلكف", pronouns = ["هما", "هم", "هن", "ها", "نا"], endings = ["ات", "ان", "ين", "ون"], last = ["يه", "ه", "ي"];

  function Words(tables) {
    var folded = this.folded = new Map(), ranges = this.ranges = tables.letters;
    tables.folded.split("|").forEach(function (entry) {
      var parts = entry.split(" "), start = parts[0].split("*"), first = parseInt(start[0], 16), count = Number(start[1] || 1);
      for (var i = 0; i < count; i++) folded.set(first + i, parts[1]);
    });
    tables.dropped.forEach(function (range) { for (var i = range[0]; i <= range[1]; i++) folded.set(i, DROP); });
    this.stop = new Set(tables.stop.split(" "));
    this.plurals = new Map(tables.plurals.split("|").map(function (pair) { return pair.split(" "); }));
    this.withoutArticle = tables.withoutArticle;
    this.isLetter = function (code) {
      for (var i = 0; i < ranges.length; i++) if (code >= ranges[i][0] && code <= ranges[i][1]) return true;
      return false;
    };
  }

  // What a code point becomes: letters, "" where it disappears, null where it ends a word.
  Words.prototype.fold = function (code) {
    if (code >= 0x41 && code <= 0x5A) return String.fromCharCode(code + 32);
    var found = this.folded.get(code);
    if (found === DROP) return "";
    if (found !== undefined) return found;
    return code < 0x10000 && this.isLetter(code) ? String.fromCharCode(code) : null;
  };

  function joinsNumbers(code) { return (code >= 0x2C && code <= 0x2F) || (code >= 0x2010 && code <= 0x2014) || code === 0x66B || code === 0x66C; }

  // The words of a text: keys, the folded form, the place among the words (words that say nothing count), and where it stands in the text.
  Words.prototype.read = function (text) {
    var self = this, words = [], word = "", kind = "", hamza = false, start = 0, place = 0;
    function end(here) {
      if (!kind) return;
      var keys = self.keys(word, hamza);
      if (keys.length) words.push({ keys: keys, form: word, place: place, start: start, end: here });
      place += 1; word = ""; kind = "";
    }
    for (var i = 0; i < text.length;) {
      var code = text.codePointAt(i), here = i, letters = this.fold(code);
      i += code > 0xFFFF ? 2 : 1;
      if (letters === "") continue;
      if (letters === null) {
        if (kind === "number" && joinsNumbers(code) && this.startsDigit(text, i)) word += "."; else end(here);
        continue;
      }
      for (var j = 0; j < letters.length; j++) {
        var unit = letters.charCodeAt(j), type = unit >= 0x30 && unit <= 0x39 ? "number" : unit >= 0x620 && unit <= 0x6D3 ? "arabic" : "latin";
        if (kind === "latin" && type !== "arabic") { /* 4P and COVID19 are words */ }
        else if (kind === "number" && type === "latin" && word.indexOf(".") < 0) kind = "latin";
        else if (kind && kind !== type) end(here);
        if (!kind) { kind = type; start = here; hamza = code === 0x622 || code === 0x623 || code === 0x625; }
        word += letters[j];
      }
    }
    end(text.length);
    return words;
  };

  Words.prototype.startsDigit = function (text, i) {
    while (i < text.length) {
      var code = text.codePointAt(i), letters = this.fold(code);
      i += code > 0xFFFF ? 2 : 1;
      if (letters === "") continue;
      return letters !== null && /^[0-9]$/.test(letters);
    }
    return false;
  };

  Words.prototype.keys = function (word, hamza) {
    if (this.stop.has(word)) return [];
    var first = word.charCodeAt(0);
    if (first >= 0x620 && first <= 0x6D3) return this.arabic(word, hamza);
    if (/^[0-9.]+$/.test(word)) { var parts = word.split("."); return parts.length === 1 ? [word] : [word].concat(parts); }
    return [latin(word)];
  };

  Words.prototype.arabic = function (word, hamza) {
    var self = this, keys = [];
    function add(bare) { var key = self.stem(bare); if (keys.indexOf(key) < 0) keys.push(key); }
    if (hamza || this.withoutArticle.some(function (start) { return word.startsWith(start); })) { add(word); return keys; }
    for (var i = 0; i < articles.length; i++) {
      if (!word.startsWith(articles[i]) || word.length - articles[i].length < 3) continue;
      add(word.slice(articles[i].length));
      return keys;
    }
    add(word);
    if (word.length >= 5 && clitics.indexOf(word[0]) >= 0) {
      add(word.slice(1));
      if (word[0] === "و" && word[1] !== "و" && clitics.indexOf(word[1]) >= 0 && word.length >= 6) add(word.slice(2));
    }
    return keys;
  };

  function strip(word, list, least) {
    for (var i = 0; i < list.length; i++)
      if (word.length - list[i].length >= least && word.endsWith(list[i])) return word.slice(0, -list[i].length);
    return null;
  }
  function openTeh(word) { return word.length >= 4 && word.endsWith("ت") ? word.slice(0, -1) + "ه" : word; }

  Words.prototype.stem = function (word) {
    if (this.plurals.has(word)) return this.plurals.get(word);
    var bare = strip(word, pronouns, 4);
    if (bare !== null) {
      if (this.plurals.has(bare)) return this.plurals.get(bare);
      word = openTeh(bare);
    }
    bare = strip(word, endings, 3);
    if (bare !== null) word = openTeh(bare);
    bare = strip(word, last, 3);
    return bare === null ? word : bare;
  };

  function latin(word) {
    if (word.length < 4 || /[0-9]/.test(word)) return word;
    function replace(ending, by, least) {
      if (!word.endsWith(ending) || word.length - ending.length < least) return false;
      word = word.slice(0, -ending.length) + by;
      return true;
    }
    word = word.slice(0, 2) + word.slice(2).replace(/iz(?=.)/g, "is");
    if (!replace("eaux", "eau", 1) && !replace("aux", "al", 2) && !word.endsWith("ss")) replace("s", "", 3);
    replace("our", "or", 2);
    if (!replace("ing", "", 4)) replace("ed", "", 4);
    while (word.length > 3 && word.endsWith("e")) word = word.slice(0, -1);
    if (word.length > 3 && word.endsWith("y")) word = word.slice(0, -1) + "i";
    return word;
  }

  // Shards call the function; the index and the page hang on it.
  var loaded = {};
  window.tabadulSearch = function (family, number, data) { loaded[family + "-" + number] = data; };
  window.tabadulSearch.loaded = loaded;
  window.tabadulSearch.Words = Words;
})();
