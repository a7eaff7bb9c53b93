/** What each command refuses, and in which words: clients show them, and some look for them (`camunda-api.md` §2.2). */
import { expect } from 'chai';
import type { CommandName, Commands, RejectionType } from '../../commands/commands.js';
import { rejectionOf, withKit } from './kit.js';
import { bpmn, boundary, call, chain, end, flow, message, onMessage, onTimer, service, start, user } from './models.js';

type Refusal = {
  [Name in CommandName]: [
    what: string,
    command: Name,
    input: Commands[Name]['input'],
    type: RejectionType,
    intent: string,
    reason: string,
  ];
}[CommandName];

const KEY = 4711;
const ELEMENT = 'Expected to create instance of process with start instructions but';

const REFUSALS: Refusal[] = [
  [
    'nothing to deploy',
    'deploy',
    { resources: [] },
    'INVALID_ARGUMENT',
    'CREATE',
    'Expected to deploy at least one resource, but none given',
  ],
  [
    'a file of no known kind',
    'deploy',
    { resources: [{ name: 'x.txt', content: Buffer.from('x') }] },
    'INVALID_ARGUMENT',
    'CREATE',
    "Expected to deploy new resources, but encountered the following errors:\n'x.txt': unknown resource type",
  ],
  [
    'a form without id',
    'deploy',
    { resources: [{ name: 'x.form', content: Buffer.from('{}') }] },
    'INVALID_ARGUMENT',
    'CREATE',
    "Expected to deploy new resources, but encountered the following errors:\n'x.form': Expected the form id to be present, but none given",
  ],
  [
    'an unknown process',
    'createProcessInstance',
    { bpmnProcessId: 'x', variables: {} },
    'NOT_FOUND',
    'CREATE',
    "Expected to find process definition with process ID 'x', but none found",
  ],
  [
    'an unknown version',
    'createProcessInstance',
    { bpmnProcessId: 'p', version: 7, variables: {} },
    'NOT_FOUND',
    'CREATE',
    "Expected to find process definition with process ID 'p' and version '7', but none found",
  ],
  [
    'an unknown definition',
    'createProcessInstance',
    { processDefinitionKey: KEY, variables: {} },
    'NOT_FOUND',
    'CREATE',
    `Expected to find process definition with key '${KEY}', but none found`,
  ],
  [
    'no process at all',
    'createProcessInstance',
    { variables: {} },
    'INVALID_ARGUMENT',
    'CREATE',
    'Expected at least a bpmnProcessId or a key greater than -1, but none given',
  ],
  [
    'a process without none start event',
    'createProcessInstance',
    { bpmnProcessId: 'told', variables: {} },
    'INVALID_STATE',
    'CREATE',
    'Expected to create instance of process with none start event, but there is no such event',
  ],
  [
    'an unknown process whose result is waited for',
    'createProcessInstance',
    { bpmnProcessId: 'x', variables: {}, awaitResult: { fetchVariables: [], timeoutMs: 1 } },
    'NOT_FOUND',
    'CREATE_WITH_AWAITING_RESULT',
    "Expected to find process definition with process ID 'x', but none found",
  ],
  [
    'a start at an unknown element',
    'createProcessInstance',
    { bpmnProcessId: 'p', variables: {}, startInstructions: [{ elementId: 'x' }] },
    'INVALID_ARGUMENT',
    'CREATE',
    `${ELEMENT} no element found with id 'x'.`,
  ],
  [
    'a start at a start event',
    'createProcessInstance',
    { bpmnProcessId: 'p', variables: {}, startInstructions: [{ elementId: 'start' }] },
    'INVALID_ARGUMENT',
    'CREATE',
    `${ELEMENT} the element with id 'start' targets unsupported element type 'START_EVENT'.`,
  ],
  [
    'a start at a boundary event',
    'createProcessInstance',
    { bpmnProcessId: 'p', variables: {}, startInstructions: [{ elementId: 'late' }] },
    'INVALID_ARGUMENT',
    'CREATE',
    `${ELEMENT} the element with id 'late' targets unsupported element type 'BOUNDARY_EVENT'.`,
  ],
  [
    'an unknown instance to cancel',
    'cancelProcessInstance',
    { processInstanceKey: KEY },
    'NOT_FOUND',
    'CANCEL',
    `Expected to cancel a process instance with key '${KEY}', but no such process was found`,
  ],
  [
    'an unknown instance to modify',
    'modifyProcessInstance',
    { processInstanceKey: KEY, activateInstructions: [], terminateInstructions: [] },
    'NOT_FOUND',
    'MODIFY',
    `Expected to modify process instance but no process instance found with key '${KEY}'`,
  ],
  [
    'an unknown instance to migrate',
    'migrateProcessInstance',
    { processInstanceKey: KEY, targetProcessDefinitionKey: KEY, mappingInstructions: [] },
    'NOT_FOUND',
    'MIGRATE',
    `Expected to migrate process instance but no process instance found with key '${KEY}'`,
  ],
  [
    'an unknown job to complete',
    'completeJob',
    { jobKey: KEY, variables: {} },
    'NOT_FOUND',
    'COMPLETE',
    `Expected to complete job with key '${KEY}', but no such job was found`,
  ],
  [
    'an unknown job to fail',
    'failJob',
    { jobKey: KEY, retries: 1, errorMessage: '', retryBackOffMs: 0, variables: {} },
    'NOT_FOUND',
    'FAIL',
    `Expected to fail job with key '${KEY}', but no such job was found`,
  ],
  [
    'an unknown job to throw an error for',
    'throwError',
    { jobKey: KEY, errorCode: 'E', errorMessage: '', variables: {} },
    'NOT_FOUND',
    'THROW_ERROR',
    `Expected to throw an error for job with key '${KEY}', but no such job was found`,
  ],
  [
    'an unknown job to give retries',
    'updateJobRetries',
    { jobKey: KEY, retries: 1 },
    'NOT_FOUND',
    'UPDATE_RETRIES',
    `Expected to update retries for job with key '${KEY}', but no such job was found`,
  ],
  [
    'an unknown job to give time',
    'updateJobTimeout',
    { jobKey: KEY, timeoutMs: 1 },
    'NOT_FOUND',
    'UPDATE_TIMEOUT',
    `Expected to update job deadline with key '${KEY}', but no such job was found`,
  ],
  [
    'an unknown incident',
    'resolveIncident',
    { incidentKey: KEY },
    'NOT_FOUND',
    'RESOLVE',
    `Expected to resolve incident with key '${KEY}', but no such incident was found`,
  ],
  [
    'variables of an unknown element',
    'setVariables',
    { elementInstanceKey: KEY, variables: {}, local: true },
    'NOT_FOUND',
    'UPDATE',
    `Expected to update variables for element with key '${KEY}', but no such element was found`,
  ],
  [
    'a message nobody waits for',
    'correlateMessage',
    { name: 'm', correlationKey: 'k', variables: {} },
    'NOT_FOUND',
    'CORRELATE',
    "Expected to find subscription for message with name 'm' and correlation key 'k', but none was found.",
  ],
  [
    'an unknown decision',
    'evaluateDecision',
    { decisionId: 'd', variables: {} },
    'INVALID_ARGUMENT',
    'EVALUATE',
    "Expected to evaluate decision 'd', but no decision found for id 'd'",
  ],
  [
    'an unknown decision key',
    'evaluateDecision',
    { decisionKey: KEY, variables: {} },
    'INVALID_ARGUMENT',
    'EVALUATE',
    `Expected to evaluate decision '${KEY}', but no decision found for key '${KEY}'`,
  ],
  [
    'no decision at all',
    'evaluateDecision',
    { variables: {} },
    'INVALID_ARGUMENT',
    'EVALUATE',
    'Expected either a decision id or a valid decision key, but none provided',
  ],
  [
    'an unknown resource',
    'deleteResource',
    { resourceKey: KEY },
    'NOT_FOUND',
    'DELETE',
    `Expected to delete resource but no resource found with key \`${KEY}\``,
  ],
  [
    'an unknown task to assign',
    'assignUserTask',
    { userTaskKey: KEY, assignee: 'a', allowOverride: true, action: '' },
    'NOT_FOUND',
    'ASSIGN',
    `Expected to assign user task with key '${KEY}', but no such user task was found`,
  ],
  [
    'an unknown task to claim',
    'assignUserTask',
    { userTaskKey: KEY, assignee: 'a', allowOverride: false, action: '' },
    'NOT_FOUND',
    'CLAIM',
    `Expected to claim user task with key '${KEY}', but no such user task was found`,
  ],
  [
    'an unknown task to update',
    'updateUserTask',
    { userTaskKey: KEY, action: '', changes: {} },
    'NOT_FOUND',
    'UPDATE',
    `Expected to update user task with key '${KEY}', but no such user task was found`,
  ],
  [
    'an unknown task to complete',
    'completeUserTask',
    { userTaskKey: KEY, variables: {}, action: '' },
    'NOT_FOUND',
    'COMPLETE',
    `Expected to complete user task with key '${KEY}', but no such user task was found`,
  ],
];

describe('rejections', () => {
  const kit = withKit();
  const model = bpmn('p', [
    start(),
    service('a'),
    boundary('late', 'a', onTimer('timeDuration', 'PT1H')),
    end(),
    end('after'),
    chain('start', 'a', 'end'),
    flow('late', 'after'),
  ]);
  const told = bpmn('told', [start('start', onMessage('m')), end(), chain('start', 'end')], [message('m')]);
  beforeEach(() => kit().deploy({ 'p.bpmn': model }));

  for (const [what, command, input, type, intent, reason] of REFUSALS) {
    it(`of ${what}: ${type}`, async () => {
      if (what.includes('none start')) await kit().deploy({ 'told.bpmn': told });
      const rejection = await rejectionOf(kit().execute(command, input as never));
      expect([rejection.type, rejection.intent, rejection.reason]).to.deep.equal([type, intent, reason]);
      expect(rejection.message).to.equal(`Command '${intent}' rejected with code '${type}': ${reason}`);
      const [count] = await kit().rows<{ n: number }>('select count(*) as n from process_instance');
      expect(count?.n, 'nothing has changed').to.equal(0);
    });
  }

  const reasonOf = async (command: Promise<unknown>): Promise<string> => (await rejectionOf(command)).reason;

  it('of requests for jobs that ask for nothing', async () => {
    const request = { type: 'a', worker: 'w', timeoutMs: 1, maxJobs: 1, fetchVariables: [], waitMs: 0 };
    const prefix = 'Expected to activate job batch with';
    expect(await reasonOf(kit().engine.activateJobs({ ...request, type: ' ' }))).to.equal(
      `${prefix} type to be present, but it was blank`,
    );
    expect(await reasonOf(kit().engine.activateJobs({ ...request, timeoutMs: 0 }))).to.equal(
      `${prefix} timeout to be greater than zero, but it was '0'`,
    );
    expect(await reasonOf(kit().engine.activateJobs({ ...request, maxJobs: -1 }))).to.equal(
      `${prefix} max jobs to activate to be greater than zero, but it was '-1'`,
    );
  });

  it('of jobs in a state that does not fit', async () => {
    await kit().create('p');
    const { key: jobKey } = await kit().job('a');
    const failure = { jobKey, retries: 1, errorMessage: '', retryBackOffMs: 60_000, variables: {} };
    expect(await reasonOf(kit().execute('updateJobRetries', { jobKey, retries: 0 }))).to.equal(
      `Expected to update retries for job with key '${jobKey}' with a positive amount of retries, but the amount given was '0'`,
    );
    await kit().execute('failJob', failure);
    expect(await reasonOf(kit().execute('completeJob', { jobKey, variables: {} }))).to.equal(
      `Expected to complete job with key '${jobKey}', but it is in state 'FAILED'`,
    );
    expect(await reasonOf(kit().execute('updateJobTimeout', { jobKey, timeoutMs: 1 }))).to.equal(
      `Expected to update the timeout of job with key '${jobKey}', but it is not active`,
    );
    await kit().advance(60_000);
    await kit().execute('completeJob', { jobKey, variables: {} });
    expect(await reasonOf(kit().execute('completeJob', { jobKey, variables: {} })), 'twice').to.include(
      'no such job was found',
    );
  });

  it('of an incident whose job has no retries', async () => {
    const key = await kit().create('p');
    const { key: jobKey } = await kit().job('a');
    await kit().execute('failJob', { jobKey, retries: 0, errorMessage: '', retryBackOffMs: 0, variables: {} });
    const { key: incidentKey } = await kit().incident(key);
    const rejection = await rejectionOf(kit().execute('resolveIncident', { incidentKey }));
    expect([rejection.type, rejection.reason]).to.deep.equal([
      'INVALID_STATE',
      `Expected to resolve incident with key '${incidentKey}', but job with key '${jobKey}' has no retries left. Please update the job retries and retry resolving the incident`,
    ]);
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
  });

  it('of cancelling a called instance', async () => {
    await kit().deploy({ 'c.bpmn': bpmn('caller', [start(), call('c', 'p'), end(), chain('start', 'c', 'end')]) });
    const key = await kit().create('caller');
    const [child] = await kit().test.instance(key).called();
    expect(await reasonOf(kit().execute('cancelProcessInstance', { processInstanceKey: child?.key ?? 0 }))).to.equal(
      `Expected to cancel a process instance with key '${child?.key}', but it is created by a parent process instance. Cancel the root process instance '${key}' instead.`,
    );
  });

  it('of a message that was published already', async () => {
    await kit().publish('m', 'k', {}, { ttl: 1000, id: 'one' });
    const again = { name: 'm', correlationKey: 'k', timeToLiveMs: 0, messageId: 'one', variables: {} };
    const rejection = await rejectionOf(kit().execute('publishMessage', again));
    expect([rejection.type, rejection.reason]).to.deep.equal([
      'ALREADY_EXISTS',
      "Expected to publish a new message with id 'one', but a message with that id was already published",
    ]);
  });

  it('of a task that somebody has, or that has ended', async () => {
    await kit().deploy({ 'u.bpmn': bpmn('u', [start(), user('t'), end(), chain('start', 't', 'end')]) });
    await kit().create('u');
    const [task] = await kit().rows<{ key: number }>('select key from user_task');
    const userTaskKey = task?.key ?? 0;
    const claim = (assignee: string) =>
      kit().execute('assignUserTask', { userTaskKey, assignee, allowOverride: false, action: '' });
    await claim('first');
    expect(await reasonOf(claim('second'))).to.equal(
      `Expected to claim user task with key '${userTaskKey}', but it has already been assigned`,
    );
    await kit().execute('completeUserTask', { userTaskKey, variables: {}, action: '' });
    expect(await reasonOf(claim('first'))).to.include('no such user task was found');
  });
});
