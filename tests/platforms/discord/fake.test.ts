// The fake itself complains where the real Discord would: else the other tests would prove nothing.
// Leaves to others: the bot.
import { describe, expect, it } from 'vitest';
import { json, list } from '../fakes/discord/json.ts';
import {
  choice,
  click,
  guild,
  guildMessage,
  message,
  ready,
  slash,
  typed,
} from '../fakes/discord/payloads.ts';
import { commandFaults, messageFaults } from '../fakes/discord/rules.ts';
import { loadSpec } from '../fakes/discord/spec.ts';

const spec = loadSpec();
/** Without the contract's file nothing can be held against it; `loadSpec` has said so aloud. */
const present = spec.inbound('ReadyDispatch', {}).length > 0;

describe.runIf(present)('the contract', () => {
  const post = '/channels/{channel_id}/messages';
  it.each([
    [
      'a label over 80',
      {
        components: [
          { type: 1, components: [{ type: 2, style: 1, custom_id: 'x', label: 'x'.repeat(81) }] },
        ],
      },
    ],
    [
      'six buttons',
      {
        components: [
          {
            type: 1,
            components: Array.from({ length: 6 }, (_, index) => ({
              type: 2,
              style: 1,
              custom_id: String(index),
              label: 'x',
            })),
          },
        ],
      },
    ],
    [
      '26 options',
      {
        components: [
          {
            type: 1,
            components: [
              {
                type: 3,
                custom_id: 'x',
                options: Array.from({ length: 26 }, (_, index) => ({
                  label: 'x',
                  value: String(index),
                })),
              },
            ],
          },
        ],
      },
    ],
    ['a wrong type', { components: 'none' }],
  ])('refuses %s', (_, body) => {
    expect(spec.request('POST', post, body)).not.toEqual([]);
  });

  it('accepts a plain message', () => {
    expect(spec.request('POST', post, { content: 'hello' })).toEqual([]);
  });

  it.each([
    ['ReadyDispatch', ready('ws://127.0.0.1:1')],
    ['GuildCreateDispatch', guild()],
    ['MessageCreateDispatch', message('1', 'hello')],
    ['MessageCreateDispatch', guildMessage('1', 'hello')],
    ['SlashCommandInteraction', slash('1', 'actor', { name: 'x' })],
    ['SlashCommandInteraction', slash('1', 'actor', {}, { guild_id: null })],
    ['AutocompleteInteraction', typed('1', 'actor', 'name', 'x')],
    ['MessageComponentInteraction', click('1', 'x', message('2', ''))],
    ['MessageComponentInteraction', choice('1', 'x', 'y', message('2', ''))],
  ])('accepts our %s', (definition, data) => {
    expect(spec.inbound(definition, data)).toEqual([]);
  });

  it('refuses a payload that lacks a part', () => {
    const { token: _, ...lame } = slash('1', 'actor');
    expect(spec.inbound('SlashCommandInteraction', lame)).not.toEqual([]);
  });
});

describe('our own rules', () => {
  const good = {
    flags: 32768,
    components: [{ type: 10, content: 'x' }],
    allowed_mentions: { parse: [] },
  };
  const button = { type: 2, style: 2, custom_id: 'a', label: 'x' };
  it.each([
    ['an empty message', { ...good, components: [] }],
    ['content beside Components V2', { ...good, content: 'x' }],
    ['layout without the flag', { ...good, flags: 0 }],
    [
      '41 components',
      { ...good, components: Array.from({ length: 41 }, () => ({ type: 10, content: 'x' })) },
    ],
    ['4001 characters', { ...good, components: [{ type: 10, content: 'x'.repeat(4001) }] }],
    ['an empty text', { ...good, components: [{ type: 10, content: ' ' }] }],
    ['a code twice', { ...good, components: [{ type: 1, components: [button, button] }] }],
    [
      'a button without code',
      { ...good, components: [{ type: 1, components: [{ ...button, custom_id: undefined }] }] },
    ],
    [
      'a link button without address',
      { ...good, components: [{ type: 1, components: [{ ...button, style: 5 }] }] },
    ],
    ['mentions left on', { ...good, allowed_mentions: undefined }],
  ])('refuse %s', (_, body) => {
    expect(messageFaults(json(body))).not.toEqual([]);
  });

  it('accept a good message', () => {
    expect(messageFaults(good)).toEqual([]);
  });

  const command = {
    name: 'actor',
    description: 'x',
    options: [{ name: 'name', description: 'x', required: true }],
  };
  it.each([
    ['capitals', { ...command, name: 'Actor' }],
    ['spaces', { ...command, name: 'an actor' }],
    ['no description', { ...command, description: '' }],
    [
      'required after optional',
      { ...command, options: [{ name: 'a', description: 'x' }, ...list(command.options)] },
    ],
  ])('refuse a command with %s', (_, body) => {
    expect(commandFaults(json(body), false)).not.toEqual([]);
  });

  it('accept a good command', () => {
    expect(commandFaults(command, false)).toEqual([]);
  });
});
