/** The tables of a policy as text: what a process owner sees in Modeler, without its XML. */

export interface TableColumn {
  /** Expression of an input, name of an output. */
  name: string;
  label: string;
  /** Rules that the column carries out, where a setting stands for one. */
  rules: string[];
}

export interface TableRow {
  id: string;
  /** What the row says, with its rule and article. */
  description: string;
  rules: string[];
  inputs: string[];
  outputs: string[];
}

export interface PolicyTable {
  /** `limits_D16_2025_1` */
  id: string;
  /** `limits` */
  kind: string;
  name: string;
  description: string;
  inputs: TableColumn[];
  outputs: TableColumn[];
  rows: TableRow[];
  /** SHA-256 of what it decides: without descriptions and labels. */
  hash: string;
}

export interface PolicyFile {
  /** `D16_2025_1` */
  code: string;
  title: string;
  tables: PolicyTable[];
  /** The file as it is: XML. */
  content: string;
  /** SHA-256 of the file. */
  hash: string;
}

/** Rules that a row's words begin with: they are told with the row already. */
export const IDS_IN_FRONT = /^(?:D\d\d-R\d\d[、,\s]*)+/;

export const tableOf = ({ tables }: PolicyFile, kind: string): PolicyTable | undefined =>
  tables.find((table) => table.kind === kind);

/** A literal of FEEL as a value; undefined for an expression. */
export function literal(feel: string): string | number | boolean | null | undefined {
  const text = feel.trim();
  if (text === 'null' || text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The cell of a row by the column's name. */
export function cell({ outputs }: PolicyTable, row: TableRow, name: string): string {
  return row.outputs[outputs.findIndex((output) => output.name === name)] ?? '';
}

/** The one row of a table of settings, by name. */
export function settingsOf(table: PolicyTable): Record<string, ReturnType<typeof literal>> {
  const [row] = table.rows;
  return Object.fromEntries(table.outputs.map(({ name }, at) => [name, literal(row?.outputs[at] ?? '')]));
}

export const isPolicy = ({ code }: PolicyFile): boolean => /^D\d\d_/.test(code);

/** D17 decides on the nature of complaints only: a policy selects it. */
export const isScheme = (file: PolicyFile): boolean => isPolicy(file) && tableOf(file, 'limits') === undefined;
