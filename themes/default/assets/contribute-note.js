// Notes as text: cuts a file into front matter and parts, and reads the values of fields.
(function (global) {
  "use strict";
  const { readYAML, linesOf, indentOf, isBlank, isComment, isDash } = global.TabadulYAML;
  const waiting = new Map();
  const data = { site: null, forms: {}, sources: {}, entries: {} };

  // The script files of the site call this function with what they hold.
  global.tabadulContribute = function (kind, value) {
    if (kind === "site") {
      data.site = value;
      // The titles of sources are in files of their own.
      value.records.sources = value.sources.map((key) => [key, key]);
    }
    if (kind === "links") Object.assign(data.site.records, value);
    if (kind === "form") data.forms[value.collection + (value.isTranslation ? "-translation" : "")] = value;
    if (kind === "sources") data.sources[value.folder] = value.sources;
    if (kind === "entry") data.entries[value.id] = value;
  };

  /** Loads a script file once. */
  function load(address) {
    if (!waiting.has(address)) {
      waiting.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => resolve();
        script.onerror = () => { waiting.delete(address); script.remove(); reject(new Error(address)); };
        document.head.append(script);
      }));
    }
    return waiting.get(address);
  }

  // MARK: lines

  /** The lines of a block mapping, cut at its keys: [{key, text}]; comments before a key are blocks without one. */
  function cutMapping(text, indent) {
    const blocks = [];
    for (const line of linesOf(text)) {
      const deeper = indentOf(line) !== indent || isBlank(line) || (isDash(line) && indentOf(line) === indent);
      if (deeper) {
        if (!isBlank(line) && !isComment(line)) joinComments(blocks);
        if (blocks.length === 0) blocks.push({ key: null, text: "" });
        blocks[blocks.length - 1].text += line;
      } else if (isComment(line)) {
        if (blocks.length > 0 && blocks[blocks.length - 1].key === null) blocks[blocks.length - 1].text += line;
        else blocks.push({ key: null, text: line });
      } else {
        const colon = line.match(/^ *(?:"([^"]*)"|'([^']*)'|([^:\s]+)) *:(?=\s|$)/);
        blocks.push({ key: colon ? colon[1] || colon[2] || colon[3] : null, text: line });
      }
    }
    return blocks;
  }

  /** Comments that turn out to stand inside a key's lines are part of them. */
  function joinComments(blocks) {
    let owner = blocks.length - 1;
    while (owner >= 0 && blocks[owner].key === null) owner -= 1;
    if (owner < 0) return;
    blocks[owner].text += blocks.splice(owner + 1).map((block) => block.text).join("");
  }

  // MARK: notes

  /** The heading of a part without its sign: `## السياق` → `السياق`. */
  const titleOf = (heading) => heading.replace(/\r?\n$/, "").slice(3).trim();

  /** Cuts a file; null where it has no front matter. */
  function cut(text) {
    const match = text.match(/^(\ufeff?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$))/m);
    if (!match || match.index !== 0) return null;
    return {
      opening: match[1], blocks: cutMapping(match[2], 0), yaml: match[2], fence: match[3],
      parts: cutParts(text.slice(match[0].length)),
    };
  }

  function cutParts(body) {
    const parts = [{ heading: null, text: "" }];
    let isCode = false;
    for (const line of linesOf(body)) {
      if (/^(```|~~~)/.test(line)) isCode = !isCode;
      if (!isCode && line.startsWith("## ")) parts.push({ heading: line, text: "" });
      else parts[parts.length - 1].text += line;
    }
    return parts;
  }

  const trimBreaks = (text) => text.replace(/^[\r\n]+/, "").replace(/[\u0000-\u0020]+$/, "");

  /** A value of a field in the form in which the page keeps it: texts, lists of texts, objects of these. */
  function normal(field, value) {
    const scalar = (one) => (typeof one === "string" ? one.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, "") : one === undefined || one === null ? "" : JSON.stringify(one));
    switch (field.kind) {
      case "records": return (Array.isArray(value) ? value : []).map((item) => fieldsOf(field.fields, item));
      case "group": return fieldsOf(field.fields, value);
      case "local": return localOf(value);
      case "choices": case "lines": return value === undefined || value === "" ? [] : (Array.isArray(value) ? value : [value]).map(scalar);
      default: return scalar(value);
    }
  }

  // The codes of the languages that the site's entries may be written in.
  const languages = () => data.site.languages.map(([code]) => code);
  const localOf = (value) => {
    const object = value && typeof value === "object" && !Array.isArray(value) ? value : {};
    return Object.fromEntries(languages().map((code) => [code, typeof object[code] === "string" ? object[code].trim() : ""]));
  };

  function fieldsOf(fields, value) {
    const object = value && typeof value === "object" && !Array.isArray(value) ? value : {};
    return Object.fromEntries(fields.map((field) => [field.key, normal(field, object[field.key])]));
  }

  /** Whether nothing was written in a value. */
  function isEmpty(value) {
    if (typeof value === "string") return trimBreaks(value) === "";
    if (Array.isArray(value)) return value.every(isEmpty);
    return Object.values(value).every(isEmpty);
  }

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** The fields of a form in one list. */
  const fieldsIn = (form) => form.groups.flatMap((group) => group.entries).filter((entry) => entry.kind !== "part");
  const partsIn = (form) => form.groups.flatMap((group) => group.entries).filter((entry) => entry.kind === "part");

  /** Reads a note for a form: {values, parts, unknown, problem}. */
  function read(text, form, site) {
    const pieces = cut(text);
    if (!pieces) return { problem: { code: "missing-front-matter" } };
    let yaml;
    try { yaml = readYAML(pieces.yaml); } catch (error) {
      return { problem: { code: error.message === "duplicate" ? "duplicate-key" : "bad-yaml", field: error.key || "", text: error.key || "", line: (error.line || 0) + 1 } };
    }
    const values = Object.fromEntries(fieldsIn(form).map((field) => [field.key, normal(field, yaml[field.key])]));
    const known = new Set(fieldsIn(form).map((field) => field.key));
    const parts = pieces.parts.map((part) => ({ heading: part.heading, text: trimBreaks(part.text.replace(/\r\n/g, "\n")) }));
    return { values, yaml, parts, sections: sections(parts, form, site), unknown: Object.keys(yaml).filter((key) => !known.has(key) && key !== "original"), pieces };
  }

  /** The text of each part by its name in the form: `section.context`, or `part.2` for a heading that is no role. */
  function sections(parts, form, site) {
    const found = {};
    parts.forEach((part, index) => { found[nameOfPart(part, index, found, form, site)] = part.text; });
    return found;
  }

  function nameOfPart(part, index, found, form, site) {
    const role = part.heading && partsIn(form).length > 0 ? roleOf(titleOf(part.heading), site) : null;
    const name = role ? "section." + role : "part." + index;
    return Object.prototype.hasOwnProperty.call(found, name) ? "part." + index : name;
  }

  const FOLDS = [
    [/[\u064b-\u065f\u0670\u0640\u0610-\u061a\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff\u00ad\u0300-\u036f]/g, ""],
    [/[\u0622\u0623\u0625\u0671]/g, "\u0627"], [/\u0624/g, "\u0648"], [/[\u0626\u0649\u06cc]/g, "\u064a"], [/\u0629/g, "\u0647"],
    [/\u06a9/g, "\u0643"], [/[\u2018\u2019\u02bc]/g, "'"],
    [/[\u00c0-\u017f]/g, (letter) => letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "")],
    [/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660)], [/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0)],
  ];

  /** Letters without marks, hamza carriers, accents and case, as `Folding` of the program. */
  function fold(text) {
    const folded = FOLDS.reduce((out, [pattern, letter]) => out.replace(pattern, letter), text.toLowerCase());
    return folded.replace(/[:：]/g, "").split(" ").filter((word) => word !== "").join(" ");
  }

  function roleOf(title, site) {
    if (!site.byHeading) site.byHeading = new Map(site.headings.map(([text, role]) => [fold(text), role]));
    return site.byHeading.get(fold(title)) || null;
  }

  const MARK = /^# tabadul: (new|edit) (\S+)(?: base ([0-9a-f]{16}))?$/;

  /** The first comment of the front matter, that says where the file belongs; null where there is none. */
  function markOf(text) {
    const lines = linesOf(text);
    const match = lines.length > 1 ? lines[1].trim().match(MARK) : null;
    return match ? { kind: match[1], id: match[2], base: match[3] || null } : null;
  }

  const withoutMark = (text) => (markOf(text) ? linesOf(text).filter((_, index) => index !== 1).join("") : text);

  const markLine = (mark) => `# tabadul: ${mark.kind} ${mark.id}${mark.base ? " base " + mark.base : ""}\n`;

  /** The file to send: the text with the line that says where it belongs. A text that was not changed stays as it is. */
  function stamped(text, mark) {
    const pieces = linesOf(text);
    return pieces[0] + markLine(mark) + pieces.slice(1).join("");
  }

  global.TabadulNote = {
    data, load, read, stamped, markOf, withoutMark, fieldsIn, partsIn, isEmpty, same, fold, roleOf, titleOf, trimBreaks, fieldsOf, cutMapping, nameOfPart, languages,
  };
})(globalThis);
