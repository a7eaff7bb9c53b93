/** The design page: every component in the language and the theme that is asked for. Shows nobody's data. */
import { Router } from 'express';
import type { Theme } from '../shell/components.js';
import { context } from '../shell/context.js';
import type { WebDeps } from '../shell/deps.js';
import { query } from '../shell/form-fields.js';
import { allowInlineStyles } from '../shell/middleware/security-headers.js';
import { render } from '../shell/render.js';
import { urls } from '../shell/urls.js';
import { designModel, THEMES } from './view-model.js';

export function designSystemRoutes({ config }: WebDeps): Router {
  // The diagram is drawn by bpmn-js, which writes style attributes.
  return Router().get(urls.designSystem, allowInlineStyles(config), (req, res) => {
    const theme = THEMES.find((one): one is Theme => one === query(req, 'theme')) ?? null;
    // For the people who build the service: search engines should not offer it to complainants.
    res.setHeader('X-Robots-Tag', 'noindex');
    res.setHeader('Cache-Control', 'private, no-cache');
    render(res, 'design-system', designModel(context(res), theme));
  });
}
