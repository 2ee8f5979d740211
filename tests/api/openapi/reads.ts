import { LIST_QUERIES, delivery, wire } from '../../helpers/delivery';
import { type ContractOperation } from '../../helpers/openapi';
import { configure, forgetAnswers, freezeClock, runClock, tokenFor } from '../../helpers/newsroom';
import { contract, token, ids, reads, having, addressOf, ask, plain } from './contract';

export const describeReads = (): void =>
  describe('a read is answered as documented', () => {
    /** Answers that are compared are of one instant: labels and lists turn with the clock. */
    const atOneInstant = async (compare: () => Promise<void>): Promise<void> => {
      freezeClock(new Date().toISOString());
      try {
        await compare();
      } finally {
        runClock();
      }
    };

    test('200, and twice, from memory as well', async () => {
      expect(reads().length).toBeGreaterThan(12);
      expect(await ask(200, reads().map(plain))).toEqual([]);
      expect(await ask(200, reads().map(plain))).toEqual([]);
    });

    test('200 in other languages, with other bodies, of other filters', async () => {
      const variants: Record<string, string>[] = [
        { locale: 'tr' },
        { locale: 'ar' },
        { locale: 'id', fallback: 'chain' },
        { relative: 'false' },
        { body: 'html' },
        { body: 'none' },
        { limit: '1' },
      ];
      const asked = reads().flatMap((operation) =>
        variants
          .filter((query) =>
            Object.keys(query).every((name) =>
              operation.parameters.some((one) => one.name === name)
            )
          )
          // A slug is looked for in the language that is asked for; in a path it is no parameter.
          .filter((query) => !('locale' in query) || !/\{(slug|locale|b)\}/.test(operation.path))
          .map((query): [ContractOperation, string] => [operation, addressOf(operation, {}, query)])
      );
      expect(asked.length).toBeGreaterThan(20);
      expect(await ask(200, asked)).toEqual([]);

      const byId = (id: string) => contract.operations.filter((one) => one.operationId === id);
      const lists = byId('listArticles').flatMap((operation) =>
        LIST_QUERIES.filter((query) => !query.includes('section=asia')).map(
          (query): [ContractOperation, string] => [operation, `${operation.path}${query}`]
        )
      );
      const resolved = byId('resolvePath').flatMap((operation) =>
        [
          '/en/asia-pacific/tea-railway-walk',
          '/en/asia-pacific/old-railway-walk',
          '/en/world',
          '/en/asia',
          '/en/taken-down',
          '/en/nothing',
          'nothing',
        ].flatMap((at): [ContractOperation, string][] => [
          [operation, addressOf(operation, {}, { path: at })],
          [operation, addressOf(operation, {}, { path: at, locale: 'tr' })],
        ])
      );
      expect(await ask(200, [...lists, ...resolved])).toEqual([]);
    });

    test('304 for what is held already', async () => {
      const wrong: string[] = [];
      await atOneInstant(async () => {
        for (const operation of having(304)) {
          const address = addressOf(operation);
          const { headers } = await wire(address);
          if (headers.etag === undefined) continue;
          const held = { 'If-None-Match': headers.etag };
          wrong.push(...(await ask(304, [[operation, address]], held)));
        }
      });
      expect(wrong).toEqual([]);
    });

    test('301 for a former slug', async () => {
      const former = (operation: ContractOperation) =>
        addressOf(operation, {
          slug: operation.path.startsWith('/sections') ? 'asia' : 'old-railway-walk',
        });
      const asked = having(301).map((operation): [ContractOperation, string] => [
        operation,
        former(operation),
      ]);
      expect(asked.length).toBeGreaterThan(1);
      expect(await ask(301, asked)).toEqual([]);
    });

    test('400 for a parameter that is not documented', async () => {
      const asked = having(400).map((operation): [ContractOperation, string] => [
        operation,
        addressOf(operation, {}, { colour: 'red' }),
      ]);
      expect(asked).toHaveLength(reads().length);
      expect(await ask(400, asked)).toEqual([]);
    });

    test('401 for a token that is none', async () => {
      const previews = having(401).filter(({ security }) => security.length === 0);
      const asked = previews.map((operation): [ContractOperation, string] => [
        operation,
        addressOf(operation, {}, { preview: 'none' }),
      ]);
      expect(asked.length).toBeGreaterThan(1);
      expect(await ask(401, asked)).toEqual([]);
    });

    test('401 without a token, 403 with that of somebody else, for what needs a permission', async () => {
      const other = await tokenFor('plugin::newsroom.article.find');
      const asked = reads().filter(({ security }) => security.length > 0);
      expect(asked.length).toBeGreaterThan(1);
      for (const operation of asked) {
        for (const [status, headers] of [[401, {}] as const, [403, other] as const]) {
          const answer = await wire(addressOf(operation), headers);
          const { operationId } = operation;
          expect([answer.status, contract.check(operationId, answer)]).toEqual([status, []]);
        }
      }
    });

    test('404 for what is not there, 410 for what was taken down', async () => {
      const at = (slug: string, documentId: string) => (operation: ContractOperation) =>
        [operation, addressOf(operation, { slug, documentId, id: documentId, code: 'NONE' })] as [
          ContractOperation,
          string,
        ];
      const isSitemap = ({ path: address }: ContractOperation) => address.startsWith('/sitemap');
      const missing = having(404).filter((operation) => !isSitemap(operation));
      expect(await ask(404, missing.map(at('nothing', 'nothing')))).toEqual([]);
      const beyond = having(404).filter(({ path: address }) => address.includes('{page}'));
      expect(
        await ask(
          404,
          beyond.map((operation) => [operation, addressOf(operation, { page: '99' })])
        )
      ).toEqual([]);
      configure({ publicUrl: '' });
      forgetAnswers();
      const withoutSite = await ask(404, having(404).filter(isSitemap).map(plain));
      configure({ publicUrl: 'https://news.example' });
      expect(withoutSite).toEqual([]);
      expect(await ask(410, having(410).map(at('taken-down', ids.gone)))).toEqual([]);
    });

    test('425 for what is newer than this node', async () => {
      const min = { 'Min-Seq': '2000000000' };
      expect(await ask(425, having(425).map(plain), min)).toEqual([]);
      expect(having(425).length).toBeGreaterThan(10);
    });

    test('503 without a database', async () => {
      const { follower } = delivery();
      const spies = [
        jest.spyOn(follower, 'isTrusted').mockReturnValue(false),
        jest.spyOn(follower, 'catchUp').mockRejectedValue(new Error('The database is away')),
      ];
      try {
        // What depends on another service is asked with one, below.
        const own = having(503).filter(({ responses }) => !('502' in responses));
        expect(await ask(503, own.map(plain))).toEqual([]);
      } finally {
        for (const spy of spies) spy.mockRestore();
      }
    });

    test('HEAD has the headers of GET', async () => {
      await atOneInstant(async () => {
        for (const operation of reads()) {
          const address = addressOf(operation);
          const headers = operation.security.length > 0 ? token : {};
          const [get, head] = [await wire(address, headers), await wire(address, headers, 'HEAD')];
          expect([address, head.status, head.text]).toEqual([address, 200, '']);
          expect(head.headers['content-type']).toBe(get.headers['content-type']);
          expect(head.headers.etag).toBe(get.headers.etag);
        }
      });
    });
  });
