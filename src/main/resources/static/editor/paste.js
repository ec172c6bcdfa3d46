// Makes of what is on the clipboard what the editor has a shape for. Word, Google Docs, Outlook, LibreOffice and web pages each write
// HTML of their own; of all of it only what it means is kept.
import { safeAddress } from "editor/schema.js";

const GONE = "script, style, title, meta, link, xml, template, noscript, iframe, object, embed, svg, canvas, button, input, select, textarea, o\\:p:empty";
const BLOCKS = /^(address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul)$/i;
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|_hsenc|_hsmi|mkt_tok)$/i;

// The HTML of what was pasted, and how many pictures were left behind.
export function cleaned(html) {
  const page = new DOMParser().parseFromString(html.replace(/<!--StartFragment-->|<!--EndFragment-->/g, ""), "text/html");
  const pictures = [...page.querySelectorAll("img, v\\:imagedata")].filter((image) => !isPixel(image)).length;
  page.querySelectorAll(GONE).forEach((node) => node.remove());
  const blocks = new Blocks().of(page.body);
  const levels = [...new Set(blocks.filter((block) => block.level).map((block) => block.level))].sort();
  const out = document.implementation.createHTMLDocument("").createElement("div");
  append(out, blocks, levels);
  return { html: out.innerHTML, pictures };
}

function isPixel(image) {
  return [image.getAttribute("width"), image.getAttribute("height")].some((size) => size !== null && Number.parseInt(size, 10) <= 2);
}

function styleOf(node, name) {
  const found = new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]+)`, "i").exec(node.getAttribute?.("style") ?? "");
  return found?.[1].trim().toLowerCase() ?? null;
}

// A block is { runs } (a paragraph), { level, runs }, { items, ordered }, { rows }, { quoted }, { rule } or { source }.
class Blocks {
  constructor() {
    this.found = [];
    this.runs = [];
  }

  of(node, marks = {}) {
    this.walk(node, marks);
    this.end();
    return joined(this.found);
  }

  // The end of a paragraph.
  end(level = 0) {
    const runs = tidy(this.runs);
    this.runs = [];
    if (runs.length) {
      this.found.push(level ? { level, runs } : { runs });
    }
  }

  walk(parent, marks) {
    for (const node of parent.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) {
        this.say(node.nodeValue, marks);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        this.element(node, marks);
      }
    }
  }

  say(words, marks) {
    const text = marks.source ? words : words.replace(/[ \t\r\n\f]+/g, " ").replace(/[\u200b\ufeff\u00ad]/g, "");
    if (text) {
      this.runs.push({ text, marks });
    }
  }

  element(node, marks) {
    const name = node.localName;
    if (styleOf(node, "display") === "none" || styleOf(node, "mso-hide") === "all" || node.hidden) {
      return;
    }
    if (name === "br") {
      this.lineBreak(node);
    } else if (name === "img") {
      // Said once for all of them.
    } else if (!BLOCKS.test(name)) {
      this.inline(node, name, marks);
    } else {
      this.end();
      this.block(node, name, marks);
      this.end();
    }
  }

  lineBreak(node) {
    if (node.classList.contains("Apple-interchange-newline")) {
      return;
    }
    // Two in a row are a new paragraph to whoever typed them.
    if (this.runs.at(-1)?.isBreak) {
      this.runs.pop();
      this.end();
    } else {
      this.runs.push({ isBreak: true });
    }
  }

  inline(node, name, marks) {
    if (/mso-list:\s*ignore/i.test(node.getAttribute("style") ?? "")) {
      return;
    }
    const spaces = node.classList.contains("Apple-converted-space") || styleOf(node, "mso-spacerun") === "yes";
    if (spaces) {
      this.say(" ", marks);
      return;
    }
    this.walk(node, marksOf(node, name, marks));
  }

  block(node, name, marks) {
    const level = headingLevel(node, name);
    const item = wordItem(node);
    if (item) {
      const inside = new Blocks().of(node, marks);
      this.found.push({ word: item, runs: inside.flatMap((block) => block.runs ?? []) });
    } else if (level) {
      this.walk(node, { ...marks, heading: true });
      this.end(level);
    } else if (name === "ul" || name === "ol") {
      this.list(node, name === "ol", marks);
    } else if (name === "table") {
      this.table(node, marks);
    } else if (name === "blockquote" && !/^(gmail_quote)/.test(node.className)) {
      const quoted = new Blocks().of(node, marks);
      if (quoted.length) {
        this.found.push({ quoted });
      }
    } else if (name === "hr") {
      this.found.push({ rule: true });
    } else if (name === "pre") {
      this.found.push({ source: `\`\`\`\n${node.textContent.replace(/\n$/, "")}\n\`\`\`` });
    } else {
      this.walk(node, marksOf(node, name, marks));
    }
  }

  list(node, ordered, marks) {
    const items = [];
    for (const child of node.children) {
      if (child.localName === "li") {
        const blocks = new Blocks().of(child, marksOf(child, "li", marks));
        const level = Number(child.getAttribute("data-aria-level") ?? child.getAttribute("aria-level") ?? 0);
        items.push({ blocks, level });
      } else if (items.length) {
        // A list in a list stands in none of its items with Google Docs and old web pages.
        items.at(-1).blocks.push(...new Blocks().of(wrapped(child), marks));
      }
    }
    if (items.length) {
      this.found.push({ items, ordered, start: Number(node.getAttribute("start") ?? 1) });
    }
  }

  table(node, marks) {
    const rows = [...node.querySelectorAll("tr")].filter((row) => row.closest("table") === node);
    const cells = rows.map((row) => [...row.children].filter((cell) => /^t[dh]$/.test(cell.localName)));
    const width = Math.max(0, ...cells.map((row) => row.reduce((sum, cell) => sum + cell.colSpan, 0)));
    // Mails and old pages are laid out with tables.
    const laidOut = width < 2 || rows.length < 2 || node.getAttribute("role") === "presentation" || node.querySelector("table") !== null;
    if (laidOut) {
      cells.flat().forEach((cell) => {
        this.walk(cell, marks);
        this.end();
      });
      return;
    }
    this.found.push({
      rows: cells.map((row) => {
        const read = row.flatMap((cell) => [
          cellRuns(new Blocks().of(cell, marksOf(cell, "td", marks))),
          ...Array.from({ length: cell.colSpan - 1 }, () => []),
        ]);
        return [...read, ...Array.from({ length: width - read.length }, () => [])];
      }),
    });
  }
}

function wrapped(node) {
  const around = node.ownerDocument.createElement("div");
  around.append(node.cloneNode(true));
  return around;
}

function cellRuns(blocks) {
  const runs = [];
  const add = (block) => {
    for (const part of block.items?.flatMap((item) => item.blocks) ?? block.quoted ?? [block]) {
      if (part !== block) {
        add(part);
      } else if (part.runs) {
        runs.push(...(runs.length ? [{ isBreak: true }] : []), ...part.runs);
      }
    }
  };
  blocks.forEach(add);
  return runs;
}

function headingLevel(node, name) {
  if (/^h[1-6]$/.test(name)) {
    return Number(name[1]);
  }
  if (/\bMsoTitle\b/.test(node.className)) {
    return 1;
  }
  return node.getAttribute("role") === "heading" ? Number(node.getAttribute("aria-level") ?? 2) : 0;
}

// Word writes the items of a list as paragraphs: `mso-list: l0 level2 lfo1`, with the bullet in a span of its own.
function wordItem(node) {
  const list = /\bl(\d+)\s+level(\d+)/i.exec(styleOf(node, "mso-list") ?? "");
  if (!list) {
    return null;
  }
  const bullet = [...node.querySelectorAll("span")].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute("style") ?? ""));
  const sign = bullet?.textContent.replace(/[\s\u00a0]+/g, "") ?? "";
  return { list: list[1], level: Number(list[2]), ordered: /^\(?([0-9]+|[a-z]{1,4})[.)]/i.test(sign), number: Number.parseInt(sign, 10) || 1 };
}

function marksOf(node, name, before) {
  const marks = { ...before };
  const weight = styleOf(node, "font-weight") ?? (/\bbold\b/.test(styleOf(node, "font") ?? "") ? "bold" : null);
  const slant = styleOf(node, "font-style");
  const line = `${styleOf(node, "text-decoration") ?? ""} ${styleOf(node, "text-decoration-line") ?? ""}`;
  if (name === "b" || name === "strong") {
    marks.strong = true;
  }
  if (name === "i" || name === "em" || name === "cite") {
    marks.em = true;
  }
  if (name === "s" || name === "del" || name === "strike" || /line-through/.test(line)) {
    marks.strike = true;
  }
  if (weight) {
    marks.strong = /^(bold|bolder|[6-9]00)$/.test(weight);
  }
  if (slant) {
    marks.em = slant === "italic" || slant === "oblique";
  }
  if (name === "a" && node.hasAttribute("href")) {
    marks.href = address(node.getAttribute("href"));
  }
  return marks;
}

// Where a link really leads: not by way of who counts clicks, nor with what tells where the reader came from.
export function address(href) {
  let found = safeAddress(href);
  for (let i = 0; found && i < 3; i++) {
    const real = unwrapped(found);
    if (!real) {
      break;
    }
    found = safeAddress(real);
  }
  // What is named from a page that isn’t here leads nowhere.
  if (!found || !/^[a-z]+:/i.test(found)) {
    return null;
  }
  try {
    const url = new URL(found);
    const junk = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
    if (!junk.length) {
      return found;
    }
    junk.forEach((name) => url.searchParams.delete(name));
    return url.href;
  } catch {
    return found;
  }
}

function unwrapped(href) {
  try {
    const url = new URL(href);
    if (/(^|\.)safelinks\.protection\.outlook\.com$/.test(url.hostname)) {
      return url.searchParams.get("url");
    }
    if (/^(www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname === "/url") {
      return url.searchParams.get("q") ?? url.searchParams.get("url");
    }
    return /^l\.facebook\.com$/.test(url.hostname) ? url.searchParams.get("u") : null;
  } catch {
    return null;
  }
}

// Without breaks and blanks at the ends, with one blank where there were more; a hard one stays where it holds two words together.
function tidy(runs) {
  const made = runs.map((run) => (run.isBreak ? run : { ...run }));
  const edge = (run) => run === undefined || run.isBreak;
  made.forEach((run, i) => {
    if (run.isBreak || run.marks.source) {
      return;
    }
    const before = edge(made[i - 1]) ? " " : made[i - 1].text.at(-1);
    run.text = run.text.replace(/[ \u00a0]{2,}/g, " ").replace(/(^|[^\s])\u00a0(?=$)/g, "$1\u00a0");
    if (before === " " && /^[ \u00a0]/.test(run.text)) {
      run.text = run.text.replace(/^[ \u00a0]+/, "");
    }
    if (edge(made[i + 1])) {
      run.text = run.text.replace(/[ \u00a0]+$/, "");
    }
  });
  const kept = made.filter((run) => run.isBreak || run.text);
  while (kept.length && (kept[0].isBreak || !kept[0].text.trim())) {
    kept.shift();
  }
  while (kept.length && (kept.at(-1).isBreak || !kept.at(-1).text.trim())) {
    kept.pop();
  }
  if (kept.length) {
    kept[0].text = kept[0].text.replace(/^[ \u00a0]+/, "");
    kept.at(-1).text = kept.at(-1).text.replace(/[ \u00a0]+$/, "");
  }
  return kept;
}

// Items that stand apart but belong to one list.
function joined(blocks) {
  const made = [];
  for (const block of blocks) {
    const last = made.at(-1);
    if (block.word) {
      const goesOn = last?.words && (block.word.level > last.words.level || (block.word.list === last.words.list && block.word.ordered === last.ordered));
      if (goesOn) {
        place(last, block);
      } else {
        const fresh = { items: [], ordered: block.word.ordered, start: block.word.ordered ? block.word.number : 1, words: block.word };
        made.push(fresh);
        place(fresh, block);
      }
    } else if (block.items?.some((item) => item.level > 0)) {
      leveled(made, block);
    } else {
      made.push(block);
    }
  }
  return made;
}

// Puts an item of Word’s below those of a lower level.
function place(tree, block) {
  let list = tree;
  for (let level = tree.words.level; level < block.word.level && list.items.length; level++) {
    const { blocks } = list.items.at(-1);
    if (blocks.at(-1)?.ordered !== block.word.ordered) {
      blocks.push({ items: [], ordered: block.word.ordered, start: 1 });
    }
    list = blocks.at(-1);
  }
  list.items.push({ blocks: [{ runs: block.runs }], level: 0 });
}

// Word on the web writes each item as a list of its own, and its level beside it.
function leveled(made, block) {
  for (const item of block.items) {
    let lists = made;
    for (let level = 1; level < item.level; level++) {
      const last = lists.at(-1);
      if (!last?.items?.length) {
        break;
      }
      lists = last.items.at(-1).blocks;
    }
    const last = lists.at(-1);
    if (last?.items && last.ordered === block.ordered) {
      last.items.push({ blocks: item.blocks, level: 0 });
    } else {
      lists.push({ items: [{ blocks: item.blocks, level: 0 }], ordered: block.ordered, start: block.start });
    }
  }
}

function append(parent, blocks, levels) {
  const page = parent.ownerDocument;
  const add = (name, to = parent) => to.appendChild(page.createElement(name));
  for (const block of blocks) {
    if (block.level) {
      // The highest heading of what is pasted becomes a heading of the text.
      appendRuns(add(`h${Math.min(3, 2 + levels.indexOf(block.level))}`), block.runs, true);
    } else if (block.runs) {
      appendRuns(add("p"), block.runs);
    } else if (block.items) {
      const list = add(block.ordered ? "ol" : "ul");
      if (block.ordered && block.start > 1) {
        list.setAttribute("start", block.start);
      }
      for (const item of block.items) {
        append(add("li", list), flat(item.blocks), levels);
      }
    } else if (block.rows) {
      const table = add("table");
      block.rows.forEach((row, r) => {
        const line = add("tr", table);
        // The names of the columns are bold by themselves.
        row.forEach((runs) => appendRuns(add(r === 0 ? "th" : "td", line), r === 0 ? runs.map(unbold) : runs));
      });
    } else if (block.quoted) {
      const quote = add("blockquote");
      append(quote, flat(block.quoted), levels);
    } else if (block.rule) {
      add("hr");
    } else if (block.source !== undefined) {
      add("pre").textContent = block.source;
    }
  }
}

function unbold(run) {
  return run.isBreak ? run : { ...run, marks: { ...run.marks, strong: false } };
}

// Items and quotes hold paragraphs and lists alone.
function flat(blocks) {
  return blocks.flatMap((block) =>
    block.level ? [{ runs: block.runs }] : block.rows ? block.rows.flat().filter((runs) => runs.length).map((runs) => ({ runs })) : block.quoted ? flat(block.quoted) : block.runs || block.items ? [block] : [],
  );
}

function appendRuns(parent, runs, plain = false) {
  const page = parent.ownerDocument;
  for (const run of runs) {
    if (run.isBreak) {
      parent.append(plain ? " " : page.createElement("br"));
      continue;
    }
    let node = page.createTextNode(run.text);
    const around = (name) => {
      const outer = page.createElement(name);
      outer.append(node);
      node = outer;
      return outer;
    };
    if (run.marks.strike) {
      around("s");
    }
    if (run.marks.em) {
      around("em");
    }
    if (run.marks.strong && !plain) {
      around("strong");
    }
    if (run.marks.href) {
      around("a").setAttribute("href", run.marks.href);
    }
    parent.append(node);
  }
}
