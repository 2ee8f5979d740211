import fc from 'fast-check';
import { wire } from '../helpers/delivery';
import { readSitemap } from '../helpers/read-sitemap';
import {
  ARTICLE,
  configure,
  documents,
  editorial,
  freezeClock,
  resetNewsroom,
} from '../helpers/newsroom';
import { draftArticle, publish, sectionNamed, translation } from '../fixtures/newsroom';
import { SITE, NOW, at, token, setUpLanguages } from '../helpers/languages';

setUpLanguages();

type Step =
  | { do: 'publish' | 'unpublish'; locale: string }
  | { do: 'expire' | 'embargo'; locale: string; hours: number }
  | { do: 'kill' | 'revive' }
  | { do: 'wait'; hours: number };

const LOCALES = ['en', 'tr', 'id', 'ar'];
const locale = fc.constantFrom(...LOCALES);
const hours = fc.integer({ min: 1, max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('publish' as const), locale }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unpublish' as const), locale }) },
  fc.record({ do: fc.constantFrom('expire' as const, 'embargo' as const), locale, hours }),
  fc.record({ do: fc.constantFrom('kill' as const, 'revive' as const, 'revive' as const) }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), hours }) }
);

describe('the languages of a story', () => {
  const tell = async (path: string) => {
    const { status, text } = await wire(path);
    return status === 200 ? text : null;
  };

  /** What each live language says of the others, everywhere that it says so. */
  const said = async (id: string) => {
    const live = new Map<string, { path: string; translations: string[]; alternates: string[] }>();
    for (const code of LOCALES) {
      const text = await tell(`/articles/id/${id}?locale=${code}&fallback=none&relative=false`);
      if (text === null) continue;
      const { data } = JSON.parse(text);
      live.set(code, {
        path: data.path,
        translations: data.translations.map((one: { locale: string }) => one.locale),
        alternates: data.seo.alternates.map((one: { hreflang: string }) => one.hreflang),
      });
    }
    return live;
  };

  const expectMutual = async (id: string): Promise<number> => {
    const live = await said(id);
    const codes = [...live.keys()].sort();
    const fallback = codes.includes('en') ? 'en' : codes[0];
    for (const [code, { path, translations, alternates }] of live) {
      const others = codes.filter((other) => other !== code);
      expect([code, translations.sort()]).toEqual([code, others]);
      expect([code, alternates.sort()]).toEqual([
        code,
        others.length === 0 ? [] : [...codes, 'x-default'].sort(),
      ]);

      const { urls } = readSitemap((await tell(`/sitemaps/${code}/1.xml`)) ?? '');
      const url = urls.find(({ loc }) => loc === `${SITE}${path}`);
      const links = codes.map((other) => [other, `${SITE}${live.get(other)?.path}`]);
      const expected =
        codes.length === 1
          ? {}
          : Object.fromEntries([
              ...links,
              ['x-default', `${SITE}${live.get(fallback ?? '')?.path}`],
            ]);
      expect([code, url?.alternates]).toEqual([code, expected]);

      const slug = path.split('/').at(-1);
      const jsonld = await tell(`/articles/${slug}/jsonld?locale=${code}&fallback=none`);
      const [thing] = JSON.parse(jsonld ?? '{}')['@graph'];
      const works = [thing.workTranslation ?? [], thing.translationOfWork ?? []].flat();
      expect([code, works.map((work: { inLanguage: string }) => work.inLanguage).sort()]).toEqual([
        code,
        code === 'en' ? others : others.filter((other) => other === 'en'),
      ]);
    }
    return live.size;
  };

  const act = async (id: string, clock: { hours: number }, todo: Step): Promise<void> => {
    const story = documents(ARTICLE);
    switch (todo.do) {
      case 'publish':
        // A story that was taken down is refused.
        await story.publish({ documentId: id, locale: todo.locale }).catch(() => undefined);
        break;
      case 'unpublish':
        await story.unpublish({ documentId: id, locale: todo.locale });
        break;
      case 'expire':
      case 'embargo': {
        const field = todo.do === 'expire' ? 'expiresAt' : 'embargoUntil';
        const data = { [field]: at(clock.hours + todo.hours) };
        await story.update({ documentId: id, locale: todo.locale, data });
        await story.publish({ documentId: id, locale: todo.locale }).catch(() => undefined);
        break;
      }
      case 'kill':
      case 'revive':
        await editorial('post', `/articles/${id}/${todo.do}`, token, { reason: 'As it is' });
        break;
      case 'wait':
        clock.hours += todo.hours;
        freezeClock(at(clock.hours));
    }
  };

  test('whatever happens to them, each names all the other live ones and nothing else', async () => {
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 9 }), async (steps) => {
        await resetNewsroom();
        configure({ publicUrl: SITE });
        const clock = { hours: 0 };
        freezeClock(NOW);
        const world = await sectionNamed('World');
        const { documentId } = await draftArticle('Harbour', { section: world.documentId });
        await translation(documentId, 'tr', 'Liman');
        await translation(documentId, 'id', 'Pelabuhan');
        await translation(documentId, 'ar', 'الميناء');
        await publish(documentId, ['en', 'tr', 'ar']);
        for (const todo of steps) {
          await act(documentId, clock, todo);
          most = Math.max(most, await expectMutual(documentId));
        }
      }),
      { numRuns: 8 }
    );
    expect(most).toBeGreaterThan(2);
  }, 240_000);
});
