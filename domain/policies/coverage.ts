/**
 * What became of each rule of a regulation: facts of what is deployed now, and of what the release was tested with. Nothing
 * is said to be carried out that no test would miss.
 */
import type { Context } from '../core/context.js';
import type { Instant } from '../core/time/instant.js';
import { MORE_PLACES, REGULATIONS, type Rule, RULE_CLASSES, SHOWN } from '../regulations/index.js';
import { fileOfPolicy, newestPlaces, placeHash, placeId, type RulePlace } from './places.js';
import { type PolicyFile, settingsOf } from './tables.js';

export type Coverage =
  /** As the release was tested: a test names the rule, and every mutant of it died. */
  | { state: 'carriedOut' }
  /** By people, or otherwise than it was tested. `by`: who deployed it; null: it came with a release. */
  | { state: 'configured'; by: string | null; at: Instant | null; asTested: boolean }
  | { state: 'text' }
  | { state: 'notCovered' };

export interface CoveredRule {
  rule: Rule;
  places: readonly RulePlace[];
  /** Besides: `page:contact`, `file:…`, `notice:…`. */
  more: readonly string[];
  coverage: Coverage;
}

/** A switch that is off carries nothing out. */
function isOn(place: RulePlace): boolean {
  if (place.kind !== 'setting') return true;
  const value = settingsOf(place.table)[place.column.name];
  return value !== false && value !== 'none';
}

const isAsTested = (place: RulePlace): boolean => SHOWN.places[placeId(place)] === placeHash(place);

const MOST_BUNDLES = 1_000;

type Origin = Pick<Extract<Coverage, { state: 'configured' }>, 'by' | 'at'>;

/** Who deployed these files as they are now: each file by its name. */
async function origins({ deps: { store } }: Context): Promise<(files: readonly string[]) => Origin> {
  const bundles = await store.read.bundles.list({ from: 0, limit: MOST_BUNDLES });
  const names = new Map((await store.read.people.all()).map(({ id, displayName }) => [String(id), displayName]));
  return (files) => {
    const found = bundles.find(({ changes }) => changes.some(({ name }) => files.includes(name)));
    return { by: names.get(found?.deployedBy ?? '') ?? null, at: found?.deployedAt ?? null };
  };
}

/** @param parts the policy first, then the company's rules and the scheme that it refers to */
export async function coverageOf(context: Context, parts: readonly PolicyFile[]): Promise<CoveredRule[]> {
  const found = await newestPlaces(context, parts);
  const originOf = await origins(context);
  const [policy] = parts;
  const rules = REGULATIONS.find(({ id }) => id === policy?.code.slice(0, 3))?.rules ?? [];
  return rules.map((rule) => {
    const places = (found.get(rule.id) ?? []).filter(isOn);
    const more = MORE_PLACES[rule.id] ?? [];
    const kind = RULE_CLASSES[rule.id] ?? 'text';
    if (kind === 'text') return { rule, places, more, coverage: { state: 'text' } };
    if (places.length + more.length === 0) return { rule, places, more, coverage: { state: 'notCovered' } };
    const others = places.filter((place) => !isAsTested(place));
    const asTested = others.length === 0 && SHOWN.rules.includes(rule.id);
    if (kind === 'executed' && asTested) return { rule, places, more, coverage: { state: 'carriedOut' } };
    const files = (others.length > 0 ? others : places).map(({ file }) => file);
    const origin = originOf(files.length > 0 ? files : [fileOfPolicy(policy?.code ?? '')]);
    return { rule, places, more, coverage: { state: 'configured', ...origin, asTested } };
  });
}
