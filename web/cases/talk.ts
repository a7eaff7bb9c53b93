/** What the complainant wrote in the course of a case, the latest first: on the page of the case and of its tasks. */
import type { ComplainantMessage } from '../../domain/content/index.js';
import type { Instant } from '../../domain/core/index.js';
import type { RequestContext } from '../shell/context.js';
import type { TalkModel } from '../shell/facts-in-words.js';

/** @param since what came later is marked as new; null: nothing is */
export const talkModels = (
  { t, format }: RequestContext,
  messages: readonly ComplainantMessage[],
  since: Instant | null = null,
): TalkModel[] =>
  messages
    .map(({ kind, text, at }) => ({
      title: t(`desk.case.talkKinds.${kind}`),
      when: format.dateTime(at),
      body: text,
      fresh: since !== null && at > since,
    }))
    .reverse();
