// A what-you-see editor in the place of a text area. The area stays in the form, out of sight, and has the text as Markdown; without
// scripts, or where this one fails, it is what one writes in.
import { baseKeymap } from "prosemirror-commands";
import { gapCursor } from "prosemirror-gapcursor";
import { closeHistory, history, redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { Slice } from "prosemirror-model";
import { EditorState, Plugin, TextSelection } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { Bars, withScheme } from "editor/bars.js";
import { insert, keys, setLink } from "editor/commands.js";
import { Count } from "editor/count.js";
import { button, element } from "editor/dom.js";
import { find, finding, found } from "editor/finding.js";
import { Keep } from "editor/keep.js";
import { address, cleaned } from "editor/paste.js";
import { read } from "editor/read.js";
import { safeAddress, schema } from "editor/schema.js";
import { slash } from "editor/slash.js";
import { Toolbar } from "editor/toolbar.js";
import { typing } from "editor/typing.js";
import { keptView, pictureView } from "editor/views.js";
import { Writer } from "editor/write.js";

class Editor {
  constructor(host) {
    this.host = host;
    this.source = host.querySelector("textarea");
    this.id = `${this.source.id}-text`;
    const texts = JSON.parse(host.dataset.texts);
    this.language = document.documentElement.lang;
    this.text = (key, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), texts[key] ?? key);
    this.bars = new Bars(this);
    this.count = new Count(this.text, this.language);
    this.saying = element("p", { class: "editor-saved" });
    this.telling = element("div", { class: "editor-told", role: "status" });
    this.offer = element("div", { class: "editor-offer" });
    this.begin(this.source.value);
    this.keep = new Keep(host.dataset.key || `${location.pathname} ${this.source.name}`, this.base, (time) => this.sayKept(time));
    const kept = this.keep.find();
    const saved = kept?.text === this.base;
    let state = this.fresh();
    if (saved) {
      state = this.from(kept) ?? state;
    }
    this.toolbar = new Toolbar(this);
    this.place = element("div", { class: "editor-place" });
    this.view = new EditorView(
      { mount: this.place },
      {
        state,
        attributes: () => this.attributes(),
        dispatchTransaction: (tr) => this.take(tr),
        nodeViews: { picture: pictureView(this), kept: keptView(this) },
        transformPastedHTML: (html) => this.pastedHtml(html),
        clipboardTextParser: (text, $context, plain) => this.pastedText(text, plain),
        clipboardTextSerializer: (slice) => this.copiedText(slice),
        handlePaste: (_, event) => this.paste(event),
        handleDOMEvents: {
          drop: (_, event) => this.drop(event),
          paste: () => {
            this.settle();
            this.tell();
            return false;
          },
        },
        handleClick: (_, pos, event) => event.target.closest("a") !== null && event.preventDefault(),
      },
    );
    this.show();
    if (kept && !saved) {
      this.offerKept(kept);
    }
  }

  // The text that undoing leads back to.
  begin(base) {
    this.base = base;
    const { doc, blocks } = read(base);
    this.writer = new Writer(base, blocks);
    this.doc = doc;
    this.markdown = base;
  }

  fresh() {
    return EditorState.create({
      doc: this.doc,
      plugins: [
        slash(this),
        typing(),
        keymap({ Backspace: undoInputRule }),
        keymap({
          "Mod-z": undo,
          "Mod-y": redo,
          "Mod-Shift-z": redo,
          "Mod-k": () => this.bars.link() ?? true,
          "Mod-f": () => this.bars.find() ?? true,
          "Alt-F10": () => {
            this.settle();
            this.toolbar.focus();
            return true;
          },
        }),
        keymap(keys),
        keymap(baseKeymap),
        history(),
        tableEditing(),
        gapCursor(),
        finding(),
        this.placeholders(),
      ],
    });
  }

  // The state that what was kept leads to, or null where it can’t be had from the same beginning.
  from(kept) {
    this.begin(kept.base);
    const state = this.keep.replay(kept, this.fresh(), (doc) => this.writer.write(doc));
    if (state) {
      this.keep.base = kept.base;
      this.markdown = kept.text;
    } else {
      this.begin(this.source.value);
    }
    return state;
  }

  attributes() {
    return {
      id: this.id,
      class: "editor-text prose",
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": this.host.dataset.label,
      "aria-describedby": this.source.getAttribute("aria-describedby") ?? "",
      ...(this.source.getAttribute("aria-invalid") ? { "aria-invalid": "true" } : {}),
      dir: this.source.dir || "auto",
      lang: this.source.lang || this.language,
      spellcheck: "true",
    };
  }

  show() {
    const { source, host } = this;
    host.prepend(
      this.offer,
      this.toolbar.dom,
      this.bars.dom,
      this.telling,
      this.place,
      element("div", { class: "editor-foot" }, this.count.shown, this.saying, this.count.told),
    );
    source.hidden = true;
    document.querySelector(`label[for="${source.id}"]`)?.addEventListener("click", () => this.focus());
    const leave = () => this.keep.flush();
    addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    source.form?.addEventListener("submit", leave);
    source.form?.addEventListener("reset", () => setTimeout(() => this.setMarkdown(source.value)));
    // A form that was refused leads to the field.
    source.addEventListener("focus", () => this.focus());
    if (location.hash === `#${source.id}`) {
      this.focus();
    }
    this.count.update(this.view.state.doc);
    this.toolbar.update(this.view.state);
    host.classList.add("is-ready");
  }

  focus() {
    this.view.focus();
  }

  // What was marked right before a key is only known to the browser yet.
  settle() {
    this.view.domObserver.flush?.();
  }

  run(command) {
    // What a button does is undone by itself, neither with what was typed before it nor after.
    const done = command(this.view.state, (tr) => this.view.dispatch(closeHistory(tr)), this.view);
    this.apart = true;
    this.focus();
    return done;
  }

  take(tr) {
    const before = this.view.state;
    if (tr.docChanged && this.apart) {
      this.apart = false;
      closeHistory(tr);
    }
    const { state } = before.applyTransaction(tr);
    if (tr.docChanged) {
      this.keep.note(tr, before);
    }
    this.view.updateState(state);
    if (before.doc !== state.doc) {
      this.changed(state);
    }
    this.toolbar.update(state);
  }

  changed(state) {
    this.markdown = this.writer.write(state.doc);
    this.source.value = this.markdown;
    this.count.update(state.doc);
    this.keep.soon(state, (doc) => this.writer.write(doc));
    this.host.dispatchEvent(new CustomEvent("pip-editor:change", { bubbles: true, detail: { editor: this.host.pipEditor } }));
  }

  setMarkdown(text) {
    const { doc } = read(text);
    const { state } = this.view;
    this.view.dispatch(state.tr.replaceWith(0, state.doc.content.size, doc.content));
  }

  offerKept(kept) {
    const { text } = this;
    this.keep.setAside(kept);
    const gone = () => this.offer.replaceChildren();
    const use = () => {
      gone();
      const same = this.view.state.doc.eq(this.doc) && kept.base === this.base;
      const state = same ? this.from(kept) : null;
      if (state) {
        this.view.updateState(state);
        this.changed(state);
        this.toolbar.update(state);
      } else {
        this.setMarkdown(kept.text);
      }
      this.keep.forgetAside();
      this.focus();
    };
    const drop = () => {
      gone();
      this.keep.forgetAside();
      this.focus();
    };
    const moved = kept.base !== this.base ? text("offer.moved") : "";
    this.offer.replaceChildren(
      element(
        "div",
        { class: "notice notice-warning", role: "status" },
        element("span", { class: "notice-sign", "aria-hidden": "true" }, "!"),
        element(
          "div",
          {},
          element("p", {}, text("offer", this.moment(kept.time)), " ", moved),
          element("div", { class: "acts" }, button(text("offer.use"), use), button(text("offer.drop"), drop)),
        ),
      ),
    );
  }

  moment(time) {
    const date = new Date(time);
    const today = date.toDateString() === new Date().toDateString();
    return new Intl.DateTimeFormat(this.language, today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" }).format(date);
  }

  sayKept(time) {
    this.saying.textContent = time === null ? this.text("kept-not") : this.text("kept-here", this.moment(time));
  }

  // Somebody else has stored the text, such as the program itself.
  saved(text = this.markdown, words = null) {
    if (text === this.markdown) {
      this.saying.textContent = words ?? this.text("saved", this.moment(Date.now()));
    }
  }

  tell(...said) {
    this.telling.replaceChildren(...said.map((words) => element("p", {}, words)));
  }

  find(words, by) {
    find(this.view, words, by);
  }

  found() {
    return found(this.view.state);
  }

  // Where a picture can be seen, for those that lie where `data-pictures` says.
  pictureAddress(file) {
    const { pictures } = this.host.dataset;
    return pictures && file ? pictures + file.replace(/^pictures\//, "").split("/").map(encodeURIComponent).join("/") : null;
  }

  // Others may let people pick: who listens and prevents the default calls `insert` with { file, alt, caption }.
  pickPicture() {
    const detail = { editor: this.host.pipEditor, insert: (picture) => this.run(insert(schema.nodes.picture.create(picture))) };
    if (this.host.dispatchEvent(new CustomEvent("pip-editor:picture", { bubbles: true, cancelable: true, detail }))) {
      this.bars.picture();
    }
  }

  // Files that are dropped or pasted, for those who take pictures in.
  files(files) {
    const pictures = [...files].filter((file) => file.type.startsWith("image/"));
    if (!pictures.length) {
      return false;
    }
    const detail = {
      editor: this.host.pipEditor,
      files: pictures,
      insert: (picture) => this.run(insert(schema.nodes.picture.create(picture))),
    };
    if (this.host.dispatchEvent(new CustomEvent("pip-editor:files", { bubbles: true, cancelable: true, detail }))) {
      this.tell(this.text("paste.files"));
    }
    return true;
  }

  drop(event) {
    if (event.dataTransfer?.files.length && this.files(event.dataTransfer.files)) {
      event.preventDefault();
      return true;
    }
    return false;
  }

  paste(event) {
    const data = event.clipboardData;
    const plain = data.getData("text/plain").trim();
    const { state } = this.view;
    const { from, to, empty, $from } = state.selection;
    // An address onto marked words makes a link of them.
    if (!empty && state.selection instanceof TextSelection && $from.sameParent(state.selection.$to) && /^\S+$/.test(plain)) {
      const href = /^(https?:\/\/|www\.|mailto:)/i.test(plain) || /^[^\s@]+@[^\s@]+\.\w{2,}$/.test(plain) ? safeAddress(withScheme(plain)) : null;
      if (href && $from.parent.type.allowsMarkType(schema.marks.link)) {
        setLink(address(href) ?? href, { from, to })(state, this.view.dispatch);
        return true;
      }
    }
    return !data.getData("text/html") && !plain && this.files(data.files);
  }

  pastedHtml(html) {
    if (/data-pm-slice/.test(html)) {
      return html;
    }
    const { html: clean, pictures } = cleaned(html);
    if (pictures) {
      this.tell(this.text(pictures === 1 ? "paste.picture" : "paste.pictures", pictures));
    }
    return clean;
  }

  pastedText(text, plain) {
    const tidy = text.replace(/\r\n?/g, "\n");
    const { doc } = read(tidy);
    if (plain || (doc.childCount === 1 && doc.firstChild.isTextblock && !tidy.includes("\n"))) {
      const lines = plain ? tidy.split(/\n+/) : null;
      const blocks = lines?.map((line) => schema.nodes.paragraph.create(null, line ? schema.text(line) : null));
      return blocks ? Slice.maxOpen(schema.nodes.doc.create(null, blocks).content) : Slice.maxOpen(doc.content);
    }
    return new Slice(doc.content, doc.firstChild.type === schema.nodes.paragraph ? 1 : 0, doc.lastChild.type === schema.nodes.paragraph ? 1 : 0);
  }

  copiedText(slice) {
    const doc = schema.nodes.doc.createAndFill(null, slice.content);
    return doc ? new Writer("", []).write(doc) : slice.content.textBetween(0, slice.content.size, "\n\n", "\n");
  }

  placeholders() {
    const { text } = this;
    return new Plugin({
      props: {
        decorations: (state) => {
          const found = [];
          state.doc.forEach((block, pos) => {
            if (block.type === schema.nodes.quote && block.lastChild.childCount === 0) {
              const end = pos + block.nodeSize - 1;
              found.push(Decoration.node(end - 2, end, { class: "is-empty", "data-hint": text("quote.source") }));
            }
          });
          if (state.doc.childCount === 1 && state.doc.firstChild.type === schema.nodes.paragraph && state.doc.firstChild.childCount === 0) {
            found.push(Decoration.node(0, 2, { class: "is-empty", "data-hint": text("empty") }));
          }
          return DecorationSet.create(state.doc, found);
        },
      },
    });
  }
}

function start(host) {
  if (host.pipEditor) {
    return;
  }
  const editor = new Editor(host);
  host.pipEditor = {
    getMarkdown: () => editor.markdown,
    setMarkdown: (text) => editor.setMarkdown(text),
    saved: (text, words) => editor.saved(text, words),
    focus: () => editor.focus(),
    // For what goes beyond this, such as marks on a passage.
    get view() {
      return editor.view;
    },
  };
  host.dispatchEvent(new CustomEvent("pip-editor:ready", { bubbles: true, detail: { editor: host.pipEditor } }));
}

document.querySelectorAll("[data-editor]").forEach(start);
document.addEventListener("htmx:load", (event) => event.detail.elt.querySelectorAll?.("[data-editor]").forEach(start));
