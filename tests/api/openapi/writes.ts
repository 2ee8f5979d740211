import { wire, type Wire } from '../../helpers/delivery';
import { validatorOf } from '../../helpers/openapi';
import { configure, strapi, tokenFor } from '../../helpers/newsroom';
import { draftArticle, translation } from '../../fixtures/newsroom';
import { contract, token, ids, guardedActions, writes, operation, send } from './contract';

export const describeWrites = (): void =>
  describe('a write is answered as documented', () => {
    test('a draft behind a token, which nobody may keep', async () => {
      const [issue] = writes().filter(({ operationId }) => operationId === 'issuePreviewToken');
      if (!issue) throw new Error('The operation is not documented');
      const answer = await send(issue, { id: ids.draft }, token);
      expect([answer.status, contract.check('issuePreviewToken', answer)]).toEqual([201, []]);
      const preview = JSON.parse(answer.text).data.token;
      const draft = await wire(`/articles/id/${ids.draft}?preview=${preview}`);
      expect([draft.status, contract.check('getArticleById', draft)]).toEqual([200, []]);
      const missing = await send(issue, { id: 'nothing' }, token);
      expect([missing.status, contract.check('issuePreviewToken', missing)]).toEqual([404, []]);
    });

    test('an import, item by item', async () => {
      const [operation] = writes().filter(({ operationId }) => operationId === 'importItems');
      const { example } = operation?.requestBody?.content['application/json'] ?? {};
      if (!operation) throw new Error('The operation is not documented');
      const newer = { ...(example as object), version: '2', headline: 'Newer' };
      for (const body of [example, example, [newer], { items: [example, 7, {}] }]) {
        const answer = await send(operation, body, token);
        expect([answer.status, contract.check('importItems', answer)]).toEqual([200, []]);
      }
    });

    test('a draft that is made, saved, and saved from a revision that is no longer the last', async () => {
      const made = await send(operation('createArticle'), { headline: 'Made' }, token);
      expect([made.status, contract.check('createArticle', made)]).toEqual([201, []]);
      const { id } = JSON.parse(made.text).data;
      const save = (data: object, headers = {}) =>
        send(operation('saveDraft'), data, { ...token, ...headers }, { id });
      for (const [status, dek, headers] of [
        [200, 'One', { 'If-Match': '"1"' }],
        [412, 'Two', { 'If-Match': '"1"' }],
        [412, 'Two', { 'If-Match': '"99"' }],
        [428, 'Two', {}],
        [400, 'Two', { 'If-Match': '*' }],
      ] as const) {
        const answer = await save({ dek }, headers);
        expect([answer.status, contract.check('saveDraft', answer)]).toEqual([status, []]);
      }
      const restored = await send(operation('restoreRevision'), undefined, token, { id });
      expect([restored.status, contract.check('restoreRevision', restored)]).toEqual([200, []]);
      const missing = [
        [operation('saveDraft'), { dek: 'One' }],
        [operation('restoreRevision'), undefined],
        [operation('takeLock'), {}],
        [operation('releaseLock'), undefined],
      ] as const;
      for (const [asked, body] of missing) {
        const headers = { ...token, 'If-Match': '"1"' };
        const answer = await send(asked, body, headers, { id: 'nothing' });
        expect([answer.status, contract.check(asked.operationId, answer)]).toEqual([404, []]);
      }
    });

    test('settings that are changed, as somebody else has changed them, and that there are not', async () => {
      const change = operation('changeSettings');
      const wish = { version: 0, value: null };
      for (const [status, group] of [
        [200, 'checks'],
        [412, 'checks'],
        [404, 'nothing'],
      ] as const) {
        const answer = await send(change, wish, token, { group });
        expect([answer.status, contract.check('changeSettings', answer)]).toEqual([status, []]);
      }
      const site = {
        ...{ kind: 'signed', url: 'http://127.0.0.1:1/x', secret: 'a-secret-of-the-desk-01' },
      };
      configure({ webhooks: [{ name: 'site', ...site }] });
      for (const [status, name] of [
        [200, 'site'],
        [404, 'nobody'],
      ] as const) {
        const answer = await send(operation('testWebhook'), undefined, token, { name });
        expect([answer.status, contract.check('testWebhook', answer)]).toEqual([status, []]);
      }
      configure({ webhooks: [] });
    });

    test('a lock that is taken, held by somebody else, and given back', async () => {
      const other = await tokenFor(...guardedActions());
      for (const [name, headers, status] of [
        ['readLock', token, 200],
        ['takeLock', token, 200],
        ['readLock', other, 200],
        ['takeLock', other, 423],
        ['releaseLock', other, 423],
        ['releaseLock', token, 200],
      ] as const) {
        const body = name === 'takeLock' ? {} : undefined;
        const answer = await send(operation(name), body, headers);
        expect([name, answer.status, contract.check(name, answer)]).toEqual([name, status, []]);
      }
    });

    test('what a write refuses', async () => {
      const other = await tokenFor('plugin::newsroom.article.find');
      const large = JSON.stringify({ items: ['x'.repeat(5_000_000)] });
      for (const write of writes()) {
        const { schema, example } = write.requestBody?.content['application/json'] ?? {};
        const coloured = { ...write, path: `${write.path}?colour=red` };
        const answers: [number, Wire][] = [
          [401, await send(write, example, {})],
          [403, await send(write, example, other)],
          [400, await send(coloured, example, token)],
        ];
        if (schema) {
          const isFree = validatorOf(contract.document)(schema)({}).length === 0;
          answers.push(
            [400, await send(write, isFree ? { colour: 'red' } : {}, token)],
            [400, await send(write, '{"items": [', token)],
            [413, await send(write, large, token)]
          );
        }
        for (const [status, answer] of answers) {
          const { operationId } = write;
          expect([operationId, answer.status, contract.check(operationId, answer)]).toEqual([
            operationId,
            status,
            [],
          ]);
        }
      }
    });

    test('what is done to nothing', async () => {
      for (const operation of writes()) {
        if (!/\{(id|plan)\}/.test(operation.path)) continue;
        const { example } = operation.requestBody?.content['application/json'] ?? {};
        for (const values of [
          { id: 'nothing', plan: '999999999' },
          { id: 'No-Id', plan: 'x' },
        ]) {
          const answer = await send(operation, example, { ...token, 'If-Match': '"1"' }, values);
          const { operationId } = operation;
          expect([operationId, answer.status, contract.check(operationId, answer)]).toEqual([
            operationId,
            404,
            [],
          ]);
        }
      }
    });

    test('a story published, corrected, planned, taken off, taken down and revived', async () => {
      const story = await draftArticle('A life');
      await translation(story.documentId, 'tr', 'Bir hayat');
      const act = async (
        operationId: string,
        status: number,
        { body, values = {} }: { body?: unknown; values?: Record<string, string> } = {}
      ) => {
        const operation = contract.operations.find((one) => one.operationId === operationId);
        if (!operation) throw new Error(`${operationId} is not documented`);
        const { example } = operation.requestBody?.content['application/json'] ?? {};
        const answer = await send(operation, body ?? example, token, {
          id: story.documentId,
          ...values,
        });
        expect([operationId, answer.status, contract.check(operationId, answer)]).toEqual([
          operationId,
          status,
          [],
        ]);
        return JSON.parse(answer.text).data;
      };
      await act('moveStory', 200);
      await act('moveStory', 412);
      await act('readStages', 200);
      await act('listStages', 200);
      await act('checkArticle', 200);
      await act('publishArticle', 200);
      const { id: correction } = await act('correctArticle', 201);
      await act('settleCorrection', 200, { values: { correction } });
      await act('listCorrections', 200);
      const [plan] = await act('scheduleArticle', 200);
      await act('readQueue', 200);
      await act('unscheduleArticle', 200);
      await strapi()
        .db.connection('newsroom_planned_publications')
        .where({ id: plan.id })
        .update({ state: 'failed', attempts: 8, last_error: 'The database was away' });
      await act('retryPlan', 200, { values: { plan: String(plan.id) } });
      await act('unpublishArticle', 200);
      await act('killArticle', 200);
      await act('reviveArticle', 200);
    });
  });
