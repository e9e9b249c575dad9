/** Takes the form that a system's share sheet sends to the installed app. It goes to no server: the worker answers. */
import { giftOf, RECEIVED_CHANNEL, type ReceivedStore } from './received-store.ts';

/** As the manifest has them. */
const SHARE_PATH = 'share';
const TEXT_FIELDS = ['title', 'text', 'url'];
const FILES_FIELD = 'files';
/** The first page says it. */
const NOT_KEPT = '#not-kept';

/** Only what leads a whole page there: no frame, and no script. */
export const isShare = ({ method, mode, destination }: Request, url: URL, scope: URL): boolean =>
  method === 'POST' &&
  mode === 'navigate' &&
  destination === 'document' &&
  url.origin === scope.origin &&
  url.pathname === scope.pathname + SHARE_PATH;

/**
 * Keeps what came, tells the open pages, and goes to the first page, which asks for a room. Any page of the web can send such
 * a form, so nothing more happens before a person chooses.
 */
export async function receiveShare(
  request: Request,
  scope: URL,
  store: ReceivedStore,
): Promise<Response> {
  try {
    const form = await request.formData();
    const files = form.getAll(FILES_FIELD).filter((it) => it instanceof File);
    const texts = TEXT_FIELDS.map((name) => form.get(name)).filter((it) => typeof it === 'string');
    const gift = giftOf(
      files.filter(({ size, name }) => size > 0 || name),
      texts,
    );
    if (gift) await store.add(gift);
    const pages = new BroadcastChannel(RECEIVED_CHANNEL);
    pages.postMessage('came');
    pages.close();
    return Response.redirect(scope, 303);
  } catch {
    return Response.redirect(new URL(NOT_KEPT, scope), 303); // the disk is full, or the form is none
  }
}
