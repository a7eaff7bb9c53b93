/** The nouns of the application, each with what can be done about it, over one set of dependencies. */
import { Context, type Deps } from './core/context.js';
import type { OutboxStore } from './core/outbox.js';
import { type AttachmentsModule, attachmentsModule } from './attachments/index.js';
import { type CasesModule, casesModule } from './cases/index.js';
import { type DeadlinesModule, deadlinesModule } from './deadlines/index.js';
import { type DefinitionsModule, definitionsModule } from './definitions/index.js';
import { type DeliveriesModule, deliveriesModule, goingOut } from './deliveries/index.js';
import { type DutiesModule, dutiesModule } from './duties/index.js';
import { type InboxModule, inboxModule } from './inbox/index.js';
import { type IntakeModule, intakeModule } from './intake/index.js';
import { type MassEventsModule, massEventsModule, tellingOn } from './mass-events/index.js';
import { type MigrationModule, migrationModule } from './migration/index.js';
import { type MonitorModule, monitorModule } from './monitor/index.js';
import { type OrganisationModule, organisationModule } from './organisation/index.js';
import { type PeopleModule, peopleModule } from './people/index.js';
import { type PoliciesModule, policiesModule } from './policies/index.js';
import { type PortalModule, portalModule } from './portal/index.js';
import { type SafetyModule, safetyModule } from './safety/index.js';
import { type SearchModule, searchModule } from './search/index.js';
import { noticeSending, receiptSending, shortSending, type NoticesModule, noticesModule } from './notices/index.js';
import { type TellingModule, tellingModule, tellingOf } from './telling/index.js';
import { goneTasks, returnLapsed, type TasksModule, tasksModule } from './tasks/index.js';

export type { Deps } from './core/context.js';

export interface UseCases {
  attachments: AttachmentsModule;
  cases: CasesModule;
  deadlines: DeadlinesModule;
  definitions: DefinitionsModule;
  deliveries: DeliveriesModule;
  duties: DutiesModule;
  inbox: InboxModule;
  intake: IntakeModule;
  massEvents: MassEventsModule;
  migration: MigrationModule;
  monitor: MonitorModule;
  notices: NoticesModule;
  organisation: OrganisationModule;
  people: PeopleModule;
  policies: PoliciesModule;
  portal: PortalModule;
  safety: SafetyModule;
  search: SearchModule;
  tasks: TasksModule;
  telling: TellingModule;
}

export function createUseCases(deps: Deps): { useCases: UseCases; outbox: OutboxStore } {
  const context = new Context(deps);
  const tasks = tasksModule(context);
  return {
    useCases: {
      attachments: attachmentsModule(context),
      cases: casesModule(context),
      deadlines: deadlinesModule(context),
      definitions: definitionsModule(context),
      deliveries: deliveriesModule(context),
      duties: dutiesModule(context),
      inbox: inboxModule(context),
      intake: intakeModule(context),
      massEvents: massEventsModule(context, tasks),
      migration: migrationModule(context),
      monitor: monitorModule(context),
      notices: noticesModule(context, tellingOf(context)),
      organisation: organisationModule(context),
      people: peopleModule(context, { returnTasks: (r) => returnLapsed(context, r) }),
      policies: policiesModule(context),
      portal: portalModule(context),
      safety: safetyModule(context),
      search: searchModule(context),
      tasks,
      telling: tellingModule(context),
    },
    outbox: outboxStore(context),
  };
}

/** What the outbox dispatcher needs of the database. */
function outboxStore(context: Context): OutboxStore {
  const { store } = context.deps;
  return {
    pending: (limit, lane) => store.read.outbox.pending(limit, lane),
    claim: (ids, lease) => store.leases.claim(ids, lease),
    release: (owner) => store.leases.release(owner),
    done: (id, at) => store.leases.done(id, at),
    retryAt: (id, dueAt, error) => store.leases.retryAt(id, dueAt, error),
    ...goneTasks(context),
    ...noticeSending(context, tellingOf(context)),
    ...shortSending(context, tellingOf(context)),
    ...receiptSending(context),
    ...tellingOn(context),
    ...goingOut(context),
  };
}
