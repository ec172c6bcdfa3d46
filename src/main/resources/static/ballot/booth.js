// The voter's page: makes a key, has it signed blind against a card (RFC 9474, RSABSSA-SHA384-PSS-Randomized), and casts the
// ballot that the key signs. It takes in nothing else, asks this site alone, and forgets what it knew when the ballot is in the box.

const HASH = 48;
const SALT = 48;
const encoder = new TextEncoder();

export const joined = (...parts) => {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
};

export const hexOf = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
export const numberOf = bytes => bytes.length ? BigInt('0x' + hexOf(bytes)) : 0n;

export const bytesOf = (number, length) => {
  const hex = number.toString(16).padStart(2 * length, '0');
  return Uint8Array.from(hex.match(/../g), pair => parseInt(pair, 16));
};

export const textOf = bytes => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
export const fromText = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));

const hash = async (name, ...parts) => new Uint8Array(await crypto.subtle.digest(name, joined(...parts)));

export const power = (base, exponent, modulus) => {
  let result = 1n;
  for (base %= modulus; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) { result = result * base % modulus; }
    base = base * base % modulus;
  }
  return result;
};

// Null where there is none.
export const inverse = (number, modulus) => {
  let [a, b, x, y] = [number % modulus, modulus, 1n, 0n];
  while (b > 0n) { [a, b, x, y] = [b, a % b, y, x - a / b * y]; }
  return a === 1n ? (x + modulus) % modulus : null;
};

const mask = async (seed, length) => {
  const parts = [];
  for (let i = 0; i * HASH < length; i++) { parts.push(await hash('SHA-384', seed, bytesOf(BigInt(i), 4))); }
  return joined(...parts).slice(0, length);
};

// EMSA-PSS (RFC 8017, 9.1.1) with SHA-384.
export const encode = async (message, salt, bits) => {
  const length = Math.ceil(bits / 8);
  const digest = await hash('SHA-384', new Uint8Array(8), await hash('SHA-384', message), salt);
  const block = await mask(digest, length - HASH - 1);
  block[block.length - salt.length - 1] ^= 1;
  salt.forEach((byte, i) => { block[block.length - salt.length + i] ^= byte; });
  block[0] &= 0xff >> (8 * length - bits);
  return joined(block, digest, Uint8Array.of(0xbc));
};

// A key of SubjectPublicKeyInfo.
export const readKey = async encoded => {
  const key = await crypto.subtle.importKey('spki', encoded, {name: 'RSA-PSS', hash: 'SHA-384'}, true, ['verify']);
  const {n, e} = await crypto.subtle.exportKey('jwk', key);
  const modulus = numberOf(fromText(n));
  return {key, modulus, exponent: numberOf(fromText(e)), bits: modulus.toString(2).length};
};

const drawn = modulus => {
  const length = Math.ceil(modulus.toString(2).length / 8);
  for (;;) {
    const number = numberOf(crypto.getRandomValues(new Uint8Array(length)));
    if (number > 0n && number < modulus && inverse(number, modulus) !== null) { return number; }
  }
};

export const random = length => crypto.getRandomValues(new Uint8Array(length));

export const blind = async ({modulus, exponent, bits}, prepared, salt = random(SALT), r = drawn(modulus)) => {
  const encoded = numberOf(await encode(prepared, salt, bits - 1));
  if (inverse(encoded, modulus) === null) { throw new Error('not coprime'); }
  return {blinded: bytesOf(encoded * power(r, exponent, modulus) % modulus, Math.ceil(bits / 8)), inverse: inverse(r, modulus)};
};

// The signature; null where it is none.
export const finish = async ({key, modulus, bits}, prepared, signed, inv, saltLength = SALT) => {
  const signature = bytesOf(numberOf(signed) * inv % modulus, Math.ceil(bits / 8));
  const holds = signed.length === signature.length && await crypto.subtle.verify({name: 'RSA-PSS', saltLength}, key, signature, prepared);
  return holds ? signature : null;
};

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

// Twelve letters of a hash, as trackers and fingerprints have them.
export const lettersOf = bytes => {
  let bits = numberOf(bytes.slice(0, 8)) >> 4n;
  let letters = '';
  for (let i = 0; i < 12; i++) { letters = LETTERS[Number(bits & 31n)] + letters; bits >>= 5n; }
  return letters.match(/..../g).join('-');
};

const CODE = 'ABCDEFGHJKLMNPQRSTUVWXYZ2345678';

// The letters of a code; null where its check letter says that it is none.
export const readCode = typed => {
  const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  if (letters.length !== 11 || [...letters].some(letter => !CODE.includes(letter))) { return null; }
  const sum = [...letters.slice(0, 10)].reduce((all, letter, i) => all + (i + 2) * CODE.indexOf(letter), 0);
  return CODE[sum % 31] === letters[10] ? letters : null;
};

// What a ballot says, in one line.
export const lineOf = (form, choice) => {
  const amounts = () => Object.keys(choice).filter(key => choice[key] > 0).sort().map(key => `${key}=${choice[key]}`).join(',');
  return form + ':' + ({one: () => choice[0] ?? '', approval: () => [...choice].sort().join(','), ranking: () => choice.join('>'), points: amounts, kroner: amounts})[form]();
};

// What ballots and signatures are tied to.
const digestOf = definition => hash('SHA-256', encoder.encode(definition));

// What a voter has: a key, its blinded message, and what takes the blinding off. All of it text, so that it can be kept.
export const makeHand = async definition => {
  const vote = JSON.parse(definition);
  const digest = await digestOf(definition);
  const pair = await crypto.subtle.generateKey({name: 'ECDSA', namedCurve: 'P-256'}, true, ['sign', 'verify']);
  const key = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const prefix = random(32);
  const prepared = joined(prefix, encoder.encode('pip-vote-1'), digest, key);
  const hand = {definition, key: textOf(key), secret: await crypto.subtle.exportKey('jwk', pair.privateKey), random: textOf(prefix)};
  const first = await blind(await readKey(fromText(vote.key)), prepared);
  hand.blinded = textOf(first.blinded);
  hand.inverse = first.inverse.toString(16);
  if (vote.secondKey !== undefined) {
    const second = await blind(await readKey(fromText(vote.secondKey)), prepared);
    hand.secondBlinded = textOf(second.blinded);
    hand.secondInverse = second.inverse.toString(16);
  }
  return hand;
};

// Takes the blinding off what was signed; false where it isn't signed by the keys of the vote.
export const finishHand = async (hand, answer) => {
  const vote = JSON.parse(hand.definition);
  const digest = await digestOf(hand.definition);
  const prepared = joined(fromText(hand.random), encoder.encode('pip-vote-1'), digest, fromText(hand.key));
  const first = await finish(await readKey(fromText(vote.key)), prepared, fromText(answer.signed), BigInt('0x' + hand.inverse));
  if (!first) { return false; }
  hand.signature = textOf(first);
  if (vote.secondKey !== undefined) {
    const second = answer.second && await finish(await readKey(fromText(vote.secondKey)), prepared, fromText(answer.second), BigInt('0x' + hand.secondInverse));
    if (!second) { return false; }
    hand.second = textOf(second);
  }
  return true;
};

export const ballotOf = async (hand, choice) => {
  const digest = await digestOf(hand.definition);
  const secret = await crypto.subtle.importKey('jwk', hand.secret, {name: 'ECDSA', namedCurve: 'P-256'}, false, ['sign']);
  const statement = joined(encoder.encode('pip-ballot-1'), digest, encoder.encode(choice));
  const proof = new Uint8Array(await crypto.subtle.sign({name: 'ECDSA', hash: 'SHA-256'}, secret, statement));
  const ballot = {vote: JSON.parse(hand.definition).id, key: hand.key, random: hand.random, signature: hand.signature, choice, proof: textOf(proof)};
  if (hand.second) { ballot.second = hand.second; }
  return ballot;
};

export const trackerOf = async hand => lettersOf(await hash('SHA-256', fromText(hand.key)));
// What stands on cards: of that in the definition which is fixed when they are printed. Proposals may still be joined then.
export const cardLettersOf = async definition => {
  const vote = JSON.parse(definition);
  const fixed = {electorate: vote.electorate, id: vote.id, key: vote.key};
  if (vote.secondKey !== undefined) { fixed.secondKey = vote.secondKey; }
  return lettersOf(await hash('SHA-256', encoder.encode(JSON.stringify(fixed))));
};

const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const between = (least, most) => least + Math.random() * (most - least);

const post = async (path, body) => {
  const answer = await fetch(path, {method: 'POST', body: JSON.stringify(body), headers: {'Content-Type': 'application/json'}, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer'});
  return {status: answer.status, body: answer.status < 500 ? await answer.json().catch(() => ({})) : {}};
};

// A page.

const start = root => {
  const words = Object.fromEntries(Array.from(root.querySelectorAll('template[data-word]'), it => [it.dataset.word, it.content.textContent]));
  const say = (name, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), words[name]);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const station = root.dataset.station !== undefined;
  const reader = root.dataset.reader;
  const store = reader ? localStorage : sessionStorage;
  const stage = root.querySelector('[data-stage]');
  const told = root.querySelector('[data-told]');
  const NOW = 'pip-booth-now';
  let turn = 0;
  let slot = null;
  let id = null;
  let idle = 0;

  const keep = hand => store.setItem(slot, JSON.stringify(hand));
  const kept = () => JSON.parse(store.getItem(slot) ?? 'null');
  const forget = () => { store.removeItem(slot); if (store.getItem(NOW) === slot) { store.removeItem(NOW); } };

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) { element.addEventListener(name.slice(2), value); } else if (value !== null && value !== false) { element.setAttribute(name, value === true ? '' : value); }
    }
    element.append(...children.filter(child => child !== null));
    return element;
  };
  const button = (label, act, second = false) => make('button', {type: 'button', class: `button booth-button${second ? ' button-second' : ''}`, onclick: act}, label);
  const paragraph = (text, kind = '') => make('p', {class: kind || null}, text);
  const tell = text => { told.textContent = text; };

  const show = (title, ...children) => {
    const head = make('h1', {class: 'page-title', tabindex: '-1'}, title);
    stage.replaceChildren(head, ...children.filter(child => child !== null));
    tell('');
    head.focus({preventScroll: true});
    window.scrollTo(0, 0);
  };

  const again = () => { turn++; slot = null; id = null; codePage(); };

  const codePage = (problem = '') => {
    const input = make('input', {class: 'input booth-code', id: 'code', name: 'code', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: '40', 'aria-describedby': problem ? 'code-help code-error' : 'code-help', 'aria-invalid': problem ? 'true' : null});
    const form = make('form', {class: 'form', novalidate: true, onsubmit: event => {
      event.preventDefault();
      const code = readCode(input.value);
      if (code) { enter(code); return; }
      const typed = input.value;
      codePage(say('wrong'));
      stage.querySelector('#code').value = typed;
      stage.querySelector('#code').focus();
    }},
      make('div', {class: `field${problem ? ' field-wrong' : ''}`},
        make('label', {class: 'field-label', for: 'code'}, say('code')),
        make('p', {class: 'field-help', id: 'code-help'}, say('code-help')),
        problem ? make('p', {class: 'field-error', id: 'code-error', role: 'alert'}, problem) : null,
        input),
      make('p', {}, make('button', {class: 'button booth-button'}, say('go'))));
    show(say('welcome'), paragraph(say('welcome-text'), 'standfirst'), form);
    if (!problem) { input.focus({preventScroll: true}); }
  };

  const stop = (title, text, ...more) => show(title, paragraph(text, 'standfirst'), ...more, station ? button(say('next'), again) : null);

  // The same question until Pip answers: lines come and go, and what a proxy or a café's sign-in page says is no answer.
  const ask = async (path, body, mine, isDone) => {
    for (let tries = 0; mine === turn; tries++) {
      try {
        const answer = await post(path, body);
        if (answer.status < 500 && (isDone(answer.body) || typeof answer.body.answer === 'string')) { tell(''); return answer; }
      } catch { /* the line is away */ }
      if (tries > 0) { tell(say('line')); }
      await pause(between(800, 1500) * Math.min(tries + 1, 4));
    }
    return null;
  };

  const enter = async (code, expected = '') => {
    const mine = ++turn;
    if (!globalThis.crypto?.subtle) { stop(say('old'), say('old-text')); return; }
    id = reader ? {reader, vote: root.dataset.vote} : {code};
    // Of each reader one: a household has one browser.
    slot = 'pip-booth-' + hexOf((await hash('SHA-256', encoder.encode(reader ? `${reader.toLowerCase()} ${root.dataset.vote}` : code))).slice(0, 8));
    show(say('looking'), paragraph(say('looking-text'), 'standfirst'));
    const card = await ask('/stem/kort', id, mine, body => typeof body.definition === 'string');
    if (!card) { return; }
    if (card.status !== 200) { reader ? stop(say('nobody'), say('nobody-text')) : codePage(say('unknown')); return; }
    const {definition, practice} = card.body;
    const letters = await cardLettersOf(definition);
    if (expected && expected !== letters.replaceAll('-', '')) { stop(say('other'), say('other-text')); return; }
    if (card.body.state === 'CLOSED' || card.body.state === 'CANCELLED') {
      const left = kept();
      if (left?.ballot) { send(left, mine); return; }
      stop(say('over'), say('over-text')); return;
    }
    let hand = kept();
    if (!hand || hand.definition !== definition) { hand = {...await makeHand(definition), practice}; keep(hand); }
    store.setItem(NOW, slot);
    if (!hand.signature && !await sign(hand, mine, expected)) { return; }
    id = null;
    if (mine !== turn) { return; }
    if (hand.ballot) { send(hand, mine); return; }
    waitPage(hand, card.body.state, letters, mine);
  };

  const sign = async (hand, mine, expected) => {
    const definition = textOf(await digestOf(hand.definition));
    for (;;) {
      const body = {...id, definition, blinded: hand.blinded};
      if (hand.secondBlinded) { body.secondBlinded = hand.secondBlinded; }
      const answer = await ask('/stem/underskrift', body, mine, it => typeof it.signed === 'string');
      if (!answer) { return false; }
      if (answer.status === 200) {
        if (await finishHand(hand, answer.body)) { keep(hand); return true; }
        stop(say('other'), say('other-text'));
        return false;
      }
      if (answer.status === 202) { tell(say('second')); await pause(between(1000, 2000)); continue; }
      const why = answer.body.answer;
      // The proposals are others than a moment ago, and nothing was signed.
      if (why === 'CHANGED') { forget(); enter(id.code ?? null, expected); return false; }
      const name = {USED: 'used', VOID: 'void', NOT_NOW: 'early'}[why] ?? 'unknown';
      if (name === 'used' || name === 'void') { forget(); }
      stop(say(name), say(name + '-text'));
      return false;
    }
  };

  const waitPage = async (hand, state, letters, mine) => {
    const vote = JSON.parse(hand.definition);
    const practice = hand.practice === true;
    if (state === 'AGREED') {
      show(say('good'), paragraph(say('good-text'), 'standfirst'), paragraph(vote.title, 'booth-question'), make('p', {class: 'facts'}, say('fingerprint'), ' ', make('strong', {class: 'booth-letters'}, letters)));
    }
    while (mine === turn && state === 'AGREED') {
      await pause(between(2000, 4000));
      state = await ahead(vote.id) ?? state;
    }
    if (mine !== turn) { return; }
    ballotPage(hand, vote, practice, null, mine);
    while (mine === turn && !hand.ballot && state === 'OPEN') {
      await pause(between(4000, 8000));
      state = await ahead(vote.id) ?? state;
      if (state === 'LAST_CALL' && mine === turn && !hand.ballot) { tell(say('hurry')); }
    }
  };

  const ahead = async vote => {
    try {
      const answer = await fetch(`/stem/tilstand/${vote}`, {credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer'});
      return answer.ok ? (await answer.json()).state : null;
    } catch { return null; }
  };

  const cost = option => option.cost > 0 ? ` – ${say('kroner', number.format(option.cost))}` : '';
  const label = option => make('span', {class: 'booth-label'}, make('span', {class: 'booth-title'}, option.title), option.cost > 0 ? make('span', {class: 'booth-cost'}, say('kroner', number.format(option.cost))) : null);

  const ballotPage = (hand, vote, practice, before, mine) => {
    const form = vote.form.toLowerCase();
    const problem = make('p', {class: 'field-error', role: 'alert', hidden: true});
    const fields = ({one: oneFields, approval: approvalFields, points: amountFields, ranking: rankingFields, kroner: amountFields})[form](vote, before);
    show(vote.title,
      practice ? paragraph(say('practice'), 'booth-note') : null,
      ...vote.about.split(/\n\s*\n/).filter(part => part.trim()).map(part => paragraph(part, 'booth-about')),
      make('form', {class: 'booth-form', novalidate: true, oninput: () => { problem.hidden = true; }, onclick: event => { if (event.target.closest('.booth-step')) { problem.hidden = true; } }, onsubmit: event => {
        event.preventDefault();
        const wrong = fields.problem();
        if (wrong) { problem.textContent = wrong; problem.hidden = false; return; }
        reviewPage(hand, vote, practice, fields.choice(), mine);
      }}, paragraph(say('how-' + form, vote.points, number.format(vote.budget)), 'booth-how'), fields.element, problem,
        make('p', {class: 'booth-acts'}, make('button', {class: 'button booth-button'}, say('review')))));
  };

  const oneFields = (vote, before) => {
    const choices = [...vote.options, {key: '', title: say('blank'), cost: 0}];
    const element = make('fieldset', {class: 'booth-choices'}, make('legend', {class: 'unseen'}, vote.title), ...choices.map((option, i) =>
      make('label', {class: 'booth-choice'}, make('input', {type: 'radio', name: 'one', value: option.key, id: `one-${i}`, checked: before !== null && (before[0] ?? '') === option.key}), label(option))));
    const chosen = () => element.querySelector('input:checked');
    return {element, problem: () => chosen() ? '' : say('choose'), choice: () => chosen().value ? [chosen().value] : []};
  };

  const approvalFields = (vote, before) => {
    const element = make('fieldset', {class: 'booth-choices'}, make('legend', {class: 'unseen'}, vote.title), ...vote.options.map(option =>
      make('label', {class: 'booth-choice'}, make('input', {type: 'checkbox', name: 'approval', value: option.key, checked: before?.includes(option.key) ?? false}), label(option))));
    return {element, problem: () => '', choice: () => Array.from(element.querySelectorAll('input:checked'), it => it.value)};
  };

  // Points and kroner: a number beside each, with buttons that take it up and down.
  const amountFields = (vote, before) => {
    const kroner = vote.form === 'KRONER';
    const step = kroner ? Math.max(1, 10 ** Math.max(0, Math.floor(Math.log10(vote.budget)) - 1)) : 1;
    const most = option => kroner ? (option.cost > 0 ? Math.min(option.cost, vote.budget) : vote.budget) : vote.points;
    const inputs = new Map();
    const value = key => { const typed = inputs.get(key).value.replace(/[.\s\u00a0]/g, ''); return typed === '' ? 0 : /^\d{1,10}$/.test(typed) ? Number(typed) : NaN; };
    const sum = () => vote.options.reduce((all, option) => all + (value(option.key) || 0), 0);
    const left = make('p', {class: 'booth-left', role: 'status'});
    const fresh = () => { if (kroner) { const rest = vote.budget - sum(); left.textContent = rest < 0 ? say('over-budget', number.format(-rest)) : say('left', number.format(rest)); } };
    const move = (option, by) => {
      const now = value(option.key) || 0;
      const room = kroner ? Math.max(0, vote.budget - sum()) : Infinity;
      inputs.get(option.key).value = Math.max(0, Math.min(most(option), now + (by > 0 ? Math.min(by, room) : by)));
      fresh();
    };
    const row = option => {
      const input = make('input', {class: 'input booth-amount', inputmode: 'numeric', id: `amount-${option.key}`, value: before?.[option.key] ?? 0, autocomplete: 'off', oninput: fresh, onfocus: () => input.select()});
      inputs.set(option.key, input);
      return make('li', {class: 'booth-row'}, make('label', {for: `amount-${option.key}`}, label(option)),
        make('span', {class: 'booth-steps'},
          make('button', {type: 'button', class: 'booth-step', 'aria-label': say('less', option.title), onclick: () => move(option, -step)}, '−'), input,
          make('button', {type: 'button', class: 'booth-step', 'aria-label': say('more', option.title), onclick: () => move(option, step)}, '+')));
    };
    const element = make('div', {}, make('ul', {class: 'booth-rows'}, ...vote.options.map(row)), kroner ? left : null);
    fresh();
    return {
      element,
      problem: () => {
        const wrong = vote.options.find(option => !(value(option.key) <= most(option)));
        if (wrong) { return say('too-much', wrong.title, number.format(most(wrong))); }
        return kroner && sum() > vote.budget ? say('over-budget', number.format(sum() - vote.budget)) : '';
      },
      choice: () => Object.fromEntries(vote.options.map(option => [option.key, value(option.key)])),
    };
  };

  const rankingFields = (vote, before) => {
    const order = [...(before ?? [])];
    const element = make('div', {});
    const draw = focus => {
      const title = key => vote.options.find(option => option.key === key).title;
      const act = (name, key, sign, disabled, change) => make('button', {type: 'button', class: 'booth-step', 'aria-label': say(name, title(key)), 'data-act': `${name} ${key}`, disabled, onclick: () => { change(); draw(`${name} ${key}`); }}, sign);
      const swap = (a, b) => { [order[a], order[b]] = [order[b], order[a]]; };
      const rest = vote.options.filter(option => !order.includes(option.key));
      tell('');
      element.replaceChildren(
        make('ol', {class: 'booth-rows booth-order', 'aria-label': say('order')}, ...order.map((key, i) => make('li', {class: 'booth-row'}, label(vote.options.find(option => option.key === key)),
          make('span', {class: 'booth-steps'},
            act('up', key, '↑', i === 0, () => swap(i, i - 1)),
            act('down', key, '↓', i === order.length - 1, () => swap(i, i + 1)),
            act('out', key, '×', false, () => order.splice(i, 1)))))),
        rest.length ? make('p', {class: 'booth-how', id: 'rest'}, say(order.length ? 'rank-next' : 'rank-first', order.length + 1)) : paragraph(say('rank-all'), 'booth-how'),
        make('ul', {class: 'booth-rows plain'}, ...rest.map(option => make('li', {}, make('button', {type: 'button', class: 'booth-choice booth-add', 'data-act': `add ${option.key}`, onclick: () => { order.push(option.key); draw(); tell(say('ranked', option.title, order.length)); }},
          label(option), make('span', {class: 'booth-place'}, say('place', order.length + 1)))))));
      const found = focus ? element.querySelector(`[data-act="${focus}"]:not([disabled])`) : null;
      (found ?? (focus === undefined ? null : element.querySelector('button:not([disabled])')))?.focus();
      if (focus === undefined && order.length) { element.querySelector('.booth-add')?.focus(); }
    };
    draw();
    return {element, problem: () => '', choice: () => [...order]};
  };

  const said = (vote, choice) => {
    const option = key => vote.options.find(it => it.key === key);
    const isBlank = Array.isArray(choice) ? !choice.length : !Object.values(choice).some(amount => amount > 0);
    if (isBlank) { return paragraph(say('blank-said'), 'booth-said'); }
    if (!Array.isArray(choice)) {
      return make('ul', {class: 'booth-said'}, ...vote.options.filter(it => choice[it.key] > 0).map(it => make('li', {}, it.title, ': ', make('strong', {}, say(vote.form === 'KRONER' ? 'kroner' : 'points', number.format(choice[it.key]))))));
    }
    return make(vote.form === 'RANKING' ? 'ol' : 'ul', {class: 'booth-said'}, ...choice.map(key => make('li', {}, option(key).title + cost(option(key)))));
  };

  const reviewPage = (hand, vote, practice, choice, mine) => show(say('is-right'), paragraph(vote.title, 'booth-question'), paragraph(say('you-vote'), 'booth-how'), said(vote, choice),
    make('p', {class: 'booth-acts'},
      button(say('send'), async event => {
        event.currentTarget.disabled = true;
        hand.ballot = await ballotOf(hand, lineOf(vote.form.toLowerCase(), choice));
        hand.tracker = await trackerOf(hand);
        delete hand.secret;
        keep(hand);
        send(hand, mine);
      }),
      button(say('mend'), () => ballotPage(hand, vote, practice, choice, mine), true)));

  const send = async (hand, mine) => {
    show(say('sending'), paragraph(say('sending-text'), 'standfirst'));
    await pause(between(300, 2500));
    let isShown = false;
    let place = null;
    for (;;) {
      const said = await ask('/stem/stemmeseddel', hand.ballot, mine, () => false);
      if (!said) { return; }
      const {answer} = said.body;
      if (answer === 'IN_BOX' || answer === 'WAITING') {
        if (!isShown) { isShown = true; place = donePage(hand); }
        if (answer === 'IN_BOX') { forget(); place(true); return; }
        place(false);
        await pause(between(2000, 4000));
        continue;
      }
      if (answer === 'NOT_OPEN') { tell(say('early')); await pause(between(2000, 4000)); continue; }
      const name = {OTHER_COUNTED: 'counted', CLOSED: 'late'}[answer] ?? 'refused';
      forget();
      stop(say(name), say(name + '-text'), receipt(hand));
      return;
    }
  };

  const receipt = hand => {
    if (station) { return null; }
    const file = new Blob([JSON.stringify({format: 'pip-receipt-1', definition: hand.definition, ballot: hand.ballot}, null, 1)], {type: 'application/json'});
    return make('details', {class: 'booth-more'}, make('summary', {}, say('receipt')), paragraph(say('receipt-text')),
      make('p', {}, make('a', {href: URL.createObjectURL(file), download: `${say('receipt-file')}-${hand.tracker}.json`}, say('receipt-act'))));
  };

  const donePage = hand => {
    const state = make('p', {class: 'notice', role: 'status'});
    const written = button(say('written'), () => { if (station) { leave(hand); } else { turn++; show(say('bye'), paragraph(say('bye-text'), 'standfirst')); } });
    written.hidden = !station;
    show(say('done'), paragraph(say('done-text'), 'standfirst'), make('p', {class: 'booth-tracker'}, hand.tracker), state, make('p', {class: 'booth-acts'}, written), receipt(hand));
    return isIn => {
      state.className = `notice ${isIn ? 'notice-right' : ''}`;
      state.replaceChildren(make('span', {class: 'notice-sign', 'aria-hidden': 'true'}, isIn ? '✓' : '…'), make('span', {}, say(isIn ? 'in-box' : station ? 'waits-station' : 'waits')));
      if (isIn) { written.hidden = false; }
    };
  };

  // At a station the next one begins at once; what isn't in the box yet is sent on meanwhile.
  const leave = hand => {
    forget();
    follow(hand.ballot);
    again();
  };
  const PENDING = 'pip-booth-pending';
  const pending = () => JSON.parse(store.getItem(PENDING) ?? '[]');
  const follow = async ballot => {
    store.setItem(PENDING, JSON.stringify([...pending().filter(it => it.key !== ballot.key), ballot].sort((a, b) => a.key < b.key ? -1 : 1)));
    for (;;) {
      try {
        const {answer} = (await post('/stem/stemmeseddel', ballot)).body;
        if (['IN_BOX', 'OTHER_COUNTED', 'CLOSED', 'INVALID'].includes(answer)) { break; }
      } catch { /* later */ }
      await pause(between(2000, 5000));
    }
    const rest = pending().filter(it => it.key !== ballot.key);
    rest.length ? store.setItem(PENDING, JSON.stringify(rest)) : store.removeItem(PENDING);
  };

  if (station) {
    pending().forEach(follow);
    const LEAVES = 90;
    ['pointerdown', 'keydown'].forEach(kind => addEventListener(kind, () => { idle = 0; }));
    setInterval(() => {
      if (!stage.querySelector('#code') && ++idle > LEAVES) {
        idle = 0;
        const hand = slot ? kept() : null;
        if (hand?.ballot) { leave(hand); } else { again(); }
      }
    }, 1000);
  }

  const [typed, expected] = decodeURIComponent(location.hash.slice(1)).split('.');
  if (typed) { history.replaceState(null, '', location.pathname); }
  const code = typed ? readCode(typed) : null;
  if (reader) { enter(null); } else if (code) { enter(code, expected ?? ''); } else if (!station && store.getItem(NOW)) { resume(); } else { codePage(typed ? say('wrong') : ''); }

  // A page that was loaded again goes on where it was.
  async function resume() {
    const mine = ++turn;
    slot = store.getItem(NOW);
    const hand = kept();
    // The code is not kept. Typed or scanned again it finds the same key, which can be signed as often as one likes.
    if (!hand?.signature) { store.removeItem(NOW); codePage(); return; }
    if (hand.ballot) { send(hand, mine); return; }
    const vote = JSON.parse(hand.definition);
    waitPage(hand, await ahead(vote.id) ?? 'AGREED', await cardLettersOf(hand.definition), mine);
  }
};

const booth = document.querySelector('[data-booth]');
if (booth) { start(booth); }
