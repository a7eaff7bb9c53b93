/** `camunda-api.md` §4.7 rule 50: the inclusive gateway, split and join. */
import { expect } from 'chai';
import { withKit } from './kit.js';
import { bpmn, boundary, chain, end, exclusive, flow, inclusive, onTimer, service, start } from './models.js';

describe('inclusive gateways (rule 50)', () => {
  const kit = withKit();
  /** Two tasks between a split and a join, each with its condition; then one more task. */
  const model = (fallback?: string): string =>
    bpmn('p', [
      start(),
      inclusive('split', fallback),
      service('a'),
      service('b'),
      inclusive('join'),
      service('after'),
      end(),
      flow('start', 'split'),
      flow('split', 'a', '=x > 1'),
      fallback ? flow('split', 'b') : flow('split', 'b', '=x > 2'),
      chain('a', 'join', 'after', 'end'),
      flow('b', 'join'),
    ]);

  it('take every flow whose condition is true, and wait for all of them (rule 50)', async () => {
    const key = await kit().run(model(), { x: 3 });
    await kit().work('a');
    expect(await kit().jobs('after')).to.deep.equal([]);
    await kit().work('b');
    await kit().work('after');
    expect(await kit().state(key)).to.equal('COMPLETED');
    const joined = (await kit().elements(key)).filter((line) => line.startsWith('join'));
    expect(joined, 'once').to.deep.equal(['join COMPLETED']);
  });

  it('wait for no flow that was not taken', async () => {
    const key = await kit().run(model(), { x: 2 });
    expect(await kit().jobs('b')).to.deep.equal([]);
    await kit().work('a');
    await kit().work('after');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('take the default flow only where no condition is true', async () => {
    await kit().run(model('split_b'), { x: 1 });
    expect(await kit().jobs('a')).to.deep.equal([]);
    expect(await kit().jobs('b')).to.have.length(1);
    await kit().create('p', { x: 2 });
    expect(await kit().jobs('a')).to.have.length(1);
    expect(await kit().jobs('b')).to.deep.equal([]);
  });

  it('are an incident where no condition is true and there is no default', async () => {
    const key = await kit().run(model(), { x: 0 });
    expect(await kit().incident(key)).to.include({
      type: 'CONDITION_ERROR',
      at: 'split',
      message: 'Expected at least one condition to evaluate to true, or to have a default flow',
    });
  });

  it('go on when what they wait for takes a way that does not lead to them', async () => {
    const xml = bpmn('p', [
      start(),
      inclusive('split'),
      service('a'),
      service('b'),
      exclusive('g', 'g_aside'),
      end('aside'),
      inclusive('join'),
      end(),
      flow('start', 'split'),
      flow('split', 'a', '=true'),
      flow('split', 'b', '=true'),
      chain('a', 'join', 'end'),
      chain('b', 'g'),
      flow('g', 'join', '=back'),
      flow('g', 'aside'),
    ]);
    const key = await kit().run(xml, { back: false });
    await kit().work('a');
    expect(await kit().elements(key)).to.not.include('join COMPLETED');
    await kit().work('b');
    expect(await kit().elements(key)).to.include.members(['aside COMPLETED', 'join COMPLETED']);
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('wait for what may still come over a boundary event, and go on when it is gone', async () => {
    const xml = bpmn('p', [
      start(),
      inclusive('split'),
      service('a'),
      service('b'),
      boundary('late', 'b', onTimer('timeDuration', 'PT1H')),
      end('done'),
      inclusive('join'),
      end(),
      flow('start', 'split'),
      flow('split', 'a', '=true'),
      flow('split', 'b', '=true'),
      chain('a', 'join', 'end'),
      flow('b', 'done'),
      flow('late', 'join'),
    ]);
    const key = await kit().run(xml);
    await kit().work('a');
    expect(await kit().elements(key)).to.not.include('join COMPLETED');
    await kit().work('b');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });
});
