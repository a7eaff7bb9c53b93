/** `camunda-api.md` §4.5 rules 31–32 and §4.9 rule 69: native user tasks and their listeners. */
import { expect } from 'chai';
import type { Key } from '../../records.js';
import { rejectionOf, withKit } from './kit.js';
import { bpmn, chain, end, start, user } from './models.js';

interface TaskRow {
  key: Key;
  state: string;
  assignee: string | null;
  candidate_groups: string;
  priority: number;
  due_date: string | null;
}

const model = (extensions = ''): string =>
  bpmn('p', [start(), user('t', { extensions }), end(), chain('start', 't', 'end')]);
const listener = (event: string): string => `<zeebe:taskListener eventType="${event}" type="on-${event}"/>`;
const listeners = (...events: string[]): string =>
  `<zeebe:taskListeners>${events.map(listener).join('')}</zeebe:taskListeners>`;

describe('user tasks', () => {
  const kit = withKit();
  const task = async (): Promise<TaskRow> => {
    const [row] = await kit().rows<TaskRow>('select * from user_task order by key desc');
    return row as TaskRow;
  };
  const assign = (assignee: string, allowOverride = true): Promise<void> =>
    task().then(({ key }) =>
      kit().execute('assignUserTask', { userTaskKey: key, assignee, allowOverride, action: 'assign' }),
    );
  const complete = (variables = {}): Promise<void> =>
    task().then(({ key }) => kit().execute('completeUserTask', { userTaskKey: key, variables, action: 'complete' }));

  it('are created with what the model says (rule 31)', async () => {
    const extensions =
      '<zeebe:assignmentDefinition assignee="=who" candidateGroups="=[&quot;a&quot;, g]"/><zeebe:priorityDefinition priority="70"/><zeebe:taskSchedule dueDate="2026-02-01T00:00:00Z"/>';
    await kit().run(model(extensions), { who: 'handler-1', g: 'b' });
    const row = await task();
    expect(row).to.include({ state: 'CREATED', assignee: 'handler-1', priority: 70, due_date: '2026-02-01T00:00:00Z' });
    expect(JSON.parse(row.candidate_groups)).to.deep.equal(['a', 'b']);
    expect(await kit().jobs('io.camunda.zeebe:userTask')).to.deep.equal([]);
  });

  it('split a static list of groups', async () => {
    await kit().run(model('<zeebe:assignmentDefinition candidateGroups="a, b"/>'));
    expect(JSON.parse((await task()).candidate_groups)).to.deep.equal(['a', 'b']);
    expect((await task()).priority).to.equal(50);
  });

  it('are claimed by one only (rule 32)', async () => {
    await kit().run(model());
    await assign('first', false);
    const second = await rejectionOf(assign('second', false));
    expect(second.type).to.equal('INVALID_STATE');
    expect((await task()).assignee).to.equal('first');
    await assign('second', true);
    expect((await task()).assignee).to.equal('second');
  });

  it('hand their variables to the process when completed, and cannot be completed twice (rule 32)', async () => {
    const key = await kit().run(model());
    await complete({ x: 1 });
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().variables(key)).to.deep.equal({ x: 1 });
    expect((await task()).state).to.equal('COMPLETED');
    expect((await rejectionOf(complete())).type).to.be.oneOf(['NOT_FOUND', 'INVALID_STATE']);
  });

  it('with an unknown form are an incident (rule 31)', async () => {
    const key = await kit().run(model('<zeebe:formDefinition formId="nowhere"/>'));
    const incident = await kit().incident(key);
    expect(incident).to.include({ type: 'FORM_NOT_FOUND', at: 't' });
    expect(incident.message).to.match(/^Expected to find a form with id 'nowhere', but no form with this id is found/);
  });

  it('are cancelled with their instance', async () => {
    const key = await kit().run(model());
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
    expect((await task()).state).to.equal('CANCELED');
  });

  it('wait for their creating listener (rule 69)', async () => {
    const key = await kit().run(model(listeners('creating')));
    expect((await task()).state).to.equal('CREATING');
    const job = await kit().job('on-creating');
    expect(job).to.include({ kind: 'TASK_LISTENER', listenerEventType: 'CREATING', elementId: 't', retries: 3 });
    await kit().execute('completeJob', { jobKey: job.key, variables: {} });
    expect((await task()).state).to.equal('CREATED');
    expect(await kit().state(key)).to.equal('ACTIVE');
  });

  it('are completed when their completing listener agrees, which sees the new variables', async () => {
    const key = await kit().run(model(listeners('completing')));
    const completing = complete({ x: 1 });
    const job = await kit().job('on-completing');
    expect(job.variables).to.deep.equal({ x: 1 });
    await kit().execute('completeJob', { jobKey: job.key, variables: {} });
    await completing;
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('stay as they were when a listener denies (rule 69)', async () => {
    await kit().run(model(listeners('assigning')));
    const assigning = rejectionOf(assign('someone'));
    const job = await kit().job('on-assigning');
    await kit().execute('completeJob', {
      jobKey: job.key,
      variables: {},
      result: { denied: true, deniedReason: 'not now' },
    });
    expect((await assigning).type).to.equal('INVALID_STATE');
    expect(await task()).to.include({ state: 'CREATED', assignee: null });
  });

  it('take the corrections of a listener', async () => {
    await kit().run(model(listeners('assigning')));
    const assigning = assign('someone');
    const job = await kit().job('on-assigning');
    await kit().execute('completeJob', {
      jobKey: job.key,
      variables: {},
      result: { corrections: { assignee: 'other', priority: 90 } },
    });
    await assigning;
    expect(await task()).to.include({ state: 'CREATED', assignee: 'other', priority: 90 });
  });

  it('whose listener has failed for good are an incident', async () => {
    const key = await kit().run(model(listeners('creating')));
    const job = await kit().job('on-creating');
    await kit().execute('failJob', {
      jobKey: job.key,
      retries: 0,
      errorMessage: 'broken',
      retryBackOffMs: 0,
      variables: {},
    });
    expect(await kit().incident(key)).to.include({ type: 'TASK_LISTENER_NO_RETRIES', at: 't' });
  });
});
