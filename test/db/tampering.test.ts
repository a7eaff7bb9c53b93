/**
 * What somebody who can write into the database may alter: each is found, and named with its table, its row, what it says
 * and what it should say.
 */
import { expect } from 'chai';
import type { Knex } from 'knex';
import { createRepositories } from '../../db/repositories/index.js';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { checkLedger } from '../../domain/core/ledger-check.js';
import { LEDGER_SCHEMA_VERSION } from '../../domain/core/ledger.js';
import { sealLedger } from '../../domain/core/sealing.js';
import { takeStock } from '../../domain/core/verify/stock.js';
import type { DutyId } from '../../domain/duties/ids.js';
import { toDutyKind } from '../../domain/organisation/model.js';
import { toGroup } from '../../domain/people/roles.js';
import { at } from '../kit/calendar.js';
import { anId } from '../kit/ids.js';
import { aDay } from '../kit/instants.js';
import { CLASSIFICATION, House, KEYS } from './house.js';

const HOUR = 3_600_000;
const DUTY = anId<DutyId>('duty-1');

/** Of the house that was played. */
interface Played {
  id: ComplaintId;
  number: string;
  visits: string[];
  visitItems: string[];
  corrected: string;
  limit: string;
  notices: string[];
  message: string;
  files: string[];
  clerk: string;
  office: string;
  absence: string;
}

async function playDuty(house: House): Promise<void> {
  const period = { periodFrom: aDay('2026-07-01'), periodTo: aDay('2026-09-30'), dueAt: at('2026-09-30', '24:00') };
  const its = { id: DUTY, kind: toDutyKind('return-visit-report'), ruleId: 'D09-R22', ...period };
  await house.database.transaction(async (r) => {
    await r.duties.insertOnce(
      {
        ...{ ...its, policyVersion: 'D09_2025_1', article: '', period: 'quarter', publish: true, state: 'planned' },
        ...{ preparerGroup: toGroup('return-visitor'), reviewerGroup: toGroup('general-manager') },
        ...{ figures: null, reportedAt: null, publishedAt: null, completedAt: null },
      },
      KEYS.wrap(KEYS.newDataKey()),
    );
    const { id: dutyId, kind, ruleId } = its;
    await r.ledger.append({
      ...{ type: 'duty.planned', complaintId: null, actor: 'system:test', at: house.now, payloadDigest: null },
      ...{ facts: { dutyId, kind, ruleId, ...period }, schemaVersion: LEDGER_SCHEMA_VERSION },
    });
  });
  await house.useCases.duties.recordDuty(house.job(), DUTY, 'reported');
  house.advanceTo(at('2026-10-01', '09:00'));
  await house.useCases.duties.recordDuty(house.job(), DUTY, 'counted');
}

/** A case from its filing to its evaluation: late, visited twice, with what people wrote and sent. */
async function play(house: House): Promise<Played> {
  const { useCases, database } = house;
  const { complaintId: id, number, queryCode } = await house.openCase();
  const [office, clerk] = [await house.user('投诉办01'), await house.user('受理01')];
  house.advance(30 * HOUR);
  const register = await house.offer(id, 'userTask_Register', 'register', 'intake');
  await useCases.tasks.submitWorkItem(clerk, register.id, { content: '灶前阀门漏气。', category: 'repair' }, {});
  await useCases.cases.recordRegistration(house.job(), id);
  await useCases.cases.recordClassification(house.job(), id, CLASSIFICATION);
  const visits: string[] = [];
  const visitItems: string[] = [];
  for (const visitOutcome of ['dissatisfied', 'satisfied']) {
    const item = await house.offer(id, 'userTask_ReturnVisit', 'return-visit', 'return-visitor');
    const visitor = await house.user('回访01');
    const answers = { visitOutcome };
    visits.push((await useCases.tasks.submitWorkItem(visitor, item.id, answers, answers)).submissionId);
    visitItems.push(item.id);
  }
  const assign = await house.offer(id, 'userTask_Assign', 'assign', 'complaint-office');
  const { submissionId: corrected } = await useCases.tasks.submitWorkItem(
    office,
    assign.id,
    { assignmentNote: '请办理。' },
    {},
  );
  const correction = { version: 1, data: { assignmentNote: '请尽快办理。' } };
  await useCases.tasks.correctSubmission(office, id, corrected, correction, '写错了。');
  await useCases.portal.urgeComplaint(number, queryCode, '已经等了一周。');
  for (const event of ['result', 'acknowledged']) await useCases.notices.writeNotice(house.job(), id, event);
  const files = ['发票', '照片'].map((name) => ({
    fileName: `${name}.pdf`,
    bytes: Buffer.from(`%PDF-1.7\n${name}\n%%EOF\n`),
  }));
  await useCases.attachments.addAttachments(id, files, 'complainant');
  await useCases.cases.archiveComplaint(house.job(), id, 'satisfied');
  await useCases.portal.evaluate(number, queryCode, { solved: 'yes', satisfaction: 2, attitude: 3, comment: '慢。' });
  await playDuty(house);
  const days = { fromOn: aDay('2027-01-04'), toOn: aDay('2027-01-08') };
  await useCases.people.recordAbsence(clerk, {
    userId: clerk.id,
    substituteId: (await house.user('投诉办02')).id,
    ...days,
  });
  await takeStock(database, KEYS, house.now);
  await sealLedger(database);
  const ids = (table: string, where: object): Promise<string[]> =>
    database.knex(table).where(where).orderBy('id').pluck('id');
  const [limit = ''] = await ids('case_clock', { complaint_id: id, state: 'met' });
  const [message = ''] = await ids('complainant_message', { complaint_id: id });
  const [absence = ''] = await ids('absence', {});
  const notices = await ids('notice', { complaint_id: id });
  return {
    ...{
      id,
      number,
      visits,
      visitItems,
      corrected,
      limit,
      message,
      absence,
      notices,
      clerk: clerk.id,
      office: office.id,
    },
    files: await ids('attachment', { complaint_id: id }),
  };
}

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
      return (await checkLedger({ snapshot: (work) => work(createRepositories(transaction)) }, KEYS)).faults;
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
