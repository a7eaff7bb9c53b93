/**
 * A day at the company with its power cut at random instants: citizens file, add, urge, accept and dispute; staff register,
 * correct, announce an outage, claim and hand in. Whatever was acknowledged is there, once. `DAY_KILLS=200` cuts more often.
 */
import { expect } from 'chai';
import net from 'node:net';
import path from 'node:path';
import { startEngine } from '@gas-complaint-desk/engine';
import type { Database } from '../../db/database.js';
import type { Complaint } from '../../domain/cases/model.js';
import { createEngineClient } from '../../gateways/camunda-rest.js';
import { anId } from '../kit/ids.js';
import { MailServer, messageIdOf } from '../kit/mail-server.js';
import { pause, Server } from '../kit/server.js';
import { citizenDay } from './day/citizen.js';
import { Power, random } from './day/power.js';
import { staffDay } from './day/staff.js';
import { Told } from './day/told.js';

const KILLS = Number(process.env['DAY_KILLS'] ?? 40);
const SEED = 20261128;
const STAFF = ['受理01', '投诉办01', '承办01', '分管领导01', '回访01'];
const EVERYTHING = { from: 0, limit: 1_000 };
/** Of 50 ms. */
const PATIENCE = 1_200;

interface Row {
  attempts: number;
  due_at: string;
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => void probe.listen(0, '127.0.0.1', resolve));
  const free = (probe.address() as net.AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

describe(`a day with its power cut ${KILLS} times`, function () {
  this.timeout(300_000 + KILLS * 60_000);
  const told = new Told();
  /** Message-ID → how often it came. */
  const mails = new Map<string, number>();
  const mailServer = new MailServer((mail, answer) => {
    const id = messageIdOf(mail).replace(/^<|>$/g, '');
    mails.set(id, (mails.get(id) ?? 0) + 1);
    answer();
  });
  let server: Server;
  let complaints: Complaint[] = [];
  let stoppedAt = '';

  const each = async <T>(look: (database: Database, complaint: Complaint) => Promise<T>): Promise<[Complaint, T][]> => {
    const found: [Complaint, T][] = [];
    await server.inDatabase(async (database) => {
      for (const complaint of complaints) found.push([complaint, await look(database, complaint)]);
    });
    return found;
  };

  /** Nothing is on its way any more, and stays so for a while. What waits for the company to open may wait. */
  async function settled(): Promise<void> {
    let calm = 0;
    for (let look = 0; look < PATIENCE && calm < 20; look += 1) {
      await pause();
      await server.inDatabase(async (database) => {
        const rows = (await database.knex('outbox').whereNull('done_at').select('attempts', 'due_at')) as Row[];
        const open = rows.filter(({ attempts, due_at }) => attempts > 0 || due_at <= new Date().toISOString());
        calm = open.length === 0 ? calm + 1 : 0;
      });
    }
    if (calm < 20) throw new Error('The outbox is not empty a minute after the last cut.');
  }

  before(async () => {
    await mailServer.listen();
    server = new Server(undefined, {
      PORT: String(await freePort()),
      SMTP_URL: `smtp://127.0.0.1:${mailServer.port}`,
      LOG_LEVEL: 'error',
    });
    await server.start();
    const chance = random(SEED);
    const seenAll = (): boolean => Object.values(told.counts).every((count) => count > 0);
    const power = new Power(server, chance, () => told.acts, seenAll);
    const people = [
      ...STAFF.map((username) => staffDay({ server, power, told, username, clerk: username === '受理01' })),
      ...['', 'ceshi@example.com'].map((email) => citizenDay({ server, power, told, chance, email })),
    ];
    await power.whileCutting(KILLS, people);
    await settled();
    stoppedAt = new Date().toISOString();
    await server.stop();
    await server.inDatabase(async (database) => void (complaints = await database.read.complaints.all()));
  });
  after(async () => {
    await server.remove();
    await mailServer.close();
  });

  it('saw every kind of act acknowledged', () => {
    for (const [kind, count] of Object.entries(told.counts)) expect(count, kind).to.be.above(0);
    console.log(`      ${told.acts} acts acknowledged: ${JSON.stringify(told.counts)}`);
  });

  it('keeps every complaint once, with its files, words, corrections and event once', async () => {
    expect(complaints.map(({ number }) => number).sort()).to.deep.equal([...told.complaints.keys()].sort());
    const kept = await each(async ({ read }, { id, massEventId }) => {
      const entries = await read.ledger.ofComplaint(id);
      const count = (type: string): number => entries.filter((entry) => entry.type === type).length;
      return {
        attachments: (await read.attachments.ofComplaint(id)).length,
        words: (await read.messages.ofComplaint(id)).filter(({ kind }) => kind !== 'acceptance').length,
        corrections: entries.filter(({ type, facts }) => type === 'content.corrected' && 'fields' in facts).length,
        accepted: count('answer.accepted'),
        disputed: count('answer.disputed'),
        events: massEventId === null ? 0 : 1,
      };
    });
    for (const [{ number }, counts] of kept) expect(counts, number).to.deep.equal(told.complaint(number));
  });

  it('keeps every task that was handed in, once', async () => {
    const submissions = (await each(({ read }, { id }) => read.submissions.ofComplaint(id))).flatMap(
      ([, rows]) => rows,
    );
    const tasks = submissions.flatMap(({ workItemId }) => workItemId ?? []);
    expect(new Set(tasks).size, 'no task twice').to.equal(tasks.length);
    expect([...told.submitted].filter((id) => !tasks.includes(anId(id)))).to.deep.equal([]);
    await server.inDatabase(async ({ read }) => {
      for (const id of told.claimed) expect((await read.workItems.byId(anId(id)))?.claimedAt, id).to.be.a('string');
    });
  });

  it('has told each once: no notice twice, no mail under two names', async () => {
    const written = (await each(({ read }, { id }) => read.notices.ofComplaint(id))).flatMap(([, rows]) => rows);
    const once = ['acknowledged', 'result', 'thanks', 'complaint-received'];
    for (const { id, number } of complaints)
      for (const event of once) {
        const own = written.filter((notice) => notice.complaintId === id && notice.event === event);
        expect(own.length, `${number} ${event}`).to.be.at.most(event === 'result' ? 2 : 1);
      }
    const all = written.filter(({ event }) => event === 'mass-event');
    const linked = complaints.filter(({ massEventId }) => massEventId !== null);
    expect(all.map(({ complaintId }) => complaintId).sort()).to.deep.equal(linked.map(({ id }) => id).sort());
    const sent = written.filter(({ state }) => state === 'sent').map(({ messageId }) => messageId);
    expect([...mails.keys()].sort()).to.deep.equal(sent.sort());
    const waiting = written.filter(({ state, releaseAt }) => state === 'queued' && releaseAt <= stoppedAt);
    expect(waiting).to.deep.equal([]);
  });

  it('has a whole ledger', async () => {
    expect(await server.ledgerFaults()).to.deep.equal([]);
  });

  it('has one instance per complaint, and no incident', async () => {
    const engine = await startEngine({
      data: path.join(server.dataDir, 'data', 'engine.sqlite'),
      grpcPort: 0,
      restPort: 0,
    });
    try {
      const client = createEngineClient({ baseUrl: `http://127.0.0.1:${engine.restPort}`, account: null });
      const instances = await client.searchProcessInstances({ processDefinitionId: 'complaint-handling' }, EVERYTHING);
      expect(instances.items.map(({ processInstanceKey }) => processInstanceKey).sort()).to.deep.equal(
        complaints.map(({ processInstanceKey }) => processInstanceKey).sort(),
      );
      expect((await client.searchIncidents({ state: 'ACTIVE' }, EVERYTHING)).items).to.deep.equal([]);
    } finally {
      await engine.close();
    }
  });
});
