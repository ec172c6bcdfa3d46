// What »/« at the start of a line offers: a list that words narrow and the arrow keys go through. The focus stays in the text.
import { setBlockType } from "prosemirror-commands";
import { Plugin } from "prosemirror-state";
import * as commands from "editor/commands.js";
import { element } from "editor/dom.js";
import { schema } from "editor/schema.js";

const { nodes } = schema;

export function slash(editor) {
  return new Plugin({ view: () => (editor.slash = new Slash(editor)), props: { handleKeyDown: (_, event) => editor.slash.key(event) } });
}

class Slash {
  constructor(editor) {
    this.editor = editor;
    const { text } = editor;
    const act = (command) => () => editor.run(command);
    this.all = [
      ["heading", act(setBlockType(nodes.heading, { level: 2 }))],
      ["subheading", act(setBlockType(nodes.heading, { level: 3 }))],
      ["bullets", act(commands.bullets)],
      ["numbers", act(commands.numbers)],
      ["quote", act(commands.quote)],
      ["picture", () => editor.pickPicture()],
      ["table", act(commands.table)],
      ["rule", act(commands.rule)],
      ["link", () => editor.bars.link()],
    ].map(([name, run]) => ({ name, label: text(`button.${name}`), run }));
    this.list = element("ul", { class: "editor-menu", role: "listbox", id: `${editor.id}-menu`, "aria-label": text("menu"), hidden: true });
    this.told = element("p", { class: "unseen", role: "status" });
    editor.host.append(this.list, this.told);
    this.dismissed = null;
    this.offered = [];
    this.at = 0;
  }

  // The words behind the »/«, or null where the menu has no place.
  words(state) {
    const { $from, empty } = state.selection;
    const { parent } = $from;
    if (!empty || parent.type !== nodes.paragraph || $from.depth !== 1 || $from.parentOffset !== parent.content.size) {
      return null;
    }
    return /^\/([\p{L} ]{0,20})$/u.exec(parent.textContent)?.[1] ?? null;
  }

  update(view) {
    const words = view.hasFocus() ? this.words(view.state) : null;
    if (words === null) {
      this.dismissed = null;
    }
    const place = view.state.selection.from - (words?.length ?? 0);
    const wanted = words?.trim().toLocaleLowerCase() ?? "";
    const offered = words === null || this.dismissed === place ? [] : this.all.filter((each) => ` ${each.label.toLocaleLowerCase()}`.includes(` ${wanted}`));
    if (offered.length !== this.offered.length || offered.some((each, i) => each !== this.offered[i])) {
      this.at = 0;
      this.told.textContent = offered.length ? this.editor.text("menu.count", offered.length) : "";
    }
    this.offered = offered;
    this.draw(view);
  }

  draw(view) {
    const open = this.offered.length > 0;
    this.list.hidden = !open;
    if (!open) {
      if (view.dom.hasAttribute("aria-activedescendant")) {
        view.dom.removeAttribute("aria-activedescendant");
        view.dom.removeAttribute("aria-controls");
      }
      return;
    }
    this.list.replaceChildren(
      ...this.offered.map((each, i) =>
        element(
          "li",
          {
            role: "option",
            id: `${this.list.id}-${each.name}`,
            "aria-selected": String(i === this.at),
            onmousedown: (event) => {
              event.preventDefault();
              this.choose(each);
            },
          },
          each.label,
        ),
      ),
    );
    view.dom.setAttribute("aria-controls", this.list.id);
    view.dom.setAttribute("aria-activedescendant", `${this.list.id}-${this.offered[this.at].name}`);
    const caret = view.coordsAtPos(view.state.selection.from);
    const box = this.editor.host.getBoundingClientRect();
    this.list.style.insetBlockStart = `${caret.bottom - box.top + 4}px`;
    this.list.style.left = `${Math.max(0, Math.min(caret.left - box.left, box.width - this.list.offsetWidth))}px`;
    this.list.children[this.at].scrollIntoView({ block: "nearest" });
  }

  key(event) {
    if (!this.offered.length) {
      return false;
    }
    const { view } = this.editor;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.at = (this.at + step + this.offered.length) % this.offered.length;
      this.draw(view);
    } else if (event.key === "Enter" || event.key === "Tab") {
      this.choose(this.offered[this.at]);
    } else if (event.key === "Escape") {
      this.dismissed = view.state.selection.from - this.words(view.state).length;
      this.update(view);
    } else {
      return false;
    }
    return true;
  }

  choose(each) {
    const { view } = this.editor;
    const { $from } = view.state.selection;
    view.dispatch(view.state.tr.delete($from.start(), $from.pos));
    each.run();
  }

  destroy() {
    this.list.remove();
    this.told.remove();
  }
}
