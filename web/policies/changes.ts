/** What a policy changes against the one in force, for its own page and for the page of a proposal. */
import { diffPolicies, type PolicyFile } from '../../domain/policies/index.js';
import type { RequestContext } from '../shell/context.js';

export interface ChangesModel {
  /** The code of the one in force. */
  comparedWith: string;
  rows: { kind: string; table: string; row: string; cells: { column: string; before: string; after: string }[] }[];
}

/** null where there is nothing to compare, or nothing differs. */
export function changesModel({ t }: RequestContext, inForce: PolicyFile | null, file: PolicyFile): ChangesModel | null {
  if (inForce === null || inForce.code === file.code) return null;
  const rows = diffPolicies(inForce, file).map((change) => ({
    ...change,
    kind: t(`admin.policies.change.${change.kind}`),
  }));
  return rows.length === 0 ? null : { comparedWith: inForce.code, rows };
}
