// The contract on conversations: turns for an hour, by person and place; the last brief, by person and subject.
// Leaves to others: what follows from them (tests/briefing).
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../src/store/conversations.ts';
import type { Stage } from './contract.ts';

const place = { platform: 'slack', workspace: 'T1', channel: 'C1' };
const at = 1_785_000_000_000;
const hour = 3_600_000;

function turn(question: string): Turn {
  return {
    typed: question,
    invocation: { command: 'ask', arguments: { question } },
    outcome: 'answer',
    cited: [{ document: 'a', span: { start: 1, end: 5 } }],
  };
}

export function conversationsContract({ store }: Stage): void {
  describe('turns', () => {
    it('come newest first, those of one moment, too, and eight at most', async () => {
      const { ledger } = store();
      for (let number = 1; number <= 10; number++)
        await ledger.keepTurn(place, 'U1', turn(`${number}`), at);
      const turns = await ledger.turns(place, 'U1', at - hour);
      expect(turns.map((one) => one.typed)).toEqual(['10', '9', '8', '7', '6', '5', '4', '3']);
      expect(turns[0]).toEqual(turn('10'));
    });

    it('belong to one person in one place', async () => {
      const { ledger } = store();
      await ledger.keepTurn(place, 'U1', turn('one'), at);
      expect(await ledger.turns(place, 'U2', 0)).toEqual([]);
      for (const other of [{ platform: 'discord' }, { workspace: 'T2' }, { channel: 'C2' }])
        expect(await ledger.turns({ ...place, ...other }, 'U1', 0)).toEqual([]);
    });

    it('are forgotten after an hour, whoever speaks next', async () => {
      const { ledger } = store();
      await ledger.keepTurn(place, 'U1', turn('one'), at);
      expect(await ledger.turns(place, 'U1', at + 1)).toEqual([]);
      await ledger.keepTurn(place, 'U2', turn('two'), at + hour);
      expect(await ledger.turns(place, 'U1', 0)).toHaveLength(1);
      await ledger.keepTurn(place, 'U2', turn('three'), at + hour + 1);
      expect(await ledger.turns(place, 'U1', 0)).toEqual([]);
    });
  });

  describe('the last brief', () => {
    it('is kept by person and subject, replaced, and forgotten after a year', async () => {
      const { ledger } = store();
      const first = { at, seen: ['a'] };
      await ledger.keepBriefed(place, 'U1', 'person:x', first);
      expect(await ledger.briefed(place, 'U1', 'person:x')).toEqual(first);
      const next = { at: at + hour, seen: ['a', 'b'], before: first };
      await ledger.keepBriefed({ ...place, channel: 'C2' }, 'U1', 'person:x', next);
      expect(await ledger.briefed(place, 'U1', 'person:x')).toEqual(next);
      expect(await ledger.briefed(place, 'U2', 'person:x')).toBeUndefined();
      expect(await ledger.briefed(place, 'U1', 'person:y')).toBeUndefined();
      await ledger.keepBriefed(place, 'U2', 'person:y', { at: at + 366 * 24 * hour, seen: [] });
      expect(await ledger.briefed(place, 'U1', 'person:x')).toBeUndefined();
    });
  });
}
