import type { User, UserId } from '../../../domain/people/index.js';
import type { Tag } from '../../shell/facts-in-words.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { postsInWords } from '../posts.js';

export interface UsersModel extends PageModel {
  done: string | null;
  rows: {
    username: string;
    name: string;
    posts: string;
    state: Tag;
    /** Nobody has given one yet: they cannot sign in. */
    noPassword: boolean;
    href: string;
  }[];
}

export function usersModel(
  t: Translate,
  { users, withoutPassword }: { users: User[]; withoutPassword: UserId[] },
  done: string | null,
): UsersModel {
  return {
    title: t('admin.users.title'),
    layout: 'wide',
    done,
    rows: users.map((user) => ({
      username: user.username,
      name: user.displayName,
      posts: postsInWords(t, user),
      state: user.active
        ? { text: t('admin.users.active'), colour: 'green' }
        : { text: t('admin.users.inactive'), colour: 'grey' },
      noPassword: withoutPassword.includes(user.id),
      href: urls.adminUser(user.id),
    })),
  };
}
