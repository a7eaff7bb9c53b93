import { ruleOf } from '../../../domain/regulations/index.js';
import type { ProcessFacts, ElementFacts } from '../../../workflows/process-api.js';
import { sourceOfRule } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import { guidanceOf } from '../../shell/element-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

export interface ProcessModel extends PageModel {
  diagramUrl: string;
  steps: { id: string; name: string; text: string; rules: { source: string; words: string }[] }[];
}

/** Steps that people would name; events and gateways stand in the diagram. */
const STEPS = ['userTask', 'serviceTask', 'sendTask', 'businessRuleTask', 'callActivity'];

export function processModel(
  { locale, t }: RequestContext,
  id: string,
  { name, nameEn }: ProcessFacts,
  elements: Readonly<Record<string, ElementFacts>>,
): ProcessModel {
  const english = locale === 'en';
  return {
    title: t('public.regulations.process', { process: english ? nameEn : name }),
    layout: 'wide',
    scripts: ['diagram.js'],
    styles: ['diagram.css'],
    diagramUrl: urls.regulationProcessDiagram(id),
    steps: Object.entries(elements)
      .filter(([, element]) => element.name !== '')
      .map(([element, facts]) => ({
        id: element,
        name: english ? facts.nameEn : facts.name,
        text: STEPS.includes(facts.type) ? guidanceOf(facts, locale) : '',
        rules: facts.rules.map((rule) => ({
          source: sourceOfRule(rule, t),
          words: (english ? ruleOf(rule)?.meaning : ruleOf(rule)?.text) ?? '',
        })),
      })),
  };
}
