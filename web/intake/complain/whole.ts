/** A draft as the complaint that it would be, and what is left of it once it was sent. */
import type { Request, Response } from 'express';
import type { MassEvent } from '../../../domain/mass-events/index.js';
import type { WebDeps } from '../../shell/deps.js';
import { urls, withKey } from '../../shell/urls.js';
import { type Besides, submissionToken } from '../answers.js';
import type { Receipt } from '../complaint-sent/view-model.js';
import { detailsOf } from '../matter-questions.js';
import { receiptKeeper } from '../receipt.js';
import type { Drafts } from './draft.js';
import type { Flow } from './flow.js';
import { outagesFor } from './similar.js';
import { detailValues, type Draft, identityOf, newDraft } from './steps.js';

export interface Whole {
  /** The outage that was chosen, while it goes on. */
  chosenOutage(draft: Draft): Promise<MassEvent | null>;
  /** What would be filed, and the token that stands for exactly that. */
  submissionOf(draft: Draft): Promise<{ besides: Besides; token: string }>;
  /** A person who never gets the answer sends again, and is given the same receipt. */
  sent(req: Request, res: Response, draft: Draft, receipt: Receipt): Promise<void>;
  toReceipt(res: Response, key: string, receipt: Receipt): void;
}

export function wholeComplaint(deps: WebDeps<'massEvents'>, drafts: Drafts, flow: Flow): Whole {
  const { useCases, config } = deps;
  const receipts = receiptKeeper(deps);

  async function chosenOutage(draft: Draft): Promise<MassEvent | null> {
    const chosen = draft.similar?.of === identityOf(draft) ? draft.similar.massEventId : null;
    return (await outagesFor(useCases, draft)).find(({ id }) => id === chosen) ?? null;
  }

  return {
    chosenOutage,
    async submissionOf(draft) {
      const { answers, token } = draft;
      const form = await flow.formOf(draft);
      const besides = {
        ...(form !== null && detailsOf(answers.category, form, detailValues(draft))),
        massEventId: (await chosenOutage(draft))?.id ?? null,
      };
      return { besides, token: submissionToken(config.csrfSecret, token, answers, besides) };
    },
    sent: (req, res, draft, receipt) => drafts.save(req, res, { ...newDraft(draft), visited: draft.visited, receipt }),
    toReceipt(res, key, receipt) {
      receipts.keep(res, key, receipt);
      res.redirect(303, withKey(urls.complaintSent, 'draft', key));
    },
  };
}
