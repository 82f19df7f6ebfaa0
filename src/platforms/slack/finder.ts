// The search field of the Home tab: Slack has no completion in slash commands, so names are completed here.
// Leaves to others: which names there are (the desk) and what choosing one does (clicks.ts).
import type { App, types } from '@slack/bolt';
import type { Desk } from '../../model/conversation.ts';
import { encodeControl } from '../controls.ts';
import { literal, neverEmpty } from './escape.ts';
import { slackLimits } from './limits.ts';
import type { Listening } from './listen.ts';
import { plainText } from './render.ts';

const actionId = 'readout.find';
const mostNames = 25;

/** The field, or undefined where no command takes a name. */
export function finder(desk: Desk, placeholder: string): types.ExternalSelect | undefined {
  if (askedWith(desk) === undefined) return undefined;
  return {
    type: 'external_select',
    action_id: actionId,
    min_query_length: 1,
    placeholder: plainText(placeholder, slackLimits.placeholder),
  };
}

/** Answers what Slack asks while somebody types; no idea, or trouble, is an empty list. */
export function listenToFinder(app: App, { desk, log }: Listening): void {
  app.options(actionId, async ({ options, ack }) => {
    try {
      await ack({ options: await optionsFor(desk, options.value) });
    } catch (error) {
      log.warn('slack.suggestions-failed', { reason: error instanceof Error ? error.name : '' });
    }
  });
}

async function optionsFor(desk: Desk, partial: string): Promise<types.PlainTextOption[]> {
  const asked = askedWith(desk);
  if (asked === undefined) return [];
  const names = await desk.suggest('actor', partial, mostNames);
  return Promise.all(
    names.map(async (name) => {
      const key = await desk.keep({ command: asked.command, arguments: { [asked.option]: name } });
      const text = neverEmpty(literal(name, slackLimits.optionText));
      return {
        text: { type: 'plain_text' as const, text, emoji: false },
        value: encodeControl({ type: 'ask', key }),
      };
    }),
  );
}

/** The first command of the table that completes names. */
function askedWith(desk: Desk): { readonly command: string; readonly option: string } | undefined {
  return desk.commands
    .flatMap(({ name, options }) =>
      options
        .filter((option) => option.suggest === 'actor')
        .map((option) => ({ command: name, option: option.name })),
    )
    .at(0);
}
