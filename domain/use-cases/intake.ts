/** Filing a complaint, and what the complainant does with it afterwards. */
import { complaintNumber, normalizeNumber } from '../numbering.js';
import { localDateOf } from '../time/local-date.js';
import { intakeRights } from '../authorisation/index.js';
import { type Complaint, type ComplaintContent, ENDED_STATES, type LedgerEntry } from '../model.js';
import { normalizeQueryCode, newQueryCode } from '../privacy/query-code.js';
import { searchable, tokensOf } from '../privacy/search-tokens.js';
import { open, payloadDigest, seal } from '../privacy/keys.js';
import type { Repositories } from '../repositories.js';
import type { Context } from './context.js';
import { evaluationOf, mayBeEvaluated, mistakesOf } from './evaluations.js';
import { openNotices } from './notices.js';
import { DomainError, type FileComplaintInput, type TrackingView, type UseCases } from './use-cases.js';

function contentOf({
  complainantName,
  phone,
  email,
  address,
  content,
  occurredAt,
  desiredOutcome,
}: FileComplaintInput): ComplaintContent {
  return { complainantName, phone, email, address, content, occurredAt, desiredOutcome };
}

/** Codes are stored as hashes, each bound to its complaint. */
function codeHash(context: Context, complaintId: string, code: string): string {
  return context.deps.keys.hash('query code', `${complaintId}\n${normalizeQueryCode(code)}`);
}

async function insertComplaint(
  context: Context,
  r: Repositories,
  input: FileComplaintInput,
  submissionTokenHash: string,
) {
  const { keys, zone } = context.deps;
  const now = context.now();
  const heardAt = input.heardAt ?? null;
  const receivedAt = input.receivedAt ?? heardAt ?? now;
  if (receivedAt > now) throw new DomainError('invalid', { fields: { receivedAt: 'tooLarge' } });
  if (heardAt !== null && heardAt > receivedAt) throw new DomainError('invalid', { fields: { heardAt: 'tooLarge' } });
  const policy = await r.policies.at(receivedAt);
  if (policy === null) throw new Error(`No policy version is in force at ${receivedAt}.`);
  const year = Number(localDateOf(receivedAt, zone).slice(0, 4));
  const id = context.newId();
  const complaint: Complaint = {
    id,
    number: complaintNumber(year, await r.complaints.nextSequence(year)),
    channel: input.channel,
    category: input.category,
    safetyHazard: input.safetyHazard,
    level: null,
    priority: null,
    state: 'received',
    outcome: null,
    policyVersion: policy.code,
    responsibleDepartment: null,
    complexity: null,
    major: false,
    majorCriterion: null,
    validity: null,
    nature: null,
    report: input.report ?? false,
    privacyNotice: input.privacyNotice ?? null,
    erasedAt: null,
    heardBy: input.heardBy ?? 'unit',
    heardAt,
    externalNumber: input.externalNumber ?? null,
    externalDueOn: input.externalDueOn ?? null,
    processInstanceKey: null,
    locale: input.locale,
    receivedAt,
    archivedAt: null,
    version: 1,
  };
  const actor = input.by?.id ?? 'complainant';
  const queryCode = newQueryCode();
  const content = contentOf(input);
  const dataKey = keys.newDataKey();
  const text = JSON.stringify(content);
  await r.complaints.insert(complaint, { queryCodeHash: codeHash(context, id, queryCode), submissionTokenHash });
  await r.contents.putKey(id, keys.wrap(dataKey));
  await r.contents.put({ complaintId: id, version: 1, sealed: seal(dataKey, text), by: actor, at: now });
  await r.contents.setTokens(id, tokensOf(keys, searchable(complaint, content)));
  // Kept sealed, so that a second click on "send" can be told the same code.
  await r.settings.set(`receipt:${id}`, seal(dataKey, queryCode));
  const facts = {
    number: complaint.number,
    channel: input.channel,
    policyVersion: policy.code,
    state: complaint.state,
    ...(complaint.report && { report: true }),
    ...(complaint.privacyNotice !== null && { privacyNotice: complaint.privacyNotice }),
  };
  await context.record(r, {
    type: 'complaint.received',
    complaintId: id,
    actor,
    facts,
    payloadDigest: payloadDigest(dataKey, text),
  });
  await context.publish(r, 'complaint-received', id, {
    complaintId: id,
    policyVersion: policy.code,
    heardBy: complaint.heardBy,
  });
  return { complaintId: id, number: complaint.number, queryCode };
}

/** The complaint of a number, where the code is its own. Unknown number and wrong code take the same way. */
async function withCode(context: Context, r: Repositories, number: string, code: string): Promise<Complaint | null> {
  const normalized = normalizeNumber(number);
  const known = normalized === null ? null : await r.complaints.byNumber(normalized);
  const complaint = known?.erasedAt === null ? known : null;
  const expected = complaint === null ? null : await r.complaints.queryCodeHash(complaint.id);
  const given = codeHash(context, complaint?.id ?? 'unknown', code);
  return expected === given ? complaint : null;
}

const STEP_ENTRIES: readonly [TrackingView['steps'][number]['key'], readonly string[]][] = [
  ['received', ['complaint.received']],
  ['accepted', ['case.accepted', 'case.registered']],
  ['handling', ['case.assigned']],
  ['answered', ['case.result-told', 'case.declined']],
  ['archived', ['case.archived']],
];

function stepsOf(timeline: readonly LedgerEntry[]): TrackingView['steps'] {
  const steps = STEP_ENTRIES.map(([key, types]) => ({
    key,
    at: timeline.find(({ type }) => types.includes(type))?.at ?? null,
    current: false,
  }));
  const current = steps.findLast(({ at }) => at !== null);
  return steps.map((step) => ({ ...step, current: step === current }));
}

export function intakeUseCases(
  context: Context,
): Pick<
  UseCases,
  | 'fileComplaint'
  | 'registerComplaint'
  | 'trackComplaint'
  | 'withdrawComplaint'
  | 'evaluate'
  | 'addInformation'
  | 'reissueQueryCode'
> {
  const { store, keys } = context.deps;
  return {
    fileComplaint: (input) =>
      context.change(async (r) => {
        const tokenHash = keys.hash('submission', input.submissionToken);
        const before = await r.complaints.bySubmission(tokenHash);
        if (before === null) return insertComplaint(context, r, input, tokenHash);
        const sealed = (await r.settings.get(`receipt:${before.id}`)) ?? '';
        return {
          complaintId: before.id,
          number: before.number,
          queryCode: open(await context.dataKey(r, before.id), sealed),
        };
      }),
    async registerComplaint(user, input) {
      if (!intakeRights.hear(user, null)) throw new DomainError('forbidden');
      // Whoever is not of the complaint unit has heard it on the way: the half hour runs (D16-R19).
      const heardBy = intakeRights.register(user, null) ? input.heardBy : 'staff';
      const heardAt = heardBy === 'staff' ? (input.heardAt ?? input.receivedAt ?? context.now()) : input.heardAt;
      return this.fileComplaint({ ...input, by: user, ...(heardBy && { heardBy }), ...(heardAt && { heardAt }) });
    },
    async trackComplaint(number, queryCode) {
      const complaint = await withCode(context, store.read, number, queryCode);
      if (complaint === null) return null;
      const { id } = complaint;
      const [timeline, clocks, notices, evaluation] = await Promise.all([
        store.read.ledger.ofComplaint(id),
        store.read.clocks.ofComplaints([id]),
        openNotices(context, store.read, id),
        evaluationOf(context, store.read, id),
      ]);
      const goesOn = !ENDED_STATES.includes(complaint.state);
      return {
        complaint,
        steps: stepsOf(timeline),
        clocks: clocks.filter(({ endedAt }) => endedAt === null),
        notices: notices.filter(({ audience, releaseAt }) => audience === 'complainant' && releaseAt <= context.now()),
        canWithdraw: goesOn,
        canAddInformation: goesOn,
        canEvaluate: evaluation === null && mayBeEvaluated(complaint, context.deps.clock.now()),
        evaluation,
      };
    },
    withdrawComplaint: (number, queryCode, reason) =>
      context.change(async (r) => {
        const complaint = await withCode(context, r, number, queryCode);
        if (complaint === null) throw new DomainError('notFound');
        if (ENDED_STATES.includes(complaint.state) || (await alreadyAsked(r, complaint.id)))
          throw new DomainError('wrongState');
        await keepWords(context, r, complaint.id, 'withdrawal.asked', reason);
        await context.publish(r, 'complaint-withdrawn', complaint.id, {});
      }),
    evaluate: (number, queryCode, given) =>
      context.change(async (r) => {
        const complaint = await withCode(context, r, number, queryCode);
        if (complaint === null) throw new DomainError('notFound');
        const { id: complaintId } = complaint;
        const fields = mistakesOf(given);
        if (Object.keys(fields).length > 0) throw new DomainError('invalid', { fields });
        if (!mayBeEvaluated(complaint, context.deps.clock.now())) throw new DomainError('wrongState');
        const { comment, solved, satisfaction, attitude } = given;
        const { sealed, digest } = await context.sealJson(r, complaintId, { comment });
        const at = context.now();
        const marks = { solved, satisfaction, attitude };
        if (!(await r.evaluations.insertOnce({ complaintId, ...marks, commentSealed: sealed, at })))
          throw new DomainError('wrongState');
        await context.record(r, {
          type: 'evaluation.given',
          complaintId,
          actor: 'complainant',
          facts: marks,
          payloadDigest: digest,
        });
      }),
    addInformation: (number, queryCode, text) =>
      context.change(async (r) => {
        const complaint = await withCode(context, r, number, queryCode);
        if (complaint === null) throw new DomainError('notFound');
        if (ENDED_STATES.includes(complaint.state)) throw new DomainError('wrongState');
        await keepWords(context, r, complaint.id, 'information.added', text);
        await context.publish(r, 'information-added', complaint.id, {});
      }),
    reissueQueryCode: (user, complaintId) =>
      context.change(async (r) => {
        const complaint = await context.caseFor(r, user, 'reissueCode', complaintId);
        const code = newQueryCode();
        await r.complaints.setQueryCodeHash(complaint.id, codeHash(context, complaint.id, code));
        await r.settings.set(`receipt:${complaint.id}`, seal(await context.dataKey(r, complaint.id), code));
        await context.record(r, { type: 'query-code.reissued', complaintId, actor: user.id, facts: {} });
        return code;
      }),
  };
}

async function alreadyAsked(r: Repositories, complaintId: string): Promise<boolean> {
  return (await r.ledger.ofComplaint(complaintId)).some(({ type }) => type === 'withdrawal.asked');
}

/** What the complainant writes later is appended to the content as a new version; the words before it stay. */
async function keepWords(
  context: Context,
  r: Repositories,
  complaintId: string,
  type: string,
  words: string,
): Promise<void> {
  const { version, content } = await context.content(r, complaintId);
  const added = { ...content, content: `${content.content}\n\n${words}`.trim() };
  const { sealed, digest } = await context.sealJson(r, complaintId, added);
  await r.contents.put({ complaintId, version: version + 1, sealed, by: 'complainant', at: context.now() });
  await r.contents.setTokens(
    complaintId,
    tokensOf(context.deps.keys, searchable(await context.complaint(r, complaintId), added)),
  );
  await context.record(r, {
    type,
    complaintId,
    actor: 'complainant',
    facts: { contentVersion: version + 1 },
    payloadDigest: digest,
  });
}
