import { LONGEST_REASON } from '../../../domain/core/index.js';
import {
  type Coverage,
  type CoveredRule,
  type PolicyTable,
  type TableRow,
  type PolicyState,
  problemInWords,
  type ProposalView,
  warningInWords,
} from '../../../domain/policies/index.js';
import { sourceInWords, sourceOfRule } from '../../deadlines/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { Tag } from '../../shell/facts-in-words.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { groupInWords } from '../../shell/element-words.js';
import { urls } from '../../shell/urls.js';
import { changesModel, type ChangesModel } from '../changes.js';
import { stateTag, sinceWords } from '../policies/view-model.js';
import { COVERAGE_COLOURS, coverageInWords, morePlaceInWords, placeInWords } from '../rule-words.js';
import { cellInWords, nameOfStep } from '../words.js';

/** What somebody filled in, and what is wrong with it: field → code. */
export interface Filled {
  effectiveOn: string;
  reason: string;
  mistakes: Readonly<Record<string, string>>;
}

export interface PolicyModel extends PageModel {
  done: string | null;
  state: Tag;
  since: string;
  problems: string[];
  warnings: string[];
  /** Where it lacks nothing, and nobody has proposed it yet. */
  propose: {
    action: string;
    effectiveOn: string;
    dateError: string;
    reason: string;
    reasonError: string;
  } | null;
  /** Where its day is still to come: the activation may be taken back. */
  cancel: { action: string; reason: string; reasonError: string } | null;
  /** Where somebody has proposed it. */
  proposalHref: string | null;
  tables: {
    name: string;
    description: string;
    columns: string[];
    rows: string[][];
    /** Of a table of settings: one row without a condition. */
    settings: { label: string; value: string }[] | null;
  }[];
  /** Whose tasks are whose. */
  groups: { tasks: string; group: string; source: string }[];
  /** What it has asked otherwise than the forms have it. */
  fields: { task: string; field: string; asked: string; source: string; words: string }[];
  /** What became of each rule of the regulation, as it is deployed now, and what there is to do about it. */
  coverage: { counts: string; rows: { source: string; words: string; how: Tag; places: string; toDo: string }[] };
  /** Against the policy in force; null where it is that one. */
  changes: ChangesModel | null;
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

function groupsModel({ t, locale }: RequestContext, { groups }: PolicyState): PolicyModel['groups'] {
  return groups.map(({ tasks, group, own }) => ({
    tasks: [...new Set(tasks.map((names) => names[locale]))].join(t('common.listSeparator')),
    group: groupInWords(t, group),
    source: t(own ? 'admin.policies.groups.ofPolicy' : 'admin.policies.groups.usual'),
  }));
}

function fieldsModel({ t, locale }: RequestContext, { fields }: PolicyState): PolicyModel['fields'] {
  return fields.map(({ task, field, asked, ruleId, article, description }) => ({
    task: task[locale],
    field: field[locale],
    asked: term(t, 'asked', asked),
    source: sourceInWords({ ruleId, article }, t),
    words: description,
  }));
}

function coverageModel(known: RequestContext, coverage: readonly CoveredRule[]): PolicyModel['coverage'] {
  const { t, locale } = known;
  const count = (state: Coverage['state']): number => coverage.filter((one) => one.coverage.state === state).length;
  return {
    counts: t('admin.policies.coverage.counts', {
      carriedOut: count('carriedOut'),
      configured: count('configured'),
      text: count('text'),
      notCovered: count('notCovered'),
    }),
    rows: coverage.map(({ rule, places, more, coverage: one }) => {
      const found = [
        ...places.map((place) => placeInWords(known, place)),
        ...more.map((place) => morePlaceInWords(known, place)),
      ];
      const isChanged = one.state === 'configured' && !one.asTested;
      return {
        source: sourceOfRule(rule.id, t),
        words: locale === 'en' ? rule.meaning : rule.text,
        how: { text: coverageInWords(known, one), colour: COVERAGE_COLOURS[one.state] },
        places: [...new Set(found.map(({ text }) => text))].join(t('common.listSeparator')),
        toDo: t(`admin.policies.coverage.toDo.${isChanged ? 'notAsTested' : one.state}`),
      };
    }),
  };
}

/** What is wrong with the reason, under the label that it has on this form. */
function reasonError({ t }: RequestContext, label: string, { mistakes }: Filled): string {
  const mistake = mistakes['reason'];
  return mistake === undefined ? '' : t(`desk.fieldErrors.${mistake}`, { label: t(label), max: LONGEST_REASON });
}

function proposeModel(known: RequestContext, code: string, filled: Filled): NonNullable<PolicyModel['propose']> {
  return {
    action: urls.adminProposePolicy(code),
    effectiveOn: filled.effectiveOn,
    dateError: filled.mistakes['effectiveOn'] === undefined ? '' : known.t('admin.policies.dateWrong'),
    reason: filled.reason,
    reasonError: reasonError(known, 'admin.policies.reason', filled),
  };
}

const cancelModel = (known: RequestContext, code: string, filled: Filled): NonNullable<PolicyModel['cancel']> => ({
  action: urls.adminCancelPolicy(code),
  reason: filled.reason,
  reasonError: reasonError(known, 'admin.policies.cancelReason', filled),
});

/** What the page is made of. */
interface Facts {
  policy: PolicyState;
  inForce: PolicyState | null;
  open: ProposalView | null;
  coverage: readonly CoveredRule[];
}

export function policyModel(
  known: RequestContext,
  { policy, inForce, open, coverage }: Facts,
  filled: Filled,
  done: string | null = null,
): PolicyModel {
  const { file, state, problems } = policy;
  const isReady = state === 'draft' && problems.length === 0 && open === null;
  const propose = isReady ? proposeModel(known, file.code, filled) : null;
  const cancel = state === 'coming' ? cancelModel(known, file.code, filled) : null;
  const errors = [
    { text: propose?.dateError ?? '', href: '#effectiveOn' },
    { text: propose?.reasonError ?? cancel?.reasonError ?? '', href: '#reason' },
  ].filter(({ text }) => text !== '');
  return {
    title: `${file.code} ${file.title}`,
    layout: 'wide',
    done,
    state: stateTag(known, policy),
    since: sinceWords(known, policy),
    problems: problems.map((problem) => problemInWords(problem, known.locale)),
    warnings: policy.warnings.map((warning) => warningInWords(warning, known.locale, nameOfStep(known))),
    propose,
    cancel,
    proposalHref: open === null ? null : urls.adminProposal(open.proposal.id),
    ...(errors.length > 0 && { errors }),
    tables: [
      ...file.tables.filter(({ kind }) => kind !== 'fields'),
      ...[policy.internal, policy.telling].flatMap((table) => table ?? []),
    ].map((table) => tableModel(known, table)),
    groups: groupsModel(known, policy),
    fields: fieldsModel(known, policy),
    coverage: coverageModel(known, coverage),
    changes: changesModel(known, inForce?.file ?? null, file),
  };
}
