/** What a test looks at in the house: limits, notices, duties, the ledger, rows. */
import type { ComplaintId } from '../../domain/cases/ids.js';
import type { Complaint } from '../../domain/cases/model.js';
import type { CaseClock } from '../../domain/deadlines/model.js';
import type { Duty } from '../../domain/duties/model.js';
import type { User } from '../../domain/people/model.js';
import { rowsOf } from '../db/database.js';
import { local } from './calendar.js';
import { type DeskParts, MASTER_KEY } from './desk-parts.js';
import { anId } from './ids.js';
import { ledgerFaults } from './ledger.js';

const TO_NOTE = ['transfer', 'plan-notice', 'urging', 'major-report'];

const isToNote = ({ step, kind }: CaseClock): boolean => kind === 'company' && TO_NOTE.includes(step);

export abstract class DeskLooks {
  readonly engine: DeskParts['engine'];
  readonly engineClock: DeskParts['engineClock'];
  readonly clock: DeskParts['clock'];
  readonly client: DeskParts['client'];
  readonly database: DeskParts['database'];
  readonly useCases: DeskParts['useCases'];
  readonly handlers: DeskParts['handlers'];
  readonly dispatcher: DeskParts['dispatcher'];
  readonly log: DeskParts['log'];
  readonly logged: DeskParts['logged'];

  protected constructor(
    parts: DeskParts,
    /** Those that were filed, the first first. */
    readonly complaints: ComplaintId[],
  ) {
    this.engine = parts.engine;
    this.engineClock = parts.engineClock;
    this.clock = parts.clock;
    this.client = parts.client;
    this.database = parts.database;
    this.useCases = parts.useCases;
    this.handlers = parts.handlers;
    this.dispatcher = parts.dispatcher;
    this.log = parts.log;
    this.logged = parts.logged;
  }

  async user(username: string): Promise<User> {
    const found = await this.database.read.people.byUsername(username);
    if (!found) throw new Error(`There is no account ${username}.`);
    return found.user;
  }

  async complaint(complaintId = this.complaints[0] ?? anId<ComplaintId>('nothing')): Promise<Complaint> {
    const complaint = await this.database.read.complaints.byId(complaintId);
    if (!complaint) throw new Error(`There is no complaint ${complaintId}.`);
    return complaint;
  }

  /**
   * Every limit of the case as `step due → state`, in the order they began; `late` where it was met too late. Those for staff to
   * take note are another matter: `limitsToNote`.
   */
  limits(complaintId = this.complaints[0] ?? anId<ComplaintId>('nothing')): Promise<string[]> {
    return this.limitsWhere(complaintId, (clock) => !isToNote(clock));
  }

  /** By when staff must have taken note of what they were told. */
  limitsToNote(complaintId = this.complaints[0] ?? anId<ComplaintId>('nothing')): Promise<string[]> {
    return this.limitsWhere(complaintId, isToNote);
  }

  private async limitsWhere(complaintId: ComplaintId, wanted: (clock: CaseClock) => boolean): Promise<string[]> {
    const clocks = (await this.database.read.clocks.ofComplaints([complaintId])).filter(wanted);
    const started = [...clocks].sort((a, b) => (a.startedAt + a.id < b.startedAt + b.id ? -1 : 1));
    return started.map(({ step, dueAt, state, endedAt }) => {
      const late = state === 'met' && endedAt !== null && endedAt >= dueAt;
      return `${step} ${local(dueAt)} → ${late ? 'late' : state}`;
    });
  }

  /** Notices as `instant event → group`, those of the events asked for. */
  async told(
    events: readonly string[],
    complaintId = this.complaints[0] ?? anId<ComplaintId>('nothing'),
  ): Promise<string[]> {
    const notices = await this.database.read.notices.ofComplaint(complaintId);
    return notices
      .filter(({ event }) => events.includes(event))
      .map(({ createdAt, event, audience }) => `${local(createdAt)} ${event} → ${audience}`);
  }

  /** Duties of a period, the earliest first. */
  async duties(): Promise<Duty[]> {
    return (await this.database.read.duties.list({ from: 0, limit: 100 })).reverse();
  }

  ledgerFaults(): Promise<string[]> {
    return ledgerFaults(this.database, MASTER_KEY);
  }

  async ledgerTypes(complaintId = this.complaints[0] ?? anId<ComplaintId>('nothing')): Promise<string[]> {
    return (await this.database.read.ledger.ofComplaint(complaintId)).map(({ type }) => type);
  }

  async notices(
    complaintId = this.complaints[0] ?? anId<ComplaintId>('nothing'),
  ): Promise<{ event: string; audience: string }[]> {
    return (await this.database.read.notices.ofComplaint(complaintId)).map(({ event, audience }) => ({
      event,
      audience,
    }));
  }

  /** Every row of the desk's database, as it lies there. */
  rows(): Promise<Record<string, unknown[]>> {
    return rowsOf(this.database);
  }
}
