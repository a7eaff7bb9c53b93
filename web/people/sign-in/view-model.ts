import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

export interface SignInModel extends PageModel {
  username: string;
  errors: { text: string; href: string }[];
}

/** @param mistake the words of what went wrong, if something did */
export function signInModel(t: Translate, username: string, mistake: string | null): SignInModel {
  return {
    title: t('staff.signIn.title'),
    username,
    errors: mistake === null ? [] : [{ text: mistake, href: '#username' }],
    languageForm: { id: 'sign-in', action: urls.signIn },
  };
}
