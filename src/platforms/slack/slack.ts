// Slack as a Platform: wires the line, the listeners and the outbox to the desk.
// Leaves to others: each of these (connection.ts, listen.ts, outbox.ts ...), answering (briefing).
import type { Desk, Platform } from '../../model/conversation.ts';
import type { Message } from '../../model/message.ts';
import { createFirstTime, createTakenFirst } from '../seen.ts';
import { type Asking, createAsking, platformName } from './asking.ts';
import { listenToClicks } from './clicks.ts';
import { type Connection, createConnection } from './connection.ts';
import { bare, type Dressed, dressed } from './dress.ts';
import { codeOf, startTrouble } from './errors.ts';
import { examineSlack, settingsTrouble } from './examine.ts';
import { listenToFinder } from './finder.ts';
import { listenToHome } from './home.ts';
import { hookFactory, type Listening, listen } from './listen.ts';
import { createLogger } from './logger.ts';
import { createOutbox } from './outbox.ts';
import { createPeople } from './people.ts';
import { editPosted, findEdition, postEdition } from './post.ts';
import { preflightSlack } from './preflight.ts';
import { after, createRunning, within } from './running.ts';
import { createClients, type SlackParts, type SlackSettings } from './settings.ts';

/** What `stop` may take in all. */
const stopMs = 3800;

/** A Slack platform. Nothing goes over the network before `start` or a verb that needs it. */
export function createSlack(settings: SlackSettings, parts: SlackParts): Platform {
  const { say, log, now } = parts;
  const logger = createLogger(log);
  const clients = createClients(settings, logger);
  const outbox = createOutbox(clients.sending, say, log, { now, wait: parts.wait ?? after });
  const running = createRunning();
  let connection: Connection | undefined;
  let asking: Asking | undefined;

  const listening = (desk: Desk, toDesk: Asking): Listening => ({
    desk,
    asking: toDesk,
    outbox,
    say,
    log,
    takenFirst: createTakenFirst(createFirstTime(now), parts.seenAnywhere, log),
    now,
    hook: hookFactory(settings.apiUrl, now),
    run: (event, deliver, work) =>
      running.add(
        work().catch(async (cause: unknown) => {
          log.error('slack.failed', { event, code: codeOf(cause) }, cause);
          await deliver([bare(say('slack.failed'))]);
        }),
      ),
  });

  const toSend = async (message: Message): Promise<readonly Dressed[]> =>
    asking
      ? asking.toSend(message, false)
      : dressed(message, { byInvocation: new Map() }, say, false);

  return {
    name: platformName,
    start: async (desk) => {
      const trouble = settingsTrouble(settings, say);
      if (trouble !== undefined) throw new Error(trouble);
      asking = createAsking(desk, createPeople(clients.quick, log, now), parts);
      connection = createConnection(settings, logger, log);
      const shared = listening(desk, asking);
      listen(connection.app, shared);
      listenToClicks(connection.app, shared);
      listenToFinder(connection.app, shared);
      listenToHome(connection.app, shared, clients.sending);
      try {
        if (settings.appToken !== undefined)
          await clients.reading.apps.connections.open({ token: settings.appToken });
        await connection.start();
      } catch (cause) {
        throw new Error(
          say('slack.cannot-start', { reason: startTrouble(cause, settings.port, say) }),
          {
            cause,
          },
        );
      }
      log.info('slack.started', { mode: settings.appToken === undefined ? 'http' : 'socket' });
    },
    post: async (place, message, key) =>
      postEdition(outbox, place, await toSend(message), key, say),
    find: (place, key) => findEdition(clients.reading, place, key, parts),
    edit: (place, ref, message) => editPosted(outbox, place, ref, () => toSend(message), say),
    preflight: (place) => preflightSlack(clients.reading, place, parts),
    examine: () => examineSlack(settings, clients.reading, parts),
    stop: async () => {
      const line = connection;
      connection = undefined;
      await within(stopMs, Promise.all([line?.stop(), running.done()]));
    },
  };
}
