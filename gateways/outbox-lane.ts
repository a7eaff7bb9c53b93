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
export interface Lane {
  wake(): void;
  /** Sends until nothing is due; resolves then. */
  drain(): Promise<void>;
  /** Begins nothing more, and waits a moment for what is under way. */
  close(): Promise<void>;
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

export function createLane({ pending, claim, oursUntil, attempt, most, clock, log, pollMs }: LaneOptions): Lane {
  /** Lines under way, from the moment they are asked for. */
  const busy = new Set<string>();
  /** Lines that were under way since the rows were last asked for: what was read of them may be out of date. */
  let sentSince = new Set<string>();
  /** Lines that are due and have no place yet. */
  let waiting: Line[] = [];
  /** Lines that are ours and have no place yet. */
  const claimed: Line[] = [];
  let claiming = false;
  let sending = 0;
  const resting = new Map<string, { until: number; restMs: number }>();
  let looking = false;
  let again = false;
  let closed = false;
  let cancelAlarm: () => void = () => undefined;
  const idle: (() => void)[] = [];

  const now = (): number => clock.now().getTime();
  const isIdle = (): boolean =>
    !looking && !claiming && sending === 0 && (closed || (waiting.length === 0 && claimed.length === 0));
  /** What another process has is looked at again when its lease ends: it may have died. */
  const leasedUntil = (row: OutboxRow): number =>
    row.leasedUntil === null || oursUntil(row) > 0 ? 0 : Date.parse(row.leasedUntil);
  const dueAt = ({ key, rows: [first] }: Line): number =>
    first ? Math.max(Date.parse(first.dueAt), leasedUntil(first), resting.get(key)?.until ?? 0) : Infinity;

  function checkIdle(): void {
    if (isIdle()) for (const resolve of idle.splice(0)) resolve();
  }

  function wakeAt(at: number): void {
    cancelAlarm();
    if (!closed) cancelAlarm = clock.schedule(new Date(at), look);
  }

  function rest({ key, rows: [first] }: Line, error: unknown): void {
    const restMs = Math.min(LONGEST_REST_MS, 2 * (resting.get(key)?.restMs ?? FIRST_REST_MS / 2));
    resting.set(key, { until: now() + restMs, restMs });
    const facts = { outboxId: first?.id, kind: first?.kind, restMs, reason: safeText(error) };
    if (isOutage(error)) log.warn(facts, 'an outbox row waits for the end of an outage');
    else log.error(facts, 'an outbox row failed');
  }

  async function sendLine(line: Line): Promise<void> {
    try {
      for (const row of line.rows) {
        const [ours] = closed || oursUntil(row) > now() ? [row] : await claim([row.id]);
        if (closed || ours === undefined || !(await attempt(ours))) break;
      }
      resting.delete(line.key);
    } catch (error) {
      rest(line, error);
    }
  }

  function next(): void {
    if (claimed.length > 0 || waiting.length > 0) fill();
    else look();
    checkIdle();
  }

  async function claimSome(): Promise<void> {
    const lines = waiting.splice(0, most);
    for (const { key } of lines) {
      busy.add(key);
      sentSince.add(key);
    }
    const ours = new Map<OutboxId, OutboxRow>();
    try {
      for (const row of await claim(lines.flatMap(({ rows }) => rows[0]?.id ?? []))) ours.set(row.id, row);
    } finally {
      for (const { key, rows } of lines) {
        const [first, ...others] = rows;
        const row = first && ours.get(first.id);
        if (row) claimed.push({ key, rows: [row, ...others] });
        else busy.delete(key);
      }
    }
  }

  function fill(): void {
    while (!closed && sending < most) {
      const line = claimed.shift();
      if (line === undefined) break;
      sending += 1;
      void sendLine(line).finally(() => {
        sending -= 1;
        busy.delete(line.key);
        next();
      });
    }
    if (closed || claiming || sending >= most || waiting.length === 0) return;
    claiming = true;
    void claimSome()
      .then(
        () => {
          claiming = false;
          next();
        },
        (error: unknown) => {
          claiming = false;
          waiting = [];
          log.error({ reason: safeText(error) }, 'the outbox could not be claimed');
          wakeAt(now() + FIRST_REST_MS);
        },
      )
      .finally(checkIdle);
  }

  async function read(): Promise<void> {
    sentSince = new Set(busy);
    const lines = linesOf(await pending());
    for (const key of resting.keys()) if (!lines.some((line) => line.key === key)) resting.delete(key);
    // A line that ends meanwhile looks again.
    const free = lines.filter(({ key }) => !sentSince.has(key));
    waiting = free.filter((line) => dueAt(line) <= now());
    const later = free.map(dueAt).filter((at) => at > now());
    const next = Math.min(...later, pollMs === undefined ? Infinity : now() + pollMs);
    if (next !== Infinity) wakeAt(next);
    fill();
  }

  function look(): void {
    again = !closed;
    if (looking || closed) return;
    looking = true;
    again = false;
    void read()
      .catch((error: unknown) => {
        log.error({ reason: safeText(error) }, 'the outbox could not be read');
        wakeAt(now() + FIRST_REST_MS);
      })
      .finally(() => {
        looking = false;
        if (again) look();
        checkIdle();
      });
  }

  const settled = (): Promise<void> =>
    isIdle() ? Promise.resolve() : new Promise<void>((resolve) => void idle.push(resolve));

  return {
    wake: look,
    drain: () => {
      look();
      return settled();
    },
    close: async () => {
      closed = true;
      cancelAlarm();
      let cancel: () => void = () => undefined;
      const long = new Promise<void>((resolve) => (cancel = clock.schedule(new Date(now() + CLOSE_MS), resolve)));
      await Promise.race([settled(), long]);
      cancel();
    },
  };
}
