/** A mutant made by hand. */
import type { Place } from '../syntax.js';

export interface NamedMutant extends Place {
  /** What is not so any more where it lives. */
  breaks: string;
  rules: readonly string[];
  file: string;
  becomes: string;
  tests: readonly string[];
}
