/** What there is to do about something that was told. */
import { hasWords, type Translate } from '../shell/i18n.js';

export const todoOf = (t: Translate, event: string): string =>
  t(hasWords(`desk.inbox.todo.${event}`) ? `desk.inbox.todo.${event}` : 'desk.inbox.todo.other');
