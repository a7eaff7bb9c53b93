/**
 * What is due when: timers, job time-outs, back-offs, message deadlines, batch operations. Entries are hints: whoever
 * acts on one looks at the row first, so an entry that has become wrong does no harm.
 */
import type { Instant, Key } from '../records.js';

export type DueKind = 'timer' | 'job' | 'message' | 'signal' | 'batch';

export interface Due {
  at: Instant;
  kind: DueKind;
  key: Key;
}

/**
 * A binary heap, the earliest first; equal instants in the order of their keys. What is no longer planned stays in the
 * heap until it comes up: most jobs are done long before their time is up, and then cost nothing more.
 */
export class Schedule {
  private heap: Due[] = [];
  /** When each key is due now; keys are unique across all kinds. */
  private readonly planned = new Map<Key, Instant>();

  get next(): Due | undefined {
    while (this.heap[0] && !this.isPlanned(this.heap[0])) this.pop();
    return this.heap[0];
  }

  get size(): number {
    return this.heap.length;
  }

  private isPlanned({ key, at }: Due): boolean {
    return this.planned.get(key) === at;
  }

  add(due: Due): void {
    if (this.isPlanned(due)) return;
    this.planned.set(due.key, due.at);
    const { heap } = this;
    let index = heap.push(due) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (!parent || !before(due, parent)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = due;
  }

  /** It is due no more. */
  drop(key: Key): void {
    this.planned.delete(key);
  }

  take(): Due | undefined {
    const first = this.next;
    if (!first) return undefined;
    this.planned.delete(first.key);
    this.pop();
    return first;
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let below = 2 * index + 1;
      let child = heap[below];
      const other = heap[below + 1];
      if (child && other && before(other, child)) {
        below += 1;
        child = other;
      }
      if (!child || !before(child, last)) break;
      heap[index] = child;
      index = below;
    }
    heap[index] = last;
  }

  /** Keeps the earliest `limit` entries; hands back the instant up to which the rest is still complete. */
  keepEarliest(limit: number): Instant {
    // A sorted array is a heap.
    const all = this.heap.filter((due) => this.isPlanned(due)).sort((a, b) => a.at - b.at || a.key - b.key);
    const horizon = all[limit]?.at ?? Infinity;
    this.heap = all.filter(({ at }) => at < horizon);
    for (const { key } of all.slice(this.heap.length)) this.planned.delete(key);
    return horizon;
  }
}

function before(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.key < b.key);
}
