import { expect } from 'chai';
import { queryTokens, tokensOf } from '../../domain/content/search-tokens.js';
import { createKeys, open, payloadDigest, seal } from '../../domain/core/privacy/keys.js';
import { maskAddress, maskCode, maskEmail, maskName, maskPhone } from '../../domain/core/privacy/masking.js';

const CONTENT = {
  complainantName: '测试甲',
  phone: '199-0000-0000',
  email: '',
  address: '示范路1号',
  content: '阀门漏气',
  occurredAt: '',
  desiredOutcome: '',
};

describe('encryption', () => {
  const keys = createKeys(Buffer.alloc(32, 1));

  it('gives back what was sealed, and is different each time', () => {
    const key = keys.newDataKey();
    expect(open(key, seal(key, '测试甲'))).to.equal('测试甲');
    expect(seal(key, '测试甲')).not.to.equal(seal(key, '测试甲'));
  });

  it('refuses another key and a changed text', () => {
    const key = keys.newDataKey();
    const sealed = seal(key, '测试甲');
    const bytes = Buffer.from(sealed.slice(3), 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(() => open(keys.newDataKey(), sealed)).to.throw();
    expect(() => open(key, `v1.${bytes.toString('base64')}`)).to.throw();
  });

  it('wraps data keys and says where the master key is another one', () => {
    const key = keys.newDataKey();
    expect(keys.unwrap(keys.wrap(key)).equals(key)).to.equal(true);
    expect(() => createKeys(Buffer.alloc(32, 2)).unwrap(keys.wrap(key))).to.throw(/master key/);
  });

  it('makes digests and hashes that nobody can try without the key', () => {
    const other = createKeys(Buffer.alloc(32, 2));
    expect(keys.hash('phone', '19900000000')).not.to.equal(other.hash('phone', '19900000000'));
    expect(keys.hash('phone', '1')).not.to.equal(keys.hash('name', '1'));
    expect(payloadDigest(keys.newDataKey(), 'text')).not.to.equal(payloadDigest(keys.newDataKey(), 'text'));
  });
});

describe('masking', () => {
  it('leaves what is needed to tell people apart and no more', () => {
    expect([maskName('测试甲'), maskName('测甲'), maskName('')]).to.deep.equal(['测*甲', '测*', '']);
    expect([maskPhone('19900000000'), maskPhone('110'), maskPhone('')]).to.deep.equal(['199****0000', '****', '']);
    expect([maskEmail('ceshi@example.com'), maskEmail('x')]).to.deep.equal(['c***@example.com', '****']);
    expect(maskAddress('示范区示范路1号2单元301')).to.equal('示范区示范路****');
    expect([maskCode('M00000001'), maskCode('00001'), maskCode('')]).to.deep.equal(['****0001', '****0001', '']);
  });

  it('shows nothing of what is too short to leave anything out, and never how long a name is', () => {
    expect([maskPhone('00000000'), maskPhone('000000000')], 'a line within the city').to.deep.equal(['****', '****']);
    expect(maskPhone('0100000000')).to.equal('010****0000');
    expect([maskCode('0001'), maskCode('1')]).to.deep.equal(['****', '****']);
    expect([maskAddress('示范路1'), maskAddress('路'), maskAddress('')]).to.deep.equal(['示范****', '路****', '']);
    expect([maskName('测试测试甲'), maskName('测试测试测试甲')]).to.deep.equal(['测***甲', '测***甲']);
  });
});

describe('search tokens', () => {
  const keys = createKeys(Buffer.alloc(32, 1));
  const tokens = new Set(tokensOf(keys, CONTENT));
  const found = (text: string): boolean =>
    queryTokens(keys, text).some((group) => group.every((token) => tokens.has(token)));

  it('find a whole name, a phone however it is written, and words within the text', () => {
    expect(['测试甲', '19900000000', '199 0000 0000', '漏气', '阀门漏气'].filter((text) => !found(text))).to.deep.equal(
      [],
    );
  });

  it('do not find other people or words', () => {
    expect(['测试乙', '19900000001', '漏水', '1990'].filter(found)).to.deep.equal([]);
    expect(queryTokens(keys, ' ，。')).to.deep.equal([]);
  });

  it('find an address by its house number, a number within the words, and what only begins with one', () => {
    const all = new Set(
      tokensOf(keys, { ...CONTENT, address: '测试市示范区测试路88号3单元502室', content: '表号1234567890，读数不符' }),
    );
    const finds = (text: string): boolean =>
      queryTokens(keys, text).some((group) => group.every((token) => all.has(token)));
    const there = [
      '测试路88号',
      '示范区测试路88号3单元',
      '测试路8',
      '路88号',
      '88号3单元502室',
      '表号1234567890',
      '34567890',
    ];
    expect(there.filter((text) => !finds(text))).to.deep.equal([]);
    expect(
      [
        '测试路8号',
        '测试路89号',
        '测试路88号4单元',
        '测试路88号3单元50室',
        '示范路88号',
        '1234567891',
        '表号123456789012',
      ].filter(finds),
    ).to.deep.equal([]);
  });

  it('of a house number, and of a long one, are few: none of them stands in every address', () => {
    const texts = ['测试市示范区测试路88号3单元502室', '1234567890'];
    const sizes = texts.map((text) => queryTokens(keys, text).at(-1)?.length);
    expect(sizes).to.deep.equal([1, 5]);
  });

  it('hold nothing of the text', () => {
    expect([...tokens].join(' ')).not.to.match(/[测漏气]|199/);
  });
});
