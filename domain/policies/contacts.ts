/** Where to complain, at the company and elsewhere: the company's table of contacts as the portal publishes it. */
import { type PolicyFile, tableOf, literal, cell } from './tables.js';

export const CONTACT_KINDS = [
  'emergency',
  'phone',
  'sms',
  'email',
  'letter',
  'counter',
  'web',
  'app',
  'messageBoard',
  'outsidePhone',
  'outside',
] as const;

export type ContactKind = (typeof CONTACT_KINDS)[number];

export interface Contact {
  id: string;
  kind: ContactKind;
  name: string;
  nameEn: string;
  /** Number, address or name of a place; null where the installation knows it (emergency line, this site). */
  value: string | null;
  /** null: the company's shifts, or not for us to say where the body is not ours. */
  hours: string | null;
  hoursEn: string | null;
  remark: string;
  remarkEn: string;
  /** Of whatever regulation: those that ask for the channel. */
  rules: string[];
}

export interface Shift {
  dayKind: 'workingDay' | 'restDay';
  from: string;
  to: string;
}

const isKind = (value: unknown): value is ContactKind => CONTACT_KINDS.some((kind) => kind === value);

export function contactsOf(files: readonly PolicyFile[]): Contact[] {
  const table = files.map((file) => tableOf(file, 'contacts')).find((one) => one !== undefined);
  if (table === undefined) return [];
  return table.rows.flatMap((row) => {
    const text = (name: string): string | null => {
      const value = literal(cell(table, row, name));
      return typeof value === 'string' ? value : null;
    };
    const kind = text('kind');
    if (!isKind(kind)) return [];
    return [
      {
        id: text('id') ?? row.id,
        kind,
        name: text('name') ?? '',
        nameEn: text('nameEn') ?? '',
        value: text('value'),
        hours: text('hours'),
        hoursEn: text('hoursEn'),
        remark: text('remark') ?? '',
        remarkEn: text('remarkEn') ?? '',
        rules: row.rules,
      },
    ];
  });
}

/** The company's shifts, in the order of the day. */
export function shiftsOf(files: readonly PolicyFile[]): Shift[] {
  const table = files.map((file) => tableOf(file, 'hours')).find((one) => one !== undefined);
  if (table === undefined) return [];
  const shifts = table.rows.flatMap((row): Shift[] => {
    const dayKind = literal(row.inputs[0] ?? '');
    const [from, to] = [literal(cell(table, row, 'from')), literal(cell(table, row, 'to'))];
    if ((dayKind !== 'workingDay' && dayKind !== 'restDay') || typeof from !== 'string' || typeof to !== 'string')
      return [];
    return [{ dayKind, from, to }];
  });
  return shifts.sort((left, right) => left.from.localeCompare(right.from));
}
