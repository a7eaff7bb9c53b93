/** Modification of running instances (`camunda-api.md` §2.2): activate, terminate, variables, and what is refused. */
import { expect } from 'chai';
import { rejectionOf, withKit } from './kit.js';
import { boundary, bpmn, call, chain, each, end, flow, onTimer, service, start, subProcess } from './models.js';

describe('modification of an instance', () => {
  const kit = withKit();
  const xml = bpmn('p', [
    start(),
    service('a'),
    subProcess(
      'sub',
      [start('in'), service('b', { inputs: [['=x', 'seen']] }), service('c'), end('out'), chain('in', 'b', 'c', 'out')],
      {
        inputs: [['=1', 'inSub']],
      },
    ),
    boundary('late', 'sub', onTimer('timeDuration', 'PT1H')),
    end('timeout'),
    flow('late', 'timeout'),
    end(),
    chain('start', 'a', 'sub', 'end'),
  ]);
  const modify = async (
    processInstanceKey: number,
    activate: { elementId: string; ancestor?: number; variables?: [scopeId: string, variables: object][] }[],
    terminate: number[] = [],
  ): Promise<void> => {
    await kit().execute('modifyProcessInstance', {
      processInstanceKey,
      activateInstructions: activate.map(({ elementId, ancestor = null, variables = [] }) => ({
        elementId,
        ancestorElementInstanceKey: ancestor,
        variableInstructions: variables.map(([scopeId, given]) => ({ scopeId, variables: given as never })),
      })),
      terminateInstructions: terminate.map((elementInstanceKey) => ({ elementInstanceKey })),
    });
    await kit().engine.idle();
  };

  it('begins at an element, with the scopes around it, without their start events', async () => {
    const key = await kit().run(xml);
    await modify(key, [{ elementId: 'c' }], [await kit().elementKey(key, 'a')]);
    expect(await kit().elements(key)).to.deep.equal([
      'start COMPLETED',
      'a TERMINATED',
      'sub ACTIVATED',
      'c ACTIVATED',
    ]);
    expect((await kit().job('c')).variables, 'the input mappings of the scope').to.deep.equal({ inSub: 1 });
    await kit().advance(3_600_000);
    expect(await kit().elements(key), 'the boundary event of the scope').to.include('timeout COMPLETED');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('sets variables first, in the process or in a scope around the element', async () => {
    const key = await kit().run(xml);
    await modify(key, [
      {
        elementId: 'b',
        variables: [
          ['', { x: 1 }],
          ['sub', { y: 2 }],
        ],
      },
    ]);
    expect(await kit().variables(key)).to.deep.equal({ x: 1 });
    expect((await kit().job('b')).variables).to.deep.equal({ x: 1, y: 2, inSub: 1, seen: 1 });
    expect(await kit().jobs('a'), 'what was there goes on').to.have.length(1);
  });

  it('uses the scope there is, and asks which where there are several', async () => {
    const key = await kit().run(xml);
    await modify(key, [{ elementId: 'b' }]);
    await modify(key, [{ elementId: 'c' }]);
    expect((await kit().elements(key)).filter((line) => line.startsWith('sub'))).to.deep.equal(['sub ACTIVATED']);
    await modify(key, [{ elementId: 'sub' }]);
    const refused = await rejectionOf(modify(key, [{ elementId: 'c' }]));
    expect(refused.type).to.equal('INVALID_ARGUMENT');
    expect(refused.message).to.include(
      'Please specify an ancestor element instance key for this activate instruction.',
    );
    await modify(key, [{ elementId: 'c', ancestor: await kit().elementKey(key, 'sub') }]);
    expect((await kit().elements(key)).filter((line) => line === 'c ACTIVATED')).to.have.length(2);
  });

  it('ends scopes, and the instance, in which nothing is left', async () => {
    const key = await kit().run(xml);
    await kit().work('a');
    await modify(key, [], [await kit().elementKey(key, 'b')]);
    expect(await kit().elements(key)).to.include.members(['b TERMINATED', 'sub TERMINATED']);
    expect(await kit().state(key)).to.equal('TERMINATED');
  });

  it('leaves nothing changed where it is refused, and says why', async () => {
    const key = await kit().run(xml);
    const [a] = [await kit().elementKey(key, 'a')];
    const refusals: [promise: Promise<void>, type: string, words: string][] = [
      [modify(1, []), 'NOT_FOUND', "no process instance found with key '1'"],
      [modify(key, [{ elementId: 'nowhere' }]), 'INVALID_ARGUMENT', "an element that could not be found: 'nowhere'"],
      [modify(key, [{ elementId: 'start' }]), 'INVALID_ARGUMENT', "elements that are unsupported: 'start'"],
      [modify(key, [{ elementId: 'a' }], [4]), 'INVALID_ARGUMENT', "an element instance that could not be found: '4'"],
      [
        modify(key, [{ elementId: 'a', variables: [['sub', {}]] }]),
        'INVALID_ARGUMENT',
        "scope element id that could not be found: 'sub'",
      ],
    ];
    for (const [promise, type, words] of refusals) {
      const refused = await rejectionOf(promise);
      expect(refused.type, words).to.equal(type);
      expect(refused.message).to.include(words);
    }
    expect(await kit().elements(key)).to.deep.equal(['start COMPLETED', 'a ACTIVATED']);
    expect(await kit().elementKey(key, 'a')).to.equal(a);
  });

  it('is refused inside a multi-instance activity, and where it would end a called instance', async () => {
    const loop = subProcess('s', [start('in'), service('x'), end('out'), chain('in', 'x', 'out')]).replace(
      '</bpmn:subProcess>',
      `${each('=[1, 2]')}</bpmn:subProcess>`,
    );
    const key = await kit().run(bpmn('m', [start(), loop, end(), chain('start', 's', 'end')]));
    expect((await rejectionOf(modify(key, [{ elementId: 'x' }]))).message).to.include(
      'inside a multi-instance subprocess',
    );
    await kit().deploy({ 'c.bpmn': bpmn('c', [start(), service('y'), end(), chain('start', 'y', 'end')]) });
    await kit().run(bpmn('q', [start(), call('go', 'c'), end(), chain('start', 'go', 'end')]));
    const { processInstanceKey: child, elementInstanceKey } = await kit().job('y');
    expect((await rejectionOf(modify(child, [], [elementInstanceKey]))).message).to.include(
      'To terminate this instance please modify the parent process instead.',
    );
  });

  it('creates instances inside sub-processes too', async () => {
    await kit().deploy({ 'p.bpmn': xml });
    const { processInstanceKey } = await kit().execute('createProcessInstance', {
      bpmnProcessId: 'p',
      variables: { x: 5 },
      startInstructions: [{ elementId: 'b' }, { elementId: 'c' }],
    });
    await kit().engine.idle();
    expect(await kit().elements(processInstanceKey)).to.deep.equal(['sub ACTIVATED', 'b ACTIVATED', 'c ACTIVATED']);
  });
});
