import { readRefusal } from 'newsroom-admin/settings/read-refusal';
import { codeFor } from 'newsroom-admin/settings/stage-code';

describe('why a change of settings was refused', () => {
  it('is told without the name of the setting, which it stands beside', () => {
    const errors = [{ path: ['check', 'minWords'], message: 'check.minWords: is too small' }];
    expect(readRefusal({ message: 'all of it', details: { errors } })).toEqual({
      ...{ isOutdated: false, by: null },
      errors: [{ place: 'check.minWords', message: 'is too small' }],
    });
  });

  it('may be that somebody was faster', () => {
    const details = { code: 'settings-changed', by: 'Ada Chief' };
    expect(readRefusal({ details })).toEqual({ isOutdated: true, by: 'Ada Chief', errors: [] });
  });

  it.each([
    [{ message: 'No network' }, 'No network'],
    [undefined, '?'],
  ])('is told as a whole where it names no setting', (error, message) => {
    expect(readRefusal(error).errors).toEqual([{ place: '', message }]);
  });
});

describe('the code of a new stage', () => {
  it.each([
    ['Sub-editing', 'sub-editing'],
    ['  Prêt à paraître! ', 'pret-a-paraitre'],
    ['تدقيق', 'stage'],
    ['Draft', 'draft-2'],
    ['x'.repeat(80), 'x'.repeat(36)],
  ])('of %s is %s', (name, code) => {
    const made = codeFor(name, ['draft']);
    expect(made).toBe(code);
    expect(made).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
  });
});
