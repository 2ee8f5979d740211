import { connection } from 'next/server';
import { absolute } from '../../newsroom/environment';

export const GET = async (): Promise<Response> => {
  await connection(); // the site's address is known when it runs, not when it is built
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute('/sitemap.xml')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
