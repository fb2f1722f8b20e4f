import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WarraqError } from '../../../../src/pipeline/errors.ts';
import { expectSettled } from './settled.ts';
import { FIRST, SECOND, World } from './world.ts';

/** One thing that happens: somebody changes the article, an event is delivered, one waiting call of a store goes ahead. */
type Move =
  | { readonly type: 'upload'; readonly text: string }
  | { readonly type: 'delete' }
  | { readonly type: 'deliver' }
  | { readonly type: 'go'; readonly pick: number; readonly crashes: boolean };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('upload'), text: fc.constantFrom(FIRST, SECOND, 'نعم.', ' ') }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('delete') }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('deliver') }) },
  {
    weight: 20,
    arbitrary: fc.record({
      type: fc.constant('go'),
      pick: fc.nat({ max: 9 }),
      crashes: fc.integer({ min: 0, max: 29 }).map((number) => number === 0),
    }),
  },
);

/** A world whose deliveries stop before every call of a store until they are told to go on. */
class SlowWorld extends World {
  private readonly waiting: PromiseWithResolvers<null>[] = [];
  private text: string | null = null;
  /** A change whose event was not delivered yet, or a delivery that failed and comes again. */
  private owed = false;

  async make(move: Move): Promise<void> {
    if (move.type === 'upload') this.change(move.text);
    if (move.type === 'delete') this.change(null);
    if (move.type === 'deliver') this.deliver();
    if (move.type === 'go') await this.go(move.pick, move.crashes);
  }

  /** Lets everything end, delivers what is still owed and nothing else, and says what must be published then. */
  async end(pick: number): Promise<string | null> {
    do {
      if (this.owed) this.deliver();
      await this.go(pick, false);
    } while (this.owed || this.waiting.length > 0);
    return this.text;
  }

  private change(text: string | null): void {
    if (text === null) this.delete();
    else this.upload(text);
    this.text = text;
    this.owed = true;
  }

  private deliver(): void {
    this.owed = false;
    const before = () => {
      const gate = Promise.withResolvers<null>();
      this.waiting.push(gate);
      return gate.promise;
    };
    void this.reconcile({ hook: { before } }).catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'store-unavailable' });
      this.owed = true;
    });
  }

  private async go(pick: number, crashes: boolean): Promise<void> {
    const [gate] = this.waiting.splice(pick % Math.max(1, this.waiting.length), 1);
    if (crashes) gate?.reject(new WarraqError('store-unavailable', 'The store is away.'));
    else gate?.resolve(null);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('however changes, deliveries and crashes interleave, what is published in the end is the newest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 20, maxLength: 120 }), fc.nat(), async (moves, pick) => {
      const world = new SlowWorld();
      await world.make({ type: 'upload', text: FIRST });
      await world.make({ type: 'deliver' });
      for (const move of moves) await world.make(move);
      await expectSettled(world, await world.end(pick));
    }),
    { numRuns: 150 },
  );
});
