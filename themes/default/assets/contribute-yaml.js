// A reader for the subset of YAML that notes are written in. It reports what it cannot read with a line number.
(function (global) {
  "use strict";

  /** The lines of a text, each with its line break. */
  function linesOf(text) { return text === "" ? [] : text.match(/[^\n]*\n|[^\n]+$/g); }
  function indentOf(line) { return line.match(/^ */)[0].length; }
  const isBlank = (line) => /^[\s\u0000-\u001f]*$/.test(line);
  const isComment = (line) => /^ *#/.test(line);
  const isDash = (line) => /^ *-(\s|$)/.test(line);

  /** Reads the subset of YAML that notes are written in. Throws an error with a line number. */
  function readYAML(text) {
    const lines = linesOf(text).map((line) => line.replace(/\r?\n$/, ""));
    const reader = new BlockReader(lines);
    return reader.mapping(0);
  }

  class BlockReader {
    constructor(lines) { this.lines = lines; this.at = 0; }

    fail() { const error = new Error("yaml"); error.line = this.at + 1; throw error; }

    /** Skips empty lines and comments. */
    next() {
      while (this.at < this.lines.length && (isBlank(this.lines[this.at]) || isComment(this.lines[this.at]))) this.at += 1;
      return this.at < this.lines.length ? this.lines[this.at] : null;
    }

    mapping(indent) {
      const found = {};
      for (let line = this.next(); line !== null && indentOf(line) === indent && !isDash(line); line = this.next()) {
        const match = line.slice(indent).match(/^(?:"([^"]*)"|'([^']*)'|([^\s"'[\]{}#&*!|>%@`,][^:#]*?)) *:(?=\s|$)(.*)$/);
        if (!match) this.fail();
        const key = match[1] || match[2] || match[3];
        if (Object.prototype.hasOwnProperty.call(found, key)) { const error = new Error("duplicate"); error.key = key; throw error; }
        found[key] = this.value(match[4], indent);
      }
      const rest = this.next();
      if (rest !== null && indentOf(rest) > indent) this.fail();
      return found;
    }

    sequence(indent) {
      const found = [];
      for (let line = this.next(); line !== null && indentOf(line) === indent && isDash(line); line = this.next()) {
        const rest = line.slice(indent + 1);
        const content = rest.replace(/^ +/, "");
        if (/^(?:"[^"]*"|'[^']*'|[^\s"'[\]{}#&*!|>%@`,-][^:#]*?) *:(\s|$)/.test(content)) {
          const inner = indent + 1 + (rest.length - content.length);
          this.lines[this.at] = " ".repeat(inner) + content;
          found.push(this.mapping(inner));
        } else {
          found.push(this.value(rest, indent));
        }
      }
      return found;
    }

    /** The value after a colon or a dash. */
    value(rest, indent) {
      let text = rest.trim();
      if (text === "" || text[0] === "#") {
        this.at += 1;
        const line = this.next();
        if (line === null) return "";
        if (isDash(line) && indentOf(line) >= indent) return this.sequence(indentOf(line));
        if (indentOf(line) > indent) return this.mapping(indentOf(line));
        return "";
      }
      if (/^[>|][-+]?\s*(#.*)?$/.test(text)) return this.block(text[0] === ">", indent);
      const first = text[0];
      if (first === '"' || first === "'" || first === "[" || first === "{") {
        // A value between quotation marks or brackets may go on over several lines.
        for (;;) {
          const flow = new FlowReader(text);
          const value = flow.value();
          if (value !== undefined) {
            if (!/^\s*(#.*)?$/.test(text.slice(flow.at)) || (text[flow.at] === "#")) this.fail();
            this.at += 1;
            return value;
          }
          if (flow.isBroken) this.fail();
          this.at += 1;
          if (this.at >= this.lines.length) this.fail();
          text += (first === "[" || first === "{") ? "\n" + this.lines[this.at].trim() : foldedBreak(this, text);
          if (first === '"' || first === "'") text += this.lines[this.at].trim();
        }
      }
      if ("&*!%@`".includes(first)) this.fail();
      text = text.replace(/\s+#.*$/, "");
      if (/: |:$/.test(text)) this.fail();
      this.at += 1;
      // A plain value goes on in deeper lines.
      for (let line = this.next(); line !== null && indentOf(line) > indent; line = this.next()) {
        text += " " + line.trim().replace(/\s+#.*$/, "");
        this.at += 1;
      }
      return text;
    }

    block(isFolded, indent) {
      this.at += 1;
      const lines = [];
      let depth = null;
      while (this.at < this.lines.length) {
        const line = this.lines[this.at];
        if (!isBlank(line)) {
          if (indentOf(line) <= indent) break;
          if (depth === null) depth = indentOf(line);
        }
        lines.push(isBlank(line) ? "" : line.slice(Math.min(depth, indentOf(line))));
        this.at += 1;
      }
      while (lines.length > 0 && lines[lines.length - 1] === "") lines.pop();
      if (!isFolded) return lines.join("\n");
      return lines.reduce((text, line, index) => {
        if (index === 0) return line;
        if (line === "") return text + "\n";
        return text + (text.endsWith("\n") ? "" : " ") + line;
      }, "");
    }
  }

  function foldedBreak(reader) {
    let breaks = 0;
    while (reader.at + 1 < reader.lines.length && isBlank(reader.lines[reader.at])) { breaks += 1; reader.at += 1; }
    return breaks === 0 ? " " : "\n".repeat(breaks);
  }

  /** Reads what stands between brackets or quotation marks. `value` is undefined where the text ends too early. */
  class FlowReader {
    constructor(text) { this.text = text; this.at = 0; this.isBroken = false; }

    skip() { while (this.at < this.text.length && /\s/.test(this.text[this.at])) this.at += 1; }

    broken() { this.isBroken = true; return undefined; }

    value(inFlow) {
      this.skip();
      const first = this.text[this.at];
      if (first === undefined) return undefined;
      if (first === '"') return this.double();
      if (first === "'") return this.single();
      if (first === "[") return this.list();
      if (first === "{") return this.map();
      if (!inFlow) return this.broken();
      const rest = this.text.slice(this.at);
      const match = rest.match(/^[^,\[\]{}"'#\n][^,\[\]{}\n]*/);
      if (!match) return this.broken();
      this.at += match[0].length;
      return match[0].replace(/\s+#.*$/, "").trim();
    }

    double() {
      let out = "";
      for (let index = this.at + 1; index < this.text.length; index += 1) {
        const sign = this.text[index];
        if (sign === '"') { this.at = index + 1; return out; }
        if (sign !== "\\") { out += sign; continue; }
        index += 1;
        const code = this.text[index];
        const plain = { n: "\n", t: "\t", r: "\r", "0": "\0", '"': '"', "\\": "\\", "/": "/", " ": " ", _: "\u00a0", N: "\u0085", L: "\u2028", P: "\u2029", e: "\u001b", a: "\u0007", b: "\b", f: "\f", v: "\v" }[code];
        const length = { x: 2, u: 4, U: 8 }[code];
        if (plain !== undefined) out += plain;
        else if (length) {
          const digits = this.text.slice(index + 1, index + 1 + length);
          if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length < length) return this.broken();
          out += String.fromCodePoint(parseInt(digits, 16));
          index += length;
        } else return code === undefined ? undefined : this.broken();
      }
      return undefined;
    }

    single() {
      let out = "";
      for (let index = this.at + 1; index < this.text.length; index += 1) {
        if (this.text[index] === "'" && this.text[index + 1] === "'") { out += "'"; index += 1; continue; }
        if (this.text[index] === "'") { this.at = index + 1; return out; }
        out += this.text[index];
      }
      return undefined;
    }

    list() {
      const found = [];
      this.at += 1;
      for (;;) {
        this.skip();
        if (this.text[this.at] === "]") { this.at += 1; return found; }
        const value = this.value(true);
        if (value === undefined) return undefined;
        found.push(value);
        this.skip();
        if (this.text[this.at] === ",") this.at += 1;
        else if (this.text[this.at] === undefined) return undefined;
        else if (this.text[this.at] !== "]") return this.broken();
      }
    }

    map() {
      const found = {};
      this.at += 1;
      for (;;) {
        this.skip();
        if (this.text[this.at] === "}") { this.at += 1; return found; }
        const match = this.text.slice(this.at).match(/^(?:"([^"]*)"|'([^']*)'|([^\s:,{}[\]"']+))\s*:(?=[\s,}"'[{]|$)/);
        if (!match) return this.at >= this.text.length ? undefined : this.broken();
        this.at += match[0].length;
        this.skip();
        const isEmpty = this.text[this.at] === "," || this.text[this.at] === "}";
        const value = isEmpty ? "" : this.value(true);
        if (value === undefined) return undefined;
        const key = match[1] || match[2] || match[3];
        if (Object.prototype.hasOwnProperty.call(found, key)) { const error = new Error("duplicate"); error.key = key; throw error; }
        found[key] = value;
        this.skip();
        if (this.text[this.at] === ",") this.at += 1;
        else if (this.text[this.at] === undefined) return undefined;
        else if (this.text[this.at] !== "}") return this.broken();
      }
    }
  }

  global.TabadulYAML = { readYAML, linesOf, indentOf, isBlank, isComment, isDash };
})(globalThis);
