/** Request bodies, checked for shape: an unknown field or a wrong type is the client's mistake and is named. */
import type { Request } from 'express';
import { invalid } from './problem.js';

type Kind = 'string' | 'number' | 'boolean' | 'object' | 'array' | 'key';
export type Shape = Record<string, Kind>;
export type Body = Record<string, unknown>;

const fits: Record<Kind, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  key: (value) => typeof value === 'number' || (typeof value === 'string' && /^-?\d+$/.test(value)),
};

/** @throws {Problem} */
export function checked(value: unknown, shape: Shape, place = 'body'): Body {
  if (value === undefined || value === null) return {};
  if (!fits.object(value)) throw invalid(`Expected the ${place} to be an object`);
  const body = value as Body;
  for (const [name, content] of Object.entries(body)) {
    const kind = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (kind === undefined) throw invalid(`Request property [${name}] cannot be parsed: it is unknown`);
    if (content !== null && !fits[kind](content))
      throw invalid(`Request property [${name}] cannot be parsed: expected a value of type ${kind}`);
  }
  return body;
}

export function bodyOf(request: Request, shape: Shape): Body {
  return checked(request.body, shape);
}

export const text = (body: Body, name: string, preset = ''): string =>
  typeof body[name] === 'string' ? body[name] : preset;
export const number = (body: Body, name: string, preset = 0): number =>
  typeof body[name] === 'number' ? body[name] : preset;

/** @throws {Problem} naming what is missing */
export function required(body: Body, name: string): string {
  const value = text(body, name);
  if (value === '') throw invalid(`No ${name} provided.`);
  return value;
}

/** A list of texts; empty where there is none. @throws {Problem} */
export function checkedTexts(body: Body, name: string): string[] {
  const list = (body[name] ?? []) as unknown[];
  if (list.every((one) => typeof one === 'string')) return list as string[];
  throw invalid(`Request property [${name}] cannot be parsed: expected a list of texts`);
}
