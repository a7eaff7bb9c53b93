import { expect } from 'chai';
import { complaintNumber, normalizeNumber } from '../../domain/cases/number.js';
import { newId } from '../../domain/core/ids.js';
import { newQueryCode, normalizeQueryCode } from '../../domain/core/privacy/query-code.js';
import { hashPassword, verifyPassword } from '../../domain/people/passwords.js';
import { groupsOf } from '../../domain/people/roles.js';
import { aDepartment } from '../kit/departments.js';

describe('complaint numbers', () => {
  it('are TS, the year, six digits and a check digit', () => {
    expect(complaintNumber(2026, 1)).to.match(/^TS2026000001\d$/);
  });

  it('are taken as people type them', () => {
    const number = complaintNumber(2026, 42);
    expect(normalizeNumber(` ts-${number.slice(2, 6)} ${number.slice(6)} `)).to.equal(number);
    expect(normalizeNumber('ＴＳ' + number.slice(2))).to.equal(number);
  });

  it('with one wrong digit, or two neighbours changed round, are no numbers', () => {
    const number = complaintNumber(2026, 123_456);
    for (let at = 2; at < number.length; at += 1) {
      const wrong = number.slice(0, at) + String((Number(number[at]) + 1) % 10) + number.slice(at + 1);
      expect(normalizeNumber(wrong), wrong).to.equal(null);
    }
    expect(normalizeNumber(`${number.slice(0, 8)}${number[9]}${number[8]}${number.slice(10)}`)).to.equal(null);
  });
});

describe('ids', () => {
  it('are UUIDv7, in the order they were made in', () => {
    const at = new Date('2026-09-29T01:00:00.000Z');
    const ids = Array.from({ length: 100 }, () => newId(at));
    expect(ids[0]).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([...ids].sort()).to.deep.equal(ids);
    expect(newId(new Date(at.getTime() + 1)) > (ids.at(-1) ?? '')).to.equal(true);
  });
});

describe('query codes', () => {
  it('are eight letters that are not taken for one another', () => {
    expect(newQueryCode()).to.match(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(normalizeQueryCode(' k7q2-m9xo il')).to.equal('K7Q2M9X011');
  });
});

describe('passwords', () => {
  it('are kept with a salt of their own', async () => {
    const [one, two] = await Promise.all([hashPassword('twelve letters'), hashPassword('twelve letters')]);
    expect(one).not.to.equal(two);
    expect(await verifyPassword('twelve letters', one)).to.equal(true);
    expect(await verifyPassword('twelve letter', two)).to.equal(false);
  });
});

describe('roles', () => {
  it('of a department are groups of that department, the others of the company', () => {
    expect(groupsOf(['handler', 'complaint-office'], aDepartment('metering'))).to.deep.equal([
      'handler:metering',
      'department:metering',
      'complaint-office',
    ]);
    expect(groupsOf(['department-manager'], null)).to.deep.equal([]);
  });
});
