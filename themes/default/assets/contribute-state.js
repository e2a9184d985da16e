// What the page of the form works with: the address that says what is open, the text of the note as it now is, and advice on it.
(function (global) {
  "use strict";
  const note = global.TabadulNote, { isForeign, keysOf } = global.TabadulText;

  const today = () => { const now = new Date(); return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`; };

  /** The values after the # of the address. */
  function fragment() {
    const found = {};
    const hash = location.hash.replace(/^#/, "");
    // An address may come with its signs escaped.
    for (const pair of (hash.includes("=") ? hash : hash.replace(/%3D/gi, "=").replace(/%26/g, "&")).split("&")) {
      const at = pair.indexOf("=");
      if (at < 1) continue;
      try { found[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, " ")); } catch (ignored) { /* left out */ }
    }
    return found;
  }

  /** The form of a file: of its collection, or of the collection's translations. */
  const formOf = (id) => id.split("/")[0] + (/\.(ar|fr|en)$/.test(id) ? "-translation" : "");

  /** The text of the open note as it now is. */
  function writtenNote(page) {
    const values = page.values(), sections = page.view.sections();
    // A source that holds nothing but its key, and is not cited, was not written.
    if (values.sources) {
      const cited = new Set(keysOf(JSON.stringify([values, sections])));
      values.sources = values.sources.filter((source) => cited.has(source.key) || Object.entries(source).some(([key, value]) => key !== "key" && value !== ""));
    }
    // The order of numbers names no source that is not cited any more.
    if (values.source_order && values.source_order.length > 0) {
      const used = new Set(usedKeys(values, sections));
      values.source_order = values.source_order.filter((key) => used.has(key));
    }
    return note.write(page.original, page.form, page.site, values, sections);
  }

  /** The keys that the note cites or lists. */
  function usedKeys(values, sections) {
    const own = (values.sources || []).map((source) => source.key);
    return own.concat(keysOf(JSON.stringify([values, sections])), [...JSON.stringify(values).matchAll(/"source":"([^"]+)"/g)].map((match) => match[1]));
  }

  /** What only the form says: that the original is Arabic, once for the whole note, and that a new note names no source. */
  function adviceOn(page, read) {
    const texts = page.form.isTranslation ? [] : [["title", read.values.title], ["summary", read.values.summary], ...Object.entries(read.sections)];
    const foreign = texts.find(([, own]) => isForeign(own));
    const hasSource = page.mark.kind !== "new" || usedKeys(read.values, read.sections).length > 0;
    return [foreign ? [foreign[0], "foreign"] : null, hasSource ? null : ["sources", "no-source"]].filter((one) => one !== null)
      .map(([field, code]) => ({ field, code, text: "", detail: "", severity: "warning" }));
  }

  // How Arabic letters are written in addresses: consonants and long vowels.
  const LATIN = Object.fromEntries([..."ابتثجحخدذرزسشصضطظعغفقكلمنهوي"].map((letter, index) => [letter, "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y".split(" ")[index]]));
  /** The most words and letters of a title that its address takes. */
  const SLUG_WORDS = 6, SLUG_LETTERS = 48;
  /** Some names are those of list pages, or of devices. */
  const isSlug = (text) => /^(?!(?:index|con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

  /** A title in small Latin letters, digits and hyphens; "" where nothing of it can be written so. */
  function slugOf(title) {
    const words = note.fold(title.replace(/ة/g, "ا")).replace(/œ/g, "oe").split(/[^\p{L}\p{N}]+/u)
      .map((word) => Array.from(word.replace(/^ال(?=..)/, ""), (letter) => LATIN[letter] || letter).join("").replace(/[^a-z0-9]/g, ""))
      .filter((word) => word !== "");
    let made = "";
    for (const word of words.slice(0, SLUG_WORDS)) if (made.length + word.length < SLUG_LETTERS) made += (made === "" ? "" : "-") + word;
    return made;
  }

  /** The end of a new note's address: as it was typed, else made of the title, else of the topic; a name that is taken gets a number. */
  function freeSlug(typed, values, site) {
    const base = [typed, slugOf(values.title || ""), values.topic].find((name) => name && isSlug(name)) || "note";
    const taken = new Set(site.records.practices.map(([id]) => id));
    let name = base;
    for (let number = 2; taken.has(`${values.country}/${name}`); number += 1) name = `${base}-${number}`;
    return name;
  }

  /** Why a name that was typed is another one now; "" where it is not. */
  function renamed(typed, name, words) {
    if (typed === "" || typed === name) return "";
    return (isSlug(typed) ? words.name_taken : words.name_letters).replace("{typed}", typed).replace("{name}", name);
  }

  global.TabadulState = { slugOf, freeSlug, renamed, today, fragment, formOf, writtenNote, adviceOn };
})(globalThis);
