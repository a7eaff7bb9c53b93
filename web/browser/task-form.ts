/**
 * Puts form-js in the place of the plain form, with its words and dates in the page's language. What it sends goes to
 * the same address and is checked there again. What is typed is kept as a draft.
 */
import { Form } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';
import { createDraft, type DraftWords } from './form-js/draft.js';
import { useLocale, writeDateHints } from './form-js/dates.js';
import { selectModule } from './form-js/select.js';
import { translation } from './form-js/words.js';
import { signatureModule } from './signature/field.js';
import type { PadWords } from './signature/pad.js';

interface Embedded {
  schema: object;
  data: Record<string, unknown>;
  locale: string;
  draft: DraftWords;
  failed: string;
  /** Shown in an empty date. */
  dateHint: string;
  words: Record<string, string>;
  /** Of a field that is signed in. */
  signature: PadWords;
}

const WRONG_FIELD = '.fjs-has-errors :is(input, textarea, select)';

function post(url: string, body: object): Promise<Response> {
  const token = document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? '';
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-csrf-token': token },
    body: JSON.stringify(body),
  });
}

/** Empty fields are null in form-js: they are not sent. */
function given(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== ''));
}

async function start(shell: HTMLFormElement, embedded: Embedded): Promise<void> {
  const { words } = embedded;
  useLocale(embedded.locale, { year: words['year'] ?? '', month: words['month'] ?? '' });
  const place = shell.querySelector<HTMLElement>('[data-form-js]');
  const plain = shell.querySelector<HTMLElement>('[data-plain-form]');
  const failed = shell.querySelector<HTMLElement>('[data-form-failed]');
  const status = shell.querySelector<HTMLElement>('[data-draft-status]');
  const button = shell.querySelector<HTMLButtonElement>('button.govuk-button');
  if (!place || !plain || !failed || !status || !button) return;
  // The types of form-js know neither a module of two values nor a schema that was parsed.
  const form = new Form({
    container: place,
    additionalModules: [
      { translate: ['value', translation(words)] },
      selectModule(words['choose'] ?? ''),
      signatureModule(embedded.signature),
    ],
  } as never);
  // As above: the server has read the schema before.
  await form.importSchema(embedded.schema as never, embedded.data);
  writeDateHints(place, embedded.dateHint);
  plain.remove();
  place.hidden = false;
  const say = (text: string): void => {
    failed.textContent = text;
    failed.hidden = text === '';
  };

  shell.addEventListener('submit', (event) => {
    event.preventDefault();
    const { submitter } = event;
    // The language switch: what is typed is a draft before the page goes.
    if (submitter instanceof HTMLButtonElement && submitter !== button)
      return void draft.keep().then((kept) => kept && window.location.assign(submitter.formAction));
    if (button.disabled) return;
    const { data, errors } = form.submit();
    if (Object.keys(errors).length > 0) {
      // form-js draws what is wrong before the next frame.
      window.requestAnimationFrame(() => place.querySelector<HTMLElement>(WRONG_FIELD)?.focus());
      return;
    }
    button.disabled = true;
    say('');
    // form-js says `Object` of what has the fields' keys.
    void send(data as Record<string, unknown>).finally(() => (button.disabled = false));
  });

  async function send(data: Record<string, unknown>): Promise<void> {
    const response = await post(shell.action, { data: given(data) }).catch(() => null);
    if (response === null) return say(embedded.failed);
    // The task's route, or the house's error handler, has written it; anything else has none of these.
    const answer = (await response.json().catch(() => ({}))) as {
      location?: string;
      errors?: Record<string, string>;
      title?: string;
      detail?: string;
    };
    if (answer.location !== undefined) return window.location.assign(answer.location);
    say(
      answer.errors
        ? Object.values(answer.errors).join(' ')
        : [answer.title, answer.detail].filter(Boolean).join(embedded.locale === 'en' ? ': ' : '：') || embedded.failed,
    );
  }

  const draft = createDraft(status, embedded.draft, (data) =>
    post(shell.dataset['draftUrl'] ?? '', { data: given(data) }).then(({ ok }) => ok),
  );
  form.on('changed', 500, ({ data }: { data: Record<string, unknown> }) => draft.changed(data));
}

const shell = document.querySelector<HTMLFormElement>('#task-form');
const embedded = document.querySelector('#task-form-data')?.textContent;
// The page's template has written it there from `taskModel`.
if (shell && embedded) void start(shell, JSON.parse(embedded) as Embedded);
