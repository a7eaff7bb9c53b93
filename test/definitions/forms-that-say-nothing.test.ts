/** A house that has kept its own bundle over an update: its forms say nothing of themselves, and still mean what they meant. */
import { expect } from 'chai';
import { FIELD_MARKS, FORM_MARKS } from '../../domain/forms/roles.js';
import { ANSWERS } from '../kit/answers.js';
import { bundle } from '../kit/bundle.js';
import { withDesk } from '../kit/desk.js';
import { anId } from '../kit/ids.js';
import { walkTo } from '../kit/walk.js';

type Resource = ReturnType<typeof bundle>[number];
interface Part {
  properties?: Record<string, string>;
  components?: Part[];
}

function silent(parts: Part[]): void {
  for (const { properties = {}, components = [] } of parts) {
    for (const mark of [...FORM_MARKS, ...FIELD_MARKS]) delete properties[mark];
    silent(components);
  }
}

const withSilentForms = (): Resource[] =>
  bundle().map(({ name, content }) => {
    if (!name.endsWith('.form')) return { name, content };
    const form = JSON.parse(content.toString('utf8')) as { components: Part[] };
    silent(form.components);
    return { name, content: Buffer.from(JSON.stringify(form)) };
  });

describe('forms of a release in which they said nothing of themselves', () => {
  const desk = withDesk();
  beforeEach(async () => {
    await desk().deploy(withSilentForms());
    await desk().file();
  });
  const file = async () =>
    desk().useCases.cases.caseFile(await desk().user('投诉办01'), desk().complaints[0] ?? anId('nothing'));

  it('correct what was told, quote in notices, and say what a task came to', async () => {
    await desk().complete('受理01', 'userTask_Register', { content: '更正后的内容' });
    await walkTo(desk(), 'userTask_ReturnVisit', 'userTask_DecideAcceptance');
    const { notices, ...rest } = await file();
    expect('content' in rest && rest.content.content).to.equal('更正后的内容');
    const told = notices.find(({ event }) => event === 'result');
    expect(told?.body).to.include(String(ANSWERS['prepare-result']?.['resultText']));
    await desk().complete('回访01', 'userTask_ReturnVisit');
    const visit = (await desk().database.read.workItems.ofComplaint(desk().complaints[0] ?? anId('nothing'))).find(
      ({ elementId }) => elementId === 'userTask_ReturnVisit',
    );
    expect(visit?.outcome).to.equal('satisfied');
  });
});
