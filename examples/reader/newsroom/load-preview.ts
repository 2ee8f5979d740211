import {
  createNewsroomClient,
  NewsroomError,
  type ArticleWith,
} from 'strapi-plugin-newsroom/client';
import { environment } from './environment';

interface Wish {
  id: string;
  locale: string;
  /** null: what readers have. */
  token: string | null;
}

/** A story as a token shows it, or as readers have it; null where there is none, or no token for it. */
export const loadPreview = async ({
  id,
  locale,
  token,
}: Wish): Promise<ArticleWith<'html'> | null> => {
  const newsroom = createNewsroomClient({ url: environment.newsroomUrl(), cache: false });
  try {
    const found = await newsroom.articleById(id, {
      locale,
      body: 'html',
      relative: false,
      ...(token === null ? {} : { preview: token }),
    });
    return found.outcome === 'live' ? found.data : null;
  } catch (error) {
    if (error instanceof NewsroomError && [400, 401].includes(error.status)) return null;
    throw error;
  }
};
