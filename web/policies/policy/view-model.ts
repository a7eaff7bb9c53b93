import {
  type PolicyTable,
  type TableRow,
  type PolicyState,
  problemInWords,
  diffPolicies,
} from '../../../domain/policies/index.js';
import { sourceOfRule } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { Tag } from '../../shell/facts-in-words.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { stateTag, sinceWords } from '../policies/view-model.js';
import { cellInWords } from '../words.js';

interface Filled {
  effectiveOn: string;
  dateWrong: boolean;
}

export interface PolicyModel extends PageModel {
  state: Tag;
  since: string;
  problems: string[];
  activateHref: string | null;
  effectiveOn: string;
  dateError: string | null;
  tables: {
    name: string;
    description: string;
    columns: string[];
    rows: string[][];
    /** Of a table of settings: one row without a condition. */
    settings: { label: string; value: string }[] | null;
  }[];
  /** Against the policy in force; null where it is that one. */
  changes:
    { kind: string; table: string; row: string; cells: { column: string; before: string; after: string }[] }[] | null;
  comparedWith: string;
}

function tableModel({ t }: RequestContext, table: PolicyTable): PolicyModel['tables'][number] {
  const { name, description, inputs, outputs, rows } = table;
  const cells = (row: TableRow): string[] => [
    ...inputs.map((column, at) => cellInWords(t, table, column, row.inputs[at] ?? '')),
    ...outputs.map((column, at) => cellInWords(t, table, column, row.outputs[at] ?? '')),
  ];
  const [first] = rows;
  const isSettings = inputs.length === 0 && rows.length === 1 && first !== undefined;
  return {
    name,
    description,
    columns: [...inputs.map(({ label }) => label), ...outputs.map(({ label }) => label), t('admin.policies.words')],
    rows: rows.map((row) => [...cells(row), row.description]),
    settings: isSettings
      ? outputs.map(({ label, rules }, at) => ({
          label:
            rules.length === 0
              ? label
              : t('admin.policies.settingOf', {
                  label,
                  rules: rules.map((id) => sourceOfRule(id, t)).join(t('common.listSeparator')),
                }),
          value: cells(first)[at] ?? '',
        }))
      : null,
  };
}

export function policyModel(
  known: RequestContext,
  policy: PolicyState,
  inForce: PolicyState | null,
  { effectiveOn, dateWrong }: Filled,
): PolicyModel {
  const { t, locale } = known;
  const { file, state, problems } = policy;
  const compared = inForce === null || inForce.file.code === file.code ? null : inForce.file;
  const dateError = dateWrong ? t('admin.policies.dateWrong') : null;
  return {
    title: `${file.code} ${file.title}`,
    layout: 'wide',
    state: stateTag(known, policy),
    since: sinceWords(known, policy),
    problems: problems.map((problem) => problemInWords(problem, locale)),
    activateHref: state === 'draft' && problems.length === 0 ? urls.adminActivatePolicy(file.code) : null,
    effectiveOn,
    dateError,
    ...(dateError !== null && { errors: [{ text: dateError, href: '#effectiveOn' }] }),
    tables: file.tables.map((table) => tableModel(known, table)),
    changes:
      compared === null
        ? null
        : diffPolicies(compared, file).map((change) => ({
            ...change,
            kind: t(`admin.policies.change.${change.kind}`),
          })),
    comparedWith: compared?.code ?? '',
  };
}
