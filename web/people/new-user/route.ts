/** A new account. */
import { Router, type Response, type Request } from 'express';
import { DomainError } from '../../../domain/core/index.js';
import { context, currentUser } from '../../shell/context.js';
import type { WebDeps } from '../../shell/deps.js';
import { setFlash } from '../../shell/flash.js';
import { field, fieldList, passwordField } from '../../shell/form-fields.js';
import { render } from '../../shell/render.js';
import { below, urls } from '../../shell/urls.js';
import { type NewUser, accountOf, checkNewUser, newUserModel } from './view-model.js';

export function newUserRoutes({ useCases, config }: WebDeps<'organisation' | 'people'>): Router {
  async function show(res: Response, user: NewUser, mistakes: ReturnType<typeof checkNewUser>, status = 200) {
    const offered = await useCases.organisation.offered('post');
    render(res, 'admin/new-user', newUserModel(context(res).t, user, offered, mistakes), status);
  }

  async function create(req: Request, res: Response): Promise<void> {
    const user: NewUser = {
      username: field(req, 'username'),
      displayName: field(req, 'displayName'),
      posts: fieldList(req, 'posts'),
      deputyOf: fieldList(req, 'deputyOf'),
      password: passwordField(req, 'password'),
    };
    const mistakes = checkNewUser(user, await useCases.organisation.offered('post'));
    if (Object.keys(mistakes).length > 0) return show(res, user, mistakes, 422);
    try {
      await useCases.people.createUser(currentUser(res), {
        username: user.username,
        password: user.password,
        ...accountOf(user),
      });
    } catch (error) {
      // The form has checked everything else: what is left is a name that a person has.
      if (!(error instanceof DomainError) || error.code !== 'invalid') throw error;
      return show(res, user, { username: 'staff.newUser.usernameWrong' }, 422);
    }
    setFlash(res, config, 'admin.users.created');
    res.redirect(303, urls.adminUsers);
  }

  return Router()
    .get(below(urls.admin, urls.adminNewUser), (_req, res) =>
      show(res, { username: '', displayName: '', posts: [], deputyOf: [], password: '' }, {}),
    )
    .post(below(urls.admin, urls.adminNewUser), create);
}
