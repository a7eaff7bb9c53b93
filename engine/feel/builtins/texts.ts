/** Strings and conversions that feelin does not have. */
import { randomUUID } from 'node:crypto';
import type { JsonValue } from '../../records.js';
import { toJson } from '../values.js';
import { define, type Library } from './define.js';

const text =
  (apply: (value: string, ...more: never[]) => unknown) =>
  (value: unknown, ...more: never[]): unknown =>
    typeof value === 'string' ? apply(value, ...more) : null;

/** All matches of a pattern; a pattern that is none gives null. */
function extract(value: string, pattern: unknown): string[] | null {
  if (typeof pattern !== 'string') return null;
  try {
    return value.match(new RegExp(pattern, 'gu')) ?? [];
  } catch {
    return null;
  }
}

function fromJson(value: string): JsonValue {
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return null;
  }
}

export const texts: Library = {
  'is blank': define(
    ['string'],
    text((value) => value.trim() === ''),
  ),
  trim: define(
    ['string'],
    text((value) => value.trim()),
  ),
  extract: define(['string', 'pattern'], text(extract)),
  uuid: define([], () => randomUUID()),
  'to base64': define(
    ['value'],
    text((value) => Buffer.from(value, 'utf8').toString('base64')),
  ),
  'from base64': define(
    ['value'],
    text((value) => Buffer.from(value, 'base64').toString('utf8')),
  ),
  'from json': define(['value'], text(fromJson)),
  'to json': define(['value'], (value: unknown) => JSON.stringify(toJson(value))),
  'random number': define([], () => Math.random()),
  'get or else': define(['value', 'default'], (value: unknown, fallback: unknown) => value ?? fallback),
};
