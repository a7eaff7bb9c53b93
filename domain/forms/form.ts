/** Camunda forms (form-js) as this house understands them: a named subset of components, anything else is refused. */
import type { Locale } from '../core/locale.js';

/** `signature`: a text field with the property `input: signature`, drawn or typed. */
export type FieldType = 'textfield' | 'textarea' | 'select' | 'radio' | 'checkbox' | 'date' | 'number' | 'signature';

export interface Option {
  value: string;
  label: string;
}

export interface Field {
  kind: 'field';
  type: FieldType;
  key: string;
  label: string;
  description: string;
  required: boolean;
  minLength: number | null;
  maxLength: number | null;
  pattern: string | null;
  min: number | null;
  max: number | null;
  options: readonly Option[];
  /** The organisation's list that has more of them; null: none. */
  list: string | null;
  /** FEEL, with its `=`: hidden where it is true. */
  hide: string | null;
  /** Whether the value goes to the process. */
  processVariable: boolean;
  /** Whether the value tells who a person is. */
  identifies: boolean;
}

export interface Note {
  kind: 'note';
  text: string;
  hide: string | null;
}

export type Part = Field | Note;

/** A form-js schema as it is deployed. */
export type Schema = Record<string, unknown>;

type Component = Record<string, unknown>;

class UnsupportedComponent extends Error {
  override name = 'UnsupportedComponent';
}

/** Where a form sets no limit: no amount and no reading is larger, and every number up to here is exact. */
export const LARGEST_NUMBER = 999_999_999_999;

const FIELD_TYPES: Record<string, FieldType> = {
  textfield: 'textfield',
  textarea: 'textarea',
  select: 'select',
  radio: 'radio',
  checkbox: 'checkbox',
  datetime: 'date',
  number: 'number',
};

/** A part of a schema; an empty one for what is none. */
const partOf = (value: unknown): Component => (typeof value === 'object' && value !== null ? { ...value } : {});

const innerParts = (value: unknown): Component[] => (Array.isArray(value) ? value.map(partOf) : []);

const components = (of: Component | Schema): Component[] => innerParts(of['components']);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const properties = (component: Component): Record<string, unknown> => partOf(component['properties']);

const hideOf = (component: Component): string | null => {
  const hide = partOf(component['conditional'])['hide'];
  return typeof hide === 'string' ? hide : null;
};

/** A plain text field to Modeler and the engine; the house has people sign there. */
const isSignature = (component: Component): boolean =>
  component['type'] === 'textfield' && properties(component)['input'] === 'signature';

/** Words in the language asked for, Chinese where there are none. */
function words(component: Component, locale: Locale): { label: string; description: string; options: Option[] } {
  const own = properties(component);
  const english = (name: string, preset: unknown): string =>
    locale === 'en' && typeof own[name] === 'string' ? own[name] : text(preset);
  const values = innerParts(component['values']);
  return {
    label: english('labelEn', component['label'] ?? component['dateLabel']),
    description: english('descriptionEn', component['description']),
    options: values.map(({ value, label }) => ({
      value: text(value),
      label: english(`option.${text(value)}.en`, label),
    })),
  };
}

function isSupported(component: Component): boolean {
  const type = text(component['type']);
  if (type === 'text' || type === 'group') return true;
  return Object.hasOwn(FIELD_TYPES, type) && (type !== 'datetime' || component['subtype'] === 'date');
}

function partsOf(component: Component, locale: Locale): Part[] {
  const type = text(component['type']);
  if (!isSupported(component))
    throw new UnsupportedComponent(
      `The form component ${type} (${text(component['key'] ?? component['id'])}) is not supported.`,
    );
  if (type === 'group') return components(component).flatMap((child) => partsOf(child, locale));
  if (type === 'text') {
    const { textEn } = properties(component);
    return [
      {
        kind: 'note',
        text: locale === 'en' && typeof textEn === 'string' ? textEn : text(component['text']),
        hide: hideOf(component),
      },
    ];
  }
  const validate = partOf(component['validate']);
  return [
    {
      kind: 'field',
      type: isSignature(component) ? 'signature' : (FIELD_TYPES[type] ?? 'textfield'),
      key: text(component['key']),
      ...words(component, locale),
      list: text(properties(component)['list']) || null,
      required: validate['required'] === true,
      minLength: number(validate['minLength']),
      maxLength: number(validate['maxLength']),
      pattern: text(validate['pattern']) || null,
      min: number(validate['min']),
      max: number(validate['max']) ?? (type === 'number' ? LARGEST_NUMBER : null),
      hide: hideOf(component),
      processVariable: properties(component)['processVariable'] === 'true',
      identifies: properties(component)['identifies'] !== undefined,
    },
  ];
}

/** The parts of a form in their order, groups unfolded. @throws {UnsupportedComponent} */
export function readForm(schema: Schema, locale: Locale = 'zh-CN'): Part[] {
  return components(schema).flatMap((component) => partsOf(component, locale));
}

/** A part as its owner marked it: what Modeler calls custom properties are texts. */
export interface MarkedPart {
  type: string;
  /** Empty of what is no field. */
  key: string;
  options: readonly string[];
  properties: Readonly<Record<string, string>>;
}

/** All parts with their properties, those inside groups included. */
export function markedParts(schema: Schema): MarkedPart[] {
  const visit = (component: Component): MarkedPart[] => [
    {
      type: isSignature(component) ? 'signature' : text(component['type']),
      key: text(component['key']),
      options: innerParts(component['values']).map(({ value }) => text(value)),
      properties: Object.fromEntries(
        Object.entries(properties(component)).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      ),
    },
    ...components(component).flatMap(visit),
  ];
  return components(schema).flatMap(visit);
}

export function fieldsOf(schema: Schema): Field[] {
  return readForm(schema).filter((part) => part.kind === 'field');
}

/** A part that carries out rules of the regulation. */
export interface RuledPart {
  /** '' of a note. */
  key: string;
  label: Record<Locale, string>;
  /** `D16-R18` */
  rules: readonly string[];
  /** As the file has it. */
  content: string;
}

export function ruledParts(schema: Schema): RuledPart[] {
  const visit = (component: Component): RuledPart[] => {
    const rules = text(properties(component)['rules']).split(' ').filter(Boolean);
    const part = {
      key: text(component['key']),
      label: { 'zh-CN': words(component, 'zh-CN').label, en: words(component, 'en').label },
      rules,
      content: JSON.stringify(component),
    };
    return [...(rules.length === 0 ? [] : [part]), ...components(component).flatMap(visit)];
  };
  return components(schema).flatMap(visit);
}

/** Types of components that would be refused. */
export function unsupportedComponents(schema: Schema): string[] {
  const visit = (component: Component): string[] => [
    ...(isSupported(component) ? [] : [text(component['type'])]),
    ...components(component).flatMap(visit),
  ];
  return components(schema).flatMap(visit);
}

/** The same schema with its words in a language, for form-js in the browser. */
export function localizeForm(schema: Schema, locale: Locale): Schema {
  const localize = (component: Component): Component => {
    const { label, description, options } = words(component, locale);
    const { textEn } = properties(component);
    return {
      ...component,
      // Our own component of that name. How long a name may be does not hold for strokes: the server looks at both.
      ...(isSignature(component) && {
        type: 'signature',
        validate: { ...partOf(component['validate']), maxLength: undefined },
      }),
      ...(component['label'] !== undefined && { label }),
      ...(component['dateLabel'] !== undefined && { dateLabel: label }),
      ...(component['description'] !== undefined && { description }),
      ...(options.length > 0 && { values: options }),
      ...(locale === 'en' && typeof textEn === 'string' && { text: textEn }),
      ...(components(component).length > 0 && { components: components(component).map(localize) }),
    };
  };
  return { ...schema, components: components(schema).map(localize) };
}
