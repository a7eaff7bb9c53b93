/** Requests that no client would send: a clear answer to each, and the engine goes on. */
import { expect } from 'chai';
import fc from 'fast-check';
import { status } from '@grpc/grpc-js';
import { bpmn, chain, end, service, start, user } from '../conformance/models.js';
import { GrpcKit, SERVICE } from '../gateway/grpc-kit.js';
import { RestKit } from '../gateway/rest-kit.js';
import { property, SEED } from './fuzz.js';

const xml = bpmn('p', [start(), service('work'), user('task'), end(), chain('start', 'work', 'task', 'end')]);
/** Answers that say the client was wrong, or that there is nothing. */
const EXPECTED = [
  status.OK,
  status.CANCELLED,
  status.INVALID_ARGUMENT,
  status.NOT_FOUND,
  status.ALREADY_EXISTS,
  status.FAILED_PRECONDITION,
];

const NAMES = [
  ...[
    'filter',
    'sort',
    'page',
    'limit',
    'from',
    'after',
    'before',
    'field',
    'order',
    '$or',
    '$like',
    '$in',
    '$exists',
    '$gt',
  ],
  ...[
    'processDefinitionId',
    'processInstanceKey',
    'state',
    'variables',
    'name',
    'value',
    'startDate',
    'tags',
    'retries',
    'result',
  ],
  ...[
    'corrections',
    'denied',
    'assignee',
    'changeset',
    'dueDate',
    'priority',
    'startInstructions',
    'elementId',
    'correlationKey',
  ],
  ...[
    'timeToLive',
    'expression',
    'migrationPlan',
    'mappingInstructions',
    'moveInstructions',
    'terminateInstructions',
    '__proto__',
    '',
  ],
];
const value = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(
      'p',
      'ACTIVE',
      '2251799813685251',
      'work',
      '*',
      '',
      -1,
      0,
      1,
      1e308,
      null,
      true,
      '2026-01-05T00:00:00Z',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.double(),
  ),
  node: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('node'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('node'), { maxKeys: 4 }),
  ),
})).node;
const body = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 4 });

const PATHS = [
  ...[
    'process-definitions',
    'process-instances',
    'element-instances',
    'variables',
    'incidents',
    'jobs',
    'user-tasks',
  ].map((one) => `POST /${one}/search`),
  ...[
    'decision-definitions',
    'decision-instances',
    'message-subscriptions',
    'batch-operations',
    'batch-operation-items',
  ].map((one) => `POST /${one}/search`),
  ...[
    'POST /process-instances',
    'POST /process-instances/KEY/modification',
    'POST /process-instances/KEY/migration',
    'GET /process-instances/KEY',
  ],
  ...[
    'POST /process-instances/cancellation',
    'POST /process-instances/migration',
    'POST /process-instances/modification',
  ],
  ...[
    'POST /jobs/activation',
    'POST /jobs/KEY/completion',
    'POST /jobs/KEY/failure',
    'POST /jobs/KEY/error',
    'PATCH /jobs/KEY',
  ],
  ...[
    'POST /user-tasks/KEY/assignment',
    'PATCH /user-tasks/KEY',
    'POST /user-tasks/KEY/completion',
    'POST /user-tasks/KEY/variables/search',
  ],
  ...[
    'POST /messages/publication',
    'POST /messages/correlation',
    'POST /signals/broadcast',
    'PUT /element-instances/KEY/variables',
  ],
  ...[
    'POST /expression/evaluation',
    'POST /decision-definitions/evaluation',
    'PUT /clock',
    'POST /resources/KEY/deletion',
  ],
  ...[
    'POST /jobs/statistics/by-types',
    'POST /incidents/statistics/process-instances-by-definition',
    'POST /deployments',
  ],
];

describe(`fuzzed requests (seed ${SEED})`, () => {
  let kit: RestKit;
  let client: GrpcKit;
  beforeEach(async () => {
    kit = await RestKit.open({ grpcPort: 0 });
    client = new GrpcKit(kit.engine.grpcPort);
    await kit.deploy({ 'p.bpmn': xml });
  });
  afterEach(async () => {
    client.close();
    await kit.close();
  });
  const goesOn = async (): Promise<void> => {
    const key = await kit.create();
    expect((await kit.call('GET', `/process-instances/${key}`)).body['state']).to.equal('ACTIVE');
  };

  it('REST answers each with a result or a problem that says what is wrong', async () => {
    const keys = [await kit.create(), '1', '-5', 'x', '99999999999999999999', '2251799813685252', '2251799813685253'];
    await property(
      [fc.constantFrom(...PATHS), fc.constantFrom(...keys), body],
      async (place, key, sent) => {
        const [method, path] = place.replace('KEY', key).split(' ') as [string, string];
        // A request for jobs that finds none would be held.
        const request = path === '/jobs/activation' ? { requestTimeout: -1, ...sent } : sent;
        if (path === '/jobs/activation' && Number(request['requestTimeout']) >= 0) return;
        const answer = await kit.call(method, path, method === 'GET' ? undefined : request);
        expect(answer.status, `${place} ${JSON.stringify(sent)} → ${JSON.stringify(answer.body)}`).to.be.lessThan(500);
        if (answer.status >= 400) {
          expect(answer.body['detail'], place).to.be.a('string').that.is.not.empty;
          expect(answer.body).to.include({ type: 'about:blank', status: answer.status });
        }
      },
      1_500,
    );
    await goesOn();
  });

  it('REST refuses bytes that are no JSON', async () => {
    await property([fc.uint8Array({ minLength: 1, maxLength: 60 })], async (bytes) => {
      const response = await fetch(`${kit.base}/process-instances`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: Buffer.from(bytes),
      });
      expect(response.status).to.be.within(400, 499);
      expect(await response.json()).to.have.property('detail');
    });
    await goesOn();
  });

  it('REST refuses forms that are no deployments', async () => {
    await property(
      [fc.string({ unit: 'binary', maxLength: 80 })],
      async (text) => {
        const response = await fetch(`${kit.base}/deployments`, {
          method: 'POST',
          headers: { 'content-type': 'multipart/form-data; boundary=b' },
          body: `--b\r\nContent-Disposition: form-data; name="resources"; filename="x.bpmn"\r\n\r\n${text}`,
        });
        expect(response.status, text).to.equal(400);
      },
      60,
    );
    await goesOn();
  });

  it('gRPC answers bytes that are no message with a status, not with silence', async () => {
    const deadline = Infinity;
    const paths = Object.values(SERVICE)
      .map(({ path }) => path)
      // These hold a request until there are jobs.
      .filter((path) => !path.endsWith('Jobs'));
    await property(
      [fc.constantFrom(...paths), fc.uint8Array({ maxLength: 40 })],
      async (path, bytes) => {
        const code = await client.sendBytes(path, Buffer.from(bytes), deadline);
        expect([...EXPECTED, status.INTERNAL, status.UNIMPLEMENTED], `${path}: ${status[code]}`).to.include(code);
      },
      600,
    );
    await goesOn();
  });

  it('gRPC answers messages with wrong contents with a status that says so', async () => {
    const calls: [name: string, fields: string[]][] = [
      ['CreateProcessInstance', ['bpmnProcessId', 'version', 'processDefinitionKey', 'variables', 'startInstructions']],
      ['CompleteJob', ['jobKey', 'variables']],
      ['FailJob', ['jobKey', 'retries', 'errorMessage', 'retryBackOff', 'variables']],
      ['ThrowError', ['jobKey', 'errorCode', 'errorMessage', 'variables']],
      ['PublishMessage', ['name', 'correlationKey', 'timeToLive', 'messageId', 'variables']],
      ['SetVariables', ['elementInstanceKey', 'variables', 'local']],
      ['ModifyProcessInstance', ['processInstanceKey', 'activateInstructions', 'terminateInstructions']],
      ['EvaluateDecision', ['decisionId', 'decisionKey', 'variables']],
      ['UpdateJobRetries', ['jobKey', 'retries']],
      ['ResolveIncident', ['incidentKey']],
    ];
    const given: Record<string, fc.Arbitrary<unknown>> = {
      variables: fc.constantFrom('', '{}', '{"x":1}', '[]', '{', 'null', '{"a":{"b":[1,null]}}'),
      version: fc.integer({ min: -5, max: 5 }),
      retries: fc.integer({ min: -5, max: 5 }),
      retryBackOff: fc.integer(),
      timeToLive: fc.integer(),
      local: fc.boolean(),
      startInstructions: fc.array(fc.record({ elementId: fc.constantFrom('work', 'start', 'none', '') }), {
        maxLength: 2,
      }),
      activateInstructions: fc.array(fc.record({ elementId: fc.constantFrom('work', 'task', 'none') }), {
        maxLength: 2,
      }),
      terminateInstructions: fc.array(fc.record({ elementInstanceKey: fc.integer() }), { maxLength: 2 }),
    };
    const key = await kit.create();
    const text = fc.oneof(fc.constantFrom('p', 'work', '', 'm'), fc.string({ maxLength: 10 }));
    const number = fc.oneof(fc.integer(), fc.constantFrom(key, '2251799813685254', '2251799813685255'));
    const request = fc.oneof(
      ...calls.map(([name, fields]) => {
        const record = Object.fromEntries(
          fields.map((field) => [
            field,
            given[field] ?? (field.endsWith('Key') && field !== 'correlationKey' ? number : text),
          ]),
        );
        return fc.record(record, { requiredKeys: [] }).map((fields) => [name, fields] as const);
      }),
    );
    await property(
      [request],
      async ([name, fields]) => {
        const code = await client.call(name, fields).then(
          () => status.OK,
          (error: { code: number }) => error.code,
        );
        expect(EXPECTED, `${name} ${JSON.stringify(fields)}: ${status[code]}`).to.include(code);
      },
      800,
    );
    await goesOn();
  });
});
