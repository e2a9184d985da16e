// Turns a query into a ranked list: words, their equivalents in the other languages, near spellings; BM25 by levels, coverage, kind.
(function () {
  "use strict";
  var search = window.tabadulSearch, Index = search.Index;
  var SECOND = .6, EQUIVALENT = .5, NEAR = .35, BEGINNING = .6, PART = .5, MIRRORED = .7, OTHER_LANGUAGE = .85, FIRST = 20, TITLE = .7, LIKE = .8, SAME = 3;

  // What is in « » or " " must stand in the text as it is written.
  Index.prototype.phrases = function (text) {
    var self = this, phrases = [], pattern = /«([^»]+)»|"([^"]+)"|“([^”]+)”|„([^“”]+)[“”]/g, match;
    while ((match = pattern.exec(text))) {
      var words = self.words.read(match[1] || match[2] || match[3] || match[4]);
      if (words.length > 1) phrases.push(words);
    }
    return phrases;
  };

  // A word of the query with the entries that stand for it, each with how well.
  Index.prototype.resolve = function (word, isLast, typing) {
    var self = this, isNumber = word.form.indexOf(".") >= 0, keys = isNumber ? [word.keys[0]] : word.keys;
    var mirrored = isNumber ? word.keys.slice(1).reverse().join(".") : "";
    if (isNumber && mirrored !== word.keys[0]) keys = keys.concat(mirrored);
    return Promise.all(keys.map(function (key) { return self.entry(key); })).then(function (entries) {
      var choices = [];
      entries.forEach(function (entry, i) { if (entry && entry.count) choices.push({ entry: entry, weight: i === 0 ? 1 : isNumber ? MIRRORED : SECOND }); });
      var token = { word: word, choices: choices, key: choices.length ? choices[0].entry.key : null, parts: null };
      var more = [];
      if (isNumber) more.push(Promise.all(word.keys.slice(1).map(function (key) { return self.entry(key); })).then(function (parts) {
        if (parts.every(Boolean)) token.parts = parts;
      }));
      else if (!choices.length && word.form.length >= 5 && !/[0-9]/.test(word.form)) more.push(self.near(word.keys[0]).then(function (near) {
        near.forEach(function (entry) { choices.push({ entry: entry, weight: NEAR }); });
        if (near.length) token.key = near[0].key;
      }));
      return Promise.all(more).then(function () {
        if (!(typing && isLast) && choices.length || word.keys[0].length < 2 || isNumber) return token;
        return self.beginning(word.keys[0], 6).then(function (entries) {
          entries.forEach(function (entry) { if (entry.count && !choices.some(function (c) { return c.entry.key === entry.key; })) choices.push({ entry: entry, weight: BEGINNING }); });
          if (!token.key && choices.length) token.key = choices[0].entry.key;
          return token;
        });
      });
    });
  };

  // Parts the tokens into spans: the longest names of concepts, else single words; each span with the concept's other forms for the reader.
  Index.prototype.spans = function (tokens, reader) {
    var self = this;
    function candidates(token) {
      var numbers = new Set();
      token.choices.forEach(function (choice) { choice.entry.concepts.forEach(function (number) { numbers.add(number); }); });
      return Promise.all(Array.from(numbers).map(function (number) {
        return self.load("c", number >> 3).then(function (file) {
          return file[number & 7].split(";").map(function (forms) { return forms ? forms.split("|").map(function (form) { return form.split(" "); }) : []; });
        });
      }));
    }
    return Promise.all(tokens.map(candidates)).then(function (found) {
      var spans = [], i = 0;
      while (i < tokens.length) {
        var length = 1, matched = [];
        found[i].forEach(function (concept) {
          concept.forEach(function (forms) {
            forms.forEach(function (form) {
              var holds = i + form.length <= tokens.length && form.every(function (key, j) {
                return tokens[i + j].choices.some(function (choice) { return choice.entry.key === key && choice.weight !== BEGINNING; });
              });
              if (!holds || form.length < length) return;
              if (form.length > length) { length = form.length; matched = []; }
              if (matched.indexOf(concept) < 0) matched.push(concept);
            });
          });
        });
        var own = tokens.slice(i, i + length), text = own.map(function (token) { return token.key; }).join(" "), others = [];
        matched.forEach(function (concept) {
          concept[reader].forEach(function (form) {
            var joined = form.join(" ");
            if (joined !== text && others.length < 5 && !others.some(function (other) { return other.join(" ") === joined; })) others.push(form);
          });
        });
        spans.push({ tokens: own, others: others });
        i += length;
      }
      return Promise.all(spans.map(function (span) {
        return Promise.all(span.others.map(function (form) { return Promise.all(form.map(function (key) { return self.entry(key); })); }))
          .then(function (forms) { span.others = forms.filter(function (form) { return form.every(Boolean); }); return span; });
      }));
    });
  };

  // Adds to `scores` the best of several entries for each record.
  Index.prototype.weigh = function (choices, language, scores) {
    var self = this, documents = this.manifest.counts[language];
    return Promise.all(choices.map(function (choice) { return self.list(choice.entry, language); })).then(function (lists) {
      lists.forEach(function (list, i) {
        if (!list) return;
        var rarity = choices[i].weight * Math.log(1 + (documents - list.count + .5) / (list.count + .5)) / 16;
        for (var j = 0; j < list.records.length; j++) {
          var value = rarity * (list.levels[j] + .5), record = list.records[j];
          if (value > scores[record]) scores[record] = value;
        }
      });
    });
  };

  // The score of a span in one language: its own words, or one of its other forms, whichever says more.
  Index.prototype.span = function (span, language, reader, total, cover) {
    var self = this, size = this.manifest.records, sum = new Float64Array(size), count = new Float64Array(size);
    function add(choices, share) {
      var scores = new Float64Array(size);
      return self.weigh(choices, language, scores).then(function () {
        return function (sum, count) { for (var r = 0; r < size; r++) if (scores[r] > 0) { sum[r] += scores[r]; count[r] += share; } };
      });
    }
    function best(other, otherCount, weight) {
      for (var r = 0; r < size; r++) if (otherCount[r] > 0) {
        var value = other[r] * weight * otherCount[r] / span.tokens.length;
        if (value > sum[r]) { sum[r] = value; count[r] = Math.max(count[r], otherCount[r]); }
      }
    }
    function sequence(forms, weight) {
      return Promise.all(forms.map(function (choices) { return add(choices, span.tokens.length / forms.length); })).then(function (parts) {
        var otherSum = new Float64Array(size), otherCount = new Float64Array(size);
        parts.forEach(function (part) { part(otherSum, otherCount); });
        return function () { best(otherSum, otherCount, weight); };
      });
    }
    return Promise.all(span.tokens.map(function (token) { return add(token.choices, 1); })).then(function (parts) {
      parts.forEach(function (part) { part(sum, count); });
      var others = [];
      span.tokens.forEach(function (token) {
        if (token.parts && span.tokens.length === 1) others.push(sequence(token.parts.map(function (entry) { return [{ entry: entry, weight: 1 }]; }), PART));
      });
      if (language === reader) span.others.forEach(function (form) {
        others.push(sequence(form.map(function (entry) { return [{ entry: entry, weight: 1 }]; }), EQUIVALENT));
      });
      return Promise.all(others);
    }).then(function (later) {
      later.forEach(function (apply) { apply(); });
      for (var r = 0; r < size; r++) { total[r] += sum[r]; cover[r] += count[r]; }
    });
  };

  // query: { text, language, typing, filters: { country, theme, kind, status … }, boosts: { kind: factor }, ignored: words }. Resolves with { results, kinds, countries, themes, marks }.
  Index.prototype.find = function (query) {
    var self = this, reader = this.manifest.languages.indexOf(query.language), manifest = this.manifest, size = manifest.records;
    var words = this.words.read(query.text).filter(function (word) { return !(query.ignored && query.ignored.has(word.form)); }), phrases = this.phrases(query.text), filters = query.filters || {}, marks = new Set();
    var named = Object.keys(filters).filter(function (name) { return filters[name] && ["kind", "country", "theme"].indexOf(name) < 0; });
    return Promise.all(words.map(function (word, i) { return self.resolve(word, i === words.length - 1, query.typing); }))
      .then(function (tokens) {
        tokens.forEach(function (token) { token.choices.forEach(function (choice) { marks.add(choice.entry.key); }); (token.parts || []).forEach(function (entry) { marks.add(entry.key); }); });
        return self.spans(tokens, reader);
      })
      .then(function (spans) {
        // Of a name of several words no word alone means what was asked for.
        spans.forEach(function (span) { span.others.forEach(function (form) { if (form.length === 1) marks.add(form[0].key); }); });
        var totals = [], covers = [];
        return Promise.all(self.numbers.map(function (language) {
          totals[language] = new Float64Array(size); covers[language] = new Float64Array(size);
          return Promise.all(spans.map(function (span) { return self.span(span, language, reader, totals[language], covers[language]); }));
        })).then(function () { return Promise.all([Promise.all(phrases.map(function (phrase) { return self.phrase(phrase); })), self.chosen(named, filters)]); })
          .then(function (both) { return self.order(words.length, totals, covers, both[0], both[1], filters, reader, named.length > 0, query.boosts || {}); });
      })
      .then(function (answer) { answer.marks = marks; return self.byTitle(answer, words, marks, query.ignored && query.ignored.size > 0); }).then(withQuestion);
  };

  // A question lays the answers of the countries side by side: the best one that has as many of the words stands among the first five.
  function withQuestion(answer) {
    var all = answer.results, at = all.findIndex(function (result) { return result.kind === "topics"; });
    if (at > 4 && at < 30 && all[at].language === all[0].language && all[at].cover >= all[0].cover) all.splice(4, 0, all.splice(at, 1)[0]);
    return answer;
  }

  // Orders the first results again by how much of the title and of the query are the same words: an entry that is named so comes first.
  Index.prototype.byTitle = function (answer, words, marks, dropped) {
    var self = this, first = answer.results.slice(0, FIRST).filter(function (result, i, all) { return result.language === all[0].language; });
    if (first.length < 2 || !words.length) return answer;
    var asked = new Set([].concat.apply([], words.map(function (word) { return word.keys; })));
    return Promise.all(first.map(function (result) { return self.shown(result.record, result.language); })).then(function (entries) {
      entries.forEach(function (entry, i) {
        var title = self.words.read(entry[1]), own = new Set(), same = 0;
        title.forEach(function (word) {
          word.keys.forEach(function (key) { own.add(key); });
          if (word.keys.some(function (key) { return asked.has(key); })) same += 1;
          else if (word.keys.some(function (key) { return marks.has(key); })) same += LIKE;
        });
        var named = words.filter(function (word) { return word.keys.some(function (key) { return own.has(key); }); }).length;
        var share = title.length ? same / title.length : 0, cover = Math.max(named / words.length, Math.min(share, LIKE));
        first[i].score *= share === 1 && cover === 1 && !dropped ? SAME : 1 + TITLE * (share + cover ? 2 * share * cover / (share + cover) : 0);
      });
      first.sort(function (a, b) { return b.score - a.score || a.record - b.record; });
      answer.results = first.concat(answer.results.slice(first.length));
      return answer;
    });
  };

  // The records that all chosen filters leave.
  Index.prototype.chosen = function (names, filters) {
    var self = this;
    return Promise.all(names.map(function (name) {
      return self.entry("#" + name + ":" + filters[name]).then(function (entry) {
        if (!entry) return new Set();
        return Promise.all(self.numbers.map(function (language) { return self.list(entry, language); })).then(function (lists) {
          var records = new Set();
          lists.forEach(function (list) { if (list) list.records.forEach(function (record) { records.add(record); }); });
          return records;
        });
      });
    }));
  };

  // The reader's language where the record is written in it, else the first that it is written in.
  Index.prototype.languageOf = function (record, reader) {
    var written = this.written[record];
    return written & 1 << reader ? reader : this.numbers.find(function (language) { return written & 1 << language; });
  };

  Index.prototype.order = function (count, totals, covers, phrases, chosen, filters, reader, named, boosts) {
    var manifest = this.manifest, found = [], bestCover = 0, r;
    for (r = 0; r < manifest.records; r++) {
      if (!chosen.every(function (set) { return set.has(r); })) continue;
      if (!count) { if (named || filters.country || filters.theme || filters.kind) found.push({ record: r, language: this.languageOf(r, reader), score: 0, cover: 1 }); continue; }
      var scores = this.numbers.map(function (language) {
        if (!totals[language][r] || !phrases.every(function (sets) { return sets[language].has(r); })) return 0;
        var cover = Math.min(1, covers[language][r] / count);
        return totals[language][r] * cover * cover * cover * (language === reader ? 1 : OTHER_LANGUAGE);
      });
      var best = scores.indexOf(Math.max.apply(null, scores));
      if (!scores[best]) continue;
      var kind = manifest.kinds[this.kind[r]];
      var language = scores[reader] >= .15 * scores[best] ? reader : best, covered = covers[best][r] / count;
      bestCover = Math.max(bestCover, covered);
      found.push({ record: r, language: language, score: scores[best] * search.PRIOR[kind] * (boosts[kind] || 1), cover: covered });
    }
    found = found.filter(function (result) { return result.cover >= .6 * bestCover; });
    return this.facets(found, filters, reader);
  };

  // Counts by kind, country and theme (each without its own filter), and the results that are left.
  Index.prototype.facets = function (found, filters, reader) {
    var self = this, manifest = this.manifest, kinds = {}, countries = {}, themes = {}, results = [];
    var theme = filters.theme ? 1 << manifest.themes.indexOf(filters.theme) : 0;
    found.forEach(function (result) {
      var r = result.record, kind = manifest.kinds[self.kind[r]], country = self.country[r] < 0 ? "" : manifest.countries[self.country[r]];
      var isKind = !filters.kind || filters.kind === kind, isCountry = !filters.country || filters.country === country, isTheme = !theme || (self.themes[r] & theme) !== 0;
      if (isCountry && isTheme) kinds[kind] = (kinds[kind] || 0) + 1;
      if (isKind && isTheme && country) countries[country] = (countries[country] || 0) + 1;
      if (isKind && isCountry) manifest.themes.forEach(function (name, i) { if (self.themes[r] & 1 << i) themes[name] = (themes[name] || 0) + 1; });
      result.kind = kind; result.country = country;
      if (isKind && isCountry && isTheme) results.push(result);
    });
    // What is shown in the reader's language comes before all that is not.
    results.sort(function (a, b) { return (a.language !== reader) - (b.language !== reader) || b.score - a.score || a.record - b.record; });
    return { results: results, kinds: kinds, countries: countries, themes: themes };
  };
})();
