/** The REST gateway: Camunda 8's Orchestration Cluster API as clients use it. */
import { expect } from 'chai';
import { decision, dmn, literal } from '../dmn/files.js';
import {
  bpmn,
  catching,
  chain,
  end,
  message,
  onMessage,
  onTimer,
  service,
  start,
  user,
} from '../conformance/models.js';
import { type Answer, HOUR, items, type Json, NOW, RestKit } from './rest-kit.js';

describe('REST /v2', () => {
  let kit: RestKit;
  const open = async (options: { searchDelayMs?: number; controlledClock?: boolean } = {}): Promise<void> => {
    kit = await RestKit.open(options);
  };
  beforeEach(() => open());
  afterEach(() => kit.close());
  const call: RestKit['call'] = (...request) => kit.call(...request);
  const deploy: RestKit['deploy'] = (files) => kit.deploy(files);
  const create: RestKit['create'] = (...request) => kit.create(...request);

  const simple = (type = 'work'): string => bpmn('p', [start(), service(type), end(), chain('start', type, 'end')]);
  const form = JSON.stringify({ id: 'f', type: 'default', components: [{ key: 'x', type: 'textfield' }] });
  const task = (extensions = ''): string =>
    bpmn('p', [
      start(),
      user('t', { extensions: `<zeebe:assignmentDefinition candidateGroups="office, desk"/>${extensions}` }),
      end(),
      chain('start', 't', 'end'),
    ]);

  it('tells its version', async () => {
    const { status, body } = await call('GET', '/topology');
    expect(status).to.equal(200);
    expect(body['gatewayVersion']).to.equal('8.9.0');
  });

  it('deploys files of every kind, and gives the XML back as it came', async () => {
    const { status, body } = await deploy({
      'p.bpmn': simple(),
      'd.dmn': dmn(decision('d', literal('1 + x'))),
      'f.form': form,
    });
    expect(status).to.equal(200);
    expect(body['deployments']).to.have.length(4);
    const [definition] = items(
      await call('POST', '/process-definitions/search', { filter: { processDefinitionId: 'p' } }),
    );
    const response = await fetch(`${kit.base}/process-definitions/${String(definition?.['processDefinitionKey'])}/xml`);
    expect(await response.text()).to.equal(simple());
    const evaluated = await call('POST', '/decision-definitions/evaluation', {
      decisionDefinitionId: 'd',
      variables: { x: 1 },
    });
    expect(evaluated.body['output']).to.equal('2');
  });

  it('refuses a wrong model with a problem that says what is wrong', async () => {
    const { status, body } = await deploy({ 'w.bpmn': bpmn('w', [start(), '<bpmn:serviceTask id="t"/>']) });
    expect(status).to.equal(400);
    expect(body).to.include({ title: 'INVALID_ARGUMENT', status: 400, instance: '/v2/deployments' });
    expect(body['detail']).to.include(`Must have exactly one 'zeebe:taskDefinition'`);
  });

  it('shows an instance with its elements, flows, variables and its end', async () => {
    await deploy({ 'p.bpmn': simple() });
    const key = await create({ x: { y: 1 } });
    const instance = await call('GET', `/process-instances/${key}`);
    expect(instance.body).to.include({
      state: 'ACTIVE',
      hasIncident: false,
      endDate: null,
      startDate: '2026-01-05T09:00:00.000Z',
      rootProcessInstanceKey: key,
    });
    const elements = items(
      await call('POST', '/element-instances/search', {
        filter: { processInstanceKey: key, type: { $neq: 'PROCESS' } },
      }),
    );
    expect(elements.map(({ elementId, state }) => [elementId, state])).to.deep.equal([
      ['start', 'COMPLETED'],
      ['work', 'ACTIVE'],
    ]);
    expect(
      items(await call('GET', `/process-instances/${key}/sequence-flows`)).map(({ elementId }) => elementId),
    ).to.deep.equal(['start_work']);
    expect(items(await call('POST', '/variables/search', { filter: { processInstanceKey: key } }))[0]).to.include({
      name: 'x',
      value: '{"y":1}',
    });
    const { body } = await call('POST', '/jobs/activation', {
      type: 'work',
      timeout: 1000,
      maxJobsToActivate: 1,
      requestTimeout: -1,
    });
    const [job] = body['jobs'] as unknown as Json[];
    expect(job?.['variables']).to.deep.equal({ x: { y: 1 } });
    expect(
      (await call('POST', `/jobs/${String(job?.['jobKey'])}/completion`, { variables: { z: 1 } })).status,
    ).to.equal(204);
    expect((await call('GET', `/process-instances/${key}`)).body['state']).to.equal('COMPLETED');
  });

  it('finds user tasks by group and element, claims once, and completes', async () => {
    await deploy({ 'p.bpmn': task('<zeebe:formDefinition formId="f" bindingType="deployment"/>'), 'f.form': form });
    const key = await create();
    const [found] = items(
      await call('POST', '/user-tasks/search', { filter: { candidateGroup: 'desk', state: 'CREATED' } }),
    );
    expect(found).to.include({ elementId: 't', processInstanceKey: key, assignee: null, priority: 50 });
    const path = `/user-tasks/${String(found?.['userTaskKey'])}`;
    expect((await call('GET', `${path}/form`)).body).to.include({ formId: 'f', schema: form });
    expect((await call('POST', `${path}/assignment`, { assignee: 'first', allowOverride: false })).status).to.equal(
      204,
    );
    const second = await call('POST', `${path}/assignment`, { assignee: 'second', allowOverride: false });
    expect(second.status).to.equal(409);
    expect(second.body['detail']).to.include('it has already been assigned');
    expect((await call('POST', `${path}/completion`, { variables: { done: true } })).status).to.equal(204);
    expect((await call('POST', `${path}/completion`, {})).status).to.equal(404);
    expect((await call('GET', `/process-instances/${key}`)).body['state']).to.equal('COMPLETED');
  });

  it('changes what a task says of itself, and takes only texts for people', async () => {
    await deploy({ 'p.bpmn': task() });
    await create();
    const [found] = items(await call('POST', '/user-tasks/search', {}));
    const path = `/user-tasks/${String(found?.['userTaskKey'])}`;
    const changeset = { candidateUsers: ['ann'], priority: 60, dueDate: null };
    expect((await call('PATCH', path, { changeset })).status).to.equal(204);
    const { body } = await call('GET', path);
    expect(body).to.deep.include({
      candidateUsers: ['ann'],
      candidateGroups: ['office', 'desk'],
      priority: 60,
      dueDate: null,
    });
    const wrong = await call('PATCH', path, { changeset: { candidateUsers: [7] } });
    expect([wrong.status, wrong.body['detail']]).to.deep.equal([
      400,
      'Request property [candidateUsers] cannot be parsed: expected a list of texts',
    ]);
    expect((await call('PATCH', path, { changeset: { dueDate: 'soon' } })).status).to.equal(400);
    expect((await call('PATCH', path, { changeset: {} })).status).to.equal(400);
  });

  it('answers 204 for a task without form', async () => {
    await deploy({ 'p.bpmn': task() });
    await create();
    const [found] = items(await call('POST', '/user-tasks/search', {}));
    expect((await call('GET', `/user-tasks/${String(found?.['userTaskKey'])}/form`)).status).to.equal(204);
  });

  it('shows incidents, and resolves them when the cause is gone', async () => {
    await deploy({
      'p.bpmn': bpmn('p', [start(), service('work', { type: '=kind' }), end(), chain('start', 'work', 'end')]),
    });
    const key = await create();
    const [incident] = items(await call('POST', '/incidents/search', { filter: { processInstanceKey: key } }));
    expect(incident).to.include({ errorType: 'EXTRACT_VALUE_ERROR', state: 'ACTIVE', elementId: 'work', jobKey: null });
    expect((await call('GET', `/process-instances/${key}`)).body['hasIncident']).to.equal(true);
    expect((await call('PUT', `/element-instances/${key}/variables`, { variables: { kind: 'k' } })).status).to.equal(
      204,
    );
    expect((await call('POST', `/incidents/${String(incident?.['incidentKey'])}/resolution`)).status).to.equal(204);
    expect((await call('GET', `/incidents/${String(incident?.['incidentKey'])}`)).body['state']).to.equal('RESOLVED');
    expect((await call('GET', `/process-instances/${key}`)).body['hasIncident']).to.equal(false);
  });

  it('publishes and correlates messages', async () => {
    await deploy({
      'p.bpmn': bpmn(
        'p',
        [start(), catching('told', onMessage('m')), end(), chain('start', 'told', 'end')],
        [message('m', '=id')],
      ),
    });
    const one = await create({ id: 'a' });
    const other = await create({ id: 'b' });
    expect(
      (await call('POST', '/messages/publication', { name: 'm', correlationKey: 'a', timeToLive: 0 })).status,
    ).to.equal(200);
    expect(
      (await call('POST', '/messages/correlation', { name: 'm', correlationKey: 'b' })).body['processInstanceKey'],
    ).to.equal(other);
    expect((await call('POST', '/messages/correlation', { name: 'm', correlationKey: 'b' })).status).to.equal(404);
    expect((await call('GET', `/process-instances/${one}`)).body['state']).to.equal('COMPLETED');
  });

  it('sorts, pages from a position and by cursor', async () => {
    await deploy({ 'p.bpmn': simple() });
    const keys = [await create(), await create(), await create()];
    const keysOf = (answer: Answer): unknown[] => items(answer).map(({ processInstanceKey }) => processInstanceKey);
    const newest = await call('POST', '/process-instances/search', {
      sort: [{ field: 'processInstanceKey', order: 'DESC' }],
      page: { limit: 2 },
    });
    expect(keysOf(newest)).to.deep.equal([keys[2], keys[1]]);
    expect(newest.body['page']).to.include({ totalItems: 3, hasMoreTotalItems: false });
    const { endCursor } = newest.body['page'] as unknown as { endCursor: string };
    const next = await call('POST', '/process-instances/search', {
      sort: [{ field: 'processInstanceKey', order: 'DESC' }],
      page: { after: endCursor, limit: 2 },
    });
    expect(keysOf(next)).to.deep.equal([keys[0]]);
    expect(keysOf(await call('POST', '/process-instances/search', { page: { from: 1, limit: 1 } }))).to.deep.equal([
      keys[1],
    ]);
    expect(
      keysOf(
        await call('POST', '/process-instances/search', {
          filter: { processInstanceKey: { $in: [keys[0], keys[2]] } },
        }),
      ),
    ).to.deep.equal([keys[0], keys[2]]);
  });

  it('names what is wrong with a request', async () => {
    const unknownField = await call('POST', '/process-instances/search', { filter: { colour: 'red' } });
    expect([unknownField.status, unknownField.body['detail']]).to.deep.equal([
      400,
      'Request property [filter.colour] cannot be parsed: it is unknown',
    ]);
    expect((await call('GET', '/process-instances/abc')).status).to.equal(400);
    expect((await call('GET', '/process-instances/1')).body).to.include({ title: 'NOT_FOUND', status: 404 });
    expect((await call('POST', '/process-instances', { processDefinitionId: 'none' })).body['detail']).to.match(
      /^Command 'CREATE' rejected with code 'NOT_FOUND'/,
    );
    expect((await call('GET', '/nothing')).status).to.equal(404);
    expect((await call('POST', '/process-instances/search', { page: { limit: 0 } })).status).to.equal(400);
    const malformed = await fetch(`${kit.base}/process-instances`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(malformed.status).to.equal(400);
    const plain = await fetch(`${kit.base}/process-instances`, { method: 'POST', body: 'x=1' });
    expect(plain.status).to.equal(415);
    const large = await call('POST', '/process-instances', { variables: { x: 'x'.repeat(5 * 1024 * 1024) } });
    expect(large.status).to.equal(413);
  });

  it('moves its clock only where it was started for that', async () => {
    expect((await call('PUT', '/clock', { timestamp: NOW + HOUR })).status).to.equal(403);
    await kit.close();
    await open({ controlledClock: true });
    await deploy({
      'p.bpmn': bpmn('p', [start(), catching('t', onTimer('timeDuration', 'PT1H')), end(), chain('start', 't', 'end')]),
    });
    const key = await create();
    expect((await call('PUT', '/clock', { timestamp: NOW + HOUR })).status).to.equal(204);
    expect((await call('GET', `/process-instances/${key}`)).body['state']).to.equal('COMPLETED');
  });

  it('can lag behind like the searches of a cluster', async () => {
    await kit.close();
    await open({ searchDelayMs: 1000, controlledClock: true });
    await deploy({ 'p.bpmn': simple() });
    const key = await create();
    expect((await call('GET', `/process-instances/${key}`)).status).to.equal(404);
    await call('PUT', '/clock', { timestamp: NOW + 1000 });
    expect((await call('GET', `/process-instances/${key}`)).status).to.equal(200);
  });
});
