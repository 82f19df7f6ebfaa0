// Whether the database answers: told once when it fails, once when it is back, however many ask meanwhile.
// Leaves to others: noticing (connection.ts, postgres-driver.ts), trying again (house.ts), telling (start.ts).
import { isOutage } from '../model/outage.ts';

/** How a database is. `why` is a sentence for an operator. */
export type StoreState =
  | { readonly type: 'up' }
  | { readonly type: 'down'; readonly why: string; readonly cause: unknown };

export interface Pulse {
  state(): StoreState;
  /** A request failed. */
  failed(error: unknown): void;
  /** It was tried, and could be written: an answer alone proves nothing, a small write on a full disk neither. */
  worked(): void;
}

export function createPulse(onChange: (state: StoreState) => void): Pulse {
  let state: StoreState = { type: 'up' };
  return {
    state: () => state,
    failed(error) {
      if (!isOutage(error) || state.type === 'down') return;
      state = { type: 'down', why: error.message, cause: error.cause };
      onChange(state);
    },
    worked() {
      if (state.type === 'up') return;
      state = { type: 'up' };
      onChange(state);
    },
  };
}
