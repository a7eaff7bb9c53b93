/** Notices: always written, and mailed where there is a mail server and an address. */
import type { CaseClock, Complaint, ComplaintContent, Group, Id, Notice } from '../model.js';
import { noticeFacts } from '../notice-facts.js';
import type { Repositories } from '../repositories.js';
import type { Context } from './context.js';
import type { UseCases } from './use-cases.js';

interface NoticeInput {
  complaint: Complaint;
  event: string;
  /** With complaint and event unique. */
  occurrence: string;
  audience: 'complainant' | Group;
  actor: string;
  clock?: CaseClock;
  level?: number;
}

/** What was submitted last under each field of the forms a notice may quote. */
async function answersOf(context: Context, r: Repositories, complaintId: Id): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const { formId, sealed } of await r.submissions.ofComplaint(complaintId)) {
    if (formId === 'decide-acceptance' || formId === 'prepare-result')
      Object.assign(answers, await context.openJson(r, complaintId, sealed));
  }
  return answers;
}

/** Masked, so that a notice to a department tells no more than the desk shows. */
const WITHOUT_PERSON: ComplaintContent = {
  complainantName: '',
  phone: '',
  email: '',
  address: '',
  content: '',
  occurredAt: '',
  desiredOutcome: '',
};

export async function insertNotice(context: Context, r: Repositories, input: NoticeInput): Promise<void> {
  const { complaint, event, occurrence, audience, actor, clock = null, level = null } = input;
  const { templates, companyName, zone, mailEnabled } = context.deps;
  const toComplainant = audience === 'complainant';
  const locale = toComplainant ? complaint.locale : 'zh-CN';
  const content = toComplainant ? (await context.content(r, complaint.id)).content : WITHOUT_PERSON;
  const answers = toComplainant ? await answersOf(context, r, complaint.id) : {};
  const now = context.now();
  // A notice to a department about its plan says by when.
  const relevant =
    clock ?? (await r.clocks.ofComplaints([complaint.id])).findLast(({ step }) => step === 'rectify') ?? null;
  const facts = noticeFacts({ complaint, content, clock: relevant, level, answers, companyName, now, locale, zone });
  const { subject, body, version } = templates.render(event, locale, facts);
  const { sealed, digest } = await context.sealJson(r, complaint.id, { subject, body });
  const id = context.newId();
  const mailed = toComplainant && mailEnabled && content.email !== '';
  const inserted = await r.notices.insertOnce({
    id,
    complaintId: complaint.id,
    event,
    occurrence,
    audience,
    locale,
    templateVersion: version,
    sealed,
    state: mailed ? 'queued' : 'written',
    messageId: `${id}@gas-complaint-desk`,
    evidence: null,
    createdAt: now,
    sentAt: null,
  });
  if (!inserted) return;
  await context.record(r, {
    type: 'notice.written',
    complaintId: complaint.id,
    actor,
    facts: { noticeId: id, event, audience },
    payloadDigest: digest,
  });
  if (mailed) await context.send(r, 'send-mail', { noticeId: id });
}

export async function openNotices(context: Context, r: Repositories, complaintId: Id): Promise<Notice[]> {
  const stored = await r.notices.ofComplaint(complaintId);
  return Promise.all(
    stored.map(async ({ sealed, ...notice }) => ({
      ...notice,
      ...(await context.openJson<{ subject: string; body: string }>(r, complaintId, sealed)),
    })),
  );
}

export function noticeUseCases(context: Context): Pick<UseCases, 'writeNotice'> {
  return {
    writeNotice: (job, complaintId, event, audience) =>
      context.changeOnce(job.occurrence, 'notice.send', async (r) => {
        const complaint = await context.complaint(r, complaintId);
        await insertNotice(context, r, { complaint, event, occurrence: job.occurrence, audience, actor: job.actor });
      }),
  };
}
