/** What pages of other nouns show of this one. */
export { addedInWords, attachmentModels, refusalInWords, sendAttachment, uploadModel } from './attachments.js';
