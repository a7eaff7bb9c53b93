/** What pages of other nouns show of this one. */
export { figureRows, periodInWords } from './words.js';
