import { expect } from 'chai';
import { aDepartment } from '../kit/departments.js';
import { anId } from '../kit/ids.js';
import { CLASSIFICATION, refusal, withHouse } from './house.js';

describe('the case file', () => {
  const house = withHouse();

  it('is masked; revealing it is an entry in the ledger', async () => {
    const { complaintId } = await house().openCase();
    const office = await house().user('投诉办01');
    const file = await house().useCases.cases.caseFile(office, complaintId);
    expect(file.content).to.include({
      complainantName: '测*甲',
      phone: '199****0000',
      email: 'c***@example.com',
      address: '示范区示范路****',
    });
    expect(file.timeline.map(({ type }) => type)).to.not.include('content.revealed');
    const open = await house().useCases.cases.caseFile(office, complaintId, { reveal: 'verify' });
    expect(open.content).to.include({ complainantName: '测试甲', phone: '19900000000' });
    expect(open.timeline.at(-1)).to.include({ type: 'content.revealed', actor: office.id });
    expect(open.names[office.id]).to.equal('投诉办01');
  });

  it('shows what was submitted, by whom, with people masked', async () => {
    const { complaintId } = await house().openCase();
    const item = await house().offer(complaintId, 'userTask_Register', 'register', 'intake');
    const intake = await house().user('受理01');
    await house().useCases.tasks.submitWorkItem(
      intake,
      item.id,
      { complainantName: '测试乙', content: '漏气', safetyHazard: true },
      {},
    );
    const { submissions } = await house().useCases.cases.caseFile(intake, complaintId);
    expect(submissions.map(({ formId, by, data }) => ({ formId, by, data }))).to.deep.equal([
      { formId: 'register', by: intake.id, data: { complainantName: '测*乙', content: '漏气', safetyHazard: true } },
    ]);
  });

  it('is for the company-wide roles and the responsible department', async () => {
    const { complaintId } = await house().openCase();
    await house().useCases.cases.recordAssignment(
      house().job(),
      complaintId,
      aDepartment('engineering'),
      CLASSIFICATION,
    );
    const may = async (username: string): Promise<string> =>
      house()
        .useCases.cases.caseFile(await house().user(username), complaintId)
        .then(
          () => 'seen',
          (error: { code: string }) => error.code,
        );
    expect([await may('总经理01'), await may('承办01'), await may('部门负责人01'), await may('承办02')]).to.deep.equal([
      'seen',
      'seen',
      'seen',
      'forbidden',
    ]);
    expect(
      (await refusal(house().useCases.cases.caseFile(await house().user('总经理01'), anId('nothing')))).code,
    ).to.equal('notFound');
  });
});

describe('searching cases', () => {
  const house = withHouse();
  const search = async (username: string, text: string, state = '') => {
    const { items, total } = await house().useCases.search.searchCases(await house().user(username), {
      text,
      state,
      from: 0,
      limit: 10,
    });
    return { numbers: items.map(({ complaint }) => complaint.number), total };
  };

  it('finds by number, name, phone and words, and nothing that only has the same pairs of letters', async () => {
    const one = await house().openCase();
    const two = await house().openCase({
      submissionToken: 'two',
      complainantName: '测试乙',
      phone: '19900000001',
      content: '气表漏报，灶前无气',
      email: '',
    });
    for (const text of [one.number, ` ${one.number.toLowerCase()}`, '测试甲', '199 0000 0000', '漏气，报修']) {
      expect((await search('投诉办01', text)).numbers, text).to.deep.equal([one.number]);
    }
    expect((await search('投诉办01', '漏报')).numbers).to.deep.equal([two.number]);
    expect((await search('投诉办01', '测试丙')).total).to.equal(0);
    expect((await search('投诉办01', '')).total).to.equal(2);
  });

  it('shows the newest first, page by page, by state, and within the department', async () => {
    const numbers: string[] = [];
    for (const token of ['a', 'b', 'c']) {
      house().advance(1_000);
      numbers.unshift((await house().openCase({ submissionToken: token })).number);
    }
    const found = await house().useCases.search.searchCases(await house().user('投诉办01'), {
      text: '',
      state: 'received',
      from: 1,
      limit: 1,
    });
    expect([found.total, found.items[0]?.complaint.number]).to.deep.equal([3, numbers[1]]);
    const first = await house().database.read.complaints.byNumber(numbers[0] ?? '');
    await house().useCases.cases.recordAssignment(
      house().job(),
      first?.id ?? anId('nothing'),
      aDepartment('metering'),
      CLASSIFICATION,
    );
    expect((await search('承办02', '测试甲')).numbers).to.deep.equal([numbers[0]]);
    expect((await search('承办01', '测试甲')).total).to.equal(0);
    expect((await search('投诉办01', '', 'assigned')).numbers).to.deep.equal([numbers[0]]);
  });

  it('says which limit of a case is due first', async () => {
    await house().openCase();
    const nearest = async () =>
      (
        await house().useCases.search.searchCases(await house().user('投诉办01'), {
          text: '',
          state: '',
          from: 0,
          limit: 10,
        })
      ).items[0]?.clock;
    expect(await nearest()).to.include({ step: 'register', dueAt: '2026-09-30T01:00:00.000Z' });
  });
});
