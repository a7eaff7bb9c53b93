/** What entries say of tasks, of what was submitted at them, and of limits: of a case, and of a duty. */
import type { LedgerEntry } from '../ledger.js';
import type { Claims, Said, Value } from './claims.js';

const OFFERED = { state: 'offered', assignee: null, inPlaceOf: null };
const NOT_DONE = { completedAt: null, outcome: null, cause: null, amount: null, records: '' };

function hearOfItem(claims: Claims, { type, facts, actor }: LedgerEntry): void {
  const id = facts['workItemId'];
  const say = (said: Said): void => claims.say('work_item', id, said);
  switch (type) {
    case 'work-item.offered':
      return say({ elementId: facts['elementId'], group: facts['group'], ...OFFERED, ...NOT_DONE });
    case 'work-item.offered-again':
      return say({ ...OFFERED, ...NOT_DONE });
    case 'work-item.claimed':
      return say({ state: 'claimed', assignee: actor, inPlaceOf: facts['inPlaceOf'] ?? null });
    case 'work-item.passed-on':
      return say({ state: 'claimed', assignee: facts['to'], inPlaceOf: facts['inPlaceOf'] ?? null });
    case 'work-item.released':
    case 'work-item.taken-back':
    case 'work-item.returned':
      return say(OFFERED);
    case 'work-item.submitted': {
      const { completedAt, outcome, cause, amount, records } = facts;
      // An earlier release did not say what was counted.
      claims.forget('work_item', id, ...Object.keys(NOT_DONE));
      return say({ state: 'submitted', assignee: actor, completedAt, outcome, cause, amount, records });
    }
    case 'work-item.completed':
      claims.forget('work_item', id, 'completedAt');
      return say({ state: 'submitted' });
    case 'work-item.canceled':
    case 'work-item.gone':
      claims.forget('work_item', id, 'completedAt');
      return say({ state: 'canceled' });
    case 'case.moved':
      // Its diagrams may call a task otherwise.
      for (const known of claims.all('work_item').keys()) claims.forget('work_item', known, 'elementId');
  }
}

function hearOfSubmission(claims: Claims, { type, facts, actor: by, payloadDigest: digest }: LedgerEntry): void {
  if (type !== 'work-item.submitted' && type !== 'complaint.registered') return;
  const { submissionId: id, elementId, formId, workItemId = id } = facts;
  claims.say('submission', id, { workItemId, elementId, formId, by, digest });
}

const CLOCK_STATES: Record<string, string> = {
  'clock.started': 'running',
  'clock.resumed': 'running',
  'clock.paused': 'paused',
  'clock.met': 'met',
  'clock.cancelled': 'cancelled',
};

/** Entries after which a limit is due at another instant, in the state it was in. */
const MOVES = ['clock.adjusted', 'clock.extended', 'clock.recomputed', 'clock.corrected'];

/** What ends the pause that goes on, where one does: its own end may have come before. Nothing is known of that of before. */
function endOfPause(said: Said, to: Value | undefined): Said {
  const last = `pause${String(said['pauses'])}`;
  if (said['pauses'] === 0 || !(`${last}.to` in said)) return {};
  if (said[`${last}.to`] !== null) return {};
  const endsAt = said[`${last}.endsAt`];
  return { [`${last}.to`]: typeof endsAt === 'string' && typeof to === 'string' && endsAt < to ? endsAt : to };
}

function hearOfClock(claims: Claims, { type, facts }: LedgerEntry): void {
  const { clockId: id, step, ruleId, startedAt, dueAt, amount, unit, stopEvent, kind, extension, endedAt } = facts;
  const state = CLOCK_STATES[type];
  const change = (how: (before: Said) => Said): void => claims.change('case_clock', id, how);
  if (type === 'clock.started') {
    const none = { endedAt: null, extension: 0, pauses: 0 };
    return claims.say('case_clock', id, {
      step,
      ruleId,
      startedAt,
      dueAt,
      amount,
      unit,
      stopEvent,
      kind,
      state,
      ...none,
    });
  }
  if (MOVES.includes(type)) change(() => ({ dueAt, amount, unit, ruleId, extension }));
  if (type === 'clock.mark-passed' && Number(facts['level']) >= 1) change(() => ({ state: 'overdue' }));
  if (state === undefined) return;
  change(() => ({ state, dueAt, endedAt }));
  if (type === 'clock.paused')
    change((before) => {
      const number = Number(before['pauses']) + 1;
      const { reason, from, endsAt } = facts;
      const pause = { reason, from, endsAt, to: from === undefined ? undefined : null };
      const named = Object.entries(pause).map(([name, value]) => [`pause${number}.${name}`, value]);
      return { pauses: number, ...Object.fromEntries(named) };
    });
  else change((before) => endOfPause(before, type === 'clock.resumed' ? facts['to'] : endedAt));
}

/** Of a limit one at a time, the first first. */
function hearOfExtension(claims: Claims, { type, facts, actor: by, payloadDigest }: LedgerEntry): void {
  const ofClock = [...claims.all('extension_request')].filter(([id]) => id.startsWith(`${facts['clockId']} `));
  if (type === 'extension.asked')
    claims.say('extension_request', `${facts['clockId']} ${ofClock.length + 1}`, {
      ...{ amount: facts['amount'], by, state: 'asked', reasonDigest: payloadDigest },
    });
  const state = type === 'clock.extended' ? 'granted' : type === 'extension.refused' ? 'refused' : undefined;
  const open = ofClock.find(([, said]) => said['state'] === 'asked')?.[0];
  if (state !== undefined && open !== undefined) claims.say('extension_request', open, { state });
}

function hearOfPass(claims: Claims, { type, facts, actor: by, payloadDigest: reasonDigest }: LedgerEntry): void {
  if (type !== 'work-item.passed-on') return;
  const { workItemId, from: fromId, to: toId, passedAt: at } = facts;
  claims.say('work_item_pass', facts['passId'], { workItemId, fromId, toId, by, at, reasonDigest });
}

export function hearOfTasks(claims: Claims, entry: LedgerEntry): void {
  hearOfItem(claims, entry);
  hearOfPass(claims, entry);
  hearOfSubmission(claims, entry);
  hearOfClock(claims, entry);
  hearOfExtension(claims, entry);
}
