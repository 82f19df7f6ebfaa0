// What Docker is told in three files: it must fit together, whatever stands in somebody's .env.
// Leaves to others: running it, which takes a Docker engine.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const compose = z
  .object({
    services: z.object({
      readout: z.object({
        environment: z.record(z.string(), z.string()),
        volumes: z.array(z.string()),
        stop_grace_period: z.string(),
      }),
    }),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(readFileSync('compose.yaml', 'utf8')));
const { environment, volumes } = compose.services.readout;
const dockerfile = readFileSync('Dockerfile', 'utf8');
const folder = /^WORKDIR (\S+)$/mu.exec(dockerfile)?.[1] ?? '';
/** A path as it is inside the container. */
const inside = (path = '') => (path.startsWith('/') ? path : `${folder}/${path}`);

describe('the container', () => {
  it('keeps its places, though .env is a filled in copy of .env.example', () => {
    const example = readFileSync('.env.example', 'utf8').split('\n');
    const preset = example.flatMap((line) => /^([A-Z_]+)=./u.exec(line)?.[1] ?? []);
    const wanted = preset.filter((name) => name !== 'READOUT_LOG');
    expect(wanted.length).toBeGreaterThan(3);
    expect(Object.keys(environment).toSorted()).toEqual(wanted.toSorted());
  });

  it('finds there what is mounted, and writes only where it may', () => {
    const mounted = volumes.map((one) => one.split(':').slice(1));
    expect(mounted).toEqual([
      [inside(environment['READOUT_CONTENT']), 'ro'],
      [inside(environment['READOUT_CONFIG']), 'ro'],
      [inside(environment['READOUT_DATA'])],
    ]);
    const data = environment['READOUT_DATA'];
    expect(dockerfile).toContain(`chown node:node ${data}\n`);
    expect(dockerfile).toContain(`VOLUME ${data}\n`);
    for (const volume of volumes.flatMap((one) => /^\w+(?=:)/u.exec(one)?.[0] ?? []))
      expect(Object.keys(compose.volumes)).toContain(volume);
  });

  it('is asked for its health where that is served', () => {
    expect(dockerfile).toContain(`process.env.READOUT_PORT || ${environment['READOUT_PORT']}`);
  });

  it('is built of files that .dockerignore lets through', () => {
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n').filter(Boolean);
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gmu)].flatMap(
      ([, sources = '']) => sources.split(' '),
    );
    expect(copied).toContain('models');
    expect(copied.filter((one) => ignored.includes(one.replace('./', '')))).toEqual([]);
  });
});
