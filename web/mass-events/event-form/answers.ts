/** What is written of an event, read and turned into what the use case takes. */
import type { Request } from 'express';
import { type Instant, instantOf, recordOf } from '../../../domain/core/index.js';
import { type MassEvent, MASS_EVENT_KINDS, type MassEventWords } from '../../../domain/mass-events/index.js';
import { instantOfMinute, field } from '../../shell/form-fields.js';
import type { Formats } from '../../shell/format.js';

export const NAMES = ['kind', 'title', 'area', 'startedAt', 'expectedEndAt', 'public'] as const;

export type Name = (typeof NAMES)[number];

export type Answers = Record<Name, string>;

/** Codes of `events.errors.<name>`. */
export type Mistakes = Partial<Record<Name, string>>;

/** 2026-09-29T08:00, as a date field holds it. */
const minuteOf = (format: Formats, at: Instant): string => format.precise(at).slice(0, 16).replace(' ', 'T');

export const newAnswers = (format: Formats): Answers => ({
  kind: 'outage',
  title: '',
  area: '',
  startedAt: minuteOf(format, instantOf(format.now())),
  expectedEndAt: '',
  public: 'true',
});

export const answersOf = (format: Formats, event: MassEvent): Answers => ({
  kind: event.kind,
  title: event.title,
  area: event.area,
  startedAt: minuteOf(format, event.startedAt),
  expectedEndAt: event.expectedEndAt === null ? '' : minuteOf(format, event.expectedEndAt),
  public: String(event.public),
});

export const readAnswers = (req: Request): Answers => recordOf(NAMES, (name) => field(req, name));

export const kindOf = ({ kind }: Answers): MassEvent['kind'] =>
  MASS_EVENT_KINDS.find((one) => one === kind) ?? 'outage';

/** What no clock shows is told before the use case is asked. */
export const timeMistakes = (answers: Answers, zone: string): Mistakes =>
  Object.fromEntries(
    (['startedAt', 'expectedEndAt'] as const)
      .filter((name) => answers[name] !== '' && instantOfMinute(answers[name], zone) === null)
      .map((name) => [name, 'wrong']),
  );

export const toWords = (answers: Answers, zone: string): MassEventWords => ({
  title: answers.title,
  area: answers.area,
  startedAt: instantOfMinute(answers.startedAt, zone),
  expectedEndAt: instantOfMinute(answers.expectedEndAt, zone),
  public: answers.public === 'true',
});
