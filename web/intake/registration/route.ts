/** Writing a complaint down for a person: on the phone, at the counter, from a letter or a referral. One screen. */
import { randomUUID } from 'node:crypto';
import { Router, type Request, type Response, type RequestHandler } from 'express';
import type { Complaint } from '../../../domain/cases/index.js';
import { DomainError, recordOf } from '../../../domain/core/index.js';
import { COMPLAINT } from '../../../domain/organisation/index.js';
import { intakeRights } from '../../../domain/intake/index.js';
import { refusalInWords } from '../../attachments/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { field } from '../../shell/form-fields.js';
import { isLocale } from '../../shell/i18n.js';
import { filesOf, receiveFiles } from '../../shell/middleware/read-files.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import {
  type Answers,
  type Mistakes,
  type Name,
  NAMES,
  readAnswers,
  checkAnswers,
  type Offered,
  toInput,
  noAnswers,
} from './answers.js';
import { type FormGiven, taskForm } from './form.js';
import { type MatterGiven, matterQuestions } from './questions.js';
import { registrationModel, registeredModel } from './view-model.js';

interface Given {
  answers: Answers;
  mistakes: Mistakes;
  /** Answers to the questions of the matter; null: not checked. */
  matter: MatterGiven | null;
  /** The same of the registration. */
  form?: FormGiven | null;
  /** null: not looked for. */
  earlier: Complaint[] | null;
  /** What is wrong with the files; '' where nothing is. */
  filesError?: string;
}

export function registrationRoutes(
  deps: WebDeps<'definitions' | 'intake' | 'massEvents' | 'organisation' | 'search'>,
): Router {
  const { useCases, config } = deps;
  const { zone } = config;
  const questions = matterQuestions(deps);
  const task = taskForm(deps);
  const tokenOf = (req: Request): string => {
    const given = field(req, 'token');
    return /^[0-9a-f-]{36}$/.test(given) ? given : randomUUID();
  };

  const offered = async (): Promise<Offered> => ({
    channels: await useCases.organisation.offered('channel'),
    kinds: await useCases.organisation.offered('matterKind'),
    categories: await useCases.organisation.offered('category'),
  });

  async function show(req: Request, res: Response, given: Given): Promise<void> {
    const { answers, mistakes, matter, earlier } = given;
    const user = currentUser(res);
    const known = context(res);
    // A browser does not fill in the field for files again.
    const chosen = filesOf(req).length > 0 ? known.t('desk.registration.filesAgain') : '';
    const filesError = given.filesError ?? chosen;
    const events = await useCases.massEvents.massEventChoices(user);
    const asked = await questions.model(known, req, answers.category, matter);
    const form = intakeRights.register(user, null) ? await task.model(known, req, given.form?.errors ?? {}) : null;
    const justLooked = field(req, 'look') !== '';
    const model = registrationModel(known, user, {
      token: tokenOf(req),
      answers,
      mistakes,
      earlier,
      events,
      offered: await offered(),
      content: await useCases.intake.contentAsked(),
      questions: asked,
      form,
      filesError,
      justLooked,
    });
    render(res, 'desk/registration', model, (model.errors ?? []).length === 0 ? 200 : 422);
  }

  async function register(req: Request, res: Response): Promise<void> {
    const user = currentUser(res);
    const asked = await useCases.intake.contentAsked();
    const answers = readAnswers(req, asked.hidden);
    // Looking for earlier cases checks nothing: the caller is still talking.
    if (field(req, 'look') !== '')
      return show(req, res, {
        answers,
        mistakes: {},
        matter: null,
        earlier: await useCases.search.earlierCases(user, answers),
      });
    // What was found while the caller talked stays on the page.
    const found = field(req, 'looked') === '' ? null : await useCases.search.earlierCases(user, answers);
    // The language switch checks nothing either.
    if (isLocale(req.query['lang'])) return show(req, res, { answers, mistakes: {}, matter: null, earlier: found });
    const mistakes = checkAnswers(answers, zone, await offered(), asked.required);
    const matter = await questions.read(req, answers.category);
    const form = intakeRights.register(user, null) ? await task.read(req) : null;
    if (Object.keys({ ...mistakes, ...matter.errors, ...form?.errors }).length > 0)
      return show(req, res, { answers, mistakes, matter, form, earlier: found });
    const { details } = matter;
    const token = `staff ${user.id} ${tokenOf(req)}`;
    try {
      const input = toInput(answers, zone, token);
      const filed = await useCases.intake.registerComplaint(user, {
        ...input,
        ...(details && { details }),
        ...(form && { registration: form.registration(input) }),
        files: filesOf(req),
      });
      const earlier = (await useCases.search.earlierCases(user, answers)).filter(({ id }) => id !== filed.complaintId);
      res.setHeader('Cache-Control', 'no-store');
      render(
        res,
        'desk/registered',
        registeredModel(context(res), user, { ...filed, dangerous: input.safetyHazard }, earlier),
      );
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const fields = Object.keys(error.fields);
      const names = filesOf(req).map(({ fileName }) => fileName);
      const filesError = fields.includes('attachments') ? refusalInWords(context(res), error, names) : null;
      const codeOf = (name: Name): string => (error.fields[name] === 'tooLong' ? 'long' : 'future');
      await show(req, res, {
        answers,
        mistakes: recordOf(
          NAMES.filter((name) => fields.includes(name)),
          codeOf,
        ),
        matter,
        form,
        earlier: found,
        ...(filesError !== null && { filesError }),
      });
    }
  }

  const mayHear: RequestHandler = (_req, res, next) => {
    if (!intakeRights.hear(currentUser(res), null)) throw new DomainError('forbidden');
    next();
  };

  return Router()
    .get(below(urls.desk, urls.deskRegister), (req, res) =>
      show(req, res, {
        answers: { ...noAnswers(), channel: 'phone', matterKind: COMPLAINT },
        mistakes: {},
        matter: null,
        earlier: null,
      }),
    )
    .post(below(urls.desk, urls.deskRegister), mayHear, receiveFiles, register);
}
