/** The code that a worker ends with whose run of tests does not come to its end: another one goes on from there. */
export const STUCK = 3;

/** One small change of a diagram, a table or a form, that some test must notice. */
export interface Mutant {
  /** `policies/D03_2025_1.dmn limits_register_amount 24 → 25` */
  name: string;
  file: string;
  /** What a test must have touched to notice it. */
  touches: string;
  /** What a test that has touched it notices more likely: the row of a table. */
  likely?: string;
  rules: string[];
  /** What is changed, by name and by what it does: while that stays the same, so does what a run found of it. */
  subject: { id: string; hash: string };
  apply(text: string): string | Promise<string>;
}
