import type { DocumentFacts } from 'newsroom/delivery/facts';
import { documentOf, heading, paragraph, promo, section, source, story } from './facts-of';

/**
 * The facts behind the page that started the project, its body cut to three paragraphs: section,
 * headline, dek, the words of a picture that is not here, source line, promo.
 */
export const thePage: DocumentFacts = documentOf(
  story({
    documentId: 'page',
    slug: 'indonesia-russia-eye-deeper-defence-ties-amidst-shifting-world-dynamics',
    headline: 'Indonesia, Russia eye deeper defence ties amidst shifting world dynamics',
    dek: 'Russia’s security chief Sergei Shoigu met Indonesian leaders to discuss deeper security ties, regional stability and future defence cooperation.',
    body: [
      paragraph('Southeast Asia’s biggest economy maintains a neutral foreign policy.'),
      heading('Strengthening ties'),
      paragraph('In November, Indonesia and Russia held their first joint naval drills.'),
    ],
    dateline: 'Jakarta',
    tags: ['Indonesia', 'Russia'],
    bylines: [{ name: 'Ayu Lestari', role: 'Correspondent' }],
    leadImageAlt: 'Indonesia, Russia eye deeper defence ties amidst shifting world dynamics',
    leadImageCaption: 'Indonesia maintains its neutral foreign policy amid rising global tensions.',
    sections: [section('world')],
    sources: [source('AP', { url: 'https://apnews.com' })],
  }),
  {
    promos: [promo({ title: 'Sneak a peek at TRT Global. Share your feedback!' })],
    translations: [
      {
        locale: 'tr',
        slug: 'endonezya-ve-rusya',
        headline: 'Endonezya ve Rusya savunmada yakınlaşıyor',
        path: '/tr/dunya/endonezya-ve-rusya',
        embargoUntil: null,
        expiresAt: null,
      },
    ],
  }
);
