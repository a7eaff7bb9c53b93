import type { CoveredRule, PolicyInForce } from '../../../domain/policies/index.js';
import { regulationOf, articleName } from '../../../domain/regulations/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
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
  since: string;
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

export function regulationsModel(
  known: RequestContext,
  { version }: PolicyInForce,
  rules: readonly CoveredRule[],
): RegulationsModel {
  const { t, locale, format } = known;
  const regulation = regulationOf(version.code);
  const articles = new Map<string, RuleModel[]>();
  for (const one of rules) {
    const before = articles.get(one.rule.article) ?? [];
    const model = ruleModel(known, one);
    const told = before.some(({ text }) => text === model.text);
    articles.set(one.rule.article, [...before, told ? { ...model, text: '' } : model]);
  }
  return {
    title: t('public.regulations.title'),
    regulation: (locale === 'en' ? regulation?.titleEn : regulation?.title.replace(/范本$/, '')) ?? version.title,
    since: format.day(format.localDay(version.effectiveFrom)),
    articles: [...articles].map(([article, models]) => ({
      title: asHeading(articleName(article, locale)),
      rules: models,
    })),
  };
}
