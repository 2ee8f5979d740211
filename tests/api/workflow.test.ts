import {
  ARTICLE,
  configure,
  documents,
  editorial,
  rows,
  strapi,
  tokenFor,
} from '../helpers/newsroom';
import { draftArticle, translation } from '../fixtures/newsroom';
import {
  STAGE,
  NOW,
  DUE,
  workflow,
  token,
  reporter,
  desk,
  suffix,
  REPORTER,
  DESK,
  move,
  stagesOf,
  stageOf,
  list,
  entries,
  adminNamed,
  setUpWorkflow,
} from '../helpers/workflow';

setUpWorkflow();

describe('a story', () => {
  test('begins in the first stage, and is moved by hand with all that goes with it', async () => {
    const { documentId: id } = await draftArticle('New');
    const asked = await editorial('get', `/articles/${id}/stage`, token);
    expect(asked.body.meta.stages.map(({ code }: { code: string }) => code)).toEqual([
      ...['draft', 'in-review', 'legal', 'approved', 'published'],
    ]);
    expect(asked.body.data.versions).toEqual([
      {
        ...{ locale: 'en', headline: 'New', isPublished: false, stage: 'draft', version: 0 },
        ...{ assignee: null, note: null, dueAt: null, isOverdue: false },
        ...{ changedAt: null, changedBy: null, moves: ['in-review', 'legal', 'approved'] },
      },
    ]);
    const { id: admin } = await adminNamed(`Ada${suffix}`);
    const assignee = { kind: 'admin', id: String(admin) };
    const wish = { stage: 'in-review', from: 'draft', assignee, note: 'New numbers', dueAt: DUE };
    const moved = await move(id, wish);
    expect(moved.status).toBe(200);
    expect(moved.body.data).toMatchObject({
      ...{ id, stage: 'in-review', note: 'New numbers', dueAt: DUE, isOverdue: false, version: 1 },
      ...{ assignee: { ...assignee, name: `Ada${suffix} Editor` }, changedAt: NOW },
    });
    expect(await entries()).toEqual([
      {
        locale: 'en',
        details: {
          ...{ from: 'draft', to: 'in-review', note: 'New numbers', dueAt: DUE },
          assignee: { ...assignee, name: `Ada${suffix} Editor` },
        },
      },
    ]);
    // Left out: stays. The account goes, its name stays.
    await strapi()
      .db.query('admin::user')
      .delete({ where: { id: admin } });
    const later = await move(id, { stage: 'legal' });
    expect(later.body.data).toMatchObject({ note: 'New numbers', dueAt: DUE, version: 2 });
    expect(later.body.data.assignee.name).toBe(`Ada${suffix} Editor`);
    const cleared = await move(id, { stage: 'legal', assignee: null, note: null, dueAt: null });
    expect(cleared.body.data).toMatchObject({ assignee: null, note: null, dueAt: null });
  });

  test('stands somewhere in each language by itself', async () => {
    const { documentId: id } = await draftArticle('Two');
    await translation(id, 'tr', 'İki');
    await move(id, { stage: 'approved', locale: 'tr' });
    expect([await stageOf(id), await stageOf(id, 'tr')]).toEqual(['draft', 'approved']);
  });

  test('that is moved by two at once is moved by one, and the other is told', async () => {
    const { documentId: id } = await draftArticle('Wanted');
    const answers = await Promise.all(
      ['in-review', 'legal'].map((stage) => move(id, { stage, from: 'draft' }))
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const [won, lost] = answers[0]?.status === 200 ? answers : [...answers].reverse();
    expect(lost?.body.error).toMatchObject({
      name: 'PreconditionFailedError',
      details: { code: 'stage-moved', current: { stage: won?.body.data.stage, version: 1 } },
    });
    expect(await entries()).toHaveLength(1);
  });

  test('takes its stage with it when it goes, and gives none to a clone', async () => {
    const { documentId: id } = await draftArticle('Gone soon');
    await translation(id, 'tr', 'Gidiyor');
    await move(id, { stage: 'legal' });
    await move(id, { stage: 'approved', locale: 'tr' });
    const { entries: made } = await documents(ARTICLE).clone({ documentId: id, locale: '*' });
    expect(await stageOf(String(made[0]?.documentId))).toBe('draft');
    await documents(ARTICLE).delete({ documentId: id, locale: 'tr' });
    expect((await rows(STAGE)).map(({ locale }) => locale)).toEqual(['en']);
    await documents(ARTICLE).delete({ documentId: id, locale: '*' });
    expect(await rows(STAGE)).toEqual([]);
  });
});

describe('a move', () => {
  const RULES = {
    ...workflow,
    moves: [
      { from: 'draft', to: 'in-review', roles: [`token:${REPORTER}`, `token:${DESK}`] },
      {
        from: 'in-review',
        to: 'approved',
        roles: [`token:${DESK}`],
        sections: ['world'],
        locales: ['en'],
      },
      { from: 'in-review', to: 'legal' },
      { from: '*', to: 'draft', roles: [`token:${DESK}`] },
    ],
  };

  test('is made by those whom the settings name, where they name it', async () => {
    configure({ workflow: RULES });
    const world = await documents('plugin::newsroom.section').create({
      locale: 'en',
      data: { name: 'World' },
    });
    const asia = await documents('plugin::newsroom.section').create({
      locale: 'en',
      data: { name: 'Asia', parent: world.documentId },
    });
    const { documentId: id } = await draftArticle('Asian', { section: asia.documentId });
    const { documentId: other } = await draftArticle('Elsewhere');
    expect((await stagesOf(id, reporter))[0].moves).toEqual(['in-review']);
    for (const story of [id, other]) {
      expect((await move(story, { stage: 'in-review' }, reporter)).status).toBe(200);
    }
    const tooFar = await move(id, { stage: 'approved' }, reporter);
    expect([tooFar.status, tooFar.body.error.details]).toEqual([
      403,
      { code: 'move-not-allowed', moves: ['legal'] },
    ]);
    // The section above counts; a story in none is in no such section.
    expect((await stagesOf(id, desk))[0].moves).toEqual(['draft', 'legal', 'approved']);
    expect((await move(other, { stage: 'approved' }, desk)).status).toBe(403);
    expect((await move(id, { stage: 'approved' }, desk)).status).toBe(200);
    await translation(id, 'tr', 'Asya');
    await move(id, { stage: 'in-review', locale: 'tr' }, desk);
    expect((await move(id, { stage: 'approved', locale: 'tr' }, desk)).status).toBe(403);
  });

  test.each([
    ['to a stage that there is not', { stage: 'spiked' }, [400, 'unknown-stage']],
    ['to where publishing leads', { stage: 'published' }, [400, 'published-by-publication']],
    [
      'in a language that the story has not',
      { stage: 'legal', locale: 'tr' },
      [400, 'unknown-version'],
    ],
    ['from where it is not', { stage: 'legal', from: 'in-review' }, [412, 'stage-moved']],
    [
      'to somebody who is not there',
      { stage: 'legal', assignee: { kind: 'admin', id: '999999' } },
      [400, 'unknown-assignee'],
    ],
    [
      'that was due yesterday',
      { stage: 'legal', dueAt: '2026-04-30T12:00:00Z' },
      [400, 'date-in-the-past'],
    ],
  ])('%s is refused with its code, and nothing changes', async (_, wish, expected) => {
    const { documentId: id } = await draftArticle('Still');
    const { status, body } = await move(id, wish);
    expect([status, body.error.details.code]).toEqual(expected);
    expect([await rows(STAGE), await entries()]).toEqual([[], []]);
  });

  test.each([
    ['without a stage', {}, 'stage'],
    ['to something that is no code', { stage: 'In Review' }, 'stage'],
    ['with an empty note', { stage: 'legal', note: ' ' }, 'note'],
    ['at a time without its offset', { stage: 'legal', dueAt: '2026-05-02T08:00:00' }, 'dueAt'],
    ['to a token', { stage: 'legal', assignee: { kind: 'token', id: '1' } }, 'assignee.kind'],
    ['with something unknown', { stage: 'legal', colour: 'red' }, 'colour'],
  ])('%s is refused', async (_, body, field) => {
    const { documentId } = await draftArticle('Draft');
    const answer = await move(documentId, body);
    expect([answer.status, answer.body.error.details.errors[0].path.join('.')]).toEqual([
      400,
      field,
    ]);
    expect(await rows(STAGE)).toEqual([]);
  });

  test('of nothing is 404; without the permission 403, without a token 401', async () => {
    const { documentId: id } = await draftArticle('Draft');
    expect((await move('nothing', { stage: 'legal' })).status).toBe(404);
    expect((await editorial('get', '/articles/nothing/stage', token)).status).toBe(404);
    const other = await tokenFor('plugin::newsroom.workflow.find');
    expect((await move(id, { stage: 'legal' }, other)).status).toBe(403);
    expect((await move(id, { stage: 'legal' }, {})).status).toBe(401);
    expect(await rows(STAGE)).toEqual([]);
  });
});

test('stages that the settings no longer have count as none, and the doctor names them', async () => {
  const { documentId: id } = await draftArticle('Left behind');
  await move(id, { stage: 'legal', note: 'Wait' });
  const stages = ['draft', 'in-review', 'approved', 'published'].map((code) => ({
    ...{ code, name: code, colour: '#336699' },
  }));
  configure({ workflow: { ...workflow, stages } });
  expect(await stageOf(id)).toBe('draft');
  expect((await list('?stage=draft')).body.data).toHaveLength(1);
  const examine = async (isFixing: boolean): Promise<string[]> => {
    const found: string[] = [];
    const tell = ({ kind, documentId }: { kind: string; documentId: string | null }) =>
      void found.push(`${kind} ${documentId}`);
    const doctor = strapi().plugin('newsroom').service('doctor');
    await doctor.examine({ isFixing, found: tell, stillThere: tell });
    return found;
  };
  expect(await examine(false)).toEqual([`stage unknown ${id}`]);
  expect(await examine(true)).toEqual([`stage unknown ${id}`]);
  expect(await rows(STAGE)).toEqual([expect.objectContaining({ stage: 'draft', note: 'Wait' })]);
  expect(await examine(false)).toEqual([]);
});
