/** The library for tests: what it says of processes that went right, and of those that did not. */
import { AssertionError } from 'node:assert';
import { expect } from 'chai';
import { BpmnError, startEngine, type TestEngine } from '../../testing/index.js';
import {
  boundary,
  bpmn,
  call,
  catching,
  chain,
  end,
  error,
  flow,
  message,
  onError,
  onMessage,
  onTimer,
  service,
  start,
  user,
} from '../conformance/models.js';

const order = bpmn(
  'order',
  [
    start(),
    service('pack'),
    boundary('broken', 'pack', onError('BROKEN')),
    end('refunded'),
    flow('broken', 'refunded'),
    catching('paid', onMessage('payment')),
    user('check', { extensions: '<zeebe:assignmentDefinition candidateGroups="office"/>' }),
    boundary('late', 'check', onTimer('timeDuration', 'P1D')),
    end('escalated'),
    flow('late', 'escalated'),
    end(),
    chain('start', 'pack', 'paid', 'check', 'end'),
  ],
  [error('BROKEN'), message('payment', '=orderId')],
);

describe('the engine in tests', () => {
  let engine: TestEngine;
  beforeEach(async () => {
    engine = await startEngine();
    await engine.deploy({ 'order.bpmn': order });
  });
  afterEach(() => engine.close());

  /** The message of the assertion that fails. */
  const failureOf = async (assertion: Promise<unknown>): Promise<string> => {
    const outcome = await assertion.then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(outcome).to.be.instanceOf(AssertionError);
    return (outcome as AssertionError).message;
  };

  it('goes step by step', async () => {
    const instance = await engine.create('order', { orderId: 7 });
    await instance.isAt('pack');
    expect(await engine.work('pack', { boxes: 2 })).to.deep.equal({ orderId: 7 });
    await instance.waitsForMessage('payment', '7');
    await engine.publish('payment', '7', { amount: 12.5 });
    await instance.isAt('check');
    await engine.completeTask('check', { approved: true });
    await instance.isCompleted();
    await instance.hasPassed('start', 'pack', 'paid', 'check', 'end');
    await instance.hasNotPassed('refunded', 'escalated');
    await instance.hasVariables({ boxes: 2, amount: 12.5, approved: true });
    await instance.hasNoIncident();
  });

  it('lets handlers do jobs as they come, with their errors', async () => {
    engine.onJob('pack', ({ variables }) => {
      if (variables['fragile'] === true) throw new BpmnError('BROKEN', 'dropped', { pieces: 3 });
      if (variables['missing'] === true) throw new Error('no such box');
      return { boxes: 1 };
    });
    const broken = await engine.create('order', { orderId: 1, fragile: true });
    await broken.isCompleted();
    await broken.hasPassed('broken', 'refunded');
    await broken.hasVariables({ pieces: 3 });
    const stuck = await engine.create('order', { orderId: 2, missing: true });
    await stuck.hasIncident({ type: 'JOB_NO_RETRIES', at: 'pack', message: 'no such box' });
    const good = await engine.create('order', { orderId: 3 });
    await good.isAt('paid');
    engine.onJob('pack', null);
    await (await engine.create('order', { orderId: 4 })).isAt('pack');
  });

  it('lets time pass', async () => {
    engine.onJob('pack', () => undefined);
    const instance = await engine.create('order', { orderId: 1 });
    await engine.publish('payment', '1');
    await engine.advance('PT23H59M');
    await instance.isAt('check');
    await engine.advance('PT1M');
    await instance.hasPassed('late', 'escalated');
    await instance.isCompleted();
    expect(new Date(engine.clock.now()).toISOString()).to.equal('2026-01-06T09:00:00.000Z');
  });

  it('knows what was called', async () => {
    await engine.deploy({ 'p.bpmn': bpmn('p', [start(), call('c', 'order'), end(), chain('start', 'c', 'end')]) });
    const instance = await engine.create('p', { orderId: 1 });
    const [called] = await instance.called();
    await called?.isAt('pack');
    expect(await engine.logOf(instance.key)).to.include.members(
      (await engine.logOf(called?.key ?? 0)).filter((line) => line.includes('pack')),
    );
  });

  it('says where an instance is that should be elsewhere, and how it came there', async () => {
    const instance = await engine.create('order', { orderId: 7 });
    const text = await failureOf(instance.isAt('paid'));
    expect(text).to.include('Expected the instance to be at [paid], but it is at [pack].');
    const lines = text.split('\n').filter((line) => line.startsWith('  2026'));
    const at = `  2026-01-05T09:00:00.000Z ${instance.key}`;
    expect(lines).to.deep.equal([
      `${at} instance of order version 1 ACTIVE`,
      `${at} variable orderId = 7`,
      `${at} start (START_EVENT) ACTIVATING`,
      `${at} start (START_EVENT) ACTIVATED`,
      `${at} start (START_EVENT) COMPLETING`,
      `${at} pack (SERVICE_TASK) ACTIVATING`,
      `${at} start (START_EVENT) COMPLETED`,
      `${at} pack (SERVICE_TASK) ACTIVATED`,
      `${at} job pack at pack CREATED, 3 retries`,
    ]);
  });

  it('fails where what is asserted is not so', async () => {
    const instance = await engine.create('order', { orderId: 7 });
    expect(await failureOf(instance.isCompleted())).to.include('to be COMPLETED, but it is ACTIVE');
    expect(await failureOf(instance.hasPassed('pack'))).to.include(
      'to have passed [pack] in this order, but it passed [start]',
    );
    expect(await failureOf(instance.hasNotPassed('start'))).to.include('not to have passed [start]');
    expect(await failureOf(instance.hasVariables({ orderId: 8 }))).to.include(
      '{"orderId":8}, but they are {"orderId":7}',
    );
    expect(await failureOf(instance.hasIncident())).to.include('Expected one incident {}, but there are 0');
    expect(await failureOf(instance.waitsForMessage('payment'))).to.include("wait for the message payment '…'");
    expect(await failureOf(engine.job('other'))).to.include('Expected one job of type other, but there are 0.');
    expect(await failureOf(engine.completeTask('check'))).to.include(
      'Expected one open user task check, but there are 0.',
    );
    expect(await failureOf(engine.instance(1).isActive())).to.equal('There is no process instance 1.');
    const job = await engine.job('pack');
    await engine.execute('failJob', {
      jobKey: job.key,
      retries: 0,
      errorMessage: 'x',
      retryBackOffMs: 0,
      variables: {},
    });
    expect(await failureOf(instance.hasNoIncident())).to.include('incident JOB_NO_RETRIES at pack ACTIVE: x');
    expect(await failureOf(instance.hasIncident({ type: 'IO_MAPPING_ERROR' }))).to.include('"IO_MAPPING_ERROR"');
    await instance.hasIncident({ message: /^x$/ });
  });

  it('writes one line per change', async () => {
    engine.onJob('pack', () => ({ long: 'x'.repeat(200) }));
    await engine.create('order', { orderId: 7 });
    await engine.publish('payment', '7', {}, { timeToLiveMs: 1000 });
    const text = engine.log().join('\n');
    for (const part of [
      'process order version 1 deployed',
      'job pack at pack COMPLETED',
      `…`,
      "message payment '7' waited for",
      "message payment '7' buffered until 2026-01-05T09:00:01.000Z",
      "message payment '7' CORRELATED",
      'user task check CREATED [office]',
      'due at 2026-01-06T09:00:00.000Z',
    ])
      expect(text).to.include(part);
    expect(text).to.not.include('x'.repeat(130));
  });
});
