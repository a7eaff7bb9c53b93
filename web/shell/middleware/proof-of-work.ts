/**
 * Who may send a complaint: whoever's browser has solved its puzzle, within the usual limit; without scripts a few an
 * hour from one address. Somebody in danger is never asked for either.
 */
import type { Request, Response } from 'express';
import { contactsOf } from '../../../domain/policies/index.js';
import { context } from '../context.js';
import type { WebDeps } from '../deps.js';
import { field } from '../form-fields.js';
import { isProof, newChallenge, bitsAfter } from '../proof-of-work.js';
import type { PageModel } from '../page-model.js';
import { render } from '../render.js';
import { countCallers } from './callers.js';

const HOUR = 3_600_000;

/** Enough for a family without scripts, and for a library's one address. */
const WITHOUT_PROOF = 5;

/** More used challenges and submissions than this, and the oldest are forgotten; they end by themselves after two hours. */
const MOST_KEPT = 20_000;

export interface Proofs {
  /** What the page that sends the draft needs. @param draft the draft's own token */
  model(req: Request, draft: string): { proof: { challenge: string }; scripts: string[] };
  /**
   * Counts the complaint, once for each submission: a second click is no second complaint.
   * @returns null where it may be sent, else how many minutes are to be waited
   */
  refuse(req: Request, draft: string, submission: string): number | null;
  /** Says what to do instead; what was written stays in the draft. */
  explain(res: Response, minutes: number, checkHref: string): Promise<void>;
}

interface WithoutProofModel extends PageModel {
  minutes: number;
  checkHref: string;
  /** null where the company's table has none. */
  hotline: string | null;
}

export function proofOfWork({ useCases, clock, config }: WebDeps<'policies'>): Proofs {
  const sent = countCallers({ clock, windowMs: HOUR });
  const withoutProof = countCallers({ clock, windowMs: HOUR });
  const spent = new Set<string>();
  const allowed = new Set<string>();

  function keep(known: Set<string>, one: string): void {
    known.add(one);
    const [oldest] = known;
    if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
  }

  function isFirstProof(req: Request, draft: string): boolean {
    const [challenge, nonce] = [field(req, 'challenge'), field(req, 'proof')];
    if (spent.has(challenge) || !isProof(config.csrfSecret, draft, challenge, nonce, clock.now())) return false;
    keep(spent, challenge);
    return true;
  }

  return {
    model: (req, draft) => ({
      proof: { challenge: newChallenge(config.csrfSecret, draft, bitsAfter(sent.count(req)), clock.now()) },
      scripts: ['proof-of-work.js'],
    }),
    refuse(req, draft, submission) {
      if (allowed.has(submission)) return null;
      sent.add(req);
      const proven = isFirstProof(req, draft);
      const { count, leftMs } = proven ? { count: 0, leftMs: 0 } : withoutProof.add(req);
      if (count > WITHOUT_PROOF) return Math.ceil(leftMs / 60_000);
      keep(allowed, submission);
      return null;
    },
    async explain(res, minutes, checkHref) {
      const files = (await useCases.policies.policyInForce())?.files ?? [];
      const model: WithoutProofModel = {
        title: context(res).t('public.withoutProof.title'),
        minutes,
        checkHref,
        hotline: contactsOf(files).find(({ kind }) => kind === 'phone')?.value ?? null,
      };
      res.setHeader('Retry-After', String(minutes * 60));
      render(res, 'public/without-proof', model, 429);
    },
  };
}
