/** The port Routes without links: what one member asks another one comes there a moment later, if the test lets it. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import type { OnAsk, RoutedKind, Routes } from '../../src/core/routing/routes.ts';

export interface FakeRoutes {
  of(peer: PeerId): Routes;
  /** Every ask, in order; `splice(0)` to forget. */
  readonly asks: { readonly from: PeerId; readonly to: PeerId; readonly kind: RoutedKind }[];
  /** These are not reached, or say nothing. */
  readonly silent: Set<PeerId>;
  /** Of these nothing is known yet. */
  readonly slow: Set<PeerId>;
  /** Somebody on the first way answers in their name, until the asker disbelieves that. */
  readonly lied: Map<PeerId, Bytes>;
}

export function createFakeRoutes(): FakeRoutes {
  const answering = new Map<string, OnAsk>();
  const asks: FakeRoutes['asks'] = [];
  const silent = new Set<PeerId>();
  const slow = new Set<PeerId>();
  const lied = new Map<PeerId, Bytes>();
  const subjects = new Set<string>();
  return {
    asks,
    silent,
    slow,
    lied,
    of: (self) => ({
      async ask(to, kind, body, { about } = {}) {
        asks.push({ from: self, to, kind });
        subjects.add(`${to} ${about ?? ''}`);
        await (slow.has(to) ? new Promise(() => undefined) : Promise.resolve());
        if (silent.has(to)) return undefined;
        return lied.get(to) ?? answering.get(`${kind} ${to}`)?.(self, body.slice(), self);
      },
      disbelieve(to, about) {
        if (subjects.has(`${to} ${about ?? ''}`)) lied.delete(to);
      },
      onAsk(kind, answer) {
        answering.set(`${kind} ${self}`, answer);
        return () => void answering.delete(`${kind} ${self}`);
      },
    }),
  };
}
