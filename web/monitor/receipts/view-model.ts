import { type GivenReceipt, RECEIPT_WAYS, receiptsIn } from '../../../domain/core/index.js';
import type { UseCases } from '../../../domain/modules.js';
import type { RequestContext } from '../../shell/context.js';
import type { PageModel } from '../../shell/page-model.js';
import { type Pagination, pagination } from '../../shell/pagination.js';
import { urls } from '../../shell/urls.js';

export interface ReceiptsModel extends PageModel {
  rows: {
    day: string;
    seals: string;
    hash: string;
    /** One line for each way that it took. */
    gone: string[];
    stamp: string;
    problem: string | null;
    href: string;
    stampHref: string | null;
  }[];
  pagination: Pagination;
}

type Found = Awaited<ReturnType<UseCases['monitor']['ledgerReceipts']>>;

function goneBy({ t, format }: RequestContext, receipt: GivenReceipt): string[] {
  const gone = RECEIPT_WAYS.flatMap((way) => {
    const at = receipt[`${way}At`];
    return at === null ? [] : t(`admin.receipts.ways.${way}`, { when: format.dateTime(at) });
  });
  return gone.length > 0 ? gone : [t('admin.receipts.ways.none')];
}

export function receiptsModel(known: RequestContext, { found, total }: Found, page: number): ReceiptsModel {
  const { t, format } = known;
  return {
    title: t('admin.receipts.title'),
    layout: 'wide',
    rows: found.map((receipt) => {
      const { day, content, stampedAt, stampedBy, problem } = receipt;
      const [said] = receiptsIn(content);
      return {
        day: format.day(day),
        seals: String(said?.sequence ?? 0),
        hash: said?.hash ?? '',
        gone: goneBy(known, receipt),
        stamp:
          stampedAt === null
            ? t('admin.receipts.notStamped')
            : t('admin.receipts.stamped', { by: stampedBy ?? '', when: format.dateTime(stampedAt) }),
        problem: problem === null ? null : t('admin.receipts.problem', { problem }),
        href: urls.adminReceipt(day),
        stampHref: stampedAt === null ? null : urls.adminReceiptStamp(day),
      };
    }),
    pagination: pagination(t, urls.adminReceipts, {}, page, total),
  };
}
