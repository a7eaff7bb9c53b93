/**
 * Says in the header and in the window's title how much is unread, as soon as it changes. One tab of a browser listens for
 * all its tabs: a browser has six lines to a server. Where tabs cannot agree on one (no TLS), each listens while it is seen.
 */
interface Unread {
  count: string;
  words: string;
}

const counter = document.querySelector<HTMLElement>('[data-live]');
const words = document.querySelector<HTMLElement>('[data-live-words]');
const list = document.querySelector<HTMLElement>('[data-live-list]');
const channel = new BroadcastChannel('unread');
const title = document.title.replace(/^\([^)]*\) /, '');
let isStale = false;

/** The list as it is now; not under the hands of whoever is using it. */
async function renewList(): Promise<void> {
  if (list === null || !isStale || list.contains(document.activeElement)) return;
  isStale = false;
  const answer = await fetch(window.location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.querySelector('[data-live-list]');
  if (fresh) list.replaceChildren(...fresh.childNodes);
}

function show(unread: Unread): void {
  if (counter === null || counter.textContent === unread.count) return;
  counter.textContent = unread.count;
  counter.hidden = unread.count === '';
  document.title = unread.count === '' ? title : `(${unread.count}) ${title}`;
  if (words) words.textContent = unread.words;
  isStale = true;
  void renewList();
}

function listen(address: string): EventSource {
  const source = new EventSource(address);
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const [count = '', said = ''] = data.split('\n');
    const unread = { count, words: said };
    show(unread);
    channel.postMessage(unread);
  });
  return source;
}

function listenWhileSeen(address: string): void {
  let source: EventSource | null = null;
  const follow = (): void => {
    if (document.hidden) {
      source?.close();
      source = null;
    } else source ??= listen(address);
  };
  document.addEventListener('visibilitychange', follow);
  follow();
}

const address = counter?.dataset['live'];
if (address) {
  channel.addEventListener('message', ({ data }: MessageEvent<Unread>) => show(data));
  list?.addEventListener('focusout', () => void requestAnimationFrame(() => void renewList()));
  if ('locks' in navigator)
    void navigator.locks.request('unread', () => {
      listen(address);
      // Held until the tab is closed; then the next one listens.
      return new Promise<never>(() => undefined);
    });
  else listenWhileSeen(address);
}
