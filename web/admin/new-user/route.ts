/** A new account. */
import { Router, type Request, type Response } from 'express';
import type { Department, Role } from '../../../domain/model.js';
import { DomainError } from '../../../domain/use-cases/use-cases.js';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { setFlash } from '../../flash.js';
import { field, fieldList } from '../../form-fields.js';
import { render } from '../../render.js';
import { urls } from '../../urls.js';
import { checkNewUser, newUserModel, type NewUser } from './view-model.js';

export function newUserRoutes({ useCases, config }: WebDeps): Router {
  const show = (res: Response, user: NewUser, mistakes: ReturnType<typeof checkNewUser>, status = 200) =>
    render(res, 'admin/new-user', newUserModel(context(res).t, user, mistakes), status);

  async function create(req: Request, res: Response): Promise<void> {
    const user: NewUser = {
      username: field(req, 'username'),
      displayName: field(req, 'displayName'),
      department: field(req, 'department'),
      roles: fieldList(req, 'roles'),
      password: String(req.body?.password ?? ''),
    };
    const mistakes = checkNewUser(user);
    if (Object.keys(mistakes).length > 0) return show(res, user, mistakes, 422);
    try {
      const department = user.department === '' ? null : (user.department as Department);
      await useCases.createUser(currentUser(res), { ...user, department, roles: user.roles as Role[] });
    } catch (error) {
      // The form has checked everything else: what is left is a name that somebody has.
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return show(res, user, { username: 'staff.newUser.usernameWrong' }, 422);
    }
    setFlash(res, config, 'admin.users.created');
    res.redirect(303, urls.adminUsers);
  }

  return Router()
    .get('/users/new', (_req, res) =>
      show(res, { username: '', displayName: '', department: '', roles: [], password: '' }, {}),
    )
    .post('/users/new', create);
}
