/** How much is unread, as the header and the window's title say it. */
import { MOST_UNREAD } from '../../domain/inbox/index.js';
import type { Translate } from './i18n.js';

export interface Unread {
  /** `3`, `99+`; '' for none. */
  count: string;
  /** 3 条未读 */
  words: string;
}

export function unreadInWords(t: Translate, unread: number): Unread {
  const count = unread === 0 ? '' : unread > MOST_UNREAD ? `${MOST_UNREAD}+` : String(unread);
  return { count, words: count === '' ? t('nav.noneUnread') : t('nav.unread', { count }) };
}
