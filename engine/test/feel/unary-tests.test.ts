import { expect } from 'chai';
import { compileTests } from '../../feel/index.js';

const NOW = Date.UTC(2026, 0, 5);
const VARIABLES = { limit: 5, levels: ['major', 'urgent'] };

/** cell, input, whether it passes */
const CASES: [string, unknown, boolean | null][] = [
  ['-', 1, true],
  ['', null, true],
  ['"a", "b"', 'b', true],
  ['"a", "b"', 'c', false],
  ['not("a", "b")', 'c', true],
  ['not("a")', 'a', false],
  ['> 5', 6, true],
  ['> 5', null, null],
  ['[1..5)', 5, false],
  [']1..5]', 5, true],
  ['null', null, true],
  ['null', 1, false],
  ['not(null)', 1, true],
  ['true', true, true],
  ['true', false, false],
  ['true', null, false],
  ['false', false, true],
  ['? > limit', 6, true],
  ['contains(?, "gas")', 'natural gas', true],
  ['? in ("a", "b")', 'b', true],
  ['not(? > 3)', 4, false],
  ['levels', 'major', true],
  ['levels', 'minor', false],
  ['limit', 5, true],
  ['limit + 1', 6, true],
  ['>= limit, null', null, true],
  ['-1', -1, true],
  ['"a"', 1, null],
];

describe('FEEL unary tests', () => {
  for (const [cell, input, expected] of CASES) {
    it(`${cell === '' ? 'an empty cell' : cell} ${expected === true ? 'accepts' : 'does not accept'} ${JSON.stringify(input)}`, () => {
      expect(compileTests(cell).matches(input, VARIABLES, NOW).value).to.equal(expected);
    });
  }
});
