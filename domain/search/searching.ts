/** Looking for cases by words that are only stored sealed: hashes find candidates, and each is read before it counts. */
import { randomBytes } from 'node:crypto';
import type { ComplaintId } from '../cases/ids.js';
import { type Complaint, COMPLAINT_STATES, JUDGED_BY, type JudgedAs, type JudgedBy } from '../cases/model.js';
import { normalizeNumber } from '../cases/number.js';
import { caseRights, type CaseScope, caseScopes } from '../cases/rights.js';
import type { CaseQuery } from '../cases/store.js';
import { withMessages, messagesOf, phoneToken } from '../content/index.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import { isOneOf } from '../core/own.js';
import { open, openAs, seal } from '../core/privacy/keys.js';
import { maskName, maskAddress } from '../core/privacy/masking.js';
import { nearestClock } from '../deadlines/index.js';
import type { CaseClock } from '../deadlines/model.js';
import { isMatterKind } from '../organisation/model.js';
import type { User } from '../people/model.js';
import { type SearchNotes, holds, type Term, termsOf, notesOf } from './terms.js';
import { instantOf } from '../core/time/instant.js';

/** Nobody turns more pages than that: the person who finds more is told to say more. */
export const MOST_FOUND = 1000;

/** Contents that are opened at a time, before anybody else has their turn. */
const BATCH = 50;

/** A shorter text would find half the town. */
const SHORTEST_SEARCH = 5;

const MOST_EARLIER = 10;

const KEPT_MS = 24 * 3_600_000;

type Query = Pick<CaseQuery, 'state' | 'kind' | 'judged' | 'scopes' | 'order'>;

/** Whether a case is one of those that are asked for, whatever its words. */
const isAsked = (found: Complaint, { state, kind, judged = {} }: Query): boolean =>
  (state === null || found.state === state) &&
  (kind === undefined || found.matterKind === kind) &&
  JUDGED_BY.every((by) => judged[by] === undefined || String(found[by]) === judged[by]);

interface Found {
  ids: ComplaintId[];
  /** All that match are in `ids`; false where it was enough before the end. */
  complete: boolean;
  /** There are more than anybody is shown. */
  tooMany: boolean;
}

export interface SearchUseCases {
  /** By number, or by words that must all be there; open danger, then priority, then the limit due first. */
  searchCases(
    user: User,
    query: { text: string; state: string; kind?: string; judged?: JudgedAs; from: number; limit: number },
  ): Promise<{
    /** `clock`: the running limit that is due first. */
    items: { complaint: Complaint; maskedName: string; maskedAddress: string; clock: CaseClock | null }[];
    /** How many match; where that is not `complete`, at least so many. */
    total: number;
    complete: boolean;
    /** More match than anybody is shown: more has to be said. */
    tooMany: boolean;
    notes: SearchNotes;
  }>;
  /** What cases may be asked for by: what tables have judged them as; nothing where no policy judges. */
  judgements(): Promise<Record<JudgedBy, string[]>>;
  /** Cases that this user may see, of the same phone or address; the newest first, ten at most. */
  earlierCases(user: User, known: { phone: string; address: string }): Promise<Complaint[]>;
  /** The case and others of the same person, with whether each may be erased now. */
  samePerson(user: User, complaintId: ComplaintId): Promise<{ complaint: Complaint; erasable: boolean }[]>;
  /** Keeps what was looked for, sealed for a day. @returns an id for an address */
  keepSearch(user: User, text: string): Promise<string>;
  /** null where it is not kept any more. @throws {DomainError} notFound, where it is another person's */
  keptSearch(user: User, id: string): Promise<string | null>;
}

export function searchUseCases(context: Context): SearchUseCases {
  const { store, keys, clock } = context.deps;
  const r = store.read;

  /** Of candidates in their order those that hold every word, until there are enough. */
  async function holding(
    candidates: readonly ComplaintId[],
    words: readonly string[],
    wanted: number,
  ): Promise<ComplaintId[]> {
    const matches: ComplaintId[] = [];
    for (let at = 0; at < candidates.length && matches.length < wanted; at += BATCH) {
      const batch = candidates.slice(at, at + BATCH);
      const stored = new Map((await r.contents.latestOf(batch)).map((one) => [one.complaintId, one]));
      const complaints = new Map((await r.complaints.byIds(batch)).map((one) => [one.id, one]));
      for (const id of batch) {
        const [sealed, complaint] = [stored.get(id), complaints.get(id)];
        if (sealed && complaint && matches.length < wanted && (await holdsAll(complaint, sealed, words)))
          matches.push(id);
      }
    }
    return matches;
  }

  async function holdsAll(
    complaint: Complaint,
    { sealed, wrappedKey }: { sealed: string; wrappedKey: string },
    words: readonly string[],
  ): Promise<boolean> {
    const content = openAs<Parameters<typeof holds>[1]>(keys.unwrap(wrappedKey), sealed);
    const missing = words.filter((word) => !holds(complaint, content, word));
    if (missing.length === 0) return true;
    const all = withMessages(content, await messagesOf(context, r, complaint.id));
    return missing.every((word) => holds(complaint, all, word));
  }

  /** @param wanted how many are enough */
  async function find(terms: readonly Term[], query: Query, wanted: number): Promise<Found> {
    const candidates = await r.complaints.matching({
      ...query,
      terms: terms.map(({ groups }) => groups),
      limit: MOST_FOUND + 1,
    });
    const shown = candidates.slice(0, MOST_FOUND);
    const tooMany = candidates.length > MOST_FOUND;
    if (terms.every(({ exact }) => exact)) return { ids: shown, complete: true, tooMany };
    const words = terms.map(({ word }) => word);
    const ids = await holding(shown, words, wanted);
    return { ids, complete: ids.length < wanted, tooMany };
  }

  /** A complaint's own number is looked up as it is. */
  async function byNumber(user: User, number: string, query: Query): Promise<Found> {
    const found = await r.complaints.byNumber(number);
    const isIt = found !== null && isAsked(found, query) && caseRights.see(user, await context.caseAtHand(r, found));
    return { ids: isIt ? [found.id] : [], complete: true, tooMany: false };
  }

  const inTheirOrder = async (ids: ComplaintId[]): Promise<Complaint[]> => {
    const found = new Map((await r.complaints.byIds(ids)).map((one) => [one.id, one]));
    return ids.flatMap((id) => found.get(id) ?? []);
  };

  const newest = async (text: string, scopes: readonly CaseScope[], wanted: number): Promise<ComplaintId[]> => {
    const terms = termsOf(keys, text);
    return terms.length === 0 ? [] : (await find(terms, { state: null, scopes }, wanted)).ids.slice(0, wanted);
  };

  return {
    async searchCases(user, { text, state: asked, kind, judged = {}, from, limit }) {
      const state = isOneOf(COMPLAINT_STATES, asked) ? asked : null;
      const number = normalizeNumber(text);
      const terms = number === null ? termsOf(keys, text) : [];
      const ofKind = isMatterKind(kind) ? { kind } : {};
      const query: Query = { state, ...ofKind, judged, scopes: caseScopes(user), order: 'urgency' };
      const nothing = { ids: [], complete: true, tooMany: false };
      const isVain = number === null && terms.length === 0 && text.trim() !== '';
      const found =
        number !== null
          ? await byNumber(user, number, query)
          : isVain
            ? nothing
            : await find(terms, query, from + limit + 1);
      const complaints = await inTheirOrder(found.ids.slice(from, from + limit));
      const ids = complaints.map(({ id }) => id);
      const clocks = await r.clocks.ofComplaints(ids);
      const contents = await context.contents(r, ids);
      const items = complaints.map((complaint) => {
        const content = complaint.report ? undefined : contents.get(complaint.id);
        return {
          complaint,
          maskedName: content ? maskName(content.complainantName) : '',
          maskedAddress: content ? maskAddress(content.address) : '',
          clock: nearestClock(clocks.filter(({ complaintId }) => complaintId === complaint.id)),
        };
      });
      const { complete, tooMany } = found;
      return { items, total: found.ids.length, complete, tooMany, notes: notesOf(text) };
    },
    judgements: () => r.complaints.judgements(),
    async earlierCases(user, { phone, address }) {
      const texts = [phone, address].filter((text) => text.trim().length >= SHORTEST_SEARCH);
      const scopes = caseScopes(user);
      const found = (await Promise.all(texts.map((text) => newest(text, scopes, MOST_EARLIER)))).flat();
      const complaints = await r.complaints.byIds([...new Set(found)]);
      return complaints
        .sort((a, b) => (`${b.receivedAt}${b.id}` < `${a.receivedAt}${a.id}` ? -1 : 1))
        .slice(0, MOST_EARLIER);
    },
    async samePerson(user, complaintId) {
      const complaint = await context.caseFor(r, user, 'see', complaintId);
      const { content } = await context.content(r, complaintId);
      const line = complaint.report ? null : phoneToken(keys, content.phone);
      // The whole line and nothing like it: what is listed here may be destroyed.
      const query = { state: null, scopes: caseScopes(user), limit: MOST_FOUND };
      const ids = line === null ? [] : await r.complaints.matching({ ...query, terms: [[[line]]] });
      const others = await inTheirOrder(ids.filter((id) => id !== complaintId));
      const cases = await context.casesAtHand(r, [complaint, ...others]);
      return [complaint, ...others].flatMap((one) => {
        const at = cases.get(one.id);
        if (at === undefined || !caseRights.see(user, at)) return [];
        return [{ complaint: one, erasable: caseRights.erase(user, at) }];
      });
    },
    async keepSearch(user, text) {
      const id = randomBytes(16).toString('base64url');
      const key = keys.newDataKey();
      const search = { id, userId: user.id, wrappedKey: keys.wrap(key), sealed: seal(key, text), at: context.now() };
      const oldest = instantOf(new Date(clock.now().getTime() - KEPT_MS));
      await store.transaction(async (tables) => {
        await tables.searches.dropBefore(oldest);
        await tables.searches.insert(search);
      }, 'searches');
      return id;
    },
    async keptSearch(user, id) {
      const stored = await r.searches.byId(id);
      if (stored === null) return null;
      if (stored.userId !== user.id) throw new DomainError('notFound');
      if (clock.now().getTime() - Date.parse(stored.at) > KEPT_MS) return null;
      return open(keys.unwrap(stored.wrappedKey), stored.sealed);
    },
  };
}
