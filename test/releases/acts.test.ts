/**
 * What people do besides their tasks, in cases that earlier states of the product have begun: all of it has its effect, and
 * what a case's own diagram would not hear of is not offered, so that nothing is promised that nobody keeps.
 */
import { expect } from 'chai';
import type { House } from '../../cli/demo/house.js';
import type { Complaint } from '../../domain/cases/index.js';
import { caseOf, DomainError, instantOf, sealLedger } from '../../domain/core/index.js';
import type { CaseClock } from '../../domain/deadlines/index.js';
import { openTasks, waitingTasks, work, workToItsEnd } from '../kit/to-the-end.js';
import { incidentsOf, type OldHouse, openRelease } from './old-house.js';
import { releases } from './stored.js';

const DAY_MS = 86_400_000;

/** Which of these the diagrams of a release hear of. */
interface Known {
  urge: boolean;
  dispute: boolean;
  reclassify: boolean;
  extension: boolean;
  duties: boolean;
}

const NOTHING: Known = { urge: false, dispute: false, reclassify: false, extension: false, duties: false };
const ALL: Known = { urge: true, dispute: true, reclassify: true, extension: true, duties: true };

const RELEASES: Readonly<Record<string, Known>> = {
  '2026-11-24-f08a300': NOTHING,
  '2026-11-26-403db29': { ...ALL, urge: false, dispute: false },
  [releases().at(-1) ?? '']: ALL,
};

/** @returns the code of the refusal; null where it was done */
const refusal = (act: Promise<unknown>): Promise<string | null> =>
  act.then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      return error.code;
    },
  );

async function user({ database }: House, username: string) {
  const found = await database.read.people.byUsername(username);
  if (found === null) throw new Error(`There is no account ${username}.`);
  return found.user;
}

async function codeOf(house: House, { id }: Complaint): Promise<string> {
  return house.useCases.intake.reissueQueryCode(await user(house, '投诉办01'), id);
}

const now = async ({ database }: House, { id }: Complaint): Promise<Complaint> => {
  const complaint = await database.read.complaints.byId(id);
  if (complaint === null) throw new Error('The case is gone.');
  return complaint;
};

const told = async ({ database }: House, { id }: Complaint, event: string): Promise<string[]> =>
  (await database.read.notices.ofComplaint(id)).filter((one) => one.event === event).map(({ audience }) => audience);

const types = async ({ database }: House, { id }: Complaint): Promise<string[]> =>
  (await database.read.ledger.ofComplaint(id)).map(({ type }) => type);

async function later(house: House, days: number): Promise<void> {
  const target = house.now() + days * DAY_MS;
  for (let next = house.nextAt(); next !== null && next < target; next = house.nextAt()) {
    await house.moveTo(Math.max(next, house.now()));
    await house.settle();
  }
  await house.moveTo(target);
  await house.settle();
}

/** Tasks beside the way of a case: superiors see to it, and its complainant is called. */
const BESIDE = ['userTask_Supervise', 'userTask_TellComplainant'];

/** Its only open task is that one, but for those beside its way. */
async function aCaseAt(house: House, elementId: string): Promise<Complaint> {
  for (const complaint of await house.database.read.complaints.all()) {
    const open = (await openTasks(house, complaint.id)).filter((item) => !BESIDE.includes(item.elementId));
    if (complaint.policyVersion === 'D03_2025_1' && open.length === 1 && open[0]?.elementId === elementId)
      return complaint;
  }
  throw new Error(`No case waits at ${elementId}.`);
}

async function aCaseWith(house: House, elementId: string): Promise<Complaint> {
  const task = (await waitingTasks(house)).find((one) => one.elementId === elementId);
  const id = task === undefined ? null : caseOf(task.matter);
  const complaint = id === null ? null : await house.database.read.complaints.byId(id);
  if (complaint === null) throw new Error(`No case has a task ${elementId}.`);
  return complaint;
}

async function workAt(house: House, { id }: Complaint, elementId: string, answers = {}): Promise<void> {
  const task = (await openTasks(house, id)).find((one) => one.elementId === elementId);
  if (task === undefined) throw new Error(`No task ${elementId} is open.`);
  await work(house, task.id, answers);
}

for (const [name, known] of Object.entries(RELEASES))
  describe(`a case of ${name}`, () => {
    let old: OldHouse;
    let house: House;
    before(async () => {
      old = await openRelease(name);
      house = old.house;
      await house.settle();
    });
    after(() => old.close());

    it('ends when its complainant withdraws it', async () => {
      const complaint = await aCaseAt(house, 'userTask_Investigate');
      await house.useCases.portal.withdrawComplaint(complaint.number, await codeOf(house, complaint), '不投诉了。');
      await house.settle();
      expect(await now(house, complaint)).to.include({ state: 'archived', outcome: 'withdrawn' });
      expect(await openTasks(house, complaint.id)).to.deep.equal([]);
    });

    it('has its handler told of what its complainant adds, and who urges it where its diagram knows of urging', async () => {
      const complaint = await aCaseAt(house, 'userTask_CarryOut');
      const { portal } = house.useCases;
      const code = await codeOf(house, complaint);
      await portal.addInformation(complaint.number, code, '表号是 M00000001。');
      await house.settle();
      expect(await told(house, complaint, 'information-added')).to.deep.equal(['handler:engineering']);
      expect(await portal.trackComplaint(complaint.number, code)).to.include({
        canUrge: known.urge,
        nextUrgeFrom: null,
      });
      const urged = await refusal(portal.urgeComplaint(complaint.number, code, '请尽快。'));
      await house.settle();
      expect(urged).to.equal(known.urge ? null : 'wrongState');
      expect((await told(house, complaint, 'complaint-urged')).length > 0).to.equal(known.urge);
      expect((await types(house, complaint)).includes('complaint.urged')).to.equal(known.urge);
    });

    it('is put into an outage with another, both are told, and it goes on', async () => {
      const cases = [await aCaseAt(house, 'userTask_Register'), await aCaseAt(house, 'userTask_DecideAcceptance')];
      const office = await user(house, '投诉办01');
      const { massEvents } = house.useCases;
      const id = await massEvents.openMassEvent(office, {
        kind: 'outage',
        title: '测试路停气',
        area: '测试路',
        startedAt: instantOf(new Date(house.now() - DAY_MS)),
        expectedEndAt: null,
        public: true,
      });
      for (const { number } of cases) await massEvents.linkCase(office, id, number);
      const sent = await massEvents.tellComplainants(office, id, { text: '今晚恢复供气。', textEn: '' });
      await house.settle();
      expect(sent).to.deep.equal({ told: 2, before: 0 });
      await massEvents.closeMassEvent(office, id);
      for (const complaint of cases) {
        const [task] = await openTasks(house, complaint.id);
        expect(task && (await work(house, task.id))).to.equal(true);
        expect((await now(house, complaint)).massEventId).to.equal(id);
      }
    });

    it('is classified anew, and keeps its limits, where its diagram hears of it', async () => {
      const complaint = await aCaseAt(house, 'userTask_DraftPlan');
      const office = await user(house, '投诉办01');
      const { cases } = house.useCases;
      expect((await cases.caseFile(office, complaint.id)).may.reclassify).to.equal(known.reclassify);
      const facts = { category: 'service', safetyHazard: false, multiParty: true };
      const asked = await refusal(cases.reclassify(office, complaint.id, facts, '涉及多方。'));
      await house.settle();
      expect(asked).to.equal(known.reclassify ? null : 'wrongState');
      expect((await now(house, complaint)).category).to.equal(known.reclassify ? 'service' : complaint.category);
      expect((await types(house, complaint)).includes('classification.asked')).to.equal(known.reclassify);
    });

    if (known.extension)
      it('is given the time that was asked for before the update, and more that is asked for after it', async () => {
        const complaint = await aCaseWith(house, 'userTask_DecideExtension');
        const office = await user(house, '投诉办01');
        const { deadlines, cases } = house.useCases;
        const result = async (): Promise<CaseClock | undefined> =>
          (await house.database.read.clocks.ofComplaints([complaint.id])).find(({ step }) => step === 'result');
        await workAt(house, complaint, 'userTask_DecideExtension');
        const clock = await result();
        expect(clock).to.include({ extension: 3, state: 'running' });
        expect((await cases.caseFile(office, complaint.id)).may.askForTime).to.equal(true);
        if (clock !== undefined) await deadlines.requestExtension(office, clock.id, 2, '表具仍在送检。');
        await house.settle();
        await workAt(house, complaint, 'userTask_DecideExtension');
        expect(await result()).to.include({ extension: 5, state: 'running' });
      });
    else
      it('is not offered more time, of which its diagram hears nothing', async () => {
        const complaint = await aCaseAt(house, 'userTask_DraftPlan');
        const office = await user(house, '投诉办01');
        await workAt(house, complaint, 'userTask_DraftPlan', { planDueOn: '2026-11-05' });
        await workAt(house, complaint, 'userTask_ApprovePlan');
        const { deadlines, cases } = house.useCases;
        const clocks = await house.database.read.clocks.ofComplaints([complaint.id]);
        const [running] = clocks.filter(({ state }) => state === 'running');
        expect(running?.step).to.equal('rectify');
        expect((await cases.caseFile(office, complaint.id)).may.askForTime).to.equal(false);
        if (running === undefined) return;
        expect(await refusal(deadlines.requestExtension(office, running.id, 3, '须送检。'))).to.equal('wrongState');
      });

    it('is in the hands of the safety department as soon as something added to it tells of danger', async () => {
      const complaint = await aCaseAt(house, 'userTask_ConfirmRectification');
      const text = '家里又闻到很重的燃气味。';
      await house.useCases.portal.addInformation(complaint.number, await codeOf(house, complaint), text);
      await house.settle();
      expect(await told(house, complaint, 'safety-alert')).to.include('handler:safety');
      const open = (await openTasks(house, complaint.id)).filter(({ group }) => group.endsWith(':safety'));
      expect(open).to.have.length(1);
      for (const { id } of open) await work(house, id);
    });

    it('that is archived is opened again by a dispute, appealed against and archived, where its diagram waits for it', async () => {
      const complaint = await aCaseAt(house, 'userTask_ReturnVisit');
      const { portal } = house.useCases;
      const code = await codeOf(house, complaint);
      expect(await portal.trackComplaint(complaint.number, code)).to.include({ canDispute: known.dispute });
      await workToItsEnd(house, complaint.id);
      const { state, reopenUntil } = await now(house, complaint);
      expect(state).to.equal('archived');
      expect((reopenUntil ?? '') > instantOf(new Date(house.now()))).to.equal(known.dispute);
      const disputed = await refusal(
        portal.disputeAnswer(complaint.number, code, { text: '没有解决。', appeal: known.dispute }),
      );
      await house.settle();
      expect(disputed).to.equal(known.dispute ? null : 'wrongState');
      expect((await now(house, complaint)).state).to.equal(known.dispute ? 'disputed' : 'archived');
      if (!known.dispute) return;
      expect(await workToItsEnd(house, complaint.id)).to.include('userTask_DecideAppeal');
      expect((await now(house, complaint)).state).to.equal('archived');
    });

    it('passes the marks of a limit that ran before the update: superiors are told, step by step, until it is met', async () => {
      const complaint = await aCaseAt(house, 'userTask_PrepareResult');
      const escalated = () => told(house, complaint, 'escalation');
      const open = async () => (await openTasks(house, complaint.id)).map(({ elementId }) => elementId);
      expect(await escalated()).to.deep.equal([]);
      await later(house, 1);
      expect(await escalated()).to.deep.equal(['supervising-leader']);
      await later(house, 4);
      expect(await escalated()).to.have.members(['supervising-leader', 'general-manager']);
      expect(await open()).to.include('userTask_Supervise');
      await workAt(house, complaint, 'userTask_PrepareResult');
      // Who left no address is called: until then they have not been told.
      if ((await open()).includes('userTask_TellComplainant'))
        await workAt(house, complaint, 'userTask_TellComplainant');
      expect(await open()).not.to.include('userTask_Supervise');
    });

    if (known.duties)
      it('counts for the duty of its period, which is done, and the next period has its own', async () => {
        const read = () => house.database.read.duties.list({ from: 0, limit: 100 });
        const begun = await read();
        expect(begun).not.to.deep.equal([]);
        const done = async (): Promise<void> => {
          for (const item of await waitingTasks(house)) if (item.matter.kind === 'duty') await work(house, item.id);
        };
        await done();
        await done();
        const after = await read();
        for (const { id } of begun) expect(after.find((one) => one.id === id)?.state).not.to.equal('planned');
        await later(house, 31);
        expect((await read()).length).to.be.greaterThan(begun.length);
      });

    it('has come by no incident, and its ledger is whole', async () => {
      expect(await incidentsOf(house)).to.deep.equal([]);
      await sealLedger(house.database);
      expect(await old.ledgerFaults()).to.deep.equal([]);
    });
  });

/** The demonstration's, which had archived cases. */
const WITH_ARCHIVED = '2026-11-29-61a14e1';

describe(`a case that ${WITH_ARCHIVED} had archived`, () => {
  it('is opened again by a dispute, and archived once more', async () => {
    const { house, close } = await openRelease(WITH_ARCHIVED);
    try {
      await house.settle();
      const at = instantOf(new Date(house.now()));
      const all = await house.database.read.complaints.all();
      const complaint = all.find(({ state, reopenUntil }) => state === 'archived' && (reopenUntil ?? '') > at);
      if (complaint === undefined) throw new Error('No answer may be disputed any more.');
      const code = await codeOf(house, complaint);
      const { portal } = house.useCases;
      await portal.disputeAnswer(complaint.number, code, { text: '仍未解决。', appeal: false });
      await house.settle();
      expect(await workToItsEnd(house, complaint.id)).to.include('userTask_Negotiate');
      expect((await now(house, complaint)).state).to.equal('archived');
      expect(await incidentsOf(house)).to.deep.equal([]);
    } finally {
      await close();
    }
  });
});
