import { ruleOf } from '../../../domain/regulations/index.js';
import type { ProcessDefinition } from '../../../domain/definitions/index.js';
import { sourceOfRule } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import { elementName, guidanceOf, processName } from '../../shell/element-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

export interface ProcessModel extends PageModel {
  diagramUrl: string;
  steps: { id: string; name: string; text: string; rules: { source: string; words: string }[] }[];
}

/** Steps that people would name; events and gateways stand in the diagram. */
const STEPS = ['userTask', 'serviceTask', 'sendTask', 'businessRuleTask', 'callActivity'];

export function processModel({ locale, t }: RequestContext, process: ProcessDefinition): ProcessModel {
  const english = locale === 'en';
  return {
    title: t('public.regulations.process', { process: processName(process, process.processId, locale) }),
    layout: 'wide',
    scripts: ['diagram.js'],
    styles: ['diagram.css'],
    diagramUrl: urls.regulationProcessDiagram(process.processId),
    steps: Object.entries(process.elements)
      .filter(([, element]) => element.name !== '')
      .map(([element, facts]) => ({
        id: element,
        name: elementName(facts, element, locale),
        text: STEPS.includes(facts.type) ? guidanceOf(facts, locale).join('\n') : '',
        rules: facts.rules.map((rule) => ({
          source: sourceOfRule(rule, t),
          words: (english ? ruleOf(rule)?.meaning : ruleOf(rule)?.text) ?? '',
        })),
      })),
  };
}
