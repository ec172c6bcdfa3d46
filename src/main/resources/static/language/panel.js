// Asks about the language of a text a second after somebody has stopped typing, and shows the places that the advice is about.
const panel = document.querySelector("[data-language]");
const form = document.getElementById(panel.dataset.form);
const area = form.elements.body;
const told = document.getElementById(panel.dataset.told);
const AFTER_TYPING = 1000;
const WHILE_WAITING = 1500;
const MOST_WAITED = 8;
// How often those who listen are told at most.
const TELLING = 20000;
let timer = 0;
let asking = false;
let again = false;
let waited = 0;
let lastTold = 0;
let lastSaid = "";
const turns = new Map();

const host = form.querySelector("[data-editor]");
const editor = () => host?.pipEditor;
const text = () => editor()?.getMarkdown() ?? area.value;
const csrf = form.querySelector("input[type=hidden]").name;

function tell(words, now) {
  if (now || Date.now() - lastTold > TELLING) {
    lastTold = Date.now();
    told.textContent = words;
  }
}

// What is new is put in the place of what was, with the same parts open and the same button in focus.
function show(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(".language");
  if (!fresh) return;
  const old = panel.querySelector(".language");
  const focused = panel.contains(document.activeElement) ? document.activeElement : null;
  const buttons = [...panel.querySelectorAll("button, summary, a")];
  const at = buttons.indexOf(focused);
  for (const part of old.querySelectorAll("details[open]")) {
    fresh.querySelector(`details[data-kept="${part.dataset.kept}"]`)?.setAttribute("open", "");
  }
  old.replaceWith(document.importNode(fresh, true));
  ready();
  if (at >= 0) {
    const there = [...panel.querySelectorAll("button, summary, a")];
    const key = focused.dataset.key;
    const same = key && there.find((button) => button.dataset.key === key);
    (same ?? there[Math.min(at, there.length - 1)] ?? panel).focus({ preventScroll: true });
  }
}

function ready() {
  for (const button of panel.querySelectorAll("[data-places]")) button.hidden = false;
}

function asked() {
  const fields = new URLSearchParams();
  for (const name of [csrf, "language", "byline", "headline", "shortTitle", "standfirst"]) fields.set(name, form.elements[name]?.value ?? "");
  fields.set("body", text());
  return fields;
}

async function ask(now = false) {
  clearTimeout(timer);
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    const answer = await fetch(panel.dataset.language, { method: "POST", body: asked(), redirect: "manual" });
    if (answer.ok) {
      show(await answer.text());
      const { said, waiting } = panel.querySelector(".language").dataset;
      if (said !== lastSaid) {
        tell(said, now);
        lastSaid = said;
      }
      if (waiting && waited < MOST_WAITED) {
        waited++;
        timer = setTimeout(ask, WHILE_WAITING);
      }
    }
  } catch {
    // Without a line the advice stays as it was; what is typed is kept all the same.
  } finally {
    asking = false;
    if (again) {
      again = false;
      timer = setTimeout(ask, AFTER_TYPING);
    }
  }
}

function soon() {
  waited = 0;
  clearTimeout(timer);
  timer = setTimeout(ask, AFTER_TYPING);
}

// Where the words stand the nth time in the editor's document, blanks counting alike.
function placeOf(doc, words, nth) {
  let seen = 0;
  let found = null;
  doc.descendants((node, pos) => {
    if (!node.isTextblock || seen > nth) {
      return !node.isTextblock;
    }
    const raw = node.textBetween(0, node.content.size, "\n", (leaf) => leaf.type.spec.leafText?.() ?? "\ufffc");
    const places = [];
    let line = "";
    for (let i = 0; i < raw.length; i++) {
      const blank = /\s/.test(raw[i]);
      if (!blank || (line && !line.endsWith(" "))) {
        line += blank ? " " : raw[i];
        places.push(i);
      }
    }
    for (let at = line.indexOf(words); at >= 0 && seen <= nth; at = line.indexOf(words, at + words.length)) {
      found = { from: pos + 1 + places[at], to: pos + 2 + places[at + words.length - 1] };
      seen++;
    }
    return false;
  });
  return found;
}

function pictureAt(doc, nth) {
  let seen = 0;
  let found = null;
  doc.descendants((node, pos) => {
    if (node.type.name === "picture" && !node.attrs.alt && seen++ === nth) found = pos;
  });
  return found;
}

async function inEditor(view, button, [from, length, nth]) {
  const { NodeSelection, TextSelection } = await import("prosemirror-state");
  const { doc } = view.state;
  let selection = null;
  if (button.dataset.kind === "picture") {
    const at = pictureAt(doc, nth);
    selection = at === null ? null : NodeSelection.create(doc, at);
  } else {
    const words = button.dataset.words || text().slice(from, from + length);
    const place = placeOf(doc, words.replace(/\s+/g, " ").trim(), nth);
    selection = place && TextSelection.create(doc, place.from, place.to);
  }
  if (!selection) return false;
  view.focus();
  view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
  const spot = view.nodeDOM(selection.from) ?? view.domAtPos(selection.from).node;
  (spot.nodeType === 1 ? spot : spot.parentElement)?.scrollIntoView({ block: "center" });
  return true;
}

function inField(field, [from, length]) {
  if (!field || from + length > field.value.length) return false;
  field.closest("details")?.setAttribute("open", "");
  field.focus();
  field.setSelectionRange(from, from + length);
  if (field.tagName === "TEXTAREA") field.scrollTop = (field.scrollHeight * from) / Math.max(1, field.value.length) - field.clientHeight / 2;
  field.scrollIntoView({ block: "nearest" });
  return true;
}

// Each press goes to the next place with the same words.
async function showPlace(button) {
  const places = button.dataset.places.split(" ").map((place) => place.split(","));
  const turn = turns.get(button.dataset.key) ?? 0;
  turns.set(button.dataset.key, turn + 1);
  const [from, length, nth, field] = places[turn % places.length];
  const place = [Number(from), Number(length), Number(nth)];
  const found = field ? inField(form.elements[field], place) : editor() ? await inEditor(editor().view, button, place) : inField(area, place);
  tell(found ? panel.dataset.shown : panel.dataset.notFound, true);
}

panel.addEventListener("click", (event) => {
  const button = event.target.closest("[data-places]");
  if (button) showPlace(button);
});

panel.addEventListener("submit", async (event) => {
  event.preventDefault();
  const sent = event.target;
  try {
    const answer = await fetch(sent.action, { method: "POST", body: new URLSearchParams(new FormData(sent)), redirect: "manual" });
    if (answer.type !== "opaqueredirect") throw new Error(String(answer.status));
    waited = 0;
    ask(true);
  } catch {
    // The page itself says then what is wrong.
    sent.submit();
  }
});

form.addEventListener("pip-editor:change", soon);
form.addEventListener("input", soon);
ready();
lastSaid = panel.querySelector(".language").dataset.said;
if (panel.querySelector("[data-waiting]")) timer = setTimeout(ask, WHILE_WAITING);
