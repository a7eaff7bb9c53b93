/** What a profile can switch on and off, on the same diagrams. */
import { expect } from 'chai';
import { withDesk } from '../kit/desk.js';
import { walkTo } from '../kit/walk.js';

const cell = (name: string): string => `D03_2025_1.dmn#profile_settings_${name}`;

describe('an identity check that the policy asks for (D08-R15)', () => {
  const desk = withDesk({ cells: { [cell('identityCheck')]: 'true' } });

  it('comes before acceptance, and refuses nobody', async () => {
    await desk().file();
    await desk().do('userTask_Register');
    expect(await desk().openTasks()).to.deep.equal(['userTask_VerifyIdentity']);
    await desk().do('userTask_VerifyIdentity', { identityOutcome: 'notVerified' });
    expect(await desk().openTasks()).to.deep.equal(['userTask_DecideAcceptance']);
  });

  it('does not hold up what concerns safety', async () => {
    await desk().file({ safetyHazard: true });
    await desk().do('userTask_Register', { safetyHazard: true });
    expect(await desk().openTasks()).to.have.members(['userTask_ConfirmDanger', 'userTask_DecideAcceptance']);
  });
});

describe('findings that are told before anything is done about them (D02-R09)', () => {
  const desk = withDesk({ cells: { [cell('findingsNotice')]: 'true' } });

  it('go to the complainant once the investigation has ended', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_DraftPlan');
    expect((await desk().told(['findings'])).map((line) => line.split(' → ')[1])).to.deep.equal(['complainant']);
    expect(await desk().ledgerTypes()).to.include('case.findings-told');
  });
});

describe('a policy that asks nobody whether they are satisfied', () => {
  const desk = withDesk({ cells: { [cell('visitor')]: '"none"' } });

  it('archives the case as resolved once the result is told', async () => {
    await desk().file();
    await walkTo(desk(), 'userTask_ReturnVisit');
    expect(await desk().complaint()).to.include({ state: 'archived', outcome: 'resolved' });
  });
});

describe('a complaint that was started twice', () => {
  const desk = withDesk();

  it('has one case: what starts when the first has ended finds it, and ends without doing anything', async () => {
    const { complaintId, number, queryCode } = await desk().file();
    await desk().client.publishMessage({
      name: 'complaint-received',
      correlationKey: complaintId,
      messageId: 'again',
      timeToLiveMs: 3_600_000,
      variables: { complaintId, policyVersion: 'D03_2025_1', heardBy: 'unit' },
    });
    await desk().useCases.portal.withdrawComplaint(number, queryCode, '问题已经解决。');
    await desk().settled();
    const { items } = await desk().client.searchProcessInstances(
      { processDefinitionId: 'complaint-handling' },
      { from: 0, limit: 10 },
    );
    expect(items.map(({ state }) => state)).to.deep.equal(['COMPLETED', 'COMPLETED']);
    expect((await desk().ledgerTypes()).filter((type) => type === 'case.opened')).to.have.length(1);
    expect(await desk().openTasks()).to.deep.equal([]);
  });
});
