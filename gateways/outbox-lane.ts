/**
 * One lane of the outbox: rows that belong together go one after the other, as a line; lines go side by side, a limited
 * number at once, and as soon as one ends the next begins. A row is claimed before it is sent: other processes have lanes
 * like this one. A line whose partner is away rests, in memory only: nothing is wrong with its rows, so no try is counted.
 */
import { type Clock, type OutboxRow, isOutage, type Logger, type OutboxId } from '../domain/core/index.js';
import { safeText } from './job-failure.js';

export interface LaneOptions {
  /** Rows that are not done, in their order. */
  pending(): Promise<OutboxRow[]>;
  /** Those of the rows that are ours for a while: each the first of its line, and due. */
  claim(ids: readonly OutboxId[]): Promise<OutboxRow[]>;
  /** Until when the row is ours for certain; 0 where it is not. */
  oursUntil(row: OutboxRow): number;
  /** @returns whether the row is done, so that the next of its line may go. @throws where its line must rest */
  attempt(row: OutboxRow): Promise<boolean>;
  /** How many lines go at once. */
  most: number;
  clock: Clock;
  log: Logger;
  /** Looks again after this long even if nobody woke it. Absent: never. */
  pollMs?: number;
}

interface Line {
  key: string;
  rows: OutboxRow[];
}

const FIRST_REST_MS = 1_000;
/** Whatever an outage has held up goes on this soon after it. */
const LONGEST_REST_MS = 30_000;
const CLOSE_MS = 5_000;

function linesOf(rows: OutboxRow[]): Line[] {
  const lines = new Map<string, Line>();
  for (const row of rows) {
    const line = lines.get(row.orderKey);
    if (line) line.rows.push(row);
    else lines.set(row.orderKey, { key: row.orderKey, rows: [row] });
  }
  return [...lines.values()];
}

export class Lane {
  /** Lines under way, from the moment they are asked for. */
  private readonly busy = new Set<string>();
  /** Lines that were under way since the rows were last asked for: what was read of them may be out of date. */
  private sentSince = new Set<string>();
  /** Lines that are due and have no place yet. */
  private waiting: Line[] = [];
  /** Lines that are ours and have no place yet. */
  private readonly claimed: Line[] = [];
  private claiming = false;
  private sending = 0;
  private readonly resting = new Map<string, { until: number; restMs: number }>();
  private looking = false;
  private again = false;
  private closed = false;
  private cancelAlarm: () => void = () => undefined;
  private readonly idle: (() => void)[] = [];

  constructor(private readonly options: LaneOptions) {}

  wake(): void {
    this.look();
  }

  /** Sends until nothing is due; resolves then. */
  drain(): Promise<void> {
    this.look();
    return this.settled();
  }

  /** Begins nothing more, and waits a moment for what is under way. */
  async close(): Promise<void> {
    const { clock } = this.options;
    this.closed = true;
    this.cancelAlarm();
    let cancel: () => void = () => undefined;
    const long = new Promise<void>((resolve) => (cancel = clock.schedule(new Date(this.now() + CLOSE_MS), resolve)));
    await Promise.race([this.settled(), long]);
    cancel();
  }

  private now(): number {
    return this.options.clock.now().getTime();
  }

  private get isIdle(): boolean {
    const { looking, claiming, sending, closed, waiting, claimed } = this;
    return !looking && !claiming && sending === 0 && (closed || (waiting.length === 0 && claimed.length === 0));
  }

  private settled(): Promise<void> {
    return this.isIdle ? Promise.resolve() : new Promise<void>((resolve) => void this.idle.push(resolve));
  }

  private checkIdle(): void {
    if (this.isIdle) for (const resolve of this.idle.splice(0)) resolve();
  }

  /** What another process has is looked at again when its lease ends: it may have died. */
  private leasedUntil(row: OutboxRow): number {
    return row.leasedUntil === null || this.options.oursUntil(row) > 0 ? 0 : Date.parse(row.leasedUntil);
  }

  private dueAt({ key, rows: [first] }: Line): number {
    if (first === undefined) return Infinity;
    return Math.max(Date.parse(first.dueAt), this.leasedUntil(first), this.resting.get(key)?.until ?? 0);
  }

  private wakeAt(at: number): void {
    this.cancelAlarm();
    if (!this.closed) this.cancelAlarm = this.options.clock.schedule(new Date(at), () => this.look());
  }

  private rest({ key, rows: [first] }: Line, error: unknown): void {
    const { log } = this.options;
    const restMs = Math.min(LONGEST_REST_MS, 2 * (this.resting.get(key)?.restMs ?? FIRST_REST_MS / 2));
    this.resting.set(key, { until: this.now() + restMs, restMs });
    const facts = { outboxId: first?.id, kind: first?.kind, restMs, reason: safeText(error) };
    if (isOutage(error)) log.warn(facts, 'an outbox row waits for the end of an outage');
    else log.error(facts, 'an outbox row failed');
  }

  private async sendLine(line: Line): Promise<void> {
    const { oursUntil, claim, attempt } = this.options;
    try {
      for (const row of line.rows) {
        const [ours] = this.closed || oursUntil(row) > this.now() ? [row] : await claim([row.id]);
        if (this.closed || ours === undefined || !(await attempt(ours))) break;
      }
      this.resting.delete(line.key);
    } catch (error) {
      this.rest(line, error);
    }
  }

  private next(): void {
    if (this.claimed.length > 0 || this.waiting.length > 0) this.fill();
    else this.look();
    this.checkIdle();
  }

  private async claimSome(): Promise<void> {
    const lines = this.waiting.splice(0, this.options.most);
    for (const { key } of lines) {
      this.busy.add(key);
      this.sentSince.add(key);
    }
    const ours = new Map<OutboxId, OutboxRow>();
    try {
      const firsts = lines.flatMap(({ rows }) => rows[0]?.id ?? []);
      for (const row of await this.options.claim(firsts)) ours.set(row.id, row);
    } finally {
      for (const { key, rows } of lines) {
        const [first, ...others] = rows;
        const row = first && ours.get(first.id);
        if (row) this.claimed.push({ key, rows: [row, ...others] });
        else this.busy.delete(key);
      }
    }
  }

  private begin(line: Line): void {
    this.sending += 1;
    void this.sendLine(line).finally(() => {
      this.sending -= 1;
      this.busy.delete(line.key);
      this.next();
    });
  }

  private fill(): void {
    const { most, log } = this.options;
    while (!this.closed && this.sending < most) {
      const line = this.claimed.shift();
      if (line === undefined) break;
      this.begin(line);
    }
    if (this.closed || this.claiming || this.sending >= most || this.waiting.length === 0) return;
    this.claiming = true;
    void this.claimSome()
      .then(
        () => {
          this.claiming = false;
          this.next();
        },
        (error: unknown) => {
          this.claiming = false;
          this.waiting = [];
          log.error({ reason: safeText(error) }, 'the outbox could not be claimed');
          this.wakeAt(this.now() + FIRST_REST_MS);
        },
      )
      .finally(() => this.checkIdle());
  }

  private async read(): Promise<void> {
    const { pending, pollMs } = this.options;
    this.sentSince = new Set(this.busy);
    const lines = linesOf(await pending());
    for (const key of this.resting.keys()) if (!lines.some((line) => line.key === key)) this.resting.delete(key);
    // A line that ends meanwhile looks again.
    const free = lines.filter(({ key }) => !this.sentSince.has(key));
    this.waiting = free.filter((line) => this.dueAt(line) <= this.now());
    const later = free.map((line) => this.dueAt(line)).filter((at) => at > this.now());
    const next = Math.min(...later, pollMs === undefined ? Infinity : this.now() + pollMs);
    if (next !== Infinity) this.wakeAt(next);
    this.fill();
  }

  private look(): void {
    this.again = !this.closed;
    if (this.looking || this.closed) return;
    this.looking = true;
    this.again = false;
    void this.read()
      .catch((error: unknown) => {
        this.options.log.error({ reason: safeText(error) }, 'the outbox could not be read');
        this.wakeAt(this.now() + FIRST_REST_MS);
      })
      .finally(() => {
        this.looking = false;
        if (this.again) this.look();
        this.checkIdle();
      });
  }
}
