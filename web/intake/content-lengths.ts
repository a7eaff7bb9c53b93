/** How long what people write may be, in characters: the same on the portal, in the registration and in a correction. */
import type { ComplaintContent } from '../../domain/content/index.js';

export const LONGEST_CONTENT: Record<Exclude<keyof ComplaintContent, 'details'>, number> = {
  content: 5000,
  occurredAt: 100,
  address: 200,
  desiredOutcome: 1000,
  complainantName: 50,
  phone: 30,
  email: 100,
};
