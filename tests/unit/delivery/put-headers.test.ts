import { IncomingMessage, OutgoingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import {
  checkHeaders,
  createPutHeaders,
  inPairs,
  putHeaders,
  type Header,
} from 'newsroom/delivery/put-headers';

const responseTo = (): ServerResponse => new ServerResponse(new IncomingMessage(new Socket()));

const HEADERS: Header[] = [
  ['ETag', '"a-b"'],
  ['Cache-Control', 'public, max-age=60'],
  ['x-odd', 'caf\u00e9'],
  ['Link', ['<a>; rel=next', '<b>; rel=prev']],
];

/** As Node itself does it. */
const oneByOne = (response: ServerResponse): ServerResponse => {
  for (const [name, value] of HEADERS) response.setHeader(name, value as string | string[]);
  return response;
};

const headOf = (response: ServerResponse): string => {
  response.sendDate = false;
  response.writeHead(200);
  return String(Reflect.get(response, '_header'));
};

/** Where this Node keeps headers, and a Node that keeps them elsewhere. */
const WAYS = {
  'into the table': putHeaders,
  'one by one': createPutHeaders(null),
};

describe.each(Object.entries(WAYS))('headers put %s', (_, put) => {
  it('are those that setHeader sets, in its order', () => {
    const response = responseTo();
    put(response, checkHeaders(HEADERS));
    const expected = oneByOne(responseTo());
    expect(response.getHeaders()).toEqual(expected.getHeaders());
    expect(response.getHeaderNames()).toEqual(expected.getHeaderNames());
    expect(response.getHeader('eTAG')).toBe('"a-b"');
    expect(headOf(response)).toBe(headOf(expected));
  });

  it('take the place of what was there, and leave the rest', () => {
    const response = responseTo();
    response.setHeader('X-Operator', 'theirs');
    response.setHeader('etag', '"old"');
    put(response, checkHeaders(HEADERS));
    expect(response.getHeader('X-Operator')).toBe('theirs');
    expect(response.getHeader('ETag')).toBe('"a-b"');
    response.removeHeader('ETag');
    expect(response.hasHeader('ETag')).toBe(false);
  });

  it('belong to one response: what is appended there is not on the next', () => {
    const checked = checkHeaders(HEADERS);
    const first = responseTo();
    put(first, checked);
    first.appendHeader('Link', '<c>; rel=up');
    first.appendHeader('ETag', '"c"');
    expect(first.getHeader('Link')).toHaveLength(3);
    const second = responseTo();
    put(second, checked);
    expect(second.getHeaders()).toEqual(oneByOne(responseTo()).getHeaders());
  });

  it('are refused where the head has been sent', () => {
    const response = responseTo();
    response.writeHead(200);
    expect(() => put(response, checkHeaders(HEADERS))).toThrow(/after they are sent/);
  });
});

describe('headers put onto a response', () => {
  it('find the table of this Node', () => {
    const response = responseTo();
    const setHeader = jest.spyOn(OutgoingMessage.prototype, 'setHeader');
    // Made with the spy in place, so that it counts as Node's own.
    const put = createPutHeaders();
    setHeader.mockClear();
    put(response, checkHeaders(HEADERS));
    const calls = setHeader.mock.calls.length;
    setHeader.mockRestore();
    expect(calls).toBe(0);
    expect(response.getHeaderNames()).toHaveLength(HEADERS.length);
  });

  it('go through a setHeader that an operator put on the response', () => {
    const response = responseTo();
    const heard: string[] = [];
    response.setHeader = function (name, value) {
      heard.push(name);
      return OutgoingMessage.prototype.setHeader.call(this, name, value) as typeof response;
    };
    putHeaders(response, checkHeaders(HEADERS));
    expect(heard).toEqual(HEADERS.map(([name]) => name));
  });

  it('go through a setHeader that a tracer put on all responses before', () => {
    const setHeader = jest.spyOn(ServerResponse.prototype, 'setHeader');
    const put = createPutHeaders();
    setHeader.mockClear();
    put(responseTo(), checkHeaders(HEADERS));
    const heard = setHeader.mock.calls.map(([name]) => name);
    setHeader.mockRestore();
    expect(heard).toEqual(HEADERS.map(([name]) => name));
  });

  it.each([
    ['name', ['no such\nname', 'x']],
    ['value', ['X-Odd', 'a\r\nSet-Cookie: b']],
    ['one of several values', ['X-Odd', ['fine', 'a\nb']]],
    ['letter beyond Latin-1', ['X-Odd', 'İstanbul']],
  ] as [string, Header][])('are refused for a %s that none may have', (_, header) => {
    expect(() => checkHeaders([header])).toThrow(
      /^Invalid character in header content|^Header name must be/
    );
  });

  it('come from names and values in turn', () => {
    expect(inPairs(['ETag', '"a"', 'Vary', 'Origin'])).toEqual([
      ['ETag', '"a"'],
      ['Vary', 'Origin'],
    ]);
  });
});
