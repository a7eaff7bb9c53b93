/** A route is a function of the request that answers, or throws a problem; nothing means 204. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { namesOf } from '../../values.js';
import { jsonOf } from './body.js';
import type { Resource } from './fields.js';
import { invalid } from './problem.js';
import { find, search, type Searching } from './search.js';

export type Handle = (request: Request, response: Response) => Promise<unknown>;

export function answer(handle: Handle): RequestHandler {
  return (request, response, next) => {
    // Within the promise, so that what is thrown at once is an answer too.
    Promise.resolve()
      .then(() => handle(request, response))
      .then((result) => {
        if (response.headersSent) return;
        if (result === undefined) response.status(204).end();
        else response.json(result);
      }, next);
  };
}

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

/** `'POST /jobs/:key/completion': handler`, in the order of matching. */
export function routes(table: Record<string, Handle>): Router {
  const router = Router();
  for (const [place, handle] of Object.entries(table)) {
    const method = namesOf(METHODS).find((name) => place.startsWith(`${name} `));
    if (!method) throw new Error(`The route '${place}' names no method.`);
    router[METHODS[method]](place.slice(method.length + 1), answer(handle));
  }
  return router;
}

/** `POST <path>/search`. */
export const searchOf =
  (searching: Searching, resource: Resource): Handle =>
  (request) =>
    search(searching, resource, jsonOf(request));

/** `GET <path>/:key`. */
export const findOf =
  (searching: Searching, resource: Resource): Handle =>
  (request) =>
    find(searching, resource, keyParam(request));

/** A key in a path. @throws {Problem} */
export function keyParam(request: Request, name = 'key'): number {
  const text = String(request.params[name]);
  if (!/^-?\d{1,19}$/.test(text)) throw invalid(`The value for ${name} is '${text}' but must be a number`);
  return Number(text);
}
