/** Who complains, when, by which way and of what. */
import { addDays, daysBetween, instantOf, type LocalDate } from '../../domain/core/index.js';
import type { FileComplaintInput } from '../../domain/intake/index.js';
import { type Department, toDepartment } from '../../domain/organisation/index.js';
import type { Office } from './office.js';
import { cardAt, deck, diceFor, type Random } from './random.js';
import { ENGLISH_STORIES, STORIES, type Story } from './stories.js';

/** What comes in, and when; the rest of its life is its course. */
export interface Filing {
  at: number;
  input: FileComplaintInput;
  story: Story;
}

const CHANNEL_SHARES: readonly (readonly [string, number])[] = [
  ['phone', 30],
  ['web', 25],
  ['gov12345', 12],
  ['app', 9],
  ['onSite', 7],
  ['letter', 3],
  ['email', 3],
  ['messageBoard', 3],
  ['consumer12315', 3],
  ['sms', 2],
  ['mayorLine', 2],
  ['petition', 1],
  ['media', 1],
  ['industryRegulator', 1],
  ['marketRegulator', 1],
  ['other', 1],
];
const CATEGORY_SHARES: readonly (readonly [string, number])[] = [
  ['metering', 24],
  ['supply', 15],
  ['price', 14],
  ['repair', 14],
  ['safety', 11],
  ['conduct', 10],
  ['quality', 7],
  ['other', 5],
];
/** Whoever passed it on has given it a number and asks for an answer by a day. */
const PASSED_ON: readonly string[] = [
  'gov12345',
  'consumer12315',
  'mayorLine',
  'petition',
  'media',
  'industryRegulator',
  'marketRegulator',
];
/** Nobody of the company has to be there. */
const AT_ANY_HOUR: readonly string[] = ['web', 'app', 'email', 'sms', 'messageBoard'];
const ENGLISH_SHARE = 0.05;
/** Complainants of the demonstration, all of them invented; some complain twice. */
const PEOPLE = 180;
/** January first: in winter more gas is burnt, and more goes wrong. */
const BY_MAIL: readonly string[] = ['web', 'app', 'email'];
const MONTH_WEIGHTS = [1, 0.95, 0.8, 0.65, 0.55, 0.5, 0.5, 0.55, 0.6, 0.7, 0.85, 1];
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = ['', ...'子丑寅卯辰巳午未申酉戌亥', ...'东南西北中'];

export function complainant(index: number): Pick<FileComplaintInput, 'complainantName' | 'phone' | 'address'> {
  const name = `测试${STEMS[index % 10]}${BRANCHES[Math.floor(index / 10) % BRANCHES.length]}`;
  // Numbers and addresses that are nobody's.
  const phone = `1990000${String(index).padStart(4, '0')}`;
  return { complainantName: name, phone, address: `测试市示范区示范路${index + 1}号` };
}

/** An instant of the year, more often in winter; in office hours where somebody has to take it down. */
export function arrivalIn(from: LocalDate, to: LocalDate, channel: string, office: Office, dice: Random): number {
  const days = daysBetween(from, to);
  for (;;) {
    const day = addDays(from, dice.whole(0, days - 1));
    if (!dice.chance(MONTH_WEIGHTS[Number(day.slice(5, 7)) - 1] ?? 1)) continue;
    if (AT_ANY_HOUR.includes(channel)) return office.at(day, dice.whole(7 * 60, 22 * 60)) + dice.whole(0, 59) * 1000;
    if (!office.isWorkingDay(day)) continue;
    return office.after(office.at(day, 0), dice.whole(20, 420)) + dice.whole(0, 59) * 1000;
  }
}

function storyOf(category: string, locale: FileComplaintInput['locale'], dice: Random): Story {
  const english = ENGLISH_STORIES.filter((story) => story.category === category);
  return dice.pick(locale === 'en' ? english : STORIES.filter((story) => story.category === category));
}

/** Somebody of the desk writes it down, and registers it by that; the rest people write themselves. */
export const isTakenDown = ({ channel }: Pick<FileComplaintInput, 'channel'>): boolean =>
  !AT_ANY_HOUR.includes(channel);

/** How long the paper or the note lay before it was taken down, in minutes. */
function takenDownAfter(channel: string, dice: Random): number {
  if (AT_ANY_HOUR.includes(channel)) return 0;
  return channel === 'letter' ? dice.whole(30, 90) : dice.whole(2, 12);
}

function inputOf(
  story: Story,
  facts: Pick<FileComplaintInput, 'channel' | 'locale' | 'submissionToken'> & { at: number },
  office: Office,
  dice: Random,
): FileComplaintInput {
  const { at, ...rest } = facts;
  const day = office.dayOf(at);
  const waited = takenDownAfter(facts.channel, dice);
  const ownChoice = AT_ANY_HOUR.includes(facts.channel);
  const passedOn = PASSED_ON.includes(facts.channel);
  return {
    ...rest,
    ...complainant(dice.whole(0, PEOPLE - 1)),
    // Who writes by these has an address; everybody else is called.
    email: BY_MAIL.includes(facts.channel) ? 'yonghu@example.invalid' : '',
    content: story.content,
    desiredOutcome: story.desired,
    occurredAt: addDays(day, -dice.whole(0, 6)),
    // On paper and by telephone people do not choose a category: the registration does.
    category: ownChoice && dice.chance(0.85) ? story.category : null,
    safetyHazard: story.hazard === true,
    ...(waited > 0 && { receivedAt: instantOf(new Date(at - waited * 60_000)) }),
    ...(passedOn && {
      externalNumber: `WB${day.replaceAll('-', '')}${String(dice.whole(1, 999)).padStart(3, '0')}`,
      externalDueOn: office.shift(day, dice.whole(20, 30)),
    }),
  };
}

/** Which channels and categories there are, and in which numbers; the instants come with the course. */
export function planFilings(
  seed: string,
  count: number,
  office: Office,
  arrival: (index: number, channel: string, dice: Random) => number,
): Filing[] {
  const channels = deck(diceFor(seed, 'channels'), count, CHANNEL_SHARES);
  const categories = deck(diceFor(seed, 'categories'), count, CATEGORY_SHARES);
  return categories.map((category, index) => {
    const dice = diceFor(seed, 'filing', index);
    const channel = cardAt(channels, index);
    const at = arrival(index, channel, dice);
    const inEnglish = ENGLISH_STORIES.some((story) => story.category === category) && dice.chance(ENGLISH_SHARE * 1.5);
    const locale = inEnglish ? 'en' : 'zh-CN';
    const story = storyOf(category, locale, dice);
    const submissionToken = `demo-${seed}-${index}`;
    return { at, story, input: inputOf(story, { channel, locale, submissionToken, at }, office, dice) };
  });
}

/** A department that has nothing to do with it, to which it is sent by mistake. */
export const wrongDepartment = (right: Department): Department =>
  toDepartment(right === 'metering' ? 'service' : 'metering');
