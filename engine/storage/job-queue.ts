/** Keys of jobs of one type that wait for a worker, the oldest first. Hints, like the schedule. */
import type { Key } from '../records.js';

export class JobQueue {
  private keys = new Set<Key>();
  private highest = 0;
  private sorted = true;

  get size(): number {
    return this.keys.size;
  }

  add(key: Key): void {
    if (this.keys.has(key)) return;
    if (key < this.highest) this.sorted = false;
    this.highest = Math.max(this.highest, key);
    this.keys.add(key);
  }

  remove(key: Key): void {
    this.keys.delete(key);
  }

  first(count: number): Key[] {
    if (!this.sorted) {
      this.keys = new Set([...this.keys].sort((a, b) => a - b));
      this.sorted = true;
    }
    const taken: Key[] = [];
    for (const key of this.keys) {
      if (taken.length >= count) break;
      taken.push(key);
    }
    return taken;
  }
}
