/** Who is kept from a case, and keeping another person from it. */
import { type Request, Router, type Response } from 'express';
import { type Recusal, RECUSAL_REASONS, type ComplaintId } from '../../../domain/cases/index.js';
import { DomainError, isId } from '../../../domain/core/index.js';
import { isDepartment } from '../../../domain/organisation/index.js';
import type { UserId } from '../../../domain/people/index.js';
import { currentUser, context } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { takeFlash, setFlash } from '../../shell/flash.js';
import { field } from '../../shell/form-fields.js';
import { pathId } from '../../shell/path-ids.js';
import { render } from '../../shell/render.js';
import { urls } from '../../shell/urls.js';
import { type Given, recusalModel } from './view-model.js';

const idOf = (req: Request): ComplaintId => pathId(req, 'complaintId');

/**
 * `user:<id>` or `department:<code>`, as the choices of the form are written.
 * @throws {DomainError} invalid, field `whom`, where it is neither
 */
function keptIn(whom: string): Recusal['kept'] {
  const [kind, id = ''] = whom.split(':');
  if (kind === 'user' && isId<UserId>(id)) return { kind: 'person', userId: id };
  if (kind !== 'department' || !isDepartment(id)) throw new DomainError('invalid', { fields: { whom: 'required' } });
  return { kind: 'department', department: id };
}

const whomOf = ({ whom, reason }: Given): Pick<Recusal, 'kept' | 'reason'> => ({
  kept: keptIn(whom),
  reason: RECUSAL_REASONS.find((code) => code === reason) ?? 'complainedAbout',
});

export function recusalRoutes({ useCases, config }: WebDeps<'cases' | 'organisation' | 'tasks'>): Router {
  async function show(req: Request, res: Response, given: Given | null): Promise<void> {
    const file = await useCases.cases.caseFile(currentUser(res), idOf(req));
    // Who is kept away is the business of those who keep them away.
    if (!file.may.recuse) throw new DomainError('forbidden');
    const departments = await useCases.organisation.departments();
    const model = recusalModel(context(res), { ...file, departments }, given, takeFlash(req, res, config));
    render(res, 'desk/recusal', model, given === null ? 200 : 422);
  }

  async function add(req: Request, res: Response): Promise<void> {
    const given: Given = { whom: field(req, 'whom'), reason: field(req, 'reason'), error: '' };
    try {
      await useCases.tasks.recuse(currentUser(res), idOf(req), whomOf(given));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      const { whom = 'required' } = error.fields;
      return show(req, res, { ...given, error: whom });
    }
    setFlash(res, config, 'desk.recusal.added');
    res.redirect(303, urls.deskRecusal(idOf(req)));
  }

  async function lift(req: Request, res: Response): Promise<void> {
    await useCases.tasks.liftRecusal(currentUser(res), idOf(req), pathId(req, 'recusalId'));
    setFlash(res, config, 'desk.recusal.lifted');
    res.redirect(303, urls.deskRecusal(idOf(req)));
  }

  return Router()
    .get(urls.deskRecusal.route, (req, res) => show(req, res, null))
    .post(urls.deskRecusal.route, add)
    .post(urls.deskRecusalLift.route, lift);
}
