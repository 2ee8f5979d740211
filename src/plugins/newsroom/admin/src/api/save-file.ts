import { getFetchClient } from '@strapi/strapi/admin';

/**
 * Gets a file from the newsroom's admin API and has the browser save it.
 *
 * @param url - below the server's address, with its query
 * @throws FetchError when the server refuses
 */
export const saveFile = async (url: string, name: string): Promise<void> => {
  const { data } = await getFetchClient().get<Blob>(url, { responseType: 'blob' });
  const address = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
};
