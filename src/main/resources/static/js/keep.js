// Keeps a story while it is written: in the browser at once, on the server a moment later. The page says which.
const form = document.querySelector('form[data-keep]');
const said = document.getElementById('kept');
const present = document.getElementById('present');
const words = form.dataset;
const place = 'pip-story ' + words.keep;
const AFTER_TYPING = 1500;
const BEAT = 20000;
const AGAIN = 5000;
let timer = 0;
let sending = false;
let overtaken = false;
let dirty = false;

const fields = () => {
  const all = {};
  new FormData(form).forEach((value, name) => { if (typeof value === 'string' && name !== csrf) all[name] = value; });
  return all;
};
const csrf = form.querySelector('input[type=hidden]').name;
const all = () => new URLSearchParams(new FormData(form));
// Says only that somebody is here, and asks whether there is a newer text.
const seen = () => new URLSearchParams({[csrf]: form.elements[csrf].value, revision: form.elements.revision.value});
// What a page has shown is no writing.
const same = (one, other) => Object.keys(one).every(name => name === 'revision' || name.startsWith('was-') || one[name] === (other[name] ?? ''));

// What an editor writes it keeps in the browser itself, and can undo it there.
const editors = () => [...form.querySelectorAll('[data-editor]')].filter(host => host.pipEditor);
const others = () => {
  const kept = fields();
  for (const host of editors()) delete kept[host.querySelector('textarea').name];
  return kept;
};
const store = () => {
  try {
    localStorage.setItem(place, JSON.stringify(others()));
    return true;
  } catch {
    return false;
  }
};
const stored = () => {
  try {
    return JSON.parse(localStorage.getItem(place));
  } catch {
    return null;
  }
};
const forget = () => {
  try {
    localStorage.removeItem(place);
  } catch {
    // There is nothing in it, then.
  }
};

const say = text => { if (said.textContent !== text) said.textContent = text; };
const time = () => new Date().toLocaleTimeString(document.documentElement.lang, {hour: '2-digit', minute: '2-digit'});

const tell = names => {
  present.textContent = names && names.length > 0 ? present.dataset.sentence.replace('\u0001', names.join(', ')) : '';
};

const send = async () => {
  clearTimeout(timer);
  if (sending || overtaken) return;
  sending = true;
  const sent = fields();
  const wasDirty = dirty;
  try {
    const answer = await fetch(words.keep, {method: 'POST', body: wasDirty ? all() : seen(), redirect: 'manual', headers: {Accept: 'application/json'}});
    if (answer.type === 'opaqueredirect' || answer.status === 403) {
      if (dirty) say(store() ? words.signedout : '');
      return;
    }
    if (answer.status >= 500 || answer.status === 404) throw new Error(String(answer.status));
    const result = await answer.json();
    tell(result.others);
    if (answer.status === 409) {
      overtaken = true;
      say(words.overtaken.replace('\u0001', result.by));
    } else if (answer.status === 422) {
      say(words.refused);
    } else if (!wasDirty) {
      if (String(result.revision) !== form.elements.revision.value && said.textContent === '') say(words.newer);
    } else {
      form.elements.revision.value = result.revision;
      if (same(sent, fields())) {
        dirty = false;
        forget();
        say(words.kept + ' ' + time());
        for (const host of editors()) host.pipEditor.saved(sent[host.querySelector('textarea').name]);
      } else {
        store();
        timer = setTimeout(send, AFTER_TYPING);
      }
    }
  } catch {
    if (dirty) {
      say(words.offline);
      timer = setTimeout(send, AGAIN);
    }
  } finally {
    sending = false;
  }
};

const changed = () => {
  if (overtaken) return;
  dirty = true;
  say(store() ? words.keeping : '');
  clearTimeout(timer);
  timer = setTimeout(send, AFTER_TYPING);
};

const offer = kept => {
  const box = document.createElement('div');
  box.className = 'box found';
  box.setAttribute('role', 'alert');
  const text = document.createElement('p');
  text.textContent = words.found;
  box.append(text);
  for (const [name, act] of [[words.use, () => {
    for (const [field, value] of Object.entries(kept)) {
      const control = form.elements[field];
      if (control && field !== 'revision') {
        control.value = value;
        (control instanceof RadioNodeList ? form : control).dispatchEvent(new Event('input', {bubbles: true}));
      }
    }
  }], [words.drop, forget]]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-second';
    button.textContent = name;
    button.addEventListener('click', () => { act(); box.remove(); (form.elements.headline ?? form.querySelector('textarea'))?.focus(); });
    box.append(button);
  }
  form.prepend(box);
};

const kept = stored();
if (kept !== null) {
  if (same(kept, fields())) forget();
  else offer(kept);
}
form.addEventListener('pip-editor:change', changed);
form.addEventListener('input', changed);
form.addEventListener('change', changed);
form.addEventListener('submit', () => { clearTimeout(timer); });
addEventListener('online', send);
addEventListener('pagehide', () => { if (dirty && !overtaken) navigator.sendBeacon?.(words.keep, all()); });
setInterval(() => { if (document.visibilityState === 'visible') send(); }, BEAT);
send();
