/**
 * What is due when: timers, job time-outs, back-offs, message deadlines, batch operations. Entries are hints: whoever acts on one looks
 * at the row first, so an entry that has become wrong does no harm.
 */
import type { Instant, Key } from '../records.js';

export type DueKind = 'timer' | 'job' | 'message' | 'signal' | 'batch';

export interface Due {
  at: Instant;
  kind: DueKind;
  key: Key;
}

/** A binary heap, the earliest first; equal instants in the order of their keys. */
export class Schedule {
  private heap: Due[] = [];

  get next(): Due | undefined {
    return this.heap[0];
  }

  get size(): number {
    return this.heap.length;
  }

  add(due: Due): void {
    const { heap } = this;
    let index = heap.push(due) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!before(due, heap[parent] as Due)) break;
      heap[index] = heap[parent] as Due;
      index = parent;
    }
    heap[index] = due;
  }

  take(): Due | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1] as Due, heap[child] as Due)) child += 1;
      if (!before(heap[child] as Due, last)) break;
      heap[index] = heap[child] as Due;
      index = child;
    }
    heap[index] = last;
    return first;
  }

  /** Keeps the earliest `limit` entries; hands back the instant up to which the rest is still complete. */
  keepEarliest(limit: number): Instant {
    this.heap.sort((a, b) => a.at - b.at || a.key - b.key); // A sorted array is a heap.
    const horizon = this.heap[limit]?.at ?? Infinity;
    this.heap = this.heap.filter(({ at }) => at < horizon);
    return horizon;
  }

  clear(): void {
    this.heap = [];
  }
}

function before(a: Due, b: Due): boolean {
  return a.at < b.at || (a.at === b.at && a.key < b.key);
}
