// The app manifest that Slack makes an app from: commands, scopes and events out of our own tables.
// Leaves to others: writing config/slack-manifest.yaml (src/register.ts).
import { Document, isScalar, type ToStringOptions } from 'yaml';
import type { CommandSpec } from '../../model/command.ts';
import type { Say } from '../../model/words.ts';
import { checkShortcut, commandWord, reservedCommands } from './names.ts';
import { botEvents, botScopes, scopeKey } from './scopes.ts';

export interface ManifestOptions {
  readonly say: Say;
  /** At most 35 characters; the default is Readout. */
  readonly name?: string;
  /** `https://host/slack/events` for signed HTTP; without it the app uses Socket Mode. */
  readonly url?: string;
}

/** Manifest schema 2026-07: description of a command up to 2,000, of the app up to 140. */
const widths: ToStringOptions = { lineWidth: 0 };

/**
 * The manifest as YAML. Major version 1 is the one for apps with slash commands and bot scopes; 2 is for workflow apps.
 */
export function slackManifest(commands: readonly CommandSpec[], options: ManifestOptions): string {
  const { say, name = 'Readout', url } = options;
  const reach = url === undefined ? {} : { url };
  const document = new Document({
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name,
      description: say('slack.manifest.description'),
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: name, always_online: true },
      ...(commands.some((one) => one.name === 'check') && {
        shortcuts: [shortcut(say)],
      }),
      slash_commands: [
        ...commands
          .filter((command) => !reservedCommands.has(command.name))
          .map((command) => slashCommand(command, reach)),
        {
          command: `/${commandWord}`,
          description: say('slack.manifest.all'),
          usage_hint: say('slack.manifest.all-hint'),
          should_escape: false,
          ...reach,
        },
      ],
    },
    oauth_config: { scopes: { bot: botScopes.map((scope) => scope.name) } },
    settings: {
      event_subscriptions: {
        ...(url !== undefined && { request_url: url }),
        bot_events: [...botEvents],
      },
      interactivity: { is_enabled: true, ...(url !== undefined && { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: url === undefined,
      token_rotation_enabled: false,
    },
  });
  document.commentBefore = commented(say('slack.manifest.introduction'));
  explainScopes(document, say);
  return document.toString(widths);
}

function shortcut(say: Say): object {
  return {
    name: say('slack.manifest.check'),
    type: 'message',
    callback_id: checkShortcut,
    description: say('slack.manifest.check-description'),
  };
}

/** The yaml package writes `#` before each line, but not the space after it. */
function commented(text: string): string {
  return text.replaceAll(/^/gmu, ' ');
}

function slashCommand(command: CommandSpec, reach: { readonly url?: string }): object {
  const [example = command.name] = command.examples;
  const hint = example.slice(command.name.length).trim();
  return {
    command: `/${command.name}`,
    description: command.description,
    ...(hint !== '' && { usage_hint: hint }),
    should_escape: false,
    ...reach,
  };
}

/** Each scope with what would not work without it, for whoever has to approve the app. */
function explainScopes(document: Document, say: Say): void {
  for (const [index, { name }] of botScopes.entries()) {
    const item: unknown = document.getIn(['oauth_config', 'scopes', 'bot', index], true);
    const comment = ` ${say('slack.manifest.without', { effect: say(scopeKey(name)) })}`;
    if (isScalar(item)) item.comment = comment;
  }
}
