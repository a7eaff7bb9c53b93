/**
 * Evaluating by one tap: notices carry a link whose token only the house can make. It opens nothing but the evaluation,
 * needs no table, and ends with the case's erasure.
 */
import { timingSafeEqual } from 'node:crypto';
import { type Complaint, ENDED_STATES } from '../model.js';
import type { Repositories } from '../repositories.js';
import type { Context } from './context.js';
import { evaluationToken } from './evaluation-token.js';
import { giveEvaluation, mayBeEvaluated } from './evaluations.js';
import { onlineSettings } from './online.js';
import { DomainError, type EvaluationInvitation, type UseCases } from './use-cases.js';

/** Unknown number and wrong token take the same way, and the same time. */
async function withToken(context: Context, r: Repositories, number: string, token: string): Promise<Complaint | null> {
  const complaint = await context.byNumber(r, number);
  const [given, expected] = [Buffer.from(token), Buffer.from(evaluationToken(context, complaint?.id ?? 'unknown'))];
  return given.length === expected.length && timingSafeEqual(given, expected) ? complaint : null;
}

async function stateOf(context: Context, complaint: Complaint): Promise<EvaluationInvitation['state']> {
  if ((await context.deps.store.read.evaluations.ofComplaint(complaint.id)) !== null) return 'given';
  const { evaluationDays } = await onlineSettings(context, complaint);
  if (mayBeEvaluated(complaint, evaluationDays, context.deps.clock.now())) return 'open';
  return ENDED_STATES.includes(complaint.state) ? 'closed' : 'early';
}

export function evaluationLinkUseCases(context: Context): Pick<UseCases, 'evaluationByLink' | 'evaluateByLink'> {
  return {
    async evaluationByLink(number, token) {
      const complaint = await withToken(context, context.deps.store.read, number, token);
      return complaint === null ? null : { number: complaint.number, state: await stateOf(context, complaint) };
    },
    evaluateByLink: (number, token, given) =>
      context.change(async (r) => {
        const complaint = await withToken(context, r, number, token);
        if (complaint === null) throw new DomainError('notFound');
        await giveEvaluation(context, r, complaint, given);
      }),
  };
}
