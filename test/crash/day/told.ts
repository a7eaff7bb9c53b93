/** What was acknowledged during the day: each must be there, once. */

/** Of one complaint, by its number. */
export interface Acknowledged {
  attachments: number;
  /** Words of the complainant: added, urging, an objection. */
  words: number;
  corrections: number;
  accepted: number;
  disputed: number;
  events: number;
}

export class Told {
  readonly complaints = new Map<string, Acknowledged>();
  /** Ids of tasks. */
  readonly claimed = new Set<string>();
  readonly submitted = new Set<string>();
  /** Ids of mass events, with how many messages went out to all of their cases. */
  readonly events = new Map<string, number>();

  complaint(number: string): Acknowledged {
    const none = { attachments: 0, words: 0, corrections: 0, accepted: 0, disputed: 0, events: 0 };
    const known = this.complaints.get(number) ?? none;
    this.complaints.set(number, known);
    return known;
  }

  get acts(): number {
    const perComplaint = [...this.complaints.values()].flatMap((one) => Object.values(one) as number[]);
    const counts = [this.complaints.size, this.claimed.size, this.submitted.size, this.events.size, ...perComplaint];
    return [...counts, ...this.events.values()].reduce((sum, count) => sum + count, 0);
  }
}
