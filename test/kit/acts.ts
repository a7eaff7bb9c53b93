/**
 * Every act of the desk and of the administration, so that it is possible: who does it, from which page, with which
 * answers. Tables over all of them ask what else may happen to it.
 */
import type { ComplaintId } from '../../domain/cases/ids.js';
import { instantOf, newId } from '../../domain/core/index.js';
import type { DeliveryId, HookGiven, HookId } from '../../domain/deliveries/index.js';
import type { User } from '../../domain/people/index.js';
import type { Desk, Scene } from './desk.js';
import { ANSWERS } from './answers.js';
import { anId } from './ids.js';
import { aDay, anInstant } from './instants.js';
import type { PlainBrowser } from './plain-browser.js';

export type Ids = Record<string, string>;
export interface Act {
  /** `POST /desk/cases/:complaintId/message`, as the router knows it. */
  route: string;
  by: string;
  /** The page with its form; the first part of its own address where absent. */
  page: string;
  /** Values that begin with `:` are ids of what there is. */
  fields?: Record<string, string>;
  /** What must have happened before. */
  before?: (desk: Desk, ids: Ids) => Promise<void>;
  file?: boolean;
}

/** Cells of the tables, so that every one of them is possible. */
export const CELLS = {
  'D16_2025_1.dmn#limits_findings_amount': '3',
  'D16_2025_1.dmn#profile_settings_damageThreshold': '1',
  'D16_2025_1.dmn#duties_handling_assessment_period': '"quarter"',
};

const claimed = async (desk: Desk, { workItemId = '' }: Ids): Promise<void> => {
  await desk.useCases.tasks.claimWorkItem(await desk.user('承办01'), anId(workItemId));
};
const paused = async (desk: Desk, { clockId = '' }: Ids): Promise<void> =>
  desk.useCases.deadlines.pauseClock(await desk.user('投诉办01'), anId(clockId), 'meterTest');
/** What the department was told when the case came to it. */
export const anEntryOf = async ({ database }: Desk, complaintId: ComplaintId): Promise<string> => {
  const found = (await database
    .knex('inbox_entry')
    .where({ complaint_id: complaintId, group: 'handler:engineering' })
    .first('id')) as { id: string } | undefined;
  return found?.id ?? '';
};
const unlinked = async (desk: Desk, { eventId = '', complaintId = '' }: Ids): Promise<void> =>
  desk.useCases.massEvents.unlinkCase(await desk.user('投诉办01'), anId(eventId), anId(complaintId), '另行处理。');
const archived = async (desk: Desk, { complaintId = '' }: Ids): Promise<void> => {
  const complaint = await desk.complaint(anId<ComplaintId>(complaintId));
  const archivedAt = instantOf(desk.clock.now());
  await desk.database.transaction((r) => r.complaints.advance(complaint, 'archived', { archivedAt }));
};
const deactivated = async (desk: Desk, { userId = '' }: Ids): Promise<void> =>
  desk.useCases.people.deactivateUser(await desk.user('管理员01'), anId(userId));
const enrolled = async ({ database }: Desk, { userId = '' }: Ids): Promise<void> =>
  database.transaction(async (r) =>
    r.people.replaceSecondFactor(anId(userId), await r.people.secondFactor(anId(userId)), {
      sealed: 'of the test',
      step: 0,
    }),
  );

const CASE = '/desk/cases/:complaintId';
const TASK = '/desk/tasks/:workItemId';
const EVENT = '/desk/events/:eventId';
const USER = '/admin/users/:userId';
const HOOK = '/admin/hooks/:hookId';
const INVESTIGATED = ANSWERS['investigate'] as Record<string, string>;

export const DESK_ACTS: readonly Act[] = [
  { route: `POST ${TASK}`, by: '承办01', page: TASK, fields: INVESTIGATED, before: claimed },
  { route: `POST ${TASK}/draft`, by: '承办01', page: TASK, fields: { findings: '表已检测。' }, before: claimed },
  { route: `POST ${TASK}/claim`, by: '承办01', page: TASK },
  { route: `POST ${TASK}/release`, by: '承办01', page: TASK, before: claimed },
  { route: `POST ${TASK}/take-back`, by: '部门负责人01', page: TASK, fields: { reason: 'late' }, before: claimed },
  {
    route: `POST ${TASK}/pass-on`,
    by: '部门负责人01',
    page: TASK,
    fields: { passTo: ':handlerId', passReason: '由您继续办理。' },
  },
  { route: 'POST /desk/deliveries/:deliveryId/retry', by: '投诉办01', page: '/desk/deliveries' },
  { route: 'POST /desk/inbox/read-all', by: '承办01', page: '/desk/inbox' },
  { route: 'POST /desk/inbox/entries/:entryId/open', by: '承办01', page: '/desk/inbox?view=open' },
  { route: 'POST /desk/inbox/entries/:entryId/note', by: '承办01', page: '/desk/inbox?view=open' },
  { route: 'POST /desk/inbox/tasks/:workItemId/open', by: '承办01', page: '/desk/inbox' },
  {
    route: 'POST /desk/register',
    by: '受理01',
    page: '/desk/register',
    fields: {
      channel: 'phone',
      category: 'repair',
      content: '报修三天无人上门。',
      complainantName: '测试乙',
      phone: '19900000001',
      address: '测试市示范区测试路9号',
    },
  },
  { route: `POST ${CASE}/reveal`, by: '承办01', page: CASE, fields: { reason: 'verify' } },
  { route: `POST ${CASE}/attachments`, by: '承办01', page: CASE, file: true },
  {
    route: `POST ${CASE}/attachments/:attachmentId/remove`,
    by: '投诉办01',
    page: `${CASE}/attachments/:attachmentId/remove`,
    fields: { reason: 'request' },
  },
  { route: `POST ${CASE}/message`, by: '承办01', page: CASE, fields: { message: '请补充读数。' } },
  { route: `POST ${CASE}/told`, by: '承办01', page: CASE, fields: { way: 'call', who: '值班人员' } },
  { route: `POST ${CASE}/query-code`, by: '受理01', page: CASE },
  { route: `POST ${CASE}/clocks/:clockId/pause`, by: '投诉办01', page: CASE, fields: { reason: 'meterTest' } },
  {
    route: `POST ${CASE}/clocks/:clockId/extend`,
    by: '承办01',
    page: CASE,
    fields: { amount: '1', reason: '须送检。' },
  },
  { route: `POST ${CASE}/clocks/:clockId/resume`, by: '投诉办01', page: CASE, before: paused },
  {
    route: `POST ${CASE}/correct`,
    by: '投诉办01',
    page: `${CASE}/correct`,
    fields: { phone: '19900000044', reason: '投诉人来电更正。' },
  },
  { route: `POST ${CASE}/versions/reveal`, by: '投诉办01', page: `${CASE}/versions`, fields: { reason: 'verify' } },
  {
    route: `POST ${CASE}/submissions/:submissionId/correct`,
    by: '投诉办01',
    page: `${CASE}/submissions/:submissionId/correct`,
    fields: { assignmentNote: '请上门检测。', reason: '漏写。' },
  },
  {
    route: `POST ${CASE}/classification`,
    by: '投诉办01',
    page: `${CASE}/classification`,
    fields: { category: 'metering', urgency: 'normal', reason: '须重新分类。' },
  },
  {
    route: `POST ${CASE}/recusal`,
    by: '投诉办01',
    page: `${CASE}/recusal`,
    fields: { whom: 'department:safety', reason: 'interest' },
  },
  { route: `POST ${CASE}/recusal/:recusalId/lift`, by: '投诉办01', page: `${CASE}/recusal` },
  {
    route: `POST ${CASE}/erasure`,
    by: '分管领导01',
    page: `${CASE}/erasure`,
    fields: { number: ':number', reason: 'request' },
    before: archived,
  },
  {
    route: `POST ${CASE}/event`,
    by: '投诉办01',
    page: `${CASE}/event`,
    fields: { number: ':otherNumber', title: '抄表周期' },
    before: unlinked,
  },
  {
    route: 'POST /desk/events/new',
    by: '受理01',
    page: '/desk/events/new',
    fields: { kind: 'outage', title: '示范路停气', area: '示范路', public: 'false' },
  },
  { route: `POST ${EVENT}/change`, by: '投诉办01', page: `${EVENT}/change`, fields: { title: '测试路东段停气' } },
  { route: `POST ${EVENT}/cases`, by: '受理01', page: EVENT, fields: { number: ':otherNumber' } },
  { route: `POST ${EVENT}/cases/:complaintId/master`, by: '投诉办01', page: EVENT },
  {
    route: `POST ${EVENT}/cases/:complaintId/unlink`,
    by: '受理01',
    page: EVENT,
    fields: { reason: '另行处理。' },
  },
  { route: `POST ${EVENT}/message`, by: '投诉办01', page: `${EVENT}/message`, fields: { text: '已恢复供气。' } },
  {
    route: `POST ${EVENT}/tasks/:elementId`,
    by: '承办01',
    page: `${EVENT}/tasks/:elementId`,
    fields: { ...INVESTIGATED, workItems: ':workItemId' },
  },
  { route: `POST ${EVENT}/close`, by: '投诉办01', page: EVENT },
  {
    route: 'POST /desk/absences',
    by: '部门负责人01',
    page: '/desk/absences',
    fields: { userId: ':handlerId', substituteId: ':userId', fromOn: ':day', toOn: ':day' },
  },
  { route: 'POST /desk/absences/:absenceId/end', by: '部门负责人01', page: '/desk/absences' },
];

const added = async (desk: Desk, { entry = '' }: Ids): Promise<void> =>
  desk.useCases.organisation.addEntry(await desk.user('管理员01'), {
    ...{ list: 'department', code: entry, names: { 'zh-CN': `部门${entry}`, en: entry } },
  });
const LIST = '/admin/organisation/:list';
const ENTRY = `${LIST}/:entry`;

export const ADMIN_ACTS: readonly Act[] = [
  {
    route: `POST ${LIST}`,
    by: '管理员01',
    page: LIST,
    fields: { code: ':entry', nameZh: ':newName', nameEn: ':entry' },
  },
  {
    route: 'POST /admin/organisation/csv/:list/import',
    by: '管理员01',
    page: '/admin/organisation/csv/:list',
    fields: { text: ':table' },
  },
  {
    route: `POST ${ENTRY}`,
    by: '管理员01',
    page: ENTRY,
    fields: { nameZh: ':newName', nameEn: ':otherNumber', position: '1' },
    before: added,
  },
  {
    route: 'POST /admin/organisation/role/:role/rights',
    by: '管理员01',
    page: '/admin/organisation/role/:role',
    fields: { 'rights-cases': 'cases.write' },
  },
  { route: `POST ${ENTRY}/use`, by: '管理员01', page: ENTRY, fields: { inUse: 'false' }, before: added },
  { route: `POST ${ENTRY}/remove`, by: '管理员01', page: ENTRY, before: added },
  {
    route: 'POST /admin/users/csv/import',
    by: '管理员01',
    page: '/admin/users/csv',
    fields: { text: ':accounts' },
  },
  {
    route: 'POST /admin/users/new',
    by: '管理员01',
    page: '/admin/users/new',
    fields: {
      username: ':newName',
      displayName: ':newName',
      posts: 'intake-service',
      password: 'gas-complaint-demo',
    },
  },
  { route: `POST ${USER}`, by: '管理员01', page: USER, fields: { displayName: ':newName', posts: 'return-visitor' } },
  { route: `POST ${USER}/password`, by: '管理员01', page: USER, fields: { password: 'gas-complaint-demo-2' } },
  {
    route: 'POST /admin/hooks',
    by: '管理员01',
    page: '/admin/hooks',
    fields: { name: ':newName', kind: 'webhook', locale: 'zh-CN', hookAddress: 'https://127.0.0.1:9/', events: 'none' },
  },
  { route: `POST ${HOOK}`, by: '管理员01', page: HOOK, fields: { name: ':newName', version: '1' } },
  { route: `POST ${HOOK}/use`, by: '管理员01', page: HOOK, fields: { active: 'false' } },
  { route: `POST ${HOOK}/test`, by: '管理员01', page: HOOK },
  {
    route: `POST ${USER}/reach`,
    by: '管理员01',
    page: USER,
    fields: { email: '', phone: ':day' },
  },
  { route: `POST ${USER}/second-factor`, by: '管理员01', page: USER, before: enrolled },
  { route: `POST ${USER}/deactivate`, by: '管理员01', page: USER },
  { route: `POST ${USER}/activate`, by: '管理员01', page: USER, before: deactivated },
];

/** Whose account is changed; an act before may have taken it away. */
async function atWork(desk: Desk): Promise<User> {
  const visitor = await desk.user('回访01');
  if (!visitor.active) await desk.database.transaction((r) => r.people.activate(visitor.id));
  return visitor;
}

/** Nobody answers there, and nothing is told to it. */
const aHook = (name: string): HookGiven => ({
  ...{ name, kind: 'webhook', group: '', events: ['none'], url: 'https://127.0.0.1:9/', secret: '', template: '' },
  receiptMinutes: '',
  locale: 'zh-CN',
});

async function aFailed({ database, clock }: Desk, hookId: HookId): Promise<string> {
  const [id, at] = [newId<DeliveryId>(clock.now()), instantOf(clock.now())];
  const frame = { id, occasion: `test:${id}`, entryId: null, userId: null, hookId, messageId: id };
  const ended = { evidence: 'away: HTTP 503', createdAt: at, sendingAt: at, endedAt: at };
  await database.transaction((r) =>
    r.deliveries.insertOnce({ ...frame, channel: 'webhook', state: 'failed', ...ended }),
  );
  return id;
}

/** A case that is investigated, with one of everything that acts are done to; a new one each time. */
async function oneOfEach(desk: Desk): Promise<Ids> {
  const { complaintId, number } = await desk.file();
  const elements = [
    ['受理01', 'userTask_Register'],
    ['投诉办01', 'userTask_DecideAcceptance'],
    ['投诉办01', 'userTask_Assign'],
  ] as const;
  for (const [username, element] of elements) await desk.complete(username, element, {}, complaintId);
  const other = await desk.file();
  const [office, manager] = [await desk.user('投诉办01'), await desk.user('部门负责人01')];
  const visitor = await atWork(desk);
  const leader = await desk.user('分管领导02');
  await desk.useCases.tasks.recuse(office, complaintId, {
    kept: { kind: 'person', userId: leader.id },
    reason: 'interest',
  });
  const days = `20${30 + desk.complaints.length}`;
  await desk.useCases.people.recordAbsence(manager, {
    userId: (await desk.user('承办01')).id,
    substituteId: office.id,
    fromOn: `${days}-03-01`,
    toOn: `${days}-03-02`,
  });
  const eventId = await desk.useCases.massEvents.openMassEvent(office, {
    kind: 'outage',
    title: '测试路停气',
    area: '测试路',
    startedAt: anInstant('2026-09-28T00:00:00.000Z'),
    expectedEndAt: null,
    public: false,
  });
  await desk.useCases.massEvents.linkCase(office, eventId, number);
  const bill = { fileName: '账单.pdf', bytes: Buffer.from('%PDF-1.4\n%账单\n%%EOF\n') };
  const [attachment] = await desk.useCases.attachments.addAttachments(complaintId, [bill], 'complainant');
  const hookId = await desk.useCases.deliveries.createHook(await desk.user('管理员01'), aHook(days));
  const deliveryId = await aFailed(desk, hookId);
  await desk.settled();
  const { read } = desk.database;
  const clocks = await read.clocks.ofComplaints([complaintId]);
  return {
    complaintId,
    number,
    otherNumber: other.number,
    eventId,
    hookId,
    deliveryId,
    attachmentId: attachment?.id ?? '',
    elementId: 'userTask_Investigate',
    workItemId: (await desk.task('userTask_Investigate', complaintId)).id,
    submissionId: (await read.submissions.ofComplaint(complaintId)).find(({ formId }) => formId === 'assign')?.id ?? '',
    entryId: await anEntryOf(desk, complaintId),
    clockId: clocks.find(({ state }) => state === 'running')?.id ?? '',
    recusalId: (await read.recusals.ofComplaint(complaintId))[0]?.id ?? '',
    absenceId: (await read.absences.from(aDay(`${days}-01-01`)))[0]?.id ?? '',
    handlerId: (await desk.user('承办01')).id,
    userId: visitor.id,
    day: `${days}-05-01`,
    newName: `受理${days}`,
    role: Number(days) % 4 < 2 ? 'handler' : 'department-manager',
    list: 'department',
    entry: `office${days}`,
    table: `code,nameZh,nameEn\noffice${days},受理${days}室,Office ${days}`,
    accounts: `username,displayName,posts\n受理${days}表,受理${days}表,intake-service`,
  };
}

/** So many of each, made once in this process; a test that needs more makes them. */
export function ready(count: number): { scene: Scene; next(desk: Desk): Promise<Ids> } {
  const made: Ids[] = [];
  const taken = new WeakMap<Desk, number>();
  return {
    scene: {
      name: `${count} of each`,
      async play(desk) {
        for (let nth = 0; nth < count; nth += 1) made.push(await oneOfEach(desk));
      },
    },
    async next(desk) {
      const nth = taken.get(desk) ?? 0;
      taken.set(desk, nth + 1);
      const ids = made[nth];
      if (ids === undefined) return oneOfEach(desk);
      await atWork(desk);
      return ids;
    },
  };
}

export const addressOf = (pattern: string, ids: Ids): string =>
  pattern.replace(/:(\w+)/g, (_match, name: string) => ids[name] ?? 'missing');

/** The request that a browser would send from the page that it has open. */
export function requestOf(browser: PlainBrowser, act: Act, ids: Ids): [path: string, init: RequestInit] {
  const path = addressOf(act.route.split(' ')[1] ?? '', ids);
  if (act.file === true)
    return [path, { method: 'POST', body: browser.formWith([['a.pdf', Buffer.from('%PDF-1.4\n%%EOF\n')]]) }];
  const chosen = Object.entries(act.fields ?? {}).map(([name, value]) => [
    name,
    value.startsWith(':') ? (ids[value.slice(1)] ?? '') : value,
  ]);
  // A draft is sent by the script and not by a form; some forms are shown only where there is something to undo.
  const hidden = browser.page.html.includes(`action="${path}"`) ? browser.hidden(path) : [];
  const fields = { ...Object.fromEntries(hidden), ...browser.filledIn(path), ...Object.fromEntries(chosen) };
  return [path, { method: 'POST', body: new URLSearchParams({ ...fields, _csrf: browser.token }) }];
}

export async function opened(browser: PlainBrowser, act: Act, ids: Ids): Promise<void> {
  const { status } = await browser.open(addressOf(act.page, ids));
  if (status !== 200) throw new Error(`${act.by} cannot open ${act.page}: ${status} ${browser.text}`);
}
