import type { CoveredRule, PublishedPolicy } from '../../../domain/policies/index.js';
import { regulationOf, articleName } from '../../../domain/regulations/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { Tag } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { COVERAGE_COLOURS, coverageInWords, morePlaceInWords, type PlaceModel, placeInWords } from '../rule-words.js';

export interface RuleModel {
  id: string;
  /** The article's whole sentence; '' where the rule before has it. */
  text: string;
  /** In English, beside the original. */
  meaning: string | null;
  /** By what: 由系统执行, 由本公司于…设置, 制度文本, 尚未由系统执行. */
  by: { text: string; colour: string };
  places: PlaceModel[];
}

export interface RegulationsModel extends PageModel {
  regulation: string;
  /** Since when it holds, or until when it did. */
  lead: string;
  /** Where another one holds now. */
  present: { text: string; href: string } | null;
  versions: { text: string; span: string; state: Tag; href: string | null }[];
  articles: { title: string; rules: RuleModel[] }[];
}

/** Within a sentence an article has a small letter (article 1), as a heading it has not. */
const asHeading = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

function ruleModel(known: RequestContext, { rule, places, more, coverage }: CoveredRule): RuleModel {
  const { locale } = known;
  const words = [
    ...places.map((place) => placeInWords(known, place)),
    ...more.map((place) => morePlaceInWords(known, place)),
  ];
  return {
    id: rule.id,
    text: rule.sentence,
    meaning: locale === 'en' ? rule.meaning : null,
    // Who of the company has configured it is not for the public.
    by: {
      text: coverageInWords(known, coverage, known.t('public.regulations.company')),
      colour: COVERAGE_COLOURS[coverage.state],
    },
    places: [...new Map(words.map((place) => [place.text, place])).values()],
  };
}

const titleOf = ({ locale }: RequestContext, { code, title }: PublishedPolicy): string => {
  const regulation = regulationOf(code);
  return (locale === 'en' ? regulation?.titleEn : regulation?.title.replace(/范本$/, '')) ?? title;
};

const datesOf = ({ format }: RequestContext, { effectiveFrom, effectiveUntil }: PublishedPolicy) => ({
  since: format.day(format.localDay(effectiveFrom)),
  until: effectiveUntil === null ? '' : format.until(effectiveUntil),
});

const COLOURS = { past: 'grey', inForce: 'green', coming: 'blue' } as const;

function versionModel(
  known: RequestContext,
  one: PublishedPolicy,
  shown: PublishedPolicy,
): RegulationsModel['versions'][number] {
  const { t } = known;
  const hasEnd = one.effectiveUntil !== null;
  return {
    text: t('public.regulations.version', { title: titleOf(known, one), code: one.code }),
    span: t(`public.regulations.${hasEnd ? 'fromUntil' : 'from'}`, datesOf(known, one)),
    state: { text: t(`public.regulations.states.${one.state}`), colour: COLOURS[one.state] },
    href: one.code === shown.code ? null : `${urls.regulations}?version=${encodeURIComponent(one.code)}`,
  };
}

export function regulationsModel(
  known: RequestContext,
  { shown, published }: { shown: PublishedPolicy; published: readonly PublishedPolicy[] },
  rules: readonly CoveredRule[],
): RegulationsModel {
  const { t, locale } = known;
  const articles = new Map<string, RuleModel[]>();
  for (const one of rules) {
    const before = articles.get(one.rule.article) ?? [];
    const model = ruleModel(known, one);
    const told = before.some(({ text }) => text === model.text);
    articles.set(one.rule.article, [...before, told ? { ...model, text: '' } : model]);
  }
  return {
    title: t('public.regulations.title'),
    regulation: titleOf(known, shown),
    lead: t(`public.regulations.leads.${shown.state}`, datesOf(known, shown)),
    present: shown.state === 'inForce' ? null : { text: t('public.regulations.present'), href: urls.regulations },
    versions: published.map((one) => versionModel(known, one, shown)),
    articles: [...articles].map(([article, models]) => ({
      title: asHeading(articleName(article, locale)),
      rules: models,
    })),
  };
}
