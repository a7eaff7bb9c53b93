/**
 * One message to every complainant of an event. Some are told in the transaction that begins it; what is left is a row of
 * the outbox, and each row tells some and leaves the next: it goes on after a kill, and whoever writes waits for no crowd.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ComplaintId } from '../cases/ids.js';
import { type Complaint, ENDED_STATES } from '../cases/model.js';
import { caseRights, caseScopes } from '../cases/rights.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { After } from '../core/ids.js';
import type { OutboxStore } from '../core/outbox.js';
import { openAs, seal } from '../core/privacy/keys.js';
import type { Snapshot, Tx } from '../core/store.js';
import { type NoticeRule, noticeRules, insertNotices } from '../notices/index.js';
import type { UserId } from '../people/ids.js';
import type { User } from '../people/model.js';
import type { MassEventId, MassMessageId } from './ids.js';
import { eventFor } from './life.js';
import type { MassMessage } from './model.js';
import { massEventRights } from './rights.js';
import type { StoredMassMessage } from './store.js';
import type { MassEventUseCases } from './use-cases.js';

const NOTICE = 'mass-event';

const LONGEST_TEXT = 2000;

/** So many in one transaction: other writers wait for no more. */
const SLICE = 25;

interface Words {
  text: string;
  textEn: string;
}

interface Slice {
  complaints: { complaint: Complaint; rules: NoticeRule[] }[];
  /** With all after them. */
  total: number;
}

const goesOn = ({ state, erasedAt }: Complaint): boolean => !ENDED_STATES.includes(state) && erasedAt === null;

/** @throws {DomainError} invalid */
function check({ text, textEn }: Words): void {
  const fields = {
    ...(text === '' && { text: 'required' }),
    ...([...text].length > LONGEST_TEXT && { text: 'tooLong' }),
    ...([...textEn].length > LONGEST_TEXT && { textEn: 'tooLong' }),
  };
  if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
}

/** The next to be told, with what the tables say of each: asked before the transaction. */
async function nextSlice(
  context: Context,
  r: Snapshot,
  user: User,
  massEventId: MassEventId,
  after: After<ComplaintId>,
): Promise<Slice> {
  const page = { after, limit: SLICE };
  const { complaints, total } = await r.complaints.goingOnOf(massEventId, caseScopes(user), page);
  const asked = new Map<string, Promise<NoticeRule[]>>();
  const rulesOf = (complaint: Complaint): Promise<NoticeRule[]> => {
    const key = `${complaint.policyVersion} ${complaint.bundleId} ${complaint.responsibleDepartment}`;
    const rules = asked.get(key) ?? noticeRules(context, complaint, NOTICE, { otherwise: 'complainant' });
    asked.set(key, rules);
    return rules;
  };
  const withRules = complaints.map(async (complaint) => ({ complaint, rules: await rulesOf(complaint) }));
  return { complaints: await Promise.all(withRules), total };
}

const wordsOf = ({ deps }: Context, { wrappedKey, sealed }: StoredMassMessage): Words =>
  openAs<Words>(deps.keys.unwrap(wrappedKey), sealed);

/** The words themselves make the occurrence: however often they are sent, nobody reads them twice. */
const occurrenceOf = ({ deps }: Context, { massEventId }: MassMessage, { text, textEn }: Words): string =>
  `${massEventId}:${deps.keys.hash('message to many', `${text}\n${textEn}`)}`;

/** @returns null where it is nothing to tell: between the list and now the case has ended, or is not theirs to see */
async function tellOne(
  context: Context,
  r: Tx,
  user: User,
  { complaint, rules }: Slice['complaints'][number],
  [occurrence, { text, textEn }]: [string, Words],
): Promise<'told' | 'before' | null> {
  const current = await context.complaint(r, complaint.id);
  if (!goesOn(current) || current.massEventId !== complaint.massEventId) return null;
  if (!caseRights.see(user, await context.caseAtHand(r, current))) return null;
  if (!(await r.applyOnce(`${complaint.id}:${occurrence}`, 'mass-event.message', context.now()))) return 'before';
  const words = { messageText: complaint.locale === 'en' && textEn !== '' ? textEn : text };
  await insertNotices(context, r, rules, { complaint: current, event: NOTICE, occurrence, actor: user.id, words });
  return 'told';
}

/** Beside what each case has on record: that it was one answer to many. */
export const recordAnswer = (
  context: Context,
  r: Tx,
  actor: UserId,
  massEventId: MassEventId,
  answered: { told?: number; done?: number },
) =>
  context.record(r, {
    type: 'mass-event.answered',
    complaintId: null,
    actor,
    facts: { massEventId, ...answered },
  });

type Progress = Pick<MassMessage, 'told' | 'before' | 'after' | 'endedAt'>;

/** @returns how far the message has come by it */
async function tellSlice(
  context: Context,
  r: Tx,
  user: User,
  [message, words]: [MassMessage, Words],
  { complaints, total }: Slice,
): Promise<Progress> {
  const occurrence = occurrenceOf(context, message, words);
  const count = { told: message.told, before: message.before };
  for (const one of complaints) {
    const outcome = await tellOne(context, r, user, one, [occurrence, words]);
    if (outcome !== null) count[outcome] += 1;
  }
  const after = complaints.at(-1)?.complaint.id ?? message.after;
  return { ...count, after, endedAt: total <= complaints.length ? context.now() : null };
}

/** Who is left is told by the next row of the outbox; that all have it is on record. */
async function follow(
  context: Context,
  r: Tx,
  { id: messageId, by, massEventId }: MassMessage,
  { told, endedAt }: Progress,
): Promise<void> {
  if (endedAt === null) await context.send(r, 'tell-complainants', { messageId });
  else if (told > 0) await recordAnswer(context, r, by, massEventId, { told });
}

export function massMessageUseCases(context: Context): Pick<MassEventUseCases, 'tellComplainants'> {
  const { store, keys } = context.deps;

  /** Once all have the words, they lie with each of them. */
  function sealedUntil(endedAt: string | null, words: Words): { wrappedKey: string; sealed: string } {
    if (endedAt !== null) return { wrappedKey: '', sealed: '' };
    const key = keys.newDataKey();
    return { wrappedKey: keys.wrap(key), sealed: seal(key, JSON.stringify(words)) };
  }

  return {
    async tellComplainants(by, id, given) {
      const words = { text: given.text.trim(), textEn: given.textEn.trim() };
      await eventFor(store.read, by, 'answer', id);
      check(words);
      const slice = await nextSlice(context, store.read, by, id, '');
      return context.actAgain(by, async (r, user) => {
        await eventFor(r, user, 'answer', id);
        // Sent twice while it goes on: it is the same message.
        const last = await r.massEvents.lastMessage(id);
        if (last?.endedAt === null && isDeepStrictEqual(wordsOf(context, last), words))
          return { told: last.told, before: last.before };
        const begun = {
          id: context.newId<MassMessageId>(),
          massEventId: id,
          by: user.id,
          at: context.now(),
          total: slice.total,
        };
        const message: MassMessage = { ...begun, told: 0, before: 0, after: '', endedAt: null };
        const progress = await tellSlice(context, r, user, [message, words], slice);
        const { told, before, endedAt } = progress;
        // Where there was nobody to tell, nothing was sent.
        if (told > 0 || endedAt === null) {
          await r.massEvents.insertMessage({ ...message, ...progress, ...sealedUntil(endedAt, words) });
          await follow(context, r, message, progress);
        }
        return { told, before };
      });
    },
  };
}

/** Sends on what a message has left, as the person who began it and by what they may do now. */
export function tellingOn(context: Context): Pick<OutboxStore, 'tellOn'> {
  const { store } = context.deps;

  /** null: their account, or their right, has gone meanwhile. */
  async function teller(r: Snapshot, { by }: MassMessage): Promise<User | null> {
    const account = await r.people.byId(by);
    if (account === null || !account.active) return null;
    const user = await context.withPlaces(r, account);
    return massEventRights.answer(user, null) ? user : null;
  }

  return {
    async tellOn(messageId) {
      const stored = await store.read.massEvents.message(messageId);
      if (stored === null || stored.endedAt !== null) return;
      const { wrappedKey: _wrappedKey, sealed: _sealed, ...message } = stored;
      const words = wordsOf(context, stored);
      const by = await teller(store.read, message);
      const slice = by && (await nextSlice(context, store.read, by, message.massEventId, message.after));
      await context.change(async (r) => {
        const user = await teller(r, message);
        const progress =
          user === null || slice === null
            ? { ...message, endedAt: context.now() }
            : await tellSlice(context, r, user, [message, words], slice);
        const { told, before, after, endedAt } = progress;
        await r.massEvents.advanceMessage(message, { told, before, after, endedAt });
        await follow(context, r, message, progress);
      });
    },
  };
}
