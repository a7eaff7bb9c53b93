/** JSON from outside, as text: of a shape, or a mistake that says where. */
import { z } from 'zod';

export const json = <T>(shape: z.ZodType<T>) =>
  z
    .string()
    .transform((text, { addIssue }): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        addIssue('it is no JSON');
        return z.NEVER;
      }
    })
    .pipe(shape);
