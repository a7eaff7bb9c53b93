/** Broadcasts a signal: everybody who hears it, at once. What an event has thrown follows its own command. */
import { broadcast } from '../behaviors/signals.js';
import type { Key } from '../records.js';
import type { Command, CommandOf, Surroundings } from './command.js';

function treesOf(signalName: string, { indexes }: Surroundings): Promise<Key[]> {
  return Promise.resolve([...new Set(indexes.hearersOf(signalName).flatMap(({ rootKey }) => rootKey ?? []))]);
}

export const broadcastSignal: CommandOf<'broadcastSignal'> = {
  trees: ({ signalName }, surroundings) => treesOf(signalName, surroundings),
  apply(x, { signalName, variables }) {
    broadcast(x, signalName, variables);
    return { key: x.newKey() };
  },
};

export const broadcastThrown: Command<{ key: Key }, void> = {
  trees({ key }, surroundings) {
    return treesOf(surroundings.messages.signals.get(key)?.name ?? '', surroundings);
  },
  apply(x, { key }) {
    const signal = x.messages.signals.get(key);
    if (!signal) return;
    x.removeSignal(signal);
    broadcast(x, signal.name, signal.variables);
  },
};
