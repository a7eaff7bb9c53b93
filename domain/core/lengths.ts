/** How long what people write may be. */

/** Of a reason that a person gives in their own words, in characters. */
export const LONGEST_REASON = 500;

/** What is wrong with a reason that must be given; null where nothing is. */
export function mistakeInReason(reason: string): 'required' | 'tooLong' | null {
  if (reason.trim() === '') return 'required';
  return [...reason].length > LONGEST_REASON ? 'tooLong' : null;
}
