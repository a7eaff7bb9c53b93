/** Forms: read, checked, turned into process variables. */
export { fieldsOf, localizeForm, readForm, unsupportedComponents, UnsupportedComponent } from './form.js';
export type { Field, FieldType, Note, Option, Part, Schema } from './form.js';
export { checkSubmission, isHidden, processVariables } from './submission.js';
export type { Checked, FieldError, Values } from './submission.js';
