/** `camunda-api.md` §4.8 rule 61: taking back what was done. */
import { expect } from 'chai';
import { withKit } from './kit.js';
import {
  boundary,
  bpmn,
  chain,
  compensated,
  each,
  end,
  eventSubProcess,
  error,
  onCompensation,
  onError,
  parallel,
  flow,
  service,
  start,
  subProcess,
  throwing,
} from './models.js';

describe('compensation (rule 61)', () => {
  const kit = withKit();

  it('runs the handlers of what has completed, all at once, and goes on when they are done (rule 61)', async () => {
    const key = await kit().run(
      bpmn('p', [
        start(),
        service('a'),
        service('b'),
        throwing('t', onCompensation()),
        end(),
        compensated('a', 'undoA'),
        compensated('b', 'undoB'),
        chain('start', 'a', 'b', 't', 'end'),
      ]),
    );
    await kit().work('a');
    await kit().work('b');
    const [first] = await kit().jobs('undoA');
    expect(await kit().jobs('undoB')).to.have.length(1);
    await kit().execute('completeJob', { jobKey: first?.key ?? 0, variables: {} });
    expect(await kit().state(key)).to.equal('ACTIVE');
    const rows = await kit().rows<{ key: number }>("select key from job where type = 'undoB'");
    await kit().execute('completeJob', { jobKey: rows[0]?.key ?? 0, variables: {} });
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('runs only the handler of the activity it names, and each only once', async () => {
    const key = await kit().run(
      bpmn('p', [
        start(),
        service('a'),
        service('b'),
        throwing('t1', onCompensation('a')),
        throwing('t2', onCompensation()),
        throwing('t3', onCompensation()),
        end(),
        compensated('a', 'undoA'),
        compensated('b', 'undoB'),
        chain('start', 'a', 'b', 't1', 't2', 't3', 'end'),
      ]),
    );
    await kit().work('a');
    await kit().work('b');
    expect(await kit().jobs('undoB')).to.deep.equal([]);
    await kit().work('undoA');
    expect(await kit().jobs('undoA')).to.deep.equal([]);
    await kit().work('undoB');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('passes where there is nothing to take back', async () => {
    const key = await kit().run(
      bpmn('p', [
        start(),
        parallel('g'),
        service('a'),
        throwing('t', onCompensation()),
        end(),
        end('end2'),
        compensated('a', 'undoA'),
        flow('start', 'g'),
        flow('g', 'a'),
        flow('g', 't'),
        flow('t', 'end'),
        flow('a', 'end2'),
      ]),
    );
    expect(await kit().elements(key)).to.include('t COMPLETED');
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().jobs('undoA')).to.deep.equal([]);
  });

  it('reaches into sub-processes that have completed, with the variables they had', async () => {
    const sub = subProcess(
      's',
      [start('in'), service('a'), end('out'), compensated('a', 'undoA'), chain('in', 'a', 'out')],
      { inputs: [['=42', 'local']] },
    );
    const key = await kit().run(bpmn('p', [start(), sub, end('end', onCompensation()), chain('start', 's', 'end')]));
    await kit().work('a');
    expect(await kit().work('undoA')).to.deep.equal({ local: 42 });
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('does not reach out of the scope it is thrown in', async () => {
    const sub = subProcess('s', [start('in'), throwing('t', onCompensation()), end('out'), chain('in', 't', 'out')]);
    const key = await kit().run(
      bpmn('p', [start(), service('a'), sub, end(), compensated('a', 'undoA'), chain('start', 'a', 's', 'end')]),
    );
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().jobs('undoA')).to.deep.equal([]);
  });

  it('reaches the surrounding scope from an event sub-process', async () => {
    const key = await kit().run(
      bpmn(
        'p',
        [
          start(),
          service('a'),
          service('b'),
          end(),
          compensated('a', 'undoA'),
          chain('start', 'a', 'b', 'end'),
          eventSubProcess('e', [start('on', onError('E')), end('done', onCompensation()), chain('on', 'done')]),
        ],
        [error('E')],
      ),
    );
    await kit().work('a');
    const { key: jobKey } = await kit().job('b');
    await kit().execute('throwError', { jobKey, errorCode: 'E', errorMessage: '', variables: {} });
    await kit().work('undoA');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('runs the handler of a multi-instance activity once', async () => {
    const key = await kit().run(
      bpmn('p', [
        start(),
        service('a', { content: each('=[1, 2]') }),
        throwing('t', onCompensation()),
        end(),
        compensated('a', 'undoA'),
        chain('start', 'a', 't', 'end'),
      ]),
    );
    for (const { key: jobKey } of await kit().jobs('a')) await kit().execute('completeJob', { jobKey, variables: {} });
    await kit().work('undoA');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('is refused where it is not waited for, or leads to no handler', async () => {
    const reason = (xml: string): Promise<string> =>
      kit()
        .deploy({ 'p.bpmn': xml })
        .then(
          () => '',
          (refused: Error) => refused.message,
        );
    const thrown = throwing('t', '<bpmn:compensateEventDefinition waitForCompletion="false"/>');
    expect(await reason(bpmn('p', [start(), thrown, chain('start', 't')]))).to.include(
      'waitForCompletion attribute must be true',
    );
    const alone = [start(), service('a'), boundary('b', 'a', onCompensation()), end(), chain('start', 'a', 'end')];
    expect(await reason(bpmn('p', alone))).to.include('must be associated with exactly one activity');
  });
});
