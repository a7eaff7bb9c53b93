/** What a cause is called: in the form that asks for it, as the newest bundle has it. */
import type { Context } from '../core/context.js';
import { formsAtHand } from '../definitions/index.js';
import { fieldsOf, readForm } from '../forms/index.js';
import { filledForm } from '../organisation/index.js';
import type { CauseFigure } from './model.js';

export type CauseWords = (cause: string) => CauseFigure['words'];

/** Asked before a transaction. A cause that no form offers any more keeps its code. */
export async function causeWords(context: Context): Promise<CauseWords> {
  const { ids, roles, schema } = await formsAtHand(context, null);
  const known = new Map<string, CauseFigure['words']>();
  for (const id of ids) {
    const [asked, { cause }] = [schema(id), roles(id)];
    if (asked === null || cause === null) continue;
    const form = await filledForm(context.deps.store.read, asked);
    const english = readForm(form, 'en').find((part) => part.kind === 'field' && part.key === cause);
    const options = fieldsOf(form).find(({ key }) => key === cause)?.options ?? [];
    const inEnglish = english?.kind === 'field' ? english.options : [];
    for (const { value, label } of options)
      known.set(value, { 'zh-CN': label, en: inEnglish.find((option) => option.value === value)?.label ?? label });
  }
  return (cause) => known.get(cause) ?? { 'zh-CN': cause, en: cause };
}
