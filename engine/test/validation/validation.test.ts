import { expect } from 'chai';
import { deploymentFailure, formatErrors, validate, validateBindings } from '../../compiler/validation/index.js';
import { bpmn, condition, extension, flow, job, read, start } from './models.js';

/** `place: message` of each error. */
async function errorsOf(content: string, roots = ''): Promise<string[]> {
  const errors = validate(await read(bpmn(content, roots)));
  return errors.map(
    ({ elementId, elementType, message }) =>
      `${elementId}${elementType === null ? '' : ` > ${elementType}`}: ${message}`,
  );
}

const message = (id: string, content = ''): string =>
  `<bpmn:message id="${id}" name="name-of-${id}">${content}</bpmn:message>`;
const keyed = extension('<zeebe:subscription correlationKey="=key"/>');
const trigger = (kind: string, attributes = '', content = ''): string =>
  `<bpmn:${kind}EventDefinition ${attributes}>${content}</bpmn:${kind}EventDefinition>`;
const task = (id: string): string => `<bpmn:serviceTask id="${id}">${job}</bpmn:serviceTask>`;
const boundary = (id: string, on: string, content: string, attributes = ''): string =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${on}" ${attributes}>${content}</bpmn:boundaryEvent>`;
const timer = (kind: string, value: string): string => trigger('timer', '', `<bpmn:${kind}>${value}</bpmn:${kind}>`);
const DEFAULT_ROOTS = `${message('m', keyed)}<bpmn:error id="e" name="e" errorCode="code"/>`;

const VALID = `${start}
  <bpmn:userTask id="user">${extension('<zeebe:userTask/><zeebe:assignmentDefinition candidateGroups="a, b"/><zeebe:formDefinition formId="f"/><zeebe:taskListeners><zeebe:taskListener eventType="creating" type="l"/></zeebe:taskListeners>')}</bpmn:userTask>
  ${task('service')}${boundary('late', 'service', timer('timeDuration', 'PT1H'), 'cancelActivity="false"')}
  ${boundary('failed', 'service', trigger('error', 'errorRef="e"'))}
  <bpmn:exclusiveGateway id="choice" default="no"/><bpmn:endEvent id="end"/><bpmn:endEvent id="stop">${trigger('terminate')}</bpmn:endEvent>
  <bpmn:eventBasedGateway id="wait"/>
  <bpmn:intermediateCatchEvent id="told">${trigger('message', 'messageRef="m"')}</bpmn:intermediateCatchEvent>
  <bpmn:intermediateCatchEvent id="passed">${timer('timeDate', '=date and time(when)')}</bpmn:intermediateCatchEvent>
  <bpmn:subProcess id="aside" triggeredByEvent="true"><bpmn:startEvent id="asideStart" isInterrupting="false">${trigger('message', 'messageRef="m"')}</bpmn:startEvent></bpmn:subProcess>
  ${flow('f1', 'start', 'user')}${flow('f2', 'user', 'service')}${flow('f3', 'service', 'choice')}
  ${flow('yes', 'choice', 'wait', condition('=ok = true'))}${flow('no', 'choice', 'end')}
  ${flow('f4', 'wait', 'told')}${flow('f5', 'wait', 'passed')}${flow('f6', 'told', 'end')}${flow('f7', 'passed', 'stop')}`;

/** What is wrong, the model, the errors. */
const CASES: [string, string, string[]][] = [
  ['a process without start event', task('t'), ['p: Must have at least one start event']],
  ['two none start events', `${start}<bpmn:startEvent id="again"/>`, ['p: Multiple none start events are not allowed']],
  [
    'a service task without job type',
    `${start}<bpmn:serviceTask id="t"/>`,
    ["t: Must have exactly one 'zeebe:taskDefinition' extension element"],
  ],
  [
    'an empty job type',
    `${start}<bpmn:serviceTask id="t">${extension('<zeebe:taskDefinition type=""/>')}</bpmn:serviceTask>`,
    ["t > extensionElements > taskDefinition: Attribute 'type' must be present and not empty"],
  ],
  ['a receive task without message', `${start}<bpmn:receiveTask id="t"/>`, ['t: Must reference a message']],
  [
    'a catch event without message',
    `${start}<bpmn:intermediateCatchEvent id="c">${trigger('message', 'id="d"')}</bpmn:intermediateCatchEvent>`,
    ['d: Must reference a message'],
  ],
  [
    'an expression that cannot be parsed',
    `${start}<bpmn:exclusiveGateway id="g"/>${task('a')}${task('b')}${flow('f', 'g', 'a', condition('=1 +'))}${flow('d', 'g', 'b', condition('=true'))}`,
    ["f > conditionExpression: failed to parse expression '1 +': unexpected end of input at position 3"],
  ],
  [
    'a condition without "="',
    `${start}<bpmn:exclusiveGateway id="g"/>${task('a')}${task('b')}${flow('f', 'g', 'a', condition('x'))}${flow('d', 'g', 'b', condition('=true'))}`,
    [
      "f > conditionExpression: Expected expression but found static value 'x'. An expression must start with '=' (e.g. '=x').",
    ],
  ],
  [
    'a flow without condition beside others',
    `${start}<bpmn:exclusiveGateway id="g"/>${task('a')}${task('b')}${flow('f', 'g', 'a')}${flow('d', 'g', 'b', condition('=true'))}`,
    ['f: Must have a condition or be default flow'],
  ],
  [
    'a condition behind a task (rule 52)',
    `${start}${task('a')}${task('b')}${flow('f', 'a', 'b', condition('=true'))}`,
    ['a: Conditional sequence flows are only supported at exclusive or inclusive gateway'],
  ],
  [
    'mappings with a wrong target, a static output and no source',
    `${start}<bpmn:serviceTask id="t">${extension('<zeebe:taskDefinition type="w"/><zeebe:ioMapping><zeebe:input source="=a" target="a b"/><zeebe:input target="ok"/><zeebe:output source="a" target="null"/></zeebe:ioMapping>')}</bpmn:serviceTask>`,
    [
      "t > extensionElements > ioMapping > input: Expected path expression 'a b' but doesn't match the pattern '[a-zA-Z_][a-zA-Z0-9_]*(\\.[a-zA-Z_][a-zA-Z0-9_]*)*'.",
      't > extensionElements > ioMapping > input: Expected expression but not found.',
      "t > extensionElements > ioMapping > output: Expected expression but found static value 'a'. An expression must start with '=' (e.g. '=a').",
      "t > extensionElements > ioMapping > output: Expected path expression 'null' but is one of the reserved words (null, true, false, function, if, then, else, for, between, instance, of, not).",
    ],
  ],
  [
    'task listeners on a user task of the old kind',
    `${start}<bpmn:userTask id="t">${extension('<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="l"/></zeebe:taskListeners>')}</bpmn:userTask>`,
    ['t > extensionElements > taskListeners: Task listeners are only allowed on Camunda user tasks.'],
  ],
  [
    'an element Camunda does not execute',
    `${start}<bpmn:complexGateway id="g"/>`,
    [
      "g: Elements of type 'ComplexGateway' are currently not supported. Please refer to the documentation for a list of supported elements: https://docs.camunda.io/docs/components/modeler/bpmn/bpmn-coverage/",
    ],
  ],
  [
    'two error boundary events for one code',
    `${start}${task('t')}${boundary('b1', 't', trigger('error', 'errorRef="e"'))}${boundary('b2', 't', trigger('error', 'errorRef="e"'))}`,
    ["t: Multiple error catch events with the same error code 'code' are not supported on the same scope."],
  ],
  [
    'a non-interrupting error',
    `${start}${task('t')}${boundary('b', 't', trigger('error', 'errorRef="e"'), 'cancelActivity="false"')}`,
    ['b: Non-Interrupting event of this type is not allowed'],
  ],
  [
    'an interrupting cycle',
    `${start}${task('t')}${boundary('b', 't', timer('timeCycle', 'R3/PT1H'))}`,
    ['b: Interrupting timer event with time cycle is not allowed.'],
  ],
  [
    'an error end event without error',
    `${start}<bpmn:endEvent id="end">${trigger('error', 'id="d"')}</bpmn:endEvent>`,
    ['d: Must reference an error'],
  ],
  [
    'a sub-process that starts with a message',
    `${start}<bpmn:subProcess id="s"><bpmn:startEvent id="in">${trigger('message', 'messageRef="m"')}</bpmn:startEvent></bpmn:subProcess>`,
    ['s: Start events in subprocesses must be of type none'],
  ],
  [
    'a cron timer of five fields',
    `<bpmn:startEvent id="start"><bpmn:timerEventDefinition><bpmn:timeCycle>0 9 * * *</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent>`,
    ['start: Invalid timer cycle expression (Cron expression must consist of 6 fields (found 5 in "0 9 * * *"))'],
  ],
  [
    'an event sub-process without trigger',
    `${start}<bpmn:subProcess id="s" triggeredByEvent="true"><bpmn:startEvent id="in"/></bpmn:subProcess>`,
    ['s: Start events in event subprocesses must be one of: message, timer, error, signal or escalation'],
  ],
  [
    'an event-based gateway with one way out, to a task',
    `${start}<bpmn:eventBasedGateway id="g"/>${task('t')}${flow('f', 'g', 't')}`,
    [
      'g: Event-based gateway must have at least 2 outgoing sequence flows.',
      'g: Event-based gateway must not have an outgoing sequence flow to other elements than message/timer/signal intermediate catch events.',
    ],
  ],
  [
    'a loop on which nothing waits',
    `${start}<bpmn:task id="a"/><bpmn:exclusiveGateway id="g"/>${flow('f1', 'start', 'a')}${flow('f2', 'a', 'g')}${flow('f3', 'g', 'a')}`,
    ['p: Processes are not allowed to contain a straight-through processing loop: a > g > a'],
  ],
  [
    'a business rule task that is neither a job nor a decision',
    `${start}<bpmn:businessRuleTask id="t"/>`,
    ["t: Must have either one 'zeebe:calledDecision' or one 'zeebe:taskDefinition' extension element"],
  ],
  [
    'a priority out of range',
    `${start}<bpmn:userTask id="t">${extension('<zeebe:userTask/><zeebe:priorityDefinition priority="101"/>')}</bpmn:userTask>`,
    [
      "t > extensionElements > priorityDefinition: Expected static value to be a valid Number between 0 and 100, but found '101'.",
    ],
  ],
];

const TIMERS: [kind: string, value: string, error: string][] = [
  ['timeDuration', 'foo', "Invalid timer duration expression (Invalid duration format 'foo' for expression 'foo'.)"],
  ['timeDate', 'foo', "Invalid timer date expression (Invalid date-time format 'foo' for expression 'foo'.)"],
];

describe('validation of BPMN files', () => {
  it('accepts a model that uses what the engine executes', async () => {
    expect(await errorsOf(VALID, DEFAULT_ROOTS)).to.deep.equal([]);
  });

  for (const [wrong, content, expected] of CASES) {
    it(`refuses ${wrong}`, async () => {
      expect(await errorsOf(content, DEFAULT_ROOTS)).to.deep.equal(expected);
    });
  }

  for (const [kind, value, error] of TIMERS) {
    it(`refuses a ${kind} that cannot be read`, async () => {
      const catching = `<bpmn:intermediateCatchEvent id="c">${timer(kind, value)}</bpmn:intermediateCatchEvent>`;
      expect(await errorsOf(start + catching)).to.deep.equal([`c: ${error}`]);
    });
  }

  it('asks a message that is waited for inside an instance for a correlation key, a start message not', async () => {
    const waiting = `${start}<bpmn:receiveTask id="t" messageRef="n"/>`;
    expect(await errorsOf(waiting, message('n'))).to.deep.equal([
      'n: Must have exactly one zeebe:subscription extension element',
    ]);
    expect(
      await errorsOf(`<bpmn:startEvent id="s">${trigger('message', 'messageRef="n"')}</bpmn:startEvent>`, message('n')),
    ).to.deep.equal([]);
  });

  it('asks nothing of a process that is not executable', async () => {
    const xml = bpmn('<bpmn:complexGateway id="g"/>').replace('isExecutable="true"', 'isExecutable="false"');
    expect(validate(await read(xml))).to.deep.equal([]);
  });

  it('wants what is bound to the deployment to be in it', async () => {
    const content = `${start}<bpmn:callActivity id="c">${extension('<zeebe:calledElement processId="other" bindingType="deployment"/>')}</bpmn:callActivity>`;
    const definitions = await read(bpmn(content));
    const deployed = { processes: new Set<string>(), decisions: new Set<string>(), forms: new Set<string>() };
    expect(validateBindings(definitions, deployed)).to.deep.equal([
      {
        elementId: 'c',
        elementType: 'extensionElements > calledElement',
        message: "Expected to find process with id 'other' in current deployment, but not found.",
      },
    ]);
    expect(validateBindings(definitions, { ...deployed, processes: new Set(['other']) })).to.deep.equal([]);
  });

  it('shows the errors of a deployment in the layout of Zeebe', async () => {
    const errors = validate(await read(bpmn('<bpmn:serviceTask id="a"/><bpmn:serviceTask id="b"/>')));
    expect(
      deploymentFailure([formatErrors('one.bpmn', errors), formatErrors('two.bpmn', errors.slice(0, 1))]),
    ).to.equal(
      [
        'Expected to deploy new resources, but encountered the following errors:',
        "'one.bpmn': - Element: p",
        '    - ERROR: Must have at least one start event',
        '- Element: a',
        "    - ERROR: Must have exactly one 'zeebe:taskDefinition' extension element",
        '- Element: b',
        "    - ERROR: Must have exactly one 'zeebe:taskDefinition' extension element",
        '',
        "'two.bpmn': - Element: p",
        '    - ERROR: Must have at least one start event',
        '',
      ].join('\n'),
    );
  });
});
