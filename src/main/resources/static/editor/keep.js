// Keeps in the browser what was typed, step by step, until the program has it: text, place and what can be undone are there again
// after a reload, a crash or an empty battery.
import { closeHistory, redo, undo } from "prosemirror-history";
import { Selection } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import { read } from "editor/read.js";
import { schema } from "editor/schema.js";

const PREFIX = "pip-editor ";
const ASIDE = " aside";
const SOON = 400;
const MOST = 400_000;
const DAYS = 30;

// By which names prosemirror-history marks what is its own.
const HISTORY = "history$";
const APART = "closeHistory$";

export class Keep {
  // `said` is called with when it was kept, or null where the browser doesn’t keep anything.
  constructor(key, base, said) {
    this.name = PREFIX + key;
    this.base = base;
    this.steps = [];
    this.size = 0;
    this.said = said;
    this.waiting = null;
    this.selection = null;
    forgetOld();
  }

  // What was kept of this text and the program doesn’t have, or null.
  find() {
    const kept = stored(this.name) ?? stored(this.name + ASIDE);
    return kept && kept.text !== kept.base ? kept : null;
  }

  // Puts what was found out of the way of what is typed before somebody has chosen.
  setAside(kept) {
    store(this.name + ASIDE, kept);
    localStorage.removeItem(this.name);
  }

  forget() {
    clearTimeout(this.waiting);
    for (const name of [this.name, this.name + ASIDE]) {
      try {
        localStorage.removeItem(name);
      } catch {
        // There is nothing then.
      }
    }
  }

  forgetAside() {
    try {
      localStorage.removeItem(this.name + ASIDE);
    } catch {
      // There is nothing then.
    }
  }

  // Does all steps again, from the same beginning, so that they can be undone. Null where that comes to something else.
  replay(kept, state, write) {
    try {
      for (const entry of kept.steps) {
        if (entry.selection) {
          state = state.apply(state.tr.setSelection(Selection.fromJSON(state.doc, entry.selection)).setTime(entry.time));
        }
        if (entry.back) {
          (entry.back === "undo" ? undo : redo)(state, (tr) => (state = state.apply(tr.setTime(entry.time))));
          continue;
        }
        const tr = state.tr.setTime(entry.time);
        entry.steps.forEach((step) => tr.step(Step.fromJSON(schema, step)));
        state = state.apply(entry.apart ? closeHistory(tr) : tr);
      }
      if (write(state.doc) !== kept.text) {
        return null;
      }
      if (kept.selection) {
        state = state.apply(state.tr.setSelection(Selection.fromJSON(state.doc, kept.selection)));
      }
      this.steps = kept.steps;
      this.size = JSON.stringify(kept.steps).length;
      return state;
    } catch {
      return null;
    }
  }

  // What somebody did, and where they were before it.
  note(tr, before) {
    const back = tr.getMeta(HISTORY);
    const selection = before.selection.toJSON();
    const entry = { time: tr.time, selection };
    if (back) {
      entry.back = back.redo ? "redo" : "undo";
    } else {
      entry.steps = tr.steps.map((step) => step.toJSON());
      entry.apart = tr.getMeta(APART) === true;
    }
    this.steps.push(entry);
    this.size += JSON.stringify(entry).length;
  }

  soon(state, write) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.now(state, write), SOON);
    this.pending = [state, write];
  }

  flush() {
    if (this.pending) {
      this.now(...this.pending);
    }
  }

  now(state, write) {
    clearTimeout(this.waiting);
    this.pending = null;
    const text = write(state.doc);
    if (this.size > MOST && read(text).doc.eq(state.doc)) {
      // Too much to keep: from here on only what comes can be undone after a reload.
      this.base = text;
      this.steps = [];
      this.size = 0;
    }
    const time = Date.now();
    const kept = store(this.name, {
      base: this.base,
      steps: this.size > MOST ? [] : this.steps,
      selection: state.selection.toJSON(),
      text,
      time,
    });
    this.said(kept ? time : null);
  }
}

function stored(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    return null;
  }
}

function store(name, what) {
  try {
    localStorage.setItem(name, JSON.stringify(what));
    return true;
  } catch {
    return false;
  }
}

function forgetOld() {
  try {
    const before = Date.now() - DAYS * 86_400_000;
    Object.keys(localStorage)
      .filter((name) => name.startsWith(PREFIX) && !(stored(name)?.time > before))
      .forEach((name) => localStorage.removeItem(name));
  } catch {
    // A browser that keeps nothing has nothing old.
  }
}
