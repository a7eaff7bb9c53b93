/**
 * Solves the page's puzzle while somebody looks over the answers, a little at a time, so that the page goes on
 * answering. Whoever sends before it is solved is told to wait a moment; after a while the form goes without.
 */
import { searcher } from './puzzle/search.js';

/** Between two looks at what the person does. */
const SLICE_MS = 12;
const TRIES = 256;
const LONGEST_WAIT_MS = 20_000;

function solve(challenge: string, solved: (nonce: number) => void): void {
  const search = searcher(challenge);
  const go = (): void => {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const nonce = search.next(TRIES);
      if (nonce !== null) return solved(nonce);
    }
    window.setTimeout(go, 0);
  };
  go();
}

function start(place: HTMLElement): void {
  const field = (name: string): HTMLInputElement | null => place.querySelector(`input[name="${name}"]`);
  const [challenge, proof, form] = [field('challenge'), field('proof'), place.closest('form')];
  if (challenge === null || proof === null || form === null) return;
  let waiting = false;
  let done = false;
  const send = (): void => {
    done = true;
    if (waiting) form.submit();
  };
  form.addEventListener('submit', (event) => {
    // A button that goes elsewhere sends nothing.
    if (done || event.submitter?.hasAttribute('formaction') === true) return;
    event.preventDefault();
    if (waiting) return;
    waiting = true;
    const words = document.createElement('p');
    words.className = 'govuk-body';
    words.textContent = place.dataset['wait'] ?? '';
    place.querySelector('[role="status"]')?.append(words);
    window.setTimeout(send, LONGEST_WAIT_MS);
  });
  solve(challenge.value, (nonce) => {
    proof.value = String(nonce);
    send();
  });
}

const place = document.querySelector<HTMLElement>('[data-proof-of-work]');
if (place !== null) start(place);
