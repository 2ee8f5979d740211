import { get } from './newsroom';

export const list = async (query = '') => {
  const { status, body } = await get(`/articles${query}`);
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  return body;
};
export const slugs = (body: { data: { slug: string }[] }) => body.data.map(({ slug }) => slug);
