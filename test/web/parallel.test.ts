/**
 * Twenty requests of one person at once, for every act that must happen once: a double click, a browser that sends
 * again, a page that is loaded again. It happens once, every answer is one that a person understands, and nothing else
 * is changed. A route that is neither here nor among those with a reason fails.
 */
import { expect } from 'chai';
import { instantOf } from '../../domain/core/index.js';
import type { JobHandler } from '../../domain/core/jobs.js';
import { adminRoutes } from '../../web/admin-routes.js';
import { deskRoutes } from '../../web/desk-routes.js';
import { publicRoutes } from '../../web/public-routes.js';
import { staffRoutes } from '../../web/staff-routes.js';
import { activate } from '../kit/activate.js';
import { type Act, ADMIN_ACTS, CELLS, DESK_ACTS, opened, ready, requestOf } from '../kit/acts.js';
import type { Desk } from '../kit/desk.js';
import { PlainBrowser } from '../kit/plain-browser.js';
import { ACCOUNT_ACTS, type OwnAct, PORTAL_ACTS, requestFor } from '../kit/portal-acts.js';
import { routesOf } from '../kit/routes.js';
import { caseAt, walkTo } from '../kit/walk.js';
import { type Web, withWeb } from '../kit/web.js';
import { wholeLedger } from '../kit/ledger.js';
import { withPosts } from '../kit/posts.js';

const TIMES = 20;

/** Route → what the ledger has of it when it was done once. */
const ENTRIES: Record<string, string[]> = {
  'POST /complaints': ['complaint.received'],
  'POST /complaints/danger': ['complaint.received', 'case.safety-identified'],
  'POST /track/information': ['information.added'],
  'POST /track/urge': ['complaint.urged'],
  'POST /track/accept': ['answer.accepted'],
  'POST /track/dispute': ['answer.disputed'],
  'POST /track/evaluation': ['evaluation.given'],
  'POST /track/withdraw': ['withdrawal.asked'],
  'POST /track/attachments': ['attachment.added'],
  'POST /track/attachments/:attachmentId/remove': ['attachment.removed'],
  'POST /evaluate/:number/:token': ['evaluation.given'],

  'POST /sign-in/code': ['user.recovery-code-used', 'user.signed-in'],
  'POST /sign-out': ['user.signed-out'],
  'POST /setup/:token': ['user.created'],
  'POST /account/password': ['user.password-changed', 'user.signed-in'],
  'POST /account/second-factor': ['user.second-factor-enabled', 'user.signed-in'],
  'POST /account/second-factor/disable': ['user.recovery-code-used', 'user.second-factor-disabled', 'user.signed-in'],
  'POST /account/recovery-codes': ['user.recovery-code-used', 'user.recovery-codes-renewed'],

  'POST /desk/tasks/:workItemId': ['work-item.submitted'],
  'POST /desk/tasks/:workItemId/draft': [],
  // The department has heard of the case by that.
  'POST /desk/tasks/:workItemId/claim': ['work-item.claimed', 'notice.told', 'clock.met', 'inbox.noted'],
  'POST /desk/tasks/:workItemId/release': ['work-item.released'],
  'POST /desk/tasks/:workItemId/take-back': ['work-item.taken-back'],
  'POST /desk/tasks/:workItemId/pass-on': ['work-item.passed-on'],
  'POST /desk/inbox/read-all': [],
  'POST /desk/inbox/entries/:entryId/open': [],
  'POST /desk/inbox/entries/:entryId/note': ['inbox.noted', 'notice.told', 'clock.met'],
  'POST /desk/inbox/tasks/:workItemId/open': [],
  'POST /desk/register': ['complaint.received', 'complaint.registered'],
  'POST /desk/cases/:complaintId/attachments': ['attachment.added'],
  'POST /desk/cases/:complaintId/attachments/:attachmentId/remove': ['attachment.removed'],
  'POST /desk/cases/:complaintId/message': ['notice.written'],
  'POST /desk/cases/:complaintId/told': ['notice.told', 'clock.met', 'inbox.noted'],
  'POST /desk/cases/:complaintId/query-code': ['query-code.reissued'],
  'POST /desk/cases/:complaintId/clocks/:clockId/pause': ['clock.paused'],
  'POST /desk/cases/:complaintId/clocks/:clockId/extend': ['extension.asked'],
  'POST /desk/cases/:complaintId/clocks/:clockId/resume': ['clock.resumed'],
  'POST /desk/cases/:complaintId/correct': ['content.corrected'],
  'POST /desk/cases/:complaintId/submissions/:submissionId/correct': ['submission.corrected'],
  'POST /desk/cases/:complaintId/classification': ['classification.asked'],
  'POST /desk/cases/:complaintId/recusal': ['case.recused'],
  'POST /desk/cases/:complaintId/recusal/:recusalId/lift': ['case.recusal-lifted'],
  'POST /desk/cases/:complaintId/erasure': ['person.erased', 'person.erasure-proven'],
  'POST /desk/cases/:complaintId/event': ['mass-event.opened', 'case.linked', 'case.linked'],
  'POST /desk/events/new': ['mass-event.opened'],
  'POST /desk/events/:eventId/change': ['mass-event.changed'],
  'POST /desk/events/:eventId/cases': ['case.linked'],
  'POST /desk/events/:eventId/cases/:complaintId/master': ['mass-event.changed'],
  'POST /desk/events/:eventId/cases/:complaintId/unlink': ['case.unlinked'],
  'POST /desk/events/:eventId/message': ['notice.written', 'mass-event.answered'],
  'POST /desk/events/:eventId/tasks/:elementId': [
    ...['work-item.claimed', 'notice.told', 'clock.met', 'inbox.noted'],
    ...['work-item.submitted', 'mass-event.answered'],
  ],
  'POST /desk/events/:eventId/close': ['mass-event.closed'],
  'POST /desk/absences': ['absence.recorded'],
  'POST /desk/absences/:absenceId/end': ['absence.ended'],

  'POST /admin/organisation/:list': ['organisation.added'],
  'POST /admin/organisation/csv/:list/import': ['organisation.added'],
  'POST /admin/users/csv/import': ['user.created'],
  // Both names, and its place.
  'POST /admin/organisation/:list/:entry': ['organisation.changed', 'organisation.changed', 'organisation.changed'],
  'POST /admin/organisation/:list/:entry/use': ['organisation.changed'],
  'POST /admin/organisation/:list/:entry/remove': ['organisation.removed'],
  'POST /admin/organisation/role/:role/rights': ['organisation.changed'],
  'POST /desk/deliveries/:deliveryId/retry': ['delivery.retried'],
  'POST /admin/hooks': ['hook.created'],
  'POST /admin/hooks/:hookId': ['hook.changed'],
  'POST /admin/hooks/:hookId/use': ['hook.changed'],
  'POST /admin/hooks/:hookId/test': ['hook.tested'],
  'POST /admin/users/new': ['user.created'],
  'POST /admin/users/:userId': ['user.changed'],
  'POST /admin/users/:userId/password': ['user.password-reset'],
  'POST /admin/users/:userId/reach': ['user.reach-changed'],
  'POST /admin/users/:userId/second-factor': ['user.second-factor-reset'],
  'POST /admin/users/:userId/deactivate': ['user.deactivated'],
  'POST /admin/users/:userId/activate': ['user.activated'],
  'POST /admin/incidents/:key/retry': ['incident.retried'],
  'POST /admin/incidents/:key/variables/:name': ['incident.variable-changed'],
  'POST /admin/instances/:key/begin-anew': ['work-item.gone', 'case.begun-anew'],
  'POST /admin/policies/:code/propose': ['policy.proposed'],
  'POST /admin/policies/:code/cancel': ['policy.activation-cancelled'],
  'POST /admin/policies/proposals/:proposalId/confirm': ['policy.activated'],
  'POST /admin/policies/proposals/:proposalId/refuse': ['policy.proposal-refused'],
  'POST /admin/policies/proposals/:proposalId/withdraw': ['policy.proposal-withdrawn'],
  'POST /admin/reconciliation': [],
  'POST /admin/reconciliation/:findingId': ['case.begun-anew'],
};

/** May happen several times, and why. */
const AS_OFTEN_AS_SENT: Record<string, string> = {
  'POST /complaints/new/:step': 'a page of a draft: the same answers again are the same draft',
  'POST /complaints/new/details': 'a page of a draft',
  'POST /complaints/new/similar': 'a page of a draft',
  'POST /complaints/forget': 'what was cleared is clear',
  'POST /track': 'opens a page, and changes nothing',
  'POST /track/leave': 'what was left is left',
  'POST /sign-in': 'each is a session of its own; all but the first few at once have to wait',
  'POST /kept-forms/:keptFormId/send': 'sends on a form that is known by its own token',
  'POST /kept-forms/:keptFormId/drop': 'what was dropped is dropped',
  'POST /account/reach': 'a setting: the same again changes nothing',
  'POST /account/language': 'a setting: the same again changes nothing',
  'POST /admin/users/csv': 'shows what a file would do, and changes nothing',
  'POST /admin/organisation/csv/:list': 'shows what a file would do, and changes nothing',
  'POST /desk/cases': 'looks for cases: each search has an address of its own',
  'POST /desk/cases/:complaintId/reveal': 'each look at personal data is one, and on record',
  'POST /desk/cases/:complaintId/versions/reveal': 'each look at personal data is one, and on record',
};

/** Guesses at passwords and codes are counted before they are looked at: the fourth at once has to wait. */
const COUNTED = [...ACCOUNT_ACTS.map(({ route }) => route)].filter((route) => /account|code/.test(route));

/**
 * Sessions and drafts end by themselves; counters, a chain of the ledger, and up to when a person has read all, are there after the first; a job seals what is
 * new; the rest is how doubles and guesses are known. Entries are compared by their names.
 */
const LEFT_OUT = [
  // A row for each person, there after the first.
  'user_reach',
  'session',
  'complaint_draft',
  'number_sequence',
  'setting',
  'applied_job',
  'attempt',
  'known_device',
  'counted',
  'used',
  'ledger_chain',
  'ledger_head',
  'ledger_seal',
  'inbox_seen',
];

describe('twenty requests of one person at once', () => {
  let broken = false;
  const of = ready(2);
  const web = withWeb({
    scene: of.scene,
    start: '2026-09-28T01:00:00.000Z',
    cells: CELLS,
    wrap: (handler: JobHandler): JobHandler => ({
      type: handler.type,
      handle: (job) =>
        broken && handler.type === 'complaint.register' ? Promise.reject(new Error('broken')) : handler.handle(job),
    }),
  });
  beforeEach(() => (broken = false));

  type Prepared = (web: Web, turn: number) => Promise<[browser: PlainBrowser, path: string, init: RequestInit]>;

  async function rowsOf(): Promise<Record<string, number>> {
    const rows = Object.entries(await web().desk.rows()).filter(([table]) => !LEFT_OUT.includes(table));
    return Object.fromEntries(rows.map(([table, list]) => [table, list.length]));
  }

  /** Sends it so many times at once. @returns what it has left, and every answer */
  async function sent(prepared: Prepared, turn: number, times: number) {
    const { desk, url } = web();
    const [browser, path, init] = await prepared(web(), turn);
    const before = await rowsOf();
    const known = new Set((await wholeLedger(desk.database)).map(({ hash }) => hash));
    const headers = { accept: 'text/html', cookie: browser.cookieHeader };
    const send = async (): Promise<number> => {
      const answer = await fetch(url + path, { ...init, redirect: 'manual', headers });
      await answer.arrayBuffer();
      return answer.status;
    };
    const statuses = await Promise.all(Array.from({ length: times }, send));
    const entries = (await wholeLedger(desk.database)).filter(({ hash }) => !known.has(hash)).map(({ type }) => type);
    const after = Object.entries(await rowsOf()).map(([table, count]) => [table, count - (before[table] ?? 0)]);
    return { statuses, entries, rows: Object.fromEntries(after) as Record<string, number> };
  }

  async function happensOnce(route: string, prepared: Prepared): Promise<void> {
    const one = await sent(prepared, 0, 1);
    expect(one.entries, 'sent once').to.have.members(ENTRIES[route] ?? []);
    // Not counted among those by the limits of an address.
    await later(web());
    const many = await sent(prepared, 1, TIMES);
    expect(many.entries).to.have.members(ENTRIES[route] ?? []);
    expect(many.rows, 'nothing else').to.deep.equal(one.rows);
    const sensible = [200, 204, 303, ...(COUNTED.includes(route) ? [429] : [])];
    for (const status of [...one.statuses, ...many.statuses]) expect(status).to.be.oneOf(sensible);
  }

  const ofStaff =
    (act: Act): Prepared =>
    async ({ desk, url }) => {
      const ids = await of.next(desk);
      await act.before?.(desk, ids);
      const browser = new PlainBrowser(url).resume(await desk.session(act.by));
      await opened(browser, act, ids);
      return [browser, ...requestOf(browser, act, ids)];
    };
  const own =
    ({ form }: OwnAct): Prepared =>
    async (web, turn) => {
      const prepared = await form(web, turn);
      return [prepared.browser, ...requestFor(prepared)];
    };
  const byAdmin = async (page: string, action: string, fields: Record<string, string> = {}): ReturnType<Prepared> => {
    const browser = web()
      .visitor()
      .resume(await web().desk.session('管理员01'));
    await browser.open(page);
    return [browser, ...requestFor({ browser, action, fields })];
  };
  const later = async ({ desk }: Web): Promise<void> =>
    desk.advanceTo(instantOf(new Date(desk.clock.now().getTime() + 3 * 3_600_000)));

  it('is tried for every act, or there is a reason why it may happen several times', () => {
    const { deps } = web();
    const routes = [
      ...routesOf('', publicRoutes(deps)),
      ...routesOf('', staffRoutes(deps)),
      ...routesOf('/desk', deskRoutes(deps)),
      ...routesOf('/admin', adminRoutes(deps)),
    ].filter((route) => route.startsWith('POST'));
    expect([...Object.keys(ENTRIES), ...Object.keys(AS_OFTEN_AS_SENT)]).to.have.members([...new Set(routes)]);
    const tried = [...PORTAL_ACTS, ...ACCOUNT_ACTS, ...DESK_ACTS, ...ADMIN_ACTS].map(({ route }) => route);
    for (const route of Object.keys(ENTRIES)) expect([...tried, ...Object.keys(PREPARED)]).to.include(route);
  });

  for (const act of [...PORTAL_ACTS, ...ACCOUNT_ACTS])
    it(act.route, async () => {
      if (act.scene) await web().begin(act.scene);
      await happensOnce(act.route, own(act));
    });

  for (const act of [...DESK_ACTS, ...ADMIN_ACTS].filter(({ route }) => !(route in AS_OFTEN_AS_SENT)))
    it(act.route, () => happensOnce(act.route, ofStaff(act)));

  /** A case that stands still. @returns the key of its incident */
  async function stuck(web: Web): Promise<string> {
    broken = true;
    const { complaintId } = await web.desk.file();
    await walkTo(web.desk, 'userTask_DecideAcceptance', null, complaintId);
    await later(web);
    broken = false;
    const { processInstanceKey } = await web.desk.complaint(complaintId);
    const { items } = await web.desk.client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 9 });
    return (items.find((one) => one.processInstanceKey === processInstanceKey) ?? items[0])?.incidentKey ?? '';
  }

  async function unproposed({ database }: Desk): Promise<void> {
    await database.knex('inbox_entry').whereNotNull('proposal_id').delete();
    await database.knex('policy_proposal').delete();
    await database.knex('policy_version').where({ code: 'D16_2025_1' }).delete();
    await database.knex('policy_file').delete();
  }
  async function onProposal(desk: Desk, by: string, act: string): ReturnType<Prepared> {
    await unproposed(desk);
    const input = { code: 'D16_2025_1', effectiveOn: '2027-01-01', reason: '改用。' };
    await desk.useCases.policies.proposePolicy(await desk.user(by), input);
    const [view] = await desk.useCases.policies.proposals();
    const page = `/admin/policies/proposals/${view?.proposal.id}`;
    return byAdmin(page, `${page}/${act}`, act === 'confirm' ? {} : { reason: '有误。' });
  }

  /** Acts of the administration on what the engine, or the policies, have. */
  const PREPARED: Record<string, Prepared> = {
    'POST /admin/incidents/:key/retry': async (web) => {
      const key = await stuck(web);
      return byAdmin('/admin/incidents', `/admin/incidents/${key}/retry`);
    },
    'POST /admin/incidents/:key/variables/:name': async (web) => {
      const path = `/admin/incidents/${await stuck(web)}/variables/category`;
      return byAdmin(path, path, { kind: 'text', typed: 'repair', reason: '核对。' });
    },
    'POST /admin/instances/:key/begin-anew': async (web) => {
      const { complaintId } = await web.desk.file();
      const { processInstanceKey } = await web.desk.complaint(complaintId);
      const path = `/admin/instances/${processInstanceKey}/begin-anew`;
      return byAdmin(path, path, { reason: '核对。' });
    },
    'POST /admin/policies/:code/propose': async ({ desk }, turn) => {
      await unproposed(desk);
      const page = '/admin/policies/D16_2025_1';
      return byAdmin(page, `${page}/propose`, { effectiveOn: `2027-01-0${turn + 1}`, reason: '改用。' });
    },
    'POST /admin/policies/:code/cancel': async ({ desk }) => {
      await unproposed(desk);
      await activate(desk, 'D16_2025_1', '2027-01-01');
      return byAdmin('/admin/policies/D16_2025_1', '/admin/policies/D16_2025_1/cancel', { reason: '另定日期。' });
    },
    'POST /admin/policies/proposals/:proposalId/confirm': ({ desk }) => onProposal(desk, '管理员02', 'confirm'),
    'POST /admin/policies/proposals/:proposalId/refuse': ({ desk }) => onProposal(desk, '管理员02', 'refuse'),
    'POST /admin/policies/proposals/:proposalId/withdraw': ({ desk }) => onProposal(desk, '管理员01', 'withdraw'),
    'POST /admin/reconciliation': () => byAdmin('/admin/reconciliation', '/admin/reconciliation'),
    'POST /admin/reconciliation/:findingId': async (web) => {
      const { complaintId } = await web.desk.file();
      const { processInstanceKey } = await web.desk.complaint(complaintId);
      await web.desk.client.cancelProcessInstance(processInstanceKey ?? '');
      await web.desk.settled();
      const gone = `22517999${String(web.desk.complaints.length).padStart(8, '0')}`;
      await web.desk.database.knex('complaint').where({ id: complaintId }).update({ process_instance_key: gone });
      await later(web);
      await web.desk.useCases.monitor.reconcileNow(await web.desk.user('管理员01'));
      const finding = await web.desk.database.read.findings.bySubject('case-lost', complaintId);
      return byAdmin(`/admin/reconciliation/${finding?.id}`, `/admin/reconciliation/${finding?.id}`);
    },
  };
  for (const [route, prepared] of Object.entries(PREPARED)) it(route, () => happensOnce(route, prepared));

  it('lead to the page as it is, which says that it was done once; other words are another act', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const { complaintId } = desk.lastFiled;
    const browser = web()
      .visitor()
      .resume(await desk.session('投诉办01'));
    const path = `/desk/cases/${complaintId}/classification`;
    await browser.open(path);
    const { page } = browser;
    for (const [reason, words] of [
      ['须重新分类。', '重新分类'],
      ['须重新分类。', '没有重复办理'],
      ['另有原因。', '重新分类'],
    ] as const) {
      browser.page = page;
      await browser.submit(path, { category: 'metering', urgency: 'normal', reason });
      expect(browser.page.url).to.match(/cases\/[^/]+$/);
      expect(browser.page.html).to.include(words);
    }
    expect((await desk.ledgerTypes(complaintId)).filter((type) => type === 'classification.asked')).to.have.length(2);
  });

  it('of what was refused are refused: nothing was done, and it may be sent again', async () => {
    const { desk } = await web().begin(caseAt('userTask_Investigate'));
    const { complaintId } = desk.lastFiled;
    const browser = web()
      .visitor()
      .resume(await desk.session('投诉办01'));
    const path = `/desk/cases/${complaintId}/classification`;
    await browser.open(path);
    const { page } = browser;
    const office = await desk.user('投诉办01');
    const given = { category: 'metering', urgency: 'normal', reason: '须重新分类。' };
    await desk.database.transaction((r) => r.people.change(office, withPosts(office, 'hr')));
    await browser.submit(path, given);
    expect(browser.page.status).to.equal(403);
    const moved = await desk.user('投诉办01');
    await desk.database.transaction((r) => r.people.change(moved, withPosts(moved, 'complaint-office')));
    browser.page = page;
    await browser.submit(path, given);
    expect(await desk.ledgerTypes(complaintId)).to.include('classification.asked');
  });
});
