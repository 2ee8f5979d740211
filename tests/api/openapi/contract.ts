import { wire } from '../../helpers/delivery';
import { createContract, type Contract, type ContractOperation } from '../../helpers/openapi';
import { addressOf as exampleAddress } from '../../helpers/openapi-values';
import {
  ARTICLE,
  configure,
  documents,
  resetNewsroom,
  strapi,
  tokenFor,
} from '../../helpers/newsroom';
import {
  draftArticle,
  pictureNamed,
  promoTitled,
  publish,
  publishedArticle,
  sectionNamed,
  sourceNamed,
  translation,
} from '../../fixtures/newsroom';

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

export let contract: Contract;
export let token: Record<string, string>;
export let ids: { live: string; gone: string; draft: string };

const FORMATS = { small: { url: '/uploads/small_a.jpg', width: 400, height: 300 } };

/** One of everything that an answer can hold; the addresses are those of the document's examples. */
const everything = async () => {
  const image = await pictureNamed('a', { width: 800, height: 600, formats: FORMATS });
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
export const guardedActions = (): string[] =>
  [
    'logbook',
    'articles',
    'revisions',
    'locks',
    'workflow',
    'translations',
    'xliff',
    'machine',
    'memory',
    'overview',
    'settings',
  ].flatMap((name) =>
    Object.keys(strapi().plugin('newsroom').controller(name)).map(
      (action) => `plugin::newsroom.${name}.${action}`
    )
  );

export const reads = () => contract.operations.filter(({ method }) => method === 'get');
export const writes = () => contract.operations.filter(({ method }) => method !== 'get');
export const guarded = () => contract.operations.filter(({ security }) => security.length > 0);
export const operation = (id: string): ContractOperation => {
  const found = contract.operations.find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`${id} is not documented`);
  return found;
};
export const having = (status: number) => reads().filter(({ responses }) => status in responses);

/** The address of an operation with the values of its examples, or of others. */
export const addressOf = (
  operation: ContractOperation,
  values: Record<string, string> = {},
  query: Record<string, string> = {}
): string =>
  exampleAddress(operation, {
    values: { documentId: ids.live, id: ids.live, ...values },
    query: Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`),
  });

/** What is wrong with the answers to these, all of which have to have the status. */
export const ask = async (
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
export const plain = (operation: ContractOperation): [ContractOperation, string] => [
  operation,
  addressOf(operation),
];

export const send = (
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

/** Before all: a newsroom with one of everything, the document, and somebody who may do all that it tells of. */
export const setUpContract = (): void => {
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
};
