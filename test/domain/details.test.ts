/** Answers to a matter's questions: kept in the words of the day, masked, found by their words. */
import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import { maskDetails } from '../../domain/content/details.js';
import type { ComplaintContent } from '../../domain/content/model.js';
import { queryTokens, searchable, tokensOf } from '../../domain/content/search-tokens.js';
import { createKeys } from '../../domain/core/privacy/keys.js';
import { maskCode } from '../../domain/core/privacy/masking.js';
import { answersInWords } from '../../domain/forms/answers.js';
import { checkSubmission } from '../../domain/forms/submission.js';

const schema = {
  components: [
    {
      type: 'textfield',
      key: 'meterNumber',
      label: '燃气表号',
      validate: { maxLength: 30 },
      properties: { labelEn: 'Meter number', identifies: 'true' },
    },
    { type: 'number', key: 'reading', label: '读数', properties: { labelEn: 'Reading' } },
    { type: 'datetime', subtype: 'date', key: 'readOn', dateLabel: '哪一天', properties: { labelEn: 'On which day' } },
    {
      type: 'radio',
      key: 'extent',
      label: '影响范围',
      values: [
        { label: '只有我家', value: 'home' },
        { label: '整栋楼', value: 'building' },
      ],
      properties: { labelEn: 'Who is affected', 'option.home.en': 'My home', 'option.building.en': 'The building' },
    },
    { type: 'checkbox', key: 'told', label: '已通知', properties: { labelEn: 'Was told' } },
    { type: 'textfield', key: 'note', label: '说明', validate: { maxLength: 30 }, properties: { labelEn: 'Note' } },
  ],
};
const given = { meterNumber: 'M00000001', reading: '1234.5', readOn: '2026-09-28', extent: 'building', told: 'true' };
const answers = answersInWords(schema, checkSubmission(schema, given).data);
const CONTENT: ComplaintContent = {
  complainantName: '测试甲',
  phone: '19900000000',
  email: '',
  address: '测试市示范区测试路1号',
  content: '燃气表异常。',
  occurredAt: '',
  desiredOutcome: '',
  details: { formId: 'metering', answers },
};

describe('answers to the questions of a matter', () => {
  it('are kept as they were asked and answered, in both languages, without what was left out', () => {
    expect(answers.map(({ label, text }) => [label['zh-CN'], text['zh-CN'], label.en, text.en])).to.deep.equal([
      ['燃气表号', 'M00000001', 'Meter number', 'M00000001'],
      ['读数', '1234.5', 'Reading', '1234.5'],
      ['哪一天', '2026年9月28日', 'On which day', '28 September 2026'],
      ['影响范围', '整栋楼', 'Who is affected', 'The building'],
      ['已通知', '是', 'Was told', 'Yes'],
    ]);
    expect(answersInWords(schema, checkSubmission(schema, {}).data)).to.deep.equal([]);
  });

  it('are masked where they tell who it is, and left out where that is secret (D12-R22)', () => {
    const details = { formId: 'metering', answers };
    const texts = (secret: boolean) => maskDetails(details, secret).answers.map(({ text }) => text['zh-CN']);
    expect(texts(false)).to.deep.equal(['****0001', '1234.5', '2026年9月28日', '整栋楼', '是']);
    expect(texts(true)).to.deep.equal(['1234.5', '2026年9月28日', '整栋楼', '是']);
    expect([maskCode('12'), maskCode('')]).to.deep.equal(['****', '']);
  });

  it('are found by their words; what tells who made a report is not (D12-R22)', () => {
    const keys = createKeys(randomBytes(32));
    const found = (report: boolean, text: string): boolean => {
      const tokens = new Set(tokensOf(keys, searchable({ report }, CONTENT)));
      return queryTokens(keys, text).some((group) => group.every((token) => tokens.has(token)));
    };
    expect([found(false, 'M00000001'), found(false, '整栋楼')]).to.deep.equal([true, true]);
    expect([found(true, 'M00000001'), found(true, '整栋楼')]).to.deep.equal([false, true]);
  });
});
