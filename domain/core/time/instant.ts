/** Instants, days, and the clock. */

/** UTC, ISO 8601 with milliseconds: `2026-09-29T01:00:00.000Z`. */
export type Instant = string;

/** A calendar day in the company's zone: `2026-10-10`. */
export type LocalDate = string;

/** Time, injected everywhere. `schedule` runs once at or after the instant and hands back how to take that back. */
export interface Clock {
  now(): Date;
  schedule(at: Date, run: () => void): () => void;
}
