/** Bounds on who has which file: what members keep of that for each other, and what they ask. Each with its reason. */

/** Members that keep who has a file: k of Kademlia. With a fifth of liars, all eight lie once in 400,000 times. */
export const KEEPERS = 8;
/**
 * Members that are tried as keepers, the closest ones: as many again for each who is silent, and all who are as close as eight are by
 * chance. So an attacker who wants a file to have no keepers has to invent 24 people near it, with a proof of work each.
 */
export const KEEPERS_TRIED_MAX = 4 * KEEPERS;
/** Keepers that are asked at once; the others when these say little, or different things. */
export const KEEPERS_ASKED_FIRST = 3;
/** How long these have, until the others are asked as well. */
export const KEEPERS_HASTE_MS = 2_000;
/** After this long a lookup that found somebody ends: a keeper still silent may drop what comes, and takes 7.5 s to be given up. */
export const KEEPERS_PATIENCE_MS = 3_500;
/** Providers that one answer names: twice what a download links with. */
export const PROVIDERS_GIVEN_MAX = 8;
/** Key, file and time. */
export const PROVIDER_BODY_BYTES_MAX = 96;
/** How long a record is good: presence shows much sooner who leaves. */
export const PROVIDED_MS = 600_000;
/** When it is renewed, as a part of that: before its end, and not all of them together. */
export const PROVIDE_AGAIN = { from: 0.5, to: 0.8 };
/**
 * When keepers did not take it, as the offer may not have reached them, or somebody on the way lies: after this long, then after
 * twice as long, up to the second; so often in all, and for as long as nobody else has taken it.
 */
export const PROVIDE_RETRY_MS = 3_000;
export const PROVIDE_RETRY_MAX_MS = 15_000;
export const PROVIDE_TRIES = 4;
/** A file that we got is provided after at most this long, so that a class that got it together does not speak together. */
export const PROVIDE_WITHIN_MS = 20_000;
/** Files that a member provides, the newest: 8 records of 200 bytes each in five minutes are 170 bytes a second for all. */
export const PROVIDED_FILES_MAX = 32;
/** Providers that are kept for a file: more than anyone asks. The first ones stay, so that no crowd takes their place. */
export const PROVIDERS_PER_FILE_MAX = 32;
/** Records of one provider that are kept: as many as it provides, and those of its last visit. */
export const RECORDS_PER_PROVIDER_MAX = 2 * PROVIDED_FILES_MAX;
/** Records that are kept in all, 250 bytes each. */
export const RECORDS_KEPT_MAX = 8_192;
/** Records of one provider that are checked: all that it provides at once, then a renewal each second. */
export const PROVIDES_PER_SECOND = 1;
export const PROVIDES_BURST = RECORDS_PER_PROVIDER_MAX;
/** Signatures that what comes of one link costs: as many as it may give us of routes, 1.5 % of a processor. */
export const PROVIDER_CHECKS_PER_SECOND = 64;
export const PROVIDER_CHECKS_BURST = 500;

/** A person who looks again within this time at who has a file reads what was found: records are renewed after five minutes. */
export const FAR_HOLDERS_MS = 60_000;
/** Files of which that is remembered: more than a person looks at within that time. */
export const FAR_HOLDERS_FILES_MAX = 128;

/** Peers with what we miss: so many linked ones are enough, and so many links are made for a download. */
export const SOURCES_WANTED = 4;
/** How long we wait before we look further than our links: chunks that spread come by themselves. */
export const LOOK_AFTER_MS = 2_000;
/** How often a lookup is repeated while a download lacks sources; doubled up to the second each time that it brings nothing. */
export const LOOK_AGAIN_MS = 10_000;
export const LOOK_AGAIN_MAX_MS = 120_000;
/** How long a provider has to be linked and to show what it has, and then to send some of it; then another one is tried. */
export const SOURCE_APPEARS_MS = 15_000;
export const SOURCE_GIVES_MS = 45_000;
/** One that shows and sends nothing for so long keeps no place from the next one: as long as a link takes on a slow network. */
export const SOURCE_SLOW_MS = 4_000;
/** One that shows what it has and sends nothing for so long is one of those: longer than peers choke each other for (RECHOKE_MS). */
export const SOURCE_QUEUE_MS = 12_000;
/** Linked sources of which we remember since when they give nothing: more than are linked at a time, with some that came and went. */
export const LINKED_SOURCES_MAX = 64;
/** Providers that are tried at a time, with those that are slow: a lookup finds as many. */
export const SOURCES_TRIED_MAX = 2 * SOURCES_WANTED;
/** A provider that is not linked after this long, which a dial takes at most, is asked to dial us, and again each time that this is over. */
export const DIAL_ASKED_AFTER_MS = 1_000;
export const DIAL_ASKED_AGAIN_MS = 4_000;
/** Asks to dial that are answered of what comes of one link: as many as get a place at once, and then those who ask again. */
export const DIALS_ASKED_BURST = 4;
export const DIALS_ASKED_PER_SECOND = 0.25;
/** Key, receiver, file and time of such an ask. */
export const DIAL_ASK_BODY_BYTES_MAX = 128;
/** Askers of whom we remember the last ask that we took: more than can be behind all our links within some minutes. */
export const DIAL_ASKERS_MAX = 1_024;
/** A source that sent something within this time gives: longer than a chunk waits on a slow path (F12). */
export const SOURCE_GIVING_MS = 20_000;
/** A peer that said it had a file and sent nothing of it is not tried again for it; one that we could not reach is, after a while. */
export const IDLE_SOURCE_MS = 600_000;
export const UNREACHED_SOURCE_MS = 60_000;
/** Providers that gave nothing and are not asked again for a file, the last ones. */
export const SOURCES_DROPPED_MAX = 64;
