import { expect } from 'chai';
import fc from 'fast-check';
import { isPhone, phoneKey } from '../../domain/content/phone.js';

const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
const mobile = fc.tuple(fc.constantFrom('13', '15', '18', '19'), digits(9)).map(([begin, rest]) => begin + rest);
const landline = fc
  .tuple(fc.constantFrom('10', '21', '755', '991'), digits(7))
  .map(([area, rest]) => ({ area, rest: `2${rest}` }));
const gap = fc.constantFrom('', ' ', '-', '  ', '–', '　', '.');
const before = fc.constantFrom('', '+86', '0086', '+86 ', '0086-', '86', '0', '＋８６', '+86 (0)', '(+86) ');
const after = fc.constantFrom('', '转8001', ' 转 12', ' ext. 801', 'x7', '#33', '，12', '分机：801');
const wide = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const spelling = (number: string): fc.Arbitrary<string> =>
  fc.tuple(before, gap, gap, after, fc.boolean()).map(([begin, one, two, end, isWide]) => {
    const text = `${begin}${number.slice(0, 3)}${one}${number.slice(3, 7)}${two}${number.slice(7)}${end}`;
    return isWide ? wide(text) : text;
  });

describe('phone numbers', () => {
  it('of a mobile phone are one, however they are written', () => {
    const written = mobile.chain((number) => fc.tuple(fc.constant(number), spelling(number)));
    fc.assert(
      fc.property(written, ([number, text]) => {
        expect(phoneKey(text), text).to.equal(`+86${number}`);
        expect(isPhone(text), text).to.equal(true);
      }),
    );
  });

  it('of a landline are one with and without the country, its area code in brackets, and whatever the extension', () => {
    fc.assert(
      fc.property(landline, gap, ({ area, rest }, between) => {
        for (const text of [
          `0${area}${between}${rest}`,
          `(0${area}) ${rest}`,
          `+86 ${area}${between}${rest}`,
          `0086${area}${between}${rest}`,
          `0${area}-${rest}-801`,
          `0${area}${between}${rest}转801`,
        ])
          expect(phoneKey(text), text).to.equal(`+86${area}${rest}`);
      }),
    );
  });

  it('that differ are two', () => {
    fc.assert(
      fc.property(mobile, mobile, (one, other) => {
        fc.pre(one !== other);
        expect(phoneKey(`+86 ${one}`)).not.to.equal(phoneKey(other));
      }),
    );
    expect(phoneKey('+1 415 555 0100')).not.to.equal(phoneKey('1415 555 0100'));
  });

  it('keep their key when it is taken for a number itself', () => {
    fc.assert(fc.property(fc.string(), (text) => phoneKey(phoneKey(text)) === phoneKey(text)));
    fc.assert(fc.property(mobile.chain(spelling), (text) => phoneKey(phoneKey(text)) === phoneKey(text)));
  });

  it('abroad have their own country, and service numbers are numbers', () => {
    expect(phoneKey('+44 (0)20 7946 0000')).to.equal('+442079460000');
    expect(phoneKey('0044 20 7946 0000')).to.equal('+442079460000');
    expect(phoneKey('12345')).to.equal('+8612345');
    expect([phoneKey(''), phoneKey('—'), phoneKey('没有')]).to.deep.equal(['', '', '']);
  });

  it('are told from words and from dashes', () => {
    const numbers = ['199 0000 0000', '+86-199-0000-0000', '010-12345678转801', '95598', '１９９００００００００'];
    expect(numbers.filter((text) => !isPhone(text))).to.deep.equal([]);
    expect(['', '-----', '1234', '测试路88号3单元502室', '+', '1'.repeat(18), '转8001'].filter(isPhone)).to.deep.equal(
      [],
    );
  });
});
