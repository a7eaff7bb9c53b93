/**
 * The engine delivers a job at least once. Here every job is delivered twice, the second time a minute later, as after
 * a time-out: the second changes no row and answers as the first.
 */
import { expect } from 'chai';
import type { JobHandler } from '../../domain/core/jobs.js';
import type { ClockId } from '../../domain/deadlines/ids.js';
import { TASK_LISTENERS } from '../../workers/task-listeners.js';
import { allJobTypes } from '../../workflows/process-api.js';
import { Desk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { walkTo } from '../kit/walk.js';

const MINUTE_MS = 60_000;

/** What the dispatcher of the outbox writes in its own time, beside the job. */
const DISPATCHED = ['done_at', 'attempts', 'last_error', 'user_task_key'];

/** Of the engine's lane what writes rows beside a job, and waits for none. */
const BESIDE: readonly string[] = ['send-receipt', 'tell-staff', 'tell-complainants'];

/** Waits until what the dispatcher has begun of them is written; what it has not begun waits for the job. */
async function quiet({ dispatcher, database }: Desk): Promise<void> {
  for (let turn = 0; turn < 10_000; turn += 1) {
    // A mail that goes out shows something, and meets limits by that.
    await dispatcher.drain('mail');
    const pending = await database.read.outbox.pending(1_000);
    if (!pending.some(({ kind, leasedUntil }) => BESIDE.includes(kind) && leasedUntil !== null)) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('The outbox does not come to rest.');
}

/** Every row without what the dispatcher may have written in the meantime. */
async function written(desk: Desk): Promise<string> {
  return JSON.stringify(
    await desk.rows(),
    (name, value: unknown) => (DISPATCHED.includes(name) ? undefined : value),
    1,
  );
}

describe('a job that is delivered twice', () => {
  let desk: Desk;
  let late = 0;
  const delivered = new Set<string>();

  function twice(handler: JobHandler): JobHandler {
    return {
      type: handler.type,
      async handle(job) {
        const answer = await handler.handle(job);
        await quiet(desk);
        const rows = await written(desk);
        late = MINUTE_MS;
        try {
          expect(await handler.handle(job), `${job.type} at ${job.elementId}: its answer`).to.deep.equal(answer);
        } finally {
          late = 0;
        }
        expect(await written(desk), `${job.type} at ${job.elementId}: the rows`).to.deep.equal(rows);
        delivered.add(job.type);
        return answer;
      },
    };
  }

  beforeEach(async () => {
    desk = await Desk.open({ wrap: twice, ahead: () => late });
  });
  afterEach(async () => {
    await desk.close();
    expect(desk.logged.filter((line) => line.startsWith('job '))).to.deep.equal([]);
  });

  it('leaves the rows as once, from receipt to the archive, where whoever left no address is called', async () => {
    await desk.file({ email: '' });
    await walkTo(desk, null);
    expect(await desk.complaint()).to.include({ state: 'archived', outcome: 'satisfied' });
  }).timeout(240_000);

  it('leaves the rows as once where a limit passes and nobody answers the visit', async () => {
    await desk.file();
    await walkTo(desk, 'userTask_Investigate');
    await desk.advanceTo('2026-10-13T17:00:00.000Z');
    expect(await desk.openTasks()).to.include('userTask_Supervise');
    await walkTo(desk, 'userTask_ReturnVisit', 'userTask_Investigate');
    await desk.complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'noAnswer' });
    expect(await desk.openTasks()).to.deep.equal([]);
  }).timeout(240_000);

  it('leaves the rows as once where danger goes up before somebody confirms it', async () => {
    await desk.file({ safetyHazard: true });
    await desk.advanceTo('2026-09-29T01:20:00.000Z');
    await desk.do('userTask_ConfirmDanger');
    await desk.do('userTask_UrgeSafety');
    expect(await desk.openTasks()).to.deep.equal(['userTask_Register']);
  }).timeout(240_000);

  it('leaves the rows as once where the complaint is withdrawn', async () => {
    const { number, queryCode } = await desk.file();
    await desk.useCases.portal.withdrawComplaint(number, queryCode, '问题已经解决。');
    await desk.settled();
    expect(await desk.complaint()).to.include({ state: 'archived', outcome: 'withdrawn' });
  }).timeout(240_000);

  it('leaves the rows as once where a case is judged, extended, and answered for', async () => {
    await desk.close();
    desk = await Desk.open({
      wrap: twice,
      ahead: () => late,
      cells: {
        'D03_2025_1.dmn#profile_settings_validity': 'true',
        'D03_2025_1.dmn#profile_settings_accountability': 'true',
        'D03_2025_1.dmn#extension_none_allowed': 'true',
        'D03_2025_1.dmn#extension_none_maxWorkingDays': '3',
        'D03_2025_1.dmn#accountability_none_needed': 'true',
      },
    });
    await desk.file();
    await walkTo(desk, 'userTask_Investigate');
    const clocks = await desk.database.read.clocks.ofComplaints(desk.complaints);
    const id = clocks.find(({ step }) => step === 'investigate')?.id ?? anId<ClockId>('nothing');
    await desk.useCases.deadlines.requestExtension(await desk.user('承办01'), id, 2, '须送检。');
    await desk.settled();
    await desk.do('userTask_DecideExtension');
    await desk.do('userTask_Investigate');
    await desk.do('userTask_DecideValidity');
    await walkTo(desk, null, 'userTask_DraftPlan');
    await desk.do('userTask_DecideAccountability');
    expect(await desk.complaint()).to.include({ state: 'archived', outcome: 'satisfied', validity: 'valid' });
  }).timeout(240_000);

  it('leaves the rows as once where a report is asked for at the end of the quarter', async () => {
    await desk.advanceTo('2026-12-18T00:00:00.000Z');
    const duties = await desk.duties();
    for (const { id } of duties) await desk.do('userTask_WriteReport', {}, id);
    // What is reviewed is the figures of the whole period.
    await desk.advanceTo('2026-12-31T16:00:00.000Z');
    for (const { id, reviewerGroup } of duties)
      if (reviewerGroup !== 'none') await desk.do('userTask_ReviewReport', {}, id);
    expect((await desk.duties()).map(({ state }) => state)).to.include('completed');
  }).timeout(240_000);

  after(() =>
    expect([...delivered].sort(), 'every worker').to.deep.equal(
      [...allJobTypes, ...TASK_LISTENERS.map(({ type }) => type)].sort(),
    ),
  );
});
