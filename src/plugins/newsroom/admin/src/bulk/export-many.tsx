import { useState } from 'react';
import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useGetNewsroomLocalesQuery } from '../api/newsroom-api';
import { saveFile } from '../api/save-file';
import { useWords } from '../words';
import { BulkDialog, type Chosen } from './bulk-dialog';
import type { ManyProps } from './publish-many';
import type { Outcome } from './run-each';

/** Gives out each story as an XLIFF file for translators into one language. */
export const ExportMany = (props: ManyProps) => {
  const { say, nameOf } = useWords();
  const { data: locales = [] } = useGetNewsroomLocalesQuery();
  const [target, setTarget] = useState('');
  const source = props.stories[0]?.locale;
  const save = async ({ id }: Chosen): Promise<Outcome> => {
    try {
      const query = new URLSearchParams({ target });
      await saveFile(`/newsroom/articles/${id}/xliff?${query}`, `${id}-${target}.xlf`);
      return { ok: true };
    } catch {
      // Strapi's client keeps no body of an answer that is a file, and so no reason.
      return { ok: false, message: say('bulk.notExported', { language: nameOf(target) }) };
    }
  };
  return (
    <BulkDialog
      {...props}
      explained="bulk.exportExplained"
      start="bulk.export"
      isReady={target !== ''}
      deed={save}
    >
      <Field.Root name="target">
        <Field.Label>{say('bulk.target')}</Field.Label>
        <SingleSelect
          value={target}
          placeholder={say('bulk.chooseTarget')}
          onChange={(code) => setTarget(String(code))}
        >
          {locales
            .filter(({ code }) => code !== source)
            .map(({ code }) => (
              <SingleSelectOption key={code} value={code}>
                {nameOf(code)}
              </SingleSelectOption>
            ))}
        </SingleSelect>
      </Field.Root>
    </BulkDialog>
  );
};
