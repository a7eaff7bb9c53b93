/** Listeners of every user task of every process, as Camunda 8.9 has them. */
import { expect } from 'chai';
import type { GlobalTaskListener } from '../../records.js';
import { rejectionOf, withKit } from './kit.js';
import { bpmn, chain, end, start, user } from './models.js';

const listener = (id: string, more: Partial<GlobalTaskListener> = {}): GlobalTaskListener => ({
  id,
  type: id,
  eventTypes: ['CREATING'],
  retries: 3,
  afterNonGlobal: false,
  priority: 50,
  ...more,
});
const drawn = (event: string): string =>
  `<zeebe:taskListeners><zeebe:taskListener eventType="${event}" type="drawn"/></zeebe:taskListeners>`;
const model = (extensions = ''): string =>
  bpmn('p', [start(), user('t', { extensions }), end(), chain('start', 't', 'end')]);

describe('listeners of every user task', () => {
  const kit = withKit();
  const make = (...listeners: GlobalTaskListener[]): Promise<unknown> =>
    Promise.all(listeners.map((one) => kit().execute('createGlobalTaskListener', one)));
  const task = async () => (await kit().rows<{ key: number; state: string }>('select key, state from user_task'))[0];
  const waiting = async (): Promise<string[]> =>
    (await kit().rows<{ type: string }>('select type from job where ended_at is null')).map(({ type }) => type);

  it('are heard though nothing is drawn, with what a job of a listener says', async () => {
    await make(listener('first', { retries: 5 }));
    await kit().run(model());
    expect((await task())?.state).to.equal('CREATING');
    const job = await kit().job('first');
    expect(job).to.include({ kind: 'TASK_LISTENER', listenerEventType: 'CREATING', elementId: 't', retries: 5 });
    await kit().execute('completeJob', { jobKey: job.key, variables: {} });
    expect((await task())?.state).to.equal('CREATED');
  });

  it('come before those of the model or after them, the highest priority first', async () => {
    await make(
      listener('last', { afterNonGlobal: true }),
      listener('second'),
      listener('first', { priority: 51 }),
      listener('other', { eventTypes: ['COMPLETING'] }),
    );
    await kit().run(model(drawn('creating')));
    for (const type of ['first', 'second', 'drawn', 'last']) {
      expect(await waiting()).to.deep.equal([type]);
      await kit().work(type);
    }
    expect((await task())?.state).to.equal('CREATED');
  });

  it('are waited for when a task is cancelled', async () => {
    await make(listener('ended', { eventTypes: ['CANCELING'] }));
    const key = await kit().run(model());
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
    expect(await kit().state(key)).to.equal('ACTIVE');
    await kit().work('ended');
    expect([(await task())?.state, await kit().state(key)]).to.deep.equal(['CANCELED', 'TERMINATED']);
  });

  it('may deny what a task is about to become', async () => {
    await make(listener('no', { eventTypes: ['COMPLETING'] }));
    await kit().run(model());
    const done = rejectionOf(
      kit().execute('completeUserTask', { userTaskKey: (await task())?.key ?? 0, variables: {}, action: '' }),
    );
    const { key: jobKey } = await kit().job('no');
    await kit().execute('completeJob', { jobKey, variables: {}, result: { denied: true, deniedReason: 'not yet' } });
    expect((await done).reason).to.include('not yet');
    expect((await task())?.state).to.equal('CREATED');
  });

  it('hold from the next change of a task on, and not for one that has begun', async () => {
    await make(listener('second'));
    await kit().run(model());
    await make(listener('first', { priority: 60 }));
    await kit().execute('deleteGlobalTaskListener', { id: 'second' });
    await kit().work('second');
    expect((await task())?.state).to.equal('CREATED');
    await kit().create('p');
    expect(await waiting()).to.deep.equal(['first']);
  });

  it('have a name that no other has', async () => {
    await make(listener('first'));
    expect((await rejectionOf(make(listener('first')))).type).to.equal('ALREADY_EXISTS');
    expect((await rejectionOf(kit().execute('updateGlobalTaskListener', listener('none')))).type).to.equal('NOT_FOUND');
    expect((await rejectionOf(kit().execute('deleteGlobalTaskListener', { id: 'none' }))).type).to.equal('NOT_FOUND');
  });
});
