import { expect } from 'chai';
import { anId } from '../kit/ids.js';
import { COMPLAINT, refusal, START, withHouse } from './house.js';

describe('filing a complaint (D03-R12)', () => {
  const house = withHouse();

  it('puts complaint, ledger entry and message into one transaction, and wakes the outbox', async () => {
    const { complaintId, number, queryCode } = await house().useCases.intake.fileComplaint(COMPLAINT);
    expect(number).to.match(/^TS2026000001\d$/);
    expect(queryCode).to.match(/^[0-9A-Z]{8}$/);
    expect(await house().database.read.complaints.byId(complaintId)).to.include({
      state: 'received',
      policyVersion: 'D03_2025_1',
      receivedAt: START,
    });
    expect(await house().ledgerTypes(complaintId)).to.deep.equal(['complaint.received']);
    expect(await house().messages()).to.deep.equal([`complaint-received ${complaintId}`]);
    const [row] = await house().database.read.outbox.pending(10);
    expect(row?.payload).to.have.deep.property('variables', {
      complaintId,
      policyVersion: 'D03_2025_1',
      heardBy: 'unit',
      matterKind: 'complaint',
    });
  });

  it('twice with the same form is one complaint with one number and one code', async () => {
    const filed = await Promise.all([1, 2, 3].map(() => house().useCases.intake.fileComplaint(COMPLAINT)));
    expect(new Set(filed.map((one) => JSON.stringify(one))).size).to.equal(1);
    expect(await house().database.read.complaints.all()).to.have.length(1);
    const { number } = await house().useCases.intake.fileComplaint({ ...COMPLAINT, submissionToken: 'another form' });
    expect(number).not.to.equal(filed[0]?.number);
  });

  it('at the desk keeps the registration with it once, sealed and without a task, and begins the process with its facts (D03-R13, D03-R22)', async () => {
    const registration = {
      elementId: 'userTask_Register',
      formId: 'register',
      data: { content: '灶前阀门松动', urgency: 'urgent' },
      variables: { channel: 'phone', category: 'repair', safetyHazard: false, urgency: 'urgent', damageAmount: null },
    };
    const call = { ...COMPLAINT, channel: 'phone', category: 'repair', registration } as const;
    const clerk = await house().user('受理01');
    const filed = await Promise.all([1, 2].map(() => house().useCases.intake.registerComplaint(clerk, call)));
    const { complaintId } = filed[0] ?? { complaintId: '' };
    const { read, knex } = house().database;
    const [kept, ...more] = await read.submissions.ofComplaint(anId(complaintId));
    expect(more).to.deep.equal([]);
    expect(kept).to.deep.include({
      matter: { kind: 'case', complaintId },
      workItemId: null,
      formId: 'register',
      by: clerk.id,
      at: START,
    });
    expect(JSON.stringify(await knex('submission'))).not.to.include('阀门');
    const file = await house().useCases.cases.caseFile(clerk, anId(complaintId));
    expect(file.submissions.map(({ data }) => data)).to.deep.equal([registration.data]);
    const [row] = await read.outbox.pending(10);
    expect(row?.payload).to.have.deep.property('variables', {
      ...{ complaintId, policyVersion: 'D03_2025_1', heardBy: 'unit', matterKind: 'complaint' },
      ...registration.variables,
      registeredBy: ['intake'],
    });
  });

  it('in the last hour of the year, Shanghai time, takes a number of that year', async () => {
    house().advanceTo('2026-12-31T15:59:59.000Z');
    expect((await house().useCases.intake.fileComplaint(COMPLAINT)).number).to.match(/^TS2026/);
    house().advanceTo('2026-12-31T16:00:00.000Z');
    expect(
      (await house().useCases.intake.fileComplaint({ ...COMPLAINT, submissionToken: 'next year' })).number,
    ).to.match(/^TS2027000001/);
  });

  it('that an earlier release kept with a day no calendar has is read with the day it was reckoned with', async () => {
    const { complaintId } = await house().openCase();
    const { read, knex } = house().database;
    await knex('complaint').where({ id: complaintId }).update({ external_due_on: '2026-02-30' });
    expect((await read.complaints.byId(anId(complaintId)))?.externalDueOn).to.equal('2026-03-02');
  });

  it('leaves nothing of the person or the words in clear in any table', async () => {
    const { complaintId, queryCode } = await house().openCase();
    const office = await house().user('投诉办01');
    const item = await house().offer(complaintId, 'userTask_Register', 'register', 'intake');
    const intake = await house().user('受理01');
    await house().useCases.tasks.saveDraft(intake, item.id, { content: '灶前阀门漏气，很危险' });
    await house().useCases.tasks.submitWorkItem(
      intake,
      item.id,
      { ...COMPLAINT, complainantName: '测试乙' },
      { category: 'repair' },
    );
    await house().useCases.notices.writeNotice(house().job(), complaintId, 'acknowledged');
    await house().useCases.cases.caseFile(office, complaintId, { reveal: 'verify' });
    const { knex } = house().database;
    const clear = ['测试甲', '测试乙', '19900000000', 'ceshi@', '示范路', '漏气', queryCode];
    const tables = [
      'complaint',
      'complaint_content',
      'complaint_key',
      'search_token',
      'case_clock',
      'work_item',
      'submission',
      'draft',
      'ledger_entry',
      'notice',
      'outbox',
      'setting',
      'applied_job',
    ];
    for (const table of tables) {
      const text = JSON.stringify(await knex(table).select());
      expect(
        clear.filter((words) => text.includes(words)),
        table,
      ).to.deep.equal([]);
    }
  });
});

describe('tracking a complaint', () => {
  const house = withHouse();

  it('takes number and code as people type them, and tells nothing for a wrong one of either', async () => {
    const { number, queryCode } = await house().openCase();
    const view = await house().useCases.portal.trackComplaint(
      number.toLowerCase(),
      ` ${queryCode.slice(0, 4)}-${queryCode.slice(4).toLowerCase()}`,
    );
    expect(view?.complaint.number).to.equal(number);
    expect(view?.steps.map(({ key, current }) => `${key}${current ? ' *' : ''}`)).to.deep.equal([
      'received *',
      'accepted',
      'handling',
      'answered',
      'archived',
    ]);
    expect(await house().useCases.portal.trackComplaint(number, 'ZZZZZZZZ')).to.equal(null);
    expect(await house().useCases.portal.trackComplaint('TS20260000420', queryCode)).to.equal(null);
    expect(await house().useCases.portal.trackComplaint('', '')).to.equal(null);
  });

  it('shows the clocks that run and the notices to the complainant, not those inside the house', async () => {
    const { complaintId, number, queryCode } = await house().openCase();
    await house().useCases.notices.writeNotice(house().job(), complaintId, 'acknowledged');
    await house().useCases.notices.writeNotice(house().job(), complaintId, 'information-added');
    const view = await house().useCases.portal.trackComplaint(number, queryCode);
    expect(view?.notices.map(({ subject }) => subject)).to.deep.equal([`acknowledged ${number}`]);
    expect(view?.clocks.map(({ step, dueAt }) => `${step} ${dueAt}`)).to.deep.equal([
      'register 2026-09-30T01:00:00.000Z',
      'investigate 2026-10-12T16:00:00.000Z',
    ]);
  });

  it('with a code that was issued again: the new one opens, the old one does not', async () => {
    const { complaintId, number, queryCode } = await house().openCase();
    const fresh = await house().useCases.intake.reissueQueryCode(await house().user('投诉办01'), complaintId);
    expect(await house().useCases.portal.trackComplaint(number, queryCode)).to.equal(null);
    expect((await house().useCases.portal.trackComplaint(number, fresh))?.complaint.id).to.equal(complaintId);
    expect((await house().useCases.intake.fileComplaint(COMPLAINT)).queryCode).to.equal(fresh);
    expect((await house().ledgerTypes(complaintId)).at(-1)).to.equal('query-code.reissued');
  });
});

describe('what the complainant does later', () => {
  const house = withHouse();

  it('withdrawing asks the process once; a second time, or after the end, is refused', async () => {
    const { complaintId, number, queryCode } = await house().openCase();
    await house().useCases.portal.withdrawComplaint(number, queryCode, '问题已经解决');
    expect(await house().messages()).to.include(`complaint-withdrawn ${complaintId}`);
    expect((await refusal(house().useCases.portal.withdrawComplaint(number, queryCode, '再次'))).code).to.equal(
      'wrongState',
    );
    expect((await refusal(house().useCases.portal.withdrawComplaint(number, 'ZZZZZZZZ', ''))).code).to.equal(
      'notFound',
    );
    await house().useCases.cases.recordWithdrawal(house().job(), complaintId);
    expect(await house().database.read.complaints.byId(complaintId)).to.include({
      state: 'withdrawn',
      outcome: 'withdrawn',
    });
    expect((await house().database.read.clocks.ofComplaints([complaintId])).map(({ state }) => state)).to.deep.equal([
      'cancelled',
      'cancelled',
    ]);
    expect((await house().useCases.portal.trackComplaint(number, queryCode))?.canWithdraw).to.equal(false);
  });

  it('adding information keeps the words before it, and can be found by the new ones', async () => {
    const { complaintId, number, queryCode } = await house().openCase();
    await house().useCases.portal.addInformation(number, queryCode, '今天又闻到异味');
    expect(await house().messages()).to.include(`information-added ${complaintId}`);
    const office = await house().user('投诉办01');
    const { content, messages } = await house().useCases.cases.caseFile(office, complaintId, { reveal: 'verify' });
    expect(content.content).to.equal(COMPLAINT.content);
    expect(messages.map(({ text }) => text)).to.deep.equal(['今天又闻到异味']);
    expect(
      (await house().useCases.search.searchCases(office, { text: '异味', state: '', from: 0, limit: 10 })).total,
    ).to.equal(1);
  });
});
