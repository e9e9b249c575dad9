/** The marks that people can choose for their avatar. None looks like a lock, a tick or a medal: a mark proves nothing. */

/** A number on the wire is a place in this list, from 1. Add at the end only; all are symbols of safety codes, which have words. */
const MARKS = '🐱🦊🐻🐼🐸🐧🦉🦄🐝🦋🐢🐙🐬🐘🌵🌻🍀🍄🌙⭐⚡🌈🌊🍉🍕🎸🎨🎈🚲🚀⛵👻';

export const marks = (): readonly string[] => [...MARKS];

/** The mark with this number, which somebody has sent; undefined: none, or one that this version does not know. */
export const markOf = (number: number): string | undefined => marks()[number - 1];
