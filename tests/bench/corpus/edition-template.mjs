import { tables } from '../settings.mjs';
import { NEVER_MS } from '../settings.mjs';

const quote = (text) => `'${text.replaceAll("'", "''")}'`;

/** Before the read model writes editions: the answer stands in for the document. */
const standIn = ({ answer, things }) => ({
  row: {
    kind: 'news',
    path: '/en/story',
    from_ms: 0,
    until_ms: NEVER_MS,
    turn_ms: NEVER_MS,
    seq: 0,
  },
  document: answer,
  mentions: [
    { thing: `s-${things.sections[0]}`, isListed: true },
    { thing: `src-${things.sources[0]}`, isListed: true },
    { thing: `src-${things.sources[1]}`, isListed: true },
    { thing: 't-0', isListed: true },
    { thing: `p-${things.promos[0]}`, isListed: false },
  ],
});

/**
 * One edition as the product made it, and what of it differs from story to story.
 *
 * @param made.answer the delivered document of the same story, where there is no edition yet
 */
export const readTemplate = async ({ all }, { story, answer, things }) => {
  const where = `document_id = '${story.documentId}' AND locale = 'en'`;
  const [row] = await all(`SELECT * FROM ${tables.editions} WHERE ${where}`);
  if (!row) return standIn({ answer, things });
  const mentions = await all(`SELECT thing, is_listed FROM ${tables.mentions} WHERE ${where}`);
  return {
    row,
    document: row.document,
    mentions: mentions.map(({ thing, is_listed: isListed }) => ({ thing, isListed: !!isListed })),
  };
};

/** SQL for the document of story `n`: the template with its slug, id, headline and dates put in. */
export const documentSql = (document, { story, headline, publishedAt }, { id, slug, iso }) => {
  const marked = document
    .replaceAll(story.slug, '@slug@')
    .replaceAll(story.documentId, '@id@')
    .replaceAll(headline, '@headline@')
    .replaceAll(publishedAt, '@at@');
  const replaced = [
    ['@slug@', slug],
    ['@id@', id],
    ['@headline@', `'Bench story ' || n`],
    ['@at@', iso],
  ];
  return replaced.reduce(
    (sql, [mark, value]) => `replace(${sql}, '${mark}', ${value})`,
    quote(marked)
  );
};
