/** One small change of a diagram, a table or a form, that some test must notice. */
export interface Mutant {
  /** `policies/D03_2025_1.dmn limits_register_amount 24 → 25` */
  name: string;
  file: string;
  /** What a test must have touched to notice it. */
  touches: string;
  rules: string[];
  apply(text: string): string | Promise<string>;
}
