/** How long what people write of a complaint may be: whichever page asks, the same holds, and nothing is cut. */
import { DomainError } from '../core/errors.js';
import { LONGEST_ANSWER, tooLong } from './fields.js';
import { type ComplaintContent, NO_CONTENT } from './model.js';

/**
 * What was longer before is left as it is until a person changes it: an older release may have allowed it.
 * @throws {DomainError} invalid: each field, or question, that is `tooLong`
 */
export function refuseTooLong(after: ComplaintContent, before: ComplaintContent = NO_CONTENT): void {
  const fields = tooLong(after).filter((name) => after[name] !== before[name]);
  const known = (before.details?.answers ?? []).flatMap(({ text }) => Object.values(text));
  const questions = (after.details?.answers ?? []).filter(({ text }) =>
    Object.values(text).some((one) => [...one].length > LONGEST_ANSWER && !known.includes(one)),
  );
  const refused = [...fields, ...questions.map(({ key }) => key)];
  if (refused.length > 0)
    throw new DomainError('invalid', { fields: Object.fromEntries(refused.map((name) => [name, 'tooLong'])) });
}
