/** What the diagrams of earlier states ask of workers, of which no case may come by in the other tests: it is still there. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import knexFactory from 'knex';
import { engineFileOf } from '../../db/files.js';
import { CASE_EVENTS } from '../../domain/deadlines/index.js';
import { extensions, type Node, readDeployed, within } from '../../gateways/bpmn.js';
import { bundle } from '../kit/bundle.js';
import { releases, unpack } from './stored.js';

const WORKERS = path.resolve(import.meta.dirname, '../../workers');
const served = new Set(fs.readdirSync(WORKERS).map((file) => file.replace(/\.ts$/, '')));
const isServed = (type: string): boolean =>
  served.has(type) || /^work-item\.(creating|assigning|completing|canceling)$/.test(type);
const told = new Set(bundle().flatMap(({ name }) => /^notices\/(.+)\.zh-CN\.hbs$/.exec(name)?.[1] ?? []));

/** Every element of every diagram that the engine of a release has. */
async function elementsOf(release: string): Promise<Node[]> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'release-'));
  unpack(release, dataDir);
  const knex = knexFactory({
    client: 'sqlite3',
    connection: { filename: engineFileOf(dataDir) },
    useNullAsDefault: true,
  });
  try {
    const files: string[] = await knex('process_definition').pluck('resource');
    const read = await Promise.all(files.map(readDeployed));
    const processes = read.flatMap(({ rootElements }) => rootElements.filter(({ $type }) => $type === 'bpmn:Process'));
    return processes.flatMap(within);
  } finally {
    await knex.destroy();
    fs.rmSync(dataDir, { recursive: true });
  }
}

const typeOf = (node: Node): string => String(extensions(node, 'zeebe:TaskDefinition')[0]?.['type'] ?? '');
const listenersOf = (node: Node): string[] =>
  extensions(node, 'zeebe:TaskListeners').flatMap(({ listeners = [] }) => listeners.map(({ type }) => String(type)));

/** Values of the header `event` at the service tasks of a type. */
const eventsAt = (nodes: readonly Node[], type: string): string[] =>
  nodes
    .filter((node) => typeOf(node) === type)
    .flatMap((node) => extensions(node, 'zeebe:TaskHeaders'))
    .flatMap(({ values = [] }) => values.filter(({ key }) => key === 'event').map(({ value }) => String(value)));

describe('the contracts of earlier releases', () => {
  for (const release of releases())
    it(`of ${release} are kept: every job type is served, every event known, every notice has words`, async () => {
      const nodes = await elementsOf(release);
      const types = nodes.flatMap((node) => [typeOf(node), ...listenersOf(node)]).filter((type) => type !== '');
      expect(types.length).to.be.greaterThan(20);
      expect(types.filter((type) => !isServed(type))).to.deep.equal([]);
      const events = eventsAt(nodes, 'case.record-event');
      expect(events.length).to.be.greaterThan(5);
      expect(events.filter((event) => !CASE_EVENTS.some((known) => known === event))).to.deep.equal([]);
      const notices = eventsAt(nodes, 'notice.send');
      expect(notices.length).to.be.greaterThan(3);
      expect(notices.filter((event) => !told.has(event))).to.deep.equal([]);
    });
});
