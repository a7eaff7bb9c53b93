/** One outage on the last day, and the dozen complaints about it: they wait for their acceptance together. */
import { type Instant, instantOf, type LocalDate } from '../../domain/core/index.js';
import type { MassEventId } from '../../domain/mass-events/index.js';
import { toDepartment } from '../../domain/organisation/index.js';
import type { Agenda } from './agenda.js';
import type { Company } from './company.js';
import { complainant } from './complaints.js';
import { courseOf, type PlannedCase, resting } from './course.js';
import type { House } from './house.js';
import type { Office } from './office.js';
import type { People } from './people.js';
import { cardAt, diceFor } from './random.js';
import type { Story } from './stories.js';

const CASES = 12;
/** A small demonstration has other things to show. */
const LEAST_COMPLAINTS = 40;
/** Far from the other complainants, so that each of these is somebody else. */
const FIRST_PERSON = 181;
const CHANNELS: readonly string[] = ['phone', 'web', 'phone', 'app', 'gov12345', 'web'];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const STORY: Story = {
  category: 'supply',
  department: toDepartment('engineering'),
  substantiated: 'yes',
  content: '早上起来家里就没有燃气，整栋楼都一样，也没有看到停气通知。',
  desired: '请说明原因，尽快恢复供气。',
  findings: '示范路调压站供电中断，调压器自动切断。',
  plan: '恢复供电并分段复气，调压站加装备用电源。',
  result: '停气系调压站供电中断所致，现已恢复供气，备用电源正在加装。',
};

export interface Outage {
  startedAt: number;
  /** When the office has written it down. */
  knownAt: number;
  expectedEndAt: number;
  cases: PlannedCase[];
}

/** null where there are too few complaints for a dozen of one kind. */
export function planOutage(
  { seed, complaints, until }: { seed: string; complaints: number; until: LocalDate },
  office: Office,
): Outage | null {
  if (complaints < LEAST_COMPLAINTS) return null;
  const opens = office.after(office.at(office.shift(until, -1), 0), 0);
  const startedAt = opens - HOUR_MS;
  const knownAt = opens + 5 * MINUTE_MS;
  const dice = diceFor(seed, 'outage');
  const course = resting('userTask_DecideAcceptance', 'offered', courseOf('satisfied', null, null, 'general', dice));
  const cases = Array.from({ length: CASES }, (_one, number): PlannedCase => {
    const index = complaints - CASES + number;
    const channel = cardAt(CHANNELS, number % CHANNELS.length);
    const passedOn = channel === 'gov12345';
    return {
      index,
      course,
      filing: {
        at: knownAt + (number + 1) * dice.whole(2, 6) * MINUTE_MS,
        story: STORY,
        input: {
          ...complainant(FIRST_PERSON + number),
          channel,
          category: 'supply',
          safetyHazard: false,
          locale: 'zh-CN',
          email: '',
          content: STORY.content,
          desiredOutcome: STORY.desired,
          occurredAt: '',
          submissionToken: `demo-${seed}-${index}`,
          ...(passedOn && {
            externalNumber: `WB-TQ-${String(number + 1).padStart(3, '0')}`,
            externalDueOn: office.shift(until, 4),
          }),
        },
      },
    };
  });
  return { startedAt, knownAt, expectedEndAt: opens + 9 * HOUR_MS, cases };
}

const instant = (at: number): Instant => instantOf(new Date(at));

/** Notes what is to happen: the office tells of the outage, then people complain of it. */
export function withOutage(
  { startedAt, knownAt, expectedEndAt, cases }: Outage,
  { house, agenda, people, company }: { house: House; agenda: Agenda; people: People; company: Company },
): void {
  let massEventId: MassEventId | undefined;
  agenda.note(knownAt, async () => {
    massEventId = await house.useCases.massEvents.openMassEvent(people.named('投诉办01'), {
      kind: 'outage',
      title: '示范路片区停气',
      area: '示范路东段',
      startedAt: instant(startedAt),
      expectedEndAt: instant(expectedEndAt),
      public: true,
    });
  });
  for (const { filing, ...planned } of cases)
    agenda.note(filing.at, () =>
      company.receive({
        ...planned,
        filing: { ...filing, input: { ...filing.input, ...(massEventId !== undefined && { massEventId }) } },
      }),
    );
}
