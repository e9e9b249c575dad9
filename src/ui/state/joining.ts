/** How far we are in the room that a screen shows. */
import { isOnline } from './online.ts';
import { joiningState, type Joining } from '../../core/api/joining.ts';
import type { RoomActions } from './room-actions.svelte.ts';

export const joiningOf = ({ view, addressState }: RoomActions): Joining =>
  joiningState({
    status: view.status,
    online: isOnline(),
    cutOff: addressState === 'cut-off',
  });
