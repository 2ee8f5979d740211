import {
  addressOf,
  BOARD_AGES,
  choiceIn,
  filterOf,
  type BoardChoice,
} from '../../../src/plugins/newsroom/admin/src/translation/board-address';

const NOW = Date.parse('2026-05-10T12:00:00.000Z');
const EVERYTHING: BoardChoice = { locales: [], states: [], isBreaking: false };
const WORK: BoardChoice = {
  locales: ['tr', 'zh-Hans'],
  states: ['missing', 'outdated'],
  type: 'article',
  section: 'abc',
  age: 'over-day',
  isBreaking: true,
  assignee: 'Ayşe & Öz',
};

const read = (address: string): BoardChoice => choiceIn(new URLSearchParams(address));

describe('the address of a view of the board', () => {
  it('says all that is chosen, and says it again to whoever opens it', () => {
    expect(read(addressOf(WORK).toString())).toEqual(WORK);
    for (const age of BOARD_AGES) {
      expect(read(addressOf({ ...EVERYTHING, age }).toString()).age).toBe(age);
    }
  });

  it('is empty when everything is shown', () => {
    expect(addressOf(EVERYTHING).toString()).toBe('');
    expect(read('')).toMatchObject(EVERYTHING);
  });

  it('leaves out what means nothing', () => {
    const odd = 'locale=,&state=lost,missing&type=page&age=over-lunch&urgency=odd&section=';
    expect(read(odd)).toMatchObject({ ...EVERYTHING, states: ['missing'] });
    expect(addressOf(read(odd)).toString()).toBe('state=missing');
  });
});

describe('what the server is asked for', () => {
  it('is what is chosen, with an age as an instant', () => {
    expect(filterOf(WORK, NOW)).toEqual({
      locale: 'tr,zh-Hans',
      state: 'missing,outdated',
      type: 'article',
      section: 'abc',
      urgency: 'breaking',
      assignee: 'Ayşe & Öz',
      changedSince: undefined,
      changedBefore: '2026-05-09T12:00:00.000Z',
    });
    expect(filterOf({ ...EVERYTHING, age: 'within-week' }, NOW)).toMatchObject({
      changedSince: '2026-05-03T12:00:00.000Z',
      changedBefore: undefined,
    });
  });

  it('is nothing of what is not chosen', () => {
    expect(Object.values(filterOf(EVERYTHING, NOW)).filter((value) => value !== undefined)).toEqual(
      []
    );
  });
});
