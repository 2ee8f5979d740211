import { editorial, http, strapi } from '../helpers/newsroom';
import { token, remember, find, told, send, tmx, setUpMemory } from '../helpers/memory';

setUpMemory();

const download = async (query = '') => {
  const { status, headers, body } = await http()
    .get(`/api/newsroom/editorial/translations/memory.tmx${query}`)
    .set(token)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks).toString('utf8')));
    });
  return { status, headers, text: body as string };
};
const unit = (source: string, target: string, language = 'tr-TR') =>
  `<tu><tuv xml:lang="en-US"><seg>${source}</seg></tuv><tuv xml:lang="${language}"><seg>${target}</seg></tuv></tu>`;

describe('as a file', () => {
  test('goes out and comes in again without loss, and adds nothing twice', async () => {
    for (let n = 0; n < 30; n += 1) await remember(`Paragraph & number <${n}>.`, `Paragraf ${n}.`);
    await remember('The talks go on.', 'Perundingan berlanjut.', ['en', 'id']);
    const { status, headers, text } = await download();
    expect([status, headers['content-type']]).toEqual([200, 'application/x-tmx+xml']);
    expect(headers['content-disposition']).toBe('attachment; filename="memory.tmx"');
    expect(text.match(/<tu /g)).toHaveLength(31);
    expect((await download('?target=id')).text.match(/<tu /g)).toHaveLength(1);

    const again = await send(text);
    expect(again.body.data).toEqual({ units: 31, segments: 31, added: 0 });
    await strapi().db.connection('newsroom_memory_segments').delete();
    await strapi().db.connection('newsroom_memory_tokens').delete();
    expect((await send(text)).body.data).toEqual({ units: 31, segments: 31, added: 31 });
    expect(told(await find('Paragraph & number <7>.'))[0]).toBe('100 Paragraf 7.');
    const strip = (file: string) =>
      file
        .replace(/ (tuid|creationdate|usagecount)="[^"]*"/g, '')
        .split('\n')
        .sort();
    // The segments of a memory have no order.
    expect(strip((await download()).text)).toEqual(strip(text));
  });

  test('of another tool is read, with its codes', async () => {
    const bold = '<bpt i="1" type="bold">{\\b </bpt>talks<ept i="1">}</ept>';
    const { body } = await send(
      tmx(unit(`The ${bold} go on.`, `Sürüyor.`), unit('A', 'B', 'fi-FI'), unit('One', 'Bir'))
    );
    expect(body.data).toEqual({ units: 3, segments: 2, added: 2 });
    expect(told(await find('The talks go on.'))).toEqual(['99 Sürüyor.']);
  });

  test('is in the logbook', async () => {
    await send(tmx(unit('One', 'Bir')));
    const { body } = await editorial('get', '/logbook?action=import-memory', token);
    expect(body.data).toMatchObject([
      { entity: 'translation-memory', details: { units: 1, added: 1 }, actor: { kind: 'token' } },
    ]);
  });

  test.each<[string, string | Buffer, RegExp]>([
    ['broken at its end', tmx(unit('One', 'Bir')).replace('</body>', ''), /line \d+/],
    ['something else', '<html/>', /no TMX/],
    ['empty', ' ', /line 1/],
    ['of entities', `<!DOCTYPE tmx [<!ENTITY a "b">]>${tmx()}`, /declares/],
    ['of no encoding', Buffer.from([0x3c, 0xc3, 0x28]), /UTF-8/],
  ])('%s is refused with line and reason, and nothing of it is kept', async (_, content, why) => {
    const { status, body } = await send(content);
    expect([status, body.error.details.code]).toEqual([400, 'broken-tmx']);
    expect(body.error.message).toMatch(why);
    expect(await find('One')).toEqual([]);
  });

  test('that is too large is refused while it is read', async () => {
    const { status, body } = await send(tmx(unit('One', 'x'.repeat(300_000))));
    expect([status, body.error.name]).toEqual([413, 'PayloadTooLargeError']);
  });

  test('of another media type is refused', async () => {
    const { status, body } = await send('{}', 'application/json');
    expect([status, body.error.details.code]).toEqual([400, 'unknown-media-type']);
  });
});
