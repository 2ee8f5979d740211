import { useForm } from '@strapi/strapi/admin';
import { Button, Typography } from '@strapi/design-system';
import { Lock, User } from '@strapi/icons';
import { useWords } from '../words';
import { Noted } from './noted';
import { Part } from './part';
import { tellInstant, ownTimeZone } from './tell-instant';
import { useEditLock } from './use-edit-lock';

interface WhoIsHereProps {
  id: string;
  locale: string;
}

/** Who else is writing, before two write the same; the lock is taken with the first change. */
export const WhoIsHere = ({ id, locale }: WhoIsHereProps) => {
  const { say, language } = useWords();
  const isWriting = useForm('Newsroom', ({ modified }) => modified);
  const { lock, takeOver, isTaking } = useEditLock({ id, locale, isWriting });
  if (!lock) return null;

  if (lock.isYours) {
    return (
      <Part title={say('lock.title')}>
        <Noted sign={<User aria-hidden fill="neutral600" />}>
          <Typography variant="omega">{say('lock.yours')}</Typography>
        </Noted>
      </Part>
    );
  }
  const since = tellInstant(new Date(lock.acquiredAt), { language, timeZone: ownTimeZone() });
  return (
    <Part title={say('lock.title')}>
      <div role="status">
        <Noted sign={<Lock aria-hidden fill="warning600" />}>
          <Typography variant="omega">
            {say('lock.theirs', { name: lock.holder.name, since })}
          </Typography>
        </Noted>
      </div>
      <div>
        <Button variant="secondary" size="S" loading={isTaking} onClick={takeOver}>
          {say('lock.takeOver')}
        </Button>
      </div>
    </Part>
  );
};
