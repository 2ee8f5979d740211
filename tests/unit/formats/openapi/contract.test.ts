import { openApiDocument } from 'newsroom/formats/openapi/document';
import { OPERATIONS } from 'newsroom/formats/openapi/operations';
import { createContract, type OpenApi } from '../../../helpers/openapi';

const document = openApiDocument(OPERATIONS, {
  version: '1.2.3',
  serverUrl: 'https://cms.example/api/newsroom',
  isPublic: true,
  surrogateHeader: 'Surrogate-Key',
}) as unknown as OpenApi;

const HEALTHY = {
  status: 'ok',
  seq: 1,
  lag: { changes: 0, refreshJobs: 0, failingJobs: 0, storiesSetAside: 0 },
  nodes: 1,
};
const answer = ({ status = 200, headers = {}, body = HEALTHY as unknown } = {}) => ({
  status,
  headers: {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    vary: 'Origin',
    ...headers,
  },
  raw: [],
  bytes: Buffer.alloc(0),
  text: JSON.stringify(body),
});
const check = (given: Parameters<typeof answer>[0]) =>
  createContract(document).check('getHealth', answer(given));

describe('an answer held against the document', () => {
  test('is right when it is as documented', () => {
    expect(check({})).toEqual([]);
    expect(check({ status: 503 })).toEqual([]);
  });

  test.each([
    ['a status', { status: 418 }, '418 is not documented'],
    ['a content type', { headers: { 'content-type': 'text/html' } }, 'content type text/html'],
    ['a header that is missing', { headers: { 'cache-control': undefined } }, 'is missing'],
    [
      'a header of ours that is not expected',
      { headers: { etag: '"x"' } },
      'etag is not documented',
    ],
    ['a field too many', { body: { ...HEALTHY, colour: 'red' } }, 'additional properties'],
    ['a field that is missing', { body: { status: 'ok' } }, "required property 'seq'"],
    ['a value of another type', { body: { ...HEALTHY, seq: '1' } }, 'must be integer'],
    ['a value that is none of the known ones', { body: { ...HEALTHY, status: 'well' } }, 'allowed'],
  ])('is found out for %s', (_, given, problem) => {
    expect(check(given as Parameters<typeof answer>[0]).join('\n')).toContain(problem);
  });

  test('is missed when nobody has asked for it', () => {
    const contract = createContract(document);
    expect(contract.unseen()).toContain('getHealth 200');
    contract.check('getHealth', answer());
    expect(contract.unseen()).not.toContain('getHealth 200');
    expect(contract.unseen()).toContain('getHealth 503');
  });
});
