/** The outbox beside a partner that hangs or is away: whatever does not need that partner goes on. */
import { expect } from 'chai';
import { ControlledClock } from '@gas-complaint-desk/engine';
import { type EngineClient, EngineError } from '../../domain/core/engine.js';
import type { OutboxId } from '../../domain/core/ids.js';
import { instantOf } from '../../domain/core/index.js';
import { type Mail, MailError } from '../../domain/core/mail.js';
import { orderKeyOf, type OutboxRow, type OutboxStore } from '../../domain/core/outbox.js';
import type { NoticeId } from '../../domain/notices/ids.js';
import { createOutboxDispatcher, type OutboxDispatcher } from '../../gateways/outbox-dispatcher.js';
import { anId } from '../kit/ids.js';

const START = Date.parse('2026-09-29T01:00:00.000Z');
const TURNS = 50;
/** Whatever can go on by itself has gone on. */
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise<void>((resolve) => void setImmediate(resolve));
};
const busyDatabase = (): Error => Object.assign(new Error('the database is locked'), { code: 'SQLITE_BUSY' });

/** The outbox's rows in memory, the engine and the mail server as each test wants them. */
class Outbox {
  readonly time = new ControlledClock(START);
  readonly rows: OutboxRow[] = [];
  readonly published: string[] = [];
  readonly mails: string[] = [];
  readonly notices: string[] = [];
  readonly logged: string[] = [];
  onPublish: (correlationKey: string) => Promise<void> = () => Promise.resolve();
  onMail: (mail: Mail) => Promise<{ response: string }> = () => Promise.resolve({ response: '250 OK' });
  onNote: () => Promise<void> = () => Promise.resolve();
  readonly dispatcher: OutboxDispatcher;

  constructor() {
    const note = (_facts: object, message: string): void => void this.logged.push(message);
    this.dispatcher = createOutboxDispatcher({
      store: this.store(),
      engine: {
        publishMessage: async ({ correlationKey }: { correlationKey: string }) => {
          await this.onPublish(correlationKey);
          this.published.push(correlationKey);
        },
      } as unknown as EngineClient,
      mail: {
        send: (mail) => {
          this.mails.push(mail.messageId);
          return this.onMail(mail);
        },
      },
      hooks: null,
      clock: { now: () => new Date(this.time.now()), schedule: (at, run) => this.time.schedule(at.getTime(), run) },
      log: { info: note, warn: note, error: note },
    });
  }

  private store(): OutboxStore {
    const row = (id: OutboxId): OutboxRow | undefined => this.rows.find((one) => one.id === id);
    const noted = async (text: string): Promise<void> => {
      await this.onNote();
      this.notices.push(text);
    };
    return {
      pending: async (_limit, lane) =>
        this.rows
          .filter(({ kind, doneAt }) => doneAt === null && lane === (kind === 'send-mail' ? 'mail' : 'engine'))
          .map((one) => ({ ...one })),
      claim: async (ids, { owner, now, until }) =>
        ids.flatMap((id) => {
          const one = row(id);
          if (one === undefined || one.doneAt !== null || one.dueAt > now) return [];
          return [{ ...Object.assign(one, { leasedBy: owner, leasedUntil: until }) }];
        }),
      release: async () => undefined,
      tellOn: async () => undefined,
      sendReceipt: async () => undefined,
      tellStaff: async () => undefined,
      beginShortMessage: async () => null,
      receiptDue: async () => undefined,
      beginDelivery: async () => null,
      deliverySent: async () => undefined,
      deliveryFailed: async () => undefined,
      done: async (id, doneAt) => void Object.assign(row(id) ?? {}, { doneAt }),
      retryAt: async (id, dueAt, lastError) =>
        void Object.assign(row(id) ?? {}, {
          dueAt,
          lastError,
          leasedBy: null,
          leasedUntil: null,
          attempts: (row(id)?.attempts ?? 0) + 1,
        }),
      noteUserTaskKey: async () => undefined,
      noteTaskGone: async () => undefined,
      beginSending: async (messageId) => ({ to: 'ceshi@example.com', subject: '', text: '', messageId, thread: null }),
      noticeSent: (id, evidence) => noted(`${id} sent ${evidence}`),
      noticeFailed: (id, error) => noted(`${id} failed ${error}`),
    };
  }

  add(kind: 'publish-message' | 'send-mail', key: string): void {
    const message = { name: 'complaint-received', correlationKey: key, timeToLiveMs: 0, variables: {} };
    const dueAt = instantOf(new Date(this.time.now()));
    const id = `${this.rows.length}`;
    const fresh = { attempts: 0, lastError: null, doneAt: null, leasedBy: null, leasedUntil: null };
    const [mail, command] = [{ noticeId: anId<NoticeId>(key) }, message];
    if (kind === 'send-mail')
      this.rows.push({ id: anId(id), kind, payload: mail, dueAt, orderKey: orderKeyOf(kind, mail), ...fresh });
    else this.rows.push({ id: anId(id), kind, payload: command, dueAt, orderKey: orderKeyOf(kind, command), ...fresh });
    this.dispatcher.wake();
  }

  get attempts(): number[] {
    return this.rows.map(({ attempts }) => attempts);
  }

  async later(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      await this.time.advance(1_000);
      await turns();
    }
  }
}

const NOTICE = anId<NoticeId>('notice-1');

describe('the lanes of the outbox', () => {
  let outbox: Outbox;
  beforeEach(() => {
    outbox = new Outbox();
  });
  afterEach(async () => {
    const closed = outbox.dispatcher.close();
    // Whatever hangs is waited for a moment only.
    await outbox.time.advance(5_000);
    await closed;
  });

  it('publish what concerns other cases while every mail hangs', async () => {
    outbox.onMail = () => new Promise(() => undefined);
    for (let index = 0; index < 20; index += 1) outbox.add('send-mail', `notice-${index}`);
    await turns();
    outbox.add('publish-message', 'complaint-1');
    await turns();
    outbox.add('publish-message', 'complaint-2');
    await turns();
    expect(outbox.published).to.deep.equal(['complaint-1', 'complaint-2']);
    expect(outbox.mails, 'a hanging server has a few connections only').to.have.length(4);
  });

  it('refill as soon as one line ends, however long its neighbours take', async () => {
    const answers: (() => void)[] = [];
    outbox.onMail = ({ messageId }) =>
      messageId === 'notice-0'
        ? new Promise(() => undefined)
        : new Promise((resolve) => void answers.push(() => resolve({ response: '250 OK' })));
    for (let index = 0; index < 8; index += 1) outbox.add('send-mail', `notice-${index}`);
    await turns();
    for (let answered = 0; answered < 7; answered += 1) {
      answers.shift()?.();
      await turns();
    }
    expect(outbox.notices).to.have.length(7);
    expect(new Set(outbox.mails).size, 'none was sent twice').to.equal(outbox.mails.length);
  });

  it('keep the order within a line, and take what is added to it while it is under way', async () => {
    const held: (() => void)[] = [];
    outbox.onPublish = (key) =>
      key === 'clock-1' && held.length === 0 ? new Promise((resolve) => void held.push(resolve)) : Promise.resolve();
    outbox.add('publish-message', 'clock-1');
    await turns();
    outbox.add('publish-message', 'clock-1');
    outbox.add('publish-message', 'clock-2');
    await turns();
    expect(outbox.published, 'another line goes on').to.deep.equal(['clock-2']);
    held[0]?.();
    await turns();
    expect(outbox.published).to.deep.equal(['clock-2', 'clock-1', 'clock-1']);
    expect(outbox.rows.every(({ doneAt }) => doneAt !== null)).to.equal(true);
  });

  it('count no try while the engine or the mail server is away, and go on within 30 s of its return', async () => {
    let away = true;
    outbox.onPublish = async () => {
      if (away) throw new EngineError(0, 'the engine does not answer');
    };
    outbox.onMail = async () => {
      if (away) throw new MailError('away', 'ECONNREFUSED');
      return { response: '250 OK' };
    };
    outbox.add('publish-message', 'complaint-1');
    outbox.add('send-mail', NOTICE);
    await outbox.later(3_600);
    expect(outbox.attempts).to.deep.equal([0, 0]);
    expect(outbox.mails.length, 'it is not tried all the time').to.be.lessThan(130);
    away = false;
    await outbox.later(30);
    expect(outbox.published).to.deep.equal(['complaint-1']);
    expect(outbox.notices).to.deep.equal([`${NOTICE} sent 250 OK`]);
  });

  it('note a mail that was taken when the database is back, and do not send it again', async () => {
    let locked = true;
    outbox.onNote = async () => {
      if (locked) throw busyDatabase();
    };
    outbox.add('send-mail', NOTICE);
    await outbox.later(45);
    locked = false;
    await outbox.later(30);
    expect(outbox.mails).to.deep.equal([NOTICE]);
    expect(outbox.notices).to.deep.equal([`${NOTICE} sent 250 OK`]);
  });

  it('send a mail that may have arrived again after half a minute, as the same, and say so in the end', async () => {
    outbox.onMail = () => Promise.reject(new MailError('unanswered', 'ETIMEDOUT'));
    outbox.add('send-mail', NOTICE);
    await outbox.later(29);
    expect(outbox.mails).to.deep.equal([NOTICE]);
    await outbox.later(2);
    expect(outbox.mails).to.deep.equal([NOTICE, NOTICE]);
    await outbox.later(3_600);
    expect(outbox.mails).to.have.length(12);
    expect(outbox.notices).to.deep.equal([`${NOTICE} failed unanswered: ETIMEDOUT`]);
  });
});
