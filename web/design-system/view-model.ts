/** The design page: foundations, components with their parameters and examples, patterns. */
import type { Theme } from '../shell/components.js';
import type { RequestContext } from '../shell/context.js';
import { hasWords, LOCALES, type Translate, translator } from '../shell/i18n.js';
import type { PageModel } from '../shell/page-model.js';
import { urls } from '../shell/urls.js';
import { attachmentComponents } from './attachment-examples.js';
import type { Component, Example, Presentation } from './component.js';
import { formComponents } from './form-examples.js';
import { foundations, type Foundations } from './foundations.js';
import { type Frame, pageComponents } from './page-examples.js';
import { outline } from './outline.js';
import { type Patterns, patterns } from './patterns.js';
import { stateComponents } from './state-examples.js';
import { instantOf } from '../../domain/core/index.js';

export const THEMES: readonly Theme[] = ['light', 'dark', 'print'];

interface ShownExample extends Omit<Example<object>, 'lang'> {
  lang: string | null;
  /** The model it was rendered with. */
  code: string;
}

interface ShownComponent {
  partial: string;
  name: string;
  use: string;
  avoid: string;
  /** `{ live: true }`: what the page's template branches on. */
  as: Partial<Record<Presentation, true>>;
  parameters: { name: string; type: string; meaning: string }[];
  examples: ShownExample[];
}

export interface DesignModel extends PageModel {
  theme: Theme | null;
  themes: { href: string; text: string; current: boolean }[];
  groups: { id: string; title: string; components: ShownComponent[] }[];
  foundations: Foundations;
  patterns: Patterns;
}

/** What a parameter means: mostly the same everywhere, else the component's own words. */
function meaningOf(t: Translate, partial: string, name: string): string {
  const own = `design.parameter.${partial}.${name}`;
  return t(hasWords(own) ? own : `design.parameter.any.${name}`);
}

function shown(t: Translate, { partial, presentation, parameters, examples }: Component): ShownComponent {
  return {
    partial,
    name: t(`design.component.${partial}.name`),
    use: t(`design.component.${partial}.use`),
    avoid: t(`design.component.${partial}.avoid`),
    as: { [presentation]: true },
    parameters: Object.entries(parameters).map(([name, { type, optional }]) => ({
      name: optional ? `${name}?` : name,
      type,
      meaning: meaningOf(t, partial, name),
    })),
    examples: examples.map(({ caption, model, lang }) => ({
      caption: t(`design.example.${caption}`),
      model,
      lang: lang ?? null,
      code: outline(model),
    })),
  };
}

function frameOf({ format, locale, companyName, emergencyPhone }: RequestContext): Frame {
  const code = LOCALES.find((one) => one !== locale) ?? locale;
  return {
    companyName,
    emergencyPhone,
    year: format.localDay(instantOf(format.now())).slice(0, 4),
    language: { code, name: translator(code)('common.languageName'), href: '#header', form: null },
  };
}

export function designModel(known: RequestContext, theme: Theme | null): DesignModel {
  const { t } = known;
  const groups = {
    forms: [...formComponents(known), ...attachmentComponents(known)],
    states: stateComponents(known),
    pages: pageComponents(known, frameOf(known)),
  };
  return {
    title: t('design.title'),
    scripts: ['diagram.js'],
    styles: ['diagram.css', 'design-system.css'],
    theme,
    themes: [null, ...THEMES].map((one) => ({
      href: one === null ? urls.designSystem : `${urls.designSystem}?theme=${one}`,
      text: t(`design.theme.${one ?? 'system'}`),
      current: one === theme,
    })),
    groups: Object.entries(groups).map(([id, components]) => ({
      id,
      title: t(`design.group.${id}`),
      components: components.map((one) => shown(t, one)),
    })),
    foundations: foundations(t),
    patterns: patterns(known),
  };
}
