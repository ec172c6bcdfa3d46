// Writes what the editor shows as CommonMark. A block on the top that nobody has changed is written as it stood in the source, to
// the byte; the others in one plain way, with no more signs escaped than the reader needs.
import { schema } from "editor/schema.js";
import { addressEnd, readInline } from "editor/inline.js";
import { readBlocks, SAID, SENTENCE } from "editor/read.js";

const SIGNS = /[\\`*_[\]<>&~#|!=+.)-]|^\s|\s$|\d/;
const BLANK = /[\s\u00a0]/;
const WORD = /[\p{L}\p{N}]/u;
const SIGNED = { strong: "**", em: "*", strike: "~~" };

export class Writer {
  // The blocks are those of `read`.
  constructor(source, blocks) {
    this.source = source;
    this.blocks = blocks;
    this.places = new WeakMap(blocks.map((block, i) => [block.node, i]));
    this.alike = new Map();
    blocks.forEach((block, i) => {
      const key = likeness(block.node);
      this.alike.set(key, [...(this.alike.get(key) ?? []), i]);
    });
    this.written = new WeakMap();
  }

  write(doc) {
    const { source, blocks } = this;
    let text = "";
    let before = null;
    let beforeNode = null;
    let any = false;
    doc.forEach((node) => {
      const place = this.place(node, before);
      const part = place === null ? this.block(node, beforeNode, text) : this.apart(node, source.slice(blocks[place].from, blocks[place].to), beforeNode, text, place, before);
      if (part === "") {
        return;
      }
      if (!any) {
        text = place === 0 ? source.slice(0, blocks[0].from) : "";
      } else if (place !== null && before !== null && place === before + 1) {
        text += source.slice(blocks[before].to, blocks[place].from);
      } else {
        text += "\n\n";
      }
      any = true;
      text += part;
      before = place;
      beforeNode = node;
    });
    if (!any) {
      return source.trim() === "" ? source : "";
    }
    const end = source.slice(blocks.at(-1)?.to ?? source.length);
    return text + (before !== null && before === blocks.length - 1 ? end : source.endsWith("\n") ? "\n" : "");
  }

  // Which block of the source this is, or null: the very same, or one that was changed back to what it was.
  place(node, before) {
    const own = this.places.get(node);
    if (own !== undefined) {
      return own;
    }
    const alike = (this.alike.get(likeness(node)) ?? []).filter((i) => this.blocks[i].node.eq(node));
    const found = alike.find((i) => before !== null && i > before) ?? alike[0] ?? null;
    this.places.set(node, found);
    return found;
  }

  // Two lists after one another have different signs, or they would be one.
  apart(node, part, beforeNode, text, place, before) {
    if (beforeNode?.type !== node.type || !isList(node) || (before !== null && place === before + 1)) {
      return part;
    }
    return sign(part) === lastSign(text, beforeNode) ? this.block(node, beforeNode, text) : part;
  }

  block(node, beforeNode, text) {
    if (isList(node) && beforeNode?.type === node.type) {
      return list(node, lastSign(text, beforeNode) === usual(node));
    }
    let part = this.written.get(node);
    if (part === undefined) {
      part = block(node);
      this.written.set(node, part);
    }
    return part;
  }
}

function likeness(node) {
  return `${node.type.name} ${node.nodeSize} ${node.textContent.slice(0, 40)}`;
}

function isList(node) {
  return node.type === schema.nodes.bullet_list || node.type === schema.nodes.ordered_list;
}

function sign(part) {
  return /^\s*(?:\d+)?([-*+.)])/.exec(part)?.[1];
}

// The sign of the list that the text ends with.
function lastSign(text, node) {
  const lines = text.split("\n");
  const pattern = node.type === schema.nodes.ordered_list ? /^ {0,3}\d+([.)])\s/ : /^ {0,3}([-*+])\s/;
  for (let i = lines.length - 1; i >= 0; i--) {
    const found = pattern.exec(lines[i]);
    if (found) {
      return found[1];
    }
  }
  return null;
}

export function block(node) {
  switch (node.type.name) {
    case "paragraph":
      return textBlock(node);
    case "heading":
      return `${"#".repeat(node.attrs.level)} ${line(node)}`.trimEnd();
    case "bullet_list":
    case "ordered_list":
      return list(node, false);
    case "quote":
      return quote(node);
    case "picture":
      return picture(node);
    case "table":
      return table(node);
    case "rule":
      return "---";
    default:
      return node.textContent;
  }
}

// A paragraph that reads back as what it is: with as few signs escaped as do.
function textBlock(node) {
  const plain = inline(node.content, 0);
  if (!SIGNS.test(plain)) {
    return plain;
  }
  const wanted = trimmed(node);
  let written = plain;
  for (let care = 0; care < 4; care++) {
    written = starts(inline(node.content, care), care);
    const read = readBlocks(written.split("\n"));
    if (read.length === 1 && read[0].node.type === schema.nodes.paragraph && same(read[0].node, wanted)) {
      break;
    }
  }
  return written;
}

// The signs that would make a line begin something else.
function starts(text, care) {
  if (care === 0) {
    return text;
  }
  return text
    .split("\n")
    .map((line) =>
      line
        .replace(/^(\s{0,3})(#{1,6}(?=\s|$)|#{2,6}|>|[-+*](?=\s|$)|=+\s*$|-+\s*$|```|~~~|\|)/, "$1\\$2")
        .replace(/^(\s{0,3}\d{1,9})([.)])(?=\s|$)/, "$1\\$2"),
    )
    .join("\n");
}

function line(node) {
  let written = "";
  for (let care = 0; care < 4; care++) {
    written = inline(node.content, care).replace(/\\?\n/g, " ").trim();
    try {
      if (same(node.type.create(null, readInline(written)), trimmed(node))) {
        break;
      }
    } catch {
      // Something in it has no shape; with more signs escaped it has.
    }
  }
  return written;
}

function same(a, b) {
  return a.content.eq(b.content) || JSON.stringify(a.content.toJSON()) === JSON.stringify(b.content.toJSON());
}

// Without blanks and breaks at its ends, which Markdown doesn't have.
function trimmed(node) {
  const children = [];
  node.forEach((child) => children.push(child));
  const trim = (at, pattern) => {
    while (children.length) {
      const child = children.at(at);
      const text = child.isText ? child.text.replace(pattern, "") : "";
      if (text) {
        children[at < 0 ? children.length - 1 : 0] = text === child.text ? child : child.type.schema.text(text, child.marks);
        return;
      }
      children.splice(at < 0 ? children.length - 1 : 0, 1);
    }
  };
  trim(0, /^[ \t\n]+/);
  trim(-1, /[ \t\n]+$/);
  return node.type.create(null, children);
}

function inline(content, care, cell = false) {
  const items = [];
  content.forEach((node) => items.push(node));
  return group(items, [], { care, cell }).replace(/^[ \t\n]+/, "").replace(/(?:[ \t\n]|\\\n)+$/, "");
}

// Marks open with the one that reaches furthest.
function group(items, open, how) {
  let text = "";
  for (let at = 0; at < items.length; ) {
    const marks = items[at].marks.filter((mark) => !mark.isInSet(open));
    if (!marks.length) {
      text += leaf(items[at], how, text, items[at + 1]);
      at++;
      continue;
    }
    let widest = null;
    let end = at;
    for (const mark of marks) {
      let reach = at + 1;
      while (reach < items.length && mark.isInSet(items[reach].marks)) {
        reach++;
      }
      if (reach > end) {
        widest = mark;
        end = reach;
      }
    }
    text += marked(widest, items.slice(at, end), [...open, widest], how);
    at = end;
  }
  return text;
}

function marked(mark, items, open, how) {
  if (mark.type.name === "code") {
    return codeSpan(items.map((item) => item.text ?? " ").join(""), how);
  }
  const inside = group(items, open, how);
  if (mark.type.name === "link") {
    return link(mark, items, inside);
  }
  const blanks = /^((?:\s|\\\n)*)([\s\S]*?)((?:\s|\\\n)*)$/.exec(inside);
  if (!blanks[2]) {
    return inside;
  }
  const signs = mark.type.name === "em" && how.care === 2 ? "_" : SIGNED[mark.type.name];
  return blanks[1] + signs + blanks[2] + signs + blanks[3];
}

function link(mark, items, inside) {
  const { href, title } = mark.attrs;
  const words = items.map((item) => item.text ?? "").join("");
  if (!title && (href === words || href === `mailto:${words}`) && /^(https?:\/\/|mailto:|[^\s@]+@)[^\s<>]*$/.test(words)) {
    return `<${words}>`;
  }
  const address = /[\s<>]/.test(href) || unbalanced(href) ? `<${href.replace(/[<>]/g, "\\$&")}>` : href.replace(/\\/g, "\\\\");
  return `[${inside}](${address}${title ? ` "${title.replace(/["\\]/g, "\\$&")}"` : ""})`;
}

function unbalanced(href) {
  let depth = 0;
  for (const c of href) {
    depth += c === "(" ? 1 : c === ")" ? -1 : 0;
    if (depth < 0) {
      return true;
    }
  }
  return depth > 0;
}

function codeSpan(text, how) {
  const runs = text.match(/`+/g) ?? [];
  let ticks = "`";
  while (runs.includes(ticks)) {
    ticks += "`";
  }
  const pad = /^`|`$|^ .* $/.test(text) ? " " : "";
  const inside = how.cell ? text.replace(/\|/g, "\\|") : text;
  return ticks + pad + inside + pad + ticks;
}

function leaf(node, how, before, next) {
  if (node.type.name === "hard_break") {
    return how.cell ? "<br>" : "\\\n";
  }
  if (node.type.name === "soft_break") {
    return how.cell ? " " : "\n";
  }
  const after = next?.isText && !next.marks.length ? next.text[0] : next ? "x" : " ";
  return escaped(node.text, before.at(-1) ?? " ", after, how);
}

function escaped(text, before, after, how) {
  let said = "";
  for (let at = 0; at < text.length; ) {
    const end = addressEnd(text, at);
    if (end > at) {
      said += how.cell ? text.slice(at, end).replace(/\|/g, "\\|") : text.slice(at, end);
      at = end;
    } else {
      said += written(text, at, before, after, how);
      at++;
    }
  }
  return said;
}

// One sign of a text. With care 0 to 2 only what would otherwise mean something is escaped, with 3 all that could.
function written(text, at, before, after, how) {
  const c = text[at];
  const last = at > 0 ? text[at - 1] : before;
  const next = at + 1 < text.length ? text[at + 1] : after;
  const escape = () => {
    switch (c) {
      case "\\":
        return /[!-/:-@[-`{-~\n]/.test(next);
      case "`":
        return true;
      case "~":
        return next === "~" || last === "~";
      case "<":
        return /[A-Za-z/!?]/.test(next);
      case "&":
        return /^&(?:#\w+|\w+);/.test(text.slice(at));
      case "*":
        return !(BLANK.test(last) && BLANK.test(next)) && !(WORD.test(last) && WORD.test(next) && /\d/.test(last + next));
      case "_":
        return !(WORD.test(last) && WORD.test(next)) && !(BLANK.test(last) && BLANK.test(next)) && last !== "_" && next !== "_";
      case "[":
        return /^\[[^\]]*\][([:]/.test(text.slice(at)) || how.care === 3;
      case "]":
        return how.care === 3;
      case "|":
        return how.cell;
      default:
        return false;
    }
  };
  return (how.care === 3 && /[*_~[\]<>&]/.test(c)) || escape() ? `\\${c}` : c;
}

function usual(node) {
  if (node.attrs.sign) {
    return node.attrs.sign;
  }
  if (node.type === schema.nodes.ordered_list) {
    return ".";
  }
  // A hyphen before a single sentence, or where somebody speaks, is read as speech.
  let spoken = node.childCount === 1 && node.firstChild.childCount === 1 && SENTENCE.test(node.textContent.trim());
  node.forEach((item) => (spoken ||= SAID.test(item.textContent)));
  return spoken ? "*" : "-";
}

function list(node, other) {
  const ordered = node.type === schema.nodes.ordered_list;
  const own = usual(node);
  const mark = !other ? own : ordered ? (own === "." ? ")" : ".") : own === "*" ? "+" : "*";
  let loose = !node.attrs.tight;
  node.forEach((item) => {
    item.forEach((child, _, i) => (loose ||= i > 0 && child.type === schema.nodes.paragraph));
  });
  const items = [];
  node.forEach((item, _, i) => {
    const lead = ordered ? `${node.attrs.start + i}${mark} ` : `${mark} `;
    const parts = [];
    let before = null;
    item.forEach((child) => {
      const part = isList(child) && before?.type === child.type ? list(child, lastSign(parts.join("\n"), before) === usual(child)) : block(child);
      if (part || child.type === schema.nodes.paragraph) {
        parts.push(part);
        before = child;
      }
    });
    const text = parts.join(loose ? "\n\n" : "\n");
    items.push(lead.trimEnd() + (text ? ` ${indented(text, lead.length)}` : ""));
  });
  return items.join(loose ? "\n\n" : "\n");
}

function indented(text, by) {
  return text.replace(/\n(?!\n|$)/g, `\n${" ".repeat(by)}`);
}

function quote(node) {
  const parts = [];
  let source = "";
  let last = null;
  node.forEach((child) => {
    if (child.type === schema.nodes.quote_source) {
      source = child.textContent.trim();
    } else {
      const part = block(child);
      if (part) {
        parts.push(part);
        last = child;
      }
    }
  });
  if (!parts.length) {
    return source;
  }
  const text = parts.join("\n\n") + (source ? (last.type === schema.nodes.paragraph ? "\n" : "\n\n") + `— ${source}` : "");
  return text.replace(/^(?=.)/gm, "> ").replace(/^$/gm, ">");
}

function picture(node) {
  const { file, alt, caption } = node.attrs;
  if (!file) {
    return "";
  }
  const address = /[\s<>()]/.test(file) ? `<${file}>` : file;
  const words = alt.replace(/[\\[\]*_`<]/g, "\\$&");
  return `![${words}](${address}${caption ? ` "${caption.replace(/["\\]/g, "\\$&")}"` : ""})`;
}

function table(node) {
  const rows = [];
  node.forEach((row) => {
    const cells = [];
    row.forEach((cell) => cells.push(cellText(cell)));
    rows.push(`| ${cells.join(" | ")} |`);
  });
  const marks = [];
  node.firstChild.forEach((cell) => marks.push({ left: ":---", center: ":---:", right: "---:" }[cell.attrs.align] ?? "---"));
  rows.splice(1, 0, `| ${marks.join(" | ")} |`);
  return rows.join("\n");
}

function cellText(cell) {
  let written = "";
  for (let care = 0; care < 4; care++) {
    written = inline(cell.content, care, true);
    try {
      if (same(cell.type.create(null, readInline(written.replace(/\\\|/g, "|"))), trimmed(cell))) {
        break;
      }
    } catch {
      // As in a heading.
    }
  }
  return written;
}
