import type { PolicyInForce } from '../../../domain/policies/index.js';
import { type Rule, RULE_CLASSES, MORE_PLACES, regulationOf, articleName } from '../../../domain/regulations/index.js';
import { allElements, allProcesses, allForms } from '../../../workflows/process-api.js';
import { type RulePlace, rulePlaces } from '../../../workflows/rule-places.js';
import type { RequestContext } from '../../shell/context.js';
import { elementName } from '../../shell/element-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

export interface RuleModel {
  id: string;
  /** The article's whole sentence; '' where the rule before has it. */
  text: string;
  /** In English, beside the original. */
  meaning: string | null;
  /** By what: 由系统执行, 由本公司设置, 制度文本, 尚未由系统执行. */
  by: { text: string; colour: string };
  places: { text: string; href: string | null }[];
}

export interface RegulationsModel extends PageModel {
  regulation: string;
  since: string;
  articles: { title: string; rules: RuleModel[] }[];
}

/** Table id → its name and the words of its rows, of the policy in force and the company's tables. */
type Tables = ReadonlyMap<
  string,
  { name: string; rows: ReadonlyMap<string, string>; columns: ReadonlyMap<string, string> }
>;

function tablesOf({ files }: PolicyInForce): Tables {
  return new Map(
    files.flatMap(({ tables }) =>
      tables.map((table) => [
        table.id,
        {
          name: table.name,
          rows: new Map(table.rows.map(({ id, description }) => [id, description])),
          columns: new Map(table.outputs.map(({ name, label }) => [name, label])),
        },
      ]),
    ),
  );
}

function placeInWords({ t, locale }: RequestContext, tables: Tables, place: RulePlace): RuleModel['places'] {
  if (place.kind === 'element') {
    const process = allProcesses[place.process];
    const name = (locale === 'en' ? process?.nameEn : process?.name) ?? place.process;
    const element = elementName(allElements[place.process]?.[place.element], place.element, locale);
    return [
      {
        text: t('public.regulations.element', { process: name, element }),
        href: `${urls.regulationProcess(place.process)}#${place.element}`,
      },
    ];
  }
  if (place.kind === 'field') {
    const field = allForms[place.form]?.fields[place.field];
    const label = (locale === 'en' ? field?.labelEn : field?.label) ?? place.field;
    return [{ text: t('public.regulations.field', { field: label }), href: null }];
  }
  // A table of another policy carries out nothing here.
  const table = tables.get(place.table);
  if (table === undefined) return [];
  const words = place.kind === 'row' ? table.rows.get(place.row) : table.columns.get(place.column);
  return [{ text: t('public.regulations.row', { table: table.name, row: words ?? '' }), href: null }];
}

const PAGES: Readonly<Record<string, { title: string; href: string }>> = {
  newComplaint: { title: 'nav.complain', href: urls.newComplaint },
  contact: { title: 'public.contact.title', href: urls.contact },
  regulations: { title: 'public.regulations.title', href: urls.regulations },
  privacy: { title: 'public.privacy.title', href: urls.privacy },
};

/** Pages, notices and what the program does everywhere: `page:privacy`, `file:domain/privacy/masking.ts`. */
function morePlaceInWords({ t }: RequestContext, place: string): RuleModel['places'][number] {
  const [kind, target = ''] = place.split(':');
  const page = kind === 'page' ? PAGES[target] : undefined;
  if (page !== undefined) return { text: t('public.regulations.page', { page: t(page.title) }), href: page.href };
  if (kind === 'notice')
    return { text: t('public.regulations.notice', { notice: t(`desk.noticeEvents.${target}`) }), href: null };
  const name = target.split('/').at(-1)?.replace('.ts', '') ?? '';
  return { text: t(`public.regulations.file.${name}`), href: null };
}

function ruleModel(known: RequestContext, tables: Tables, rule: Rule): RuleModel {
  const { t, locale } = known;
  const kind = RULE_CLASSES[rule.id] ?? 'text';
  const places =
    kind === 'text'
      ? []
      : [
          ...(rulePlaces[rule.id] ?? []).flatMap((place) => placeInWords(known, tables, place)),
          ...(MORE_PLACES[rule.id] ?? []).map((place) => morePlaceInWords(known, place)),
        ];
  const carriedOut = kind === 'text' || places.length > 0;
  return {
    id: rule.id,
    text: rule.sentence,
    meaning: locale === 'en' ? rule.meaning : null,
    by: carriedOut
      ? { text: t(`public.regulations.by.${kind}`), colour: kind === 'text' ? 'grey' : 'green' }
      : { text: t('public.regulations.by.nobody'), colour: 'orange' },
    places: [...new Map(places.map((place) => [place.text, place])).values()],
  };
}

export function regulationsModel(known: RequestContext, policy: PolicyInForce): RegulationsModel {
  const { t, locale, format } = known;
  const regulation = regulationOf(policy.version.code);
  const tables = tablesOf(policy);
  const articles = new Map<string, RuleModel[]>();
  for (const rule of regulation?.rules ?? []) {
    const before = articles.get(rule.article) ?? [];
    const model = ruleModel(known, tables, rule);
    const told = before.some(({ text }) => text === model.text);
    articles.set(rule.article, [...before, told ? { ...model, text: '' } : model]);
  }
  return {
    title: t('public.regulations.title'),
    regulation:
      (locale === 'en' ? regulation?.titleEn : regulation?.title.replace(/范本$/, '')) ?? policy.version.title,
    since: format.day(format.localDay(policy.version.effectiveFrom)),
    articles: [...articles].map(([article, rules]) => ({ title: articleName(article, locale), rules })),
  };
}
