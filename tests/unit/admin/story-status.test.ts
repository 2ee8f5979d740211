import {
  tellStatus,
  type LanguageStatus,
  type StoryFacts,
} from 'newsroom-admin/edit-view/story-status';

const NOW = new Date('2026-11-26T12:00:00Z');
const LATER = new Date('2026-11-26T14:00:00Z');
const EARLIER = new Date('2026-11-26T10:00:00Z');

const language = (
  locale: string,
  status: LanguageStatus['status'],
  expiresAt: Date | null = null
): LanguageStatus => ({ locale, status, expiresAt });

const told = (facts: Partial<StoryFacts>) =>
  tellStatus({ locale: 'en', languages: [], languagesInAll: 8, embargoUntil: null, ...facts }, NOW);

describe('what readers see of a story', () => {
  it('is nothing of a language that is not written', () => {
    const languages = [language('tr', 'published')];
    expect(told({ languages })).toEqual({ here: 'new', until: null, liveIn: 1, languagesInAll: 8 });
  });

  it('is nothing of a draft', () => {
    expect(told({ languages: [language('en', 'draft')] })).toMatchObject({
      here: 'draft',
      liveIn: 0,
    });
  });

  it('is counted over all languages', () => {
    const languages = [
      language('en', 'published'),
      language('tr', 'modified'),
      language('ar', 'draft'),
    ];
    expect(told({ languages })).toMatchObject({ here: 'live', liveIn: 2 });
  });

  it('is the published version while the draft says something else', () => {
    expect(told({ languages: [language('en', 'modified')] })).toMatchObject({ here: 'changed' });
  });

  it('is nothing until the embargo ends, in whatever language', () => {
    const languages = [language('en', 'published'), language('tr', 'published')];
    expect(told({ languages, embargoUntil: LATER })).toMatchObject({
      ...{ here: 'embargoed', until: LATER, liveIn: 0 },
    });
    expect(told({ languages, embargoUntil: NOW })).toMatchObject({ here: 'live', liveIn: 2 });
  });

  it('ends with the expiry of a language', () => {
    const languages = [language('en', 'published', EARLIER), language('tr', 'published')];
    expect(told({ languages })).toMatchObject({ here: 'expired', liveIn: 1 });
    const soon = [language('en', 'published', LATER)];
    expect(told({ languages: soon })).toMatchObject({ here: 'live', until: LATER });
  });
});
