import { keysOf } from '../../../domain/core/index.js';
import { SHORTEST_PASSWORD } from '../../../domain/people/index.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';

export interface SetUpModel extends PageModel {
  username: string;
  usernameError: string | null;
  passwordError: string | null;
  repeatError: string | null;
  errors: { text: string; href: string }[];
}

export interface SetUpAnswers {
  username: string;
  password: string;
  repeat: string;
}

/** Message keys by field; empty where everything is in order. */
export function checkSetUp({ username, password, repeat }: SetUpAnswers): Partial<Record<keyof SetUpAnswers, string>> {
  const mistakes: Partial<Record<keyof SetUpAnswers, string>> = {};
  if (!/^[\p{L}\p{N}._-]{2,40}$/u.test(username)) mistakes.username = 'staff.newUser.usernameWrong';
  if ([...password].length < SHORTEST_PASSWORD) mistakes.password = 'staff.newUser.passwordShort';
  else if (password !== repeat) mistakes.repeat = 'staff.newUser.repeatWrong';
  return mistakes;
}

export function setUpModel(t: Translate, username: string, mistakes: ReturnType<typeof checkSetUp>): SetUpModel {
  const words = (name: keyof SetUpAnswers) => {
    const key = mistakes[name];
    return key === undefined ? null : t(key, { count: SHORTEST_PASSWORD });
  };
  return {
    title: t('staff.setUp.title'),
    username,
    usernameError: words('username'),
    passwordError: words('password'),
    repeatError: words('repeat'),
    errors: keysOf(mistakes).map((name) => ({
      text: words(name) ?? '',
      href: `#${name}`,
    })),
  };
}
