/** Bundles, their files and what the engine made of them. Contents are kept once, however many bundles have them. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { digestOfFile } from '../../domain/core/index.js';
import {
  type Bundle,
  BUNDLE_ORIGINS,
  type BundleDefinition,
  type BundleFile,
  type BundleId,
  type Bundles,
  DEFINITION_KINDS,
  FILE_CHANGES,
  type ReadForm,
} from '../../domain/definitions/index.js';
import { countOf, idOf, instant, json, table, text, textOf, toRow, whole } from './rows.js';

const IN_JSON = { json: ['changes'] };

const BUNDLE = table<Bundle>(
  z.object({
    id: idOf<BundleId>(),
    number: whole,
    deploymentKey: text,
    hash: text,
    origin: z.enum(BUNDLE_ORIGINS),
    deployedBy: text,
    deployedAt: instant,
    reason: text,
    changes: json(z.array(z.object({ name: text, kind: z.enum(FILE_CHANGES) }))),
  }),
);

const FILE = table<BundleFile>(z.object({ name: text, content: text }));
const READ_FORM = table<ReadForm>(z.object({ formId: text, content: text, readAt: instant }));
const DEFINITION = table<BundleDefinition>(z.object({ kind: z.enum(DEFINITION_KINDS), definitionId: text, key: text }));
/** Rows of one statement: SQLite and PostgreSQL take so many values at once. */
const MANY = 100;

export function bundles(db: Knex): Bundles {
  const newestFirst = () => db('bundle').orderBy('number', 'desc');
  const contents = () => db('bundle_file as f').join('bundle_content as c', 'c.digest', 'f.digest');
  return {
    latest: () => BUNDLE.first(newestFirst().first()),
    byId: (id) => BUNDLE.first(db('bundle').where({ id }).first()),
    byNumber: (number) => BUNDLE.first(db('bundle').where({ number }).first()),
    list: ({ from, limit }) => BUNDLE.all(newestFirst().where('number', '>', 0).offset(from).limit(limit)),
    files: (id) => FILE.all(contents().where('f.bundle_id', id).orderBy('f.name').select('f.name', 'c.content')),
    file: (id, name) => textOf(contents().where({ 'f.bundle_id': id, 'f.name': name }), 'content'),
    readForms: (bundle_id) => READ_FORM.all(db('bundle_read_form').where({ bundle_id }).orderBy('form_id')),
    keepForm: async (bundleId, form) => {
      const row = toRow({ ...form, bundleId });
      await db('bundle_read_form').insert(row).onConflict(['bundle_id', 'form_id']).ignore();
    },
    definitions: (bundle_id) => DEFINITION.all(db('bundle_definition').where({ bundle_id })),
    hasDefinition: async (bundle_id, key) => (await countOf(db('bundle_definition').where({ bundle_id, key }))) > 0,
    withDefinition: (key) =>
      BUNDLE.first(
        newestFirst()
          .select('bundle.*')
          .join('bundle_definition as d', 'd.bundle_id', 'bundle.id')
          .where('d.key', key)
          .first(),
      ),
    async insert(bundle, files, definitions) {
      await db('bundle').insert(toRow(bundle, IN_JSON));
      const digested = files.map(({ name, content }) => ({
        name,
        content,
        digest: digestOfFile(content),
      }));
      for (const { digest, content } of digested)
        await db('bundle_content').insert({ digest, content }).onConflict('digest').ignore();
      const rows = digested.map(({ name, digest }) => ({ bundle_id: bundle.id, name, digest }));
      for (let at = 0; at < rows.length; at += MANY) await db('bundle_file').insert(rows.slice(at, at + MANY));
      const made = definitions.map((definition) => toRow({ ...definition, bundleId: bundle.id }));
      for (let at = 0; at < made.length; at += MANY) await db('bundle_definition').insert(made.slice(at, at + MANY));
    },
  };
}
