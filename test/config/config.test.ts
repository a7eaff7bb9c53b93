import { expect } from 'chai';
import { ConfigError, loadConfig } from '../../config.js';

const messageOf = (env: Record<string, string>): string => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('settings', () => {
  it('given none, everything runs in this process on this machine', () => {
    const config = loadConfig({});
    expect(config).to.include({ host: '127.0.0.1', port: 3000, engineGrpcPort: 26500, engineRestPort: 8080 });
    expect(config).to.include({ zone: 'Asia/Shanghai', databaseUrl: null, zeebeAddress: null, production: false });
    expect(config.roles).to.deep.equal(['engine', 'workers', 'web']);
  });

  it('an empty variable counts as absent', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '' })).to.include({ port: 3000, databaseUrl: null });
  });

  it('outside production the desk listens to this machine only, whatever HOST says', () => {
    expect(loadConfig({ HOST: '0.0.0.0' }).host).to.equal('127.0.0.1');
    expect(loadConfig({ HOST: '10.1.2.3', NODE_ENV: 'production' }).host).to.equal('10.1.2.3');
  });

  it('the public address ends without a slash, and is absent where nobody has set it', () => {
    expect(loadConfig({ PUBLIC_URL: 'https://tousu.example.com/' }).publicUrl).to.equal('https://tousu.example.com');
    expect(loadConfig({}).publicUrl).to.equal(null);
  });

  it('no proxy is believed unless it is named', () => {
    expect(loadConfig({ NODE_ENV: 'production' }).trustedProxies).to.deep.equal([]);
    const TRUST_PROXY = '127.0.0.1, 10.1.0.0/16,fd00::/8';
    expect(loadConfig({ TRUST_PROXY }).trustedProxies).to.deep.equal(['127.0.0.1', '10.1.0.0/16', 'fd00::/8']);
  });

  const wrong: [string, Record<string, string>, RegExp][] = [
    ['a port that is no number', { PORT: 'abc' }, /^PORT must be a port number/],
    ['a port out of range', { ENGINE_GRPC_PORT: '70000' }, /^ENGINE_GRPC_PORT must be a port number/],
    [
      'a database of another kind',
      { DATABASE_URL: 'mysql://localhost/desk' },
      /^DATABASE_URL must begin with postgres/,
    ],
    ['a data key of the wrong length', { DATA_KEY: 'c2hvcnQ=' }, /^DATA_KEY must be 32 bytes/],
    ['an unknown role', { ROLES: 'web,mailer' }, /^ROLES holds 'mailer'/],
    ['an unknown time zone', { TZ_COMPANY: 'Asia/Nowhere' }, /^TZ_COMPANY must be an IANA time zone/],
    [
      'half an engine address',
      { ZEEBE_ADDRESS: 'zeebe:26500' },
      /^ZEEBE_ADDRESS and ZEEBE_REST_ADDRESS must be set together/,
    ],
    ['no engine anywhere', { ROLES: 'web' }, /^ROLES leaves out the engine/],
    [
      'a public address with a path',
      { PUBLIC_URL: 'https://example.com/desk' },
      /^PUBLIC_URL must be an address without/,
    ],
    [
      'a public address of another kind',
      { PUBLIC_URL: 'example.com' },
      /^PUBLIC_URL must be an address without a path/,
    ],
    ['half an account of the engine', { ZEEBE_BASIC_AUTH_USERNAME: 'a' }, /^ZEEBE_BASIC_AUTH_USERNAME and .* together/],
    [
      'an engine that others use, without an account',
      { ROLES: 'engine,web' },
      /^ROLES leaves out workers: set ZEEBE_BASIC/,
    ],
    ['a proxy by name', { TRUST_PROXY: '10.0.0.1, proxy' }, /^TRUST_PROXY holds 'proxy'/],
    ['a network that is none', { TRUST_PROXY: '10.0.0.0/33' }, /^TRUST_PROXY holds/],
    [
      'a time stamping authority without what it may go back to',
      { LEDGER_TSA_URL: 'https://tsa.example.com' },
      /^LEDGER_TSA_URL and LEDGER_TSA_CA must be set together/,
    ],
    [
      'certificates that are none',
      { LEDGER_TSA_URL: 'https://tsa.example.com', LEDGER_TSA_CA: '/dev/null' },
      /^LEDGER_TSA_CA must name a file of certificates/,
    ],
    ['a mail server that is no URL', { SMTP_URL: 'mail.example.com' }, /^SMTP_URL must begin with smtp/],
  ];
  for (const [what, env, message] of wrong) {
    it(`${what} gets one clear sentence`, () => {
      expect(messageOf(env)).to.match(message).and.to.match(/\.$/);
    });
  }
});
