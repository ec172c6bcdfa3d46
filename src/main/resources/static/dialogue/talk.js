// Lets the page of a talk grow while it is looked at. Without it the page is as new as when it was loaded.
const now = document.getElementById('talk-now');
const status = document.getElementById('talk-status');
const EVERY = 3000;
const MOST = 20000;
let wait = EVERY;
let timer = 0;

const say = text => { if (status.textContent !== text) status.textContent = text; };
const revision = () => now.querySelector('[data-revision]').dataset.revision;
const open = () => new Set([...now.querySelectorAll('details[open]')].map(each => each.id));

// Where the focus is, so that it comes back to the same place in what is new.
const place = () => {
  const at = document.activeElement;
  if (!now.contains(at)) return null;
  if (at.matches('summary')) return `#${at.parentElement.id} > summary`;
  if (at.matches('a')) return `a[href="${at.getAttribute('href')}"]`;
  return at.form ? `form[action="${at.form.getAttribute('action')}"] [name="${at.name}"]` : null;
};

const grow = html => {
  const opened = open();
  const focus = place();
  const page = new DOMParser().parseFromString(html, 'text/html');
  now.replaceChildren(...page.body.childNodes);
  for (const each of now.querySelectorAll('details')) each.open = opened.has(each.id);
  if (focus !== null) now.querySelector(focus)?.focus();
};

const look = async () => {
  clearTimeout(timer);
  try {
    const answer = await fetch(now.dataset.now + '?revision=' + revision(), {cache: 'no-store', redirect: 'manual'});
    if (answer.status === 200) {
      grow(await answer.text());
      say(status.dataset.fresh);
    } else if (answer.status !== 204) {
      throw new Error(String(answer.status));
    } else if (status.textContent === status.dataset.lost) {
      say('');
    }
    wait = EVERY;
  } catch {
    say(status.dataset.lost);
    wait = Math.min(wait * 2, MOST);
  }
  if (document.visibilityState === 'visible') timer = setTimeout(look, wait);
};

const fresh = () => [...crypto.getRandomValues(new Uint8Array(16))].map(each => each.toString(16).padStart(2, '0')).join('');

// What is written is sent without leaving the page; if it can't be, it stays where it was typed, and counts once however often it is sent.
for (const form of document.querySelectorAll('[data-talk-form]')) {
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('.button');
    if (button.disabled) return;
    button.disabled = true;
    try {
      const answer = await fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});
      if (answer.status >= 500) throw new Error(String(answer.status));
      if (!answer.ok || answer.url.includes('not-now') || answer.url.includes('full')) {
        form.submit();
        return;
      }
      form.reset();
      for (const field of form.querySelectorAll('textarea')) field.value = '';
      form.elements.form.value = fresh();
      button.blur();
      await look();
    } catch {
      say(status.dataset.lost);
    } finally {
      button.disabled = false;
    }
  });
}

addEventListener('online', look);
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') look(); });
timer = setTimeout(look, EVERY);
