// Keeps what a class writes while it is written, field by field, and shows what others of the class write at the same time. Without it the
// page has a button that does.
const form = document.querySelector('form[data-class]');
const words = form.dataset;
const status = document.getElementById('kept');
const AFTER_TYPING = 700;
const LOOK = 4000;
const AGAIN = 4000;
const arrived = new URLSearchParams(location.search).has('ok');
let closed = false;

const say = text => { if (status.textContent !== text) status.textContent = text; };
const time = () => new Date().toLocaleTimeString(document.documentElement.lang, {hour: '2-digit', minute: '2-digit'});

// The browser keeps what the server hasn't taken yet, also when the page is closed, and the name of the page that it was written in.
const place = name => `pip-class ${words.class} ${name}`;
const store = (name, value) => { try { if (value === null) localStorage.removeItem(place(name)); else localStorage.setItem(place(name), JSON.stringify(value)); } catch { /* It lives as long as the page, then. */ } };
const stored = name => { try { return JSON.parse(localStorage.getItem(place(name))); } catch { return null; } };

// Puts other words into a field without moving the hand that writes in it.
const put = (input, text) => {
  const old = input.value;
  if (old === text) return;
  const most = Math.min(old.length, text.length);
  let before = 0;
  while (before < most && old[before] === text[before]) before++;
  let after = 0;
  while (after < most - before && old[old.length - 1 - after] === text[text.length - 1 - after]) after++;
  const moved = at => at <= before ? at : at >= old.length - after ? at + text.length - old.length : text.length - after;
  const [from, to] = [moved(input.selectionStart), moved(input.selectionEnd)];
  input.value = text;
  if (document.activeElement === input) input.setSelectionRange(from, to);
};

const fields = [...form.querySelectorAll('[data-field]')].map(input => {
  const revision = form.elements['base-' + input.name];
  const it = {input, name: input.name, revision, opened: form.elements.opened.value, base: Number(revision.value), synced: input.value, timer: 0, sending: false};

  it.send = async () => {
    clearTimeout(it.timer);
    if (it.sending || closed || input.value === it.synced) return;
    it.sending = true;
    const sent = input.value;
    say(words.keeping);
    try {
      const answer = await fetch(words.class + '/kladde', {method: 'POST', redirect: 'manual', body: new URLSearchParams({opened: it.opened, field: it.name, base: it.base, text: sent})});
      if (answer.status === 409 || answer.status === 410) {
        closed = true;
        say(words.closed);
        return;
      }
      if (answer.status === 422) {
        say(words.long);
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      const kept = await answer.json();
      if (input.value === sent) {
        it.take(kept.revision, kept.text);
        store(it.name, null);
        say((kept.text === sent ? words.kept : words.joined).replace('\u0001', time()));
      } else {
        it.base = kept.own;
        it.synced = sent;
        it.timer = setTimeout(it.send, AFTER_TYPING);
      }
    } catch {
      say(words.offline);
      it.timer = setTimeout(it.send, AGAIN);
    } finally {
      it.sending = false;
    }
  };

  it.take = (number, text) => {
    put(input, text);
    it.base = number;
    it.synced = input.value;
    revision.value = String(number);
  };

  input.addEventListener('input', () => {
    store(it.name, {opened: it.opened, base: it.base, text: input.value});
    clearTimeout(it.timer);
    it.timer = setTimeout(it.send, AFTER_TYPING);
  });

  const left = stored(it.name);
  if (left && typeof left.text === 'string' && left.text !== it.synced && !(left.posted && arrived)) {
    input.value = left.text;
    it.opened = String(left.opened || it.opened);
    it.base = Number(left.base) || 0;
    revision.value = String(it.base);
    it.timer = setTimeout(it.send, 0);
  } else {
    store(it.name, null);
  }
  return it;
});

// Says while one writes that it is more than there is room for, not only when the teacher hands in.
for (const room of form.querySelectorAll('[data-room]')) {
  const input = form.elements[room.dataset.room];
  const tell = () => {
    const over = [...input.value.trim()].length - Number(room.dataset.longest);
    room.hidden = over <= 0;
    const text = over > 0 ? room.dataset.many.replace('\u0001', over) : '';
    if (room.textContent !== text) room.textContent = text;
  };
  input.addEventListener('input', tell);
  tell();
}

const look = async () => {
  if (document.visibilityState === 'visible' && !closed) {
    try {
      const answer = await fetch(words.class + '/nu', {cache: 'no-store', redirect: 'manual'});
      if (answer.ok) {
        const now = await answer.json();
        if (!now.open) {
          closed = true;
          say(words.closed);
        }
        for (const it of fields) {
          const newest = now[it.name];
          if (!it.sending && it.input.value === it.synced && newest.revision > it.base) it.take(newest.revision, newest.text);
        }
      }
    } catch {
      // The next look comes soon.
    }
  }
  setTimeout(look, LOOK);
};
setTimeout(look, LOOK);
addEventListener('online', () => fields.forEach(it => it.send()));
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') fields.forEach(it => it.send()); });
// What is posted by the button waits here until the page that follows says that it arrived.
form.addEventListener('submit', () => fields.forEach(it => {
  clearTimeout(it.timer);
  it.revision.value = String(it.base);
  if (it.input.value !== it.synced) store(it.name, {opened: it.opened, base: it.base, text: it.input.value, posted: true});
}));
