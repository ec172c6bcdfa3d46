// Guides are put in their places by dragging, by touch and by keyboard; the page keeps its place. Without scripts a form of its own
// does the same.
import { draggable } from "js/drag.js";

let busy = false;

const root = () => document.getElementById("guide-tree");
const form = () => document.getElementById("move");
const nodes = (list) => [...list.children].filter((it) => it.matches("[data-item]"));
const within = (item) => item.querySelector(":scope > ol, :scope > details > ol");
const row = (item) => item.querySelector(":scope > [data-row]");

function ready() {
  root()?.classList.add("arrange-ready");
}

function say(words, seen) {
  const said = document.getElementById("said");
  said.className = seen ? "notice notice-warning" : "unseen";
  said.textContent = words;
}

async function post(action, fields, id, words) {
  if (busy) {
    return;
  }
  busy = true;
  try {
    const answer = await fetch(action, { method: "POST", body: new URLSearchParams(fields), headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok || new URL(answer.url).pathname !== root().dataset.desk) {
      throw new Error(answer.url);
    }
    show(new DOMParser().parseFromString(await answer.text(), "text/html"), id, words);
  } catch {
    say(root().dataset.failed, true);
  } finally {
    busy = false;
  }
}

// What came of it: the tree as it is now, what there is to say, and the focus with what was moved.
function show(page, id, words) {
  const warned = page.querySelector("main > .notice-warning")?.textContent.trim();
  const done = page.querySelector("main > .notice-right .notice-text")?.textContent.trim();
  const open = [...document.querySelectorAll("#guide-tree details[open]")].map((it) => it.closest("[data-item]").id);
  document.querySelectorAll("main > .notice").forEach((notice) => notice.remove());
  root().replaceWith(document.adoptNode(page.getElementById("guide-tree")));
  open.forEach((it) => document.getElementById(it)?.querySelector(":scope > details")?.setAttribute("open", ""));
  ready();
  say(warned ?? words ?? done ?? "", Boolean(warned));
  const there = id && document.getElementById(id);
  for (let around = there?.parentElement.closest("details"); around; around = around.parentElement.closest("details")) {
    around.open = true;
  }
  (there ? row(there).querySelector("a") : document.querySelector("#guide-tree .undo button"))?.focus();
  there?.scrollIntoView({ block: "nearest" });
}

// A place: the list below a page, and the page that it is ahead of there.
function put(item, list, before) {
  const { dataset } = root();
  const parent = list.dataset?.parent ?? list.item.dataset.item;
  const above = parent ? document.getElementById(`vejledning-${parent}`) : null;
  const where = above ? dataset.under.replace("\u0001", above.dataset.name) : dataset.top;
  const fields = new FormData(form());
  fields.set("seen", item.dataset.seen);
  fields.set("under", parent);
  fields.set("before", before?.dataset.item ?? "");
  post(`${dataset.desk}/${item.dataset.item}/plads`, fields, item.id, dataset.moved.replace("\u0001", item.dataset.name).replace("\u0002", where));
}

document.addEventListener("submit", (event) => {
  if (event.target.matches("#guide-tree form[data-quick]")) {
    event.preventDefault();
    post(event.target.action, new FormData(event.target));
  }
});

// By keyboard: Alt with an arrow moves what has the focus up, down, out to the level above, or below the page ahead of it.
document.addEventListener("keydown", (event) => {
  const item = event.target.closest?.("#guide-tree [data-item]");
  if (!item || !event.altKey || !form() || !["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(event.key)) {
    return;
  }
  event.preventDefault();
  const list = item.parentElement;
  const beside = nodes(list);
  const at = beside.indexOf(item);
  const around = list.closest("[data-item]");
  if (event.key === "ArrowUp" && at > 0) {
    put(item, list, beside[at - 1]);
  } else if (event.key === "ArrowDown" && at < beside.length - 1) {
    put(item, list, beside[at + 2]);
  } else if (event.key === "ArrowLeft" && around) {
    put(item, around.parentElement, nodes(around.parentElement)[nodes(around.parentElement).indexOf(around) + 1]);
  } else if (event.key === "ArrowRight" && at > 0) {
    put(item, within(beside[at - 1]) ?? { item: beside[at - 1] });
  } else {
    say(root().dataset.nowhere, false);
  }
});

// By pointer, with a finger too: onto a row puts it below that page, near a row's edge beside it.
const EDGE = 0.28;

draggable("#guide-tree [data-handle]", (handle) => {
  const item = handle.closest("[data-item]");
  if (!item || busy || !form()) {
    return null;
  }
  let place = null;
  root().classList.add("is-dragging");

  const unmark = () => document.querySelectorAll(".drop-here, .drop-before, .drop-after").forEach((it) => it.classList.remove("drop-here", "drop-before", "drop-after"));
  const follow = (x, y) => {
    const under = document.elementFromPoint(x, y)?.closest("#guide-tree [data-row]");
    const other = under?.closest("[data-item]");
    if (!other || item.contains(other)) {
      place = null;
      unmark();
      return;
    }
    const box = under.getBoundingClientRect();
    const part = (y - box.top) / box.height;
    const where = part < EDGE ? "drop-before" : part > 1 - EDGE && !within(other) ? "drop-after" : "drop-here";
    if (place?.other === other && place.where === where) {
      return;
    }
    unmark();
    under.classList.add(where);
    place = { other, where };
  };
  const end = (isDropped) => {
    root().classList.remove("is-dragging");
    unmark();
    if (!isDropped || !place) {
      say(root().dataset.cancelled, false);
      return;
    }
    const { other, where } = place;
    const list = other.parentElement;
    const beside = nodes(list).filter((it) => it !== item);
    if (where === "drop-here") {
      put(item, within(other) ?? { item: other });
    } else {
      put(item, list, where === "drop-before" ? other : beside[beside.indexOf(other) + 1]);
    }
  };
  return { carried: item, follow, end };
});

ready();
