/** What the entries that belong to no case say: lists, policies, bundles, events, duties. */
import type { LedgerEntry } from '../ledger.js';
import type { Claims, Said } from './claims.js';
import { nameless } from './nameless.js';
import { pick } from './picking.js';
import { hearOfAccess, hearOfPeople, type Unseal } from './told-of-people.js';
import { hearOfTasks } from './told-of-tasks.js';

function hearOfLists(claims: Claims, { type, facts }: LedgerEntry): void {
  const id = `${facts['list']} ${facts['code']}`;
  const { nameZh, nameEn, department = null, role = null } = facts;
  if (type === 'organisation.added') claims.say('list_entry', id, { nameZh, nameEn, department, role, inUse: 'true' });
  // Where the others of its list go to makes them move, too.
  if (type === 'organisation.changed' && facts['what'] !== 'position')
    claims.say('list_entry', id, { [String(facts['what'])]: facts['after'] });
  if (type === 'organisation.removed') claims.drop('list_entry', id);
  if (type === 'calendar.loaded') {
    claims.forget('calendar_year', String(facts['year']), 'days');
    claims.say('calendar_year', String(facts['year']), { days: facts['days'] });
  }
  if (type === 'bundle.deployed')
    claims.say('bundle', String(facts['number']), pick(facts, ['hash', 'origin', 'definitionsDigest']));
}

function hearOfPolicies(
  claims: Claims,
  { type, facts, actor: cancelledBy, payloadDigest: reasonDigest }: LedgerEntry,
): void {
  const { code, effectiveFrom, hash, proposalId } = facts;
  if (type === 'policy.activated')
    claims.say('policy_version', code, { effectiveFrom, contentHash: hash === null ? undefined : hash });
  if (type === 'policy.activation-cancelled' && typeof code === 'string') {
    claims.drop('policy_version', code);
    const said = { code, effectiveFrom, cancelledBy, reasonDigest };
    const id = facts['cancellationId'] ?? nameless(claims, 'policy_cancellation', `${code} ${effectiveFrom}`);
    claims.say('policy_cancellation', id, { ...said, ...pick(facts, ['activatedAt', 'activatedBy', 'cancelledAt']) });
  }
  if (type === 'policy.proposed')
    claims.say('policy_proposal', proposalId, {
      code,
      effectiveOn: facts['effectiveOn'],
      contentHash: hash,
      state: 'open',
    });
  if (proposalId === undefined) return;
  if (type === 'policy.activated') claims.say('policy_proposal', proposalId, { state: 'confirmed' });
  if (type === 'policy.proposal-refused') claims.say('policy_proposal', proposalId, { state: 'refused' });
  if (type === 'policy.proposal-withdrawn') claims.say('policy_proposal', proposalId, { state: 'withdrawn' });
}

const OF_MOVE = ['fromBundleId', 'toBundleId', 'byHand', 'plan', 'batch', 'mostFailures'];

function hearOfMoves(claims: Claims, { type, facts, actor: begunBy, payloadDigest: reasonDigest }: LedgerEntry): void {
  const id = facts['moveId'];
  if (type === 'move.begun')
    claims.say('move', id, { ...pick(facts, OF_MOVE), begunBy, reasonDigest, state: 'running', endedAt: null });
  if (type !== 'move.ended') return;
  claims.forget('move', id, 'endedAt');
  claims.say('move', id, { ...pick(facts, ['endedAt']), state: facts['stopped'] === true ? 'stopped' : 'ended' });
}

function hearOfEvents(claims: Claims, { type, facts, payloadDigest: wordsDigest }: LedgerEntry): void {
  const id = facts['massEventId'];
  const its = pick(facts, ['startedAt', 'expectedEndAt', 'public', 'masterId']);
  if (type === 'mass-event.opened')
    claims.say('mass_event', id, { kind: facts['kind'], ...its, wordsDigest, closed: false });
  if (type === 'mass-event.changed') claims.say('mass_event', id, { ...its, wordsDigest: wordsDigest ?? undefined });
  if (type === 'mass-event.closed') claims.say('mass_event', id, { closed: true });
}

const DUTY_STATES = ['reported', 'published', 'completed'];

function hearOfDuties(claims: Claims, { type, facts, schemaVersion }: LedgerEntry): void {
  const { dutyId: id, happenedAt, figures } = facts;
  if (type === 'duty.planned') {
    const none = { state: 'planned', figures: null, reportedAt: null, publishedAt: null, completedAt: null };
    claims.say('duty', id, { ...pick(facts, ['kind', 'periodFrom', 'periodTo', 'dueAt', 'ruleId']), ...none });
  }
  if (type === 'duty.counted') claims.say('duty', id, { figures });
  // What was returned is no report.
  if (type === 'duty.returned') claims.say('duty', id, { state: 'returned', reportedAt: null });
  const state = DUTY_STATES.find((one) => type === `duty.${one}`);
  if (state === undefined) return;
  // Earlier releases counted with the report, and did not say what.
  if (state === 'reported' && schemaVersion < 3) claims.forget('duty', id, 'figures');
  claims.say('duty', id, { state, [`${state}At`]: happenedAt, ...(figures !== undefined && { figures }) });
}

/** As they were noted: the hash of the entry has made it fast. */
function notedRows(text: string): [string, Said][] {
  const rows: Record<string, Said> = JSON.parse(text);
  return Object.entries(rows);
}

function hearOfStock(claims: Claims, { type, facts }: LedgerEntry, unseal: Unseal): void {
  if (type !== 'ledger.stock-taken') return;
  const [table, rows] = [String(facts['table']), notedRows(String(facts['rows']))];
  for (const [id, said] of rows) {
    const names = ['username', 'displayName'].filter((name) => name in said);
    claims.say(table, id, { ...said, ...Object.fromEntries(names.map((name) => [name, unseal(said[name])])) });
  }
  claims.complete(table);
}

/** The first first. */
export function hearOfHouse(claims: Claims, entry: LedgerEntry, unseal: Unseal): void {
  hearOfPeople(claims, entry, unseal);
  hearOfAccess(claims, entry);
  hearOfLists(claims, entry);
  hearOfPolicies(claims, entry);
  hearOfMoves(claims, entry);
  hearOfEvents(claims, entry);
  hearOfDuties(claims, entry);
  hearOfStock(claims, entry, unseal);
  hearOfTasks(claims, entry);
}
