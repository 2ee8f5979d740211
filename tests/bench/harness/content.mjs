/** What answers must say before it is worth measuring how fast they come. */
import assert from 'node:assert/strict';
import { ask } from './answers.mjs';
import { addresses } from '../settings.mjs';

const json = ({ status, body }, path) => {
  assert.equal(status, 200, `${path} answers ${status}`);
  return JSON.parse(body.toString('utf8'));
};

const isFilled = (list) => Array.isArray(list) && list.length > 0;

/** A finished story: with everything that the corpus gave it, and a label. */
export const assertStory = async (origin, slug) => {
  const path = addresses.article(slug);
  const { data } = json(await ask(origin + path), path);
  assert.equal(data.slug, slug);
  assert.ok(data.headline && data.dek && data.section?.name && data.leadImage?.url, path);
  for (const list of ['body', 'sources', 'promos', 'related', 'translations']) {
    assert.ok(isFilled(data[list]), `${path} has no ${list}`);
  }
  assert.ok(data.relativeTime?.label, `${path} has no label`);
};

export const assertList = async (origin, path) => {
  const { data } = json(await ask(origin + path), path);
  assert.ok(isFilled(data), `${path} is empty`);
  assert.ok(data[0].headline && data[0].relativeTime?.label, path);
  return data;
};

/** Stock REST shows the same story with the same relations. */
export const assertStockStory = async (origin, slug) => {
  const path = addresses.stockArticle(slug);
  const { data } = json(await ask(origin + path), path);
  assert.equal(data.length, 1);
  const [story] = data;
  assert.equal(story.slug, slug);
  assert.ok(isFilled(story.body) && story.section?.name && story.leadImage?.url, path);
  for (const list of ['sources', 'relatedPromos', 'relatedArticles', 'localizations']) {
    assert.ok(isFilled(story[list]), `${path} has no ${list}`);
  }
};

/** A bare server gives the bytes that were recorded, and the 304 where there was one. */
export const assertSameAnswers = async (origin, recorded) => {
  for (const [path, { etag, full, notModified }] of Object.entries(recorded)) {
    const answer = await ask(origin + path);
    assert.equal(answer.body.toString('base64'), full.body, path);
    for (const [name, value] of full.headers)
      assert.equal(answer.headers[name.toLowerCase()], value);
    if (!notModified) continue;
    const short = await ask(origin + path, { 'If-None-Match': etag });
    assert.equal(short.status, 304, path);
  }
};
