/** Builds small DMN files for tests. */

export function dmn(...elements: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  id="requirements" name="Requirements" namespace="http://example.org/dmn">${elements.join('')}</definitions>`;
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
export const literal = (text: string): string => `<literalExpression><text>${escape(text)}</text></literalExpression>`;

export interface Table {
  hitPolicy?: string;
  aggregation?: string;
  inputs: string[];
  /** name, or name with the list of its values or its default: `level|"high","low"`, `level||"low"` */
  outputs: string[];
  /** Each rule: the input cells, then the output cells. */
  rules: string[][];
}

export function table({ hitPolicy, aggregation, inputs, outputs, rules }: Table): string {
  const attributes = `${hitPolicy ? ` hitPolicy="${hitPolicy}"` : ''}${aggregation ? ` aggregation="${aggregation}"` : ''}`;
  const input = (text: string, index: number): string =>
    `<input id="input_${index + 1}" label="Label of ${text}"><inputExpression id="expression_${index}"><text>${escape(text)}</text></inputExpression></input>`;
  const output = (text: string, index: number): string => {
    const [name = '', values, fallback] = text.split('|');
    const listed = values ? `<outputValues><text>${values}</text></outputValues>` : '';
    const standard = fallback ? `<defaultOutputEntry><text>${fallback}</text></defaultOutputEntry>` : '';
    return `<output id="output_${index + 1}" name="${name}">${listed}${standard}</output>`;
  };
  const rule = (cells: string[], index: number): string => {
    const entry = (kind: string) => (text: string) => `<${kind}><text>${escape(text)}</text></${kind}>`;
    const inputEntries = cells.slice(0, inputs.length).map(entry('inputEntry'));
    return `<rule id="rule_${index + 1}">${inputEntries.join('')}${cells.slice(inputs.length).map(entry('outputEntry')).join('')}</rule>`;
  };
  return `<decisionTable id="table"${attributes}>${inputs.map(input).join('')}${outputs.map(output).join('')}${rules.map(rule).join('')}</decisionTable>`;
}

export function decision(
  id: string,
  logic: string,
  requirements: { decisions?: string[]; knowledge?: string[]; variable?: string } = {},
): string {
  const variable = requirements.variable ? `<variable name="${requirements.variable}"/>` : '';
  const decisions = (requirements.decisions ?? []).map(
    (one) => `<informationRequirement><requiredDecision href="#${one}"/></informationRequirement>`,
  );
  const knowledge = (requirements.knowledge ?? []).map(
    (one) => `<knowledgeRequirement><requiredKnowledge href="#${one}"/></knowledgeRequirement>`,
  );
  return `<decision id="${id}" name="Name of ${id}">${variable}${decisions.join('')}${knowledge.join('')}${logic}</decision>`;
}
