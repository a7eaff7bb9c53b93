/** Four eyes: whoever did an earlier step of a case is refused the one that checks it, also with the right to it. */
import { expect } from 'chai';
import { COMPANY_WIDE_ROLES, type Role } from '../../domain/organisation/model.js';
import { at } from '../kit/calendar.js';
import { type Desk, withDesk } from '../kit/desk.js';
import { withPosts } from '../kit/posts.js';

type Step = readonly [username: string, elementId: string];

/** Three handlers of one department, so that each earlier step has a person of its own. */
async function threeHandlers(desk: Desk): Promise<void> {
  for (const username of ['承办02', '承办03']) {
    const user = await desk.user(username);
    await desk.database.transaction((r) => r.people.change(user, withPosts(user, 'handler-engineering')));
  }
}

async function walk(desk: Desk, steps: readonly Step[]): Promise<void> {
  for (const [username, elementId] of steps) await desk.complete(username, elementId);
}

/** What a person is told who takes the task, after they were given the role that does it. */
async function claimed(desk: Desk, elementId: string, username: string, role: Role): Promise<string> {
  const user = await desk.user(username);
  const own = user.posts.map(({ post }) => post);
  const post = (COMPANY_WIDE_ROLES.includes(role) ? role : `${role}-engineering`).replace(/^intake$/, 'intake-service');
  await desk.database.transaction((r) => r.people.change(user, withPosts(user, ...new Set([...own, post]))));
  const { id } = await desk.task(elementId);
  return desk.useCases.tasks.claimWorkItem(await desk.user(username), id).then(
    () => 'claimed',
    (error: { code: string }) => error.code,
  );
}

/** Each of those who took part is refused, by what they did; then somebody who did not may take it. */
async function expectFourEyes(
  desk: Desk,
  { task, role, by, free }: { task: string; role: Role; by: Record<string, string>; free: string },
): Promise<void> {
  for (const [elementId, username] of Object.entries(by))
    expect(await claimed(desk, task, username, role), `${task} after ${elementId}`).to.equal('tookPart');
  expect(await claimed(desk, task, free, role), `${task} by somebody else`).to.equal('claimed');
}

const UNTIL_PLANNED: readonly Step[] = [
  ['受理01', 'userTask_Register'],
  ['投诉办01', 'userTask_DecideAcceptance'],
  ['投诉办01', 'userTask_Assign'],
  ['承办01', 'userTask_Investigate'],
  ['承办02', 'userTask_DraftPlan'],
];
const HANDLED_BY = { userTask_Investigate: '承办01', userTask_DraftPlan: '承办02' };

describe('four eyes', () => {
  const desk = withDesk();
  beforeEach(async () => {
    await threeHandlers(desk());
    await desk().file();
    await walk(desk(), UNTIL_PLANNED);
  });

  it('a plan is approved by nobody who drafted it (D16-R07, D16-R15)', () =>
    expectFourEyes(desk(), {
      task: 'userTask_ApprovePlan',
      role: 'complaint-office',
      by: { userTask_DraftPlan: '承办02' },
      free: '投诉办01',
    }));

  it('what was put right is confirmed, visited and heard on appeal by nobody who took part (D03-R17, D09-R17, D05-R16)', async () => {
    await walk(desk(), [
      ['投诉办01', 'userTask_ApprovePlan'],
      ['承办03', 'userTask_CarryOut'],
    ]);
    const carriedOut = { userTask_CarryOut: '承办03' };
    await expectFourEyes(desk(), {
      task: 'userTask_ConfirmRectification',
      role: 'complaint-office',
      by: carriedOut,
      free: '投诉办02',
    });
    await walk(desk(), [
      ['投诉办02', 'userTask_ConfirmRectification'],
      ['投诉办02', 'userTask_PrepareResult'],
    ]);
    const handledBy = { ...HANDLED_BY, ...carriedOut };
    await expectFourEyes(desk(), {
      task: 'userTask_ReturnVisit',
      role: 'return-visitor',
      by: handledBy,
      free: '回访01',
    });
    await desk().do('userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    expect(await claimed(desk(), 'userTask_Negotiate', '人力01', 'complaint-office')).to.equal('claimed');
    await desk().complete('人力01', 'userTask_Negotiate', { negotiationOutcome: 'appeal' });
    await expectFourEyes(desk(), {
      task: 'userTask_DecideAppeal',
      role: 'supervising-leader',
      by: {
        ...handledBy,
        userTask_ApprovePlan: '投诉办01',
        userTask_PrepareResult: '投诉办02',
        userTask_Negotiate: '人力01',
      },
      free: '分管领导01',
    });
  });
});

describe('four eyes over a refusal', () => {
  const desk = withDesk();

  it('that a complaint is not accepted is confirmed by nobody who decided so (D11-R20)', async () => {
    await desk().file();
    await walk(desk(), UNTIL_PLANNED.slice(0, 1));
    const declined = { acceptance: 'declined', declineGround: 'outOfScope', declineReason: '不属于本公司供气范围。' };
    await desk().do('userTask_DecideAcceptance', declined);
    const decided = (await desk().database.read.workItems.latestAt('userTask_DecideAcceptance'))?.assignee;
    const by = (await desk().database.read.people.all()).find(({ id }) => id === decided)?.username ?? '';
    await expectFourEyes(desk(), {
      task: 'userTask_ConfirmDecline',
      role: 'supervising-leader',
      by: { userTask_DecideAcceptance: by },
      free: '分管领导01',
    });
  });
});

describe('four eyes under a regulation that reviews every result (D09)', () => {
  const desk = withDesk({ start: at('2025-09-28', '10:00'), policy: 'D09_2025_1' });

  it('a result is reviewed by nobody who worked on it (D09-R13)', async () => {
    await threeHandlers(desk());
    await desk().file();
    await desk().do('userTask_Register');
    await desk().do('userTask_Assign');
    await walk(desk(), UNTIL_PLANNED.slice(-2));
    const task = { task: 'userTask_ReviewResult', role: 'complaint-office' } as const;
    await expectFourEyes(desk(), { ...task, by: HANDLED_BY, free: '投诉办01' });
  });
});

describe('four eyes over what was done in a second round, and over an explanation', () => {
  /** What the regulation leaves to the company. */
  const VISITS = {
    'D09_2025_1.dmn#profile_settings_visitAfterWorkingDays': '3',
    'D09_2025_1.dmn#profile_settings_visitIntervalWorkingDays': '10',
  };
  const FINDINGS = { 'D16_2025_1.dmn#limits_findings_amount': '3' };
  const NOT_SATISFIED = { visitOutcome: 'dissatisfied' };
  const leader = { task: 'userTask_DecideAppeal', role: 'supervising-leader', free: '分管领导01' } as const;

  describe('(D09)', () => {
    const desk = withDesk({ start: at('2025-09-28', '10:00'), policy: 'D09_2025_1', cells: VISITS });

    it('what was put right is reviewed by nobody who carried it out, and no reviewer hears the appeal (D09-R13, D05-R16)', async () => {
      await threeHandlers(desk());
      await desk().file();
      for (const element of ['userTask_Register', 'userTask_Assign']) await desk().do(element);
      await walk(desk(), [...UNTIL_PLANNED.slice(-2), ['投诉办01', 'userTask_ReviewResult']]);
      await desk().do('userTask_PrepareResult');
      await desk().advanceTo(at('2025-10-20', '10:00'));
      await desk().do('userTask_ReturnVisit', NOT_SATISFIED);
      await desk().complete('投诉办01', 'userTask_Negotiate', { negotiationOutcome: 'newMeasures' });
      await walk(desk(), [
        ['承办02', 'userTask_DraftPlan'],
        ['承办03', 'userTask_CarryOut'],
        ['投诉办01', 'userTask_ConfirmRectification'],
      ]);
      const review = { task: 'userTask_ReviewResult', role: 'complaint-office' } as const;
      await expectFourEyes(desk(), { ...review, by: { userTask_CarryOut: '承办03' }, free: '投诉办02' });
      await desk().complete('投诉办02', 'userTask_ReviewResult');
      await desk().do('userTask_PrepareResult');
      await desk().advanceTo(at('2025-11-20', '10:00'));
      await desk().do('userTask_ReturnVisit', NOT_SATISFIED);
      await desk().complete('投诉办01', 'userTask_Negotiate', { negotiationOutcome: 'appeal' });
      await expectFourEyes(desk(), { ...leader, by: { userTask_ReviewResult: '投诉办02' } });
    });
  });

  describe('(D16)', () => {
    const desk = withDesk({ start: at('2025-10-09', '09:00'), policy: 'D16_2025_1', cells: FINDINGS });

    it('whoever explained that a complaint is not valid does not hear the appeal against it (D16-R06, D05-R16)', async () => {
      await desk().file();
      for (const element of [
        'Register',
        'ApproveTransfer',
        'Assign',
        'Investigate',
        'ReportFindings',
        'ConfirmFindings',
      ])
        await desk().do(`userTask_${element}`);
      await desk().do('userTask_DecideValidity', { validity: 'invalid', validityReason: '非我方原因。' });
      await desk().complete('投诉办02', 'userTask_PrepareExplanation');
      await desk().complete('投诉办01', 'userTask_ReturnVisit', NOT_SATISFIED);
      await desk().complete('投诉办01', 'userTask_Negotiate', { negotiationOutcome: 'appeal' });
      await expectFourEyes(desk(), { ...leader, by: { userTask_PrepareExplanation: '投诉办02' }, free: '分管领导02' });
    });
  });
});
