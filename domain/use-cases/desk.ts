/** What the desk shows of one case. */
import { rightsOf, caseRights, submissionRights } from '../authorisation/index.js';
import { HIDDEN_STROKES, isDrawn } from '../forms/index.js';
import type { Complaint, ComplaintContent, Notice } from '../model.js';
import { maskDetails } from '../privacy/details.js';
import { own } from '../own.js';
import { maskAddress, maskEmail, maskName, maskPhone } from '../privacy/masking.js';
import type { Repositories, StoredSubmission } from '../repositories.js';
import type { Context } from './context.js';
import { evaluationOf } from './evaluations.js';
import { CORRECTED_ELSEWHERE, submissionVersions } from './submission-corrections.js';
import { messagesOf } from './messages.js';
import { openNotices } from './notices.js';
import type { CaseFile, UseCases } from './use-cases.js';
import { summarize } from './work-items.js';

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

export function deskUseCases(
  context: Context,
): Pick<UseCases, 'caseFile' | 'complaintsByInstance' | 'complaintNumbers'> {
  const { store } = context.deps;

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
