// The Home tab: what the archive holds, what to try, and the commands.
// Leaves to others: the words of both answers (briefing).
import type { App, types, webApi } from '@slack/bolt';
import { parseCommand } from '../../model/command.ts';
import type { Desk } from '../../model/conversation.ts';
import { button } from './actions.ts';
import type { Dressed } from './dress.ts';
import { codeOf } from './errors.ts';
import { finder } from './finder.ts';
import { slackLimits } from './limits.ts';
import { type Listening, workspaceOf } from './listen.ts';
import { plainText, type SlackBlock } from './render.ts';

/** Examples shown as buttons: more is a wall. */
const tries = 5;

export function listenToHome(app: App, listening: Listening, client: webApi.WebClient): void {
  app.event('app_home_opened', async ({ event, body, context }) => {
    if (event.tab !== 'home') return;
    const { user } = event;
    await listening.run('home', nobody, async () => {
      if (!(await listening.takenFirst(body.event_id))) return;
      const asked = { id: body.event_id, workspace: workspaceOf(context), user };
      const blocks = await homeBlocks(listening, asked);
      await publish(listening, client, user, { type: 'home', blocks });
    });
  });
}

/** A tab that stays as it was needs no apology. */
async function nobody(): Promise<void> {}

async function publish(
  { log }: Listening,
  client: webApi.WebClient,
  user: string,
  view: types.HomeView,
): Promise<void> {
  try {
    await client.views.publish({ user_id: user, view });
  } catch (error) {
    log.warn('slack.home-not-published', { code: codeOf(error) });
  }
}

async function homeBlocks(
  { asking, desk, say }: Listening,
  asked: { readonly id: string; readonly workspace: string; readonly user: string },
): Promise<SlackBlock[]> {
  const answerTo = async (command: string): Promise<readonly Dressed[]> => {
    if (!desk.commands.some((one) => one.name === command)) return [];
    const ask = { invocation: { command, arguments: {} } };
    const message = await asking.answer({ ...asked, channel: asked.user, direct: true, ask });
    return (await asking.dress(message, false)).slice(0, 1);
  };
  const overview = (await answerTo('brief')).flatMap((part) => part.blocks);
  const help = (await answerTo('help')).flatMap((part) => part.blocks);
  const examples = await exampleBlocks(desk, say('slack.home.try'));
  const field = finder(desk, say('slack.home.find'));
  const search = field === undefined ? [] : [{ type: 'actions' as const, elements: [field] }];
  return [...search, ...overview, ...examples, { type: 'divider' as const }, ...help].slice(
    0,
    slackLimits.homeBlocks,
  );
}

/** One example of each command, as typed, to be pressed instead. */
async function exampleBlocks(desk: Desk, title: string): Promise<SlackBlock[]> {
  const buttons: types.Button[] = [];
  for (const { examples } of desk.commands) {
    const [example] = examples;
    const parsed = example === undefined ? undefined : parseCommand(desk.commands, example);
    if (example === undefined || parsed?.type !== 'invocation' || buttons.length >= tries) continue;
    const key = await desk.keep(parsed.invocation);
    buttons.push(button(`/${example}`, { type: 'ask', key }, buttons.length));
  }
  if (buttons.length === 0) return [];
  return [
    { type: 'header', text: plainText(title, slackLimits.header) },
    { type: 'actions', elements: buttons },
  ];
}
