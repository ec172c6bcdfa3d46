// A frame over the picture, moved and drawn with a pointer, a finger or the arrow keys; the numbers in the form follow, and lead it.
const place = document.getElementById('cut');
const form = document.getElementById('cut-form');
const now = document.getElementById('cut-now');
const words = place.dataset;
const wide = Number(words.width);
const high = Number(words.height);
const SMALLEST = 40;
const numbers = ['left', 'top', 'width', 'height'].map(name => form.elements[name]);
const sides = [wide, high, wide, high];

const handle = (kind, label) => {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = `cut-${kind}`;
  made.setAttribute('aria-label', label);
  return made;
};
const frame = handle('frame', words.move);
const corner = handle('corner', words.corner);
place.append(frame, corner);
place.classList.add('is-ready');

const read = () => numbers.map((input, i) => Number(input.value.replace(',', '.')) / 100 * sides[i]);
let cut = read();

const ratio = () => Number(form.querySelector('[name=ratio]:checked')?.dataset.ratio ?? 0);
const within = ([x, y, w, h]) => {
  const of = ratio();
  let width = Math.min(Math.max(w, SMALLEST), wide);
  let height = of > 0 ? width / of : Math.min(Math.max(h, SMALLEST), high);
  if (height > high) {
    height = high;
    width = of > 0 ? height * of : width;
  }
  return [Math.min(Math.max(x, 0), wide - width), Math.min(Math.max(y, 0), high - height), width, height];
};
const grown = ([x, y, w, h]) => {
  const of = ratio();
  let width = Math.min(Math.max(w, SMALLEST), wide - x);
  let height = Math.min(Math.max(h, SMALLEST), high - y);
  if (of > 0) {
    width = Math.min(width, height * of > width ? width : Math.max(height * of, SMALLEST), (high - y) * of);
    height = width / of;
  }
  return [x, y, width, height];
};

const draw = () => {
  const share = (part, whole) => `${100 * part / whole}%`;
  const [x, y, w, h] = cut;
  Object.assign(frame.style, {insetInlineStart: share(x, wide), insetBlockStart: share(y, high), inlineSize: share(w, wide), blockSize: share(h, high)});
  Object.assign(corner.style, {insetInlineStart: share(x + w, wide), insetBlockStart: share(y + h, high)});
};
const write = () => {
  numbers.forEach((input, i) => { input.value = String(Math.round(1000 * cut[i] / sides[i]) / 10); });
  now.textContent = words.now.replace('\u0001', Math.round(cut[2])).replace('\u0002', Math.round(cut[3]));
};
const set = next => {
  cut = next;
  draw();
  write();
};

const follow = (target, change) => {
  target.addEventListener('pointerdown', begin => {
    begin.preventDefault();
    target.focus();
    target.setPointerCapture(begin.pointerId);
    const from = cut;
    const box = place.getBoundingClientRect();
    const move = event => {
      set(change(from, (event.clientX - begin.clientX) / box.width * wide, (event.clientY - begin.clientY) / box.height * high));
    };
    const end = () => {
      target.removeEventListener('pointermove', move);
      target.removeEventListener('pointerup', end);
      target.removeEventListener('pointercancel', end);
    };
    target.addEventListener('pointermove', move);
    target.addEventListener('pointerup', end);
    target.addEventListener('pointercancel', end);
  });
  target.addEventListener('keydown', event => {
    const step = event.shiftKey ? 0.1 : 0.01;
    const by = {ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step]}[event.key];
    if (by) {
      event.preventDefault();
      set(change(cut, by[0] * wide, by[1] * high));
    }
  });
};
follow(frame, ([x, y, w, h], across, down) => within([x + across, y + down, w, h]));
follow(corner, ([x, y, w, h], across, down) => grown([x, y, w + across, h + down]));
for (const choice of form.querySelectorAll('[name=ratio]')) {
  choice.addEventListener('change', () => set(within(cut)));
}
for (const input of numbers) {
  input.addEventListener('change', () => {
    const typed = read();
    if (typed.every(Number.isFinite)) {
      cut = typed;
      draw();
    }
  });
}
draw();

// What matters most.
const focus = document.getElementById('focus-picture');
const focusForm = document.getElementById('focus-form');
const dot = document.createElement('span');
dot.className = 'focus-dot';
focus.append(dot);
const at = () => ['x', 'y'].map(name => Number(focusForm.elements[name].value.replace(',', '.')));
const show = () => {
  const [x, y] = at();
  if (Number.isFinite(x) && Number.isFinite(y)) Object.assign(dot.style, {insetInlineStart: `${x}%`, insetBlockStart: `${y}%`});
};
focus.addEventListener('click', event => {
  const box = focus.getBoundingClientRect();
  focusForm.elements.x.value = String(Math.round(1000 * (event.clientX - box.left) / box.width) / 10);
  focusForm.elements.y.value = String(Math.round(1000 * (event.clientY - box.top) / box.height) / 10);
  show();
});
focusForm.addEventListener('input', show);
show();
