import { diffPolicies, problemInWords } from '../../../domain/policy/index.js';
import type { PolicyState } from '../../../domain/use-cases/use-cases.js';
import type { RequestContext } from '../../context.js';
import type { PageModel } from '../../render.js';
import { urls } from '../../urls.js';
import { sinceWords, stateTag } from '../policies/view-model.js';
import type { Tag } from '../instances/view-model.js';

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
  tables: { name: string; description: string; columns: string[]; rows: string[][] }[];
  /** Against the policy in force; null where it is that one. */
  changes:
    { kind: string; table: string; row: string; cells: { column: string; before: string; after: string }[] }[] | null;
  comparedWith: string;
}

const plain = (feel: string): string => feel.replace(/^"(.*)"$/, '$1');

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
    tables: file.tables.map(({ name, description, inputs, outputs, rows }) => ({
      name,
      description,
      columns: [...inputs.map(({ label }) => label), ...outputs.map(({ label }) => label), t('admin.policies.words')],
      rows: rows.map((row) => [...row.inputs.map(plain), ...row.outputs.map(plain), row.description]),
    })),
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
