/** Ids of events of many complaints, of messages to all of them, and of cases taken out. */
import type { Branded } from '../core/brand.js';

export type MassEventId = Branded<'MassEventId'>;
export type MassMessageId = Branded<'MassMessageId'>;
export type UnlinkId = Branded<'UnlinkId'>;
