/** A year of the company: complaints come in, people work, limits pass, all of it in virtual time. */
import { type LocalDate, addDays, createKeys, type MailGateway } from '../../domain/core/index.js';
import { Agenda } from './agenda.js';
import { Company } from './company.js';
import { planCases } from './course.js';
import { House, type HouseOptions } from './house.js';
import { createOffice, type Office } from './office.js';
import { planOutage, withOutage } from './outage.js';
import { type People, readPeople } from './people.js';
import { type Summary, summarise } from './summary.js';

export interface YearOptions extends Omit<HouseOptions, 'start'> {
  seed: string;
  complaints: number;
  /** The year ends when this day begins. */
  until: LocalDate;
  /** Once a month of virtual time, and at the end. */
  progress(month: string, received: number): void;
}

/** A mail server that takes every mail. */
const TAKES_ALL: MailGateway = { send: () => Promise.resolve({ response: '250 2.0.0 Ok' }) };
const DAYS = 365;
/** The company is there before the first complaint is. */
const BEFORE_DAYS = 3;
const DAY_MS = 86_400_000;

/** Absences of the office: one that is over, one that goes on at the end. */
function planAbsences(house: House, agenda: Agenda, office: Office, people: People, until: LocalDate): void {
  const user = people.named('投诉办02');
  const substitute = people.named('投诉办01');
  const absences = [
    { fromOn: office.shift(until, -120), toOn: office.shift(until, -111) },
    { fromOn: office.shift(until, -1), toOn: office.shift(until, 4) },
  ];
  for (const { fromOn, toOn } of absences) {
    people.away(user, fromOn, toOn);
    agenda.note(office.at(office.shift(fromOn, -3), 600), () =>
      house.useCases.people.recordAbsence(user, { userId: user.id, substituteId: substitute.id, fromOn, toOn }),
    );
  }
}

async function run(house: House, agenda: Agenda, company: Company, until: number, tell: () => void): Promise<void> {
  await house.settle();
  for (;;) {
    const next = Math.min(agenda.nextAt() ?? Infinity, house.nextAt() ?? Infinity);
    if (next >= until) break;
    // What was noted for an instant that has passed meanwhile is done now.
    await house.moveTo(Math.max(next, house.now()));
    await house.settle();
    for (const act of agenda.due(house.now())) {
      await act();
      await house.settle();
    }
    for (const item of await house.takeOffered()) await company.plan(item);
    tell();
  }
  await house.moveTo(until);
  await house.settle();
}

/** Fills a data directory that is empty, or not there. */
export async function fillYear({ seed, complaints, until, progress, ...options }: YearOptions): Promise<Summary> {
  const office = createOffice(options.zone);
  const from = addDays(until, -DAYS);
  const end = office.at(until, 0);
  const outage = planOutage({ seed, complaints, until }, office);
  const others = complaints - (outage?.cases.length ?? 0);
  const cases = planCases({ seed, complaints: others, from, to: until }, office);
  const first = Math.min(office.at(from, 0), ...cases.map(({ filing }) => filing.at));
  const house = await House.open({ ...options, mail: TAKES_ALL, start: first - BEFORE_DAYS * DAY_MS });
  try {
    const people = await readPeople(house.database.read);
    const agenda = new Agenda();
    const company = new Company({ seed, house, agenda, office, people, until: end });
    planAbsences(house, agenda, office, people, until);
    for (const planned of cases) agenda.note(planned.filing.at, () => company.receive(planned));
    if (outage !== null) withOutage(outage, { house, agenda, people, company });
    let month = '';
    await run(house, agenda, company, end, () => {
      const now = office.dayOf(house.now()).slice(0, 7);
      if (now !== month && month !== '') progress(month, company.cases.size);
      month = now;
    });
    progress(month, company.cases.size);
    return await summarise(house.database, createKeys(options.master), company.drafts);
  } finally {
    await house.close();
  }
}
