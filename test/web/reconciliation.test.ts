/** The page of what desk and engine disagree about, as an administrator uses it. */
import { expect } from 'chai';
import { instantOf } from '../../domain/core/index.js';
import type { FindingId } from '../../domain/monitor/ids.js';
import { ownLinks } from '../kit/html.js';
import { anId } from '../kit/ids.js';
import { withWeb } from '../kit/web.js';

describe('the page of the reconciliation', () => {
  const web = withWeb();
  const PAGE = '/admin/reconciliation';

  async function later(): Promise<void> {
    const { desk } = web();
    await desk.advanceTo(instantOf(new Date(desk.clock.now().getTime() + 120_000)));
  }

  it('says that nothing was compared yet, then that all fits', async () => {
    const admin = await web().signedIn('管理员01');
    await admin.open(PAGE);
    expect(admin.text).to.include('尚未核对').and.to.include('没有需要处理的事项');
    await admin.submit(PAGE, {});
    expect(admin.text).to.include('核对已完成').and.to.include('未处理 0 项');
    await admin.open(`${PAGE}?lang=en`);
    expect(admin.text).to.include('Desk and engine agree');
  });

  it('names a case that the engine does not know, says what the button does, and does it', async () => {
    const { desk } = web();
    const { complaintId, number } = await desk.file();
    const { processInstanceKey } = await desk.complaint();
    await desk.client.cancelProcessInstance(processInstanceKey ?? '');
    await desk.settled();
    await desk.database
      .knex('complaint')
      .where({ id: complaintId })
      .update({ process_instance_key: '2251799900000001' });
    await later();
    const admin = await web().signedIn('管理员01');
    await admin.open(PAGE);
    await admin.submit(PAGE, {});
    expect(admin.text).to.include(number).and.to.include('未处理 1 项');
    const href = ownLinks(admin.document).find((one) => one.startsWith('/admin/reconciliation/')) ?? '';
    await admin.open(href);
    expect(admin.text).to.include('案件重新从登记环节办理').and.to.include('重新启动办理流程');
    await admin.submit(href, {});
    expect(admin.text).to.include('已处理，并已记入台账');
    await desk.settled();
    expect(await desk.openTasks()).to.include('userTask_Register');
    await admin.open(href);
    expect(admin.page.html, 'no button any more').not.to.include(`action="${href}"`);
  });

  it('has pages, what is open first', async () => {
    const { desk } = web();
    const at = instantOf(desk.clock.now());
    const seen = Array.from({ length: 60 }, (_none, index) => ({
      id: anId<FindingId>(`finding-${index}`),
      kind: 'watch-foreign' as const,
      subject: `22517998${index}`,
      complaintId: null,
      engineKey: `22517998${index}`,
    }));
    await desk.database.transaction(async (r) => {
      await r.findings.note(seen, at);
      await r.findings.mended(anId('finding-7'), 'system:reconciliation', at);
    });
    const admin = await web().signedIn('管理员01');
    await admin.open(PAGE);
    expect(admin.page.html).to.include('60').and.not.to.include('已自动修复');
    await admin.open(`${PAGE}?page=3`);
    expect(admin.page.html).to.include('已自动修复');
  });
});
