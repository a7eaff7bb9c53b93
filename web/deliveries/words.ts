/** What became of a delivery, in words. */
import type { Delivery } from '../../domain/deliveries/index.js';
import type { Tag } from '../shell/facts-in-words.js';
import { hasWords, type Translate } from '../shell/i18n.js';

const COLOURS = { queued: 'grey', sending: 'blue', delivered: 'green', failed: 'red', needless: 'grey' } as const;

export const stateOf = (t: Translate, { state }: Delivery): Tag => ({
  text: t(`deliveries.states.${state}`),
  colour: COLOURS[state],
});

/** Why it failed; what the server answered, where it did not. `refused: 550` */
export function evidenceOf(t: Translate, { state, evidence }: Delivery): string {
  if (evidence === null) return '';
  const [fate = '', code = ''] = evidence.split(': ');
  if (state !== 'failed') return evidence;
  const own = `deliveries.reasons.${code}`;
  if (hasWords(own)) return t(own);
  const words = `deliveries.fates.${fate}`;
  return hasWords(words) ? t(words, { code }) : evidence;
}

export const eventInWords = (t: Translate, event: string): string => {
  if (event === 'policy-proposed') return t('desk.inbox.proposal');
  const key = `desk.noticeEvents.${event}`;
  return hasWords(key) ? t(key) : event;
};
