import { type CaseFile, ERASURE_REASONS } from '../../../domain/cases/index.js';
import type { UseCases } from '../../../domain/modules.js';
import type { RequestContext } from '../../shell/context.js';
import { term } from '../../shell/i18n.js';
import type { PageModel } from '../../shell/page-model.js';
import { urls } from '../../shell/urls.js';

export interface Given {
  /** What was typed as the number. */
  typed: string;
  also: string[];
  reason: string;
  /** The number that was typed is this case's. */
  sameNumber: boolean;
}

export interface ErasureModel extends PageModel {
  caseHref: string;
  number: string;
  action: string;
  also: { value: string; text: string; checked: boolean }[];
  /** Of the same person, but still open. */
  open: { href: string; text: string }[];
  reasons: { value: string; text: string; selected: boolean }[];
  reasonError: string;
  typed: string;
  typedError: string;
}

type Same = Awaited<ReturnType<UseCases['search']['samePerson']>>;

export function erasureModel(
  { t }: RequestContext,
  { complaint }: CaseFile,
  same: Same,
  given: Given | null,
): ErasureModel {
  const others = same.filter((one) => one.complaint.id !== complaint.id && one.complaint.erasedAt === null);
  const named = ({ complaint: { number, state } }: Same[number]): string =>
    t('desk.erasure.other', { number, state: term(t, 'state', state) });
  const reasonError = given?.reason === '' ? t('desk.erasure.reasonMissing') : '';
  const typedError = given?.sameNumber === false ? t('desk.erasure.numberWrong') : '';
  return {
    title: t('desk.erasure.title', { number: complaint.number }),
    layout: 'wide',
    caseHref: urls.deskCase(complaint.id),
    number: complaint.number,
    action: urls.deskErasure(complaint.id),
    also: others
      .filter(({ erasable }) => erasable)
      .map((one) => ({
        value: one.complaint.id,
        text: named(one),
        checked: given?.also.includes(one.complaint.id) ?? false,
      })),
    open: others
      .filter(({ erasable }) => !erasable)
      .map((one) => ({ href: urls.deskCase(one.complaint.id), text: named(one) })),
    reasons: [
      { value: '', text: t('desk.choose'), selected: !given?.reason },
      ...ERASURE_REASONS.map((reason) => ({
        value: reason,
        text: t(`desk.erasure.reasons.${reason}`),
        selected: reason === given?.reason,
      })),
    ],
    reasonError,
    typed: given?.typed ?? '',
    typedError,
    errors: [
      ...(reasonError === '' ? [] : [{ text: reasonError, href: '#reason' }]),
      ...(typedError === '' ? [] : [{ text: typedError, href: '#number' }]),
    ],
  };
}

export interface CertificateModel extends PageModel {
  done: string | null;
  caseHref: string;
  number: string;
  /** What can be said of the key: that it is in no file any more, or not yet. */
  proof: string;
  facts: { label: string; value: string }[];
}

export function certificateModel(
  { t, format }: RequestContext,
  { complaint }: CaseFile,
  { at, by, facts, sequence, hash, proof }: NonNullable<Awaited<ReturnType<UseCases['cases']['erasureOf']>>>,
  done: string | null,
): CertificateModel {
  return {
    title: t('desk.erasure.certificate', { number: complaint.number }),
    layout: 'wide',
    done,
    caseHref: urls.deskCase(complaint.id),
    number: complaint.number,
    proof: t(`desk.erasure.proofs.${proof}`),
    facts: [
      { label: t('desk.erasure.when'), value: format.dateTime(at) },
      { label: t('desk.erasure.by'), value: by },
      { label: t('desk.erasure.reason'), value: t(`desk.erasure.reasons.${String(facts['reason'])}`) },
      { label: t('desk.erasure.entry'), value: String(sequence) },
      { label: t('desk.erasure.hash'), value: hash },
    ],
  };
}
