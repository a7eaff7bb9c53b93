/** What pages of other nouns show of this one. */
export { entryInWords, formName, rightsSaid, type Holders, inUseInWords } from './words.js';
