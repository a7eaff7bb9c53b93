/** A link is for whoever may follow it: every link of every page that a role begins at, or finds in the navigation. */
import { expect } from 'chai';
import { ownLinks } from '../kit/html.js';
import { walkTo } from '../kit/walk.js';
import { withWeb } from '../kit/web.js';

const ACCOUNTS = [
  ...['受理01', '投诉办01', '承办01', '承办02', '部门负责人01', '分管领导01', '总经理01', '回访01', '人力01'],
  '管理员01',
];

describe('links, where a case is investigated,', () => {
  const web = withWeb({
    scene: {
      name: 'a case that is investigated',
      async play(desk) {
        await desk.file();
        await walkTo(desk, 'userTask_Investigate');
      },
    },
  });

  for (const account of ACCOUNTS)
    it(`lead ${account} to no page that refuses them`, async () => {
      const browser = await web().signedIn(account);
      const landing = new URL(browser.page.url).pathname;
      const refused: string[] = [];
      const pages = [landing, ...ownLinks((await browser.open('/account')).html)];
      const followed = new Set<string>();
      for (const page of new Set(pages)) {
        for (const link of ownLinks((await browser.open(page)).html)) {
          if (followed.has(link)) continue;
          followed.add(link);
          const { status } = await browser.open(link);
          if (status >= 400) refused.push(`${page} → ${link}: ${status}`);
        }
      }
      expect(followed.size).to.be.greaterThan(5);
      expect(refused).to.deep.equal([]);
    });
});

describe('links', () => {
  const web = withWeb();

  it('to a case is none for an administrator, who sees the number; the list of complaints says why it is empty', async () => {
    const { number } = await web().desk.file();
    const admin = await web().signedIn('管理员01');
    const { html } = await admin.open('/admin/instances');
    expect(html).to.include(number).and.not.to.include('/desk/cases/');
    expect((await admin.open('/desk/cases')).html)
      .to.include('您的岗位不办理投诉')
      .and.not.to.include('目前没有');
  });
});
