/** Reads the decision tables of `workflows/policies`, as text for people and for the check before activation. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Clause, DmnModdle, type DrgElement, type InputClause, type Rule } from 'dmn-moddle';
import { messageOf } from '../domain/core/index.js';
import type { PolicyFile, PolicyTable, TableColumn, TableRow } from '../domain/policies/index.js';

/** The file is no DMN; the message says where. */
export class PolicyFileError extends Error {
  override name = 'PolicyFileError';
}

const RULE_ID = /D\d\d-R\d\d/g;
const rulesIn = (text: string): string[] => [...new Set(text.match(RULE_ID) ?? [])];
const column = (clause: InputClause): TableColumn => ({
  name: clause.name ?? clause.inputExpression?.text ?? '',
  label: clause.label ?? '',
  rules: rulesIn(clause.description ?? ''),
});
const texts = (entries: Clause[] | undefined): string[] => (entries ?? []).map(({ text }) => text ?? '');

function rowOf({ id = '', description = '', inputEntry, outputEntry }: Rule): TableRow {
  const outputs = texts(outputEntry);
  // A row may name its rule in its words and hand it on in a column.
  return { id, description, inputs: texts(inputEntry), outputs, rules: rulesIn([description, ...outputs].join(' ')) };
}

const WORDS = ['description', 'label'];
/** Whoever writes the file may leave out what holds anyway. */
const DEFAULTS: Readonly<Record<string, unknown>> = { hitPolicy: 'UNIQUE', preferredOrientation: 'Rule-as-Row' };
const saysNothing = (key: string, value: unknown): boolean =>
  WORDS.includes(key) || (value !== undefined && DEFAULTS[key] === value);
const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

function tableOf(decision: DrgElement, code: string): PolicyTable {
  const { id = '', name = '', description = '', decisionLogic } = decision;
  return {
    hash: sha256(JSON.stringify(decision, (key, value: unknown) => (saysNothing(key, value) ? undefined : value))),
    id,
    kind: id.replace(`_${code}`, ''),
    name,
    description,
    inputs: (decisionLogic?.input ?? []).map(column),
    outputs: (decisionLogic?.output ?? []).map(column),
    rows: (decisionLogic?.rule ?? []).map(rowOf),
  };
}

/** A file that has not changed is not parsed again: pages of the portal ask for it each time. */
const known = new Map<string, PolicyFile>();
const MOST_KNOWN = 100;

/** @throws {PolicyFileError} */
export async function readPolicyFile(name: string, content: Buffer | string): Promise<PolicyFile> {
  const hash = sha256(content);
  const before = known.get(hash);
  if (before !== undefined) return before;
  try {
    const text = String(content);
    const { rootElement } = await new DmnModdle().fromXML(text);
    const { id: code = '', name: title = '', drgElement = [] } = rootElement;
    const tables = drgElement.filter(({ decisionLogic }) => decisionLogic !== undefined);
    const file: PolicyFile = {
      code,
      title,
      tables: tables.map((decision) => tableOf(decision, code)),
      content: text,
      hash,
    };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(hash, file);
    return file;
  } catch (error) {
    throw new PolicyFileError(`${name} is no DMN file: ${messageOf(error)}`);
  }
}

/** Tables that only the kept one has are there, too: cases may still ask them. */
export async function withKeptTables(shipped: string, kept: string, ids: ReadonlySet<string>): Promise<string> {
  const moddle = new DmnModdle();
  const { rootElement: file } = await moddle.fromXML(shipped);
  const { rootElement: old } = await moddle.fromXML(kept);
  const held = (old.drgElement ?? []).filter(({ id = '' }) => ids.has(id));
  file.drgElement = [...(file.drgElement ?? []).filter(({ id = '' }) => !ids.has(id)), ...held];
  return (await moddle.toXML(file, { format: true })).xml;
}

/** As they were read last, by path: each page that a complainant follows asks for them, and they rarely change. */
const lastRead = new Map<string, { stamp: string; file: PolicyFile }>();

async function readUnlessKnown(name: string, address: string): Promise<PolicyFile> {
  const { mtimeNs, size, ino } = fs.statSync(address, { bigint: true });
  const stamp = `${mtimeNs} ${size} ${ino}`;
  const before = lastRead.get(address);
  if (before?.stamp === stamp) return before.file;
  const file = await readPolicyFile(name, fs.readFileSync(address));
  lastRead.set(address, { stamp, file });
  return file;
}

/** Every policy of the folder, the company's own tables and the schemes among them, by code. */
export async function readPolicies(folder: string): Promise<Map<string, PolicyFile>> {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.dmn'));
  const files = await Promise.all(names.sort().map((name) => readUnlessKnown(name, path.join(folder, name))));
  return new Map(files.map((file) => [file.code, file]));
}

/** `D03_2025_1`: regulation, year, version of the year. */
const CODE = /^([A-Z][A-Z0-9]*)_\d{4}_\d+$/;

/**
 * Saves what the file of a policy says as its next version: every name in it is the new one's. A file of a policy in force
 * says again what it said when it came into force.
 * @param held what it said then; null where it has not come into force
 * @throws {PolicyFileError} where the new code is none of the same regulation, or is taken
 */
export async function saveAsNext(folder: string, old: string, next: string, held: string | null): Promise<void> {
  const file = (await readPolicies(folder)).get(old);
  if (file === undefined) throw new PolicyFileError(`There is no policy ${old} in ${folder}.`);
  if (CODE.exec(next)?.[1] !== CODE.exec(old)?.[1])
    throw new PolicyFileError(
      `${next} is no version of the same policy: call it like ${old}, with another year or number.`,
    );
  const address = path.join(folder, `${next}.dmn`);
  if (fs.existsSync(address)) throw new PolicyFileError(`${next} is there already: choose the next number.`);
  fs.writeFileSync(address, file.content.replaceAll(old, next), { flag: 'wx' });
  if (held !== null && held !== file.content) fs.writeFileSync(path.join(folder, `${old}.dmn`), held);
}
