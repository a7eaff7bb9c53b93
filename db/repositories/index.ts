/** The repositories over one connection or transaction: the only SQL of the application. */
import type { Knex } from 'knex';
import type { PolicyVersion, Repositories } from '../../domain/repositories.js';
import { clocks, notices, submissions, workItems } from './cases.js';
import { complaints, contents } from './complaints.js';
import { ledger, outbox, people, settings } from './house.js';
import { toObject } from './rows.js';

export function createRepositories(db: Knex): Repositories {
  return {
    complaints: complaints(db),
    contents: contents(db),
    clocks: clocks(db),
    workItems: workItems(db),
    submissions: submissions(db),
    ledger: ledger(db),
    notices: notices(db),
    outbox: outbox(db),
    people: people(db),
    settings: settings(db),
    async policyAt(at) {
      const row = (await db('policy_version')
        .where('effective_from', '<=', at)
        .orderBy('effective_from', 'desc')
        .first()) as Record<string, unknown> | undefined;
      return row ? toObject<PolicyVersion>(row) : null;
    },
    async applyOnce(occurrence, kind, at) {
      if (await db('applied_job').where({ occurrence, kind }).first('at')) return false;
      await db('applied_job').insert({ occurrence, kind, at });
      return true;
    },
  };
}
