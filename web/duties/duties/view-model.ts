import type { Duty } from '../../../domain/duties/index.js';
import { dutyDeadline } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import { groupInWords } from '../../shell/element-words.js';
import type { DeadlineModel } from '../../shell/facts-in-words.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { pagination, type Pagination } from '../../shell/pagination.js';
import { urls } from '../../shell/urls.js';
import { periodInWords } from '../words.js';

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
