/** The processes of a bundle, as its diagrams have them. */
import { messageOf } from '../core/caught.js';
import type { Context, Deps } from '../core/context.js';
import type { EngineKey } from '../core/ids.js';
import { own } from '../core/own.js';
import { readOnce } from '../core/read-once.js';
import { type BundleFile, isDiagram } from './bundle.js';
import { processDefinition } from './catalogue.js';
import type { BundleId } from './ids.js';
import type { ProcessDefinition } from './model.js';

interface Diagram {
  process: ProcessDefinition;
  xml: string;
}

type Processes = Readonly<Record<string, ProcessDefinition>>;

type Reading = Pick<Deps, 'store' | 'parseProcess' | 'log'>;

/** A diagram that cannot be read is left out: no page stands still for it. */
async function read({ parseProcess, log }: Reading, { name, content }: BundleFile): Promise<Diagram[]> {
  try {
    return [{ process: await parseProcess(content), xml: content }];
  } catch (error) {
    log.warn({ diagram: name, reason: messageOf(error) }, 'a diagram cannot be read');
    return [];
  }
}

const diagramsOf = readOnce(async (reading: Reading, id: BundleId): Promise<Diagram[]> => {
  const files = await reading.store.read.bundles.files(id);
  return (await Promise.all(files.filter(isDiagram).map((file) => read(reading, file)))).flat();
});

/** Those that new cases go by; none before anything was deployed. Not in a transaction. */
async function newestDiagrams({ deps }: { deps: Reading }): Promise<Diagram[]> {
  const latest = await deps.store.read.bundles.latest();
  return latest === null ? [] : diagramsOf(deps, latest.id);
}

/** The same by process id. */
async function newestProcesses(context: { deps: Reading }): Promise<Processes> {
  return Object.fromEntries((await newestDiagrams(context)).map(({ process }) => [process.processId, process]));
}

export interface ProcessUseCases {
  /** Those of the newest bundle, by process id. */
  processes(): Promise<Processes>;
  /** The BPMN of one of them; null where there is none of this id. */
  processFile(processId: string): Promise<string | null>;
  /** What some definitions say, by their keys; those that cannot be read are left out. */
  processesByKey(keys: readonly EngineKey[]): Promise<Readonly<Record<EngineKey, ProcessDefinition>>>;
  /** Variables that an instance of the newest version of a process may carry; none of one that is not there. */
  allowedVariables(processId: string): Promise<readonly string[]>;
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
  allowedVariables: async (processId) => own(await newestProcesses(context), processId)?.allowedVariables ?? [],
});
