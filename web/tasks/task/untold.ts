/** What the complainant is still to be told, word for word, for the person who calls. */
import type { CaseFile } from '../../../domain/cases/index.js';
import type { RequestContext } from '../../shell/context.js';
import { urls } from '../../shell/urls.js';

export interface UntoldModel {
  script: string;
  notices: { title: string; body: string; by: string }[];
  /** Who called in vain, and when. */
  tried: string[];
  /** Where the telephone is shown, on record; null: not to this user. */
  phone: { action: string; reason: string } | null;
}

/** null: nothing is left to be told. */
export function untoldModel(known: RequestContext, file: CaseFile): UntoldModel | null {
  const { t, format } = known;
  const { complaint, notices, evidence, clocks, names } = file;
  const untold = notices.filter(
    ({ audience, meets, toldAt, letGoAt }) =>
      audience === 'complainant' && meets !== null && toldAt === null && letGoAt === null,
  );
  if (untold.length === 0) return null;
  const ids = untold.map(({ id }) => id);
  const dueBy = (meets: readonly string[] | null): string => {
    const open = clocks.filter(({ id, endedAt }) => endedAt === null && meets?.includes(id) === true);
    const [first] = open.map(({ dueAt }) => dueAt).sort();
    return first === undefined ? '' : t('desk.told.untoldBy', { due: format.before(first) });
  };
  return {
    script: t('desk.told.script', { number: complaint.number }),
    notices: untold.map(({ subject, body, meets }) => ({ title: subject, body, by: dueBy(meets) })),
    tried: evidence
      .filter(({ noticeId, way }) => way === 'noAnswer' && ids.includes(noticeId))
      .map(({ at, by }) => t('desk.told.long.noAnswer', { at: format.dateTime(at), by: names[by] ?? by })),
    phone: file.may.reveal ? { action: urls.deskCaseReveal(complaint.id), reason: 'contact' } : null,
  };
}
