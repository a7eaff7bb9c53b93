/**
 * Evaluating by one tap: notices carry a link whose token only the house can make. It opens nothing but the evaluation,
 * needs no table, and ends with the case's erasure.
 */
import { timingSafeEqual } from 'node:crypto';
import { type Complaint, ENDED_STATES } from '../cases/model.js';
import type { Context } from '../core/context.js';
import { DomainError } from '../core/errors.js';
import type { Snapshot } from '../core/store.js';
import { evaluationToken } from '../notices/index.js';
import { onlineSettings } from '../policies/index.js';
import { evaluable, giveEvaluation } from './evaluations.js';
import type { Evaluation } from './model.js';
import type { EvaluationInvitation } from './views.js';

/** Unknown number and wrong token take the same way, and the same time. */
async function withToken(context: Context, r: Snapshot, number: string, token: string): Promise<Complaint | null> {
  const complaint = await context.byNumber(r, number);
  const [given, expected] = [Buffer.from(token), Buffer.from(evaluationToken(context, complaint?.id ?? null))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? complaint : null;
}

async function stateOf(context: Context, complaint: Complaint): Promise<EvaluationInvitation['state']> {
  const { evaluationDays } = await onlineSettings(context, complaint);
  const { given, open } = await evaluable(context, context.deps.store.read, complaint, evaluationDays);
  if (open) return given === 0 ? 'open' : 'again';
  if (given > 0) return 'given';
  return ENDED_STATES.includes(complaint.state) ? 'closed' : 'early';
}

export interface EvaluationLinkUseCases {
  /** What the link of a notice leads to; null for an unknown number and a wrong token alike. */
  evaluationByLink(number: string, token: string): Promise<EvaluationInvitation | null>;
  /** As `evaluate`, by the link. @throws {DomainError} notFound, wrongState, invalid */
  evaluateByLink(number: string, token: string, given: Omit<Evaluation, 'complaintId' | 'at'>): Promise<void>;
}

export function evaluationLinkUseCases(context: Context): EvaluationLinkUseCases {
  const { store } = context.deps;

  /** @throws {DomainError} notFound */
  async function known(r: Snapshot, number: string, token: string): Promise<Complaint> {
    const complaint = await withToken(context, r, number, token);
    if (complaint === null) throw new DomainError('notFound');
    return complaint;
  }

  return {
    async evaluationByLink(number, token) {
      const complaint = await withToken(context, store.read, number, token);
      return complaint === null ? null : { number: complaint.number, state: await stateOf(context, complaint) };
    },
    async evaluateByLink(number, token, given) {
      const before = await known(store.read, number, token);
      const { evaluationDays } = await onlineSettings(context, before);
      await context.ofCase(before.id).change(async (r) => {
        await giveEvaluation(context, r, await known(r, number, token), { given, evaluationDays });
      });
    },
  };
}
