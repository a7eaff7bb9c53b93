/** What somebody is here, in words. */
import type { User } from '../../domain/people/index.js';
import { term, type Translate } from '../shell/i18n.js';

/** The posts that they hold, then those whose deputies they are. */
export const postsInWords = (t: Translate, { posts, deputyOf }: Pick<User, 'posts' | 'deputyOf'>): string =>
  [
    ...posts.map(({ post }) => term(t, 'post', post)),
    ...deputyOf.map(({ post }) => t('admin.users.deputyOf', { post: term(t, 'post', post) })),
  ].join(t('common.listSeparator'));
