/** The notices of `workflows/notices/<event>.<locale>.hbs`: a subject between `---` lines, then the plain text. */
import { SetUpError } from '../domain/core/index.js';
import type { NoticeTemplates } from '../domain/notices/index.js';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';

interface Template {
  subject: Handlebars.TemplateDelegate;
  body: Handlebars.TemplateDelegate;
  version: string;
}

const FRONT_MATTER = /^---\nsubject: (.+)\n---\n([\s\S]+)$/;

function read(file: string): Template {
  const text = fs.readFileSync(file, 'utf8');
  const match = FRONT_MATTER.exec(text);
  if (!match) throw new SetUpError(`${file} must begin with a subject between two lines of ---`);
  // Plain text: nothing is escaped. Not strict either: `{{#if apology}}` asks for what may be absent.
  const compile = (source = ''): Handlebars.TemplateDelegate =>
    Handlebars.compile(source, { noEscape: true, knownHelpersOnly: true });
  return {
    subject: compile(match[1]),
    body: compile(match[2]),
    version: createHash('sha256').update(text).digest('hex').slice(0, 12),
  };
}

export function loadNoticeTemplates(folder: string): NoticeTemplates {
  const files = fs.readdirSync(folder).filter((name) => name.endsWith('.hbs'));
  const templates = new Map(files.map((name) => [name.slice(0, -'.hbs'.length), read(path.join(folder, name))]));
  return {
    render(event, locale, facts) {
      const template = templates.get(`${event}.${locale}`);
      if (!template) throw new SetUpError(`There is no notice template ${event}.${locale}.hbs`);
      return {
        subject: template.subject(facts).trim(),
        body: `${template.body(facts).trim()}\n`,
        version: template.version,
      };
    },
  };
}
