/** `camunda-api.md` §4.5 rule 30 and §4.10: jobs, their failures and incidents. */
import { expect } from 'chai';
import { HOUR, rejectionOf, SECOND, withKit } from './kit.js';
import { boundary, bpmn, chain, end, error, flow, onError, service, start, subProcess } from './models.js';

const path = chain('start', 'a', 'end');
const one = (extras = {}): string => bpmn('p', [start(), service('a', extras), end(), path]);

describe('jobs', () => {
  const kit = withKit();

  it('carry type, retries, headers and the variables in sight (rule 30)', async () => {
    const headers = '<zeebe:taskHeaders><zeebe:header key="k" value="v"/></zeebe:taskHeaders>';
    const key = await kit().run(one({ type: '="work-" + kind', retries: '5', extensions: headers }), { kind: 'x' });
    const job = await kit().job('work-x');
    expect(job).to.include({
      type: 'work-x',
      retries: 5,
      elementId: 'a',
      bpmnProcessId: 'p',
      processInstanceKey: key,
      kind: 'BPMN_ELEMENT',
    });
    expect(job.customHeaders).to.deep.equal({ k: 'v' });
    expect(job.variables).to.deep.equal({ kind: 'x' });
  });

  it('whose type is no text are an incident (rules 26, 30)', async () => {
    const key = await kit().run(one({ type: '=kind' }));
    const incident = await kit().incident(key);
    expect(incident.type).to.equal('EXTRACT_VALUE_ERROR');
    expect(incident.message).to.match(/^Expected result of the expression 'kind' to be 'STRING', but was 'NULL'\./);
    expect(incident.message).to.include("[NO_VARIABLE_FOUND] No variable found with name 'kind'");
  });

  it('are handed out once, and again when their time has run out', async () => {
    await kit().run(one());
    const first = await kit().job('a');
    expect(await kit().jobs('a')).to.deep.equal([]);
    await kit().advance(HOUR + SECOND);
    expect((await kit().job('a')).key).to.equal(first.key);
  });

  it('that failed with retries left wait for their back-off', async () => {
    await kit().run(one());
    const { key } = await kit().job('a');
    await kit().execute('failJob', {
      jobKey: key,
      retries: 1,
      errorMessage: 'no',
      retryBackOffMs: 10 * SECOND,
      variables: {},
    });
    expect(await kit().jobs('a')).to.deep.equal([]);
    await kit().advance(10 * SECOND);
    expect(await kit().job('a')).to.include({ key, retries: 1 });
  });

  it('without retries are an incident, resolved when they have some', async () => {
    const instance = await kit().run(one());
    const { key } = await kit().job('a');
    await kit().execute('failJob', {
      jobKey: key,
      retries: 0,
      errorMessage: 'broken',
      retryBackOffMs: 0,
      variables: {},
    });
    const incident = await kit().incident(instance);
    expect(incident).to.include({ type: 'JOB_NO_RETRIES', at: 'a', message: 'broken' });
    const early = await rejectionOf(kit().execute('resolveIncident', { incidentKey: incident.key }));
    expect(early.type).to.equal('INVALID_STATE');
    await kit().execute('updateJobRetries', { jobKey: key, retries: 2 });
    await kit().execute('resolveIncident', { incidentKey: incident.key });
    await kit().work('a');
    expect(await kit().state(instance)).to.equal('COMPLETED');
  });

  it('that are gone reject every command with NOT_FOUND', async () => {
    await kit().run(one());
    const { key } = await kit().job('a');
    await kit().execute('completeJob', { jobKey: key, variables: {} });
    const again = await rejectionOf(kit().execute('completeJob', { jobKey: key, variables: {} }));
    expect(again.type).to.equal('NOT_FOUND');
    expect(again.message).to.equal(
      `Command 'COMPLETE' rejected with code 'NOT_FOUND': Expected to complete job with key '${key}', but no such job was found`,
    );
  });
});

describe('errors thrown by jobs (rule 59)', () => {
  const kit = withKit();
  const caught = (definition: string): string[] => [
    boundary('caught', 'a', definition),
    end('other'),
    flow('caught', 'other'),
  ];
  const throwIt = async (code: string, variables = {}): Promise<void> => {
    const { key } = await kit().job('a');
    await kit().execute('throwError', { jobKey: key, errorCode: code, errorMessage: 'thrown', variables });
    await kit().engine.idle();
  };

  it('are caught by the boundary event of that code (rule 59)', async () => {
    const key = await kit().run(
      bpmn('p', [start(), service('a'), end(), path, ...caught(onError('bad'))], [error('bad')]),
    );
    await throwIt('bad', { why: 'x' });
    expect(await kit().elements(key)).to.deep.equal([
      'start COMPLETED',
      'a TERMINATED',
      'caught COMPLETED',
      'other COMPLETED',
    ]);
    expect(await kit().variables(key)).to.deep.equal({ why: 'x' });
  });

  it('prefer the catch of that code, further out, to nothing, and a code to a catch-all (rule 59)', async () => {
    const both = [...caught(onError('bad')), boundary('any', 'a', onError()), end('anyEnd'), flow('any', 'anyEnd')];
    const key = await kit().run(bpmn('p', [start(), service('a'), end(), path, ...both], [error('bad')]));
    await throwIt('bad');
    expect(await kit().elements(key)).to.include('caught COMPLETED');
    const other = await kit().create('p');
    await throwIt('unknown');
    expect(await kit().elements(other)).to.include('any COMPLETED');
  });

  it('walk out of sub-processes', async () => {
    const inner = [start('in'), service('a'), end('out'), chain('in', 'a', 'out')];
    const content = [
      start(),
      subProcess('s', inner),
      end(),
      chain('start', 's', 'end'),
      boundary('caught', 's', onError('bad')),
      end('other'),
      flow('caught', 'other'),
    ];
    const key = await kit().run(bpmn('p', content, [error('bad')]));
    await throwIt('bad');
    expect(await kit().elements(key)).to.deep.equal([
      'start COMPLETED',
      's TERMINATED',
      'in COMPLETED',
      'a TERMINATED',
      'caught COMPLETED',
      'other COMPLETED',
    ]);
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('that nobody catches are an incident', async () => {
    const key = await kit().run(one());
    await throwIt('unknown');
    const incident = await kit().incident(key);
    expect(incident).to.include({ type: 'UNHANDLED_ERROR_EVENT', at: 'a' });
    expect(incident.message).to.include('unknown');
  });
});
