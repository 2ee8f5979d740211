import { NextResponse, type NextRequest } from 'next/server';
import {
  createNewsroomClient,
  NewsroomError,
  type NewsroomClient,
} from 'strapi-plugin-newsroom/client';
import { chooseLanguage } from './language/choose-language';
import { DEFAULT_LANGUAGE, isLanguage } from './language/languages';
import { environment } from './newsroom/environment';

/**
 * Decides the status of each page, which a page of Next.js cannot: 301, 404 and 410 are said by the
 * newsroom itself at the moment of the request. Pages are kept, but a story that was taken down a
 * moment ago is 410 for the next reader, whether or not the webhook has arrived.
 */
const PATIENCE_MS = 2_000;

/** Browsers and CDNs ask each time; with the page's ETag, that costs no more than a 304. */
const HEADERS = { 'cache-control': 'public, max-age=0, must-revalidate' };

/** Drafts, for whoever has a token: nobody keeps them. */
const PREVIEW_HEADERS = { 'cache-control': 'private, no-store' };

/** What the newsroom serves and readers expect on the site's own address. */
const API_PATHS = /^\/(?:feeds\/|sitemaps\/|sitemap\.xml$)/;

let client: { url: string; newsroom: NewsroomClient } | null = null;

/** One for the process: it asks again with the ETags of what it has. */
const newsroomAt = (url: string): NewsroomClient => {
  if (client?.url !== url) {
    const options = { url, retries: 0, timeoutMs: PATIENCE_MS, cache: { max: 1_000 } };
    client = { url, newsroom: createNewsroomClient(options) };
  }
  return client.newsroom;
};

type Shown = 'page' | 'gone' | 'not-found';

/** Goes on to a page; which one, `rewrites` of next.config.ts reads from these headers. */
const show = (
  request: NextRequest,
  shown: Shown,
  locale: string,
  kept: Record<string, string> = HEADERS
): NextResponse => {
  const headers = new Headers(request.headers);
  headers.set('newsroom-shown', shown);
  headers.set('newsroom-locale', locale);
  const status = { page: 200, gone: 410, 'not-found': 404 }[shown];
  return NextResponse.next({ status, headers: kept, request: { headers } });
};

const redirect = (request: NextRequest, path: string, status: 301 | 307): NextResponse =>
  NextResponse.redirect(new URL(path, request.url), { status });

const toNewsroom = (request: NextRequest): NextResponse | null => {
  const { pathname, search } = request.nextUrl;
  const base = environment.newsroomUrl();
  if (pathname.startsWith('/uploads/')) return NextResponse.rewrite(new URL(pathname, base));
  return API_PATHS.test(pathname) ? NextResponse.rewrite(`${base}${pathname}${search}`) : null;
};

export const proxy = async (request: NextRequest): Promise<NextResponse> => {
  const { pathname, search } = request.nextUrl;
  if (pathname === '/') {
    const answer = redirect(
      request,
      `/${chooseLanguage(request.headers.get('accept-language'))}`,
      307
    );
    answer.headers.set('vary', 'Accept-Language');
    return answer;
  }
  const elsewhere = toNewsroom(request);
  if (elsewhere) return elsewhere;

  const [, locale = '', ...rest] = pathname.split('/');
  if (!isLanguage(locale)) return show(request, 'not-found', DEFAULT_LANGUAGE);
  if (rest.length === 0) return show(request, 'page', locale);
  if (rest[0] === '-' && rest[1] === 'preview') {
    return show(request, 'page', locale, PREVIEW_HEADERS);
  }

  try {
    const { data } = await newsroomAt(environment.newsroomUrl()).resolve(pathname, {
      body: 'none',
      relative: false,
    });
    if (data.outcome === 'redirect') return redirect(request, `${data.path}${search}`, 301);
    const isPage = data.outcome === 'article' || data.outcome === 'section';
    return show(request, isPage ? 'page' : data.outcome, locale);
  } catch (error) {
    // A path that the newsroom does not take for one. Otherwise it does not answer: what is kept is
    // shown, as it was when last heard of.
    const isRefused = error instanceof NewsroomError && error.status === 400;
    return show(request, isRefused ? 'not-found' : 'page', locale);
  }
};

export const config = { matcher: '/((?!_next/|api/|icon\\.svg|robots\\.txt).*)' };
