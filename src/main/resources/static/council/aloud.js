// Reads a page aloud by a voice that the browser has itself; nothing is sent anywhere. Where there is no such voice there is no button.
const host = document.querySelector('[data-aloud]');
const button = host?.querySelector('button');
const language = document.documentElement.lang;
const voice = () => speechSynthesis.getVoices().find(each => each.localService && each.lang.toLowerCase().startsWith(language));
const texts = () => [...document.querySelectorAll('[data-say]')].map(each => ('value' in each ? each.value : each.textContent).trim()).filter(text => text !== '');
let reading = false;

const stop = () => {
  reading = false;
  speechSynthesis.cancel();
  button.textContent = button.dataset.start;
};
const start = () => {
  const all = texts();
  reading = true;
  button.textContent = button.dataset.stop;
  all.forEach((text, at) => {
    const said = new SpeechSynthesisUtterance(text);
    said.lang = language;
    said.voice = voice();
    said.rate = 0.95;
    if (at === all.length - 1) said.addEventListener('end', stop);
    speechSynthesis.speak(said);
  });
};
const offer = () => { host.hidden = !voice(); };

if (host && 'speechSynthesis' in window) {
  button.addEventListener('click', () => { if (reading) stop(); else start(); });
  speechSynthesis.addEventListener?.('voiceschanged', offer);
  addEventListener('pagehide', () => speechSynthesis.cancel());
  offer();
}
