import { branchesOf } from '../../../src/plugins/newsroom/admin/src/translation/section-tree';

const section = (documentId: string, parent: string | null = null) => ({
  documentId,
  name: documentId.toUpperCase(),
  parent,
});
const drawn = (...sections: ReturnType<typeof section>[]): string[] =>
  branchesOf(sections).map(({ documentId, depth }) => `${'-'.repeat(depth)}${documentId}`);

describe('the tree of sections', () => {
  it('has each section followed by those below it', () => {
    expect(
      drawn(
        ...[section('asia', 'world'), section('java', 'asia'), section('sport')],
        ...[section('world'), section('africa', 'world')]
      )
    ).toEqual(['sport', 'world', '-asia', '--java', '-africa']);
  });

  it('loses none: not below one that is not there, nor in a circle', () => {
    expect(drawn(section('asia', 'gone'), section('a', 'b'), section('b', 'a'))).toEqual([
      'asia',
      'a',
      'b',
    ]);
  });
});
