// What is pasted into the form: tables and lists of a word processor become Markdown, other text is cleaned.
(function (global) {
  "use strict";
  const { cleaned } = global.TabadulText;
  const LISTED = "table, ul, ol, b, strong, p[class*='MsoList']";

  const words = (node) => (node.nodeType === Node.TEXT_NODE ? node.data.replace(/[ \t\r\n]+/g, " ") : node.nodeType === Node.ELEMENT_NODE ? marked(node) : "");

  /** The words of an element in a line, with what is bold. */
  function marked(node) {
    if (/^(STYLE|SCRIPT|TITLE|META|DEL)$/.test(node.tagName)) return "";
    if (node.tagName === "BR") return " ";
    const text = Array.from(node.childNodes, words).join("");
    // Some word processors wrap all that is copied in a <b> that is not bold.
    const isBold = /^(B|STRONG)$/.test(node.tagName) && !/font-weight:\s*(normal|[1-4]00)/i.test(node.dataset.style || "");
    return isBold ? text.replace(/^(\s*)(\S[\s\S]*?)(\s*)$/, "$1**$2**$3") : text;
  }

  /** A table of rows of cells; the first row is its header. */
  function table(rows) {
    const width = Math.max(...rows.map((row) => row.length));
    const line = (row) => "| " + Array.from({ length: width }, (_, index) => (row[index] || "").trim().replace(/\|/g, "\\|")).join(" | ") + " |";
    return [line(rows[0]), "|" + "---|".repeat(width), ...rows.slice(1).map(line)].join("\n");
  }

  const items = (list) => Array.from(list.children).filter((item) => item.tagName === "LI")
    .map((item, index) => (list.tagName === "OL" ? `${index + 1}. ` : "- ") + words(item).trim()).join("\n");

  const BLOCK = /^(P|DIV|H[1-6]|TABLE|UL|OL|BLOCKQUOTE|SECTION|ARTICLE|CENTER)$/;

  /** The blocks of a pasted page. */
  function blocks(parent) {
    const found = [];
    let line = "";
    const close = () => { if (line.trim() !== "") found.push(line.trim()); line = ""; };
    for (const node of parent.childNodes) {
      const isBlock = node.nodeType === Node.ELEMENT_NODE && (BLOCK.test(node.tagName) || node.querySelector("p, div, table, ul, ol, h1, h2, h3") !== null);
      if (!isBlock) { line += words(node); continue; }
      close();
      if (node.tagName === "TABLE") found.push(table(Array.from(node.rows, (row) => Array.from(row.cells, words))));
      else if (/^[UO]L$/.test(node.tagName)) found.push(items(node));
      else found.push(...blocks(node));
    }
    close();
    return found;
  }

  /** The Markdown of pasted HTML; null where it holds nothing that plain text loses. */
  function markdownOf(html) {
    // The policy of the page forbids styles, also in a document that is only read.
    const { body } = new DOMParser().parseFromString(html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle\s*=/gi, " data-style="), "text/html");
    return body.querySelector(LISTED) ? blocks(body).join("\n\n") : null;
  }

  /** Lines with the same number of tabs are the rows of a table. */
  function tabbed(text) {
    return text.replace(/(?:^[^\t\n]*\t[^\n]*(?:\n|$)){2,}/gm, (lines) => {
      const rows = lines.replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
      return rows.every((row) => row.length === rows[0].length) ? "\n" + table(rows) + "\n\n" : lines;
    });
  }

  /** Takes over a paste where its text needs a change: the kinds of what was changed. */
  function paste(event) {
    const area = event.target, data = event.clipboardData, raw = data && data.getData("text/plain");
    if (!raw || !area.setRangeText || area.type === "search") return [];
    // Only the sections of a note hold tables, lists and bold words.
    const isSection = area.closest(".part") !== null;
    const markdown = isSection ? markdownOf(data.getData("text/html")) : null;
    const { text, changed } = cleaned(markdown === null ? raw : markdown);
    const lists = isSection ? tabbed(text.replace(/^[ \t]*(\d{1,3}[.)])\t+/gm, "$1 ")).replace(/^(- .*)\n\n(?=- )/gm, "$1\n").replace(/\n{3,}/g, "\n\n") : text;
    if (lists === raw) return [];
    event.preventDefault();
    area.setRangeText(area.tagName === "TEXTAREA" ? lists : lists.replace(/\n+/g, " "), area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
    return markdown !== null || lists !== text ? changed.concat("tables") : changed;
  }

  global.TabadulPaste = { paste };
})(globalThis);
