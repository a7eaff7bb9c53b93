/** `camunda-api.md` §4.9 rule 68: jobs before an element's own work and after it. */
import { expect } from 'chai';
import { withKit } from './kit.js';
import { bpmn, boundary, chain, end, error, exclusive, flow, onError, pass, service, start } from './models.js';

const listeners = (...all: [event: 'start' | 'end', type: string][]): string =>
  `<zeebe:executionListeners>${all.map(([event, type]) => `<zeebe:executionListener eventType="${event}" type="${type}"/>`).join('')}</zeebe:executionListeners>`;

describe('execution listeners (rule 68)', () => {
  const kit = withKit();
  const model = (extensions: string, more: object = {}, extras: string[] = [], roots: string[] = []): string =>
    bpmn('p', [start(), service('a', { extensions, ...more }), end(), chain('start', 'a', 'end'), ...extras], roots);

  it('run one after the other: after the inputs and before the work, after the outputs and before the end (rule 68)', async () => {
    const key = await kit().run(
      model(listeners(['start', 's1'], ['end', 'e1'], ['start', 's2']), {
        inputs: [['=1', 'in']],
        outputs: [['=result', 'out']],
      }),
    );
    expect(await kit().jobs('a')).to.deep.equal([]);
    const first = await kit().job('s1');
    expect(first).to.include({ kind: 'EXECUTION_LISTENER', listenerEventType: 'START' });
    expect(first.variables).to.deep.equal({ in: 1 });
    expect(await kit().jobs('s2'), 'not before the first has done its job').to.deep.equal([]);
    await kit().execute('completeJob', { jobKey: first.key, variables: { fromListener: 'x' } });
    await kit().work('s2');
    expect(await kit().work('a', { result: 5 })).to.include({ in: 1, fromListener: 'x' });
    expect(await kit().state(key)).to.equal('ACTIVE');
    expect(await kit().work('e1', { fromEnd: 'y' })).to.include({ out: 5 });
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().variables(key)).to.deep.equal({ out: 5, fromEnd: 'y' });
  });

  it('belong to processes, gateways, events and tasks that do nothing, too', async () => {
    const key = await kit().run(
      bpmn('p', [
        listenersOf('process', ['start', 'ps'], ['end', 'pe']),
        start(),
        exclusive('g').replace(
          '></',
          `><bpmn:extensionElements>${listeners(['start', 'gs'])}</bpmn:extensionElements></`,
        ),
        pass('m', { extensions: listeners(['end', 'me']) }),
        end(),
        flow('start', 'g'),
        flow('g', 'm'),
        flow('m', 'end'),
      ]),
    );
    for (const type of ['ps', 'gs', 'me']) await kit().work(type);
    expect(await kit().state(key)).to.equal('ACTIVE');
    await kit().work('pe');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('that fail for good are an incident of their own, and go on when it is resolved', async () => {
    const key = await kit().run(model(listeners(['start', 's'])));
    const { key: jobKey } = await kit().job('s');
    await kit().execute('failJob', { jobKey, retries: 0, errorMessage: 'no', retryBackOffMs: 0, variables: {} });
    const incident = await kit().incident(key);
    expect(incident).to.include({ type: 'EXECUTION_LISTENER_NO_RETRIES', at: 'a', message: 'no' });
    await kit().execute('updateJobRetries', { jobKey, retries: 1 });
    await kit().execute('resolveIncident', { incidentKey: incident.key });
    await kit().work('s');
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('are not run again when the work after them is what has failed', async () => {
    const key = await kit().run(model(listeners(['start', 's']), { type: '=jobType' }));
    await kit().work('s');
    const incident = await kit().incident(key);
    expect(incident.type).to.equal('EXTRACT_VALUE_ERROR');
    await kit().execute('setVariables', { elementInstanceKey: key, variables: { jobType: 'b' }, local: false });
    await kit().execute('resolveIncident', { incidentKey: incident.key });
    expect(await kit().jobs('s')).to.deep.equal([]);
    await kit().work('b');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('may throw errors, and end with their element', async () => {
    await kit().run(
      model(
        listeners(['start', 's']),
        {},
        [boundary('b', 'a', onError('E')), service('h'), flow('b', 'h')],
        [error('E')],
      ),
    );
    const { key: jobKey } = await kit().job('s');
    await kit().execute('throwError', { jobKey, errorCode: 'E', errorMessage: '', variables: {} });
    expect(await kit().jobs('h')).to.have.length(1);
    const key = await kit().create('p');
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
    expect(await kit().jobs('s')).to.deep.equal([]);
  });

  /** Of the process itself: its extension elements come first. */
  function listenersOf(_of: 'process', ...all: ['start' | 'end', string][]): string {
    return `<bpmn:extensionElements>${listeners(...all)}</bpmn:extensionElements>`;
  }
});
