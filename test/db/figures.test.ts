/** The figures that the reports of a period quote (D03-R24, D09-R22, D11-R22): what counts, from when until when. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { DutyId } from '../../domain/duties/ids.js';
import type { Duty } from '../../domain/duties/model.js';
import type { PeriodFigures } from '../../domain/reports/index.js';
import { toGroup } from '../../domain/people/roles.js';
import { at } from '../kit/calendar.js';
import { toDutyKind } from '../../domain/organisation/model.js';
import { anId } from '../kit/ids.js';
import { aDay, anInstant } from '../kit/instants.js';
import { KEYS, withHouse } from './house.js';

const HOUR = 3_600_000;
const NEXT_QUARTER = { periodFrom: aDay('2027-01-01'), periodTo: aDay('2027-03-31') };
const QUARTER = { periodFrom: aDay('2026-10-01'), periodTo: aDay('2026-12-31') };

describe('the figures of a period', () => {
  const house = withHouse();
  let sent = 0;

  async function duty(name = 'duty-1', quarter = QUARTER, dueAt = at('2026-12-31', '24:00')): Promise<DutyId> {
    const planned: Duty = {
      ...{
        id: anId<DutyId>(name),
        kind: toDutyKind('return-visit-report'),
        policyVersion: 'D09_2025_1',
        ruleId: 'D09-R22',
        article: '',
      },
      ...{ period: 'quarter', ...quarter, dueAt, publish: true },
      ...{ preparerGroup: toGroup('return-visitor'), reviewerGroup: toGroup('general-manager'), state: 'planned' },
      ...{ figures: null, reportedAt: null, publishedAt: null, completedAt: null },
    };
    await house().database.transaction((r) => r.duties.insertOnce(planned, KEYS.wrap(KEYS.newDataKey())));
    return planned.id;
  }
  async function figures(id: DutyId): Promise<PeriodFigures | null> {
    const { useCases } = house();
    return (await useCases.duties.duty(await house().user('分管领导01'), id)).duty.figures;
  }
  const openCase = () => house().openCase({ submissionToken: `token ${(sent += 1)}` });

  /** A case that is registered so long after it was received: within 24 hours is in time (D03-R13). */
  async function registered(after: number): Promise<ComplaintId> {
    const { complaintId } = await openCase();
    house().advance(after);
    await house().useCases.cases.recordRegistration(house().job(), complaintId);
    return complaintId;
  }
  async function visited(complaintId: ComplaintId, visitOutcome: string): Promise<void> {
    const item = await house().offer(complaintId, 'userTask_ReturnVisit', 'return-visit', 'return-visitor');
    await house().useCases.tasks.submitWorkItem(
      await house().user('回访01'),
      item.id,
      { visitOutcome },
      { visitOutcome },
    );
  }

  it('begin with its first moment and end with the last of its last day, where the company is', async () => {
    const id = await duty();
    for (const [day, time] of [
      ['2026-09-30', '23:59'],
      ['2026-10-01', '00:00'],
      ['2026-12-31', '00:00'],
      ['2026-12-31', '23:59'],
      ['2026-12-31', '24:00'],
    ] as const) {
      house().advanceTo(at(day, time));
      const complaintId = await registered(0);
      await visited(complaintId, 'satisfied');
      await house().useCases.cases.archiveComplaint(house().job(), complaintId, 'satisfied');
    }
    expect(await figures(id)).to.include({ received: 3, registered: 3, archived: 3, satisfied: 3 });
  });

  it('keep apart what was met and missed, and who was satisfied, dissatisfied or not reached', async () => {
    const id = await duty();
    house().advanceTo(at('2026-10-08', '09:00'));
    const first = await registered(24 * HOUR - 1);
    for (const after of [24 * HOUR, 30 * HOUR]) await registered(after);
    for (const [outcome, times] of Object.entries({ satisfied: 1, dissatisfied: 2, noAnswer: 3 }))
      for (let time = 0; time < times; time += 1) await visited(first, outcome);
    expect(await figures(id)).to.deep.equal({
      ...{ received: 3, registered: 3, accepted: 0, declined: 0, archived: 0, withdrawn: 0, reopened: 0 },
      // Three registrations; of each case the investigation is not due yet.
      ...{ limitsMet: 1, limitsMissed: 2, limitsRunning: 3 },
      acceptance: { cases: 0, median: null, mean: null },
      handling: { cases: 0, median: null, mean: null },
      ...{ satisfied: 1, dissatisfied: 2, noAnswer: 3, answersAccepted: 0 },
      ...{ evaluated: 0, evaluatedSatisfied: 0, evaluatedSolved: 0, evaluatedAttitude: 0 },
      ...{ compensation: 0, causes: [], natures: [], corrections: [] },
      countedAt: anInstant('2026-10-11T06:59:59.999Z'),
      complete: false,
    });
  });

  it('sum up what was paid, and count why it came to complaints by the words of the form', async () => {
    const id = await duty();
    house().advanceTo(at('2026-10-08', '09:00'));
    const { tasks } = house().useCases;
    const office = await house().user('投诉办01');
    const complaintId = await registered(HOUR);
    const submitted = async (formId: string, data: Record<string, unknown>): Promise<void> => {
      const item = await house().offer(complaintId, 'userTask_ApologiseOrJudge', formId, 'complaint-office');
      await tasks.submitWorkItem(office, item.id, data, {});
    };
    for (const compensationAmount of [100, 50.5])
      await submitted('apologise', { compensation: 'paid', compensationAmount });
    await submitted('apologise', { compensation: 'none' });
    for (const cause of ['network', 'meter', 'meter']) await submitted('investigate', { cause });
    const found = await figures(id);
    expect(found?.compensation).to.equal(150.5);
    expect(found?.causes.map(({ cause, count }) => `${cause} ${count}`)).to.deep.equal(['meter 2', 'network 1']);
    for (const { words } of found?.causes ?? []) expect(words['zh-CN']).to.match(/\p{Script=Han}/u);
    expect(found?.causes[0]?.words.en).to.match(/^[A-Z]/);
  });

  it('count no limit that was given up, nor one that is not of the regulation', async () => {
    const id = await duty();
    house().advanceTo(at('2026-10-08', '09:00'));
    const { complaintId } = await openCase();
    await registered(HOUR);
    await house().useCases.cases.archiveComplaint(house().job(), complaintId, 'resolved');
    expect(await figures(id)).to.include({ archived: 1, limitsMet: 1, limitsMissed: 0, limitsRunning: 1 });
    await house().database.knex('case_clock').update({ kind: 'outside' });
    expect(await figures(id)).to.include({ limitsMet: 0, limitsMissed: 0, limitsRunning: 0 });
  });

  it('count what is open beyond its due instant, and what was given up after it, as missed (D03-R24)', async () => {
    const id = await duty();
    house().advanceTo(at('2026-10-08', '09:00'));
    await openCase();
    const givenUp = await openCase();
    house().advance(25 * HOUR);
    await house().useCases.cases.recordWithdrawal(house().job(), givenUp.complaintId);
    expect(await figures(id)).to.include({ withdrawn: 1, limitsMet: 0, limitsMissed: 2, limitsRunning: 1 });
    for (const { complaintId } of [givenUp])
      expect(
        await house().useCases.cases.collectLateness(complaintId),
        'accountability counts as figures do (D11-R19)',
      ).to.deep.equal({ late: true });
  });

  it('count a limit on its last day, whenever it was met: what is due at 24:00 of the last day is in the period', async () => {
    const id = await duty();
    house().advanceTo(at('2026-12-30', '24:00'));
    await openCase();
    house().advanceTo(at('2026-12-31', '00:01'));
    await openCase();
    // Due at 24:00 of the 31st, and a minute later: the second is in the next quarter.
    house().advanceTo(at('2027-01-02', '09:00'));
    expect(await figures(id)).to.include({
      received: 2,
      limitsMet: 0,
      limitsMissed: 1,
      limitsRunning: 0,
      complete: true,
    });
  });

  it('do not change any more once they are counted, at the end of the period', async () => {
    const id = await duty();
    const { duties } = house().useCases;
    house().advanceTo(at('2026-12-18', '09:00'));
    await registered(HOUR);
    await duties.recordDuty(house().job(), id, 'reported');
    await registered(HOUR);
    expect(await figures(id), 'a draft').to.include({ received: 2, complete: false });
    house().advanceTo(at('2026-12-31', '24:00'));
    for (const event of ['counted', 'published'] as const) await duties.recordDuty(house().job(), id, event);
    const published = await figures(id);
    expect(published).to.include({ received: 2, registered: 2, complete: true });
    await house()
      .database.knex('complaint')
      .update({ received_at: at('2027-01-01', '09:00') });
    expect(await figures(id)).to.deep.equal(published);
    const [report] = await duties.publishedReports();
    expect(report?.duty.figures).to.deep.equal(published);
  });

  it('of a quarter that was published are corrected in the next report, with both values and why; they stay (D09-R24)', async () => {
    const { duties, cases, portal, tasks } = house().useCases;
    const all = async (dutyId: DutyId, ...events: readonly ('reported' | 'counted' | 'published' | 'completed')[]) => {
      for (const event of events) await duties.recordDuty(house().job(), dutyId, event);
    };
    const first = await duty();
    house().advanceTo(at('2026-12-15', '09:00'));
    const { complaintId, number, queryCode } = await openCase();
    await cases.recordRegistration(house().job(), complaintId);
    await visited(complaintId, 'satisfied');
    const office = await house().user('投诉办01');
    const cause = await house().offer(complaintId, 'userTask_Investigate', 'investigate', 'complaint-office');
    const answers = { findings: '表慢', cause: 'meter' };
    const { submissionId } = await tasks.submitWorkItem(office, cause.id, answers, {});
    await cases.archiveComplaint(house().job(), complaintId, 'satisfied');
    await portal.evaluate(number, queryCode, { solved: 'yes', satisfaction: 5, attitude: 5, comment: '' });
    house().advanceTo(at('2026-12-31', '23:00'));
    const late = await openCase();
    const register = await house().offer(late.complaintId, 'userTask_Register', 'register', 'intake');
    await tasks.submitWorkItem(await house().user('受理01'), register.id, { content: '漏气。' }, {});
    house().advanceTo(at('2026-12-31', '24:00'));
    await all(first, 'reported', 'counted', 'published', 'completed');
    const published = await figures(first);
    expect(published).to.include({ archived: 1, evaluated: 1, evaluatedSatisfied: 1 });

    // Disputed, archived and evaluated again; one answer corrected; what was submitted an hour before midnight noted.
    const second = await duty('duty-2', NEXT_QUARTER, at('2027-03-31', '24:00'));
    house().advanceTo(at('2027-01-05', '09:00'));
    await portal.disputeAnswer(number, queryCode, { text: '又走快了。', appeal: false });
    await cases.archiveComplaint(house().job(), complaintId, 'closed');
    await portal.evaluate(number, queryCode, { solved: 'no', satisfaction: 1, attitude: 5, comment: '又走快了。' });
    const correction = { version: 1, data: { ...answers, cause: 'network' } };
    await tasks.correctSubmission(office, complaintId, submissionId, correction, '写错了。');
    await cases.recordRegistration(house().job(), late.complaintId);
    house().advanceTo(at('2027-03-31', '24:00'));
    await all(second, 'reported', 'counted', 'published', 'completed');
    const said = (found: PeriodFigures | null): string[] =>
      (found?.corrections ?? []).map(({ figure, part, told, now, reasons, periodFrom }) =>
        [periodFrom, figure + part, JSON.stringify(told), '→', JSON.stringify(now), ...reasons].join(' '),
      );
    const next = await figures(second);
    const took = (cases: number, days: number | null) => JSON.stringify({ cases, median: days, mean: days });
    expect(said(next)).to.deep.equal(
      [
        'registered 1 → 2 notedLater',
        'archived 1 → 0 reopened',
        `handling ${took(1, 0)} → ${took(0, null)} reopened`,
        ...['evaluated', 'evaluatedSatisfied', 'evaluatedSolved', 'evaluatedAttitude'].map(
          (name) => `${name} 1 → 0 evaluatedAgain`,
        ),
        ...['causenetwork 0 → 1 answersCorrected', 'causemeter 1 → 0 answersCorrected'],
      ].map((line) => `2026-10-01 ${line}`),
    );
    expect(next, 'counted where it is so now').to.include({ archived: 1, evaluated: 1, evaluatedSatisfied: 0 });
    expect(await figures(first), 'the first report shows what it has shown').to.deep.equal(published);
    const third = await duty('duty-3', { periodFrom: aDay('2027-04-01'), periodTo: aDay('2027-06-30') });
    expect(said(await figures(third)), 'what was told once is not told again').to.deep.equal([]);
  });

  it('of a diagram that does not wait for the end are counted when the week begins after it', async () => {
    const id = await duty();
    const { duties } = house().useCases;
    house().advanceTo(at('2026-12-18', '09:00'));
    for (const event of ['reported', 'completed'] as const) await duties.recordDuty(house().job(), id, event);
    await registered(HOUR);
    house().advanceTo(at('2027-01-04', '01:00'));
    await house().database.transaction(async (r) => {
      expect((await r.duties.uncounted(at('2026-12-31', '23:59'))).length).to.equal(0);
      expect((await r.duties.uncounted(at('2026-12-31', '24:00'))).map((one) => one.id)).to.deep.equal([id]);
    });
  });
});
