/** `camunda-api.md` §4.5 rules 34 and 38: called processes and decisions. */
import { expect } from 'chai';
import { decision, dmn, literal, table } from '../dmn/files.js';
import { rejectionOf, withKit } from './kit.js';
import { boundary, bpmn, call, chain, decide, end, error, flow, onError, service, start } from './models.js';

const child = bpmn('child', [start(), service('work'), end(), chain('start', 'work', 'end')]);
const parent = (activity: string, ...more: string[]): string =>
  bpmn('parent', [start(), activity, end(), chain('start', 'call', 'end'), ...more], [error('bad')]);

describe('call activities (rule 38)', () => {
  const kit = withKit();
  const run = async (xml: string, variables = {}): Promise<number> => {
    await kit().deploy({ 'child.bpmn': child, 'parent.bpmn': xml });
    return kit().create('parent', variables);
  };

  it('hand all variables down, and all of the child up (rule 38)', async () => {
    const key = await run(parent(call('call', 'child')), { x: 1 });
    expect(await kit().work('work', { y: 2 })).to.deep.equal({ x: 1 });
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().variables(key)).to.deep.equal({ x: 1, y: 2 });
  });

  it('hand down only what is mapped, and up only what is mapped (rule 38)', async () => {
    const extras = {
      inputs: [['=x + 1', 'z']],
      outputs: [['=y * 10', 'result']],
      called: 'propagateAllParentVariables="false" propagateAllChildVariables="false"',
    };
    const key = await run(parent(call('call', 'child', extras as never)), { x: 1 });
    expect(await kit().work('work', { y: 2 })).to.deep.equal({ z: 2 });
    expect(await kit().variables(key)).to.deep.equal({ x: 1, result: 20 });
  });

  it('of a process that is not there are an incident (rule 38)', async () => {
    const key = await run(parent(call('call', '="un" + "known"')));
    expect(await kit().incident(key)).to.include({
      type: 'CALLED_ELEMENT_ERROR',
      message: "Expected process with BPMN process id 'unknown' to be deployed, but not found.",
    });
  });

  it('catch errors of the child', async () => {
    const key = await run(
      parent(call('call', 'child'), boundary('caught', 'call', onError('bad')), end('other'), flow('caught', 'other')),
    );
    const { key: jobKey, processInstanceKey } = await kit().job('work');
    await kit().execute('throwError', { jobKey, errorCode: 'bad', errorMessage: '', variables: {} });
    expect(await kit().elements(key)).to.include.members(['call TERMINATED', 'caught COMPLETED', 'other COMPLETED']);
    expect(await kit().state(processInstanceKey)).to.equal('TERMINATED');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('are cancelled with their root, and only with it', async () => {
    const key = await run(parent(call('call', 'child')));
    const { processInstanceKey } = await kit().job('work');
    const refused = await rejectionOf(kit().execute('cancelProcessInstance', { processInstanceKey }));
    expect(refused.type).to.equal('INVALID_STATE');
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
    expect(await kit().state(processInstanceKey)).to.equal('TERMINATED');
    expect(await kit().state(key)).to.equal('TERMINATED');
    expect(await kit().elements(key)).to.deep.equal(['start COMPLETED', 'call TERMINATED']);
  });
});

describe('business rule tasks (rule 34)', () => {
  const kit = withKit();
  const level = decision(
    'level',
    table({
      inputs: ['assert(x, x != null)'],
      outputs: ['o'],
      rules: [
        ['> 1', '"high"'],
        ['<= 1', '"low"'],
      ],
    }),
  );
  const model = (activity: string): string =>
    bpmn('p', [start(), activity, service('after'), end(), chain('start', 'd', 'after', 'end')]);

  it('put the result of the decision into a variable (rule 34)', async () => {
    await kit().deploy({ 'd.dmn': dmn(level), 'p.bpmn': model(decide('d', '="lev" + "el"', 'result')) });
    const key = await kit().create('p', { x: 2 });
    expect(await kit().variables(key)).to.deep.equal({ x: 2, result: 'high' });
    const [row] = await kit().rows<{ decision_id: string; state: string; result: string }>(
      'select * from decision_instance',
    );
    expect(row).to.include({ decision_id: 'level', state: 'EVALUATED', result: '"high"' });
  });

  it('hand the result to output mappings (rule 34)', async () => {
    await kit().deploy({
      'd.dmn': dmn(decision('level', literal('x * 2'))),
      'p.bpmn': model(decide('d', 'level', 'result', { outputs: [['=result + 1', 'y']] })),
    });
    const key = await kit().create('p', { x: 2 });
    expect(await kit().variables(key)).to.deep.equal({ x: 2, y: 5 });
  });

  it('of a decision that is not there are an incident (rule 34)', async () => {
    const key = await kit().run(model(decide('d', 'unknown', 'result')));
    expect(await kit().incident(key)).to.include({
      type: 'CALLED_DECISION_ERROR',
      at: 'd',
      message: "Expected to evaluate decision 'unknown', but no decision found for id 'unknown'",
    });
  });

  it('that fail are an incident, recorded, and can be repaired', async () => {
    await kit().deploy({ 'd.dmn': dmn(level), 'p.bpmn': model(decide('d', 'level', 'result')) });
    const key = await kit().create('p');
    const incident = await kit().incident(key);
    expect(incident).to.include({ type: 'DECISION_EVALUATION_ERROR', at: 'd' });
    expect(incident.message).to.match(/^Expected to evaluate decision 'level', but Assertion failure/);
    expect(await kit().rows(`select id from decision_instance where state = 'FAILED'`)).to.have.length(1);
    await kit().execute('setVariables', { elementInstanceKey: key, variables: { x: 1 }, local: false });
    await kit().execute('resolveIncident', { incidentKey: incident.key });
    expect(await kit().variables(key)).to.deep.equal({ x: 1, result: 'low' });
  });

  it('can be evaluated without a process too', async () => {
    await kit().deploy({ 'd.dmn': dmn(level) });
    const result = await kit().execute('evaluateDecision', { decisionId: 'level', variables: { x: 5 } });
    expect(result).to.deep.include({ decisionId: 'level', decisionOutput: 'high', failureMessage: '' });
    const failed = await kit().execute('evaluateDecision', { decisionId: 'level', variables: {} });
    expect(failed).to.deep.include({ decisionOutput: null, failedDecisionId: 'level' });
    const unknown = await rejectionOf(kit().execute('evaluateDecision', { decisionId: 'none', variables: {} }));
    expect(unknown.reason).to.equal("Expected to evaluate decision 'none', but no decision found for id 'none'");
  });
});
