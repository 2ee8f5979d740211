import path from 'node:path';
import { readSeedFolder, type ArticleText } from 'newsroom/seed/folder';
import { alignUnits } from 'newsroom/text/align-units';
import { applyUnits } from 'newsroom/text/apply-units';
import { htmlToBlocks } from 'newsroom/text/html-to-blocks';
import type { UnitState } from 'newsroom/text/translation-units';
import { decideImport } from 'newsroom/translation/xliff/decide-import';
import { exported, IDENTITY, throughFile } from './xliff-story';

const DEMO = path.resolve(__dirname, '../../../database/demo');
const NONE = new Set<string>();

const stateOf = ({ headline, shortHeadline, dek, dateline, ...rest }: ArticleText): UnitState => ({
  ...{ headline, shortHeadline, dek, dateline },
  ...{ bylines: rest.bylines, tags: rest.tags, body: htmlToBlocks(rest.body ?? '') },
  ...{ leadImageAlt: rest.imageAlt, leadImageCaption: rest.imageCaption },
});

/** Names of authors are no text for translators: a new version has them as the source writes them. */
const withNamesOf = (source: UnitState, target: UnitState): UnitState => {
  const names = (source.bylines ?? []) as { name: string }[];
  const bylines = target.bylines as { name: string }[] | undefined;
  return {
    ...target,
    bylines: bylines?.map((byline, at) => ({ ...byline, name: names[at]?.name ?? byline.name })),
  };
};

/** Each story of the demo from the language it was written in into each other one that is finished. */
const pairs = async () => {
  const { articles } = await readSeedFolder(DEMO);
  return articles.flatMap(({ key, texts }) => {
    const [[from, source] = ['', null], ...others] = Object.entries(texts);
    return others.flatMap(([to, target]) =>
      source && !target.draft
        ? [{ key, from, to, source: stateOf(source), target: stateOf(target) }]
        : []
    );
  });
};

describe.each(['2.1', '1.2'] as const)('the stories of the demo through XLIFF %s', (version) => {
  it('come back to the letter, in every language', async () => {
    const seen = new Map<string, number>();
    for (const { key, from, to, source, target } of await pairs()) {
      const { translations } = alignUnits(source, target);
      const identity = { ...IDENTITY, sourceLocale: from, targetLocale: to };
      const written = exported({ identity, source, translations, progress: 'done' });
      const [file] = throughFile([written], version).files;
      if (!file) throw new Error('no file');
      expect([file.sourceLanguage, file.targetLanguage]).toEqual([from, to]);
      const input = { file, source, current: null, exported: null, overwrite: NONE } as const;
      const decision = decideImport({ ...input, currentState: 'initial' });
      const outcomes = new Set(decision.units.map(({ outcome }) => outcome));
      expect([key, to, ...outcomes]).toEqual([key, to, 'new']);
      expect(applyUnits(source, decision.translations)).toEqual(withNamesOf(source, target));

      // What came back goes out as the same file.
      const again = { identity, source, translations: decision.translations } as const;
      const [second] = throughFile([exported({ ...again, progress: 'done' })], version).files;
      expect(second).toEqual(file);
      seen.set(to, (seen.get(to) ?? 0) + 1);
    }
    const asked = ['tr', 'ar', 'zh', 'zh-Hant', 'he', 'ur', 'ja', 'th', 'ru', 'pl'];
    expect([...seen.keys()]).toEqual(expect.arrayContaining([...asked, 'sr-Cyrl', 'sr-Latn']));
    expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(90);
  });
});
