/** `camunda-api.md` §4.7: where the token goes. */
import { expect } from 'chai';
import { HOUR, withKit } from './kit.js';
import {
  bpmn,
  catching,
  chain,
  end,
  eventBased,
  exclusive,
  flow,
  message,
  onMessage,
  onTimer,
  parallel,
  pass,
  service,
  start,
  terminateEnd,
} from './models.js';

describe('exclusive gateways (rule 48)', () => {
  const kit = withKit();
  const choice = (fallback?: string): string =>
    bpmn('p', [
      start(),
      exclusive('g', fallback),
      end('a'),
      end('b'),
      end('c'),
      flow('start', 'g'),
      flow('g', 'a', '=x > 10'),
      flow('g', 'b', '=x > 5'),
      fallback ? flow('g', 'c') : flow('g', 'c', '=x = 0'),
    ]);

  it('take the first flow whose condition is true, in the order of the model (rule 48)', async () => {
    const key = await kit().run(choice('g_c'), { x: 20 });
    expect(await kit().elements(key)).to.deep.equal(['start COMPLETED', 'g COMPLETED', 'a COMPLETED']);
  });

  it('take the default where none is (rule 48)', async () => {
    const key = await kit().run(choice('g_c'), { x: 1 });
    expect(await kit().elements(key)).to.include('c COMPLETED');
  });

  it('are an incident where none is and there is no default', async () => {
    const key = await kit().run(choice(), { x: 1 });
    expect(await kit().incident(key)).to.include({
      type: 'CONDITION_ERROR',
      at: 'g',
      message: 'Expected at least one condition to evaluate to true, or to have a default flow',
    });
    const { key: incidentKey } = await kit().incident(key);
    await kit().execute('setVariables', { elementInstanceKey: key, variables: { x: 7 }, local: false });
    await kit().execute('resolveIncident', { incidentKey });
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('are an incident where a condition is no boolean', async () => {
    const key = await kit().run(choice('g_c'), { x: 'text' });
    const incident = await kit().incident(key);
    expect(incident.type).to.equal('EXTRACT_VALUE_ERROR');
    expect(incident.message).to.match(/^Expected result of the expression 'x > 10' to be 'BOOLEAN', but was 'NULL'\./);
  });
});

describe('parallel gateways (rule 49)', () => {
  const kit = withKit();

  it('go all ways, and join when every way has arrived (rule 49)', async () => {
    const content = [
      start(),
      parallel('fork'),
      service('a'),
      service('b'),
      parallel('join'),
      service('c'),
      end(),
      chain('start', 'fork', 'a', 'join', 'c', 'end'),
      chain('fork', 'b', 'join'),
    ];
    const key = await kit().run(bpmn('p', content));
    await kit().work('a');
    expect(await kit().jobs('c')).to.deep.equal([]);
    await kit().work('b');
    await kit().work('c');
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect((await kit().elements(key)).filter((one) => one.startsWith('join'))).to.deep.equal(['join COMPLETED']);
  });

  it('several flows out of a task split without a gateway (rule 4)', async () => {
    const content = [start(), pass('t'), service('a'), service('b'), chain('start', 't', 'a'), flow('t', 'b')];
    const key = await kit().run(bpmn('p', content));
    await kit().work('a');
    expect(await kit().state(key)).to.equal('ACTIVE');
    await kit().work('b');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('a terminate end event stops the other ways, and the instance is completed (rule 62)', async () => {
    const content = [
      start(),
      parallel('fork'),
      service('a'),
      service('b'),
      terminateEnd('stop'),
      end(),
      chain('start', 'fork', 'a', 'stop'),
      chain('fork', 'b', 'end'),
    ];
    const key = await kit().run(bpmn('p', content));
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().elements(key)).to.include('b TERMINATED');
    expect(await kit().jobs('b')).to.deep.equal([]);
  });
});

describe('event-based gateways (rule 51)', () => {
  const kit = withKit();
  const wait = bpmn(
    'p',
    [
      start(),
      eventBased('g'),
      catching('told', onMessage('m')),
      catching('late', onTimer('timeDuration', 'PT1H')),
      end('a'),
      end('b'),
      flow('start', 'g'),
      chain('g', 'told', 'a'),
      chain('g', 'late', 'b'),
    ],
    [message('m', '=id')],
  );

  it('follow the event that comes first, and forget the others (rule 51)', async () => {
    const key = await kit().run(wait, { id: 'k' });
    await kit().publish('m', 'k', { x: 1 });
    expect(await kit().elements(key)).to.deep.equal([
      'start COMPLETED',
      'g COMPLETED',
      'told COMPLETED',
      'a COMPLETED',
    ]);
    expect(await kit().variables(key)).to.deep.equal({ id: 'k', x: 1 });
    await kit().advance(2 * HOUR);
    expect(await kit().elements(key)).to.not.include('late COMPLETED');
  });

  it('take the timer where nothing else came', async () => {
    const key = await kit().run(wait, { id: 'k' });
    await kit().advance(HOUR);
    expect(await kit().elements(key)).to.include('b COMPLETED');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });
});
