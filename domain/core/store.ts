/** The database as use cases see it: one connection’s view, a transaction’s or a reader’s. */
import type { Attachments } from '../attachments/store.js';
import type { Complaints, Classifications, Recusals } from '../cases/store.js';
import type { SealedContents, Messages } from '../content/store.js';
import type { Clocks, Supervisions, Extensions, CalendarYears } from '../deadlines/store.js';
import type { Duties } from '../duties/store.js';
import type { MassEvents } from '../mass-events/store.js';
import type { Findings, Repairs } from '../monitor/store.js';
import type { Notices } from '../notices/store.js';
import type { Absences, People } from '../people/store.js';
import type { Policies } from '../policies/store.js';
import type { ComplaintDrafts, Evaluations } from '../portal/store.js';
import type { Dangers } from '../safety/store.js';
import type { Searches } from '../search/store.js';
import type { WorkItems, Submissions } from '../tasks/store.js';
import type { Ledger } from './ledger.js';
import type { Outbox } from './outbox.js';
import type { Settings } from './settings.js';
import type { Instant } from './time/instant.js';

export interface Repositories {
  complaints: Complaints;
  contents: SealedContents;
  attachments: Attachments;
  clocks: Clocks;
  workItems: WorkItems;
  submissions: Submissions;
  complaintDrafts: ComplaintDrafts;
  searches: Searches;
  evaluations: Evaluations;
  messages: Messages;
  dangers: Dangers;
  supervisions: Supervisions;
  duties: Duties;
  massEvents: MassEvents;
  classifications: Classifications;
  extensions: Extensions;
  recusals: Recusals;
  absences: Absences;
  policies: Policies;
  calendarYears: CalendarYears;
  ledger: Ledger;
  notices: Notices;
  outbox: Outbox;
  findings: Findings;
  repairs: Repairs;
  people: People;
  settings: Settings;
  /** Notes that a job was applied. @returns false where it had been already */
  applyOnce(occurrence: string, kind: string, at: Instant): Promise<boolean>;
}

export interface Store {
  read: Repositories;
  /** All of it or nothing. Writers queue. */
  transaction<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
  /** Who sends what: each a statement by itself, beside the queue of writers. */
  leases: Pick<Outbox, 'claim' | 'release'>;
  /**
   * Whether what was deleted is in no file of the database any more: `pending` while somebody else still reads from before;
   * `server`: a database server keeps its files itself, and no program can prove it from outside.
   */
  forgetDeleted(): Promise<'gone' | 'pending' | 'server'>;
}
