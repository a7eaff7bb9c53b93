/** Open cases are moved to a bundle that was deployed after them: planned, tried, run, undone, continued. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { DomainError, EngineError, type Id, instantOf } from '../../domain/core/index.js';
import type { User } from '../../domain/people/index.js';
import type { HandPair, MoveProgress } from '../../domain/migration/index.js';
import { changed, enclosed, longerRectification, renamedAssignment } from '../kit/changed-bundles.js';
import { type Desk, withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { withCells } from '../kit/policy.js';
import { walkTo } from '../kit/walk.js';

const ASSIGN: HandPair = { processId: 'assignment', from: 'userTask_Assign', to: 'userTask_ChooseDepartment' };
const CARRY_OUT: HandPair = { processId: 'rectification', from: 'userTask_CarryOut', to: 'userTask_DoMeasures' };
const BY_HAND = [ASSIGN, CARRY_OUT];
const NEXT = { 'assignment.bpmn': renamedAssignment, 'rectification.bpmn': longerRectification };

const at = async (desk: Desk, elementId: string | null): Promise<ComplaintId> => {
  const { complaintId } = await desk.file();
  await walkTo(desk, elementId, null, complaintId);
  return complaintId;
};

/** Works whatever is open of a case until nothing is. @returns the tasks, with their groups */
async function finish(desk: Desk, id: ComplaintId): Promise<string[]> {
  const done: string[] = [];
  for (let [next] = await desk.openTasks(id); next !== undefined; [next] = await desk.openTasks(id)) {
    done.push(`${next} ${(await desk.task(next, id)).group}`);
    await desk.do(next, {}, id);
  }
  return done;
}

const move = async (desk: Desk, asked: Partial<Parameters<typeof desk.useCases.migration.runPlan>[1]> = {}) => {
  const heard: MoveProgress[] = [];
  const how = { from: 1, to: 2, byHand: BY_HAND, reason: '改按新流程办理', digest: null, batch: 2, mostFailures: 9 };
  const user = await desk.user('管理员01');
  const ended = await desk.useCases.migration.runPlan(user, { ...how, ...asked }, (one) => heard.push(one));
  await desk.settled();
  return { ended, heard };
};

const incidents = async (desk: Desk): Promise<string[]> =>
  (await desk.client.searchIncidents({ state: 'ACTIVE' }, { from: 0, limit: 10 })).items.map(
    ({ errorMessage }) => errorMessage,
  );

const numberOf = async (desk: Desk, id: ComplaintId): Promise<number | undefined> => {
  const { bundleId } = await desk.complaint(id);
  return bundleId === null ? undefined : (await desk.database.read.bundles.byId(bundleId))?.number;
};

/** By which bundle each instance of a case runs, the root first. */
async function definitionsOf(desk: Desk, id: ComplaintId): Promise<(number | undefined)[]> {
  const root = (await desk.complaint(id)).processInstanceKey ?? '';
  const called = await desk.client.searchProcessInstances(
    { parentProcessInstanceKey: root, state: 'ACTIVE' },
    { from: 0, limit: 9 },
  );
  const all = [await desk.client.processInstance(root), ...called.items];
  return Promise.all(
    all.map(async (one) => {
      const bundle = await desk.database.read.bundles.withDefinition(one?.processDefinitionKey ?? '');
      return bundle?.number;
    }),
  );
}

/** Elements at which all that runs of a case stands. */
async function standing(desk: Desk, id: ComplaintId): Promise<string[]> {
  const root = (await desk.complaint(id)).processInstanceKey ?? '';
  const found: string[] = [];
  const tree = [root];
  for (const key of tree) {
    found.push(...(await desk.client.activeElements(key)).map(({ elementId }) => elementId));
    const called = await desk.client.searchProcessInstances(
      { parentProcessInstanceKey: key, state: 'ACTIVE' },
      { from: 0, limit: 50 },
    );
    tree.push(...called.items.map(({ processInstanceKey }) => processInstanceKey));
  }
  return [...new Set(found)].sort();
}

describe('moving cases to another bundle', () => {
  const desk = withDesk();
  const migration = () => desk().useCases.migration;
  const deploy = () => desk().deploy(changed(NEXT));

  it('is planned: which cases, what has to be said by hand, and what people will notice', async () => {
    await at(desk(), 'userTask_Assign');
    await at(desk(), 'userTask_Investigate');
    await deploy();
    const plan = await migration().proposePlan(null, { from: 1, to: 2, byHand: [CARRY_OUT] });
    expect(plan.cases).to.equal(2);
    expect(plan.unplaced.map(({ elementId, standing }) => [elementId, standing])).to.deep.equal([
      ['userTask_Assign', 1],
    ]);
    expect(plan.unplaced[0]?.element.nameEn).to.equal('Assign a department');
    expect(Object.keys(plan.unplaced[0]?.candidates ?? {})).to.deep.equal(['userTask_ChooseDepartment']);
    expect(plan.files).to.deep.equal([
      { name: 'assignment/assignment.bpmn', kind: 'changed' },
      { name: 'rectification/rectification.bpmn', kind: 'changed' },
    ]);

    const whole = await migration().proposePlan(null, { from: 1, to: 2, byHand: BY_HAND });
    expect(whole.unplaced).to.deep.equal([]);
    expect(whole.digest).not.to.equal(plan.digest);
    const told = whole.tasks.map(({ elementId, becomes, changes, standing: open }) => [
      [elementId, ...(becomes === null ? [] : [becomes.elementId])].join(' → '),
      changes.map(({ what, before, after }) => `${what}: ${before} → ${after}`),
      open,
    ]);
    expect(told).to.deep.equal([
      [
        'userTask_Assign → userTask_ChooseDepartment',
        [
          'name: 分派责任部门 → 确定承办部门',
          'group: =[if profile.transferGroup = null then "complaint-office" else profile.transferGroup] → supervising-leader',
        ],
        1,
      ],
      ['userTask_CarryOut → userTask_DoMeasures', [], 0],
      [
        'userTask_ConfirmRectification',
        [
          'group: =[if profile.rectificationGroup = null then "complaint-office" else profile.rectificationGroup] → supervising-leader',
          'fourEyes: userTask_CarryOut → userTask_DoMeasures',
        ],
        0,
      ],
      ['userTask_InspectAgain', ['added:  → userTask_InspectAgain'], 0],
    ]);
  });

  it('refuses what is said by hand and cannot be', async () => {
    await deploy();
    const why = async (pair: Partial<HandPair>): Promise<string | undefined> =>
      (await migration().proposePlan(null, { from: 1, to: 2, byHand: [{ ...ASSIGN, ...pair }] })).mistakes[0]?.why;
    expect(await why({ processId: 'nothing' })).to.equal('unknownProcess');
    expect(await why({ from: 'userTask_Nothing' })).to.equal('unknownFrom');
    expect(await why({ to: 'userTask_Nothing' })).to.equal('unknownTo');
    expect(await why({ to: 'serviceTask_RecordAssignment' })).to.equal('otherKind');
    const twice = [ASSIGN, { ...ASSIGN, from: 'userTask_Other' }];
    const plan = await migration().proposePlan(null, { from: 1, to: 2, byHand: twice });
    expect(plan.mistakes.map(({ why: one }) => one)).to.deep.equal(['twice', 'unknownFrom']);
  });

  it('is tried on a copy: nothing of it remains, and each case is told with what stands in its way', async () => {
    const waiting = await at(desk(), 'userTask_Assign');
    const other = await at(desk(), 'userTask_Investigate');
    await deploy();
    const trial = await migration().tryPlan(null, { from: 1, to: 2, byHand: [] });
    expect(trial.onCopy).to.equal(true);
    const [first, second] = trial.cases;
    expect(first?.obstacle).to.include({ why: 'unplaced', processId: 'assignment', elementId: 'userTask_Assign' });
    expect(second?.obstacle).to.equal(null);
    const whole = await migration().tryPlan(null, { from: 1, to: 2, byHand: BY_HAND });
    expect(whole.cases.map(({ obstacle }) => obstacle)).to.deep.equal([null, null]);
    expect(whole.cases[0]?.at).to.include('assignment:userTask_ChooseDepartment');

    expect([await numberOf(desk(), waiting), await numberOf(desk(), other)]).to.deep.equal([1, 1]);
    expect(await standing(desk(), waiting)).to.include('userTask_Assign');
    expect(await desk().ledgerTypes(waiting)).not.to.include('case.moved');
  });

  it('takes cases along wherever they wait, with whoever is at them, and they end by the new rules', async () => {
    const late = await at(desk(), 'userTask_Investigate');
    await desk().advanceTo('2026-10-16T00:00:00.000Z');
    const archived = await at(desk(), null);
    const visited = await at(desk(), 'userTask_ReturnVisit');
    const confirming = await at(desk(), 'userTask_ConfirmRectification');
    const carrying = await at(desk(), 'userTask_CarryOut');
    const assigning = await at(desk(), 'userTask_Assign');
    const filed = await at(desk(), 'userTask_Register');
    const held = await desk().task('userTask_CarryOut', carrying);
    await desk().useCases.tasks.claimWorkItem(await desk().user('承办01'), held.id);
    await desk().settled();
    const all = [late, archived, visited, confirming, carrying, assigning, filed];
    const limits = await Promise.all(all.map((id) => desk().limits(id)));
    await deploy();
    const during = await desk().file();

    const { ended, heard } = await move(desk());
    expect(ended.move.state).to.equal('ended');
    expect(ended.counts).to.include({ moved: 7, kept: 0, waiting: 0 });
    expect(heard.map(({ counts }) => counts.moved)).to.deep.equal([2, 4, 6, 7]);
    for (const id of [...all, during.complaintId]) expect(await numberOf(desk(), id)).to.equal(2);
    expect(await Promise.all(all.map((id) => desk().limits(id))), 'limits run as they ran').to.deep.equal(limits);

    // What is open stays with its group and in hand; it is done under its new name.
    expect(await desk().task('userTask_DoMeasures', carrying)).to.include({
      state: 'claimed',
      assignee: held.assignee ?? (await desk().user('承办01')).id,
    });
    expect(await desk().task('userTask_ChooseDepartment', assigning)).to.include({ group: 'complaint-office' });
    expect((await desk().task('userTask_ConfirmRectification', confirming)).differentFrom).to.have.members([
      'userTask_DoMeasures',
      'userTask_CarryOut',
    ]);
    const last = (await desk().database.read.ledger.ofComplaint(carrying)).at(-1);
    expect(last?.type).to.equal('case.moved');
    expect(last?.facts).to.include({ fromBundle: 1, toBundle: 2, plan: ended.move.digest });

    expect(await finish(desk(), carrying)).to.include.members([
      'userTask_ConfirmRectification supervising-leader',
      'userTask_InspectAgain supervising-leader',
    ]);
    expect(await finish(desk(), assigning)).to.include('userTask_InspectAgain supervising-leader');
    expect(await finish(desk(), confirming)).to.include('userTask_InspectAgain supervising-leader');
    expect(await finish(desk(), filed)).to.include('userTask_ChooseDepartment supervising-leader');
    expect(await finish(desk(), visited)).not.to.include('userTask_InspectAgain supervising-leader');
    expect(await finish(desk(), late)).to.include('userTask_InspectAgain supervising-leader');
    for (const id of all) expect((await desk().complaint(id)).state).to.equal('archived');
    await desk().advanceTo('2027-03-01T00:00:00.000Z');
    expect(
      (await desk().client.processInstance((await desk().complaint(archived)).processInstanceKey ?? ''))?.state,
    ).to.equal('COMPLETED');
    expect(await incidents(desk())).to.deep.equal([]);
  });

  it('leaves a case where the new diagram has nothing for it; it ends by its old rules', async () => {
    const assigning = await at(desk(), 'userTask_Assign');
    const carrying = await at(desk(), 'userTask_CarryOut');
    await deploy();
    const before = await standing(desk(), assigning);
    const { ended } = await move(desk(), { byHand: [CARRY_OUT] });
    expect(ended.counts).to.include({ moved: 1, kept: 1, waiting: 0 });
    const [kept] = ended.kept;
    expect(kept?.number).to.equal((await desk().complaint(assigning)).number);
    expect(kept?.obstacle).to.include({ why: 'unplaced', processId: 'assignment', elementId: 'userTask_Assign' });
    expect(await desk().ledgerTypes(assigning)).to.include('case.not-moved');
    expect([await numberOf(desk(), assigning), await standing(desk(), assigning)]).to.deep.equal([1, before]);
    const done = await finish(desk(), assigning);
    expect(done).to.include.members(['userTask_Assign complaint-office', 'userTask_CarryOut handler:engineering']);
    expect(done).not.to.include('userTask_InspectAgain supervising-leader');
    expect(await finish(desk(), carrying)).to.include('userTask_InspectAgain supervising-leader');
    expect(await incidents(desk())).to.deep.equal([]);

    const again = await move(desk(), { byHand: BY_HAND });
    expect(again.ended.counts, 'what was archived meanwhile still may be disputed').to.include({ moved: 1, kept: 0 });
  });

  it('takes back what the engine refuses in the middle: the case goes on as if nothing had been', async () => {
    const assigning = await at(desk(), 'userTask_Assign');
    await desk().deploy(changed({ 'assignment.bpmn': enclosed }));
    const { ended } = await move(desk(), { byHand: [] });
    expect(ended.kept[0]?.obstacle).to.include({ why: 'refused', processId: 'assignment' });
    expect(ended.kept[0]?.obstacle?.detail).to.include('flow scope');
    expect([ended.counts.kept, await numberOf(desk(), assigning)]).to.deep.equal([1, 1]);
    expect(await definitionsOf(desk(), assigning), 'all of it').to.deep.equal([1, 1]);
    expect((await finish(desk(), assigning))[0]).to.equal('userTask_Assign complaint-office');
    expect((await desk().complaint(assigning)).state).to.equal('archived');
  });

  it('ends after so many cases that cannot be moved', async () => {
    for (let count = 0; count < 3; count += 1) await at(desk(), 'userTask_Assign');
    await deploy();
    const { ended } = await move(desk(), { byHand: [], batch: 1, mostFailures: 2 });
    expect([ended.move.state, ended.counts.kept, ended.counts.waiting]).to.deep.equal(['stopped', 2, 1]);
    expect((await move(desk())).ended.counts.moved).to.equal(3);
  });

  it('leaves cases whose policy the new bundle does not hold as it was promised', async () => {
    const id = await at(desk(), 'userTask_Investigate');
    await desk().deploy(await withCells(changed(NEXT), { 'D03_2025_1.dmn#limits_investigate_amount': '9' }));
    expect((await migration().proposePlan(null, { from: 1, to: 2, byHand: BY_HAND })).policies).to.deep.equal([
      'D03_2025_1',
    ]);
    const { ended } = await move(desk());
    expect(ended.kept.map(({ obstacle }) => [obstacle?.why, obstacle?.detail])).to.deep.equal([
      ['policy', 'D03_2025_1'],
    ]);
    expect(await numberOf(desk(), id)).to.equal(1);
  });

  const refusal = (act: Promise<unknown>): Promise<unknown> =>
    act.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? [error.code, ...Object.entries(error.fields).flat()] : error),
    );

  it('is done by administrators only, with a reason, of the plan that was looked at', async () => {
    await at(desk(), 'userTask_Register');
    await deploy();
    const as = async (username: string, asked = {}) =>
      refusal(
        migration().runPlan(
          await desk().user(username),
          { from: 1, to: 2, byHand: BY_HAND, reason: '试行', digest: null, batch: 9, mostFailures: 9, ...asked },
          () => undefined,
        ),
      );
    expect(await as('投诉办01')).to.deep.equal(['forbidden']);
    expect(await as('管理员01', { reason: ' ' })).to.deep.equal(['invalid', 'reason', 'required']);
    expect(await as('管理员01', { digest: 'another' })).to.deep.equal(['invalid', 'digest', 'changed']);
    expect(await as('管理员01', { byHand: [{ ...ASSIGN, from: 'nothing' }] })).to.deep.equal([
      'invalid',
      'byHand',
      'unknownFrom',
    ]);
    expect(await as('管理员01', { to: 1 })).to.deep.equal(['invalid', 'to', 'same']);
    expect(await as('管理员01', { to: 7 })).to.deep.equal(['notFound']);
    const { digest } = await migration().proposePlan(null, { from: 1, to: 2, byHand: BY_HAND });
    expect(await as('管理员01', { digest })).to.equal('done');
    expect(await refusal(migration().continuePlan(await desk().user('管理员01'), () => undefined))).to.deep.equal([
      'wrongState',
    ]);
    const { entries } = await desk().database.read.ledger.ofTypes(
      { types: ['move.begun', 'move.ended'], person: null },
      { from: 0, limit: 9 },
    );
    expect(entries.map(({ type, facts }) => [type, facts['cases'] ?? facts['moved']])).to.deep.equal([
      ['move.ended', 1],
      ['move.begun', 1],
    ]);
  });
});

describe('moving cases, two at once', () => {
  const desk = withDesk();
  const later = (milliseconds: number) => instantOf(new Date(desk().clock.now().getTime() + milliseconds));
  const taken = (act: Promise<unknown>): Promise<unknown> =>
    act.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? [error.code, error.details['by']] : error),
    );

  it('goes on in one of them, and the other is told who is at it; whoever was killed is waited for half a minute', async () => {
    for (let count = 0; count < 3; count += 1) await at(desk(), 'userTask_Assign');
    await desk().deploy(changed(NEXT));
    const { migration } = desk().useCases;
    const [one, other] = [await desk().user('管理员01'), await desk().user('管理员01')];
    const asked = { from: 1, to: 2, byHand: BY_HAND, reason: '试行', digest: null, batch: 1, mostFailures: 9 };
    const killed = await migration
      .runPlan(one, asked, () => {
        throw new EngineError(0, 'killed');
      })
      .catch((error: unknown) => error);
    expect(killed).to.be.instanceOf(EngineError);

    // As a process leaves it that has no time to say so.
    const running = await migration.runningMove();
    const now = later(0);
    const hold = {
      holder: anId<Id>('killed'),
      heldBy: one.id,
      heldSince: now,
      heldUntil: later(30_000),
    };
    await desk().database.transaction((r) => r.moves.take(running?.id ?? anId('nothing'), hold, now));
    expect(await taken(migration.continuePlan(other, () => undefined))).to.deep.equal(['alreadyClaimed', '管理员01']);
    await desk().advanceTo(later(30_000));
    const heard: number[] = [];
    const go = (by: User) => taken(migration.continuePlan(by, ({ counts }) => void heard.push(counts.moved)));
    expect((await Promise.all([go(one), go(other)])).map(String).sort()).to.deep.equal([
      'alreadyClaimed,管理员01',
      'done',
    ]);
    expect(heard, 'each case once').to.deep.equal([2, 3]);
    const { entries } = await desk().database.read.ledger.ofTypes(
      { types: ['move.begun', 'move.ended'], person: null },
      { from: 0, limit: 9 },
    );
    expect(entries.map(({ type }) => type)).to.deep.equal(['move.ended', 'move.begun']);
  });
});

describe('moving cases with an engine that cannot be copied', () => {
  const desk = withDesk({ copies: false });

  it('looks at each case when it is tried, and moves one before all others', async () => {
    await at(desk(), 'userTask_Assign');
    await at(desk(), 'userTask_Investigate');
    await desk().deploy(changed({ 'assignment.bpmn': enclosed }));
    const trial = await desk().useCases.migration.tryPlan(null, { from: 1, to: 2, byHand: [] });
    expect([trial.onCopy, trial.cases.map(({ obstacle }) => obstacle)]).to.deep.equal([false, [null, null]]);
    const { ended } = await move(desk(), { byHand: [] });
    expect([ended.move.state, ended.counts.kept, ended.counts.waiting]).to.deep.equal(['stopped', 1, 1]);
  });
});

describe('moving cases, interrupted', () => {
  /** Steps that are left before engine and database are away; null: they are there. */
  let left: number | null = null;
  const step = (): boolean => {
    if (left === null) return false;
    left -= 1;
    return left < 0;
  };
  const desk = withDesk({ engineAway: step });
  const later = (milliseconds: number) => instantOf(new Date(desk().clock.now().getTime() + milliseconds));

  it('is continued from between any two steps: what is moved is moved, what is refused is undone', async () => {
    const moved = await at(desk(), 'userTask_CarryOut');
    const refused = await at(desk(), 'userTask_Assign');
    await desk().deploy(changed({ ...NEXT, 'assignment.bpmn': enclosed }));
    const { database, useCases } = desk();
    const transaction = database.transaction.bind(database);
    Reflect.set(database, 'transaction', (...given: Parameters<typeof transaction>) =>
      step() ? Promise.reject(new EngineError(0, 'killed')) : transaction(...given),
    );
    const by = await desk().user('管理员01');
    const asked = { from: 1, to: 2, byHand: [CARRY_OUT], reason: '试行', digest: null, batch: 1, mostFailures: 9 };
    const go = async (): Promise<MoveProgress> =>
      (await useCases.migration.runningMove()) === null
        ? useCases.migration.runPlan(by, asked, () => undefined)
        : useCases.migration.continuePlan(by, () => undefined);
    let ended: MoveProgress | null = null;
    const seen = new Set<string>();
    /** What is written down of the run: from each such point on, it is interrupted after every step. */
    const written = async (): Promise<string> => {
      const running = await useCases.migration.runningMove();
      return running === null ? '' : JSON.stringify(await database.read.moves.counts(running.id));
    };
    let interruptions = 0;
    for (let steps = 0, before = ''; ended === null; steps += 1) {
      const now = await written();
      if (now !== before) steps = 0;
      before = now;
      seen.add(now);
      left = steps;
      ended = await go().catch((error: unknown) => {
        expect(error).to.be.instanceOf(EngineError);
        interruptions += 1;
        return null;
      });
      left = null;
      // Whoever was killed is waited for so long.
      await desk().advanceTo(later(30_000));
    }
    expect(interruptions).to.be.greaterThan(30);
    expect(
      [...seen].some((one) => one.includes('"undoing":1')),
      'also in the middle of taking back',
    ).to.equal(true);
    expect(ended.counts).to.include({ moved: 1, kept: 1, notUndone: 0 });
    expect([await numberOf(desk(), moved), await numberOf(desk(), refused)]).to.deep.equal([2, 1]);
    expect(await definitionsOf(desk(), moved)).to.deep.equal([2, 2]);
    expect(await definitionsOf(desk(), refused)).to.deep.equal([1, 1]);
    for (const id of [moved, refused]) {
      const types = await desk().ledgerTypes(id);
      expect(types.filter((type) => type === 'case.moved' || type === 'case.not-moved')).to.have.length(1);
    }
    expect(await finish(desk(), moved)).to.include('userTask_InspectAgain supervising-leader');
    expect(await finish(desk(), refused)).not.to.include('userTask_InspectAgain supervising-leader');
    expect(await incidents(desk())).to.deep.equal([]);
  });
});
