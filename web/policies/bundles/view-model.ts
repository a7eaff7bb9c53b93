import type { Bundle } from '../../../domain/definitions/index.js';
import type { BundlesFound, BundleView } from '../../../domain/policies/index.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
import { type Pagination, pagination } from '../../shell/pagination.js';
import { urls } from '../../shell/urls.js';

export interface BundlesModel extends PageModel {
  rows: { number: string; when: string; by: string; reason: string; changes: string[]; open: string }[];
  /** Of a release that had no bundles; null where none is under way. */
  earlier: string | null;
  pagination: Pagination;
}

/** Who deploys again what somebody deployed over. */
const PUT_BACK = 'system:put-back';

/** A release changes many; the list shows where it lies. */
const MOST_NAMED = 8;

const formsIn = ({ t, format }: RequestContext, { forms }: BundleView): string[] =>
  forms.map(({ formId, readAt }) => t('admin.bundles.formRead', { name: formId, when: format.dateTime(readAt) }));

function changesIn({ t }: RequestContext, { number, changes }: Bundle): string[] {
  if (number === 1) return [t('admin.bundles.first', { n: changes.length })];
  const named = changes
    .slice(0, MOST_NAMED)
    .map(({ kind, name }) => t('admin.bundles.file', { name, change: t(`admin.bundles.${kind}`) }));
  const more = changes.length - named.length;
  return more > 0 ? [...named, t('admin.bundles.more', { n: more })] : named;
}

function deployerOf({ t }: RequestContext, { bundle, deployer }: BundleView): string {
  if (bundle.deployedBy === PUT_BACK) return t('admin.bundles.putBack');
  if (bundle.origin === 'person') return deployer ?? t('common.none');
  if (bundle.origin === 'engine') return t('admin.bundles.engine', { n: bundle.number - 1 });
  return t('admin.bundles.shipped');
}

export function bundlesModel(
  known: RequestContext,
  { views, total, earlier }: BundlesFound,
  page: number,
): BundlesModel {
  const { t, format } = known;
  return {
    title: t('admin.bundles.title'),
    layout: 'wide',
    rows: views.map((view) => ({
      number: String(view.bundle.number),
      when: format.dateTime(view.bundle.deployedAt),
      by: deployerOf(known, view),
      reason: view.bundle.reason,
      changes: [...changesIn(known, view.bundle), ...formsIn(known, view)],
      open: String(view.open),
    })),
    earlier: earlier === 0 ? null : t('admin.bundles.earlier', { n: earlier }),
    pagination: pagination(t, urls.adminBundles, {}, page, total),
  };
}
