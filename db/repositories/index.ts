/** The repositories over one connection or transaction: the only SQL of the application. */
import type { Knex } from 'knex';
import type { Repositories } from '../../domain/repositories.js';
import { attachments } from './attachments.js';
import { classifications, clocks, extensions, notices, recusals, submissions, workItems } from './cases.js';
import { complaintDrafts, complaints, contents, evaluations, messages } from './complaints.js';
import { dangers, supervisions } from './dangers.js';
import { duties } from './duties.js';
import { absences, ledger, outbox, people, settings } from './house.js';
import { massEvents } from './mass-events.js';
import { findings, repairs } from './reconciliation.js';
import { calendarYears, policies } from './rules.js';
import { searches } from './searches.js';

export function createRepositories(db: Knex): Repositories {
  return {
    complaints: complaints(db),
    contents: contents(db),
    attachments: attachments(db),
    clocks: clocks(db),
    workItems: workItems(db),
    submissions: submissions(db),
    complaintDrafts: complaintDrafts(db),
    searches: searches(db),
    evaluations: evaluations(db),
    messages: messages(db),
    dangers: dangers(db),
    supervisions: supervisions(db),
    duties: duties(db),
    massEvents: massEvents(db),
    classifications: classifications(db),
    extensions: extensions(db),
    recusals: recusals(db),
    absences: absences(db),
    policies: policies(db),
    calendarYears: calendarYears(db),
    ledger: ledger(db),
    notices: notices(db),
    outbox: outbox(db),
    findings: findings(db),
    repairs: repairs(db),
    people: people(db),
    settings: settings(db),
    async applyOnce(occurrence, kind, at) {
      if (await db('applied_job').where({ occurrence, kind }).first('at')) return false;
      await db('applied_job').insert({ occurrence, kind, at });
      return true;
    },
  };
}
