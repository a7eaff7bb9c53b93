/** What a complainant said: content, later messages, and what they are found by. */
export {
  CASE_FACTS,
  type CaseFacts,
  type ContentChanges,
  contentChanges,
  factText,
  type FieldChange,
  withDetails,
} from './changes.js';
export {
  ASKED_CONTENT,
  CONTENT_FIELDS,
  CONTENT_IDENTITY,
  CONTENT_NAMES,
  CONTENT_TOPICS,
  CONTENT_WORDS,
  type ContentName,
  contentOf,
  LONGEST_ANSWER,
  requiredAt,
  TOLD_WORDS,
  tooLong,
  typedContent,
} from './fields.js';
export type { MessageId } from './ids.js';
export { refuseTooLong } from './limits.js';
export { maskedAnswers, maskedContent } from './masked.js';
export { indexWords, keepMessage, messagesOf, withMessages } from './messages.js';
export {
  type ComplainantMessage,
  type ComplaintContent,
  type DetailAnswer,
  LONGEST_SAID,
  MESSAGE_KINDS,
  NO_CONTENT,
} from './model.js';
export { isPhone, phoneKey } from './phone.js';
export {
  endsPhone,
  isSurname,
  normalizeText,
  personTokens,
  phoneToken,
  queryTokens,
  SEARCH_VERSION,
  searchable,
  searchableWords,
  tokensOf,
} from './search-tokens.js';
export type { Messages, SealedContents, StoredContent, StoredMessage } from './store.js';
