// The inbox by keyboard, who else has a tip open, and answers to begin from. Everything is there without, too.
const rows = [...document.querySelectorAll('#tips .row-title a')];
const present = document.getElementById('present');
const keys = document.getElementById('keys');
const BEAT = 20000;

const writing = target => target.closest('input, textarea, select, [contenteditable]');
const move = step => {
  if (rows.length === 0) return;
  const now = rows.findIndex(row => row === document.activeElement || row.closest('.row').contains(document.activeElement));
  rows[now < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, now + step))].focus();
};
const post = key => {
  const row = rows.length > 0 ? document.activeElement.closest('.row') : document;
  row?.querySelector(`form[data-key="${key}"]`)?.requestSubmit();
};
const unfold = id => {
  const box = document.getElementById(id);
  if (!box) return;
  box.open = true;
  box.querySelector('textarea, input:not([type=hidden])')?.focus();
};
const acts = {
  j: () => move(1),
  k: () => move(-1),
  o: () => { if (rows.includes(document.activeElement)) document.activeElement.click(); },
  a: () => post('a'),
  u: () => post('u'),
  s: () => unfold('svar'),
  h: () => unfold('historie'),
  d: () => unfold('afslag'),
  '/': () => document.getElementById('q')?.focus(),
  '?': () => {
    keys.open = !keys.open;
    if (keys.open) keys.querySelector('summary').focus();
  }
};
document.addEventListener('keydown', event => {
  const act = acts[event.key];
  if (!act || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || writing(event.target)) return;
  if (event.key === '/' && !document.getElementById('q')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  act();
}, true);

// Escape leaves a text, so that the keys work again.
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && writing(event.target)) event.target.blur();
});

for (const ready of document.querySelectorAll('.ready[data-into]')) {
  const into = document.getElementById(ready.dataset.into);
  const text = ready.querySelector('[data-text]');
  ready.addEventListener('toggle', () => {
    if (!ready.open) return;
    ready.open = false;
    into.value = into.value.trim() === '' ? text.textContent : into.value.trimEnd() + '\n\n' + text.textContent;
    into.focus();
    into.setSelectionRange(0, 0);
  });
}

if (present) {
  const csrf = document.querySelector('main input[name="_csrf"]');
  let opened = 'ja';
  const beat = async () => {
    try {
      const answer = await fetch(present.dataset.presence, {
        method: 'POST',
        body: new URLSearchParams({[csrf.name]: csrf.value, opened}),
        redirect: 'manual',
        headers: {Accept: 'application/json'}
      });
      if (!answer.ok) return;
      opened = '';
      const now = await answer.json();
      const others = now.others.length > 0 ? present.dataset.sentence.replace('\u0001', now.others.join(', ')) : '';
      const newer = String(now.letters) !== present.dataset.letters || now.state !== present.dataset.state ? present.dataset.newer : '';
      const text = [others, newer].filter(Boolean).join(' ');
      if (present.textContent !== text) present.textContent = text;
    } catch {
      // The next one may come through.
    }
  };
  setInterval(() => { if (document.visibilityState === 'visible') beat(); }, BEAT);
  beat();
}
