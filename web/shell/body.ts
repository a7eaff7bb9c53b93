/** The body of a request, before anybody asks for a field of it. */
import type { Request } from 'express';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What was sent, as far as it was read: empty for anything but fields with names. */
export function bodyOf({ body }: Pick<Request, 'body'>): Record<string, unknown> {
  const sent: unknown = body;
  return isRecord(sent) ? sent : {};
}
