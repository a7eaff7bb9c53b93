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

  /** Kind of act → how often it was acknowledged. */
  get counts(): Record<string, number> {
    const sum = (kind: keyof Acknowledged): number =>
      [...this.complaints.values()].reduce((total, one) => total + one[kind], 0);
    return {
      filed: this.complaints.size,
      claimed: this.claimed.size,
      submitted: this.submitted.size,
      outages: this.events.size,
      told: [...this.events.values()].reduce((total, count) => total + count, 0),
      attachments: sum('attachments'),
      words: sum('words'),
      corrections: sum('corrections'),
      events: sum('events'),
      accepted: sum('accepted'),
      disputed: sum('disputed'),
    };
  }

  get acts(): number {
    return Object.values(this.counts).reduce((total, count) => total + count, 0);
  }
}
