/** Filing a complaint, on the portal or by a member of staff. */
import { type PreparedFile, keepFiles, prepareFiles } from '../attachments/index.js';
import type { ComplaintId } from '../cases/ids.js';
import type { Complaint } from '../cases/model.js';
import { complaintNumber } from '../cases/number.js';
import { startProcess } from '../cases/index.js';
import { contentOf, refuseTooLong, tokensOf, searchable, keepMessage } from '../content/index.js';
import type { ComplaintContent } from '../content/model.js';
import type { Context } from '../core/context.js';
import { DomainError, SetUpError } from '../core/errors.js';
import { seal, payloadDigest, open } from '../core/privacy/keys.js';
import { newQueryCode, queryCodeHash } from '../core/privacy/query-code.js';
import type { Line, Snapshot, Tx } from '../core/store.js';
import { localDateOf } from '../core/time/local-date.js';
import { massEventAtFiling, recordLink } from '../mass-events/index.js';
import { COMPLAINT, isCategory, isChannel, isMatterKind, REPORT } from '../organisation/model.js';
import type { User } from '../people/model.js';
import { findDanger, sameDanger } from '../safety/index.js';
import type { FileComplaintInput } from './model.js';
import { keepRegistration, withSubject } from './registration.js';
import { intakeRights } from './rights.js';

/** @throws {DomainError} invalid: what is too long */
function contentIn(input: FileComplaintInput): ComplaintContent {
  refuseTooLong(input);
  const { details } = input;
  return { ...contentOf(input), ...(details !== undefined && { details }) };
}

/** One that is offered no more is taken all the same: somebody had it in front of them. @throws {DomainError} invalid */
async function codesOf(
  r: Tx,
  { channel, category, matterKind = COMPLAINT }: FileComplaintInput,
): Promise<Pick<Complaint, 'channel' | 'category' | 'matterKind' | 'report'>> {
  if (!isChannel(channel) || (await r.organisation.entry('channel', channel)) === null)
    throw new DomainError('invalid', { fields: { channel: 'option' } });
  if (!isMatterKind(matterKind) || (await r.organisation.entry('matterKind', matterKind)) === null)
    throw new DomainError('invalid', { fields: { matterKind: 'option' } });
  const kind = { matterKind, report: matterKind === REPORT };
  if (category === null) return { channel, category, ...kind };
  if (!isCategory(category) || (await r.organisation.entry('category', category)) === null)
    throw new DomainError('invalid', { fields: { category: 'option' } });
  return { channel, category, ...kind };
}

async function insertComplaint(context: Context, r: Tx, input: FileComplaintInput, submissionTokenHash: string) {
  const { keys, zone } = context.deps;
  const now = context.now();
  const heardAt = input.heardAt ?? null;
  const receivedAt = input.receivedAt ?? heardAt ?? now;
  if (receivedAt > now) throw new DomainError('invalid', { fields: { receivedAt: 'tooLarge' } });
  if (heardAt !== null && heardAt > receivedAt) throw new DomainError('invalid', { fields: { heardAt: 'tooLarge' } });
  const policy = await r.policies.at(receivedAt);
  if (policy === null) throw new SetUpError(`No policy version is in force at ${receivedAt}.`);
  const year = Number(localDateOf(receivedAt, zone).slice(0, 4));
  const id = context.newId<ComplaintId>();
  const complaint: Complaint = {
    id,
    number: complaintNumber(year, await r.complaints.nextSequence(year)),
    ...(await codesOf(r, input)),
    safetyHazard: input.safetyHazard,
    level: null,
    priority: null,
    state: 'received',
    outcome: null,
    policyVersion: policy.code,
    bundleId: (await r.bundles.latest())?.id ?? null,
    responsibleDepartment: null,
    complexity: null,
    major: false,
    majorCriterion: null,
    validity: null,
    nature: null,
    fault: null,
    grade: null,
    impactLevel: null,
    privacyNotice: input.privacyNotice ?? null,
    erasedAt: null,
    heardBy: input.heardBy ?? 'unit',
    heardAt,
    reopenUntil: null,
    retentionClass: null,
    retainUntil: null,
    externalNumber: input.externalNumber ?? null,
    externalDueOn: input.externalDueOn ?? null,
    massEventId: await massEventAtFiling(r, input),
    processInstanceKey: null,
    locale: input.locale,
    receivedAt,
    archivedAt: null,
    version: 1,
  };
  const actor = input.by?.id ?? 'complainant';
  const queryCode = newQueryCode();
  const content = contentIn(input);
  const dataKey = keys.newDataKey();
  const text = JSON.stringify(content);
  await r.complaints.insert(complaint, { queryCodeHash: queryCodeHash(keys, id, queryCode), submissionTokenHash });
  await r.contents.putKey(id, keys.wrap(dataKey));
  await r.contents.put({ complaintId: id, version: 1, sealed: seal(dataKey, text), by: actor, at: now });
  await r.contents.setTokens(id, tokensOf(keys, searchable(complaint, content), complaint));
  // Kept sealed, so that a second click on "send" can be told the same code.
  await r.settings.set(`receipt:${id}`, seal(dataKey, queryCode));
  const facts = {
    number: complaint.number,
    channel: complaint.channel,
    matterKind: complaint.matterKind,
    policyVersion: policy.code,
    state: complaint.state,
    category: complaint.category,
    safetyHazard: complaint.safetyHazard,
    receivedAt: complaint.receivedAt,
    heardBy: complaint.heardBy,
    heardAt: complaint.heardAt,
    externalDueOn: complaint.externalDueOn,
    bundleId: complaint.bundleId,
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
  await recordLink(context, r, actor, complaint);
  const { subjectUnknown } =
    input.by && input.registration
      ? await keepRegistration(context, r, input.by, id, input.registration)
      : { subjectUnknown: false };
  await startProcess(context, r, complaint);
  if (context.deps.mailEnabled && content.email !== '') await context.send(r, 'send-receipt', { complaintId: id });
  if (input.safetyHazard)
    await findDanger(context, r, complaint, {
      source: 'filing',
      actor,
      at: receivedAt,
      sameAs: sameDanger(context, input),
    });
  return { complaintId: id, number: complaint.number, queryCode, subjectUnknown };
}

export interface IntakeUseCases {
  /** One transaction: number, complaint, encrypted content, ledger, outbox `complaint-received`. */
  fileComplaint(input: FileComplaintInput): Promise<{ complaintId: ComplaintId; number: string; queryCode: string }>;
  /**
   * A person in danger leaves a telephone and a place. The same again joins the case that is open for it: nobody is
   * refused, and nobody is called ten times. `queryCode` is null then: whoever knows both need not be the one it is about.
   */
  reportDanger(
    input: FileComplaintInput,
    said: string,
  ): Promise<{ complaintId: ComplaintId; number: string; queryCode: string | null }>;
  /**
   * A member of staff writes down what they were told; with the earlier cases of the same phone or address. Answers
   * of the registration count for the complaint unit only. `subjectUnknown`: nobody of the name complained about is known.
   * @throws {DomainError} forbidden; invalid: `receivedAt` or `heardAt` in the future, or heard after it was received
   */
  registerComplaint(
    user: User,
    input: Omit<FileComplaintInput, 'by'>,
  ): Promise<{ complaintId: ComplaintId; number: string; queryCode: string; subjectUnknown: boolean }>;
  reissueQueryCode(user: User, complaintId: ComplaintId): Promise<string>;
}

export function intakeUseCases(context: Context): IntakeUseCases {
  const { keys, images } = context.deps;
  const hashOf = ({ submissionToken }: Pick<FileComplaintInput, 'submissionToken'>): string =>
    keys.hash('submission', submissionToken);
  /** Nobody else knows of the case before it is there: only the same form, sent again, waits. */
  const lineOf = (input: Pick<FileComplaintInput, 'submissionToken'>): Line => `filing:${hashOf(input)}`;

  const receiptOf = async (r: Snapshot, complaintId: ComplaintId): Promise<string> =>
    open(await context.dataKey(r, complaintId), (await r.settings.get(`receipt:${complaintId}`)) ?? '');

  /** The same form sent again is the same complaint, with the same receipt. */
  async function filedBefore(r: Snapshot, input: FileComplaintInput) {
    const before = await r.complaints.bySubmission(hashOf(input));
    if (before === null) return null;
    const queryCode = await receiptOf(r, before.id);
    return { complaintId: before.id, number: before.number, queryCode, subjectUnknown: false };
  }

  /** Where the same danger is open: told once more, with what was said besides. */
  async function joinDanger(r: Tx, input: FileComplaintInput, said: string) {
    const sameAs = sameDanger(context, input);
    const open = sameAs === null ? null : await r.dangers.openLike(sameAs);
    if (open === null) return null;
    const complaint = await context.complaint(r, open.complaintId);
    const { id: complaintId, number } = complaint;
    if (said !== '') {
      const { id: messageId, digest } = await keepMessage(context, r, complaint, 'information', said);
      await context.record(r, {
        type: 'information.added',
        complaintId,
        actor: 'complainant',
        facts: { messageId },
        payloadDigest: digest,
      });
    }
    await findDanger(context, r, complaint, { source: 'filing', actor: 'complainant', sameAs });
    return { complaintId, number, queryCode: null };
  }

  async function file(r: Tx, input: FileComplaintInput, prepared: readonly PreparedFile[] = []) {
    const before = await filedBefore(r, input);
    if (before !== null) return before;
    const filed = await insertComplaint(context, r, input, hashOf(input));
    const by = input.by?.id ?? 'complainant';
    if (prepared.length > 0) await keepFiles(context, r, filed.complaintId, prepared, by);
    return filed;
  }

  return {
    async fileComplaint(input) {
      const prepared = await prepareFiles(images, input.files ?? []);
      return context.inLine(lineOf(input)).change((r) => file(r, input, prepared));
    },
    reportDanger: (input, said) =>
      // Reads what others have told of the same danger: it has the database to itself.
      context.change(
        async (r) => (await filedBefore(r, input)) ?? (await joinDanger(r, input, said)) ?? (await file(r, input)),
      ),
    async registerComplaint(by, input) {
      const prepared = await prepareFiles(images, input.files ?? []);
      const { registration: asked, ...told } = input;
      const registration = asked && (await withSubject(context, asked));
      return context.inLine(lineOf(input)).actAgain(by, async (r, user) => {
        if (!intakeRights.hear(user, null)) throw new DomainError('forbidden');
        // A person who is not of the complaint unit has heard it on the way: the half hour runs (D16-R19).
        const ofUnit = intakeRights.register(user, null);
        const heardBy = ofUnit ? input.heardBy : 'staff';
        const heardAt = heardBy === 'staff' ? (input.heardAt ?? input.receivedAt ?? context.now()) : input.heardAt;
        const heard = { ...(heardBy && { heardBy }), ...(heardAt && { heardAt }) };
        return file(r, { ...told, by: user, ...heard, ...(ofUnit && registration && { registration }) }, prepared);
      });
    },
    reissueQueryCode: (by, complaintId) =>
      context.ofCase(complaintId).actAgain(by, async (r, user) => {
        const complaint = await context.caseFor(r, user, 'reissueCode', complaintId);
        // A person who clicks twice, or loads the page again, is told the code that they were given.
        if (!(await context.isFirst(r, by))) return receiptOf(r, complaintId);
        const code = newQueryCode();
        const before = await r.complaints.queryCodeHash(complaint.id);
        await r.complaints.replaceQueryCode(complaint.id, before, queryCodeHash(context.deps.keys, complaint.id, code));
        await r.settings.set(`receipt:${complaint.id}`, seal(await context.dataKey(r, complaint.id), code));
        await context.record(r, { type: 'query-code.reissued', complaintId, actor: user.id, facts: {} });
        return code;
      }),
  };
}
