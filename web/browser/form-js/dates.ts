/** The dates of form-js and their calendar, in the page's language instead of the browser's. */
import flatpickr from 'flatpickr';
import { Mandarin } from 'flatpickr/dist/l10n/zh.js';

/** The site's English has the day before the month. */
const DATES_OF: Record<string, string> = { en: 'en-GB' };
/** A day of the calendar as a screen reader says it, in flatpickr's letters. */
const SPOKEN_DAY: Record<string, string> = { 'zh-CN': 'Y年n月j日' };

export interface CalendarWords {
  year: string;
  month: string;
}

function useCalendarWords(locale: string, { year, month }: CalendarWords): void {
  const words = { ...(locale === 'zh-CN' ? Mandarin : {}), yearAriaLabel: year, monthAriaLabel: month };
  // What is exported is a function with these two at it; its types have them under another name.
  const calendars = flatpickr as unknown as { localize(words: object): void; setDefaults(config: object): void };
  calendars.localize(words);
  const ariaDateFormat = SPOKEN_DAY[locale];
  if (ariaDateFormat !== undefined) calendars.setDefaults({ ariaDateFormat });
}

/** form-js asks for dates of the language `default`, the browser's own: here it is the page's. */
export function useLocale(locale: string, words: CalendarWords): void {
  useCalendarWords(locale, words);
  const Original = Intl.DateTimeFormat;
  // A plain function can be called with and without `new`, as the original; no type says both of one that is written down.
  const Localized = function (_locales?: string | string[], options?: Intl.DateTimeFormatOptions) {
    return new Original(DATES_OF[locale] ?? locale, options);
  } as unknown as typeof Intl.DateTimeFormat;
  Localized.supportedLocalesOf = Original.supportedLocalesOf.bind(Original);
  Object.defineProperty(Localized, 'prototype', { value: Original.prototype });
  Intl.DateTimeFormat = Localized;
}

/** form-js draws its fields when it sees fit, with a date's hint in Latin letters. */
export function writeDateHints(place: HTMLElement, hint: string): void {
  const write = (): void => {
    for (const input of place.querySelectorAll<HTMLInputElement>('input.flatpickr-input'))
      if (input.placeholder !== hint) input.placeholder = hint;
  };
  new MutationObserver(write).observe(place, {
    childList: true,
    subtree: true,
    attributeFilter: ['placeholder', 'class'],
  });
}
