/** What stories refer to: sections, sources, promos and one picture; and the locales they are in. */
const { PROMO, SECTION, SOURCE } = require('./documents.cjs');

const SECTIONS = ['World', 'Climate', 'Business', 'Culture', 'Sport'];
const SOURCES = ['Meridian', 'Northwire', 'Coastal Press', 'Valley Radio'];
const PROMOS = ['The Morning Line', 'Ask the desk', 'Tide tables'];

const addTurkish = async (strapi) => {
  const known = await strapi.db.query('plugin::i18n.locale').findMany();
  if (known.some(({ code }) => code === 'tr')) return;
  await strapi.plugin('i18n').service('locales').create({ code: 'tr', name: 'Turkish (tr)' });
};

/** A row of the media library; its file is never asked for. */
const addPicture = (strapi) => {
  const format = (width) => ({
    url: `/uploads/bench_${width}.jpg`,
    width,
    height: Math.round((width * 9) / 16),
    ext: '.jpg',
    mime: 'image/jpeg',
    hash: `bench_${width}`,
    size: 40,
    name: `bench_${width}.jpg`,
  });
  return strapi.db.query('plugin::upload.file').create({
    data: {
      ...format(1600),
      alternativeText: 'Drawing of a harbour at dusk',
      formats: { large: format(1000), medium: format(750), small: format(500) },
      provider: 'local',
      folderPath: '/',
    },
  });
};

const createAll = async (strapi, uid, entries) => {
  const ids = [];
  for (const data of entries) {
    const { documentId } = await strapi.documents(uid).create({ locale: 'en', data });
    ids.push(documentId);
  }
  return ids;
};

const furnish = async (strapi) => {
  await addTurkish(strapi);
  const picture = await addPicture(strapi);
  return {
    picture: picture.id,
    sections: await createAll(
      strapi,
      SECTION,
      SECTIONS.map((name) => ({ name }))
    ),
    sources: await createAll(
      strapi,
      SOURCE,
      SOURCES.map((name, index) => ({
        name,
        code: `BENCH${index}`,
        kind: 'agency',
        url: 'https://example.org/',
        creditLine: name,
      }))
    ),
    promos: await createAll(
      strapi,
      PROMO,
      PROMOS.map((title) => ({
        title,
        text: 'What the newsroom reads before breakfast, in five minutes.',
        ctaLabel: 'Sign up free',
        url: 'https://example.org/newsletter',
      }))
    ),
  };
};

module.exports = { furnish };
