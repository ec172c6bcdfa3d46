// What one can do to a text, by button, by key or by what one types.
import { chainCommands, createParagraphNear, exitCode, liftEmptyBlock, newlineInCode, setBlockType, splitBlockAs, toggleMark } from "prosemirror-commands";
import { Fragment } from "prosemirror-model";
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list";
import { NodeSelection, Selection, TextSelection } from "prosemirror-state";
import { goToNextCell, isInTable, selectedRect, TableMap } from "prosemirror-tables";
import { schema } from "editor/schema.js";

const { nodes, marks } = schema;

function ancestor($pos, ...types) {
  for (let depth = $pos.depth; depth > 0; depth--) {
    if (types.includes($pos.node(depth).type)) {
      return { node: $pos.node(depth), pos: $pos.before(depth), depth };
    }
  }
  return null;
}

export function isIn(state, type) {
  return ancestor(state.selection.$from, type) !== null;
}

export function isHeading(state, level) {
  const { parent } = state.selection.$from;
  return parent.type === nodes.heading && parent.attrs.level === level;
}

export function isMarked(state, mark) {
  const { from, to, $from, empty } = state.selection;
  return empty ? Boolean(mark.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, mark);
}

// The list that the place is in, of whatever kind, innermost first.
export function listOf(state) {
  return ancestor(state.selection.$from, nodes.bullet_list, nodes.ordered_list);
}

export function heading(level) {
  return (state, dispatch) =>
    isHeading(state, level)
      ? setBlockType(nodes.paragraph)(state, dispatch)
      : setBlockType(nodes.heading, { level })(state, dispatch);
}

export function list(type) {
  return (state, dispatch) => {
    const own = listOf(state);
    if (own?.node.type === type) {
      return liftListItem(nodes.list_item)(state, dispatch);
    }
    if (own) {
      dispatch?.(state.tr.setNodeMarkup(own.pos, type, { tight: own.node.attrs.tight }).scrollIntoView());
      return true;
    }
    const { $from, $to } = state.selection;
    if ($from.parent.type !== nodes.heading) {
      return wrapInList(type)(state, dispatch);
    }
    if (dispatch) {
      const tr = state.tr.setBlockType($from.pos, $to.pos, nodes.paragraph);
      wrapInList(type)(state.apply(tr), (wrapped) => wrapped.steps.forEach((step) => tr.step(step)));
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

export const bullets = list(nodes.bullet_list);
export const numbers = list(nodes.ordered_list);

// Makes a quote of the blocks that are selected, or of a quote what it was.
export function quote(state, dispatch) {
  if (isIn(state, nodes.quote)) {
    return unquote(state, dispatch);
  }
  const { $from, $to } = state.selection;
  const first = $from.index(0);
  const last = $to.index(0);
  const inside = [];
  for (let i = first; i <= last; i++) {
    const block = state.doc.child(i);
    inside.push(block.type === nodes.heading ? nodes.paragraph.create(null, block.content) : block);
  }
  inside.push(nodes.quote_source.create());
  if (!nodes.quote.validContent(Fragment.from(inside))) {
    return false;
  }
  if (dispatch) {
    const from = $from.posAtIndex(first, 0);
    const tr = state.tr.replaceWith(from, $to.posAtIndex(last + 1, 0), nodes.quote.create(null, inside));
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve($from.pos + 1))).scrollIntoView());
  }
  return true;
}

export function unquote(state, dispatch) {
  const own = ancestor(state.selection.$from, nodes.quote);
  if (!own) {
    return false;
  }
  if (dispatch) {
    const inside = [];
    own.node.forEach((child) => {
      if (child.type !== nodes.quote_source) {
        inside.push(child);
      } else if (child.childCount) {
        inside.push(nodes.paragraph.create(null, child.content));
      }
    });
    const tr = state.tr.replaceWith(own.pos, own.pos + own.node.nodeSize, inside);
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(1, state.selection.from - 1)))).scrollIntoView());
  }
  return true;
}

// Puts a block in the place of an empty paragraph, or after the block that one is in.
export function insert(block) {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const index = $from.index(0);
    const at = state.doc.child(index);
    const pos = $from.posAtIndex(index, 0);
    const empty = at.type === nodes.paragraph && at.childCount === 0;
    if (dispatch) {
      const last = index === state.doc.childCount - 1;
      const made = last && block.isAtom ? [block, nodes.paragraph.create()] : [block];
      const from = empty ? pos : pos + at.nodeSize;
      const tr = state.tr.replaceWith(from, pos + at.nodeSize, made);
      const selection =
        block.type === nodes.picture
          ? NodeSelection.create(tr.doc, from)
          : Selection.findFrom(tr.doc.resolve(block.isAtom ? from + block.nodeSize : from), 1, true) ??
            Selection.near(tr.doc.resolve(from));
      dispatch(tr.setSelection(selection).scrollIntoView());
    }
    return true;
  };
}

export const rule = insert(nodes.rule.create());

export function table(state, dispatch) {
  if (isInTable(state)) {
    return false;
  }
  const row = (type) => nodes.table_row.create(null, [type.create(), type.create(), type.create()]);
  return insert(nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]))(state, dispatch);
}

// Rows of a table in a text have one of names on top.
export function rowAbove(state, dispatch) {
  if (!isInTable(state)) {
    return false;
  }
  const rect = selectedRect(state);
  return rect.top === 0 ? rowAt(1)(state, dispatch) : rowAt(rect.top)(state, dispatch);
}

export function rowBelow(state, dispatch) {
  return isInTable(state) && rowAt(selectedRect(state).bottom)(state, dispatch);
}

function rowAt(index) {
  return (state, dispatch) => {
    if (dispatch) {
      const rect = selectedRect(state);
      const tr = state.tr;
      const row = nodes.table_row.create(
        null,
        Array.from({ length: rect.map.width }, (_, column) =>
          nodes.table_cell.create({ align: rect.table.nodeAt(rect.map.map[column]).attrs.align }),
        ),
      );
      let pos = rect.tableStart;
      for (let i = 0; i < index; i++) {
        pos += rect.table.child(i).nodeSize;
      }
      tr.insert(pos, row);
      dispatch(tr.setSelection(TextSelection.create(tr.doc, pos + 2)).scrollIntoView());
    }
    return true;
  };
}

export function nextCell(state, dispatch) {
  if (!isInTable(state)) {
    return false;
  }
  if (goToNextCell(1)(state, dispatch)) {
    return true;
  }
  const rect = selectedRect(state);
  return rowAt(TableMap.get(rect.table).height)(state, dispatch);
}

function cellBelow(state, dispatch) {
  if (!isInTable(state)) {
    return false;
  }
  const rect = selectedRect(state);
  if (rect.bottom >= rect.map.height) {
    return rowAt(rect.map.height)(state, dispatch);
  }
  const pos = rect.tableStart + rect.map.map[rect.bottom * rect.map.width + rect.left];
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, pos + 1)).scrollIntoView());
  return true;
}

export function hardBreak(state, dispatch) {
  const { $from } = state.selection;
  if (!$from.parent.type.contentMatch.matchType(nodes.hard_break)) {
    return false;
  }
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
}

// Out of the line that says who is quoted, and on below.
function leaveSource(state, dispatch) {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes.quote_source) {
    return false;
  }
  if (dispatch) {
    const after = $from.after($from.depth - 1);
    const tr = state.tr;
    if (state.doc.nodeAt(after)?.type !== nodes.paragraph) {
      tr.insert(after, nodes.paragraph.create());
    }
    dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  }
  return true;
}

// From an empty last line of a quote to who said it.
function toSource(state, dispatch) {
  const { $from, empty } = state.selection;
  const own = ancestor($from, nodes.quote);
  if (!empty || !own || $from.parent.type !== nodes.paragraph || $from.parent.childCount || $from.depth !== own.depth + 1) {
    return false;
  }
  if (own.node.childCount < 3 || $from.index(own.depth) !== own.node.childCount - 2) {
    return false;
  }
  if (dispatch) {
    const tr = state.tr.delete($from.before(), $from.after());
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve($from.before() + 1))).scrollIntoView());
  }
  return true;
}

function leaveQuoteBackwards(state, dispatch) {
  const { $from, empty } = state.selection;
  const own = ancestor($from, nodes.quote);
  const atStart = empty && own && $from.parentOffset === 0 && $from.index(own.depth) === 0 && $from.depth === own.depth + 1;
  return atStart ? unquote(state, dispatch) : false;
}

function headingToParagraph(state, dispatch) {
  const { $from, empty } = state.selection;
  return empty && $from.parentOffset === 0 && $from.parent.type === nodes.heading
    ? setBlockType(nodes.paragraph)(state, dispatch)
    : false;
}

function removeEmptyKept(state, dispatch) {
  const { $from, empty } = state.selection;
  return empty && $from.parent.type === nodes.kept && !$from.parent.childCount
    ? setBlockType(nodes.paragraph)(state, dispatch)
    : false;
}

// Moves the block that one is in past its neighbour.
export function move(by) {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const index = $from.index(0);
    const other = index + by;
    if (other < 0 || other >= state.doc.childCount) {
      return false;
    }
    if (dispatch) {
      const own = state.doc.child(index);
      const pos = $from.posAtIndex(index, 0);
      const neighbour = state.doc.child(other);
      const to = by < 0 ? pos - neighbour.nodeSize : pos + neighbour.nodeSize;
      const tr = state.tr.delete(pos, pos + own.nodeSize).insert(to, own);
      const selection = state.selection instanceof NodeSelection && $from.depth === 0
        ? NodeSelection.create(tr.doc, to)
        : TextSelection.near(tr.doc.resolve($from.pos - pos + to));
      dispatch(tr.setSelection(selection).scrollIntoView());
    }
    return true;
  };
}

// A link around what is marked, or around its own address where nothing is.
export function setLink(href, range) {
  return (state, dispatch) => {
    const { from, to } = range ?? state.selection;
    if (dispatch) {
      const tr = state.tr;
      if (from === to) {
        tr.insertText(href, from);
        tr.addMark(from, from + href.length, marks.link.create({ href }));
        tr.removeStoredMark(marks.link);
      } else {
        tr.removeMark(from, to, marks.link);
        tr.addMark(from, to, marks.link.create({ href }));
        tr.setSelection(TextSelection.create(tr.doc, to)).removeStoredMark(marks.link);
      }
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
}

// The link that one is in, with its ends.
export function linkAt(state) {
  const { $from } = state.selection;
  const parent = $from.parent;
  const near = $from.marks().find((mark) => mark.type === marks.link) ?? $from.nodeAfter?.marks.find((mark) => mark.type === marks.link);
  if (!near || !parent.inlineContent) {
    return null;
  }
  let found = null;
  let start = null;
  parent.forEach((child, offset) => {
    const at = $from.start() + offset;
    if (near.isInSet(child.marks)) {
      start ??= at;
      if (start <= $from.pos && $from.pos <= at + child.nodeSize) {
        found = { from: start, to: at + child.nodeSize, mark: near };
      } else if (found && !found.closed) {
        found.to = at + child.nodeSize;
      }
    } else {
      start = null;
      if (found) {
        found.closed = true;
      }
    }
  });
  return found;
}

export const keys = {
  "Mod-b": toggleMark(marks.strong),
  "Mod-i": toggleMark(marks.em),
  "Mod-Shift-x": toggleMark(marks.strike),
  "Mod-Alt-2": heading(2),
  "Mod-Alt-3": heading(3),
  "Mod-Alt-0": setBlockType(nodes.paragraph),
  "Mod-Shift-8": bullets,
  "Mod-Shift-7": numbers,
  "Mod-Shift-9": quote,
  "Shift-Enter": chainCommands(newlineInCode, hardBreak),
  "Mod-Enter": chainCommands(exitCode, hardBreak),
  Enter: chainCommands(
    newlineInCode,
    cellBelow,
    leaveSource,
    toSource,
    splitListItem(nodes.list_item),
    createParagraphNear,
    liftEmptyBlock,
    // In a quote the library would go on with the line of who said it.
    splitBlockAs((block) => (block.type === nodes.paragraph ? { type: nodes.paragraph } : null)),
  ),
  Tab: chainCommands(nextCell, sinkListItem(nodes.list_item)),
  "Shift-Tab": chainCommands(goToNextCell(-1), liftListItem(nodes.list_item)),
  Backspace: chainCommands(leaveQuoteBackwards, headingToParagraph, removeEmptyKept),
  "Alt-Shift-ArrowUp": move(-1),
  "Alt-Shift-ArrowDown": move(1),
};
