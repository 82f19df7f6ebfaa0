// Keeps reading out of the way of those who ask: while somebody does, few documents are stored at a time.
// Leaves to others: storing (batch.ts) and who hears of questions (house.ts).

/** Shared by the desk, which hears questions, and the batches of the library. */
export interface Courtesy {
  /** Somebody asks. */
  heard(): void;
  /** Called once a batch: how many documents the next one may hold. */
  most(): number;
}

/** A batch of so many holds up everything else for a third of a second, one of a few for as long as nobody notices. */
const usual = 50;
const few = 4;
/** Batches of a few after the last question, before reading takes its full pace again. */
const patience = 50;

export function createCourtesy(): Courtesy {
  let left = 0;
  return {
    heard: () => {
      left = patience;
    },
    most: () => (left-- > 0 ? few : usual),
  };
}
