/** Submitted forms, checked against their schema on the server. */
import { expect } from 'chai';
import { localizeForm, readForm, unsupportedComponents } from '../../domain/forms/form.js';
import { checkSubmission, processVariables } from '../../domain/forms/submission.js';

const schema = {
  type: 'default',
  components: [
    { type: 'text', text: '请如实填写。', properties: { textEn: 'Please be accurate.' } },
    {
      type: 'textarea',
      key: 'plan',
      label: '处理方案',
      validate: { required: true, minLength: 2, maxLength: 10 },
      properties: { labelEn: 'Plan' },
    },
    {
      type: 'datetime',
      subtype: 'date',
      key: 'due',
      dateLabel: '完成日期',
      validate: { required: true },
      properties: { processVariable: 'true' },
    },
    {
      type: 'radio',
      key: 'level',
      label: '级别',
      values: [
        { label: '一般', value: 'general' },
        { label: '重大', value: 'major' },
      ],
      properties: { processVariable: 'true', 'option.major.en': 'Major' },
    },
    {
      type: 'textfield',
      key: 'reason',
      label: '理由',
      conditional: { hide: '=level != "major"' },
      validate: { required: true },
    },
    { type: 'number', key: 'days', label: '天数', validate: { min: 1, max: 30 } },
    { type: 'checkbox', key: 'apology', label: '致歉' },
    { type: 'textfield', key: 'phone', label: '电话', validate: { pattern: '^1\\d{10}$' } },
  ],
};
const good = { plan: '更换燃气表。', due: '2026-10-18', level: 'general' };

describe('a submitted form', () => {
  it('keeps its own fields only, trimmed, and leaves out what is empty', () => {
    const { data, errors } = checkSubmission(schema, { ...good, plan: '  更换\r\n燃气表。 ', days: '', secret: 'x' });
    expect(errors).to.deep.equal({});
    expect(data).to.deep.equal({ plan: '更换\n燃气表。', due: '2026-10-18', level: 'general', apology: false });
  });

  const wrong: [string, Record<string, unknown>, Record<string, string>][] = [
    ['nothing', {}, { plan: 'required', due: 'required' }],
    ['too few and too many characters, counted as people do', { ...good, plan: '换' }, { plan: 'tooShort' }],
    ['too many characters', { ...good, plan: '𠮷'.repeat(11) }, { plan: 'tooLong' }],
    ['a day that does not exist', { ...good, due: '2026-02-30' }, { due: 'date' }],
    ['an object for a date', { ...good, due: { $gt: '' } }, { due: 'date' }],
    ['an object for words', { ...good, plan: ['a', 'b'] }, { plan: 'pattern' }],
    ['an option that is not offered', { ...good, level: 'archived' }, { level: 'option' }],
    ['words for a number', { ...good, days: 'many' }, { days: 'number' }],
    ['a number out of range', { ...good, days: 31 }, { days: 'tooLarge' }],
    ['a phone number of letters', { ...good, phone: 'abc' }, { phone: 'pattern' }],
    ['a hidden field that shows after all', { ...good, level: 'major' }, { reason: 'required' }],
  ];
  for (const [name, given, errors] of wrong) {
    it(`is refused with ${name}`, () => expect(checkSubmission(schema, given).errors).to.deep.equal(errors));
  }

  it('has what is hidden left out, even if it was sent', () => {
    expect(checkSubmission(schema, { ...good, reason: '无' }).data).to.not.have.property('reason');
  });

  it('hands the process what is marked and allowed, nothing else', () => {
    const { data } = checkSubmission(schema, good);
    expect(processVariables(schema, data, ['due', 'level', 'plan'])).to.deep.equal({
      due: '2026-10-18',
      level: 'general',
    });
    expect(processVariables(schema, data, ['level'])).to.deep.equal({ level: 'general' });
  });

  it('reads in both languages; what has no English stays Chinese', () => {
    const [note, plan, due] = readForm(schema, 'en');
    expect(note).to.include({ kind: 'note', text: 'Please be accurate.' });
    expect(plan).to.include({ label: 'Plan' });
    expect(due).to.include({ label: '完成日期' });
    const shown = localizeForm(schema, 'en')['components'] as { values?: { label: string }[] }[];
    expect(shown[3]?.values?.map(({ label }) => label)).to.deep.equal(['一般', 'Major']);
  });

  it('names the components it does not know', () => {
    expect(unsupportedComponents({ components: [{ type: 'filepicker', id: 'photo', key: 'photo' }] })).to.have.length(
      1,
    );
  });
});
