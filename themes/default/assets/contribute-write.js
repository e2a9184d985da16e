// Notes as text: writes changed values back. What is not changed keeps its bytes. The same layout as `FieldWriter` and `YAMLValueWriter`
// of the program.
(function (global) {
  "use strict";
  const { linesOf, indentOf, isBlank, isComment, isDash } = global.TabadulYAML;
  const note = global.TabadulNote, { isEmpty, same, fieldsIn, partsIn, trimBreaks, cutMapping, nameOfPart, read, languages } = note;

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

  /** A value on one line. `old` is the text that it replaces, `oldValue` what that said; null where there was none. */
  function inline(value, field, old, oldValue) {
    if (field.kind === "local") return flowMap(value, languages().map((code) => ({ key: code, kind: "text" })), old, oldValue);
    if (field.kind === "records") return "[" + value.map((item) => flowMap(item, field.fields, null, null)).join(", ") + "]";
    if (field.kind === "group") return flowMap(value, field.fields, old, oldValue);
    if (Array.isArray(value)) return "[" + value.map((one) => scalar(one, field)).join(", ") + "]";
    return scalar(value, field);
  }

  const QUOTE = /"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*'/y;

  /** The pairs of a mapping between braces, as they are written, and what follows it; null where it is none, or has no end. */
  function cutFlow(text) {
    if (!text || text[0] !== "{") return null;
    const pieces = [];
    let depth = 0, start = 1, isFresh = true;
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at];
      if (isFresh && (sign === '"' || sign === "'")) {
        QUOTE.lastIndex = at;
        if (!QUOTE.test(text)) return null;
        at = QUOTE.lastIndex - 1;
      } else if (sign === "{" || sign === "[") depth += 1;
      else if (sign === "}" || sign === "]") depth -= 1;
      if (depth === 0 || (depth === 1 && sign === ",")) { pieces.push(text.slice(start, at)); start = at + 1; }
      if (depth === 0) return { pairs: pieces.filter((one) => one.trim() !== "").map(pair), rest: text.slice(at + 1) };
      if (!/\s/.test(sign)) isFresh = "{[,:".includes(sign);
    }
    return null;
  }

  /** What follows a mapping between braces, without the comment of a placeholder. */
  function restOf(text) {
    const { rest } = cutFlow(text) || { rest: "\n" };
    return rest.includes("✎") ? "\n" : rest;
  }

  function pair(text) {
    const [, opening, key, value, ending] = text.match(/^(\s*["']?([^"':\s]+)["']?\s*:\s*)([^]*?)(\s*)$/) || ["", text, null, "", ""];
    return { opening, key, value, ending };
  }

  /** A mapping between braces. What is not changed keeps its bytes and its place. */
  function flowMap(item, fields, old, oldItem) {
    const cut = cutFlow(old), pairs = cut ? cut.pairs : [], [first] = pairs, order = fields.map((field) => field.key);
    for (const field of fields) {
      const at = pairs.findIndex((one) => one.key === field.key), value = item[field.key];
      if (at >= 0 && isEmpty(value)) pairs.splice(at, 1);
      else if (at >= 0) { if (!same(value, oldItem[field.key])) pairs[at].value = inline(value, field, pairs[at].value, oldItem[field.key]); }
      else if (!isEmpty(value)) {
        const before = pairs.reduce((last, one, index) => (order.includes(one.key) && order.indexOf(one.key) < order.indexOf(field.key) ? index : last), -1);
        pairs.splice(before + 1, 0, { opening: ` ${field.key}: `, key: field.key, value: inline(value, field, null, null), ending: "" });
      }
    }
    return "{" + pairs.map((one, index) => { const written = one.opening + one.value + one.ending; return index === 0 ? (one === first ? written : written.trimStart()) : written.replace(/^(?!\s)/, " "); }).join(",") + "}";
  }

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
      const fields = languages().map((code) => ({ key: code, kind: "text" }));
      return head + "\n" + mappingLines(fields, value, nested, oldValue, indentOf(linesOf(nested)[0]));
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
    return `${head} ${inline(value, field, oldInline === "" ? null : (oldInline + "\n" + nested).trim(), oldValue)}${comment}\n`;
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
      if (before !== null && /^\s*- *\{/.test(withoutOpening(before))) {
        const text = withoutOpening(before).replace(/^\s*- */, "");
        return commentsBefore(before) + margin + flowMap(item, field.fields, text, oldValue[origin]) + restOf(text);
      }
      if (before === null && isFlow && isPlain) return margin + flowMap(item, field.fields, null, null) + "\n";
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
      const heading = form.isTranslation ? entry.label : site.roles.find((one) => "section." + one.role === entry.key).heading;
      insertPart(result, { name: entry.key, text: `## ${heading}\n\n${text}\n\n`, isNew: true }, partsIn(form).map((one) => one.key));
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

  note.write = write;
})(globalThis);
