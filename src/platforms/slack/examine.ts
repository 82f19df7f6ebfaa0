// What `readout doctor` can tell about Slack: tokens by their looks, then by asking Slack, then scope by scope.
// Leaves to others: printing findings (src/cli.ts).
import { webApi } from '@slack/bolt';
import type { Finding } from '../../model/conversation.ts';
import type { Say } from '../../model/words.ts';
import { neededScope, troubleOf } from './errors.ts';
import { appScope, botScopes, type Scope, scopeKey } from './scopes.ts';
import { type SlackSettings, tokenTrouble } from './settings.ts';

/** The first thing wrong with the settings that can be seen without Slack, as a sentence. */
export function settingsTrouble(settings: SlackSettings, say: Say): string | undefined {
  return looks(settings, say).find((finding) => finding.level === 'error')?.finding;
}

/** All findings. Asks Slack only about tokens that look right. Never rejects. */
export async function examineSlack(
  settings: SlackSettings,
  client: webApi.WebClient,
  parts: { readonly say: Say },
): Promise<readonly Finding[]> {
  const { say } = parts;
  const found = looks(settings, say);
  const bot = tokenTrouble(settings.botToken, 'bot') === undefined;
  const app = settings.appToken;
  return [
    ...found,
    ...(bot ? await examineBot(client, say) : []),
    ...(app !== undefined && tokenTrouble(app, 'app') === undefined
      ? [await examineApp(client, app, say)]
      : []),
  ];
}

function looks(settings: SlackSettings, say: Say): readonly Finding[] {
  const bot = tokenTrouble(settings.botToken, 'bot');
  const findings: Finding[] =
    bot === undefined ? [] : [problem(say('slack.doctor.bot-token'), bot, say)];
  if (settings.appToken !== undefined) {
    const app = tokenTrouble(settings.appToken, 'app');
    return app === undefined
      ? findings
      : [...findings, problem(say('slack.doctor.app-token'), app, say)];
  }
  const secret = say('slack.doctor.signing-secret');
  if (settings.signingSecret === undefined)
    return [...findings, problem(say('slack.doctor.app-token'), 'slack.token.app-missing', say)];
  if (!settings.port) findings.push(problem(secret, 'slack.doctor.port-missing', say));
  if (!/^[0-9a-f]{32}$/u.test(settings.signingSecret))
    findings.push({ ...problem(secret, 'slack.doctor.secret-shape', say), level: 'warning' });
  return findings;
}

function problem(subject: string, key: string, say: Say): Finding {
  return { level: 'error', subject, finding: say(key), remedy: say(`${key}.remedy`) };
}

async function examineBot(client: webApi.WebClient, say: Say): Promise<readonly Finding[]> {
  const subject = say('slack.doctor.bot-token');
  try {
    const answer = await client.auth.test();
    const values = { bot: answer.user ?? '', team: answer.team ?? '' };
    const held = answer.response_metadata?.scopes;
    return [
      { level: 'ok', subject, finding: say('slack.doctor.bot-ok', values) },
      ...(held === undefined
        ? [{ level: 'warning' as const, subject, finding: say('slack.doctor.scopes-unknown') }]
        : scopeFindings(held, say)),
    ];
  } catch (error) {
    return [refusal(subject, error, say)];
  }
}

function scopeFindings(held: readonly string[], say: Say): readonly Finding[] {
  const subject = say('slack.doctor.scopes');
  const missing = botScopes.filter((scope) => !held.includes(scope.name));
  if (missing.length === 0)
    return [
      { level: 'ok', subject, finding: say('slack.doctor.scopes-ok', { count: botScopes.length }) },
    ];
  return missing.map((scope) => missingScope(scope, subject, say));
}

function missingScope({ name, needed }: Scope, subject: string, say: Say): Finding {
  return {
    level: needed ? 'error' : 'warning',
    subject,
    finding: say('slack.doctor.scope-missing', {
      scope: name,
      effect: say(scopeKey(name)),
    }),
    remedy: say('slack.doctor.scope-missing.remedy', { scope: name }),
  };
}

async function examineApp(client: webApi.WebClient, token: string, say: Say): Promise<Finding> {
  const subject = say('slack.doctor.app-token');
  try {
    await client.apps.connections.open({ token });
    return { level: 'ok', subject, finding: say('slack.doctor.app-ok') };
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && error.data.error === 'missing_scope') {
      const scope = neededScope(error) || appScope;
      return {
        level: 'error',
        subject,
        finding: say('slack.doctor.app-scope-missing', { scope }),
        remedy: say('slack.doctor.app-scope-missing.remedy', { scope }),
      };
    }
    return refusal(subject, error, say);
  }
}

function refusal(subject: string, error: unknown, say: Say): Finding {
  const { reason, type } = troubleOf(error, say);
  return { level: 'error', subject, finding: reason, remedy: say(`slack.doctor.refused.${type}`) };
}
