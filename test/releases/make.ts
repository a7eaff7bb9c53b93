/**
 * `npm run fixture`: keeps what this state of the product writes as the data of a release, so that every later one is tried
 * on it. Needed whenever the shipped bundle changes. What was made on the same day gives way.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { House } from '../../cli/demo/house.js';
import type { ComplaintId } from '../../domain/cases/index.js';
import { instantOf, localDateOf } from '../../domain/core/index.js';
import type { FileComplaintInput } from '../../domain/intake/index.js';
import { SystemClock } from '../../gateways/clock.js';
import { hashOf } from '../../domain/definitions/index.js';
import { filesOf } from '../../gateways/deploy.js';
import { activate } from '../kit/activate.js';
import { bundle } from '../kit/bundle.js';
import { COMPLAINT } from '../kit/desk.js';
import { openTasks, waitingTasks, work } from '../kit/to-the-end.js';
import { withCells } from '../kit/policy.js';
import { CELLS, type Course, type Days, DAYS } from './courses.js';
import { pack } from './stored.js';

/** Holds in a new house from the beginning. */
const SEEDED = 'D03_2025_1';
const ZONE = 'Asia/Shanghai';
/** A Monday, 09:00: each policy has a day of its own, and what waits is late by the end. */
const START = '2026-10-19T01:00:00.000Z';
/** The week before its end is when the duties of a month begin. */
const END = '2026-10-27T01:00:00.000Z';
const DAY_MS = 86_400_000;
const MASTER = Buffer.alloc(32, 7);

async function user({ database }: House, username: string) {
  const found = await database.read.people.byUsername(username);
  if (!found) throw new Error(`There is no account ${username}.`);
  return found.user;
}

async function moveTo(house: House, target: number): Promise<void> {
  for (let next = house.nextAt(); next !== null && next < target; next = house.nextAt()) {
    await house.moveTo(Math.max(next, house.now()));
    await house.settle();
  }
  await house.moveTo(target);
  await house.settle();
}

async function file(house: House, submissionToken: string, filed: Partial<FileComplaintInput>): Promise<ComplaintId> {
  const heardAt = filed.heardBy === undefined ? {} : { heardAt: instantOf(new Date(house.now())) };
  const { complaintId } = await house.useCases.intake.fileComplaint({
    ...COMPLAINT,
    ...heardAt,
    ...filed,
    submissionToken,
  });
  await house.settle();
  return complaintId;
}

async function askForTime(house: House, complaintId: ComplaintId): Promise<void> {
  const clocks = await house.database.read.clocks.ofComplaints([complaintId]);
  const clock = clocks.find(({ step }) => step === 'result');
  if (clock === undefined) throw new Error('There is no limit to extend.');
  await house.useCases.deadlines.requestExtension(await user(house, '投诉办01'), clock.id, 3, '表具须送检。');
  await house.settle();
}

/** A complaint that goes the way of the course until the task of `until` is open. */
async function walk(house: House, course: Course, token: string, until: string): Promise<void> {
  const { filed = {}, steps, extension = false } = course;
  const complaintId = await file(house, token, filed);
  for (const [elementId, answers] of steps) {
    if (elementId === until) return;
    const item = (await openTasks(house, complaintId)).find((one) => one.elementId === elementId);
    if (item === undefined) throw new Error(`No task ${elementId} is open on the way to ${until}.`);
    await work(house, item.id, answers);
    if (extension && elementId === 'userTask_Assign') await askForTime(house, complaintId);
  }
}

/** Each course, to each of its tasks where nobody waits yet. */
async function walkAll(house: House, { policy, courses }: Days, covered: Set<string>): Promise<void> {
  for (const course of courses)
    for (const [elementId] of course.steps) {
      if (covered.has(elementId)) continue;
      await walk(house, course, `${policy} ${elementId}`, elementId);
      covered.add(elementId);
    }
}

async function fill(house: House): Promise<void> {
  const administration = { useCases: house.useCases, user: (name: string) => user(house, name) };
  const covered = new Set<string>();
  for (const [index, days] of DAYS.entries()) {
    await moveTo(house, Date.parse(START) + index * DAY_MS);
    const today = localDateOf(instantOf(new Date(house.now())), ZONE);
    if (days.policy !== SEEDED) await activate(administration, days.policy, today);
    await walkAll(house, days, covered);
  }
  await moveTo(house, Date.parse(END));
  // One of the reports is written already: it waits for its reviewer.
  const report = (await waitingTasks(house)).find(({ elementId }) => elementId === 'userTask_WriteReport');
  if (report !== undefined) await work(house, report.id);
}

async function make(name: string, dataDir: string): Promise<number> {
  const house = await House.open({
    dataDir,
    master: MASTER,
    zone: ZONE,
    companyName: '示范燃气公司',
    start: Date.parse(START),
    bundle: await withCells(bundle(), CELLS),
  });
  await fill(house);
  const waiting = [...new Set((await waitingTasks(house)).map(({ elementId }) => elementId))].sort();
  const at = instantOf(new Date(house.now()));
  await house.close();
  await pack(name, dataDir, MASTER, {
    made: 'npm run fixture',
    bundle: hashOf(filesOf(bundle())),
    at,
    cells: CELLS,
    waiting,
  });
  return waiting.length;
}

const today = localDateOf(instantOf(new SystemClock().now()), ZONE);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'release-'));
try {
  console.log(`test/releases/${today}: ${await make(today, folder)} kinds of tasks wait`);
} finally {
  fs.rmSync(folder, { recursive: true });
}
