/** Each type of incident: what raises it, what it says, and how it is repaired (`camunda-api.md` §4.10). */
import { expect } from 'chai';
import type { DefinitionStore } from '../../compiler/definitions.js';
import type { Element } from '../../compiler/model.js';
import { EmbeddedEngine } from '../../engine.js';
import { ControlledClock } from '../../index.js';
import type { Key, Variables } from '../../records.js';
import { Database } from '../../storage/database.js';
import { decision, dmn, literal } from '../dmn/files.js';
import { NOW, rejectionOf, withKit } from './kit.js';
import {
  bpmn,
  call,
  chain,
  decide,
  each,
  end,
  error,
  exclusive,
  flow,
  onError,
  service,
  start,
  user,
} from './models.js';

describe('incidents', () => {
  const kit = withKit();
  const single = (element: string, id: string, roots: string[] = []): string =>
    bpmn('p', [start(), element, end(), chain('start', id, 'end')], roots);
  const set = (key: Key, variables: Variables): Promise<unknown> =>
    kit().execute('setVariables', { elementInstanceKey: key, variables, local: false });
  const resolve = async (key: Key): Promise<void> => {
    const { key: incidentKey } = await kit().incident(key);
    await kit().execute('resolveIncident', { incidentKey });
    await kit().engine.idle();
  };
  const isRepaired = async (key: Key): Promise<void> => {
    expect((await kit().incidents(key)).filter(({ state }) => state === 'ACTIVE')).to.deep.equal([]);
    const [instance] = await kit().rows<{ has_incident: number }>(
      'select has_incident from process_instance where key = ?',
      key,
    );
    expect(instance?.has_incident).to.equal(0);
  };
  const fail = async (type: string): Promise<Key> => {
    const { key: jobKey } = await kit().job(type);
    await kit().execute('failJob', { jobKey, retries: 0, errorMessage: 'broken', retryBackOffMs: 0, variables: {} });
    return jobKey;
  };

  it('JOB_NO_RETRIES: a job that failed for good; with retries it is done again', async () => {
    const key = await kit().run(single(service('a'), 'a'));
    const jobKey = await fail('a');
    expect(await kit().incident(key)).to.include({ type: 'JOB_NO_RETRIES', at: 'a', message: 'broken' });
    expect(await kit().jobs('a')).to.deep.equal([]);
    await kit().execute('updateJobRetries', { jobKey, retries: 1 });
    expect(await kit().jobs('a'), 'retries alone do not resolve it').to.deep.equal([]);
    await resolve(key);
    await isRepaired(key);
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('JOB_NO_RETRIES says so itself where the worker gives no reason, and is cut where it says too much', async () => {
    const key = await kit().run(single(service('a', { retries: '1' }), 'a'));
    const { key: jobKey } = await kit().job('a');
    const failure = { jobKey, retries: 0, retryBackOffMs: 0, variables: {} };
    await kit().execute('failJob', { ...failure, errorMessage: '' });
    expect((await kit().incident(key)).message).to.equal('No more retries left.');
    await kit().execute('updateJobRetries', { jobKey, retries: 1 });
    await resolve(key);
    await kit().execute('failJob', { ...failure, errorMessage: 'x'.repeat(20_000) });
    expect((await kit().incident(key)).message).to.have.length(10_000);
  });

  it('IO_MAPPING_ERROR: a mapping that fails; at most one is open, what fails again is a new one (rule 70)', async () => {
    const key = await kit().run(single(service('a', { inputs: [['=assert(x, x != null)', 'y']] }), 'a'));
    const first = await kit().incident(key);
    expect(first).to.include({ type: 'IO_MAPPING_ERROR', at: 'a' });
    expect(first.message).to.match(
      /^Assertion failure on evaluate the expression '\{y:assert\(x, x != null\)\}': The condition is not fulfilled/,
    );
    await resolve(key);
    const second = await kit().incident(key);
    expect(second.key, 'a new one').to.be.greaterThan(first.key);
    expect((await kit().incidents(key)).map(({ state }) => state)).to.deep.equal(['RESOLVED', 'ACTIVE']);
    await set(key, { x: 1 });
    await resolve(key);
    await isRepaired(key);
    await kit().work('a');
  });

  const noList = `Expected result of the expression 'x' to be 'ARRAY', but was 'NUMBER'.`;
  for (const [what, xml, broken, message, repaired] of [
    [
      'a job type that is no text',
      single(service('a', { type: '=x' }), 'a'),
      { x: 1 },
      `Expected result of the expression 'x' to be 'STRING', but was 'NUMBER'.`,
      { x: 'work' },
    ],
    [
      'retries that are no number',
      single(service('a', { retries: '=x' }), 'a'),
      { x: 'many' },
      `Expected result of the expression 'x' to be 'NUMBER', but was 'STRING'.`,
      { x: 2 },
    ],
    [
      'a condition that is no boolean',
      bpmn('p', [
        start(),
        exclusive('g'),
        end(),
        end('other'),
        chain('start', 'g'),
        flow('g', 'end', '=x'),
        flow('g', 'other', '=true'),
      ]),
      { x: 1 },
      `Expected result of the expression 'x' to be 'BOOLEAN', but was 'NUMBER'.`,
      { x: true },
    ],
    ['a collection that is no list', single(service('a', { content: each('=x') }), 'a'), { x: 1 }, noList, { x: [1] }],
    [
      'a priority out of range',
      single(user('a', { extensions: '<zeebe:priorityDefinition priority="=x"/>' }), 'a'),
      { x: 101 },
      "Expected priority to be in the range [0,100] but was '101'.",
      { x: 7 },
    ],
    [
      'an assignee that is no text',
      single(user('a', { extensions: '<zeebe:assignmentDefinition assignee="=x"/>' }), 'a'),
      { x: 1 },
      `Expected result of the expression 'x' to be 'STRING', but was 'NUMBER'.`,
      { x: 'u' },
    ],
    [
      'groups that are no texts',
      single(user('a', { extensions: '<zeebe:assignmentDefinition candidateGroups="=x"/>' }), 'a'),
      { x: [1] },
      "Expected result of the expression 'x' to be 'ARRAY' containing 'STRING' items, but was 'ARRAY' containing at least one non-'STRING' item.",
      { x: ['g'] },
    ],
  ] as [string, string, Variables, string, Variables][]) {
    it(`EXTRACT_VALUE_ERROR: ${what} (rule 26)`, async () => {
      const key = await kit().run(xml, broken);
      const incident = await kit().incident(key);
      expect(incident.type).to.equal('EXTRACT_VALUE_ERROR');
      expect(incident.message).to.equal(message);
      await set(key, repaired);
      await resolve(key);
      await isRepaired(key);
    });
  }

  it('EXTRACT_VALUE_ERROR tells what was not found', async () => {
    const key = await kit().run(single(service('a', { type: '=kind' }), 'a'));
    expect((await kit().incident(key)).message).to.equal(
      `Expected result of the expression 'kind' to be 'STRING', but was 'NULL'. The evaluation reported the following warnings:\n[NO_VARIABLE_FOUND] No variable found with name 'kind'`,
    );
  });

  it('CONDITION_ERROR: no flow to take', async () => {
    const key = await kit().run(
      bpmn('p', [
        start(),
        exclusive('g'),
        end(),
        end('other'),
        chain('start', 'g'),
        flow('g', 'end', '=x > 1'),
        flow('g', 'other', '=x > 2'),
      ]),
      { x: 1 },
    );
    expect(await kit().incident(key)).to.include({
      type: 'CONDITION_ERROR',
      at: 'g',
      message: 'Expected at least one condition to evaluate to true, or to have a default flow',
    });
    await set(key, { x: 2 });
    await resolve(key);
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('CALLED_ELEMENT_ERROR: a process that is missing, or cannot be begun', async () => {
    const key = await kit().run(single(call('a', 'child'), 'a'));
    expect(await kit().incident(key)).to.include({
      type: 'CALLED_ELEMENT_ERROR',
      message: `Expected process with BPMN process id 'child' to be deployed, but not found.`,
    });
    await kit().deploy({ 'c.bpmn': bpmn('child', [start(), end(), chain('start', 'end')]) });
    await resolve(key);
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('CALLED_DECISION_ERROR and DECISION_EVALUATION_ERROR: a decision that is missing, then fails', async () => {
    const key = await kit().run(single(decide('a', 'd', 'r'), 'a'), { x: 0 });
    expect(await kit().incident(key)).to.include({
      type: 'CALLED_DECISION_ERROR',
      message: `Expected to evaluate decision 'd', but no decision found for id 'd'`,
    });
    await kit().deploy({ 'd.dmn': dmn(decision('d', literal('assert(x, x > 0)'))) });
    await resolve(key);
    const failed = await kit().incident(key);
    expect(failed.type).to.equal('DECISION_EVALUATION_ERROR');
    expect(failed.message).to.match(/^Expected to evaluate decision 'd', but Assertion failure/);
    await set(key, { x: 3 });
    await resolve(key);
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().variables(key)).to.include({ r: 3 });
    const rows = await kit().rows<{ state: string }>('select state from decision_instance order by evaluation_key');
    expect(rows.map(({ state }) => state)).to.deep.equal(['FAILED', 'EVALUATED']);
  });

  it('FORM_NOT_FOUND: a form that is missing', async () => {
    const key = await kit().run(single(user('a', { extensions: '<zeebe:formDefinition formId="f"/>' }), 'a'));
    expect(await kit().incident(key)).to.include({
      type: 'FORM_NOT_FOUND',
      message: `Expected to find a form with id 'f', but no form with this id is found, at least a form with this id should be available. To resolve the Incident please deploy a form with the same id`,
    });
    await kit().deploy({ 'f.form': JSON.stringify({ id: 'f', components: [] }) });
    await resolve(key);
    await isRepaired(key);
  });

  it('UNHANDLED_ERROR_EVENT: an error of a job that nobody catches; resolved, the job is done again', async () => {
    const key = await kit().run(single(service('a'), 'a'));
    const { key: jobKey } = await kit().job('a');
    await kit().execute('throwError', { jobKey, errorCode: 'E', errorMessage: 'why', variables: {} });
    expect((await kit().incident(key)).message).to.equal(
      `Expected to throw an error event with the code 'E' with message 'why', but it was not caught. No error events are available in the scope.`,
    );
    const refused = await rejectionOf(kit().execute('completeJob', { jobKey, variables: {} }));
    expect(refused.reason).to.equal(`Expected to complete job with key '${jobKey}', but it is in state 'ERROR_THROWN'`);
    await resolve(key);
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('UNHANDLED_ERROR_EVENT: an end event that nobody hears stands, and looks again when resolved', async () => {
    const key = await kit().run(bpmn('p', [start(), end('e', onError('E')), chain('start', 'e')], [error('E')]));
    expect(await kit().incident(key)).to.include({ type: 'UNHANDLED_ERROR_EVENT', at: 'e' });
    await resolve(key);
    expect((await kit().incidents(key)).map(({ state }) => state)).to.deep.equal(['RESOLVED', 'ACTIVE']);
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
    expect((await kit().incidents(key)).map(({ state }) => state)).to.deep.equal(['RESOLVED', 'RESOLVED']);
  });

  it('EXECUTION_LISTENER_NO_RETRIES and TASK_LISTENER_NO_RETRIES: listeners that failed for good', async () => {
    const listener =
      '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="before"/></zeebe:executionListeners>';
    const one = await kit().run(single(service('a', { extensions: listener }), 'a'));
    const first = await fail('before');
    expect(await kit().incident(one)).to.include({ type: 'EXECUTION_LISTENER_NO_RETRIES', message: 'broken' });
    await kit().execute('updateJobRetries', { jobKey: first, retries: 1 });
    await resolve(one);
    await kit().work('before');
    await kit().work('a');
    const tasks = '<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="made"/></zeebe:taskListeners>';
    const other = await kit().run(single(user('t', { extensions: tasks }), 't'));
    const second = await fail('made');
    expect(await kit().incident(other)).to.include({ type: 'TASK_LISTENER_NO_RETRIES', message: 'broken' });
    await kit().execute('updateJobRetries', { jobKey: second, retries: 1 });
    await resolve(other);
    await kit().work('made');
    await isRepaired(other);
  });

  it('MESSAGE_SIZE_EXCEEDED: a job that is too large to be handed out; the others are', async () => {
    await kit().deploy({ 'p.bpmn': single(service('a'), 'a') });
    const large = await kit().create('p', { x: 'x'.repeat(4_300_000) });
    const small = await kit().create('p', { x: 'small' });
    const jobs = await kit().jobs('a');
    expect(jobs.map(({ processInstanceKey }) => processInstanceKey)).to.deep.equal([small]);
    const incident = await kit().incident(large);
    expect(incident.type).to.equal('MESSAGE_SIZE_EXCEEDED');
    expect(incident.message).to.match(
      /^The job with key '\d+' can not be activated, because with \d+ B it is larger than the configured message size/,
    );
    await set(large, { x: 'less' });
    await resolve(large);
    expect(await kit().jobs('a')).to.have.length(1);
  });

  it('UNKNOWN: an error of the engine itself is shown, changes nothing else, and can be repaired (rule 71)', async () => {
    const database = await Database.open(':memory:');
    const engine = await EmbeddedEngine.open(database, { clock: new ControlledClock(NOW) });
    const xml = single(service('a', { inputs: [['=1', 'y']] }), 'a');
    await engine.execute('deploy', { resources: [{ name: 'p.bpmn', content: Buffer.from(xml) }] });
    const { definitions } = (engine as unknown as { memory: { definitions: DefinitionStore } }).memory;
    const key = definitions.processes.latest('p')?.key ?? 0;
    const element = definitions.model(key).elements.get('a') as Element;
    const { inputs } = element;
    element.inputs = () => {
      throw new TypeError('something is not a function');
    };
    await engine.execute('createProcessInstance', { bpmnProcessId: 'p', variables: {} });
    await engine.idle();
    const [incident] = await engine.reader.all<{ key: Key; error_type: string; error_message: string }>(
      'select * from incident',
    );
    expect([incident?.error_type, incident?.error_message]).to.deep.equal([
      'UNKNOWN',
      'TypeError: something is not a function',
    ]);
    element.inputs = inputs;
    await engine.execute('resolveIncident', { incidentKey: incident?.key ?? 0 });
    await engine.idle();
    const jobs = await engine.activateJobs({
      type: 'a',
      worker: 'w',
      timeoutMs: 1,
      maxJobs: 1,
      fetchVariables: [],
      waitMs: 0,
    });
    expect(jobs[0]?.variables).to.deep.equal({ y: 1 });
    await engine.close();
  });

  it('a list that changed between two items can be put right (rule 72)', async () => {
    const key = await kit().run(
      single(service('a', { content: each('=items', { sequential: true, inputElement: 'i' }) }), 'a'),
      { items: [1, 2] },
    );
    await set(key, { items: [1] });
    await kit().work('a');
    const incident = await kit().incident(key);
    expect([incident.type, incident.message]).to.deep.equal([
      'EXTRACT_VALUE_ERROR',
      'Expected to read item at index 1 of the multiInstanceBody input collection but it contains only 1 elements. The input collection might be modified while iterating over it.',
    ]);
    await set(key, { items: [1, 2] });
    await resolve(key);
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('are flagged on the instance and on its callers', async () => {
    await kit().deploy({
      'c.bpmn': bpmn('child', [start(), service('s', { type: '=missing' }), end(), chain('start', 's', 'end')]),
    });
    await kit().run(single(call('a', 'child'), 'a'));
    const rows = await kit().rows<{ has_incident: number }>('select has_incident from process_instance');
    expect(rows).to.deep.equal([{ has_incident: 1 }, { has_incident: 1 }]);
  });
});
