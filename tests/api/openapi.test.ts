import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LIST_QUERIES, delivery, wire, type Wire } from '../helpers/delivery';
import {
  createContract,
  validatorOf,
  type Contract,
  type ContractOperation,
} from '../helpers/openapi';
import { addressOf as exampleAddress } from '../helpers/openapi-values';
import {
  ARTICLE,
  configure,
  documents,
  forgetAnswers,
  resetNewsroom,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import {
  draftArticle,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../fixtures/newsroom';

const PUBLISHING = [
  ...[
    'publish',
    'unpublish',
    'check',
    'kill',
    'revive',
    'corrections',
    'correct',
    'settleCorrection',
  ],
  ...['schedule', 'unschedule', 'queue', 'retry'],
];

let contract: Contract;
let token: Record<string, string>;
let ids: { live: string; gone: string; draft: string };

const picture = async (): Promise<number> => {
  const data = {
    ...{ name: 'a.jpg', hash: 'a', ext: '.jpg', mime: 'image/jpeg', size: 1 },
    ...{ url: '/uploads/a.jpg', provider: 'local', folderPath: '/', width: 800, height: 600 },
    formats: { small: { url: '/uploads/small_a.jpg', width: 400, height: 300 } },
  };
  return (await strapi().db.query('plugin::upload.file').create({ data })).id;
};

/** One of everything that an answer can hold; the addresses are those of the document's examples. */
const everything = async () => {
  const image = await picture();
  const world = await sectionNamed('World', { description: 'Abroad.', colour: '#112233' });
  const asia = await sectionNamed('Asia', { parent: world.documentId });
  const ap = await sourceNamed('AP', { kind: 'wire', url: 'https://apnews.com', logo: image });
  const promo = await promoTitled('Offer', { url: 'https://example.org', image });
  await promoTitled('Front', { url: 'https://example.org', placement: 'section-front' });
  const related = await publishedArticle('A railway to the coast', { section: asia.documentId });
  const live = await draftArticle('Railway walk', {
    ...{ slug: 'old-railway-walk', shortHeadline: 'Walk', dek: 'Among the tea gardens.' },
    ...{ section: asia.documentId, sources: [ap.documentId], relatedPromos: [promo.documentId] },
    ...{ bylines: [{ name: 'A. Writer', role: 'Reporter' }], dateline: 'Haputale' },
    ...{ tags: ['Railways'], leadImage: image, leadImageAlt: 'A path', kind: 'feature' },
    relatedArticles: [related.documentId],
  });
  await translation(live.documentId, 'tr', 'Çay treni');
  await translation(live.documentId, 'ar', 'قطار الشاي');
  await publish(live.documentId);
  const data = { slug: 'tea-railway-walk' };
  await documents(ARTICLE).update({ documentId: live.documentId, locale: 'en', data });
  await publish(live.documentId, 'en');
  // A section that was called something else before.
  await documents('plugin::newsroom.section').update({
    ...{ documentId: asia.documentId, locale: 'en', data: { slug: 'asia-pacific' } },
  });
  const gone = await publishedArticle('Taken down');
  await strapi()
    .plugin('newsroom')
    .service('kill')
    .kill(gone.documentId, { reason: 'Libel', notice: 'Withdrawn', by: 'A. Editor' });
  const draft = await draftArticle('A draft');
  return { live: live.documentId, gone: gone.documentId, draft: draft.documentId };
};

/** Of the articles as editors' tools see them. */
const guardedActions = (): string[] =>
  ['logbook', 'articles', 'revisions', 'locks'].flatMap((name) =>
    Object.keys(strapi().plugin('newsroom').controller(name)).map(
      (action) => `plugin::newsroom.${name}.${action}`
    )
  );

beforeAll(async () => {
  await resetNewsroom();
  configure({ publicUrl: 'https://news.example' });
  ids = await everything();
  token = await tokenFor(
    'plugin::newsroom.editorial.import',
    'plugin::newsroom.delivery.issuePreviewToken',
    ...PUBLISHING.map((action) => `plugin::newsroom.publishing.${action}`),
    ...guardedActions()
  );
  contract = createContract(JSON.parse((await wire('/openapi.json')).text));
});

const reads = () => contract.operations.filter(({ method }) => method === 'get');
const writes = () => contract.operations.filter(({ method }) => method !== 'get');
const guarded = () => contract.operations.filter(({ security }) => security.length > 0);
const operation = (id: string): ContractOperation => {
  const found = contract.operations.find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`${id} is not documented`);
  return found;
};
const having = (status: number) => reads().filter(({ responses }) => status in responses);

/** The address of an operation with the values of its examples, or of others. */
const addressOf = (
  operation: ContractOperation,
  values: Record<string, string> = {},
  query: Record<string, string> = {}
): string =>
  exampleAddress(operation, {
    values: { documentId: ids.live, id: ids.live, ...values },
    query: Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`),
  });

/** What is wrong with the answers to these, all of which have to have the status. */
const ask = async (
  status: number,
  asked: readonly [operation: ContractOperation, address: string][],
  headers: Record<string, string> = {}
): Promise<string[]> => {
  const wrong: string[] = [];
  for (const [{ operationId, security }, address] of asked) {
    const answer = await wire(address, { ...(security.length > 0 ? token : {}), ...headers });
    if (answer.status !== status) wrong.push(`${address} → ${answer.status} ${answer.text}`);
    else wrong.push(...contract.check(operationId, answer));
  }
  return wrong;
};
const plain = (operation: ContractOperation): [ContractOperation, string] => [
  operation,
  addressOf(operation),
];

const send = (
  operation: ContractOperation,
  body: unknown,
  headers: Record<string, string>,
  values: Record<string, string> = {}
) =>
  wire(
    addressOf(operation, { id: ids.live, ...values }),
    { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    operation.method.toUpperCase(),
    typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
  );

describe('the document', () => {
  test('is served as JSON, with a strong ETag, and says where and what it is', async () => {
    const answer = await wire('/openapi.json');
    expect([answer.status, answer.headers['content-type']]).toEqual([
      200,
      'application/json; charset=utf-8',
    ]);
    expect(answer.headers.etag).toMatch(/^"[\w-]+"$/);
    const { info, servers, openapi } = JSON.parse(answer.text);
    const manifest = path.resolve(__dirname, '../../src/plugins/newsroom/package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
    expect([openapi, info.version]).toEqual(['3.1.1', version]);
    expect(servers).toEqual([{ url: `${strapi().config.get('server.absoluteUrl')}/api/newsroom` }]);
    const again = await wire('/openapi.json', { 'If-None-Match': String(answer.headers.etag) });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await wire('/openapi.json?version=3')).status).toBe(400);
  });

  test('tells of every route there is, and of no other', () => {
    const documented = contract.operations.map(
      ({ method, path: at }) => `${method.toUpperCase()} ${at.replace(/\{(\w+)\}/g, ':$1')}`
    );
    const PREFIX = '/api/newsroom';
    const routes = strapi()
      .server.api('content-api')
      .listRoutes()
      .filter(({ path: at }) => String(at).startsWith(`${PREFIX}/`))
      .map(({ path: at, methods }) => ({ at: String(at).slice(PREFIX.length), methods }))
      // Strapi's own REST for our types is documented by Strapi.
      .filter(({ at }) => !at.startsWith('/content/'))
      // These refuse what is no format, and so are none.
      .filter(({ at }) => !at.endsWith('/:format'))
      .flatMap(({ at, methods }) =>
        (methods as string[])
          .filter((method) => method !== 'HEAD')
          .map((method) => `${method} ${at}`)
      );
    expect(routes.length).toBeGreaterThan(10);
    expect(documented.sort()).toEqual(routes.sort());
  });

  test('names the permission of each operation that asks for one', () => {
    const handlers = Object.values(
      strapi().plugin('newsroom').routes as Record<string, { routes: { handler: string }[] }>
    ).flatMap(({ routes }) => routes.map(({ handler }) => String(handler)));
    expect(guarded().length).toBeGreaterThan(10);
    for (const { operationId, description, security } of guarded()) {
      expect([operationId, security]).toEqual([operationId, [{ apiToken: [] }]]);
      const [, action = ''] = /`plugin::newsroom\.([\w.]+)`/.exec(description ?? '') ?? [];
      expect(handlers.some((handler) => handler.endsWith(action) && action !== '')).toBe(true);
    }
  });
});

describe('every answer is as documented', () => {
  test('200, and twice, from memory as well', async () => {
    expect(reads().length).toBeGreaterThan(12);
    expect(await ask(200, reads().map(plain))).toEqual([]);
    expect(await ask(200, reads().map(plain))).toEqual([]);
  });

  test('200 in other languages, with other bodies, of other filters', async () => {
    const variants: Record<string, string>[] = [
      { locale: 'tr' },
      { locale: 'ar' },
      { locale: 'id', fallback: 'chain' },
      { relative: 'false' },
      { body: 'html' },
      { body: 'none' },
      { limit: '1' },
    ];
    const asked = reads().flatMap((operation) =>
      variants
        .filter((query) =>
          Object.keys(query).every((name) => operation.parameters.some((one) => one.name === name))
        )
        // A slug is looked for in the language that is asked for; in a path it is no parameter.
        .filter((query) => !('locale' in query) || !/\{(slug|locale|b)\}/.test(operation.path))
        .map((query): [ContractOperation, string] => [operation, addressOf(operation, {}, query)])
    );
    expect(asked.length).toBeGreaterThan(20);
    expect(await ask(200, asked)).toEqual([]);

    const byId = (id: string) => contract.operations.filter((one) => one.operationId === id);
    const lists = byId('listArticles').flatMap((operation) =>
      LIST_QUERIES.filter((query) => !query.includes('section=asia')).map(
        (query): [ContractOperation, string] => [operation, `${operation.path}${query}`]
      )
    );
    const resolved = byId('resolvePath').flatMap((operation) =>
      [
        '/en/asia-pacific/tea-railway-walk',
        '/en/asia-pacific/old-railway-walk',
        '/en/world',
        '/en/asia',
        '/en/taken-down',
        '/en/nothing',
        'nothing',
      ].map((at): [ContractOperation, string] => [
        operation,
        addressOf(operation, {}, { path: at }),
      ])
    );
    expect(await ask(200, [...lists, ...resolved])).toEqual([]);
  });

  test('304 for what is held already', async () => {
    const wrong: string[] = [];
    for (const operation of having(304)) {
      const address = addressOf(operation);
      const { headers } = await wire(address);
      if (headers.etag === undefined) continue;
      wrong.push(...(await ask(304, [[operation, address]], { 'If-None-Match': headers.etag })));
    }
    expect(wrong).toEqual([]);
  });

  test('301 for a former slug', async () => {
    const former = (operation: ContractOperation) =>
      addressOf(operation, {
        slug: operation.path.startsWith('/sections') ? 'asia' : 'old-railway-walk',
      });
    const asked = having(301).map((operation): [ContractOperation, string] => [
      operation,
      former(operation),
    ]);
    expect(asked.length).toBeGreaterThan(1);
    expect(await ask(301, asked)).toEqual([]);
  });

  test('400 for a parameter that is not documented', async () => {
    const asked = having(400).map((operation): [ContractOperation, string] => [
      operation,
      addressOf(operation, {}, { colour: 'red' }),
    ]);
    expect(asked).toHaveLength(reads().length);
    expect(await ask(400, asked)).toEqual([]);
  });

  test('401 for a token that is none', async () => {
    const previews = having(401).filter(({ security }) => security.length === 0);
    const asked = previews.map((operation): [ContractOperation, string] => [
      operation,
      addressOf(operation, {}, { preview: 'none' }),
    ]);
    expect(asked.length).toBeGreaterThan(1);
    expect(await ask(401, asked)).toEqual([]);
  });

  test('401 without a token, 403 with that of somebody else, for what needs a permission', async () => {
    const other = await tokenFor('plugin::newsroom.article.find');
    const asked = reads().filter(({ security }) => security.length > 0);
    expect(asked.length).toBeGreaterThan(1);
    for (const operation of asked) {
      for (const [status, headers] of [[401, {}] as const, [403, other] as const]) {
        const answer = await wire(addressOf(operation), headers);
        const { operationId } = operation;
        expect([answer.status, contract.check(operationId, answer)]).toEqual([status, []]);
      }
    }
  });

  test('404 for what is not there, 410 for what was taken down', async () => {
    const at = (slug: string, documentId: string) => (operation: ContractOperation) =>
      [operation, addressOf(operation, { slug, documentId, id: documentId, code: 'NONE' })] as [
        ContractOperation,
        string,
      ];
    const isSitemap = ({ path: address }: ContractOperation) => address.startsWith('/sitemap');
    const missing = having(404).filter((operation) => !isSitemap(operation));
    expect(await ask(404, missing.map(at('nothing', 'nothing')))).toEqual([]);
    const beyond = having(404).filter(({ path: address }) => address.includes('{page}'));
    expect(
      await ask(
        404,
        beyond.map((operation) => [operation, addressOf(operation, { page: '99' })])
      )
    ).toEqual([]);
    configure({ publicUrl: '' });
    forgetAnswers();
    const withoutSite = await ask(404, having(404).filter(isSitemap).map(plain));
    configure({ publicUrl: 'https://news.example' });
    expect(withoutSite).toEqual([]);
    expect(await ask(410, having(410).map(at('taken-down', ids.gone)))).toEqual([]);
  });

  test('425 for what is newer than this node', async () => {
    const min = { 'Min-Seq': '2000000000' };
    expect(await ask(425, having(425).map(plain), min)).toEqual([]);
    expect(having(425).length).toBeGreaterThan(10);
  });

  test('503 without a database', async () => {
    const { follower } = delivery();
    const spies = [
      jest.spyOn(follower, 'isTrusted').mockReturnValue(false),
      jest.spyOn(follower, 'catchUp').mockRejectedValue(new Error('The database is away')),
    ];
    try {
      expect(await ask(503, having(503).map(plain))).toEqual([]);
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  });

  test('a draft behind a token, which nobody may keep', async () => {
    const [issue] = writes().filter(({ operationId }) => operationId === 'issuePreviewToken');
    if (!issue) throw new Error('The operation is not documented');
    const answer = await send(issue, { id: ids.draft }, token);
    expect([answer.status, contract.check('issuePreviewToken', answer)]).toEqual([201, []]);
    const preview = JSON.parse(answer.text).data.token;
    const draft = await wire(`/articles/id/${ids.draft}?preview=${preview}`);
    expect([draft.status, contract.check('getArticleById', draft)]).toEqual([200, []]);
    const missing = await send(issue, { id: 'nothing' }, token);
    expect([missing.status, contract.check('issuePreviewToken', missing)]).toEqual([404, []]);
  });

  test('an import, item by item', async () => {
    const [operation] = writes().filter(({ operationId }) => operationId === 'importItems');
    const { example } = operation?.requestBody?.content['application/json'] ?? {};
    if (!operation) throw new Error('The operation is not documented');
    const newer = { ...(example as object), version: '2', headline: 'Newer' };
    for (const body of [example, example, [newer], { items: [example, 7, {}] }]) {
      const answer = await send(operation, body, token);
      expect([answer.status, contract.check('importItems', answer)]).toEqual([200, []]);
    }
  });

  test('a draft that is made, saved, and saved from a revision that is no longer the last', async () => {
    const made = await send(operation('createArticle'), { headline: 'Made' }, token);
    expect([made.status, contract.check('createArticle', made)]).toEqual([201, []]);
    const { id } = JSON.parse(made.text).data;
    const save = (data: object, headers = {}) =>
      send(operation('saveDraft'), data, { ...token, ...headers }, { id });
    for (const [status, dek, headers] of [
      [200, 'One', { 'If-Match': '"1"' }],
      [412, 'Two', { 'If-Match': '"1"' }],
      [412, 'Two', { 'If-Match': '"99"' }],
      [428, 'Two', {}],
      [400, 'Two', { 'If-Match': '*' }],
    ] as const) {
      const answer = await save({ dek }, headers);
      expect([answer.status, contract.check('saveDraft', answer)]).toEqual([status, []]);
    }
    const restored = await send(operation('restoreRevision'), undefined, token, { id });
    expect([restored.status, contract.check('restoreRevision', restored)]).toEqual([200, []]);
    const missing = [
      [operation('saveDraft'), { dek: 'One' }],
      [operation('restoreRevision'), undefined],
      [operation('takeLock'), {}],
      [operation('releaseLock'), undefined],
    ] as const;
    for (const [asked, body] of missing) {
      const headers = { ...token, 'If-Match': '"1"' };
      const answer = await send(asked, body, headers, { id: 'nothing' });
      expect([answer.status, contract.check(asked.operationId, answer)]).toEqual([404, []]);
    }
  });

  test('a lock that is taken, held by somebody else, and given back', async () => {
    const other = await tokenFor(...guardedActions());
    for (const [name, headers, status] of [
      ['readLock', token, 200],
      ['takeLock', token, 200],
      ['readLock', other, 200],
      ['takeLock', other, 423],
      ['releaseLock', other, 423],
      ['releaseLock', token, 200],
    ] as const) {
      const body = name === 'takeLock' ? {} : undefined;
      const answer = await send(operation(name), body, headers);
      expect([name, answer.status, contract.check(name, answer)]).toEqual([name, status, []]);
    }
  });

  test('what a write refuses', async () => {
    const other = await tokenFor('plugin::newsroom.article.find');
    const large = JSON.stringify({ items: ['x'.repeat(5_000_000)] });
    for (const write of writes()) {
      const { schema, example } = write.requestBody?.content['application/json'] ?? {};
      const coloured = { ...write, path: `${write.path}?colour=red` };
      const answers: [number, Wire][] = [
        [401, await send(write, example, {})],
        [403, await send(write, example, other)],
        [400, await send(coloured, example, token)],
      ];
      if (schema) {
        const isFree = validatorOf(contract.document)(schema)({}).length === 0;
        answers.push(
          [400, await send(write, isFree ? { colour: 'red' } : {}, token)],
          [400, await send(write, '{"items": [', token)],
          [413, await send(write, large, token)]
        );
      }
      for (const [status, answer] of answers) {
        const { operationId } = write;
        expect([operationId, answer.status, contract.check(operationId, answer)]).toEqual([
          operationId,
          status,
          [],
        ]);
      }
    }
  });

  test('what is done to nothing', async () => {
    for (const operation of writes()) {
      if (!/\{(id|plan)\}/.test(operation.path)) continue;
      const { example } = operation.requestBody?.content['application/json'] ?? {};
      for (const values of [
        { id: 'nothing', plan: '999999999' },
        { id: 'No-Id', plan: 'x' },
      ]) {
        const answer = await send(operation, example, { ...token, 'If-Match': '"1"' }, values);
        const { operationId } = operation;
        expect([operationId, answer.status, contract.check(operationId, answer)]).toEqual([
          operationId,
          404,
          [],
        ]);
      }
    }
  });

  test('a story published, corrected, planned, taken off, taken down and revived', async () => {
    const story = await draftArticle('A life');
    await translation(story.documentId, 'tr', 'Bir hayat');
    const act = async (
      operationId: string,
      status: number,
      { body, values = {} }: { body?: unknown; values?: Record<string, string> } = {}
    ) => {
      const operation = contract.operations.find((one) => one.operationId === operationId);
      if (!operation) throw new Error(`${operationId} is not documented`);
      const { example } = operation.requestBody?.content['application/json'] ?? {};
      const answer = await send(operation, body ?? example, token, {
        id: story.documentId,
        ...values,
      });
      expect([operationId, answer.status, contract.check(operationId, answer)]).toEqual([
        operationId,
        status,
        [],
      ]);
      return JSON.parse(answer.text).data;
    };
    await act('checkArticle', 200);
    await act('publishArticle', 200);
    const { id: correction } = await act('correctArticle', 201);
    await act('settleCorrection', 200, { values: { correction } });
    await act('listCorrections', 200);
    const [plan] = await act('scheduleArticle', 200);
    await act('readQueue', 200);
    await act('unscheduleArticle', 200);
    await strapi()
      .db.connection('newsroom_planned_publications')
      .where({ id: plan.id })
      .update({ state: 'failed', attempts: 8, last_error: 'The database was away' });
    await act('retryPlan', 200, { values: { plan: String(plan.id) } });
    await act('unpublishArticle', 200);
    await act('killArticle', 200);
    await act('reviveArticle', 200);
  });

  test('HEAD has the headers of GET', async () => {
    for (const operation of reads()) {
      const address = addressOf(operation);
      const headers = operation.security.length > 0 ? token : {};
      const [get, head] = [await wire(address, headers), await wire(address, headers, 'HEAD')];
      expect([address, head.status, head.text]).toEqual([address, 200, '']);
      expect(head.headers['content-type']).toBe(get.headers['content-type']);
      expect(head.headers.etag).toBe(get.headers.etag);
    }
  });

  test('none of the documented answers was left out above', () => {
    expect(contract.unseen()).toEqual([]);
  });
});
