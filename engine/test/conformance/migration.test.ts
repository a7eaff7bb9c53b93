/** Migration of running instances to another definition (`camunda-api.md` §2.2). */
import { expect } from 'chai';
import type { Key } from '../../records.js';
import { rejectionOf, withKit, type Pair } from './kit.js';
import {
  boundary,
  bpmn,
  call,
  catching,
  chain,
  each,
  end,
  flow,
  message,
  onMessage,
  onTimer,
  parallel,
  service,
  start,
  subProcess,
  user,
} from './models.js';

describe('migration of an instance', () => {
  const kit = withKit();
  const definition = (xml: string): Promise<Key> => kit().definition(xml);
  const migrate = (key: Key, target: Key, pairs: Pair[]): Promise<void> => kit().migrate(key, target, pairs);
  const one = (id: string, task: string, ...more: string[]): string =>
    bpmn(id, [start(), task, end(), chain('start', 'a', 'end'), ...more]);

  it('goes on in the target, with the job, its key and its variables as they were', async () => {
    const key = await kit().run(one('old', service('a', { inputs: [['=1', 'local']] })));
    const job = await kit().job('a');
    const target = await definition(
      bpmn('new', [start(), service('b', { type: 'other' }), service('c'), end(), chain('start', 'b', 'c', 'end')]),
    );
    await migrate(key, target, [['a', 'b']]);
    expect(await kit().elements(key)).to.deep.equal(['start COMPLETED', 'b ACTIVATED']);
    await kit().execute('completeJob', { jobKey: job.key, variables: { done: true } });
    expect(await kit().work('c')).to.deep.equal({ done: true });
    expect(await kit().state(key)).to.equal('COMPLETED');
    const [row] = await kit().rows('select bpmn_process_id, version, process_definition_key from process_instance');
    expect(row).to.deep.equal({ bpmn_process_id: 'new', version: 1, process_definition_key: target });
  });

  it('keeps incidents, which can be resolved as before', async () => {
    const key = await kit().run(one('old', service('a')));
    const job = await kit().job('a');
    await kit().execute('failJob', {
      jobKey: job.key,
      retries: 0,
      errorMessage: 'x',
      retryBackOffMs: 0,
      variables: {},
    });
    await migrate(key, await definition(one('new', service('a'))), [['a', 'a']]);
    const incident = await kit().incident(key);
    await kit().execute('updateJobRetries', { jobKey: job.key, retries: 1 });
    await kit().execute('resolveIncident', { incidentKey: incident.key });
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('keeps user tasks, under the name of the target', async () => {
    const key = await kit().run(one('old', user('a')));
    await migrate(key, await definition(bpmn('new', [start(), user('b'), end(), chain('start', 'b', 'end')])), [
      ['a', 'b'],
    ]);
    const [task] = await kit().rows<{ key: Key; name: string; element_id: string }>('select * from user_task');
    expect([task?.name, task?.element_id]).to.deep.equal(['b', 'b']);
    await kit().execute('completeUserTask', { userTaskKey: task?.key ?? 0, variables: {}, action: '' });
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('leaves mapped events open, closes the others, and opens what only the target has', async () => {
    const late = (id: string, on: string, time: string): string =>
      boundary(id, on, onTimer('timeDuration', time)) + end(`${id}_end`) + flow(id, `${id}_end`);
    const key = await kit().run(
      bpmn('old', [
        start(),
        service('a'),
        end(),
        chain('start', 'a', 'end'),
        late('kept', 'a', 'PT2H'),
        late('gone', 'a', 'PT3H'),
      ]),
    );
    await kit().advance(3_600_000);
    const target = await definition(
      bpmn('new', [
        start(),
        service('b'),
        end(),
        chain('start', 'b', 'end'),
        late('same', 'b', 'PT9H'),
        late('added', 'b', 'PT5H'),
      ]),
    );
    await migrate(key, target, [
      ['a', 'b'],
      ['kept', 'same'],
    ]);
    const timers = await kit().rows<{ element_id: string; due_at: number }>(
      'select element_id, due_at from timer order by due_at',
    );
    const start0 = kit().clock.now() - 3_600_000;
    expect(timers.map(({ element_id, due_at }) => [element_id, (due_at - start0) / 3_600_000])).to.deep.equal([
      ['same', 2],
      ['added', 6],
    ]);
    await kit().advance(3_600_000);
    expect(await kit().elements(key)).to.include('same_end COMPLETED');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('keeps the subscription of a message that is waited for', async () => {
    const wait = (id: string, name: string): string =>
      bpmn(
        id,
        [start(), catching('told', onMessage(name)), end(), chain('start', 'told', 'end')],
        [message(name, '=id')],
      );
    const key = await kit().run(wait('old', 'first'), { id: 'k' });
    await migrate(key, await definition(wait('new', 'second')), [['told', 'told']]);
    await kit().publish('second', 'k');
    expect(await kit().state(key), 'what it waits for stays').to.equal('ACTIVE');
    await kit().publish('first', 'k');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('follows sub-processes, items of a list and tokens at a join', async () => {
    const model = (id: string, p: string): string =>
      bpmn(id, [
        start(),
        parallel(`${p}split`),
        subProcess(`${p}sub`, [
          start(`${p}in`),
          service(`${p}s`, { type: 's' }),
          end(`${p}out`),
          chain(`${p}in`, `${p}s`, `${p}out`),
        ]),
        service(`${p}each`, { type: 'each', content: each('=[1, 2]', { inputElement: 'i' }) }),
        service(`${p}quick`, { type: 'quick' }),
        parallel(`${p}join`),
        end(),
        chain('start', `${p}split`, `${p}sub`, `${p}join`, 'end'),
        chain(`${p}split`, `${p}each`, `${p}join`),
        chain(`${p}split`, `${p}quick`, `${p}join`),
      ]);
    const key = await kit().run(model('old', 'o'));
    await kit().work('quick');
    const ids = ['sub', 's', 'each', 'join', 'quick'];
    await migrate(
      key,
      await definition(model('new', 'n')),
      ids.map((id): Pair => [`o${id}`, `n${id}`]),
    );
    await kit().work('s');
    for (const job of await kit().jobs('each')) await kit().execute('completeJob', { jobKey: job.key, variables: {} });
    await kit().engine.idle();
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().elements(key)).to.include('njoin COMPLETED');
  });

  it('of a caller leaves the called instance alone', async () => {
    await kit().deploy({ 'c.bpmn': bpmn('child', [start(), service('w'), end(), chain('start', 'w', 'end')]) });
    const key = await kit().run(one('old', call('a', 'child')));
    await migrate(key, await definition(one('new', call('a', 'elsewhere'))), [['a', 'a']]);
    await kit().work('w');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('survives that the instance leaves memory and comes back', async () => {
    const key = await kit().run(one('old', service('a')));
    const target = await definition(one('new', service('a')));
    await migrate(key, target, [['a', 'a']]);
    const rows = await kit().rows<{ process_definition_key: Key }>(
      `select process_definition_key from job union select process_definition_key from element_instance where ended_at is null`,
    );
    expect(rows).to.deep.equal([{ process_definition_key: target }]);
    await kit().work('a');
  });

  const expected = 'Expected to migrate process instance';
  const refusals: [what: string, xml: string, pairs: Pair[], type: string, reason: string][] = [
    [
      'an active element without mapping',
      one('new', service('a')),
      [],
      'INVALID_STATE',
      "no mapping instruction defined for active element with id 'a'. Elements cannot be migrated without a mapping.",
    ],
    [
      'a mapping to another type',
      one('new', user('a')),
      [['a', 'a']],
      'INVALID_STATE',
      "active element with id 'a' and type 'SERVICE_TASK' is mapped to an element with id 'a' and different type 'USER_TASK'. Elements must be mapped to elements of the same type.",
    ],
    [
      'a source that is mapped twice',
      one('new', service('a')),
      [
        ['a', 'a'],
        ['a', 'a'],
      ],
      'INVALID_ARGUMENT',
      "the mapping instructions contain duplicate source element ids 'a'.",
    ],
    [
      'an unknown source',
      one('new', service('a')),
      [['x', 'a']],
      'INVALID_ARGUMENT',
      "mapping instructions contain a non-existing source element id 'x'. Elements provided in mapping instructions must exist in the source process definition.",
    ],
    [
      'an unknown target',
      one('new', service('a')),
      [['a', 'x']],
      'INVALID_ARGUMENT',
      "mapping instructions contain a non-existing target element id 'x'. Elements provided in mapping instructions must exist in the target process definition.",
    ],
    [
      'another scope',
      bpmn('new', [
        start(),
        subProcess('sub', [start('i'), service('a'), end('o'), chain('i', 'a', 'o')]),
        end(),
        chain('start', 'sub', 'end'),
      ]),
      [['a', 'a']],
      'INVALID_STATE',
      "the flow scope of active element with id 'a' is changed. The flow scope of the active element is expected to be 'new' but was 'sub'. The flow scope of an element cannot be changed during migration yet.",
    ],
  ];
  for (const [what, xml, pairs, type, reason] of refusals) {
    it(`refuses ${what}, and changes nothing`, async () => {
      const key = await kit().run(one('old', service('a')));
      const rejection = await rejectionOf(migrate(key, await definition(xml), pairs));
      expect([rejection.type, rejection.intent, rejection.reason]).to.deep.equal([
        type,
        'MIGRATE',
        `${expected} '${key}' but ${reason}`,
      ]);
      await kit().work('a');
      expect(await kit().state(key)).to.equal('COMPLETED');
    });
  }

  it('refuses an unknown instance and an unknown target', async () => {
    const key = await kit().run(one('old', service('a')));
    const unknown = await rejectionOf(migrate(1, 2, []));
    expect(unknown.reason).to.equal("Expected to migrate process instance but no process instance found with key '1'");
    const target = await rejectionOf(migrate(key, 2, []));
    expect([target.type, target.reason]).to.deep.equal([
      'NOT_FOUND',
      "Expected to migrate process instance to process definition but no process definition found with key '2'",
    ]);
  });

  it('refuses a user task of the other kind', async () => {
    const key = await kit().run(one('old', user('a')));
    const jobBased = one('new', '<bpmn:userTask id="a" name="a"/>');
    const rejection = await rejectionOf(migrate(key, await definition(jobBased), [['a', 'a']]));
    expect(rejection.reason).to.include(
      "implementation 'zeebe user task' is mapped to an user task with id 'a' and different implementation 'job worker'",
    );
  });
});
