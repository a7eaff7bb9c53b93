/** Every route and every role over HTTP: who is let in, who is not, and that whoever is not learns nothing. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { instantOf, receiptText } from '../../domain/core/index.js';
import type { ProposalId } from '../../domain/policies/ids.js';
import { adminRoutes } from '../../web/admin-routes.js';
import { deskRoutes } from '../../web/desk-routes.js';
import { publicRoutes } from '../../web/public-routes.js';
import { staffRoutes } from '../../web/staff-routes.js';
import { anEntryOf } from '../kit/acts.js';
import type { Desk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { aDay, anInstant } from '../kit/instants.js';
import { PERSON } from '../kit/journey.js';
import { walkTo } from '../kit/walk.js';
import { routesOf } from '../kit/routes.js';
import { withWeb } from '../kit/web.js';

/** The columns: nobody, then one account per role; the case is with engineering, the second leader is kept from it. */
const COLUMNS = [
  null,
  '受理01',
  '投诉办01',
  '承办01', // engineering
  '承办02', // metering
  '部门负责人01', // engineering
  '部门负责人02', // metering
  '分管领导01',
  '分管领导02', // recused
  '总经理01',
  '回访01',
  '人力01',
  '管理员01',
] as const;

/**
 * Per column: `y` answered, `c` let in but too late or not the moment (409), `i` let in but the form is incomplete
 * (422), `n` refused (403), `0` no such thing (404), `s` sent to sign in.
 */
const LETTERS: Record<number, string> = { 403: 'n', 404: '0', 409: 'c', 422: 'i' };

type Route = [route: string, expected: string, body?: Record<string, string>];
const TOLD = {
  ...{ noticeId: anId('no notice'), way: 'call', who: '值班人员' },
  ...{ on: '2026-09-28', time: '09:00' },
};
const SEES = 'syyynynynyyyn';
const ADMINISTERS = 'snnnnnnnnnnny';
const DESK: Route[] = [
  ['GET /desk/', 'syyyyyyyyyyyy'],
  ['GET /desk/tasks/:workItemId', SEES],
  ['POST /desk/tasks/:workItemId', 'snninnnnnnnnn'],
  ['POST /desk/tasks/:workItemId/draft', 'snnynnnnnnnnn', { findings: '表已检测。' }],
  ['POST /desk/tasks/:workItemId/claim', 'snnynnnnnnnnn'],
  ['POST /desk/tasks/:workItemId/release', 'scccncncncccn'],
  ['POST /desk/tasks/:workItemId/take-back', 'scccncncncccn', { reason: 'absent' }],
  ['POST /desk/tasks/:workItemId/pass-on', 'sninnininnnnn'],
  ['GET /desk/deliveries', 'snynnnnnnnnny'],
  ['POST /desk/deliveries/:deliveryId/retry', 's000000000000'],
  ['GET /desk/inbox', 'syyyyyyyyyyyy'],
  ['POST /desk/inbox/read-all', 'syyyyyyyyyyyy'],
  ['POST /desk/inbox/entries/:entryId/open', 's00y000000000'],
  ['POST /desk/inbox/entries/:entryId/note', 's00y000000000'],
  ['POST /desk/inbox/tasks/:workItemId/open', SEES],
  ['GET /desk/live', 'syyyyyyyyyyyy'],
  ['GET /desk/cases', 'syyyyyyyyyyyy'],
  ['GET /desk/register', 'syyyyyyyyyyyy'],
  ['POST /desk/register', 'siiiiiiiiiiii'],
  ['POST /desk/cases', 'syyyyyyyyyyyy', { text: '测试甲' }],
  ['GET /desk/cases/:complaintId', SEES],
  ['POST /desk/cases/:complaintId/reveal', 'syyynynynyynn', { reason: 'verify' }],
  ['GET /desk/cases/:complaintId/diagram.json', SEES],
  // Evidence tells who somebody is: not for HR.
  ['POST /desk/cases/:complaintId/attachments', 'siiinininiinn'],
  ['GET /desk/cases/:complaintId/attachments/:attachmentId', 'syyynynynyynn'],
  // The complainant's: for the complaint office alone.
  ['GET /desk/cases/:complaintId/attachments/:attachmentId/remove', 'snynnnnnnnnnn'],
  ['POST /desk/cases/:complaintId/attachments/:attachmentId/remove', 'snynnnnnnnnnn', { reason: 'request' }],
  ['POST /desk/cases/:complaintId/message', 'syyynynnnnynn', { message: '请补充读数。' }],
  // Of a notice that there is none of: let in, and there is no such thing.
  ['POST /desk/cases/:complaintId/told', 's000n0nnnn0nn', TOLD],
  ['POST /desk/cases/:complaintId/query-code', 'syynnnnnnnnnn'],
  ['POST /desk/cases/:complaintId/clocks/:clockId/pause', 'snynnnnnnnnnn', { reason: 'meterTest' }],
  ['POST /desk/cases/:complaintId/clocks/:clockId/extend', 'snycncnnnnnnn', { amount: '1', reason: '须送检。' }],
  ['POST /desk/cases/:complaintId/clocks/:clockId/resume', 'sncnnnnnnnnnn'],
  // It is accepted already: from then on the office's to correct.
  ['GET /desk/cases/:complaintId/correct', 'snynnnnnnnnnn'],
  ['POST /desk/cases/:complaintId/correct', 'sncnnnnnnnnnn'],
  ['GET /desk/cases/:complaintId/versions', SEES],
  ['POST /desk/cases/:complaintId/versions/reveal', 'syyynynynyynn', { reason: 'verify' }],
  // The intake's own registration is corrected as the record; this is the office's assignment.
  ['GET /desk/cases/:complaintId/submissions/:submissionId/correct', 'snynnnnnnnnnn'],
  ['POST /desk/cases/:complaintId/submissions/:submissionId/correct', 'sninnnnnnnnnn'],
  ['GET /desk/cases/:complaintId/classification', SEES],
  [
    'POST /desk/cases/:complaintId/classification',
    'syynnnnnnnnnn',
    { category: 'metering', urgency: 'normal', reason: '须重新分类。' },
  ],
  ['GET /desk/cases/:complaintId/recusal', 'snynnnnynynnn'],
  ['POST /desk/cases/:complaintId/recusal', 'snynnnnynynnn', { whom: 'department:safety', reason: 'interest' }],
  // Lifted by the office: from then on the second leader is let in, too.
  ['POST /desk/cases/:complaintId/recusal/:recusalId/lift', 'snynnnnyyynnn'],
  // The case is not archived yet.
  ['GET /desk/cases/:complaintId/erasure', 'snnnnnnnnnnnn'],
  ['POST /desk/cases/:complaintId/erasure', 'snnnnnnnnnnnn', { number: ':number', reason: 'request' }],
  // The case belongs to an event already.
  ['GET /desk/cases/:complaintId/event', 'sccnnnnnnnnnn'],
  ['POST /desk/cases/:complaintId/event', 'sccnnnnnnnnnn', { number: ':number', title: '抄表周期' }],
  ['GET /desk/events', 'syyyyyyyyyyyn'],
  ['GET /desk/events/new', 'syynnnnnnnnnn'],
  ['POST /desk/events/new', 'siinnnnnnnnnn'],
  // A department sees what one of its cases belongs to; the leader who is kept from the case sees the outage alone.
  ['GET /desk/events/:eventId', 'syyynynyyyyyn'],
  ['GET /desk/events/:eventId/change', 'snynnnnnnnnnn'],
  ['POST /desk/events/:eventId/change', 'sninnnnnnnnnn'],
  ['POST /desk/events/:eventId/cases', 'siinnnnnnnnnn', { number: 'TS20260000001' }],
  ['POST /desk/events/:eventId/cases/:complaintId/master', 'snynnnnnnnnnn'],
  ['POST /desk/events/:eventId/cases/:complaintId/unlink', 'siinnnnnnnnnn'],
  ['GET /desk/events/:eventId/message', 'syyynynyyyyyn'],
  ['POST /desk/events/:eventId/message', 'snynnnnnnnnnn', { text: '已恢复供气。' }],
  ['GET /desk/events/:eventId/tasks/:elementId', 'syyynynyyyyyn'],
  // Nothing is ticked; only who could do the task is told so.
  ['POST /desk/events/:eventId/tasks/:elementId', 'syyinynyyyyyn'],
  ['POST /desk/events/:eventId/close', 'snynnnnnnnnnn'],
  ['GET /desk/absences', 'syyyyyyyyyyyy'],
  ['POST /desk/absences', 'snnnnnnnnnini', { userId: ':userId' }],
  ['POST /desk/absences/:absenceId/end', 'snnnnynnnnnny'],
  ['GET /desk/duties', 'syynnnnyyyyyn'],
  ['GET /desk/duties/:dutyId', 'syynnnnyyyyyn'],
];
const ADMIN: Route[] = [
  ['GET /admin/', ADMINISTERS],
  ['GET /admin/instances', ADMINISTERS],
  ['GET /admin/instances/:key', ADMINISTERS],
  ['GET /admin/instances/:key/diagram.json', ADMINISTERS],
  ['GET /admin/instances/:key/begin-anew', ADMINISTERS],
  ['POST /admin/instances/:key/begin-anew', 'snnnnnnnnnnni'],
  ['GET /admin/incidents', ADMINISTERS],
  ['POST /admin/incidents/:key/retry', ADMINISTERS],
  ['GET /admin/incidents/:key', 'snnnnnnnnnnn0'],
  ['GET /admin/incidents/:key/variables/:name', 'snnnnnnnnnnn0'],
  // The key is an instance's: no incident of that key waits, and the page says so.
  ['POST /admin/incidents/:key/variables/:name', ADMINISTERS],
  ['GET /admin/reconciliation', ADMINISTERS],
  ['POST /admin/reconciliation', ADMINISTERS],
  ['GET /admin/reconciliation/:findingId', 'snnnnnnnnnnn0'],
  ['POST /admin/reconciliation/:findingId', 'snnnnnnnnnnn0'],
  ['GET /admin/policies', ADMINISTERS],
  ['GET /admin/bundles', ADMINISTERS],
  ['GET /admin/policies/:code', ADMINISTERS],
  ['POST /admin/policies/:code/propose', 'snnnnnnnnnnni'],
  ['POST /admin/policies/:code/cancel', 'snnnnnnnnnnni'],
  ['GET /admin/policies/proposals/:proposalId', ADMINISTERS],
  // It was proposed by another administrator, and lacks something: the page says so.
  ['POST /admin/policies/proposals/:proposalId/confirm', ADMINISTERS, { seen: 'D03_2025_1' }],
  ['POST /admin/policies/proposals/:proposalId/refuse', 'snnnnnnnnnnni'],
  ['POST /admin/policies/proposals/:proposalId/withdraw', 'snnnnnnnnnnnn', { reason: '有误。' }],
  ['GET /admin/users/csv', ADMINISTERS],
  ['POST /admin/users/csv', 'snnnnnnnnnnni'],
  ['POST /admin/users/csv/import', 'snnnnnnnnnnni'],
  ['GET /admin/users/csv/export', ADMINISTERS],
  ['GET /admin/organisation', ADMINISTERS],
  ['GET /admin/organisation/csv/:list', ADMINISTERS],
  ['POST /admin/organisation/csv/:list', 'snnnnnnnnnnni'],
  ['POST /admin/organisation/csv/:list/import', 'snnnnnnnnnnni'],
  ['GET /admin/organisation/csv/:list/export', ADMINISTERS],
  ['GET /admin/organisation/:list', ADMINISTERS],
  ['POST /admin/organisation/:list', 'snnnnnnnnnnni'],
  ['GET /admin/organisation/:list/:entry', ADMINISTERS],
  ['POST /admin/organisation/:list/:entry', 'snnnnnnnnnnni'],
  ['POST /admin/organisation/:list/:entry/use', ADMINISTERS, { inUse: 'false' }],
  // Somebody else has changed them meanwhile.
  ['POST /admin/organisation/role/:role/rights', 'snnnnnnnnnnnc'],
  // Accounts and the case have it.
  ['POST /admin/organisation/:list/:entry/remove', 'snnnnnnnnnnnc'],
  ['GET /admin/users/new', ADMINISTERS],
  ['POST /admin/users/new', 'snnnnnnnnnnni'],
  ['GET /admin/users', ADMINISTERS],
  ['GET /admin/users/:userId', ADMINISTERS],
  ['POST /admin/users/:userId', 'snnnnnnnnnnni'],
  ['POST /admin/users/:userId/password', 'snnnnnnnnnnni'],
  ['POST /admin/users/:userId/reach', ADMINISTERS, { email: '', phone: '', version: '0' }],
  ['POST /admin/users/:userId/second-factor', ADMINISTERS],
  ['POST /admin/users/:userId/deactivate', ADMINISTERS],
  ['POST /admin/users/:userId/activate', ADMINISTERS],
  ['GET /admin/hooks', ADMINISTERS],
  ['POST /admin/hooks', 'snnnnnnnnnnni'],
  ['GET /admin/hooks/:hookId', 'snnnnnnnnnnn0'],
  ['POST /admin/hooks/:hookId', 'snnnnnnnnnnn0'],
  ['POST /admin/hooks/:hookId/use', 'snnnnnnnnnnn0'],
  ['POST /admin/hooks/:hookId/test', 'snnnnnnnnnnn0'],
  ['GET /admin/audit', ADMINISTERS],
  ['GET /admin/audit/receipts', ADMINISTERS],
  ['GET /admin/audit/receipts/:day', ADMINISTERS],
  ['GET /admin/audit/receipts/:day/stamp', ADMINISTERS],
];
/** One's own: what they answer is about the person who asks. */
const OWN: Route[] = [
  ['GET /account', 'syyyyyyyyyyyy'],
  ['POST /account/password', 'siiiiiiiiiiii'],
  ['POST /account/reach', 'syyyyyyyyyyyy', { mode: 'atOnce', digestHour: '9', version: '0' }],
  ['POST /account/language', 'syyyyyyyyyyyy', { locale: 'zh-CN' }],
  ['GET /account/second-factor', 'syyyyyyyyyyyy'],
  ['POST /account/second-factor', 'siiiiiiiiiiii'],
  ['POST /account/second-factor/disable', 'siiiiiiiiiiii'],
  ['POST /account/recovery-codes', 'siiiiiiiiiiii'],
  ['GET /kept-forms', 'syyyyyyyyyyyy'],
  // Kept for the complaint office: nobody else's.
  ['GET /kept-forms/:keptFormId', 's0y0000000000'],
  ['POST /kept-forms/:keptFormId/send', 's0y0000000000'],
  // What is not there, or not one's own, is as good as dropped.
  ['POST /kept-forms/:keptFormId/drop', 'syyyyyyyyyyyy'],
];
/** Open to everybody; what they need besides (a form of the session, number and code) is not a matter of roles. */
const PUBLIC = [
  'GET /',
  'GET /privacy',
  'GET /privacy/:version',
  'GET /about',
  'GET /contact',
  'GET /regulations',
  'GET /regulations/processes/:processId',
  'GET /regulations/processes/:processId/diagram.json',
  'GET /outages',
  'GET /reports',
  'GET /design-system',
  'GET /complaints/new',
  'GET /complaints/new/details',
  'POST /complaints/new/details',
  'GET /complaints/new/similar',
  'POST /complaints/new/similar',
  'GET /complaints/new/:step',
  'POST /complaints/new/:step',
  'GET /complaints/danger',
  'POST /complaints/danger',
  'GET /complaints/check',
  'GET /complaints',
  'POST /complaints',
  'GET /complaints/sent',
  'GET /complaints/forget',
  'POST /complaints/forget',
  'GET /track',
  'POST /track',
  'POST /track/leave',
  'GET /track/complaint',
  'GET /track/information',
  'GET /track/urge',
  'POST /track/urge',
  'GET /track/accept',
  'POST /track/accept',
  'GET /track/dispute',
  'POST /track/dispute',
  'POST /track/information',
  'GET /track/attachments',
  'POST /track/attachments',
  'GET /track/attachments/:attachmentId',
  'GET /track/attachments/:attachmentId/remove',
  'POST /track/attachments/:attachmentId/remove',
  'GET /track/evaluation',
  'POST /track/evaluation',
  'GET /evaluate/:number/:token',
  'POST /evaluate/:number/:token',
  'GET /track/withdraw',
  'POST /track/withdraw',
  'GET /sign-in',
  'POST /sign-in',
  'GET /sign-in/code',
  'POST /sign-in/code',
  'POST /sign-out',
  'GET /setup/:token',
  'POST /setup/:token',
];

describe('access', () => {
  /** What there is, of every kind one thing: name of a part of an address → id. */
  let ids: Readonly<Record<string, string>> = {};
  const web = withWeb({
    // The last days of a quarter: its assessment is asked for.
    start: '2026-09-28T01:00:00.000Z',
    scene: {
      name: 'one of each kind',
      async play(desk) {
        ids = await fixture(desk);
      },
    },
  });

  async function fixture(desk: Desk): Promise<Record<string, string>> {
    await desk.useCases.duties.planDuties({ occurrence: 'monday', actor: 'system:test' });
    await desk.file();
    await walkTo(desk, 'userTask_Investigate');
    const complaintId = desk.complaints[0] ?? anId<ComplaintId>('nothing');
    const office = await desk.user('投诉办01');
    const leader = await desk.user('分管领导02');
    await desk.useCases.tasks.recuse(office, complaintId, {
      kept: { kind: 'person', userId: leader.id },
      reason: 'interest',
    });
    const [attachment] = await desk.useCases.attachments.addAttachments(
      complaintId,
      [{ fileName: 'a.pdf', bytes: Buffer.from('%PDF-1.4\n%%EOF\n') }],
      'complainant',
    );
    const manager = await desk.user('部门负责人01');
    const [fromOn, toOn] = ['2030-01-01', '2030-01-02'];
    await desk.useCases.people.recordAbsence(manager, { userId: manager.id, substituteId: office.id, fromOn, toOn });
    const eventId = await desk.useCases.massEvents.openMassEvent(office, {
      kind: 'outage',
      title: '测试路停气',
      area: '测试路',
      startedAt: anInstant('2026-09-28T00:00:00.000Z'),
      expectedEndAt: null,
      public: false,
    });
    await desk.useCases.massEvents.linkCase(office, eventId, (await desk.complaint()).number);
    const { read } = desk.database;
    const [recusal] = await read.recusals.ofComplaint(complaintId);
    const [absence] = await read.absences.from(aDay('2030-01-01'));
    const message = `/desk/cases/${complaintId}/message`;
    const keptFormId = await desk.useCases.people.keepForm(office, message, [['message', PERSON.words]], 'expired');
    const clock = (await read.clocks.ofComplaints([complaintId])).find(({ state }) => state === 'running');
    const complaint = await read.complaints.byId(complaintId);
    const proposalId = anId<ProposalId>('proposal');
    await desk.database.transaction(async (r) =>
      r.policies.propose({
        ...{ id: proposalId, code: 'D09_2025_1', effectiveOn: aDay('2026-10-08'), contentHash: 'a'.repeat(64) },
        ...{ reason: '测试用。', proposedBy: (await r.people.byUsername('管理员02'))?.user.id ?? anId('nobody') },
        ...{ proposedAt: instantOf(desk.clock.now()), fromCommandLine: false, state: 'open' },
        ...{ decidedBy: null, decidedAt: null, decisionReason: null },
      }),
    );
    const day = aDay('2026-09-27');
    await desk.database.transaction(async ({ receipts }) => {
      const content = receiptText({ date: day, sequence: 1, hash: '0'.repeat(64), product: '0' });
      const at = instantOf(desk.clock.now());
      await receipts.insertOnce({ day, content, at, fileAt: null, mailAt: null, problem: null });
      await receipts.noteStamp(day, { answer: 'AAAA', stampedAt: at, authority: '测试时间戳' });
    });
    return {
      day,
      complaintId,
      eventId,
      keptFormId: keptFormId ?? '',
      elementId: 'userTask_Investigate',
      number: complaint?.number ?? '',
      workItemId: (await desk.task('userTask_Investigate')).id,
      submissionId:
        (await read.submissions.ofComplaint(complaintId)).find(({ formId }) => formId === 'assign')?.id ??
        anId('nothing'),
      entryId: await anEntryOf(desk, complaintId),
      clockId: clock?.id ?? '',
      recusalId: recusal?.id ?? '',
      absenceId: absence?.id ?? '',
      attachmentId: attachment?.id ?? '',
      key: complaint?.processInstanceKey ?? '',
      userId: (await desk.user('回访01')).id,
      dutyId: (await desk.duties())[0]?.id ?? '',
      code: 'D09_2025_1',
      role: 'handler',
      list: 'department',
      entry: 'engineering',
      proposalId,
    };
  }

  /** What a page gives a browser for the forms that it sends. */
  async function formOf(session: string): Promise<{ nonce: string; token: string }> {
    const page = await fetch(`${web().url}/track`, { headers: { cookie: `session=${session}` } });
    const nonce = /form=([^;]+)/.exec(page.headers.getSetCookie().join('\n'))?.[1] ?? '';
    return { nonce, token: /name="_csrf" value="([^"]*)"/.exec(await page.text())?.[1] ?? '' };
  }

  async function ask(account: string | null, route: string, known: Readonly<Record<string, string>>, body: object) {
    const { url, desk } = web();
    const session = account === null ? '' : await desk.session(account);
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replace(/:(\w+)/g, (_match, name: string) => known[name] ?? 'missing');
    const sends = method === 'POST';
    const { nonce, token } = sends ? await formOf(session) : { nonce: '', token: '' };
    const answer = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: `session=${session}; form=${nonce}` },
      ...(sends && { body: new URLSearchParams({ _csrf: token, ...body }) }),
    });
    // A line that stays open says nothing by itself.
    const isLine = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
    if (isLine) await answer.body?.cancel();
    const text = isLine ? '' : await answer.text();
    if (answer.headers.get('location') === '/sign-in') return { letter: 's', text, location: null };
    const location = answer.headers.get('location');
    return { letter: LETTERS[answer.status] ?? (answer.status < 400 ? 'y' : String(answer.status)), text, location };
  }

  it('is written out for every route', () => {
    const { deps } = web();
    expect([...DESK, ...ADMIN].map(([route]) => route)).to.have.members([
      ...routesOf('/desk', deskRoutes(deps)),
      ...routesOf('/admin', adminRoutes(deps)),
    ]);
    expect([...PUBLIC, ...OWN.map(([route]) => route)]).to.have.members([
      ...routesOf('', publicRoutes(deps)),
      ...routesOf('', staffRoutes(deps)),
    ]);
  });

  for (const [route, expected, body = {}] of [...DESK, ...ADMIN, ...OWN])
    it(`to ${route}: ${expected}`, async () => {
      const filled = Object.fromEntries(
        Object.entries(body).map(([name, value]) => [
          name,
          value.startsWith(':') ? (ids[value.slice(1)] ?? '') : value,
        ]),
      );
      const letters: string[] = [];
      for (const account of COLUMNS) {
        const { letter, text } = await ask(account, route, ids, filled);
        letters.push(letter);
        if (['n', '0', 's'].includes(letter)) {
          expect(text, `${account} learns the number`).not.to.include(ids['number']);
          for (const secret of [PERSON.name, PERSON.phone, PERSON.words, '测试市示范区测试路1号'])
            expect(text, `${account} learns ${secret}`).not.to.include(secret);
        }
        if (!route.endsWith('/reveal')) expect(text, `${account} reads the phone number`).not.to.include(PERSON.phone);
      }
      expect(letters.join('')).to.equal(expected);
    });

  it('to the public pages asks nobody to sign in', async () => {
    const known = {
      ...ids,
      processId: 'complaint-handling',
      version: '2026-1',
      step: 'what',
      token: 'unknown',
    };
    for (const route of PUBLIC) {
      const { letter } = await ask(null, route, known, {});
      // These two lead to the sign-in page whoever comes without a session.
      expect(letter, route).to.match(/sign-out|code/.test(route) ? /s/ : /[^ns]/);
    }
  });

  it('keeps whoever is recused from lists, search and counts', async () => {
    const search = async (account: string, text: string) => {
      const { location } = await ask(account, 'POST /desk/cases', ids, { text });
      return ask(account, `GET ${location}`, ids, {});
    };
    const listed = async (account: string): Promise<string[]> => {
      const pages = [
        await ask(account, 'GET /desk?view=all', ids, {}),
        await ask(account, 'GET /desk/cases', ids, {}),
        await search(account, '测试甲'),
        await search(account, ids['number'] ?? ''),
      ];
      return pages.map(({ text }) => (text.includes(`/desk/cases/${ids['complaintId']}`) ? 'shown' : 'hidden'));
    };
    expect(await listed('分管领导01')).to.deep.equal(['shown', 'shown', 'shown', 'shown']);
    expect(await listed('分管领导02')).to.deep.equal(['hidden', 'hidden', 'hidden', 'hidden']);
    const tabs = async (account: string): Promise<string[]> =>
      (await ask(account, 'GET /desk?view=all', ids, {})).text.match(/全部任务（\d+）/g) ?? [];
    expect(await tabs('分管领导01')).to.deep.equal(['全部任务（3）']);
    expect(await tabs('分管领导02')).to.deep.equal(['全部任务（2）']);
  });
});
