// Brings pictures in one by one, picked, dropped, pasted or photographed, and says for each how far it is and what came of it.
const form = document.getElementById('bring');
const words = form.dataset;
const rows = document.getElementById('brought-rows');
const section = rows.closest('section');
const said = document.getElementById('brought-said');
const AT_A_TIME = 2;
const waiting = [];
let sending = 0;
let taken = 0;
let refused = 0;

const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

const row = file => {
  const facts = element('p', {class: 'row-facts'}, words.waiting);
  const bar = element('progress', {max: '100', value: '0', 'aria-label': file.name});
  const acts = element('div', {class: 'row-acts'});
  const text = element('div', {class: 'row-text'}, element('p', {class: 'row-title'}, file.name || 'billede'), facts, bar);
  const line = element('li', {class: 'row'}, text, acts);
  rows.append(line);
  return {line, facts, bar, acts, text};
};

const wrong = (shown, text, again) => {
  shown.bar.remove();
  shown.line.classList.add('row-wrong');
  shown.facts.textContent = text;
  refused++;
  if (again) {
    const button = element('button', {type: 'button', class: 'button button-second'}, words.again);
    button.addEventListener('click', () => { shown.line.remove(); refused--; add([again]); });
    shown.acts.replaceChildren(button);
  }
};

const right = (shown, answer, name) => {
  shown.bar.remove();
  shown.facts.textContent = answer.said;
  shown.line.prepend(element('img', {src: answer.thumbnail, alt: ''}));
  shown.acts.replaceChildren(element('a', {href: answer.address}, words.see, element('span', {class: 'unseen'}, ': ' + name)));
  taken++;
};

const send = (file, shown) => new Promise(done => {
  const data = new FormData();
  for (const field of form.querySelectorAll('input[type=hidden]')) data.append(field.name, field.value);
  data.append('file', file, file.name || 'billede.png');
  const request = new XMLHttpRequest();
  request.open('POST', words.one);
  request.setRequestHeader('Accept', 'application/json');
  request.responseType = 'json';
  request.upload.addEventListener('progress', event => {
    if (event.lengthComputable) {
      const share = Math.round(100 * event.loaded / event.total);
      shown.bar.value = share;
      shown.facts.textContent = share < 100 ? words.sending.replace('\u0001', share) : words.reading;
    }
  });
  request.addEventListener('load', () => {
    const answer = request.response;
    if (request.status === 200 && answer?.address) right(shown, answer, file.name);
    else if (answer?.said) wrong(shown, answer.said);
    else if (request.status === 413) wrong(shown, words.heavy);
    else wrong(shown, request.status === 429 || request.status === 503 ? words.busy : words.offline, file);
    done();
  });
  for (const failure of ['error', 'abort', 'timeout']) {
    request.addEventListener(failure, () => { wrong(shown, words.offline, file); done(); });
  }
  request.send(data);
});

const next = async () => {
  while (sending < AT_A_TIME && waiting.length > 0) {
    const {file, shown} = waiting.shift();
    sending++;
    send(file, shown).then(() => { sending--; next(); });
  }
  if (sending === 0 && waiting.length === 0) {
    said.textContent = taken > 0 ? words.all.replace('\u0001', taken) : words.nothing;
  }
};

const add = files => {
  section.hidden = false;
  said.textContent = '';
  for (const file of files) {
    const shown = row(file);
    if (file.size > Number(words.most)) wrong(shown, words.heavy);
    else waiting.push({file, shown});
  }
  next();
};

form.querySelector('.bring-drop').hidden = false;
form.querySelector('.buttons').hidden = true;
for (const input of form.querySelectorAll('input[type=file]')) {
  input.addEventListener('change', () => {
    if (input.files.length > 0) add([...input.files]);
    input.value = '';
  });
}
form.addEventListener('submit', event => event.preventDefault());
let over = 0;
addEventListener('dragenter', () => { over++; form.classList.add('is-over'); });
addEventListener('dragleave', () => { if (--over === 0) form.classList.remove('is-over'); });
addEventListener('dragover', event => event.preventDefault());
addEventListener('drop', event => {
  event.preventDefault();
  over = 0;
  form.classList.remove('is-over');
  if (event.dataTransfer.files.length > 0) add([...event.dataTransfer.files]);
});
addEventListener('paste', event => {
  const files = [...event.clipboardData.files];
  if (files.length > 0) {
    event.preventDefault();
    add(files);
  }
});
