/**
 * What the company limits itself: nothing that a person waits for is without a limit, where the regulation names no time for it
 * (D04-R21, D05-R16, D06-R18, D15-R15).
 */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { withDesk } from '../kit/desk.js';
import { changedTables } from '../kit/models.js';
import { walkTo } from '../kit/walk.js';
import { bundle } from '../workflows/kit.js';

const UNHAPPY = { visitOutcome: 'dissatisfied' };

/** The company's file as it was before it had limits of its own. */
const withoutOwn = async () => {
  const files = bundle();
  return Promise.all(
    files.map(async ({ name, content }) =>
      name.endsWith('COMPANY_2025_1.dmn')
        ? {
            name,
            content: Buffer.from(
              await changedTables(String(content), (model) => {
                model.drgElement = (model.drgElement ?? []).filter(({ id }) => id !== 'internal_COMPANY_2025_1');
              }),
            ),
          }
        : { name, content },
    ),
  );
};

describe("a limit of the company's own", () => {
  const desk = withDesk();

  const limitsOf = async (step: string, complaintId?: ComplaintId): Promise<string[]> =>
    (await desk().limits(complaintId)).filter((limit) => limit.startsWith(`${step} `));

  async function unhappy(): Promise<ComplaintId> {
    const { complaintId } = await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit', null, complaintId);
    await desk().complete('回访01', 'userTask_ReturnVisit', UNHAPPY, complaintId);
    return complaintId;
  }

  it('is kept by talks: its task shows it, and it goes up as every limit does (D04-R21)', async () => {
    await unhappy();
    expect(await limitsOf('negotiate')).to.deep.equal(['negotiate 2026-10-19 24:00 → running']);
    expect((await desk().task('userTask_Negotiate')).dueAt).to.equal('2026-10-19T16:00:00.000Z');
    await desk().advanceTo('2026-10-24T00:00:00.000Z');
    expect(await desk().told(['deadline-reminder', 'deadline-overdue', 'escalation'])).to.deep.equal([
      '2026-10-16 24:00 deadline-reminder → complaint-office',
      '2026-10-19 24:00 deadline-overdue → complaint-office',
      '2026-10-20 24:00 escalation → supervising-leader',
      '2026-10-22 24:00 escalation → general-manager',
    ]);
    expect(await desk().openTasks()).to.include('userTask_Supervise');
  });

  it('is one for the talks and one for the appeal, each from its own beginning (D05-R16)', async () => {
    await unhappy();
    await desk().advanceTo('2026-10-08T02:00:00.000Z');
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'appeal' });
    expect(await limitsOf('negotiate')).to.deep.equal(['negotiate 2026-10-19 24:00 → met']);
    expect(await limitsOf('appeal')).to.deep.equal(['appeal 2026-10-28 24:00 → running']);
    await desk().advanceTo('2026-10-29T02:00:00.000Z');
    expect(await desk().told(['deadline-overdue'])).to.deep.equal([
      '2026-10-28 24:00 deadline-overdue → complaint-office',
    ]);
    await desk().do('userTask_DecideAppeal', { appealOutcome: 'dismissed' });
    expect(await limitsOf('appeal')).to.deep.equal(['appeal 2026-10-28 24:00 → late']);
  });

  it('is kept by a referral: to send it out, and to have an answer (D06-R18, D15-R15)', async () => {
    await unhappy();
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'refer' });
    expect(await limitsOf('referral-out')).to.deep.equal(['referral-out 2026-10-09 24:00 → running']);
    await desk().do('userTask_ReferOut');
    expect(await limitsOf('referral-out')).to.deep.equal(['referral-out 2026-10-09 24:00 → met']);
    expect(await limitsOf('referral')).to.deep.equal(['referral 2026-11-02 24:00 → running']);
    await desk().do('userTask_RecordReferralAnswer');
    expect(await limitsOf('referral')).to.deep.equal(['referral 2026-11-02 24:00 → met']);
  });

  it('is kept by what comes back: a misrouted case is assigned anew, a returned plan is drawn up again (D03-R15)', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_Investigate');
    await desk().do('userTask_Investigate', { investigationOutcome: 'returned', returnReason: '不属于本部门职责。' });
    expect(await limitsOf('reassign')).to.deep.equal(['reassign 2026-10-08 24:00 → running']);
    expect((await desk().task('userTask_Assign')).dueAt).to.equal('2026-10-08T16:00:00.000Z');
    await walkTo(desk(), 'userTask_ApprovePlan', 'userTask_Assign');
    expect(await limitsOf('reassign')).to.deep.equal(['reassign 2026-10-08 24:00 → met']);
    await desk().do('userTask_ApprovePlan', { approvalOutcome: 'returned', approvalOpinion: '请补充检定结论。' });
    expect(await limitsOf('revise-plan')).to.deep.equal(['revise-plan 2026-10-09 24:00 → running']);
    await desk().do('userTask_DraftPlan');
    expect(await limitsOf('revise-plan')).to.deep.equal(['revise-plan 2026-10-09 24:00 → met']);
  });

  it('is kept by a case that was opened again, until its end (D04-R21, D11-R18)', async () => {
    const { number, queryCode } = await desk().file();
    await walkTo(desk(), null);
    expect(await limitsOf('reopened')).to.deep.equal([]);
    await desk().useCases.portal.disputeAnswer(number, queryCode, { text: '又出现同样的问题。', appeal: false });
    await desk().settled();
    expect(await limitsOf('reopened')).to.deep.equal(['reopened 2026-11-16 24:00 → running']);
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'explained' });
    await desk().do('userTask_ReturnVisit');
    expect(await desk().complaint()).to.include({ state: 'archived' });
    expect(await limitsOf('reopened')).to.deep.equal(['reopened 2026-11-16 24:00 → met']);
  });

  it('holds for cases begun from the day on that it was deployed; those before go on without', async () => {
    await desk().deploy(await withoutOwn());
    const before = await unhappy();
    await desk().deploy(bundle());
    const after = await unhappy();
    expect(await limitsOf('negotiate', before)).to.deep.equal([]);
    expect(await limitsOf('negotiate', after)).to.have.length(1);
  });
});

describe('a limit of the company that a policy sets itself', () => {
  /** The row of the investigation is one of the appeal, as the next version of a policy may have one. */
  const desk = withDesk({
    cells: {
      limits_investigate_in_startEvent: '"appealed"',
      limits_investigate_step: '"appeal"',
      limits_investigate_startEvent: '"appealed"',
      limits_investigate_stopEvent: '"appeal-decided"',
      limits_investigate_dutyHolder: '"supervising-leader"',
    },
  });

  it('gives way to it: one limit runs, with the article of the policy (D05-R16)', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit');
    await desk().complete('回访01', 'userTask_ReturnVisit', UNHAPPY);
    await desk().do('userTask_Negotiate', { negotiationOutcome: 'appeal' });
    const clocks = await desk().database.read.clocks.ofComplaints([...desk().complaints]);
    const found = clocks.filter(({ step }) => step === 'appeal');
    expect(found.map(({ amount, kind, article }) => `${amount} ${kind} ${article}`)).to.deep.equal(['5 rule 第八条']);
  });
});
