/** Flow rules that hold nothing back. */
import type { FlowRules } from '../../src/core/swarm/request/requester-options.ts';

export const freeFlow: FlowRules = {
  choked: () => false,
  yields: () => false,
  mayRequest: () => true,
  mayAsk: () => true,
  giveBack: () => undefined,
  held: () => false,
};
