/**
 * What is in force does not change under those who complained: not by a file that somebody saved over, not by a table
 * that somebody deployed; and a bundle that cannot be deployed stops nobody.
 */
import { expect } from 'chai';
import { createKeys } from '../../domain/core/privacy/keys.js';
import type { UseCases } from '../../domain/modules.js';
import type { Resource } from '../../gateways/deploy.js';
import { deployOrStay, wireUseCases } from '../../wiring.js';
import { activate } from '../kit/activate.js';
import { MASTER_KEY } from '../kit/desk.js';
import { withCells } from '../kit/policy.js';
import { withWeb } from '../kit/web.js';
import { bundle } from '../workflows/kit.js';

const LIMIT = 'D03_2025_1.dmn#limits_investigate_amount';

const D16_FILLED_IN = {
  'D16_2025_1.dmn#limits_findings_amount': '3',
  'D16_2025_1.dmn#profile_settings_damageThreshold': '1',
  'D16_2025_1.dmn#duties_handling_assessment_period': '"quarter"',
};

describe('a policy in force', () => {
  const web = withWeb({ start: '2026-09-28T01:00:00.000Z' });

  /** A start of the application with what is shipped with it. */
  async function started(shipped: readonly Resource[]): Promise<UseCases> {
    const { database, client: engine, clock, log } = web().desk;
    const { useCases } = wireUseCases({
      database,
      engine,
      clock,
      log,
      keys: createKeys(MASTER_KEY),
      zone: 'Asia/Shanghai',
      companyName: '示范燃气公司',
      secondFactorRoles: [],
      publicUrl: null,
      mailEnabled: false,
    });
    await deployOrStay({ database, engine, clock, log, useCases }, shipped);
    return useCases;
  }

  /** Until when a complaint that is filed now has to be investigated. */
  async function investigated(): Promise<string> {
    const { complaintId } = await web().desk.file();
    return (await web().desk.limits(complaintId)).find((limit) => limit.startsWith('investigate')) ?? 'none';
  }

  const page = async (): Promise<string> =>
    (await web().signedIn('管理员01')).open('/admin/policies').then(({ html }) => html);

  it('that is saved over is not deployed: the row is named, and everybody keeps the limit they had (D03-R15)', async () => {
    await started(bundle());
    expect(await page()).not.to.include('bundle-note');
    const before = await investigated();
    expect(before).to.match(/^investigate /);

    const useCases = await started(await withCells(bundle(), { [LIMIT]: '9' }));
    expect((await useCases.policies.bundleNote())?.words).to.deep.equal({
      'zh-CN':
        'D03_2025_1 已经施行，不得修改：“办理期限”中“收到投诉后5个工作日内完成调查核实并拟定处理方案（第八条）”：数量 5 → 9。请撤销修改，或者另存为下一个版本。系统继续使用原来的流程图和决策表。',
      en: 'D03_2025_1 is in force and must not change: 办理期限, 收到投诉后5个工作日内完成调查核实并拟定处理方案（第八条）: 数量 5 → 9. Take the change back, or save it as the next version. The application goes on with the diagrams and tables that it had.',
    });
    expect(await page()).to.include('数量 5 → 9');
    expect(await investigated()).to.equal(before);
    const shown = (await useCases.policies.policies()).find(({ file }) => file.code === 'D03_2025_1');
    expect(shown?.file.content, 'pages say what holds').not.to.include('<text>9</text>');

    await started(bundle());
    expect(await useCases.policies.bundleNote(), 'taken back').to.equal(null);
  });

  it('over which another was deployed is put back, and administrators read what it was (D03-R15)', async () => {
    const useCases = await started(bundle());
    const before = await investigated();
    const [altered] = (await withCells(bundle(), { [LIMIT]: '17' })).filter(({ name }) =>
      name.endsWith('/D03_2025_1.dmn'),
    );
    await web().desk.client.deploy(altered === undefined ? [] : [altered]);
    await useCases.policies.adoptDeployed();
    expect(await investigated()).to.equal(before);
    expect(await page())
      .to.include('数量 5 → 17')
      .and.to.include('已恢复原来的内容');
    await useCases.policies.adoptDeployed();
    expect((await web().desk.database.read.bundles.latest())?.number, 'once').to.equal(2);
    expect(
      (
        await web().desk.database.read.ledger.ofTypes(
          { types: ['policy.put-back'], person: null },
          { from: 0, limit: 9 },
        )
      ).total,
    ).to.equal(1);
  });

  it('from its activation on is guarded with the rules of the company that go with it', async () => {
    const filled = await withCells(bundle(), D16_FILLED_IN);
    const before = await started(filled);
    const user = (username: string) => web().desk.user(username);
    await activate({ user, useCases: before }, 'D16_2025_1', '2026-10-01');
    for (const [cells, code] of [
      [{ ...D16_FILLED_IN, 'D16_2025_1.dmn#limits_findings_amount': '4' }, 'D16_2025_1'],
      [{ ...D16_FILLED_IN, hours_rest_to: '"13:00"' }, 'COMPANY_2025_1'],
    ] as const) {
      const after = await started(await withCells(bundle(), cells));
      expect((await after.policies.bundleNote())?.words.en).to.match(new RegExp(`^${code} is in force`));
    }
  });

  it('takes in where the company is found, what is said in other words, and tables that are new', async () => {
    await started(bundle());
    const other = bundle().map(({ name, content }) => {
      if (!name.endsWith('/COMPANY_2025_1.dmn')) return { name, content };
      const text = content.toString('utf8');
      const table =
        '<decision id="another_COMPANY_2025_1" name="新表"><literalExpression><text>1</text></literalExpression></decision>';
      const changed = text
        .replace('公布在“在哪里投诉”页面的渠道', '公布在页面上的渠道')
        .replace('<decision id="online_', `${table}<decision id="online_`)
        .replaceAll('测试市示范区测试路100号', '测试市示范区测试路300号');
      return { name, content: Buffer.from(changed) };
    });
    const useCases = await started(other);
    expect(await useCases.policies.bundleNote()).to.equal(null);
    expect(await web().desk.client.evaluateDecision({ decisionDefinitionId: 'another_COMPANY_2025_1' }, {})).to.equal(
      1,
    );
    expect(JSON.stringify((await useCases.policies.policyInForce())?.files)).to.include('测试路300号');
    await useCases.policies.adoptDeployed();
    expect(await useCases.policies.bundleNote(), 'nothing is put back').to.equal(null);
  });

  it('guards a table that came to it like the others, once it was deployed (D05-R16)', async () => {
    const [appeal, decision] = ['COMPANY_2025_1.dmn#internal_appeal_amount', 'internal_COMPANY_2025_1'];
    await started(bundle());
    const without = bundle().map(({ name, content }) => ({
      name,
      content: Buffer.from(content.toString('utf8').replace(/<decision id="internal_COMPANY[\s\S]*?<\/decision>/, '')),
    }));
    const { database, client } = web().desk;
    const [kept] = without.filter(({ name }) => name.endsWith('/COMPANY_2025_1.dmn'));
    await database
      .knex('policy_file')
      .where({ code: 'COMPANY_2025_1' })
      .update({ content: String(kept?.content) });
    await database
      .knex('policy_file')
      .where({ code: 'COMPANY_2025_1' })
      .update({ kept_at: '2026-09-27T01:00:00.000Z' });
    const useCases = await started(await withCells(bundle(), { [appeal]: '99' }));
    expect((await useCases.policies.bundleNote())?.words.en).to.include('15 → 99');
    expect(
      await client.evaluateDecision({ decisionDefinitionId: decision }, { startEvent: 'appealed' }),
    ).to.have.nested.property('[0].amount', 15);
  });

  it('that was activated before anything was kept is what the engine has, whatever an update ships', async () => {
    const { database } = web().desk;
    await database.knex('policy_file').delete();
    await database.knex('policy_version').update({ content_hash: 'a'.repeat(64) });
    const useCases = await started(await withCells(bundle(), { [LIMIT]: '9' }));
    expect((await useCases.policies.bundleNote())?.words.en).to.include('5 → 9');
    expect((await database.read.policies.keptFile('D03_2025_1'))?.content).to.equal(
      bundle()
        .find(({ name }) => name.endsWith('/D03_2025_1.dmn'))
        ?.content.toString('utf8'),
    );
  });

  it('that came with a release which kept nothing is kept, and known by its hash, from the next start on', async () => {
    const { database } = web().desk;
    await database.knex('policy_file').delete();
    const updated = await withCells(bundle(), { [LIMIT]: '9' });
    expect(await (await started(updated)).policies.bundleNote()).to.equal(null);
    expect((await database.read.policies.byCode('D03_2025_1'))?.contentHash).to.match(/^[0-9a-f]{64}$/);
    expect((await (await started(bundle())).policies.bundleNote())?.words.en).to.include('9 → 5');
  });

  it('goes on where a bundle cannot be deployed, and says so; without any the house does not begin', async () => {
    const broken = bundle().map(({ name, content }) => ({
      name,
      content: name.endsWith('assignment.bpmn')
        ? Buffer.from(content.toString('utf8').replaceAll('"complaint.assign"', '"nobody.serves"'))
        : content,
    }));
    const useCases = await started(broken);
    expect((await useCases.policies.bundleNote())?.words.en).to.include('No worker serves nobody.serves');
    expect(await page()).to.include('没有程序处理作业类型 nobody.serves');
    expect(await investigated()).to.match(/^investigate /);

    await web().desk.database.knex('bundle').delete();
    const refusal = await started(broken).then(
      () => 'it has begun',
      (error: Error) => error.message,
    );
    expect(refusal).to.include('No worker serves nobody.serves');
  });
});
