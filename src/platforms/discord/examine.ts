// What `readout doctor` asks of Discord: token, application, servers, permissions, commands; each with its remedy.
// Leaves to others: asking the other platforms, and printing (cli).
import { type Client, DiscordAPIError, Routes } from 'discord.js';
import type { Finding } from '../../model/conversation.ts';
import type { Say } from '../../model/words.ts';
import { visible } from '../visible.ts';
import { reasonOf } from './errors.ts';
import { listIn, part, textIn } from './json.ts';
import { invitationLink, inWords, missing } from './permissions.ts';

export interface Examined {
  readonly token: string;
  readonly guild?: string;
}

/** Servers looked at one by one; Get Current User Guilds gives 200 at once. */
const guildsShown = 10;

/** Findings in the order in which things have to be put right. Never rejects. */
export async function examine(
  client: Client,
  settings: Examined,
  say: Say,
): Promise<readonly Finding[]> {
  if (!looksLikeToken(settings.token))
    return [finding(say, 'error', 'token', 'discord.token-shape', 'discord.token-remedy')];
  try {
    return await asked(client, settings, say);
  } catch (error) {
    const refused = error instanceof DiscordAPIError && error.status === 401;
    if (refused)
      return [finding(say, 'error', 'token', 'discord.token-refused', 'discord.token-remedy')];
    return [
      {
        level: 'error',
        subject: say('discord.subject-connection'),
        finding: say('discord.cannot-connect', { reason: reasonOf(error) }),
        remedy: say('discord.connection-remedy'),
      },
    ];
  }
}

/** Three parts with dots between: the bot's id, a time and a signature, each in base64 for addresses. */
function looksLikeToken(token: string): boolean {
  return /^[\w-]{10,}\.[\w-]{5,}\.[\w-]{20,}$/u.test(token);
}

async function asked(client: Client, settings: Examined, say: Say): Promise<readonly Finding[]> {
  const rest = client.rest.setToken(settings.token);
  const me = await rest.get(Routes.user());
  const application = await rest.get(Routes.currentApplication());
  const guilds = listIn(await rest.get(Routes.userGuilds()));
  const id = textIn(application, 'id');
  const commands = listIn(
    await rest.get(
      settings.guild === undefined || !guilds.some((one) => textIn(one, 'id') === settings.guild)
        ? Routes.applicationCommands(id)
        : Routes.applicationGuildCommands(id, settings.guild),
    ),
  );
  return [
    {
      level: 'ok',
      subject: say('discord.subject-token'),
      finding: say('discord.token-good', { name: visible(textIn(me, 'username')) }),
    },
    ...applicationFindings(application, say),
    ...guildFindings(guilds, settings.guild, invitationLink(id), say),
    commands.length === 0
      ? finding(say, 'warning', 'commands', 'discord.commands-none', 'discord.commands-remedy')
      : {
          level: 'ok',
          subject: say('discord.subject-commands'),
          finding: say('discord.commands-good', { count: commands.length }),
        },
  ];
}

function applicationFindings(application: unknown, say: Say): readonly Finding[] {
  const findings: Finding[] = [];
  if (textIn(application, 'interactions_endpoint_url') !== '')
    findings.push(
      finding(say, 'error', 'application', 'discord.endpoint-set', 'discord.endpoint-remedy'),
    );
  if (part(application, 'bot_require_code_grant') === true)
    findings.push(
      finding(say, 'warning', 'application', 'discord.code-grant', 'discord.code-grant-remedy'),
    );
  if (part(application, 'bot_public') === true)
    findings.push(
      finding(say, 'warning', 'application', 'discord.public-bot', 'discord.public-bot-remedy'),
    );
  return findings;
}

function guildFindings(
  guilds: readonly unknown[],
  wanted: string | undefined,
  link: string,
  say: Say,
): readonly Finding[] {
  const subject = say('discord.subject-servers');
  if (guilds.length === 0)
    return [
      {
        level: 'warning',
        subject,
        finding: say('discord.servers-none'),
        remedy: say('discord.invite', { link }),
      },
    ];
  const absent = wanted !== undefined && !guilds.some((guild) => textIn(guild, 'id') === wanted);
  return [
    { level: 'ok', subject, finding: say('discord.servers-good', { count: guilds.length }) },
    ...(absent
      ? [
          {
            level: 'error' as const,
            subject,
            finding: say('discord.server-absent', { server: wanted }),
            remedy: say('discord.invite', { link }),
          },
        ]
      : []),
    ...guilds.slice(0, guildsShown).flatMap((guild) => permissionFindings(guild, link, say)),
  ];
}

function permissionFindings(guild: unknown, link: string, say: Say): readonly Finding[] {
  const bits = textIn(guild, 'permissions');
  const lacks = /^\d+$/u.test(bits) ? missing(BigInt(bits)) : [];
  if (lacks.length === 0) return [];
  return [
    {
      level: 'warning',
      subject: say('discord.subject-permissions'),
      finding: say('discord.permissions-missing', {
        server: visible(textIn(guild, 'name')),
        permissions: inWords(lacks, say),
      }),
      remedy: say('discord.invite', { link }),
    },
  ];
}

function finding(
  say: Say,
  level: Finding['level'],
  subject: string,
  found: string,
  remedy: string,
): Finding {
  return {
    level,
    subject: say(`discord.subject-${subject}`),
    finding: say(found),
    remedy: say(remedy),
  };
}
