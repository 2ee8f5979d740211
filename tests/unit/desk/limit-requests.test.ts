import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Reach } from 'newsroom/desk/access';
import { createLimitRequests } from 'newsroom/desk/limit-requests';

const LIMITED: Exclude<Reach, null> = [
  { sections: new Set(['a']), locales: null, readLocales: new Set(), own: false },
];

/** A newsroom with one story, `near`, within the limit. */
const strapi = (reach: Reach): Core.Strapi => {
  const services: Record<string, object> = {
    reach: {
      current: () => Promise.resolve(reach),
      admits: (id: string, { locales }: { locales: readonly string[] }) =>
        Promise.resolve(
          reach === null || (['near', 'of-secret-source'].includes(id) && !locales.includes('id'))
        ),
    },
    translationStateStore: {
      ofDocument: (id: string) => {
        const sourceLocale = id === 'near' ? 'en' : 'id';
        return Promise.resolve([{ locale: 'tr', sourceLocale }]);
      },
    },
    locales: { default: () => Promise.resolve('en') },
    plans: { find: () => Promise.resolve(null) },
  };
  return { plugin: () => ({ service: (name: string) => services[name] }) } as never;
};

const asking = (handler: string, params: object = {}, body: object = {}): Context =>
  ({
    method: 'POST',
    params,
    query: {},
    request: { body },
    state: { route: { handler } },
  }) as never;

const pass = async (reach: Reach, ctx: Context): Promise<boolean> => {
  let isPassed = false;
  await createLimitRequests({ strapi: strapi(reach) })(ctx, () => {
    isPassed = true;
    return Promise.resolve();
  });
  return isPassed;
};

test('a route without a story is closed to those who are limited unless it is known to be safe', async () => {
  await expect(pass(LIMITED, asking('radio.playAll'))).rejects.toMatchObject({
    status: 403,
    details: { code: 'beyond-limit' },
  });
  expect(await pass(null, asking('radio.playAll'))).toBe(true);
  expect(await pass(LIMITED, asking('articles.create'))).toBe(true);
  expect(await pass(LIMITED, asking('publishing.queue'))).toBe(true);
});

test('a story beyond the limit is replaced by one that there is not; another is left alone', async () => {
  const [far, near] = [{ id: 'far' }, { id: 'near' }];
  expect(await pass(LIMITED, asking('workflow.move', far))).toBe(true);
  expect(await pass(LIMITED, asking('workflow.move', near))).toBe(true);
  expect(far.id).not.toBe('far');
  expect(near.id).toBe('near');
});

test('so is one that is named in the body', async () => {
  const body = { id: 'far' };
  expect(await pass(LIMITED, asking('delivery.issuePreviewToken', {}, body))).toBe(true);
  expect(body.id).not.toBe('far');
});

test('what is of no section is closed to those who are limited to some, open to the others', async () => {
  await expect(pass(LIMITED, asking('memory.import'))).rejects.toMatchObject({ status: 403 });
  const ofLanguage = [{ ...LIMITED[0], sections: null, locales: new Set(['tr']) }] as Reach;
  expect(await pass(ofLanguage, asking('memory.import'))).toBe(true);
});

test('a story is hidden whose source may not be read, named or not', async () => {
  const asked = { id: 'near', locale: 'tr' };
  expect(await pass(LIMITED, asking('translations.findOne', asked))).toBe(true);
  expect(asked.id).toBe('near');
  const secret = { id: 'of-secret-source', locale: 'tr' };
  expect(await pass(LIMITED, asking('translations.findOne', secret))).toBe(true);
  expect(secret.id).not.toBe('of-secret-source');
  const named = { id: 'near', locale: 'tr' };
  const request = asking('memory.matches', named);
  (request as { query: object }).query = { source: 'id' };
  expect(await pass(LIMITED, request)).toBe(true);
  expect(named.id).not.toBe('near');
});

test('to change the source of a story is to change all its languages', async () => {
  const ofLanguage = [{ ...LIMITED[0], sections: null, locales: new Set(['tr']) }] as Reach;
  const asked = asking('translations.changeSource', { id: 'near' }, { locale: 'tr' });
  await expect(pass(ofLanguage, asked)).rejects.toMatchObject({ status: 403 });
});

test('nothing is touched of what those ask for who have no limit', async () => {
  const far = { id: 'far' };
  expect(await pass(null, asking('workflow.move', far))).toBe(true);
  expect(far.id).toBe('far');
});
