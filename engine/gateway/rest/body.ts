/** Request bodies, checked for shape: an unknown field or a wrong type is the client's mistake and is named. */
import type { Request } from 'express';
import { isObject, type JsonValue, type Variables } from '../../values.js';
import { invalid } from './problem.js';

interface Kinds {
  string: string;
  number: number;
  boolean: boolean;
  object: Variables;
  array: JsonValue[];
  /** A whole number, or a text of one. */
  key: string | number;
}
type Kind = keyof Kinds;
export type Shape = Readonly<Record<string, Kind>>;
/** What a body of a shape may hold: nothing has to be there, and null is nothing. */
export type Checked<Of extends Shape> = { readonly [Name in keyof Of]?: Kinds[Of[Name]] | null };
/** A body of any shape. */
export type Body = Readonly<Record<string, JsonValue | undefined>>;

const fits: Record<Kind, (value: JsonValue) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  object: isObject,
  array: Array.isArray,
  key: (value) => typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value)),
};

function assertShape<Of extends Shape>(body: Variables, shape: Of): asserts body is Variables & Checked<Of> {
  for (const [name, content] of Object.entries(body)) {
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (kind === undefined) throw invalid(`Request property [${name}] cannot be parsed: it is unknown`);
    if (content !== null && !fits[kind](content))
      throw invalid(`Request property [${name}] cannot be parsed: expected a value of type ${kind}`);
  }
}

/** @throws {Problem} */
export function checked<const Of extends Shape>(value: JsonValue | undefined, shape: Of, place = 'body'): Checked<Of> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw invalid(`Expected the ${place} to be an object`);
  assertShape(value, shape);
  return value;
}

/** What express has read: JSON, or nothing. */
export function jsonOf(request: Request): JsonValue | undefined {
  return request.body;
}

export function bodyOf<const Of extends Shape>(request: Request, shape: Of): Checked<Of> {
  return checked(jsonOf(request), shape);
}

export const text = (body: Body, name: string, preset = ''): string => {
  const value = body[name];
  return typeof value === 'string' ? value : preset;
};
export const number = (body: Body, name: string, preset = 0): number => {
  const value = body[name];
  return typeof value === 'number' ? value : preset;
};

/** @throws {Problem} naming what is missing */
export function required(body: Body, name: string): string {
  const value = text(body, name);
  if (value === '') throw invalid(`No ${name} provided.`);
  return value;
}

/** Empty where there is none. */
export function list(body: Body, name: string): JsonValue[] {
  const value = body[name];
  return Array.isArray(value) ? value : [];
}

/** A list of texts; empty where there is none. @throws {Problem} */
export function checkedTexts(body: Body, name: string): string[] {
  const texts = list(body, name);
  if (texts.every((one) => typeof one === 'string')) return texts;
  throw invalid(`Request property [${name}] cannot be parsed: expected a list of texts`);
}

/** A list of objects of one shape; empty where there is none. @throws {Problem} */
export function listOf<const Of extends Shape>(body: Body, name: string, shape: Of): Checked<Of>[] {
  return list(body, name).map((one) => checked(one, shape, name));
}
