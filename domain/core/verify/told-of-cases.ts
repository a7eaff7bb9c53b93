/** What the entries of a case say of its rows. */
import type { EntryType } from '../ledger-facts.js';
import { factOf } from '../../reports/entries.js';
import type { LedgerEntry } from '../ledger.js';
import type { Claims, Said } from './claims.js';
import { nameless } from './nameless.js';
import { pick } from './picking.js';
import { hearOfTasks } from './told-of-tasks.js';
import { hearOfTelling } from './told-of-telling.js';

/** What of a complaint may stand in an entry after which it has another version. */
const OF_COMPLAINT = [
  ...['category', 'channel', 'safetyHazard', 'level', 'priority', 'complexity', 'major', 'majorCriterion'],
  ...['validity', 'nature', 'outcome', 'retentionClass', 'retainUntil', 'reopenUntil', 'externalDueOn'],
];

/** What a case that goes on after its end is not any more. */
const OPEN_AGAIN = { outcome: null, reopenUntil: null, retentionClass: null, retainUntil: null };

function hearOfComplaint(claims: Claims, { type, facts, complaintId: id }: LedgerEntry): void {
  if (type === 'complaint.received') {
    const its = ['number', 'channel', 'matterKind', 'policyVersion', 'state', 'category', 'safetyHazard'];
    const heard = ['receivedAt', 'heardBy', 'heardAt', 'externalDueOn'];
    const { report = false, privacyNotice = null } = facts;
    claims.say('complaint', id, {
      ...pick(facts, [...its, ...heard]),
      report,
      privacyNotice,
      version: 1,
      erased: false,
    });
    claims.say('complaint', id, { major: false, majorCriterion: null, validity: null, nature: null, ...OPEN_AGAIN });
    claims.say('complaint', id, { level: null, priority: null, complexity: null, responsibleDepartment: null });
    claims.say('complaint', id, { massEventId: null, processInstanceKey: null, ...pick(facts, ['bundleId']) });
    return;
  }
  if (facts['version'] === undefined) return;
  const before = claims.saidOf('complaint', id);
  if (before?.['state'] === 'archived' && facts['state'] !== 'archived') claims.say('complaint', id, OPEN_AGAIN);
  claims.say('complaint', id, { ...pick(facts, OF_COMPLAINT), ...pick(facts, ['state', 'version']) });
  if (facts['major'] === false) claims.say('complaint', id, { majorCriterion: null });
  const further: Partial<Record<EntryType, Said>> = {
    'case.assigned': { responsibleDepartment: facts['department'] },
    'case.opened': pick(facts, ['processInstanceKey']),
    'case.begun-anew': { processInstanceKey: null },
    'case.linked': pick(facts, ['massEventId']),
    'case.unlinked': { massEventId: null },
    'case.safety-identified': { safetyHazard: true },
    'person.erased': { erased: true },
  };
  const more = Object.entries(further).find(([name]) => name === type)?.[1];
  if (more !== undefined) claims.say('complaint', id, more);
  // An earlier release did not note by which bundle it goes.
  if (type === 'case.opened' || type === 'case.moved') claims.forget('complaint', id, 'bundleId');
  claims.say('complaint', id, pick(facts, ['bundleId']));
  // An earlier release noted only which they were.
  for (const name of String(facts['fields'] ?? '').split(' '))
    if (type === 'content.corrected' && OF_COMPLAINT.includes(name) && !(name in facts))
      claims.forget('complaint', id, name);
}

/** Each version of the content, and of what was submitted. */
function hearOfContent(
  claims: Claims,
  { type, facts, actor: by, complaintId, payloadDigest: digest }: LedgerEntry,
): void {
  const version = type === 'complaint.received' ? 1 : facts['contentVersion'];
  if (version !== undefined)
    claims.say('complaint_content', `${complaintId} version ${version}`, {
      ...{ by, digest, reasonDigest: type === 'content.corrected' ? (facts['reasonDigest'] ?? null) : null },
    });
  if (type !== 'submission.corrected') return;
  const { submissionId, submissionVersion, reasonDigest, workItemId } = facts;
  claims.say('submission_version', `${submissionId} version ${submissionVersion}`, { by, digest, reasonDigest });
  if (workItemId !== undefined) claims.say('work_item', workItemId, pick(facts, ['outcome', 'cause', 'amount']));
  else
    claims.forget('work_item', claims.saidOf('submission', submissionId)?.['workItemId'], 'outcome', 'cause', 'amount');
}

const MESSAGES: Partial<Record<EntryType, string>> = {
  'withdrawal.asked': 'withdrawal',
  'information.added': 'information',
  'complaint.urged': 'urge',
  'answer.accepted': 'acceptance',
  'answer.disputed': 'dispute',
};

/** The first of a case goes by the case alone. */
export const evaluationId = (complaintId: string | null, nth: number): string =>
  nth === 1 ? `${complaintId}` : `${complaintId} number ${nth}`;

function hearOfComplainant(
  claims: Claims,
  { type, facts, actor: by, complaintId, payloadDigest: digest }: LedgerEntry,
): void {
  const kind = Object.entries(MESSAGES).find(([name]) => name === type)?.[1];
  if (kind !== undefined && facts['contentVersion'] === undefined)
    claims.say('complainant_message', facts['messageId'] ?? nameless(claims, 'complainant_message', `${digest}`), {
      ...{ digest, kind: facts['appealRequested'] === true ? 'appeal' : kind },
    });
  if (type === 'evaluation.given')
    claims.say('evaluation', evaluationId(complaintId, claims.all('evaluation').size + 1), {
      ...pick(facts, ['solved', 'satisfaction', 'attitude']),
      digest,
    });
  const id = facts['attachmentId'];
  if (type === 'attachment.added')
    claims.say('attachment', id, {
      ...{ ...pick(facts, ['kind', 'mediaType', 'size']), by, digest, bytesDigest: digest },
      ...{ removed: false, removalReason: null },
    });
  if (type === 'attachment.removed')
    claims.say('attachment', id, { removed: true, bytesDigest: null, removalReason: facts['reason'] });
}

/** Who is kept from a case, what many cases are about, where the gas escapes, and how a case was classified. */
function hearOfOthers(claims: Claims, entry: LedgerEntry): void {
  const { type, facts, actor: by, complaintId, payloadDigest: digest, schemaVersion } = entry;
  const recusal = pick(facts, ['userId', 'department', 'reason']);
  if (type === 'case.recused') claims.say('recusal', facts['recusalId'], { ...recusal, by, lifted: false });
  if (type === 'case.recusal-lifted') claims.say('recusal', facts['recusalId'], { lifted: true });
  if (type === 'case.unlinked' && facts['unlinkId'] !== undefined)
    claims.say('mass_event_unlink', facts['unlinkId'], { ...pick(facts, ['massEventId']), by, reasonDigest: digest });
  // Of an earlier release the first one's event stands for it.
  const classified = type === (schemaVersion < 3 ? 'case.classified' : 'classification.kept');
  if (classified || type === 'case.reclassified' || type === 'classification.asked') {
    const { state: _state, version: _version, happenedAt: _at, ...its } = facts;
    const number = claims.all('classification').size + 1;
    const said = { facts: JSON.stringify(sorted(type === 'classification.asked' ? facts : its)), by };
    // The very first release kept no versions.
    const kept = schemaVersion > 1 || type !== 'case.classified';
    claims.say('classification', `${complaintId} version ${number}`, { ...said, reasonDigest: digest, kept });
  }
}

/** Where the gas escapes, and who has taken it on. */
function hearOfDangers(claims: Claims, { type, facts, schemaVersion }: LedgerEntry): void {
  const id = facts['dangerId'];
  // Earlier releases noted its confirmation with other things that happened to the case.
  const none = schemaVersion < 4 ? {} : { confirmedAt: null, confirmedBy: null, endedAt: null };
  if (type === 'case.safety-identified')
    claims.say('danger', id, { ...pick(facts, ['source']), foundAt: facts['happenedAt'], ...none });
  if (type === 'danger.confirmed') claims.say('danger', id, pick(facts, ['confirmedAt', 'confirmedBy']));
  if (type === 'danger.ended') claims.say('danger', id, pick(facts, ['endedAt']));
}

/** Whose case it is as well, and how it was moved to another bundle. */
function hearOfPlaces(claims: Claims, { type, facts }: LedgerEntry): void {
  const [, ofGroup] = String(facts['group'] ?? '').split(':');
  const department =
    type === 'case.assigned' ? facts['department'] : type === 'work-item.offered' ? ofGroup : undefined;
  claims.say('case_department', department, {});
  const by = `by ${facts['moveId']}`;
  if (type === 'case.moved') claims.say('moved_case', by, { state: 'moved', why: null });
  // An earlier release did not note whether it could be taken back.
  if (type === 'case.not-moved') claims.say('moved_case', by, { why: facts['why'], state: facts['becomes'] });
}

/** A dispute is a fact where it opens a case again: the last that is known of it is that it was archived. */
function opensAgain(claims: Claims): boolean {
  const ends = [...claims.all('case_fact').values()].filter(({ fact }) => fact === 'archived' || fact === 'reopened');
  const last = ends.reduce<Said | null>(
    (one, other) => (one !== null && String(one['at']) > String(other['at']) ? one : other),
    null,
  );
  return last?.['fact'] === 'archived';
}

/** What figures count is kept in a row for each entry that it is. */
function hearOfFacts(claims: Claims, entry: LedgerEntry): void {
  const found = factOf(entry);
  if (found === null || (found.fact === 'disputed' && !opensAgain(claims))) return;
  const fact = found.fact === 'disputed' ? 'reopened' : found.fact;
  claims.say('case_fact', `${entry.chain} entry ${entry.sequence}`, { fact, at: found.at, value: found.value });
}

export const sorted = (facts: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(facts).sort(([one], [other]) => (one < other ? -1 : 1)));

/** The first first. */
export function hearOfCase(claims: Claims, entry: LedgerEntry): void {
  hearOfComplaint(claims, entry);
  hearOfContent(claims, entry);
  hearOfComplainant(claims, entry);
  hearOfTelling(claims, entry);
  hearOfOthers(claims, entry);
  hearOfDangers(claims, entry);
  hearOfPlaces(claims, entry);
  hearOfFacts(claims, entry);
  hearOfTasks(claims, entry);
}
