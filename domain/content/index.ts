/** What a complainant said: content, later messages, and what they are found by. */
export {
  CASE_FACTS,
  type CaseFacts,
  CONTENT_IDENTITY,
  CONTENT_WORDS,
  type ContentChanges,
  contentChanges,
  type ContentName,
  factText,
  type FieldChange,
  withDetails,
} from './changes.js';
export { wordsOfDetails } from './details.js';
export { masked, maskedContent } from './masked.js';
export { indexWords, keepMessage, messagesOf, withMessages } from './messages.js';
export type { ComplainantMessage, ComplaintContent, DetailAnswer } from './model.js';
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
  tokensOf,
} from './search-tokens.js';
export type { Messages, SealedContents, StoredContent, StoredMessage } from './store.js';
