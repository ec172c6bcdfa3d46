// Sends a tip so that a lost line loses nothing: what is written stays in this tab, the files stay in the form, and it is sent
// again when there is a line. The server knows the same thing sent twice by the form's stamp.
const form = document.getElementById('tip');
const said = document.getElementById('tip-said');
const button = form.querySelector('button');
const words = form.dataset;
const place = 'pip-tip ' + form.getAttribute('action');
const KEPT = ['text', 'name', 'mail', 'phone'];
const LARGE = 1_500_000;
const SIDE = 3000;
const PAUSES = [2, 4, 8, 15, 30];
let sending = false;
let tries = 0;
let timer = 0;
const smaller = new Map();

const say = text => { if (said.textContent !== text) said.textContent = text; };

// Gone with the tab, as other people may sit here next.
const store = () => {
  try {
    const all = {};
    for (const name of KEPT) if (form.elements[name]) all[name] = form.elements[name].value;
    sessionStorage.setItem(place, JSON.stringify(all));
  } catch {
    // Then it is only on the page.
  }
};
const forget = () => {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // There is nothing in it, then.
  }
};
try {
  const kept = JSON.parse(sessionStorage.getItem(place) ?? '{}');
  let found = false;
  for (const name of KEPT) {
    const field = form.elements[name];
    if (field && kept[name] && field.value === '') {
      field.value = kept[name];
      found = true;
    }
  }
  if (found) say(words.found);
} catch {
  forget();
}
form.addEventListener('input', store);

// Photographs are made smaller before they are sent, which also leaves out where they were taken.
const shrunk = async file => {
  if (!file.type.startsWith('image/') || file.size < LARGE) return file;
  if (smaller.has(file)) return smaller.get(file);
  let result = file;
  try {
    const picture = await createImageBitmap(file, {imageOrientation: 'from-image'});
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.9));
    if (made && made.size < file.size) result = new File([made], file.name.replace(/\.[^.]*$/, '') + '.jpg', {type: 'image/jpeg'});
  } catch {
    // The server says what is the matter with it.
  }
  smaller.set(file, result);
  return result;
};

const body = async () => {
  const all = new FormData();
  let bytes = 0;
  for (const [name, value] of new FormData(form)) {
    const sent = value instanceof File ? await shrunk(value) : value;
    if (sent instanceof File) bytes += sent.size;
    if (sent instanceof File) all.append(name, sent, sent.name);
    else all.append(name, sent);
  }
  return bytes > Number(words.most) ? null : all;
};

const rest = text => {
  sending = false;
  button.removeAttribute('aria-disabled');
  say(text);
};

const later = text => {
  sending = false;
  say(text);
  clearTimeout(timer);
  timer = setTimeout(send, 1000 * PAUSES[Math.min(tries++, PAUSES.length - 1)]);
};

// What was wrong, above the form; what was chosen stays in it.
const show = html => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const stamp = page.querySelector('#tip [name=stamp]');
  if (stamp) form.elements.stamp.value = stamp.value;
  document.querySelector('.errors')?.remove();
  form.querySelector('.left-out')?.remove();
  const left = page.querySelector('#tip .left-out');
  if (left) form.prepend(document.adoptNode(left));
  const errors = page.querySelector('.errors') ?? page.querySelector('main .page-title');
  if (errors) {
    const box = document.adoptNode(errors);
    if (!box.matches('.errors')) box.className = 'errors';
    form.before(box);
    box.tabIndex = -1;
    box.focus();
  }
  rest('');
};

const send = async () => {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  store();
  button.setAttribute('aria-disabled', 'true');
  say(words.sending);
  const sent = await body();
  if (sent === null) {
    rest(words.heavy);
    return;
  }
  let answer;
  try {
    answer = await fetch(form.action, {method: 'POST', body: sent});
    if (answer.status >= 500) throw new Error(String(answer.status));
  } catch {
    later(words.offline);
    return;
  }
  if (answer.ok && answer.redirected) {
    forget();
    location.assign(answer.url);
  } else if (answer.status === 413) {
    rest(words.heavy);
  } else if (answer.status === 408) {
    rest(words.slow);
  } else {
    const html = await answer.text();
    if (answer.ok) {
      forget();
      location.assign(form.action.replace(/\/mere$/, '?tilfoejet'));
    } else if (answer.status === 429 && !html.includes('id="tip"')) {
      later(words.busy);
    } else show(html);
  }
};

form.addEventListener('submit', event => {
  event.preventDefault();
  tries = 0;
  send();
});
addEventListener('online', () => { if (tries > 0) send(); });
