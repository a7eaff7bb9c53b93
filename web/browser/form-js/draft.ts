/** Keeps what is typed as a draft, and says on the page how that went: never silent, never given up. */
const DRAFT_AFTER_MS = 1_500;
const AGAIN_AFTER_MS = 5_000;

export interface DraftWords {
  saved: string;
  notSaved: string;
  offline: string;
}

export interface Draft {
  /** After a pause in typing. */
  changed(data: Record<string, unknown>): void;
  /** At once. @returns whether all that was typed is kept now */
  keep(): Promise<boolean>;
}

/** @param save sends the draft; false or a rejection: it was not kept */
export function createDraft(
  status: HTMLElement,
  words: DraftWords,
  save: (data: Record<string, unknown>) => Promise<boolean>,
): Draft {
  let latest: Record<string, unknown> | null = null;
  let unsaved = false;
  let waiting = 0;

  const say = (text: string, wrong: boolean): void => {
    status.textContent = text;
    status.classList.toggle('govuk-error-message', wrong);
  };
  const later = (ms: number): void => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void keep(), ms);
  };
  async function keep(): Promise<boolean> {
    window.clearTimeout(waiting);
    const sent = latest;
    if (!unsaved || sent === null) return true;
    const kept = await save(sent).catch(() => false);
    // What was typed meanwhile is on its way already.
    if (kept && latest === sent) unsaved = false;
    say(kept ? words.saved : navigator.onLine ? words.notSaved : words.offline, !kept);
    if (!kept) later(AGAIN_AFTER_MS);
    return kept;
  }
  window.addEventListener('online', () => void keep());
  window.addEventListener('offline', () => unsaved && say(words.offline, true));
  window.addEventListener('beforeunload', (event) => {
    if (unsaved && status.classList.contains('govuk-error-message')) event.preventDefault();
  });
  return {
    changed(data) {
      latest = data;
      unsaved = true;
      later(DRAFT_AFTER_MS);
    },
    keep,
  };
}
