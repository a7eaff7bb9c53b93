/** In which order lists show what is to be done, and that the order follows every fact that it comes from. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { WorkItemId } from '../../domain/tasks/ids.js';
import { aDepartment } from '../kit/departments.js';
import { anId } from '../kit/ids.js';
import { anInstant } from '../kit/instants.js';
import { CLASSIFICATION, withHouse } from './house.js';

const ORDINARY = { ...CLASSIFICATION, safetyHazard: false, level: 'general', major: false, majorCriterion: 'none' };

describe('the order of lists', () => {
  const house = withHouse();
  let token = 0;
  /** A case of this priority and an open task that has no limit of its own. */
  async function caseOf(priority: string, safetyHazard = false): Promise<{ id: ComplaintId; task: WorkItemId }> {
    token += 1;
    const { complaintId: id } = await house().openCase({ submissionToken: `order-${token}`, safetyHazard });
    await house().useCases.cases.recordClassification(house().job(), id, { ...ORDINARY, priority, safetyHazard });
    const { id: task } = await house().offer(id, 'userTask_Supervise', 'supervise', 'complaint-office', { steps: [] });
    return { id, task };
  }
  const page = { from: 0, limit: 10 };
  const tasks = async (view: 'groups' | 'all') =>
    (await house().useCases.tasks.listWorkItems(await house().user('投诉办01'), view, page)).items;
  const taskIds = async (view: 'groups' | 'all' = 'groups') => (await tasks(view)).map(({ item }) => item.id);
  const caseIds = async (state = '') =>
    (await house().useCases.search.searchCases(await house().user('投诉办01'), { text: '', state, ...page })).items.map(
      ({ complaint }) => complaint.id,
    );

  it('is open danger, then priority, then the limit due first, on tasks and cases alike', async () => {
    const late = await caseOf('normal');
    house().advance(3_600_000);
    const [ordinary, high, urgent, danger] = [
      await caseOf('normal'),
      await caseOf('high'),
      await caseOf('urgent'),
      await caseOf('normal', true),
    ];
    const wanted = [danger, urgent, high, late, ordinary];
    expect(await taskIds()).to.deep.equal(wanted.map(({ task }) => task));
    expect(await taskIds('all')).to.deep.equal(wanted.map(({ task }) => task));
    expect(await caseIds()).to.deep.equal(wanted.map(({ id }) => id));
    const office = await house().user('投诉办01');
    for (const { task } of [ordinary, danger]) await house().useCases.tasks.claimWorkItem(office, task);
    const mine = await house().useCases.tasks.listWorkItems(office, 'mine', page);
    expect(mine.items.map(({ item }) => item.id)).to.deep.equal([danger.task, ordinary.task]);
  });

  it('is what was done last first, of what somebody has done', async () => {
    const office = await house().user('投诉办01');
    const done: string[] = [];
    for (const priority of ['normal', 'urgent', 'high']) {
      const { task } = await caseOf(priority);
      house().advance(60_000);
      await house().useCases.tasks.submitWorkItem(office, task, { superviseNote: '请立即办理。' }, {});
      done.unshift(task);
    }
    const { items, total } = await house().useCases.tasks.listWorkItems(office, 'done', page);
    expect([items.map(({ item }) => item.id), total]).to.deep.equal([done, 3]);
  });

  it('leaves out, on every list and in every count, what whoever looks is kept from, until that is lifted (D05-R10)', async () => {
    const { useCases } = house();
    const [office, handler] = [await house().user('投诉办01'), await house().user('承办02')];
    const cases: ComplaintId[] = [];
    for (const token of ['kept from', 'not kept from']) {
      const { complaintId } = await house().openCase({ submissionToken: token });
      await house().offer(complaintId, 'userTask_Investigate', 'investigate', 'handler:metering');
      cases.push(complaintId);
    }
    const seen = async (): Promise<unknown[]> => {
      const { items, total, counts } = await useCases.tasks.listWorkItems(handler, 'groups', page);
      const found = await useCases.search.searchCases(handler, { text: '', state: '', ...page });
      const ids = [items.map(({ complaint }) => complaint?.id ?? ''), found.items.map(({ complaint }) => complaint.id)];
      return [...ids.map((some) => some.sort()), total, counts.groups, found.total];
    };
    const all = [[...cases].sort(), [...cases].sort(), 2, 2, 2];
    expect(await seen()).to.deep.equal(all);
    for (const whom of [
      { kept: { kind: 'person' as const, userId: handler.id } },
      { kept: { kind: 'department' as const, department: aDepartment('metering') } },
    ]) {
      await useCases.tasks.recuse(office, cases[0] ?? anId('nothing'), { ...whom, reason: 'interest' });
      expect(await seen()).to.deep.equal([[cases[1]], [cases[1]], 1, 1, 1]);
      const [recusal] = await house().database.read.recusals.ofComplaint(cases[0] ?? anId('nothing'));
      await useCases.tasks.liftRecusal(office, cases[0] ?? anId('nothing'), recusal?.id ?? anId('nothing'));
      expect(await seen(), 'lifted').to.deep.equal(all);
    }
  });

  it('shows the limit of the case where the task has none, and says whose it is (D03-R13)', async () => {
    const { id, task } = await caseOf('normal');
    const own = await house().offer(id, 'userTask_Investigate', 'investigate', 'complaint-office');
    const shown = (await tasks('groups')).map(({ item, clock, ofCase }) => [item.id, clock?.step, ofCase]);
    expect(shown).to.deep.equal([
      [task, 'register', true],
      [own.id, 'investigate', false],
    ]);
    house().advanceTo('2026-09-30T01:00:00.000Z');
    expect((await tasks('groups')).map(({ overdue }) => overdue)).to.deep.equal([true, false]);
  });

  it('follows a pause, another calendar, the end of a limit and the end of the case', async () => {
    const first = await caseOf('normal');
    house().advance(60_000);
    const second = await caseOf('normal');
    const { useCases, database } = house();
    expect(await taskIds()).to.deep.equal([first.task, second.task]);
    const clocks = await database.read.clocks.ofComplaints([first.id]);
    const registration = clocks.find(({ step }) => step === 'register');
    await useCases.deadlines.pauseClock(
      await house().user('投诉办01'),
      registration?.id ?? anId('nothing'),
      'meterTest',
    );
    expect(await taskIds(), 'a paused limit does not run').to.deep.equal([second.task, first.task]);
    await useCases.cases.recordRegistration(house().job(), second.id);
    await database.transaction(async (r) => {
      const moved = clocks.find(({ step }) => step === 'investigate');
      if (moved) await r.clocks.change(moved, { dueAt: anInstant('2026-12-01T00:00:00.000Z') });
    });
    expect(await taskIds(), 'the limit of the other has ended, that of the first has moved').to.deep.equal([
      second.task,
      first.task,
    ]);
    await useCases.cases.recordWithdrawal(house().job(), second.id);
    expect(await caseIds(), 'ended cases come last').to.deep.equal([first.id, second.id]);
    expect(await taskIds(), 'what is still to be done has no limit any more').to.deep.equal([first.task, second.task]);
  });

  it('puts danger first that is only found later, also in the task of a case that was withdrawn', async () => {
    const [first, second] = [await caseOf('urgent'), await caseOf('normal')];
    await house().useCases.cases.recordClassification(house().job(), second.id, {
      ...ORDINARY,
      priority: 'normal',
      safetyHazard: true,
    });
    expect(await taskIds()).to.deep.equal([second.task, first.task]);
    await house().useCases.cases.recordWithdrawal(house().job(), second.id);
    expect(await taskIds()).to.deep.equal([second.task, first.task]);
  });

  it('is made for what was there before an update', async () => {
    const [ended, ordinary, danger] = [await caseOf('normal'), await caseOf('normal'), await caseOf('high', true)];
    await house().useCases.cases.recordWithdrawal(house().job(), ended.id);
    const { knex } = house().database;
    const before = [
      await knex('complaint').select('id', 'urgency').orderBy('id'),
      await knex('work_item').select('id', 'urgency').orderBy('id'),
    ];
    const judged = ['nature', 'fault', 'grade', 'impact_level'].map((column) => `complaint_${column}_list`);
    for (const name of ['complaint_list', 'complaint_state_list', 'work_item_list', ...judged])
      await knex.raw(`drop index ${name}`);
    for (const table of ['complaint', 'work_item']) await knex.raw(`alter table ${table} drop column urgency`);
    await knex.schema.alterTable('complaint', (table) => table.index('state'));
    await knex.schema.alterTable('work_item', (table) => table.index(['state'], 'work_item_list'));
    await knex('knex_migrations').whereIn('name', ['0029-order-of-lists', '0075-lists-of-judged']).delete();
    await house().test.again();
    expect([
      await knex('complaint').select('id', 'urgency').orderBy('id'),
      await knex('work_item').select('id', 'urgency').orderBy('id'),
    ]).to.deep.equal(before);
    expect((await caseIds()).slice(0, 2)).to.deep.equal([danger.id, ordinary.id]);
  });
});
