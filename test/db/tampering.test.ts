/**
 * What somebody who can write into the database may alter: each is found, and named with its table, its row, what it says
 * and what it should say.
 */
import { expect } from 'chai';
import type { Knex } from 'knex';
import { createRepositories } from '../../db/repositories/index.js';
import { checkLedger, type Moments } from '../../domain/core/ledger-check.js';
import { House, KEYS } from './house.js';
import { DUTY, play, type Played } from './played.js';

interface Tampering {
  what: string;
  alter(db: Knex, played: Played): Promise<unknown>;
  /** Without what it begins with: the table. */
  found(played: Played): (string | RegExp)[];
}

const of = ({ number }: Played): string => ` of complaint ${number}: `;
const swap = async (db: Knex, table: string, [one = '', other = '']: string[], column: string): Promise<void> => {
  const values = await Promise.all([one, other].map((id) => db(table).where({ id }).first(column)));
  await db(table).where({ id: one }).update(values[1]);
  await db(table).where({ id: other }).update(values[0]);
};

const TAMPERINGS: readonly Tampering[] = [
  {
    what: 'the sealed answers of two return visits swapped',
    alter: (db, { visits }) => swap(db, 'submission', visits, 'sealed'),
    found: (one) => [
      `submission ${one.visits[0]}${of(one)}its content is not what was written, but that of ${one.visits[1]}`,
      `submission ${one.visits[1]}${of(one)}its content is not what was written, but that of ${one.visits[0]}`,
    ],
  },
  {
    what: 'every visit set to satisfied',
    alter: (db) => db('work_item').whereNotNull('outcome').update({ outcome: 'satisfied' }),
    found: (one) => [`work_item ${one.visitItems[0]}${of(one)}outcome is satisfied, but the ledger says dissatisfied`],
  },
  {
    what: 'every evaluation set to 5',
    alter: (db) => db('evaluation').update({ satisfaction: 5, attitude: 5 }),
    found: (one) => [
      `evaluation ${one.id}${of(one)}satisfaction is 5, but the ledger says 2`,
      `evaluation ${one.id}${of(one)}attitude is 5, but the ledger says 3`,
    ],
  },
  {
    what: 'missed limits of a reported duty set to none',
    alter: async (db) => {
      const { figures } = await db('duty').where({ id: DUTY }).first('figures');
      await db('duty').update({ figures: JSON.stringify({ ...JSON.parse(figures), limitsMissed: 0 }) });
    },
    found: () => [new RegExp(`^duty ${DUTY}: figures is limitsMissed 0, but the ledger says limitsMissed [1-9]`)],
  },
  {
    what: 'the end of late limits set before they were due',
    alter: (db, { limit }) => db('case_clock').where({ id: limit }).update({ ended_at: '2026-09-28T01:00:00.000Z' }),
    found: (one) => [
      new RegExp(`^case_clock ${one.limit}${of(one)}endedAt is 2026-09-28T01:00:00.000Z, but the ledger says 2026-`),
    ],
  },
  {
    what: 'the text of a notice replaced by that of another',
    alter: async (db, { notices: [one = '', other = ''] }) =>
      db('notice')
        .where({ id: one })
        .update(await db('notice').where({ id: other }).first('sealed')),
    found: (one) => [
      `notice ${one.notices[0]}${of(one)}its content is not what was written, but that of ${one.notices[1]}`,
    ],
  },
  {
    what: 'a fact that figures count taken out',
    alter: (db, { id }) => db('case_fact').where({ complaint_id: id, fact: 'archived' }).delete(),
    found: (one) => [
      new RegExp(`^case_fact ${one.id} entry \\d+${of(one)}it is in the ledger, but not in the database$`),
    ],
  },
  {
    what: 'a notice called sent',
    alter: (db, { notices }) => db('notice').where({ id: notices[0] }).update({ state: 'sent' }),
    found: (one) => [`notice ${one.notices[0]}${of(one)}state is sent, but the ledger says written`],
  },
  {
    what: 'a message of the complainant removed',
    alter: (db, { message }) => db('complainant_message').where({ id: message }).delete(),
    found: (one) => [`complainant_message ${one.message}${of(one)}it is in the ledger, but not in the database`],
  },
  {
    what: 'a message of the complainant slipped in',
    alter: async (db, { message }) =>
      db('complainant_message').insert({
        ...(await db('complainant_message').where({ id: message }).first()),
        id: 'slipped',
      }),
    found: (one) => [`complainant_message slipped${of(one)}it is in the database, but the ledger says nothing of it`],
  },
  {
    what: 'an entry of the ledger altered',
    alter: (db, { id }) => db('ledger_entry').where({ chain: id, sequence: 2 }).update({ actor: 'somebody else' }),
    found: ({ id }) => [`entry 2 was changed (complaint ${id})`],
  },
  {
    what: 'a seal removed',
    alter: (db) => db('ledger_seal').where({ sequence: 3 }).delete(),
    found: () => [/^\d+ entries were sealed, but there are \d+ seals \(/, 'seal 3 is missing'],
  },
  {
    what: 'a user given a post',
    alter: (db, { clerk }) =>
      db('user')
        .where({ id: clerk })
        .update({ posts: JSON.stringify(['intake-service', 'admin']) }),
    found: ({ clerk }) => [`user ${clerk}: posts is intake-service admin, but the ledger says intake-service`],
  },
  {
    what: 'a user slipped in',
    alter: async (db, { clerk }) =>
      db('user').insert({ ...(await db('user').where({ id: clerk }).first()), id: 'slipped', username: '受理09' }),
    found: () => ['user slipped: it is in the database, but the ledger says nothing of it'],
  },
  {
    what: 'an attachment exchanged',
    alter: async (db, { files: [one = '', other = ''] }) =>
      db('attachment_bytes')
        .where({ attachment_id: one })
        .update(await db('attachment_bytes').where({ attachment_id: other }).first('bytes')),
    found: (one) => [`attachment ${one.files[0]}${of(one)}the file cannot be opened with the key that it belongs to`],
  },
  {
    what: 'whoever completed a task changed',
    alter: (db, { visitItems, clerk }) => db('work_item').where({ id: visitItems[0] }).update({ assignee: clerk }),
    found: (one) => [
      new RegExp(
        `^work_item ${one.visitItems[0]}${of(one)}assignee is ${one.clerk}, but the ledger says [0-9a-f-]{36}$`,
      ),
    ],
  },
  {
    what: 'an earlier version of what was corrected altered',
    alter: async (db, { corrected }) =>
      db('submission')
        .where({ id: corrected })
        .update(await db('submission_version').where({ submission_id: corrected }).first('sealed')),
    found: (one) => [`submission ${one.corrected}${of(one)}its content is not what was written`],
  },
  {
    what: 'an absence added afterwards',
    alter: async (db, { absence }) =>
      db('absence').insert({ ...(await db('absence').where({ id: absence }).first()), id: 'slipped' }),
    found: () => ['absence slipped: it is in the database, but the ledger says nothing of it'],
  },
  {
    what: 'who took on a danger changed',
    alter: (db, { danger, clerk }) => db('danger').where({ id: danger }).update({ confirmed_by: clerk }),
    found: ({ danger, clerk }) => [
      new RegExp(`^danger ${danger} of complaint TS\\d+: confirmedBy is ${clerk}, but the ledger says empty$`),
    ],
  },
  {
    what: 'a task that was passed on said to come from somebody else',
    alter: (db, { pass, clerk }) => db('work_item_pass').where({ id: pass }).update({ by: clerk }),
    found: (one) => [new RegExp(`^work_item_pass ${one.pass}${of(one)}by is ${one.clerk}, but the ledger says `)],
  },
  {
    what: 'a way by which somebody was told changed',
    alter: (db, { evidence }) => db('notice_evidence').where({ id: evidence }).update({ way: 'call' }),
    found: (one) => [`notice_evidence ${one.evidence}${of(one)}way is call, but the ledger says noted`],
  },
  {
    what: 'what shows that somebody was told removed',
    alter: (db, { evidence }) => db('notice_evidence').where({ id: evidence }).delete(),
    found: (one) => [`notice_evidence ${one.evidence}${of(one)}it is in the ledger, but not in the database`],
  },
  {
    what: 'a notice told earlier than it was',
    alter: (db, { told }) => db('notice').where({ id: told }).update({ told_at: '2026-09-29T01:00:00.000Z' }),
    found: (one) => [
      new RegExp(`^notice ${one.told}${of(one)}toldAt is 2026-09-29T01:00:00.000Z, but the ledger says 2026-`),
    ],
  },
  {
    what: 'a delivery said to have failed',
    alter: (db, { delivery }) => db('delivery').where({ id: delivery }).update({ state: 'failed' }),
    found: (one) => [`delivery ${one.delivery}${of(one)}state is failed, but the ledger says delivered`],
  },
  {
    what: 'a delivery put back',
    alter: (db, { delivery }) => db('delivery').where({ id: delivery }).update({ state: 'needless' }),
    found: (one) => [`delivery ${one.delivery}${of(one)}state is not yet out, but the ledger says delivered`],
  },
  {
    what: 'a department let into a case',
    alter: (db, { id }) => db('case_department').insert({ complaint_id: id, department: 'metering' }),
    found: (one) => [`case_department metering${of(one)}it is in the database, but the ledger says nothing of it`],
  },
  {
    what: 'a case that could not be moved said to have been',
    alter: (db) => db('moved_case').update({ state: 'moved' }),
    found: (one) => [new RegExp(`^moved_case by \\S+${of(one)}state is moved, but the ledger says kept$`)],
  },
  {
    what: 'a case put to another bundle',
    alter: (db, { id }) => db('complaint').where({ id }).update({ bundle_id: 'another' }),
    found: (one) => [`complaint ${one.id}${of(one)}bundleId is another, but the ledger says ${one.bundle}`],
  },
  {
    what: 'the reason of a run that moved cases altered',
    alter: (db) => db('move').update({ reason: '没有理由。' }),
    found: () => [/^move \S+: its reason is not what was written$/],
  },
  {
    what: 'a hook pointed at another address',
    alter: async (db) => db('hook').update(await db('user_reach').first('sealed')),
    found: ({ hook }) => [`hook ${hook}: its address is not what was written`],
  },
  {
    what: 'a gateway given longer for its receipts',
    alter: (db) => db('hook').update({ receipt_minutes: 1_440 }),
    found: ({ hook }) => [`hook ${hook}: receiptMinutes is 1440, but the ledger says empty`],
  },
  {
    what: 'a hook made to tell in another language',
    alter: (db) => db('hook').update({ locale: 'en' }),
    found: ({ hook }) => [`hook ${hook}: locale is en, but the ledger says zh-CN`],
  },
  {
    what: 'a hook switched off',
    alter: (db) => db('hook').update({ active: false }),
    found: ({ hook }) => [`hook ${hook}: active is false, but the ledger says true`],
  },
  {
    what: 'what a person is mailed changed',
    alter: (db) => db('user_reach').update({ unwanted: '["escalation"]', sealed: 'nonsense' }),
    found: ({ office }) => [
      `user_reach ${office}: addressDigest cannot be opened with the key that it belongs to`,
      `user_reach ${office}: unwanted is escalation, but the ledger says empty`,
    ],
  },
  {
    what: 'an activation that was taken back by somebody else',
    alter: (db, { clerk }) => db('policy_cancellation').update({ cancelled_by: clerk, reason: '没有理由。' }),
    found: ({ cancellation, clerk }) => [
      new RegExp(`^policy_cancellation ${cancellation}: cancelledBy is ${clerk}, but the ledger says `),
      `policy_cancellation ${cancellation}: its reason is not what was written`,
    ],
  },
  {
    what: 'a table of a bundle altered',
    alter: async (db) => {
      const { digest } = await db('bundle_file').where('name', 'like', '%D16%.dmn').first('digest');
      await db('bundle_content').where({ digest }).update({ content: '<definitions/>' });
    },
    found: () => [
      /^bundle_content [0-9a-f]{12}…: it is not what was deployed as policies\/.*D16.*\.dmn$/,
      'bundle_file of bundle 1: the files are not those that were deployed',
    ],
  },
  {
    what: 'a bundle whose cases go by another definition of the engine',
    alter: (db) => db('bundle_definition').where({ kind: 'decision' }).update({ key: '1' }),
    found: () => ['bundle 1: its definitions is not what was written'],
  },
  {
    what: 'a file of a bundle taken out',
    alter: (db) => db('bundle_file').where('name', 'like', '%D16%.dmn').delete(),
    found: () => ['bundle_file of bundle 1: the files are not those that were deployed'],
  },
  {
    what: 'a password put in the place of another',
    alter: (db, { clerk }) => db('user').where({ id: clerk }).update({ password_hash: 'scrypt.AAAA.AAAA' }),
    found: ({ clerk }) => [`user ${clerk}: its password is not what was written`],
  },
  {
    what: 'a second factor planted',
    alter: async (db, { office }) => {
      await db('user').where({ id: office }).update({ totp_sealed: 'somebody’s' });
      await db('recovery_code').insert({ user_id: office, hash: 'known' });
    },
    found: ({ office }) => [
      `user ${office}: its secondFactor is not what was written`,
      `user ${office}: its recoveryCodes is not what was written`,
      `user ${office}: recoveryCodesLeft is 1, but the ledger says 0`,
    ],
  },
  {
    what: 'the key of a case destroyed',
    alter: (db, { id }) => db('complaint_key').where({ complaint_id: id }).delete(),
    found: (one) => [`complaint_key${of(one)}it is missing, but the ledger says nothing of an erasure`],
  },
];

describe('what was altered past the ledger', () => {
  let house: House;
  let played: Played;
  before(async () => {
    house = await House.open();
    played = await play(house);
  });
  after(() => house.close());

  /** What is found in the database as it is after that; nothing of it stays. */
  async function foundAfter(alter: (db: Knex) => Promise<unknown>): Promise<string[]> {
    const transaction = await house.database.knex.transaction();
    try {
      await alter(transaction);
      const moments: Moments = { snapshot: (work) => work(createRepositories(transaction)) };
      return (await checkLedger(moments, KEYS)).faults.map(({ en }) => en);
    } finally {
      await transaction.rollback();
    }
  }

  it('is nothing, where nobody has: no row is left out, and no entry is silent', async () => {
    const { faults, silences } = await checkLedger(house.database, KEYS);
    expect(faults).to.deep.equal([]);
    expect([...silences]).to.deep.equal([]);
  });

  for (const { what, alter, found } of TAMPERINGS)
    it(`is found and named: ${what}`, async () => {
      const faults = await foundAfter((db) => alter(db, played));
      const expected = found(played);
      for (const [index, one] of expected.entries())
        if (typeof one === 'string') expect(faults[index]).to.equal(one);
        else expect(faults[index]).to.match(one);
      expect(faults).to.have.length(expected.length);
    });
});
