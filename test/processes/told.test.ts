/**
 * A limit to tell somebody is met when they were told: staff when one of them took note, the complainant by what the channel
 * shows, and where it shows nothing, by a person who calls.
 */
import { expect } from 'chai';
import { DomainError, MailError } from '../../domain/core/index.js';
import { type Instant, instantOf } from '../../domain/core/time/instant.js';
import type { NoticeId } from '../../domain/notices/ids.js';
import type { ToldGiven } from '../../domain/telling/index.js';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { StoredNotice } from '../../domain/notices/store.js';
import { local } from '../kit/calendar.js';
import { COMPLAINT, type Desk, type DeskOptions, withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { walkTo } from '../kit/walk.js';

const SILENT = { ...COMPLAINT, email: '' };

/** What is looked at again and again. */
const looks = (desk: () => Desk) => ({
  limit: async (step: string): Promise<string[]> =>
    [...(await desk().limits()), ...(await desk().limitsToNote())].filter((line) => line.startsWith(`${step} `)),
  notice: async (event: string): Promise<NoticeId> => {
    const all = await desk().database.read.notices.ofComplaint(desk().complaints[0] ?? anId('nothing'));
    return all.findLast((one) => one.event === event)?.id ?? anId<NoticeId>('nothing');
  },
  /** How it was told, and when. */
  evidence: async (event: string): Promise<string[]> => {
    const { notices } = desk().database.read;
    const id = desk().complaints[0] ?? anId<NoticeId>('nothing');
    const ofEvent = (await notices.ofComplaint(anId(id))).filter((one) => one.event === event).map((one) => one.id);
    const found = (await notices.evidenceOf(anId(id))).filter(({ noticeId }) => ofEvent.includes(noticeId));
    return found.map(({ way, at }) => `${way} ${local(at)}`);
  },
  tell: async (username: string, given: Omit<ToldGiven, 'proof' | 'who'> & Partial<ToldGiven>): Promise<string> => {
    const [user, id] = [await desk().user(username), desk().complaints[0] ?? anId('nothing')];
    try {
      await desk().useCases.telling.recordTold(user, anId(id), { who: '值班人员', proof: '', ...given });
      await desk().settled();
      return 'recorded';
    } catch (error) {
      if (error instanceof DomainError) return [error.code, ...Object.entries(error.fields).flat()].join(' ');
      throw error;
    }
  },
});

const minutesFrom = (at: Instant | string, minutes: number): Instant =>
  instantOf(new Date(Date.parse(at) + minutes * 60_000));

const opened = (options: DeskOptions = {}) => {
  const desk = withDesk(options);
  return { desk, now: (): Instant => instantOf(desk().clock.now()), ...looks(desk) };
};

describe('a limit to tell the department', () => {
  const { desk, now, limit, notice, tell, evidence } = opened();

  it('runs until somebody there takes note, and is met then (D04-R09, D16-R16)', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_Investigate');
    expect(await limit('transfer')).to.deep.equal(['transfer 2026-09-30 24:00 → running']);
    await desk().advanceTo(minutesFrom(now(), 30));
    await desk().note('承办01', 'assigned');
    expect(await limit('transfer')).to.deep.equal(['transfer 2026-09-30 24:00 → met']);
    expect(await evidence('assigned')).to.have.members(['noted 2026-09-29 09:30']);
  });

  it('is met by whoever takes a task of the case there (D04-R09)', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_Investigate');
    await desk().claim('承办01', 'userTask_Investigate');
    expect(await limit('transfer')).to.deep.equal(['transfer 2026-09-30 24:00 → met']);
  });

  it('is met by a call that is recorded: whom, and when; not to come, and not before there was anything to tell', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_Investigate');
    const began = now();
    await desk().advanceTo(minutesFrom(began, 90));
    const noticeId = await notice('assigned');
    const call = { noticeId, way: 'call' } as const;
    expect(await tell('投诉办01', { ...call, at: minutesFrom(began, 91) })).to.equal('invalid at future');
    expect(await tell('投诉办01', { ...call, at: minutesFrom(began, -5) })).to.equal('invalid at early');
    expect(await tell('投诉办01', { ...call, at: began, who: ' ' })).to.equal('invalid who required');
    expect(await tell('承办02', { ...call, at: began })).to.equal('forbidden');
    expect(await tell('投诉办01', { ...call, way: 'noAnswer', at: minutesFrom(began, 10) })).to.equal('recorded');
    expect(await limit('transfer')).to.deep.equal(['transfer 2026-09-30 24:00 → running']);
    expect(await tell('投诉办01', { ...call, at: minutesFrom(began, 60) })).to.equal('recorded');
    expect(await limit('transfer')).to.deep.equal(['transfer 2026-09-30 24:00 → met']);
    expect(await evidence('assigned')).to.deep.equal(['noAnswer 2026-09-29 09:10', 'call 2026-09-29 10:00']);
    expect(await tell('投诉办01', { ...call, at: began })).to.equal('wrongState');
  });

  it('goes up where nobody does, to the top (D03-R09)', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_Investigate');
    await desk().advanceTo('2026-10-12T00:00:00.000Z');
    expect(await limit('transfer')).to.deep.equal(['transfer 2026-09-30 24:00 → overdue']);
    const told = await desk().told(['deadline-reminder', 'deadline-overdue', 'escalation']);
    expect(told.map((line) => line.replace(/^\S+ \S+ /, ''))).to.include.members([
      'deadline-reminder → department-manager:engineering',
      'deadline-overdue → department-manager:engineering',
      'escalation → supervising-leader',
      'escalation → general-manager',
    ]);
  });

  it('is one for its plan, and one for each urging (D03-R16, D03-R17)', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_CarryOut');
    expect(await limit('plan-notice')).to.deep.equal(['plan-notice 2026-09-30 24:00 → running']);
    await desk().note('承办01', 'plan-to-department');
    expect(await limit('plan-notice')).to.deep.equal(['plan-notice 2026-09-30 24:00 → met']);
    await desk().advanceTo('2026-10-20T01:00:00.000Z');
    expect(await limit('urging')).to.deep.equal(['urging 2026-10-21 24:00 → running']);
    await desk().note('部门负责人01', 'urge');
    expect(await limit('urging')).to.deep.equal(['urging 2026-10-21 24:00 → met']);
  });
});

describe('a limit to tell the complainant', () => {
  const { desk, now, limit, evidence, tell, notice } = opened();
  const caseId = async (): Promise<ComplaintId> => (await desk().complaint()).id;
  /** What a person is asked to tell, the first first. */
  const asked = async (): Promise<StoredNotice[]> =>
    (await desk().database.read.notices.untold(await caseId())).filter(({ askedAt }) => askedAt !== null);
  const calls = async (): Promise<string[]> =>
    (await desk().database.read.workItems.ofComplaint(await caseId()))
      .filter(
        ({ elementId, state }) =>
          elementId === 'userTask_TellComplainant' && (state === 'offered' || state === 'claimed'),
      )
      .map(({ id }) => id);
  const toResult = async (): Promise<void> => {
    await walkTo(desk(), 'userTask_ReturnVisit');
  };

  it('is met when the mail server has taken the mail (D03-R18, D11-R11)', async () => {
    await desk().file();
    await toResult();
    expect((await evidence('result'))[0]).to.match(/^mail /);
    expect(await limit('result')).to.have.length(1);
    expect((await limit('result'))[0]).to.match(/→ met$/);
    expect(await desk().openTasks()).to.deep.equal(['userTask_ReturnVisit']);
  });

  it('runs on without an address, with a task to call; a call meets it when it was made, not when it is written down (D03-R18)', async () => {
    await desk().file(SILENT);
    await toResult();
    expect((await limit('result'))[0]).to.match(/→ running$/);
    expect(await desk().openTasks()).to.include('userTask_TellComplainant');
    await desk().advanceTo(minutesFrom(now(), 120));
    const time = local(minutesFrom(now(), -60)).slice(11);
    await desk().do('userTask_TellComplainant', { toldBy: 'call', toldWhom: '本人', toldAt: time });
    expect(await evidence('result')).to.deep.equal([`call ${local(minutesFrom(now(), -60))}`]);
    expect((await limit('result'))[0]).to.match(/→ met$/);
    // One call told all that was to be told: the receipt, too.
    expect(await evidence('acknowledged')).to.have.length(1);
    expect(await desk().openTasks()).to.deep.equal(['userTask_ReturnVisit']);
  });

  it('is tried again when nobody answers, and refused for a time to come', async () => {
    await desk().file(SILENT);
    await walkTo(desk(), 'userTask_Assign');
    await desk().complete('投诉办01', 'userTask_TellComplainant', { toldBy: 'noAnswer', nextTry: 'PT1H' });
    expect(await evidence('acknowledged')).to.have.length(1);
    expect(await desk().openTasks()).to.deep.equal(['userTask_Assign']);
    await desk().advanceTo(minutesFrom(now(), 60));
    expect(await desk().openTasks()).to.have.members(['userTask_Assign', 'userTask_TellComplainant']);
    const toCome = desk().complete('投诉办01', 'userTask_TellComplainant', { toldAt: '23:59' });
    expect(await toCome.catch((error: DomainError) => error.fields)).to.deep.equal({ toldAt: 'future' });
  });

  it('is not tried again once the complainant has read it meanwhile', async () => {
    const { number, queryCode } = await desk().file(SILENT);
    await walkTo(desk(), 'userTask_Assign');
    await desk().complete('投诉办01', 'userTask_TellComplainant', { toldBy: 'noAnswer', nextTry: 'PT1H' });
    await desk().useCases.portal.trackComplaint(number, queryCode);
    await desk().advanceTo(minutesFrom(now(), 90));
    expect(await desk().openTasks()).to.deep.equal(['userTask_Assign']);
  });

  it('is met by a letter with its number, and by what is handed over', async () => {
    await desk().file(SILENT);
    await toResult();
    const noticeId = await notice('result');
    expect(await tell('投诉办01', { noticeId, way: 'post', at: now() })).to.equal('invalid proof required');
    expect(await tell('投诉办01', { noticeId, way: 'post', at: now(), proof: 'EMS 测试 0001' })).to.equal('recorded');
    expect((await limit('result'))[0]).to.match(/→ met$/);
    expect(await desk().ledgerFaults()).to.deep.equal([]);
  });

  it('is met when the complainant opens the page, and the task to call ends (D03-R18)', async () => {
    const { number, queryCode } = await desk().file(SILENT);
    await toResult();
    const { portal } = desk().useCases;
    expect(await portal.trackComplaint(number, '0000-0000')).to.equal(null);
    expect((await limit('result'))[0]).to.match(/→ running$/);
    await portal.trackComplaint(number, queryCode);
    await portal.trackComplaint(number, queryCode);
    await desk().settled();
    expect(await evidence('result')).to.have.length(1);
    expect((await limit('result'))[0]).to.match(/→ met$/);
    expect(await desk().openTasks()).to.deep.equal(['userTask_ReturnVisit']);
  });

  it('keeps the case from the archive, not from being worked on (D18-R16)', async () => {
    await desk().file(SILENT);
    await toResult();
    // Whom a visit reaches is told by it: nobody answers on any of the three days.
    for (const day of ['2026-09-29', '2026-09-30', '2026-10-08']) {
      await desk().advanceTo(`${day}T01:30:00.000Z`);
      await desk().complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'noAnswer' });
    }
    expect((await desk().complaint()).state).to.not.equal('archived');
    expect(await desk().openTasks()).to.include('userTask_TellComplainant');
    await desk().do('userTask_TellComplainant');
    expect((await desk().complaint()).state).to.equal('archived');
  });

  it('ends unmet for somebody who cannot be reached in any way: nobody was told', async () => {
    await desk().file(SILENT);
    await toResult();
    await desk().do('userTask_TellComplainant', { toldBy: 'unreachable', whyUnreachable: '电话停机，地址无此人。' });
    expect((await limit('result'))[0]).to.match(/→ cancelled$/);
    expect(await desk().openTasks()).to.deep.equal(['userTask_ReturnVisit']);
  });

  it('is one task for all that is to be told: what is written meanwhile joins it (D11-R11, D03-R18)', async () => {
    await desk().file(SILENT);
    await toResult();
    // The receipt, the acceptance and the result are all untold.
    expect(await desk().openTasks()).to.have.members(['userTask_ReturnVisit', 'userTask_TellComplainant']);
    const untold = (await desk().database.read.notices.untold(await caseId())).filter(
      ({ audience }) => audience === 'complainant',
    );
    expect(untold.length).to.be.greaterThan(1);
    await desk().do('userTask_TellComplainant');
    expect(await desk().openTasks()).to.deep.equal(['userTask_ReturnVisit']);
  });

  it('stays while only some of it has been told another way, and ends with the last of it', async () => {
    await desk().file(SILENT);
    await toResult();
    const [first, ...rest] = [...new Set((await asked()).map(({ event }) => event))];
    expect(rest).to.not.deep.equal([]);
    const [before] = await calls();
    const letter = { way: 'post', at: now(), proof: '测试 0001' } as const;
    expect(await tell('投诉办01', { ...letter, noticeId: await notice(first ?? '') })).to.equal('recorded');
    expect(await calls()).to.deep.equal([before]);
    for (const event of rest)
      expect(await tell('投诉办01', { ...letter, noticeId: await notice(event) })).to.equal('recorded');
    expect(await calls()).to.deep.equal([]);
  });

  it('comes up again for what was written after the call, and loses nothing of it', async () => {
    await desk().file(SILENT);
    await walkTo(desk(), 'userTask_Assign');
    const time = local(now()).slice(11);
    // While the telephone rings the case is worked on; the call was before that.
    await desk().advanceTo(minutesFrom(now(), 5));
    await walkTo(desk(), 'userTask_ReturnVisit', 'userTask_Assign');
    await desk().do('userTask_TellComplainant', { toldBy: 'call', toldWhom: '本人', toldAt: time });
    expect(await evidence('acknowledged')).to.have.length(1);
    expect((await limit('result'))[0]).to.match(/→ running$/);
    expect(await calls()).to.have.length(1);
    await desk().do('userTask_TellComplainant');
    expect((await limit('result'))[0]).to.match(/→ met$/);
    expect(await calls()).to.deep.equal([]);
  });

  it('comes up again for another result in the minute of the call about the first, and the case reaches its archive', async () => {
    await desk().file(SILENT);
    await toResult();
    await desk().do('userTask_TellComplainant');
    await desk().complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    const negotiated = { negotiationNote: '再次检测。', negotiationOutcome: 'newMeasures' };
    await desk().complete('投诉办01', 'userTask_Negotiate', negotiated);
    // What was to end the first task is kept for a minute, and meets the second.
    await walkTo(desk(), 'userTask_ReturnVisit', 'userTask_DraftPlan');
    expect(await calls()).to.have.length(1);
    await desk().do('userTask_TellComplainant');
    expect(await calls()).to.deep.equal([]);
    await walkTo(desk(), null, 'userTask_ReturnVisit');
    expect((await desk().complaint()).state).to.equal('archived');
  });

  it('is met by the return visit, when it was made, and not where nobody answered (D09-R17, D03-R18)', async () => {
    await desk().file(SILENT);
    await toResult();
    expect((await limit('result'))[0]).to.match(/→ running$/);
    await desk().advanceTo(minutesFrom(now(), 90));
    const time = local(minutesFrom(now(), -30)).slice(11);
    const toCome = desk().complete('回访01', 'userTask_ReturnVisit', { visitedAt: '23:59' });
    expect(await toCome.catch((error: DomainError) => error.fields)).to.deep.equal({ visitedAt: 'future' });
    await desk().complete('回访01', 'userTask_ReturnVisit', { visitedAt: time });
    expect(await evidence('result')).to.deep.equal([`visit ${local(minutesFrom(now(), -30))}`]);
    expect((await limit('result'))[0]).to.match(/→ met$/);
    expect(await calls()).to.deep.equal([]);
    expect(await desk().ledgerFaults()).to.deep.equal([]);
  });

  it('is not met by a return visit that nobody answered', async () => {
    await desk().file(SILENT);
    await toResult();
    await desk().complete('回访01', 'userTask_ReturnVisit', { visitOutcome: 'noAnswer' });
    expect(await evidence('result')).to.deep.equal([]);
    expect((await limit('result'))[0]).to.match(/→ running$/);
    expect(await calls()).to.have.length(1);
  });

  it('has nobody call about what was withdrawn', async () => {
    const { number, queryCode } = await desk().file(SILENT);
    await walkTo(desk(), 'userTask_Assign');
    expect(await desk().openTasks()).to.include('userTask_TellComplainant');
    await desk().useCases.portal.withdrawComplaint(number, queryCode, '');
    await desk().settled();
    expect(await desk().openTasks()).to.deep.equal([]);
  });
});

for (const [what, fate] of [
  ['refuses the mail', 'refused'],
  ['is down', 'away'],
] as const)
  describe(`a limit to tell the complainant while the mail server ${what}`, () => {
    const { desk, now, limit } = opened({ mail: { send: () => Promise.reject(new MailError(fate, '550')) } });

    it('runs on, and after an hour at most somebody has to call (D11-R08, D03-R18)', async () => {
      await desk().file();
      await walkTo(desk(), 'userTask_ReturnVisit');
      expect(await desk().openTasks()).to.deep.equal(['userTask_ReturnVisit']);
      await desk().advanceTo(minutesFrom(now(), 90));
      const calls = (await desk().openTasks()).filter((task) => task === 'userTask_TellComplainant');
      // One of both, the receipt and the result.
      expect(calls).to.have.length(1);
      expect((await limit('result'))[0]).to.match(/→ running$/);
      await desk().do('userTask_TellComplainant');
      expect((await limit('result'))[0]).to.match(/→ met$/);
      expect(await desk().openTasks()).to.deep.equal(['userTask_ReturnVisit']);
    });
  });

/** So often a mail is sent before the house gives it up. */
const TRIES = 12;

describe('a task to tell the complainant where the mail server, at its last try, takes one mail and refuses the next', () => {
  const tries = new Map<string, number>();
  const { desk, now, evidence } = opened({
    mail: {
      send({ messageId, subject }) {
        tries.set(messageId, (tries.get(messageId) ?? 0) + 1);
        const takes = tries.get(messageId) === TRIES && !subject.includes('处理结果');
        return takes ? Promise.resolve({ response: '250 2.0.0 Ok' }) : Promise.reject(new MailError('refused', '550'));
      },
    },
  });

  it('comes up for what was refused and not for what was taken, and the case reaches its archive (D03-R18, D18-R16)', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit');
    await desk().advanceTo(minutesFrom(now(), 30));
    expect((await evidence('acknowledged'))[0]).to.match(/^mail /);
    expect(await evidence('result')).to.deep.equal([]);
    expect(await desk().openTasks()).to.have.members(['userTask_ReturnVisit', 'userTask_TellComplainant']);
    await desk().do('userTask_TellComplainant');
    expect(await desk().openTasks()).to.deep.equal(['userTask_ReturnVisit']);
    await walkTo(desk(), null, 'userTask_ReturnVisit');
    expect((await desk().complaint()).state).to.equal('archived');
  });
});

const MAJOR = {
  policy: 'D16_2025_1',
  cells: { 'D16_2025_1.dmn#profile_settings_damageThreshold': '10000', 'D16_2025_1.dmn#limits_findings_amount': '3' },
};

describe('a limit to tell the leader of a major complaint', () => {
  // 02:00 on the third day of the National Day holiday.
  const { desk, now, limit } = opened({ ...MAJOR, start: '2026-10-02T18:00:00.000Z' });
  const major = async (): Promise<Instant> => {
    await desk().file();
    await desk().do('userTask_Register', { damageAmount: 10_000 });
    return now();
  };

  it('is met when a leader takes note; the handling goes on meanwhile (D18-R17, D16-R23, D16-R28)', async () => {
    const began = await major();
    expect(await limit('major-report')).to.deep.equal(['major-report 2026-10-03 02:30 → running']);
    expect(await desk().openTasks()).to.have.members(['userTask_TrackMajor', 'userTask_Assign']);
    await desk().advanceTo(minutesFrom(began, 20));
    await desk().note('分管领导01', 'major-alert');
    expect(await limit('major-report')).to.deep.equal(['major-report 2026-10-03 02:30 → met']);
    await desk().advanceTo(minutesFrom(began, 120));
    expect(await desk().told(['deadline-overdue', 'escalation'])).to.deep.equal([]);
  });

  it('goes up by night and on holidays while no leader does, to the general manager (D18-R17)', async () => {
    const began = await major();
    await desk().advanceTo(minutesFrom(began, 120));
    expect(await limit('major-report')).to.deep.equal(['major-report 2026-10-03 02:30 → overdue']);
    expect(await desk().told(['deadline-overdue', 'escalation'])).to.deep.equal([
      '2026-10-03 02:30 deadline-overdue → complaint-office',
      '2026-10-03 02:40 escalation → supervising-leader',
      '2026-10-03 02:50 escalation → general-manager',
    ]);
    const supervised = (await desk().openTasks()).filter((task) => task === 'userTask_Supervise');
    expect(supervised).to.have.length(2);
    // Whoever takes one on knows of it; the limit is met, late.
    await desk().note('分管领导01', 'major-alert');
    expect(await limit('major-report')).to.deep.equal(['major-report 2026-10-03 02:30 → late']);
    expect((await desk().openTasks()).filter((task) => task === 'userTask_Supervise')).to.deep.equal([]);
  });
});
