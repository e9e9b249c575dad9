/** Which message is the last that was read. Pure. */
interface Listed<Id extends string> {
  readonly id: Id;
}

/**
 * The last message in view, if it stands further on than the one that was read before; undefined: reading is no further.
 * @param last in view; undefined: the last of all
 */
export function furtherRead<Id extends string>(
  messages: readonly Listed<Id>[],
  read: string | undefined,
  last: string | undefined,
): Id | undefined {
  for (let at = messages.length - 1; at >= 0; at--) {
    const id = messages[at]?.id;
    if (id === read) return undefined;
    if (id !== undefined && (last === undefined || id === last)) return id;
  }
  return undefined;
}
