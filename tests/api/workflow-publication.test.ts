import {
  ARTICLE,
  configure,
  documents,
  editorial,
  get,
  http,
  rows,
  strapi,
} from '../helpers/newsroom';
import { draftArticle, publish, publishedArticle, translation } from '../fixtures/newsroom';
import {
  STAGE,
  DUE,
  workflow,
  token,
  suffix,
  move,
  stagesOf,
  stageOf,
  entries,
  setUpWorkflow,
} from '../helpers/workflow';

setUpWorkflow();

const isLive = async (id: string): Promise<boolean> =>
  (await get(`/articles/id/${id}`)).status === 200;

describe('publication', () => {
  const DEMANDING = {
    ...workflow,
    publishing: { demands: ['approved', 'published'], leadsTo: 'published' },
  };

  test('of a story that nobody moves asks for nothing, and leaves no record', async () => {
    const { documentId: id } = await publishedArticle('As before');
    expect(await stageOf(id)).toBe('published');
    await documents(ARTICLE).unpublish({ documentId: id, locale: 'en' });
    expect(await stageOf(id)).toBe('draft');
    expect([await rows(STAGE), await entries()]).toEqual([[], []]);
  });

  test('puts a story where the settings say, and what was due is done', async () => {
    const { documentId: id } = await draftArticle('Moving');
    await move(id, { stage: 'approved', dueAt: DUE, note: 'Checked' });
    await publish(id, 'en');
    const [version] = await stagesOf(id);
    expect(version).toMatchObject({ stage: 'published', dueAt: null, note: 'Checked', version: 2 });
    await documents(ARTICLE).unpublish({ documentId: id, locale: 'en' });
    expect(await stageOf(id)).toBe('draft');
    expect((await entries()).map(({ details }) => details)).toEqual([
      expect.objectContaining({ from: 'draft', to: 'approved' }),
      { from: 'approved', to: 'published', because: 'publish' },
      { from: 'published', to: 'draft', because: 'unpublish' },
    ]);
  });

  test('goes through one gate, whatever way it is asked for', async () => {
    configure({ workflow: DEMANDING });
    const { documentId: id } = await draftArticle('Unchecked');
    const before = await rows(ARTICLE, { documentId: id });
    const asked = await editorial('post', `/articles/${id}/publish`, token, { locales: ['en'] });
    expect([asked.status, asked.body.error.details]).toEqual([
      400,
      expect.objectContaining({
        code: 'stage-demanded',
        findings: [
          expect.objectContaining({ code: 'stage-demanded', field: 'stage', severity: 'blocks' }),
        ],
      }),
    ]);
    // The document service, as the admin and bulk actions use it; and a save that publishes.
    await expect(publish(id, 'en')).rejects.toThrow('publishing needs approved or published');
    await expect(publish(id, '*')).rejects.toThrow('publishing needs');
    await expect(
      documents(ARTICLE).update({
        documentId: id,
        locale: 'en',
        status: 'published',
        data: { headline: 'Slipped through' },
      })
    ).rejects.toThrow('publishing needs');
    await expect(
      documents(ARTICLE).create({ locale: 'en', status: 'published', data: { headline: 'New' } })
    ).rejects.toThrow('publishing needs');
    // Strapi's own REST API of the type, with a token that may do everything.
    const { accessKey } = await strapi()
      .service('admin::api-token')
      .create({ name: `full ${suffix}`, type: 'full-access', lifespan: null });
    const rest = await http()
      .put(`/api/newsroom/content/articles/${id}?locale=en&status=published`)
      .set({ Authorization: `Bearer ${accessKey}` })
      .send({ data: { headline: 'By REST' } });
    expect(rest.status).toBeGreaterThanOrEqual(400);
    expect(await rows(ARTICLE, { documentId: id })).toEqual(before);
    expect(await rows(ARTICLE, { publishedAt: { $notNull: true } })).toEqual([]);

    await move(id, { stage: 'approved' });
    await publish(id, 'en');
    expect([await isLive(id), await stageOf(id)]).toEqual([true, 'published']);
    // From there the next version may follow, as the settings name that stage too.
    await publish(id, 'en');
  });

  test('of several languages is of all or none', async () => {
    configure({ workflow: DEMANDING });
    const { documentId: id } = await draftArticle('Both');
    await translation(id, 'tr', 'İkisi');
    await move(id, { stage: 'approved' });
    await expect(publish(id)).rejects.toThrow('tr, stage');
    expect(await isLive(id)).toBe(false);
    expect(await stageOf(id)).toBe('approved');
  });

  test('an import keeps what may not be published as a draft, and says so', async () => {
    configure({ workflow: DEMANDING });
    const item = { uri: 'urn:x:1', version: '1', headline: 'From the wire', language: 'en' };
    const [result] = await strapi()
      .plugin('newsroom')
      .service('import')
      .importItems([item], { publish: true });
    expect(result).toMatchObject({ result: 'created', published: false });
    expect(result.warnings.join()).toContain('not published: It stands in "draft"');
    expect(await isLive(result.id)).toBe(false);
  });

  test('a change of an approved story has it looked at again, where the settings say so', async () => {
    configure({
      workflow: { ...DEMANDING, onEdit: { of: ['approved', 'published'], leadsTo: 'in-review' } },
    });
    const { documentId: id } = await draftArticle('Approved');
    await translation(id, 'tr', 'Onaylı');
    await move(id, { stage: 'approved' });
    await move(id, { stage: 'approved', locale: 'tr' });
    const save = (data: object) =>
      documents(ARTICLE).update({ documentId: id, locale: 'en', data });
    await save({ headline: 'Approved' });
    expect(await stageOf(id)).toBe('approved');
    await save({ headline: 'Approved, then changed' });
    expect([await stageOf(id), await stageOf(id, 'tr')]).toEqual(['in-review', 'approved']);
    expect((await entries()).at(-1)?.details).toEqual({
      ...{ from: 'approved', to: 'in-review', because: 'edit' },
    });
    await expect(publish(id, 'en')).rejects.toThrow('publishing needs');
  });

  test('so has a change of what all languages share, in each of them', async () => {
    configure({
      workflow: { ...DEMANDING, onEdit: { of: ['approved', 'published'], leadsTo: 'in-review' } },
    });
    const { documentId: id } = await draftArticle('Shared');
    await translation(id, 'tr', 'Ortak');
    await move(id, { stage: 'approved' });
    await move(id, { stage: 'approved', locale: 'tr' });
    await documents(ARTICLE).update({
      ...{ documentId: id, locale: 'en', data: { urgency: 'breaking' } },
    });
    expect([await stageOf(id), await stageOf(id, 'tr')]).toEqual(['in-review', 'in-review']);
  });
});
