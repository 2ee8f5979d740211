import { markRightToLeft } from 'newsroom/text/right-to-left';

describe('plain text that runs from right to left', () => {
  it.each([
    ['a Latin name', 'رئيس NATO يزور جاكرتا'],
    ['a Latin name in front', 'NATO تجتمع'],
    ['a full stop at its end', 'انتهى الاجتماع.'],
    ['a quotation mark in front', '"نعم" قال'],
    ['a figure in front', '3 قتلى'],
    ['a name in another script', 'ראש ממשלת Россия'],
  ])('with %s is embedded', (_name, text) => {
    expect(markRightToLeft(text, 'rtl')).toBe(`\u202B${text}\u202C`);
  });

  it.each([
    ['of nothing but its letters', 'خبر عاجل'],
    ['with a mark over its last letter', 'خبرٌ'],
    ['with figures and a comma amid it', 'في 25 فبراير، اجتمعا'],
    ['in Hebrew', 'שלום עולם'],
    ['without a letter of its script', 'NATO 2025'],
    ['of emoji', '🗞️🔥'],
    ['that is empty', ''],
  ])('%s looks the same in any line, and stays', (_name, text) => {
    expect(markRightToLeft(text, 'rtl')).toBe(text);
  });

  it('in a story that runs from left to right stays', () => {
    expect(markRightToLeft('The word "خبر" means news.', 'ltr')).toBe('The word "خبر" means news.');
  });

  it('opens no scope that it does not close', () => {
    expect(markRightToLeft('خبر \u202E NATO \u2066x', 'rtl')).toBe('\u202Bخبر  NATO x\u202C');
  });
});
