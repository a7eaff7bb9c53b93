/** Reading what was sent: always a string without control characters, never an array or an object by surprise. */
import type { Request } from 'express';
import { type Instant, instantAt, isLocalDate } from '../../domain/core/index.js';
import { bodyOf } from './body.js';
import { HttpError } from './errors.js';

/** Control characters have no business in words; line ends and tabs stay. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').replace(CONTROL, '');

/** The field's text with line ends as `\n`, '' where it is missing. @throws {HttpError} malformed, for a repeated field */
export function field(req: Request, name: string): string {
  const value = bodyOf(req)[name];
  if (value === undefined) return '';
  if (typeof value !== 'string') throw new HttpError('malformed');
  return plain(value).trim();
}

/** As it was typed: a password may begin with a blank. */
export function passwordField(req: Request, name: string): string {
  const value = bodyOf(req)[name];
  return typeof value === 'string' ? value : '';
}

/** Every value of a group of checkboxes. */
export function fieldList(req: Request, name: string): string[] {
  const value = bodyOf(req)[name];
  const values = value === undefined ? [] : Array.isArray(value) ? value : [value];
  if (!values.every((item): item is string => typeof item === 'string')) throw new HttpError('malformed');
  return values.map(plain);
}

/** A whole form by the names of its fields: what a form of the company's own is checked against. */
export const fieldValues = (body: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? plain(value) : value]),
  );

/** A whole number of the query, at least `least`; the preset where it is missing or nonsense. */
export function pageNumber(req: Request, name = 'page'): number {
  const value = Number(req.query[name]);
  return Number.isInteger(value) && value >= 1 && value <= 100_000 ? value : 1;
}

/** A query parameter as text, '' where it is missing or repeated. */
export function query(req: Request, name: string): string {
  const value = req.query[name];
  return typeof value === 'string' ? plain(value).trim() : '';
}

/** By which a form that comes twice is known; undefined for a form without it. */
export const onceOf = (req: Request): string | undefined => field(req, 'once').slice(0, 60) || undefined;

const MINUTE_OF_DAY = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/;

/** `2026-11-26T10:05`, as a date field sends it, in the company's zone. */
export function instantOfMinute(text: string, zone: string): Instant | null {
  const [, day, hours, minutes] = MINUTE_OF_DAY.exec(text) ?? [];
  if (!isLocalDate(day)) return null;
  return Number(hours) > 23 || Number(minutes) > 59 ? null : instantAt(day, zone, Number(hours) * 60 + Number(minutes));
}
