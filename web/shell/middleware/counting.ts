/** Keys of what is counted for all processes: nothing in them says who it was. */
import { createHmac } from 'node:crypto';
import { type Clock, type Counts, type Instant, instantOf } from '../../../domain/core/index.js';
import type { WebConfig } from '../deps.js';

/** What counting needs. */
export interface Counting {
  counts: Counts;
  clock: Clock;
  config: Pick<WebConfig, 'csrfSecret'>;
}

export const keyOf = ({ config }: Counting, ...parts: readonly string[]): string =>
  createHmac('sha256', config.csrfSecret)
    .update(['counted', ...parts].join('\n'))
    .digest('base64url');

export const nowOf = ({ clock }: Counting): Instant => instantOf(clock.now());

export const endOf = ({ clock }: Counting, windowMs: number): Instant =>
  instantOf(new Date(clock.now().getTime() + windowMs));
