/** Deployments by people: they stay over a restart, change nothing that is in force, and are on record for everybody. */
import { expect } from 'chai';
import { BundleError } from '../../domain/definitions/index.js';
import { GuardedError } from '../../domain/policies/index.js';
import { filesOf, type Resource } from '../../gateways/deploy.js';
import { deployOrStay } from '../../wiring.js';
import { bundle } from '../kit/bundle.js';
import { words } from '../kit/html.js';
import { withCells } from '../kit/policy.js';
import { withWeb } from '../kit/web.js';

const LIMIT = 'D03_2025_1.dmn#limits_investigate_amount';
const saying = (text: string): Resource[] =>
  bundle().map(({ name, content }) =>
    name === 'notices/thanks.zh-CN.hbs'
      ? { name, content: Buffer.from(`${content.toString()}${text}\n`) }
      : { name, content },
  );

describe('a bundle that a person deploys', () => {
  const web = withWeb();
  const policies = () => web().desk.useCases.policies;
  const bundles = () => web().desk.database.read.bundles;
  /** The application begins, with what is shipped with it. */
  const start = (shipped: readonly Resource[]): Promise<void> => {
    const { database, client: engine, clock, log, useCases } = web().desk;
    return deployOrStay({ database, engine, clock, log, useCases }, shipped);
  };
  const put = (resources: readonly Resource[], username = '管理员01', reason = '更正用语') =>
    policies().deployBundleFor(username, filesOf(resources), reason);
  const refusal = (act: Promise<unknown>): Promise<unknown> =>
    act.then(
      () => 'done',
      (error: unknown) => error,
    );
  const page = async (language = 'zh-CN') => {
    const browser = await web().signedIn('管理员01');
    await browser.open(`/admin/bundles?lang=${language}`);
    return browser;
  };

  it('stays over a restart; what a later release brings along is offered, and not put over it', async () => {
    await start(bundle());
    expect((await put(saying('由管理员更正。')))?.number).to.equal(2);
    await start(bundle());
    expect((await bundles().latest())?.number, 'the same release').to.equal(2);
    expect(await policies().bundleNote()).to.equal(null);

    await start(saying('由新版本更正。'));
    expect(await bundles().latest()).to.include({ number: 2, origin: 'person' });
    expect((await policies().bundleNote())?.words['zh-CN']).to.include('npm run deploy');
    await put(saying('两者合并。'));
    expect([(await bundles().latest())?.number, await policies().bundleNote()]).to.deep.equal([3, null]);
  });

  it('is refused with the row where it changes what is in force, and nothing is deployed (D03-R15)', async () => {
    await start(bundle());
    const refused = await refusal(put(await withCells(bundle(), { [LIMIT]: '9' })));
    expect(refused).to.be.instanceOf(GuardedError);
    expect((refused as GuardedError).words['zh-CN']).to.include('数量 5 → 9');
    expect((await bundles().latest())?.number).to.equal(1);
  });

  it('is deployed by nobody else, not without a reason, and not where a job has no worker', async () => {
    for (const [username, reason, code] of [
      ['总经理01', '更正用语', 'forbidden'],
      ['无此账号', '更正用语', 'forbidden'],
      ['管理员01', ' ', 'invalid'],
    ] as const)
      expect(await refusal(put(saying('x'), username, reason)), username).to.include({ code });
    const unserved = bundle().map(({ name, content }) => ({
      name,
      content: Buffer.from(content.toString().replaceAll('complaint.open', 'nobody.serves')),
    }));
    expect(await refusal(put(unserved))).to.be.instanceOf(BundleError);
    expect((await bundles().latest())?.number).to.equal(1);
  });

  it('is on the page of the bundles with who, why, what changed and how many cases go by each', async () => {
    const before = await web().desk.file();
    await put(saying('由管理员更正。'));
    await web().desk.file();
    await web().desk.file();
    const zh = words(await page());
    expect(zh).to.include('2 9月29日 09:00 管理员01 更正用语 notices/thanks.zh-CN.hbs（修改） 2 1 9月29日 09:00');
    expect(zh).to.include('随系统版本提供').and.to.include('首次部署，共');
    expect(words(await page('en')))
      .to.include('Came with a release')
      .and.to.include('thanks.zh-CN.hbs (changed)');
    expect((await web().desk.complaint(before.complaintId)).bundleId).to.equal(
      (await bundles().list({ from: 1, limit: 1 }))[0]?.id,
    );
    expect(zh).not.to.include('在系统记录流程版本之前受理');
    await web().desk.database.knex('complaint').where({ id: before.complaintId }).update({ bundle_id: null });
    expect(words(await page())).to.include('另有 1 件在办投诉在系统记录流程版本之前受理');
    const handler = await web().signedIn('承办01');
    expect((await handler.open('/admin/bundles')).status).to.equal(403);
    const audit = await web().signedIn('管理员01');
    await audit.open('/admin/audit?kind=rules&lang=zh-CN');
    expect(words(audit)).to.include('部署了流程版本 版本 2');
  });
});
