/** Ids of what a complainant wrote later. */
import type { Branded } from '../core/brand.js';

export type MessageId = Branded<'MessageId'>;
