// What a text may hold, as the body of a story does: CommonMark with tables and struck text, less what nobody writes by hand.
import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

const SAFE = /^(https?:|mailto:|tel:|sms:)/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

// The address of a link where it leads somewhere that is allowed, or null.
export function safeAddress(address) {
  const tidy = address.trim().replace(/[\u0000-\u001f\u200b\u00ad]/g, "");
  if (!tidy || SAFE.test(tidy)) {
    return tidy || null;
  }
  return SCHEME.test(tidy) && !/^[\w.-]+\.[a-z]{2,}:\d/i.test(tidy) ? null : tidy;
}

const tables = tableNodes({
  tableGroup: "block",
  cellContent: "inline*",
  cellAttributes: {
    align: {
      default: null,
      getFromDOM: (cell) => cell.getAttribute("align"),
      setDOMAttr: (value, attributes) => {
        if (value) {
          attributes.align = value;
        }
      },
    },
  },
});

// Cells of a table in a text never reach over several columns or rows.
for (const cell of [tables.table_cell, tables.table_header]) {
  cell.attrs.colspan = { default: 1, validate: "number" };
}

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block listed", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      attrs: { level: { default: 2 } },
      content: "(text | soft_break)*",
      group: "block",
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    bullet_list: {
      // `sign` is that of the source, where it isn’t the usual one.
      attrs: { tight: { default: true }, sign: { default: null } },
      content: "list_item+",
      group: "block listed",
      parseDOM: [{ tag: "ul", getAttrs: (list) => ({ tight: !list.hasAttribute("data-loose") }) }],
      toDOM: (node) => ["ul", node.attrs.tight ? {} : { "data-loose": "" }, 0],
    },
    ordered_list: {
      attrs: { tight: { default: true }, start: { default: 1 }, sign: { default: null } },
      content: "list_item+",
      group: "block listed",
      parseDOM: [
        { tag: "ol", getAttrs: (list) => ({ tight: !list.hasAttribute("data-loose"), start: Number(list.getAttribute("start") ?? 1) }) },
      ],
      toDOM: (node) => [
        "ol",
        { ...(node.attrs.tight ? {} : { "data-loose": "" }), ...(node.attrs.start === 1 ? {} : { start: node.attrs.start }) },
        0,
      ],
    },
    list_item: { content: "paragraph listed*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    quote: {
      content: "listed+ quote_source",
      group: "block",
      defining: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: () => ["blockquote", 0],
    },
    // Who said it. Always there, and left out of the text while it is empty.
    quote_source: {
      content: "text*",
      marks: "",
      isolating: true,
      parseDOM: [{ tag: "footer" }, { tag: "figcaption", context: "quote/" }],
      toDOM: () => ["footer", 0],
    },
    picture: {
      attrs: { file: { default: "" }, alt: { default: "" }, caption: { default: "" } },
      group: "block",
      draggable: true,
      parseDOM: [
        {
          tag: "figure[data-file]",
          getAttrs: (figure) => ({ file: figure.dataset.file, alt: figure.dataset.alt, caption: figure.dataset.caption }),
        },
      ],
      toDOM: (node) => ["figure", { "data-file": node.attrs.file, "data-alt": node.attrs.alt, "data-caption": node.attrs.caption }],
    },
    rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
    // What the editor has no shape for, such as footnotes and code: its source, as it stands.
    kept: {
      content: "text*",
      marks: "",
      group: "block",
      code: true,
      defining: true,
      draggable: true,
      parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
      toDOM: () => ["pre", 0],
    },
    ...tables,
    text: { group: "inline" },
    hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"], leafText: () => "\n" },
    // The end of a line in the source, which is a blank to who reads, unless the lines are entries of their own.
    soft_break: {
      attrs: { shown: { default: false } },
      inline: true,
      group: "inline",
      selectable: false,
      parseDOM: [{ tag: "span[data-line]", getAttrs: (span) => ({ shown: span.dataset.line === "shown" }) }],
      toDOM: (node) => ["span", { "data-line": node.attrs.shown ? "shown" : "" }, node.attrs.shown ? ["br"] : " "],
      leafText: () => " ",
    },
  },
  marks: {
    link: {
      attrs: { href: {}, title: { default: null } },
      inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (link) => ({ href: link.getAttribute("href"), title: link.getAttribute("title") }) }],
      toDOM: (mark) => ["a", { href: mark.attrs.href, title: mark.attrs.title, rel: "noopener", tabindex: "-1" }, 0],
    },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
    strike: { parseDOM: [{ tag: "s" }, { tag: "del" }, { tag: "strike" }], toDOM: () => ["s", 0] },
    code: { excludes: "strong em strike link code", parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
  },
});
