/** `camunda-api.md` §4.3: where variables live and how they travel. */
import { expect } from 'chai';
import { withKit } from './kit.js';
import { bpmn, chain, end, service, start, subProcess } from './models.js';

const path = chain('start', 'a', 'end');

describe('variables', () => {
  const kit = withKit();

  it('given at creation stand in the root scope (rule 12)', async () => {
    const key = await kit().run(bpmn('p', [start(), service('a'), end(), path]), { x: 1, y: { z: [true, null] } });
    expect(await kit().variables(key)).to.deep.equal({ x: 1, y: { z: [true, null] } });
  });

  it('of a completed job go to the root where no scope has them (rule 13)', async () => {
    const key = await kit().run(bpmn('p', [start(), service('a'), end(), path]), { x: 1 });
    await kit().work('a', { x: 2, y: 3 });
    expect(await kit().variables(key)).to.deep.equal({ x: 2, y: 3 });
  });

  it('of a completed job end in the nearest scope that has them: input mappings swallow them (rule 13)', async () => {
    const key = await kit().run(bpmn('p', [start(), service('a', { inputs: [['=1', 'x']] }), end(), path]), { x: 0 });
    const task = await kit().elementKey(key, 'a');
    expect(await kit().work('a', { x: 2 })).to.deep.equal({ x: 1 });
    expect(await kit().variables(key)).to.deep.equal({ x: 0 });
    expect(await kit().variables(task)).to.deep.equal({ x: 2 });
  });

  it('of a sub-process stop there where it has them (rule 13)', async () => {
    const inner = [start('in'), service('a'), end('out'), chain('in', 'a', 'out')];
    const content = [start(), subProcess('s', inner, { inputs: [['=5', 'x']] }), end(), chain('start', 's', 'end')];
    const key = await kit().run(bpmn('p', content), { x: 0 });
    await kit().work('a', { x: 6, y: 7 });
    expect(await kit().variables(key)).to.deep.equal({ x: 0, y: 7 });
  });

  it('do not propagate by themselves where there are output mappings (rule 14)', async () => {
    const key = await kit().run(bpmn('p', [start(), service('a', { outputs: [['=y + 1', 'z']] }), end(), path]));
    await kit().work('a', { y: 1, other: true });
    expect(await kit().variables(key)).to.deep.equal({ z: 2 });
  });

  it('are merged into an existing context by a nested output target (rule 15)', async () => {
    const content = [start(), service('a', { outputs: [['=y', 'order.total']] }), end(), path];
    const key = await kit().run(bpmn('p', content), { order: { id: 7 } });
    await kit().work('a', { y: 9 });
    expect(await kit().variables(key)).to.deep.equal({ order: { id: 7, total: 9 } });
  });

  it('that a mapping does not find are null, without an incident (rule 16)', async () => {
    const key = await kit().run(bpmn('p', [start(), service('a', { inputs: [['=missing', 'x']] }), end(), path]));
    expect(await kit().work('a')).to.deep.equal({ x: null });
    expect(await kit().incidents(key)).to.deep.equal([]);
  });

  it('a failed input mapping is an incident; when it can be evaluated, resolving goes on (rule 16)', async () => {
    const content = [start(), service('a', { inputs: [['=assert(foo, foo != null)', 'x']] }), end(), path];
    const key = await kit().run(bpmn('p', content));
    const incident = await kit().incident(key);
    expect(incident).to.include({ type: 'IO_MAPPING_ERROR', at: 'a' });
    expect(incident.message).to.match(
      /^Assertion failure on evaluate the expression '.*': The condition is not fulfilled/,
    );
    await kit().execute('setVariables', { elementInstanceKey: key, variables: { foo: 1 }, local: false });
    await kit().execute('resolveIncident', { incidentKey: incident.key });
    expect(await kit().work('a')).to.deep.equal({ foo: 1, x: 1 });
    expect((await kit().incidents(key)).map(({ state }) => state)).to.deep.equal(['RESOLVED']);
  });

  it('a failed output mapping leaves the element completing; resolving does not ask for the job again (rule 16)', async () => {
    const content = [start(), service('a', { outputs: [['=assert(y, y != null)', 'z']] }), end(), path];
    const key = await kit().run(bpmn('p', content));
    await kit().work('a');
    expect(await kit().elements(key)).to.include('a COMPLETING');
    const incident = await kit().incident(key);
    await kit().execute('setVariables', { elementInstanceKey: key, variables: { y: 4 }, local: false });
    await kit().execute('resolveIncident', { incidentKey: incident.key });
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().variables(key)).to.deep.equal({ y: 4, z: 4 });
  });

  it('set from outside stay in the scope, or go to the one that has them (rule 20)', async () => {
    const key = await kit().run(bpmn('p', [start(), service('a'), end(), path]), { x: 0 });
    const task = await kit().elementKey(key, 'a');
    await kit().execute('setVariables', { elementInstanceKey: task, variables: { x: 1, y: 2 }, local: false });
    await kit().execute('setVariables', { elementInstanceKey: task, variables: { x: 9 }, local: true });
    expect(await kit().variables(key)).to.deep.equal({ x: 1, y: 2 });
    expect(await kit().variables(task)).to.deep.equal({ x: 9 });
  });
});
