/** Posts: what somebody is here, in one department or several, and who acts where nobody is (D10-R04, D10-R05, D10-R06). */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { DomainError } from '../../domain/core/errors.js';
import type { User } from '../../domain/people/model.js';
import type { WorkItem } from '../../domain/tasks/model.js';
import { aDepartment } from '../kit/departments.js';
import { aDay } from '../kit/instants.js';
import { aNewAccount, aPost, withPosts } from '../kit/posts.js';
import { withHouse } from './house.js';

const TODAY = { fromOn: aDay('2026-09-29'), toOn: aDay('2026-09-29') };

describe('posts', () => {
  const house = withHouse();
  const tasks = () => house().useCases.tasks;
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );

  async function give(username: string, posts: string[], deputyOf: string[] = []): Promise<User> {
    const admin = await house().user('管理员01');
    const { user, seen } = await house().useCases.people.user(admin, (await house().user(username)).id);
    const given = { ...withPosts(user, ...posts), deputyOf: deputyOf.map(aPost) };
    await house().useCases.people.changeUser(admin, user.id, given, seen);
    return house().user(username);
  }
  const plan = async (group = 'department-manager:metering', complaintId?: ComplaintId): Promise<WorkItem> => {
    const id = complaintId ?? (await house().openCase()).complaintId;
    return house().offer(id, 'userTask_ApprovePlan', 'approve-plan', group);
  };
  const claim = async (username: string, { id }: WorkItem): Promise<string> =>
    codeOf(tasks().claimWorkItem(await house().user(username), id));

  it('in two departments: the work of both, and of either only what the post there may do', async () => {
    const user = await give('承办01', ['handler-engineering', 'department-manager-safety', 'return-visitor']);
    expect(user.groups).to.have.members([
      'handler:engineering',
      'department:engineering',
      'department-manager:safety',
      'department:safety',
      'return-visitor',
    ]);
    expect(await claim('承办01', await plan('handler:engineering'))).to.equal('done');
    expect(await claim('承办01', await plan('department-manager:safety'))).to.equal('done');
    expect(await claim('承办01', await plan('department-manager:engineering')), 'manages elsewhere').to.equal(
      'forbidden',
    );
  });

  it('keep somebody from a case in every one where one of their departments is kept from it', async () => {
    await give('承办01', ['handler-engineering', 'handler-safety']);
    const task = await plan('handler:engineering');
    const { matter } = task;
    if (matter.kind !== 'case') throw new Error('no case');
    await tasks().recuse(await house().user('投诉办01'), matter.complaintId, {
      kept: { kind: 'department', department: aDepartment('safety') },
      reason: 'interest',
    });
    expect(await claim('承办01', task)).to.equal('forbidden');
    const listed = await tasks().listWorkItems(await house().user('承办01'), 'groups', { from: 0, limit: 50 });
    expect(listed.items.map(({ item }) => item.id)).not.to.include(task.id);
  });

  it('are given by administrators alone, with what was before on record, and none that is out of use', async () => {
    const { organisation, people } = house().useCases;
    const admin = await house().user('管理员01');
    await organisation.setInUse(admin, 'post', 'hr', false);
    expect(await codeOf(people.createUser(admin, aNewAccount('人力02', 'hr')))).to.equal('invalid');
    expect((await house().user('人力01')).roles, 'who has it keeps it').to.deep.equal(['hr']);
    await give('承办02', ['handler-metering'], ['department-manager-metering']);
    const { entries } = await people.audit(admin, { types: ['user.changed'], person: null }, { from: 0, limit: 5 });
    expect(entries.map(({ facts }) => [facts['what'], facts['before'], facts['after']])).to.deep.equal([
      ['deputyOf', '', 'department-manager-metering'],
    ]);
    const own = people.changeUser(
      await house().user('承办02'),
      (await house().user('承办02')).id,
      withPosts(await house().user('承办02'), 'admin'),
      '',
    );
    expect(await codeOf(own)).to.equal('forbidden');
  });

  it('cannot be taken away while somebody holds one or is its deputy, nor turned into another', async () => {
    const { organisation } = house().useCases;
    const admin = await house().user('管理员01');
    await give('承办02', ['handler-metering'], ['general-manager']);
    await give('总经理01', ['supervising-leader']);
    expect(await codeOf(organisation.removeEntry(admin, 'post', 'general-manager'))).to.equal('wrongState');
    await give('承办02', ['handler-metering']);
    expect(await codeOf(organisation.removeEntry(admin, 'post', 'general-manager'))).to.equal('done');
    const before = await house().database.read.organisation.entry('post', 'handler-metering');
    if (before === null) throw new Error('no such post');
    const change = { ...before, names: { 'zh-CN': '计量承办员', en: 'Metering handler' }, department: null };
    await organisation.changeEntry(admin, change, before.names);
    expect(await house().database.read.organisation.entry('post', 'handler-metering')).to.include({
      department: 'metering',
      role: 'handler',
    });
  });

  describe('with a deputy', () => {
    beforeEach(() => give('承办02', ['handler-metering'], ['department-manager-metering']));
    const manager = () => house().user('部门负责人02');

    it('are filled by their holder alone while they are there', async () => {
      expect(await claim('承办02', await plan())).to.equal('forbidden');
      expect(await claim('部门负责人02', await plan())).to.equal('done');
    });

    it('are filled by the deputy while they are vacant, and no longer than that', async () => {
      const task = await plan();
      const { id } = await manager();
      const admin = await house().user('管理员01');
      await house().useCases.people.deactivateUser(admin, id);
      expect(await claim('承办02', task)).to.equal('done');
      expect((await house().database.read.workItems.byId(task.id))?.inPlaceOf).to.equal(null);
      await house().useCases.people.activateUser(admin, id);
      const item = await house().database.read.workItems.byId(task.id);
      expect([item?.state, item?.assignee], 'their holder is back').to.deep.equal(['offered', null]);
    });

    it('are filled by the deputy in the place of a holder who is away and has named nobody', async () => {
      const task = await plan();
      const self = await manager();
      await tasks().claimWorkItem(self, task.id);
      await house().useCases.people.recordAbsence(self, { userId: self.id, substituteId: null, ...TODAY });
      expect((await house().database.read.workItems.byId(task.id))?.state, 'back with its group').to.equal('offered');
      expect(await codeOf(tasks().claimWorkItem(await house().user('承办02'), task.id))).to.equal('done');
      const item = await house().database.read.workItems.byId(task.id);
      expect(item?.inPlaceOf).to.equal(self.id);
    });

    it('are not where a substitute was named: that one fills them', async () => {
      const [self, other] = [await manager(), await house().user('部门负责人01')];
      await house().useCases.people.recordAbsence(self, { userId: self.id, substituteId: other.id, ...TODAY });
      expect(await claim('承办02', await plan())).to.equal('forbidden');
      expect(await claim('部门负责人01', await plan())).to.equal('done');
    });

    it('are filled by whom the substitute has named, where that one is away as well; never by nobody', async () => {
      const [self, other] = [await manager(), await house().user('部门负责人01')];
      const third = await house().user('承办03');
      const away = (who: User, substituteId: User['id'] | null) =>
        codeOf(house().useCases.people.recordAbsence(who, { userId: who.id, substituteId, ...TODAY }));
      expect(await away(self, other.id)).to.equal('done');
      // Nobody but 部门负责人01 fills the places of both.
      expect(await away(other, null)).to.equal('invalid');
      expect(await away(other, third.id)).to.equal('done');
      expect(await claim('部门负责人01', await plan()), 'is away').to.equal('forbidden');
      const task = await plan();
      expect(await claim('承办03', task)).to.equal('done');
      expect((await house().database.read.workItems.byId(task.id))?.inPlaceOf).to.equal(self.id);
      const { absences } = await house().useCases.people.absences(self);
      expect(absences.map(({ substitute, standsInNow }) => [substitute, standsInNow])).to.deep.include([
        '部门负责人01',
        '承办03',
      ]);
      // The end of the chain has gone: the deputy of the post is whom it comes to.
      await house().useCases.people.deactivateUser(await house().user('管理员01'), third.id);
      expect((await house().database.read.workItems.byId(task.id))?.state).to.equal('offered');
      expect(await claim('承办02', task)).to.equal('done');
    });

    it('and are kept from a case with the holder who is', async () => {
      const task = await plan();
      const self = await manager();
      if (task.matter.kind !== 'case') throw new Error('no case');
      await tasks().recuse(await house().user('投诉办01'), task.matter.complaintId, {
        kept: { kind: 'person', userId: self.id },
        reason: 'interest',
      });
      await house().useCases.people.recordAbsence(self, { userId: self.id, substituteId: null, ...TODAY });
      expect(await claim('承办02', task)).to.equal('forbidden');
    });
  });

  it('without a deputy, and without anybody else who holds them: a substitute has to be named', async () => {
    const self = await house().user('部门负责人02');
    const away = { userId: self.id, substituteId: null, ...TODAY };
    const refused = await house()
      .useCases.people.recordAbsence(self, away)
      .catch((error: unknown) => error);
    expect(refused).to.deep.include({ code: 'invalid', details: { fields: { substituteId: 'required' } } });
    const office = await house().user('投诉办01');
    expect(await codeOf(house().useCases.people.recordAbsence(office, { ...away, userId: office.id }))).to.equal(
      'done',
    );
  });
});
