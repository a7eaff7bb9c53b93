/**
 * FEEL values: null, boolean, number, string, list (array), context (plain object), feelin's temporal classes,
 * ranges and functions. This module names their types, prints them, and turns them into JSON.
 */
import { FeelDate, FeelDateTime, FeelDuration, FeelFunction, FeelRange, FeelTime } from 'feelin';
import type { JsonValue, Variables } from '../records.js';

export type Context = Record<string, unknown>;

export function isContext(value: unknown): value is Context {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export type Moment = FeelDate | FeelTime | FeelDateTime;
export const isMoment = (value: unknown): value is Moment =>
  value instanceof FeelDate || value instanceof FeelTime || value instanceof FeelDateTime;

/** The zone of a time or a date and time; null for one without, and for every other value. */
export const zoneOf = (value: unknown): string | null =>
  value instanceof FeelTime || value instanceof FeelDateTime ? value.zone : null;

/** Zeebe's name of a value's type, as incident messages show it. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'boolean') return 'BOOLEAN';
  if (typeof value === 'number') return 'NUMBER';
  if (typeof value === 'string') return 'STRING';
  if (Array.isArray(value)) return 'ARRAY';
  if (value instanceof FeelDateTime) return 'DATE_TIME';
  if (value instanceof FeelDate) return 'DATE';
  if (value instanceof FeelTime) return 'TIME';
  if (value instanceof FeelDuration) return value.yearsMonths ? 'PERIOD' : 'DURATION';
  if (value instanceof FeelFunction) return 'FUNCTION';
  if (value instanceof FeelRange) return 'RANGE';
  return 'OBJECT';
}

const FEEL_NAMES: Record<string, string> = {
  NULL: 'null',
  BOOLEAN: 'boolean',
  NUMBER: 'number',
  STRING: 'string',
  ARRAY: 'list',
  OBJECT: 'context',
  DATE_TIME: 'date and time',
  DATE: 'date',
  TIME: 'time',
  DURATION: 'days and time duration',
  PERIOD: 'years and months duration',
  FUNCTION: 'function',
  RANGE: 'range',
};

/** FEEL's own name of a value's type, as in `x instance of number`. */
export function feelTypeName(value: unknown): string {
  return FEEL_NAMES[typeName(value)] ?? 'null';
}

/** Java writes an offset of nothing as `Z`. */
const withoutZeroOffset = (text: string): string => text.replace(/[+-]00:00$/, 'Z');

/** `2026-01-05T09:00:00@Europe/Paris` → `2026-01-05T09:00:00+01:00[Europe/Paris]`: what clients outside FEEL can read. */
function isoDateTime(value: FeelDateTime): string {
  const zone = value.zone;
  if (zone === null || zone === 'Z' || /^[+-]/.test(zone)) return withoutZeroOffset(value.toString());
  if (zone === 'UTC') return `${value.unwrap().toString()}Z`;
  const offset = value['time offset'];
  const minutes = Math.round(offset.unwrap().total('seconds') / 60);
  const absolute = Math.abs(minutes);
  const two = (part: number): string => String(part).padStart(2, '0');
  const suffix =
    minutes === 0 ? 'Z' : `${minutes < 0 ? '-' : '+'}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`;
  return `${value.unwrap().toString()}${suffix}[${zone}]`;
}

/** An empty duration is shown as Java shows it. */
function isoDuration(value: FeelDuration): string {
  const text = value.toString();
  return text === 'PT0S' ? 'P0D' : text === 'P0M' ? 'P0Y' : text;
}

/** A FEEL value as JSON: temporal values become ISO 8601 strings, functions and ranges null. */
export function toJson(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof FeelDateTime) return isoDateTime(value);
  if (value instanceof FeelDuration) return isoDuration(value);
  if (value instanceof FeelTime) return withoutZeroOffset(value.toString());
  if (value instanceof FeelDate) return value.toString();
  return isContext(value) ? toVariables(value) : null;
}

/** The same of a context, whose entries are variables. */
export function toVariables(context: Context): Variables {
  return Object.fromEntries(Object.entries(context).map(([name, entry]) => [name, toJson(entry)]));
}

/** A value as warnings and `string()` show it inside others: strings in quotes. */
export function print(value: unknown): string {
  if (typeof value === 'string') return `"${value}"`;
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  if (isContext(value))
    return `{${Object.entries(value)
      .map(([name, entry]) => `${name}:${print(entry)}`)
      .join(', ')}}`;
  if (value instanceof FeelFunction) return `function(${value.parameterNames.join(', ')})`;
  if (value instanceof FeelRange) {
    const [open, close] = [value['start included'] ? '[' : '(', value['end included'] ? ']' : ')'];
    return `${open}${print(value.start)}..${print(value.end)}${close}`;
  }
  if (value instanceof FeelDuration) return isoDuration(value);
  return String(value ?? null);
}
