/** Playing a video or a sound where it stands, also while it still comes. */

export const words = {
  play: 'Play',
  playOf: (name: string) => `Play ${name}`,
  close: 'Close player',
  closeOf: (name: string) => `Close the player of ${name}`,
  again: 'Play again',
  againOf: (name: string) => `Play ${name} again`,
  opening: 'Opening the player',

  waiting: 'Waiting for the part that plays next.',
  waitingForPeople: 'Nobody here has the next part. It goes on when they are back.',
  broken: 'It stopped coming. Play it again to go on from here.',
  /** Without a service worker. */
  whenComplete: 'This browser plays it only once all of it is here. It starts then.',
  whenCompleteOffered:
    'This browser plays it only once all of it is here. Press “Download”, and it starts then.',
  cannotPlay: {
    video:
      'This browser cannot play this kind of video. Download it to watch it with another program.',
    sound:
      'This browser cannot play this kind of sound. Download it to listen to it with another program.',
  },
  noPicture:
    'This browser plays only the sound of it. Download it to see the picture with another program.',
};
