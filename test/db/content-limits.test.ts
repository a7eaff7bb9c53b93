/** How long what is written of a complaint may be holds in the house itself: whichever page asks, and nothing is cut. */
import { expect } from 'chai';
import path from 'node:path';
import { readForms } from '../../cli/workflows/forms.js';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { CONTENT_FIELDS, CONTENT_NAMES } from '../../domain/content/fields.js';
import { type ComplaintContent, LONGEST_SAID, type MessageKind } from '../../domain/content/model.js';
import { DomainError } from '../../domain/core/errors.js';
import { seal } from '../../domain/core/privacy/keys.js';
import { COMPLAINT, KEYS, withHouse } from './house.js';

/** Field → code, of what is refused; null where nothing is. */
const refused = (act: Promise<unknown>): Promise<Record<string, string> | null> =>
  act.then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof DomainError)) throw error;
      return error.fields;
    },
  );

describe('what is written of a complaint', () => {
  const house = withHouse();
  const stored = async (complaintId: ComplaintId): Promise<ComplaintContent | undefined> => {
    const office = await house().user('投诉办01');
    const { contents } = await house().useCases.cases.contentVersions(office, complaintId, { reveal: 'verify' });
    return contents.at(-1)?.content;
  };

  for (const name of CONTENT_NAMES) {
    const { longest } = CONTENT_FIELDS[name];
    const [full, over] = ['气'.repeat(longest), '气'.repeat(longest + 1)];

    it(`may be as long as its field, and no letter longer: ${name}`, async () => {
      const { intake, cases, tasks } = house().useCases;
      expect(await refused(intake.fileComplaint({ ...COMPLAINT, [name]: over }))).to.deep.equal({ [name]: 'tooLong' });
      expect(await house().database.read.complaints.all()).to.deep.equal([]);
      const { complaintId } = await intake.fileComplaint({ ...COMPLAINT, [name]: full });
      expect((await stored(complaintId))?.[name]).to.equal(full);

      const office = await house().user('投诉办01');
      const correct = (text: string) => ({ version: 1, content: { [name]: text }, details: {}, facts: {} });
      expect(await refused(cases.correctContent(office, complaintId, correct(over), '登记有误。'))).to.deep.equal({
        [name]: 'tooLong',
      });

      const clerk = await house().user('受理01');
      const task = await house().offer(complaintId, 'userTask_Register', 'register', 'intake');
      const data = { channel: 'web', category: 'repair', [name]: over };
      expect(await refused(tasks.submitWorkItem(clerk, task.id, data, {}))).to.deep.equal({ [name]: 'tooLong' });
      expect((await house().database.read.workItems.byId(task.id))?.state).to.equal('offered');
    });
  }

  it('later, on the portal, is refused in the same way, and nothing of it is kept', async () => {
    const { complaintId, number, queryCode } = await house().useCases.intake.fileComplaint(COMPLAINT);
    const { portal } = house().useCases;
    const over = (kind: MessageKind): string => '气'.repeat(LONGEST_SAID[kind] + 1);
    const acts = [
      portal.addInformation(number, queryCode, over('information')),
      portal.urgeComplaint(number, queryCode, over('urge')),
      portal.disputeAnswer(number, queryCode, { text: over('dispute'), appeal: false }),
      portal.disputeAnswer(number, queryCode, { text: over('appeal'), appeal: true }),
      portal.withdrawComplaint(number, queryCode, over('withdrawal')),
    ];
    for (const act of acts) expect(await refused(act)).to.deep.equal({ text: 'tooLong' });
    expect(await house().database.read.messages.ofComplaint(complaintId)).to.deep.equal([]);
    await portal.addInformation(number, queryCode, '气'.repeat(LONGEST_SAID.information));
    expect(await house().database.read.messages.ofComplaint(complaintId)).to.have.length(1);
  });

  it('is asked for with the same limits by the form of the registration', () => {
    const [form] = readForms(path.resolve('workflows')).filter(({ id }) => id === 'register');
    const limits = CONTENT_NAMES.map((name) => [
      name,
      form?.components.find(({ key }) => key === name)?.validate?.maxLength,
    ]);
    expect(limits).to.deep.equal(CONTENT_NAMES.map((name) => [name, CONTENT_FIELDS[name].longest]));
  });

  it('that an older release allowed to be longer stays, until somebody changes it', async () => {
    const { complaintId } = await house().useCases.intake.fileComplaint(COMPLAINT);
    const { database, now } = house();
    const long = { ...COMPLAINT, occurredAt: '很久以前'.repeat(100) };
    await database.transaction(async (r) => {
      const sealed = seal(KEYS.unwrap((await r.contents.key(complaintId)) ?? ''), JSON.stringify(long));
      await r.contents.put({ complaintId, version: 2, sealed, by: 'complainant', at: now });
    });
    const office = await house().user('投诉办01');
    const changes = { version: 2, content: { phone: '19900000001' }, details: {}, facts: {} };
    await house().useCases.cases.correctContent(office, complaintId, changes, '登记有误。');
    expect(await stored(complaintId)).to.include({
      phone: '19900000001',
      occurredAt: long.occurredAt,
    });
  });
});
