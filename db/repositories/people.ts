/** Accounts, sessions and absences. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { LOCALES } from '../../domain/core/index.js';
import {
  ROLES,
  SESSION_STAGES,
  type User,
  groupsOf,
  type People,
  type StoredSession,
  type StoredForm,
  type CountedAttempts,
  type Absences,
  type Absence,
  type AbsenceId,
  type KeptFormId,
  type UserId,
  isKeptFormId,
} from '../../domain/people/index.js';
import {
  asRead,
  countOf,
  day,
  department,
  flag,
  idOf,
  instant,
  json,
  table,
  text,
  toRow,
  whole,
  written,
} from './rows.js';

const IN_JSON = { json: ['roles'] };

const ACCOUNT = z.object({
  id: idOf<UserId>(),
  username: text,
  displayName: text,
  department: department.nullable(),
  roles: json(z.array(z.enum(ROLES))),
  locale: z.enum(LOCALES),
  active: flag,
});

const withGroups = (account: z.infer<typeof ACCOUNT>): User => ({
  ...account,
  groups: groupsOf(account.roles, account.department),
  standsInFor: [],
});

const USER = table<User>(ACCOUNT.transform(withGroups));

const WITH_PASSWORD = table<{ user: User; passwordHash: string }>(
  ACCOUNT.extend({ passwordHash: text }).transform(({ passwordHash, ...account }) => ({
    user: withGroups(account),
    passwordHash,
  })),
);

const FACTOR = table(z.object({ totpSealed: text.nullable(), totpStep: whole.nullable() }));

const SESSION = table<StoredSession>(
  z.object({
    tokenHash: text,
    userId: idOf<UserId>(),
    startedAt: instant,
    seenAt: instant,
    stage: z.enum(SESSION_STAGES),
  }),
);

const keptFormId = z.custom<KeptFormId>((value) => typeof value === 'string' && isKeptFormId(value));

const FORM = table<StoredForm>(
  z.object({
    id: keptFormId,
    userId: idOf<UserId>(),
    path: text,
    wrappedKey: text,
    sealed: text,
    at: instant,
    saidAt: instant.nullable(),
  }),
);

const ATTEMPTS = table<CountedAttempts>(z.object({ count: whole, since: instant, lastAt: instant }));

const ABSENCE = table<Absence>(
  z.object({
    id: idOf<AbsenceId>(),
    userId: idOf<UserId>(),
    substituteId: idOf<UserId>(),
    fromOn: day,
    toOn: day,
    by: idOf<UserId>(),
    at: instant,
    endedAt: instant.nullable(),
  }),
);

const userRow = ({ groups: _groups, standsInFor: _standsInFor, ...user }: User): object => toRow(user, IN_JSON);

export function people(db: Knex): People {
  return {
    insert: async (user, passwordHash) =>
      void (await db('user').insert({ ...userRow(user), password_hash: passwordHash })),
    byId: (id) => USER.first(db('user').where({ id }).first()),
    byUsername: (username) => WITH_PASSWORD.first(db('user').where({ username }).first()),
    all: () => USER.all(db('user').orderBy('username')),
    change(read, { displayName, department, roles }) {
      const changes = { displayName, department, roles };
      const seen = asRead(read, changes, IN_JSON);
      return written(
        db('user')
          .where({ id: read.id, ...seen })
          .update(toRow(changes, IN_JSON)),
      );
    },
    setLocale: async (id, locale) => void (await db('user').where({ id, active: true }).update({ locale })),
    activate: (id) => written(db('user').where({ id, active: false }).update({ active: true })),
    deactivate: (id) => written(db('user').where({ id, active: true }).update({ active: false })),
    hasActive: async (role) =>
      (await USER.all(db('user').where({ active: true }))).some(({ roles }) => roles.includes(role)),
    insertSession: async (session) => void (await db('session').insert(toRow(session))),
    touchSession: async (token_hash, seen_at) => void (await db('session').where({ token_hash }).update({ seen_at })),
    async session(token_hash) {
      return SESSION.first(db('session').where({ token_hash }).first());
    },
    dropSession: async (token_hash) => void (await db('session').where({ token_hash }).delete()),
    dropSessionsOf: async (user_id) => void (await db('session').where({ user_id }).delete()),
    dropSessionsBefore: async (at) => void (await db('session').where('seen_at', '<', at).delete()),
    replacePassword: (id, read, password_hash) =>
      written(db('user').where({ id, password_hash: read }).update({ password_hash })),
    async secondFactor(id) {
      const row = await FACTOR.first(db('user').where({ id }).first('totp_sealed', 'totp_step'));
      return row === null || row.totpSealed === null ? null : { sealed: row.totpSealed, step: row.totpStep };
    },
    replaceSecondFactor: (id, read, factor) =>
      written(
        db('user')
          .where({ id, totp_sealed: read?.sealed ?? null })
          .update({ totp_sealed: factor?.sealed ?? null, totp_step: factor?.step ?? null }),
      ),
    setSecondFactorStep: (id, totp_step) =>
      written(
        db('user')
          .where({ id })
          .where((before) => void before.whereNull('totp_step').orWhere('totp_step', '<', totp_step))
          .update({ totp_step }),
      ),
    async putRecoveryCodes(user_id, hashes) {
      await db('recovery_code').where({ user_id }).delete();
      for (const hash of hashes) await db('recovery_code').insert({ user_id, hash });
    },
    takeRecoveryCode: async (user_id, hash, used_at) =>
      (await db('recovery_code').where({ user_id, hash }).whereNull('used_at').update({ used_at })) === 1,
    recoveryCodesLeft: (user_id) => countOf(db('recovery_code').where({ user_id }).whereNull('used_at')),
    async keptForms(user_id, since) {
      const rows = db('kept_form').where({ user_id }).where('at', '>=', since);
      return FORM.all(rows.orderBy(['at', 'id']));
    },
    countKeptForms: (user_id, since) => countOf(db('kept_form').where({ user_id }).where('at', '>=', since)),
    keepForm: async (form) => void (await db('kept_form').insert(toRow(form)).onConflict('id').merge()),
    noteKeptFormSaid: async (user_id, id, said_at) =>
      void (await db('kept_form').where({ user_id, id }).update({ said_at })),
    dropKeptForm: async (user_id, id) => void (await db('kept_form').where({ user_id, id }).delete()),
    dropKeptFormsBefore: async (at) => void (await db('kept_form').where('at', '<', at).delete()),
    async attempts(key) {
      return ATTEMPTS.first(db('attempt').where({ key }).first('count', 'since', 'last_at'));
    },
    async putAttempts(key, attempts) {
      if (attempts === null) await db('attempt').where({ key }).delete();
      else
        await db('attempt')
          .insert(toRow({ key, ...attempts }))
          .onConflict('key')
          .merge();
    },
    dropAttemptsBefore: async (since) => void (await db('attempt').where('since', '<', since).delete()),
    knowsDevice: async (user_id, device_hash) =>
      (await db('known_device').where({ user_id, device_hash }).first('user_id')) !== undefined,
    putDevice: async (user_id, device_hash, seen_at) =>
      void (await db('known_device')
        .insert({ user_id, device_hash, seen_at })
        .onConflict(['user_id', 'device_hash'])
        .merge()),
    dropDevicesOf: async (user_id) => void (await db('known_device').where({ user_id }).delete()),
    dropDevicesBefore: async (seen_at) => void (await db('known_device').where('seen_at', '<', seen_at).delete()),
  };
}

export function absences(db: Knex): Absences {
  return {
    insert: async (absence) => void (await db('absence').insert(toRow(absence))),
    async byId(id) {
      return ABSENCE.first(db('absence').where({ id }).first());
    },
    from: async (first) =>
      ABSENCE.all(db('absence').whereNull('ended_at').where('to_on', '>=', first).orderBy(['from_on', 'id'])),
    end: (id, ended_at) => written(db('absence').where({ id, ended_at: null }).update({ ended_at })),
  };
}
