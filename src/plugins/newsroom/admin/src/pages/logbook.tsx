import { useState } from 'react';
import { useNotification } from '@strapi/strapi/admin';
import { Button, Flex } from '@strapi/design-system';
import { Download } from '@strapi/icons';
import { useGetLogbookQuery, type LogbookFilters } from '../api/desk-api';
import { saveFile } from '../api/save-file';
import { useWords } from '../words';
import { DeskPage } from './desk-page';
import { Entry } from './logbook-entry';
import { ChosenEntries } from './logbook-filters';
import { PagedTable } from './paged-table';
import { PLACES } from './places';
import { usePages } from './use-pages';

/** Who did what, when and why; also as a file. */
export const Logbook = () => {
  const [filters, setFilters] = useState<LogbookFilters>({});
  const pages = usePages();
  const answer = useGetLogbookQuery(
    { ...filters, ...(pages.cursor ? { cursor: pages.cursor } : {}) },
    { refetchOnMountOrArgChange: true }
  );
  const change = (some: { [Name in keyof LogbookFilters]: string | undefined }): void => {
    pages.reset();
    const kept = Object.entries({ ...filters, ...some }).filter(([, value]) => value);
    setFilters(Object.fromEntries(kept) as LogbookFilters);
  };
  return (
    <DeskPage
      place={PLACES.logbook}
      subtitle="logbook.subtitle"
      actions={<Files filters={filters} />}
    >
      <Flex direction="column" alignItems="stretch" gap={4}>
        <ChosenEntries filters={filters} change={change} />
        <PagedTable
          {...{ answer, pages }}
          columns={['logbook.at', 'logbook.who', 'logbook.action', 'logbook.what', 'logbook.why']}
          empty="logbook.none"
        >
          {(entry) => <Entry key={entry.id} entry={entry} />}
        </PagedTable>
      </Flex>
    </DeskPage>
  );
};

/** Everything that the filters leave, oldest first, however much it is. */
const Files = ({ filters }: { filters: LogbookFilters }) => {
  const { say } = useWords();
  const { toggleNotification } = useNotification();
  const save = async (format: 'csv' | 'jsonl'): Promise<void> => {
    const query = new URLSearchParams({ ...filters, format });
    try {
      await saveFile(`/newsroom/logbook?${query}`, `logbook.${format}`);
    } catch {
      toggleNotification({ type: 'danger', message: say('logbook.notSaved') });
    }
  };
  return (
    <Flex gap={2}>
      {(['csv', 'jsonl'] as const).map((format) => (
        <Button
          key={format}
          variant="tertiary"
          startIcon={<Download aria-hidden />}
          onClick={() => void save(format)}
        >
          {say(`logbook.${format}`)}
        </Button>
      ))}
    </Flex>
  );
};
