// Blocks are moved by dragging, by touch and by keyboard, and the page keeps its place. Without scripts the same buttons post
// the same forms.
import { draggable } from "js/drag.js";

let checking;
let busy = false;

const root = () => document.getElementById("arrange");

function ready() {
  root()?.classList.add("arrange-ready");
  root()?.querySelectorAll(".undo [name=quick]").forEach((field) => {
    field.value = "yes";
  });
}

// A change: posts the form, shows what came of it, says so and keeps the focus where the work is. What the page has to say, as
// that somebody else was faster, is said instead.
async function send(form, more, focus) {
  if (busy) {
    return;
  }
  busy = true;
  const fields = new FormData(form);
  for (const [name, value] of Object.entries(more)) {
    fields.set(name, value);
  }
  fields.set("quick", "yes");
  const isFiles = form.enctype === "multipart/form-data";
  const scroll = frameScroll();
  try {
    const answer = await fetch(form.action, { method: "POST", body: isFiles ? fields : new URLSearchParams(fields), headers: { "X-Requested-With": "fetch" } });
    const address = new URL(answer.url);
    if (!answer.ok || !address.pathname.endsWith(root().dataset.desk)) {
      throw new Error(answer.url);
    }
    const isDone = show(new DOMParser().parseFromString(await answer.text(), "text/html"), scroll);
    focus?.(isDone);
    later();
  } catch {
    say(root().dataset.failed);
    alertOffline();
  } finally {
    busy = false;
  }
}

function alertOffline() {
  const said = document.getElementById("said");
  said.classList.remove("unseen");
  said.classList.add("notice", "notice-warning");
}

function show(page, scroll) {
  const fresh = page.getElementById("arrange");
  const form = document.querySelector("#preview [aria-current]")?.id;
  const said = page.querySelector("main > .notice")?.textContent.trim();
  const checks = document.getElementById("checks");
  root().replaceWith(document.adoptNode(fresh));
  ready();
  document.querySelector("main > .page-head").replaceWith(document.adoptNode(page.querySelector("main > .page-head")));
  keepForm(form);
  keepScroll(scroll);
  // What was found before stands until all is looked at again.
  if (checks && !fresh.dataset.whole) {
    document.getElementById("checks").replaceWith(checks);
    checks.setAttribute("aria-busy", "true");
    if (!checks.querySelector(".hint-busy")) {
      const hint = document.createElement("p");
      hint.className = "hint hint-busy";
      hint.textContent = root().dataset.checking;
      checks.querySelector("h2").after(hint);
    }
  }
  if (said) {
    say(said, true);
  }
  window.htmx?.process(root());
  return !said;
}

function keepForm(id) {
  const tab = id && document.getElementById(id);
  const frame = document.querySelector("#preview iframe");
  if (!tab || !frame) {
    return;
  }
  document.querySelectorAll("#preview [aria-current]").forEach((other) => other.removeAttribute("aria-current"));
  tab.setAttribute("aria-current", "page");
  const file = { mail: "mail.html", tekst: "mail.txt", pdf: "edition.pdf" }[id.slice(5)] ?? "index.html";
  frame.classList.toggle("preview-phone", id === "form-telefon");
  frame.src = `${root().dataset.desk}/visning/${file}`;
}

function frameScroll() {
  try {
    return document.querySelector("#preview iframe")?.contentWindow.scrollY ?? 0;
  } catch {
    return 0;
  }
}

function keepScroll(scroll) {
  document.querySelector("#preview iframe")?.addEventListener("load", (event) => {
    try {
      event.target.contentWindow.scrollTo(0, scroll);
    } catch {
      // A PDF has no window of ours.
    }
  }, { once: true });
}

function say(words, seen) {
  const said = document.getElementById("said");
  said.className = seen ? "notice notice-warning" : "unseen";
  said.textContent = words;
}

// All checks, mail and print among them, when nothing was changed for a moment.
function later() {
  clearTimeout(checking);
  checking = setTimeout(async () => {
    try {
      const answer = await fetch(root().dataset.desk);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("checks");
      if (fresh && !busy) {
        document.getElementById("checks").replaceWith(document.adoptNode(fresh));
      }
    } catch {
      // The page says that the checks are not made yet; the next change asks again.
    }
  }, 1200);
}

function moved(name, position, many) {
  return root().dataset.moved.replace("\u0001", name).replace("\u0002", position + 1).replace("\u0003", many);
}

function move(row, to, part) {
  const from = Number(row.dataset.position);
  const many = rows().length;
  if (to < 0 || to >= many || to === from) {
    return;
  }
  const name = row.dataset.name;
  send(row.querySelector(".mover"), { to }, (isDone) => {
    const there = document.getElementById(`blok-${to}`);
    const step = there?.querySelector(`[data-step="${part}"]`);
    (step?.disabled ? there.querySelector(".step:not(:disabled)") : step)?.focus();
    if (isDone) {
      say(moved(name, to, many));
    }
  });
}

const rows = () => [...document.querySelectorAll(".block-row")];

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("#arrange form[data-quick]")) {
    return;
  }
  event.preventDefault();
  const button = event.submitter;
  const row = form.closest(".block-row");
  if (button?.dataset.step) {
    move(row, Number(row.dataset.position) + Number(button.dataset.step), button.dataset.step);
    return;
  }
  const at = row ? Number(row.dataset.position) : -1;
  const isSwitch = form.matches(".switch-form");
  send(form, button?.name ? { [button.name]: button.value } : {}, () => {
    const there = document.getElementById(`blok-${isSwitch ? at : Math.min(Math.max(at, 0), rows().length - 1)}`);
    if (isSwitch) {
      there?.querySelector(`.switch [value="${button.value}"]`)?.focus();
    } else if (row) {
      (there?.querySelector(".row-acts :is(a, button)") ?? document.querySelector(".adders a")).focus();
    } else {
      const placed = rows().at(-1);
      placed?.querySelector(".row-acts :is(a, button)")?.focus();
      placed?.scrollIntoView({ block: "nearest" });
    }
  });
});

// By keyboard: Alt with an arrow moves the block that has the focus, Alt with Home and End to either end.
document.addEventListener("keydown", (event) => {
  const row = event.target.closest?.(".block-row");
  const to = row && event.altKey && { ArrowUp: Number(row.dataset.position) - 1, ArrowDown: Number(row.dataset.position) + 1, Home: 0, End: rows().length - 1 }[event.key];
  if (typeof to === "number") {
    event.preventDefault();
    move(row, to, event.key === "ArrowUp" || event.key === "Home" ? "-1" : "1");
  }
});

// By pointer, with a finger too.
draggable("[data-handle]", (handle) => {
  const carried = handle.closest(".block-row, [data-tray]");
  if (!carried || busy) {
    return null;
  }
  const mark = document.createElement("li");
  mark.className = "drop-mark";
  mark.setAttribute("aria-hidden", "true");
  const list = document.querySelector(".blocks");
  let index = -1;

  const follow = (x, y) => {
    const others = rows();
    const next = others.find((row) => {
      const box = row.getBoundingClientRect();
      return y < box.top + box.height / 2;
    });
    index = next ? others.indexOf(next) : others.length;
    list.insertBefore(mark, next ?? null);
  };
  const end = (isDropped) => {
    mark.remove();
    if (!isDropped || index < 0) {
      return;
    }
    if (carried.matches("[data-tray]")) {
      send(carried.querySelector("form"), { position: index, full: "no" }, () => document.getElementById(`blok-${index}`)?.querySelector(".row-acts a")?.focus());
    } else {
      const from = Number(carried.dataset.position);
      move(carried, index > from ? index - 1 : index, index > from ? "1" : "-1");
    }
  };
  return { carried, follow, end };
});

ready();
if (root() && !root().dataset.whole) {
  // Whoever comes back to it, or is sent it, sees it whole.
  history.replaceState(history.state, "", root().dataset.desk + window.location.hash);
  later();
}
