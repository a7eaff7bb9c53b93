/** Ids of what was told to staff. */
import type { Branded } from '../core/brand.js';

export type InboxEntryId = Branded<'InboxEntryId'>;
