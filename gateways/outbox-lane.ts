/**
 * One lane of the outbox: rows that belong together go one after the other, as a line; lines go side by side, a limited
 * number at once, and as soon as one ends the next begins. A line whose partner is away rests, in memory only: nothing
 * is wrong with its rows, so nothing is written and no try is counted.
 */
import { orderKeyOf, type Clock, type OutboxRow, isOutage, type Logger } from '../domain/core/index.js';
import { safeText } from './job-failure.js';

export interface LaneOptions {
  /** Rows that are not done, in their order. */
  pending(): Promise<OutboxRow[]>;
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
    const key = orderKeyOf(row.kind, row.payload);
    const line = lines.get(key);
    if (line) line.rows.push(row);
    else lines.set(key, { key, rows: [row] });
  }
  return [...lines.values()];
}

export function createLane({ pending, attempt, most, clock, log, pollMs }: LaneOptions): Lane {
  /** Lines under way. */
  const busy = new Set<string>();
  /** Lines that were under way since the rows were last asked for: what was read of them may be out of date. */
  let sentSince = new Set<string>();
  /** Lines that are due and have no place yet. */
  let waiting: Line[] = [];
  const resting = new Map<string, { until: number; restMs: number }>();
  let looking = false;
  let again = false;
  let closed = false;
  let cancelAlarm: () => void = () => undefined;
  const idle: (() => void)[] = [];

  const now = (): number => clock.now().getTime();
  const isIdle = (): boolean => !looking && busy.size === 0 && (closed || waiting.length === 0);
  const dueAt = ({ key, rows: [first] }: Line): number =>
    Math.max(Date.parse(first?.dueAt ?? ''), resting.get(key)?.until ?? 0);

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
      for (const row of line.rows) if (closed || !(await attempt(row))) break;
      resting.delete(line.key);
    } catch (error) {
      rest(line, error);
    }
  }

  function fill(): void {
    while (!closed && busy.size < most) {
      const line = waiting.shift();
      if (line === undefined) return;
      busy.add(line.key);
      sentSince.add(line.key);
      void sendLine(line).finally(() => {
        busy.delete(line.key);
        if (waiting.length > 0) fill();
        else look();
        checkIdle();
      });
    }
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
