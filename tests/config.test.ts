import { describe, expect, it } from 'vitest';
import { parseTopic } from '../src/briefing/topic-query.ts';
import { loadConfig } from '../src/config.ts';
import { sayIn } from '../src/house.ts';
import { redacted } from '../src/log.ts';
import { createResources } from '../src/resources.ts';

const topicFault = (words: string) => {
  const topic = parseTopic(words, createResources().lexicon('stop-words'), sayIn('en'));
  return topic.type === 'bad' ? topic.why : undefined;
};
const bot = `xoxb-${'1234567890'.repeat(2)}-abc`;
const app = `xapp-1-${'A1'.repeat(10)}`;
const config = (env: Record<string, string>, yaml?: string) => {
  const loaded = loadConfig(env, yaml, topicFault);
  if (loaded.type === 'errors') throw new Error(loaded.errors.join('\n'));
  return loaded;
};
const errors = (env: Record<string, string>, yaml?: string) => {
  const loaded = loadConfig(env, yaml, topicFault);
  return loaded.type === 'errors' ? loaded.errors : [];
};

describe('configuration', () => {
  it('needs nothing', () => {
    const { config: made, troubles } = config({});
    expect(troubles).toEqual([]);
    expect(made).toMatchObject({
      content: 'content',
      data: 'data',
      zone: 'UTC',
      subscriptions: [],
    });
    expect(made.slack).toBeUndefined();
    expect(made.discord).toBeUndefined();
  });

  it('switches a platform off by name when its token is malformed, and keeps the other', () => {
    const { config: made, troubles } = config({
      SLACK_BOT_TOKEN: bot,
      SLACK_APP_TOKEN: app,
      DISCORD_TOKEN: 'oops',
    });
    expect(made.slack).toEqual({ botToken: bot, appToken: app });
    expect(made.discord).toBeUndefined();
    expect(troubles).toHaveLength(1);
    expect(troubles[0]).toMatch(
      /^DISCORD_TOKEN does not look right: it should be three parts.*You find it at: discord\.com/u,
    );
    expect(troubles[0]).not.toContain('oops');
  });

  it.each([
    ['0/2', { own: [0], count: 2 }],
    [' 0,1/4 ', { own: [0, 1], count: 4 }],
    ['0-2,5/8', { own: [0, 1, 2, 5], count: 8 }],
  ])('READOUT_SHARDS %s', (typed, shards) => {
    const env = {
      READOUT_SHARDS: typed,
      DISCORD_TOKEN: `${'a'.repeat(24)}.abcdef.${'b'.repeat(30)}`,
    };
    expect(config(env).config.discord?.shards).toEqual(shards);
  });

  it.each(['4/4', '0,7/3', '3-1/4', '0', 'all', '0/0'])('READOUT_SHARDS %s is wrong', (typed) => {
    expect(errors({ READOUT_SHARDS: typed })).toEqual([expect.stringMatching(/^READOUT_SHARDS/u)]);
  });

  it('takes the address of a database, and shows no wrong one', () => {
    const url = 'postgres://readout:s3cret@db:5432/readout';
    expect(config({ DATABASE_URL: url }).config.database).toBe(url);
    const [error, ...more] = errors({ DATABASE_URL: 'mysql://readout:s3cret@db/x' });
    expect(more).toEqual([]);
    expect(error).toMatch(/^DATABASE_URL does not look right: it should be postgres:/u);
    expect(error).not.toContain('s3cret');
    expect(redacted(`cannot reach ${url}`)).not.toContain('s3cret');
  });

  it('names the variable that is missing beside another', () => {
    expect(config({ SLACK_BOT_TOKEN: bot }).troubles[0]).toMatch(
      /^SLACK_APP_TOKEN is missing, so Slack stays off.*xapp-/u,
    );
    expect(config({ SLACK_APP_TOKEN: app }).troubles[0]).toMatch(/^SLACK_BOT_TOKEN is missing/u);
  });

  it('tells every error of the file at once, each with its line and what is allowed', () => {
    const yaml = [
      'language: en',
      'zone: Mars/Olympus',
      'catch-up-hours: many',
      'colour: red',
      'subscriptions:',
      '  - platform: irc',
      '    channel: C1',
      '    time: "25:00"',
    ].join('\n');
    const found = errors({}, yaml);
    expect(found).toHaveLength(5);
    expect(found.join('\n')).toMatch(/line 2: zone: is not an IANA time zone/u);
    expect(found.join('\n')).toMatch(/line 3: catch-up-hours/u);
    expect(found.join('\n')).toMatch(/line 4: the file: there is no setting "colour"/u);
    expect(found.join('\n')).toMatch(/line 6: subscriptions\.0\.platform:.*slack.*discord/u);
    expect(found.join('\n')).toMatch(/line 8: subscriptions\.0\.time: is not a time of day/u);
  });

  it('says in words what may stand there', () => {
    const found = errors({}, 'language: xx\nfoo: 1').join('\n');
    expect(found).toContain('language: write en');
    expect(found).toContain('there is no setting "foo"; take it out or mend its name');
    expect(found).not.toMatch(/Invalid|Unrecognized/u);
  });

  it('says what is missing, of another kind, or there twice', () => {
    const here = (rest: string) => `  - {platform: slack, channel: C1${rest}}`;
    const found = (...rest: readonly string[]) =>
      errors({}, ['subscriptions:', ...rest.map(here)].join('\n'));
    expect(found('')).toEqual([
      expect.stringContaining('line 2: subscriptions.0.time: is missing'),
    ]);
    expect(found(', time: 8')[0]).toContain('time: should be words, in quotation marks');
    expect(found(', time: "08:00", round: 1')[0]).toContain('round: should be true or false');
    const twice = found(', time: "08:00"', ', time: "08:00", what: new', ', time: "09:00"');
    expect(twice).toEqual([
      expect.stringMatching(
        /line 4: subscriptions\.2: is the same .* as subscriptions\.0; take one/u,
      ),
    ]);
    expect(errors({}, 'subscriptions: C1')[0]).toContain('should be a list');
  });

  it('names the line of each name it does not know, also inside a subscription', () => {
    const found = errors(
      {},
      'language: en\n\nfoo: 1\nsubscriptions:\n  - platform: slack\n    chanel: C1\n    channel: C1\n    time: "08:00"\nbar: 2',
    );
    expect(found.map((one) => /line \d+/u.exec(one)?.[0])).toEqual(['line 6', 'line 3', 'line 9']);
    expect(found[0]).toContain('there is no setting "chanel"');
  });

  it('names the line of broken YAML', () => {
    expect(errors({}, 'zone: "UTC\nlanguage: en')[0]).toMatch(/readout\.yaml, line \d+: /u);
    expect(errors({}, 'languages: [en\n  zone: x')[0]).toMatch(
      /ne 1: this is not YAML .*Write one/u,
    );
    expect(errors({}, 'languages: [en\n  zone: x').join()).not.toMatch(/column/u);
  });

  it('gives a subscription the zone of the file when it names none', () => {
    const yaml =
      'zone: America/Caracas\nsubscriptions:\n  - {platform: slack, channel: C1, time: "08:00"}';
    expect(config({}, yaml).config.subscriptions).toEqual([
      {
        place: { platform: 'slack', workspace: '', channel: 'C1' },
        kind: 'onthisday',
        subject: '',
        rhythm: { every: 'day' },
        time: '08:00',
        empty: 'skip',
        zone: 'America/Caracas',
        round: false,
        months: false,
        language: 'en',
      },
    ]);
  });

  it('takes every kind of subscription, and tells what does not go together', () => {
    const one = (rest: string) =>
      `subscriptions:\n  - {platform: slack, channel: C1, time: "08:00", ${rest}}`;
    expect(
      config({}, one('what: topic, about: "oil and not gas", days: "mon, thu"')).config,
    ).toMatchObject({
      subscriptions: [
        {
          kind: 'topic',
          subject: 'oil and not gas',
          rhythm: { every: 'week', days: ['mo', 'th'] },
        },
      ],
    });
    expect(errors({}, one('what: actor'))[0]).toMatch(/about: goes with what: actor/u);
    expect(errors({}, one('about: oil'))[0]).toMatch(/about: goes with what: actor/u);
    expect(errors({}, one('what: topic, about: "the and of"'))[0]).toMatch(
      /line 2: subscriptions.0.about: These words stand in almost every document/u,
    );
    expect(errors({}, one('what: topic, about: "(oil"'))).toHaveLength(1);
    expect(errors({}, one('what: actor, about: "The Who"'))).toEqual([]);
    expect(errors({}, one('days: every blue moon'))[0]).toMatch(
      /days: is no rhythm .*mon and thu/u,
    );
  });
});

describe('log', () => {
  it('blots out whatever looks like a token', () => {
    expect(redacted(`a ${bot} b ${app} c`)).toBe('a [secret] b [secret] c');
    expect(redacted('MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs')).toBe(
      '[secret]',
    );
    expect(redacted('channel C0123456789 is archived')).toBe('channel C0123456789 is archived');
  });
});
