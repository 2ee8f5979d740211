import type { ArticleFacts } from 'newsroom/delivery/facts';
import { projectSection, projectStory } from 'newsroom/delivery/project';
import { atomFeed } from 'newsroom/formats/feeds/atom-feed';
import { feedChannel, type FeedSettings } from 'newsroom/formats/feeds/feed-channel';
import { jsonFeed } from 'newsroom/formats/feeds/json-feed';
import { rssFeed } from 'newsroom/formats/feeds/rss-feed';
import { atomErrors, jsonFeedErrors, rssErrors } from '../../helpers/feed-rules';
import { file, paragraph, section, SETTINGS, source, story } from '../delivery/facts-of';

export const FEED_URL = 'https://cms.example/api/newsroom/feeds/rss.xml?locale=en';

const settings = (changes: Partial<FeedSettings> = {}): FeedSettings => ({
  siteName: 'The Meridian',
  publisher: { name: '', url: '', logo: '' },
  publicUrl: 'https://news.example',
  apiUrl: 'https://cms.example/api/newsroom',
  mediaUrl: 'https://cms.example',
  feedUrl: FEED_URL,
  hub: '',
  ...changes,
});

export const latest = (
  facts: readonly Partial<ArticleFacts>[],
  { locale = 'en', publicUrl = 'https://news.example', of = '' } = {}
) => ({
  locale,
  section: of === '' ? null : projectSection(section(of, { locale })),
  stories: facts.map((one, n) =>
    projectStory(story({ documentId: `story${n}`, locale, ...one }), { ...SETTINGS, publicUrl })
  ),
});

export const all = (
  stories: ReturnType<typeof latest>,
  changes: Partial<FeedSettings> = {}
): { rss: string; atom: string; json: string } => {
  const channel = feedChannel(stories, settings(changes));
  return {
    rss: rssFeed(channel),
    atom: atomFeed(channel),
    json: JSON.stringify(jsonFeed(channel)),
  };
};

export const errorsIn = (
  { rss, atom, json }: ReturnType<typeof all>,
  feedUrl = FEED_URL
): string[] => [
  ...rssErrors(rss, feedUrl),
  ...atomErrors(atom, feedUrl),
  ...jsonFeedErrors(json, feedUrl),
];

export const full: Partial<ArticleFacts> = {
  headline: 'Ferries & "bridges" <at> night',
  dek: 'Both run again.',
  body: [
    paragraph('The ferries run again.'),
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: 'See ' },
        { type: 'link', url: '/en/world', children: [{ type: 'text', text: 'the world' }] },
      ],
    },
    {
      type: 'image',
      image: {
        name: 'a.jpg',
        url: '/uploads/a.jpg',
        hash: 'a',
        ext: '.jpg',
        mime: 'image/jpeg',
        provider: 'local',
        createdAt: 'x',
        updatedAt: 'x',
        width: 10,
        height: 20,
        size: 1,
      },
      children: [{ type: 'text', text: '' }],
    },
    {
      type: 'paragraph',
      children: [
        { type: 'text', text: '' },
        {
          type: 'link',
          url: 'https://youtu.be/dQw4w9WgXcQ',
          children: [{ type: 'text', text: 'The film' }],
        },
        { type: 'text', text: '' },
      ],
    },
  ],
  bylines: [
    { name: 'Ayu Lestari', role: 'Correspondent', url: 'https://news.example/ayu' },
    { name: 'B. Writer' },
  ],
  tags: ['Ferries', 'Night'],
  sections: [section('world'), section('asia')],
  sources: [source('AP'), source('AFP')],
  leadImage: file(),
  leadImageAlt: 'A ferry',
  leadImageCaption: 'A ferry at night.',
  leadImageCredit: 'C. Photographer',
  contentUpdatedAt: new Date('2025-02-26T08:40:00.000Z'),
};
