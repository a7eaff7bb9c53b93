/** Every type of entry, with its facts: a noun declares its own in its `entries.ts`. */
import type { AttachmentEntries } from '../attachments/entries.js';
import type { CaseEntries } from '../cases/entries.js';
import type { DeadlineEntries } from '../deadlines/entries.js';
import type { DefinitionEntries } from '../definitions/entries.js';
import type { DeliveryEntries } from '../deliveries/entries.js';
import type { DutyEntries } from '../duties/entries.js';
import type { InboxEntries } from '../inbox/entries.js';
import type { IntakeEntries } from '../intake/entries.js';
import type { MassEventEntries } from '../mass-events/entries.js';
import type { MigrationEntries } from '../migration/entries.js';
import type { MonitorEntries } from '../monitor/entries.js';
import type { NoticeEntries } from '../notices/entries.js';
import type { OrganisationEntries } from '../organisation/entries.js';
import type { PeopleEntries } from '../people/entries.js';
import type { PolicyEntries } from '../policies/entries.js';
import type { PortalEntries } from '../portal/entries.js';
import type { SafetyEntries } from '../safety/entries.js';
import type { TaskEntries } from '../tasks/entries.js';
import type { StockEntries } from './verify/entries.js';

export interface LedgerFacts
  extends
    AttachmentEntries,
    CaseEntries,
    DeadlineEntries,
    DefinitionEntries,
    DeliveryEntries,
    DutyEntries,
    InboxEntries,
    IntakeEntries,
    MassEventEntries,
    MigrationEntries,
    MonitorEntries,
    NoticeEntries,
    OrganisationEntries,
    PeopleEntries,
    PolicyEntries,
    PortalEntries,
    SafetyEntries,
    StockEntries,
    TaskEntries {}

export type EntryType = keyof LedgerFacts;
