import { expect } from 'chai';
import { compileExpression, FeelParseError, toJson, typeName } from '../../feel/index.js';
import type { JsonValue, Variables } from '../../records.js';

const NOW = Date.UTC(2026, 0, 5, 9, 30, 0);
const VARIABLES: Variables = {
  a: 1,
  none: null,
  text: 'gas',
  list: [1, 2, 3],
  nested: { b: { c: 5 } },
  people: [
    { name: '测试甲', age: 30 },
    { name: '测试乙', age: 40 },
  ],
};

const evaluate = (expression: string) => compileExpression(`=${expression}`).evaluate(VARIABLES, NOW);
const valueOf = (expression: string): JsonValue => toJson(evaluate(expression).value);

/** Each line: what is shown, then expression and expected value as JSON. */
const CASES: Record<string, [string, JsonValue][]> = {
  'adds, multiplies and divides decimals without binary errors (rule 29)': [
    ['0.1 + 0.2', 0.3],
    ['0.1 + 0.2 = 0.3', true],
    ['0.3 / 0.1', 3],
    ['1.1 * 3', 3.3],
    ['2 ** 10', 1024],
    ['sum([0.1, 0.2])', 0.3],
    ['decimal(2.345, 2)', 2.34],
    ['round half up(2.345, 2)', 2.35],
    ['floor(-1.5)', -2],
    ['modulo(-12, 5)', 3],
  ],
  'is null where types do not go together (rule 24)': [
    ['1 / 0', null],
    ['"a" + 1', null],
    ['none + 1', null],
    ['missing + 1', null],
    ['not(2)', null],
    ['a = "1"', null],
    ['none < 1', null],
    ['list[9]', null],
  ],
  'is null for what nobody could work out': [
    ['date("-2017-01-01")', null],
    ['@"-2017-01-01"', null],
    ['matches("a", "A", "q")', null],
  ],
  'counts whole months between dates, and writes an offset of nothing as Z': [
    ['years and months duration(@"2020-01-15", @"2021-03-14")', 'P1Y1M'],
    ['years and months duration(@"2021-03-14", @"2020-01-15")', '-P1Y1M'],
    ['years and months duration(@"2020-01-15T23:00:00", @"2020-02-15")', 'P1M'],
    ['years and months duration("2020-01-15", @"2020-02-15")', null],
    ['time("11:22:33+00:00")', '11:22:33Z'],
    ['date and time("2026-01-05T11:22:33-00:00")', '2026-01-05T11:22:33Z'],
  ],
  'compares null only with null': [
    ['none = null', true],
    ['missing = null', true],
    ['none = 1', false],
    ['a != null', true],
  ],
  'knows three truth values (rule 24)': [
    ['true and null', null],
    ['false and 2', false],
    ['true or 2', true],
    ['false or null', null],
    ['if none then 1 else 2', 2],
    ['some x in list satisfies x > 2', true],
    ['every x in list satisfies x > 2', false],
    ['every x in [1, null] satisfies x > 0', null],
  ],
  'reads paths, filters and ranges': [
    ['nested.b.c', 5],
    ['nested.b.x', null],
    ['people.age', [30, 40]],
    ['people[age > 35].name', ['测试乙']],
    ['people[starts with(name, "测试")][1].age', 30],
    ['list[-1]', 3],
    ['list[item >= 2]', [2, 3]],
    ['[0, 1][item = 0]', [0]],
    ['a in [1..3]', true],
    ['a in (2, > 5)', false],
    ['5 between 1 and 5', true],
    ['for i in 1..3 return i * 2', [2, 4, 6]],
    ['for i in 3..1 return i', [3, 2, 1]],
    ['for x in [1, 2], y in [10, 20] return x + y', [11, 21, 12, 22]],
    ['{x: 1, y: x + 1}', { x: 1, y: 2 }],
  ],
  'has the built-in functions Camunda adds (rule 27)': [
    ['get or else(missing, 7)', 7],
    ['is defined(a)', true],
    ['is defined(none)', false],
    ['is defined(missing)', false],
    ['is defined(nested.x)', false],
    ['is empty([])', true],
    ['is blank("  ")', true],
    ['trim(" a ")', 'a'],
    ['last day of month(date("2028-02-10"))', '2028-02-29'],
    ['from json("{\\"k\\": [1]}")', { k: [1] }],
    ['to json({k: date("2026-01-05")})', '{"k":"2026-01-05"}'],
    ['string length(uuid())', 36],
    ['partition([1, 2, 3], 2)', [[1, 2], [3]]],
    ['duplicate values([1, 2, 1])', [1]],
    ['context put({a: 1}, "b", 2)', { a: 1, b: 2 }],
    ['context put({a: {b: 1}}, ["a", "c"], 2)', { a: { b: 1, c: 2 } }],
    ['context merge({a: 1}, {a: 2})', { a: 2 }],
    ['get value({a: {b: 3}}, ["a", "b"])', 3],
    ['cycle(3, duration("PT1H"))', 'R3/PT1H'],
    ['cycle(duration("P1D"))', 'R/P1D'],
    ['extract("a1 b2", "[a-z][0-9]")', ['a1', 'b2']],
    ['from base64(to base64("燃气"))', '燃气'],
    ['median([3, 10, 2])', 3],
    ['max(["b", "c", "a"])', 'c'],
    ['min(date("2026-01-05"), date("2025-01-05"))', '2025-01-05'],
    ['index of([1, 2, 1], 1)', [1, 3]],
    ['substring(string: "abc", start position: 2)', 'bc'],
    ['during(5, [1..10])', true],
    ['before(point1: 1, point2: 10)', true],
    ['before(1, null)', null],
    ['decimal(2.5, 0, "CEILING")', 3],
    ['remove([1, 2, 3], 0)', null],
    ['string join(["a", null, "b"], "-", "<", ">")', '<a-b>'],
    ['string({a: 1, b: @"P0D"})', '{a:1, b:P0D}'],
    ['sum([])', null],
    ['sort(list, function(x, y) x > y)', [3, 2, 1]],
  ],
  'calculates with dates, times and durations': [
    ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
    ['date("2026-01-05") + duration("PT30H")', '2026-01-06'],
    ['date("2026-01-05") - date("2026-01-01")', 'P4D'],
    ['duration("P1D") * 3', 'P3D'],
    ['3 * duration("PT20M")', 'PT1H'],
    ['duration("P1Y") / 2', 'P6M'],
    ['duration("PT3H") / duration("PT1H")', 3],
    ['date and time("2026-01-05T09:00:00+08:00") - duration("PT4H")', '2026-01-05T05:00:00+08:00'],
    ['date and time("2026-01-05T09:00:00+08:00") = date and time("2026-01-05T01:00:00Z")', true],
    ['date and time("2026-01-05T09:00:00Z") < date and time("2026-01-05T09:00:01Z")', true],
    ['date and time("2026-01-05T09:00:00+08:00") - date and time("2026-01-05T00:00:00Z")', 'PT1H'],
    ['date and time("2026-01-05T09:00:00+08:00[Asia/Shanghai]").timezone', 'Asia/Shanghai'],
    ['date("2026-01-05").weekday', 1],
    ['day of week(date("2026-01-05"))', 'Monday'],
    ['date(2026, 1, 5)', '2026-01-05'],
    ['date("2026-13-01")', null],
    ['@"PT1H30M".minutes', 30],
  ],
  'tells types apart': [
    ['a instance of number', true],
    ['list instance of list<number>', true],
    ['nested instance of context', true],
    ['none instance of Any', false],
    ['@"P1D" instance of days and time duration', true],
  ],
};

describe('FEEL expressions', () => {
  for (const [behaviour, cases] of Object.entries(CASES)) {
    it(behaviour, () => {
      const found = cases.map(([expression]) => [expression, valueOf(expression)]);
      expect(found).to.deep.equal(cases);
    });
  }

  it('takes now() and today() from the instant it is given (rule 28)', () => {
    expect(valueOf('now() = date and time("2026-01-05T09:30:00Z")')).to.equal(true);
    expect(valueOf('now() + duration("PT30M") = date and time("2026-01-05T10:00:00Z")')).to.equal(true);
    expect(valueOf('string length(string(today()))')).to.equal(10);
  });

  it('warns of a missing variable and a missing entry, and goes on with null', () => {
    expect(evaluate('missing').warnings).to.deep.equal([
      { type: 'NO_VARIABLE_FOUND', message: "No variable found with name 'missing'" },
    ]);
    expect(evaluate('nested.x').warnings).to.deep.equal([
      { type: 'NO_CONTEXT_ENTRY_FOUND', message: "No context entry found with key 'x'. Available keys: 'b'" },
    ]);
    expect(evaluate('missing').warnings, 'warnings of one evaluation only').to.have.length(1);
  });

  it('fails where an assertion does not hold, and says which (rule 25)', () => {
    const { value, failure, assertion } = evaluate('assert(foo, foo != null)');
    expect(value).to.equal(null);
    expect(assertion).to.equal(
      "Assertion failure on evaluate the expression 'assert(foo, foo != null)': The condition is not fulfilled",
    );
    expect(failure).to.match(
      /following warnings:\n\[NO_VARIABLE_FOUND\].*\n\[NO_VARIABLE_FOUND\].*\n\[ASSERT_FAILURE\] The condition/,
    );
    expect(evaluate('assert(a, a = 1, "wrong")').value).to.equal(1);
    expect(evaluate('assert(a, a = 2, "wrong")').assertion).to.match(/: wrong$/);
  });

  it('takes a text without "=" as it stands (rule 22)', () => {
    const expression = compileExpression('12 + x');
    expect(expression.isStatic).to.equal(true);
    expect(expression.evaluate({}, NOW).value).to.equal('12 + x');
    expect(compileExpression(' =a').isStatic, 'a blank before = makes it static').to.equal(true);
    expect(compileExpression('=a = 1 \n').evaluate({ a: 1 }, NOW).value, 'blanks behind do not matter').to.equal(true);
  });

  it('reads variables through a function too', () => {
    const asked: string[] = [];
    const lookup = (name: string): number | undefined => {
      asked.push(name);
      return name === 'x' ? 2 : undefined;
    };
    expect(compileExpression('=x * 2').evaluate(lookup, NOW).value).to.equal(4);
    expect(asked).to.deep.equal(['x']);
  });

  it('refuses what is no FEEL, in the words of a rejected deployment (rules 23, 25)', () => {
    for (const broken of ['1 +', '[1, 2', 'a b', '1..3', '}', '']) {
      expect(() => compileExpression(`=${broken}`), broken).to.throw(
        FeelParseError,
        `failed to parse expression '${broken}': `,
      );
    }
  });

  it('names the type of each value as incidents do', () => {
    const expressions = [
      '1',
      '"a"',
      'true',
      'null',
      '[]',
      '{}',
      '@"P1D"',
      '@"P1M"',
      '@"2026-01-05"',
      'now()',
      '@"09:00:00"',
      'function(x) x',
    ];
    expect(expressions.map((one) => typeName(evaluate(one).value))).to.deep.equal([
      'NUMBER',
      'STRING',
      'BOOLEAN',
      'NULL',
      'ARRAY',
      'OBJECT',
      'DURATION',
      'PERIOD',
      'DATE',
      'DATE_TIME',
      'TIME',
      'FUNCTION',
    ]);
  });

  it('turns temporal values into ISO text and functions into null', () => {
    expect(
      valueOf('{d: @"2026-01-05", f: function(x) x, z: date and time("2026-01-05T09:00:00@Asia/Shanghai")}'),
    ).to.deep.equal({
      d: '2026-01-05',
      f: null,
      z: '2026-01-05T09:00:00+08:00[Asia/Shanghai]',
    });
  });
});
