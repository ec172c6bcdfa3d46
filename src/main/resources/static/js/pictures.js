// Pictures of a text, such as a story, chosen or brought in without leaving it: the pages for that stand in a dialog, and what is chosen goes into
// the form or the text, which is kept as all that is typed is.
const lead = document.querySelector('[data-choose]');
const form = lead.closest('form');
const words = lead.dataset;
const address = words.choose;
const token = form.querySelector('input[type=hidden]');

const dialog = document.createElement('dialog');
dialog.className = 'picture-dialog';
const close = document.createElement('button');
close.type = 'button';
close.className = 'button button-quiet picture-close';
close.textContent = words.close;
const inside = document.createElement('div');
const said = document.createElement('p');
said.setAttribute('role', 'status');
said.className = 'hint';
dialog.append(close, said, inside);
document.body.append(dialog);
close.addEventListener('click', () => dialog.close());

let chosen = () => {};
let place = 'top';
const queue = [];

const show = html => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const part = page.querySelector('.chooser');
  said.textContent = '';
  if (!part) {
    said.textContent = words.failed;
    return;
  }
  inside.replaceChildren(document.adoptNode(part));
  const head = inside.querySelector('h1');
  const title = document.createElement('h2');
  title.id = 'picture-dialog-title';
  title.tabIndex = -1;
  title.textContent = head.textContent;
  head.replaceWith(title);
  dialog.setAttribute('aria-labelledby', title.id);
  // The story's own form has fields of these names.
  for (const label of inside.querySelectorAll('label[for]')) {
    const field = inside.querySelector('#' + CSS.escape(label.htmlFor));
    if (field) {
      field.id = label.htmlFor = 'dialog-' + field.id;
    }
  }
  (inside.querySelector('.errors') ?? inside.querySelector('.chooser-say textarea') ?? title).focus();
  dialog.scrollTop = 0;
};

const load = async (url, options) => {
  said.textContent = words.sending;
  try {
    const answer = await fetch(url, options);
    if (answer.status !== 200 && answer.status !== 422) throw new Error(String(answer.status));
    show(await answer.text());
  } catch {
    said.textContent = words.failed;
  }
};

const open = (where, then) => {
  place = where;
  chosen = then;
  inside.replaceChildren();
  if (!dialog.open) dialog.showModal();
};

const send = file => {
  const data = new FormData();
  data.append(token.name, token.value);
  data.append('til', place);
  data.append('file', file, file.name || 'billede.png');
  return load(address + '/nyt', {method: 'POST', body: data});
};

const attach = async fields => {
  try {
    const answer = await fetch(address.replace(/\/billeder$/, '/vedhaeftning'), {method: 'POST', body: new URLSearchParams(fields), headers: {Accept: 'application/json'}});
    const result = await answer.json();
    if (!answer.ok) {
      said.textContent = result.said ?? words.failed;
      return;
    }
    chosen({file: result.file, alt: fields.get('alt') ?? '', decorative: fields.has('decorative'), caption: fields.get('caption') ?? '', credit: fields.get('credit') ?? ''});
    const next = queue.shift();
    if (next) send(next);
    else dialog.close();
  } catch {
    said.textContent = words.failed;
  }
};

inside.addEventListener('click', event => {
  const link = event.target.closest('a');
  if (link && link.pathname === address && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    load(link.href);
  }
});
inside.addEventListener('submit', event => {
  event.preventDefault();
  const sent = new FormData(event.target);
  if (event.target.classList.contains('chooser-say')) attach(sent);
  else if (event.target.classList.contains('chooser-new')) load(event.target.action, {method: 'POST', body: sent});
  else load(event.target.action + '?' + new URLSearchParams(sent));
});
inside.addEventListener('change', event => {
  if (event.target.type === 'file' && event.target.files.length > 0) event.target.form.requestSubmit();
});
dialog.addEventListener('close', () => { queue.length = 0; });

// The picture above the story, where the text has a place for one.
const choose = lead.querySelector('[data-choose-lead]');
if (choose) {
  const box = lead.querySelector('.lead-chosen');
  const image = lead.querySelector('.lead-shown');
  const drop = lead.querySelector('[data-drop-lead]');
  const changed = () => form.dispatchEvent(new Event('change', {bubbles: true}));
  const put = picture => {
    form.elements.pictureFile.value = picture.file;
    form.elements.pictureAlt.value = picture.alt;
    form.elements.pictureDecorative.checked = picture.decorative;
    form.elements.pictureCaption.value = picture.caption;
    form.elements.pictureCredit.value = picture.credit;
    image.src = picture.file ? address + '/' + encodeURIComponent(picture.file.replace(/^pictures\//, '')) : '';
    box.hidden = drop.hidden = !picture.file;
    changed();
  };
  choose.addEventListener('click', event => {
    event.preventDefault();
    open('top', picture => { put(picture); choose.focus(); });
    load(address + '?til=top');
  });
  drop.addEventListener('click', event => {
    event.preventDefault();
    put({file: '', alt: '', decorative: false, caption: '', credit: ''});
    choose.focus();
  });
}
lead.querySelector('[data-choose-text]').hidden = true;

// Those in the text.
form.addEventListener('pip-editor:picture', event => {
  event.preventDefault();
  open('tekst', event.detail.insert);
  load(address + '?til=tekst');
});
form.addEventListener('pip-editor:files', event => {
  event.preventDefault();
  const [first, ...rest] = event.detail.files;
  open('tekst', event.detail.insert);
  queue.push(...rest);
  send(first);
});
