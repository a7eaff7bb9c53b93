import { expect } from 'chai';
import { compileDmn } from '../../dmn/index.js';
import type { JsonValue, Variables } from '../../records.js';
import { decision, dmn, table, type Table } from './files.js';

const evaluate = async (definition: Table, variables: Variables) => {
  const compiled = await compileDmn(dmn(decision('d', table(definition))));
  return compiled.evaluate('d', variables, 0);
};

const RULES = [
  ['> 0', '"low"'],
  ['> 10', '"high"'],
  ['> 100', '"high"'],
];
const level = (hitPolicy?: string, rules: string[][] = RULES): Table => ({
  ...(hitPolicy ? { hitPolicy } : {}),
  inputs: ['amount'],
  outputs: ['level|"high","low"'],
  rules,
});
const numbers = (aggregation?: string): Table => ({
  hitPolicy: 'COLLECT',
  ...(aggregation ? { aggregation } : {}),
  inputs: ['amount'],
  outputs: ['fee'],
  rules: [
    ['> 0', '0.1'],
    ['> 10', '0.2'],
    ['> 100', '5'],
  ],
});

/** What is shown, the table, the amount, the result. */
const POLICIES: [string, Table, number, JsonValue][] = [
  ['UNIQUE (the default) gives the one match', level(), 5, 'low'],
  ['FIRST gives the first match', level('FIRST'), 50, 'low'],
  ['ANY gives the value all matches share', level('ANY', RULES.slice(1)), 200, 'high'],
  ['PRIORITY gives the value listed first', level('PRIORITY'), 50, 'high'],
  ['RULE ORDER gives all, in the order of the rules', level('RULE ORDER'), 50, ['low', 'high']],
  ['OUTPUT ORDER gives all, in the order of the listed values', level('OUTPUT ORDER'), 50, ['high', 'low']],
  ['COLLECT gives all', numbers(), 50, [0.1, 0.2]],
  ['COLLECT SUM adds without binary errors', numbers('SUM'), 50, 0.3],
  ['COLLECT MIN gives the smallest', numbers('MIN'), 500, 0.1],
  ['COLLECT MAX gives the largest', numbers('MAX'), 500, 5],
  ['COLLECT COUNT counts', numbers('COUNT'), 500, 3],
];

describe('decision tables', () => {
  for (const [behaviour, definition, amount, expected] of POLICIES) {
    it(behaviour, async () => {
      expect((await evaluate(definition, { amount })).output).to.deep.equal(expected);
    });
  }

  it('give null where no rule matches, whatever the hit policy (rule 73)', async () => {
    for (const definition of [level(), level('FIRST'), level('RULE ORDER'), numbers(), numbers('SUM')]) {
      const outcome = await evaluate(definition, { amount: -1 });
      expect(outcome.output).to.equal(null);
      expect(outcome.failureMessage).to.equal('');
    }
  });

  it('give the default output where no rule matches and one is given', async () => {
    const outcome = await evaluate({ inputs: ['a'], outputs: ['level||"none"'], rules: [['1', '"one"']] }, { a: 2 });
    expect(outcome.output).to.equal('none');
  });

  it('give one bare value for one output and a context for several', async () => {
    const outcome = await evaluate(
      {
        inputs: ['category', 'hazard'],
        outputs: ['level', 'priority'],
        rules: [['"safety", "supply"', 'true', '"major"', 'null']],
      },
      { category: 'supply', hazard: true },
    );
    expect(outcome.output).to.deep.equal({ level: 'major', priority: null });
  });

  it('evaluate expressions in inputs and outputs', async () => {
    const outcome = await evaluate(
      { inputs: ['count(items)'], outputs: ['text'], rules: [['>= 2', '"items: " + string(count(items))']] },
      { items: [1, 2] },
    );
    expect(outcome.output).to.equal('items: 2');
  });

  it('do not match a missing input, except in cells that allow it', async () => {
    const definition = {
      inputs: ['x'],
      outputs: ['o'],
      rules: [
        ['> 1', '"big"'],
        ['null', '"none"'],
      ],
    };
    expect((await evaluate(definition, {})).output).to.equal('none');
  });

  it('report inputs and matched rules with their ids, rules counted from 1', async () => {
    const outcome = await evaluate(level('RULE ORDER'), { amount: 50 });
    expect(outcome.evaluated).to.deep.equal([
      {
        decisionId: 'd',
        decisionName: 'Name of d',
        decisionType: 'DECISION_TABLE',
        output: ['low', 'high'],
        inputs: [{ inputId: 'input_1', inputName: 'Label of amount', inputValue: 50 }],
        matchedRules: [
          {
            ruleId: 'rule_1',
            ruleIndex: 1,
            evaluatedOutputs: [{ outputId: 'output_1', outputName: 'level', outputValue: 'low' }],
          },
          {
            ruleId: 'rule_2',
            ruleIndex: 2,
            evaluatedOutputs: [{ outputId: 'output_1', outputName: 'level', outputValue: 'high' }],
          },
        ],
      },
    ]);
  });

  it('fail where UNIQUE or ANY is violated, and still show what matched', async () => {
    const unique = await evaluate(level('UNIQUE'), { amount: 50 });
    expect(unique.failureMessage).to.equal(
      "Expected to evaluate decision 'd', but multiple values aren't allowed for UNIQUE hit policy. found: 'List(Map(level -> low), Map(level -> high))'",
    );
    expect(unique.failedDecisionId).to.equal('d');
    expect(unique.output).to.equal(null);
    expect(unique.evaluated[0]?.matchedRules).to.have.length(2);
    const any = await evaluate(level('ANY'), { amount: 50 });
    expect(any.failureMessage).to.match(/different values aren't allowed for ANY hit policy/);
  });

  it('fail where an aggregation meets something that is no number', async () => {
    const outcome = await evaluate({ ...level('COLLECT'), aggregation: 'SUM' }, { amount: 50 });
    expect(outcome.failureMessage).to.equal("Expected to evaluate decision 'd', but expected number but found 'low'");
  });

  it('fail where an assertion in an input does not hold', async () => {
    const outcome = await evaluate({ inputs: ['assert(x, x != null)'], outputs: ['o'], rules: [['-', '1']] }, {});
    expect(outcome.failureMessage).to.equal(
      "Expected to evaluate decision 'd', but Assertion failure on evaluate the expression 'assert(x, x != null)': The condition is not fulfilled",
    );
  });
});
