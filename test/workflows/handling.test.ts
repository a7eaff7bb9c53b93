/** The life of a complaint as the diagram draws it; jobs answer as their workers would. */
import { expect } from 'chai';
import { World } from './kit.js';

/** Up to the decision table's recipient; each task is completed as its form would. */
async function untilAssigned(world: World): Promise<void> {
  await world.receive();
  await world.complete('userTask_Register', { category: 'metering', safetyHazard: false });
  await world.complete('userTask_DecideAcceptance', { acceptance: 'accepted' });
  await world.complete('userTask_Assign', { responsibleDepartment: 'metering' });
}

async function untilPlanned(world: World, planLevel = 'general'): Promise<void> {
  await untilAssigned(world);
  await world.complete('userTask_Investigate');
  await world.complete('userTask_DraftPlan', { planDueOn: '2026-01-20', planLevel });
}

async function untilVisited(world: World): Promise<void> {
  await untilPlanned(world);
  await world.complete('userTask_ApprovePlan', { approvalOutcome: 'approved' });
  await world.complete('userTask_CarryOut');
  await world.complete('userTask_ConfirmRectification', { rectificationConfirmed: 'confirmed' });
  await world.complete('userTask_PrepareResult');
}

const outcomes = (world: World) =>
  world.jobs.filter(({ type }) => type === 'complaint.archive').map(({ variables }) => variables.outcome);

describe('complaint-handling', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open({
      'complaint.open': () => ({ duplicate: false }),
      'return-visit.plan-next': ({ variables }) => {
        const attempts = Number(variables.attempts) + 1;
        return {
          attempts,
          exhausted: attempts >= 3,
          nextVisitAt: new Date(world.clock.now() + 24 * 3_600_000).toISOString(),
        };
      },
    });
  });
  afterEach(async () => {
    expect(await world.incidents()).to.deep.equal([]);
    await world.engine.close();
  });

  it('carries a complaint from receipt to the archive, each step once and in order (D03-R13 … D03-R18)', async () => {
    await untilVisited(world);
    await world.complete('userTask_ReturnVisit', { visitOutcome: 'satisfied' });
    expect(world.done).to.deep.equal([
      'serviceTask_OpenCase',
      'serviceTask_RecordRegistration',
      'serviceTask_RecordClassification',
      'serviceTask_RecordAcceptance accepted',
      'sendTask_Acknowledge acknowledged',
      'serviceTask_RecordAssignment',
      'serviceTask_RecordPlan plan-drafted',
      'serviceTask_RecordApproval',
      'sendTask_NotifyDepartment plan-to-department',
      'serviceTask_StartRectification plan-approved',
      'serviceTask_RecordRectification rectification-completed',
      'sendTask_ResultNotice result',
      'serviceTask_RecordResult result-told',
      'serviceTask_Archive',
    ]);
    expect(outcomes(world)).to.deep.equal(['satisfied']);
    expect(await world.running()).to.deep.equal([]);
  });

  it('ends a second start of the same complaint without doing anything', async () => {
    await world.engine.close();
    world = await World.open({ 'complaint.open': () => ({ duplicate: true }) });
    await world.receive();
    expect(world.done).to.deep.equal(['serviceTask_OpenCase']);
    expect(await world.running()).to.deep.equal([]);
  });

  it('tells the complainant why a complaint is declined, and archives it as such', async () => {
    await world.receive();
    await world.complete('userTask_Register', { category: 'other', safetyHazard: false });
    await world.complete('userTask_DecideAcceptance', { acceptance: 'declined' });
    expect(world.done.slice(-3)).to.deep.equal([
      'serviceTask_RecordDecline declined',
      'sendTask_NotifyDecline declined',
      'serviceTask_ArchiveDeclined',
    ]);
    expect(outcomes(world)).to.deep.equal(['declined']);
    expect(await world.running()).to.deep.equal([]);
  });

  it('classifies by the decision table, and what is a hazard goes to the general manager (D03-R14)', async () => {
    await world.receive();
    await world.complete('userTask_Register', { category: 'supply', safetyHazard: true });
    const classified = world.jobs.find(({ type }) => type === 'complaint.classify');
    expect(classified?.variables.classification).to.deep.equal({ level: 'major', priority: 'urgent' });
    await world.complete('userTask_DecideAcceptance', { acceptance: 'accepted' });
    await world.complete('userTask_Assign', { responsibleDepartment: 'safety' });
    expect(world.tasks.get('userTask_Investigate')?.group).to.equal('handler:safety');
    await world.complete('userTask_Investigate');
    await world.complete('userTask_DraftPlan', { planDueOn: '2026-01-08', planLevel: 'general' });
    expect(world.tasks.get('userTask_ApprovePlan')?.group).to.equal('general-manager');
  });

  it('sends a returned plan back to be revised, not to be investigated again', async () => {
    await untilPlanned(world, 'important');
    expect(world.tasks.get('userTask_ApprovePlan')?.group).to.equal('supervising-leader');
    await world.complete('userTask_ApprovePlan', { approvalOutcome: 'returned' });
    expect(world.done.at(-1)).to.equal('sendTask_NotifyReturned plan-returned');
    expect([...world.tasks.keys()]).to.deep.equal(['userTask_DraftPlan']);
    await world.complete('userTask_DraftPlan', { planDueOn: '2026-01-22', planLevel: 'general' });
    expect(world.tasks.get('userTask_ApprovePlan')?.group).to.equal('complaint-office');
  });

  it('lets the department go on until the rectification is confirmed (D03-R17)', async () => {
    await untilPlanned(world);
    await world.complete('userTask_ApprovePlan', { approvalOutcome: 'approved' });
    await world.complete('userTask_CarryOut');
    await world.complete('userTask_ConfirmRectification', { rectificationConfirmed: 'notYet' });
    expect([...world.tasks.keys()]).to.deep.equal(['userTask_CarryOut']);
    expect(world.tasks.get('userTask_CarryOut')?.group).to.equal('handler:metering');
    expect(world.done).not.to.include('serviceTask_RecordRectification rectification-completed');
  });

  it('negotiates with whoever is dissatisfied: an explanation leads to another visit, new measures to a revised plan', async () => {
    await untilVisited(world);
    await world.complete('userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    await world.complete('userTask_Negotiate', { negotiationOutcome: 'explained' });
    await world.complete('userTask_ReturnVisit', { visitOutcome: 'dissatisfied' });
    await world.complete('userTask_Negotiate', { negotiationOutcome: 'newMeasures' });
    expect([...world.tasks.keys()]).to.deep.equal(['userTask_DraftPlan']);
  });

  it('visits again on the next working day where nobody answers, and never counts silence as satisfied', async () => {
    await untilVisited(world);
    for (const _ of [1, 2]) {
      await world.complete('userTask_ReturnVisit', { visitOutcome: 'noAnswer' });
      expect([...world.tasks.keys()]).to.deep.equal([]);
      await world.advance(24 * 3_600_000);
    }
    await world.complete('userTask_ReturnVisit', { visitOutcome: 'noAnswer' });
    expect(outcomes(world)).to.deep.equal(['noResponse']);
    expect(await world.running()).to.deep.equal([]);
  });

  for (const [moment, prepare] of Object.entries({
    'before registration': (w: World) => w.receive(),
    'during approval': (w: World) => untilPlanned(w),
    'at the return visit': untilVisited,
  })) {
    it(`lets the complainant withdraw ${moment}: open tasks go, the case is archived`, async () => {
      await prepare(world);
      await world.publish('complaint-withdrawn', 'c1');
      expect([...world.tasks.keys()]).to.deep.equal([]);
      expect(world.done.slice(-3)).to.deep.equal([
        'serviceTask_RecordWithdrawal',
        'sendTask_ConfirmWithdrawal withdrawn',
        'serviceTask_ArchiveWithdrawn',
      ]);
      expect(outcomes(world)).to.deep.equal(['withdrawn']);
      expect(await world.running()).to.deep.equal([]);
    });
  }

  it('forwards added information to the complaint office, and after the assignment to the department', async () => {
    await world.receive();
    await world.publish('information-added', 'c1');
    await world.complete('userTask_Register', { category: 'metering', safetyHazard: false });
    await world.complete('userTask_DecideAcceptance', { acceptance: 'accepted' });
    await world.complete('userTask_Assign', { responsibleDepartment: 'metering' });
    await world.publish('information-added', 'c1');
    const audiences = world.jobs
      .filter(({ elementId }) => elementId === 'sendTask_ForwardInformation')
      .map(({ variables }) => variables.noticeAudience);
    expect(audiences).to.deep.equal(['complaint-office', 'handler:metering']);
    expect([...world.tasks.keys()]).to.deep.equal(['userTask_Investigate']);
  });

  it('escalates while the case goes on: two limits at once, each with its own level', async () => {
    await untilAssigned(world);
    await Promise.all([
      world.engine.execute('publishMessage', {
        name: 'deadline-overdue',
        correlationKey: 'c1',
        timeToLiveMs: 0,
        messageId: '',
        variables: { clockId: 'k1', step: 'investigate', level: 1 },
      }),
      world.engine.execute('publishMessage', {
        name: 'deadline-overdue',
        correlationKey: 'c1',
        timeToLiveMs: 0,
        messageId: '',
        variables: { clockId: 'k2', step: 'register', level: 2 },
      }),
    ]);
    await world.work();
    const recorded = world.jobs
      .filter(({ type }) => type === 'escalation.record')
      .map(({ variables }) => [
        variables.clockId,
        variables.level,
        (variables.escalation as { recipientGroup: string }).recipientGroup,
      ]);
    expect(recorded).to.deep.equal([
      ['k1', 1, 'department-manager:metering'],
      ['k2', 2, 'supervising-leader'],
    ]);
    expect([...world.tasks.keys()].sort()).to.deep.equal(['userTask_Investigate', 'userTask_Supervise']);
    await world.complete('userTask_Investigate');
    await world.publish('supervision-closed', 'k2:2');
    expect([...world.tasks.keys()]).to.deep.equal(['userTask_DraftPlan']);
  });
});
