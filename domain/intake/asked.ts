/** What is asked before there is a case: as the newest bundle has it, and as the policy that holds now has it asked. */
import { CONTENT_NAMES, type ContentName } from '../content/index.js';
import type { Context } from '../core/context.js';
import { registrationForm, type RegistrationTask, registrationTask, rolesIn } from '../definitions/index.js';
import { askedNow, formUnder, otherwiseIn } from '../policies/index.js';

/** Pieces of the complaint that are asked otherwise, by whoever writes it down. */
export interface ContentAsked {
  hidden: readonly ContentName[];
  required: readonly ContentName[];
}

export interface AskingUseCases {
  /** What the task of registering asks; null: the desk does not ask it, and its task does. */
  registrationAsked(): Promise<RegistrationTask | null>;
  /** What the policy says of the fields that hold pieces of the complaint in the form of the registration. */
  contentAsked(): Promise<ContentAsked>;
}

export const askingUseCases = (context: Context): AskingUseCases => ({
  async registrationAsked() {
    const task = await registrationTask(context);
    return task && { ...task, form: await formUnder(context, await askedNow(context), task.form) };
  },
  async contentAsked() {
    const form = await registrationForm(context, null);
    if (form === null) return { hidden: [], required: [] };
    const id = String(form['id']);
    const { content } = (await rolesIn(context, null))(id);
    const { hidden, required } = await otherwiseIn(context, await askedNow(context), id);
    const pieces = (keys: readonly string[]) => CONTENT_NAMES.filter((name) => keys.includes(content[name] ?? ''));
    return { hidden: pieces(hidden), required: pieces(required) };
  },
});
