/** What is measured: each operation prepares its visitors, and hands back the one request of each that counts. */
import { numberOf, queryCodeOf, sessionOf, USERS } from './house.js';
import { contentOf, personOf, phoneOf, sampled } from './town.js';
import { Visitor } from './visitor.js';
import { pooled } from '../measure.js';

export interface Place {
  url: string;
  /** Of its database. */
  location: string;
  /** Complaints that were written. */
  total: number;
  year: number;
}

/** @param salt another one for each round, so that nobody asks the same twice */
export interface Operation {
  name: string;
  prepare(place: Place, count: number, salt: number): Promise<(() => Promise<void>)[]>;
}

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`${what}.`);
};

let filed = 0;
/** Somebody who has answered every question and is about to send. */
export async function readyToSend(url: string): Promise<Visitor> {
  filed += 1;
  const person = {
    complainantName: '测试甲',
    phone: `198${String(filed).padStart(8, '0')}`,
    email: '',
  };
  const visitor = new Visitor(url);
  await visitor.get('/complaints/new/safety');
  const steps: [string, Record<string, string>][] = [
    ['safety', { safetyHazard: 'no' }],
    ['matter', { category: 'other' }],
    ['what', { content: '营业窗口排队时间太长，办理手续来回三次。', occurredAt: '' }],
    ['where', { address: `测试市示范区测试路${filed}号` }],
    ['wish', { desiredOutcome: '请改进。' }],
    ['contact', person],
  ];
  for (const [step, fields] of steps) await visitor.post(`/complaints/new/${step}`, fields, 303);
  // What is shown is what is sent.
  await visitor.get(visitor.about('/complaints/check'));
  return visitor;
}

const filing: Operation = {
  name: 'file a complaint',
  async prepare({ url }, count) {
    const visitors: Visitor[] = [];
    await pooled(count, USERS, async () => void visitors.push(await readyToSend(url)));
    return visitors.map((visitor) => async () => {
      const { location } = await visitor.post('/complaints', {}, 303);
      must(location.startsWith('/complaints/sent?'), `A complaint was not taken: ${location}`);
    });
  },
};

/** Whoever looks at the page that asks for number and code. */
async function atTheDoor({ url }: Place): Promise<Visitor> {
  const visitor = new Visitor(url);
  await visitor.get('/track');
  return visitor;
}

const passOf = ({ total, year }: Place, index: number): Record<string, string> => ({
  number: numberOf(index, total, year),
  code: queryCodeOf(index),
});

const signingIn: Operation = {
  name: 'track: number and query code',
  async prepare(place, count, salt) {
    const door = await atTheDoor(place);
    return sampled(count, place.total, salt).map((index) => async () => {
      await Visitor.like(door).post('/track', passOf(place, index), 303);
    });
  },
};

const tracking: Operation = {
  name: "track: the complaint's page",
  async prepare(place, count, salt) {
    const door = await atTheDoor(place);
    const indexes = sampled(count, place.total, salt);
    const inside: [Visitor, string][] = [];
    await pooled(count, USERS, async (at) => {
      const visitor = Visitor.like(door);
      const pass = passOf(place, indexes[at] ?? 0);
      await visitor.post('/track', pass, 303);
      inside.push([visitor, pass['number'] ?? '']);
    });
    return inside.map(([visitor, number]) => async () => {
      const { html } = await visitor.get(visitor.about('/track/complaint'));
      must(html.includes(number), `${number} is not on its page`);
    });
  },
};

/** The staff's page of that address, by every user in turn. */
async function staffAt(url: string, path: string): Promise<Visitor[]> {
  const users = Array.from({ length: USERS }, (_, user) => new Visitor(url, { session: sessionOf(user) }));
  for (const user of users) must((await user.get(path)).status === 200, `${path} is not for the staff`);
  return users;
}

/** A form of the desk that is filled in for some complaints, and answered by a page that names them. */
const lookingUp = (
  name: string,
  path: string,
  fieldsOf: (place: Place, index: number) => Record<string, string>,
): Operation => ({
  name,
  async prepare(place, count, salt) {
    const users = await staffAt(place.url, path);
    return sampled(count, place.total, salt).map((index, at) => async () => {
      const user = users[at % USERS] as Visitor;
      const { html } = await user.post(path, fieldsOf(place, index), 200);
      const number = numberOf(index, place.total, place.year);
      must(html.includes(number), `${name}: ${number} was not found`);
    });
  },
});

const reading = (name: string, path: string): Operation => ({
  name,
  async prepare({ url }, count) {
    const users = await staffAt(url, path);
    return Array.from({ length: count }, (_, at) => async () => {
      const { status } = await (users[at % USERS] as Visitor).get(path);
      must(status === 200, `${path} answers ${status}`);
    });
  },
});

const phoneAt = ({ total }: Place, index: number): string => phoneOf(personOf(index, total));

export const OPERATIONS: readonly Operation[] = [
  filing,
  signingIn,
  tracking,
  lookingUp('register: earlier cases by phone', '/desk/register', (place, index) => ({
    look: '1',
    phone: phoneAt(place, index),
  })),
  lookingUp('register: earlier cases by address', '/desk/register', ({ total }, index) => ({
    look: '1',
    address: contentOf(index, total).address,
  })),
  lookingUp('desk: search by phone', '/desk/cases', (place, index) => ({ text: phoneAt(place, index) })),
  lookingUp('desk: search by number', '/desk/cases', ({ total, year }, index) => ({
    text: numberOf(index, total, year),
  })),
  reading("desk: the groups' tasks", '/desk?view=groups'),
];
