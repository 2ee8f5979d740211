import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { draftArticle } from '../fixtures/newsroom';
import { configure, http } from '../helpers/newsroom';
import {
  API,
  token,
  story,
  take,
  fileOf,
  bring,
  resultsOf,
  translate,
  draft,
  setUpXliff,
} from '../helpers/xliff';

setUpXliff();

describe('many at once', () => {
  const archive = async (...ids: string[]) => {
    const { status, body } = await http()
      .post(`${API}/xliff/export`)
      .set(token)
      .send({ ids, targets: ['tr', 'ar'], version: '1.2' })
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(status).toBe(200);
    return unzipSync(body as Buffer);
  };

  test('go out in an archive and come back in one; a bad file stops no other', async () => {
    const [one, two] = [await story(), await draftArticle('Another')];
    const files = await archive(one.documentId, two.documentId);
    expect(Object.keys(files).sort()).toEqual(
      [one, two]
        .flatMap(({ documentId }) => [`${documentId}.en-ar.xlf`, `${documentId}.en-tr.xlf`])
        .sort()
    );
    const back = Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [name, strToU8(translate(strFromU8(bytes)))])
    );
    const results = await resultsOf(
      zipSync({
        ...back,
        'broken.xlf': strToU8('<xliff'),
        'notes.txt': strToU8('hello'),
        '../outside.xlf': strToU8('<xliff/>'),
        '__MACOSX/._x.xlf': strToU8('x'),
      })
    );
    const told = Object.fromEntries(results.map(({ file, result }) => [file, result]));
    expect(told).toEqual({
      ...Object.fromEntries(Object.keys(files).map((name) => [name, 'imported'])),
      'broken.xlf': 'rejected',
      'notes.txt': 'rejected',
      '../outside.xlf': 'rejected',
    });
    expect((await draft(two.documentId, 'ar'))?.headline).toBe('tr:Another');
  });

  test('are refused before they become large', async () => {
    configure({ xliff: { maxMiB: 1, maxFiles: 3 } });
    const zeros = new Uint8Array(40 * 1024 * 1024);
    const [bomb] = await resultsOf(zipSync({ 'bomb.xlf': zeros }));
    expect(bomb?.problems[0]?.message).toContain('unpacked');
    const [large] = await resultsOf(zipSync({ 'large.xlf': zeros.subarray(0, 2 * 1024 * 1024) }));
    expect(large?.problems[0]?.message).toContain('larger');
    const small = strToU8('<xliff/>');
    const [many] = await resultsOf(zipSync({ a: small, b: small, c: small, d: small }));
    expect(many?.problems[0]?.message).toContain('more than 3 files');
    // The archive lies about the size of what it holds.
    const liar = zipSync({ 'a.xlf': zeros.subarray(0, 900_000) });
    const view = new DataView(liar.buffer, liar.byteOffset);
    for (let at = 0; at < liar.length - 4; at += 1) {
      const signature = view.getUint32(at, true);
      if (signature === 0x02014b50) view.setUint32(at + 24, 100, true);
      if (signature === 0x04034b50) view.setUint32(at + 22, 100, true);
    }
    expect((await resultsOf(liar))[0]?.result).toBe('rejected');
    expect((await bring('PK\u0003\u0004 is no archive')).body.data[0].result).toBe('rejected');
  });
});

describe('the routes', () => {
  test('refuse what is too large before they read it, and what is no file', async () => {
    configure({ xliff: { maxMiB: 1, maxFiles: 3 } });
    const large = 'x'.repeat(2 * 1024 * 1024);
    expect((await bring(large)).status).toBe(413);
    const form = await http()
      .post(`${API}/xliff`)
      .set(token)
      .attach('files', Buffer.from(large), 'large.xlf');
    expect([form.status, form.body.error.name]).toEqual([413, 'PayloadTooLargeError']);
    for (const query of ['', '?dryRun=maybe', '?colour=red']) {
      expect((await bring('', query)).status).toBe(400);
    }
  });

  test('take a file as a form, too', async () => {
    const { documentId } = await story();
    const file = Buffer.from(translate(await fileOf(documentId, 'tr')));
    const answer = await http().post(`${API}/xliff`).set(token).attach('files', file, 'a.xlf');
    expect([answer.status, answer.body.meta.imported]).toEqual([200, 1]);
  });

  test('answer 404 and 400 where there is nothing to export', async () => {
    const { documentId } = await story();
    for (const [id, query, status] of [
      ['nothing', '?target=tr', 404],
      [documentId, '', 400],
      [documentId, '?target=xx', 400],
      [documentId, '?target=en', 400],
      [documentId, '?target=tr&version=3', 400],
      [documentId, '?target=en&source=tr', 404],
    ] as const) {
      expect([query, (await take(id, query)).status]).toEqual([query, status]);
    }
    const bulk = (body: object) => http().post(`${API}/xliff/export`).set(token).send(body);
    expect((await bulk({ ids: [], targets: ['tr'] })).status).toBe(400);
    expect((await bulk({ ids: ['nothing'], targets: ['tr'] })).status).toBe(404);
  });

  test('two translators at once: one is taken, the other is told', async () => {
    const { documentId } = await story();
    const file = await fileOf(documentId, 'tr');
    const answers = await Promise.all(
      ['one', 'two'].map((mark) => resultsOf(translate(file, mark)))
    );
    const results = answers.flat().map(({ result }) => result);
    expect(results.sort()).toEqual(['imported', 'partly']);
    const headline = (await draft(documentId, 'tr'))?.headline;
    expect(['one:Jakarta signs', 'two:Jakarta signs']).toContain(headline);
  });
});
