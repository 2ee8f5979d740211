import { http, resetNewsroom, tokenFor } from './newsroom';

let token: Record<string, string>;

export const importItems = (body: unknown) =>
  http()
    .post('/api/newsroom/editorial/import')
    .set(token)
    .send(body as object);

/** Before each test: an empty newsroom, and a wire that may import. */
export const setUpImport = (): void => {
  beforeAll(async () => {
    token = await tokenFor('plugin::newsroom.editorial.import');
  });
  beforeEach(resetNewsroom);
};
