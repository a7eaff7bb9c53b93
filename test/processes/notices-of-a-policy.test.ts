/** A policy may say a notice in its own words; another one, and cases of a bundle before, do not have them. */
import { expect } from 'chai';
import type { ComplaintId } from '../../domain/cases/ids.js';
import { BundleError } from '../../domain/definitions/index.js';
import { bundle } from '../kit/bundle.js';
import { type Desk, withDesk } from '../kit/desk.js';

type Resource = ReturnType<typeof bundle>[number];
const notice = (folder: string, language: string, words: string): Resource => ({
  name: `notices/${folder}acknowledged.${language}.hbs`,
  content: Buffer.from(`---\nsubject: ${words}\n---\n${words}\n`),
});
const both = (folder: string, words: string): Resource[] => [
  notice(folder, 'zh-CN', words),
  notice(folder, 'en', `${words} (en)`),
];
const MOST_STEPS = 5;
/** Of the acknowledgement, as soon as it is written. */
async function subjectOf(desk: Desk, complaintId: ComplaintId): Promise<string | undefined> {
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { notices } = await desk.useCases.cases.caseFile(await desk.user('投诉办01'), complaintId);
    const written = notices.find(({ event }) => event === 'acknowledged');
    if (written !== undefined) return written.subject;
    for (const element of await desk.openTasks(complaintId)) await desk.do(element, {}, complaintId);
  }
  throw new Error('It was never acknowledged.');
}
const filed = async (desk: Desk): Promise<string | undefined> => subjectOf(desk, (await desk.file()).complaintId);

describe('a notice', () => {
  const desk = withDesk();

  it('has the words of the policy’s version, else of the policy, else those that all have', async () => {
    const before = (await desk().file()).complaintId;
    const other = both('D04/', '按另一制度');
    await desk().deploy([...bundle(), ...other]);
    expect(await filed(desk()), 'of another policy').to.match(/^投诉 TS\d+ 已受理$/);
    const own = both('D03/', '按投诉制度');
    await desk().deploy([...bundle(), ...other, ...own]);
    expect(await filed(desk())).to.equal('按投诉制度');
    await desk().deploy([...bundle(), ...other, ...own, ...both('D03_2025_1/', '按投诉制度第1版')]);
    expect(await filed(desk())).to.equal('按投诉制度第1版');
    expect(await subjectOf(desk(), before), 'of its own bundle').to.match(/^投诉 TS\d+ 已受理$/);
  });
});

describe('a notice in one language only', () => {
  const desk = withDesk();

  it('is not deployed, and the missing file is named', async () => {
    const refused: unknown = await desk()
      .deploy([...bundle(), notice('D03/', 'en', 'Received')])
      .catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(BundleError);
    expect(String(refused)).to.include('notices/D03/acknowledged.zh-CN.hbs is missing');
  });
});
