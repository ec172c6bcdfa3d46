// Reads CommonMark into what the editor shows, and remembers of each block on the top where it stands in the source. Lines are read
// as the program reads them when it sets a text (WrittenLines in `editions.render`): »2. oktober« begins no list.
import { schema } from "editor/schema.js";
import { NoShape, readInline, readPicture } from "editor/inline.js";

const FENCE = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const UNSPACED_HEADING = /^ {0,3}(#{2,6})([^\s#].*)$/;
const RULE = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const QUOTE = /^ {0,3}> ?/;
const ARROW = /^ {0,3}>\s*(?:\d|(?:Læs|Se|Klik|Find|Hent|Tilmeld|Gå til|Read|See|Click|Go to)(?![\p{L}]))/u;
const BULLET = /^( {0,3})([-*+])( {1,4}(?! )|\t| (?= )|$)/;
const NUMBER = /^( {0,3})(\d{1,9})([.)])( {1,4}(?! )|\t| (?= )|$)/;
const NOTE = /^ {0,3}\[\^[^\]\s]{1,40}\]:/;
const DEFINED = /^ {0,3}\[([^\]^]{1,200})\]:\s*\S/;
const UNDERLINE = /^ {0,3}(-+|=+)[ \t]*$/;
const DELIMITERS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
const SOURCE = /^(?:—|–|-) (.+)$/;
export const SENTENCE = /^[\p{Lu}»"“].*[.!?»"”]$/su;
export const SAID =
  /[,?!.»"”]\s*(?:siger|sagde|fortæller|fortalte|spørger|spurgte|svarer|svarede|forklarer|mener|råber|råbte|udbryder|griner|smiler|tilføjer|lyder det|says|said|asks|asked|replies|replied|adds)(?![\p{L}])/u;
const MONTH =
  /^(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|january|february|march|may|june|july|october|jan|feb|mar|apr|jun|jul|aug|sept?|okt|oct|nov|dec)(?![\p{L}])/iu;
const ORDINAL =
  /^(?:klasse|årgang|sal|etage|division|plads|præmie|runde|halvleg|halvår|sæson|omgang|gang|gange|del|bind|kapitel|kvartal|semester|modul|trin|behandling|udgave|oplag|weekend|uge|dag|time|århundrede|verdenskrig|juledag|pinsedag|påskedag|nytårsdag|søndag i|lørdag i|g|viceborgmester|suppleant|prioritet|spor|generation|række|hold|instans|led|etape|akt|scene|person|verden)(?:\p{L}{0,3})(?![\p{L}])/iu;

// `blocks` has each block on the top with the part of the source that is its own.
export function read(source) {
  const lines = source.split("\n");
  const starts = [0];
  lines.forEach((line, i) => starts.push(starts[i] + line.length + 1));
  const labels = new Set(lines.map((line) => DEFINED.exec(line)?.[1]).filter(Boolean));
  const blocks = readBlocks(lines, labels).map(({ node, first, end }) => ({
    node,
    from: starts[first],
    to: starts[end] - 1,
  }));
  const nodes = blocks.map((block) => block.node);
  return { doc: schema.nodes.doc.create(null, nodes.length ? nodes : [schema.nodes.paragraph.create()]), blocks };
}

// The lines' blocks: `first` is the line that one begins with, `end` the first one behind it.
export function readBlocks(lines, labels = new Set()) {
  const found = [];
  let at = 0;
  while (at < lines.length) {
    if (blank(lines[at])) {
      at++;
      continue;
    }
    const block = special(lines, at, labels) ?? paragraph(lines, at, labels);
    const end = Math.max(block.end, at + 1);
    found.push({ node: block.node ?? kept(lines, at, end), first: at, end });
    at = end;
  }
  return found;
}

function blank(line) {
  return line === undefined || line.trim() === "";
}

function kept(lines, first, end) {
  const source = lines.slice(first, end).join("\n");
  return schema.nodes.kept.create(null, source ? schema.text(source) : null);
}

// Blocks that are no paragraphs, or null. One without a node is kept as it is written.
function special(lines, at, labels) {
  const line = lines[at];
  return (
    fence(lines, at) ??
    comment(lines, at) ??
    note(lines, at, labels) ??
    heading(line, at, labels) ??
    table(lines, at, labels) ??
    (RULE.test(line) ? { node: schema.nodes.rule.create(), end: at + 1 } : null) ??
    quote(lines, at, labels) ??
    list(lines, at, labels)
  );
}

function fence(lines, at) {
  const open = FENCE.exec(lines[at]);
  if (!open) {
    return null;
  }
  let end = at + 1;
  while (end < lines.length) {
    const line = lines[end++].trim();
    if (line.startsWith(open[1]) && line.replaceAll(open[1][0], "") === "") {
      break;
    }
  }
  return { end };
}

function comment(lines, at) {
  if (!lines[at].trimStart().startsWith("<!--")) {
    return null;
  }
  let end = at;
  while (end < lines.length && !lines[end].includes("-->")) {
    end++;
  }
  end++;
  while (end < lines.length && !blank(lines[end])) {
    end++;
  }
  return { end: Math.min(end, lines.length) };
}

// A footnote, or where a link leads that refers to it.
function note(lines, at, labels) {
  const defined = DEFINED.exec(lines[at]);
  if (!NOTE.test(lines[at]) && !(defined && labels.has(defined[1]))) {
    return null;
  }
  let end = at + 1;
  while (end < lines.length && !blank(lines[end])) {
    end++;
  }
  for (let next = end; next < lines.length && (blank(lines[next]) || /^(?: {2,}|\t)/.test(lines[next])); next++) {
    end = blank(lines[next]) ? end : next + 1;
  }
  return { end };
}

function heading(line, at, labels) {
  const found = HEADING.exec(line) ?? UNSPACED_HEADING.exec(line);
  return found && withInline(schema.nodes.heading, { level: found[1].length }, (found[2] ?? "").trim(), labels, at + 1);
}

function withInline(type, attrs, text, labels, end) {
  try {
    return { node: type.createChecked(attrs, readInline(text, labels)), end };
  } catch (e) {
    if (e instanceof NoShape || e instanceof RangeError) {
      return { end };
    }
    throw e;
  }
}

function table(lines, at, labels) {
  if (!lines[at].includes("|") || !DELIMITERS.test(lines[at + 1] ?? "") || !(lines[at + 1].includes("|") || lines[at].trim().startsWith("|"))) {
    return null;
  }
  const head = cells(lines[at]);
  const aligns = cells(lines[at + 1]).map((cell) => ({ ":-:": "center", "--:": "right", ":--": "left" })[shape(cell)] ?? null);
  if (head.length !== aligns.length) {
    return null;
  }
  let end = at + 2;
  while (end < lines.length && !blank(lines[end]) && !FENCE.test(lines[end]) && !HEADING.test(lines[end]) && !QUOTE.test(lines[end])) {
    end++;
  }
  const rows = [head, ...lines.slice(at + 2, end).map(cells)];
  if (rows.some((row) => row.length > head.length)) {
    return { end };
  }
  try {
    const made = rows.map((row, r) =>
      schema.nodes.table_row.create(
        null,
        aligns.map((align, c) =>
          schema.nodes[r === 0 ? "table_header" : "table_cell"].createChecked({ align }, readInline(row[c] ?? "", labels)),
        ),
      ),
    );
    return { node: schema.nodes.table.create(null, made), end };
  } catch (e) {
    if (e instanceof NoShape || e instanceof RangeError) {
      return { end };
    }
    throw e;
  }
}

function shape(delimiter) {
  return (delimiter.startsWith(":") ? ":" : "-") + "-" + (delimiter.endsWith(":") ? ":" : "-");
}

function cells(line) {
  const found = [];
  let cell = "";
  const row = line.trim().replace(/^\|/, "");
  for (let i = 0; i < row.length; i++) {
    if (row[i] === "\\" && row[i + 1] === "|") {
      cell += "|";
      i++;
    } else if (row[i] === "|") {
      found.push(cell.trim());
      cell = "";
    } else {
      cell += row[i];
    }
  }
  if (cell.trim()) {
    found.push(cell.trim());
  }
  return found;
}

function quote(lines, at, labels) {
  if (!QUOTE.test(lines[at]) || (ARROW.test(lines[at]) && !QUOTE.test(lines[at + 1] ?? "") && !QUOTE.test(lines[at - 1] ?? ""))) {
    return null;
  }
  const inside = [];
  let end = at;
  while (end < lines.length && !blank(lines[end])) {
    if (QUOTE.test(lines[end])) {
      inside.push(lines[end].replace(QUOTE, ""));
    } else if (!blank(inside.at(-1)) && !begins(lines, end, labels)) {
      inside.push(lines[end].trimStart());
    } else {
      break;
    }
    end++;
  }
  while (blank(inside.at(-1)) && inside.length) {
    inside.pop();
  }
  let source = "";
  const last = inside.length > 1 ? SOURCE.exec(inside.at(-1).trim()) : null;
  const isItem = last && inside.at(-1).trim().startsWith("-") && BULLET.test(inside.at(-2));
  if (last && !isItem) {
    source = last[1].trim();
    inside.pop();
    if (/[\\`*_[\]<&~]/.test(source) || !inside.some((line) => !blank(line))) {
      return { end };
    }
  }
  const nodes = readBlocks(inside, labels).map((block) => block.node);
  const source_ = schema.nodes.quote_source.create(null, source ? schema.text(source) : null);
  try {
    return { node: schema.nodes.quote.createChecked(null, [...nodes, source_]), end };
  } catch {
    return { end };
  }
}

// Whether a line begins another block than a paragraph.
function begins(lines, at, labels) {
  const line = lines[at];
  return (
    FENCE.test(line) ||
    HEADING.test(line) ||
    UNSPACED_HEADING.test(line) ||
    RULE.test(line) ||
    NOTE.test(line) ||
    (QUOTE.test(line) && quote(lines, at, labels) !== null) ||
    (/^ {0,3}(?:[-*+]|\d{1,9}[.)])\s+\S/.test(line) && list(lines, at, labels) !== null)
  );
}

function marker(line) {
  const bullet = BULLET.exec(line);
  if (bullet && !RULE.test(line)) {
    return { sign: bullet[2], indent: bullet[1].length, width: width(bullet), rest: line.slice(bullet[0].length), number: null };
  }
  const number = NUMBER.exec(line);
  return (
    number && {
      sign: number[3],
      indent: number[1].length,
      width: number[1].length + number[2].length + 1 + Math.max(1, columns(number[4])),
      rest: line.slice(number[0].length),
      number: Number(number[2]),
    }
  );
}

function width(bullet) {
  return bullet[1].length + 1 + Math.max(1, columns(bullet[3]));
}

function columns(blanks) {
  return blanks === "\t" ? 3 : blanks.length;
}

function indent(line) {
  let columns = 0;
  for (const c of line) {
    if (c === " ") {
      columns++;
    } else if (c === "\t") {
      columns += 4 - (columns % 4);
    } else {
      break;
    }
  }
  return columns;
}

function dedent(line, by) {
  const expanded = line.replace(/^[ \t]+/, (blanks) => " ".repeat(indent(blanks)));
  return expanded.slice(Math.min(by, indent(expanded)));
}

function list(lines, at, labels) {
  const first = marker(lines[at]);
  if (!first) {
    return null;
  }
  const items = [];
  let loose = false;
  let end = at;
  while (end < lines.length) {
    const mark = marker(lines[end]);
    if (!mark || mark.sign !== first.sign || (mark.number === null) !== (first.number === null)) {
      break;
    }
    const inside = [mark.rest];
    let next = end + 1;
    for (; next < lines.length; next++) {
      if (blank(lines[next])) {
        const after = lines.findIndex((line, i) => i > next && !blank(line));
        if (after < 0 || indent(lines[after]) < mark.width) {
          break;
        }
        inside.push("");
      } else if (indent(lines[next]) >= mark.width) {
        inside.push(dedent(lines[next], mark.width));
      } else if (!blank(inside.at(-1)) && !marker(lines[next].trimStart()) && !begins(lines, next, labels)) {
        inside.push(lines[next].trimStart());
      } else {
        break;
      }
    }
    items.push({ mark, inside, at: end });
    end = next;
    const after = lines.findIndex((line, i) => i >= end && !blank(line));
    if (after > end) {
      const following = marker(lines[after]);
      if (!following || following.sign !== first.sign || (following.number === null) !== (first.number === null)) {
        break;
      }
      loose = true;
      end = after;
    }
  }
  const read = items.map((item) => readBlocks(item.inside, labels));
  if (!(first.number === null ? isBulleted(items, read, lines[at - 1]) : isNumbered(items, read, blank(lines[at - 1])))) {
    return null;
  }
  loose ||= read.some((blocks, i) => blocks.some((block, b) => b > 0 && blank(items[i].inside[block.first - 1])));
  const type = first.number === null ? schema.nodes.bullet_list : schema.nodes.ordered_list;
  const sign = first.sign === "-" || first.sign === "." ? null : first.sign;
  const attrs = first.number === null ? { tight: !loose, sign } : { tight: !loose, sign, start: first.number };
  try {
    const made = read.map((blocks) =>
      schema.nodes.list_item.createChecked(null, blocks.length ? blocks.map((block) => block.node) : [schema.nodes.paragraph.create()]),
    );
    return { node: type.createChecked(attrs, made), end };
  } catch {
    return { end };
  }
}

// A hyphen at the start of a line may be a bullet, or somebody speaks.
function isBulleted(items, read, before) {
  if (items.every((item) => item.inside.every(blank))) {
    return false;
  }
  if (items[0].mark.sign !== "-") {
    return true;
  }
  const single = items.length === 1 && read[0].length < 2;
  return (
    !items.some((item) => SAID.test(item.inside.join("\n"))) &&
    !(single && SENTENCE.test(items[0].inside.join("\n").trim()) && !before?.trim().endsWith(":"))
  );
}

// Numbers at the start of lines are a list where they count on.
function isNumbered(items, read, afterBlank) {
  const first = items[0].mark.number;
  if (first > 99) {
    return false;
  }
  const rest = (item) => item.inside[0].trim();
  const ordinals = items.filter((item) => item.mark.sign === "." && (MONTH.test(rest(item)) || ORDINAL.test(rest(item)))).length;
  if (ordinals * 2 >= items.length) {
    return false;
  }
  if (items.length === 1) {
    return read[0].length > 1 && rest(items[0]) !== "";
  }
  const counts = items.every((item, i) => item.mark.number === first + i);
  if (first <= 1) {
    return counts || items.every((item) => item.mark.number === 1);
  }
  return counts && afterBlank && rest(items[0]) !== "" && !/^\p{Ll}/u.test(rest(items[0]));
}

function paragraph(lines, at, labels) {
  let end = at + 1;
  let level = 0;
  let shapeless = false;
  const started = marker(lines[at]);
  while (end < lines.length && !blank(lines[end])) {
    const line = lines[end];
    const underline = UNDERLINE.exec(line);
    if (underline) {
      const length = underline[1].length;
      if (isHeadline(lines, at, end, length)) {
        level = underline[1][0] === "=" ? 1 : 2;
        end++;
        break;
      }
      if (!(length < 2 || (length < 3 && line.trim().length < lines[end - 1].trim().length))) {
        shapeless = underline[1][0] === "=";
        end += shapeless ? 1 : 0;
        break;
      }
    } else if (started && marker(line)?.sign === started.sign) {
      // One of several lines that only look like items of a list.
    } else if (begins(lines, end, labels) || (line.includes("|") && table(lines, end, labels))) {
      break;
    }
    end++;
  }
  const own = lines.slice(at, level ? end - 1 : end);
  // Moved in, an item begins a list outside of one.
  shapeless ||= own.some((line) => indent(line) >= 4 && marker(line.trimStart()));
  if (shapeless || own.filter((line) => line.trim().includes("\t")).length > 1) {
    return { end };
  }
  const text = own.map((line) => line.trimStart()).join("\n").replace(/[ \t]+$/, "");
  if (level) {
    return withInline(schema.nodes.heading, { level }, text, labels, end);
  }
  try {
    const picture = readPicture(text);
    if (picture) {
      return { node: schema.nodes.picture.create(picture), end };
    }
  } catch {
    return { end };
  }
  return withInline(schema.nodes.paragraph, null, text, labels, end);
}

function isHeadline(lines, first, at, underline) {
  const text = lines[at - 1].trim();
  return (
    at - 1 === first &&
    blank(lines[first - 1]) &&
    text.length <= 80 &&
    !/[.!?:;,]$/.test(text) &&
    !marker(text) &&
    (underline * 2 >= text.length || lines[at].includes("="))
  );
}
