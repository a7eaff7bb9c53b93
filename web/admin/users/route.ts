/** Who may sign in. An account is never deleted: what its owner did stays theirs. */
import { Router } from 'express';
import { context, currentUser } from '../../context.js';
import type { WebDeps } from '../../deps.js';
import { takeFlash } from '../../flash.js';
import { render } from '../../render.js';
import { usersModel } from './view-model.js';

export function usersRoutes({ useCases, config }: WebDeps): Router {
  return Router().get('/users', async (req, res) => {
    const self = currentUser(res);
    render(res, 'admin/users', usersModel(context(res).t, await useCases.listUsers(self), takeFlash(req, res, config)));
  });
}
