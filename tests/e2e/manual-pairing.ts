/** Linking by texts as two people do it, one of them in the room and one invited; the texts go between as people would send them. */
import { expect } from '@playwright/test';
import type { Person } from './peers.ts';

const field = (who: Person, name: string) => who.page.getByRole('textbox', { name, exact: true });
const press = (who: Person, name: string) =>
  who.page.getByRole('button', { name, exact: true }).click();

/** For this person there is no relay. */
export async function offline(who: Person): Promise<void> {
  await who.context.routeWebSocket(/\/relay/, (socket) => socket.close());
}

/** @param carry brings the confirmation to them; at once without */
export async function pairManually(
  member: Person,
  newcomer: Person,
  carry: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await press(member, 'Settings');
  await press(member, 'Invite without a server');
  await expect(member.page.getByRole('img', { name: 'The invitation as a QR code' })).toBeVisible();
  await newcomer.page.goto(await field(member, 'Invitation').inputValue());
  await field(member, 'Their reply').fill('not what they sent');
  await press(member, 'Use reply');
  await expect(member.alert).toContainText('not a whole reply');
  await field(member, 'Their reply').fill(await field(newcomer, 'Your reply').inputValue());
  await press(member, 'Use reply');
  const confirmation = await field(member, 'Confirmation').inputValue();
  await carry();
  await field(newcomer, 'Confirmation').fill(confirmation);
  await press(newcomer, 'Connect');
  for (const who of [member, newcomer]) await press(who, 'Done');
}
