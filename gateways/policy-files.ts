/** Reads the decision tables of `workflows/policies`, as text for people and for the check before activation. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { DmnModdle } from 'dmn-moddle';
import type { PolicyFile, PolicyTable, TableColumn, TableRow } from '../domain/policies/index.js';

interface Text {
  text?: string;
}
interface Clause {
  label?: string;
  name?: string;
  description?: string;
  inputExpression?: Text;
}
interface Rule {
  id: string;
  description?: string;
  inputEntry?: Text[];
  outputEntry?: Text[];
}
interface Decision {
  $type: string;
  id: string;
  name?: string;
  description?: string;
  decisionLogic?: { input?: Clause[]; output?: Clause[]; rule?: Rule[] };
}
interface Definitions {
  id: string;
  name?: string;
  drgElement?: Decision[];
}

/** The file is no DMN; the message says where. */
export class PolicyFileError extends Error {
  override name = 'PolicyFileError';
}

const RULE_ID = /D\d\d-R\d\d/g;
const rulesIn = (text: string): string[] => [...new Set(text.match(RULE_ID) ?? [])];
const column = (clause: Clause): TableColumn => ({
  name: clause.name ?? clause.inputExpression?.text ?? '',
  label: clause.label ?? '',
  rules: rulesIn(clause.description ?? ''),
});
const texts = (entries: Text[] | undefined): string[] => (entries ?? []).map(({ text }) => text ?? '');

function rowOf({ id, description = '', inputEntry, outputEntry }: Rule): TableRow {
  const outputs = texts(outputEntry);
  // A row may name its rule in its words and hand it on in a column.
  return { id, description, inputs: texts(inputEntry), outputs, rules: rulesIn([description, ...outputs].join(' ')) };
}

function tableOf({ id, name = '', description = '', decisionLogic }: Decision, code: string): PolicyTable {
  return {
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
  const hash = createHash('sha256').update(content).digest('hex');
  const before = known.get(hash);
  if (before !== undefined) return before;
  try {
    const { rootElement } = (await new DmnModdle().fromXML(String(content))) as unknown as { rootElement: Definitions };
    const { id: code, name: title = '', drgElement = [] } = rootElement;
    const tables = drgElement.filter(({ decisionLogic }) => decisionLogic !== undefined);
    const file: PolicyFile = { code, title, tables: tables.map((decision) => tableOf(decision, code)), hash };
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(hash, file);
    return file;
  } catch (error) {
    throw new PolicyFileError(`${name} is no DMN file: ${(error as Error).message}`);
  }
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
