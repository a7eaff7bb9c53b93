/** FEEL, BPMN and DMN that nobody would write: refused with the place, or done; never a crash, never a hang. */
import { expect } from 'chai';
import fc from 'fast-check';
import { compileExpression, FeelParseError, toJson } from '../../feel/index.js';
import { Rejection } from '../../commands/commands.js';
import { decision, dmn, literal, table } from '../dmn/files.js';
import { rejectionOf, withKit } from '../conformance/kit.js';
import {
  boundary,
  bpmn,
  call,
  catching,
  chain,
  each,
  end,
  exclusive,
  flow,
  message,
  onMessage,
  onTimer,
  service,
  start,
  subProcess,
  user,
} from '../conformance/models.js';
import { damaged, property, SEED } from './fuzz.js';

const TOKENS = [
  ...[
    '1',
    '2.5',
    '-3',
    '"a"',
    'true',
    'null',
    'x',
    'y.z',
    'list',
    '[1, 2, 3]',
    '{a: 1, "b c": x}',
    '@"P1D"',
    '@"2026-01-05"',
  ],
  ...[
    '+',
    '-',
    '*',
    '/',
    '**',
    '=',
    '!=',
    '<',
    '>=',
    'and',
    'or',
    'in',
    'between',
    'instance of',
    '..',
    ',',
    ':',
    '.',
    '?',
  ],
  ...['(', ')', '[', ']', '{', '}', 'if', 'then', 'else', 'for', 'i in', 'return', 'some', 'every', 'satisfies'],
  ...[
    'not(',
    'count(',
    'sum(',
    'substring(',
    'date(',
    'duration(',
    'now()',
    'string(',
    'function(a)',
    'sort(',
    'matches(',
  ],
  ...['number', 'item', 'partial', '`a b`', '// c\n', '/*', '\u0000', '气', '😀'],
];
const feel = fc.array(fc.constantFrom(...TOKENS), { minLength: 1, maxLength: 14 }).map((tokens) => tokens.join(' '));
const evaluate = (text: string): unknown =>
  compileExpression(`=${text}`).evaluate({ x: 5, y: { z: [1] }, list: [3, 1, 2] }, 0);

describe(`fuzzed expressions and files (seed ${SEED})`, () => {
  it('FEEL of random tokens is refused with its place, or gives what JSON can hold', () =>
    property(
      [feel],
      (text) => {
        try {
          const { value, failure } = compileExpression(`=${text}`).evaluate(
            { x: 5, y: { z: [1] }, list: [3, 1, 2] },
            0,
          );
          expect(failure === null || failure.length > 0).to.equal(true);
          expect(() => JSON.stringify(toJson(value))).to.not.throw();
        } catch (error) {
          expect(error, `${text}: ${String((error as Error).stack)}`).to.be.instanceOf(FeelParseError);
          expect((error as Error).message).to.include(text.slice(0, 20));
        }
      },
      3_000,
    ));

  describe('limits of FEEL', () => {
    const nested = (open: string, close: string, depth: number): string =>
      open.repeat(depth) + '1' + close.repeat(depth);

    it('take expressions as deep and as long as people write them', () => {
      expect(evaluate(nested('(', ')', 300))).to.include({ value: 1, failure: null });
      expect(evaluate(Array(300).fill('1').join(' + '))).to.include({ value: 300, failure: null });
      expect(evaluate(`count([${Array(10_000).fill('1').join(', ')}])`)).to.include({ value: 10_000 });
    });

    for (const [what, text, reason] of [
      ['brackets', nested('(', ')', 3_000), 'it is nested more than 1000 levels deep'],
      ['lists', nested('[', ']', 3_000), 'it is nested more than 1000 levels deep'],
      ['a text', `"${'x'.repeat(32_768)}"`, 'it is longer than 32768 characters'],
    ] as [string, string, string][]) {
      it(`refuse too much: ${what}`, () => {
        expect(() => compileExpression(`=${text}`)).to.throw(FeelParseError, reason);
      });
    }

    for (const [what, text, reason] of [
      ['loops in loops', 'for a in 1..5000, b in 1..5000 return a * b', 'it takes more than 1000000 steps'],
      [
        'texts that double',
        `{a: "xxxxxxxxxx", ${Array.from({ length: 40 }, (_, index) => `a${index}: ${index === 0 ? 'a' : `a${index - 1}`} + ${index === 0 ? 'a' : `a${index - 1}`}`).join(', ')}, r: string length(a39)}.r`,
        'it needs more memory than there is',
      ],
    ] as [string, string, string][]) {
      it(`stop what would not end: ${what}`, () => {
        const { failure } = evaluate(text) as { failure: string | null };
        expect(failure).to.include(reason);
      });
    }
  });

  describe('in an engine', () => {
    const kit = withKit();
    const xml = bpmn(
      'p',
      [
        start(),
        exclusive('way', 'way_call'),
        service('work', {
          inputs: [['=x + 1', 'y']],
          outputs: [['=y', 'z']],
          content: each('=[1, 2]', { inputElement: 'i' }),
        }),
        subProcess('sub', [start('in'), user('task'), end('out'), chain('in', 'task', 'out')]),
        boundary('late', 'sub', onTimer('timeDuration', 'PT1H')),
        catching('told', onMessage('m')),
        call('call', 'other'),
        end(),
        chain('start', 'way'),
        flow('way', 'work', '=x > 1'),
        flow('way', 'call'),
        chain('work', 'sub', 'told', 'end'),
        chain('call', 'end'),
        chain('late', 'end'),
      ],
      [message('m', '=id')],
    );
    const decisions = dmn(
      decision(
        'd',
        table({
          hitPolicy: 'COLLECT',
          aggregation: 'SUM',
          inputs: ['x', 'e'],
          outputs: ['r|1,2|1'],
          rules: [
            ['> 1', '-', '1'],
            ['[1..5]', 'not(1)', '2'],
          ],
        }),
        {
          decisions: ['e'],
        },
      ),
      decision('e', literal('if x > 1 then 1 else 2')),
    );

    it('damaged BPMN is refused in the name of its file, or runs', () =>
      property([damaged(xml)], async (text) => {
        try {
          const { processes } = await kit().deploy({ 'damaged.bpmn': text });
          for (const { bpmnProcessId } of processes)
            await kit().create(bpmnProcessId, { x: 2, id: 'k' }).catch(refused);
        } catch (error) {
          refused(error);
          expect((error as Rejection).reason).to.match(/'damaged\.bpmn'|timer for start event/);
        }
      }));

    it('damaged DMN is refused in the name of its file, or evaluates', () =>
      property([damaged(decisions)], async (text) => {
        try {
          const deployed = await kit().deploy({ 'damaged.dmn': text });
          for (const { decisionId } of deployed.decisions) {
            const { failureMessage, decisionOutput } = await kit().execute('evaluateDecision', {
              decisionId,
              variables: { x: 2 },
            });
            expect(typeof failureMessage === 'string' && decisionOutput !== undefined).to.equal(true);
          }
        } catch (error) {
          refused(error);
          expect((error as Rejection).reason).to.include(`'damaged.dmn'`);
        }
      }));

    it('damaged forms are refused in the name of their file, or deployed', () =>
      property(
        [damaged('{"id": "f", "type": "default", "components": [{"key": "x", "type": "textfield"}]}')],
        async (text) => {
          await kit()
            .deploy({ 'damaged.form': text })
            .catch((error: unknown) => {
              refused(error);
              expect((error as Rejection).reason).to.include(`'damaged.form'`);
            });
        },
      ));

    it('whatever JSON variables hold, they come back as they were', () =>
      property(
        [
          fc.dictionary(
            fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }).filter((name) => name !== '__proto__'),
            fc.jsonValue({ maxDepth: 6 }),
          ),
        ],
        async (given) => {
          const variables = JSON.parse(JSON.stringify(given)) as never;
          await kit().deploy({ 'v.bpmn': bpmn('v', [start(), service('s'), end(), chain('start', 's', 'end')]) });
          const key = await kit().create('v', variables);
          expect(await kit().variables(key)).to.deep.equal(variables);
          const job = await kit().job('s');
          expect(job.variables).to.deep.equal(variables);
          await kit().execute('completeJob', { jobKey: job.key, variables: {} });
        },
        60,
      ));

    it('an expression that would not end is an incident', async () => {
      const endless = 'for a in 1..5000, b in 1..5000 return 1';
      const key = await kit().run(
        bpmn('p', [start(), service('s', { inputs: [[`=${endless}`, 'y']] }), end(), chain('start', 's', 'end')]),
      );
      expect(await kit().incident(key)).to.include({
        type: 'IO_MAPPING_ERROR',
        at: 's',
        message: `Expected to evaluate the expression '{y:${endless}}', but it takes more than 1000000 steps.`,
      });
    });

    it('sub-processes in sub-processes without end are refused', async () => {
      let inner = service('work');
      for (let depth = 0; depth < 3_000; depth += 1)
        inner = `<bpmn:subProcess id="s${depth}">${inner}</bpmn:subProcess>`;
      const rejection = await rejectionOf(kit().deploy({ 'deep.bpmn': bpmn('p', [inner]) }));
      expect(rejection.reason).to.include('Sub-processes must not be nested more than 100 levels deep');
    });

    it('entities of XML are not expanded, neither their own nor files', async () => {
      const secret =
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>';
      for (const entity of ['b', 'c']) {
        const evil = xml
          .replace('<?xml version="1.0" encoding="UTF-8"?>', `$&${secret}`)
          .replace('name="work"', `name="&${entity};"`);
        const outcome = await kit()
          .deploy({ 'evil.bpmn': evil })
          .catch((error: unknown) => error);
        if (outcome instanceof Rejection) continue;
        const [row] = await kit().rows<{ resource: string }>(
          'select resource from process_definition order by key desc',
        );
        expect(row?.resource).to.include(`&${entity};`);
        const key = await kit().create('p', { x: 2 });
        await kit()
          .job('work')
          .catch(() => undefined);
        const names = await kit().rows<{ element_name: string }>(
          'select element_name from element_instance where process_instance_key = ?',
          key,
        );
        expect(names.map(({ element_name }) => element_name).join()).to.not.include('aaaaaaaaaa');
      }
    });
  });
});

/** A refusal, and not something else that went wrong. */
function refused(error: unknown): void {
  expect(error, String((error as Error).stack)).to.be.instanceOf(Rejection);
  expect((error as Rejection).reason, 'an error of the engine itself').to.not.include(
    'Expected to process the command',
  );
}
