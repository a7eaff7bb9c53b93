/** Examples of what belongs to a whole page: messages, the way through a list, the frame. */
import type * as Model from '../shell/components.js';
import { pagination, PAGE_SIZE } from '../shell/pagination.js';
import { unreadInWords } from '../shell/unread.js';
import { urls } from '../shell/urls.js';
import { type Component, component, may, must, type Words } from './component.js';

/** What the frame knows of the page it stands on. */
export interface Frame {
  companyName: string;
  emergencyPhone: string;
  year: string;
  language: Model.HeaderModel['page']['language'];
}

function messages({ t }: Words): Component[] {
  const [first, second] = [
    { text: t('design.sample.numberError'), href: '#ex-input-error' },
    { text: t('design.sample.contentError'), href: '#ex-textarea-error' },
  ];
  return [
    component<Model.ErrorSummaryModel>('error-summary', { errors: must('{ text, href? }[]') }, [
      { caption: 'one', model: { errors: [first] } },
      { caption: 'several', model: { errors: [first, second] } },
      { caption: 'empty', model: { errors: [] } },
    ]),
    component<Model.NotificationBannerModel>('notification-banner', { text: must('string | null') }, [
      { caption: 'plain', model: { text: t('design.sample.saved') } },
      { caption: 'empty', model: { text: null } },
    ]),
    component<Model.NothingModel>('safety-panel', {}, [{ caption: 'plain', model: {} }]),
    component<Model.DangerNoteModel>('danger-note', { danger: must('string[] | null') }, [
      { caption: 'plain', model: { danger: [t('design.sample.danger')] } },
    ]),
    component<Model.NothingModel>('forget', {}, [{ caption: 'plain', model: {} }], 'still'),
  ];
}

/** Every address leads to this example itself: there is no list behind it. */
function pages({ t }: Words): Component {
  const total = 2 * PAGE_SIZE + 10;
  return component<Model.PaginationModel>(
    'pagination',
    { pagination: must('{ previous, next, summary }') },
    ['first', 'middle', 'last'].map((caption, index) => {
      const { summary, previous, next } = pagination(t, '', {}, index + 1, total);
      const here = (href: string | null): string | null => (href === null ? null : '#pagination');
      return { caption, model: { pagination: { summary, previous: here(previous), next: here(next) } } };
    }),
  );
}

function frame({ t }: Words, page: Frame): Component[] {
  const width = 'govuk-width-container';
  const link = (key: string, current: boolean) => ({ href: '#header', text: t(key), current, unread: null });
  const someone = { name: t('design.sample.handler') };
  const FRAME = { width: must("'govuk-width-container' | 'app-wide'"), page: must('Layout') };
  const { companyName, emergencyPhone, year, language } = page;
  const top = { companyName, emergencyPhone, language };
  const bottom = { companyName, emergencyPhone, year };
  const visitor = { ...top, signedIn: null, links: [link('nav.complain', false), link('nav.track', true)] };
  const inbox = { ...link('nav.inbox', false), unread: { ...unreadInWords(t, 3), live: '' } };
  const staff = { ...top, signedIn: someone, links: [link('nav.tasks', true), inbox, link('nav.cases', false)] };
  return [
    component<Model.HeadModel>(
      'head',
      { page: must('Layout'), styles: may('string[]'), scripts: may('string[]') },
      [{ caption: 'unseen', model: { page: { windowTitle: t('design.title'), signedIn: null, csrfToken: '' } } }],
      'unseen',
    ),
    component<Model.HeaderModel>(
      'header',
      FRAME,
      [
        { caption: 'visitor', model: { width, page: visitor } },
        { caption: 'staff', model: { width, page: staff } },
      ],
      'still',
    ),
    component<Model.FooterModel>(
      'footer',
      FRAME,
      [
        { caption: 'visitor', model: { width, page: { ...bottom, signedIn: null } } },
        { caption: 'staff', model: { width, page: { ...bottom, signedIn: someone } } },
      ],
      'still',
    ),
    component<Model.DiagramModel>('diagram', { diagramUrl: must('string') }, [
      { caption: 'plain', model: { diagramUrl: urls.regulationProcessDiagram('complaint-handling') } },
    ]),
  ];
}

export function pageComponents(words: Words, page: Frame): Component[] {
  return [...messages(words), pages(words), ...frame(words, page)];
}
