// Marks the places where some words stand.
import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

const KEY = new PluginKey("find");
const NOTHING = { words: "", places: [], number: 0, marks: DecorationSet.empty };

function places(doc, words) {
  const found = [];
  const wanted = words.toLocaleLowerCase();
  doc.descendants((node, pos) => {
    if (!node.isTextblock) {
      return true;
    }
    const text = node.textBetween(0, node.content.size, "\n", (leaf) => leaf.type.spec.leafText?.() ?? "\ufffc").toLocaleLowerCase();
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
      found.push({ from: pos + 1 + at, to: pos + 1 + at + wanted.length });
    }
    return false;
  });
  return found;
}

function marked(doc, words, number) {
  const found = words ? places(doc, words) : [];
  const marks = found.map((place, i) =>
    Decoration.inline(place.from, place.to, { class: i === number - 1 ? "editor-hit editor-hit-here" : "editor-hit" }),
  );
  return { words, places: found, number: Math.min(number, found.length), marks: DecorationSet.create(doc, marks) };
}

export function finding() {
  return new Plugin({
    key: KEY,
    state: {
      init: () => NOTHING,
      apply(tr, before) {
        const asked = tr.getMeta(KEY);
        if (asked) {
          return asked.words ? marked(tr.doc, asked.words, asked.number) : NOTHING;
        }
        return tr.docChanged && before.words ? marked(tr.doc, before.words, before.number) : before;
      },
    },
    props: { decorations: (state) => KEY.getState(state).marks },
  });
}

export function found(state) {
  const { number, places: all } = KEY.getState(state);
  return { number, total: all.length };
}

// Goes to the next place, or the one before; with 0 to the first one from where one is.
export function find(view, words, by) {
  const before = KEY.getState(view.state);
  if (!words) {
    if (before.words) {
      view.dispatch(view.state.tr.setMeta(KEY, { words: "", number: 0 }));
    }
    return;
  }
  const all = places(view.state.doc, words);
  const same = before.words === words && before.number > 0;
  const here = all.findIndex((place) => place.from >= view.state.selection.from);
  const number = all.length === 0 ? 0 : same ? ((before.number - 1 + by + all.length) % all.length) + 1 : Math.max(here, 0) + 1;
  const tr = view.state.tr.setMeta(KEY, { words, number });
  if (number) {
    const place = all[number - 1];
    tr.setSelection(TextSelection.create(tr.doc, place.from, place.to)).scrollIntoView();
  }
  view.dispatch(tr);
  view.dom.querySelector(".editor-hit-here")?.scrollIntoView({ block: "nearest" });
}
