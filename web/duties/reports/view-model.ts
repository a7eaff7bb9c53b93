import type { UseCases } from '../../../domain/modules.js';
import { allForms } from '../../../workflows/process-api.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
import { figuresTitle, dutyTitle, figureRows } from '../words.js';

type Published = Awaited<ReturnType<UseCases['duties']['publishedReports']>>;

export interface ReportsModel extends PageModel {
  reports: {
    id: string;
    title: string;
    published: string;
    figuresTitle: string;
    figures: { label: string; value: string }[];
    parts: { label: string; text: string }[];
  }[];
}

const FORM = 'write-report';

export function reportsModel(known: RequestContext, published: Published): ReportsModel {
  const { t, format, locale } = known;
  const fields = Object.entries(allForms[FORM]?.fields ?? {});
  return {
    title: t('public.reports.title'),
    reports: published.map(({ duty, report }) => ({
      id: duty.id,
      title: dutyTitle(known, duty),
      published: t('public.reports.published', { at: format.dateTime(duty.publishedAt ?? duty.dueAt) }),
      figuresTitle: figuresTitle(known, duty),
      figures: figureRows(known, duty.figures),
      parts: fields.flatMap(([key, field]) => {
        const text = report[key];
        return typeof text === 'string' ? [{ label: locale === 'en' ? field.labelEn : field.label, text }] : [];
      }),
    })),
  };
}
