/** Personal data as it is shown without a reason to see it. */
import { own } from '../core/own.js';
import { maskName } from '../core/privacy/masking.js';
import { isDrawn, HIDDEN_STROKES } from '../forms/signature.js';
import { maskDetails } from './details.js';
import { CONTENT_FIELDS, CONTENT_NAMES } from './fields.js';
import type { ComplaintContent } from './model.js';

const MASKS: Record<string, (text: string) => string> = {
  ...Object.fromEntries(
    CONTENT_NAMES.flatMap((name) => {
      const { identity } = CONTENT_FIELDS[name];
      return identity === null ? [] : [[name, identity.mask]];
    }),
  ),
  // A hand's own writing tells as much as the name.
  complainantSignature: (value) => (isDrawn(value) ? HIDDEN_STROKES : maskName(value)),
};

export function masked<T extends object>(fields: T, secret: boolean): T {
  const mask = (name: string, value: string): string =>
    secret && Object.hasOwn(MASKS, name) ? '' : (own(MASKS, name)?.(value) ?? value);
  // `fromEntries` forgets which names there were; a text stays a text, and all else is what it was.
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? mask(name, value) : value]),
  ) as T;
}

export function maskedContent(content: ComplaintContent, secret: boolean): ComplaintContent {
  const { details } = content;
  return { ...masked(content, secret), ...(details && { details: maskDetails(details, secret) }) };
}
