/**
 * Who may send a complaint: whoever's browser has solved its puzzle, within the usual limit; without scripts a few an
 * hour from one address. A person in danger is never asked for either.
 */
import type { Request, Response } from 'express';
import { contactsOf } from '../../../domain/policies/index.js';
import { context } from '../context.js';
import type { WebDeps } from '../deps.js';
import { field } from '../form-fields.js';
import { isProof, newChallenge, bitsAfter } from '../proof-of-work.js';
import type { PageModel } from '../page-model.js';
import { render } from '../render.js';
import { callerOf, countCallers } from './callers.js';
import { endOf, keyOf, nowOf } from './counting.js';

const HOUR = 3_600_000;

/** Enough for a family without scripts, and for a library's one address. */
const WITHOUT_PROOF = 5;

/** How long a submission that was taken, and a used challenge, are remembered: longer than either is good for. */
const KEPT_MS = 2 * HOUR;

export interface Proofs {
  /** What the page that sends the draft needs. @param draft the draft's own token */
  model(req: Request, draft: string): Promise<{ proof: { challenge: string }; scripts: string[] }>;
  /**
   * Counts the complaint, once for each submission: a second click is no second complaint.
   * @returns null where it may be sent, else how many minutes are to be waited
   */
  refuse(req: Request, draft: string, submission: string): Promise<number | null>;
  /** Says what to do instead; what was written stays in the draft. */
  explain(res: Response, minutes: number, checkHref: string): Promise<void>;
}

interface WithoutProofModel extends PageModel {
  minutes: number;
  checkHref: string;
  /** null where the company's table has none. */
  hotline: string | null;
}

export function proofOfWork(deps: WebDeps<'policies'>): Proofs {
  const { useCases, clock, config, counts } = deps;
  const sent = countCallers(deps, 'complaints', HOUR);

  /** A proof is good for one submission, however often that is sent. */
  async function isItsProof(req: Request, draft: string, submission: string): Promise<boolean> {
    const [challenge, nonce] = [field(req, 'challenge'), field(req, 'proof')];
    if (!isProof(config.csrfSecret, draft, challenge, nonce, clock.now())) return false;
    const [used, by] = [keyOf(deps, 'challenge', challenge), keyOf(deps, 'submission', submission)];
    return (await counts.use(used, by, nowOf(deps), endOf(deps, KEPT_MS))).mine;
  }

  /**
   * An address has some places within the hour. A submission takes the first that is free, and keeps it: clicks that come
   * at once, also at several processes, find it theirs.
   */
  async function withoutProof(req: Request, submission: string): Promise<number | null> {
    let first = endOf(deps, HOUR);
    for (let place = 1; place <= WITHOUT_PROOF; place += 1) {
      const key = keyOf(deps, 'complaint without proof', callerOf(req), String(place));
      const by = keyOf(deps, 'submission', submission);
      const { mine, until } = await counts.use(key, by, nowOf(deps), endOf(deps, HOUR));
      if (mine) return null;
      if (until < first) first = until;
    }
    return Math.ceil((Date.parse(first) - clock.now().getTime()) / 60_000);
  }

  return {
    async model(req, draft) {
      const bits = bitsAfter(await sent.count(req));
      return {
        proof: { challenge: newChallenge(config.csrfSecret, draft, bits, clock.now()) },
        scripts: ['proof-of-work.js'],
      };
    },
    async refuse(req, draft, submission) {
      const clicks = await counts.add(keyOf(deps, 'submission', submission), nowOf(deps), endOf(deps, KEPT_MS));
      if (clicks.count === 1) await sent.add(req);
      return (await isItsProof(req, draft, submission)) ? null : withoutProof(req, submission);
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
