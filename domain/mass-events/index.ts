/** Many complaints about one outage or one matter. */
export type { MassEventId, MassMessageId, UnlinkId } from './ids.js';
export { massEventAtFiling, recordLink } from './links.js';
export { tellingOn } from './messages.js';
export { MASS_EVENT_KINDS, type MassEvent } from './model.js';
export { massEventRights } from './rights.js';
export type { MassEvents, StoredMassMessage, StoredUnlink } from './store.js';
export type { CaseEvents, DoneTogether, LinkedCase, MassEventFile, MassEventWords } from './use-cases.js';
export { type MassEventsModule, massEventsModule } from './module.js';
