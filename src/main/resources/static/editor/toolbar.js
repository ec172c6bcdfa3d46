// The row of buttons over the text. The arrow keys go between them, and only one of them is on the way of the Tab key.
import { setBlockType, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { addColumnAfter, addColumnBefore, deleteColumn, deleteRow, deleteTable, isInTable, selectedRect } from "prosemirror-tables";
import * as commands from "editor/commands.js";
import { button, element } from "editor/dom.js";
import { schema } from "editor/schema.js";

const { nodes, marks } = schema;
const APPLE = /Mac|iP(hone|ad|od)/.test(navigator.platform);

function keysFor(keys) {
  return keys?.replace("Mod", APPLE ? "Meta" : "Control") ?? null;
}

export class Toolbar {
  constructor(editor) {
    this.editor = editor;
    const { text, bars } = editor;
    const is = (test) => ({ pressed: test });
    const mark = (type) => is((state) => commands.isMarked(state, type));
    const run = (command) => () => editor.run(command);
    const deleteRowBelow = (state, dispatch) =>
      isInTable(state) && selectedRect(state).top > 0 && selectedRect(state).map.height > 2 && deleteRow(state, dispatch);
    const column = (command) => (state, dispatch) => isInTable(state) && command(state, dispatch);
    this.groups = [
      [
        ["heading", run(commands.heading(2)), { keys: "Mod+Alt+2", ...is((state) => commands.isHeading(state, 2)), can: setBlockType(nodes.heading, { level: 2 }) }],
        ["subheading", run(commands.heading(3)), { keys: "Mod+Alt+3", ...is((state) => commands.isHeading(state, 3)), can: setBlockType(nodes.heading, { level: 3 }) }],
      ],
      [
        ["bold", run(toggleMark(marks.strong)), { keys: "Mod+B", ...mark(marks.strong), can: toggleMark(marks.strong) }],
        ["italic", run(toggleMark(marks.em)), { keys: "Mod+I", ...mark(marks.em), can: toggleMark(marks.em) }],
        ["struck", run(toggleMark(marks.strike)), { keys: "Mod+Shift+X", ...mark(marks.strike), can: toggleMark(marks.strike) }],
        ["link", () => bars.link(), { keys: "Mod+K", ...is((state) => commands.linkAt(state) !== null) }],
      ],
      [
        ["bullets", run(commands.bullets), { keys: "Mod+Shift+8", ...is((state) => commands.listOf(state)?.node.type === nodes.bullet_list), can: commands.bullets }],
        ["numbers", run(commands.numbers), { keys: "Mod+Shift+7", ...is((state) => commands.listOf(state)?.node.type === nodes.ordered_list), can: commands.numbers }],
        ["quote", run(commands.quote), { keys: "Mod+Shift+9", ...is((state) => commands.isIn(state, nodes.quote)), can: commands.quote }],
      ],
      [
        ["picture", () => editor.pickPicture(), {}],
        ["table", run(commands.table), { can: commands.table }],
        ["rule", run(commands.rule), {}],
      ],
      [
        ["undo", run(undo), { keys: "Mod+Z", can: undo }],
        ["redo", run(redo), { keys: "Mod+Shift+Z", can: redo }],
        ["find", () => bars.find(), { keys: "Mod+F" }],
      ],
      [
        ["row-above", run(commands.rowAbove), {}],
        ["row-below", run(commands.rowBelow), {}],
        ["column-before", run(column(addColumnBefore)), {}],
        ["column-after", run(column(addColumnAfter)), {}],
        ["delete-row", run(deleteRowBelow), { can: deleteRowBelow }],
        ["delete-column", run(column(deleteColumn)), { can: (state) => isInTable(state) && selectedRect(state).map.width > 1 }],
        ["delete-table", run(deleteTable), {}],
      ],
    ];
    this.buttons = [];
    this.dom = element(
      "div",
      { class: "editor-tools", role: "toolbar", "aria-label": text("toolbar"), "aria-controls": editor.id, onkeydown: (event) => this.key(event) },
      ...this.groups.map((group) =>
        element(
          "div",
          { class: "editor-group" },
          ...group.map(([name, act, how]) => {
            const made = button(text(`button.${name}`), () => made.getAttribute("aria-disabled") !== "true" && act(), {
              "data-tool": name,
              tabindex: "-1",
              "aria-pressed": how.pressed ? "false" : null,
              "aria-keyshortcuts": keysFor(how.keys),
              onmousedown: (event) => event.preventDefault(),
            });
            this.buttons.push({ dom: made, name, how });
            return made;
          }),
        ),
      ),
    );
    this.tables = this.dom.lastChild;
    this.tables.setAttribute("role", "group");
    this.tables.setAttribute("aria-label", text("button.table"));
    this.tables.classList.add("editor-group-table");
    this.tables.hidden = true;
    this.reach(this.buttons[0].dom);
    this.dom.addEventListener("focusin", (event) => this.reach(event.target));
  }

  focus() {
    this.dom.querySelector("[tabindex='0']").focus();
  }

  // The one that Tab comes to.
  reach(target) {
    this.buttons.forEach(({ dom }) => (dom.tabIndex = dom === target ? 0 : -1));
  }

  key(event) {
    const shown = this.buttons.map(({ dom }) => dom).filter((dom) => !dom.parentNode.hidden);
    const at = shown.indexOf(document.activeElement);
    const back = getComputedStyle(this.dom).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    const to = { [back]: at - 1, [back === "ArrowLeft" ? "ArrowRight" : "ArrowLeft"]: at + 1, Home: 0, End: shown.length - 1 }[event.key];
    if (event.key === "Escape") {
      event.preventDefault();
      this.editor.focus();
    } else if (to !== undefined) {
      event.preventDefault();
      shown.at(to % shown.length).focus();
    }
  }

  update(state) {
    const inTable = isInTable(state);
    if (this.tables.hidden === inTable) {
      if (!inTable && this.tables.contains(document.activeElement)) {
        this.editor.focus();
      }
      this.tables.hidden = !inTable;
      if (!inTable && this.tables.querySelector("[tabindex='0']")) {
        this.reach(this.buttons[0].dom);
      }
    }
    for (const { dom, how } of this.buttons) {
      if (how.pressed) {
        set(dom, "aria-pressed", String(how.pressed(state)));
      }
      if (how.can) {
        set(dom, "aria-disabled", how.can(state) || how.pressed?.(state) ? null : "true");
      }
    }
  }
}

function set(dom, name, value) {
  if (dom.getAttribute(name) !== value) {
    if (value === null) {
      dom.removeAttribute(name);
    } else {
      dom.setAttribute(name, value);
    }
  }
}
