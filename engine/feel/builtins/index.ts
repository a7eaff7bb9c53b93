/** All built-in functions by name: ours first, then feelin's. */
import type { FeelFunction } from 'feelin';
import { builtin, constructor } from '../kernel.js';
import { withPlace } from '../literals.js';
import { CONTEXTUAL_NAMES } from './contextual.js';
import { contexts } from './contexts.js';
import { lists } from './lists.js';
import { numbers } from './numbers.js';
import { ranges } from './ranges.js';
import { temporal } from './temporal.js';
import { texts } from './texts.js';

/** feelin's functions as they are, under the parameter names that Camunda documents. */
const FROM_FEELIN = [
  'number',
  'not',
  'substring',
  'string length',
  'upper case',
  'lower case',
  'substring before',
  'substring after',
  'replace',
  'contains',
  'matches',
  'starts with',
  'ends with',
  'split',
  'append',
  'concatenate',
  'reverse',
  'flatten',
  'stddev',
  'list replace',
  'sort',
  'modulo',
  'sqrt',
  'log',
  'exp',
  'odd',
  'even',
  'is',
  'day of year',
  'day of week',
  'month of year',
  'week of year',
];

const CONSTRUCTORS: Record<string, string[]> = {
  date: ['year', 'month', 'day', 'from'],
  time: ['hour', 'minute', 'second', 'offset', 'from'],
  'date and time': ['date', 'time', 'from'],
  duration: ['from'],
};

const own = { ...lists, ...numbers, ...texts, ...contexts, ...temporal, ...ranges };
const BUILTINS = new Map<string, FeelFunction>(Object.entries(own));
for (const [name, parameters] of Object.entries(CONSTRUCTORS))
  BUILTINS.set(name, constructor(name, parameters, withPlace));
for (const name of FROM_FEELIN) if (!BUILTINS.has(name)) BUILTINS.set(name, builtin(name));

export function findBuiltin(name: string): FeelFunction | undefined {
  return BUILTINS.get(name);
}

/** Every name the parser has to know. */
export const FUNCTION_NAMES: readonly string[] = [...BUILTINS.keys(), ...CONTEXTUAL_NAMES];
