// How pictures and what is kept as it is written look in the editor.
import { NodeSelection } from "prosemirror-state";
import { button, element } from "editor/dom.js";

export function pictureView(editor) {
  return (node, view, getPos) => new PictureView(editor, node, view, getPos);
}

class PictureView {
  constructor(editor, node, view, getPos) {
    this.editor = editor;
    this.dom = element("figure", { class: "editor-picture", contenteditable: "false" });
    this.change = button(editor.text("picture.edit"), () => editor.bars.picture(getPos()));
    this.remove = button(editor.text("picture.remove"), () => {
      view.dispatch(view.state.tr.delete(getPos(), getPos() + this.node.nodeSize));
      editor.focus();
    });
    this.fill(node);
  }

  fill(node) {
    const { text } = this.editor;
    const { file, alt, caption } = node.attrs;
    const address = this.editor.pictureAddress(file);
    this.node = node;
    this.dom.replaceChildren(
      address ? element("img", { src: address, alt }) : element("p", { class: "editor-file" }, file.split("/").at(-1)),
      address ? "" : element("p", { class: "soft" }, alt || text("picture.alt.missing")),
      element("figcaption", {}, caption),
      element("div", { class: "acts" }, this.change, this.remove),
    );
  }

  update(node) {
    if (node.type !== this.node.type) {
      return false;
    }
    if (node !== this.node) {
      this.fill(node);
    }
    return true;
  }

  selectNode() {
    this.dom.classList.add("is-selected");
  }

  deselectNode() {
    this.dom.classList.remove("is-selected");
  }

  stopEvent(event) {
    return event.target.closest?.("button") !== null && event.type !== "dragstart";
  }

  ignoreMutation() {
    return true;
  }
}

export function keptView(editor) {
  return (node, view, getPos) => new KeptView(editor, node, view, getPos);
}

class KeptView {
  constructor(editor, node, view, getPos) {
    this.node = node;
    this.contentDOM = element("code");
    this.dom = element(
      "div",
      { class: "editor-kept" },
      element(
        "div",
        { class: "acts", contenteditable: "false" },
        element("span", { class: "soft" }, editor.text("kept")),
        button(editor.text("kept.remove"), () => {
          view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, getPos())).deleteSelection());
          editor.focus();
        }),
      ),
      element("pre", {}, this.contentDOM),
    );
  }

  update(node) {
    return node.type === this.node.type && (this.node = node) !== null;
  }

  stopEvent(event) {
    return event.target.closest?.("button") != null && event.type !== "dragstart";
  }

  ignoreMutation(change) {
    return change.type !== "selection" && !this.contentDOM.contains(change.target);
  }
}
