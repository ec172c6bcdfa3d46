// Keeps a screen of the council day new. The server tells what to show and what time it is; without this the page is as new as when it was loaded.
const floor = document.getElementById('floor');
const line = document.getElementById('floor-line');
const form = document.getElementById('acts');
const SILENT = 40000;
const MOST_WAIT = 15000;

let source = null;
let heard = Date.now();
let wait = 1000;
let timer = 0;
let offset = 0;
let sending = false;
let lost = false;

const say = text => { if (line.textContent !== text) line.textContent = text; };
const version = () => floor.querySelector('[data-version]')?.dataset.version ?? '';

// What somebody is typing, which parts are open, and where the focus is, so that all of it is there after a change.
// What was typed for the button that was pressed has been taken, and is left out.
const remember = taken => {
  const at = document.activeElement;
  return {
    typed: [...floor.querySelectorAll('input[id], textarea[id], select[id]')].filter(each => changed(each) && !taken?.contains(each)).map(each => [each.id, each.type === 'radio' || each.type === 'checkbox' ? each.checked : each.value]),
    open: [...floor.querySelectorAll('details[id]')].map(each => [each.id, each.open]),
    focus: floor.contains(at) ? at.id || (at.name && at.value ? `[name="${at.name}"][value="${CSS.escape(at.value)}"]` : at.matches('summary') ? `#${at.parentElement.id} > summary` : '') : null,
    from: at?.selectionStart ?? null,
    scroll: [...floor.querySelectorAll('[class]')].filter(each => each.scrollTop > 0).map(each => [each.className, each.scrollTop]),
  };
};

function changed(each) {
  if (each.type === 'radio' || each.type === 'checkbox') return each.checked !== each.defaultChecked;
  if (each.tagName === 'SELECT') return [...each.options].some(option => option.selected !== option.defaultSelected);
  return each.value !== each.defaultValue;
}

const restore = kept => {
  for (const [id, value] of kept.typed) {
    const each = document.getElementById(id);
    if (each === null) continue;
    if (typeof value === 'boolean') each.checked = value;
    else if (each.tagName !== 'SELECT' || [...each.options].some(option => option.value === value)) each.value = value;
  }
  for (const [id, open] of kept.open) {
    const each = document.getElementById(id);
    if (each !== null) each.open = open;
  }
  for (const [name, top] of kept.scroll) {
    const each = floor.getElementsByClassName(name)[0];
    if (each !== undefined) each.scrollTop = top;
  }
  if (kept.focus === null) return;
  const each = kept.focus === '' ? null : document.getElementById(kept.focus) ?? find(kept.focus);
  if (each !== null) {
    each.focus({preventScroll: true});
    if (kept.from !== null && each.setSelectionRange && each.type !== 'hidden') {
      try { each.setSelectionRange(kept.from, kept.from); } catch { /* It has no text to stand in. */ }
    }
  } else {
    floor.focus({preventScroll: true});
  }
};

function find(selector) {
  try { return floor.querySelector(selector); } catch { return null; }
}

const show = (nodes, taken) => {
  const kept = remember(taken);
  floor.replaceChildren(...nodes);
  restore(kept);
  tick();
  fit();
  speak();
};

// What is new in words, for whoever hears the page: read by a part of it that stays, as one that is put in with its words is often not read.
const spoken = document.getElementById('floor-spoken');
const words = () => [...floor.querySelectorAll('[data-spoken]'), ...[...floor.querySelectorAll('[data-line]')].slice(0, 1)].map(each => each.textContent.trim()).filter(text => text !== '');
let known = new Set(words());
const speak = () => {
  const now = words();
  const fresh = now.filter(text => !known.has(text));
  known = new Set(now);
  if (fresh.length > 0) spoken.textContent = fresh.join(' ');
};

// The server's clock rules: its time comes with each change, and between them this machine only counts.
const tick = () => {
  const now = Date.now() + offset;
  for (const clock of floor.querySelectorAll('[data-deadline]')) {
    const left = Number(clock.dataset.deadline) - now;
    const seconds = left < 0 ? Math.floor(-left / 1000) : Math.ceil(left / 1000);
    const text = (left < 0 ? '–' : '') + Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
    const time = clock.querySelector('[data-time]');
    if (time.textContent !== text) time.textContent = text;
    clock.classList.toggle('is-late', left < 0);
    clock.classList.toggle('is-soon', left >= 0 && left < 15000);
    clock.querySelector('[data-word]').textContent = left < 0 ? clock.dataset.late : '';
  }
};

const gone = () => {
  lost = true;
  say(line.dataset.lost);
  document.documentElement.classList.add('is-lost');
};

const there = () => {
  heard = Date.now();
  wait = 1000;
  if (lost) {
    lost = false;
    say(line.dataset.back);
    setTimeout(() => { if (!lost) say(''); }, 4000);
  }
  document.documentElement.classList.remove('is-lost');
};

const open = () => {
  clearTimeout(timer);
  source?.close();
  heard = Date.now();
  source = new EventSource(floor.dataset.live);
  source.addEventListener('now', event => {
    offset = Number(event.data) - Date.now();
    there();
    tick();
  });
  source.addEventListener('floor', event => {
    there();
    if (event.lastEventId === version() || sending) return;
    show(new DOMParser().parseFromString(event.data, 'text/html').body.childNodes, null);
  });
  source.addEventListener('error', () => {
    gone();
    if (source.readyState === EventSource.CLOSED) again();
  });
};

// The browser comes back by itself where the line broke, but not where the server said no, as one does that is starting.
const again = () => {
  clearTimeout(timer);
  timer = setTimeout(open, wait * (0.5 + Math.random()));
  wait = Math.min(wait * 2, MOST_WAIT);
};

setInterval(() => {
  tick();
  if (Date.now() - heard > SILENT) {
    gone();
    heard = Date.now();
    again();
  }
}, 200);

addEventListener('online', open);
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible' && (lost || source.readyState === EventSource.CLOSED)) open(); });
addEventListener('pagehide', () => source?.close());
addEventListener('pageshow', event => { if (event.persisted) open(); });

// What is pressed goes without leaving the page. Where it can't go, what was typed stays.
form?.addEventListener('submit', async event => {
  event.preventDefault();
  if (sending) return;
  sending = true;
  const button = event.submitter;
  const body = new URLSearchParams(new FormData(form, button));
  button?.classList.add('is-sending');
  try {
    const answer = await fetch(form.action, {method: 'POST', body});
    if (answer.status >= 500) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = page.getElementById('floor');
    if (main === null) {
      location.reload();
      return;
    }
    show(main.childNodes, answer.ok ? button?.closest('.form, .chair-call, details') : null);
    const problem = floor.querySelector('.floor-problem');
    problem?.scrollIntoView({block: 'nearest'});
    if (!lost) say('');
  } catch {
    say(line.dataset.notSent);
  } finally {
    sending = false;
    button?.classList.remove('is-sending');
  }
});

// Enter in a field presses the button that belongs to it, and not the first one of the page.
floor.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.isComposing || !event.target.matches('input:not([type=radio]):not([type=checkbox])')) return;
  event.preventDefault();
  let next = event.target;
  while ((next = after(next)) !== null && !next.matches('button[name=act]'));
  if (next !== null) form?.requestSubmit(next);
});

// The next field or button in the same group.
function after(each) {
  const group = each.closest('.form');
  const all = group === null ? [] : [...group.querySelectorAll('input, textarea, select, button')];
  return all[all.indexOf(each) + 1] ?? null;
}

// The hall's screen shows all that there is to show: letters get smaller until it has room.
const hall = document.body.classList.contains('floor-hall');
const SMALLEST = 0.35;
const fit = () => {
  const screen = floor.querySelector('.hall');
  if (!hall || screen === null) return;
  for (let size = 1; ; size -= 0.05) {
    document.body.style.setProperty('--fit', String(size));
    if (size <= SMALLEST || (screen.scrollHeight <= screen.clientHeight && screen.scrollWidth <= screen.clientWidth)) return;
  }
};
if (hall) {
  addEventListener('resize', fit);
  document.fonts?.ready.then(fit);
  fit();
}

// Keys that are no letters, for whoever leads by a keyboard: they press the button that says so.
addEventListener('keydown', event => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !/^F\d$/.test(event.key)) return;
  const button = floor.querySelector(`[data-key="${event.key}"]`);
  if (button !== null) {
    event.preventDefault();
    button.click();
  }
});

open();
