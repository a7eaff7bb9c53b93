import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { checkLedger } from '../../domain/core/ledger-check.js';
import { open, payloadDigest } from '../../domain/core/privacy/keys.js';
import type { ClockId } from '../../domain/deadlines/ids.js';
import { anId } from '../kit/ids.js';
import { wholeLedger } from '../kit/ledger.js';
import { CLASSIFICATION, KEYS, MARKS, withHouse } from './house.js';

describe('checking the ledger', () => {
  const house = withHouse();
  const faults = (): Promise<string[]> => house().ledgerFaults();

  async function lifeOfACase(): Promise<{ complaintId: ComplaintId; number: string }> {
    const { complaintId, number } = await house().openCase();
    const item = await house().offer(complaintId, 'userTask_Register', 'register', 'intake');
    await house().useCases.tasks.submitWorkItem(
      await house().user('受理01'),
      item.id,
      { content: '漏气', category: 'safety' },
      {},
    );
    await house().useCases.cases.recordRegistration(house().job(), complaintId);
    const office = await house().user('投诉办01');
    const clock = (await house().database.read.clocks.ofComplaints([complaintId])).find(
      ({ step }) => step === 'investigate',
    );
    const id = clock?.id ?? anId<ClockId>('nothing');
    await house().useCases.deadlines.pauseClock(office, id, 'meterTest');
    await house().useCases.deadlines.resumeClock(office, id);
    await house().useCases.deadlines.armClock(house().job(), id, MARKS);
    await house().useCases.deadlines.passMark(house().job(), id, 'due', 1);
    return { complaintId, number };
  }

  it('finds a chain whole whose complaints and clocks are as it says', async () => {
    await lifeOfACase();
    const report = await checkLedger(house().database, KEYS);
    expect(report.faults).to.deep.equal([]);
    const entries = await wholeLedger(house().database);
    expect(report.entries).to.equal(entries.length);
    // Whoever checks it years from now learns by it how an entry was hashed.
    expect(new Set(entries.map(({ schemaVersion }) => schemaVersion))).to.deep.equal(new Set([4]));
  });

  it('stays whole when many write at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, at) => house().openCase({ submissionToken: `token ${at}` })));
    expect(await faults()).to.deep.equal([]);
  });

  const entry = (chain: string, sequence: number) => house().database.knex('ledger_entry').where({ chain, sequence });

  it('names the first entry that was changed', async () => {
    const { complaintId } = await lifeOfACase();
    await entry(complaintId, 4).update({ facts: '{"state":"archived"}' });
    await entry(complaintId, 6).update({ actor: 'somebody else' });
    expect(await faults()).to.deep.equal([`entry 4 was changed (complaint ${complaintId})`]);
  });

  it('names an entry that was taken out, also the last', async () => {
    const { complaintId } = await lifeOfACase();
    const { length } = await house().database.read.ledger.ofComplaint(complaintId);
    await entry(complaintId, length).delete();
    const missing = `entry ${length} is missing: the chain goes up to ${length} (complaint ${complaintId})`;
    expect(await faults()).to.deep.equal([missing]);
    await entry(complaintId, 2).delete();
    expect(await faults()).to.deep.equal([`entry 2 is missing (complaint ${complaintId})`]);
  });

  it('names a complaint and a clock that were changed past the ledger', async () => {
    const { complaintId, number } = await lifeOfACase();
    await house().database.knex('complaint').where({ id: complaintId }).update({ state: 'archived' });
    await house()
      .database.knex('case_clock')
      .where({ complaint_id: complaintId, step: 'investigate' })
      .update({ due_at: '2026-12-31T16:00:00.000Z', state: 'running' });
    const found = await faults();
    const of = `of complaint ${number}`;
    const [limit] = await house().database.knex('case_clock').where({ complaint_id: complaintId, step: 'investigate' });
    expect(found).to.deep.equal([
      `complaint ${complaintId} ${of}: state is archived, but the ledger says registered`,
      `case_clock ${limit.id} ${of}: dueAt is 2026-12-31T16:00:00.000Z, but the ledger says 2026-10-12T16:00:00.000Z`,
      `case_clock ${limit.id} ${of}: state is running, but the ledger says overdue`,
    ]);
  });
});

/** Where words of a case lie sealed, as `table.column`. */
const WORDS = [
  'complaint_content.sealed',
  'submission.sealed',
  'submission_version.sealed',
  'complainant_message.sealed',
  'notice.sealed',
  'classification.reason_sealed',
  'extension_request.reason_sealed',
  'evaluation.comment_sealed',
];

describe('what is written in a case', () => {
  const house = withHouse();

  it('is in the ledger by its digest, whoever wrote it and wherever it lies', async () => {
    const { useCases, database } = house();
    const { complaintId, number, queryCode } = await house().openCase();
    const office = await house().user('投诉办01');
    const clerk = await house().user('受理01');
    const item = await house().offer(complaintId, 'userTask_Register', 'register', 'intake');
    await useCases.tasks.submitWorkItem(
      clerk,
      item.id,
      { content: '灶前阀门漏气，软管老化。', category: 'repair' },
      {},
    );
    await useCases.cases.recordClassification(house().job(), complaintId, CLASSIFICATION);
    const limit = (await database.read.clocks.ofComplaints([complaintId])).find(({ step }) => step === 'investigate');
    await useCases.deadlines.requestExtension(office, limit?.id ?? anId('nothing'), 2, '等待检测结果。');
    await useCases.cases.reclassify(office, complaintId, { complexity: 'complex' }, '涉及两个部门。');
    const assigned = await house().offer(complaintId, 'userTask_Assign', 'assign', 'complaint-office');
    const { submissionId } = await useCases.tasks.submitWorkItem(
      office,
      assigned.id,
      { assignmentNote: '请办理。' },
      {},
    );
    const correction = { version: 1, data: { assignmentNote: '请尽快办理。' } };
    await useCases.tasks.correctSubmission(office, complaintId, submissionId, correction, '写错了。');
    await useCases.portal.urgeComplaint(number, queryCode, '已经等了一周。');
    await useCases.portal.addInformation(number, queryCode, '补充一点。');
    await useCases.notices.writeNotice(house().job(), complaintId, 'result');
    await useCases.cases.archiveComplaint(house().job(), complaintId, 'satisfied');
    await useCases.portal.evaluate(number, queryCode, {
      solved: 'yes',
      satisfaction: 5,
      attitude: 5,
      comment: '很好。',
    });
    await useCases.portal.addInformation(number, queryCode, '家里还在漏气。');

    const dataKey = KEYS.unwrap((await database.read.contents.key(complaintId)) ?? '');
    const told = (await database.read.ledger.ofComplaint(complaintId)).map((entry) => entry.payloadDigest);
    for (const place of WORDS) {
      const [table = '', column = ''] = place.split('.');
      const rows = (await database.knex(table).where({ complaint_id: complaintId }).whereNotNull(column)) as Record<
        string,
        string
      >[];
      expect(rows, place).not.to.have.length(0);
      for (const row of rows) expect(told, place).to.include(payloadDigest(dataKey, open(dataKey, row[column] ?? '')));
    }
  });
});
