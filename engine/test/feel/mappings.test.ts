import { expect } from 'chai';
import { compileMappings, type Mapping, type MappingKind } from '../../feel/index.js';
import type { Variables } from '../../records.js';

const map = (kind: MappingKind, variables: Variables, ...mappings: [source: string, target: string][]) =>
  compileMappings(
    mappings.map(([source, target]): Mapping => ({ source, target })),
    kind,
  )(variables, 0);

describe('variable mappings', () => {
  it('let a later mapping see the target of an earlier one', () => {
    expect(map('input', { x: 1 }, ['=x', 'a'], ['=a + 1', 'b']).value).to.deep.equal({ a: 1, b: 2 });
  });

  it('take a source without "=" as text', () => {
    expect(map('input', {}, ['1', 'a'], ['x', 'b']).value).to.deep.equal({ a: '1', b: 'x' });
  });

  it('give null for a missing variable, without failing', () => {
    expect(map('input', {}, ['=missing', 'a'])).to.deep.equal({ value: { a: null }, failure: null });
  });

  it('build nested contexts from paths', () => {
    expect(map('input', { x: 1, y: 2 }, ['=x', 'a.b.c'], ['=y', 'a.d']).value).to.deep.equal({
      a: { b: { c: 1 }, d: 2 },
    });
  });

  it('replace an existing context as input, but merge into it as output', () => {
    const variables = { a: { kept: true, b: { old: 1 } } };
    expect(map('input', variables, ['=1', 'a.x']).value).to.deep.equal({ a: { x: 1 } });
    expect(map('output', variables, ['=1', 'a.x'], ['=2', 'a.b.y']).value).to.deep.equal({
      a: { kept: true, b: { old: 1, y: 2 }, x: 1 },
    });
    expect(map('output', { a: null }, ['=1', 'a.x']).value).to.deep.equal({ a: { x: 1 } });
  });

  it('replace a whole variable where the target is no path', () => {
    expect(map('output', { a: { kept: true } }, ['={x: 1}', 'a']).value).to.deep.equal({ a: { x: 1 } });
  });

  it('store dates as ISO text', () => {
    expect(map('output', {}, ['=date("2026-01-05") + duration("P1D")', 'due']).value).to.deep.equal({
      due: '2026-01-06',
    });
  });

  it('fail as a whole where an assertion does not hold', () => {
    const { value, failure } = map('output', {}, ['=1', 'a'], ['=assert(foo, foo != null)', 'bar']);
    expect(value).to.deep.equal({});
    expect(failure).to.match(
      /^Assertion failure on evaluate the expression '\{a:1,bar:assert\(foo, foo != null\)\}': The condition is not fulfilled The evaluation/,
    );
  });
});
