/** Forms: read, checked, turned into process variables. */
export { answersInWords } from './answers.js';
export {
  fieldsOf,
  LARGEST_NUMBER,
  localizeForm,
  readForm,
  unsupportedComponents,
  UnsupportedComponent,
} from './form.js';
export type { Field, FieldType, Note, Option, Part, Schema } from './form.js';
export { checkSubmission, isHidden, processVariables, startVariables } from './submission.js';
export type { Checked, FieldError, Values } from './submission.js';
export {
  HIDDEN_STROKES,
  isDrawn,
  LONGEST_STROKES,
  pathOf,
  readSignature,
  SIGNATURE_BOX,
  signatureError,
  writeStrokes,
} from './signature.js';
export type { Point, Signature, Stroke } from './signature.js';
export { changedKeys, checkCorrection, correctableKeys } from './correction.js';
