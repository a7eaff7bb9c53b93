/** What the desk shows of cases: one file, and search. */
import { caseRights, caseScopes, rightsOf } from '../authorisation/index.js';
import { normalizeNumber } from '../numbering.js';
import type { Complaint, ComplaintContent, ComplaintState, Id, Notice } from '../model.js';
import { maskAddress, maskEmail, maskName, maskPhone } from '../privacy/masking.js';
import { open } from '../privacy/keys.js';
import { normalizePhone, normalizeText, queryTokens } from '../privacy/search-tokens.js';
import type { Repositories } from '../repositories.js';
import { isOpen } from './clocks.js';
import type { Context } from './context.js';
import { evaluationOf } from './evaluations.js';
import { openNotices } from './notices.js';
import type { CaseFile, UseCases } from './use-cases.js';
import { summarize } from './work-items.js';

/** A shorter text would find half the town. */
const SHORTEST_SEARCH = 5;
const MOST_EARLIER = 10;

const MASKS: Record<string, (text: string) => string> = {
  complainantName: maskName,
  phone: maskPhone,
  email: maskEmail,
  address: maskAddress,
};

/** A letter begins with the name of whom it is written to. */
function withoutName(notices: Notice[], { complainantName: name }: ComplaintContent, secret: boolean): Notice[] {
  const instead = secret ? '***' : maskName(name);
  const hide = (text: string): string => (name === '' ? text : text.replaceAll(name, instead));
  return notices.map((notice) => ({ ...notice, subject: hide(notice.subject), body: hide(notice.body) }));
}

function masked<T extends object>(fields: T, secret: boolean): T {
  const mask = (name: string, value: string): string =>
    secret && name in MASKS ? '' : (MASKS[name]?.(value) ?? value);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? mask(name, value) : value]),
  ) as T;
}

/** Hits of the token search are hits of two-letter pieces: only what holds the whole text counts. */
function holds(content: ComplaintContent, text: string): boolean {
  const wanted = normalizeText(text);
  const phone = normalizePhone(text);
  const words = [content.complainantName, content.address, content.content, content.desiredOutcome].map(normalizeText);
  return words.some((word) => word.includes(wanted)) || (phone.length >= 5 && normalizePhone(content.phone) === phone);
}

export function deskUseCases(
  context: Context,
): Pick<
  UseCases,
  'caseFile' | 'searchCases' | 'earlierCases' | 'samePerson' | 'complaintsByInstance' | 'complaintNumbers'
> {
  const { store, keys } = context.deps;

  async function submissionsOf(
    r: Repositories,
    { id: complaintId, report }: Complaint,
    reveal: boolean,
  ): Promise<CaseFile['submissions']> {
    const stored = await r.submissions.ofComplaint(complaintId);
    return Promise.all(
      stored.map(async ({ id, elementId, formId, by, at, sealed }) => {
        const data = await context.openUnlessErased<Record<string, unknown>>(r, complaintId, sealed, {});
        return { id, elementId, formId, by, at, data: reveal ? data : masked(data, report) };
      }),
    );
  }

  /** Ids that match a text: a number, or a name, a phone, words. */
  async function matching(r: Repositories, text: string): Promise<Id[]> {
    const number = normalizeNumber(text);
    if (number !== null) return [(await r.complaints.byNumber(number))?.id].filter((id) => id !== undefined);
    const found = new Set<Id>();
    for (const tokens of queryTokens(keys, text)) for (const id of await r.contents.withTokens(tokens)) found.add(id);
    const contents = await r.contents.latestOf([...found]);
    return contents
      .filter(({ sealed, wrappedKey }) =>
        holds(JSON.parse(open(keys.unwrap(wrappedKey), sealed)) as ComplaintContent, text),
      )
      .map(({ complaintId }) => complaintId);
  }

  return {
    async caseFile(user, complaintId, { reveal: reason } = {}) {
      const reveal = reason !== undefined;
      const complaint = await context.caseFor(store.read, user, reveal ? 'reveal' : 'see', complaintId);
      const at = await context.caseAtHand(store.read, complaint);
      if (reveal) {
        await context.change(
          async (r) =>
            void (await context.record(r, {
              type: 'content.revealed',
              complaintId,
              actor: user.id,
              facts: { reason },
            })),
        );
      }
      const r = store.read;
      const [{ content }, clocks, items, notices, submissions, timeline, people] = await Promise.all([
        context.content(r, complaintId),
        r.clocks.ofComplaints([complaintId]),
        r.workItems.ofComplaint(complaintId),
        openNotices(context, r, complaintId),
        submissionsOf(r, complaint, reveal),
        r.ledger.ofComplaint(complaintId),
        r.people.all(),
      ]);
      return {
        complaint,
        content: reveal ? content : masked(content, complaint.report),
        revealed: reveal,
        clocks,
        workItems: await summarize(context, r, user, items),
        notices: reveal ? notices : withoutName(notices, content, complaint.report),
        submissions,
        timeline,
        names: Object.fromEntries(people.map(({ id, displayName }) => [id, displayName])),
        recusals: await r.recusals.ofComplaint(complaintId),
        evaluation: await evaluationOf(context, r, complaintId),
        may: rightsOf(caseRights, user, at),
      };
    },
    async searchCases(user, { text, state, from, limit }) {
      const complaintIds = text.trim() === '' ? null : await matching(store.read, text);
      const { complaints, total } = await store.read.complaints.search({
        complaintIds,
        state: state === '' ? null : (state as ComplaintState),
        scopes: caseScopes(user),
        from,
        limit,
      });
      const clocks = await store.read.clocks.ofComplaints(complaints.map(({ id }) => id));
      const now = context.now();
      const items = await Promise.all(
        complaints.map(async (complaint) => {
          const { content } = await context.content(store.read, complaint.id);
          const overdue = clocks.some(
            (clock) =>
              clock.complaintId === complaint.id && isOpen(clock) && clock.state !== 'paused' && clock.dueAt <= now,
          );
          return {
            complaint,
            maskedName: complaint.report ? '' : maskName(content.complainantName),
            maskedAddress: complaint.report ? '' : maskAddress(content.address),
            overdue,
          };
        }),
      );
      return { items, total };
    },
    async earlierCases(user, { phone, address }) {
      const texts = [phone, address].filter((text) => text.trim().length >= SHORTEST_SEARCH);
      const found = new Set((await Promise.all(texts.map((text) => matching(store.read, text)))).flat());
      if (found.size === 0) return [];
      const { complaints } = await store.read.complaints.search({
        complaintIds: [...found],
        state: null,
        scopes: caseScopes(user),
        from: 0,
        limit: MOST_EARLIER,
      });
      return complaints;
    },
    async samePerson(user, complaintId) {
      const complaint = await context.caseFor(store.read, user, 'see', complaintId);
      const { content } = await context.content(store.read, complaintId);
      const ids = complaint.report || content.phone === '' ? [] : await matching(store.read, content.phone);
      const others = await Promise.all(
        ids.filter((id) => id !== complaintId).map((id) => context.complaint(store.read, id)),
      );
      const listed = await Promise.all(
        [complaint, ...others].map(async (one) => ({ complaint: one, at: await context.caseAtHand(store.read, one) })),
      );
      return listed
        .filter(({ at }) => caseRights.see(user, at))
        .map(({ complaint: one, at }) => ({ complaint: one, erasable: caseRights.erase(user, at) }));
    },
    async complaintNumbers(ids) {
      const found = await Promise.all([...new Set(ids)].map((id) => store.read.complaints.byId(id)));
      return Object.fromEntries(found.flatMap((complaint) => (complaint ? [[complaint.id, complaint.number]] : [])));
    },
    async complaintsByInstance(instanceKeys) {
      const found = await store.read.complaints.byInstances(instanceKeys);
      return Object.fromEntries(
        found.map(({ id, number, processInstanceKey }) => [processInstanceKey ?? '', { complaintId: id, number }]),
      );
    },
  };
}
