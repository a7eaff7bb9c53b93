/** What the house asks of a form: the components our server can check, both languages, limits, no words in the engine. */
import { CONTENT_FIELDS } from '../../domain/content/index.js';
import { mistakesInForm } from '../../domain/definitions/index.js';
import { FIELD_MARKS, FORM_MARKS } from '../../domain/forms/index.js';
import { isCategory } from '../../domain/organisation/index.js';
import type { Form, FormComponent } from './forms.js';

const HAN = /\p{Script=Han}/u;
/** As long as the longest field of a complaint, which the form of the registration shows. */
const LONGEST_TEXT = CONTENT_FIELDS.content.longest;
const LONGEST_NAME = 100;
/** Questions per matter, one form for each category. */
const MATTERS = 'matters';
const MOST_QUESTIONS = 5;

function checkWords({
  type,
  label,
  dateLabel,
  text,
  description,
  values = [],
  properties = {},
}: FormComponent): string[] {
  const found: string[] = [];
  const words = type === 'text' ? text : type === 'datetime' ? dateLabel : label;
  if (!HAN.test(words ?? '')) found.push('its label is not Chinese');
  if (!properties[type === 'text' ? 'textEn' : 'labelEn']) found.push('it has no English label');
  if (description !== undefined && !properties.descriptionEn) found.push('its description is not in English too');
  const missing = values.filter(({ value }) => !properties[`option.${value}.en`]).map(({ value }) => value);
  return missing.length > 0 ? [...found, `no English words for ${missing.join(', ')}`] : found;
}

/** A text field in which people sign: what it holds may be strokes, which no rule for words fits. */
function checkInput({ type, properties = {}, validate = {} }: FormComponent): string[] {
  const found: string[] = [];
  if (properties.input !== 'signature') found.push(`${properties.input} is not a way to fill in a field`);
  if (type !== 'textfield') found.push('only a text field can be signed in');
  if ((validate.maxLength ?? Infinity) > LONGEST_NAME)
    found.push(`a typed name has no limit of at most ${LONGEST_NAME} characters`);
  if (validate.minLength !== undefined || validate.pattern !== undefined)
    found.push('strokes match no pattern and have no least length');
  return found;
}

function checkComponent(component: FormComponent, allowed: readonly string[]): string[] {
  const { type, key = '', properties = {}, validate = {} } = component;
  const found = checkWords(component);
  if (properties.input !== undefined) found.push(...checkInput(component));
  const isText = type === 'textfield' || type === 'textarea';
  if (isText && (validate.maxLength === undefined || validate.maxLength > LONGEST_TEXT))
    found.push(`its text has no limit of at most ${LONGEST_TEXT} characters`);
  if (isText && properties.processVariable === 'true') found.push("people's words must not become a process variable");
  if (properties.processVariable === 'true' && !allowed.includes(key))
    found.push(`${key} is not in allowedVariables of the process`);
  return found;
}

/** A complainant answers these on one page; whoever has more to say writes it in the story. */
function checkMatter({ id, components }: Form): string[] {
  const questions = components.filter(({ key }) => key !== undefined).length;
  const found: string[] = [];
  if (!isCategory(id)) found.push(`${id} can be the code of no category`);
  if (questions === 0) found.push('it asks nothing: leave the file out');
  if (questions > MOST_QUESTIONS) found.push(`it asks more than ${MOST_QUESTIONS} questions`);
  return found;
}

/** What its fields say of themselves. The questions of a matter only tell what identifies a person. */
function checkMarks(form: Form, formIds: readonly string[]): string[] {
  const marks = [...FORM_MARKS, ...FIELD_MARKS].filter((mark) => mark !== 'identifies');
  const said = form.components.flatMap(({ properties = {} }) => marks.filter((mark) => properties[mark] !== undefined));
  const unheard = form.folder === MATTERS ? said.map((mark) => `a question of a matter says nothing by ${mark}`) : [];
  // Components are listed flat, those of a group besides the group.
  const components = form.components.map(({ components: _inner, ...component }) => component);
  return [...unheard, ...mistakesInForm({ ...form, components }, formIds).map(({ en }) => en)];
}

/** `allowed`: the variables of the process whose folder the form stands in; `formIds`: of all forms beside it. */
export function checkForm(form: Form, allowed: readonly string[], formIds: readonly string[] = [form.id]): string[] {
  const found = form.components.flatMap((component) =>
    checkComponent(component, allowed).map(
      (finding) => `${component.key ?? component.id ?? component.type}: ${finding}`,
    ),
  );
  const keys = form.components.flatMap(({ key }) => key ?? []);
  if (new Set(keys).size < keys.length) found.push('two components have the same key');
  found.push(...checkMarks(form, formIds));
  if (form.file !== `${form.id}.form`) found.push(`its id ${form.id} is not its file's name`);
  return form.folder === MATTERS ? [...found, ...checkMatter(form)] : found;
}
