/** The shipped bundle as tests deploy it: as it is, or with one thing changed by a run of the mutants. */
import path from 'node:path';
import { readBundle, type Resource } from '../../gateways/deploy.js';
import { touch } from './touched.js';

const shipped = readBundle(path.resolve(import.meta.dirname, '../../workflows'));
/** The process's, as the notes of touched.ts are. */
const shared = globalThis as unknown as { changeOfBundle?: (resource: Resource) => Resource };

/** Every bundle from here on has this change. */
export function changeBundle(by: (resource: Resource) => Resource): void {
  shared.changeOfBundle = by;
}

/** All that is deployed: models, decisions, forms. */
export function bundle(): Resource[] {
  touch('bundle');
  return shipped.map((resource) => shared.changeOfBundle?.(resource) ?? resource);
}

/** Of it what the engine takes: notices are kept beside it. */
export const forEngine = (resources: readonly Resource[] = bundle()): Resource[] =>
  resources.filter(({ name }) => !name.endsWith('.hbs'));

/** The shipped bundle with the file of this ending written otherwise. */
export const changed = (end: string, change: (text: string) => string): Resource[] =>
  bundle().map(({ name, content }) =>
    name.endsWith(end) ? { name, content: Buffer.from(change(content.toString('utf8'))) } : { name, content },
  );
