/** Templates of notices: a subject between `---` lines, then the plain text, with the facts in `{{…}}`. */
import type { RenderNotice } from '../domain/notices/index.js';
import { createHash } from 'node:crypto';
import Handlebars from 'handlebars';

interface Template {
  subject: Handlebars.TemplateDelegate;
  body: Handlebars.TemplateDelegate;
  version: string;
}

const FRONT_MATTER = /^---\nsubject: (.+)\n---\n([\s\S]+)$/;

function compiled(text: string): Template {
  const match = FRONT_MATTER.exec(text);
  if (!match) throw new Error('it must begin with a subject between two lines of ---');
  // Plain text: nothing is escaped. Not strict either: `{{#if apology}}` asks for what may be absent.
  const compile = (source = ''): Handlebars.TemplateDelegate =>
    Handlebars.compile(source, { noEscape: true, knownHelpersOnly: true });
  return {
    subject: compile(match[1]),
    body: compile(match[2]),
    version: createHash('sha256').update(text).digest('hex').slice(0, 12),
  };
}

/** By text: there are two for each notice, and as many again for each bundle that says one otherwise. */
const known = new Map<string, Template>();
const MOST_KNOWN = 500;

export const renderNotice: RenderNotice = (text, facts) => {
  const template = known.get(text) ?? compiled(text);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, template);
  return {
    subject: template.subject(facts).trim(),
    body: `${template.body(facts).trim()}\n`,
    version: template.version,
  };
};
