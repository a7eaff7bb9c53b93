/** Instants, days, and the clock. What comes from outside is looked at once; after that its type says that it is one. */
import type { Branded } from '../brand.js';

/** UTC, ISO 8601 with milliseconds: `2026-09-29T01:00:00.000Z`. */
export type Instant = Branded<'Instant'>;

/** A calendar day in the company's zone: `2026-10-10`. */
export type LocalDate = Branded<'LocalDate'>;

/** Time, injected everywhere. `schedule` runs once at or after the instant and hands back how to take that back. */
export interface Clock {
  now(): Date;
  schedule(at: Date, run: () => void): () => void;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** The only place that writes an instant down. */
const written = (at: Date): string => at.toISOString();

/** Whether a text is an instant as this house writes it: with milliseconds, in UTC. */
export const isInstant = (text: unknown): text is Instant =>
  typeof text === 'string' && INSTANT.test(text) && !Number.isNaN(Date.parse(text));

/** @throws where the text is no instant */
export function toInstant(text: string): Instant {
  if (!isInstant(text)) throw new RangeError(`${JSON.stringify(text)} is no instant (2026-10-10T01:00:00.000Z).`);
  return text;
}

export const instantOf = (at: Date): Instant => toInstant(written(at));

const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day as calendars have it: 30 February is none. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !DAY.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at) && written(new Date(at)).startsWith(text);
}

/** @throws where the text is no day */
export function toLocalDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`${JSON.stringify(text)} is no day (2026-10-10).`);
  return text;
}

/** The day that an instant lies in, on a calendar that is read in UTC. */
export const utcDayOf = (at: Date): LocalDate => toLocalDate(written(at).slice(0, 10));
