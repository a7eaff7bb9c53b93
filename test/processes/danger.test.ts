/**
 * Danger, whichever way it comes in: a task of the safety department until a person there confirms, a ladder of tasks to
 * the general manager, and nothing that the complaint goes through ends it (D04-R10, D08-R20).
 */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { instantOf } from '../../domain/core/index.js';
import { local } from '../kit/calendar.js';
import { aDepartment } from '../kit/departments.js';
import { COMPLAINT, type Desk, withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { walkTo } from '../kit/walk.js';

const LEAK = '今天厨房里有燃气味。';
const HAZARD = { category: 'safety', safetyHazard: true } as const;
const IN_DANGER = { ...COMPLAINT, ...HAZARD, content: LEAK };

/** Instants of the first danger, minutes after it was found. */
const after = (desk: Desk, minutes: number): string =>
  instantOf(new Date(desk.clock.now().getTime() + minutes * 60_000));

describe('danger', () => {
  const desk = withDesk();
  const caseOf = (): ComplaintId => desk().complaints[0] ?? anId<ComplaintId>('nothing');
  const dangers = () => desk().database.read.dangers.ofComplaint(caseOf());
  const open = async (): Promise<string[]> => (await desk().openTasks()).filter((task) => /Danger|Safety/.test(task));
  const groups = async (): Promise<string[]> =>
    (await desk().database.read.workItems.ofComplaint(caseOf()))
      .filter(({ elementId, state }) => elementId === 'userTask_SuperviseDanger' && state === 'offered')
      .map(({ group }) => group);
  const limit = async (): Promise<string[]> =>
    (await desk().limits()).filter((line) => line.startsWith('safety')).map((line) => line.replace(/^safety /, ''));

  async function filed(): Promise<{ number: string; queryCode: string }> {
    const { number, queryCode } = await desk().file();
    return { number, queryCode };
  }

  const WAYS: [source: string, happens: () => Promise<void>][] = [
    ['filing', async () => void (await desk().file({ safetyHazard: true }))],
    [
      'filing',
      async () => {
        const input = { ...IN_DANGER, submissionToken: 'rescue' };
        desk().complaints.push((await desk().useCases.intake.reportDanger(input, '')).complaintId);
      },
    ],
    [
      'filing',
      async () => {
        const input = { ...IN_DANGER, channel: 'phone' as const, submissionToken: 'front desk' };
        const { complaintId } = await desk().useCases.intake.registerComplaint(await desk().user('受理01'), input);
        desk().complaints.push(complaintId);
      },
    ],
    [
      'registration',
      async () => {
        await filed();
        await desk().do('userTask_Register', HAZARD);
      },
    ],
    [
      'reclassification',
      async () => {
        await filed();
        await walkTo(desk(), 'userTask_Investigate');
        const facts = { ...HAZARD, urgency: 'critical', complexity: 'simple' };
        await desk().useCases.cases.reclassify(await desk().user('受理01'), caseOf(), facts, '现场有燃气味。');
      },
    ],
    [
      'information',
      async () => {
        const { number, queryCode } = await filed();
        await desk().useCases.portal.addInformation(number, queryCode, LEAK);
      },
    ],
    [
      'urge',
      async () => {
        const { number, queryCode } = await filed();
        await desk().useCases.portal.urgeComplaint(number, queryCode, LEAK);
      },
    ],
    [
      'withdrawal',
      async () => {
        const { number, queryCode } = await filed();
        await desk().useCases.portal.withdrawComplaint(number, queryCode, LEAK);
      },
    ],
    [
      'dispute',
      async () => {
        const { number, queryCode } = await filed();
        await walkTo(desk(), null);
        await desk().useCases.portal.disputeAnswer(number, queryCode, { text: LEAK, appeal: false });
      },
    ],
    [
      'evaluation',
      async () => {
        const { number, queryCode } = await filed();
        await walkTo(desk(), null);
        const marks = { solved: 'no' as const, satisfaction: 1, attitude: 3 };
        await desk().useCases.portal.evaluate(number, queryCode, { ...marks, comment: LEAK });
      },
    ],
    [
      'visit',
      async () => {
        await filed();
        await walkTo(desk(), 'userTask_ReturnVisit');
        await desk().do('userTask_ReturnVisit', { dangerNow: true });
      },
    ],
    [
      'correction',
      async () => {
        await filed();
        const office = await desk().user('投诉办01');
        const changes = { version: 1, content: { content: LEAK }, details: {}, facts: {} };
        await desk().useCases.cases.correctContent(office, caseOf(), changes, '来电补充。');
      },
    ],
  ];

  for (const [index, [source, happens]] of WAYS.entries()) {
    it(`found by ${source} (${index + 1}) is a task of the whole safety department at once, and the case is theirs to see (D04-R10)`, async () => {
      await happens();
      await desk().settled();
      expect(await open()).to.include('userTask_ConfirmDanger');
      const task = await desk().task('userTask_ConfirmDanger');
      expect((await dangers()).map((danger) => danger.source)).to.deep.equal([source]);
      expect(Date.parse(task.dueAt ?? '') - Date.parse((await dangers())[0]?.foundAt ?? '')).to.equal(600_000);
      for (const name of ['承办04', '部门负责人04']) {
        const user = await desk().user(name);
        const { items } = await desk().useCases.tasks.listWorkItems(user, 'groups', { from: 0, limit: 5 });
        expect(items.map(({ item }) => item.id)).to.include(task.id);
        expect((await desk().useCases.cases.caseFile(user, caseOf())).complaint.id).to.equal(caseOf());
        const contact = await desk().useCases.tasks.dangerContact(user, task.id);
        expect(contact).to.include({ phone: '19900000000', address: '测试市示范区测试路1号' });
      }
    });
  }

  it('goes up by a task for each level, by night and on a holiday, until somebody confirms (D04-R10)', async () => {
    await desk().advanceTo('2026-10-02T18:00:00.000Z'); // 02:00 on a day of the National Day holiday
    await desk().file({ safetyHazard: true });
    const [ten, twenty, thirty] = [10, 20, 30].map((minutes) => after(desk(), minutes));
    const justBefore = (instant = ''): string => instantOf(new Date(Date.parse(instant) - 1));
    await desk().advanceTo(justBefore(ten));
    expect(await groups()).to.deep.equal([]);
    await desk().advanceTo(ten ?? '');
    expect(await groups()).to.deep.equal(['department-manager:safety']);
    await desk().advanceTo(justBefore(twenty));
    expect(await groups()).to.have.length(1);
    await desk().advanceTo(twenty ?? '');
    expect(await groups()).to.deep.equal(['department-manager:safety', 'supervising-leader']);
    await desk().advanceTo(justBefore(thirty));
    expect(await groups()).to.have.length(2);
    await desk().advanceTo(thirty ?? '');
    expect(await groups()).to.deep.equal(['department-manager:safety', 'supervising-leader', 'general-manager']);
    await desk().complete('部门负责人04', 'userTask_SuperviseDanger');
    expect(await open(), 'a superior has confirmed nothing').to.include('userTask_ConfirmDanger');
    await desk().complete('部门负责人04', 'userTask_ConfirmDanger');
    expect(await open(), 'the ladder ends').to.deep.equal(['userTask_UrgeSafety']);
    expect(await limit()).to.deep.equal([`${local(ten ?? '')} → late`]);
    await desk().complete('受理01', 'userTask_UrgeSafety');
    expect(await open()).to.deep.equal([]);
    const running = await desk().client.searchProcessInstances({ state: 'ACTIVE' }, { from: 0, limit: 10 });
    expect(running.items.map(({ processDefinitionId }) => processDefinitionId)).not.to.include('safety-lane');
  });

  it('meets its limit when a person confirms, not when a notice is written, and says who (D04-R10)', async () => {
    await desk().file({ safetyHazard: true });
    expect(await desk().told(['safety-alert'])).to.have.length(2);
    expect(await limit()).to.deep.equal(['2026-09-29 09:10 → running']);
    await desk().advanceTo(after(desk(), 5));
    await desk().complete('承办04', 'userTask_ConfirmDanger');
    expect(await limit()).to.deep.equal(['2026-09-29 09:10 → met']);
    const [danger] = await dangers();
    expect(danger).to.include({ confirmedBy: (await desk().user('承办04')).id, endedAt: null });
    expect(await desk().ledgerTypes())
      .to.include('case.safety-confirmed')
      .and.not.to.include('case.safety-passed-on');
  });

  it('goes on when the complaint is withdrawn, and is escalated as before (D04-R10)', async () => {
    const { number, queryCode } = await desk().file({ safetyHazard: true });
    await desk().useCases.portal.withdrawComplaint(number, queryCode, '不想投诉了。');
    await desk().settled();
    expect((await desk().complaint()).outcome).to.equal('withdrawn');
    expect(await desk().openTasks()).to.deep.equal(['userTask_ConfirmDanger']);
    expect(await limit()).to.deep.equal(['2026-09-29 09:10 → running']);
    await desk().advanceTo(after(desk(), 20));
    expect(await groups()).to.deep.equal(['department-manager:safety', 'supervising-leader']);
    await desk().complete('承办04', 'userTask_ConfirmDanger');
    await desk().complete('受理01', 'userTask_UrgeSafety');
    expect(await desk().openTasks()).to.deep.equal([]);
    expect((await desk().complaint()).outcome).to.equal('withdrawn');
  });

  it('told again before it is confirmed stays one task; after that a new one begins, with a limit of its own', async () => {
    const { number, queryCode } = await filed();
    await desk().useCases.portal.addInformation(number, queryCode, LEAK);
    await desk().useCases.portal.urgeComplaint(number, queryCode, '燃气味更重了！');
    await desk().settled();
    expect(await open()).to.deep.equal(['userTask_ConfirmDanger']);
    expect(await desk().ledgerTypes()).to.include('danger.told-again');
    await desk().complete('承办04', 'userTask_ConfirmDanger');
    await desk().advanceTo(after(desk(), 30));
    await desk().useCases.portal.addInformation(number, queryCode, '又闻到燃气味。');
    await desk().settled();
    expect(await open()).to.have.members(['userTask_UrgeSafety', 'userTask_ConfirmDanger']);
    expect(await limit()).to.deep.equal(['2026-09-29 09:10 → met', '2026-09-29 09:40 → running']);
    await desk().do('userTask_UrgeSafety');
    expect(await limit(), 'urging for the first ends nothing of the second').to.include('2026-09-29 09:40 → running');
    await desk().do('userTask_ConfirmDanger');
    await desk().do('userTask_UrgeSafety');
    expect((await dangers()).map(({ endedAt }) => endedAt !== null)).to.deep.equal([true, true]);
  });

  it('found after somebody has confirmed, and before the engine knows it, is another one', async () => {
    const { number, queryCode } = await desk().file({ safetyHazard: true });
    const user = await desk().user('承办04');
    const { id } = await desk().task('userTask_ConfirmDanger');
    await desk().useCases.tasks.submitWorkItem(user, id, { dangerCall: 'reached', dangerMeasures: '已派人。' }, {});
    await desk().engineClock.setTo(Date.parse(after(desk(), 1)));
    await desk().useCases.portal.addInformation(number, queryCode, '又闻到燃气味。');
    await desk().settled();
    expect(await open()).to.have.members(['userTask_UrgeSafety', 'userTask_ConfirmDanger']);
    expect(await limit()).to.deep.equal(['2026-09-29 09:10 → met', '2026-09-29 09:11 → running']);
  });

  it('is not stopped, delayed or hidden: no pause, no extension, no recusal of the department, no erasure', async () => {
    await desk().file({ safetyHazard: true });
    const office = await desk().user('投诉办01');
    const clock = (await desk().database.read.clocks.ofComplaints([caseOf()])).find(({ step }) => step === 'safety');
    const refused = async (act: Promise<unknown>): Promise<string> =>
      act.then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
    const { useCases } = desk();
    expect(await refused(useCases.deadlines.pauseClock(office, clock?.id ?? anId('nothing'), 'meterTest'))).to.equal(
      'wrongState',
    );
    expect(
      await refused(
        useCases.tasks.recuse(office, caseOf(), {
          kept: { kind: 'department', department: aDepartment('safety') },
          reason: 'interest',
        }),
      ),
    ).to.equal('invalid');
  });

  it('keeps who is in danger from being erased until it has ended', async () => {
    const { number, queryCode } = await filed();
    await walkTo(desk(), null);
    const marks = { solved: 'no' as const, satisfaction: 1, attitude: 3 };
    await desk().useCases.portal.evaluate(number, queryCode, { ...marks, comment: LEAK });
    await desk().settled();
    const leader = await desk().user('分管领导01');
    const erase = async (): Promise<string> =>
      desk()
        .useCases.cases.erasePerson(leader, [caseOf()], 'request')
        .then(
          () => 'erased',
          (error: { code: string }) => error.code,
        );
    expect(await erase()).to.equal('wrongState');
    await desk().do('userTask_ConfirmDanger');
    await desk().do('userTask_UrgeSafety');
    expect(await erase()).to.equal('erased');
  });

  it('in a case that the department is kept from goes to the supervising leader from the start', async () => {
    const { number, queryCode } = await filed();
    const office = await desk().user('投诉办01');
    await desk().useCases.tasks.recuse(office, caseOf(), {
      kept: { kind: 'department', department: aDepartment('safety') },
      reason: 'interest',
    });
    await desk().useCases.portal.addInformation(number, queryCode, LEAK);
    await desk().settled();
    expect((await desk().task('userTask_ConfirmDanger')).group).to.equal('supervising-leader');
    await desk().complete('分管领导01', 'userTask_ConfirmDanger');
    expect(await open()).to.deep.equal(['userTask_UrgeSafety']);
  });

  it('stands above everything else in the lists of whoever has it', async () => {
    await filed();
    const { complaintId } = await desk().file({ safetyHazard: true, submissionToken: 'danger' });
    const { items } = await desk().useCases.tasks.listWorkItems(await desk().user('受理01'), 'groups', {
      from: 0,
      limit: 9,
    });
    expect(items[0]?.complaint?.id).to.equal(complaintId);
  });
});

describe('danger, while the engine is away', () => {
  let away = false;
  const desk = withDesk({ engineAway: () => away });

  it('is taken all the same, and begins with the minute it was told', async () => {
    away = true;
    const { complaintId } = await desk().useCases.intake.fileComplaint({ ...IN_DANGER, submissionToken: 'away' });
    desk().complaints.push(complaintId);
    const found = instantOf(desk().clock.now());
    await desk().settled();
    away = false;
    await desk().advanceTo(after(desk(), 12));
    expect(await desk().openTasks()).to.include.members(['userTask_ConfirmDanger', 'userTask_SuperviseDanger']);
    const [clock] = (await desk().database.read.clocks.ofComplaints([complaintId])).filter(
      ({ step }) => step === 'safety',
    );
    expect(clock).to.include({ startedAt: found, state: 'overdue' });
  });
});
