/** The company's own lists in the database, as each house begins with them, and what is checked against them. */
import { expect } from 'chai';
import { aDepartment, DEPARTMENTS } from '../kit/departments.js';
import { refusal, withHouse } from './house.js';

describe('the organisation in the database', () => {
  const house = withHouse();
  const job = { occurrence: 'assignment', actor: 'system:complaint.assign' };
  const ordinary = { level: 'general', priority: 'normal', complexity: 'simple' };
  const pipelines = { list: 'department' as const, code: 'pipelines', names: { 'zh-CN': '管网部', en: 'Pipelines' } };

  it('begins with four departments, in their order and in use', async () => {
    expect(await house().useCases.organisation.departments()).to.deep.equal(DEPARTMENTS);
  });

  it('lets an administrator change the lists, and nobody else', async () => {
    const { organisation } = house().useCases;
    const handler = await house().user('承办01');
    for (const act of [
      () => organisation.addEntry(handler, pipelines),
      () => organisation.setInUse(handler, 'department', 'metering', false),
      () => organisation.removeEntry(handler, 'department', 'metering'),
      () => organisation.entriesOf(handler, 'department'),
    ])
      expect((await refusal(act())).code).to.equal('forbidden');
  });

  it('keeps the order without a gap when one is moved or removed, and every change on record', async () => {
    const { organisation } = house().useCases;
    const admin = await house().user('管理员01');
    await organisation.addEntry(admin, pipelines);
    await organisation.changeEntry(admin, { ...pipelines, position: 2, department: null }, pipelines.names);
    expect(await organisation.departments()).to.deep.equal(
      ['service', 'pipelines', 'metering', 'engineering', 'safety'].map(aDepartment),
    );
    await organisation.removeEntry(admin, 'department', 'pipelines');
    const entries = await house().database.read.organisation.of('department');
    expect(entries.map(({ position }) => position)).to.deep.equal([1, 2, 3, 4]);
    const types = ['organisation.added', 'organisation.changed', 'organisation.removed'] as const;
    const ledger = await house().database.read.ledger.ofTypes({ types, person: null }, { from: 0, limit: 9 });
    expect(
      ledger.entries.map(({ type, facts }) => [type, facts['what'], facts['before'], facts['after']]),
    ).to.deep.equal([
      ['organisation.removed', undefined, undefined, undefined],
      ['organisation.changed', 'position', '5', '2'],
      ['organisation.added', undefined, undefined, undefined],
    ]);
  });

  it('keeps what the program goes by, though nothing names it yet', async () => {
    const { organisation } = house().useCases;
    const admin = await house().user('管理员01');
    // Tables name most of what a house begins with.
    await house().database.knex('bundle').delete();
    expect(await house().database.read.organisation.usesOf('channel', 'web')).to.deep.equal({});
    expect((await refusal(organisation.removeEntry(admin, 'channel', 'web'))).code).to.equal('wrongState');
    expect((await refusal(organisation.setInUse(admin, 'channel', 'web', false))).code).to.equal('wrongState');
    await organisation.removeEntry(admin, 'channel', 'letter');
    expect(await house().database.read.organisation.entry('channel', 'letter')).to.equal(null);
  });

  it('refuses an assignment to a department that there is not, in words of a person who can put it right', async () => {
    const { complaintId } = await house().openCase();
    const { cases } = house().useCases;
    const nowhere = await cases
      .recordAssignment(job, complaintId, aDepartment('nowhere'), ordinary)
      .catch((error: Error) => error);
    expect(nowhere).to.have.property('message', 'There is no department nowhere.');
    expect((await house().database.read.complaints.byId(complaintId))?.responsibleDepartment).to.equal(null);
  });

  it('says of each place how often it names an entry', async () => {
    const { complaintId } = await house().openCase();
    await house().offer(complaintId, 'userTask_Investigate', 'investigate', 'handler:metering');
    await house().useCases.tasks.recuse(await house().user('投诉办01'), complaintId, {
      kept: { kind: 'department', department: aDepartment('service') },
      reason: 'interest',
    });
    const { organisation } = house().database.read;
    expect(await organisation.usesOf('department', 'metering')).to.deep.equal({ posts: 2, cases: 1, tasks: 1 });
    expect(await organisation.usesOf('department', 'service')).to.deep.equal({ posts: 3, recusals: 1 });
    expect(await organisation.usesOf('department', 'nowhere')).to.deep.equal({});
  });
});
