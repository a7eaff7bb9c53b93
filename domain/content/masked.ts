/** Personal data as it is shown without a reason to see it. */
import { own } from '../core/own.js';
import { maskCode, maskName } from '../core/privacy/masking.js';
import type { FormRoles } from '../forms/roles.js';
import { isDrawn, HIDDEN_STROKES } from '../forms/signature.js';
import { maskDetails } from './details.js';
import { CONTENT_FIELDS, CONTENT_NAMES } from './fields.js';
import type { ComplaintContent } from './model.js';

type Masks = Record<string, (text: string) => string>;

const MASKS: Masks = Object.fromEntries(
  CONTENT_NAMES.flatMap((name) => {
    const { identity } = CONTENT_FIELDS[name];
    return identity === null ? [] : [[name, identity.mask]];
  }),
);

/** A hand's own writing tells as much as the name. */
const unlessDrawn =
  (mask: (value: string) => string) =>
  (value: string): string =>
    isDrawn(value) ? HIDDEN_STROKES : mask(value);

const ANSWERS: Record<'name' | 'code', (value: string) => string> = {
  name: unlessDrawn(maskName),
  code: unlessDrawn(maskCode),
};

function maskedBy<T extends object>(masks: Masks, fields: T, secret: boolean): T {
  const mask = (name: string, value: string): string =>
    secret && Object.hasOwn(masks, name) ? '' : (own(masks, name)?.(value) ?? value);
  // `fromEntries` forgets which names there were; a text stays a text, and all else is what it was.
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? mask(name, value) : value]),
  ) as T;
}

/** The answers of a form that says which of them tell who the complainant is. */
export function maskedAnswers<T extends object>(
  answers: T,
  secret: boolean,
  { identity, content }: Pick<FormRoles, 'identity' | 'content'>,
): T {
  const pieces = Object.entries(content).flatMap(([piece, key]) => {
    const mask = own(MASKS, piece);
    return mask === undefined ? [] : [[key, mask] as const];
  });
  const marked = Object.entries(identity).map(([key, how]) => [key, ANSWERS[how]] as const);
  return maskedBy({ ...MASKS, ...Object.fromEntries([...marked, ...pieces]) }, answers, secret);
}

export function maskedContent(content: ComplaintContent, secret: boolean): ComplaintContent {
  const { details } = content;
  return { ...maskedBy(MASKS, content, secret), ...(details && { details: maskDetails(details, secret) }) };
}
