import {
  collectRemarks,
  forgetSeen,
  remarks,
  seenAtGate,
  withRemarks,
} from 'newsroom/publication/remarks';

const finding = (code: string) => ({
  ...{ code, severity: 'warns' as const, locale: 'en', field: 'body' },
  ...{ message: code, howTo: code },
});

const having = (code: string) => ({ findings: [finding(code)], seen: null });

test('what is remarked upon is at hand within the publication, and nowhere else', async () => {
  const seen = await withRemarks(having('a'), async () => remarks().map(({ code }) => code));
  expect([seen, remarks()]).toEqual([['a'], []]);
});

test('whoever asked for the publication gets it; a second attempt counts, not the first', async () => {
  const { result, findings } = await collectRemarks(async () => {
    await withRemarks(having('first'), async () => undefined);
    return withRemarks(having('second'), async () => 'done');
  });
  expect([result, findings.map(({ code }) => code)]).toEqual(['done', ['second']]);
});

test('two publications at the same time keep theirs apart', async () => {
  const one = (code: string) =>
    collectRemarks(() =>
      withRemarks(having(code), async () => {
        await new Promise((resolve) => setImmediate(resolve));
        return remarks()[0]?.code;
      })
    );
  const both = await Promise.all([one('a'), one('b')]);
  expect(both.map(({ result, findings }) => [result, findings[0]?.code])).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ]);
});

test('what the gate saw is at hand for this story and this publication only', async () => {
  const seen = { documentId: 'a', drafts: [], published: [], pictures: new Map() };
  const found = await collectRemarks(async () => {
    const within = await withRemarks({ findings: [], seen }, async () => [
      ...[seenAtGate('a'), seenAtGate('b')],
    ]);
    return [...within, seenAtGate('a')];
  });
  expect(found.result).toEqual([seen, null, null]);
  await expect(
    collectRemarks(async () => {
      await withRemarks({ findings: [], seen }, () => Promise.reject(new Error('no'))).catch(
        () => undefined
      );
      return seenAtGate('a');
    })
  ).resolves.toMatchObject({ result: null });
});

test('what was seen is forgotten when more was written', async () => {
  const seen = { documentId: 'a', drafts: [], published: [], pictures: new Map() };
  const within = await withRemarks({ findings: [], seen }, async () => {
    forgetSeen();
    return seenAtGate('a');
  });
  expect(within).toBeNull();
  expect(() => forgetSeen()).not.toThrow();
});
