import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import type { KeptWords } from './kept-words.js';

export interface TrackModel extends PageModel {
  number: string;
  /** Something was sent before, and goes along until it can be sent on. */
  keeps: boolean;
  numberError: string | null;
  codeError: string | null;
  errors: { text: string; href: string }[];
}

/** `notFound` says the same for an unknown number and for a wrong code. */
export type TrackProblem = 'numberMissing' | 'codeMissing' | 'notFound' | 'otherComplaint';

const PLACES: Record<TrackProblem, string> = {
  numberMissing: '#number',
  codeMissing: '#code',
  notFound: '#number',
  otherComplaint: '#number',
};

/** @param kept what was sent before, sealed; '' where nothing was */
export function trackModel(
  t: Translate,
  { number = '', problems = [], kept = '' }: { number?: string; problems?: TrackProblem[]; kept?: string },
): TrackModel {
  const words = (problem: TrackProblem) => (problems.includes(problem) ? t(`public.track.${problem}`) : null);
  return {
    title: t('public.track.title'),
    languageForm: { id: 'track', action: urls.track },
    ...(kept !== '' && { tied: { kept } }),
    keeps: kept !== '',
    number,
    numberError: words('numberMissing'),
    codeError: words('codeMissing'),
    errors: problems.map((problem) => ({ text: words(problem) ?? '', href: PLACES[problem] })),
  };
}

export interface KeptWordsModel extends PageModel {
  number: string;
  /** What pressing the button does. */
  act: string;
  action: string;
  /** What was typed, to be looked over. */
  words: string[];
  fields: { name: string; value: string }[];
  backHref: string;
}

/** Names of fields that hold somebody's own words. */
const WORDS = ['text', 'urge', 'reason', 'comment'];

const ACTS: Readonly<Record<string, string>> = {
  [urls.addInformation]: 'information',
  [urls.urgeComplaint]: 'urge',
  [urls.acceptAnswer]: 'accept',
  [urls.disputeAnswer]: 'dispute',
  [urls.evaluate]: 'evaluate',
  [urls.withdraw]: 'withdraw',
};

const REMOVAL = new RegExp(`^${urls.trackAttachmentRemoval.route.replace(/:\w+/g, '[^/]+')}$`);

const actOf = (path: string): string => (REMOVAL.test(path) ? 'removeAttachment' : (ACTS[path] ?? 'information'));

export function keptWordsModel(
  t: Translate,
  { path, fields }: KeptWords,
  { number, key, backHref }: { number: string; key: string; backHref: string },
): KeptWordsModel {
  const once = new Map(fields).get('once');
  return {
    title: t('public.track.kept.title'),
    languageForm: { id: 'kept', action: path },
    // It is still the same form.
    tied: { complaint: key, ...(once !== undefined && { once }) },
    number,
    act: t(`public.track.kept.acts.${actOf(path)}`, { number }),
    action: path,
    words: fields.filter(([name, value]) => WORDS.includes(name) && value !== '').map(([, value]) => value),
    fields: fields.filter(([name]) => name !== 'once').map(([name, value]) => ({ name, value })),
    backHref,
  };
}
