/** Adding to the lists, calling something otherwise, putting it out of use, and taking away what nothing names. */
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { LedgerFacts } from '../core/ledger-facts.js';
import type { Tx } from '../core/store.js';
import type { User } from '../people/model.js';
import type { OrganisationEntries } from './entries.js';
import type { Known } from './known.js';
import { knownEntry, matterForms, only, usesOf } from './looking.js';
import {
  COMPLAINT,
  isFixed,
  isOfTheHouse,
  type List,
  type ListEntry,
  mistakesIn,
  mistakesInPlace,
  NOTHING_BESIDES,
} from './model.js';

type Called = Pick<ListEntry, 'list' | 'code' | 'names'>;

/** Of a post its role, and its department where it is in one. */
type NewEntry = Called & Partial<Pick<ListEntry, 'department' | 'role'>>;

type Changed = Called & Pick<ListEntry, 'position' | 'department'> & Partial<Pick<ListEntry, 'onPortal' | 'questions'>>;

export interface ChangingUseCases {
  /** At the end of its list, in use. @throws {DomainError} invalid; wrongState, where the program knows each one */
  addEntry(user: User, entry: NewEntry): Promise<void>;
  /** @param seen its names as they were shown. @throws {DomainError} invalid, stale */
  changeEntry(user: User, entry: Changed, seen: ListEntry['names']): Promise<void>;
  /** @throws {DomainError} wrongState, for what the house itself goes by */
  setInUse(user: User, list: List, code: string, inUse: boolean): Promise<void>;
  /** @throws {DomainError} wrongState, for what the house itself goes by, and while something names it */
  removeEntry(user: User, list: List, code: string): Promise<void>;
}

const trimmed = ({ 'zh-CN': zh, en }: ListEntry['names']): ListEntry['names'] => ({
  'zh-CN': zh.trim(),
  en: en.trim(),
});

/** A name stands for one thing in its list. */
async function mistakesAmong(r: Tx, entry: Called): Promise<Record<string, string>> {
  const fields = mistakesIn(entry);
  const others = (await r.organisation.of(entry.list)).filter(({ code }) => code !== entry.code);
  if (others.some(({ names }) => names['zh-CN'] === entry.names['zh-CN'])) fields['nameZh'] ??= 'taken';
  if (others.some(({ names }) => names.en === entry.names.en)) fields['nameEn'] ??= 'taken';
  return fields;
}

async function mistakesOfPlace(r: Tx, entry: Pick<ListEntry, 'list' | 'department' | 'role'>) {
  return mistakesInPlace(entry, new Set((await r.organisation.of('department')).map(({ code }) => code)));
}

/** A category is asked about by a form of the newest bundle, or not at all. */
const mayAsk = async (r: Tx, list: List, questions: string | null): Promise<boolean> =>
  questions === null || (list === 'category' && (questions === 'none' || (await matterForms(r)).includes(questions)));

function refuse(fields: Record<string, string>): void {
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
}

/** @param position from 1; beyond the end is the end */
async function move(r: Tx, { list, code }: Called, position: number): Promise<void> {
  const others = (await r.organisation.of(list)).map((entry) => entry.code).filter((one) => one !== code);
  await r.organisation.putInOrder(list, [...others.slice(0, position - 1), code, ...others.slice(position - 1)]);
}

function note<Type extends keyof OrganisationEntries>(
  context: Context,
  r: Tx,
  { id: actor }: User,
  type: Type,
  facts: LedgerFacts[Type],
) {
  return context.record(r, { type, complaintId: null, actor, facts });
}

export async function noteAdded(context: Context, r: Tx, user: User, entry: ListEntry): Promise<void> {
  const { list, code, names, department, role } = entry;
  const what = { list, code, nameZh: names['zh-CN'], nameEn: names.en };
  await note(context, r, user, 'organisation.added', role === null ? what : { ...what, department, role });
}

/** Each with what was before. */
export async function noteChanges(
  context: Context,
  r: Tx,
  user: User,
  before: ListEntry,
  after: ListEntry,
): Promise<void> {
  const { list, code } = before;
  const changes = [
    ['nameZh', before.names['zh-CN'], after.names['zh-CN']],
    ['nameEn', before.names.en, after.names.en],
    ['inUse', String(before.inUse), String(after.inUse)],
    ['position', String(before.position), String(after.position)],
    ['department', before.department, after.department],
    ['onPortal', String(before.onPortal), String(after.onPortal)],
    ['questions', before.questions, after.questions],
    ['withheld', before.withheld.join(' '), after.withheld.join(' ')],
  ] as const;
  for (const [what, old, now] of changes.filter(([, old, now]) => old !== now))
    await note(context, r, user, 'organisation.changed', { list, code, what, before: old, after: now });
}

export function changingUseCases(context: Context, known: Known): ChangingUseCases {
  /** What this process shows from then on is what was written. */
  async function change(by: User, work: (r: Tx, user: User) => Promise<void>): Promise<void> {
    await context.act(by, async (r, user) => {
      only('changeLists', user);
      await work(r, user);
    });
    await known.readAgain();
  }

  return {
    addEntry: (by, given) =>
      change(by, async (r, user) => {
        if (isFixed(given.list)) throw new DomainError('wrongState');
        const { list, code, department = null, role = null } = given;
        const its = await r.organisation.of(list);
        const names = trimmed(given.names);
        const entry = {
          list,
          code,
          names,
          department,
          role,
          position: its.length + 1,
          inUse: true,
          ...NOTHING_BESIDES,
        };
        const fields = { ...(await mistakesAmong(r, entry)), ...(await mistakesOfPlace(r, entry)) };
        if (its.some(({ code }) => code === entry.code)) fields['code'] = 'taken';
        refuse(fields);
        await r.organisation.insert(entry);
        await noteAdded(context, r, user, entry);
      }),
    changeEntry: (by, { position, department: chosen, onPortal: offered = false, questions = null, ...given }, seen) =>
      change(by, async (r, user) => {
        const before = await knownEntry(r, given.list, given.code);
        const names = trimmed(given.names);
        // What a post is stays: who holds it would otherwise be somebody else over night.
        const department = given.list === 'post' ? before.department : chosen;
        const fields = await mistakesAmong(r, { ...given, names });
        if (!Number.isInteger(position) || position < 1) fields['position'] = 'number';
        Object.assign(fields, await mistakesOfPlace(r, { ...before, department }));
        if (questions !== before.questions && !(await mayAsk(r, given.list, questions))) fields['questions'] = 'option';
        refuse(fields);
        if (seen['zh-CN'] !== before.names['zh-CN'] || seen.en !== before.names.en) throw new DomainError('stale');
        // The portal has to have one to file by.
        const onPortal = given.list === 'matterKind' && (offered || given.code === COMPLAINT);
        await r.organisation.change(before, { ...before, names, department, onPortal, questions });
        if (position !== before.position) await move(r, given, position);
        await noteChanges(context, r, user, before, await knownEntry(r, given.list, given.code));
      }),
    setInUse: (by, list, code, inUse) =>
      change(by, async (r, user) => {
        const before = await knownEntry(r, list, code);
        if (isOfTheHouse(before)) throw new DomainError('wrongState');
        if (before.inUse === inUse) return;
        await r.organisation.change(before, { ...before, inUse });
        await noteChanges(context, r, user, before, { ...before, inUse });
      }),
    removeEntry: (by, list, code) =>
      change(by, async (r, user) => {
        const before = await knownEntry(r, list, code);
        if (isOfTheHouse(before) || Object.keys(await usesOf(r, list, code)).length > 0)
          throw new DomainError('wrongState');
        await r.organisation.remove(list, code);
        const left = await r.organisation.of(list);
        await r.organisation.putInOrder(
          list,
          left.map((one) => one.code),
        );
        const { names } = before;
        await note(context, r, user, 'organisation.removed', { list, code, nameZh: names['zh-CN'], nameEn: names.en });
      }),
  };
}
