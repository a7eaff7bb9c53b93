/** The repositories over one connection or transaction: the only SQL of the application. */
import type { Knex } from 'knex';
import type { Tx } from '../../domain/core/index.js';
import { classifications, recusals, complaints } from './cases.js';
import { contents, messages } from './content.js';
import { outbox, settings } from './core.js';
import { clocks, extensions, supervisions, calendarYears } from './deadlines.js';
import { ledger } from './ledger.js';
import { bundles } from './bundles.js';
import { processDefinitions } from './definitions.js';
import { deliveries, hooks } from './deliveries.js';
import { inbox } from './inbox.js';
import { findings, repairs } from './monitor.js';
import { moves } from './moves.js';
import { notices } from './notices.js';
import { organisation } from './organisation.js';
import { absences, people } from './people.js';
import { policies } from './policies.js';
import { complaintDrafts, evaluations } from './portal.js';
import { dangers } from './safety.js';
import { receipts } from './receipts.js';
import { searches } from './search.js';
import { stored } from './stored.js';
import { submissions, workItems } from './tasks.js';
import { attachments } from './attachments.js';
import { duties } from './duties.js';
import { reports } from './reports.js';
import { massEvents } from './mass-events.js';
import { NO_PLACES, type Places } from './urgency.js';

type Repositories = Omit<Tx, 'inTransaction'>;

/** @param places where a transaction gathers the cases whose place changes */
export function createRepositories(db: Knex, places: Places = NO_PLACES): Repositories {
  return {
    complaints: complaints(db, places),
    contents: contents(db),
    attachments: attachments(db),
    clocks: clocks(db, places),
    workItems: workItems(db, places),
    submissions: submissions(db),
    complaintDrafts: complaintDrafts(db),
    searches: searches(db),
    evaluations: evaluations(db),
    messages: messages(db),
    dangers: dangers(db, places),
    supervisions: supervisions(db),
    duties: duties(db),
    reports: reports(db),
    massEvents: massEvents(db),
    classifications: classifications(db),
    extensions: extensions(db),
    recusals: recusals(db),
    absences: absences(db),
    policies: policies(db),
    processDefinitions: processDefinitions(db),
    bundles: bundles(db),
    moves: moves(db),
    calendarYears: calendarYears(db),
    ledger: ledger(db),
    notices: notices(db),
    inbox: inbox(db),
    deliveries: deliveries(db),
    hooks: hooks(db),
    outbox: outbox(db),
    findings: findings(db),
    repairs: repairs(db),
    people: people(db),
    organisation: organisation(db),
    settings: settings(db),
    receipts: receipts(db),
    stored: stored(db),
    async applyOnce(occurrence, kind, at) {
      const added: unknown = await db('applied_job')
        .insert({ occurrence, kind, at })
        .onConflict(['occurrence', 'kind'])
        .ignore()
        .returning('at');
      return Array.isArray(added) && added.length === 1;
    },
  };
}
