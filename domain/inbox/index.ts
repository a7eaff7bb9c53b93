/** What is told to staff, and who has read and noted it. */
export type { InboxEntryId } from './ids.js';
export { type InboxEntry, type InboxItem, INBOX_VIEWS, type InboxView, MOST_UNREAD, type Told } from './model.js';
export type { EntryView, InboxPage, TaskView } from './looking.js';
export type { Inbox, InboxOf } from './store.js';
export { type InboxModule, inboxModule } from './module.js';
