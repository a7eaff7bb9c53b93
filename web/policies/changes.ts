/** What a policy changes against the one in force, for its own page and for the page of a proposal. */
import { diffPolicies, IDS_IN_FRONT, type PolicyFile } from '../../domain/policies/index.js';
import type { RequestContext } from '../shell/context.js';
import { cellInWords } from './words.js';

export interface ChangesModel {
  /** The code of the one in force. */
  comparedWith: string;
  rows: { kind: string; table: string; row: string; cells: { column: string; before: string; after: string }[] }[];
}

/** null where there is nothing to compare, or nothing differs. */
export function changesModel({ t }: RequestContext, inForce: PolicyFile | null, file: PolicyFile): ChangesModel | null {
  if (inForce === null || inForce.code === file.code) return null;
  const rows = diffPolicies(inForce, file).map(({ kind, table, tableKind, row, cells }) => {
    const inWords = (name: string, feel: string | null): string =>
      feel === null ? t('common.none') : cellInWords(t, { kind: tableKind }, { name }, feel);
    return {
      kind: t(`admin.policies.change.${kind}`),
      table,
      row: row.replace(IDS_IN_FRONT, ''),
      cells: cells.map(({ column, name, before, after }) => ({
        column,
        before: inWords(name, before),
        after: inWords(name, after),
      })),
    };
  });
  return rows.length === 0 ? null : { comparedWith: inForce.code, rows };
}
