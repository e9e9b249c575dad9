/** How far we are in the room that a screen shows. */
import { online } from 'svelte/reactivity/window';
import { joiningState, type Joining } from '../../core/api/joining.ts';
import type { RoomActions } from './room-actions.svelte.ts';

export const joiningOf = ({ view, addressState }: RoomActions): Joining =>
  joiningState({
    status: view.status,
    online: online.current ?? true,
    cutOff: addressState === 'cut-off',
  });
