/** What a notice may say of what was submitted: the fields that their form makes quotable. */
import type { Complaint } from '../cases/model.js';
import type { Context } from '../core/context.js';
import type { Locale } from '../core/locale.js';
import type { Snapshot } from '../core/store.js';
import { formsAtHand } from '../definitions/index.js';
import { answersInWords, markedParts, type Schema, type Values } from '../forms/index.js';
import { filledForm } from '../organisation/index.js';
import type { NoticeFacts } from './model.js';

/** The facts of one submission, by the keys of its fields. */
export type Quote = (formId: string, answers: Values, locale: Locale) => NoticeFacts;

/** What the forms of a case let a notice quote. Asked before the transaction. */
export async function quoteIn(context: Context, { bundleId }: Pick<Complaint, 'bundleId'>): Promise<Quote> {
  const { ids, schema, roles } = await formsAtHand(context, bundleId);
  // What a field offers of the company's lists is named there.
  const filled = new Map<string, Schema>();
  for (const id of ids) {
    const form = schema(id);
    const { quotable } = roles(id);
    if (
      form !== null &&
      markedParts(form).some(({ key, properties }) => quotable.includes(key) && 'list' in properties)
    )
      filled.set(id, await filledForm(context.deps.store.read, form));
  }
  return (formId, answers, locale) => {
    const form = filled.get(formId) ?? schema(formId);
    const { quotable } = roles(formId);
    if (form === null || quotable.length === 0) return {};
    const inWords = answersInWords(form, answers);
    return Object.fromEntries(
      quotable.flatMap((key): [string, NoticeFacts[string]][] => [
        [key, inWords.find((answer) => answer.key === key)?.text[locale] ?? ''],
        [`${key}Is`, { [String(answers[key])]: 'yes' }],
      ]),
    );
  };
}

/** What was submitted last under each field that may be quoted. */
export async function quotesOf(
  context: Context,
  r: Snapshot,
  { id, locale }: Complaint,
  quote: Quote,
): Promise<NoticeFacts> {
  const quotes: NoticeFacts = {};
  for (const { formId, sealed } of await r.submissions.ofComplaint(id))
    Object.assign(quotes, quote(formId, await context.openJson<Values>(r, id, sealed), locale));
  return quotes;
}
