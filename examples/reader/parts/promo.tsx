import { useId, type ReactNode } from 'react';
import type { PromoDocument } from 'strapi-plugin-newsroom/client';
import { Picture } from './picture';

/** A promotion of the house's own, with its button. */
export const Promo = ({ promo }: { promo: PromoDocument }): ReactNode => {
  const id = useId();
  const { title, text, cta, image, placement } = promo;
  return (
    <aside className={`promo ${placement}`} aria-labelledby={id}>
      {image && <Picture image={image} sizes="8rem" />}
      <div>
        <h2 id={id}>{title}</h2>
        {text && <p>{text}</p>}
      </div>
      {cta.url && (
        <a className="button" href={cta.url}>
          {cta.label ?? title}
        </a>
      )}
    </aside>
  );
};
