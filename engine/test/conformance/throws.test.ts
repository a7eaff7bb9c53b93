/** `camunda-api.md` §4.8 rules 58, 60, 63, 67: signals, escalations and links. */
import { expect } from 'chai';
import { withKit } from './kit.js';
import {
  boundary,
  bpmn,
  call,
  catching,
  chain,
  end,
  escalation,
  eventBased,
  eventSubProcess,
  flow,
  onEscalation,
  onLink,
  onSignal,
  onTimer,
  pass,
  service,
  signal,
  start,
  subProcess,
  throwing,
} from './models.js';

describe('signals (rules 58, 67)', () => {
  const kit = withKit();
  const waiting = bpmn('w', [start(), catching('c', onSignal('s')), end(), chain('start', 'c', 'end')], [signal('s')]);
  const broadcast = async (signalName: string, variables = {}): Promise<void> => {
    await kit().execute('broadcastSignal', { signalName, variables });
    await kit().engine.idle();
  };

  it('reach everybody who waits for the name, with their variables, and nobody else (rule 58)', async () => {
    const first = await kit().run(waiting);
    const second = await kit().create('w');
    await broadcast('another');
    expect(await kit().state(first)).to.equal('ACTIVE');
    await broadcast('s', { x: 1 });
    expect([await kit().state(first), await kit().state(second)]).to.deep.equal(['COMPLETED', 'COMPLETED']);
    expect(await kit().variables(first)).to.deep.equal({ x: 1 });
    const late = await kit().create('w');
    expect(await kit().state(late), 'signals are not kept').to.equal('ACTIVE');
  });

  it('start the latest version of a process', async () => {
    const started = (task: string): string =>
      bpmn('p', [start('start', onSignal('s')), service(task), end(), chain('start', task, 'end')], [signal('s')]);
    await kit().deploy({ 'p.bpmn': started('old') });
    await kit().deploy({ 'p.bpmn': started('new') });
    await broadcast('s', { x: 1 });
    expect(await kit().jobs('old')).to.deep.equal([]);
    expect((await kit().job('new')).variables).to.deep.equal({ x: 1 });
  });

  it('interrupt, or do not, at the border of an activity', async () => {
    const at = (interrupting: boolean): string =>
      bpmn(
        'p',
        [
          start(),
          service('a'),
          boundary('b', 'a', onSignal('s'), { interrupting }),
          service('h'),
          end(),
          chain('start', 'a', 'end'),
          flow('b', 'h'),
        ],
        [signal('s')],
      );
    const key = await kit().run(at(false));
    await broadcast('s');
    await broadcast('s');
    expect(await kit().jobs('h')).to.have.length(2);
    expect(await kit().elements(key)).to.include('a ACTIVATED');
    const other = await kit().run(at(true));
    await broadcast('s');
    expect(await kit().elements(other)).to.include('a TERMINATED');
  });

  it('start an event sub-process, and decide at an event-based gateway', async () => {
    const inside = await kit().run(
      bpmn(
        'p',
        [
          start(),
          service('a'),
          end(),
          chain('start', 'a', 'end'),
          eventSubProcess('e', [start('on', onSignal('s')), service('h'), end('he'), chain('on', 'h', 'he')]),
        ],
        [signal('s')],
      ),
    );
    const xml = bpmn(
      'g',
      [
        start(),
        eventBased('gw'),
        catching('c', onSignal('s')),
        catching('t', onTimer('timeDuration', 'PT1H')),
        end(),
        chain('start', 'gw', 'c', 'end'),
        flow('gw', 't'),
        flow('t', 'end'),
      ],
      [signal('s')],
    );
    const decided = await kit().run(xml);
    await broadcast('s');
    expect(await kit().elements(inside)).to.include('a TERMINATED');
    await kit().work('h');
    expect(await kit().state(inside)).to.equal('COMPLETED');
    expect(await kit().elements(decided)).to.include('c COMPLETED');
  });

  it('are thrown by events, with the local variables of the thrower, under a computed name (rule 67)', async () => {
    const hearer = await kit().run(waiting);
    const xml = bpmn(
      'p',
      [
        start(),
        throwing('t', onSignal('n'), { inputs: [['=41 + 1', 'x']] }),
        end('end', onSignal('n')),
        chain('start', 't', 'end'),
      ],
      [signal('n', '="s"')],
    );
    const thrower = await kit().run(xml);
    expect(await kit().state(thrower)).to.equal('COMPLETED');
    expect(await kit().state(hearer)).to.equal('COMPLETED');
    expect(await kit().variables(hearer)).to.deep.equal({ x: 42 });
    expect(await kit().rows('select * from signal')).to.deep.equal([]);
  });

  it('are heard no more when whoever waited has ended', async () => {
    const key = await kit().run(waiting);
    await kit().execute('cancelProcessInstance', { processInstanceKey: key });
    await broadcast('s');
    expect(await kit().rows('select * from signal_subscription')).to.deep.equal([]);
  });
});

describe('escalations (rule 60)', () => {
  const kit = withKit();
  const model = (catches: string, thrown = 'e'): string =>
    bpmn(
      'p',
      [
        start(),
        subProcess('sub', [
          start('in'),
          throwing('t', onEscalation(thrown)),
          service('a'),
          end('out'),
          chain('in', 't', 'a', 'out'),
        ]),
        catches,
        service('h'),
        end(),
        chain('start', 'sub', 'end'),
        flow('b', 'h'),
      ],
      [escalation('e'), escalation('f')],
    );

  it('let the thrower go on where whoever catches does not interrupt (rule 60)', async () => {
    const key = await kit().run(model(boundary('b', 'sub', onEscalation('e'), { interrupting: false })));
    expect(await kit().jobs('h')).to.have.length(1);
    await kit().work('a');
    expect(await kit().elements(key)).to.include('sub COMPLETED');
  });

  it('end what is interrupted', async () => {
    const key = await kit().run(model(boundary('b', 'sub', onEscalation('e'))));
    expect(await kit().elements(key)).to.include.members(['t TERMINATED', 'sub TERMINATED']);
    expect(await kit().jobs('a')).to.deep.equal([]);
    await kit().work('h');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('prefer who names the code before who catches all', async () => {
    const both = `${boundary('b', 'sub', onEscalation('e'), { interrupting: false })}${boundary('any', 'sub', onEscalation(), { interrupting: false })}`;
    const key = await kit().run(model(both));
    const caught = (await kit().elements(key)).filter((line) => line.startsWith('b ') || line.startsWith('any '));
    expect(caught).to.deep.equal(['b COMPLETED']);
  });

  it('change nothing where nobody catches them (rule 60)', async () => {
    const key = await kit().run(model(boundary('b', 'sub', onEscalation('e')), 'f'));
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().incidents(key)).to.deep.equal([]);
  });

  it('reach the caller through a call activity, and event sub-processes', async () => {
    await kit().deploy({
      'c.bpmn': bpmn('c', [start(), end('end', onEscalation('e')), chain('start', 'end')], [escalation('e')]),
    });
    const key = await kit().run(
      bpmn(
        'p',
        [
          start(),
          call('sub', 'c'),
          end(),
          chain('start', 'sub', 'end'),
          eventSubProcess('es', [
            start('on', onEscalation('e'), { attributes: 'isInterrupting="false"' }),
            service('h'),
            end('he'),
            chain('on', 'h', 'he'),
          ]),
        ],
        [escalation('e')],
      ),
    );
    expect(await kit().elements(key)).to.include('sub COMPLETED');
    await kit().work('h');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });
});

describe('links (rule 63)', () => {
  const kit = withKit();

  it('lead from each throw to the one catch of their name (rule 63)', async () => {
    const key = await kit().run(
      bpmn('p', [
        start(),
        pass('a'),
        throwing('t', onLink('over')),
        catching('c', onLink('over')),
        service('after'),
        end(),
        chain('start', 'a', 't'),
        chain('c', 'after', 'end'),
      ]),
    );
    await kit().work('after');
    expect(await kit().elements(key)).to.deep.equal([
      'start COMPLETED',
      'a COMPLETED',
      't COMPLETED',
      'c COMPLETED',
      'after COMPLETED',
      'end COMPLETED',
    ]);
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('must have one catch in their scope', async () => {
    const xml = (...more: string[]): string =>
      bpmn('p', [start(), throwing('t', onLink('over')), chain('start', 't'), ...more]);
    const reason = async (model: string): Promise<string> =>
      kit()
        .deploy({ 'p.bpmn': model })
        .then(
          () => '',
          (error: Error) => error.message,
        );
    expect(await reason(xml())).to.include(
      "Can't find an catch link event for the throw link event with the name 'over'.",
    );
    expect(await reason(xml(catching('c', onLink('over')), catching('d', onLink('over'))))).to.include(
      "Multiple intermediate catch link event definitions with the same name 'over' are not allowed.",
    );
  });
});
