/** A list in random order. */

/** A copy of it in which every order is equally likely. */
export function shuffled<T>(items: readonly T[], random: { next(): number }): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(Math.floor(random.next() * left.length), 1));
}
