import { useCallback } from 'react';
import { useWords } from './words';

/** What the server calls the stages of the house, which the admin says in its own language. */
const OF_HOUSE: Readonly<Record<string, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  legal: 'Legal',
  approved: 'Approved',
  published: 'Published',
};

interface NamedStage {
  code: string;
  name: string;
}

/** What a stage is called: one that a newsroom has named itself, or renamed, as it is named there. */
export const useStageName = (): ((stage: NamedStage) => string) => {
  const { sayNamed } = useWords();
  return useCallback(
    ({ code, name }) => (OF_HOUSE[code] === name ? (sayNamed(`stage.${code}`) ?? name) : name),
    [sayNamed]
  );
};

/** The same by its code; one that the newsroom no longer has is told by that. */
export const useStageNames = (stages: readonly NamedStage[]): ((code: string) => string) => {
  const tell = useStageName();
  return useCallback(
    (code) => {
      const stage = stages.find((one) => one.code === code);
      return stage ? tell(stage) : code;
    },
    [stages, tell]
  );
};
