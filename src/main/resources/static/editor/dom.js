// Makes an element, with what is in it.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      made.addEventListener(key.slice(2), value);
    } else if (value === true) {
      made.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

export function button(label, act, attributes = {}) {
  return element("button", { type: "button", class: "editor-button", onclick: act, ...attributes }, label);
}

let count = 0;

export function field(label, attributes = {}, help = null) {
  const id = `editor-field-${++count}`;
  const input = element("input", { class: "input", id, type: "text", autocomplete: "off", "aria-describedby": help && `${id}-help`, ...attributes });
  return {
    input,
    dom: element(
      "div",
      { class: "field" },
      element("label", { class: "field-label", for: id }, label),
      help && element("p", { class: "field-help", id: `${id}-help` }, help),
      input,
    ),
  };
}
