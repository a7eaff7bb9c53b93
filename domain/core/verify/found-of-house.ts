/** Rows of the house as they are compared. */
import { OF_CASES } from './found-of-cases.js';
import { byId, flags, its, numbers, type Opened, plain, type Reading, text, there, words } from './reading.js';
import type { HouseTable, Row } from './rows.js';
import { secretDigest } from './secrets.js';

const ofAccount = (row: Row, { hash }: Opened, kind: Parameters<typeof secretDigest>[1], stored: unknown) =>
  hash === null ? undefined : secretDigest(hash, kind, byId(row), typeof stored === 'string' ? stored : null);

export const OF_THE_HOUSE: Record<HouseTable, Reading> = {
  user: {
    id: byId,
    fields: (row, opened) => ({
      ...{ ...its(row, 'username', 'displayName'), ...flags(row, 'active') },
      ...{ posts: words(row, 'posts'), deputyOf: words(row, 'deputyOf') },
      passwordDigest: ofAccount(row, opened, 'password', row['passwordHash']),
      secondFactorDigest: ofAccount(row, opened, 'second-factor', row['totpSealed']),
      recoveryCodesDigest: ofAccount(row, opened, 'recovery-codes', row['recoveryCodes']),
      ...numbers(row, 'recoveryCodesLeft'),
    }),
  },
  absence: {
    id: byId,
    fields: (row) => ({ ...its(row, 'userId', 'substituteId', 'fromOn', 'toOn', 'by'), ended: there(row, 'endedAt') }),
  },
  list_entry: {
    id: (row) => `${text(row, 'list')} ${text(row, 'code')}`,
    fields: (row) => ({
      ...its(row, 'nameZh', 'nameEn', 'department', 'role', 'questions'),
      ...{ inUse: String(flags(row, 'inUse')['inUse']), onPortal: String(flags(row, 'onPortal')['onPortal']) },
      withheld: words(row, 'withheld'),
    }),
  },
  policy_version: { id: (row) => text(row, 'code'), fields: (row) => its(row, 'effectiveFrom', 'contentHash') },
  policy_proposal: { id: byId, fields: (row) => its(row, 'code', 'effectiveOn', 'contentHash', 'state') },
  calendar_year: { id: (row) => text(row, 'year'), fields: (row) => its(row, 'days') },
  bundle: { id: (row) => text(row, 'number'), fields: (row) => its(row, 'hash', 'origin', 'definitionsDigest') },
  mass_event: {
    id: byId,
    fields: (row, { hash }) => ({
      ...its(row, 'kind', 'startedAt', 'expectedEndAt', 'masterId'),
      ...{ ...flags(row, 'public'), closed: there(row, 'closedAt') },
      wordsDigest: hash?.('mass event', `${text(row, 'title')}\n${text(row, 'area')}`),
    }),
  },
  duty: {
    id: byId,
    fields: (row) => ({
      ...its(
        row,
        'kind',
        'periodFrom',
        'periodTo',
        'dueAt',
        'ruleId',
        'state',
        'reportedAt',
        'publishedAt',
        'completedAt',
      ),
      figures: row['figures'] === 'null' ? null : plain(row['figures']),
    }),
  },
  work_item: OF_CASES.work_item,
  submission: OF_CASES.submission,
  work_item_pass: OF_CASES.work_item_pass,
  user_reach: {
    id: (row) => text(row, 'userId'),
    fields: (row) => ({ ...its(row, 'mode'), ...numbers(row, 'digestHour'), unwanted: words(row, 'unwanted') }),
    ofHouse: { addressDigest: 'sealed' },
  },
  hook: {
    id: byId,
    fields: (row) => ({
      ...{ ...its(row, 'name', 'kind', 'group', 'template', 'locale'), ...flags(row, 'active') },
      ...numbers(row, 'receiptMinutes'),
      events: words(row, 'events'),
    }),
    ofHouse: { addressDigest: 'sealed' },
  },
  move: {
    id: byId,
    fields: (row, { hash }) => ({
      ...its(row, 'fromBundleId', 'toBundleId', 'byHand', 'begunBy', 'state', 'endedAt'),
      ...{ ...numbers(row, 'batch', 'mostFailures'), plan: plain(row['digest']) },
      reasonDigest: hash?.('move-reason', `${byId(row)}\n${text(row, 'reason')}`),
    }),
  },
  policy_cancellation: {
    id: byId,
    fields: (row, { hash }) => ({
      ...its(row, 'code', 'effectiveFrom', 'activatedAt', 'activatedBy', 'cancelledBy', 'cancelledAt'),
      reasonDigest: hash?.('policy-reason', `${byId(row)}\n${text(row, 'reason')}`),
    }),
  },
};
