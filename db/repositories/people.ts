/** Accounts, sessions and absences. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { DomainError, LOCALES } from '../../domain/core/index.js';
import { isPost, type Post, ROLES } from '../../domain/organisation/index.js';
import {
  MAIL_MODES,
  SESSION_STAGES,
  type User,
  byPosts,
  NO_PASSWORD,
  type People,
  type Seat,
  type StoredSession,
  type StoredForm,
  type StoredReach,
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
  idsOf,
  instant,
  json,
  table,
  text,
  toRow,
  whole,
  written,
} from './rows.js';

const IN_JSON = { json: ['posts', 'deputyOf'] };

const POSTS = json(z.array(z.custom<Post>(isPost, 'no post')));

const SEAT = table<Seat>(
  z.object({
    post: z.custom<Post>(isPost, 'no post'),
    role: z.enum(ROLES),
    department: department.nullable(),
    withheld: json(z.array(text)),
  }),
);

const ACCOUNT = z.object({
  id: idOf<UserId>(),
  username: text,
  displayName: text,
  posts: POSTS,
  deputyOf: POSTS,
  locale: z.enum(LOCALES),
  active: flag,
});

const ACCOUNTS = table(ACCOUNT);

const WITH_PASSWORD = table(ACCOUNT.extend({ passwordHash: text }));

type StoredAccount = z.infer<typeof ACCOUNT>;

/** What the posts of an account are, by the company's list. */
function seated({ posts, deputyOf, ...account }: StoredAccount, seats: readonly Seat[]): User {
  // In the order in which they are stored: a change names what it has read.
  const among = (codes: readonly Post[]): Seat[] =>
    codes.flatMap((code) => seats.find(({ post }) => post === code) ?? []);
  const held = among(posts);
  return { ...account, posts: held, deputyOf: among(deputyOf), ...byPosts(held), standsInFor: [] };
}

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

const REACH_IN_JSON = { json: ['unwanted'] };

const REACH = table<StoredReach>(
  z.object({
    userId: idOf<UserId>(),
    sealed: text,
    mode: z.enum(MAIL_MODES),
    digestHour: whole,
    unwanted: json(z.array(text)),
    version: whole,
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
    substituteId: idOf<UserId>().nullable(),
    fromOn: day,
    toOn: day,
    by: idOf<UserId>(),
    at: instant,
    endedAt: instant.nullable(),
  }),
);

const codesOf = ({ displayName, posts, deputyOf }: Pick<User, 'displayName' | 'posts' | 'deputyOf'>) => ({
  displayName,
  posts: posts.map(({ post }) => post),
  deputyOf: deputyOf.map(({ post }) => post),
});

export function people(db: Knex): People {
  const seats = (): Promise<Seat[]> =>
    SEAT.all(
      db('list_entry as post')
        .join('list_entry as role', (on) => void on.on('role.code', 'post.role').andOnVal('role.list', 'role'))
        .where('post.list', 'post')
        .orderBy(['post.position', 'post.code'])
        .select({ post: 'post.code' }, 'post.role', 'post.department', 'role.withheld'),
    );
  const allOf = async (accounts: Promise<StoredAccount[]>): Promise<User[]> => {
    const known = await seats();
    return (await accounts).map((account) => seated(account, known));
  };
  return {
    insert: async ({ id, username, locale, active, ...user }, password_hash) =>
      void (await db('user').insert({
        ...{ id, username, locale, active, password_hash },
        ...toRow(codesOf(user), IN_JSON),
      })),
    async byId(id) {
      const account = await ACCOUNTS.first(db('user').where({ id }).first());
      return account === null ? null : seated(account, await seats());
    },
    async byUsername(username) {
      const found = await WITH_PASSWORD.first(db('user').where({ username }).first());
      if (found === null) return null;
      const { passwordHash, ...account } = found;
      return { user: seated(account, await seats()), passwordHash };
    },
    all: () => allOf(ACCOUNTS.all(db('user').orderBy('username'))),
    withoutPassword: () => idsOf(db('user').where({ password_hash: NO_PASSWORD }), 'id'),
    change(read, { displayName, posts, deputyOf }) {
      const changes = { displayName, posts, deputyOf };
      const seen = asRead(codesOf(read), changes, IN_JSON);
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
      (await allOf(ACCOUNTS.all(db('user').where({ active: true })))).some(({ roles }) => roles.includes(role)),
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
    reaches: (ids) => REACH.all(db('user_reach').whereIn('user_id', [...ids])),
    wantingDigest: () => idsOf(db('user_reach').where({ mode: 'digest' }), 'user_id'),
    async putReach({ version, ...reach }) {
      const row = toRow({ ...reach, version: version + 1 }, REACH_IN_JSON);
      if (version > 0) return written(db('user_reach').where({ user_id: reach.userId, version }).update(row));
      const added: unknown = await db('user_reach').insert(row).onConflict('user_id').ignore().returning('user_id');
      if (!Array.isArray(added) || added.length === 0) throw new DomainError('stale');
    },
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
