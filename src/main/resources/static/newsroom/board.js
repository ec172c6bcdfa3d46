// Stories are put on months by dragging, by touch and by keyboard; the page keeps its place. Without scripts the same forms
// are posted one by one.
import { draggable } from "js/drag.js";

const PATIENCE = 20_000;
const AWAY = 15 * 60_000;
let busy = false;
let touched = Date.now();

const root = () => document.getElementById("board");
const places = () => [...document.querySelectorAll("#board [data-drop]")].filter((place) => place.offsetParent !== null || place.closest("details"));

function ready() {
  root()?.classList.add("arrange-ready");
}

// Posts a form, shows what came of it, says so, and keeps the focus with what was moved. What the page warns of is said
// instead of the words.
async function send(form, more, id, words) {
  if (busy) {
    return;
  }
  busy = true;
  const fields = new FormData(form);
  for (const [name, value] of Object.entries(more)) {
    fields.set(name, value);
  }
  try {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(fields), headers: { "X-Requested-With": "fetch" } });
    if (!answer.ok || !new URL(answer.url).pathname.startsWith(root().dataset.board)) {
      throw new Error(answer.url);
    }
    show(new DOMParser().parseFromString(await answer.text(), "text/html"), words);
    focus(id);
  } catch {
    say(root().dataset.failed, true);
  } finally {
    busy = false;
  }
}

function show(page, words) {
  const warned = page.querySelector("main > .notice-warning")?.textContent.trim();
  const done = page.querySelector("main > .notice-right .notice-text")?.textContent.trim();
  const open = [...document.querySelectorAll("#board details[open]")].map((it) => it.querySelector("summary").textContent);
  document.querySelectorAll("main > .notice").forEach((notice) => notice.remove());
  root().replaceWith(document.adoptNode(page.getElementById("board")));
  document.querySelector("main > .page-head").replaceWith(document.adoptNode(page.querySelector("main > .page-head")));
  document.querySelectorAll("#board details:not(.board-more)").forEach((it) => {
    it.open ||= open.includes(it.querySelector("summary").textContent);
  });
  ready();
  say(warned ?? words ?? done ?? document.getElementById("last-change")?.textContent ?? "", Boolean(warned));
}

function focus(id) {
  const there = id && document.getElementById(id);
  const target = there?.querySelector(".board-more summary") ?? there?.querySelector("button, a") ?? document.querySelector("#board .undo button");
  there?.closest("details")?.setAttribute("open", "");
  target?.focus();
  there?.scrollIntoView({ block: "nearest" });
}

function say(words, seen) {
  const said = document.getElementById("said");
  said.className = seen ? "notice notice-warning" : "unseen";
  said.textContent = words;
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("#board form[data-quick]")) {
    event.preventDefault();
    const button = event.submitter;
    send(form, button?.name ? { [button.name]: button.value } : {}, form.closest("[data-item]")?.id);
  }
});

function mover(item) {
  return item.querySelector(".mover-form");
}

function takes(place, item) {
  const isStory = item.id.startsWith("historie-");
  const own = item.dataset.here ?? "";
  const isColumn = place.dataset.drop.includes("/");
  return place.dataset.drop !== own && (isStory || (isColumn && !place.dataset.onlyStory));
}

function put(item, place) {
  const id = item.id;
  const words = root().dataset.moved.replace("\u0001", item.dataset.name).replace("\u0002", place.dataset.dropName);
  send(mover(item), { to: place.dataset.drop }, id, words);
}

// By keyboard: Alt with an arrow takes what has the focus to the next place that is free, in the order of the page. What
// somebody has promised is passed over, so that no promise is lost on the way.
document.addEventListener("keydown", (event) => {
  touched = Date.now();
  const item = event.target.closest?.("#board [data-item]");
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!item || !event.altKey || !step || !mover(item)) {
    return;
  }
  event.preventDefault();
  const after = (place) => Boolean(item.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING);
  const around = item.closest("[data-drop]");
  const free = places().filter((place) => takes(place, item) && !place.dataset.onlyStory && !item.contains(place) && place !== around);
  // A place that surrounds others begins where they do; what stands in it is behind its beginning.
  const next = step > 0 ? free.find(after) : free.findLast((place) => !after(place));
  if (next) {
    put(item, next);
  } else {
    say(root().dataset.nowhere, false);
  }
});

// By pointer, with a finger too.
document.addEventListener("pointerdown", () => {
  touched = Date.now();
});

draggable("#board [data-handle]", (handle) => {
  const item = handle.closest("[data-item]");
  if (!item || busy || !mover(item)) {
    return null;
  }
  let place = null;
  root().classList.add("is-dragging");
  places().forEach((it) => it.classList.toggle("may-drop", takes(it, item)));

  const follow = (x, y) => {
    let under = document.elementFromPoint(x, y)?.closest("#board [data-drop]") ?? null;
    while (under && !takes(under, item)) {
      under = under.parentElement.closest("#board [data-drop]");
    }
    if (under !== place) {
      place?.classList.remove("drop-here");
      under?.classList.add("drop-here");
      place = under;
    }
  };
  const end = (isDropped) => {
    root().classList.remove("is-dragging");
    document.querySelectorAll(".may-drop, .drop-here").forEach((it) => it.classList.remove("may-drop", "drop-here"));
    if (isDropped && place) {
      put(item, place);
    } else {
      say(root().dataset.cancelled, false);
    }
  };
  return { carried: item, follow, end };
});

// Tells whoever has the board open that somebody else has changed it; not for ever, so that a session that nobody uses ends.
async function look() {
  if (busy || document.hidden || Date.now() - touched > AWAY || document.querySelector(".is-dragging, #news")) {
    return;
  }
  try {
    const answer = await fetch(window.location.href.replace(/#.*/, ""));
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("board");
    if (answer.ok && fresh && fresh.dataset.stamp !== root().dataset.stamp && !busy) {
      tell(fresh.dataset.by);
    }
  } catch {
    // It is asked again.
  }
}

function tell(by) {
  const { changed, see } = root().dataset;
  const news = document.createElement("p");
  news.id = "news";
  news.className = "notice notice-info";
  news.setAttribute("role", "status");
  const link = document.createElement("a");
  link.href = window.location.href.replace(/#.*/, "");
  link.textContent = see;
  news.append(`${changed.replace("\u0001", by)} `, link);
  root().before(news);
}

document.addEventListener("pip-board:look", look);
setInterval(look, PATIENCE);
ready();
