/** `camunda-api.md` §4.8: timers, messages, boundary events and event sub-processes. */
import { expect } from 'chai';
import { HOUR, NOW, rejectionOf, SECOND, withKit } from './kit.js';
import {
  boundary,
  bpmn,
  catching,
  chain,
  end,
  eventSubProcess,
  flow,
  message,
  onMessage,
  onTimer,
  receive,
  service,
  start,
} from './models.js';

describe('timers (rules 53–56)', () => {
  const kit = withKit();
  const waiting = (definition: string): string =>
    bpmn('p', [start(), catching('t', definition), end(), chain('start', 't', 'end')]);

  it('fire when their duration has passed, and not before (rule 54)', async () => {
    const key = await kit().run(waiting(onTimer('timeDuration', 'PT1H')));
    await kit().advance(HOUR - SECOND);
    expect(await kit().state(key)).to.equal('ACTIVE');
    await kit().advance(SECOND);
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('repeat as a cron expression of six fields says (rule 53)', async () => {
    const hour = new Date(NOW).getHours(); // Cron counts in the machine's time zone.
    const xml = bpmn('c', [
      start('s', onTimer('timeCycle', `0 0/30 ${hour}-${hour + 1} * * *`)),
      service('tick'),
      chain('s', 'tick'),
    ]);
    await kit().deploy({ 'c.bpmn': xml });
    await kit().advance(HOUR + 30 * 60 * SECOND); // from 09:00 to 10:30: 09:30, 10:00, 10:30
    const started = async (): Promise<number> => (await kit().rows('select key from process_instance')).length;
    expect(await started()).to.equal(3);
    await kit().advance(22 * HOUR); // to the next day, 08:30; then 09:00 and 09:30
    expect(await started()).to.equal(3);
    await kit().advance(HOUR);
    expect(await started()).to.equal(5);
  });

  it('take a date, from an expression too; a date that has passed fires at once (rule 53)', async () => {
    const later = await kit().run(waiting(onTimer('timeDate', '=date and time(at)')), {
      at: new Date(NOW + HOUR).toISOString(),
    });
    await kit().advance(HOUR);
    expect(await kit().state(later)).to.equal('COMPLETED');
    const past = await kit().create('p', { at: '2020-01-01T00:00:00Z' });
    await kit().advance(0);
    expect(await kit().state(past)).to.equal('COMPLETED');
  });

  it('that cannot be read are an incident', async () => {
    const key = await kit().run(waiting(onTimer('timeDuration', '=x')), { x: 'soon' });
    expect(await kit().incident(key)).to.include({ type: 'EXTRACT_VALUE_ERROR', at: 't' });
  });

  it('on a boundary that does not interrupt may repeat (rule 65)', async () => {
    const ticking = boundary('tick', 'a', onTimer('timeCycle', 'R2/PT1H'), { interrupting: false });
    const key = await kit().run(
      bpmn('p', [
        start(),
        service('a'),
        end(),
        chain('start', 'a', 'end'),
        ticking,
        end('ticked'),
        flow('tick', 'ticked'),
      ]),
    );
    for (let hour = 0; hour < 4; hour += 1) await kit().advance(HOUR);
    expect((await kit().elements(key)).filter((one) => one === 'ticked COMPLETED')).to.have.length(2);
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('on a boundary that interrupts end the task', async () => {
    const late = [boundary('late', 'a', onTimer('timeDuration', 'PT1H')), end('other'), flow('late', 'other')];
    const key = await kit().run(bpmn('p', [start(), service('a'), end(), chain('start', 'a', 'end'), ...late]));
    await kit().advance(HOUR);
    expect(await kit().elements(key)).to.deep.equal([
      'start COMPLETED',
      'a TERMINATED',
      'late COMPLETED',
      'other COMPLETED',
    ]);
    expect(await kit().jobs('a')).to.deep.equal([]);
  });

  it('start processes, and stop when a newer version is deployed (rule 56)', async () => {
    const every = (extra: string): string =>
      bpmn('p', [start('start', onTimer('timeCycle', 'R/PT1H')), end(extra), flow('start', extra)]);
    await kit().deploy({ 'p.bpmn': every('one') });
    await kit().advance(HOUR);
    await kit().advance(HOUR);
    expect(await kit().rows('select key from process_instance')).to.have.length(2);
    await kit().deploy({ 'p.bpmn': bpmn('p', [start(), end('two'), flow('start', 'two')]) });
    await kit().advance(3 * HOUR);
    expect(await kit().rows('select key from process_instance')).to.have.length(2);
  });
});

describe('messages (rule 57)', () => {
  const kit = withKit();
  const waiting = bpmn(
    'p',
    [start(), service('before'), receive('r', 'm'), end(), chain('start', 'before', 'r', 'end')],
    [message('m', '=id')],
  );

  it('reach the instance that waits for name and key (rule 57)', async () => {
    const one = await kit().run(waiting, { id: 'k1' });
    await kit().work('before');
    await kit().publish('m', 'other');
    await kit().publish('m', 'k1', { x: 1 });
    expect(await kit().state(one)).to.equal('COMPLETED');
    expect(await kit().variables(one)).to.deep.equal({ id: 'k1', x: 1 });
  });

  it('wait for as long as they live', async () => {
    const key = await kit().run(waiting, { id: 'k' });
    await kit().publish('m', 'k', {}, { ttl: HOUR });
    await kit().work('before');
    expect(await kit().state(key)).to.equal('COMPLETED');
    const late = await kit().create('p', { id: 'k2' });
    await kit().publish('m', 'k2', {}, { ttl: HOUR });
    await kit().advance(2 * HOUR);
    await kit().work('before');
    expect(await kit().state(late)).to.equal('ACTIVE');
  });

  it('with the same id are refused while the first lives', async () => {
    await kit().run(waiting, { id: 'k' });
    await kit().publish('m', 'k', {}, { ttl: HOUR, id: 'once' });
    const again = await rejectionOf(kit().publish('m', 'k', {}, { ttl: HOUR, id: 'once' }));
    expect(again.type).to.equal('ALREADY_EXISTS');
  });

  it('whose correlation key is missing are an incident', async () => {
    const key = await kit().run(waiting);
    await kit().work('before');
    const incident = await kit().incident(key);
    expect(incident).to.include({ type: 'EXTRACT_VALUE_ERROR', at: 'r' });
    expect(incident.message).to.include(
      "Failed to extract the correlation key for 'id': The value must be either a string or a number, but was 'NULL'.",
    );
  });

  it('start a process, one instance per correlation key at a time', async () => {
    await kit().deploy({
      'p.bpmn': bpmn(
        'p',
        [start('start', onMessage('m')), service('a'), end(), chain('start', 'a', 'end')],
        [message('m')],
      ),
    });
    await kit().publish('m', 'k', { n: 1 }, { ttl: HOUR });
    await kit().publish('m', 'k', { n: 2 }, { ttl: HOUR });
    await kit().publish('m', 'other', { n: 3 }, { ttl: HOUR });
    expect((await kit().jobs('a')).map(({ variables }) => variables.n)).to.have.members([1, 3]);
  });

  it('start the next instance of a key when the one before has ended', async () => {
    await kit().deploy({
      'p.bpmn': bpmn(
        'p',
        [start('start', onMessage('m')), service('a'), end(), chain('start', 'a', 'end')],
        [message('m')],
      ),
    });
    await kit().publish('m', 'k', { n: 1 }, { ttl: HOUR });
    await kit().publish('m', 'k', { n: 2 }, { ttl: HOUR });
    expect(await kit().work('a')).to.deep.equal({ n: 1 });
    expect(await kit().work('a')).to.deep.equal({ n: 2 });
  });

  it('at a boundary that does not interrupt may come more than once (rules 57, 65)', async () => {
    const told = [boundary('told', 'a', onMessage('m'), { interrupting: false }), end('heard'), flow('told', 'heard')];
    const key = await kit().run(
      bpmn('p', [start(), service('a'), end(), chain('start', 'a', 'end'), ...told], [message('m', '=id')]),
      { id: 'k' },
    );
    await kit().publish('m', 'k');
    await kit().publish('m', 'k');
    expect((await kit().elements(key)).filter((one) => one === 'heard COMPLETED')).to.have.length(2);
    await kit().work('a');
    expect(await kit().state(key)).to.equal('COMPLETED');
  });
});

describe('event sub-processes (rules 21, 66)', () => {
  const kit = withKit();
  const model = (interrupting: boolean): string => {
    const inner = [
      start('in', onMessage('m'), { attributes: `isInterrupting="${interrupting}"` }),
      service('b'),
      end('out'),
      chain('in', 'b', 'out'),
    ];
    return bpmn(
      'p',
      [start(), service('a'), end(), chain('start', 'a', 'end'), eventSubProcess('aside', inner)],
      [message('m', '=id')],
    );
  };

  it('that interrupt end everything else, and then the instance (rule 66)', async () => {
    const key = await kit().run(model(true), { id: 'k' });
    await kit().publish('m', 'k', { x: 1 });
    expect(await kit().elements(key)).to.include('a TERMINATED');
    expect(await kit().jobs('a')).to.deep.equal([]);
    expect((await kit().work('b')).x).to.equal(1);
    expect(await kit().state(key)).to.equal('COMPLETED');
  });

  it('that do not interrupt run beside, once per message, and the instance waits for all (rule 66)', async () => {
    const key = await kit().run(model(false), { id: 'k' });
    await kit().publish('m', 'k', { x: 1 });
    await kit().publish('m', 'k', { x: 2 });
    const jobs = await kit().jobs('b');
    expect(jobs.map(({ variables }) => variables.x)).to.deep.equal([1, 2]);
    await kit().work('a');
    expect(await kit().state(key)).to.equal('ACTIVE');
    for (const job of jobs) await kit().execute('completeJob', { jobKey: job.key, variables: {} });
    expect(await kit().state(key)).to.equal('COMPLETED');
  });
});
