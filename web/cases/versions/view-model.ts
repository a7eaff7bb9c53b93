import { type ContentVersions, REVEAL_REASONS } from '../../../domain/cases/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { VersionModel } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { versionModels } from '../content-words.js';

export interface VersionsModel extends PageModel {
  caseHref: string;
  number: string;
  correctHref: string | null;
  revealHref: string | null;
  revealReasons: { value: string; text: string }[];
  revealed: boolean;
  /** Nothing of it can be read any more: since when. */
  erased: string;
  versions: VersionModel[];
}

export function versionsModel(known: RequestContext, versions: ContentVersions): VersionsModel {
  const { t, format } = known;
  const { complaint, may, revealed } = versions;
  return {
    title: t('desk.versions.title', { number: complaint.number }),
    layout: 'wide',
    caseHref: urls.deskCase(complaint.id),
    number: complaint.number,
    correctHref: may.correct ? urls.deskCorrection(complaint.id) : null,
    revealHref: may.reveal && !revealed ? urls.deskVersionsReveal(complaint.id) : null,
    revealReasons: REVEAL_REASONS.map((reason) => ({ value: reason, text: t(`desk.case.revealReasons.${reason}`) })),
    revealed,
    erased: complaint.erasedAt === null ? '' : t('desk.case.erasedOn', { when: format.dateTime(complaint.erasedAt) }),
    versions: versionModels(known, versions),
  };
}
