/** Accounts, sessions and absences. */
import type { Knex } from 'knex';
import {
  type User,
  groupsOf,
  type People,
  type StoredSession,
  type StoredForm,
  type CountedAttempts,
  type Absences,
  type Absence,
} from '../../domain/people/index.js';
import { asRead, type Row, toObject, toRow, written } from './rows.js';

const USER = { json: ['roles'], flags: ['active'] };

function userOf({ password_hash: _passwordHash, totp_sealed: _totp, totp_step: _step, ...row }: Row): User {
  const user = toObject<User>(row, USER);
  return { ...user, groups: groupsOf(user.roles, user.department), standsInFor: [] };
}

function userRow({ groups: _groups, standsInFor: _standsInFor, ...user }: User): Row {
  return toRow(user, USER);
}

export function people(db: Knex): People {
  return {
    insert: async (user, passwordHash) =>
      void (await db('user').insert({ ...userRow(user), password_hash: passwordHash })),
    async byId(id) {
      const row = (await db('user').where({ id }).first()) as Row | undefined;
      return row ? userOf(row) : null;
    },
    async byUsername(username) {
      const row = (await db('user').where({ username }).first()) as Row | undefined;
      return row ? { user: userOf(row), passwordHash: String(row['password_hash']) } : null;
    },
    all: async () => ((await db('user').orderBy('username')) as Row[]).map(userOf),
    change(read, { displayName, department, roles }) {
      const changes = { displayName, department, roles };
      const seen = asRead(read, changes, USER);
      return written(
        db('user')
          .where({ id: read.id, ...seen })
          .update(toRow(changes, USER)),
      );
    },
    setLocale: async (id, locale) => void (await db('user').where({ id, active: true }).update({ locale })),
    activate: (id) => written(db('user').where({ id, active: false }).update({ active: true })),
    deactivate: (id) => written(db('user').where({ id, active: true }).update({ active: false })),
    hasActive: async (role) =>
      ((await db('user').where({ active: true })) as Row[]).map(userOf).some(({ roles }) => roles.includes(role)),
    insertSession: async (session) => void (await db('session').insert(toRow(session))),
    touchSession: async (token_hash, seen_at) => void (await db('session').where({ token_hash }).update({ seen_at })),
    async session(token_hash) {
      const row = (await db('session').where({ token_hash }).first()) as Row | undefined;
      return row ? toObject<StoredSession>(row) : null;
    },
    dropSession: async (token_hash) => void (await db('session').where({ token_hash }).delete()),
    dropSessionsOf: async (user_id) => void (await db('session').where({ user_id }).delete()),
    dropSessionsBefore: async (at) => void (await db('session').where('seen_at', '<', at).delete()),
    setPassword: async (id, password_hash) => void (await db('user').where({ id }).update({ password_hash })),
    async secondFactor(id) {
      const row = (await db('user').where({ id }).first('totp_sealed', 'totp_step')) as Row | undefined;
      if (typeof row?.['totp_sealed'] !== 'string') return null;
      return { sealed: row['totp_sealed'], step: row['totp_step'] as number | null };
    },
    setSecondFactor: async (id, factor) =>
      void (await db('user')
        .where({ id })
        .update({ totp_sealed: factor?.sealed ?? null, totp_step: factor?.step ?? null })),
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
    async recoveryCodesLeft(user_id) {
      const [row] = (await db('recovery_code').where({ user_id }).whereNull('used_at').count({ left: '*' })) as Row[];
      return Number(row?.['left'] ?? 0);
    },
    async keptForms(user_id, since) {
      const rows = db('kept_form').where({ user_id }).where('at', '>=', since);
      return ((await rows.orderBy(['at', 'id'])) as Row[]).map((row) => toObject<StoredForm>(row));
    },
    async countKeptForms(user_id, since) {
      const [row] = (await db('kept_form').where({ user_id }).where('at', '>=', since).count({ kept: '*' })) as Row[];
      return Number(row?.['kept'] ?? 0);
    },
    keepForm: async (form) => void (await db('kept_form').insert(toRow(form)).onConflict('id').merge()),
    noteKeptFormSaid: async (user_id, id, said_at) =>
      void (await db('kept_form').where({ user_id, id }).update({ said_at })),
    dropKeptForm: async (user_id, id) => void (await db('kept_form').where({ user_id, id }).delete()),
    dropKeptFormsBefore: async (at) => void (await db('kept_form').where('at', '<', at).delete()),
    async attempts(key) {
      const row = (await db('attempt').where({ key }).first('count', 'since', 'last_at')) as Row | undefined;
      return row ? toObject<CountedAttempts>(row) : null;
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
      const row = (await db('absence').where({ id }).first()) as Row | undefined;
      return row ? toObject<Absence>(row) : null;
    },
    from: async (day) =>
      ((await db('absence').whereNull('ended_at').where('to_on', '>=', day).orderBy(['from_on', 'id'])) as Row[]).map(
        (row) => toObject<Absence>(row),
      ),
    end: (id, ended_at) => written(db('absence').where({ id, ended_at: null }).update({ ended_at })),
  };
}
