/** Manual pairing as two people do it: a member invites, a newcomer answers, and the texts pass between them. */
import { expect } from '@playwright/test';
import type { Person } from './peers.ts';

const field = (who: Person, name: string) => who.page.getByRole('textbox', { name, exact: true });
const press = (who: Person, name: string) =>
  who.page.getByRole('button', { name, exact: true }).click();

/** Cuts this person off from the relay. */
export async function offline(who: Person): Promise<void> {
  await who.context.routeWebSocket(/\/relay/, (socket) => socket.close());
}

/** @param deliver takes the confirmation to the newcomer; the default takes no time */
export async function pairManually(
  member: Person,
  newcomer: Person,
  deliver: () => Promise<void> = () => Promise.resolve(),
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
  await deliver();
  await field(newcomer, 'Confirmation').fill(confirmation);
  await press(newcomer, 'Connect');
  for (const who of [member, newcomer]) await press(who, 'Done');
}
