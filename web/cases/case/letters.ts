/** What was written to the complainant and by them, and the form for one more letter. */
import { randomUUID } from 'node:crypto';
import type { CaseFile } from '../../../domain/cases/index.js';
import { isOneOf } from '../../../domain/core/index.js';
import { LONGEST_MESSAGE, TOLD_WAYS } from '../../../domain/notices/index.js';
import type { RequestContext } from '../../shell/context.js';
import { groupInWords } from '../../shell/element-words.js';
import type { TalkModel } from '../../shell/facts-in-words.js';
import { urls } from '../../shell/urls.js';
import { byInWords } from './timeline.js';
import { talkModels } from '../talk.js';
import { type ToldFormModel, toldForm, type ToldProblem } from './told-form.js';

export interface LettersModel {
  notices: {
    title: string;
    to: string;
    when: string;
    state: string;
    body: string;
    /** What shows that it was told, and who tried, each in a sentence. */
    evidence: string[];
    /** null: nothing waits for it, or this user may not say so. */
    told: ToldFormModel | null;
  }[];
  /** What the complainant wrote later, the latest first. */
  talk: TalkModel[];
  /** null: this user may not write to the complainant. */
  write: { action: string; token: string; text: string; error: string | null } | null;
}

/** A message to the complainant that could not be sent as it is. */
export interface MessageGiven {
  text: string;
  problem: 'missing' | 'long';
}

export function messageError({ t }: RequestContext, message: MessageGiven | undefined): string | null {
  if (message === undefined) return null;
  return t(`desk.case.${message.problem === 'missing' ? 'writeMissing' : 'writeLong'}`, { count: LONGEST_MESSAGE });
}

type Shown = CaseFile['notices'][number];

const isUntold = ({ meets, toldAt, letGoAt }: Shown): boolean => meets !== null && toldAt === null && letGoAt === null;

/** What has happened to it, and never more than that: nobody was told because it was written. */
function stateInWords(known: RequestContext, notice: Shown, { evidence }: CaseFile): string {
  const { t } = known;
  const shown = evidence.filter(({ noticeId, way }) => noticeId === notice.id && isOneOf(TOLD_WAYS, way)).at(-1);
  if (shown !== undefined) return t(`desk.told.short.${shown.way}`, { at: known.format.dateTime(shown.at) });
  // Told with another one, to another group, that was written with it.
  if (notice.toldAt !== null) return t('desk.told.short.other', { at: known.format.dateTime(notice.toldAt) });
  if (notice.letGoAt !== null) return t('desk.told.short.letGo');
  const way = notice.hookId === null ? 'noticeState' : 'shortMessageState';
  const state = t(notice.audience === 'complainant' ? `desk.${way}.${notice.state}` : 'desk.noticeState.inbox');
  return notice.meets === null ? state : t('desk.told.short.untold', { state });
}

function evidenceInWords(known: RequestContext, { id }: Shown, { evidence, names }: CaseFile): string[] {
  const { t, format } = known;
  return evidence
    .filter(({ noticeId }) => noticeId === id)
    .map(({ way, at, by, words }) => {
      const said = Object.values(words).filter((text) => text !== '');
      const sentence = t(`desk.told.long.${way}`, { at: format.dateTime(at), by: byInWords(known, names, by) });
      return said.length === 0
        ? sentence
        : `${sentence}${t('desk.told.said', { said: said.join(t('common.listSeparator')) })}`;
    });
}

export function lettersModel(
  known: RequestContext,
  file: CaseFile,
  list: string,
  message: MessageGiven | undefined,
  told: ToldProblem | undefined,
): LettersModel {
  const { t, format } = known;
  const { complaint, may, notices, messages } = file;
  const action = `${urls.deskCaseTold(complaint.id)}${list}`;
  return {
    notices: notices.map((notice) => ({
      title: notice.subject,
      body: notice.body,
      when: format.dateTime(notice.createdAt),
      state: stateInWords(known, notice, file),
      evidence: evidenceInWords(known, notice, file),
      told: may.write && isUntold(notice) ? toldForm(known, action, notice.id, told) : null,
      to: notice.audience === 'complainant' ? t('desk.timeline.complainant') : groupInWords(t, notice.audience),
    })),
    talk: talkModels(known, messages),
    write: may.write
      ? {
          action: `${urls.deskCaseMessage(complaint.id)}${list}`,
          token: randomUUID(),
          text: message?.text ?? '',
          error: messageError(known, message),
        }
      : null,
  };
}
