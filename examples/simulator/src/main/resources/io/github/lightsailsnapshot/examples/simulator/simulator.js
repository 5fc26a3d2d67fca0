'use strict';
// Asks for the page of the settings as they are typed, and puts what changed into this one.
const form = document.getElementById('settings');
let timer = 0;
let running = new AbortController();

function put(page) {
  for (const live of document.querySelectorAll('[data-live]')) {
    const next = page.getElementById(live.id);
    if (next === null || next.innerHTML === live.innerHTML) continue;
    const open = [...live.querySelectorAll('details')].map(details => details.open);
    live.replaceChildren(...document.adoptNode(next).childNodes);
    live.querySelectorAll('details').forEach((details, i) => { details.open = open[i] === true; });
  }
  for (const input of document.querySelectorAll('input')) {
    const next = page.getElementById(input.id);
    if (next === null) continue;
    if (next.hasAttribute('aria-invalid')) input.setAttribute('aria-invalid', next.getAttribute('aria-invalid'));
    if (input.type === 'range' && input.max !== next.max) {
      input.max = next.max;
      input.value = next.value;
    }
  }
  const links = page.querySelectorAll('nav a');
  document.querySelectorAll('nav a').forEach((a, i) => { if (links[i]) a.href = links[i].getAttribute('href'); });
}

async function show() {
  running.abort();
  running = new AbortController();
  const mine = running;
  const address = '/?' + new URLSearchParams(new FormData(form));
  history.replaceState(null, '', address);
  try {
    const answer = await fetch(address, {signal: mine.signal});
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    if (mine === running) put(new DOMParser().parseFromString(text, 'text/html'));
  } catch (failed) {
    if (failed.name === 'AbortError') return;
    document.getElementById('status').textContent =
        failed instanceof TypeError ? 'The simulator does not answer. Is it still running?' : failed.message;
  }
}

document.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(show, 120);
});
form.addEventListener('submit', event => {
  event.preventDefault();
  show();
});
document.documentElement.classList.add('scripted');
