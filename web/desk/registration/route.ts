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
import { type MatterGiven, matterQuestions } from './questions.js';
import { registeredModel, registrationModel } from './view-model.js';

interface Given {
  answers: Answers;
  mistakes: Mistakes;
  /** Answers to the questions of the matter; null: not checked. */
  matter: MatterGiven | null;
  /** null: not looked for. */
  earlier: Complaint[] | null;
}

export function registrationRoutes(deps: WebDeps): Router {
  const { useCases, config } = deps;
  const { zone } = config;
  const questions = matterQuestions(deps);
  const tokenOf = (req: Request): string => {
    const given = field(req, 'token');
    return /^[0-9a-f-]{36}$/.test(given) ? given : randomUUID();
  };

  async function show(req: Request, res: Response, { answers, mistakes, matter, earlier }: Given): Promise<void> {
    const user = currentUser(res);
    const events = await useCases.massEventChoices(user);
    const asked = await questions.model(context(res), req, answers.category, matter);
    const model = registrationModel(context(res), user, tokenOf(req), answers, mistakes, earlier, events, asked);
    render(res, 'desk/registration', model, (model.errors ?? []).length === 0 ? 200 : 422);
  }

  async function register(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const answers = readAnswers(req);
    // Looking for earlier cases checks nothing: the caller is still talking.
    if (field(req, 'look') !== '')
      return show(req, res, {
        answers,
        mistakes: {},
        matter: null,
        earlier: await useCases.earlierCases(user, answers),
      });
    const mistakes = checkAnswers(answers, zone);
    const matter = await questions.read(req, answers.category);
    if (Object.keys({ ...mistakes, ...matter.errors }).length > 0)
      return show(req, res, { answers, mistakes, matter, earlier: null });
    const { details } = matter;
    const token = `staff ${user.id} ${tokenOf(req)}`;
    try {
      const input = toInput(answers, zone, token);
      const filed = await useCases.registerComplaint(user, {
        ...input,
        ...(details && { details }),
      });
      const earlier = (await useCases.earlierCases(user, answers)).filter(({ id }) => id !== filed.complaintId);
      res.setHeader('Cache-Control', 'no-store');
      render(
        res,
        'desk/registered',
        registeredModel(context(res), user, { ...filed, dangerous: input.safetyHazard }, earlier),
      );
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const late = Object.keys(error.details['fields'] as object).map((name) => [name, 'future']);
      await show(req, res, { answers, mistakes: Object.fromEntries(late) as Mistakes, matter, earlier: null });
    }
  }

  return Router()
    .get(urls.deskRegisterRoute, (req, res) =>
      show(req, res, { answers: { ...noAnswers(), channel: 'phone' }, mistakes: {}, matter: null, earlier: null }),
    )
    .post(urls.deskRegisterRoute, register);
}
