import { nameHiddenStories } from 'newsroom-admin/relations/name-hidden-stories';

const TEXT = 'A story you may not see';
const shown = { id: 1, documentId: 'a', headline: 'Near by', status: 'draft' };
const hidden = { id: 2, documentId: 'b', headline: null, hiddenField: 'headline' };

describe('related stories that may not be seen', () => {
  test('are called by a text, and keep the link by which they are saved', () => {
    const answer = { results: [shown, hidden], pagination: { total: 2 } };
    expect(nameHiddenStories(answer, TEXT)).toEqual({
      results: [shown, { ...hidden, headline: TEXT }],
      pagination: { total: 2 },
    });
  });

  test('are called so by whichever field the form shows', () => {
    const bySlug = { id: 2, documentId: 'b', slug: null, hiddenField: 'slug' };
    expect(nameHiddenStories({ results: [bySlug] }, TEXT)).toEqual({
      results: [{ ...bySlug, slug: TEXT }],
    });
  });

  test.each([undefined, null, {}, { data: [hidden] }, { results: 'none' }])(
    'are not looked for in what is no list: %j',
    (answer) => expect(nameHiddenStories(answer, TEXT)).toEqual(answer)
  );
});
