/** What became of a rule of a regulation, and where, in words. */
import { own } from '../../domain/core/index.js';
import { type Coverage, IDS_IN_FRONT, type RulePlace } from '../../domain/policies/index.js';
import type { RequestContext } from '../shell/context.js';
import { elementName, processName } from '../shell/element-words.js';
import { urls } from '../shell/urls.js';

/** Where a rule is carried out, with a link where there is something to see. */
export interface PlaceModel {
  text: string;
  href: string | null;
}

export function placeInWords({ t, locale }: RequestContext, place: RulePlace): PlaceModel {
  if (place.kind === 'element') {
    const { process, element: id } = place;
    const name = processName(process, process.processId, locale);
    const element = elementName(own(process.elements, id), id, locale);
    return {
      text: t('public.regulations.element', { process: name, element }),
      href: `${urls.regulationProcess(process.processId)}#${id}`,
    };
  }
  if (place.kind === 'field') {
    const { label, key } = place.field;
    return { text: t('public.regulations.field', { field: label[locale] || key }), href: null };
  }
  // Which rules it carries out too is no part of its words.
  const row = place.kind === 'row' ? place.row.description.replace(IDS_IN_FRONT, '') : place.column.label;
  return { text: t('public.regulations.row', { table: place.table.name, row }), href: null };
}

const PAGES: Readonly<Record<string, { title: string; href: string }>> = {
  newComplaint: { title: 'nav.complain', href: urls.newComplaint },
  contact: { title: 'public.contact.title', href: urls.contact },
  regulations: { title: 'public.regulations.title', href: urls.regulations },
  privacy: { title: 'public.privacy.title', href: urls.privacy },
};

/** Pages, notices and what the program does everywhere: `page:privacy`, `file:domain/privacy/masking.ts`. */
export function morePlaceInWords({ t }: RequestContext, place: string): PlaceModel {
  const [kind, target = ''] = place.split(':');
  const page = kind === 'page' ? PAGES[target] : undefined;
  if (page !== undefined) return { text: t('public.regulations.page', { page: t(page.title) }), href: page.href };
  if (kind === 'notice')
    return { text: t('public.regulations.notice', { notice: t(`desk.noticeEvents.${target}`) }), href: null };
  const name = target.split('/').at(-1)?.replace('.ts', '') ?? '';
  return { text: t(`public.regulations.file.${name}`), href: null };
}

export const COVERAGE_COLOURS: Record<Coverage['state'], string> = {
  carriedOut: 'green',
  configured: 'teal',
  text: 'grey',
  notCovered: 'orange',
};

/** @param company what stands for a person of the company */
export function coverageInWords(
  { t, format }: RequestContext,
  coverage: Coverage,
  company: string | null = null,
): string {
  if (coverage.state !== 'configured') return t(`public.regulations.by.${coverage.state}`);
  const { by, at } = coverage;
  const day = at === null ? '' : format.day(format.localDay(at));
  if (by === null) return t('public.regulations.by.shipped', { day });
  return t('public.regulations.by.configured', { by: company ?? by, day });
}
