/**
 * Every field of every form that is found by walking through the pages: far too much, control characters, the same field
 * twice. Each is answered in words, names its limit where it is too long, and gives back what was typed beside it.
 * Nobody lists the forms: a new one is swept because it is there.
 */
import { expect } from 'chai';
import { type FormField, formsOn, kindOfForm, type PageForm, walkPages } from '../kit/forms.js';
import { addressOf, ADMIN_ACTS, CELLS, DESK_ACTS, opened, ready } from '../kit/acts.js';
import { createKeys } from '../../domain/core/privacy/keys.js';
import { attributesOn, element, words } from '../kit/html.js';
import { fillIn, COMPLAINT } from '../kit/journey.js';
import { MASTER_KEY } from '../kit/desk.js';
import { ACCOUNT_ACTS } from '../kit/portal-acts.js';
import type { PlainBrowser } from '../kit/plain-browser.js';
import { alsoFollowed, STEPS } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const LONGEST_RUN_MS = 300_000;
const WRITTEN = ['text', 'textarea', 'search', 'tel', 'email', 'date', 'datetime-local', 'number', 'month'];
const CONTROLS = '表\u0000具\u0001异\u001b[31m常\u007f';
/** What a page never says: words of the database, of the engine, of the program. */
const NOT_FOR_PEOPLE =
  /SQLITE|constraint failed|invalid byte sequence|value too long|syntax error|node_modules|\.ts:\d+|\[object Object\]|\bundefined\b|\bNaN\b/;

const TYPED: Record<string, string> = {
  tel: '19900000001',
  email: 'ceshi@example.com',
  date: '2026-10-12',
  'datetime-local': '2026-09-28T08:00',
  number: '1',
};
/** What somebody types who fills in the form as it is meant. */
const typed = ({ type, name }: FormField): string => TYPED[type] ?? `测试词${name.length}`;
/** An address is shorter than a form. */
const tooMuch = ({ type }: FormField, method: string): string =>
  (type === 'number' ? '9' : method === 'get' ? 'x' : '长').repeat(10_000);
/** What is looked for and not kept: it is not found, whatever its length. */
const LOOKED_FOR = ['number', 'code', 'username', 'kept'];
const isWritten = ({ type }: FormField): boolean => WRITTEN.includes(type);

type Sent = [name: string, value: string][];
interface Case {
  what: 'too long' | 'control characters' | 'twice';
  field: FormField;
  sent: Sent;
}

/** @param done names of fields that were swept before, on another page with this form */
function casesOf({ fields, method }: PageForm, done: Set<string>): Case[] {
  const buttons = fields.filter(({ type }) => type === 'button');
  const pressed = buttons.some(({ name }) => name === '') ? undefined : buttons[0];
  const filled = fields
    .filter(({ type, name }) => type !== 'file' && name !== '')
    .map((field) => ({ field, value: isWritten(field) ? typed(field) : field.value }));
  const others = (of: FormField): Sent =>
    filled.flatMap(({ field, value }): Sent =>
      field === of || value === null || (field.type === 'button' && field !== pressed) ? [] : [[field.name, value]],
    );
  const swept = filled.filter(({ field }) => !done.has(field.name));
  const all = (what: Case['what'], given: (one: (typeof swept)[number]) => string[]): Case[] =>
    swept.map((one) => {
      const sent = given(one).map((text): [string, string] => [one.field.name, text]);
      return { what, field: one.field, sent: [...others(one.field), ...sent] };
    });
  // What is most surely refused comes first: a form that is done with is there no more.
  const order = ({ what, field }: Case): number =>
    what === 'too long' && isWritten(field) ? 0 : what === 'twice' ? 1 : field.name === 'once' ? 3 : 2;
  const cases = [
    ...all('twice', ({ value }) => [value ?? 'x', value ?? 'x']),
    ...all('too long', ({ field }) => [tooMuch(field, method)]),
    ...all('control characters', () => [CONTROLS]),
  ];
  return cases.sort((one, other) => order(one) - order(other));
}

async function send(browser: PlainBrowser, { action, method, multipart }: PageForm, sent: Sent): Promise<void> {
  const body = new URLSearchParams(sent);
  if (method === 'get') return void (await browser.open(`${action}?${body.toString()}`));
  if (!multipart) return void (await browser.open(action, { method: 'POST', body }));
  const form = new FormData();
  for (const [name, value] of sent) form.append(name, value);
  await browser.open(action, { method: 'POST', body: form });
}

const backOn = ({ page }: PlainBrowser, { action, method }: PageForm): PageForm | undefined =>
  formsOn({ page }).find((one) => one.action === action && one.method === method);

/** What the page says is wrong with a field; '' where it says nothing. */
const saidOf = (browser: PlainBrowser, form: PageForm, { name }: FormField): string =>
  backOn(browser, form)?.fields.find((one) => one.name === name)?.error ?? '';

/** A field may only count with another choice: every one is tried until the page says what is wrong. */
async function lengthFault(browser: PlainBrowser, form: PageForm, { field, sent }: Case): Promise<string[]> {
  if ((LOOKED_FOR.includes(field.name) || /^date/.test(field.type)) && browser.page.status >= 400) return [];
  // A form that is too large as a whole is refused as such.
  if (browser.page.status === 413 && /\d+ kB/.test(browser.text)) return [];
  const first = `${browser.page.status} ${browser.page.url}`;
  const choices = form.fields.flatMap(({ name, options }) =>
    options.map((option) => [name, option] as const).reverse(),
  );
  const nearest = ([, option]: readonly [string, string]): number => (field.name.startsWith(`${option}-`) ? 0 : 1);
  choices.sort((one, other) => nearest(one) - nearest(other));
  for (const [name, option] of choices) {
    if (saidOf(browser, form, field) !== '') break;
    if (name !== field.name) await send(browser, form, [...sent.filter(([one]) => one !== name), [name, option]]);
  }
  const said = saidOf(browser, form, field);
  if (said === '') return [`does not say that it is too long (${first})`];
  return /text|search/.test(field.type) && !/\d/.test(said) ? [`names no limit: ${said}`] : [];
}

/** What is wrong with the answer; empty where nothing is. */
function faultsOf(browser: PlainBrowser, form: PageForm, { what, field, sent }: Case): string[] {
  const { page, text } = browser;
  const faults: string[] = [];
  // What fields and choices hold is the person's own, and may be anything.
  const told = [words(browser), ...attributesOn(page.html, ':not(textarea, input, option)')];
  const odd = NOT_FOR_PEOPLE.exec(told.join('\n'))?.[0];
  if (page.status >= 500 || element(page.html, 'h1') === null)
    faults.push(`answers ${page.status}: ${text.slice(0, 200)}`);
  if (odd !== undefined) faults.push(`says ${odd}`);
  const back = backOn(browser, form);
  if (what === 'twice' || back === undefined || page.status < 400) return faults;
  for (const other of form.fields.filter((one) => one !== field && isWritten(one) && one.name !== 'code')) {
    const kept = back.fields.find(({ name }) => name === other.name)?.value;
    const given = sent.find(([name]) => name === other.name)?.[1];
    if (kept !== given) faults.push(`loses ${other.name}: ${kept}`);
  }
  return faults;
}

const ACTS = [...DESK_ACTS, ...ADMIN_ACTS];
const PEOPLE = ['受理01', '投诉办01', '承办01', '部门负责人01', '管理员01'];
const START = [
  '/desk',
  '/desk?view=groups',
  '/account',
  '/account/second-factor',
  '/admin',
  '/admin/policies/D16_2025_1',
];
const STEPS_OF_FORM = ['safety', 'matter', 'details', 'what', 'where', 'wish', 'contact', 'similar'];

describe('every field of every form', () => {
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z', cells: CELLS });
  let faults: string[];
  /** Forms, with the fields of each that were swept. */
  let swept: Map<string, Set<string>>;
  beforeEach(() => {
    faults = [];
    swept = new Map();
  });

  async function sweep(browser: PlainBrowser, form: PageForm): Promise<void> {
    const kind = kindOfForm(form);
    const done = swept.get(kind) ?? new Set();
    const cases = casesOf(form, done);
    for (const one of cases) {
      await send(browser, form, one.sent);
      const found = faultsOf(browser, form, one);
      if (one.what === 'too long' && isWritten(one.field) && form.method === 'post')
        found.push(...(await lengthFault(browser, form, one)));
      for (const fault of found) faults.push(`${kind}: ${one.field.name} ${one.what}: ${fault}`);
    }
    swept.set(kind, new Set([...done, ...cases.map(({ field }) => field.name)]));
  }

  /** Those with nothing to fill in are done with once they are sent, and whoever has signed out sends nothing more. */
  async function sweepAll(browser: PlainBrowser, forms: PageForm[]): Promise<void> {
    const weight = ({ action, fields }: PageForm): number => (action === '/sign-out' ? 0 : fields.length);
    for (const form of [...forms].sort((one, other) => weight(other) - weight(one))) await sweep(browser, form);
  }

  /** Walks first and sends then: what is sent changes what there is to see. */
  const walk = async (browser: PlainBrowser, from: readonly string[], within: RegExp): Promise<void> =>
    sweepAll(browser, await walkPages(browser, from, within));

  const as = async (username: string): Promise<PlainBrowser> =>
    web()
      .visitor()
      .resume(await web().desk.session(username));

  /** Nothing is wrong, and the walk was one. */
  function expectSwept(least: readonly string[]): void {
    expect(faults).to.deep.equal([]);
    expect([...swept.keys()]).to.include.members(least);
  }

  it('of the desk and the administration', async function () {
    this.timeout(LONGEST_RUN_MS);
    const one = ready(1);
    // What one of them sends changes what another would find.
    for (const username of PEOPLE) {
      const { desk } = await web().begin(one.scene);
      const ids = await one.next(desk);
      const pages = ACTS.filter(({ before }) => before === undefined).map(({ page }) => addressOf(page, ids));
      await walk(await as(username), [...START, ...pages], /^\/(desk|admin|account)/);
    }
    for (const act of ACTS.filter(({ before }) => before !== undefined)) {
      const { desk } = await web().begin(one.scene);
      const ids = await one.next(desk);
      await act.before?.(desk, ids);
      const browser = await as(act.by);
      await opened(browser, act, ids);
      await sweepAll(browser, formsOn(browser));
    }
    expectSwept([
      'post /desk/register',
      'post /desk/cases',
      'post /desk/cases/:id/correct',
      'post /desk/cases/:id/submissions/:id/correct',
      'post /desk/cases/:id/clocks/:id/extend',
      'post /desk/events/:id/cases/:id/unlink',
      'post /desk/tasks/:id',
      'post /account/password',
      'post /admin/users/new',
      'post /admin/users/:id',
      'get /admin/audit',
    ]);
  });

  it('of the tasks of a case', async function () {
    this.timeout(LONGEST_RUN_MS);
    const { desk } = web();
    const { complaintId } = await desk.file();
    for (const [username, elementId] of STEPS) {
      const { id } = await desk.task(elementId, complaintId);
      await desk.useCases.tasks.claimWorkItem(await desk.user(username), id);
      await desk.settled();
      const browser = await as(username);
      await browser.open(`/desk/tasks/${id}`);
      const forms = formsOn(browser);
      expect(forms.map(({ action }) => action)).to.include(`/desk/tasks/${id}`);
      await sweepAll(browser, forms);
      await desk.settled();
      const isOpen = (await desk.openTasks(complaintId)).includes(elementId);
      if (isOpen) await desk.complete(username, elementId, {}, complaintId);
    }
    const fields = ['content', 'declineReason', 'assignmentNote', 'findings', 'plan', 'measuresTaken', 'resultText'];
    expect([...(swept.get('post /desk/tasks/:id') ?? [])]).to.include.members(fields);
    expectSwept([]);
  });

  it('of the portal, and of signing in', async function () {
    this.timeout(LONGEST_RUN_MS);
    const { desk, visitor } = web();
    const writing = visitor();
    await fillIn(writing, COMPLAINT);
    const told = await alsoFollowed(web(), 'userTask_ReturnVisit');
    const { id, number } = await desk.complaint(desk.complaints.at(-1));
    const link = `/evaluate/${number}/${createKeys(MASTER_KEY).hash('evaluation link', id)}`;
    const open = await alsoFollowed(web(), null);
    const pages = [...STEPS_OF_FORM.map((step) => `/complaints/new/${step}`), '/complaints/check'];
    await walk(
      writing,
      pages.map((page) => writing.aboutIt(page)),
      /^\/track/,
    );
    await walk(visitor(), ['/complaints/danger', '/sign-in', '/track', '/contact', link], /^\/(sign-in|track)/);
    await walk(told, ['/track/dispute', '/track/evaluation', '/track/complaint'], /^\/track/);
    await walk(open, ['/track/complaint', '/track/withdraw'], /^\/track/);
    for (const [turn, act] of ACCOUNT_ACTS.filter(({ route }) => /sign-in\/code|setup/.test(route)).entries()) {
      const { browser } = await act.form(web(), turn);
      await sweepAll(browser, formsOn(browser));
    }
    expectSwept([
      'post /complaints',
      'post /complaints/danger',
      'post /complaints/new/what',
      'post /complaints/new/contact',
      'post /track',
      'post /track/information',
      'post /track/dispute',
      'post /track/evaluation',
      'post /track/withdraw',
      'post /sign-in',
      'post /sign-in/code',
      'post /setup/:token',
    ]);
  });
});
