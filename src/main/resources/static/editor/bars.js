// What is asked between the buttons and the text: where a link leads, what a picture shows, what to find.
import { NodeSelection } from "prosemirror-state";
import { insert, linkAt, setLink } from "editor/commands.js";
import { button, element, field } from "editor/dom.js";
import { safeAddress, schema } from "editor/schema.js";

export class Bars {
  constructor(editor) {
    this.editor = editor;
    this.dom = element("div", { class: "editor-bars" });
    this.closing = null;
  }

  show(name, label, parts, { first, enter, closing }) {
    this.close();
    const bar = element(
      "div",
      {
        class: `editor-bar editor-bar-${name}`,
        role: "group",
        "aria-label": label,
        onkeydown: (event) => {
          if (event.key === "Escape") {
            event.preventDefault();
            event.stopPropagation();
            this.leave();
          } else if (event.key === "Enter" && event.target.tagName === "INPUT") {
            // The form around the field isn't sent by it.
            event.preventDefault();
            enter(event);
          }
        },
      },
      ...parts,
    );
    this.closing = closing ?? null;
    this.dom.replaceChildren(bar);
    first.focus();
    first.select?.();
    return bar;
  }

  close() {
    const closing = this.closing;
    this.closing = null;
    this.dom.replaceChildren();
    closing?.();
  }

  leave() {
    this.close();
    this.editor.focus();
  }

  link() {
    const { editor } = this;
    const { text } = editor;
    editor.settle();
    const { state } = editor.view;
    const own = linkAt(state);
    const range = own ?? { from: state.selection.from, to: state.selection.to };
    const { input, dom } = field(text("link.address"), { inputmode: "url", spellcheck: "false", value: own?.mark.attrs.href ?? "" });
    const problem = element("p", { class: "field-error", role: "alert" });
    const set = () => {
      const href = safeAddress(withScheme(input.value.trim()));
      if (!href) {
        problem.textContent = text("link.refused");
        input.setAttribute("aria-invalid", "true");
        input.focus();
        return;
      }
      this.close();
      editor.run(setLink(href, range));
    };
    const remove = () => {
      this.close();
      editor.run((now, dispatch) => {
        dispatch(now.tr.removeMark(range.from, range.to, schema.marks.link));
        return true;
      });
    };
    this.show(
      "link",
      text("button.link"),
      [
        dom,
        problem,
        element(
          "div",
          { class: "actions" },
          button(text("link.set"), set, { class: "button button-second" }),
          own ? button(text("link.remove"), remove, { class: "button button-quiet" }) : null,
          button(text("cancel"), () => this.leave(), { class: "button button-quiet" }),
        ),
      ],
      { first: input, enter: set },
    );
  }

  // Of the picture at a place in the text, or of a new one.
  picture(pos = null, offered = {}) {
    const { editor } = this;
    const { text } = editor;
    const attrs = pos === null ? { file: "", alt: "", caption: "", ...offered } : editor.view.state.doc.nodeAt(pos).attrs;
    const file = field(text("picture.file"), { spellcheck: "false", value: attrs.file }, text("picture.file.hint"));
    const alt = field(text("picture.alt"), { value: attrs.alt, maxlength: 500 }, text("picture.alt.hint"));
    const caption = field(text("picture.caption"), { value: attrs.caption, maxlength: 400 });
    const problem = element("p", { class: "field-error", role: "alert" });
    const set = () => {
      const made = { file: file.input.value.trim(), alt: alt.input.value.trim(), caption: caption.input.value.trim() };
      if (!made.file) {
        problem.textContent = text("picture.file.missing");
        file.input.setAttribute("aria-invalid", "true");
        file.input.focus();
        return;
      }
      this.close();
      const there = pos !== null && editor.view.state.doc.nodeAt(pos)?.type === schema.nodes.picture;
      editor.run(
        there
          ? (state, dispatch) => {
              const tr = state.tr.setNodeMarkup(pos, null, made);
              dispatch(tr.setSelection(NodeSelection.create(tr.doc, pos)));
              return true;
            }
          : insert(schema.nodes.picture.create(made)),
      );
    };
    this.show(
      "picture",
      text("button.picture"),
      [
        file.dom,
        alt.dom,
        caption.dom,
        problem,
        element(
          "div",
          { class: "actions" },
          button(text(pos === null ? "picture.insert" : "picture.change"), set, { class: "button button-second" }),
          button(text("cancel"), () => this.leave(), { class: "button button-quiet" }),
        ),
      ],
      { first: attrs.file ? alt.input : file.input, enter: set },
    );
  }

  find() {
    const { editor } = this;
    const { text } = editor;
    const open = this.dom.querySelector(".editor-bar-find input");
    if (open) {
      open.focus();
      open.select();
      return;
    }
    editor.settle();
    const { from, to } = editor.view.state.selection;
    const marked = editor.view.state.doc.textBetween(from, to, " ").slice(0, 100);
    const { input, dom } = field(text("find.what"), { value: marked, type: "search" });
    const count = element("p", { class: "editor-found", role: "status" });
    const say = () => {
      const { number, total } = editor.found();
      count.textContent = !input.value ? "" : total ? text("find.count", number, total) : text("find.none");
    };
    const step = (by) => {
      editor.find(input.value, by);
      say();
    };
    input.addEventListener("input", () => step(0));
    this.show(
      "find",
      text("button.find"),
      [
        dom,
        count,
        element(
          "div",
          { class: "actions" },
          button(text("find.next"), () => step(1), { class: "button button-second" }),
          button(text("find.previous"), () => step(-1), { class: "button button-second" }),
          button(text("close"), () => this.leave(), { class: "button button-quiet" }),
        ),
      ],
      { first: input, enter: (event) => step(event.shiftKey ? -1 : 1), closing: () => editor.find("", 0) },
    );
    step(0);
  }
}

// As people write addresses.
export function withScheme(address) {
  if (/^[^\s@/:]+@[^\s@/]+\.\p{L}{2,}$/u.test(address)) {
    return `mailto:${address}`;
  }
  return /^(www\.|[\w-]+(\.[\w-]+)*\.(dk|com|org|net|eu)(\/|$))/i.test(address) ? `https://${address}` : address;
}
