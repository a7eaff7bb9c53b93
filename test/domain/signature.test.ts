/** What counts as a signature, and what is drawn of it. */
import { expect } from 'chai';
import fc from 'fast-check';
import { localizeForm } from '../../domain/forms/form.js';
import {
  LONGEST_STROKES,
  pathOf,
  readSignature,
  SIGNATURE_BOX,
  signatureError,
  writeStrokes,
  type Point,
} from '../../domain/forms/signature.js';
import { checkSubmission } from '../../domain/forms/submission.js';

const DRAWN = 'strokes:60,120 120,50 150,150;260,60 250,150';
const NASTY = [
  '<b>测试甲</b>',
  '"><script>alert(1)</script>',
  'strokes:',
  'strokes:1,2',
  'strokes:hidden',
  'strokes:10,20 30,a',
  'strokes:10,20  90,90',
  'strokes:10,20 601,20',
  'strokes:10,20 20,201',
  'strokes:-1,20 200,20',
  'strokes:01,20 200,20',
  'strokes:10.5,20 200,20',
  'strokes:10,20 200,20;',
  'strokes:10,20 200,20\n',
  'strokes:10,20 200,20"/><script>',
  '=测试',
];
const schema = {
  components: [
    {
      type: 'textfield',
      key: 'signed',
      label: '签字',
      validate: { required: true, maxLength: 50 },
      properties: { input: 'signature' },
    },
  ],
};

describe('a signature', () => {
  const point = fc.tuple(fc.nat(SIGNATURE_BOX.width), fc.nat(SIGNATURE_BOX.height));
  const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 12 });

  it('is read as it was written, and its path holds nothing but figures', () =>
    fc.assert(
      fc.property(strokes, (drawn) => {
        expect(readSignature(writeStrokes(drawn))).to.deep.equal({ kind: 'drawn', strokes: drawn });
        expect(pathOf(drawn)).to.match(/^[MLh0-9 ]+$/);
      }),
    ));

  it('may be a name of any script', () => {
    for (const name of ['测试甲', '测试01', '古丽·买买提', "O'Brien", 'Anna-Maria (代)', 'Łukasz'])
      expect(signatureError(name, 50), name).to.equal(null);
    expect(signatureError(DRAWN, 50)).to.equal(null);
  });

  for (const value of NASTY)
    it(`is not ${JSON.stringify(value)}`, () => expect(signatureError(value, 50)).to.equal('signature'));

  it('has a most of strokes, and a most of letters', () => {
    const long: Point[] = Array.from({ length: 3_000 }, (_, at) => [at % 600, at % 200]);
    expect(writeStrokes([long]).length).to.be.greaterThan(LONGEST_STROKES);
    expect(signatureError(writeStrokes([long]), 50)).to.equal('signatureTooLong');
    expect(signatureError('测'.repeat(51), 50)).to.equal('tooLong');
    // A slip of the hand, and a thousand of them.
    expect(signatureError('strokes:10,10 12,11', 50)).to.equal('signature');
    expect(
      signatureError(
        writeStrokes(
          Array.from({ length: 201 }, () => [
            [1, 1],
            [90, 90],
          ]),
        ),
        50,
      ),
    ).to.equal('signature');
  });

  it('is asked for by a text field with the property input: signature', () => {
    expect(checkSubmission(schema, {}).errors).to.deep.equal({ signed: 'required' });
    expect(checkSubmission(schema, { signed: DRAWN })).to.deep.equal({ data: { signed: DRAWN }, errors: {} });
    expect(checkSubmission(schema, { signed: '<i>' }).errors).to.deep.equal({ signed: 'signature' });
    expect(checkSubmission(schema, { signed: ['测试甲'] }).errors).to.deep.equal({ signed: 'pattern' });
    const [shown] = localizeForm(schema, 'en')['components'] as { type: string; validate: object }[];
    expect([shown?.type, JSON.stringify(shown?.validate)]).to.deep.equal(['signature', '{"required":true}']);
  });
});
