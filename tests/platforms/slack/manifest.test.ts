// The manifest against Slack's own schema, and the file against the generator.
// Leaves to others: the table of commands (briefing).
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { commandSpecs } from '../../../src/briefing/commands.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { botScopes } from '../../../src/platforms/slack/scopes.ts';
import { haveSpecs, readJson, specs } from '../fakes/slack/validate.ts';
import { commands, say } from './world.ts';

function faults(manifest: string): unknown {
  if (!haveSpecs) return [];
  const folder = join(specs, 'manifest');
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  const base = 'https://raw.githubusercontent.com/slackapi/manifest-schema/v0.5.0/schemas';
  for (const version of ['1.0.0', '2.0.0']) {
    const name = `manifest.schema.${version}.json`;
    const { $id: _, ...schema } = readJson(join(folder, name));
    ajv.addSchema(schema, `${base}/${name}`);
  }
  const validate = ajv.compile(readJson(join(folder, 'manifest.schema.json')));
  return validate(parse(manifest)) ? [] : validate.errors;
}

describe('the manifest', () => {
  it.each([
    ['Socket Mode', {}],
    ['signed HTTP', { url: 'https://bot.example.org/slack/events' }],
    ['another name', { name: 'Newsdesk' }],
  ])('passes Slack’s schema: %s', (_, options) => {
    expect(faults(slackManifest(commands, { say, ...options }))).toEqual([]);
  });

  it('declares every command that Slack leaves to apps, the catch-all, and each scope with what it is for', () => {
    const manifest = slackManifest(commands, { say });
    const parsed: unknown = parse(manifest);
    expect(parsed).toMatchObject({
      features: {
        slash_commands: [
          { command: '/brief', usage_hint: 'Nicolás Maduro', should_escape: false },
          { command: '/quotes' },
          { command: '/check' },
          { command: '/digest' },
          { command: '/readout' },
        ],
        shortcuts: [{ type: 'message', callback_id: 'readout_check' }],
        app_home: { home_tab_enabled: true, messages_tab_read_only_enabled: false },
      },
      settings: { socket_mode_enabled: true, interactivity: { is_enabled: true } },
    });
    for (const { name } of botScopes)
      expect(manifest).toMatch(new RegExp(`- "?${name}"? # without it \\S`, 'u'));
    expect(slackManifest(commands.slice(0, 1), { say })).not.toContain('shortcuts');
  });

  it('in config/slack-manifest.yaml is the one of our commands', () => {
    const file = resolve(import.meta.dirname, '../../../config/slack-manifest.yaml');
    const made = slackManifest(commandSpecs(say), { say });
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(made);
    expect(faults(made)).toEqual([]);
  });
});
