/** What pages of other nouns show of this one. */
export { labelKey, toldBesides } from './content-words.js';
export { talkModels } from './talk.js';
