/** What the entries that belong to no case say of accounts, absences, and of how staff are reached. */
import type { EntryType } from '../ledger-facts.js';
import type { LedgerEntry } from '../ledger.js';
import type { Claims, Said } from './claims.js';
import { pick } from './picking.js';

/** Of what is sealed in a fact; undefined where the key is not there. */
export type Unseal = (sealed: unknown) => string | undefined;

const PEOPLE: Partial<Record<EntryType, Said>> = {
  'user.activated': { active: true },
  'user.deactivated': { active: false },
};

export function hearOfPeople(claims: Claims, { type, facts, actor: by }: LedgerEntry, unseal: Unseal): void {
  const id = facts['userId'];
  if (type === 'user.created') {
    const { username, displayName, posts, deputyOf } = facts;
    const noFactor = { secondFactorDigest: null, recoveryCodesDigest: null, recoveryCodesLeft: 0 };
    claims.say('user', id, {
      posts,
      deputyOf,
      active: true,
      ...noFactor,
      username: unseal(username),
      displayName: unseal(displayName),
    });
  }
  if (type === 'user.changed') {
    const what = String(facts['what']);
    claims.forget('user', id, what);
    claims.say('user', id, { [what]: what === 'displayName' ? unseal(facts['after']) : facts['after'] });
  }
  for (const [name, said] of Object.entries(PEOPLE)) if (name === type) claims.say('user', id, said);
  const absence = pick(facts, ['userId', 'substituteId', 'fromOn', 'toOn']);
  if (type === 'absence.recorded') claims.say('absence', facts['absenceId'], { ...absence, by, ended: false });
  if (type === 'absence.ended') claims.say('absence', facts['absenceId'], { ended: true });
}

const CODES = ['recoveryCodesDigest', 'recoveryCodesLeft'];
const FACTOR = ['secondFactorDigest', ...CODES];

/** What an entry changes of an account's secrets. Those of earlier releases do not say to what. */
const SECRETS: Partial<Record<EntryType, readonly string[]>> = {
  'user.created': ['passwordDigest'],
  'user.password-changed': ['passwordDigest'],
  'user.password-reset': ['passwordDigest'],
  'user.second-factor-enabled': FACTOR,
  'user.second-factor-replaced': FACTOR,
  'user.second-factor-disabled': FACTOR,
  'user.second-factor-reset': FACTOR,
  'user.recovery-codes-renewed': CODES,
};

const OF_REACH = ['mode', 'digestHour', 'unwanted', 'addressDigest'];
const OF_HOOK = ['name', 'kind', 'group', 'events', 'template', 'locale', 'receiptMinutes', 'active', 'addressDigest'];

/** Secrets, addresses, and the hooks that others are told by. */
export function hearOfAccess(claims: Claims, { type, facts, actor }: LedgerEntry): void {
  const { userId, hookId } = facts;
  for (const [name, changed] of Object.entries(SECRETS)) {
    if (name !== type) continue;
    claims.forget('user', userId, ...changed);
    claims.say('user', userId, pick(facts, changed));
  }
  if (type === 'user.recovery-code-used') claims.change('user', actor, () => ({ recoveryCodesLeft: facts['left'] }));
  if (type === 'user.reach-changed') {
    claims.forget('user_reach', userId, ...OF_REACH);
    claims.say('user_reach', userId, pick(facts, OF_REACH));
  }
  if (type === 'hook.created' || type === 'hook.changed') {
    claims.forget('hook', hookId, ...OF_HOOK);
    claims.say('hook', hookId, pick(facts, OF_HOOK));
  }
}
