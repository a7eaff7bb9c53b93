import type { UseCases } from '../../../domain/modules.js';
import type { Translate } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';
import { listName } from '../words.js';

export interface ListsModel extends PageModel {
  rows: { name: string; what: string; inUse: string; total: string; href: string }[];
}

type Lists = Awaited<ReturnType<UseCases['organisation']['lists']>>;

export const listsModel = (t: Translate, lists: Lists): ListsModel => ({
  title: t('admin.organisation.title'),
  layout: 'wide',
  rows: lists.map(({ list, total, inUse }) => ({
    name: listName(t, list),
    what: t(`admin.organisation.what.${list}`),
    inUse: String(inUse),
    total: String(total),
    href: urls.adminList(list),
  })),
});
