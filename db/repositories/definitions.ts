/** Definitions that were met, by the engine's key. */
import type { Knex } from 'knex';
import type { ProcessDefinitions, StoredDefinition } from '../../domain/definitions/index.js';
import { type Row, toObject, toRow } from './rows.js';

export function processDefinitions(db: Knex): ProcessDefinitions {
  return {
    async byKey(key) {
      const row = (await db('process_definition').where({ key }).first()) as Row | undefined;
      return row ? toObject<StoredDefinition>(row) : null;
    },
    keep: async (definition) =>
      void (await db('process_definition').insert(toRow(definition)).onConflict('key').ignore()),
  };
}
