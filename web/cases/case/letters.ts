/** What was written to the complainant and by them, and the form for one more letter. */
import { randomUUID } from 'node:crypto';
import type { CaseFile } from '../../../domain/cases/index.js';
import { LONGEST_MESSAGE } from '../../../domain/notices/index.js';
import type { RequestContext } from '../../shell/context.js';
import { groupInWords } from '../../shell/element-words.js';
import type { TalkModel } from '../../shell/facts-in-words.js';
import { urls } from '../../shell/urls.js';
import { talkModels } from '../talk.js';

export interface LettersModel {
  notices: { title: string; to: string; when: string; state: string; body: string }[];
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

export function lettersModel(
  known: RequestContext,
  { complaint, may, notices, messages }: CaseFile,
  list: string,
  message: MessageGiven | undefined,
): LettersModel {
  const { t, format } = known;
  return {
    notices: notices.map(({ subject, body, audience, createdAt, state }) => ({
      title: subject,
      body,
      when: format.dateTime(createdAt),
      state: t(`desk.noticeState.${state}`),
      to: audience === 'complainant' ? t('desk.timeline.complainant') : groupInWords(t, audience),
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
