/** Task forms: the subset of form-js that is interpreted here. */
export { answersInWords } from './answers.js';
export { type AskedOtherwise, askedUnder } from './asked.js';
export { checkCorrection, correctableKeys } from './correction.js';
export {
  type Field,
  fieldsOf,
  LARGEST_NUMBER,
  localizeForm,
  type MarkedPart,
  markedParts,
  type Part,
  readForm,
  type RuledPart,
  ruledParts,
  type Schema,
  unsupportedComponents,
} from './form.js';
export { withLists } from './lists.js';
export {
  FIELD_MARKS,
  findingsIn,
  FORM_MARKS,
  type FormRoles,
  holdsContent,
  NO_ROLES,
  rolesOf,
  SHOWN,
} from './roles.js';
export { isDrawn, pathOf, readSignature, SIGNATURE_BOX } from './signature.js';
export {
  checkSubmission,
  type FieldError,
  isHidden,
  processVariables,
  startVariables,
  type Values,
} from './submission.js';
