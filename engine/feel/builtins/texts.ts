/** Strings and conversions that feelin does not have. */
import { randomUUID } from 'node:crypto';
import { type JsonValue, parseJson } from '../../values.js';
import { print, toJson } from '../values.js';
import { define, type Library } from './define.js';

const text =
  (apply: (value: string, ...more: unknown[]) => unknown) =>
  (value: unknown, ...more: unknown[]): unknown =>
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

/** Nulls are left out; anything else that is no text makes the whole null. */
function join(list: unknown, delimiter: unknown, prefix: unknown, suffix: unknown): string | null {
  if (!Array.isArray(list) || !list.every((item) => item === null || typeof item === 'string')) return null;
  const [before, between, behind] = [prefix, delimiter, suffix].map((one) => (typeof one === 'string' ? one : ''));
  return `${before}${list.filter((item) => item !== null).join(between)}${behind}`;
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function fromJson(value: string): JsonValue {
  try {
    return parseJson(value);
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
    text((value) => (BASE64.test(value) ? Buffer.from(value, 'base64').toString('utf8') : null)),
  ),
  'from json': define(['value'], text(fromJson)),
  'to json': define(['value'], (value: unknown) => JSON.stringify(toJson(value))),
  'random number': define([], () => Math.random()),
  string: define(['from'], (value: unknown) => (value === null || typeof value === 'string' ? value : print(value))),
  'is defined': define(['value'], (value: unknown) => value !== null),
  'string join': define(['list', 'delimiter', 'prefix', 'suffix'], join),
  'get or else': define(['value', 'default'], (value: unknown, fallback: unknown) => value ?? fallback),
};
