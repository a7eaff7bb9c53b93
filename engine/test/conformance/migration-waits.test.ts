/** Migration of what waits in every way: listeners, events at a border, event sub-processes, calls, joins. */
import { expect } from 'chai';
import type { Key } from '../../records.js';
import { rejectionOf, withKit, type Pair } from './kit.js';
import {
  boundary,
  bpmn,
  call,
  catching,
  chain,
  end,
  eventBased,
  eventSubProcess,
  flow,
  message,
  onMessage,
  onTimer,
  parallel,
  service,
  start,
  user,
} from './models.js';

const HEARD = message('heard', '=id');
const listened = (id: string, event: string, type: string): string =>
  user(id, {
    extensions: `<zeebe:taskListeners><zeebe:taskListener eventType="${event}" type="${type}"/></zeebe:taskListeners>`,
  });
const onBorder = (id: string, on: string, definition: string, more = {}): string =>
  boundary(id, on, definition, more) + end(`${id}_end`) + flow(id, `${id}_end`);

describe('migration of what waits', () => {
  const kit = withKit();
  const definition = (xml: string): Promise<Key> => kit().definition(xml);
  const migrate = (key: Key, target: Key, pairs: Pair[]): Promise<void> => kit().migrate(key, target, pairs);
  const line = (id: string, node: string, between: string, ...more: string[]): string =>
    bpmn(id, [start(), between, end(), chain('start', node, 'end'), ...more], [HEARD]);

  it('a task stays with whoever has it, and is completed by the listeners of the target', async () => {
    const key = await kit().run(line('old', 'a', listened('a', 'completing', 'before')));
    const [task] = await kit().rows<{ key: Key }>('select key from user_task');
    const userTaskKey = task?.key ?? 0;
    await kit().execute('assignUserTask', { userTaskKey, assignee: 'one', allowOverride: true, action: '' });
    await migrate(key, await definition(line('new', 'b', listened('b', 'completing', 'after'))), [['a', 'b']]);
    const rows = await kit().rows('select element_id, assignee, state from user_task');
    expect(rows).to.deep.equal([{ element_id: 'b', assignee: 'one', state: 'CREATED' }]);
    const completed = kit().execute('completeUserTask', { userTaskKey, variables: {}, action: '' });
    await kit().work('after');
    await completed;
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('a task whose listener is at work is migrated with it', async () => {
    const key = await kit().run(line('old', 'a', listened('a', 'creating', 'made')));
    const job = await kit().job('made');
    await migrate(key, await definition(line('new', 'b', listened('b', 'creating', 'made'))), [['a', 'b']]);
    await kit().execute('completeJob', { jobKey: job.key, variables: {} });
    await kit().engine.idle();
    expect(await kit().rows('select element_id, state from user_task')).to.deep.equal([
      { element_id: 'b', state: 'CREATED' },
    ]);
  });

  it('an event that ends the task in the target only ends it when it happens after the migration', async () => {
    const model = (id: string, interrupting: boolean): string =>
      line(id, 'a', user('a'), onBorder('late', 'a', onMessage('heard'), { interrupting }));
    const key = await kit().run(model('old', false), { id: 'k' });
    await migrate(key, await definition(model('new', true)), [
      ['a', 'a'],
      ['late', 'late'],
    ]);
    await kit().publish('heard', 'k');
    expect(await kit().elements(key)).to.include('a TERMINATED');
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().rows(`select key from message_subscription where state = 'CREATED'`)).to.deep.equal([]);
  });

  it('an event sub-process that has begun goes on, and its event stays open', async () => {
    const model = (id: string, p: string): string =>
      line(
        id,
        'a',
        service('a'),
        eventSubProcess(`${p}also`, [
          start(`${p}told`, onMessage('heard')).replace('>', ' isInterrupting="false">'),
          service(`${p}note`, { type: 'note' }),
          end(`${p}noted`),
          chain(`${p}told`, `${p}note`, `${p}noted`),
        ]),
      );
    const key = await kit().run(model('old', 'o'), { id: 'k' });
    await kit().publish('heard', 'k');
    await migrate(key, await definition(model('new', 'n')), [
      ['a', 'a'],
      ['oalso', 'nalso'],
      ['otold', 'ntold'],
      ['onote', 'nnote'],
    ]);
    await kit().publish('heard', 'k');
    const notes = await kit().jobs('note');
    expect(notes.map(({ elementId }) => elementId)).to.deep.equal(['nnote', 'nnote']);
    for (const job of notes) await kit().execute('completeJob', { jobKey: job.key, variables: {} });
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('a gateway that waits for the first of several events goes on by those of the target', async () => {
    const model = (id: string, next: string): string =>
      bpmn(
        id,
        [
          start(),
          eventBased('wait'),
          catching('timeUp', onTimer('timeDuration', 'PT2H')),
          catching('told', onMessage('heard')),
          service(next),
          end(),
          end('other'),
          chain('start', 'wait', 'timeUp', 'other'),
          chain('wait', 'told', next, 'end'),
        ],
        [HEARD],
      );
    const key = await kit().run(model('old', 'a'), { id: 'k' });
    await migrate(key, await definition(model('new', 'b')), [
      ['wait', 'wait'],
      ['timeUp', 'timeUp'],
      ['told', 'told'],
    ]);
    await kit().publish('heard', 'k');
    await kit().work('b');
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().rows('select key from timer')).to.deep.equal([]);
  });

  it('caller and called are migrated one after the other, and the called one comes back to the caller', async () => {
    const called = (id: string, p: string): string =>
      bpmn(id, [start(), service(`${p}w`, { type: 'w' }), end(), chain('start', `${p}w`, 'end')]);
    const caller = (id: string, task: string): string =>
      bpmn(id, [start(), call('c', 'child'), service(task), end(), chain('start', 'c', task, 'end')]);
    await kit().deploy({ 'c.bpmn': called('child', 'o') });
    const key = await kit().run(caller('old', 'before'));
    const child = async (): Promise<Key> => {
      const [row] = await kit().rows<{ key: Key }>(
        'select key from process_instance where parent_process_instance_key is not null',
      );
      return row?.key ?? 0;
    };
    const made = await kit().deploy({ 'p.bpmn': caller('old', 'after'), 'c.bpmn': called('child', 'n') });
    const target = (id: string): Key =>
      made.processes.find(({ bpmnProcessId }) => bpmnProcessId === id)?.processDefinitionKey ?? 0;
    await migrate(await child(), target('child'), [['ow', 'nw']]);
    await migrate(key, target('old'), [['c', 'c']]);
    await kit().work('w');
    await kit().work('after');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('a token that waits at a join follows the sequence flow that it is mapped to', async () => {
    const key = await kit().run(
      bpmn('old', [
        start(),
        parallel('split'),
        service('a'),
        service('b'),
        parallel('join'),
        end(),
        chain('start', 'split', 'a', 'join', 'end'),
        chain('split', 'b', 'join'),
      ]),
    );
    await kit().work('a');
    const target = await definition(
      bpmn('new', [
        start(),
        parallel('split'),
        service('a'),
        service('more'),
        service('b'),
        parallel('together'),
        end(),
        chain('start', 'split', 'a', 'more', 'together', 'end'),
        chain('split', 'b', 'together'),
      ]),
    );
    await migrate(key, target, [
      ['b', 'b'],
      ['join', 'together'],
      ['a_join', 'more_together'],
    ]);
    await kit().work('b');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  const refused = async (old: string, target: string, pairs: Pair[]): Promise<string> => {
    const key = await kit().run(old, { id: 'k' });
    const rejection = await rejectionOf(migrate(key, await definition(target), pairs));
    expect(await kit().elements(key), 'nothing has changed').to.include('a ACTIVATED');
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
    return rejection.reason;
  };
  const withEvent = (id: string, event: string, on = 'a'): string =>
    bpmn(
      id,
      [
        start(),
        user('a'),
        user('b'),
        end(),
        chain('start', 'a', 'b', 'end'),
        onBorder('late', on, event),
        onBorder('more', on, onTimer('timeDuration', 'PT9H')),
      ],
      [HEARD],
    );
  const timer = onTimer('timeDuration', 'PT2H');

  it('refuses that an event becomes one of another type, of another element, or the same as another one', async () => {
    const own: Pair[] = [
      ['a', 'a'],
      ['late', 'late'],
    ];
    expect(await refused(withEvent('old', timer), withEvent('new', onMessage('heard')), own)).to.include(
      "the catch event with id 'late' and event type 'timer' is mapped to a catch event with id 'late' and different event type 'message'.",
    );
    expect(await refused(withEvent('old', timer), withEvent('new', timer, 'b'), own)).to.include(
      "has a catch event with id 'late' that is mapped to a catch event with id 'late', which is not attached to the element with id 'a'.",
    );
    const both: Pair[] = [...own, ['more', 'late']];
    expect(await refused(withEvent('old', timer), withEvent('new', timer), both)).to.include(
      "the catch events with ids 'late', 'more' are mapped to the same catch event with id 'late'.",
    );
  });
});
