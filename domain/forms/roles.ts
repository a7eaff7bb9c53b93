/**
 * What a form means to the house, as its owner says it in properties of its fields: nothing in code knows a form or a field
 * by its name. Modeler gives a form as a whole no properties: what is said of all of it stands on any of its parts, by
 * custom on the first.
 */
import { type MarkedPart, markedParts, type Schema } from './form.js';
import type { Values } from './submission.js';

/** What the page of a task shows besides. */
export const SHOWN = [
  'late', // what is late in the case, since when, and who has it
  'danger', // whom to call, where to go, when and how danger was found
  'untold', // what the complainant is still to be told, word for word, and by when
] as const;

export type Shown = (typeof SHOWN)[number];

/** Properties that are said of the form as a whole. */
export const FORM_MARKS = ['records', 'continues', 'ownPerPerson', 'shows'] as const;

/** Properties that are said of a field. */
export const FIELD_MARKS = [
  'outcome',
  'quotable',
  'content',
  'identifies',
  'subject',
  'danger',
  'amount',
  'cause',
  'department',
  'toldBy',
  'toldOn',
  'toldAt',
  'toldProof',
  'reached',
] as const;

/** Fields by their keys. */
export interface FormRoles {
  /** Events that its submission is: they happened when it was submitted. */
  records: readonly string[];
  /** The form whose last answers it begins with; its own id: what comes back is revised, not written anew. */
  continues: string | null;
  /** Whether its answers are each person's own: they cannot be the same for many cases. */
  ownPerPerson: boolean;
  shows: readonly Shown[];
  /** What was decided, or found. */
  outcome: string | null;
  /** What a notice to the complainant may say. */
  quotable: readonly string[];
  /** By the piece of the complaint's content, or the fact of it, that a field holds. */
  content: Readonly<Record<string, string>>;
  /** What tells who the complainant is, and how it is masked: all but the surname, or all but the last digits. */
  identity: Readonly<Record<string, 'name' | 'code'>>;
  /** The account, or the name, of whom the complaint is about: they take no part in it. */
  subject: string | null;
  /** Ticked where a person tells of danger now. */
  danger: readonly string[];
  /** In yuan, paid to the complainant. */
  amount: string | null;
  /** Why it came to the complaint. */
  cause: string | null;
  /** Which department is in charge: begins with that of the category. */
  department: string | null;
  /** How the complainant was told what they were to be told, by the codes of the ways; on which day, at what time; what shows it. */
  toldBy: string | null;
  toldOn: string | null;
  toldAt: string | null;
  toldProof: readonly string[];
  /** Whoever answers so was spoken to: they have been told what they were to be told. */
  reached: { key: string; answers: readonly string[] } | null;
}

export const NO_ROLES: FormRoles = {
  records: [],
  continues: null,
  ownPerPerson: false,
  shows: [],
  outcome: null,
  quotable: [],
  content: {},
  identity: {},
  subject: null,
  danger: [],
  amount: null,
  cause: null,
  department: null,
  toldBy: null,
  toldOn: null,
  toldAt: null,
  toldProof: [],
  reached: null,
};

/** What holds pieces of the complaint's content is corrected as that is. */
export const holdsContent = ({ content }: FormRoles): boolean => Object.keys(content).length > 0;

const listed = (value = ''): string[] => value.split(' ').filter((one) => one !== '');

const isSaid = ({ properties }: MarkedPart, mark: string): boolean => properties[mark] === 'true';

const MARKS: readonly string[] = [...FORM_MARKS, ...FIELD_MARKS];

/** null: it says nothing, as forms did before they could. */
export function rolesOf(schema: Schema): FormRoles | null {
  const parts = markedParts(schema);
  if (!parts.some(({ properties }) => Object.keys(properties).some((name) => MARKS.includes(name)))) return null;
  const keys = (mark: string): string[] => parts.filter((part) => isSaid(part, mark)).map(({ key }) => key);
  const all = (mark: string): string[] => [...new Set(parts.flatMap(({ properties }) => listed(properties[mark])))];
  const shows = all('shows');
  return {
    records: all('records'),
    continues: all('continues')[0] ?? null,
    ownPerPerson: parts.some((part) => isSaid(part, 'ownPerPerson')),
    shows: SHOWN.filter((one) => shows.includes(one)),
    outcome: keys('outcome')[0] ?? null,
    quotable: keys('quotable'),
    content: Object.fromEntries(
      parts.flatMap(({ key, properties: { content } }) => (content === undefined ? [] : [[content, key]])),
    ),
    identity: Object.fromEntries(
      parts
        .filter(({ properties: { identifies } }) => identifies !== undefined)
        .map(({ key, properties: { identifies } }) => [key, identifies === 'name' ? 'name' : 'code']),
    ),
    subject: keys('subject')[0] ?? null,
    danger: keys('danger'),
    amount: keys('amount')[0] ?? null,
    cause: keys('cause')[0] ?? null,
    department: keys('department')[0] ?? null,
    toldBy: keys('toldBy')[0] ?? null,
    toldOn: keys('toldOn')[0] ?? null,
    toldAt: keys('toldAt')[0] ?? null,
    toldProof: keys('toldProof'),
    reached:
      parts.flatMap(({ key, properties: { reached } }) =>
        reached === undefined ? [] : { key, answers: listed(reached) },
      )[0] ?? null,
  };
}

/** What is kept of answers in clear, to be counted: codes of choices and a sum, never words. */
export interface Findings {
  outcome: string | null;
  cause: string | null;
  amount: number | null;
}

export function findingsIn({ outcome, cause, amount }: FormRoles, data: Values): Findings {
  const code = (key: string | null): string | null => {
    const value = key === null ? undefined : data[key];
    return typeof value === 'string' || typeof value === 'boolean' ? String(value) : null;
  };
  const sum = amount === null ? undefined : data[amount];
  return { outcome: code(outcome), cause: code(cause), amount: typeof sum === 'number' ? sum : null };
}
