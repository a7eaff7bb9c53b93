/** `camunda-api.md` §4.6: one activity for each item of a list. */
import { expect } from 'chai';
import { withKit } from './kit.js';
import {
  boundary,
  bpmn,
  call,
  chain,
  each,
  end,
  error,
  flow,
  onError,
  onTimer,
  pass,
  receive,
  message,
  service,
  start,
  subProcess,
} from './models.js';

const COLLECTING = { inputElement: 'item', outputCollection: 'results', outputElement: '=result' };

describe('multi-instance activities (rules 40–47)', () => {
  const kit = withKit();
  const model = (content: string, extras: string[] = [], roots: string[] = []): string =>
    bpmn('p', [start(), service('a', { content }), end(), chain('start', 'a', 'end'), ...extras], roots);
  const complete = async (index: number, variables = {}): Promise<void> => {
    const jobs = await kit().jobs('a');
    const job = jobs[index];
    if (!job) throw new Error(`There are ${jobs.length} jobs.`);
    await kit().execute('completeJob', { jobKey: job.key, variables });
    await kit().engine.idle();
  };
  const types = (key: number): Promise<{ element_type: string; n: number }[]> =>
    kit().rows(
      `select element_type, count(*) as n from element_instance where process_instance_key = ? and element_id = 'a' group by 1 order by 1`,
      key,
    );

  it('have a body and an instance for each item, with the item and its number, from 1 (rules 40, 42)', async () => {
    const key = await kit().run(model(each('=items', COLLECTING)), { items: ['x', 'y'] });
    expect(await types(key)).to.deep.equal([
      { element_type: 'MULTI_INSTANCE_BODY', n: 1 },
      { element_type: 'SERVICE_TASK', n: 2 },
    ]);
    const jobs = await kit().jobs('a');
    expect(jobs.map(({ variables: { item, loopCounter } }) => [item, loopCounter])).to.deep.equal([
      ['x', 1],
      ['y', 2],
    ]);
  });

  it('collect the results in the places of their items, whoever is done first (rule 43)', async () => {
    const key = await kit().run(model(each('=items', COLLECTING)), { items: [1, 2, 3] });
    const jobs = await kit().jobs('a');
    for (const index of [2, 0, 1]) {
      const job = jobs[index];
      await kit().execute('completeJob', { jobKey: job?.key ?? 0, variables: { result: `r${index}` } });
    }
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().variables(key)).to.deep.equal({ items: [1, 2, 3], results: ['r0', 'r1', 'r2'] });
  });

  it('are done one after the other where they are sequential (rule 44)', async () => {
    const key = await kit().run(model(each('=items', { ...COLLECTING, sequential: true })), { items: [1, 2] });
    const first = await kit().job('a');
    expect(first.variables).to.include({ item: 1, loopCounter: 1 });
    await kit().execute('completeJob', { jobKey: first.key, variables: { result: 'a' } });
    await kit().work('a', { result: 'b' });
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect((await kit().variables(key))['results']).to.deep.equal(['a', 'b']);
  });

  it('are done at once where there is no item (rule 41)', async () => {
    const key = await kit().run(model(each('=[]', COLLECTING)));
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect(await kit().variables(key)).to.deep.equal({ results: [] });
  });

  it('are an incident of the body where there is no list (rule 41)', async () => {
    const key = await kit().run(model(each('=items')), { items: 5 });
    const incident = await kit().incident(key);
    expect(incident).to.include({ type: 'EXTRACT_VALUE_ERROR', at: 'a' });
    expect(incident.message).to.include("Expected result of the expression 'items' to be 'ARRAY', but was 'NUMBER'.");
    await kit().execute('setVariables', { elementInstanceKey: key, variables: { items: [1] }, local: false });
    await kit().execute('resolveIncident', { incidentKey: incident.key });
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('end early when their condition holds; what is left is terminated (rule 45)', async () => {
    const until = '=numberOfCompletedInstances = 2 and numberOfActiveInstances = 1 and numberOfInstances = 3';
    const key = await kit().run(model(each('=[1, 2, 3]', { until })));
    const jobs = await kit().jobs('a');
    for (const job of jobs.slice(0, 2)) await kit().execute('completeJob', { jobKey: job.key, variables: {} });
    expect(await kit().state(key)).to.equal('COMPLETED');
    const states = (await kit().elements(key)).filter((line) => line.startsWith('a '));
    expect(states).to.deep.equal(['a COMPLETED', 'a COMPLETED', 'a COMPLETED', 'a TERMINATED']);
  });

  it('keep their variables to themselves, but for outputs (rule 47)', async () => {
    const key = await kit().run(
      bpmn('p', [
        start(),
        service('a', {
          content: each('=[1, 2]', { inputElement: 'item' }),
          inputs: [['=item * 10', 'tens']],
          outputs: [['=tens', 'last']],
        }),
        end(),
        chain('start', 'a', 'end'),
      ]),
    );
    const jobs = await kit().jobs('a');
    expect(jobs.map(({ variables }) => variables['tens'])).to.deep.equal([10, 20]);
    for (const job of jobs) await kit().execute('completeJob', { jobKey: job.key, variables: { own: 1 } });
    expect(await kit().variables(key)).to.deep.equal({ last: 20 });
  });

  it('are left as a whole when a boundary event interrupts, or an error is thrown in one of them', async () => {
    const late = [boundary('b', 'a', onTimer('timeDuration', 'PT1H')), service('h'), flow('b', 'h')];
    const key = await kit().run(model(each('=[1, 2]'), late));
    await kit().advance(3_600_000);
    expect(await kit().jobs('h')).to.have.length(1);
    expect((await kit().elements(key)).filter((line) => line === 'a TERMINATED')).to.have.length(3);

    const caught = [boundary('b', 'a', onError('E')), service('h2'), flow('b', 'h2')];
    await kit().run(model(each('=[1, 2]'), caught, [error('E')]));
    const [job] = await kit().jobs('a');
    await kit().execute('throwError', { jobKey: job?.key ?? 0, errorCode: 'E', errorMessage: '', variables: {} });
    expect(await kit().jobs('h2')).to.have.length(1);
    expect(await kit().jobs('a')).to.deep.equal([]);
  });

  it('may be sub-processes, call activities and receive tasks, each on its own (rule 46)', async () => {
    await kit().deploy({ 'c.bpmn': bpmn('c', [start(), service('inner'), end(), chain('start', 'inner', 'end')]) });
    const xml = bpmn(
      'p',
      [
        start(),
        subProcess('s', [start('in'), pass('x'), end('out'), chain('in', 'x', 'out')], { content: '' }).replace(
          '</bpmn:subProcess>',
          `${each('=[1, 2]')}</bpmn:subProcess>`,
        ),
        call('c1', 'c', { content: each('=[1, 2]', { inputElement: 'item' }) }),
        receive('r', 'm', { content: each('=["k1", "k2"]', { inputElement: 'k' }) }),
        end(),
        chain('start', 's', 'c1', 'r', 'end'),
      ],
      [message('m', '=k')],
    );
    const key = await kit().run(xml);
    const inner = await kit().jobs('inner');
    expect(inner.map(({ variables }) => variables['item'])).to.deep.equal([1, 2]);
    for (const job of inner) await kit().execute('completeJob', { jobKey: job.key, variables: {} });
    await kit().publish('m', 'k2');
    expect(await kit().state(key)).to.equal('ACTIVE');
    await kit().publish('m', 'k1');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('read their list again before each item where they are sequential (rule 44)', async () => {
    const key = await kit().run(model(each('=items', { sequential: true })), { items: [1, 2] });
    await kit().execute('setVariables', { elementInstanceKey: key, variables: { items: [1] }, local: false });
    await complete(0);
    expect((await kit().incident(key)).message).to.equal(
      'Expected to read item at index 1 of the multiInstanceBody input collection but it contains only 1 elements. ' +
        'The input collection might be modified while iterating over it.',
    );
  });

  it('leave no row behind, also with many items', async () => {
    const items = Array.from({ length: 500 }, (_, index) => index);
    const key = await kit().run(
      bpmn('p', [
        start(),
        pass('a', {
          content: each('=items', { inputElement: 'item', outputCollection: 'out', outputElement: '=item * 2' }),
        }),
        end(),
        chain('start', 'a', 'end'),
      ]),
      { items },
    );
    expect(await kit().state(key)).to.equal('COMPLETED');
    expect((await kit().variables(key))['out']).to.deep.equal(items.map((item) => item * 2));
    expect(await kit().rows('select key from element_instance where ended_at is null')).to.deep.equal([]);
  });
});
