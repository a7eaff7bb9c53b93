/** How long what people write may be. */

/** Of a reason that somebody gives in their own words, in characters. */
export const LONGEST_REASON = 500;
