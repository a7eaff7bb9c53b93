/** The words of the inbox, as they leave the house in mails and by hooks. */
import type { Locale } from '../../domain/core/index.js';
import type { Outside, OutsideWords, SayOutside } from '../../domain/deliveries/index.js';
import { hasWords, type Translate, translator } from '../shell/i18n.js';
import { urls } from '../shell/urls.js';
import { todoOf } from './todo.js';

const titleOf = (t: Translate, { told, event }: Outside): string => {
  if (told.kind === 'proposal') return t('desk.inbox.proposal');
  const key = `desk.noticeEvents.${event}`;
  return hasWords(key) ? t(key) : event;
};

/** The page of what it speaks of; signing in comes first. */
function pathOf({ told, number }: Outside): string {
  if (told.kind === 'proposal') return urls.adminProposal(told.proposalId);
  return number === '' ? urls.deskInbox : urls.deskCase(told.complaintId);
}

const paragraphs = (...parts: string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;

/** @param publicUrl null where nobody has set it: then nothing is linked */
export function sayOutside(publicUrl: string | null): SayOutside {
  const linkTo = (path: string): string | null => (publicUrl === null ? null : `${publicUrl}${path}`);

  function said(t: Translate, words: Pick<OutsideWords, 'subject' | 'text'>, path: string): OutsideWords {
    const link = linkTo(path);
    const mail = paragraphs(words.text.trim(), link === null ? '' : t('outside.link', { link }), t('outside.footer'));
    return { ...words, link, mail };
  }

  return {
    entry(outside: Outside, locale: Locale) {
      const t = translator(locale);
      const { number, body, insteadOf, told, event } = outside;
      const title = titleOf(t, outside);
      const subject = number === '' ? t('outside.subjectAlone', { title }) : t('outside.subject', { title, number });
      const shielded = told.kind === 'notice' && number === '';
      const text = paragraphs(
        shielded ? t('outside.shielded') : todoOf(t, event),
        insteadOf === null ? '' : t('outside.instead'),
        body.trim(),
      );
      return said(t, { subject, text }, pathOf(outside));
    },
    digest(items, rest, locale) {
      const t = translator(locale);
      const count = items.length + rest.entries + rest.tasks;
      const lines = items.map((item, at) =>
        t('outside.digest.item', {
          at: at + 1,
          title: titleOf(t, item),
          number: item.number,
          todo: todoOf(t, item.event),
        }),
      );
      const text = paragraphs(
        t('outside.digest.intro', { count }),
        lines.join('\n'),
        rest.entries === 0 ? '' : t('outside.digest.more', { count: rest.entries }),
        rest.tasks === 0 ? '' : t('outside.digest.tasks', { count: rest.tasks }),
      );
      return said(t, { subject: t('outside.digest.subject', { count }), text }, urls.deskInbox);
    },
    test(name, locale) {
      const t = translator(locale);
      return said(t, { subject: t('outside.test.subject'), text: t('outside.test.text', { name }) }, urls.deskInbox);
    },
    complainant(body, locale) {
      const t = translator(locale);
      const link = linkTo(urls.track);
      return paragraphs(body.trim(), link === null ? '' : t('outside.tracking', { link }), t('outside.noReply'));
    },
    complainantShort(subject, locale) {
      const [t, link] = [translator(locale), linkTo(urls.track)];
      return { text: link === null ? subject : t('outside.short', { subject, link }), link };
    },
  };
}
