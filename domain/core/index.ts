/** What every noun stands on: ids, errors, time, privacy, ledger, outbox, and the ports to engine, mail and log. */
export { codeOf, messageOf, stackOf } from './caught.js';
export type { Count, Counts } from './counts.js';
export {
  type EngineClient,
  type EngineCopy,
  type EngineDeployment,
  type EngineOfPages,
  type EngineElementInstance,
  type EngineForm,
  EngineError,
  type EngineIncident,
  type EngineProcessInstance,
  type EngineUserTask,
  type EngineVariable,
  type LatestDefinition,
  type Page,
  type Slice,
  type TaskListener,
} from './engine.js';
export { DomainError, JobInputError, SetUpError } from './errors.js';
export {
  DeliveryError,
  HOOK_KINDS,
  isSmsKind,
  type HookCall,
  type HookGateway,
  type HookKind,
  isGivenUp,
  isHookUrl,
  webhookSignature,
  type Outgoing,
} from './hooks.js';
export { type DispatcherId, type EngineKey, type Id, isId, newId, type OutboxId } from './ids.js';
export type { Job, JobContext, JobHandler } from './jobs.js';
export type { EntryType } from './ledger-facts.js';
export { checkLedger, type LedgerReport } from './ledger-check.js';
export {
  BEGINNING,
  type ChainEnd,
  chainOf,
  FIRST_CHAIN,
  isEntryOf,
  type Ledger,
  LEDGER_SCHEMA_VERSION,
  type LedgerEntry,
  type Link,
  linkEntry,
  type Seal,
  sealOf,
} from './ledger.js';
export { caseOf, type Matter } from './matter.js';
export { digestOfDefinitions, digestOfFile } from './files-hash.js';
export { grouped, isOneOf, keysOf, own, recordOf } from './own.js';
export { LONGEST_REASON } from './lengths.js';
export { type Locale, LOCALES } from './locale.js';
export type { Logger } from './log.js';
export { MailError, type MailFate, type MailGateway } from './mail.js';
export { isOutage, isOutageText, outageText } from './outage.js';
export {
  KINDS_OF_LANE,
  type Lease,
  orderKeyOf,
  type Outbox,
  OUTBOX_LANES,
  type OutboxLane,
  type OutboxKind,
  type OutboxRow,
  type OutboxRowOf,
  type OutboxStore,
} from './outbox.js';
export { createKeys, type Keys, payloadDigest, seal } from './privacy/keys.js';
export { CURRENT_PRIVACY_NOTICE, PRIVACY_NOTICES, type PrivacyNotice } from './privacy/privacy-notice.js';
export { type LedgerFault, stampedAtChanged, stampWrong } from './verify/faults.js';
export { sealLedger } from './sealing.js';
export type { Settings } from './settings.js';
export {
  faultsOfReceipts,
  fileNameOf,
  giveReceipts,
  receiptsIn,
  receiptText,
  type ReceiptSending,
  type TakenReceipt,
  textOfFile,
} from './verify/receipts.js';
export { type GivenReceipt, RECEIPT_WAYS, type Receipts, type Stamp } from './verify/receipts-store.js';
export { takeStock } from './verify/stock.js';
export type { CaseTable, HouseTable, Row, RowReader } from './verify/rows.js';
export type { Line, Snapshot, Store, Tx } from './store.js';
export { CALENDAR_YEARS, type CalendarYear } from './time/holidays.js';
export {
  type Clock,
  type Instant,
  instantOf,
  isInstant,
  isLocalDate,
  type LocalDate,
  toInstant,
  toLocalDate,
  utcDayOf,
} from './time/instant.js';
export { addDays, daysBetween, endOfDay, instantAt, localDateOf, periodOf } from './time/local-date.js';
export { createWorkingCalendar } from './time/working-calendar.js';
