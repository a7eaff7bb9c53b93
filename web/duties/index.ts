/** What pages of other nouns show of this one. */
export {
  type CorrectionRow,
  correctionRows,
  type FigureRow,
  figureRows,
  figuresTitle,
  periodInWords,
} from './words.js';
