/**
 * Who may what is asked at the moment of the act: between opening a page and sending it somebody's role, department,
 * absence, account or recusal has changed. For every act of the desk and the administration; one that is missing fails.
 */
import { expect } from 'chai';
import type { RecusalId } from '../../domain/cases/ids.js';
import { instantOf } from '../../domain/core/index.js';
import type { Kept } from '../../domain/people/capacity.js';
import type { UserId, AbsenceId } from '../../domain/people/ids.js';
import type { Role } from '../../domain/organisation/model.js';
import type { User } from '../../domain/people/model.js';
import type { ProposalId } from '../../domain/policies/ids.js';
import { adminRoutes } from '../../web/admin-routes.js';
import { deskRoutes } from '../../web/desk-routes.js';
import { type Act, ADMIN_ACTS, CELLS, DESK_ACTS, type Ids, opened, ready, requestOf } from '../kit/acts.js';
import type { Desk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { aDay } from '../kit/instants.js';
import { PlainBrowser } from '../kit/plain-browser.js';
import { routesOf } from '../kit/routes.js';
import { withWeb } from '../kit/web.js';
import { withPosts } from '../kit/posts.js';

type Undo = (() => Promise<void>) | null;
type Change = (desk: Desk, user: User, ids: Ids) => Promise<Undo>;

/** Where whoever works for the whole company may belong, too. */
const IN_SAFETY = {
  ...{ list: 'post', code: 'intake-safety', name_zh: '安全管理部受理员', name_en: 'Front desk, Safety management' },
  ...{ position: 99, in_use: true, department: 'safety', role: 'intake' },
};

/** Straight into the tables: what is looked at is whether the act itself asks, not what else the change has brought about. */
const moved =
  (post: (role: Role) => string): Change =>
  async ({ database }, user) => {
    const had = user.posts.map((one) => one.post);
    await database.knex('list_entry').insert(IN_SAFETY).onConflict(['list', 'code']).ignore();
    await database.transaction((r) => r.people.change(user, withPosts(user, ...user.roles.map(post))));
    const moved = (await database.read.people.byId(user.id)) as User;
    return () => database.transaction((r) => r.people.change(moved, withPosts(moved, ...had)));
  };
const recused =
  (kept: (user: User) => Kept | null): Change =>
  async ({ database, clock }, user, { complaintId = '', recusalId = '' }) => {
    const whom = kept(user);
    if (whom === null) return null;
    const id = anId<RecusalId>(`kept ${recusalId}`);
    const at = instantOf(clock.now());
    await database.transaction((r) =>
      r.recusals.insert({
        id,
        complaintId: anId(complaintId),
        kept: whom,
        reason: 'interest',
        by: user.id,
        at,
        liftedAt: null,
      }),
    );
    return async () => void (await database.knex('recusal').where({ id }).delete());
  };

/** Column letter → what happens in between; null where it is nothing to this person. */
const CHANGES: Record<string, Change> = {
  /** The role is taken away. */
  R: moved(() => 'hr'),
  /** They belong to another department from now on. */
  D: async (desk, user, ids) =>
    user.departments.length === 0 ? null : moved((role) => `${role}-safety`)(desk, user, ids),
  /** The account is put out of use. */
  X: async ({ database }, { id }) => {
    await database.transaction((r) => r.people.deactivate(id));
    return () => database.transaction((r) => r.people.activate(id));
  },
  /** They must take no part in the case. */
  P: recused(({ id: userId }) => ({ kind: 'person', userId })),
  /** Nor may anybody of their department. */
  Q: recused(({ departments: [department] }) => (department ? { kind: 'department', department } : null)),
  /** Their absence has begun: they are still who they are. */
  A: async ({ database, clock }, { id: userId }) => {
    const at = instantOf(clock.now());
    const substitute = (await database.read.people.byUsername('人力01'))?.user.id ?? anId<UserId>('nobody');
    const today = aDay(at.slice(0, 10));
    const absence = {
      id: anId<AbsenceId>(`absence ${userId}`),
      userId,
      substituteId: substitute,
      ...{ fromOn: today, toOn: today },
    };
    await database.transaction((r) => r.absences.insert({ ...absence, by: userId, at, endedAt: null }));
    return async () => void (await database.knex('absence').where({ id: absence.id }).delete());
  },
};

/** Per column: `n` refused and nothing written, `o` the page says that nothing was done, `y` done, `-` nothing to this person. */
const DESK: Record<string, string> = {
  'POST /desk/tasks/:workItemId': 'nnnnny',
  'POST /desk/tasks/:workItemId/draft': 'nnnnny',
  'POST /desk/tasks/:workItemId/claim': 'nnnnny',
  // HR sees the task still, and gives back what it can no longer do.
  'POST /desk/tasks/:workItemId/release': 'ynnnny',
  'POST /desk/tasks/:workItemId/take-back': 'nnnnny',
  'POST /desk/tasks/:workItemId/pass-on': 'nnnnny',
  'POST /desk/deliveries/:deliveryId/retry': 'n-ny-y',
  'POST /desk/inbox/read-all': 'yonooo',
  'POST /desk/inbox/entries/:entryId/open': 'nnnnny',
  'POST /desk/inbox/entries/:entryId/note': 'nnnnny',
  'POST /desk/inbox/tasks/:workItemId/open': 'ynnnny',
  // Anybody of the staff writes down what they are told (D16-R18).
  'POST /desk/register': 'yynyyy',
  'POST /desk/cases/:complaintId/reveal': 'nnnnny',
  'POST /desk/cases/:complaintId/attachments': 'nnnnny',
  'POST /desk/cases/:complaintId/attachments/:attachmentId/remove': 'n-nn-y',
  'POST /desk/cases/:complaintId/message': 'nnnnny',
  'POST /desk/cases/:complaintId/told': 'nnnnny',
  // The intake is of the whole company, whichever department it sits in.
  'POST /desk/cases/:complaintId/query-code': 'nynnny',
  'POST /desk/cases/:complaintId/clocks/:clockId/pause': 'n-nn-y',
  'POST /desk/cases/:complaintId/clocks/:clockId/extend': 'nnnnny',
  'POST /desk/cases/:complaintId/clocks/:clockId/resume': 'n-nn-y',
  'POST /desk/cases/:complaintId/correct': 'n-nn-y',
  'POST /desk/cases/:complaintId/versions/reveal': 'n-nn-y',
  // One's own, as long as one sees the case.
  'POST /desk/cases/:complaintId/submissions/:submissionId/correct': 'y-nn-y',
  'POST /desk/cases/:complaintId/classification': 'n-nn-y',
  'POST /desk/cases/:complaintId/recusal': 'n-nn-y',
  'POST /desk/cases/:complaintId/recusal/:recusalId/lift': 'n-nn-y',
  'POST /desk/cases/:complaintId/erasure': 'n-nn-y',
  'POST /desk/cases/:complaintId/event': 'n-nn-y',
  'POST /desk/events/new': 'nynyyy',
  // An outage is known in the whole house; a recusal is of a case.
  'POST /desk/events/:eventId/change': 'n-ny-y',
  'POST /desk/events/:eventId/cases': 'nynyyy',
  'POST /desk/events/:eventId/cases/:complaintId/master': 'n-nn-y',
  'POST /desk/events/:eventId/cases/:complaintId/unlink': 'nynnny',
  'POST /desk/events/:eventId/message': 'n-no-y',
  'POST /desk/events/:eventId/tasks/:elementId': 'onnnny',
  'POST /desk/events/:eventId/close': 'n-ny-y',
  'POST /desk/absences': 'nnnyyy',
  'POST /desk/absences/:absenceId/end': 'nnnyyy',
};
const ADMIN: Record<string, string> = Object.fromEntries(
  [
    'organisation/csv/:list',
    'organisation/csv/:list/import',
    'organisation/:list',
    'organisation/:list/:entry',
    'organisation/:list/:entry/use',
    'organisation/:list/:entry/remove',
    'organisation/role/:role/rights',
    'hooks',
    'hooks/:hookId',
    'hooks/:hookId/use',
    'hooks/:hookId/test',
    'users/new',
    'users/csv',
    'users/csv/import',
    'users/:userId',
    'users/:userId/password',
    'users/:userId/reach',
    'users/:userId/second-factor',
    'users/:userId/deactivate',
    'users/:userId/activate',
    'incidents/:key/retry',
    'incidents/:key/variables/:name',
    'instances/:key/begin-anew',
    'policies/:code/propose',
    'policies/:code/cancel',
    'policies/proposals/:proposalId/confirm',
    'policies/proposals/:proposalId/refuse',
    'policies/proposals/:proposalId/withdraw',
    'reconciliation',
    'reconciliation/:findingId',
  ].map((act) => [`POST /admin/${act}`, 'n-ny-y']),
);

/** Looks something up, and changes nothing. */
const NO_ACTS = ['POST /desk/cases'];
/** Shown by tests of their own below. */
const ELSEWHERE = [
  // Shows what a file would do.
  'POST /admin/organisation/csv/:list',
  'POST /admin/users/csv',
  'POST /admin/incidents/:key/retry',
  'POST /admin/incidents/:key/variables/:name',
  'POST /admin/instances/:key/begin-anew',
  'POST /admin/policies/:code/propose',
  'POST /admin/policies/:code/cancel',
  'POST /admin/policies/proposals/:proposalId/confirm',
  'POST /admin/policies/proposals/:proposalId/refuse',
  'POST /admin/policies/proposals/:proposalId/withdraw',
  'POST /admin/reconciliation',
  'POST /admin/reconciliation/:findingId',
];

/** What refusals may leave behind: the words for their author, and when a session was seen. */
const LEFT_OUT = ['session', 'kept_form'];

describe('access over time', () => {
  const of = ready(4);
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z', scene: of.scene });

  let session: string | null = null;
  beforeEach(() => (session = null));

  async function written(): Promise<string> {
    const rows = Object.entries(await web().desk.rows()).filter(([table]) => !LEFT_OUT.includes(table));
    return JSON.stringify(rows);
  }

  async function page(act: Act, ids: Ids): Promise<PlainBrowser> {
    session ??= await web().desk.session(act.by);
    const browser = new PlainBrowser(web().url).resume(session);
    await opened(browser, act, ids);
    return browser;
  }

  async function prepared(act: Act): Promise<Ids> {
    const ids = await of.next(web().desk);
    await act.before?.(web().desk, ids);
    return ids;
  }

  /** One act with one change between its page and its form. */
  async function tried(act: Act, change: Change, ids: Ids): Promise<string> {
    const { desk } = web();
    const browser = await page(act, ids);
    const [path, init] = requestOf(browser, act, ids);
    const undo = await change(desk, await desk.user(act.by), ids);
    if (undo === null) return '-';
    const before = await written();
    const answer = await browser.open(path, init);
    const after = await written();
    await undo();
    if (after !== before) return 'y';
    expect(answer.status, `${act.route}: ${browser.text}`).to.be.oneOf([403, 404, 409, 200]);
    return answer.status === 200 && !answer.url.includes('/sign-in') ? 'o' : 'n';
  }

  it('is written out for every act', () => {
    const { deps } = web();
    const acts = (prefix: string, router: unknown) =>
      routesOf(prefix, router).filter((route) => route.startsWith('POST') && !NO_ACTS.includes(route));
    expect(Object.keys(DESK)).to.have.members(acts('/desk', deskRoutes(deps)));
    expect(Object.keys(ADMIN)).to.have.members(acts('/admin', adminRoutes(deps)));
    expect(DESK_ACTS.map(({ route }) => route)).to.have.members(Object.keys(DESK));
    expect([...ADMIN_ACTS.map(({ route }) => route), ...ELSEWHERE]).to.have.members(Object.keys(ADMIN));
  });

  for (const act of [...DESK_ACTS, ...ADMIN_ACTS])
    it(`${act.route} by ${act.by}: ${{ ...DESK, ...ADMIN }[act.route] ?? ''}`, async () => {
      let ids = await prepared(act);
      const letters: string[] = [];
      for (const change of Object.values(CHANGES)) {
        const letter = await tried(act, change, ids);
        letters.push(letter);
        if (letter === 'y') ids = await prepared(act);
      }
      expect(letters.join('')).to.equal({ ...DESK, ...ADMIN }[act.route]);
    });
});

describe('an administrator who is none any more', () => {
  const web = withWeb({
    start: '2026-09-28T01:00:00.000Z',
    cells: CELLS,
  });

  it('puts no policy in force, retries no incident and reconciles nothing with what the session still says', async () => {
    const { desk } = web();
    const admin = await desk.user('管理员01');
    const { policies } = desk.useCases;
    const input = { code: 'D16_2025_1', effectiveOn: '2026-12-01', reason: '改用。' };
    await policies.proposePolicy(await desk.user('管理员02'), input);
    const id = (await policies.proposals())[0]?.proposal.id ?? anId<ProposalId>('nothing');
    const code = (act: Promise<unknown>): Promise<string> =>
      act.then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    const undo = await CHANGES['R']?.(desk, admin, {});
    expect(await code(desk.useCases.monitor.retryIncident(admin, '1'))).to.equal('forbidden');
    expect(await code(policies.proposePolicy(admin, input))).to.equal('forbidden');
    expect(await code(policies.cancelActivation(admin, 'D16_2025_1', '有误。'))).to.equal('forbidden');
    expect(await code(policies.confirmProposal(admin, id, 'D03_2025_1'))).to.equal('forbidden');
    expect(await code(policies.refuseProposal(admin, id, '有误。'))).to.equal('forbidden');
    expect(await code(policies.withdrawProposal(admin, id, '有误。'))).to.equal('forbidden');
    expect(await code(desk.useCases.monitor.reconcileNow(admin))).to.equal('forbidden');
    const change = { name: 'category', kind: 'text' as const, typed: 'metering', seen: '', reason: '核对。' };
    expect(await code(desk.useCases.monitor.changeVariable(admin, '1', change))).to.equal('forbidden');
    expect(await code(desk.useCases.monitor.beginCaseAnew(admin, '1', '核对。'))).to.equal('forbidden');
    expect(await code(desk.useCases.monitor.mendFinding(admin, anId('none')))).to.equal('forbidden');
    await undo?.();
    expect(await code(desk.useCases.monitor.reconcileNow(admin))).to.equal('done');
    expect(await code(desk.useCases.monitor.mendFinding(admin, anId('none')))).to.equal('notFound');
    expect(await code(policies.confirmProposal(admin, id, 'D03_2025_1'))).to.equal('done');
    expect(await code(policies.cancelActivation(admin, 'D16_2025_1', '有误。'))).to.equal('done');
    expect(await code(desk.useCases.monitor.retryIncident(admin, '1'))).to.equal('done');
    expect(await code(desk.useCases.monitor.changeVariable(admin, '1', change))).to.equal('done');
    expect(await code(desk.useCases.monitor.beginCaseAnew(admin, '1', '核对。'))).to.equal('notFound');
  });
});
