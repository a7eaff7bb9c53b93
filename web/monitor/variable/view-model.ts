import { LONGEST_REASON } from '../../../domain/core/index.js';
import {
  type VariableKind,
  kindOf,
  LONGEST_VALUE,
  type RoutingVariable,
  VARIABLE_KINDS,
} from '../../../domain/monitor/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

export interface Given {
  kind: VariableKind;
  typed: string;
  reason: string;
  seen: string;
  /** `typed`: the kind that it is not. */
  errors: { typed?: VariableKind; reason?: 'required' };
}

export interface VariableModel extends PageModel {
  action: string;
  backHref: string;
  /** As the process has it; null where it is not set. */
  now: string | null;
  seen: string;
  kinds: { value: string; text: string; selected: boolean; checked: boolean }[];
  typed: string;
  typedError: string;
  reason: string;
  reasonError: string;
}

/** Text as people write it; the rest as JSON has it. */
const plain = (value: string | null): string =>
  value === null ? '' : kindOf(value) === 'text' ? String(JSON.parse(value)) : value;

export function variableModel(
  { t }: RequestContext,
  incidentKey: string,
  { name, value }: RoutingVariable,
  given: Given | null,
): VariableModel {
  const { typed: wrong, reason: missing } = given?.errors ?? {};
  const typedError = wrong === undefined ? '' : t(`admin.variable.errors.${wrong}`, { max: LONGEST_VALUE });
  const reasonError =
    missing === undefined
      ? ''
      : t(`desk.fieldErrors.${missing}`, { label: t('admin.variable.reason'), max: LONGEST_REASON });
  const chosen = given?.kind ?? kindOf(value);
  return {
    title: t('admin.variable.title', { name }),
    layout: 'wide',
    action: urls.adminVariable(incidentKey, name),
    backHref: urls.adminIncident(incidentKey),
    now: value,
    // What the first page has shown, also where the form comes back.
    seen: given?.seen ?? value ?? '',
    kinds: VARIABLE_KINDS.map((kind) => ({
      value: kind,
      text: t(`admin.variable.kinds.${kind}`),
      selected: kind === chosen,
      checked: kind === chosen,
    })),
    typed: given?.typed ?? plain(value),
    typedError,
    reason: given?.reason ?? '',
    reasonError,
    errors: [
      { text: typedError, href: '#typed' },
      { text: reasonError, href: '#reason' },
    ].filter(({ text }) => text !== ''),
  };
}
