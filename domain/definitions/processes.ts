/** The processes of a bundle, as its diagrams have them. */
import { messageOf } from '../core/caught.js';
import type { Context, Deps } from '../core/context.js';
import type { EngineKey } from '../core/ids.js';
import { readOnce } from '../core/read-once.js';
import { type BundleFile, isDiagram } from './bundle.js';
import { processDefinition } from './catalogue.js';
import { formsAmong, type FormOfBundle, formsOf } from './forms.js';
import type { BundleId } from './ids.js';
import type { ProcessDefinition } from './model.js';

interface Diagram {
  /** Its file in the bundle. */
  name: string;
  process: ProcessDefinition;
  xml: string;
}

type Processes = Readonly<Record<string, ProcessDefinition>>;

type Reading = Pick<Deps, 'store' | 'parseProcess' | 'log'>;

/** A diagram that cannot be read is left out: no page stands still for it. */
async function read({ parseProcess, log }: Omit<Reading, 'store'>, { name, content }: BundleFile): Promise<Diagram[]> {
  try {
    return [{ name, process: await parseProcess(content), xml: content }];
  } catch (error) {
    log.warn({ diagram: name, reason: messageOf(error) }, 'a diagram cannot be read');
    return [];
  }
}

const diagramsAmong = async (reading: Omit<Reading, 'store'>, files: readonly BundleFile[]): Promise<Diagram[]> =>
  (await Promise.all(files.filter(isDiagram).map((file) => read(reading, file)))).flat();

const diagramsOf = readOnce(async (reading: Reading, id: BundleId): Promise<Diagram[]> =>
  diagramsAmong(reading, await reading.store.read.bundles.files(id)),
);

/** Those that new cases go by; none before anything was deployed. Not in a transaction. */
async function newestDiagrams({ deps }: { deps: Reading }): Promise<Diagram[]> {
  const latest = await deps.store.read.bundles.latest();
  return latest === null ? [] : diagramsOf(deps, latest.id);
}

/** The same by process id. */
export async function newestProcesses(context: { deps: Reading }): Promise<Processes> {
  return Object.fromEntries((await newestDiagrams(context)).map(({ process }) => [process.processId, process]));
}

/** What a bundle says, besides its tables: these are read by the policies. */
export interface BundleContents {
  diagrams: readonly Omit<Diagram, 'xml'>[];
  forms: readonly FormOfBundle[];
}

/** What these files say. */
export async function readContents(
  reading: Omit<Reading, 'store'>,
  files: readonly BundleFile[],
): Promise<BundleContents> {
  return { diagrams: await diagramsAmong(reading, files), forms: formsAmong(files, reading.log) };
}

/** What new cases go by; nothing before anything was deployed. Not in a transaction. */
export async function newestContents({ deps }: { deps: Reading }): Promise<BundleContents> {
  const latest = await deps.store.read.bundles.latest();
  if (latest === null) return { diagrams: [], forms: [] };
  const [diagrams, forms] = await Promise.all([diagramsOf(deps, latest.id), formsOf(deps, latest.id)]);
  return { diagrams, forms: [...forms.values()] };
}

export interface ProcessUseCases {
  /** Those of the newest bundle, by process id. */
  processes(): Promise<Processes>;
  /** The BPMN of one of them; null where there is none of this id. */
  processFile(processId: string): Promise<string | null>;
  /** What some definitions say, by their keys; those that cannot be read are left out. */
  processesByKey(keys: readonly EngineKey[]): Promise<Readonly<Record<EngineKey, ProcessDefinition>>>;
}

export const processUseCases = (context: Context): ProcessUseCases => ({
  processes: () => newestProcesses(context),
  async processFile(processId) {
    return (await newestDiagrams(context)).find(({ process }) => process.processId === processId)?.xml ?? null;
  },
  async processesByKey(keys) {
    const found = await Promise.all(
      [...new Set(keys)].map(async (key): Promise<[EngineKey, ProcessDefinition][]> => {
        try {
          return [[key, await processDefinition(context, key)]];
        } catch (error) {
          context.deps.log.warn({ key, reason: messageOf(error) }, 'a definition cannot be read');
          return [];
        }
      }),
    );
    return Object.fromEntries(found.flat());
  },
});
