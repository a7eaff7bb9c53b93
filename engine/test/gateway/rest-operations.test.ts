/** What admins do over REST: move and migrate instances, change many at once, remove history; and who may ask. */
import { expect } from 'chai';
import { ZBClient } from 'zeebe-node';
import { bpmn, chain, end, service, start } from '../conformance/models.js';
import { column, items, type Json, RestKit, withRest } from './rest-kit.js';

const two = (id: string): string =>
  bpmn(id, [start(), service('a'), service('b'), end(), chain('start', 'a', 'b', 'end')]);

describe('REST operations', () => {
  const kit = withRest();
  const state = async (key: string): Promise<unknown> =>
    (await kit().call('GET', `/process-instances/${key}`)).body['state'];
  const active = async (key: string): Promise<unknown[]> =>
    column(
      await kit().search('element-instances', {
        filter: { processInstanceKey: key, state: 'ACTIVE', type: { $neq: 'PROCESS' } },
      }),
      'elementId',
    );
  const finished = async (answer: { status: number; body: Json }): Promise<Json> => {
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    await kit().engine.idle();
    return (await kit().call('GET', `/batch-operations/${String(answer.body['batchOperationKey'])}`)).body;
  };
  const counts = ({
    state: now,
    operationsTotalCount,
    operationsCompletedCount,
    operationsFailedCount,
  }: Json): unknown[] => [now, operationsTotalCount, operationsCompletedCount, operationsFailedCount];
  const definitionKey = async (id: string): Promise<string> =>
    String(
      column(
        await kit().search('process-definitions', { filter: { processDefinitionId: id } }),
        'processDefinitionKey',
      )[0],
    );

  it('moves an instance from one element to another', async () => {
    await kit().deploy({ 'p.bpmn': two('p') });
    const key = await kit().create();
    const moved = await kit().call('POST', `/process-instances/${key}/modification`, {
      moveInstructions: [
        {
          sourceElementInstruction: { sourceType: 'byId', sourceElementId: 'a' },
          targetElementId: 'b',
          variableInstructions: [{ variables: { x: 1 } }],
        },
      ],
    });
    expect(moved.status, JSON.stringify(moved.body)).to.equal(204);
    await kit().engine.idle();
    expect(await active(key)).to.deep.equal(['b']);
    const ended = await kit().call('POST', `/process-instances/${key}/modification`, {
      terminateInstructions: [{ elementId: 'b' }],
    });
    expect(ended.status).to.equal(204);
    expect(await state(key)).to.equal('TERMINATED');
  });

  it('migrates an instance, and says what keeps it from that', async () => {
    await kit().deploy({ 'p.bpmn': two('p'), 'q.bpmn': two('q') });
    const key = await kit().create();
    const path = `/process-instances/${key}/migration`;
    const targetProcessDefinitionKey = await definitionKey('q');
    const refused = await kit().call('POST', path, { targetProcessDefinitionKey, mappingInstructions: [] });
    expect([refused.status, refused.body['title']]).to.deep.equal([409, 'INVALID_STATE']);
    const mappingInstructions = [{ sourceElementId: 'a', targetElementId: 'b' }];
    expect((await kit().call('POST', path, { targetProcessDefinitionKey, mappingInstructions })).status).to.equal(204);
    expect((await kit().call('GET', `/process-instances/${key}`)).body['processDefinitionId']).to.equal('q');
    expect(await active(key)).to.deep.equal(['b']);
  });

  it('ends an instance after the element its creator named', async () => {
    await kit().deploy({ 'p.bpmn': two('p') });
    const runtimeInstructions = [{ type: 'TERMINATE_PROCESS_INSTANCE', afterElementId: 'a' }];
    const key = await kit().create({}, 'p', { runtimeInstructions });
    const [job] = await kit().take('a');
    await kit().call('POST', `/jobs/${String(job?.['jobKey'])}/completion`, {});
    await kit().engine.idle();
    expect(await state(key)).to.equal('TERMINATED');
    expect(await kit().take('b')).to.deep.equal([]);
    const unknown = await kit().call('POST', '/process-instances', {
      processDefinitionId: 'p',
      runtimeInstructions: [{ afterElementId: 'x' }],
    });
    expect(unknown.status).to.equal(400);
  });

  it('refuses tags that are none, and more than ten', async () => {
    await kit().deploy({ 'p.bpmn': two('p') });
    const tried = (tags: unknown[]) => kit().call('POST', '/process-instances', { processDefinitionId: 'p', tags });
    expect((await tried(['1st'])).status).to.equal(400);
    expect((await tried([1])).status).to.equal(400);
    expect((await tried('abcdefghijk'.split(''))).status).to.equal(400);
    expect((await tried(['priority:high'])).body['tags']).to.deep.equal(['priority:high']);
  });

  it('cancels many instances at once, only those that are active and that the filter means', async () => {
    await kit().deploy({ 'p.bpmn': two('p'), 'q.bpmn': two('q') });
    const keys: string[] = [];
    for (let index = 0; index < 120; index += 1) keys.push(await kit().create({}, 'p'));
    const other = await kit().create({}, 'q');
    const begun = await kit().call('POST', '/process-instances/cancellation', { filter: { processDefinitionId: 'p' } });
    expect(begun.body['batchOperationType']).to.equal('CANCEL_PROCESS_INSTANCE');
    const done = await finished(begun);
    expect(counts(done)).to.deep.equal(['COMPLETED', 120, 120, 0]);
    expect(await state(keys[119] ?? '')).to.equal('TERMINATED');
    expect(await state(other)).to.equal('ACTIVE');
    const of = { batchOperationKey: done['batchOperationKey'] };
    const pieces = await kit().search('batch-operation-items', {
      filter: { ...of, state: 'COMPLETED' },
      page: { limit: 1 },
    });
    expect((pieces.body['page'] as unknown as Json)['totalItems']).to.equal(120);
    const found = await kit().search('process-instances', { filter: of, page: { limit: 1 } });
    expect((found.body['page'] as unknown as Json)['totalItems']).to.equal(120);
    const none = await finished(
      await kit().call('POST', '/process-instances/cancellation', { filter: { state: 'COMPLETED' } }),
    );
    expect(counts(none), 'a filter that contradicts what can be canceled').to.deep.equal(['COMPLETED', 0, 0, 0]);
  });

  it('resolves, moves and migrates many, and keeps what failed apart with its reason', async () => {
    await kit().deploy({ 'p.bpmn': two('p'), 'q.bpmn': two('q') });
    const first = await kit().create();
    const second = await kit().create();
    for (const job of await kit().take('a'))
      await kit().call('POST', `/jobs/${String(job['jobKey'])}/failure`, { retries: 0, errorMessage: 'x' });
    const filter = { processDefinitionId: 'p' };
    expect(
      counts(await finished(await kit().call('POST', '/process-instances/incident-resolution', { filter }))),
    ).to.deep.equal(['COMPLETED', 2, 2, 0]);
    const [again] = await kit().take('a', 1);
    await kit().call('POST', `/jobs/${String(again?.['jobKey'])}/completion`, {});
    await kit().engine.idle();
    expect([await active(first), await active(second)]).to.deep.equal([['b'], ['a']]);
    const moves = { filter, moveInstructions: [{ sourceElementId: 'a', targetElementId: 'b' }] };
    const moved = await finished(await kit().call('POST', '/process-instances/modification', moves));
    expect(counts(moved)).to.deep.equal(['PARTIALLY_COMPLETED', 2, 1, 1]);
    const [failed] = items(await kit().search('batch-operation-items', { filter: { state: 'FAILED' } }));
    expect(failed?.['itemKey']).to.equal(first);
    expect(failed?.['errorMessage']).to.include("could not be found: 'a'");
    const plan = {
      targetProcessDefinitionKey: await definitionKey('q'),
      mappingInstructions: [{ sourceElementId: 'b', targetElementId: 'b' }],
    };
    const migrated = await finished(
      await kit().call('POST', '/process-instances/migration', { filter, migrationPlan: plan }),
    );
    expect(counts(migrated)).to.deep.equal(['COMPLETED', 2, 2, 0]);
    expect((await kit().call('GET', `/process-instances/${second}`)).body['processDefinitionId']).to.equal('q');
    const gone = `/process-instances/${first}/incident-resolution`;
    expect(counts(await finished(await kit().call('POST', gone, {})))).to.deep.equal(['COMPLETED', 0, 0, 0]);
  });

  it('holds, resumes and cancels a batch operation', async () => {
    await kit().deploy({ 'p.bpmn': two('p') });
    const keys = [await kit().create(), await kit().create()];
    // Nothing is done before the engine's clock has settled: what is told to it now comes first.
    const begin = async (filter: object): Promise<string> => {
      const { body } = await kit().call('POST', '/process-instances/cancellation', { filter });
      return `/batch-operations/${String(body['batchOperationKey'])}`;
    };
    const tell = async (path: string, what: string): Promise<number> =>
      (await kit().call('POST', `${path}/${what}`)).status;
    const first = await begin({ processInstanceKey: keys[0] });
    expect(await tell(first, 'suspension')).to.equal(204);
    await kit().engine.idle();
    expect([(await kit().call('GET', first)).body['state'], await state(keys[0] ?? '')]).to.deep.equal([
      'SUSPENDED',
      'ACTIVE',
    ]);
    expect(await tell(first, 'resumption')).to.equal(204);
    await kit().engine.idle();
    expect([(await kit().call('GET', first)).body['state'], await state(keys[0] ?? '')]).to.deep.equal([
      'COMPLETED',
      'TERMINATED',
    ]);
    const second = await begin({ processInstanceKey: keys[1] });
    expect(await tell(second, 'cancellation')).to.equal(204);
    await kit().engine.idle();
    expect([(await kit().call('GET', second)).body['state'], await state(keys[1] ?? '')]).to.deep.equal([
      'CANCELED',
      'ACTIVE',
    ]);
    expect(column(await kit().search('batch-operation-items'), 'state')).to.deep.equal(['COMPLETED', 'CANCELED']);
    for (const [what, intent, verb] of [
      ['suspension', 'SUSPEND', 'suspend'],
      ['resumption', 'RESUME', 'resume'],
      ['cancellation', 'CANCEL', 'cancel'],
    ] as const) {
      const refused = await kit().call('POST', `${first}/${what}`, {});
      expect(refused.status).to.equal(409);
      expect(refused.body['detail']).to.equal(
        `Command '${intent}' rejected with code 'INVALID_STATE': Expected to ${verb} a batch operation with key ` +
          `'${first.split('/')[2]}', but it has an invalid state 'COMPLETED'`,
      );
    }
    expect(await tell('/batch-operations/1', 'suspension')).to.equal(404);
  });

  it('removes what is kept of an instance that has ended', async () => {
    await kit().deploy({ 'p.bpmn': two('p') });
    const key = await kit().create({ x: 1 });
    const kept = await kit().create({ x: 2 });
    const path = `/process-instances/${key}/deletion`;
    const early = await kit().call('POST', path, {});
    expect([early.status, early.body['title']]).to.deep.equal([409, 'INVALID_STATE']);
    await kit().call('POST', `/process-instances/${key}/cancellation`, {});
    expect((await kit().call('POST', path, {})).status).to.equal(204);
    expect((await kit().call('GET', `/process-instances/${key}`)).status).to.equal(404);
    for (const what of ['element-instances', 'variables', 'jobs'])
      expect(column(await kit().search(what), 'processInstanceKey'), what).to.not.include(key);
    expect((await kit().call('POST', path, {})).status).to.equal(404);
    await kit().call('POST', `/process-instances/${kept}/cancellation`, {});
    const all = await finished(await kit().call('POST', '/process-instances/deletion', { filter: {} }));
    expect(counts(all)).to.deep.equal(['COMPLETED', 1, 1, 0]);
    expect(items(await kit().search('process-instances'))).to.deep.equal([]);
  });

  it('shows start forms and forms by key', async () => {
    const xml = bpmn('p', [
      start('start', '', { extensions: '<zeebe:formDefinition formId="f"/>' }),
      end(),
      chain('start', 'end'),
    ]);
    const form = JSON.stringify({ id: 'f', type: 'default', components: [] });
    await kit().deploy({ 'p.bpmn': xml, 'f.form': form, 'q.bpmn': two('q') });
    const [definition] = items(await kit().search('process-definitions', { filter: { hasStartForm: true } }));
    expect(definition?.['processDefinitionId']).to.equal('p');
    const found = await kit().call('GET', `/process-definitions/${String(definition?.['processDefinitionKey'])}/form`);
    expect(found.body).to.include({ formId: 'f', schema: form, version: 1 });
    expect((await kit().call('GET', `/forms/${String(found.body['formKey'])}`)).body).to.include({ formId: 'f' });
    expect((await kit().call('GET', `/process-definitions/${await definitionKey('q')}/form`)).status).to.equal(204);
  });

  it('makes, shows, changes and takes away listeners of every user task', async () => {
    const made = { id: 'desk', type: 'told', eventTypes: ['creating', 'completing'] };
    const asMade = { ...made, retries: 3, afterNonGlobal: false, priority: 50, source: 'API' };
    expect(await kit().call('POST', '/global-task-listeners', made)).to.deep.equal({ status: 201, body: asMade });
    expect((await kit().call('POST', '/global-task-listeners', made)).status).to.equal(409);
    expect((await kit().call('GET', '/global-task-listeners/desk')).body).to.deep.equal(asMade);
    const changed = { type: 'told', eventTypes: ['all'], priority: 70 };
    expect((await kit().call('PUT', '/global-task-listeners/desk', changed)).body).to.deep.include({
      priority: 70,
      eventTypes: ['creating', 'assigning', 'updating', 'completing', 'canceling'],
    });
    expect(column(await kit().search('global-task-listeners', { filter: { type: 'told' } }), 'priority')).to.deep.equal(
      [70],
    );
    expect((await kit().call('DELETE', '/global-task-listeners/desk')).status).to.equal(204);
    for (const [method, body] of [['GET'], ['PUT', changed], ['DELETE']] as const)
      expect((await kit().call(method, '/global-task-listeners/desk', body)).status, method).to.equal(404);
    for (const wrong of [
      { id: 'x' },
      { eventTypes: ['created'] },
      { priority: 101 },
      { retries: 0 },
      { eventTypes: [] },
    ])
      expect(
        (await kit().call('POST', '/global-task-listeners', { ...made, ...(wrong.id ? { type: '' } : {}), ...wrong }))
          .status,
        JSON.stringify(wrong),
      ).to.equal(400);
  });

  it('evaluates expressions, with their warnings', async () => {
    const evaluate = (expression: string, variables = {}) =>
      kit().call('POST', '/expression/evaluation', { expression, variables });
    expect((await evaluate('=x + 1', { x: 2 })).body).to.deep.equal({ expression: '=x + 1', result: 3, warnings: [] });
    const [warning] = (await evaluate('=y')).body['warnings'] as unknown as Json[];
    expect(warning?.['message']).to.equal("No variable found with name 'y'");
    expect((await evaluate('=x +')).status).to.equal(400);
    expect((await evaluate('')).body['detail']).to.equal('No expression provided.');
  });

  it('tells what it is', async () => {
    expect((await kit().call('GET', '/status')).status).to.equal(204);
    expect((await kit().call('GET', '/license')).body).to.deep.equal({
      validLicense: false,
      licenseType: 'unknown',
      isCommercial: false,
      expiresAt: null,
    });
    expect((await kit().call('GET', '/authentication/me')).body).to.include({ username: 'demo', canLogout: false });
  });
});

describe('basic authentication', () => {
  const account = { username: 'worker', password: '口令 1' };
  const header = (text: string): Record<string, string> => ({
    authorization: `Basic ${Buffer.from(text).toString('base64')}`,
  });
  let kit: RestKit;
  beforeEach(async () => {
    kit = await RestKit.open({ account, grpcPort: 0 });
  });
  afterEach(() => kit.close());

  it('lets REST clients in that know the account, and nobody else', async () => {
    const refused = await kit.call('GET', '/topology');
    expect([refused.status, refused.body['title']]).to.deep.equal([401, 'UNAUTHENTICATED']);
    expect((await kit.call('GET', '/topology', undefined, header('worker:wrong'))).body['detail']).to.equal(
      'Invalid credentials',
    );
    expect((await kit.call('GET', '/topology', undefined, { authorization: 'Bearer x' })).body['detail']).to.equal(
      `Expected authentication information to start with 'Basic '`,
    );
    expect((await kit.call('GET', '/topology', undefined, header('worker:口令 1'))).status).to.equal(200);
    expect((await kit.call('GET', '/authentication/me', undefined, header('worker:口令 1'))).body['username']).to.equal(
      'worker',
    );
  });

  it('lets gRPC clients in that know the account, and nobody else', async () => {
    const client = (basicAuth?: { username: string; password: string }): ZBClient =>
      new ZBClient(`127.0.0.1:${kit.engine.grpcPort}`, {
        ...(basicAuth && { basicAuth }),
        retry: false,
        loglevel: 'NONE',
        longPoll: 1000,
      });
    const open = [client(account), client({ ...account, password: 'wrong' }), client()];
    const [known, wrong, nobody] = open as [ZBClient, ZBClient, ZBClient];
    try {
      expect((await known.topology()).brokers).to.have.length(1);
      const failures = await Promise.all(
        [wrong, nobody].map((one) =>
          one.topology().then(
            () => 'let in',
            (error: Error) => error.message,
          ),
        ),
      );
      expect(failures[0]).to.equal('16 UNAUTHENTICATED: Invalid credentials');
      expect(failures[1]).to.match(/^16 UNAUTHENTICATED: Expected authentication information/);
    } finally {
      await Promise.all(open.map((one) => one.close()));
    }
  });
});
