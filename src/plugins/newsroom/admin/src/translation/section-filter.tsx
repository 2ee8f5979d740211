import { SingleSelectOption } from '@strapi/design-system';
import { useGetNewsroomLocalesQuery } from '../api/newsroom-api';
import { useGetSectionsQuery } from '../api/translation-api';
import { useWords } from '../words';
import { ChoiceField } from './choice-field';
import { branchesOf } from './section-tree';

/** A no-break space for each step down, as a list of options shows no other. */
const STEP = '\u00a0\u00a0\u00a0';

interface SectionFilterProps {
  section: string | undefined;
  onChange: (section: string | undefined) => void;
}

/** Stories of a section and of those below it. Nothing for a role that may not see sections. */
export const SectionFilter = ({ section, onChange }: SectionFilterProps) => {
  const { say, language } = useWords();
  const { data: locales = [] } = useGetNewsroomLocalesQuery();
  const spoken = locales.find(({ code }) => code === language);
  const locale = (spoken ?? locales.find(({ isDefault }) => isDefault))?.code ?? '';
  const { data: sections = [] } = useGetSectionsQuery({ locale }, { skip: locale === '' });
  if (sections.length === 0) return null;
  return (
    <ChoiceField name="section" label={say('board.section')} value={section} onChange={onChange}>
      {branchesOf(sections).map(({ documentId, name, depth }) => (
        <SingleSelectOption key={documentId} value={documentId}>
          {STEP.repeat(depth) + name}
        </SingleSelectOption>
      ))}
    </ChoiceField>
  );
};
