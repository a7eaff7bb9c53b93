/** Notices: always written, and sent where there is a mail server and an address, or a gateway and a mobile number. */
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import { NO_CONTENT } from '../content/model.js';
import type { Context } from '../core/context.js';
import { DomainError, SetUpError } from '../core/errors.js';
import type { JobContext } from '../core/jobs.js';
import type { Locale } from '../core/locale.js';
import type { Snapshot, Tx } from '../core/store.js';
import type { ClockId } from '../deadlines/ids.js';
import type { CaseClock, CaseEvent } from '../deadlines/model.js';
import { tellStaff, whoIsThere } from '../deliveries/index.js';
import { newEntry } from '../inbox/model.js';
import type { Group, User } from '../people/model.js';
import { courseOf } from './course.js';
import { evaluationLink, withoutEvaluationLink } from './evaluation-token.js';
import { noticeFacts } from './facts.js';
import type { NoticeId } from './ids.js';
import { type Notice, NO_WORDS, wordsIn } from './model.js';
import { optionalEvents, staffEvents } from './optional.js';
import { quotesOf } from './quotes.js';
import { gatewayFor } from './short-messages.js';
import { type NoticeRule, noticeRules, type NoticeWay } from './rules.js';
import type { Telling } from './telling.js';
import { written } from './words.js';

interface NoticeInput {
  complaint: Complaint;
  event: string;
  /** With complaint and event unique. */
  occurrence: string;
  /** Where the table leaves it to the person who writes the notice. */
  audience?: 'complainant' | Group;
  actor: string;
  /** The limits it is about. */
  clocks?: readonly CaseClock[];
  level?: number;
  /** Facts of the template that come from the person who writes it. */
  words?: Record<string, string>;
  /** The limits that wait for it to be told; absent: none do, and nobody is asked to tell it. */
  meets?: { clocks: ClockId[]; telling: Telling };
}

/** One notice per row of the table. */
export async function insertNotices(
  context: Context,
  r: Tx,
  rules: readonly NoticeRule[],
  input: NoticeInput,
): Promise<void> {
  for (const { audience, ...rule } of rules) {
    const to = audience ?? input.audience;
    if (to === undefined) throw new SetUpError(`The notice ${input.event} has no audience.`);
    const occurrence = rules.length === 1 ? input.occurrence : `${input.occurrence}:${to}`;
    await insertNotice(context, r, { ...input, ...rule, audience: to, occurrence, sending: input.occurrence });
  }
}

async function insertNotice(
  context: Context,
  r: Tx,
  input: NoticeInput & Omit<NoticeRule, 'audience'> & { audience: 'complainant' | Group; sending: string },
): Promise<void> {
  const { complaint, event, occurrence, audience, actor, level = null, releaseAt } = input;
  const { renderNotice, companyName, zone, mailEnabled } = context.deps;
  const toComplainant = audience === 'complainant';
  const locale = toComplainant ? complaint.locale : 'zh-CN';
  // A notice to a department tells no more than the desk shows.
  const content = toComplainant ? (await context.content(r, complaint.id)).content : NO_CONTENT;
  const quotes = toComplainant ? await quotesOf(context, r, complaint, input.quote) : {};
  const now = context.now();
  // A notice to a department about its plan says by when.
  const ofCase = await r.clocks.ofComplaints([complaint.id]);
  const clocks = input.clocks ?? ofCase.filter(({ step }) => step === 'rectify').slice(-1);
  const course = await courseOf(r, complaint.id);
  const { articles, around } = input;
  const told = { complaint, content, clocks, ofCase, course, level, quotes, articles, around };
  const { words, version } = written({
    ...{ locale, inEveryLanguage: !toComplainant, template: input.template, render: renderNotice },
    factsIn: (language) => ({
      ...noticeFacts({ ...told, companyName, now, locale: language, zone }),
      evaluationLink: toComplainant ? evaluationLink(context, complaint) : '',
      ...input.words,
    }),
  });
  const { sealed, digest } = await context.sealJson(r, complaint.id, words);
  const id = context.newId<NoticeId>();
  const mailed = toComplainant && mailEnabled && content.email !== '';
  const hookId = toComplainant && content.email === '' ? await gatewayFor(r, content) : null;
  const notice = {
    id,
    complaintId: complaint.id,
    event,
    occurrence,
    audience,
    locale,
    templateVersion: version,
    sealed,
    state: mailed || hookId !== null ? ('queued' as const) : ('written' as const),
    messageId: `${id}@gas-complaint-desk`,
    hookId,
    evidence: null,
    createdAt: now,
    releaseAt,
    sentAt: null,
    meets: input.meets?.clocks ?? null,
    sending: input.sending,
    askedAt: null,
    toldAt: null,
    letGoAt: null,
  };
  if (!(await r.notices.insertOnce(notice))) return;
  await context.record(r, {
    type: 'notice.written',
    complaintId: complaint.id,
    actor,
    facts: { noticeId: id, event, audience, meets: notice.meets?.join(' ') ?? null, sending: notice.sending, hookId },
    payloadDigest: digest,
  });
  if (mailed) await context.send(r, 'send-mail', { noticeId: id }, releaseAt);
  else if (hookId !== null) await context.send(r, 'send-sms', { noticeId: id, hookId }, releaseAt);
  else if (toComplainant) await input.meets?.telling.needsPerson(r, notice);
  // Whoever it is told finds it in their inbox.
  if (audience !== 'complainant') {
    const told = { kind: 'notice' as const, complaintId: complaint.id, noticeId: id };
    const group = await whoIsThere(context, r, complaint, audience);
    const insteadOf = group === audience ? null : audience;
    const { urgent, ordered } = input;
    const given = { told, event, group, insteadOf, visibleAt: releaseAt, urgent, ordered };
    await tellStaff(context, r, newEntry(context.newId(), now, given));
  }
}

/** The link to the evaluation is the complainant's own: no member of staff, who have a language, reads it. */
export async function openNotices(
  context: Context,
  r: Snapshot,
  complaintId: ComplaintId,
  reader: 'complainant' | { locale: Locale },
): Promise<Notice[]> {
  const stored = await r.notices.ofComplaint(complaintId);
  return Promise.all(
    stored.map(async ({ sealed, ...notice }) => {
      const words = await context.openUnlessErased(r, complaintId, sealed, NO_WORDS);
      if (reader === 'complainant') return { ...notice, ...wordsIn(words, notice.locale) };
      const { subject, body } = wordsIn(words, reader.locale);
      return { ...notice, subject, body: withoutEvaluationLink(context, complaintId, body) };
    }),
  );
}

/** In characters. */
export const LONGEST_MESSAGE = 2000;

export interface NoticeUseCases {
  /** Events that a member of staff may want no mail for. */
  optionalEvents(): Promise<string[]>;
  /** Events that staff are told of. */
  staffEvents(): Promise<string[]>;
  /** To whom, and whether at once, comes from the company's table of notices. */
  writeNotice(
    job: JobContext,
    complaintId: ComplaintId,
    event: string,
    way?: Pick<NoticeWay, 'otherwise' | 'sender'> & {
      /** It must be told: the limits that stop at one of these events are met once it was. */
      meets?: readonly CaseEvent[];
    },
  ): Promise<void>;
  /** Staff write to the complainant; the same `token` and text once. @throws {DomainError} forbidden, invalid (text) */
  sendMessage(user: User, complaintId: ComplaintId, message: { text: string; token: string }): Promise<void>;
}

export function noticeUseCases(context: Context, telling: Telling): NoticeUseCases {
  const { store } = context.deps;
  return {
    optionalEvents: () => optionalEvents(context),
    staffEvents: () => staffEvents(context),
    async sendMessage(by, complaintId, { text, token }) {
      const code = text.trim() === '' ? 'required' : [...text].length > LONGEST_MESSAGE ? 'tooLong' : null;
      if (code !== null) throw new DomainError('invalid', { fields: { text: code } });
      const before = await context.caseFor(store.read, by, 'write', complaintId);
      // The tables of an earlier release may not know of such letters.
      const rules = await noticeRules(context, before, 'message', { otherwise: 'complainant' });
      await context.ofCase(complaintId).actAgain(by, async (r, user) =>
        insertNotices(context, r, rules, {
          complaint: await context.caseFor(r, user, 'write', complaintId),
          event: 'message',
          // A second click sends the same page again, and with it the same token.
          occurrence: context.deps.keys.hash('message', `${user.id}\n${token}\n${text}`),
          actor: user.id,
          words: { messageText: text },
        }),
      );
    },
    async writeNotice(job, complaintId, event, { meets, ...way } = {}) {
      const { occurrence, actor } = job;
      const complaint = await context.complaint(store.read, complaintId);
      const rules = await noticeRules(context, complaint, event, way);
      const begin = meets && (await telling.begin(complaint, event, meets, actor));
      await context.ofCase(complaintId).changeOnce(occurrence, 'notice.send', async (r) => {
        const waited = begin && { meets: { clocks: await begin(r), telling } };
        await insertNotices(context, r, rules, { complaint, event, occurrence, actor, ...waited });
      });
    },
  };
}
