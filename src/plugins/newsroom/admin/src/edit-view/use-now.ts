import { useEffect, useState } from 'react';

/** How often labels such as "in 2 hours" are looked at again. */
const EVERY_MS = 15_000;

/** The instant now, by the editor's clock; moves while the page is open. */
export const useNow = (): Date => {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
};
