/** The least that a page can do until a peer's message shows: what opening a room is compared with. */
import { meet } from './meet.ts';

const [side, text = ''] = decodeURIComponent(location.hash.slice(1)).split('/');
const { opened } = await meet(
  `ws://${location.hostname.replace(/^.*\.(?=localhost$)/, '')}:${location.port}/meet/opening`,
  side === 'first' ? 'offers' : 'answers',
);
const channel = await opened;
const line = document.querySelector('p');
if (side === 'first') channel.send(text);
else channel.onmessage = ({ data }: MessageEvent<string>) => line && (line.textContent = data);
