import { useCallback } from 'react';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useWords } from '../words';

interface Download {
  params: Record<string, string>;
  /** What the file is called on the translator's machine. */
  name: string;
}

const hand = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
};

/** Fetches a file as whoever is logged in, and hands it to the browser to keep. */
export const useDownload = () => {
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const { say } = useWords();
  return useCallback(
    async (url: string, { params, name }: Download): Promise<void> => {
      try {
        const { data } = await get<Blob>(url, { params, responseType: 'blob' });
        hand(data, name);
      } catch {
        toggleNotification({ type: 'danger', message: say('xliff.notExported') });
      }
    },
    [get, toggleNotification, say]
  );
};
