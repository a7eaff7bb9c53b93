/** Definitions that were met, by the engine's key. */
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ProcessDefinitions, StoredDefinition } from '../../domain/definitions/index.js';
import { instant, table, text, toRow } from './rows.js';

const DEFINITION = table<StoredDefinition>(z.object({ key: text, processId: text, xml: text, readAt: instant }));

export function processDefinitions(db: Knex): ProcessDefinitions {
  return {
    byKey: (key) => DEFINITION.first(db('process_definition').where({ key }).first()),
    keep: async (definition) =>
      void (await db('process_definition').insert(toRow(definition)).onConflict('key').ignore()),
  };
}
