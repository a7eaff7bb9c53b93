/** Examples of what tells people how things stand: tags, limits, what happened, what was filled in. */
import { toInstant, toLocalDate } from '../../domain/core/index.js';
import type * as Model from '../shell/components.js';
import type { Holders } from '../organisation/index.js';
import { type GuidanceModel, signatureModel } from '../tasks/index.js';
import { type Component, component, may, must, type Words } from './component.js';
import { term } from '../shell/i18n.js';
import { LONG_CHINESE } from './form-examples.js';

const HOUR = 3_600_000;
const COLOURS = ['blue', 'green', 'grey', 'orange', 'red'] as const;
const DUE = toInstant('2026-10-12T16:00:00.000Z');
const WHEN = toInstant('2026-09-29T02:00:00.000Z');

/** The chip in every state: each kind with the words that go with it. */
export function chips({ t, format }: Words): (Model.DeadlineChipModel & { caption: string })[] {
  return [
    { caption: 'running', kind: 'running', left: t('common.deadline.left.workingDays', { count: 3 }) },
    { caption: 'soon', kind: 'soon', left: t('common.deadline.left.today') },
    { caption: 'overdue', kind: 'overdue', left: t('common.deadline.overdue', { span: format.span(28 * HOUR) }) },
    { caption: 'done', kind: 'done', left: t('common.deadline.met') },
    { caption: 'paused', kind: 'paused', left: t('common.deadline.paused') },
  ];
}

function limits(words: Words): Component[] {
  const { t, format } = words;
  const states = chips(words);
  const limit = {
    step: term(t, 'step', 'investigate'),
    due: format.before(DUE),
    provenance: t('common.deadline.from.workingDay', {
      before: format.before(DUE),
      start: format.day(toLocalDate('2026-09-29')),
      amount: 5,
      article: t('terms.regulation.company'),
    }),
  };
  return [
    component<Model.DeadlineChipModel>(
      'deadline-chip',
      { left: must('string'), kind: must("'running' | 'soon' | 'overdue' | …") },
      states.map(({ caption, ...model }) => ({ caption, model })),
    ),
    component<Model.DeadlinesModel>('deadlines', { deadlines: must('DeadlineModel[]') }, [
      { caption: 'one', model: { deadlines: states.slice(0, 1).map((state) => ({ ...limit, ...state })) } },
      {
        caption: 'several',
        model: { deadlines: states.slice(1, 3).map(({ kind, left }) => ({ ...limit, kind, left })) },
      },
    ]),
  ];
}

function history({ t, format }: Words): Component[] {
  const when = format.dateTime(WHEN);
  const [title, by] = [t('design.sample.accepted'), t('design.sample.desk')];
  const submission = {
    task: t('design.sample.investigation'),
    by: t('design.sample.handler'),
    when,
    fields: [
      { label: t('design.sample.day'), value: format.day(toLocalDate('2026-09-29')) },
      { label: t('design.sample.findings'), value: t('design.sample.findingsText') },
    ],
  };
  return [
    component<Model.TalksModel>('talk', { talk: must('TalkModel[]') }, [
      { caption: 'plain', model: { talk: [{ title, when, body: t('design.sample.findingsText'), fresh: true }] } },
    ]),
    component<Model.TimelineModel>('timeline', { entries: must('TimelineEntry[]') }, [
      {
        caption: 'plain',
        model: {
          entries: [
            { when, title, text: t('design.sample.acceptedText'), by },
            { when, title: t('design.sample.filed'), text: '', by: '' },
          ],
        },
      },
      { caption: 'long', model: { entries: [{ when, title: '补充材料', text: LONG_CHINESE, by: '' }] }, lang: 'zh-CN' },
    ]),
    component<Model.SubmissionsModel>('submissions', { submissions: must('SubmissionModel[]') }, [
      { caption: 'folded', model: { submissions: [{ ...submission, open: false }] } },
      { caption: 'unfolded', model: { submissions: [{ ...submission, open: true }] } },
    ]),
  ];
}

/** A correction, with what it changed. */
function versions({ t, format }: Words): Component {
  const title = t('desk.versions.version', {
    version: 2,
    how: t('desk.versions.how.corrected'),
    by: t('design.sample.handler'),
    when: format.dateTime(WHEN),
  });
  const changes = [{ label: t('design.sample.phoneLabel'), from: '138****0000', to: '139****0000' }];
  return component<Model.VersionsModel>('versions', { versions: must('VersionModel[]') }, [
    {
      caption: 'plain',
      model: { versions: [{ version: 2, title, reason: t('desk.correction.reasonHint'), changes, whole: [] }] },
    },
  ]);
}

/** What is to be done at a task; who holds a post. */
function peopleAndWork({ t, format }: Words): Component[] {
  const person = t('design.sample.handler');
  const guidance: GuidanceModel = {
    what: [t('design.sample.note')],
    ...{ group: t('design.sample.desk'), person, limit: format.before(DUE) },
    basis: [{ source: t('terms.regulation.company'), says: [LONG_CHINESE], meaning: [] }],
  };
  return [
    component<GuidanceModel>(
      'guidance',
      {
        what: must('string[]'),
        group: must('string'),
        person: must('string'),
        limit: must('string'),
        basis: must('{ source, says, meaning }[]'),
      },
      [{ caption: 'plain', model: guidance }],
    ),
    component<Holders>('holders', { people: must('{ name, href }[]'), missing: must('string') }, [
      { caption: 'plain', model: { people: [{ name: person, href: '#holders' }], missing: '' } },
      { caption: 'empty', model: { people: [], missing: t('admin.organisation.missing.post') } },
    ]),
  ];
}

/** A few strokes, and a name instead of them. */
function signatures(words: Words): Component {
  const { t, format } = words;
  const shown = (value: string): Model.SignatureModel =>
    signatureModel(words, {
      label: t('design.sample.signature'),
      value,
      by: t('design.sample.handler'),
      when: format.dateTime(WHEN),
    });
  return component<Model.SignatureModel>(
    'signature',
    {
      path: must('string'),
      box: must('string'),
      name: must('string'),
      spoken: must('string'),
      note: must('string'),
    },
    [
      {
        caption: 'plain',
        model: shown('strokes:60,120 120,50 150,150 200,70 240,140;260,60 250,150 340,110 420,130 540,90'),
      },
      { caption: 'long', model: shown('测试甲'), lang: 'zh-CN' },
    ],
  );
}

export function stateComponents(words: Words): Component[] {
  const { t, format } = words;
  const rows = [
    { label: t('design.sample.addressLabel'), value: t('design.sample.address') },
    { label: t('design.sample.phoneLabel'), value: '138****0000' },
  ];
  return [
    ...peopleAndWork(words),
    component<Model.TagModel>('tag', { text: must('string'), colour: may("'green' | 'grey' | 'orange' | 'red'") }, [
      ...COLOURS.map((colour) => ({ caption: colour, model: { text: t(`design.sample.tag.${colour}`), colour } })),
    ]),
    ...limits(words),
    ...history(words),
    signatures(words),
    versions(words),
    component<Model.SummaryListModel>('summary-list', { rows: must('Row[]') }, [
      { caption: 'plain', model: { rows } },
      {
        caption: 'actions',
        model: {
          rows: rows.map((row) => ({
            ...row,
            action: { text: t('public.check.change'), what: row.label, href: '#summary-list' },
          })),
        },
      },
      { caption: 'long', model: { rows: [{ label: '投诉内容', value: LONG_CHINESE }] }, lang: 'zh-CN' },
    ]),
    component<Model.FiguresModel>('figures', { title: must('string'), rows: must('Row[]') }, [
      {
        caption: 'plain',
        model: {
          title: t('desk.duties.figures'),
          rows: [
            {
              label: t('terms.figure.limitsMet'),
              value: '35',
              share: t('desk.duties.shareOf', { numerator: 35, denominator: 38, share: 92.1 }),
              cohort: t('terms.cohort.due'),
            },
            {
              label: t('terms.figure.satisfied'),
              value: '0',
              share: t('desk.duties.noShare'),
              cohort: t('terms.cohort.visited'),
            },
          ],
        },
      },
    ]),
    component<Model.CorrectionsModel>('corrections', { rows: must('Row[]') }, [
      {
        caption: 'plain',
        model: {
          rows: [
            {
              label: t('terms.figure.archived'),
              period: t('terms.period.quarter', { year: 2025, n: 4 }),
              ...{ told: '38', now: '37' },
              reasons: t('terms.correctionReason.reopened'),
            },
          ],
        },
      },
    ]),
    component<Model.IncidentRow>(
      'incident',
      {
        complaint: must('{ href, number } | null'),
        href: must('string'),
        retryHref: must('string'),
        what: must('string'),
        where: must('string'),
        since: must('string'),
        lasting: must('string'),
        message: must('string'),
        open: must('boolean'),
      },
      ['open', 'settled'].map((caption) => ({
        caption,
        model: {
          complaint: caption === 'open' ? { href: '#incident', number: 'TS20260929001' } : null,
          href: '#incident',
          retryHref: '#incident',
          what: t('design.sample.incident'),
          where: t('design.sample.incidentWhere'),
          since: format.dateTime(WHEN),
          lasting: format.span(3 * HOUR),
          message: 'connect ECONNREFUSED 127.0.0.1:25',
          open: caption === 'open',
        },
      })),
      'still',
    ),
  ];
}
