/** Every mutant of the diagrams, tables and forms: one small change each, that some test must notice. */
import type { Resource } from '../../gateways/deploy.js';
import { diagramMutants } from './diagrams.js';
import { formMutants } from './forms.js';
import type { Mutant } from './mutant.js';
import { tableMutants } from './tables.js';

export async function mutantsOf(resources: readonly Resource[]): Promise<Mutant[]> {
  const all = await Promise.all(
    resources.map(({ name, content }) => {
      const text = content.toString('utf8');
      if (name.endsWith('.dmn')) return tableMutants(name, text);
      return name.endsWith('.bpmn') ? diagramMutants(name, text) : formMutants(name, text);
    }),
  );
  return all.flat();
}

/** The mutant's file with the mutant in it. @throws Error where its place is not there any more */
export async function mutated({ file, name, apply }: Mutant, resources: readonly Resource[]): Promise<Resource> {
  const resource = resources.find((one) => one.name === file);
  if (resource === undefined) throw new Error(`The mutant ${name} has no file.`);
  return { name: file, content: Buffer.from(await apply(resource.content.toString('utf8'))) };
}
