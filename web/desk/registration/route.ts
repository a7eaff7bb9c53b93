/** Writing a complaint down for somebody: on the phone, at the counter, from a letter or a referral. One screen. */
import { randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { Complaint } from '../../../domain/model.js';
import { DomainError } from '../../../domain/use-cases/use-cases.js';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { field } from '../../form-fields.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { type Answers, checkAnswers, type Mistakes, noAnswers, readAnswers, toInput } from './answers.js';
import { registeredModel, registrationModel } from './view-model.js';

interface Given {
  answers: Answers;
  mistakes: Mistakes;
  /** null: not looked for. */
  earlier: Complaint[] | null;
}

export function registrationRoutes({ useCases, config }: WebDeps): Router {
  const { zone } = config;
  const tokenOf = (req: Request): string => {
    const given = field(req, 'token');
    return /^[0-9a-f-]{36}$/.test(given) ? given : randomUUID();
  };

  function show(req: Request, res: Response, { answers, mistakes, earlier }: Given): void {
    const model = registrationModel(context(res), currentUser(res), tokenOf(req), answers, mistakes, earlier);
    render(res, 'desk/registration', model, Object.keys(mistakes).length === 0 ? 200 : 422);
  }

  async function register(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const answers = readAnswers(req);
    // Looking for earlier cases checks nothing: the caller is still talking.
    if (field(req, 'look') !== '')
      return show(req, res, { answers, mistakes: {}, earlier: await useCases.earlierCases(user, answers) });
    const mistakes = checkAnswers(answers, zone);
    if (Object.keys(mistakes).length > 0) return show(req, res, { answers, mistakes, earlier: null });
    const token = `staff ${user.id} ${tokenOf(req)}`;
    try {
      const filed = await useCases.registerComplaint(user, toInput(answers, zone, token));
      const earlier = (await useCases.earlierCases(user, answers)).filter(({ id }) => id !== filed.complaintId);
      res.setHeader('Cache-Control', 'no-store');
      render(res, 'desk/registered', registeredModel(context(res), user, filed, earlier));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const late = Object.keys(error.details['fields'] as object).map((name) => [name, 'future']);
      show(req, res, { answers, mistakes: Object.fromEntries(late) as Mistakes, earlier: null });
    }
  }

  return Router()
    .get(urls.deskRegisterRoute, (req, res) =>
      show(req, res, { answers: { ...noAnswers(), channel: 'phone' }, mistakes: {}, earlier: null }),
    )
    .post(urls.deskRegisterRoute, register);
}
