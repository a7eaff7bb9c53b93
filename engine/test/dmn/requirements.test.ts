import { expect } from 'chai';
import { compileDmn, DmnParseError } from '../../dmn/index.js';
import { decision, dmn, literal, table } from './files.js';

const KNOWLEDGE = `<businessKnowledgeModel id="twice" name="twice"><variable name="twice"/>
  <encapsulatedLogic><formalParameter name="n"/><literalExpression><text>n * 2</text></literalExpression></encapsulatedLogic>
</businessKnowledgeModel>`;

async function failureOf(xml: string): Promise<Error> {
  return compileDmn(xml).then(
    () => expect.fail('the file was accepted'),
    (error: unknown) => error as Error,
  );
}

describe('decision requirements', () => {
  it('name the graph and its decisions with their version tags', async () => {
    const tagged = `<decision id="d" name="D"><extensionElements><zeebe:versionTag value="v1"/></extensionElements>${literal('1')}</decision>`;
    const compiled = await compileDmn(dmn(tagged, decision('e', literal('2'))));
    expect(compiled).to.include({ id: 'requirements', name: 'Requirements', namespace: 'http://example.org/dmn' });
    expect(compiled.decisions).to.deep.equal([
      { id: 'd', name: 'D', versionTag: 'v1' },
      { id: 'e', name: 'Name of e', versionTag: null },
    ]);
  });

  it('evaluate required decisions first, each once, under their variable name and their id', async () => {
    const compiled = await compileDmn(
      dmn(
        decision('base', literal('x + 1'), { variable: 'baseAmount' }),
        decision('left', literal('baseAmount * 2'), { decisions: ['base'] }),
        decision('top', literal('left + base'), { decisions: ['left', 'base'] }),
      ),
    );
    const outcome = compiled.evaluate('top', { x: 1 }, 0);
    expect(outcome.output).to.equal(6);
    expect(outcome.evaluated.map(({ decisionId, decisionType }) => [decisionId, decisionType])).to.deep.equal([
      ['base', 'LITERAL_EXPRESSION'],
      ['left', 'LITERAL_EXPRESSION'],
      ['top', 'LITERAL_EXPRESSION'],
    ]);
  });

  it('let a required decision fail the whole, and name it', async () => {
    const compiled = await compileDmn(
      dmn(decision('base', literal('assert(x, x > 1)')), decision('top', literal('base'), { decisions: ['base'] })),
    );
    const outcome = compiled.evaluate('top', { x: 1 }, 0);
    expect(outcome.failedDecisionId).to.equal('base');
    expect(outcome.failureMessage).to.match(/^Expected to evaluate decision 'top', but Assertion failure/);
  });

  it('call business knowledge models from expressions and invocations', async () => {
    const invocation = `<invocation>${literal('twice')}<binding><parameter name="n"/>${literal('x')}</binding></invocation>`;
    const compiled = await compileDmn(
      dmn(
        KNOWLEDGE,
        decision('call', literal('twice(x) + 1'), { knowledge: ['twice'] }),
        decision('invoke', invocation, { knowledge: ['twice'] }),
      ),
    );
    expect(compiled.evaluate('call', { x: 4 }, 0).output).to.equal(9);
    expect(compiled.evaluate('invoke', { x: 4 }, 0).output).to.equal(8);
    expect(compiled.evaluate('invoke', { x: 4 }, 0).evaluated[0]?.decisionType).to.equal('INVOCATION');
  });

  it('evaluate contexts, lists and relations', async () => {
    const entry = (name: string | null, text: string): string =>
      `<contextEntry>${name === null ? '' : `<variable name="${name}"/>`}${literal(text)}</contextEntry>`;
    const relation = `<relation><column name="a"/><column name="b"/><row>${literal('1')}${literal('x')}</row></relation>`;
    const compiled = await compileDmn(
      dmn(
        decision('context', `<context>${entry('a', 'x')}${entry('b', 'a + 1')}</context>`),
        decision('result', `<context>${entry('a', 'x')}${entry(null, 'a * 10')}</context>`),
        decision('list', `<list>${literal('x')}${literal('2')}</list>`),
        decision('relation', relation),
      ),
    );
    const outputs = ['context', 'result', 'list', 'relation'].map((id) => compiled.evaluate(id, { x: 3 }, 0).output);
    expect(outputs).to.deep.equal([{ a: 3, b: 4 }, 30, [3, 2], [{ a: 1, b: 3 }]]);
  });

  it('take now() from the instant of the evaluation', async () => {
    const compiled = await compileDmn(dmn(decision('d', literal('now() < date and time("2026-01-05T00:00:00Z")'))));
    expect(compiled.evaluate('d', {}, Date.UTC(2026, 0, 4)).output).to.equal(true);
    expect(compiled.evaluate('d', {}, Date.UTC(2026, 0, 6)).output).to.equal(false);
  });

  it('read files of other DMN versions', async () => {
    const xml = dmn(decision('d', literal('1'))).replace(
      'https://www.omg.org/spec/DMN/20191111/MODEL/',
      'http://www.omg.org/spec/DMN/20151101/dmn.xsd',
    );
    expect((await compileDmn(xml)).evaluate('d', {}, 0).output).to.equal(1);
  });

  it('refuse what cannot be evaluated, when it is deployed', async () => {
    const cell = table({ inputs: ['x'], outputs: ['o'], rules: [['> > 1', '1']] });
    const cases: [string, RegExp][] = [
      ['<nonsense', /^Failed to parse DMN: /],
      [dmn(decision('d', '')), /the decision logic is missing/],
      [dmn(decision('d', literal('1 +'))), /failed to parse expression '1 \+': /],
      [dmn(decision('d', cell)), /failed to parse expression '> > 1': /],
      [
        dmn(decision('a', literal('b'), { decisions: ['b'] }), decision('b', literal('a'), { decisions: ['a'] })),
        /Cyclic dependencies between decisions detected/,
      ],
      [dmn(decision('a', literal('b'), { decisions: ['missing'] })), /the required decision 'missing' is missing/],
    ];
    for (const [xml, message] of cases) {
      const error = await failureOf(xml);
      expect(error).to.be.instanceOf(DmnParseError);
      expect(error.message).to.match(message);
    }
  });

  it('call knowledge and functions whose names have dashes or blanks', async () => {
    const knowledge = KNOWLEDGE.replace(/name="twice"/g, 'name="Two-fold rate"');
    const invocation =
      '<invocation><literalExpression><text>Two-fold rate</text></literalExpression>' +
      `<binding><parameter name="n"/>${literal('x')}</binding></invocation>`;
    const definition =
      '<functionDefinition><formalParameter name="a"/><formalParameter name="b"/>' +
      `${literal('a - b')}</functionDefinition>`;
    const compiled = await compileDmn(
      dmn(
        knowledge,
        decision('called', invocation, { knowledge: ['twice'] }),
        decision('net-amount', literal('x + 1')),
        decision('less', definition),
        decision('sum', literal('net-amount + less(5, 2)'), { decisions: ['net-amount', 'less'] }),
      ),
    );
    expect(compiled.evaluate('called', { x: 4 }, 0).output).to.equal(8);
    expect(compiled.evaluate('sum', { x: 4 }, 0).output).to.equal(8);
  });

  it('need ids, and functions in FEEL', async () => {
    expect((await failureOf(dmn(`<decision name="D">${literal('1')}</decision>`))).message).to.equal(
      "Failed to parse DMN: the decision 'D' has no id",
    );
    expect((await failureOf(dmn(literal('1')).replace('id="requirements"', ''))).message).to.include('have no id');
    const java = decision(
      'd',
      `<functionDefinition kind="Java"><formalParameter name="a"/>${literal('a')}</functionDefinition>`,
    );
    expect((await failureOf(dmn(java))).message).to.include("unsupported kind of function 'Java'");
  });
});
