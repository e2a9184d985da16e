// The text of notes: its blocks, citations and figures, the signs that Markdown or readers take for something else, and the cleaning of
// what is pasted or typed.
(function (global) {
  "use strict";
  const { westernDigits } = global.TabadulPrivacy;

  /** `2023`, `2023-04` or `2023-04-26` as numbers; null for other forms and for days that do not exist. */
  function dateOf(text) {
    const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
    if (!match) return null;
    const [year, month, day] = match.slice(1).map((part) => (part === undefined ? null : Number(part)));
    if (year < 1000 || year > 2999 || (month !== null && (month < 1 || month > 12))) return null;
    // Day 0 of the next month is the last of this one.
    if (day !== null && (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())) return null;
    return { year, month, day };
  }

  /** Whether every day that one date may mean is before every day that the other may mean. */
  function isBefore(one, other) {
    if (one.year !== other.year) return one.year < other.year;
    if (one.month === null || other.month === null) return false;
    if (one.month !== other.month) return one.month < other.month;
    return one.day !== null && other.day !== null && one.day < other.day;
  }

  const isAddress = (text) => !/[\u0000-\u0020"<>]/.test(text) && /^https?:\/\//i.test(text);
  const lengthOf = (text) => Array.from(text).length;

  /** The keys that a text cites: letters of any script, digits, hyphens and underscores. */
  function keysOf(text) { return Array.from(text.matchAll(/\[\^([\w\u0080-\uffff-]+)\]/g), (match) => match[1]); }
  const withoutKeys = (text) => text.replace(/\[\^[\w\u0080-\uffff-]+\]/g, "");

  /** The first number of two digits or more, or of one beside a percent sign; null where there is none. */
  function figureIn(text) {
    const plain = withoutKeys(text);
    for (const match of plain.matchAll(/[0-9]+/g)) {
      if (match[0].length >= 2) return match[0];
      const before = plain.slice(0, match.index).replace(/[ \u00a0\u202f]+$/, "").slice(-1), after = plain.slice(match.index + 1).replace(/^[ \u00a0\u202f]+/, "")[0];
      if ("%٪".includes(before || "x") || "%٪".includes(after || "x")) return match[0];
    }
    return null;
  }

  const ARABIC = /[\u0600-\u06ff]/;

  /** Signs that Markdown or readers take for something else. */
  function lintText(text, add) {
    const around = (index) => text.slice(Math.max(0, index - 16), index + 16);
    const emphasis = text.indexOf("**");
    if (emphasis >= 0) add("raw-emphasis", around(emphasis), "");
    const link = text.indexOf("](");
    if (link >= 0) add("space-in-link", around(link), "");
    const mark = text.search(/[\u0600-\u06ff][,;?]/);
    if (mark >= 0) add("latin-punctuation", around(mark + 1), { ",": "،", ";": "؛", "?": "؟" }[text[mark + 1]]);
    if (text.includes('"')) add("straight-quotes", around(text.indexOf('"')), "");
    if (text.includes("\u0640")) add("tatweel", around(text.indexOf("\u0640")), "");
    if (/[\u0660-\u0669]/.test(text) && /[0-9]/.test(withoutKeys(text))) add("mixed-digits", text.slice(0, 40), "");
    const list = text.match(/^([\u0660-\u0669\u06f0-\u06f9]{1,3}[.)-]) /);
    if (list) add("arabic-list-number", list[1], "");
    for (const sign of new Set(text)) {
      const code = sign.codePointAt(0), name = "U+" + code.toString(16).toUpperCase().padStart(4, "0");
      if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) add("bidi-control", name, "");
      else if (code === 0x200e || code === 0x200f || code === 0x61c) add("stray-direction-mark", name, "");
      else if (INVISIBLE.test(sign)) add("invisible-character", name, "");
    }
  }

  const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ue000-\uf8ff]/;

  /** The two numbers that three digits after a point may mean: thousands, or a fraction. Three decimals would be ambiguous again. */
  function numberMeanings(text) {
    const [whole, fraction] = text.split("."), decimals = fraction.replace(/0+$/, "");
    return `${whole}${fraction} · ${whole}.${decimals.length === 3 ? decimals + "0" : decimals || "0"}`;
  }

  /** Lines that Markdown reads as another kind of block than was meant: indented text, tables without a separator line, list markers without a space. */
  function misreadBlocks(text, add) {
    const lines = text.split("\n"), isBlank = (line) => /^\s*$/.test(line || "");
    let isFenced = false, isInList = false, isListAbove = false, table = [];
    const closeTable = () => {
      const isSeparator = (line) => /^[-|: \t]*-[-|: \t]*$/.test(line);
      const [first] = table, before = first > 0 ? lines[first - 1] : "";
      if (table.length > 1 && !table.slice(0, 2).some((index) => isSeparator(lines[index])) && !before.includes("|")) {
        const row = lines[first].trimEnd();
        add("table-without-separator", row.slice(0, 60), "|" + "---|".repeat(Math.max(1, row.split("|").length - 1 - (row.endsWith("|") ? 1 : 0))));
      }
      table = [];
    };
    lines.forEach((line, index) => {
      const isFence = /^ *(```|~~~)/.test(line);
      if (isFence) isFenced = !isFenced;
      const startsParagraph = index === 0 || isBlank(lines[index - 1]) || lines[index - 1].startsWith("#");
      const isCode = isFence || isFenced;
      if (!isCode && /^ {0,3}\|.*\|/.test(line)) table.push(index); else closeTable();
      if (isCode || isBlank(line)) { isInList = false; return; }
      const isIndented = /^(?: {4}| {0,3}\t)/.test(line);
      if (startsParagraph && isIndented && !isListAbove) {
        if (!/^[ \t]*[#•●▪◦‣·∙▫■□○➢➤✓❖]/.test(line)) add("indented-text", line.trim().slice(0, 40), "");
        return;
      }
      if (/^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line)) { isInList = true; isListAbove = true; return; }
      if (!isIndented && startsParagraph) isListAbove = false;
      if (!isInList && (!startsParagraph || isIndented)) return;
      const marker = line.match(/^ *((?:[\d\u0660-\u0669\u06f0-\u06f9]{1,2}[.)])|[-*])(?=[\p{Alphabetic}«])(.*)$/u)
        // `3-year plan` is text: a dash after a number is taken for a marker before an Arabic letter or a capital.
        || line.match(/^ *(\d{1,2}- *|[\u0660-\u0669\u06f0-\u06f9]{1,2}-)(?=[«\p{Uppercase}\u0620-\u06d3])(.*)$/u);
      if (!marker || (marker[1] === "*" && marker[2].includes("*")) || (marker[1] === "-" && /\p{Alphabetic}-(?![\p{Alphabetic}\d])/u.test(marker[2]))) return;
      isInList = true;
      add("unspaced-list-marker", line.trim().slice(0, 40), `${westernDigits(marker[1]).replace(/^(\d+)- *$/, "$1.")} ${marker[2].slice(0, 40)}`);
    });
    closeTable();
  }

  /** Brackets that people write for a citation: `[2]`, `(2)`, `[^ s1]`, `[s1]`, `[^s1` without its end. */
  function citationForms(text, keys, add) {
    const unclosed = /[[［]\s*[\^ˆ＾⌃]\s*([-_\p{Alphabetic}\p{N}]+)(?![-_\p{Alphabetic}\p{N}])(?!\s*[\])］])(?:\[(?![\^ˆ＾⌃]))?/gu;
    text = text.replace(unclosed, (whole, key, index, all) => {
      // `[^s1, s2]` has a bracket at its end: only its writer knows what was meant.
      const isOpen = !/^[^[［\]］]*[\]］]/.test(all.slice(index + whole.length));
      add(whole, isOpen && keys.includes(key) ? `[^${key}]` : "[^…]");
      return " ".repeat(whole.length);
    });
    const pattern = /[[(［]([^\])］]{0,22})[\])］]/g;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const open = match[0][0], inside = match[1], bare = inside.replace(/\s/g, ""), after = text.slice(match.index + match[0].length), before = text.slice(0, match.index);
      if (bare === "" || after[0] === "(" || after[0] === ":") continue;
      if ("^ˆ＾⌃".includes(bare[0])) {
        const key = Array.from(bare).slice(1).join("");
        if (key !== "" && !(bare[0] === "^" && open === "[" && inside === bare)) add(match[0], `[^${key}]`);
        continue;
      }
      const digits = westernDigits(bare);
      if (/^\d{1,2}$/.test(digits) && Number(digits) > 0) {
        if (open === "(") {
          const behind = after.trimStart()[0], last = before.trimEnd().slice(-1);
          if (Number(digits) > Math.max(keys.length, 9) || !/\p{L}/u.test(last) || (behind !== undefined && behind !== ".") || before.includes("[") || after.includes("[")) continue;
        }
        add(match[0], keys.length === 1 && digits === "1" ? `[^${keys[0]}]` : "[^…]");
      } else if (open === "[" && keys.includes(bare)) add(match[0], `[^${bare}]`);
    }
  }

  /** The blocks of a body: paragraphs, rows of tables with their header, headings, code. An item of a list is a paragraph with its `list`. */
  function allBlocksOf(text) {
    const blocks = [];
    let open = null, fence = null, header = "";
    const close = () => { if (open) blocks.push(open); open = null; };
    const lines = text.split("\n");
    lines.forEach((line, index) => {
      const mark = line.match(/^ *(```|~~~)/);
      if (fence) { if (mark && mark[1] === fence) { fence = null; close(); } return; }
      if (mark) { close(); fence = mark[1]; open = { kind: "code", text: "" }; return; }
      if (/^\s*$/.test(line)) return close();
      const heading = line.match(/^ {0,3}(#{1,6})\s+(.*?)\s*#*$/);
      if (heading) { close(); blocks.push({ kind: "heading", level: heading[1].length, text: heading[2] }); return undefined; }
      const isRow = line.includes("|") && (lines[index + 1] || "").match(/^[|\s:-]*-[|\s:-]*$/) && (lines[index + 1] || "").includes("|");
      if (isRow && !open) { header = line; open = { kind: "header", text: line }; return undefined; }
      if (open && (open.kind === "header" || open.kind === "row")) {
        if (/^[|\s:-]+$/.test(line)) return undefined;
        const kind = "row";
        close();
        // A citation in the header of a table covers its rows.
        open = { kind, text: line, isCited: keysOf(header).length > 0 };
        return undefined;
      }
      const item = line.match(/^\s*(?:([-*+])|\d{1,9}[.)])\s+(.*)$/);
      if (item) { close(); open = { kind: "paragraph", list: item[1] ? "ul" : "ol", text: item[2] }; return undefined; }
      const quote = line.replace(/^ {0,3}>\s?/, "");
      if (open) open.text += "\n" + quote.trim(); else open = { kind: "paragraph", text: quote.trim() };
      return undefined;
    });
    close();
    return blocks;
  }

  /** The blocks that are checked: headers of tables hold no claims. */
  const blocksOf = (text) => allBlocksOf(text).filter((block) => block.kind !== "header");

  /** The words of a block without code, links' targets and citations; what stood in the place of each. */
  function plainOf(text) {
    const links = [], images = [];
    let out = text.replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, " ");
    out = out.replace(/!\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g, (_, words, target) => { images.push(target); return words; });
    out = out.replace(/\[((?!\^)[^\]]*)\]\(<?([^)\s>]*)>?(?:\s+"[^"]*")?\)/g, (_, words, target) => { links.push(target); return words; });
    const markup = out.replace(/<(?:https?:[^>\s]*|[^>\s@]+@[^>\s]+)>/g, "");
    const keys = keysOf(markup);
    let plain = withoutKeys(markup).replace(/<[A-Za-z/!?][^>]*>/g, " ").replace(/\\([!-/:-@[-`{-~])/g, "$1");
    plain = plain.replace(/\*\*(?=\S)([^*]*?\S)\*\*(?!\*)/g, "$1");
    return { text: plain, markup, keys, links, images };
  }

  /** The entry that a relative path names, as collection and id; null where it leaves the content. */
  function resolve(path, folder) {
    const parts = folder.split("/");
    let decoded = path;
    try { decoded = decodeURIComponent(path); } catch (ignored) { /* taken as it is written */ }
    for (const part of decoded.split("/")) {
      if (part === "..") { if (parts.pop() === undefined) return null; } else if (part !== "." && part !== "") parts.push(part);
    }
    const joined = parts.join("/");
    return joined.endsWith(".md") ? joined.slice(0, -3).replace(/\.(ar|fr|en)$/, "") : null;
  }

  /** Whether an original, which is Arabic, is written in Latin letters. */
  function isForeign(text) {
    const arabic = (text.match(/[\u0620-\u064a]/g) || []).length, latin = (text.match(/[A-Za-z\u00c0-\u024f]/g) || []).length;
    return latin >= 30 && latin > 4 * arabic;
  }

  // MARK: pasted text

  /** Text from a word processor, with what was changed in it: {text, changed: [names of kinds]}. `only` names the one kind to clean. */
  function cleaned(text, only) {
    const changed = [];
    const replace = (kind, pattern, by) => {
      if (only && kind !== only) return;
      const next = text.replace(pattern, by);
      if (next !== text && !changed.includes(kind)) changed.push(kind);
      text = next;
    };
    replace("spaces", /[\u2000-\u200a\u3000]/g, " ");
    if (!/[A-Za-z\u00c0-\u024f]/.test(text)) replace("spaces", /[\u00a0\u202f]/g, " ");
    else replace("spaces", /[\u00a0\u202f](?![:;!?»%])/g, (space, index, whole) => (whole[index - 1] === "«" ? space : " "));
    replace("hidden", /[\u00ad\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "");
    replace("hidden", /\r\n?/g, "\n");
    if (ARABIC.test(text)) {
      // A sentence of Arabic has no space before these marks; French habits and justified lines leave one.
      replace("spaces", /(?<=[\u0600-\u06ff\d»)])[ \u00a0\u202f]+(?=[\u060c\u061b\u061f])/g, "");
      replace("quotes", /[“„"]([^”“"\n]*)[”“"]/g, "«$1»");
      replace("digits", /[\u0660-\u0669\u06f0-\u06f9]/g, westernDigits);
      replace("digits", /(\d)\u066b(\d)/g, "$1.$2");
      replace("hidden", /\u0640/g, "");
    } else {
      replace("quotes", /[“„"]([^”“"\n]*)[”“"]/g, "«\u00a0$1\u00a0»");
    }
    replace("bullets", /^[ \t\u00a0]*[•●▪◦‣∙▫■□○➢➤✓❖·][ \t\u00a0]*/gm, "- ");
    return { text, changed };
  }

  const LOCALES = ["ar", "ar-MA", "ar-TN", "ar-EG", "fr", "en"];
  /** Names in several languages and what they stand for, in lower case. */
  const named = (all) => new Map(all.map(([name, value]) => [name.toLowerCase(), value]));
  const MONTHS = named(LOCALES.flatMap((locale) => Array.from({ length: 12 }, (_, month) => [new Intl.DateTimeFormat(locale, { month: "long" }).format(new Date(2023, month, 15)), String(month + 1)])));
  const LANGUAGES = named(["ar", "fr", "en", "es", "it", "de"].flatMap((code) => ["ar", "fr", "en"].map((locale) => [new Intl.DisplayNames(locale, { type: "language" }).of(code), code])));

  /** A date as people write it, in the form of notes; what could be read in two ways, or is no day, is left. */
  function tidyDate(text) {
    const worded = text.toLowerCase().match(/^(?:(\d{1,2})(?:er)?\s+)?(\p{L}+)\.?\s+(\d{4})$/u);
    const month = worded && MONTHS.get(worded[2]);
    const made = month ? [worded[3], month, worded[1]].filter((part) => part).map((part) => part.padStart(2, "0")).join("-") : dateInDigits(text);
    return dateOf(made) ? made : text;
  }

  function dateInDigits(text) {
    const [, ...parts] = text.match(/^(\d{1,4})[/.-](\d{1,4})(?:[/.-](\d{1,4}))?$/) || [];
    const [first, second, third] = parts;
    const iso = (...numbers) => numbers.map((number) => number.padStart(2, "0")).join("-");
    if (parts.length === 0) return text;
    if (first.length === 4 && second.length < 3 && (third === undefined || third.length < 3)) return third === undefined ? iso(first, second) : iso(first, second, third);
    if (third === undefined) return first.length < 3 && second.length === 4 ? iso(second, first) : text;
    const isDayFirst = Number(first) > 12 || first === second;
    return isDayFirst && first.length < 3 && second.length < 3 && third.length === 4 ? iso(third, second, first) : text;
  }

  /** A number without the signs around it: `81,5 %` → `81.5`. A comma before three digits may part thousands, and is left. */
  const tidyNumber = (text) => text.replace(/\s*[%٪]$/, "").replace(/(\d)[ \u00a0\u202f](?=\d{3}(?!\d))/g, "$1").replace(/^(-?\d+)[,\u066b](\d{1,2})$/, "$1.$2");

  /** An address that was copied without its scheme. */
  const tidyAddress = (text) => (/^(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]\S*)?$/i.test(text) ? "https://" + text : text);

  const tidyLanguage = (text) => LANGUAGES.get(text.toLowerCase()) || text;

  const TIDY = { date: tidyDate, language: tidyLanguage, number: tidyNumber, whole: tidyNumber, address: tidyAddress };

  /** A value as the field of this kind wants it, where that is certain. */
  const tidied = (text, kind) => (TIDY[kind] ? TIDY[kind](westernDigits(text.trim())) : text);

  global.TabadulText = { dateOf, isBefore, isAddress, lengthOf, keysOf, figureIn, lintText, citationForms, misreadBlocks, numberMeanings, allBlocksOf, blocksOf, plainOf, resolve, isForeign, cleaned, tidied };
})(globalThis);
