import type { Duty } from '../../../domain/model.js';
import type { RequestContext } from '../../context.js';
import { dutyDeadline, type DeadlineModel } from '../../deadline.js';
import { periodInWords } from '../../duty-words.js';
import { term } from '../../i18n.js';
import { pagination, type Pagination } from '../../pagination.js';
import type { PageModel } from '../../render.js';
import { groupInWords } from '../task-row.js';
import { urls } from '../../urls.js';

export interface DutiesModel extends PageModel {
  rows: {
    href: string;
    kind: string;
    period: string;
    preparer: string;
    state: string;
    deadline: DeadlineModel;
  }[];
  pagination: Pagination;
}

export function dutiesModel(
  known: RequestContext,
  { duties, total }: { duties: Duty[]; total: number },
  page: number,
): DutiesModel {
  const { t, format } = known;
  return {
    title: t('desk.duties.title'),
    layout: 'wide',
    rows: duties.map((duty) => ({
      href: urls.deskDuty(duty.id),
      kind: term(t, 'duty', duty.kind),
      period: periodInWords(known, duty),
      preparer: groupInWords(t, duty.preparerGroup),
      state: t(`desk.duties.state.${duty.state}`),
      deadline: dutyDeadline(duty, t, format),
    })),
    pagination: pagination(t, urls.deskDuties, {}, page, total),
  };
}
