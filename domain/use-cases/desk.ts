/** What the desk shows of cases: one file, and search. */
import { caseRights, caseScopes, rightsOf, submissionRights } from '../authorisation/index.js';
import { HIDDEN_STROKES, isDrawn } from '../forms/index.js';
import { normalizeNumber } from '../numbering.js';
import { isPhone, phoneKey } from '../phone.js';
import type { Complaint, ComplaintContent, ComplaintState, Id, Notice } from '../model.js';
import { maskDetails, wordsOfDetails } from '../privacy/details.js';
import { own } from '../own.js';
import { maskAddress, maskEmail, maskName, maskPhone } from '../privacy/masking.js';
import { open } from '../privacy/keys.js';
import { normalizeText, queryTokens } from '../privacy/search-tokens.js';
import type { Repositories, StoredSubmission } from '../repositories.js';
import { nearestClock } from '../urgency.js';
import type { Context } from './context.js';
import { evaluationOf } from './evaluations.js';
import { CORRECTED_ELSEWHERE, submissionVersions } from './submission-corrections.js';
import { messagesOf, withMessages } from './messages.js';
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
  // A hand's own writing tells as much as the name.
  complainantSignature: (value) => (isDrawn(value) ? HIDDEN_STROKES : maskName(value)),
};

/** A letter begins with the name of whom it is written to. */
function withoutName(notices: Notice[], { complainantName: name }: ComplaintContent, secret: boolean): Notice[] {
  const instead = secret ? '***' : maskName(name);
  const hide = (text: string): string => (name === '' ? text : text.replaceAll(name, instead));
  return notices.map((notice) => ({ ...notice, subject: hide(notice.subject), body: hide(notice.body) }));
}

function masked<T extends object>(fields: T, secret: boolean): T {
  const mask = (name: string, value: string): string =>
    secret && Object.hasOwn(MASKS, name) ? '' : (own(MASKS, name)?.(value) ?? value);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? mask(name, value) : value]),
  ) as T;
}

export function maskedContent(content: ComplaintContent, secret: boolean): ComplaintContent {
  const { details } = content;
  return { ...masked(content, secret), ...(details && { details: maskDetails(details, secret) }) };
}

/** Hits of the token search are hits of two-letter pieces: only what holds the whole text counts. */
function holds(content: ComplaintContent, text: string): boolean {
  const wanted = normalizeText(text);
  const { complainantName, address, content: story, desiredOutcome } = content;
  const words = [complainantName, address, story, desiredOutcome, ...wordsOfDetails(content)].map(normalizeText);
  return words.some((word) => word.includes(wanted)) || (isPhone(text) && phoneKey(content.phone) === phoneKey(text));
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
    mayCorrect: (submission: StoredSubmission) => boolean,
  ): Promise<CaseFile['submissions']> {
    const stored = await r.submissions.ofComplaint(complaintId);
    const corrected = await submissionVersions(context, r, complaintId);
    const shown = <T extends object>(data: T): T => (reveal ? data : masked(data, report));
    return Promise.all(
      stored.map(async (submission) => {
        const { id, elementId, formId, by, at, sealed } = submission;
        const data = await context.openUnlessErased<Record<string, unknown>>(r, complaintId, sealed, {});
        const versions = corrected.get(id)?.map((version) => ({ ...version, data: shown(version.data) }));
        return {
          id,
          elementId,
          formId,
          by,
          at,
          data: shown(data),
          ...(versions && { versions }),
          mayCorrect: mayCorrect(submission),
        };
      }),
    );
  }

  /** Ids that match a text: a number, or a name, a phone, words. */
  async function matching(r: Repositories, text: string): Promise<Id[]> {
    const number = normalizeNumber(text);
    if (number !== null) return [(await r.complaints.byNumber(number))?.id].filter((id) => id !== undefined);
    const found = new Set<Id>();
    for (const tokens of queryTokens(keys, text)) for (const id of await r.contents.withTokens(tokens)) found.add(id);
    const matches: Id[] = [];
    for (const { complaintId, sealed, wrappedKey } of await r.contents.latestOf([...found])) {
      const content = JSON.parse(open(keys.unwrap(wrappedKey), sealed)) as ComplaintContent;
      if (holds(content, text) || holds(withMessages(content, await messagesOf(context, r, complaintId)), text))
        matches.push(complaintId);
    }
    return matches;
  }

  return {
    async caseFile(user, complaintId, { reveal: reason } = {}) {
      const reveal = reason !== undefined;
      const complaint = await context.caseToRead(user, complaintId, reason);
      const at = await context.caseAtHand(store.read, complaint);
      const r = store.read;
      const [{ content }, clocks, items, notices, messages, submissions, timeline, people] = await Promise.all([
        context.content(r, complaintId),
        r.clocks.ofComplaints([complaintId]),
        r.workItems.ofComplaint(complaintId),
        openNotices(context, r, complaintId),
        messagesOf(context, r, complaintId),
        submissionsOf(
          r,
          complaint,
          reveal,
          (submission) =>
            !CORRECTED_ELSEWHERE.includes(submission.formId) &&
            submissionRights.correct(user, { submission, case: at }),
        ),
        r.ledger.ofComplaint(complaintId),
        r.people.all(),
      ]);
      return {
        complaint,
        content: reveal ? content : maskedContent(content, complaint.report),
        revealed: reveal,
        clocks,
        workItems: await summarize(context, r, user, items),
        notices: reveal ? notices : withoutName(notices, content, complaint.report),
        messages,
        submissions,
        timeline,
        names: Object.fromEntries(people.map(({ id, displayName }) => [id, displayName])),
        recusals: await r.recusals.ofComplaint(complaintId),
        dangers: await r.dangers.ofComplaint(complaintId),
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
        order: 'urgency',
        from,
        limit,
      });
      const clocks = await store.read.clocks.ofComplaints(complaints.map(({ id }) => id));
      const contents = await context.contents(
        store.read,
        complaints.map(({ id }) => id),
      );
      const items = complaints.map((complaint) => {
        const content = contents.get(complaint.id);
        const shown = content !== undefined && !complaint.report;
        return {
          complaint,
          maskedName: shown ? maskName(content.complainantName) : '',
          maskedAddress: shown ? maskAddress(content.address) : '',
          clock: nearestClock(clocks.filter(({ complaintId }) => complaintId === complaint.id)),
        };
      });
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
