// Markdown while it is typed: `## `, `- `, `1. `, `> `, `---`, `**fed**`, `*kursiv*`, `~~struck~~`.
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { Selection } from "prosemirror-state";
import { quote } from "editor/commands.js";
import { schema } from "editor/schema.js";

const { nodes, marks } = schema;

function marked(pattern, type) {
  return new InputRule(pattern, (state, found, start, end) => {
    const [all, before, words] = found;
    if (state.doc.resolve(start).parent.type.spec.code || !state.doc.resolve(start).parent.type.allowsMarkType(type)) {
      return null;
    }
    const from = start + before.length;
    const typed = all.length - before.length - words.length;
    const sign = typed / 2;
    const tr = state.tr;
    // The last sign is not there yet.
    tr.delete(from + sign + words.length, end);
    tr.delete(from, from + sign);
    tr.addMark(from, from + words.length, type.create());
    return tr.removeStoredMark(type);
  });
}

// On a line of its own, less what the pattern has typed.
function alone(pattern, act) {
  return new InputRule(pattern, (state, found, start, end) => {
    const $start = state.doc.resolve(start);
    if ($start.depth !== 1 || $start.parent.type !== nodes.paragraph) {
      return null;
    }
    return act(state, start, end, $start);
  });
}

export function typing() {
  return inputRules({
    rules: [
      textblockTypeInputRule(/^(#{1,3})\s$/, nodes.heading, (found) => ({ level: Math.max(2, found[1].length) })),
      wrappingInputRule(/^\s*[-+*]\s$/, nodes.bullet_list),
      wrappingInputRule(/^\s*1\.\s$/, nodes.ordered_list),
      alone(/^>\s$/, (state, start, end) => {
        const tr = state.tr.delete(start, end);
        let made = null;
        quote(state.apply(tr), (next) => (made = next));
        made?.steps.forEach((step) => tr.step(step));
        return made ? tr.setSelection(Selection.near(tr.doc.resolve(start + 1))) : null;
      }),
      alone(/^---$/, (state, start, end, $start) => {
        const tr = state.tr.replaceWith($start.before(), $start.after(), [nodes.rule.create(), nodes.paragraph.create()]);
        return tr.setSelection(Selection.near(tr.doc.resolve($start.before() + 1), 1));
      }),
      marked(/(^|[^*\p{L}\p{N}\\])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/u, marks.strong),
      marked(/(^|[\s("»“–—[])\*([^*\s](?:[^*]*[^*\s])?)\*$/u, marks.em),
      marked(/(^|[^~\\])~~([^~\s](?:[^~]*[^~\s])?)~~$/u, marks.strike),
      marked(/(^|[^`\\])`([^`]+)`$/u, marks.code),
    ],
  });
}
