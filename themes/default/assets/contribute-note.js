// Notes as text: cuts a file into front matter and parts, reads the values of fields, and writes changed values back.
// What is not changed keeps its bytes. The same layout as `FieldWriter` and `YAMLValueWriter` of the program.
(function (global) {
  "use strict";
  const { readYAML, linesOf, indentOf, isBlank, isComment, isDash } = global.TabadulYAML;
  const waiting = new Map();
  const data = { site: null, forms: {}, sources: {}, entries: {} };

  // The script files of the site call this function with what they hold.
  global.tabadulContribute = function (kind, value) {
    if (kind === "site") data.site = value;
    if (kind === "form") data.forms[value.collection] = value;
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

  /** Puts a key's lines in place of its old ones, or where the order of keys wants them; null removes the key. */
  function setBlock(blocks, key, text, order) {
    const index = blocks.findIndex((block) => block.key === key);
    if (index >= 0) {
      if (text === null) blocks.splice(index, 1); else blocks[index].text = text;
      return;
    }
    if (text === null) return;
    const rank = order.indexOf(key);
    let before = -1;
    blocks.forEach((block, at) => { if (block.key !== null && order.indexOf(block.key) >= 0 && order.indexOf(block.key) < rank) before = at; });
    if (before < 0) before = blocks.length > 0 && blocks[0].key === null ? 0 : -1;
    if (before >= 0 && !blocks[before].text.endsWith("\n")) blocks[before].text += "\n";
    blocks.splice(before + 1, 0, { key, text });
  }

  /** The lines of a block sequence: what stands before the first item, the items, the column of the dash. */
  function cutSequence(text) {
    const lines = linesOf(text), first = lines.find(isDash);
    if (first === undefined) return { opening: text, items: [], indent: null };
    const depth = indentOf(first), items = [];
    let opening = "", pending = "";
    for (const line of lines) {
      const isLoose = isComment(line) && indentOf(line) <= depth;
      if (indentOf(line) === depth && isDash(line)) { items.push(pending + line); pending = ""; }
      else if (items.length === 0 || isLoose || (pending !== "" && isBlank(line))) pending += line;
      else { items[items.length - 1] += pending + line; pending = ""; }
    }
    if (items.length === 0) opening = pending; else items[items.length - 1] += pending;
    return { opening, items, indent: depth };
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

  const LANGUAGES = ["ar", "fr", "en"];
  const localOf = (value) => {
    const object = value && typeof value === "object" && !Array.isArray(value) ? value : {};
    return Object.fromEntries(LANGUAGES.map((code) => [code, typeof object[code] === "string" ? object[code].trim() : ""]));
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
    return { values, yaml, parts, sections: sections(parts, form, site), unknown: Object.keys(yaml).filter((key) => !known.has(key)), pieces };
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

  // MARK: writing

  const UNWRITABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;

  function quoted(text) {
    let out = '"';
    for (const sign of text) {
      if (sign === '"' || sign === "\\") out += "\\" + sign;
      else if (sign === "\n") out += "\\n";
      else if (sign === "\t") out += "\\t";
      else if (UNWRITABLE.test(sign)) out += "\\u" + sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
      else out += sign;
    }
    return out + '"';
  }

  const WORDS = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);

  function scalar(text, field) {
    if (["date", "number", "whole", "flag", "choice", "choices", "source", "field"].includes(field.kind)) {
      return /^[\p{L}\p{N}_/.][\p{L}\p{N}_/.-]*$/u.test(text) ? text : quoted(text);
    }
    if (field.most !== undefined && field.most <= 40 && /^[a-z][a-z0-9-]*$/.test(text) && !WORDS.has(text)) return text;
    return quoted(text.split("\n").filter((line) => line !== "").join(" "));
  }

  function inline(value, field) {
    if (field.kind === "local") return "{" + LANGUAGES.filter((code) => value[code]).map((code) => `${code}: ${quoted(value[code])}`).join(", ") + "}";
    if (field.kind === "records") return "[" + value.map((item) => flowMap(item, field.fields)).join(", ") + "]";
    if (field.kind === "group") return flowMap(value, field.fields);
    if (Array.isArray(value)) return "[" + value.map((one) => scalar(one, field)).join(", ") + "]";
    return scalar(value, field);
  }

  const flowMap = (item, fields) => "{" + fields.filter((field) => !isEmpty(item[field.key])).map((field) => `${field.key}: ${inline(item[field.key], field)}`).join(", ") + "}";

  /** The lines of a key, as they were where the value says the same; null where the key is not to be there. */
  function keyLines(field, value, old, oldValue, indent) {
    if (old !== null && same(value, oldValue)) return old;
    if (isEmpty(value)) return null;
    const head = " ".repeat(indent) + field.key + ":";
    const oldInline = old === null ? "" : linesOf(old)[0].replace(/^[^:]*:/, "").trim().replace(/^#.*/, "");
    const nested = old === null ? "" : linesOf(old).slice(1).join("");
    if (field.kind === "records" && !oldInline.startsWith("[")) {
      return head + "\n" + recordLines(field, value, nested, oldValue || [], indent);
    }
    if (field.kind === "group" && !oldInline.startsWith("{")) {
      const first = linesOf(nested).find((line) => !isBlank(line) && !isComment(line));
      return head + "\n" + mappingLines(field.fields, value, nested, oldValue || {}, first ? indentOf(first) : indent + 2);
    }
    if (field.kind === "local" && oldInline === "" && nested !== "") {
      const languages = LANGUAGES.map((code) => ({ key: code, kind: "text" }));
      return head + "\n" + mappingLines(languages, value, nested, oldValue, indentOf(linesOf(nested)[0]));
    }
    if (Array.isArray(value) && oldInline === "" && cutSequence(nested).indent !== null) {
      const list = cutSequence(nested), dash = " ".repeat(list.indent) + "- ";
      return head + "\n" + list.opening + value.map((one) => {
        const index = oldValue.indexOf(one);
        return index >= 0 && list.items.length === oldValue.length ? list.items[index] : dash + scalar(one, field) + "\n";
      }).join("");
    }
    if (oldInline.startsWith(">")) return head + " >-\n" + folded(value, nested, indent + 2);
    const comment = old !== null && isBlank(nested) && !/✎/.test(old) ? (linesOf(old)[0].match(/["'\]\w](\s+#[^"']*)$/) || ["", ""])[1].replace(/\s+$/, "") : "";
    return `${head} ${inline(value, field)}${comment}\n`;
  }

  function mappingLines(fields, value, old, oldValue, indent) {
    const blocks = cutMapping(old, indent), order = fields.map((field) => field.key);
    for (const field of fields) {
      const block = blocks.find((one) => one.key === field.key);
      const before = block ? block.text : null;
      const after = keyLines(field, value[field.key], before, block ? oldValue[field.key] : null, indent);
      if (after !== before) setBlock(blocks, field.key, after, order);
    }
    return blocks.map((block) => block.text).join("");
  }

  /** The records of a list; a record that was there keeps its lines, by the place that `from` names. */
  function recordLines(field, value, old, oldValue, indent) {
    const list = cutSequence(old), dash = list.indent === null ? indent + 2 : list.indent;
    const isKnown = list.items.length === oldValue.length;
    const isFlow = list.items.length > 0 && /^\s*- *\{/.test(withoutOpening(list.items[list.items.length - 1]));
    const origins = originsOf(value, isKnown ? oldValue : []);
    return list.opening + value.map((item, index) => {
      if (isEmpty(item)) return "";
      const origin = origins[index];
      const before = origin === null ? null : list.items[origin];
      if (before !== null && same(item, oldValue[origin])) return before;
      const margin = " ".repeat(dash) + "- ";
      const isPlain = field.fields.every((inner) => !["records", "group", "local"].includes(inner.kind));
      if (before !== null && /^\s*- *\{/.test(withoutOpening(before))) return commentsBefore(before) + margin + flowMap(item, field.fields) + "\n";
      if (before === null && isFlow && isPlain) return margin + flowMap(item, field.fields) + "\n";
      const body = before === null ? "" : withoutOpening(before).replace(/^( *)-/, "$1 ");
      const first = linesOf(body).find((line) => !isBlank(line) && !isComment(line));
      const lines = mappingLines(field.fields, item, body, before === null ? {} : oldValue[origin], first ? indentOf(first) : dash + 2);
      return (before === null ? "" : commentsBefore(before)) + withDash(lines, dash);
    }).join("");
  }

  const commentsBefore = (item) => { const lines = linesOf(item), start = lines.findIndex(isDash); return lines.slice(0, start).join(""); };
  const withoutOpening = (item) => { const lines = linesOf(item), start = lines.findIndex(isDash); return lines.slice(start).join(""); };

  /** Puts the dash back before the first line that says something. */
  function withDash(body, dash) {
    const lines = linesOf(body), first = lines.findIndex((line) => !isBlank(line) && !isComment(line));
    const line = " ".repeat(dash) + "-" + lines[first].slice(dash + 1);
    return [line, ...lines.slice(0, first).filter((one) => !isBlank(one)), ...lines.slice(first + 1)].join("");
  }

  /** Which old record each new one was made of: the same one, else the one at the place that is left over between its neighbours. */
  function originsOf(value, old) {
    const taken = new Set();
    const origins = value.map((item) => {
      const index = old.findIndex((one, at) => !taken.has(at) && same(one, item));
      if (index < 0) return null;
      taken.add(index);
      return index;
    });
    const shared = (one, other) => Object.keys(one).filter((key) => !isEmpty(one[key]) && same(one[key], other[key])).length;
    return origins.map((origin, index) => {
      if (origin !== null) return origin;
      let best = null, most = 0;
      old.forEach((one, at) => {
        const count = taken.has(at) ? 0 : shared(value[index], one);
        if (count > most) { best = at; most = count; }
      });
      if (best !== null) taken.add(best);
      return best;
    });
  }

  /** The words in lines as wide as the old ones. */
  function folded(text, old, indent) {
    const width = Math.max(60, ...linesOf(old).map((line) => Array.from(line.replace(/\s+$/, "")).length));
    const lines = [], margin = " ".repeat(indent);
    for (const word of text.split(/\s+/).filter((one) => one !== "")) {
      const last = lines[lines.length - 1];
      if (last !== undefined && Array.from(last).length + 1 + Array.from(word).length <= width) lines[lines.length - 1] = last + " " + word;
      else lines.push(margin + word);
    }
    return lines.join("\n") + "\n";
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

  /**
   * The text of a note with new values; what says the same keeps its bytes.
   * `original` is the text that was opened, "" for a new note; `sections` maps names of parts to texts.
   */
  function write(original, form, site, values, texts) {
    const before = original === "" ? null : read(original, form, site);
    const pieces = before ? before.pieces : { opening: "---\n", blocks: [], fence: "---\n", parts: [{ heading: null, text: "\n" }] };
    for (const field of fieldsIn(form)) {
      const block = pieces.blocks.find((one) => one.key === field.key);
      const old = block ? block.text : null;
      const lines = keyLines(field, values[field.key], old, before ? before.values[field.key] : null, 0);
      if (lines !== old && !(old !== null && before && same(values[field.key], before.values[field.key]))) setBlock(pieces.blocks, field.key, lines, form.order);
    }
    const names = {};
    const kept = pieces.parts.map((part, index) => {
      const name = nameOfPart(part, index, names, form, site);
      names[name] = true;
      return { name, part };
    });
    const result = [];
    for (const { name, part } of kept) {
      const old = trimBreaks(part.text.replace(/\r\n/g, "\n"));
      const text = Object.prototype.hasOwnProperty.call(texts, name) ? trimBreaks(texts[name]) : old;
      if (text === old) result.push({ name, text: (part.heading || "") + part.text });
      else if (text !== "" || part.heading === null) result.push({ name, text: (part.heading || "") + "\n" + text + "\n\n", isNew: true });
    }
    for (const entry of partsIn(form)) {
      const text = trimBreaks(texts[entry.key] || "");
      if (text === "" || names[entry.key]) continue;
      const role = site.roles.find((one) => "section." + one.role === entry.key);
      insertPart(result, { name: entry.key, text: `## ${role.heading}\n\n${text}\n\n`, isNew: true }, partsIn(form).map((one) => one.key));
    }
    let body = "";
    result.forEach((part, index) => {
      if (index > 0 && part.isNew && body !== "" && !body.endsWith("\n\n") && body !== "\n") body = body.replace(/\s*$/, "\n\n");
      body += part.text;
    });
    if (result.some((part) => part.isNew)) body = body.replace(/\s+$/, "\n");
    return pieces.opening + pieces.blocks.map((block) => block.text).join("") + pieces.fence + body;
  }

  function insertPart(parts, part, order) {
    const rank = order.indexOf(part.name);
    let at = parts.length;
    for (let index = parts.length - 1; index >= 0; index -= 1) if (order.indexOf(parts[index].name) > rank) at = index;
    parts.splice(at, 0, part);
  }

  /** The file to send: the text with the line that says where it belongs. A text that was not changed stays as it is. */
  function stamped(text, mark) {
    const pieces = linesOf(text);
    return pieces[0] + markLine(mark) + pieces.slice(1).join("");
  }

  global.TabadulNote = {
    data, load, read, write, stamped, markOf, withoutMark, readYAML, fieldsIn, partsIn, isEmpty, same, fold, roleOf, titleOf, trimBreaks, normal, fieldsOf, quoted, linesOf,
  };
})(globalThis);
