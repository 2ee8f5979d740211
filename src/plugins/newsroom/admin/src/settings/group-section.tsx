import { useState, type ReactNode } from 'react';
import { Box, Button, Dialog, Flex, Typography } from '@strapi/design-system';
import type { SettingsGroup } from '../../../server/src/contracts/editorial-settings';
import { useSettings } from '../api/use-settings';
import { tellInstant } from '../edit-view/tell-instant';
import { useWords, type Word } from '../words';
import { Section } from './section';
import type { GroupForm } from './use-group';

interface GroupSectionProps<Group extends SettingsGroup> {
  form: GroupForm<Group>;
  title: Word;
  keys: readonly string[];
  /** Places in the file whose errors are told beside their fields. */
  places: readonly string[];
  children: ReactNode;
}

/** A part of the settings with what it takes to change it: who did, saving, and the way back. */
export function GroupSection<Group extends SettingsGroup>({
  form,
  title,
  keys,
  places,
  children,
}: GroupSectionProps<Group>) {
  const { say } = useWords();
  const isBeside = (place: string): boolean =>
    places.some((one) => place === one || place.startsWith(`${one}.`));
  const others = (form.refusal?.errors ?? []).filter(({ place }) => !isBeside(place));
  return (
    <Section title={title} keys={keys}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        {form.state.problems.length > 0 && (
          <Notice isDanger title={say('settings.leftOut')} lines={form.state.problems} />
        )}
        {children}
        {others.length > 0 && (
          <Notice
            isDanger
            title={say('settings.refused')}
            lines={others.map(({ place, message }) => [place, message].filter(Boolean).join(': '))}
          />
        )}
        {form.refusal?.isOutdated && <Outdated form={form} />}
        <Foot form={form} />
      </Flex>
    </Section>
  );
}

const Notice = ({
  title,
  lines,
  isDanger = false,
  children,
}: {
  title: string;
  lines: readonly string[];
  isDanger?: boolean;
  children?: ReactNode;
}) => (
  <Box
    role="alert"
    background={isDanger ? 'danger100' : 'warning100'}
    hasRadius
    padding={4}
    borderColor={isDanger ? 'danger200' : 'warning200'}
  >
    <Typography tag="p" fontWeight="bold" textColor="neutral800">
      {title}
    </Typography>
    {lines.map((line) => (
      <Typography key={line} tag="p" textColor="neutral800">
        {line}
      </Typography>
    ))}
    {children}
  </Box>
);

/** Somebody was faster: both versions are there, and nothing is lost without a word. */
function Outdated<Group extends SettingsGroup>({ form }: { form: GroupForm<Group> }) {
  const { say } = useWords();
  const who = form.refusal?.by ?? say('settings.somebody');
  return (
    <Notice title={say('settings.outdated', { who })} lines={[say('settings.outdatedHow')]}>
      <Flex gap={2} paddingTop={3} wrap="wrap">
        <Button variant="tertiary" onClick={form.reset}>
          {say('settings.takeTheirs')}
        </Button>
        <Button variant="danger-light" loading={form.isSaving} onClick={() => void form.save()}>
          {say('settings.keepMine')}
        </Button>
      </Flex>
    </Notice>
  );
}

function Foot<Group extends SettingsGroup>({ form }: { form: GroupForm<Group> }) {
  const { say, language } = useWords();
  const { timeZone } = useSettings();
  const { changed } = form.state;
  return (
    <Flex justifyContent="space-between" alignItems="center" wrap="wrap" gap={3} paddingTop={2}>
      <Typography variant="pi" textColor="neutral600">
        {changed
          ? say('settings.changedBy', {
              who: changed.by,
              when: tellInstant(new Date(changed.at), { language, timeZone }),
            })
          : say('settings.asFile', { file: 'config/plugins.ts' })}
      </Typography>
      {form.mayChange && (
        <Flex gap={2} wrap="wrap">
          {changed && <BackToFile form={form} />}
          {form.isChanged && (
            <Button variant="tertiary" onClick={form.reset}>
              {say('action.cancel')}
            </Button>
          )}
          <Button
            disabled={!form.isChanged || form.refusal?.isOutdated === true}
            loading={form.isSaving}
            onClick={() => void form.save()}
          >
            {say('settings.save')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

/** Asked once more: what was set here is gone then. */
function BackToFile<Group extends SettingsGroup>({ form }: { form: GroupForm<Group> }) {
  const { say, direction } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setOpen}>
      <Dialog.Trigger>
        <Button variant="tertiary">{say('settings.backToFile')}</Button>
      </Dialog.Trigger>
      <Dialog.Content dir={direction}>
        <Dialog.Header>{say('settings.backToFile')}</Dialog.Header>
        <Dialog.Body>
          <Typography>{say('settings.backToFileHow', { file: 'config/plugins.ts' })}</Typography>
        </Dialog.Body>
        <Dialog.Footer>
          <Dialog.Cancel>
            <Button variant="tertiary" fullWidth>
              {say('action.cancel')}
            </Button>
          </Dialog.Cancel>
          <Dialog.Action>
            <Button variant="danger-light" fullWidth onClick={() => void form.backToFile()}>
              {say('settings.backToFile')}
            </Button>
          </Dialog.Action>
        </Dialog.Footer>
      </Dialog.Content>
    </Dialog.Root>
  );
}
