/** What the entries of a case say of notices, of what shows that they were told, and of what left the house for staff. */
import type { LedgerEntry } from '../ledger.js';
import type { Claims } from './claims.js';
import { nameless } from './nameless.js';
import { pick } from './picking.js';

function hearOfNotices(claims: Claims, { type, facts, payloadDigest: digest, schemaVersion }: LedgerEntry): void {
  const id = facts['noticeId'];
  if (type === 'notice.written') {
    const its = pick(facts, ['event', 'audience', 'meets', 'sending', 'hookId']);
    // Earlier releases did not note of each when it was told.
    const untold = schemaVersion < 4 ? {} : { toldAt: null, letGoAt: null };
    claims.say('notice', id, { ...its, ...untold, digest, state: 'written', sentAt: null, evidence: null });
  }
  if (type === 'notice.sent' || type === 'notice.failed') {
    claims.forget('notice', id, 'sentAt', 'evidence');
    claims.say('notice', id, {
      ...pick(facts, ['sentAt', 'evidence']),
      state: type === 'notice.sent' ? 'sent' : 'failed',
    });
  }
  if (type === 'notice.let-go')
    claims.change('notice', id, ({ toldAt, letGoAt }) =>
      toldAt === null && letGoAt === null ? pick(facts, ['letGoAt']) : {},
    );
}

/** What `notice_evidence` keeps, where its id is not known. */
export const evidenceInWords = (noticeId: unknown, way: unknown, at: unknown): string => `${noticeId} ${way} ${at}`;

function hearOfEvidence(claims: Claims, { type, facts, actor: by, payloadDigest: digest }: LedgerEntry): void {
  if (type !== 'notice.told' && type !== 'notice.tried') return;
  const { noticeId, way, happenedAt: at } = facts;
  const id = facts['evidenceId'] ?? nameless(claims, 'notice_evidence', evidenceInWords(noticeId, way, at));
  claims.say('notice_evidence', id, { noticeId, way, at, by, digest });
  for (const told of String(facts['told'] ?? '').split(' ')) claims.change('notice', told, () => ({ toldAt: at }));
}

function hearOfDeliveries(claims: Claims, { type, facts }: LedgerEntry): void {
  const id = facts['deliveryId'];
  if (type === 'delivery.retried') return claims.change('delivery', id, () => ({ state: 'not yet out' }));
  if (type !== 'delivery.sent' && type !== 'delivery.failed') return;
  claims.say('delivery', id, {
    ...pick(facts, ['entryId', 'userId', 'hookId', 'channel', 'endedAt', 'evidence']),
    state: type === 'delivery.sent' ? 'delivered' : 'failed',
  });
}

export function hearOfTelling(claims: Claims, entry: LedgerEntry): void {
  hearOfNotices(claims, entry);
  hearOfEvidence(claims, entry);
  hearOfDeliveries(claims, entry);
  const { type, facts, actor } = entry;
  if (type === 'inbox.noted')
    claims.say('inbox_entry', facts['entryId'], { ...pick(facts, ['event', 'group']), notedBy: actor });
}
