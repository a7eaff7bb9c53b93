/** The form of a hook. What is sealed is never in it: an empty field leaves it as it is. */
import type { Request } from 'express';
import { HOOK_KINDS, LOCALES } from '../../domain/core/index.js';
import type { HookGiven } from '../../domain/deliveries/index.js';
import { groupInWords } from '../shell/element-words.js';
import { field, fieldList, passwordField } from '../shell/form-fields.js';
import { type Translate, translator } from '../shell/i18n.js';
import { eventInWords } from './words.js';

interface Choice {
  value: string;
  text: string;
}

export interface HookForm {
  name: string;
  template: string;
  receiptMinutes: string;
  kinds: (Choice & { hint: string; checked: boolean })[];
  groups: (Choice & { selected: boolean })[];
  locales: (Choice & { selected: boolean })[];
  events: (Choice & { checked: boolean })[];
  mistakes: Record<string, string>;
  errors: { text: string; href: string }[];
}

export const NO_HOOK: HookGiven = {
  ...{ name: '', kind: 'wecom', group: '', events: [], url: '', secret: '', template: '' },
  receiptMinutes: '30',
  locale: 'zh-CN',
};

export const givenHook = (req: Request): HookGiven => ({
  name: field(req, 'name'),
  kind: field(req, 'kind'),
  group: field(req, 'group'),
  events: fieldList(req, 'events'),
  url: field(req, 'hookAddress'),
  secret: passwordField(req, 'hookSecret').trim(),
  template: field(req, 'template'),
  receiptMinutes: field(req, 'receiptMinutes'),
  locale: field(req, 'locale'),
});

/** Names of fields as the domain has them, where the page's are others. */
const ON_PAGE: Record<string, string> = { url: 'hookAddress', secret: 'hookSecret' };

export function hookForm(
  t: Translate,
  { groups, events }: { groups: readonly string[]; events: readonly string[] },
  given: HookGiven,
  fields: Record<string, string>,
): HookForm {
  const mistakes = Object.fromEntries(
    Object.entries(fields).map(([name, code]) => [
      ON_PAGE[name] ?? name,
      t(`deliveries.hooks.wrong.${name === 'secret' && code === 'required' ? 'noSecret' : name}`),
    ]),
  );
  return {
    name: given.name,
    template: given.template,
    receiptMinutes: given.receiptMinutes,
    kinds: HOOK_KINDS.map((value) => ({
      ...{ value, text: t(`deliveries.channels.${value}`), hint: t(`deliveries.hooks.hints.${value}`) },
      checked: value === given.kind,
    })),
    groups: ['', ...groups].map((value) => ({
      value,
      text: value === '' ? t('deliveries.hooks.anyGroup') : groupInWords(t, value),
      selected: value === given.group,
    })),
    locales: LOCALES.map((value) => ({
      ...{ value, text: translator(value)('common.languageName') },
      selected: value === given.locale,
    })),
    events: [...events, 'policy-proposed'].map((value) => ({
      ...{ value, text: eventInWords(t, value) },
      checked: given.events.includes(value),
    })),
    mistakes,
    errors: Object.entries(mistakes).map(([name, text]) => ({ text, href: `#${name}` })),
  };
}
