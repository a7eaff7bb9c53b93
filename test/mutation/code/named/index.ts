/**
 * Mutants made by hand: each breaks one promise that people rely on, the way somebody might break it without noticing.
 * A mutant whose place is not in its file any more fails the run.
 */
import { FIGURES } from './figures.js';
import { FOUR_EYES } from './four-eyes.js';
import { LEDGER } from './ledger.js';
import { LIMITS } from './limits.js';
import { PERSONS } from './persons.js';
import { TOLD } from './told.js';
import type { NamedMutant } from './mutant.js';

export const NAMED: readonly NamedMutant[] = [...FOUR_EYES, ...LIMITS, ...FIGURES, ...TOLD, ...LEDGER, ...PERSONS];
