/** Corrections on both databases: of two at the same time one is written, the other is told; every version is there. */
import { expect } from 'chai';
import type { ContentChanges } from '../../domain/content/changes.js';
import type { DomainError } from '../../domain/core/errors.js';
import { open, payloadDigest } from '../../domain/core/privacy/keys.js';
import { KEYS, withHouse } from './house.js';

const WHY = '登记有误。';

describe('a correction', () => {
  const house = withHouse();
  const faults = (): Promise<string[]> => house().ledgerFaults();
  const outcomes = async (attempts: Promise<unknown>[]): Promise<string[]> =>
    (await Promise.allSettled(attempts))
      .map((one) => (one.status === 'fulfilled' ? 'written' : ((one.reason as DomainError).code ?? String(one.reason))))
      .sort();

  it('of a content is written once for each version that a form was opened with', async () => {
    const { complaintId } = await house().openCase();
    const office = await house().user('投诉办01');
    const change = (version: number, content: ContentChanges['content']) =>
      house().useCases.cases.correctContent(office, complaintId, { version, content, details: {}, facts: {} }, WHY);
    expect(await outcomes([change(1, { phone: '19900000001' }), change(1, { phone: '19900000002' })])).to.deep.equal([
      'stale',
      'written',
    ]);
    await change(2, { occurredAt: '上周三' });
    const { versions } = await house().useCases.cases.contentVersions(office, complaintId, { reveal: 'verify' });
    expect(versions.map(({ version, how, by, reason }) => [version, how, by === office.id, reason])).to.deep.equal([
      [1, 'received', false, null],
      [2, 'corrected', true, WHY],
      [3, 'corrected', true, WHY],
    ]);
    expect(versions[2]?.changes.map(({ field, from, to }) => [field, from.en, to.en])).to.deep.equal([
      ['occurredAt', '上周五', '上周三'],
    ]);
    expect(await faults()).to.deep.equal([]);
  });

  it('of what was submitted leaves the submission as it was, and lists hold what holds now', async () => {
    const { complaintId } = await house().openCase();
    const handler = await house().user('承办01');
    const item = await house().offer(complaintId, 'userTask_Investigate', 'investigate', 'handler:engineering');
    const data = { findings: '旧', substantiated: 'yes' };
    const { submissionId } = await house().useCases.tasks.submitWorkItem(handler, item.id, data, {});
    const before = (await house().database.knex('submission').where({ id: submissionId })) as unknown[];
    const change = (findings: string) =>
      house().useCases.tasks.correctSubmission(
        handler,
        complaintId,
        submissionId,
        { version: 1, data: { ...data, findings } },
        WHY,
      );
    expect(await outcomes([change('甲'), change('乙')])).to.deep.equal(['stale', 'written']);
    expect(await house().database.knex('submission').where({ id: submissionId })).to.deep.equal(before);
    const [first] = (await house().useCases.cases.caseFile(handler, complaintId)).submissions;
    expect(first?.data['findings']).to.be.oneOf(['甲', '乙']);
    expect(first?.versions?.map(({ version, data: { findings } }) => [version, findings])).to.deep.equal([
      [1, '旧'],
      [2, first?.data['findings']],
    ]);
    expect(await faults()).to.deep.equal([]);
  });

  it('has the digest of its reason in the ledger: whoever writes another one in its place can be told', async () => {
    const { complaintId } = await house().openCase();
    const [office, handler] = [await house().user('投诉办01'), await house().user('承办01')];
    const item = await house().offer(complaintId, 'userTask_Investigate', 'investigate', 'handler:engineering');
    const data = { findings: '旧', substantiated: 'yes' };
    const { submissionId } = await house().useCases.tasks.submitWorkItem(handler, item.id, data, {});
    const changes = { version: 1, content: { occurredAt: '上周三' }, details: {}, facts: {} };
    await house().useCases.cases.correctContent(office, complaintId, changes, WHY);
    const corrected = { version: 1, data: { ...data, findings: '新' } };
    await house().useCases.tasks.correctSubmission(handler, complaintId, submissionId, corrected, WHY);
    const { read, knex } = house().database;
    const key = KEYS.unwrap((await read.contents.key(complaintId)) ?? '');
    const digestIn = async (table: string) => {
      const [row] = (await knex(table).where({ complaint_id: complaintId, version: 2 })) as { reason_sealed: string }[];
      return payloadDigest(key, open(key, row?.reason_sealed ?? ''));
    };
    const entries = (await read.ledger.ofComplaint(complaintId)).filter(({ type }) => type.endsWith('.corrected'));
    expect(entries.map(({ facts }) => facts['reasonDigest'])).to.deep.equal([
      await digestIn('complaint_content'),
      await digestIn('submission_version'),
    ]);
  });
});
