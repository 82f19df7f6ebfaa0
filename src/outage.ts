// A database that is away: one line in the log when it goes, one when it is back, a sentence on /healthz meanwhile.
// Leaves to others: noticing (store/pulse.ts), what people are told who ask (briefing/answer.ts).
import type { Log } from './model/log.ts';
import { isOutage } from './model/outage.ts';
import type { StoreState } from './store/pulse.ts';
import type { Store } from './store/store.ts';

export interface Outage {
  /** To be told of each change. */
  onChange(state: StoreState): void;
  /** Tries the database again and again while it is away. */
  watch(store: Pick<Store, 'probe'>): void;
  /** Looks whether the database is there, unless it is known to be away. */
  check(): void;
  /** What is wrong, in a sentence for an operator; undefined when nothing is. */
  trouble(): string | undefined;
  /** A log without the many echoes of an outage: whoever fails because of it is not told again. */
  readonly log: Log;
  stop(): void;
}

const probeMs = 5000;

export function createOutage(log: Log, now: () => number, everyMs = probeMs): Outage {
  let down: { readonly why: string; readonly since: number } | undefined;
  let store: Pick<Store, 'probe'> | undefined;
  let timer: NodeJS.Timeout | undefined;
  const probe = (): void => {
    if (down === undefined || store === undefined) return;
    // Whether it went well is told by `onChange`.
    store.probe().catch(() => undefined);
    timer = setTimeout(probe, everyMs).unref();
  };
  return {
    onChange(state) {
      clearTimeout(timer);
      if (state.type === 'down') {
        down = { why: state.why, since: now() };
        log.error('database down', { why: state.why }, state.cause);
        timer = setTimeout(probe, everyMs).unref();
      } else if (down !== undefined) {
        log.warn('database back', { seconds: Math.round((now() - down.since) / 1000) });
        down = undefined;
      }
    },
    watch(opened) {
      store = opened;
    },
    check() {
      if (down === undefined) store?.probe().catch(() => undefined);
    },
    trouble: () => down?.why,
    log: {
      ...log,
      error(event, fields, cause) {
        if (!isOutage(cause)) log.error(event, fields, cause);
      },
    },
    stop: () => clearTimeout(timer),
  };
}
