import config from 'newsroom/config';
import { configure, editorial } from '../helpers/newsroom';
import { draftArticle, paragraphs, translation } from '../fixtures/newsroom';
import { token, setUpLanguages } from '../helpers/languages';

setUpLanguages();

describe('a translation in the flight check', () => {
  const { check } = config.default;
  afterEach(() => configure({ check }));

  const SOURCE = [
    'The harbour of the old town opened its gates again on Monday.',
    'Of its 1,340 berths some 47 are free.',
  ];
  const parityOf = async (id: string, locale: string) => {
    const { status, body } = await editorial('post', `/articles/${id}/check`, token, { locale });
    expect(status).toBe(200);
    return body.data.findings.filter(({ code }: { code: string }) => code.startsWith('parity-'));
  };
  const storyWith = async (...turkish: string[]): Promise<string> => {
    const { documentId } = await draftArticle('Harbour', { body: paragraphs(...SOURCE) });
    await translation(documentId, 'tr', 'Liman', { body: paragraphs(...turkish) });
    return documentId;
  };
  const MONDAY = 'Eski kentin limanı pazartesi günü kapılarını yeniden açtı.';

  test('warns with the block where a number is another, and only there', async () => {
    const id = await storyWith(MONDAY, 'Limandaki 1.430 bağlama yerinden 47’si boş.');
    expect(await parityOf(id, 'tr')).toEqual([
      {
        code: 'parity-numbers',
        severity: 'warns',
        locale: 'tr',
        field: 'body',
        block: 1,
        message:
          '“Limandaki 1.430 bağlama yerinden 47’si b…”: 1,340 of "en" missing, 1.430 not in "en".',
        howTo: 'Compare the numbers with the source.',
      },
    ]);
    // The version that was written first is a translation of nothing.
    expect(await parityOf(id, 'en')).toEqual([]);
  });

  test('is silent where it says the same', async () => {
    const id = await storyWith(MONDAY, 'Limandaki 1.340 bağlama yerinden 47’si boş.');
    expect(await parityOf(id, 'tr')).toEqual([]);
  });

  test('its rules are switched like any other', async () => {
    const id = await storyWith(MONDAY, 'Limandaki 1.430 bağlama yerinden 47’si boş.');
    configure({ check: { ...check, rules: { 'parity-numbers': 'blocks' } } });
    expect((await parityOf(id, 'tr'))[0].severity).toBe('blocks');
    configure({ check: { ...check, rules: { 'parity-numbers': 'off' } } });
    expect(await parityOf(id, 'tr')).toEqual([]);
  });
});
