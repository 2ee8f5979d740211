import type { XliffImportAnswer } from '../../contracts/editorial-xliff';

const ID = 'k2vq0c7p1d8m4x6t9b3n5s0a';

export const XLIFF_WANTED = { ids: [ID], targets: ['tr'] };

export const XLIFF = `<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="tr">
<file id="article.${ID}.en.3.tr.0.0" original="article/${ID}/en/3/tr/0/0">
<unit id="headline" name="headline" xml:space="preserve">
<segment state="final">
<source>An old tea railway becomes a walk</source>
<target>Eski çay treni yürüyüş yolu oldu</target>
</segment>
</unit>
</file>
</xliff>
`;

export const XLIFF_IMPORTED: XliffImportAnswer = {
  data: [
    {
      file: null,
      result: 'imported',
      id: ID,
      sourceLocale: 'en',
      sourceRevision: 3,
      locale: 'tr',
      revision: 2,
      progress: 'done',
      problems: [],
      units: [
        {
          id: 'headline',
          field: 'headline',
          outcome: 'new',
          overwrites: false,
          remark: null,
          line: 4,
          source: 'An old tea railway becomes a walk',
          before: null,
          after: 'Eski çay treni yürüyüş yolu oldu',
          state: 'final',
        },
      ],
    },
  ],
  meta: { dryRun: false, imported: 1, partly: 0, unchanged: 0, rejected: 0 },
};
