import { readForm } from '../../../domain/forms/index.js';
import type { UseCases } from '../../../domain/modules.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
import {
  type CorrectionRow,
  figuresTitle,
  dutyTitle,
  publicCorrectionRows,
  publicFigureRows,
  type FigureRow,
} from '../words.js';

type Published = Awaited<ReturnType<UseCases['duties']['publishedReports']>>;

export interface ReportsModel extends PageModel {
  reports: {
    id: string;
    title: string;
    published: string;
    figuresTitle: string;
    figures: FigureRow[];
    corrections: CorrectionRow[];
    parts: { label: string; text: string }[];
  }[];
}

export function reportsModel(known: RequestContext, published: Published): ReportsModel {
  const { t, format, locale } = known;
  return {
    title: t('public.reports.title'),
    reports: published.map(({ duty, report, form }) => ({
      id: duty.id,
      title: dutyTitle(known, duty),
      published: t('public.reports.published', { at: format.dateTime(duty.publishedAt ?? duty.dueAt) }),
      figuresTitle: figuresTitle(known, duty.figures),
      figures: publicFigureRows(known, duty.figures),
      corrections: publicCorrectionRows(known, duty),
      parts: (form === null ? [] : readForm(form, locale)).flatMap((part) => {
        const text = part.kind === 'field' ? report[part.key] : null;
        return part.kind === 'field' && typeof text === 'string' ? [{ label: part.label, text }] : [];
      }),
    })),
  };
}
