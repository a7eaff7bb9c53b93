/** Who may do what: the whole table, role by role, and what absence and recusal make of it. */
import { expect } from 'chai';
import { caseRights, caseScopes, type CaseAtHand } from '../../domain/cases/rights.js';
import { dutyRights } from '../../domain/duties/rights.js';
import { intakeRights } from '../../domain/intake/rights.js';
import { massEventRights, type MassEventAtHand } from '../../domain/mass-events/rights.js';
import { type Department, type Role, ROLES } from '../../domain/organisation/model.js';
import { organisationRights } from '../../domain/organisation/rights.js';
import { absenceRights } from '../../domain/people/absence-rights.js';
import { ownCapacities, type Right } from '../../domain/people/capacity.js';
import type { UserId } from '../../domain/people/ids.js';
import type { User } from '../../domain/people/model.js';
import { userRights } from '../../domain/people/rights.js';
import { byPosts, toGroup } from '../../domain/people/roles.js';
import { systemRights } from '../../domain/people/system-rights.js';
import { proposalRights } from '../../domain/policies/rights.js';
import { groupScopes, type Holder, lapseOf, workItemRights, type WorkItemAtHand } from '../../domain/tasks/rights.js';
import { submissionRights } from '../../domain/tasks/submission-rights.js';
import { aDepartment } from '../kit/departments.js';
import { anId } from '../kit/ids.js';
import { anInstant } from '../kit/instants.js';
import { aPost } from '../kit/posts.js';

const inDepartment = (role: Role): boolean => role === 'handler' || role === 'department-manager';
function user(
  role: Role,
  department: Department | null = inDepartment(role) ? aDepartment('metering') : null,
  id: UserId = anId(role),
): User {
  const posts = [{ post: aPost(role), role, department }];
  return {
    id,
    username: id,
    displayName: id,
    posts,
    deputyOf: [],
    ...byPosts(posts),
    standsInFor: [],
    locale: 'zh-CN',
    active: true,
  };
}

const open = { report: false, state: 'assigned' as const, archivedAt: null, erasedAt: null };
const at = anInstant('2026-09-29T01:00:00.000Z');
const ofMetering: CaseAtHand = { complaint: open, departments: [aDepartment('metering')], recused: [] };
const ofSafety: CaseAtHand = { ...ofMetering, departments: [aDepartment('safety')] };
const ofNobody: CaseAtHand = { ...ofMetering, departments: [] };
const task: WorkItemAtHand = {
  item: { group: toGroup('handler:metering'), assignee: null },
  holder: null,
  case: ofMetering,
};
const taskElsewhere: WorkItemAtHand = {
  item: { group: toGroup('handler:safety'), assignee: null },
  holder: null,
  case: ofSafety,
};
const report: WorkItemAtHand = { item: { group: toGroup('return-visitor'), assignee: null }, holder: null, case: null };
const duty = { preparerGroup: toGroup('return-visitor'), reviewerGroup: toGroup('general-manager') };

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
        [ofMetering, ofSafety, ofNobody].map((at) => row(right, at)).join(' '),
      ]),
    );
    expect(table).to.deep.equal({
      see: 'IOHMLGVR· IO··LGVR· IO··LGVR·',
      seeIdentity: 'IOHMLGV·· IO··LGV·· IO··LGV··',
      reveal: 'IOHMLGV·· IO··LGV·· IO··LGV··',
      write: 'IOHM··V·· IO····V·· IO····V··',
      reissueCode: 'IO······· IO······· IO·······',
      reclassify: 'IO······· IO······· IO·······',
      correct: '·O······· ·O······· ·O·······',
      recuse: '·O··LG··· ·O··LG··· ·O··LG···',
      erase: '········· ········· ·········',
      pauseClock: '·O······· ·O······· ·O·······',
      resumeClock: '·O······· ·O······· ·O·······',
      askForTime: '·OHM····· ·O······· ·O·······',
    });
  });

  it('with a report, an archived case and an erased one', () => {
    const report = { ...ofMetering, complaint: { ...open, report: true } };
    const archived = { ...ofMetering, complaint: { ...open, archivedAt: at } };
    const erased = { ...ofMetering, complaint: { ...open, archivedAt: at, erasedAt: at } };
    const rows = (right: Right<CaseAtHand>) => [report, archived, erased].map((noun) => row(right, noun)).join(' ');
    expect(rows(caseRights.see)).to.equal('IOHMLGVR· IOHMLGVR· IOHMLGVR·');
    expect(rows(caseRights.seeIdentity)).to.equal('·O······· IOHMLGV·· IOHMLGV··');
    expect(rows(caseRights.reveal)).to.equal('·O······· IOHMLGV·· ·········');
    expect(rows(caseRights.erase)).to.equal('········· ····LG··· ·········');
  });

  it('with what was written down: the intake until it is accepted, the office until it is erased', () => {
    const inState = (state: CaseAtHand['complaint']['state'], more = {}) =>
      row(caseRights.correct, { ...ofMetering, complaint: { ...open, state, ...more } });
    for (const state of ['received', 'registered', 'classified'] as const) expect(inState(state)).to.equal('IO·······');
    expect(inState('accepted')).to.equal('·O·······');
    expect(inState('archived', { archivedAt: at })).to.equal('·O·······');
    expect(inState('archived', { archivedAt: at, erasedAt: at })).to.equal('·········');
  });

  it('with what somebody submitted: one\u2019s own, and the office everybody\u2019s', () => {
    const submitted = (by: (role: Role) => UserId, more: Partial<CaseAtHand['complaint']> = {}) =>
      row(submissionRights.correct, (role: Role) => ({
        submission: { by: by(role) },
        case: { ...ofMetering, complaint: { ...open, ...more } },
      }));
    const own = (role: Role): UserId => anId(role);
    expect(submitted(own)).to.equal('IOHMLGVR·');
    expect(submitted(() => anId('somebody'))).to.equal('·O·······');
    expect(submitted(own, { archivedAt: at })).to.equal('·O·······');
    expect(submitted(own, { archivedAt: at, erasedAt: at })).to.equal('·········');
    const kept = { kept: { kind: 'person' as const, userId: anId<UserId>('handler') } };
    expect(
      row(submissionRights.correct, {
        submission: { by: anId<UserId>('handler') },
        case: { ...ofMetering, recused: [kept] },
      }),
    ).to.equal('·O·······');
  });

  const somebody = user('handler', aDepartment('metering'), anId<UserId>('somebody'));
  const held = (more: Partial<User> = {}, away: Partial<Holder> = {}): WorkItemAtHand => ({
    ...task,
    item: { group: toGroup('handler:metering'), assignee: anId<UserId>('somebody') },
    holder: { user: { ...somebody, ...more }, away: false, ...away },
  });

  it('with a task of the own department, of another, in one\u2019s own hands, and of a duty', () => {
    // Having it in hand is worth nothing without the place: a task of the handlers is claimed by every role here.
    const mine = (role: Role): WorkItemAtHand => ({
      ...task,
      item: { group: toGroup('handler:metering'), assignee: anId<UserId>(role) },
    });
    const table = Object.fromEntries(
      Object.entries(workItemRights).map(([verb, right]) => [
        verb,
        [row(right, task), row(right, taskElsewhere), row(right, mine), row(right, report)].join(' '),
      ]),
    );
    expect(table).to.deep.equal({
      see: 'IOHMLGVR· IO··LGVR· IOHMLGVR· ·O···GV··',
      claim: '··H······ ········· ··H······ ······V··',
      takeOver: '········· ········· ········· ·········',
      takeBack: '········· ········· ········· ·········',
      passOn: '·O·ML···· ·O··L···· ·OHML···· ·O··L····',
      release: '········· ········· ··H······ ·········',
      submit: '··H······ ········· ··H······ ······V··',
    });
  });

  it('with a task that somebody else has in hand', () => {
    const rows = (at: WorkItemAtHand) => [row(workItemRights.takeOver, at), row(workItemRights.takeBack, at)].join(' ');
    // The office, the leader, and the manager of the department; nobody simply takes what a colleague works on.
    expect(rows(held())).to.equal('········· ·O·ML····');
    expect(
      row(workItemRights.takeBack, {
        ...held(),
        item: { group: toGroup('handler:safety'), assignee: anId<UserId>('somebody') },
      }),
    ).to.equal('·O··L····');
    expect(row(workItemRights.takeBack, { ...held(), case: null })).to.equal('·O·ML····');
    const recused = [{ kept: { kind: 'person' as const, userId: anId<UserId>('complaint-office') } }];
    expect(row(workItemRights.takeBack, { ...held(), case: { ...ofMetering, recused } })).to.equal('···ML····');
    // Whoever has it cannot go on: it is their group's again.
    for (const [reason, at] of [
      ['inactive', held({ active: false })],
      ['moved', held({ posts: user('handler', aDepartment('safety')).posts })],
      ['moved', held({ posts: [] })],
      ['placeEnded', { ...held({ posts: [] }), item: { ...held().item, inPlaceOf: anId<UserId>('somebody else') } }],
      [
        'recused',
        {
          ...held(),
          case: { ...ofMetering, recused: [{ kept: { kind: 'person' as const, userId: anId<UserId>('somebody') } }] },
        },
      ],
      ['away', held({}, { away: true })],
    ] as const) {
      expect(lapseOf(at), reason).to.equal(reason);
      expect(row(workItemRights.takeOver, at), reason).to.equal('··H······');
    }
  });

  it('with what an absent colleague has in hand: for their group, and whoever stands in for them', () => {
    const substitute: User = { ...user('hr'), standsInFor: ownCapacities(somebody) };
    const at = held({}, { away: true });
    expect(lapseOf(at)).to.equal('away');
    expect(workItemRights.takeOver(substitute, at)).to.equal(true);
    // The substitute must take no part in this case: then the group alone goes on.
    const kept = {
      ...at,
      case: { ...ofMetering, recused: [{ kept: { kind: 'person' as const, userId: anId<UserId>('hr') } }] },
    };
    expect(workItemRights.takeOver(substitute, kept)).to.equal(false);
    expect(row(workItemRights.takeOver, kept)).to.equal('··H······');
    // Nor is anything taken over from oneself.
    expect(workItemRights.takeOver({ ...substitute, id: anId('somebody') }, at)).to.equal(false);
  });

  it('with duties, accounts, absences and the system', () => {
    expect({
      hear: row(intakeRights.hear, null),
      register: row(intakeRights.register, null),
      dutyList: row(dutyRights.list, null),
      dutySee: row(dutyRights.see, duty),
      ...Object.fromEntries(
        Object.entries(userRights).flatMap(([verb, right]) => [
          [`${verb} account`, row(right, { id: anId<UserId>('somebody') })],
          [`${verb} own account`, row(right, (role: Role) => ({ id: anId<UserId>(role) }))],
        ]),
      ),
      absenceOwn: row(absenceRights.record, (role: Role) => ({ userId: anId<UserId>(role), departments: [] })),
      absenceOfDepartment: row(absenceRights.record, {
        userId: anId<UserId>('somebody'),
        departments: [aDepartment('metering')],
      }),
      absenceElsewhere: row(absenceRights.end, {
        userId: anId<UserId>('somebody'),
        departments: [aDepartment('safety')],
      }),
      absenceOfCompany: row(absenceRights.end, { userId: anId<UserId>('somebody'), departments: [] }),
      ...Object.fromEntries(Object.entries(systemRights).map(([verb, right]) => [verb, row(right, null)])),
      ...Object.fromEntries(Object.entries(organisationRights).map(([verb, right]) => [verb, row(right, null)])),
    }).to.deep.equal({
      hear: 'IOHMLGVRA',
      register: 'IO·······',
      dutyList: 'IO··LGVR·',
      dutySee: 'IO··LGVR·',
      'list account': '········A',
      'list own account': '········A',
      'create account': '········A',
      'create own account': '········A',
      'change account': '········A',
      'change own account': '········A',
      'resetPassword account': '········A',
      'resetPassword own account': '·········',
      'resetSecondFactor account': '········A',
      'resetSecondFactor own account': '·········',
      'deactivate account': '········A',
      'deactivate own account': '·········',
      'activate account': '········A',
      'activate own account': '·········',
      absenceOwn: 'IOHMLGVRA',
      absenceOfDepartment: '···M····A',
      absenceElsewhere: '········A',
      absenceOfCompany: '········A',
      monitor: '········A',
      reconcile: '········A',
      retryIncident: '········A',
      repair: '········A',
      seePolicies: '········A',
      activatePolicy: '········A',
      deployBundle: '········A',
      moveCases: '········A',
      seeAudit: '········A',
      seeLists: '········A',
      changeLists: '········A',
    });
  });
});

describe('with a proposal to put a policy in force', () => {
  const table = (proposedBy: UserId) =>
    Object.fromEntries(Object.entries(proposalRights).map(([verb, right]) => [verb, row(right, { proposedBy })]));

  it('who made it withdraws it, and another one who may do the same confirms or refuses it', () => {
    expect(table(anId('somebody else'))).to.deep.equal({
      confirm: '········A',
      refuse: '········A',
      withdraw: '·········',
    });
    expect(table(anId('admin'))).to.deep.equal({
      confirm: '·········',
      refuse: '·········',
      withdraw: '········A',
    });
  });
});

describe('with an event that many complaints are about', () => {
  const outage: MassEventAtHand = { event: { kind: 'outage', closedAt: null }, cases: 2, visible: 1 };
  const outageUnseen: MassEventAtHand = { ...outage, visible: 0 };
  const matter: MassEventAtHand = { ...outage, event: { kind: 'matter', closedAt: null } };
  const matterUnseen: MassEventAtHand = { ...matter, visible: 0 };
  const matterEmpty: MassEventAtHand = { ...matter, cases: 0, visible: 0 };
  const closed: MassEventAtHand = { ...outage, event: { kind: 'outage', closedAt: at } };

  it('whoever may see one of its cases sees it; an outage is known in the house', () => {
    expect(
      [outage, outageUnseen, matter, matterUnseen, matterEmpty, closed, null].map((noun) =>
        row(massEventRights.see, noun),
      ),
    ).to.deep.equal(['IOHMLGVR·', 'IO··LGVR·', 'IOHMLGVR·', '·········', 'IO··LGVR·', 'IOHMLGVR·', '·········']);
  });

  it('while it is open, closed, and none in particular', () => {
    const table = Object.fromEntries(
      Object.entries(massEventRights)
        .filter(([verb]) => verb !== 'see')
        .map(([verb, right]) => [verb, [outage, closed, null].map((noun) => row(right, noun)).join(' ')]),
    );
    expect(table).to.deep.equal({
      list: 'IOHMLGVR· IOHMLGVR· IOHMLGVR·',
      open: 'IO······· IO······· IO·······',
      link: 'IO······· ········· IO·······',
      unlink: 'IO······· IO······· IO·······',
      change: '·O······· ········· ·O·······',
      answer: '·O······· ·O······· ·O·······',
      close: '·O······· ········· ·O·······',
    });
  });
});

describe('whoever is recused', () => {
  const kept = (...recused: CaseAtHand['recused']): CaseAtHand => ({ ...ofMetering, recused });

  it('may do nothing with the case, in person or with the whole department', () => {
    for (const recused of [
      { kept: { kind: 'person' as const, userId: anId<UserId>('handler') } },
      { kept: { kind: 'department' as const, department: aDepartment('metering') } },
    ]) {
      for (const right of Object.values(caseRights)) expect(right(user('handler'), kept(recused))).to.equal(false);
      for (const assignee of [null, anId<UserId>('handler')])
        for (const right of Object.values(workItemRights))
          expect(
            right(user('handler'), {
              item: { group: toGroup('handler:metering'), assignee },
              holder: null,
              case: kept(recused),
            }),
          ).to.equal(false);
    }
  });

  it('is nobody else', () => {
    const at = kept(
      { kept: { kind: 'person' as const, userId: anId<UserId>('somebody') } },
      { kept: { kind: 'department' as const, department: aDepartment('safety') } },
    );
    expect(caseRights.see(user('handler'), at)).to.equal(true);
  });
});

describe('what the company withholds from a role', () => {
  const without = (right: string, who: User): User => {
    const posts = who.posts.map((seat) => ({ ...seat, withheld: [right] }));
    return { ...who, posts };
  };
  const handler = without('cases.write', user('handler'));

  it('is not theirs in that role, nor whoever stands in for them; all else is', () => {
    expect(caseRights.write(user('handler'), ofMetering)).to.equal(true);
    expect(caseRights.write(handler, ofMetering)).to.equal(false);
    expect(caseRights.reveal(handler, ofMetering)).to.equal(true);
    expect(workItemRights.claim(handler, task)).to.equal(true);
    const substitute: User = { ...user('hr'), standsInFor: ownCapacities(handler) };
    expect(caseRights.write(substitute, ofMetering)).to.equal(false);
    expect(caseRights.reveal(substitute, ofMetering)).to.equal(true);
  });

  it('is theirs in another role that has it, and does not open what their department is kept from', () => {
    const office = user('complaint-office').posts;
    const both: User = { ...handler, ...byPosts([...handler.posts, ...office]), posts: [...handler.posts, ...office] };
    expect(caseRights.write(both, ofMetering)).to.equal(true);
    const department = { kind: 'department' as const, department: aDepartment('metering') };
    expect(caseRights.write(both, { ...ofMetering, recused: [{ kept: department }] })).to.equal(false);
  });

  it('can be any that pages offer: of events, the intake, tasks of others, absences of others', () => {
    const office = (right: string): User => without(right, user('complaint-office'));
    expect(massEventRights.answer(office('massEvents.answer'), null)).to.equal(false);
    expect(intakeRights.register(office('intake.register'), null)).to.equal(false);
    const taken: WorkItemAtHand = { ...task, holder: { user: user('handler'), away: false } };
    expect(workItemRights.takeBack(office('tasks.passOn'), taken)).to.equal(true);
    expect(workItemRights.takeBack(office('tasks.takeBack'), taken)).to.equal(false);
    const manager = without('accounts.recordAbsence', user('department-manager'));
    const departments = [aDepartment('metering')];
    expect(absenceRights.record(manager, { userId: anId('handler'), departments })).to.equal(false);
    expect(absenceRights.record(manager, { userId: manager.id, departments }), 'their own').to.equal(true);
  });
});

describe('a substitute', () => {
  const away = user('handler', aDepartment('metering'), anId<UserId>('away'));
  const substitute: User = {
    ...user('handler', aDepartment('safety'), anId<UserId>('substitute')),
    standsInFor: ownCapacities(away),
  };

  it('does what the absent person may do, beside what is their own', () => {
    expect(caseRights.see(substitute, ofMetering)).to.equal(true);
    expect(caseRights.see(substitute, ofSafety)).to.equal(true);
    expect(workItemRights.claim(substitute, task)).to.equal(true);
    expect(caseScopes(substitute).map(({ department }) => department)).to.deep.equal(['safety', 'metering']);
    expect(groupScopes(substitute).map(({ groups }) => groups)).to.deep.equal([
      ['handler:safety', 'department:safety'],
      ['handler:metering', 'department:metering'],
    ]);
  });

  it('of somebody recused may not do it in their place, but still in their own', () => {
    const at: CaseAtHand = {
      ...ofMetering,
      departments: [aDepartment('metering'), aDepartment('safety')],
      recused: [{ kept: { kind: 'person' as const, userId: anId<UserId>('away') } }],
    };
    expect(
      workItemRights.claim(substitute, {
        item: { group: toGroup('handler:metering'), assignee: null },
        holder: null,
        case: at,
      }),
    ).to.equal(false);
    expect(
      workItemRights.claim(substitute, {
        item: { group: toGroup('handler:safety'), assignee: null },
        holder: null,
        case: at,
      }),
    ).to.equal(true);
  });

  it('who is recused may not do it in anybody\u2019s place', () => {
    const at: CaseAtHand = {
      ...ofMetering,
      recused: [{ kept: { kind: 'person' as const, userId: anId<UserId>('substitute') } }],
    };
    expect(caseRights.see(substitute, at)).to.equal(false);
    expect(workItemRights.claim(substitute, { ...task, case: at })).to.equal(false);
  });

  it('of an administrator administers nothing', () => {
    const standIn: User = { ...user('handler'), standsInFor: ownCapacities(user('admin')) };
    expect(systemRights.monitor(standIn, null)).to.equal(false);
    expect(userRights.create(standIn, null)).to.equal(false);
  });
});
