/** What the desk shows of one case. */
import { maskedAnswers, messagesOf, maskedContent } from '../content/index.js';
import type { ComplaintContent } from '../content/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { EngineKey } from '../core/ids.js';
import { isEntryOf, type LedgerEntry } from '../core/ledger.js';
import { own } from '../core/own.js';
import { maskName } from '../core/privacy/masking.js';
import type { Snapshot } from '../core/store.js';
import { ASKED_FOR_TIME } from '../deadlines/index.js';
import { elementsById, formsById, hearing, rolesIn, type RolesOf } from '../definitions/index.js';
import { holdsContent } from '../forms/index.js';
import { openNotices } from '../notices/index.js';
import type { Notice } from '../notices/model.js';
import { rightsOf } from '../people/capacity.js';
import type { User } from '../people/model.js';
import { systemRights } from '../people/system-rights.js';
import { evaluationsOf } from '../portal/index.js';
import { openEvidence } from '../telling/index.js';
import { submissionVersions, summarize } from '../tasks/index.js';
import type { WorkItem } from '../tasks/model.js';
import type { StoredSubmission } from '../tasks/store.js';
import { submissionRights } from '../tasks/submission-rights.js';
import { ASKED_AGAIN } from './classification.js';
import type { ComplaintId } from './ids.js';
import type { RevealReason, Complaint } from './model.js';
import { normalizeNumber } from './number.js';
import { type CaseAtHand, caseRights } from './rights.js';
import type { CaseFile } from './views.js';

/** A letter begins with the name of whom it is written to. */
function withoutName(notices: Notice[], { complainantName: name }: ComplaintContent, secret: boolean): Notice[] {
  const instead = secret ? '***' : maskName(name);
  const hide = (text: string): string => (name === '' ? text : text.replaceAll(name, instead));
  return notices.map((notice) => ({ ...notice, subject: hide(notice.subject), body: hide(notice.body) }));
}

export interface CaseFileUseCases {
  /** `reveal`: why personal data is shown in full; it is on record. */
  caseFile(user: User, complaintId: ComplaintId, options?: { reveal?: RevealReason }): Promise<CaseFile>;
  /** complaint id → number, for pages that start from an engine instance. */
  complaintsByInstance(keys: EngineKey[]): Promise<Record<EngineKey, { complaintId: ComplaintId; number: string }>>;
  /** The same from ids that instances carry. */
  complaintNumbers(ids: ComplaintId[]): Promise<Record<ComplaintId, string>>;
  /** The way back, for an administrator who was told a number; of what it is about they learn nothing. null: there is none */
  complaintNumbered(user: User, number: string): Promise<ComplaintId | null>;
}

export function caseFileUseCases(context: Context): CaseFileUseCases {
  const { store } = context.deps;

  async function submissionsOf(
    r: Snapshot,
    { id: complaintId, report }: Complaint,
    reveal: boolean,
    rolesOf: RolesOf,
    mayCorrect: (submission: StoredSubmission) => boolean,
  ): Promise<CaseFile['submissions']> {
    const stored = await r.submissions.ofComplaint(complaintId);
    const corrected = await submissionVersions(context, r, complaintId);
    return Promise.all(
      stored.map(async (submission) => {
        const { id, elementId, formId, by, at, sealed } = submission;
        const data = await context.openUnlessErased<Record<string, unknown>>(r, complaintId, sealed, {});
        const roles = rolesOf(formId);
        const shown = <T extends object>(answers: T): T => (reveal ? answers : maskedAnswers(answers, report, roles));
        const versions = corrected.get(id)?.map((version) => ({ ...version, data: shown(version.data) }));
        return {
          id,
          elementId,
          formId,
          by,
          at,
          data: shown(data),
          ...(versions && { versions }),
          mayCorrect: !holdsContent(roles) && mayCorrect(submission),
        };
      }),
    );
  }

  /** A registration at the desk has no task: its words are those of the case's own diagram. */
  async function namedElements(
    { id, processInstanceKey }: Complaint,
    items: readonly WorkItem[],
    submissions: CaseFile['submissions'],
    timeline: readonly LedgerEntry[],
  ): Promise<CaseFile['elements']> {
    const ids = [...submissions.map(({ elementId }) => elementId), ...timeline.map(({ facts }) => facts['elementId'])];
    const ofTasks = new Set(items.map(({ elementId }) => elementId));
    const others = new Set(ids.filter((id): id is string => typeof id === 'string' && !ofTasks.has(id)));
    const found = await elementsById(context, [
      ...items,
      ...(processInstanceKey === null
        ? []
        : [...others].map((elementId) => ({ processDefinitionKey: null, processInstanceKey, elementId }))),
    ]);
    // What was another element before its case was moved to another bundle is told by the name that it has now.
    for (const { from, to } of (await store.read.moves.pairsOf(id)).reverse()) {
      const now = own(found, to);
      if (now !== undefined) found[from] ??= now;
    }
    return found;
  }

  /** What the case's own diagram would not hear of is not offered. */
  async function mayIn(user: User, at: CaseAtHand, complaint: Complaint): Promise<CaseFile['may']> {
    const may = rightsOf(caseRights, user, at);
    const hears = await hearing(context, complaint);
    return {
      ...may,
      reclassify: may.reclassify && hears(ASKED_AGAIN),
      askForTime: may.askForTime && hears(ASKED_FOR_TIME),
    };
  }

  return {
    async caseFile(user, complaintId, { reveal: reason } = {}) {
      const reveal = reason !== undefined;
      const complaint = await context.caseToRead(user, complaintId, reason);
      const at = await context.caseAtHand(store.read, complaint);
      const r = store.read;
      const [{ content }, clocks, items, notices, evidence, messages, submissions, timeline, people] =
        await Promise.all([
          context.content(r, complaintId),
          r.clocks.ofComplaints([complaintId]),
          r.workItems.ofComplaint(complaintId),
          openNotices(context, r, complaintId, user),
          openEvidence(context, r, complaintId, reveal),
          messagesOf(context, r, complaintId),
          submissionsOf(r, complaint, reveal, await rolesIn(context, complaint.bundleId), (submission) =>
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
        evidence,
        messages,
        submissions,
        elements: await namedElements(complaint, items, submissions, timeline),
        forms: await formsById(
          context,
          complaint.bundleId,
          submissions.map(({ formId }) => formId),
        ),
        timeline,
        names: Object.fromEntries(people.map(({ id, displayName }) => [id, displayName])),
        recusals: await r.recusals.ofComplaint(complaintId),
        dangersToldAgain: timeline.filter((entry) => isEntryOf(entry, ['danger.told-again'])),
        dangers: await r.dangers.ofComplaint(complaintId),
        evaluations: await evaluationsOf(context, r, complaintId),
        may: await mayIn(user, at, complaint),
      };
    },
    async complaintNumbers(ids) {
      const found = await Promise.all([...new Set(ids)].map((id) => store.read.complaints.byId(id)));
      return Object.fromEntries(found.flatMap((complaint) => (complaint ? [[complaint.id, complaint.number]] : [])));
    },
    async complaintNumbered(user, text) {
      if (!systemRights.monitor(user, null)) throw new DomainError('forbidden');
      const number = normalizeNumber(text);
      return number === null ? null : ((await store.read.complaints.byNumber(number))?.id ?? null);
    },
    async complaintsByInstance(instanceKeys) {
      const found = await store.read.complaints.byInstances(instanceKeys);
      return Object.fromEntries(
        found.map(({ id, number, processInstanceKey }) => [processInstanceKey ?? '', { complaintId: id, number }]),
      );
    },
  };
}
