/** Several processes send what one outbox holds: each row once, each line in its order, and nothing is lost with one of them. */
import { expect } from 'chai';
import { ControlledClock } from '@gas-complaint-desk/engine';
import type { EngineClient } from '../../domain/core/engine.js';
import type { OutboxId, DispatcherId } from '../../domain/core/ids.js';
import { instantOf } from '../../domain/core/index.js';
import type { OutboxStore } from '../../domain/core/outbox.js';
import { createMailGateway } from '../../gateways/mail.js';
import { createOutboxDispatcher, type OutboxDispatcher } from '../../gateways/outbox-dispatcher.js';
import { anId } from '../kit/ids.js';
import { MailServer, messageIdOf } from '../kit/mail-server.js';
import { START, withHouse } from './house.js';

const CASES = 10;
const NOTICES = 200;
/** Longer than a lease. */
const LATER_MS = 61_000;

describe('two processes on one outbox', function () {
  this.timeout(60_000);
  const house = withHouse({ mailEnabled: true });
  let time: ControlledClock;
  let published: string[];
  let mails: string[];
  let smtp: MailServer;
  let dispatchers: OutboxDispatcher[];

  beforeEach(async () => {
    time = new ControlledClock(Date.parse(START));
    published = [];
    mails = [];
    dispatchers = [];
    smtp = new MailServer((mail, answer) => {
      mails.push(messageIdOf(mail));
      answer();
    });
    await smtp.listen();
  });
  afterEach(async () => {
    const closed = Promise.all(dispatchers.map((one) => one.close()));
    // What hangs is waited for a moment only.
    await time.advance(LATER_MS);
    await closed;
    await smtp.close();
  });

  function dispatcher(store: OutboxStore): OutboxDispatcher {
    const engine = {
      publishMessage: async ({ messageId }: { messageId: string }) => {
        await new Promise<void>((resolve) => void setImmediate(resolve));
        published.push(messageId);
      },
    } as unknown as EngineClient;
    const made = createOutboxDispatcher({
      store,
      engine,
      mail: createMailGateway({ url: `smtp://127.0.0.1:${smtp.port}`, from: 'tousu@example.com' }),
      hooks: null,
      clock: { now: () => new Date(time.now()), schedule: (at, run) => time.schedule(at.getTime(), run) },
      log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    });
    dispatchers.push(made);
    return made;
  }

  async function writeNotices(): Promise<void> {
    for (let one = 0; one < CASES; one += 1) {
      const { complaintId } = await house().openCase({ submissionToken: `token-${one}` });
      for (let notice = 0; notice < NOTICES / CASES; notice += 1)
        await house().useCases.notices.writeNotice(house().job(), complaintId, 'result');
    }
  }

  async function expectAllTold(): Promise<void> {
    const { read } = house().database;
    expect(new Set(mails).size, 'mails, each with a Message-ID of its own').to.equal(NOTICES);
    expect((await read.ledger.ofTypes({ types: ['notice.sent'], person: null }, { from: 0, limit: 1 })).total).to.equal(
      NOTICES,
    );
    expect(await read.outbox.pending(1_000)).to.deep.equal([]);
  }

  it('send each of 200 notices once (D03-R10)', async () => {
    await writeNotices();
    await Promise.all([dispatcher(house().outbox).drain(), dispatcher(await house().anotherOutbox()).drain()]);
    expect(mails).to.have.length(NOTICES);
    await expectAllTold();
  });

  it('lose none when one dies on the way: the other sends it as the same mail when the lease has run out', async () => {
    await writeNotices();
    const first = house().outbox;
    let noted = 0;
    let died: () => void = () => undefined;
    const death = new Promise<void>((resolve) => (died = resolve));
    const never = new Promise<never>(() => undefined);
    // The mail server has taken the mail; then the process is gone.
    const dying = dispatcher({
      ...first,
      noticeSent: (id, evidence) => {
        if (noted < NOTICES / 4) return first.noticeSent(id, evidence).then(() => void (noted += 1));
        died();
        return never;
      },
      release: async () => undefined,
    });
    dying.wake();
    await death;
    const second = dispatcher(await house().anotherOutbox());
    await second.drain();
    expect((await house().database.read.outbox.pending(1_000)).length, 'what the dead one had').to.be.within(1, 8);
    await time.advance(LATER_MS);
    await second.drain();
    expect(mails.length, 'sent again').to.be.within(NOTICES + 1, NOTICES + 4);
    await expectAllTold();
  });

  it('keep the order of each line, whichever of them sends its rows', async () => {
    const ids: string[] = [];
    await house().database.transaction(async (r) => {
      for (let row = 0; row < 100; row += 1) {
        const id = `00000000-0000-7000-8000-${String(row).padStart(12, '0')}`;
        const payload = { name: 'any', correlationKey: `clock-${row % 10}`, timeToLiveMs: 0, variables: {} };
        await r.outbox.insert({ id: anId(id), kind: 'publish-message', payload, dueAt: START });
        ids.push(id);
      }
    });
    const both = [dispatcher(house().outbox), dispatcher(await house().anotherOutbox())];
    while ((await house().database.read.outbox.pending(1)).length > 0)
      await Promise.all(both.map((one) => one.drain()));
    const lineOf = (id: string): string => id.slice(-1);
    expect([...published].sort(), 'each once').to.deep.equal(ids);
    for (const line of '0123456789')
      expect(published.filter((id) => lineOf(id) === line)).to.deep.equal(ids.filter((id) => lineOf(id) === line));
  });

  it('give a row to one of them, and the next of its line to nobody before it is done', async () => {
    const [one, two] = [house().outbox, await house().anotherOutbox()];
    await house().openCase();
    const first = (await one.pending(1, 'engine'))[0]?.id ?? anId<OutboxId>('nothing');
    const next = anId<OutboxId>('z-later');
    const payload = (await one.pending(1, 'engine'))[0]?.payload ?? {};
    await house().database.transaction((r) =>
      r.outbox.insert({ id: next, kind: 'publish-message', payload, dueAt: START }),
    );
    const ask = async (store: OutboxStore, owner: DispatcherId, at = START): Promise<string[]> => {
      const until = instantOf(new Date(Date.parse(at) + LATER_MS));
      return (await store.claim([first, next], { owner, now: at, until })).map(({ id }) => id);
    };
    const got = await Promise.all([ask(one, anId('one')), ask(two, anId('two'))]);
    expect(got.flat(), 'both asked in the same moment').to.deep.equal([first]);
    const [owner, other] = got[0]?.length === 1 ? ['one', 'two'] : ['two', 'one'];
    expect(await ask(two, anId(other))).to.deep.equal([]);
    expect(await ask(one, anId(owner)), 'goes on having it').to.deep.equal([first]);
    expect(await ask(two, anId(other), instantOf(new Date(Date.parse(START) + LATER_MS))), 'run out').to.deep.equal([
      first,
    ]);
    await two.done(first, START);
    expect(await ask(one, anId(owner))).to.deep.equal([next]);
    await one.release(anId<DispatcherId>(owner));
    expect(await ask(two, anId(other)), 'given back').to.deep.equal([next]);
  });
});
