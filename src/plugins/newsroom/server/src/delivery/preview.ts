import { hkdfSync } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import jwt from 'jsonwebtoken';
import { ARTICLE } from '../constants';
import type { DocumentQuery } from '../contracts/delivery-query';
import { problem, refuse } from '../problems';
import type { Notes } from '../publication/notes';
import { getNow } from '../settings';
import type { Delivered } from './delivered';
import type { ProjectionSettings } from './facts';
import type { Gather } from './gather';
import { presentArticle } from './present';
import { projectEdition } from './project';
import type { Scope } from './scope';

const AUDIENCE = 'newsroom-preview';

/** The address under which a preview is asked for. */
type Asked = { slug?: string; documentId?: string };

/** What a token lets its bearer read: one story's draft, in one locale or in all. */
export interface PreviewGrant {
  documentId: string;
  locale: string | null;
  /** Reads it as readers would at this instant; null: now. */
  asOf: Date | null;
}

/**
 * Tokens that show the draft of one story through the delivery API, for as long as they say. Signed
 * with a key of their own made from the application's keys: any node can check them, and no other token
 * of Strapi's is one.
 */
export const createPreview = ({
  strapi,
  gather,
  scope,
  projection,
  notesOf,
}: {
  strapi: Core.Strapi;
  gather: Gather;
  scope: Scope;
  projection: () => ProjectionSettings;
  notesOf: (documentIds: readonly string[]) => Promise<Notes>;
}) => {
  const secrets = (): string[] => {
    const keys = strapi.config.get<string[]>('server.app.keys');
    return keys.map((key) =>
      Buffer.from(hkdfSync('sha256', key, '', AUDIENCE, 32)).toString('base64url')
    );
  };

  const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

  const verify = (token: string): PreviewGrant => {
    for (const secret of secrets()) {
      try {
        const claims = jwt.verify(token, secret, {
          algorithms: ['HS256'],
          audience: AUDIENCE,
          clockTimestamp: seconds(getNow(strapi)),
        }) as { sub: string; locale?: string; asOf?: string };
        return {
          documentId: claims.sub,
          locale: claims.locale ?? null,
          asOf: claims.asOf === undefined ? null : new Date(claims.asOf),
        };
      } catch {
        continue; // an older or newer key
      }
    }
    throw new errors.UnauthorizedError('preview: the token is not valid, or no longer');
  };

  return {
    /**
     * @throws NotFoundError (404) when there is no such story
     * @returns the token and the instant at which it ends
     */
    async issue({
      documentId,
      locale,
      asOf,
      minutes,
    }: PreviewGrant & { minutes: number }): Promise<{ token: string; expiresAt: Date }> {
      if (locale !== null) await scope.localeOf(locale);
      const where = { documentId, ...(locale === null ? {} : { locale }) };
      if ((await gather.find(ARTICLE, { where, select: ['id'], limit: 1 })).length === 0) {
        throw new errors.NotFoundError('There is no such story');
      }
      const now = getNow(strapi);
      const expiresAt = new Date((seconds(now) + minutes * 60) * 1000);
      const [secret = ''] = secrets();
      const claims = {
        sub: documentId,
        aud: AUDIENCE,
        iat: seconds(now),
        exp: seconds(expiresAt),
        ...(locale === null ? {} : { locale }),
        ...(asOf === null ? {} : { asOf: asOf.toISOString() }),
      };
      return { token: jwt.sign(claims, secret, { algorithm: 'HS256' }), expiresAt };
    },

    /**
     * The draft that the token is for, whatever address it is asked under.
     *
     * @throws UnauthorizedError (401) for a token that is forged, of something else or out of date
     */
    async read(token: string, query: DocumentQuery, asked: Asked): Promise<Delivered> {
      const grant = verify(token);
      const locale = grant.locale ?? (await scope.localeOf(query.locale));
      if (query.locale !== undefined && query.locale !== locale) {
        refuse([problem('locale', `the token is for ${locale}`)]);
      }
      const [row] = await gather.find(ARTICLE, {
        where: { documentId: grant.documentId, locale, publishedAt: null },
      });
      const isAsked = asked.slug === row?.slug || asked.documentId === grant.documentId;
      const notes = await notesOf([grant.documentId]);
      const [facts] = row && isAsked ? await gather.documents([row], notes) : [];
      if (!facts) return { kind: 'not-found' };

      const now = grant.asOf ?? getNow(strapi);
      const drafted = facts.article.firstPublishedAt.getTime() === 0;
      const article = drafted
        ? { ...facts.article, firstPublishedAt: now, contentUpdatedAt: now }
        : facts.article;
      const { answer, bound } = presentArticle(
        { edition: projectEdition({ ...facts, article }, projection()), seq: 0 },
        { ...(await scope.presentation(locale, query)), now }
      );
      return {
        kind: 'live',
        value: answer,
        keys: [],
        locales: [locale],
        bound,
        isUncacheable: true,
      };
    },
  };
};

export type Preview = ReturnType<typeof createPreview>;
