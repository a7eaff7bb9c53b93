/** What is wrong with what a form says of itself, in words: asked by the lint, and before a bundle is deployed. */
import type { BundleFile } from './bundle.js';
import { CONTENT_FIELDS, CONTENT_NAMES } from '../content/fields.js';
import type { Locale } from '../core/locale.js';
import { isOneOf, own } from '../core/own.js';
import { CASE_EVENTS } from '../deadlines/model.js';
import {
  FIELD_MARKS,
  fieldsOf,
  FORM_MARKS,
  type MarkedPart,
  markedParts,
  type Schema,
  SHOWN,
  unsupportedComponents,
} from '../forms/index.js';
import { EVIDENCE_WAYS, NOTICE_FACTS } from '../notices/model.js';
import { LISTS } from '../organisation/model.js';

export type Words = Record<Locale, string>;

/** Properties that say how a part is shown, or whether its value goes to the process. */
const OTHERS = ['labelEn', 'descriptionEn', 'textEn', 'input', 'rules', 'processVariable', 'list'];

/** The one event of a duty that a form can be. */
const EVENTS: readonly string[] = [...CASE_EVENTS, 'reported'];

const FLAGS = [
  'ownPerPerson',
  'outcome',
  'quotable',
  'subject',
  'danger',
  'amount',
  'cause',
  'department',
  'toldBy',
  'toldOn',
  'toldAt',
  'toldProof',
  'processVariable',
];

/** What a form may hold of a complaint besides its words, and in which kinds of field. */
const FACTS: Record<string, readonly string[]> = {
  channel: ['select', 'radio'],
  category: ['select', 'radio'],
  safetyHazard: ['checkbox'],
};

/** In which kinds of field what is said of them makes sense. */
const TYPES: Record<string, readonly string[]> = {
  outcome: ['select', 'radio', 'checkbox'],
  cause: ['select', 'radio'],
  department: ['select', 'radio'],
  toldBy: ['select', 'radio'],
  reached: ['select', 'radio'],
  toldOn: ['datetime'],
  toldAt: ['textfield'],
  toldProof: ['textfield', 'textarea', 'signature'],
  list: ['select', 'radio'],
  amount: ['number'],
  danger: ['checkbox'],
  subject: ['textfield'],
  identifies: ['textfield', 'textarea', 'signature'],
  quotable: ['textfield', 'textarea', 'select', 'radio', 'checkbox', 'datetime', 'number'],
};

/** Of each a form has one at most. */
const ONCE = ['outcome', 'cause', 'amount', 'subject', 'department', 'toldBy', 'toldOn', 'toldAt', 'reached'];

const both = (chinese: string, en: string): Words => ({ 'zh-CN': chinese, en });

const listed = (value: string): string[] => value.split(' ').filter((one) => one !== '');

/** Which values a property may have; null: any. */
function allowedIn(name: string, formIds: readonly string[]): readonly string[] | null {
  if (FLAGS.includes(name)) return ['true'];
  if (name === 'identifies') return ['true', 'name'];
  if (name === 'records') return EVENTS;
  if (name === 'shows') return SHOWN;
  if (name === 'continues') return formIds;
  if (name === 'list') return LISTS;
  if (name === 'content') return [...CONTENT_NAMES, ...Object.keys(FACTS)];
  return null;
}

const isKnown = (name: string): boolean =>
  [...OTHERS, ...FORM_MARKS, ...FIELD_MARKS].some((one) => one === name) || /^option\..+\.en$/.test(name);

function ofProperty(name: string, value: string, formIds: readonly string[]): Words[] {
  if (!isKnown(name)) return [both(`没有 ${name} 这个属性`, `there is no property ${name}`)];
  const allowed = allowedIn(name, formIds);
  const values = name === 'records' || name === 'shows' ? listed(value) : [value];
  const wrong = allowed === null ? [] : values.filter((one) => !allowed.includes(one));
  return wrong.map((one) => both(`属性 ${name} 不能是“${one}”`, `${name} cannot be “${one}”`));
}

/** A piece of the complaint in a field that can hold it. */
function ofContent({ type, properties: { content } }: MarkedPart): Words[] {
  const types = content === undefined ? [type] : (own(FACTS, content) ?? ['textfield', 'textarea']);
  if (types.includes(type)) return [];
  return [both(`这种控件（${type}）不能填写投诉的 ${content}`, `a ${type} cannot hold the complaint’s ${content}`)];
}

function ofPart(part: MarkedPart, formIds: readonly string[]): Words[] {
  const { type, key, options, properties } = part;
  const found = Object.entries(properties).flatMap(([name, value]) => ofProperty(name, value, formIds));
  for (const [name, types] of Object.entries(TYPES))
    if (properties[name] !== undefined && !types.includes(type))
      found.push(both(`属性 ${name} 不能用于这种控件（${type}）`, `${name} is nothing that a ${type} can be`));
  const chosen = ['outcome', 'cause'].some((name) => properties[name] !== undefined);
  if (chosen && ['select', 'radio'].includes(type) && options.length === 0 && properties['list'] === undefined)
    found.push(both('没有可选项', 'it has no choices'));
  if (properties['quotable'] !== undefined && NOTICE_FACTS.some((fact) => fact === key))
    found.push(
      both(`通知已用 ${key} 表示其他内容，请换一个 key`, `notices call something else ${key}: give it another key`),
    );
  return [...found, ...ofContent(part), ...ofWays(part), ...ofReached(part)];
}

/** How somebody was told is counted, and met by: each choice is a way that the house knows. */
function ofWays({ options, properties: { toldBy } }: MarkedPart): Words[] {
  const unknown = toldBy === undefined ? [] : options.filter((value) => !isOneOf(EVIDENCE_WAYS, value));
  return unknown.map((value) => both(`没有 ${value} 这种告知方式`, `${value} is no way of telling`));
}

/** Who was spoken to is told by what the field offers. */
function ofReached({ options, properties: { reached } }: MarkedPart): Words[] {
  const unknown = reached === undefined ? [] : listed(reached).filter((value) => !options.includes(value));
  return unknown.map((value) => both(`没有“${value}”这个选项`, `there is no choice “${value}”`));
}

/** What is said of the form as a whole, and what only one of its fields can be. */
function ofWhole(parts: readonly MarkedPart[]): Words[] {
  const said = (name: string): string[] => parts.flatMap(({ properties }) => properties[name] ?? []);
  const found = ONCE.filter((name) => said(name).length > 1).map((name) =>
    both(`只能有一个字段是 ${name}`, `only one of its fields can be the ${name}`),
  );
  if (said('continues').length > 1) found.push(both('属性 continues 只能写一次', 'it says continues twice'));
  const pieces = said('content');
  for (const piece of new Set(pieces.filter((one, at) => pieces.indexOf(one) !== at)))
    found.push(both(`投诉的 ${piece} 只能由一个字段填写`, `two of its fields hold the complaint’s ${piece}`));
  return found;
}

/** A field must not take more than the complaint may hold. */
function ofLengths(schema: Schema, parts: readonly MarkedPart[]): Words[] {
  const fields = new Map(fieldsOf(schema).map((field) => [field.key, field]));
  return parts.flatMap(({ key, properties: { content } }) => {
    const piece = CONTENT_NAMES.find((name) => name === content);
    if (piece === undefined) return [];
    const { longest } = CONTENT_FIELDS[piece];
    if ((fields.get(key)?.maxLength ?? Infinity) <= longest) return [];
    return both(
      `${key}：最多只能填写 ${longest} 个字`,
      `${key}: its text has no limit of at most ${longest} characters`,
    );
  });
}

/** @param formIds of all forms that are deployed with it */
export function mistakesInForm(schema: Schema, formIds: readonly string[]): Words[] {
  const parts = markedParts(schema);
  const unsupported = unsupportedComponents(schema);
  const at = ({ key, type }: MarkedPart, found: Words): Words => ({
    'zh-CN': `${key || type}：${found['zh-CN']}`,
    en: `${key || type}: ${found.en}`,
  });
  return [
    ...unsupported.map((type) => both(`系统不支持控件 ${type}`, `the server knows no component ${type}`)),
    ...parts.flatMap((part) => ofPart(part, formIds).map((found) => at(part, found))),
    ...ofWhole(parts),
    ...(unsupported.length === 0 ? ofLengths(schema, parts) : []),
  ];
}

const isSchema = (read: unknown): read is Schema => typeof read === 'object' && read !== null && !Array.isArray(read);

/** One that cannot be read is the engine's to refuse. */
function schemaIn(content: string): Schema[] {
  try {
    const read: unknown = JSON.parse(content);
    return isSchema(read) ? [read] : [];
  } catch {
    return [];
  }
}

/**
 * What is wrong with the forms of tasks among these files: a sentence of each language, in one text; null: nothing. Where
 * the questions of a matter are wrong, nothing is asked, and the log says why.
 */
export function refusalOfForms(files: readonly BundleFile[]): string | null {
  const forms = files
    .filter(({ name }) => name.endsWith('.form') && !name.startsWith('matters/'))
    .flatMap(({ name, content }) => schemaIn(content).map((schema) => ({ name, schema })));
  const formIds = forms.map(({ schema }) => String(schema['id']));
  for (const { name, schema } of forms) {
    const found = mistakesInForm(schema, formIds);
    if (found.length === 0) continue;
    const chinese = found.map((words) => words['zh-CN']).join('；');
    return `表单 ${name} 有误：${chinese}。\nThe form ${name} is mistaken: ${found.map(({ en }) => en).join('; ')}.`;
  }
  return null;
}
