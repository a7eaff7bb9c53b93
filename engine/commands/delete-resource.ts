/** Deletes what was deployed: nothing new begins with it; instances that run go on to their end. */
import type { Key } from '../records.js';
import { type CommandOf } from './command.js';
import { Rejection } from './commands.js';
import { closeStarts, replaceStarts } from './deploy.js';

/** The version that becomes the latest, where the latest is deleted. */
type Prepared = Key | null;

export const deleteResource: CommandOf<'deleteResource', Prepared> = {
  async prepare({ resourceKey }, { definitions }) {
    const process = definitions.processes.get(resourceKey);
    if (!process || definitions.processes.latest(process.bpmnProcessId)?.key !== resourceKey) return null;
    const before = definitions.processes.before(process.bpmnProcessId, resourceKey);
    if (before) await definitions.compileWith(before.key);
    return before?.key ?? null;
  },
  apply(x, { resourceKey }, prepared) {
    const found = x.definitions.deletable(resourceKey);
    if (!found) {
      throw new Rejection(
        'NOT_FOUND',
        'DELETE',
        `Expected to delete resource but no resource found with key \`${resourceKey}\``,
      );
    }
    if ('process' in found) {
      const { bpmnProcessId, key } = found.process;
      if (x.definitions.processes.latest(bpmnProcessId)?.key === key) {
        if (prepared === null) closeStarts(x, bpmnProcessId);
        else replaceStarts(x, prepared, x.definitions.model(prepared));
      }
    }
    x.put('deleted_resource', { key: resourceKey, deletedAt: x.now });
    x.definitions.retire(resourceKey);
  },
};
