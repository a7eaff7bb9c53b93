/** Task forms: the subset of form-js that is interpreted here. */
export { answersInWords } from './answers.js';
export { checkCorrection, correctableKeys } from './correction.js';
export { type Field, fieldsOf, LARGEST_NUMBER, localizeForm, type Part, readForm, type Schema } from './form.js';
export { withLists } from './lists.js';
export { isDrawn, pathOf, readSignature, SIGNATURE_BOX } from './signature.js';
export {
  checkSubmission,
  type FieldError,
  isHidden,
  processVariables,
  startVariables,
  type Values,
} from './submission.js';
