/** What tables of a policy answer: people of the company write them, so each row is looked at. */
import { expect } from 'chai';
import { isFlag, isNumber, isText, oneOf, orNull, rowOf, rowsFound, valueFound } from '../../domain/core/answers.js';
import { SetUpError } from '../../domain/core/errors.js';
import { isGroup } from '../../domain/people/roles.js';

interface Row {
  unit: 'hour' | 'minute';
  amount: number;
  audience: string | null;
  urgent: boolean;
}

const isRow = rowOf<Row>({
  unit: oneOf(['hour', 'minute']),
  amount: isNumber,
  audience: orNull(isText),
  urgent: isFlag,
});
const ROW = { unit: 'hour', amount: 5, audience: null, urgent: false, rules: 'D03-R15' };

describe('the answer of a table', () => {
  it('is taken as its rows are, with what they say besides', () => {
    expect(rowsFound('limits', [ROW, { ...ROW, audience: 'handler' }], isRow)).to.have.length(2);
    expect(rowsFound('limits', null, isRow)).to.deep.equal([]);
  });

  for (const [what, wrong] of Object.entries({
    'a word that means nothing': { ...ROW, unit: 'fortnight' },
    'an amount nobody has filled in': { ...ROW, amount: null },
    'a number written as text': { ...ROW, amount: '5' },
    'no column of that name': { unit: 'hour', amount: 5, audience: null },
    'no row at all': 'hour',
  }))
    it(`with ${what} is refused, naming the table`, () =>
      expect(() => rowsFound('limits_D03', [ROW, wrong], isRow)).to.throw(SetUpError, 'limits_D03'));

  it('that names nobody is no group', () => {
    expect(valueFound('recipients', 'handler:metering', isGroup)).to.equal('handler:metering');
    for (const nobody of ['', ' ', null]) expect(() => valueFound('recipients', nobody, isGroup)).to.throw(SetUpError);
  });

  it('that is one word is looked at likewise', () => {
    const isUnit = oneOf(['hour', 'minute']);
    expect(valueFound('units', 'hour', isUnit)).to.equal('hour');
    expect(() => valueFound('units', 'toString', isUnit)).to.throw(SetUpError, 'units');
  });
});
