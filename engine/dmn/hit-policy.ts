/** What becomes of the rules that matched: one hit policy each, as DMN names them. */
import { compileFeel, toJson } from '../feel/index.js';
import { DecisionFailure } from './environment.js';
import type { Logic, OutputClause } from './model.js';

/** The outputs of one matched rule, by output name. */
export type Outputs = Record<string, unknown>;
export type HitPolicy = (matches: Outputs[]) => unknown;

const shown = (matches: Outputs[]): string =>
  `List(${matches
    .map(
      (match) =>
        `Map(${Object.entries(match)
          .map(([name, value]) => `${name} -> ${text(value)}`)
          .join(', ')})`,
    )
    .join(', ')})`;
const text = (value: unknown): string => {
  const json = toJson(value);
  return typeof json === 'string' ? json : JSON.stringify(json);
};

/** One output: its bare value; several: a context. */
export function single(match: Outputs | undefined): unknown {
  if (!match) return null;
  const values = Object.values(match);
  return values.length === 1 ? values[0] : match;
}
const many = (matches: Outputs[]): unknown => (matches.length === 0 ? null : matches.map(single));

function unique(matches: Outputs[]): unknown {
  if (matches.length <= 1) return single(matches[0]);
  throw new DecisionFailure(`multiple values aren't allowed for UNIQUE hit policy. found: '${shown(matches)}'`);
}

function any(matches: Outputs[]): unknown {
  const distinct = [...new Map(matches.map((match) => [JSON.stringify(toJson(match)), match])).values()];
  if (distinct.length <= 1) return single(matches[0]);
  throw new DecisionFailure(`different values aren't allowed for ANY hit policy. found: '${shown(distinct)}'`);
}

function numbers(matches: Outputs[]): number[] {
  return matches.map((match) => {
    const values = Object.values(match);
    if (values.length !== 1) throw new DecisionFailure(`multiple values aren't allowed. found: ${shown(matches)}`);
    if (typeof values[0] !== 'number') throw new DecisionFailure(`expected number but found '${text(values[0])}'`);
    return values[0];
  });
}

const SUM = compileFeel('sum(values)');
const AGGREGATIONS: Record<string, HitPolicy> = {
  SUM: (matches) => SUM.evaluate({ values: numbers(matches) }, 0).value,
  MIN: (matches) => Math.min(...numbers(matches)),
  MAX: (matches) => Math.max(...numbers(matches)),
  COUNT: (matches) => matches.length,
};

/** The place of each value in the output's list of values; what is not listed comes last. */
function priorities(output: OutputClause): (value: unknown) => number {
  const { value: list } = compileFeel(`[${output.outputValues?.text ?? ''}]`).evaluate({}, 0);
  const places = (Array.isArray(list) ? list : []).map((value) => JSON.stringify(toJson(value)));
  return (value) => {
    const place = places.indexOf(JSON.stringify(toJson(value)));
    return place < 0 ? places.length : place;
  };
}

function byPriority(outputs: OutputClause[]): (matches: Outputs[]) => Outputs[] {
  const ranks = outputs.map((output) => ({ name: output.name ?? '', rank: priorities(output) }));
  return (matches) =>
    [...matches].sort((a, b) => {
      for (const { name, rank } of ranks) {
        const difference = rank(a[name]) - rank(b[name]);
        if (difference !== 0) return difference;
      }
      return 0;
    });
}

/** The hit policy of a table; UNIQUE where none is given. `matches` is never empty. */
export function hitPolicy(table: Logic): HitPolicy {
  const outputs = table.output ?? [];
  switch (table.hitPolicy) {
    case 'FIRST':
      return (matches) => single(matches[0]);
    case 'ANY':
      return any;
    case 'PRIORITY':
      return (matches) => single(byPriority(outputs)(matches)[0]);
    case 'OUTPUT ORDER':
      return (matches) => many(byPriority(outputs)(matches));
    case 'RULE ORDER':
      return many;
    case 'COLLECT':
      return AGGREGATIONS[table.aggregation ?? ''] ?? many;
    default:
      return unique;
  }
}
