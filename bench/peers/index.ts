/** The other engines of Node, in memory. `npm ci` in this folder installs them (`npm run bench:engine` does). */
import { type Contestant, pooled } from '../measure.js';

interface Peer {
  name: string;
  open(): Promise<() => Promise<void>>;
}

/** What they do best with: one waits inside, the other does not. */
const LANES = 256;

export async function peers(): Promise<Contestant[]> {
  const contestants: Contestant[] = [];
  for (const file of ['./bpmn-engine.mjs', './bpmn-server.mjs']) {
    const { name, open } = (await import(file)) as Peer;
    const run = await open();
    contestants.push({
      name: `${name}, in memory`,
      round: (count) => pooled(count, LANES, run),
      close: async () => undefined,
    });
  }
  return contestants;
}
