/** A user task is on somebody's desk, whoever has drawn it and however; what nobody could do is not deployed. */
import { expect } from 'chai';
import { changedDiagram } from '../kit/models.js';
import { withDesk } from '../kit/desk.js';
import { walkTo } from '../kit/walk.js';
import { bundle } from '../kit/bundle.js';
import { type Extension, type Node, within } from '../../gateways/bpmn.js';
import { TASK_LISTENERS } from '../../workers/task-listeners.js';

type Resource = ReturnType<typeof bundle>[number];

/** The shipped bundle with the task of assigning otherwise. */
const withAssignment = (change: (extensions: Extension[]) => Extension[]): Promise<Resource[]> =>
  Promise.all(
    bundle().map(async ({ name, content }) => {
      if (name !== 'assignment/assignment.bpmn') return { name, content };
      const changed = await changedDiagram(content.toString('utf8'), ({ rootElements }) => {
        const task = rootElements.flatMap(within).find(({ id }: Node) => id === 'userTask_Assign');
        const { extensionElements } = task ?? {};
        if (extensionElements) extensionElements.values = change(extensionElements.values ?? []);
      });
      return { name, content: Buffer.from(changed) };
    }),
  );
const without = (type: string): Promise<Resource[]> =>
  withAssignment((values) => values.filter(({ $type }) => $type !== type));

describe('a user task that the desk was not told of', () => {
  const desk = withDesk();
  const loseListeners = (): Promise<unknown> =>
    Promise.all(TASK_LISTENERS.map(({ id }) => desk().engine.execute('deleteGlobalTaskListener', { id })));
  /** What is done every minute. */
  const aMinute = async (): Promise<void> => {
    await desk().useCases.definitions.listen();
    await desk().useCases.monitor.adoptTasks();
    await desk().settled();
  };
  const findings = async (): Promise<string[]> =>
    (await desk().database.read.findings.list({ from: 0, limit: 10 })).map(({ kind, state }) => `${kind} ${state}`);

  it('is put on the desk of its group within a minute, and its case ends as any other', async () => {
    await loseListeners();
    const { complaintId } = await desk().file();
    expect(await desk().openTasks(), 'nobody knows of it').to.deep.equal([]);
    await aMinute();
    expect(await desk().openTasks()).to.deep.equal(['userTask_Register']);
    expect(await desk().task('userTask_Register')).to.include({
      group: 'intake',
      formId: 'register',
      state: 'offered',
    });
    expect(await findings()).to.deep.equal(['item-missing mended']);
    await walkTo(desk(), null);
    expect(await desk().complaint(complaintId)).to.include({ state: 'archived', outcome: 'satisfied' });
  });

  it('is put there once, however often it is looked for', async () => {
    await desk().file();
    await aMinute();
    await aMinute();
    expect(await desk().openTasks()).to.deep.equal(['userTask_Register']);
    expect(await findings()).to.deep.equal([]);
  });

  for (const [what, type, words] of [
    ['no candidate group', 'zeebe:AssignmentDefinition', 'has no candidate group'],
    ['no form', 'zeebe:FormDefinition', 'has no form'],
    ['no task of the engine’s own', 'zeebe:UserTask', 'is no Camunda user task'],
  ] as const)
    it(`is not deployed with ${what}`, async () => {
      const refused: unknown = await desk()
        .deploy(await without(type))
        .catch((error: unknown) => error);
      expect(String(refused)).to.include('userTask_Assign of assignment').and.to.include(words);
      expect((await desk().database.read.bundles.latest())?.number).to.equal(1);
    });
});
