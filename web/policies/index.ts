/** What pages of other nouns show of this one. */
export { limitsInWords } from './limit-words.js';
