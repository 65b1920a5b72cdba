import { createHmac } from 'node:crypto';
import { canonicalRequest, isSignedWith, signatureOf, type SignedRequest } from './signature';

const request: SignedRequest = {
  method: 'POST',
  path: '/sales',
  query: [],
  timestamp: '1800000000000',
  nonce: 'n-0123456789abcdef',
  body: Buffer.from('{"receipt":"R-1"}'),
};

describe('canonicalRequest', () => {
  it('is what the documentation says', () => {
    expect(canonicalRequest(request)).toBe(
      [
        'VIPCARD-HMAC-SHA256',
        'POST',
        '/sales',
        '',
        '1800000000000',
        'n-0123456789abcdef',
        // printf '{"receipt":"R-1"}' | sha256sum
        'e856ccc6ce98c21fd2f208dd39bbb3cb4166e8fc4f5ad8bab71103b2f27f362b',
      ].join('\n'),
    );
  });

  it('does not depend on the order of the query, and keeps what is sent twice', () => {
    const query = (...pairs: [string, string][]) => canonicalRequest({ ...request, query: pairs }).split('\n')[3];
    expect(query(['b', '2'], ['a', '1'], ['b', '1'])).toBe('a=1&b=1&b=2');
    expect(query(['b', '1'], ['b', '2'], ['a', '1'])).toBe('a=1&b=1&b=2');
  });

  it('writes everything but letters, digits and -._~ in hexadecimal', () => {
    const [, , , query] = canonicalRequest({ ...request, query: [['店', "a b&c=d'(*)!~"]] }).split('\n');
    expect(query).toBe('%E5%BA%97=a%20b%26c%3Dd%27%28%2A%29%21~');
  });

  it('hashes an empty body too', () => {
    expect(canonicalRequest({ ...request, body: new Uint8Array() })).toMatch(
      /\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855$/,
    );
  });
});

describe('a signature', () => {
  it('is the HMAC-SHA256 of the canonical request under the secret’s text', () => {
    const expected = createHmac('sha256', 'secret').update(canonicalRequest(request)).digest('hex');
    expect(signatureOf('secret', request)).toBe(expected);
    expect(isSignedWith('secret', request, expected)).toBe(true);
    expect(isSignedWith('secret', request, expected.toUpperCase())).toBe(true);
  });

  it.each<[string, Partial<SignedRequest>]>([
    ['method', { method: 'PUT' }],
    ['path', { path: '/refunds' }],
    ['query', { query: [['storeId', 'jingan']] }],
    ['timestamp', { timestamp: '1800000000001' }],
    ['nonce', { nonce: 'n-0123456789abcdee' }],
    ['body', { body: Buffer.from('{"receipt":"R-2"}') }],
  ])('covers the %s', (_, changed) => {
    expect(isSignedWith('secret', { ...request, ...changed }, signatureOf('secret', request))).toBe(false);
  });

  it.each(['', 'x', '0'.repeat(64), '店'.repeat(64)])('is not %p', (signature) => {
    expect(isSignedWith('secret', request, signature)).toBe(false);
  });

  it('is another one under another secret', () => {
    expect(isSignedWith('secret', request, signatureOf('Secret', request))).toBe(false);
  });
});
