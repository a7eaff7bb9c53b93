/** Handlebars: the engine, its few helpers, and `render`, which every route ends in. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Express, Response } from 'express';
import { create } from 'express-handlebars';
import type { HelperOptions } from 'handlebars';
import { instantOf, type Locale, own } from '../../domain/core/index.js';
import { assetUrl } from './assets.js';
import { context } from './context.js';
import { t, type Params } from './i18n.js';
import { type Navigation, navigation } from './navigation.js';
import type { PageModel } from './page-model.js';
import { unreadInWords } from './unread.js';
import { urls } from './urls.js';

const views = path.join(import.meta.dirname, '..', 'views');

/** What the layout itself needs, beside the page's own view model. */
interface Layout extends Navigation {
  locale: Locale;
  csrfToken: string;
  /** By which a form of the staff that comes twice is known. */
  once: string | null;
  companyName: string;
  emergencyPhone: string;
  /** `errors` in the model puts "Error: " before the window's title. */
  windowTitle: string;
  year: string;
}

const helpers = {
  /** {{t "track.title"}}, {{t "track.from" date=received}} */
  t(key: string, options: HelperOptions): string {
    // Handlebars types neither its data nor what a template hands over: `render` puts the page there, templates are ours.
    const { page } = options.data.root as { page: Layout };
    // As above.
    return t(page.locale, key, options.hash as Params);
  },
  /** {{url "track"}}: an address without parameters. */
  url(name: string): string {
    const value = own<unknown>(urls, name);
    if (typeof value !== 'string') throw new Error(`There is no URL named '${name}'.`);
    return value;
  },
  /** {{asset "site.css"}}: the file's address with the hash of its content. */
  asset: (name: string): string => assetUrl(name),
  /** {{#if (eq a b)}} */
  eq: (left: unknown, right: unknown): boolean => left === right,
  /** {{phone "400-111-2222"}}: the digits, for a tel: address. */
  phone: (number: string): string => number.replace(/[^\d+]/g, ''),
};

/** One for all applications of a process: a template is compiled once. */
const handlebars = create({
  extname: '.hbs',
  layoutsDir: path.join(views, 'layouts'),
  partialsDir: path.join(views, 'partials'),
  defaultLayout: 'page',
  helpers,
  // A partial on a line of its own would be indented, and with it what people wrote in a text area.
  compilerOptions: { preventIndent: true },
});

export function useViews(app: Express): void {
  app.engine('hbs', handlebars.engine);
  app.set('view engine', 'hbs');
  app.set('views', views);
  app.enable('view cache');
}

/** Renders `views/<view>.hbs` inside the layout. */
export function render<Model extends PageModel>(res: Response, view: string, model: Model, status = 200): void {
  const known = context(res);
  const prefix = model.errors !== undefined && model.errors.length > 0 ? known.t('common.errorPrefix') : '';
  const unread = unreadInWords(known.t, known.unread).count;
  const page: Layout = {
    ...navigation(known, model),
    locale: known.locale,
    csrfToken: known.csrfToken,
    once: known.user === null ? null : randomUUID(),
    companyName: known.companyName,
    emergencyPhone: known.emergencyPhone,
    windowTitle: `${unread === '' ? '' : `(${unread}) `}${prefix}${model.title} – ${known.t('common.service')} – ${known.companyName}`,
    year: known.format.localDay(instantOf(known.format.now())).slice(0, 4),
  };
  res.status(status).render(view, { ...model, page });
}
