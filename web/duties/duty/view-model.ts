import type { Instant } from '../../../domain/core/index.js';
import type { DutyFile } from '../../../domain/duties/index.js';
import { dutyDeadline } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import { groupInWords } from '../../shell/element-words.js';
import type { DeadlineModel, SubmissionModel } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { submissionModels } from '../../tasks/index.js';
import { type CorrectionRow, correctionRows, figuresTitle, dutyTitle, figureRows, type FigureRow } from '../words.js';

export interface DutyModel extends PageModel {
  state: string;
  deadline: DeadlineModel;
  facts: { label: string; value: string }[];
  figuresTitle: string;
  figures: FigureRow[];
  corrections: CorrectionRow[];
  submissions: SubmissionModel[];
}

export function dutyModel(known: RequestContext, file: DutyFile): DutyModel {
  const { t, format } = known;
  const { duty } = file;
  const when = (instant: Instant | null): string => (instant === null ? t('common.none') : format.dateTime(instant));
  const reviewer = duty.reviewerGroup === 'none' ? t('common.none') : groupInWords(t, duty.reviewerGroup);
  return {
    title: dutyTitle(known, duty),
    layout: 'wide',
    state: t(`desk.duties.state.${duty.state}`),
    deadline: dutyDeadline(duty, t, format),
    facts: [
      { label: t('desk.duties.preparer'), value: groupInWords(t, duty.preparerGroup) },
      { label: t('desk.duties.reviewer'), value: reviewer },
      { label: t('desk.duties.toPublish'), value: t(duty.publish ? 'desk.yes' : 'desk.no') },
      { label: t('desk.duties.reportedAt'), value: when(duty.reportedAt) },
      { label: t('desk.duties.publishedAt'), value: when(duty.publishedAt) },
      { label: t('desk.duties.completedAt'), value: when(duty.completedAt) },
    ],
    figuresTitle: figuresTitle(known, duty.figures),
    figures: figureRows(known, duty.figures),
    corrections: correctionRows(known, duty),
    submissions: submissionModels(known, file).map((one) => ({ ...one, open: true })),
  };
}
