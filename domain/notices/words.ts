/** A notice is written: to the complainant in their language, to staff in every language. */
import { type Locale, LOCALES } from '../core/locale.js';
import type { NoticeFacts, NoticeTemplate, NoticeWords, RenderNotice } from './model.js';

interface Writing {
  /** The notice's own language. */
  locale: Locale;
  inEveryLanguage: boolean;
  template: NoticeTemplate;
  render: RenderNotice;
  factsIn(locale: Locale): NoticeFacts;
}

/** @returns the version is that of the template in the notice's own language */
export function written({ locale, inEveryLanguage, template, render, factsIn }: Writing): {
  words: NoticeWords;
  version: string;
} {
  const { version, ...words } = render(template[locale], factsIn(locale));
  if (!inEveryLanguage) return { words, version };
  const others: NoticeWords['others'] = {};
  for (const other of LOCALES) {
    if (other === locale) continue;
    const { subject, body } = render(template[other], factsIn(other));
    others[other] = { subject, body };
  }
  return { words: { ...words, others }, version };
}
