import { knowsTag, readRequest } from './http';

describe('a request from the gateway', () => {
  it('is read with header names in lower case and every value of the query', () => {
    const request = readRequest({
      httpMethod: 'get',
      path: '/rules',
      headers: { 'X-Nonce': 'n', 'if-none-match': '"t"' },
      queryStringParameters: { a: '2', b: '店' },
      multiValueQueryStringParameters: { a: ['1', '2'], b: ['店'] },
      body: '',
      isBase64Encoded: false,
    });
    expect(request).toEqual({
      method: 'GET',
      path: '/rules',
      headers: { 'x-nonce': 'n', 'if-none-match': '"t"' },
      query: [
        ['a', '1'],
        ['a', '2'],
        ['b', '店'],
      ],
      body: Buffer.alloc(0),
    });
  });

  it('may come without several values, and with its body in base64', () => {
    const body = Buffer.from('{"名":1}');
    const request = readRequest({
      queryStringParameters: { a: '2' },
      body: body.toString('base64'),
      isBase64Encoded: true,
    });
    expect(request.query).toEqual([['a', '2']]);
    expect(request.body).toEqual(body);
  });

  it.each([
    ['/sales', '/sales'],
    ['/pos/sales', '/sales'],
    ['/', '/'],
    ['sales', 'sales'],
    [undefined, ''],
  ])('of %p asks for %p, under whatever route it is served', (path, expected) => {
    expect(readRequest({ path }).path).toBe(expected);
  });

  it.each([null, 'text', 3, [], { headers: 'none', body: 7 }])('of %p is empty', (event) => {
    expect(readRequest(event)).toEqual({ method: '', path: '', headers: {}, query: [], body: Buffer.alloc(0) });
  });
});

describe('knowsTag', () => {
  it.each([
    ['"a"', true],
    ['W/"a"', true],
    ['"b", "a"', true],
    ['*', true],
    ['"b"', false],
    ['a', false],
    ['', false],
    [undefined, false],
  ])('%p knows "a": %p', (header, known) => {
    expect(knowsTag(header, '"a"')).toBe(known);
  });
});
