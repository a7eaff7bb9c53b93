/** People at work while a partner fails, and what must be true soon after it is back. */
import { expect } from 'chai';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { DEMONSTRATION_PASSWORD } from '../../../db/seeds.js';
import { type Database, type DatabaseLocation, openDatabase } from '../../../db/database.js';
import { shown } from '../../kit/html.js';
import { PlainBrowser } from '../../kit/plain-browser.js';
import type { Server } from '../../kit/server.js';

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const CALL = {
  channel: 'phone',
  category: 'supply',
  content: '家里没有燃气。',
  complainantName: '测试乙',
  phone: '19900000001',
  address: '测试市示范区测试路9号',
};
const BETWEEN_CALLS_MS = 300;
const SOON_MS = 60_000;
/** Behind every wait stands a person. */
const LONGEST_ANSWER_MS = 20_000;

export class Work {
  /** Numbers that people were told. */
  readonly told: string[] = [];
  readonly statuses = new Map<number, number>();
  private slowestMs = 0;
  private over = false;
  private people: Promise<void>[] = [];

  constructor(private readonly server: Server) {}

  /** So many people at the front desk write down one call after the other, until `stop`. */
  async begin(people: number): Promise<void> {
    for (let one = 0; one < people; one += 1) {
      const browser = new PlainBrowser(this.server.url);
      await browser.signIn('受理01', DEMONSTRATION_PASSWORD);
      this.people.push(this.register(browser));
    }
  }

  private async register(browser: PlainBrowser): Promise<void> {
    while (!this.over) {
      const began = Date.now();
      const status = await this.call(browser);
      this.slowestMs = Math.max(this.slowestMs, Date.now() - began);
      this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
      await wait(BETWEEN_CALLS_MS);
    }
  }

  private async call(browser: PlainBrowser): Promise<number> {
    const { status } = await browser.open('/desk/register');
    if (status !== 200) return status;
    const answer = await browser.submit('/desk/register', CALL);
    const number = shown(answer.html, 'number');
    if (number !== '') this.told.push(number);
    return answer.status;
  }

  /** Until somebody was told a number that nobody had before. */
  async untilTold(count: number): Promise<void> {
    const until = Date.now() + SOON_MS;
    while (this.told.length < count && Date.now() < until) await wait(BETWEEN_CALLS_MS);
    expect(this.told.length, `calls written down: ${this.server.output.slice(-2_000)}`).to.be.at.least(count);
  }

  async stop(): Promise<void> {
    this.over = true;
    await Promise.all(this.people);
    expect([...this.statuses.keys()].filter((status) => status !== 200 && status !== 503)).to.deep.equal([]);
    expect(this.slowestMs, 'the longest that somebody waited').to.be.lessThan(LONGEST_ANSWER_MS);
  }

  /** Within a minute, and in the same process: every complaint has its case and a task, and nothing is stuck. */
  async expectWell(pid: number, location: DatabaseLocation): Promise<void> {
    const database = await openDatabase(location);
    try {
      const until = Date.now() + SOON_MS;
      let left = await this.stuck(database);
      while (left.length > 0 && Date.now() < until) {
        await wait(1_000);
        left = await this.stuck(database);
      }
      expect(left, this.server.output.slice(-3_000)).to.deep.equal([]);
    } finally {
      await database.close();
    }
    expect([this.server.isAlive, this.server.pid]).to.deep.equal([true, pid]);
  }

  private async stuck(database: Database): Promise<string[]> {
    const complaints = await database.read.complaints.all();
    const lost = this.told.filter((number) => !complaints.some((one) => one.number === number));
    const rows = (await database.knex('work_item').select('complaint_id')) as { complaint_id: string }[];
    const offered = new Set(rows.map((row) => row.complaint_id));
    const idle = complaints.filter(({ id, processInstanceKey }) => processInstanceKey === null || !offered.has(id));
    const pending = await database.read.outbox.pending(1_000);
    return [
      ...lost.map((number) => `${number} is lost`),
      ...idle.map(({ number }) => `${number} has no task`),
      ...pending.map(({ kind, lastError }) => `${kind} waits: ${lastError}`),
      ...(await this.incidents()).map((text) => `incident: ${text}`),
    ];
  }

  private incidents(): Promise<string[]> {
    const file = path.join(this.server.dataDir, 'data', 'engine.sqlite');
    return new Promise((resolve, reject) => {
      const engine = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
      engine.all<{ message: string }>(
        `select error_message as message from incident where state = 'ACTIVE'`,
        (error, rows) => {
          engine.close();
          if (error) reject(error);
          else resolve(rows.map(({ message }) => message));
        },
      );
    });
  }
}
