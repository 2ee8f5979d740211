import { wire } from '../../helpers/delivery';
import { configure, strapi } from '../../helpers/newsroom';
import { openReceiver, status as httpStatus } from '../../helpers/receiver';
import { speakDeepl } from '../../helpers/translating-servers';
import { draftArticle } from '../../fixtures/newsroom';
import { contract, token, ids, operation, addressOf, send } from './contract';

export const describeTranslations = (): void =>
  describe('what is done with translations is answered as documented', () => {
    test('a translation made, assigned, waived, confirmed, and made the source', async () => {
      const story = await draftArticle('A journey');
      for (const [id, status, body] of [
        ['makeTranslation', 201, undefined],
        ['makeTranslation', 409, undefined],
        ['assignTranslation', 200, undefined],
        ['waiveTranslation', 200, { revision: 1 }],
        ['confirmTranslation', 412, { revision: 2 }],
        ['confirmTranslation', 200, { revision: 1 }],
        ['changeSourceLocale', 200, undefined],
      ] as const) {
        const { example } = operation(id).requestBody?.content['application/json'] ?? {};
        const values = { id: story.documentId };
        const answer = await send(operation(id), body ?? example, token, values);
        expect([id, answer.status, contract.check(id, answer)]).toEqual([id, status, []]);
      }
    });

    test('a machine that translates, one that refuses and one that is away', async () => {
      const KEY = 'a-key';
      const server = await openReceiver(speakDeepl(KEY));
      const shipped = strapi().config.get<{ machine: object }>('plugin::newsroom.translation');
      const machine = { ...shipped.machine, provider: 'deepl', url: server.url, apiKey: KEY };
      configure({ translation: { ...shipped, machine: { ...machine, retries: 0 } } });
      const story = await draftArticle('A translation');
      const translate = async () => {
        const asked = operation('translateByMachine');
        const { example } = asked.requestBody?.content['application/json'] ?? {};
        const answer = await send(asked, example, token, { id: story.documentId });
        return [answer.status, contract.check('translateByMachine', answer)];
      };
      const read = async () => {
        const answer = await wire('/editorial/translations/machine', token);
        return [answer.status, contract.check('readMachine', answer)];
      };
      for (const [answer, status] of [
        [httpStatus(403), 502],
        [httpStatus(503), 503],
        [speakDeepl(KEY), 200],
      ] as const) {
        server.answer(answer);
        expect([await read(), await translate()]).toEqual([
          [status, []],
          [status, []],
        ]);
      }
      await server.close();
      configure({ translation: shipped });
    });

    test('a memory that is taken in', async () => {
      const asked = operation('importMemory');
      const [[type = '', { example } = { example: '' }] = []] = Object.entries(
        asked.requestBody?.content ?? {}
      );
      const headers = { ...token, 'Content-Type': type };
      const answer = await send(asked, String(example), headers);
      expect([answer.status, contract.check('importMemory', answer)]).toEqual([200, []]);
      const shipped = strapi().config.get<object>('plugin::newsroom.translation');
      configure({ translation: { ...shipped, memory: { minScore: 70, maxFileMiB: 0.01 } } });
      const large = await send(asked, `<tmx>${' '.repeat(20_000)}`, headers);
      expect([large.status, contract.check('importMemory', large)]).toEqual([413, []]);
      configure({ translation: shipped });
    });

    test('a segment that is taken out of the memory', async () => {
      const asked = operation('removeFromMemory');
      const found = await wire(
        '/editorial/translations/memory?source=en&target=tr&text=The+train+takes+4+hours.',
        token
      );
      const segment = String(JSON.parse(found.text).data[0].id);
      for (const status of [200, 404]) {
        const answer = await send(asked, undefined, token, { segment });
        expect([answer.status, contract.check('removeFromMemory', answer)]).toEqual([status, []]);
      }
    });

    test('stories on their way to translators and back', async () => {
      const many = { ids: [ids.draft], targets: ['tr'] };
      const archive = await send(operation('exportManyXliff'), many, token);
      expect([archive.status, contract.check('exportManyXliff', archive)]).toEqual([200, []]);
      const missing = await send(operation('exportManyXliff'), undefined, token);
      expect(missing.status).toBe(400);
      const gone = await send(operation('exportManyXliff'), { ...many, ids: ['nothing'] }, token);
      expect([gone.status, contract.check('exportManyXliff', gone)]).toEqual([404, []]);

      const exported = await wire(addressOf(operation('exportXliff'), { id: ids.draft }), token);
      const headers = { ...token, 'Content-Type': 'application/xliff+xml' };
      for (const [status, file] of [
        [200, exported.text],
        [200, 'no file'],
        [413, 'x'.repeat(11 * 1024 * 1024)],
      ] as const) {
        const answer = await send(operation('importXliff'), file, headers);
        expect([answer.status, contract.check('importXliff', answer)]).toEqual([status, []]);
      }
    });
  });
