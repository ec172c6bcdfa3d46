// Reads the marks within a paragraph, as the program reads them when it sets a text (WrittenMarks in `editions.render`).
import { schema } from "editor/schema.js";

// Thrown where a paragraph has something that the editor has no shape for; it is then kept as it is written.
export class NoShape extends Error {}

export const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"\\]{1,2000}/y;
const AFTER_ADDRESS = "*_~.,;:!?)]";
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const MARK = /[\p{P}\p{S}]/u;
const WORD = /[\p{L}\p{N}]/u;
const DIGIT = /\p{Nd}/u;
const BLANK = /[\s\u00a0]/;
const ENTITY = /&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});/iy;
const ANGLE = /<(https?:\/\/[^\s<>]*|mailto:[^\s<>]*|tel:[^\s<>]*|www\.[^\s<>]+|[^\s<>@:/"]{1,64}@[^\s<>"]{1,500})>/y;
const BREAK = /<br\s*\/?>/iy;
const ENTRY = /^(?:\d{1,9}[.)](?:\s|$)|[–—•·*+-]\s|\(?(?:\p{L}|[ivx]{1,4}|\d{1,2})\) ?\S|§|(?:kl\.? ?)?\d{1,2}[.:]\d{2}|\*\*)/u;

// Where a bare address that begins here ends, or -1. Marks within it are parts of it.
export function addressEnd(text, at) {
  ADDRESS.lastIndex = at;
  const found = (at === 0 || !/[\w\\]/.test(text[at - 1])) && ADDRESS.exec(text);
  if (!found) {
    return -1;
  }
  let end = at + found[0].length;
  while (end > at && AFTER_ADDRESS.includes(text[end - 1])) {
    end--;
  }
  return end;
}

// The nodes of a text between two ends of a paragraph. `labels` are those that a link may refer to.
export function readInline(text, labels = new Set()) {
  const picture = [];
  const items = new Reader(text, labels, picture).read();
  if (picture.length) {
    throw new NoShape();
  }
  return nodes(items, []);
}

// The picture that a paragraph consists of, or null.
export function readPicture(text) {
  if (!text.startsWith("![")) {
    return null;
  }
  const pictures = [];
  const items = new Reader(text, new Set(), pictures).read();
  return pictures.length === 1 && items.length === 1 && items[0].picture ? pictures[0] : null;
}

function nodes(items, marks) {
  const made = [];
  for (const item of items) {
    if (item.mark) {
      const mark = schema.marks[item.mark].create(item.attrs);
      made.push(...nodes(item.items, mark.addToSet(marks)));
    } else if (item.node) {
      made.push(item.node.mark(marks));
    } else {
      const words = item.sign ? item.sign.repeat(item.left) : item.text;
      if (words) {
        made.push(schema.text(words, marks));
      }
    }
  }
  return made;
}

class Reader {
  constructor(text, labels, pictures) {
    this.text = text;
    this.labels = labels;
    this.pictures = pictures;
    this.items = [];
    this.brackets = [];
    this.at = 0;
  }

  read() {
    const { text } = this;
    while (this.at < text.length) {
      const c = text[this.at];
      if (c === "\\") {
        this.escaped();
      } else if (c === "`") {
        this.code();
      } else if (c === "*" || c === "_" || c === "~") {
        this.run(c);
      } else if (c === "!" && text[this.at + 1] === "[") {
        this.open(true);
      } else if (c === "[") {
        this.open(false);
      } else if (c === "]") {
        this.close();
      } else if (c === "<") {
        this.angle();
      } else if (c === "&") {
        this.entity();
      } else if (c === "\n") {
        this.lineEnd();
      } else if ((c === "h" || c === "w") && addressEnd(text, this.at) > 0) {
        const end = addressEnd(text, this.at);
        this.say(text.slice(this.at, end));
        this.at = end;
      } else {
        this.say(c);
        this.at++;
      }
    }
    return emphasised(this.items);
  }

  say(words) {
    const last = this.items.at(-1);
    if (last?.text !== undefined) {
      last.text += words;
    } else {
      this.items.push({ text: words });
    }
  }

  escaped() {
    const next = this.text[this.at + 1];
    if (next === "\n") {
      this.items.push({ node: schema.nodes.hard_break.create() });
      this.at += 2;
      this.skipBlanks();
    } else if (next && ESCAPABLE.test(next)) {
      this.say(next);
      this.at += 2;
    } else {
      this.say("\\");
      this.at++;
    }
  }

  code() {
    const ticks = /`+/y;
    ticks.lastIndex = this.at;
    const fence = ticks.exec(this.text)[0];
    let end = this.at + fence.length;
    for (;;) {
      end = this.text.indexOf(fence, end);
      if (end < 0) {
        this.say(fence);
        this.at += fence.length;
        return;
      }
      ticks.lastIndex = end;
      const run = ticks.exec(this.text)[0].length;
      if (run === fence.length) {
        break;
      }
      end += run;
    }
    let inside = this.text.slice(this.at + fence.length, end).replace(/\n/g, " ");
    if (/^ .* $/.test(inside) && inside.trim()) {
      inside = inside.slice(1, -1);
    }
    this.items.push({ mark: "code", items: [{ text: inside }] });
    this.at = end + fence.length;
  }

  run(sign) {
    const { text, at } = this;
    let end = at;
    while (text[end] === sign) {
      end++;
    }
    const length = end - at;
    const before = at === 0 ? " " : signBefore(text, at);
    const after = end >= text.length ? " " : String.fromCodePoint(text.codePointAt(end));
    this.at = end;
    const sum = sign === "*" && length === 1 && WORD.test(before) && WORD.test(after) && (DIGIT.test(before) || DIGIT.test(after));
    if (sum || (sign === "~" ? length !== 2 : length > 3)) {
      this.say(text.slice(at, end));
      return;
    }
    const left = !BLANK.test(after) && (!MARK.test(after) || BLANK.test(before) || MARK.test(before));
    const right = !BLANK.test(before) && (!MARK.test(before) || BLANK.test(after) || MARK.test(after));
    this.items.push({
      sign,
      left: length,
      length,
      opens: sign === "_" ? left && (!right || MARK.test(before)) : left,
      closes: sign === "_" ? right && (!left || MARK.test(after)) : right,
    });
  }

  open(isPicture) {
    this.brackets.push({ index: this.items.length, isPicture, at: this.at, live: true });
    this.items.push({ text: isPicture ? "![" : "[" });
    this.items.push({ text: "" });
    this.at += isPicture ? 2 : 1;
  }

  close() {
    const bracket = this.brackets.pop();
    if (!bracket?.live) {
      this.say("]");
      this.at++;
      return;
    }
    const label = this.text.slice(bracket.at + (bracket.isPicture ? 2 : 1), this.at);
    const target = this.target(this.at + 1);
    if (!target) {
      const refers = /\[([^\]^]*)\]/y;
      refers.lastIndex = this.at + 1;
      const found = refers.exec(this.text);
      if (this.labels.has(found?.[1] || label)) {
        throw new NoShape();
      }
      this.say("]");
      this.at++;
      return;
    }
    const inside = emphasised(this.items.splice(bracket.index).slice(1));
    this.at = target.end;
    if (bracket.isPicture) {
      const alt = nodes(inside, []).map((node) => (node.isText ? node.text : node.type.spec.leafText?.() ?? "")).join("");
      const picture = { file: target.address, alt, caption: target.title ?? "" };
      this.pictures.push(picture);
      this.items.push({ picture });
    } else {
      this.items.push({ mark: "link", attrs: { href: target.address, title: target.title }, items: inside });
      this.brackets.forEach((other) => (other.live = other.isPicture));
    }
  }

  // What stands in the brackets behind the words of a link.
  target(from) {
    const { text } = this;
    if (text[from] !== "(") {
      return null;
    }
    const blanks = /\s*/y;
    const skip = (at) => {
      blanks.lastIndex = at;
      return at + blanks.exec(text)[0].length;
    };
    let at = skip(from + 1);
    let address = "";
    if (text[at] === "<") {
      const end = text.indexOf(">", at);
      if (end < 0 || text.slice(at, end).includes("\n")) {
        return null;
      }
      address = text.slice(at + 1, end);
      at = end + 1;
    } else {
      let depth = 0;
      const start = at;
      for (; at < text.length && !/[\s]/.test(text[at]); at++) {
        if (text[at] === "\\" && ESCAPABLE.test(text[at + 1] ?? "")) {
          at++;
        } else if (text[at] === "(") {
          depth++;
        } else if (text[at] === ")" && --depth < 0) {
          break;
        }
      }
      address = text.slice(start, at);
    }
    const end = skip(at);
    let title = null;
    at = end;
    const quote = text[at];
    if (quote === '"' || quote === "'" || quote === "(") {
      const last = quote === "(" ? ")" : quote;
      let close = at + 1;
      while (close < text.length && text[close] !== last) {
        close += text[close] === "\\" ? 2 : 1;
      }
      if (text[close] !== last) {
        return null;
      }
      title = unescaped(text.slice(at + 1, close)).replace(/\n/g, " ");
      at = skip(close + 1);
    }
    return text[at] === ")" ? { address: unescaped(address), title, end: at + 1 } : null;
  }

  angle() {
    for (const pattern of [ANGLE, BREAK]) {
      pattern.lastIndex = this.at;
    }
    const address = ANGLE.exec(this.text);
    const line = BREAK.exec(this.text);
    if (address) {
      const words = address[1];
      const href = /^(https?|mailto|tel):/.test(words) ? words : words.includes("@") ? `mailto:${words}` : words;
      this.items.push({ mark: "link", attrs: { href, title: null }, items: [{ text: words }] });
      this.at += address[0].length;
    } else if (line) {
      this.items.push({ node: schema.nodes.hard_break.create() });
      this.at += line[0].length;
    } else if (/[A-Za-z/!?]/.test(this.text[this.at + 1] ?? "")) {
      throw new NoShape();
    } else {
      this.say("<");
      this.at++;
    }
  }

  entity() {
    ENTITY.lastIndex = this.at;
    const found = ENTITY.exec(this.text)?.[0];
    this.say(found ? decoded(found) : "&");
    this.at += found?.length ?? 1;
  }

  lineEnd() {
    const last = this.items.at(-1);
    const blanks = last?.text === undefined ? 0 : last.text.length - last.text.replace(/[ \t]+$/, "").length;
    if (blanks) {
      last.text = last.text.slice(0, -blanks);
    }
    const before = this.text.slice(this.text.lastIndexOf("\n", this.at - 1) + 1, this.at).trim();
    this.at++;
    this.skipBlanks();
    const after = this.text.slice(this.at).split("\n", 1)[0];
    this.items.push({
      node:
        blanks >= 2
          ? schema.nodes.hard_break.create()
          : schema.nodes.soft_break.create({ shown: ENTRY.test(before) && ENTRY.test(after) }),
    });
  }

  skipBlanks() {
    while (this.text[this.at] === " " || this.text[this.at] === "\t") {
      this.at++;
    }
  }
}

function signBefore(text, at) {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(at - 2, at) : text[at - 1];
}

// Stars, underscores and tildes that belong together, by CommonMark’s rules for them; pairs of two stars do where
// CommonMark would not have them (`**Pris:**250`).
function emphasised(items) {
  const doubles = items.filter((item) => item.sign === "*" && item.length === 2);
  if (doubles.length % 2 === 0) {
    for (let i = 0; i < doubles.length; i += 2) {
      const [open, close] = [doubles[i], doubles[i + 1]];
      const between = items.indexOf(close) - items.indexOf(open) > 1;
      if (between && !(open.opens && close.closes)) {
        Object.assign(open, { opens: true, closes: false });
        Object.assign(close, { opens: false, closes: true });
      }
    }
  }
  for (let c = 0; c < items.length; c++) {
    const close = items[c];
    if (!close.sign || !close.closes || close.left === 0) {
      continue;
    }
    let o = c - 1;
    while (o >= 0 && !belong(items[o], close)) {
      o--;
    }
    if (o < 0) {
      continue;
    }
    const open = items[o];
    const used = close.sign === "~" || (open.left >= 2 && close.left >= 2) ? 2 : 1;
    const mark = close.sign === "~" ? "strike" : used === 2 ? "strong" : "em";
    open.left -= used;
    close.left -= used;
    items.splice(o + 1, c - o - 1, { mark, items: items.slice(o + 1, c) });
    c = o + 1;
  }
  return items;
}

function belong(open, close) {
  if (open.sign !== close.sign || !open.opens || open.left === 0) {
    return false;
  }
  const sum = open.length + close.length;
  return !((open.closes || close.opens) && sum % 3 === 0 && !(open.length % 3 === 0 && close.length % 3 === 0));
}

function unescaped(text) {
  return text
    .replace(/\\([!-/:-@[-`{-~])|(&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});)/gi, (all, sign, entity) => sign ?? decoded(entity));
}

const decoder = document.createElement("textarea");

function decoded(entity) {
  decoder.innerHTML = entity;
  return decoder.value;
}
