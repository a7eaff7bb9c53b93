/** What people are going to do, in the order of its time. */

interface Entry {
  at: number;
  run: () => Promise<void>;
}

export class Agenda {
  private readonly entries: Entry[] = [];

  /** Of several at one instant, the one noted first comes first. */
  note(at: number, run: () => Promise<void>): void {
    const before = this.entries.findLastIndex((entry) => entry.at <= at);
    this.entries.splice(before + 1, 0, { at, run });
  }

  nextAt(): number | null {
    return this.entries[0]?.at ?? null;
  }

  /** What is due, taken off the agenda. */
  due(at: number): (() => Promise<void>)[] {
    const later = this.entries.findIndex((entry) => entry.at > at);
    return this.entries.splice(0, later === -1 ? this.entries.length : later).map(({ run }) => run);
  }
}
