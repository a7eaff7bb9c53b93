/** The life of elements, step by step, and the elements that other files do not show (`camunda-api.md` §4.2, §4.3, §4.5). */
import { expect } from 'chai';
import { rejectionOf, withKit } from './kit.js';
import {
  boundary,
  bpmn,
  catching,
  chain,
  end,
  error,
  eventSubProcess,
  flow,
  message,
  onMessage,
  onTimer,
  parallel,
  pass,
  receive,
  service,
  signal,
  onSignal,
  start,
  subProcess,
  throwing,
} from './models.js';

const HOUR = 3_600_000;

describe('the life of an element', () => {
  const kit = withKit();
  /** The lines of the log that name an element, without time and key. */
  const logOf = async (key: number, ...words: string[]): Promise<string[]> =>
    (await kit().test.logOf(key))
      .map((line) => line.split(' ').slice(2).join(' '))
      .filter((line) => words.some((word) => line.includes(word)));

  it('goes from activating over activated and completing to completed, then on to its target (rule 1)', async () => {
    const key = await kit().run(bpmn('p', [start(), service('a'), end(), chain('start', 'a', 'end')]));
    await kit().work('a');
    expect(await logOf(key, '(')).to.deep.equal([
      'start (START_EVENT) ACTIVATING',
      'start (START_EVENT) ACTIVATED',
      'start (START_EVENT) COMPLETING',
      'a (SERVICE_TASK) ACTIVATING',
      'start (START_EVENT) COMPLETED',
      'a (SERVICE_TASK) ACTIVATED',
      'a (SERVICE_TASK) COMPLETING',
      'end (END_EVENT) ACTIVATING',
      'a (SERVICE_TASK) COMPLETED',
      'end (END_EVENT) ACTIVATED',
      'end (END_EVENT) COMPLETING',
      'end (END_EVENT) COMPLETED',
    ]);
  });

  it('goes from terminating to terminated where it is cancelled (rule 1)', async () => {
    const key = await kit().run(bpmn('p', [start(), service('a'), end(), chain('start', 'a', 'end')]));
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
    expect(await logOf(key, 'a (', 'job a')).to.deep.equal([
      'a (SERVICE_TASK) ACTIVATING',
      'a (SERVICE_TASK) ACTIVATED',
      'job a at a CREATED, 3 retries',
      'a (SERVICE_TASK) TERMINATING',
      'job a at a CANCELED, 3 retries',
      'a (SERVICE_TASK) TERMINATED',
    ]);
  });

  it('activates with inputs, then events, then its work; what fails leaves it activating, and all of it is done again (rule 2)', async () => {
    const xml = bpmn(
      'p',
      [
        start(),
        service('a', { type: '=kind', inputs: [['=x + 1', 'x']] }),
        boundary('told', 'a', onMessage('m'), { interrupting: false }),
        end(),
        end('other'),
        chain('start', 'a', 'end'),
        flow('told', 'other'),
      ],
      [message('m', '=id')],
    );
    const key = await kit().run(xml, { x: 1, id: 'k' });
    expect(await kit().elements(key)).to.deep.equal(['start COMPLETED', 'a ACTIVATING']);
    expect(await kit().rows('select * from message_subscription'), 'nothing of the step is left').to.deep.equal([]);
    const { key: incidentKey } = await kit().incident(key);
    await kit().execute('setVariables', { elementInstanceKey: key, variables: { kind: 'work', x: 5 }, local: false });
    await kit().execute('resolveIncident', { incidentKey });
    expect((await kit().job('work')).variables, 'the inputs are those of now').to.include({ x: 6 });
    await kit().publish('m', 'k');
    expect(await kit().elements(key)).to.include('told COMPLETED');
  });

  it('is passed in one step where nothing waits, with mappings where it has some (rules 3, 37)', async () => {
    const xml = bpmn('p', [
      start(),
      pass('manual', { inputs: [['=x', 'y']], outputs: [['=y + 1', 'x']] }),
      '<bpmn:task id="undefined"/>',
      end(),
      chain('start', 'manual', 'undefined', 'end'),
    ]);
    const key = await kit().run(xml, { x: 1 });
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().variables(key)).to.deep.equal({ x: 2 });
  });

  it('ends its path where no flow leaves it, and its scope when no path is left (rule 4)', async () => {
    const key = await kit().run(
      bpmn('p', [start(), service('a'), service('b'), flow('start', 'a'), flow('start', 'b')]),
    );
    await kit().work('a');
    expect(await kit().state(key)).to.equal('ACTIVE');
    await kit().work('b');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('begins once per token where several flows lead to it (rule 4)', async () => {
    const xml = bpmn('p', [
      start(),
      pass('a'),
      pass('b'),
      service('c'),
      end(),
      flow('start', 'a'),
      flow('start', 'b'),
      flow('a', 'c'),
      flow('b', 'c'),
      flow('c', 'end'),
    ]);
    const key = await kit().run(xml);
    expect((await kit().elements(key)).filter((line) => line === 'c ACTIVATED')).to.have.length(2);
    expect(await kit().jobs('c')).to.have.length(2);
  });

  it('ends with everything in it, and its incidents are resolved (rule 5)', async () => {
    const inner = subProcess('sub', [
      start('in'),
      service('a', { type: '=missing' }),
      end('out'),
      chain('in', 'a', 'out'),
    ]);
    const key = await kit().run(bpmn('p', [start(), inner, end(), chain('start', 'sub', 'end')]));
    await kit().incident(key);
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
    expect(await kit().elements(key)).to.deep.equal([
      'start COMPLETED',
      'sub TERMINATED',
      'in COMPLETED',
      'a TERMINATED',
    ]);
    expect((await kit().incidents(key)).map(({ state }) => state)).to.deep.equal(['RESOLVED']);
  });

  const interrupted = bpmn(
    'p',
    [
      start(),
      subProcess('sub', [
        start('in'),
        parallel('split'),
        service('a'),
        pass('b'),
        parallel('join'),
        end('out'),
        chain('in', 'split', 'a', 'join', 'out'),
        chain('split', 'b', 'join'),
      ]),
      boundary('late', 'sub', onTimer('timeDuration', 'PT1H')),
      boundary('told', 'sub', onMessage('m')),
      end(),
      end('after'),
      chain('start', 'sub', 'end'),
      flow('late', 'after'),
      flow('told', 'after'),
    ],
    [message('m', '=id')],
  );

  it('ends first, and only then does the event that interrupts it go on, active at once (rules 6, 65)', async () => {
    const key = await kit().run(interrupted, { id: 'k' });
    await kit().advance(HOUR);
    expect(await logOf(key, 'late (', 'sub (SUB_PROCESS) TERM', 'a (SERVICE_TASK) TERM')).to.deep.equal([
      'sub (SUB_PROCESS) TERMINATING',
      'a (SERVICE_TASK) TERMINATING',
      'a (SERVICE_TASK) TERMINATED',
      'late (BOUNDARY_EVENT) ACTIVATING',
      'late (BOUNDARY_EVENT) ACTIVATED',
      'late (BOUNDARY_EVENT) COMPLETING',
      'sub (SUB_PROCESS) TERMINATED',
      'late (BOUNDARY_EVENT) COMPLETED',
    ]);
  });

  it('takes the tokens with it that wait at a join in it (rule 7)', async () => {
    const key = await kit().run(interrupted, { id: 'k' });
    await kit().advance(HOUR);
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect((await kit().elements(key)).some((line) => line.startsWith('join'))).to.equal(false);
  });

  it('is interrupted once: a later event finds nobody (rule 8)', async () => {
    const key = await kit().run(interrupted, { id: 'k' });
    await kit().advance(HOUR);
    await kit().publish('m', 'k');
    expect((await kit().elements(key)).filter((line) => /^(late|told)/.test(line))).to.deep.equal(['late COMPLETED']);
  });

  it('must wait somewhere on every loop, or the model is refused (rule 9)', async () => {
    const xml = bpmn('p', [start(), pass('a'), pass('b'), chain('start', 'a', 'b', 'a')]);
    expect((await rejectionOf(kit().deploy({ 'p.bpmn': xml }))).reason).to.include(
      'Processes are not allowed to contain a straight-through processing loop: a > b > a',
    );
  });

  it('calls itself no deeper than a thousand times (rule 9)', async function () {
    this.timeout(60_000);
    const again =
      '<bpmn:callActivity id="c"><bpmn:extensionElements><zeebe:calledElement processId="p"/></bpmn:extensionElements></bpmn:callActivity>';
    const key = await kit().run(bpmn('p', [start(), again, chain('start', 'c')]));
    const [incident] = await kit().rows<{ error_type: string; error_message: string }>('select * from incident');
    expect(incident?.error_type).to.equal('CALLED_ELEMENT_ERROR');
    expect(incident?.error_message).to.include('maximum depth of 1000');
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
  });

  it('leaves nothing that lives behind, and its history (rule 10)', async () => {
    const key = await kit().run(interrupted, { id: 'k' });
    await kit().advance(HOUR);
    expect(await kit().leftovers()).to.deep.equal([]);
    expect(await kit().elements(key)).to.have.length.greaterThan(5);
  });
});

describe('scopes and values', () => {
  const kit = withKit();

  it('are looked through from the inside outwards; a called instance has a root of its own (rule 11)', async () => {
    const inner = subProcess(
      'sub',
      [start('in'), service('a', { inputs: [['="task"', 'c']] }), end('out'), chain('in', 'a', 'out')],
      {
        inputs: [
          ['="sub"', 'b'],
          ['="sub"', 'c'],
        ],
      },
    );
    await kit().run(bpmn('p', [start(), inner, end(), chain('start', 'sub', 'end')]), {
      a: 'root',
      b: 'root',
      c: 'root',
    });
    expect((await kit().job('a')).variables).to.deep.equal({ a: 'root', b: 'sub', c: 'task' });
  });

  it('accept only paths as targets (rule 17)', async () => {
    for (const target of ['a b', '1a', 'a..b', '=x']) {
      const xml = bpmn('p', [start(), service('a', { inputs: [['=1', target]] }), end(), chain('start', 'a', 'end')]);
      const rejection = await rejectionOf(kit().deploy({ 'p.bpmn': xml }));
      expect(rejection.reason, target).to.include(`Expected path expression '${target}' but doesn't match the pattern`);
    }
    const reserved = bpmn('p', [start(), service('a', { inputs: [['=1', 'if']] }), end(), chain('start', 'a', 'end')]);
    expect((await rejectionOf(kit().deploy({ 'p.bpmn': reserved }))).reason).to.include(
      "Expected path expression 'if' but is one of the reserved words",
    );
  });

  it('hold what JSON holds: whole numbers, fractions, texts of instants, null for functions (rule 18)', async () => {
    const given: [source: string, target: string][] = [
      ['=9007199254740991', 'whole'],
      ['=1.5', 'fraction'],
      ['=date and time("2026-01-05T09:00:00Z")', 'instant'],
      ['=duration("PT90M")', 'duration'],
      ['=function(a) a', 'f'],
      ['static', 'text'],
    ];
    await kit().run(bpmn('p', [start(), service('a', { inputs: given }), end(), chain('start', 'a', 'end')]));
    expect((await kit().job('a')).variables).to.deep.equal({
      whole: 9_007_199_254_740_991,
      fraction: 1.5,
      instant: '2026-01-05T09:00:00Z',
      duration: 'PT1H30M',
      f: null,
      text: 'static',
    });
  });

  it('of events are mapped too: start, catching, throwing and end events (rule 19)', async () => {
    const xml = bpmn(
      'p',
      [
        start('start', onMessage('begin'), { outputs: [['=given', 'a']] }),
        catching('told', onMessage('m'), { outputs: [['=said', 'b']] }),
        throwing('none', '', { inputs: [['=a', 'inner']], outputs: [['=inner + 1', 'c']] }),
        '<bpmn:endEvent id="end"><bpmn:extensionElements><zeebe:ioMapping><zeebe:input source="=c" target="x"/><zeebe:output source="=x + 1" target="d"/></zeebe:ioMapping></bpmn:extensionElements></bpmn:endEvent>',
        chain('start', 'told', 'none', 'end'),
      ],
      [message('begin'), message('m', '="k"')],
    );
    await kit().deploy({ 'p.bpmn': xml });
    await kit().publish('begin', '', { given: 1 });
    await kit().publish('m', 'k', { said: 2, more: 3 });
    const [instance] = await kit().rows<{ key: number }>('select key from process_instance');
    expect(await kit().variables(instance?.key ?? 0)).to.deep.equal({ a: 1, b: 2, c: 2, d: 3 });
  });

  const withEventSubProcess = (outputs: [string, string][]): string =>
    bpmn(
      'p',
      [
        start(),
        service('a'),
        end(),
        chain('start', 'a', 'end'),
        eventSubProcess('event', [
          start('heard', onMessage('m'), { attributes: 'isInterrupting="false"', outputs }),
          service('b'),
          end('done'),
          chain('heard', 'b', 'done'),
        ]),
      ],
      [message('m', '="k"')],
    );

  it('of an event stay in the event sub-process it begins, unless they are mapped (rule 21)', async () => {
    const key = await kit().run(withEventSubProcess([]), { x: 1 });
    await kit().publish('m', 'k', { x: 2, y: 3 });
    expect((await kit().job('b')).variables).to.deep.equal({ x: 2, y: 3 });
    expect(await kit().variables(key)).to.deep.equal({ x: 1 });
  });

  it('of an event stand over the inputs of the event sub-process (rule 21)', async () => {
    const xml = withEventSubProcess([]).replace(
      '<bpmn:subProcess id="event" name="event" triggeredByEvent="true" >',
      '$&<bpmn:extensionElements><zeebe:ioMapping><zeebe:input source="=null" target="y"/><zeebe:input source="=x + 1" target="z"/></zeebe:ioMapping></bpmn:extensionElements>',
    );
    await kit().run(xml, { x: 1 });
    await kit().publish('m', 'k', { y: 3 });
    expect((await kit().job('b')).variables).to.deep.equal({ x: 1, y: 3, z: 2 });
  });

  it('of an event that are mapped go to the event sub-process, or to who has them outside (rule 21)', async () => {
    const key = await kit().run(withEventSubProcess([['=y', 'x']]), { x: 1 });
    await kit().publish('m', 'k', { y: 3 });
    expect(await kit().variables(key)).to.deep.equal({ x: 3 });
  });
});

describe('tasks of every kind', () => {
  const kit = withKit();
  const typed = (tag: string, id: string, extension: string): string =>
    `<bpmn:${tag} id="${id}"><bpmn:extensionElements>${extension}</bpmn:extensionElements></bpmn:${tag}>`;
  const job = (id: string): string => `<zeebe:taskDefinition type="${id}"/>`;

  it('that are jobs: service, send, script and business rule tasks, message events (rules 30, 67)', async () => {
    const definition = (id: string): string => `<bpmn:messageEventDefinition id="${id}_m"/>`;
    const thrown = (tag: string, id: string): string =>
      `<bpmn:${tag} id="${id}"><bpmn:extensionElements>${job(id)}</bpmn:extensionElements>${definition(id)}</bpmn:${tag}>`;
    const ids = ['serviceTask', 'sendTask', 'scriptTask', 'businessRuleTask'];
    const xml = bpmn('p', [
      start(),
      ...ids.map((tag) => typed(tag, tag, job(tag))),
      thrown('intermediateThrowEvent', 'throw'),
      thrown('endEvent', 'last'),
      chain('start', ...ids, 'throw', 'last'),
    ]);
    const key = await kit().run(xml);
    for (const type of [...ids, 'throw', 'last']) await kit().work(type);
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('script tasks evaluate, and hand their result to mappings or outwards (rule 35)', async () => {
    const script = (id: string, more = ''): string =>
      typed('scriptTask', id, `<zeebe:script expression="=x * 2" resultVariable="y"/>${more}`);
    const mapped = script('mapped', '<zeebe:ioMapping><zeebe:output source="=y + 1" target="z"/></zeebe:ioMapping>');
    const key = await kit().run(
      bpmn('p', [start(), mapped, script('plain'), end(), chain('start', 'mapped', 'plain', 'end')]),
      { x: 2 },
    );
    expect(await kit().variables(key)).to.deep.equal({ x: 2, y: 4, z: 5 });
  });

  it('script tasks that cannot be evaluated are an incident (rule 35)', async () => {
    const xml = bpmn('p', [
      start(),
      typed('scriptTask', 's', '<zeebe:script expression="=assert(x, x &gt; 0)" resultVariable="y"/>'),
      end(),
      chain('start', 's', 'end'),
    ]);
    const key = await kit().run(xml, { x: 0 });
    const incident = await kit().incident(key);
    expect(incident.type).to.equal('EXTRACT_VALUE_ERROR');
    await kit().execute('setVariables', { elementInstanceKey: key, variables: { x: 1 }, local: false });
    await kit().execute('resolveIncident', { incidentKey: incident.key });
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('receive tasks wait for their message, by a key of what is around them (rule 36)', async () => {
    const xml = bpmn(
      'p',
      [start(), receive('r', 'm', { inputs: [['="inner"', 'id']] }), end(), chain('start', 'r', 'end')],
      [message('m', '=id')],
    );
    const key = await kit().run(xml, { id: 'outer' });
    await kit().publish('m', 'outer');
    expect(await kit().state(key), 'its own inputs count').to.equal('ACTIVE');
    await kit().publish('m', 'inner', { got: 1 });
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().variables(key)).to.deep.equal({ id: 'outer', got: 1 });
  });

  it('user tasks of the old kind are jobs that are told who, when and with which form (rule 33)', async () => {
    const task = typed(
      'userTask',
      't',
      '<zeebe:assignmentDefinition assignee="=who" candidateGroups="=groups" candidateUsers="u1, u2"/>' +
        '<zeebe:taskSchedule dueDate="2026-01-06T00:00:00Z" followUpDate="=follow"/><zeebe:formDefinition formKey="camunda-forms:bpmn:f"/>' +
        '<zeebe:taskHeaders><zeebe:header key="own" value="1"/></zeebe:taskHeaders>',
    );
    const key = await kit().run(bpmn('p', [start(), task, end(), chain('start', 't', 'end')]), {
      who: 'a',
      groups: ['g1', 'g2'],
      follow: '2026-01-05T12:00:00Z',
    });
    const found = await kit().job('io.camunda.zeebe:userTask');
    expect(found.retries).to.equal(1);
    expect(found.customHeaders).to.deep.equal({
      own: '1',
      'io.camunda.zeebe:formKey': 'camunda-forms:bpmn:f',
      'io.camunda.zeebe:assignee': 'a',
      'io.camunda.zeebe:candidateGroups': '["g1","g2"]',
      'io.camunda.zeebe:candidateUsers': '["u1","u2"]',
      'io.camunda.zeebe:dueDate': '2026-01-06T00:00:00Z',
      'io.camunda.zeebe:followUpDate': '2026-01-05T12:00:00Z',
    });
    await kit().execute('completeJob', { jobKey: found.key, variables: { done: true } });
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  const SUPPORTED = 'https://docs.camunda.io/docs/components/modeler/bpmn/bpmn-coverage/';
  for (const [what, xml, reason] of [
    ['an ad-hoc sub-process (rule 39)', '<bpmn:adHocSubProcess id="x"/>', 'adHocSubProcess'],
    [
      'a conditional event (rule 64)',
      '<bpmn:intermediateCatchEvent id="x"><bpmn:conditionalEventDefinition><bpmn:condition/></bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>',
      'conditional',
    ],
    ['a transaction', '<bpmn:transaction id="x"/>', 'transaction'],
    ['a complex gateway', '<bpmn:complexGateway id="x"/>', 'complexGateway'],
  ] as const) {
    it(`that are not executed are refused in the name of the element: ${what}`, async () => {
      const { type, reason: text } = await rejectionOf(
        kit().deploy({ 'p.bpmn': bpmn('p', [start(), xml, end(), chain('start', 'x', 'end')]) }),
      );
      expect(type).to.equal('INVALID_ARGUMENT');
      expect(text).to.include(`'p.bpmn': - Element: x`);
      expect(text.toLowerCase()).to.include(reason.toLowerCase());
      expect(text).to.match(/not supported|unsupported|does not support/);
      expect(text.includes(SUPPORTED) || text.includes('embedded engine'), text).to.equal(true);
    });
  }
});

describe('events that nobody else shows', () => {
  const kit = withKit();

  it('timers in the past fire at once; a cycle that slept catches up one by one (rule 55)', async () => {
    const xml = bpmn('p', [
      start(),
      service('a'),
      boundary('tick', 'a', onTimer('timeCycle', 'R3/PT1H'), { interrupting: false }),
      end('ticked'),
      flow('tick', 'ticked'),
      catching('past', onTimer('timeDate', '2020-01-01T00:00:00Z')),
      end(),
      chain('start', 'past', 'a', 'end'),
    ]);
    const key = await kit().run(xml);
    expect(await kit().elements(key)).to.include('past COMPLETED');
    await kit().advance(10 * HOUR);
    expect((await kit().elements(key)).filter((line) => line === 'ticked COMPLETED')).to.have.length(3);
  });

  it('event sub-processes have listeners, which see what the event brought (rules 66, 68)', async () => {
    const listened = (id: string, content: string[]): string =>
      `<bpmn:subProcess id="${id}" triggeredByEvent="true"><bpmn:extensionElements><zeebe:executionListeners>` +
      `<zeebe:executionListener eventType="start" type="before"><zeebe:taskHeaders><zeebe:header key="h" value="1"/></zeebe:taskHeaders></zeebe:executionListener>` +
      `<zeebe:executionListener eventType="end" type="after"/></zeebe:executionListeners></bpmn:extensionElements>${content.join('')}</bpmn:subProcess>`;
    const xml = bpmn(
      'p',
      [
        start(),
        service('a'),
        end(),
        chain('start', 'a', 'end'),
        listened('event', [start('heard', onSignal('s')), service('b'), end('done'), chain('heard', 'b', 'done')]),
      ],
      [signal('s')],
    );
    const key = await kit().run(xml);
    await kit().execute('broadcastSignal', { signalName: 's', variables: { x: 1 } });
    await kit().engine.idle();
    expect(await kit().elements(key)).to.deep.equal(['start COMPLETED', 'a TERMINATED', 'event ACTIVATING']);
    const before = await kit().job('before');
    expect([before.variables, before.customHeaders]).to.deep.equal([{ x: 1 }, { h: '1' }]);
    await kit().execute('completeJob', { jobKey: before.key, variables: { y: 2 } });
    expect(await kit().work('b')).to.deep.equal({ x: 1, y: 2 });
    await kit().work('after');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('error start events interrupt their scope with what was thrown (rules 59, 66)', async () => {
    const xml = bpmn(
      'p',
      [
        start(),
        service('a'),
        end(),
        chain('start', 'a', 'end'),
        eventSubProcess('event', [
          start('failed', '<bpmn:errorEventDefinition errorRef="E"/>'),
          service('b'),
          end('done'),
          chain('failed', 'b', 'done'),
        ]),
      ],
      [error('E')],
    );
    await kit().run(xml, { x: 1 });
    const { key: jobKey } = await kit().job('a');
    await kit().execute('throwError', { jobKey, errorCode: 'E', errorMessage: '', variables: { why: 'z' } });
    expect(await kit().work('b')).to.deep.equal({ x: 1, why: 'z' });
  });
});
