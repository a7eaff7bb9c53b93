/** Who may do what: the whole table, role by role, and what absence and recusal make of it. */
import { expect } from 'chai';
import {
  absenceRights,
  caseRights,
  caseScopes,
  dutyRights,
  groupScopes,
  systemRights,
  userRights,
  workItemRights,
  type CaseAtHand,
  type Right,
  type WorkItemAtHand,
} from '../../domain/authorisation/index.js';
import { type Capacity, type Department, type Role, ROLES, type User } from '../../domain/model.js';
import { groupsOf } from '../../domain/roles.js';

const inDepartment = (role: Role): boolean => role === 'handler' || role === 'department-manager';
function user(
  role: Role,
  department: Department | null = inDepartment(role) ? 'metering' : null,
  id: string = role,
): User {
  const groups = groupsOf([role], department);
  return {
    id,
    username: id,
    displayName: id,
    department,
    roles: [role],
    groups,
    standsInFor: [],
    locale: 'zh-CN',
    active: true,
  };
}
const capacity = ({ id: userId, displayName, roles, department, groups }: User): Capacity => ({
  userId,
  displayName,
  roles,
  department,
  groups,
});

const ofMetering: CaseAtHand = { departments: ['metering'], recused: [] };
const ofSafety: CaseAtHand = { departments: ['safety'], recused: [] };
const task: WorkItemAtHand = { item: { group: 'handler:metering', assignee: null }, case: ofMetering };
const taskElsewhere: WorkItemAtHand = { item: { group: 'handler:safety', assignee: null }, case: ofSafety };
const report: WorkItemAtHand = { item: { group: 'return-visitor', assignee: null }, case: null };
const duty = { preparerGroup: 'return-visitor', reviewerGroup: 'general-manager' };

/** The columns, in the order of the letters below. */
const COLUMNS: [letter: string, role: Role][] = [
  ['I', 'intake'],
  ['O', 'complaint-office'],
  ['H', 'handler'],
  ['M', 'department-manager'],
  ['L', 'supervising-leader'],
  ['G', 'general-manager'],
  ['V', 'return-visitor'],
  ['R', 'hr'],
  ['A', 'admin'],
];

/** One row: the roles that may, by their letters. */
function row<Noun>(right: Right<Noun>, noun: Noun | ((role: Role) => Noun)): string {
  return COLUMNS.map(([letter, role]) => {
    const at = typeof noun === 'function' ? (noun as (role: Role) => Noun)(role) : noun;
    return right(user(role), at) ? letter : '·';
  }).join('');
}

describe('who may do what', () => {
  it('has a column for every role', () => {
    expect(COLUMNS.map(([, role]) => role)).to.have.members([...ROLES]);
  });

  it('with a case of the own department, of another, and of none yet', () => {
    const table = Object.fromEntries(
      Object.entries(caseRights).map(([verb, right]) => [
        verb,
        [ofMetering, ofSafety, { departments: [], recused: [] }].map((at) => row(right, at)).join(' '),
      ]),
    );
    expect(table).to.deep.equal({
      see: 'IOHMLGVR· IO··LGVR· IO··LGVR·',
      reveal: 'IOHMLGV·· IO··LGV·· IO··LGV··',
      reissueCode: 'IO······· IO······· IO·······',
      reclassify: 'IO······· IO······· IO·······',
      recuse: '·O··LG··· ·O··LG··· ·O··LG···',
      pauseClock: '·O······· ·O······· ·O·······',
      resumeClock: '·O······· ·O······· ·O·······',
      askForTime: '·OHM····· ·O······· ·O·······',
    });
  });

  it('with a task of the own department, of another, in one\u2019s own hands, and of a duty', () => {
    const mine = (role: Role): WorkItemAtHand => ({
      ...taskElsewhere,
      item: { group: 'handler:safety', assignee: role },
    });
    const table = Object.fromEntries(
      Object.entries(workItemRights).map(([verb, right]) => [
        verb,
        [row(right, task), row(right, taskElsewhere), row(right, mine), row(right, report)].join(' '),
      ]),
    );
    expect(table).to.deep.equal({
      see: 'IOHMLGVR· IO··LGVR· IOHMLGVRA ·O···GV··',
      claim: '··H······ ········· ········· ······V··',
      release: '········· ········· IOHMLGVRA ·········',
      submit: '··H······ ········· IOHMLGVRA ······V··',
    });
  });

  it('with duties, accounts, absences and the system', () => {
    expect({
      dutyList: row(dutyRights.list, null),
      dutySee: row(dutyRights.see, duty),
      userList: row(userRights.list, null),
      userCreate: row(userRights.create, null),
      userDeactivate: row(userRights.deactivate, { id: 'somebody' }),
      userDeactivateSelf: row(userRights.deactivate, (role: Role) => ({ id: role })),
      absenceOwn: row(absenceRights.record, (role: Role) => ({ userId: role, department: null })),
      absenceOfDepartment: row(absenceRights.record, { userId: 'somebody', department: 'metering' as const }),
      absenceElsewhere: row(absenceRights.end, { userId: 'somebody', department: 'safety' as const }),
      absenceOfCompany: row(absenceRights.end, { userId: 'somebody', department: null }),
      ...Object.fromEntries(Object.entries(systemRights).map(([verb, right]) => [verb, row(right, null)])),
    }).to.deep.equal({
      dutyList: 'IO··LGVR·',
      dutySee: 'IO··LGVR·',
      userList: '········A',
      userCreate: '········A',
      userDeactivate: '········A',
      userDeactivateSelf: '·········',
      absenceOwn: 'IOHMLGVRA',
      absenceOfDepartment: '···M····A',
      absenceElsewhere: '········A',
      absenceOfCompany: '········A',
      monitor: '········A',
      retryIncident: '········A',
      seePolicies: '········A',
      activatePolicy: '········A',
    });
  });
});

describe('whoever is recused', () => {
  const kept = (...recused: CaseAtHand['recused']): CaseAtHand => ({ ...ofMetering, recused });

  it('may do nothing with the case, in person or with the whole department', () => {
    for (const recused of [
      { userId: 'handler', department: null },
      { userId: null, department: 'metering' as const },
    ]) {
      for (const right of Object.values(caseRights)) expect(right(user('handler'), kept(recused))).to.equal(false);
      for (const assignee of [null, 'handler'])
        for (const right of Object.values(workItemRights))
          expect(
            right(user('handler'), { item: { group: 'handler:metering', assignee }, case: kept(recused) }),
          ).to.equal(false);
    }
  });

  it('is nobody else', () => {
    const at = kept({ userId: 'somebody', department: null }, { userId: null, department: 'safety' });
    expect(caseRights.see(user('handler'), at)).to.equal(true);
  });
});

describe('a substitute', () => {
  const away = user('handler', 'metering', 'away');
  const substitute: User = { ...user('handler', 'safety', 'substitute'), standsInFor: [capacity(away)] };

  it('does what the absent person may do, beside what is their own', () => {
    expect(caseRights.see(substitute, ofMetering)).to.equal(true);
    expect(caseRights.see(substitute, ofSafety)).to.equal(true);
    expect(workItemRights.claim(substitute, task)).to.equal(true);
    expect(caseScopes(substitute).map(({ department }) => department)).to.deep.equal(['safety', 'metering']);
    expect(groupScopes(substitute).map(({ groups }) => groups)).to.deep.equal([
      ['handler:safety'],
      ['handler:metering'],
    ]);
  });

  it('of somebody recused may not do it in their place, but still in their own', () => {
    const at: CaseAtHand = { departments: ['metering', 'safety'], recused: [{ userId: 'away', department: null }] };
    expect(
      workItemRights.claim(substitute, { item: { group: 'handler:metering', assignee: null }, case: at }),
    ).to.equal(false);
    expect(workItemRights.claim(substitute, { item: { group: 'handler:safety', assignee: null }, case: at })).to.equal(
      true,
    );
  });

  it('who is recused may not do it in anybody\u2019s place', () => {
    const at: CaseAtHand = { ...ofMetering, recused: [{ userId: 'substitute', department: null }] };
    expect(caseRights.see(substitute, at)).to.equal(false);
    expect(workItemRights.claim(substitute, { ...task, case: at })).to.equal(false);
  });

  it('of an administrator administers nothing', () => {
    const standIn: User = { ...user('handler'), standsInFor: [capacity(user('admin'))] };
    expect(systemRights.monitor(standIn, null)).to.equal(false);
    expect(userRights.create(standIn, null)).to.equal(false);
  });
});
