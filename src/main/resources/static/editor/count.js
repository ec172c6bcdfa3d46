// How many words there are, and how long they take to read.
import { element } from "editor/dom.js";

const WORDS = /[\p{L}\p{N}]+(?:[-'’.,:/@][\p{L}\p{N}]+)*/gu;
const A_MINUTE = 200;
const TELLING = 50;

function wordsOf(block) {
  if (block.isTextblock) {
    return block.textBetween(0, block.content.size, " ", " ").match(WORDS)?.length ?? 0;
  }
  let words = 0;
  block.forEach((child) => (words += wordsOf(child)));
  return words;
}

export class Count {
  constructor(text, language) {
    this.text = text;
    this.format = new Intl.NumberFormat(language);
    this.known = new WeakMap();
    this.shown = element("p", { class: "editor-count" });
    // Told to screen readers now and then only.
    this.told = element("p", { class: "unseen", role: "status" });
    this.last = null;
    this.waiting = null;
  }

  words(doc) {
    let words = 0;
    doc.forEach((block) => {
      let own = this.known.get(block);
      if (own === undefined) {
        own = wordsOf(block);
        this.known.set(block, own);
      }
      words += own;
    });
    return words;
  }

  update(doc) {
    const words = this.words(doc);
    const minutes = Math.max(1, Math.round(words / A_MINUTE));
    const said = words === 0 ? this.text("count.none") : this.text(words === 1 ? "count.one" : "count", this.format.format(words), this.format.format(minutes));
    if (this.shown.textContent !== said) {
      this.shown.textContent = said;
    }
    this.last ??= words;
    clearTimeout(this.waiting);
    if (Math.abs(words - this.last) >= TELLING) {
      this.waiting = setTimeout(() => {
        this.last = words;
        this.told.textContent = said;
      }, 3000);
    }
  }
}
