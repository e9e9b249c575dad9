/** French. "Tu", and no word that depends on whether somebody is a man or a woman. Sentences with a figure have no form
 * "many": that is for "un million de…", and figures are written in digits here. */
import { count } from '../format.ts';
import { plural } from '../language.ts';
import type { Words } from '../languages.ts';
import type { Sentence, Slot } from '../sentence.ts';

const NBSP = '\u00a0';

export const actions: Words['actions'] = {
  linkWays: 'Partager ou code QR',
  failed: 'Ça n’a pas marché.',
  failedHint: 'Réessaie. Si ça ne suffit pas, recharge la page.',
  savingWaits: (name) => `Enregistré dès que cet appareil sera prêt\u00a0: ${name}`,
  fileLinkCopied: 'Lien vers le fichier copié.',
  onlyFileLinkCopied: 'Lien vers le fichier copié. Laisse cet onglet ouvert.',
};

export const chat: Words['chat'] = {
  title: 'Chat',
  messages: 'Messages',
  opening: 'Ouverture du salon…',
  looking: 'Recherche des autres…',
  stillLooking:
    'Recherche des autres toujours en cours. C’est plus long que d’habitude\u00a0; ça continue tout seul.',
  connecting: (people) =>
    plural(people, {
      one: `${count(people)} personne est ici. Connexion…`,
      other: `${count(people)} personnes sont ici. Connexion…`,
    }),
  stillConnecting: (people) =>
    plural(people, {
      one: `Connexion à ${count(people)} personne toujours en cours. Le salon est peut-être verrouillé, ou le réseau lent. Ça continue tout seul.`,
      other: `Connexion à ${count(people)} personnes toujours en cours. Le salon est peut-être verrouillé, ou le réseau lent. Ça continue tout seul.`,
    }),
  loading: 'Chargement de ce qui a été dit ici…',
  reachesEveryone: 'Rien n’a encore été dit. Tout le monde ici lira ce que tu écris.',
  reachesChosen:
    'Rien n’a encore été dit. Seules les personnes choisies peuvent lire ce que tu écris.',
  reachesSomeLater:
    'Rien n’a encore été dit. Les personnes pas encore connectées recevront tes messages dès qu’elles le seront.',
  nobodyElse: 'Il n’y a personne d’autre ici.',
  nobodyReached: 'Personne n’est joignable pour le moment.',

  writePrivately: 'Écrire en privé',
  writeToEveryone: 'Écrire à tout le monde',
  readLater: 'Les autres le liront en arrivant',
  sentLater: 'Envoi dès le retour du réseau',
  write: 'Écris un message',
  replyingTo: (name: Slot): Sentence => ['Réponse à ', name],

  aloneTitle: 'Il n’y a encore personne d’autre ici.',
  copyLink: 'Copier le lien',
  aloneLink: 'Envoie ce lien à quelqu’un. Il suffit de l’ouvrir pour entrer.',
  aloneLinkGuarded:
    'Envoie ce lien à quelqu’un et donne le mot de passe par un autre moyen\u00a0: il n’est pas dans le lien.',
  aloneLocked:
    'Le salon est verrouillé\u00a0: déverrouille-le dans les réglages avant d’inviter du monde.',
  aloneHint:
    'Laisse cet onglet ouvert\u00a0: ce que tu écris ou déposes maintenant arrivera aux autres à leur venue.',

  othersSeeYou: (name: Slot): Sentence => ['Les autres te voient comme ', name, '.'],
  changeName: 'Modifier',

  newSince: (when) => `Nouveau depuis ${when}`,
  newAbove: (messages) =>
    plural(messages, {
      one: `${count(messages)} nouveau plus haut`,
      other: `${count(messages)} nouveaux plus haut`,
    }),
  newBelow: (messages) =>
    plural(messages, {
      one: `${count(messages)} nouveau plus bas`,
      other: `${count(messages)} nouveaux plus bas`,
    }),
  goToNewest: 'Aller au plus récent',

  by: (name, time) => `${name}, ${time}`,
  privateBy: (name, time, recipients) => `${name}, ${time}, ${recipients}`,
  yourself: (name) => `${name} (toi)`,
  you: 'toi',
  privateTo: (names) => `en privé, à ${names}`,
  answerPrivately: 'Répondre en privé',
  aFile: 'un fichier',
  edited: 'modifié',
  openedNote: 'A créé une note\u00a0:',
  deleted: 'Message supprimé',
  withdrawn: 'Fichier plus partagé',
  keyUsedTwice:
    'La clé de cette personne a servi sur deux appareils à la fois. Ce qui a été écrit avec elle à partir d’ici n’est pas affiché.',
  inReplyTo: 'En réponse à',
  quoteMissing: 'Un message qui n’est pas ici',
  quoteDeleted: 'message supprimé',

  actions: 'Actions',
  actionsFor: (message) => `Actions pour ${message}`,
  about: (name, message) => `${name}\u00a0: ${message}`,
  aboutOwn: (message) => `toi\u00a0: ${message}`,

  message: 'Message',
  send: 'Envoyer',
  attach: 'Joindre des fichiers',
  editing: 'Tu modifies ton message',
  cancelEdit: 'Annuler la modification',
  cancelReply: 'Annuler la réponse',
  toEveryone: 'À\u00a0: tout le monde',
  toSome: (names) => `À\u00a0: ${names}, en privé`,
  writeToEveryoneAgain: 'Écrire de nouveau à tout le monde',
};

export const dialogs: Words['dialogs'] = {
  copyTitle: 'Copie ce lien toi-même',
  copyHint:
    'Ce navigateur ne laisse pas la page copier. Le lien est déjà sélectionné ci-dessous\u00a0: copie-le de là.',
  copyLink: 'Lien à copier',
  copyDone: 'OK',

  recipientsTitle: 'Qui peut le lire\u00a0?',
  recipientsHint:
    'Ne choisis personne pour écrire à tout le monde. Ce que tu écris ou partages à quelques-uns est chiffré pour eux\u00a0: les autres le transmettent, mais ne peuvent ni le lire ni voir pour qui c’est.',
  recipients: 'Qui peut le lire',
  nobodyElse: 'Il n’y a encore personne d’autre ici.',
  done: 'OK',

  leaveTitle: 'Quitter le salon\u00a0?',
  leaveNot: 'Rester ici',
  stay: 'Rester',
  leave: 'Quitter',

  kept: 'Conservé sur cet appareil',
  keptClose: 'Fermer la liste',
  keptHint:
    'Quand la place manque, ce qui n’a pas servi depuis le plus longtemps part en premier\u00a0; ce que tu épingles reste. Ce que d’autres ont encore ici peut être récupéré.',
  keptNothing: 'Plus rien n’est conservé ici.',
  keptPart: (here, all) => `${here} sur ${all}`,
  inUse: 'utilisé en ce moment',
  usedToday: 'utilisé aujourd’hui',
  usedYesterday: 'utilisé hier',
  usedOn: (day) => `utilisé\u00a0: ${day}`,
  pinned: 'épinglé',
  pin: (name) => `Épingler ${name}`,
  pinHint: 'Épingler\u00a0: le garder ici',
  unpin: (name) => `Désépingler ${name}`,
  unpinHint: 'Désépingler\u00a0: il peut partir quand la place manque',
  deleteKept: (name) => `Supprimer ${name}`,
  deleteKeptHint: 'Supprimer de cet appareil',

  roomPassword: 'Mot de passe du salon',
  passwordTitle: 'Ce salon a un mot de passe',
  passwordHint: 'Il n’est pas dans le lien. La personne qui t’a envoyé le lien peut te le donner.',
  openRoom: 'Ouvrir le salon',
  passwordUnchecked:
    'Seules les personnes du salon peuvent distinguer le bon mot de passe d’un mauvais.',
  tryPassword: 'Essayer celui-ci',

  readingFolder: (n) =>
    plural(n, {
      one: `Lecture du dossier\u00a0: ${count(n)} fichier pour l’instant`,
      other: `Lecture du dossier\u00a0: ${count(n)} fichiers pour l’instant`,
    }),
  dropHint: 'Le lien est prêt tout de suite. Sans limite de taille.',

  asksToComeIn: (name: Slot): Sentence => [name, ' est à proximité et demande à entrer.'],
  asksToComeInHint: 'Toute personne qui entre peut lire ce qui a été dit ici.',
  compare: 'Vérifie que c’est bien la bonne personne',
  compareHint:
    'Elle voit les mêmes images. Si une seule diffère, quelqu’un se trouve entre vous\u00a0: refuse.',
  accept: 'Accepter',
  acceptOf: (name) => `Accepter ${name}`,
  decline: 'Refuser',
  declineOf: (name) => `Refuser ${name}`,

  elsewherePage: 'Ouvert dans un autre onglet',
  elsewhere: 'Ce salon est déjà ouvert dans un autre onglet. L’utiliser plutôt ici\u00a0?',
  elsewhereHint:
    'Un salon ne s’utilise que dans un onglet à la fois\u00a0: l’autre s’arrête alors. Ou entre ici comme une nouvelle personne, dont rien n’est conservé sur cet appareil.',
  displaced: 'Le salon est passé dans un autre onglet',
  displacedHint:
    'Il continue là-bas, avec tous ses messages et fichiers. Tu peux fermer cet onglet, ou reprendre le salon ici.',
  useItHere: 'Utiliser ici',
  comeAsNew: 'Entrer comme nouvelle personne',

  needsHttps:
    'Les navigateurs ne gardent un salon privé qu’à une adresse qui commence par https:// ou sur cette machine même (localhost). Ouvre cette page avec https://, ou demande-le aux personnes qui gèrent le site.',
  tryAgain: 'Réessayer',
  goHome: 'Aller à l’accueil',

  openedNewRoom: (name: Slot): Sentence => [name, ' a ouvert un nouveau salon pour toi.'],
  openedNewRoomHint: 'Celles et ceux qui y vont s’y retrouvent. Ce qui a été dit ici reste ici.',
  goThere: 'Y aller',
  newLink: 'Nouveau lien',
  newLinkHint:
    'Ouvre un nouveau salon et prévient les personnes que tu choisis. L’ancien lien n’y mène pas.',
  whoIsTold: 'Qui est prévenu',
  nobodyToTell: 'Il n’y a personne d’autre ici. Tu peux quand même l’ouvrir et envoyer son lien.',
  newPassword: 'Mot de passe, si tu en veux un',
  newPasswordHint:
    'Les personnes choisies n’ont pas besoin de le saisir. Il n’est dans aucun lien.',
  openAndTell: 'Ouvrir et prévenir',
  tellingThem: 'Envoi de l’annonce…',
  cancel: 'Annuler',
  newLinkTold: (people) =>
    plural(people, {
      one: `${count(people)} personne le voit maintenant et peut suivre. Ce qui a été dit ici reste ici.`,
      other: `${count(people)} personnes le voient maintenant et peuvent suivre. Ce qui a été dit ici reste ici.`,
    }),
  newLinkMissed: (people) =>
    plural(people, {
      one: `${count(people)} personne n’a pas pu être prévenue. Vas-y et envoie-lui le lien.`,
      other: `${count(people)} personnes n’ont pas pu être prévenues. Vas-y et envoie-leur le lien.`,
    }),
  goToNewRoom: 'Aller au nouveau salon',

  keysTitle: 'Raccourcis clavier',
  keyGroups: [
    {
      title: 'Écrire',
      keys: [
        ['Une lettre', 'Commence un message, où que tu sois dans le salon'],
        ['Entrée', 'Envoie'],
        ['Maj + Entrée', 'Passe à la ligne'],
        ['↑', 'Modifie ton dernier message, tant que le champ est vide'],
        ['Échap', 'Annule une réponse ou une modification\u00a0; puis va aux messages'],
      ],
    },
    {
      title: 'Lire les messages',
      keys: [
        ['↑ ↓', 'Passe d’un message à l’autre'],
        ['Début, Fin', 'Va au premier et au dernier'],
        ['Entrée', 'Ouvre ce que tu peux faire d’un message'],
        ['→ ←', 'Parcourt ses liens et ses boutons'],
        ['Échap', 'Revient au message'],
      ],
    },
    {
      title: 'Images ouvertes',
      keys: [
        ['← →', 'Va à l’image précédente ou suivante'],
        ['+ − 0', 'Agrandit, réduit, affiche en entier'],
        ['Flèches', 'Déplace une image agrandie'],
        ['Échap', 'La ferme'],
      ],
    },
    {
      title: 'Partout, tant que le curseur n’est dans aucun champ',
      keys: [
        ['Ctrl + Z', 'Annule une suppression ou la sortie du salon, pendant 6 secondes'],
        ['/', 'Va à la recherche'],
        ['Ctrl + K', 'Va à la recherche, même depuis un champ'],
        ['?', 'Affiche cette liste'],
      ],
    },
  ],

  newMessages: (messages, lastFrom) =>
    plural(messages, {
      one: `${count(messages)} nouveau message, de ${lastFrom}`,
      other: `${count(messages)} nouveaux messages, le dernier de ${lastFrom}`,
    }),
  wrotePrivately: (name) => `${name} t’a écrit en privé`,
  wrote: (name) => `${name} a écrit quelque chose`,
  sharedFile: (name) => `${name} a partagé un fichier`,
  said: (name, text) => `${name}\u00a0: ${text}`,
};

export const doctor: Words['doctor'] = {
  title: 'Diagnostic de connexion',
  nobody: 'À notre connaissance, il n’y a personne d’autre ici.',
  connections: 'Connexions',
  throughOthers: (people) =>
    plural(people, {
      one: `${count(people)} autre personne est ici, jointe par celles-ci.`,
      other: `${count(people)} autres personnes sont ici, jointes par celles-ci.`,
    }),
  linked: (path, speed) => `${path} · ${speed} · ici maintenant`,
  lastSeen: (time) => `dernière présence\u00a0: ${time}`,
  mediaTitle: 'Comment on se trouve',
  results: 'Résultats du test',
  testing: 'Test en cours\u00a0: jusqu’à dix secondes.',
  test: 'Tester cet appareil',
  reportTitle: 'Rapport',
  copyReport: 'Copier le rapport',
  reportCopied: 'Rapport copié.',
  testHint:
    'Le test interroge les serveurs qui mettent en relation, et les serveurs STUN et TURN de ce site. Le rapport ne cite ni personne, ni adresse, ni salon.',

  overlayTitle: 'Pour qui veut voir comment ça marche',
  overlayHint:
    'Chaque personne a un identifiant, une suite de bits. Plus deux identifiants ont de premiers bits en commun, plus ils sont proches. Chacun reste connecté à quelques autres à chaque distance\u00a0: ce qui est pour une personne lui arrive en quelques étapes.',
  bucketsTitle: 'Les autres selon leur distance de toi',
  bucketBits: 'Premiers bits communs',
  bucketHere: 'Ici',
  bucketLinked: 'Connexions avec toi',
  closestTitle: 'Au plus près de toi',
  closest: (name, linked) =>
    linked ? `${name} · en connexion avec toi` : `${name} · par d’autres personnes`,
  lookUpTitle: 'Chercher quelqu’un, étape par étape',
  lookUp: 'Chercher',
  lookingUp: 'Recherche en cours\u00a0: quelques secondes au plus.',
  lookUpResult: 'Résultat',
  found: (name, steps, milliseconds) =>
    plural(steps, {
      one: `${name} répond après ${count(steps)} étape, en ${count(Math.round(milliseconds))}\u00a0ms.`,
      other: `${name} répond après ${count(steps)} étapes, en ${count(Math.round(milliseconds))}\u00a0ms.`,
    }),
  notFound: (name) => `Aucun chemin ne mène à ${name}. Départ tout récent, peut-être.`,

  paths: {
    direct: 'connexion directe',
    nat: 'directe à travers un NAT',
    turn: 'par TURN',
    'turn-udp': 'TURN sur UDP',
    'turn-tcp': 'TURN sur TCP',
    'turn-tls': 'TURN sur TLS',
    forwarded: 'par quelqu’un d’autre',
    unknown: 'connexion établie',
  },
  roundTrip: (path, milliseconds) => `${path} · ${milliseconds}`,

  causes: {
    offline: {
      what: 'Cet appareil n’a pas de réseau.',
      next: 'Active le Wi-Fi ou les données mobiles. Tout reprend alors tout seul.',
    },
    'relay-away': {
      what: 'Aucun serveur de mise en relation ne répond\u00a0: impossible de trouver de nouvelles personnes.',
      next: 'Tes connexions actuelles restent. Si ça dure, essaie un autre réseau, ou demande aux personnes qui gèrent ce site.',
    },
    sealed: {
      what: 'Quelqu’un est ici, mais ce qui est dit ne peut pas être déchiffré.',
      next: 'Vos mots de passe diffèrent, ou le lien n’est pas tout à fait le même. Redemande les deux.',
    },
    hidden: {
      what: 'Ton adresse est masquée, et il n’y a pas de serveur TURN pour cela.',
      next: 'Cesse de masquer ton adresse dans les réglages.',
    },
    'no-udp': {
      what: 'Ce réseau bloque UDP, et il n’y a pas de serveur TURN pour le contourner.',
      next: 'Essaie un autre réseau, comme le partage de connexion d’un téléphone, ou demande un serveur TURN aux personnes qui gèrent ce site.',
    },
    symmetric: {
      what: 'Ce réseau donne un autre port à chaque connexion (NAT symétrique), et il n’y a pas de serveur TURN pour aider.',
      next: 'Essaie un autre réseau, comme le partage de connexion d’un téléphone, ou demande un serveur TURN aux personnes qui gèrent ce site.',
    },
    'no-path': {
      what: 'Une réponse est venue, mais aucun chemin ne mène de ce réseau à l’autre.',
      next: 'Teste cet appareil ci-dessous, et fais tester l’autre\u00a0: l’un des deux réseaux ne laisse pas passer.',
    },
    refused: {
      what: 'Tes connexions sont refusées pour le moment\u00a0: trop d’activité, plus de place, ou un blocage.',
      next: 'Un nouvel essai se fait tout seul.',
    },
    unanswered: {
      what: 'Pas de réponse. Départ tout récent, peut-être, ou le salon est verrouillé et ne répond à personne de nouveau.',
      next: 'Un nouvel essai se fait tout seul. Si le salon est verrouillé, quelqu’un à l’intérieur doit le déverrouiller.',
    },
    unproven: {
      what: 'Quelqu’un a répondu sans pouvoir prouver son identité.',
      next: 'Quelqu’un se trouve peut-être entre vous. Contactez-vous autrement, et comparez vos codes une fois en connexion.',
    },
    clock: {
      what: 'Les horloges de vos deux appareils ont des jours d’écart.',
      next: 'Règle la date et l’heure de l’appareil qui se trompe.',
    },
    crowded: {
      what: 'Cette page a ouvert autant de connexions que le navigateur le permet.',
      next: 'Recharge la page.',
    },
    lost: { what: 'La connexion a été coupée.', next: 'Un nouvel essai se fait tout seul.' },
    trying: {
      what: 'La première connexion est en cours.',
      next: 'Cela prend quelques secondes.',
    },
  },

  answersIn: (server, milliseconds) =>
    `${server}\u00a0: répond en ${count(Math.round(milliseconds))}\u00a0ms`,
  noAnswer: (server) => `${server}\u00a0: pas de réponse`,
  servers: { relay: 'Relais', 'peer-server': 'PeerServer' },
  oneServer: (server, which) => `${server} ${which}`,
  stun: {
    none: 'STUN\u00a0: ce site ne propose pas de serveur',
    blocked: 'STUN\u00a0: pas de réponse sur UDP',
    one: 'STUN\u00a0: répond sur UDP',
    same: 'STUN\u00a0: répond sur UDP, et tous les serveurs voient le même port',
    differs:
      'STUN\u00a0: répond sur UDP, mais les serveurs voient des ports différents (NAT symétrique)',
  },
  seen: {
    public: (stun) => `${stun}\u00a0; il voit une adresse publique`,
    shared: (stun) =>
      `${stun}\u00a0; il voit une adresse interne au réseau du fournisseur (carrier-grade NAT)`,
    private: (stun) => `${stun}\u00a0; il voit une adresse privée`,
  },
  noTurn: 'TURN\u00a0: ce site ne propose pas de serveur',
  turnWorks: (transport) => `TURN sur ${transport}\u00a0: fonctionne`,
  turnSilent: (transport) => `TURN sur ${transport}\u00a0: pas de réponse`,

  report: 'Rapport de connexion Swapmeet',
  reportConnection: (signaling, linked, others, linking) =>
    `Mise en relation\u00a0: ${signaling}\u00a0; connexions directes\u00a0: ${count(linked)}, par elles\u00a0: ${count(others)} de plus, en cours\u00a0: ${count(linking)}`,
  reportForAll: (cause) => `Ce qui gêne tout le monde\u00a0: ${cause}`,
  reportPerson: (number, link) => `Personne n°\u00a0${count(number)}\u00a0: ${link}`,
  reportUnlinked: (number, cause) =>
    `Personne n°\u00a0${count(number)}\u00a0: pas de connexion\u00a0: ${cause}`,
  notTested: 'Cet appareil n’a pas été testé.',

  media: {
    relay: 'Relais',
    'peer-server': 'PeerServer',
    tabs: 'Onglets de ce navigateur',
    mesh: 'Personnes du salon',
    manual: 'Textes à la main',
  },
  meshWorks: (people) => `fonctionne, par ${count(people)} d’entre elles`,
  meshWaits: 'dès la première connexion',
  manualInUse: 'utilisé',
  manualWaits: 'quand tu invites par texte',
  mediumWorks: 'fonctionne',
  mediumConnects: 'connexion en cours',
  tabsMissing: 'pas dans ce navigateur',
  mediumAway: 'ne répond pas\u00a0; nouvel essai automatique',
};

export const errors: Words['errors'] = {
  failed: {
    enter: 'Le salon n’a pas pu être ouvert.',
    say: 'Ton message n’a pas été envoyé.',
    unsay: 'Ton message n’a pas été supprimé.',
    react: 'Ta réaction n’a pas été envoyée.',
    keep: 'Ton choix n’a pas été retenu.',
    store: 'Ce navigateur ne conserve rien de cette page.',
    lock: 'Le salon n’a été ni verrouillé ni déverrouillé.',
    title: 'Le titre du salon n’a pas été modifié.',
    rename: 'Ton nom n’a pas été modifié.',
    looks: 'Ta couleur et ton symbole n’ont pas été retenus pour ce salon.',
    share: 'Le fichier n’a pas été partagé.',
    withdraw: 'Le fichier est toujours partagé.',
    reattach: 'Le fichier n’a pas pu être partagé à nouveau.',
    look: 'Le contenu n’a pas pu être affiché.',
    download: 'Le téléchargement n’a pas continué.',
    save: 'Le fichier n’a pas été enregistré dans tes téléchargements.',
    pin: 'Le fichier n’a pas été épinglé.',
    delete: 'Le fichier n’a pas été supprimé.',
    library: 'La bibliothèque n’a pas été partagée.',
    browse: 'La bibliothèque ne s’ouvre pas.',
    note: 'Ça n’a pas marché avec la note.',
    take: 'Le fichier n’est pas arrivé.',
    profile: 'Ton profil n’a pas été déplacé.',
  },

  why: {
    'storage-full':
      'Il n’y a plus de place pour cela sur cet appareil. Supprime quelque chose dans «\u00a0Conservé sur cet appareil\u00a0», puis réessaie.',
    'storage-failed':
      'Le navigateur a refusé d’utiliser son stockage, comme souvent en navigation privée. Ouvre le lien dans une fenêtre normale, puis réessaie.',
    withdrawn: 'La personne qui le partageait l’a retiré. Demande-lui de le partager à nouveau.',
    'source-gone':
      'Le fichier sur ton appareil a été déplacé, modifié, ou n’est plus lisible. Choisis-le à nouveau.',
    'bad-list':
      'Le contenu n’est pas celui qui était proposé. Demande à la personne qui l’a partagé de recommencer.',
    unlisted:
      'Tu l’as partagé depuis un autre appareil, et personne ici n’en connaît encore le contenu. Ouvre aussi le salon sur cet appareil-là, ou partage-le ici comme nouveau fichier.',
    unreachable: 'Personne n’était joignable. Vérifie ta connexion, puis réessaie.',
    timeout: 'Cela a pris trop de temps. Vérifie ta connexion, puis réessaie.',
    'too-long': 'C’est plus long que le salon ne le permet. Raccourcis, puis réessaie.',
    'too-many':
      'Il y en a plus que le salon ne le permet. Continue dans un nouveau salon, ou réessaie avec moins.',
    closed: 'Le salon a été fermé entre-temps. Recharge la page pour le rouvrir.',
    'not-loaded':
      'Une partie de Swapmeet n’a pas pu être chargée\u00a0: le serveur ne répond pas, ou Swapmeet a été mis à jour. Réessaie\u00a0; si ça ne suffit pas, recharge la page.',
    unsupported:
      'Il manque à ce navigateur quelque chose dont Swapmeet a besoin. Essaie un Firefox, Chrome, Edge ou Safari récent.',
  },
  unforeseen:
    'Un problème que nous n’avions pas prévu est survenu. Réessaie\u00a0; si ça ne suffit pas, recharge la page. Ce que tu as est conservé.',
  messageTooLong: (most) =>
    `Un message peut avoir ${count(most)} caractères. Coupe-le en plusieurs, ou partage-le comme fichier.`,
  nameTooLong: (most) => `Un nom peut avoir ${count(most)} caractères. Choisis-en un plus court.`,
  fileTooLong: (most) =>
    `Un fichier peut faire ${most}. Divise-le, par exemple en une archive Zip en plusieurs parties.`,
  tooManyMessages: 'Ce salon n’accepte plus de messages de toi. Continue dans un nouveau salon.',
  tooManyFiles: (most) =>
    `Ce salon n’accepte plus de fichiers de toi\u00a0: une personne peut en proposer ${count(most)}. Cesse d’en partager quelques-uns, ou partage le reste dans un nouveau salon.`,
  unknownRecipient:
    'L’une des personnes choisies n’a jamais été ici en même temps que toi\u00a0: impossible de chiffrer pour elle. Choisis à nouveau à qui tu écris.',
  notSaved: {
    'source-gone':
      'Une partie n’est plus conservée dans ce navigateur, qui a pu faire de la place. Télécharge-le à nouveau.',
    'storage-failed':
      'L’enregistrement s’est arrêté avant la fin, par exemple parce que l’appareil est plein ou que le navigateur l’a interrompu. Réessaie.',
    closed: 'Le téléchargement a été arrêté. Relance-le.',
    unsupported:
      'Il est trop gros pour être conservé ici, et cette fenêtre ne peut pas l’écrire directement dans tes téléchargements. Essaie une fenêtre normale d’un Firefox, Chrome, Edge ou Safari récent.',
  },
  nothingStored:
    'Les données de site sont bloquées ici, ou le stockage du navigateur ne marche pas. Si tu fermes ou recharges cet onglet, messages et fichiers disparaissent de cet appareil, et tu seras une nouvelle personne. Autorise les données de site pour cette adresse et recharge, ou enregistre ce qu’il te faut.',
  tooLargeLibrary: (most) =>
    `Il contient plus de ${count(most)} fichiers, ou leurs noms sont trop longs. Partage-en une partie.`,
  tooLongCatalogue:
    'Sa liste est plus longue que toutes celles que cette app produit. Rien n’en a été lu.',
  noLibrary: 'Elle n’est plus partagée, ou elle a changé. Regarde dans la liste des fichiers.',
  ownerBusy: 'D’autres fichiers passent d’abord. Réessaie dans une minute.',
  ownerSilent: 'La personne qui la partage n’est pas ici, ou ne répond pas. Réessaie à son retour.',
  goneFromLibrary:
    'La personne qui le partage ne peut pas l’ouvrir\u00a0: le fichier a été déplacé, ou le dossier doit être choisi à nouveau.',
  tooManyRooms: 'Tu as été dans plus de salons qu’un fichier n’en contient.',
  profileUnreadable: 'Ce fichier n’est pas lisible. Choisis-le à nouveau.',

  lookingForIt: 'Recherche de quelqu’un dans ce salon qui l’a.',
  nobodyHasIt: (sharer) =>
    `Personne ici n’a ce fichier pour le moment. Ça commence tout seul au retour de ${sharer} ou de quelqu’un qui l’a.`,
  nobodyHasTheRest: (sharer) =>
    `Personne ici n’a le reste. Ça continue tout seul au retour de ${sharer} ou de quelqu’un qui l’a.`,
  sharerReads: (sharer) => `L’appareil de ${sharer} lit encore ce fichier. Ça continue tout seul.`,
  sharerNotReached: (sharer) =>
    `${sharer} l’a partagé et est ici, mais la connexion avec cet appareil n’est pas encore établie. Ça continue tout seul dès qu’elle l’est, ou dès que quelqu’un d’autre l’a ici.`,
  sharerLacksIt: (sharer) =>
    `${sharer} est ici, mais son navigateur ne peut pas lire ce fichier pour le moment\u00a0: il a été déplacé, modifié ou supprimé, ou la page a été rechargée. Ça continue tout seul dès qu’il y est choisi à nouveau.`,
  waitingFor: (sharer) => `En attente de ${sharer}. Ça continue tout seul.`,
  sentWrong: (sharer) =>
    `Ce qui est venu de ${sharer} n’est pas ce fichier\u00a0: rien de plus n’en est accepté. Ça continue tout seul quand quelqu’un d’autre l’a.`,
  twoVersions: (sharer) =>
    `${sharer} a partagé deux versions différentes de ce fichier comme une seule\u00a0: personne ne peut dire laquelle les autres ont. Demande un nouveau partage.`,
  nothingSent:
    'Ceux qui disent l’avoir n’envoient rien. Ça continue tout seul quand ils le font, ou quand quelqu’un d’autre l’a.',
  othersFirst: 'D’autres le reçoivent d’abord. Ça continue tout seul quand ton tour vient.',
  itsTurn: 'Il attend son tour\u00a0: les téléchargements que tu as mis en premier passent avant.',
  noSpaceForDownload:
    'Il n’y a plus de place pour lui sur cet appareil. Supprime quelque chose dans «\u00a0Conservé sur cet appareil\u00a0», puis reprends\u00a0; ou enregistre-le directement dans tes téléchargements, sans le conserver ici.',
  holdersNotReached:
    'Ceux qui l’ont ne sont pas joignables d’ici pour le moment. Ça continue tout seul dès que possible\u00a0; reprends pour essayer tout de suite.',
  holdersDoNotAnswer:
    'Ceux qui l’ont ne répondent pas. Reprends pour redemander\u00a0; ce qui est arrivé est conservé.',

  sourceForgotten:
    'Après un rechargement, le navigateur oublie où est ce fichier. Choisis-le à nouveau, et il est repartagé sous le même lien.',
  noSpaceToShare:
    'Il n’y a plus de place sur cet appareil pour le partager. Supprime quelque chose dans «\u00a0Conservé sur cet appareil\u00a0», puis choisis le fichier à nouveau, et il est repartagé sous le même lien.',
  shareNotStored:
    'Le navigateur a refusé de stocker ce qu’il faut pour partager ce fichier. Choisis-le à nouveau, et il est repartagé sous le même lien.',
  sourceGone:
    'Ce fichier a été déplacé, modifié ou supprimé sur ton appareil, donc les autres ne peuvent pas l’avoir. Choisis-le à nouveau tel qu’il était, et il est repartagé sous le même lien. Un fichier modifié est un nouveau fichier\u00a0: partage-le comme tel.',

  serverAway:
    'Le serveur de cette page ne répond pas. Un nouvel essai se fait tout seul, et le reste continue pendant ce temps.',
  updated: 'Swapmeet a été mis à jour pendant que cet onglet était ouvert.',
  updatedHint: 'Recharge la page pour ouvrir cette partie.',

  outside: {
    offline: {
      what: 'Tu es hors ligne.',
      next: 'Le salon continue quand tu retrouves du réseau. Ce que tu écris est conservé ici et envoyé alors.',
    },
    'cut-off': {
      what: 'Personne n’est joignable.',
      next: 'Ton adresse est masquée, comme le dit l’avis ci-dessus.',
    },
    'no-server': {
      what: 'Le serveur de mise en relation n’est pas joignable.',
      next: 'Swapmeet réessaie tout seul. D’ici là, personne ne peut te trouver ici. Ce que tu écris est conservé et envoyé ensuite.',
    },
    lost: {
      what: 'La connexion aux autres est perdue.',
      next: 'Swapmeet réessaie tout seul. Ce que tu écris est conservé ici et envoyé ensuite.',
    },
    unanswered: {
      what: 'Quelqu’un est ici mais ne répond pas.',
      next: 'Le salon est peut-être verrouillé\u00a0: quelqu’un à l’intérieur doit alors le déverrouiller pour laisser entrer de nouvelles personnes. Ou tout le monde est passé à un nouveau lien\u00a0: demande à qui t’a envoyé celui-ci. Swapmeet réessaie tout seul.',
    },
    unreached: {
      what: 'Quelqu’un est ici, mais aucun chemin n’y mène depuis ce réseau.',
      next: 'Ouvre «\u00a0Détails\u00a0» ci-dessus pour voir ce qui peut aider. Swapmeet réessaie tout seul.',
    },
    unreadable: {
      what: 'Quelqu’un est ici, mais ce qui est dit ne peut pas être déchiffré.',
      next: 'Il y a sans doute un mot de passe, qui n’est pas dans le lien. Demande-le à qui te l’a envoyé.',
    },
  },
  wrongPassword: {
    what: 'Mauvais mot de passe\u00a0? Les autres ici en utilisent un autre.',
    next: 'Ce qu’ils disent ne s’ouvre pas avec le tien. Saisis-le à nouveau, en respectant les majuscules.',
  },
  clocksApart: (days) =>
    plural(days, {
      one: `Quelqu’un est ici, mais vos horloges ont environ ${count(days)} jour d’écart.`,
      other: `Quelqu’un est ici, mais vos horloges ont environ ${count(days)} jours d’écart.`,
    }),
  theirsBehind: (days, here) =>
    plural(days, {
      one: `Cet appareil indique ${here}. Si c’est faux, règle sa date et son heure. Si c’est juste, l’autre horloge retarde d’environ ${count(days)} jour\u00a0: demande qu’elle soit réglée. Swapmeet réessaie tout seul.`,
      other: `Cet appareil indique ${here}. Si c’est faux, règle sa date et son heure. Si c’est juste, l’autre horloge retarde d’environ ${count(days)} jours\u00a0: demande qu’elle soit réglée. Swapmeet réessaie tout seul.`,
    }),
  theirsAhead: (days, here) =>
    plural(days, {
      one: `Cet appareil indique ${here}. Si c’est faux, règle sa date et son heure. Si c’est juste, l’autre horloge avance d’environ ${count(days)} jour\u00a0: demande qu’elle soit réglée. Swapmeet réessaie tout seul.`,
      other: `Cet appareil indique ${here}. Si c’est faux, règle sa date et son heure. Si c’est juste, l’autre horloge avance d’environ ${count(days)} jours\u00a0: demande qu’elle soit réglée. Swapmeet réessaie tout seul.`,
    }),
};

export const figures: Words['figures'] = {
  today: 'Aujourd’hui',
  yesterday: 'Hier',
  bytes: ['o', 'ko', 'Mo', 'Go', 'To', 'Po'],
  perSecond: (size) => `${size}/s`,
  percent: (figure) => `${count(figure)}${NBSP}%`,
  milliseconds: (figure) => `${figure}${NBSP}ms`,
  seconds: (n) => `${count(n)}${NBSP}s`,
  minutes: (n) => `${count(n)}${NBSP}min`,
  hours: (n) => `${count(n)}${NBSP}h`,
  days: 'plusieurs jours',
  left: (duration) => `encore ${duration}`,
  nobody: 'personne',
  more: (figure) => `${figure} autres`,
};

export const fileState: Words['fileState'] = {
  hasAll: (name) => `${name} l’a en entier`,
  haveAll: (people) =>
    plural(people, {
      one: `${count(people)} personne l’a en entier`,
      other: `${count(people)} personnes l’ont en entier`,
    }),
  havePart: (people) =>
    plural(people, {
      one: `${count(people)} personne ici en a une partie`,
      other: `${count(people)} personnes ici en ont une partie`,
    }),
  atLeast: (people) =>
    plural(people, {
      one: `au moins ${count(people)} personne l’a en entier`,
      other: `au moins ${count(people)} personnes l’ont en entier`,
    }),
  sharerIsHere: (name) => `${name} l’a partagé et est ici`,
  nobodyKnown: 'encore personne, à notre connaissance',

  hasPart: (name, percent) => `${name} en a ${percent}`,
  moreHavePart: (people) =>
    plural(people, {
      one: `${count(people)} autre personne en a une partie`,
      other: `${count(people)} autres personnes en ont une partie`,
    }),
  listHasAll: (names, people) =>
    plural(people, { one: `${names} l’a en entier`, other: `${names} l’ont en entier` }),
  listHasSome: (names, people) =>
    plural(people, {
      one: `${names} dit l’avoir en entier ou en partie`,
      other: `${names} disent l’avoir en entier ou en partie`,
    }),

  keptBy: (names, people) =>
    plural(people, {
      one: `${names} le conserve en entier`,
      other: `${names} le conservent en entier`,
    }),
  closableKept: (names, people) =>
    plural(people, {
      one: `Tu peux fermer cet onglet\u00a0: ${names} le conserve en entier`,
      other: `Tu peux fermer cet onglet\u00a0: ${names} le conservent en entier`,
    }),

  sharedByYou: 'partagé par toi',
  sharedByYouPrivately: 'partagé par toi en privé',
  from: (names) => `de ${names}`,
  offeredBy: (name) => `proposé par ${name}`,
  offeredByPrivately: (name) => `proposé par ${name} en privé`,
  sharedBy: (name) => `partagé par ${name}`,
  sharedByPrivately: (name) => `partagé par ${name} en privé`,

  closable: (name) => `Tu peux fermer cet onglet\u00a0: ${name} l’a aussi en entier`,
  closableMany: (people) =>
    plural(people, {
      one: `Tu peux fermer cet onglet\u00a0: ${count(people)} personne l’a aussi en entier`,
      other: `Tu peux fermer cet onglet\u00a0: ${count(people)} personnes l’ont aussi en entier`,
    }),
  closableTogether: 'Tu peux fermer cet onglet\u00a0: à eux tous, les autres l’ont en entier',
  keepOpenPart: (percent) => `Laisse cet onglet ouvert\u00a0: ${percent} n’existent qu’ici`,
  keepOpen: 'Laisse cet onglet ouvert\u00a0: personne d’autre n’a encore ce fichier',
  keepOpenAsKnown:
    'Laisse cet onglet ouvert\u00a0: à notre connaissance, personne d’autre ne l’a encore en entier',
  keepOpenForNow:
    'Laisse cet onglet ouvert\u00a0: personne d’autre ici n’a ce fichier pour le moment',

  missing: (size) => `${size} manquants`,
  asking: 'Demande envoyée aux autres',
  speedAndLeft: (speed, left) => `${speed} · ${left}`,
  paused: (size) => `Suspendu par toi · ${size} ici`,
  twoVersions: 'Deux versions',
  preparing: 'En préparation. Les autres peuvent déjà commencer',

  askingWhat: 'Demande aux personnes ici de quoi il s’agit…',
  unknownHere:
    'Personne ici ne connaît ce fichier. Dès que quelqu’un qui l’a ouvre le salon, son nom et sa taille s’affichent ici.',
  unknownAlone:
    'Il n’y a personne d’autre ici. Dès que quelqu’un qui l’a ouvre le salon, son nom et sa taille s’affichent ici.',
  leaveOpen:
    'Tu peux laisser cette page ouverte, ou demander à la personne qui t’a envoyé le lien de l’ouvrir aussi.',
  notShared: 'Ce fichier n’est plus partagé',
  notSharedHint:
    'La personne qui l’a partagé l’a retiré. S’il te le faut encore, demande-lui de le partager à nouveau.',
  notSharedByUs:
    'Tu l’as retiré. Si d’autres en ont encore besoin, partage-le à nouveau dans le salon.',
  inRoomWith: (room: Slot, names): Sentence => ['Tu es dans ', room, ` avec ${names}.`],
  inRoomAlone: (room: Slot): Sentence => ['Tu es dans ', room, ', sans personne d’autre encore.'],
  inRoom: (room: Slot): Sentence => ['Dans ', room],
  toRoom: 'Aller au salon',
};

export const files: Words['files'] = {
  list: 'Fichiers',
  showOlder: (n) =>
    plural(n, {
      one: `Afficher ${count(n)} fichier plus ancien`,
      other: `Afficher ${count(n)} fichiers plus anciens`,
    }),
  linkTo: (name) => `Lien vers ${name}`,
  copyLink: 'Copier le lien vers ce fichier',
  progressOf: (name) => `Progression de ${name}`,
  givers: 'De\u00a0:',
  otherGivers: (percent) => `autres ${percent}`,

  download: 'Télécharger',
  downloadOf: (name) => `Télécharger ${name}`,
  downloadAll: 'Tout télécharger',
  downloadAllOf: (name) => `Tout télécharger\u00a0: ${name}`,
  intoFolder: 'Dans un dossier',
  intoFolderHint:
    'Ses fichiers vont dans un dossier que tu choisis, et non dans une archive Zip. Ils prennent la date du moment\u00a0: seule une archive Zip garde les leurs.',
  downloadInto: (name) => `Télécharger ${name} dans un dossier`,
  saveInto: (name) => `Enregistrer ${name} dans un dossier`,
  choose: 'Choisir',
  chooseAgain: (name) => `Choisir à nouveau ${name}`,
  save: 'Enregistrer',
  saveOf: (name) => `Enregistrer ${name}`,
  saveThrough: (name) => `Enregistrer ${name} directement dans les téléchargements`,
  saveThroughHint: 'Directement dans tes téléchargements, sans le conserver ici',
  pause: 'Suspendre',
  pauseOf: (name) => `Suspendre ${name}`,
  resume: 'Reprendre',
  resumeOf: (name) => `Reprendre ${name}`,
  cancel: 'Annuler',
  cancelOf: (name) => `Annuler ${name}`,
  cancelHint: 'Arrête, et supprime ce qui est arrivé',
  stopSharing: 'Ne plus partager',
  stopSharingOf: (name) => `Ne plus partager ${name}`,
  stopSharingHint:
    'Plus personne ne peut le prendre. Les copies que d’autres ont enregistrées ne peuvent pas être rappelées.',

  marked: (name, mark) => `${name}, ${mark}`,
  number: (n) => `numéro ${count(n)}`,
  allHere: 'tout est ici',
  chosenHere: 'ce que tu as choisi est ici',
  files: (n) => plural(n, { one: `${count(n)} fichier`, other: `${count(n)} fichiers` }),

  offersYou: {
    zip: (name) => `${name} te propose une archive Zip`,
    archive: (name) => `${name} te propose une archive`,
    picture: (name) => `${name} te propose une image`,
    video: (name) => `${name} te propose une vidéo`,
    sound: (name) => `${name} te propose un fichier audio`,
    pdf: (name) => `${name} te propose un PDF`,
    document: (name) => `${name} te propose un document`,
    spreadsheet: (name) => `${name} te propose une feuille de calcul`,
    slides: (name) => `${name} te propose une présentation`,
    text: (name) => `${name} te propose un fichier texte`,
    code: (name) => `${name} te propose du code source`,
    disk: (name) => `${name} te propose une image disque`,
    program: (name) => `${name} te propose un programme`,
    font: (name) => `${name} te propose une police`,
    file: (name) => `${name} te propose un fichier`,
    folder: (name) => `${name} te propose un dossier`,
    batch: (name) => `${name} te propose des fichiers`,
  },
  youShare: {
    zip: 'Tu partages une archive Zip',
    archive: 'Tu partages une archive',
    picture: 'Tu partages une image',
    video: 'Tu partages une vidéo',
    sound: 'Tu partages un fichier audio',
    pdf: 'Tu partages un PDF',
    document: 'Tu partages un document',
    spreadsheet: 'Tu partages une feuille de calcul',
    slides: 'Tu partages une présentation',
    text: 'Tu partages un fichier texte',
    code: 'Tu partages du code source',
    disk: 'Tu partages une image disque',
    program: 'Tu partages un programme',
    font: 'Tu partages une police',
    file: 'Tu partages un fichier',
    folder: 'Tu partages un dossier',
    batch: 'Tu partages des fichiers',
  },
  kept: 'Conservé sur cet appareil',
  keptOf: (used, quota) => `${used} sur ${quota}`,
  keptLook: 'Voir le détail',

  size: 'Taille',
  holds: 'Contient',
  haveAll: 'L’ont en entier',
  whoHasIt: 'Qui l’a',
  people: (n, isAll) =>
    plural(n, { one: `${count(n)} personne`, other: `${count(n)} personnes` }) +
    (isAll ? '' : ' ou plus'),
  complete: 'Tout est ici, et vérifié.',
  offeredHint:
    'Il vient directement de leurs navigateurs vers le tien, et tout est vérifié. Tu peux fermer cette page et continuer plus tard\u00a0; ce qui est arrivé reste ici.',
};

export const filesPane: Words['filesPane'] = {
  title: 'Fichiers',
  share: 'Partager des fichiers',
  shareFolder: 'Partager un dossier',
  empty: 'Pas encore de fichiers ici.',
  emptyHint:
    'Dépose un fichier ou un dossier n’importe où, colle une image, ou choisis-en un. Tout le monde ici peut le prendre chez tous ceux qui l’ont.',

  free: (free) => `${free} libres`,
  pinnedAndFree: (pinned, free) => `${pinned} épinglés, ${free} libres`,
  nearlyFull: 'Cet appareil est presque plein.',
  couldGo: (files, it) =>
    plural(files, {
      one: `Il reste ${it.left}. ${count(files)} fichier peut partir et libérer ${it.sum}\u00a0: ${it.names}.`,
      other: `Il reste ${it.left}. ${count(files)} fichiers peuvent partir et libérer ${it.sum}\u00a0: ${it.names}.`,
    }),
  nothingCouldGo: (left) =>
    `Il reste ${left}, et chaque fichier ici est épinglé ou utilisé. Désépingle-en un, ou libère de la place hors du navigateur.`,
  choose: 'Choisir ce qui part',

  savedNews: (name) => `${name}\u00a0: terminé. Enregistré dans tes téléchargements.`,
  savedIntoNews: (name, folder) =>
    `${name}\u00a0: terminé. Enregistré dans «\u00a0${folder}\u00a0».`,

  messageDeleted: (text) => `Message supprimé\u00a0: «\u00a0${text}\u00a0»`,
  fileDeleted: (name) => `Supprimé de cet appareil\u00a0: «\u00a0${name}\u00a0»`,
  downloadCancelled: (name) => `Téléchargement annulé\u00a0: «\u00a0${name}\u00a0»`,
  noLongerShared:
    'Plus partagé. Les copies que d’autres ont enregistrées ne peuvent pas être rappelées.',
};

export const batches: Words['batches'] = {
  unread: (n) =>
    plural(n, {
      one: 'Un élément a été laissé de côté\u00a0: ton navigateur n’a pas pu le lire.',
      other: `${count(n)} fichiers ou dossiers ont été laissés de côté\u00a0: ton navigateur n’a pas pu les lire.`,
    }),
  unreadHint: 'Vérifie que tu as le droit de les ouvrir, puis partage-les à nouveau.',
  otherFile: 'Ce n’est pas le même fichier.',
  otherFiles: 'Ce ne sont pas les mêmes fichiers.',
  otherFileHint: (name) =>
    `«\u00a0${name}\u00a0» diffère de ce qui a été partagé. Choisis l’original, ou partage celui-ci comme nouveau fichier.`,

  several: {
    picture: (n) => plural(n, { one: `${count(n)} image`, other: `${count(n)} images` }),
    video: (n) => plural(n, { one: `${count(n)} vidéo`, other: `${count(n)} vidéos` }),
    sound: (n) =>
      plural(n, { one: `${count(n)} fichier audio`, other: `${count(n)} fichiers audio` }),
    pdf: (n) => plural(n, { one: `${count(n)} fichier PDF`, other: `${count(n)} fichiers PDF` }),
    file: (n) => plural(n, { one: `${count(n)} fichier`, other: `${count(n)} fichiers` }),
  },
};

export const contents: Words['contents'] = {
  contentsOf: (name) => `Contenu de ${name}`,
  files: (n) => plural(n, { one: `${count(n)} fichier`, other: `${count(n)} fichiers` }),
  emptyFolder: 'vide',
  earlier: (n) =>
    plural(n, {
      one: 'Afficher la ligne précédente',
      other: `Afficher ${count(n)} lignes précédentes`,
    }),
  later: (n) =>
    plural(n, {
      one: `Afficher ${count(n)} ligne de plus`,
      other: `Afficher ${count(n)} lignes de plus`,
    }),

  look: 'Voir le contenu',
  lookInto: (name) => `Voir le contenu\u00a0: ${name}`,
  asking: 'Demande de la liste du contenu…',
  failed: 'Le contenu n’a pas pu être affiché.',
  retry: 'Réessayer',

  downloadSelected: 'Télécharger la sélection',
  selected: (n, size) =>
    plural(n, { one: `${count(n)} fichier, ${size}`, other: `${count(n)} fichiers, ${size}` }),
  selectFirst: 'Coche ce que tu veux, ou prends tout.',
};

export const player: Words['player'] = {
  play: 'Lire',
  playOf: (name) => `Lire ${name}`,
  close: 'Fermer le lecteur',
  closeOf: (name) => `Fermer le lecteur de ${name}`,
  again: 'Relire',
  againOf: (name) => `Relire ${name}`,
  opening: 'Ouverture du lecteur',

  waiting: 'En attente de la suite.',
  waitingForPeople: 'Personne ici n’a la suite. La lecture continue à leur retour.',
  broken: 'La suite n’arrive plus. Relance la lecture pour continuer d’ici.',
  whenComplete: 'Ce navigateur ne le lit qu’une fois arrivé en entier. La lecture commence alors.',
  whenCompleteOffered:
    'Ce navigateur ne le lit qu’une fois arrivé en entier. Appuie sur «\u00a0Télécharger\u00a0», et la lecture commence alors.',
  cannotPlay: {
    video:
      'Ce navigateur ne peut pas lire ce type de vidéo. Télécharge-la pour la regarder avec un autre programme.',
    sound:
      'Ce navigateur ne peut pas lire ce type de son. Télécharge-le pour l’écouter avec un autre programme.',
  },
  noPicture:
    'Ce navigateur n’en lit que le son. Télécharge la vidéo pour voir l’image avec un autre programme.',
};

export const preview: Words['preview'] = {
  open: (name) => `Ouvrir ${name}`,
  openText: 'Ouvrir',
  before: 'Image précédente',
  after: 'Image suivante',
  nth: (n, all) => `${count(n)} sur ${count(all)}`,
  enlarge: 'Agrandir',
  reduce: 'Réduire',
  reading: 'Lecture…',
  gone: 'Ce fichier n’est plus ici.',
  onlyBeginning: (size) =>
    `Seuls les premiers ${size} sont affichés. Enregistre-le pour lire la suite.`,

  show: 'Voir les images',
  showOf: (name) => `Voir les images de ${name}`,
  notShown: 'Non affiché',
  more: (n) => plural(n, { one: `+${count(n)} image`, other: `+${count(n)} images` }),
  picturesOf: (name) => `Images de ${name}`,

  showSmall: 'Afficher d’office les petites images',
  showSmallHint: (size) =>
    `Les images jusqu’à ${size} sont chargées dès que tu vois leur message, mais pas sur une connexion facturée au volume.`,

  pictureData: 'Données de lieu et d’appareil photo dans les images',
  pictureDataHint:
    'Quand tu partages des images JPEG, PNG ou WebP. L’image elle-même ne change pas. Les vidéos et autres fichiers gardent leurs données.',
  ask: 'Demander',
  data: { remove: 'Les retirer', keep: 'Les garder' },
  askData: 'Retirer des images les données de lieu et d’appareil photo\u00a0?',
  askDataWhy:
    'Quelque chose dans ce que tu partages dit où, quand ou avec quel appareil l’image a été prise. Sans cela, l’image elle-même ne change pas.',
  tooLarge: (n, names) =>
    plural(n, {
      one: `${names} est trop gros pour cela\u00a0: le fichier est partagé avec tout ce qu’il contient.`,
      other: `${names} sont trop gros pour cela\u00a0: les fichiers sont partagés avec tout ce qu’ils contiennent.`,
    }),
  askLarge: 'Partager sans rien retirer\u00a0?',
  askLargeWhy: (n, names) =>
    plural(n, {
      one: `${names} est trop gros pour être nettoyé. L’image peut dire où, quand ou avec quel appareil elle a été prise.`,
      other: `${names} sont trop gros pour être nettoyés. Les images peuvent dire où, quand ou avec quel appareil elles ont été prises.`,
    }),
  large: { keep: 'Partager quand même', none: 'Ne pas partager' },
  askDataOnce: 'Ta réponse vaut pour tous les salons. Tu peux la changer dans les réglages.',

  faults: {
    'other-type':
      'Non affiché\u00a0: son contenu n’est pas une image de ce type. Tu peux quand même l’enregistrer.',
    'too-large':
      'Trop gros pour être affiché ici. Tu peux l’enregistrer et l’ouvrir sur ton appareil.',
    damaged:
      'Affichage impossible\u00a0: le fichier est abîmé ou incomplet. Tu peux quand même l’enregistrer.',
    unreadable: 'Affichage impossible\u00a0: le fichier n’a pas pu être lu ici.',
  },
  noText: 'Non affiché\u00a0: son contenu n’est pas du texte.',
  textOf: (name) => `Le début de ${name}`,
};

export const saving: Words['saving'] = {
  saving: 'Enregistrement dans tes téléchargements…',
  savingInto: (folder) => `Enregistrement dans «\u00a0${folder}\u00a0»…`,
  saved: 'Terminé. Enregistré dans tes téléchargements.',
  savedInto: (folder) => `Terminé. Enregistré dans «\u00a0${folder}\u00a0».`,
  datesInZip:
    'Les navigateurs donnent aux fichiers qu’ils écrivent la date du moment. Une archive Zip garde les dates d’origine.',
  renamed: (n) =>
    plural(n, {
      one: `${count(n)} nom a été changé, car il était pris ou n’est pas permis sur tous les systèmes\u00a0:`,
      other: `${count(n)} noms ont été changés, car ils étaient pris ou ne sont pas permis sur tous les systèmes\u00a0:`,
    }),
  renamedTo: (before, after) => `${before} devient ${after}`,
  renamedMore: (n) => plural(n, { one: `${count(n)} autre`, other: `${count(n)} autres` }),
};

export const transfers: Words['transfers'] = {
  title: 'Transferts',
  close: 'Fermer les transferts',
  coming: 'Vers toi',
  going: 'Vers les autres',
  yours: 'Ce que tu as partagé',

  nothing: 'Rien ne circule pour le moment.',
  comingNow: (files) =>
    plural(files, {
      one: `${count(files)} fichier arrive`,
      other: `${count(files)} fichiers arrivent`,
    }),
  goingNow: (files) =>
    plural(files, {
      one: `${count(files)} fichier part`,
      other: `${count(files)} fichiers partent`,
    }),
  pausedNow: (files) =>
    plural(files, {
      one: `${count(files)} téléchargement suspendu`,
      other: `${count(files)} téléchargements suspendus`,
    }),
  missing: (size, left) => `${size} manquants, ${left}`,
  at: (what, speed) => `${what} à ${speed}`,

  from: (names) => `de ${names}`,
  to: (name) => `à ${name}`,
  has: (percent) => `en a ${percent}`,
  nobodyYet: 'personne n’en a encore rien',
  pauseAll: 'Tout suspendre',
  resumeAll: 'Tout reprendre',
  showAll: (more) =>
    plural(more, {
      one: `Afficher ${count(more)} fichier plus ancien`,
      other: `Afficher ${count(more)} fichiers plus anciens`,
    }),

  first: 'D’abord',
  firstOf: (name) => `Mettre ${name} en premier`,
  move: (name) => `Déplacer ${name}`,
  moveHint: 'Fais-le glisser, ou utilise les flèches. Ce qui vient en premier est reçu en premier.',
  moved: (name, at, all) => `${name} est en position ${count(at)} sur ${count(all)}.`,
};

export const home: Words['home'] = {
  pageTitle: 'Swapmeet\u00a0: un salon dans un lien',
  headlineOpen: 'Ouvre un lien.',
  headlineSwap: 'Échange tout.',
  lede: 'Discute et échange des fichiers de toute taille, directement entre navigateurs. Pas de compte, rien de conservé sur un serveur.',
  astray: 'Ce lien ne mène à aucun salon.',
  astrayHint: 'Une partie s’est peut-être perdue. Redemande-le, ou crée un nouveau salon ici.',

  newRoom: 'Nouveau salon',
  sendFiles: 'Envoyer des fichiers',
  sendFolder: 'Envoyer un dossier',
  drop: 'Dépose pour créer un salon',
  dropHint:
    'Ou dépose des fichiers ou dossiers n’importe où sur cette page\u00a0: cela crée un salon et copie son lien.',
  password: 'Ajouter un mot de passe',
  passwordField: 'Mot de passe du salon',
  passwordHint: (least) => `${count(least)} caractères ou plus, par exemple quatre mots.`,
  passwordTooShort: (least) =>
    `Mets ${count(least)} caractères ou plus, ou rien\u00a0: avec le lien, on peut essayer des mots de passe aussi vite qu’on veut.`,
  passwordNotInLink:
    'Il n’est dans aucun lien, et il le faut pour entrer. Donne-le par un autre moyen.',
  filesWait: (files) =>
    plural(files, {
      one: `${count(files)} fichier attend. «\u00a0Nouveau salon\u00a0» l’y partage.`,
      other: `${count(files)} fichiers attendent. «\u00a0Nouveau salon\u00a0» les y partage.`,
    }),
  beenHere: 'Tu viens d’un autre appareil\u00a0?',
  moveProfile: 'Déplacer ton profil',
  howItWorks: 'Comment ça marche, et ses limites',
  notKept:
    'Ce qui a été partagé n’a pas pu être conservé\u00a0: le stockage de ce navigateur est plein.',

  roomName: 'Nom du salon',
  roomNameExample: 'fanfare-du-depot',
  roomNameHint:
    'Un nom peut se deviner, un nouveau salon non. Le lien d’un salon marche aussi ici.',
  join: 'Entrer',
  elsewhere: (host) => `Ce lien est pour ${host}, et c’est là-bas qu’on se retrouve.`,
  openThere: 'L’ouvrir là-bas',
  noName: 'Saisis d’abord le nom d’un salon, ou crée-en un nouveau.',
  longName: (most) =>
    `Un nom de salon peut avoir ${count(most)} caractères. Choisis-en un plus court.`,
  lostLink: 'Ce lien ne mène à aucun salon. Une partie s’est peut-être perdue. Redemande-le.',

  whyOpen: 'Ouvre le lien, et tu y es.',
  whyOpenHint: 'Pas de compte, pas d’installation, pas de questions avant.',
  whyDrop: 'Dépose un fichier, tout le monde peut le prendre.',
  whyDropHint:
    'Chez tous ceux qui l’ont, et tout est vérifié. Pars dès que d’autres l’ont en entier.',
  whyPrivate: 'Ça reste entre vos navigateurs.',
  whyPrivateHint:
    'Notre serveur ne fait que vous présenter. Il ne peut pas lire un mot, et rien de vous n’y est stocké.',

  heroNames: { ana: 'Ana', bo: 'Bo', chidi: 'Chidi', you: 'toi' },
  hero: 'Ana, Bo et Chidi donnent chacun des morceaux d’un même fichier\u00a0; ta copie est complète aux trois quarts.',
  heroCaption:
    'Un fichier, donné par trois personnes à la fois. Chacune donne ce que les autres n’ont pas encore donné.',
};

export const howItWorks: Words['howItWorks'] = {
  title: 'Comment ça marche, et ses limites',
  sections: [
    {
      title: 'Comment ça marche',
      says: [
        'Un salon, c’est son lien. Il suffit de l’ouvrir pour y être, et tout le monde dans le salon échange messages et fichiers directement de navigateur à navigateur.',
        'Un petit serveur ne fait que vous présenter. Il ne stocke rien, et ne peut lire ni ce que vous dites, ni ce que vous partagez, ni vos noms.',
        'Les fichiers viennent de tous ceux qui les ont, partie par partie. Chaque partie est vérifiée\u00a0: personne ne peut te donner un fichier modifié.',
      ],
    },
    {
      title: 'Qui peut lire ce que tu dis',
      says: [
        'Toutes les personnes qui ont le lien du salon, maintenant et plus tard\u00a0: celles qui arrivent plus tard reçoivent ce qui a été dit avant.',
        'Un message privé ne peut être lu que par les personnes que tu as choisies. Les autres voient que quelque chose a été envoyé, et quand.',
        'Avec un mot de passe, il faut le lien et le mot de passe. Verrouiller le salon empêche les nouvelles personnes d’entrer.',
        'Un salon que tu nommes toi-même est aussi secret que son nom\u00a0: il suffit de le deviner pour entrer. Personne ne devine un nouveau salon.',
        'Les personnes qui gèrent le site d’où vient cette page pourraient la modifier. Si c’est important, héberge-la toi-même.',
      ],
    },
    {
      title: 'Qui est qui',
      says: [
        'Les noms se choisissent librement. L’image à côté d’un nom appartient à une clé que personne d’autre n’a, et deux personnes peuvent comparer un code pour s’en assurer.',
        'Si la clé de quelqu’un change, cette personne apparaît comme une nouvelle.',
      ],
    },
    {
      title: 'Ce que montre ton adresse',
      says: [
        'Les navigateurs qui se parlent directement connaissent leurs adresses réseau. Elles disent à peu près où tu es, et qui est ton fournisseur.',
        'Dans les réglages, tu peux la masquer aux personnes du salon, si le site a un serveur pour cela. Le serveur du site la voit toujours.',
      ],
    },
    {
      title: 'Ce qui est conservé, et où',
      says: [
        'Les messages, les fichiers téléchargés ou partagés et tes clés sont conservés dans ce navigateur, sur cet appareil, et dans les navigateurs des autres. Nulle part ailleurs.',
        'Les messages sont conservés chiffrés, les fichiers non. Toute personne qui peut utiliser ce navigateur peut ouvrir tes salons.',
        'L’accueil liste tes salons. «\u00a0Quitter et oublier\u00a0» supprime tout ce que cet appareil a d’un salon. «\u00a0Ne laisser aucune trace\u00a0», dans les réglages d’un salon, fait que rien n’est conservé.',
        'Si tu effaces les données de ce site, tes salons, fichiers et clés disparaissent de cet appareil.',
      ],
    },
    {
      title: 'Ce que peut faire une personne inconnue qui a le lien',
      says: [
        'Entrer, lire ce qui a été dit, prendre les fichiers, écrire, et partager ses propres fichiers.',
        'Elle ne peut ni changer ni supprimer ce que d’autres ont dit, ni parler en leur nom, ni abîmer un téléchargement.',
        'Tu peux mettre quelqu’un en sourdine ou le bloquer, verrouiller le salon, ou ouvrir un nouveau salon pour les personnes que tu choisis.',
      ],
    },
    {
      title: 'Ce qui se passe quand tu fermes l’onglet',
      says: [
        'Tu n’es plus dans le salon, et tes fichiers viennent d’autres personnes qui les ont en entier. Si personne ne les a, ils attendent ton retour\u00a0; la carte d’un fichier le dit.',
        'Ce que les autres disent entre-temps arrive quand tu rouvres le salon, par qui s’y trouve alors. S’il n’y a personne, rien n’arrive.',
        'Les téléchargements reprennent là où ils se sont arrêtés.',
      ],
    },
    {
      title: 'Ce que ça ne peut pas faire',
      says: [
        'Reprendre ce que d’autres ont déjà vu ou téléchargé. Supprimer demande à leurs appareils d’oublier, et les appareils honnêtes le font.',
        'T’apporter un message ou un fichier tant que personne qui l’a n’est là.',
        'Empêcher quelqu’un du salon de transmettre le lien, ou ce qu’il a vu.',
        'Relier deux navigateurs sur certains réseaux. Quelqu’un dans le salon ou un serveur du site doit alors transmettre\u00a0; «\u00a0Détails\u00a0», dans un salon, dit ce qui ne va pas.',
        'Te protéger d’un fichier nuisible\u00a0: il ne s’ouvre jamais tout seul, mais toi, tu peux l’ouvrir.',
      ],
    },
  ],
};

export const link: Words['link'] = {
  roomTitle: 'Lien vers ce salon',
  fileTitle: (name) => `Lien vers ${name}`,
  roomHint: 'Toute personne qui l’a peut entrer.',
  passwordHint: 'Pour entrer, il faut aussi le mot de passe.',
  fileHint: 'Toute personne qui l’a peut entrer dans le salon et prendre le fichier.',
  copy: 'Copier le lien',
  share: 'Partager le lien',
  qr: 'Code QR du lien',
  qrHint: 'Scanne-le avec l’appareil photo d’un téléphone.',
};

export const received: Words['received'] = {
  title: 'Dans quel salon\u00a0?',
  explained:
    'Une autre app ou une page t’a transmis ceci. Personne ne le reçoit avant que tu choisisses un salon.',
  files: 'Fichiers',
  text: 'Texte',
  textHint: 'Il va dans le champ de message, et part quand tu appuies sur «\u00a0Envoyer\u00a0».',
  moreFiles: (files) =>
    plural(files, {
      one: `et ${count(files)} autre fichier`,
      other: `et ${count(files)} autres fichiers`,
    }),
  left: (files) =>
    plural(files, {
      one: `${count(files)} fichier n’en fait pas partie\u00a0: il était trop gros, ou il y en avait trop.`,
      other: `${count(files)} fichiers n’en font pas partie\u00a0: ils étaient trop gros, ou trop nombreux.`,
    }),
  here: (room) => `Ici, dans ${room}`,
  newRoom: 'Nouveau salon',
  rooms: 'Salons',
  later: 'Décider plus tard',
  laterHint: 'Cela attend ici pendant un jour.',
  discard: 'Jeter',
  elsewhere: (room) => `C’est partagé dans ${room}, dans un autre onglet.`,
};

export const recent: Words['recent'] = {
  title: 'Salons récents',
  unread: (messages) =>
    plural(messages, { one: `${count(messages)} non lu`, other: `${count(messages)} non lus` }),
  keptFiles: (files, size) =>
    plural(files, {
      one: `${count(files)} fichier conservé ici, ${size}`,
      other: `${count(files)} fichiers conservés ici, ${size}`,
    }),
  keptMessages: 'Messages conservés ici, pas de fichiers',
  keptNothing: 'Rien de conservé ici',
  password: 'mot de passe',
  locked: 'verrouillé',
  forget: 'Quitter et oublier',
  forgetOf: (room) => `Quitter et oublier ${room}`,
  all: (rooms) =>
    plural(rooms, {
      one: `Afficher ${count(rooms)} salon`,
      other: `Afficher les ${count(rooms)} salons`,
    }),

  offline: 'Tu es hors ligne.',
  offlineHint:
    'Tes salons s’ouvrent avec ce qui est conservé sur cet appareil. Ce que tu écris part, et les autres se retrouvent, dès que tu es de nouveau en ligne.',

  forgetTitle: (room) => `Oublier ${room}\u00a0?`,
  forgetHint:
    'Ses messages, ses fichiers et ton identité dans ce salon sont supprimés de cet appareil. C’est irréversible.',
  forgetOthers:
    'Ce que les autres ont du salon reste chez eux. Avec son lien, tu peux revenir comme une nouvelle personne.',
  forgetNow: 'Oublier ce salon',
  keep: 'Le garder',
  forgotten: (room) => `Plus rien de ${room} n’est conservé ici.`,
  notForgotten: 'Tout n’a pas pu être supprimé. Réessaie.',
};

export const updates: Words['updates'] = {
  label: 'Nouvelle version',
  here: 'Une nouvelle version est là.',
  reload: 'Recharger',
  notNow: 'Pas maintenant',
  waits:
    'La nouvelle version arrive dès qu’aucun fichier n’est en route et qu’aucun message n’est en cours d’écriture.',
  cancel: 'Annuler',
};

export const leaving: Words['leaving'] = {
  stillMoving: 'Des fichiers sont encore en route.',
  stillMovingHint:
    'Si tu pars maintenant, ils s’arrêtent. Ce qui est arrivé est conservé, et la suite vient à ton retour.',
  onlyCopy: (name) => `Personne d’autre ici n’a «\u00a0${name}\u00a0» en entier.`,
  onlyCopyHint: 'Si tu pars maintenant, les autres ne pourront pas l’avoir avant ton retour.',
  onlyCopies: (name, more) =>
    plural(more, {
      one: `Personne d’autre ici n’a en entier «\u00a0${name}\u00a0» et ${count(more)} autre fichier.`,
      other: `Personne d’autre ici n’a en entier «\u00a0${name}\u00a0» et ${count(more)} autres fichiers.`,
    }),
  onlyCopiesHint: 'Si tu pars maintenant, les autres ne pourront pas les avoir avant ton retour.',
  onlyKnown: (name) =>
    `À notre connaissance, personne d’autre n’a «\u00a0${name}\u00a0» en entier.`,
  onlyKnownHint:
    'Si tu pars maintenant, peut-être que personne ne pourra l’avoir avant ton retour.',
  onlyKnownOf: (name, more) =>
    plural(more, {
      one: `À notre connaissance, personne d’autre n’a en entier «\u00a0${name}\u00a0» et ${count(more)} autre fichier.`,
      other: `À notre connaissance, personne d’autre n’a en entier «\u00a0${name}\u00a0» et ${count(more)} autres fichiers.`,
    }),
  onlyKnownOfHint:
    'Si tu pars maintenant, peut-être que personne ne pourra les avoir avant ton retour.',
};

export const library: Words['library'] = {
  share: 'Partager une bibliothèque',
  shareHint:
    'Les autres peuvent la parcourir et y chercher. Un fichier n’est lu que quand quelqu’un le prend.',
  emptyFolder: (name) => `${name} ne contient aucun fichier.`,
  emptyFolderHint: 'Choisis un dossier qui contient des fichiers.',

  library: 'Bibliothèque',
  files: (n) => plural(n, { one: `${count(n)} fichier`, other: `${count(n)} fichiers` }),
  shares: (name) => `${name} partage une bibliothèque`,
  youShare: 'Tu partages une bibliothèque',
  browse: 'Parcourir',
  browseOf: (name) => `Parcourir ${name}`,
  lookAgain: 'Actualiser',
  lookAgainIn: (name) => `Actualiser ${name}`,
  lookAgainHint: 'Choisis à nouveau le dossier\u00a0: les autres voient alors ce qui y a changé',
  choose: 'Choisir',
  chooseAgain: (name) => `Choisir à nouveau ${name}`,
  closed:
    'Choisis à nouveau son dossier, pour que les autres puissent y chercher et y prendre des fichiers.',
  asks: 'Les autres ne peuvent ni y chercher ni y prendre de fichiers tant que tu n’as pas rouvert son dossier.',
  openAgain: 'Rouvrir',
  openAgainOf: (name) => `Rouvrir ${name}`,
  lookNowHint: 'Les autres voient alors ce qui y a changé',
  open: 'Les autres peuvent y chercher. Un fichier est lu quand quelqu’un le prend.',
  sameAgain: (name) => `Rien n’a changé dans ${name}.`,
  changedAgain: (name) => `${name} est maintenant partagé tel quel.`,

  reading: 'Lecture de la liste des fichiers…',
  empty: 'Cette bibliothèque est vide.',
  selectFirst: 'Coche ce que tu veux.',
  takesMax: (n) =>
    plural(n, {
      one: `Coche ${count(n)} fichier au plus à la fois.`,
      other: `Coche ${count(n)} fichiers au plus à la fois.`,
    }),
  takenOf: (name) => `Pris dans ${name}`,
  left: (n) =>
    plural(n, {
      one: `${count(n)} fichier reste à demander. Laisse ceci ouvert jusque-là.`,
      other: `${count(n)} fichiers restent à demander. Laisse ceci ouvert jusque-là.`,
    }),
  waits: 'Il attend son tour.',
  take: 'Télécharger',
  takeOf: (name) => `Télécharger ${name}`,
  asking: 'Demande envoyée…',
  yours: 'à toi',
  of: (name) => `chez ${name}`,
};

export const search: Words['search'] = {
  search: 'Chercher messages et fichiers',
  hint: 'Précise avec «\u00a0les mots exacts\u00a0», de:nom, avec:fichier ou avec:lien. Pour les fichiers, essaie un type comme «\u00a0vidéo\u00a0», ou une taille comme >10mo.',
  results: 'Résultats de la recherche',
  clear: 'Fermer la recherche',
  found: (n) => plural(n, { one: `${count(n)} résultat`, other: `${count(n)} résultats` }),
  foundAtLeast: (n) =>
    plural(n, { one: `Plus de ${count(n)} résultat`, other: `Plus de ${count(n)} résultats` }),
  looking: 'Recherche…',
  none: 'Aucun résultat',
  readingRooms: (n) =>
    plural(n, {
      one: `Lecture de ${count(n)} autre salon`,
      other: `Lecture de ${count(n)} autres salons`,
    }),
  more: 'Il y en a plus que ce qui est affiché. Ajoute un mot pour en voir moins.',
  answers: (answered, asked) =>
    answered < asked
      ? `${count(answered)} bibliothèques sur ${count(asked)} ont répondu`
      : plural(asked, {
          one: `${count(asked)} bibliothèque a répondu`,
          other: `${count(asked)} bibliothèques ont répondu`,
        }),
  goTo: (name) => `Aller au message de ${name}`,
  goToIn: (name, room) => `Aller au message de ${name} dans ${room}`,
  inRoom: (room) => `Dans ${room}`,
  private: 'Privé',
  file: 'Fichier',
  when: (day, time) => `${day}, ${time}`,
  line: (name, text) => `${name}\u00a0: ${text}`,
  person: (messages) =>
    plural(messages, {
      one: `A écrit ${count(messages)} message`,
      other: `A écrit ${count(messages)} messages`,
    }),
  onlyFrom: (name) => `N’afficher que les messages de ${name}`,
  moreMessages: (n) =>
    plural(n, {
      one: `${count(n)} autre message trouvé. Ajoute un mot pour en voir moins.`,
      other: `${count(n)} autres messages trouvés. Ajoute un mot pour en voir moins.`,
    }),

  understood: {
    from: (name) => `De ${name}`,
    exactly: (text) => `Exactement «\u00a0${text}\u00a0»`,
    file: 'Avec un fichier',
    link: 'Avec un lien',
  },
  operators: { from: 'de', has: 'avec', file: 'fichier fichiers', link: 'lien liens' },

  kinds: {
    archive: 'archive archives zip',
    picture: 'image images photo photos',
    video: 'vidéo vidéos video videos film films',
    sound: 'son sons musique musiques chanson chansons audio',
    document: 'document documents livre livres',
    spreadsheet: 'tableau tableaux tableur tableurs',
    slides: 'présentation présentations presentation presentations diaporama diaporamas diapos',
    code: 'code codes source sources',
    font: 'police polices',
  },
};

export const message: Words['message'] = {
  reply: 'Répondre',
  edit: 'Modifier',
  remove: 'Supprimer',
  copyText: 'Copier le texte',
  textCopied: 'Texte copié.',
  stopSharing: 'Ne plus partager',
  reactions: 'Réactions',
  reactedBy: (emoji, people, names) => `${emoji}, ${count(people)}\u00a0: ${names}`,
  reactWith: {
    '👍': 'Réagir avec un pouce levé',
    '❤️': 'Réagir avec un cœur',
    '😂': 'Réagir avec un rire',
    '🎉': 'Réagir avec une fête',
    '😮': 'Réagir avec surprise',
    '😢': 'Réagir avec tristesse',
  },
  otherReaction: 'Réagir avec un autre emoji',

  unlisted: (each, all, sharer) =>
    `Il n’a pas de place dans la liste de ce salon\u00a0: une personne peut proposer ${count(each)} fichiers ici, et le salon en liste ${count(all)}. Demande à ${sharer} de le partager dans un nouveau salon.`,
  unlistedOwn: (each, all) =>
    `Il n’a pas de place dans la liste de ce salon\u00a0: une personne peut proposer ${count(each)} fichiers ici, et le salon en liste ${count(all)}. Partage-le dans un nouveau salon.`,
};

export const nearby: Words['nearby'] = {
  title: 'À proximité',
  nobody:
    'Personne sur ton réseau ne montre de salon pour le moment. Les salons apparaissent ici tout seuls.',
  ask: 'Demander',
  askOf: (name) => `Demander à ${name}`,
  waiting: (name: Slot): Sentence => ['En attente de l’accord de ', name, '.'],
  compare: 'Vérifie que c’est bien la bonne personne',
  compareHint:
    'Elle voit les mêmes images. Si une seule diffère, quelqu’un se trouve entre vous\u00a0: annule.',
  cancel: 'Annuler',
  yourName: 'Ton nom',
  yourNameHint: (name: Slot): Sentence => ['Il n’est dit qu’à ', name, '.'],
  nameFirst: 'Saisis d’abord ton nom, pour qu’on sache qui demande.',
  unsupported: 'Ce navigateur est trop ancien pour cela. Mets-le à jour.',
  ends: {
    declined: (name) => `${name} a refusé.`,
    absent: (name) => `${name} n’invite plus personne.`,
    unanswered: (name) => `${name} n’a pas répondu. Redemande, ou approche-toi.`,
    lost: () => 'La connexion s’est coupée avant une réponse. Redemande.',
    busy: () => 'Tu as demandé souvent. Attends une minute, puis redemande.',
  },
};

export const notes: Words['notes'] = {
  notes: 'Notes',
  hint: 'Une note est un texte que tout le monde dans le salon peut modifier, même à plusieurs en même temps.',
  none: 'Il n’y a pas encore de notes.',
  list: 'Notes de ce salon',
  byYou: 'Créée par toi',
  by: (name) => `Créée par ${name}`,
  open: (title) => `Ouvrir ${title}`,
  title: 'Titre de la note',
  titleMissing: 'Donne d’abord un titre à la note.',
  create: 'Créer une note',
  noPlace:
    'Tu as créé autant de notes qu’une personne le peut, ou le salon n’en affiche pas plus. Supprime l’une des tiennes pour faire de la place.',
  opening: 'Ouverture de la note…',
  gone: 'Cette note n’est pas ici. Elle a peut-être été supprimée.',

  all: 'Toutes les notes',
  text: (title) => `Texte de ${title}`,
  placeholder: 'Écris ici. Tout le monde le voit aussitôt.',
  saved: 'Tout est enregistré',
  saving: 'Enregistrement…',
  failed: 'Tes dernières modifications ne sont pas encore enregistrées. Nouvel essai.',
  full: 'Cette note n’accepte plus de modifications. Copie son texte dans une nouvelle note pour continuer.',
  chars: (n) => plural(n, { one: `${count(n)} caractère`, other: `${count(n)} caractères` }),

  view: 'Affichage du texte',
  edit: 'Modifier',
  read: 'Lire',
  emptyNow: 'Cette note est vide.',
  alsoHere: (names) => `Aussi dans cette note\u00a0: ${names}`,

  authors: 'Qui a écrit quoi',
  authorList: 'Qui a écrit ce texte',
  you: 'Toi',
  history: 'Historique',
  versions: 'Versions de cette note',
  noVersions: 'Rien n’a encore été écrit ici.',
  added: (n) =>
    plural(n, {
      one: `${count(n)} caractère ajouté`,
      other: `${count(n)} caractères ajoutés`,
    }),
  removed: (n) =>
    plural(n, {
      one: `${count(n)} caractère supprimé`,
      other: `${count(n)} caractères supprimés`,
    }),
  textThen: 'Le texte à ce moment-là',
  emptyThen: 'La note était vide à ce moment-là.',
  restore: 'Rétablir ce texte',
  restored: 'Le texte est comme il était. Rien n’est perdu\u00a0: l’historique a les deux.',
  copy: 'Copier le texte',
  copied: 'Le texte est copié.',
  save: 'Enregistrer en .md',

  delete: 'Supprimer la note',
  deleteAsk: 'Supprimer cette note pour tout le monde\u00a0? Son texte disparaît alors.',
  deleteYes: 'Supprimer pour tous',
  keep: 'La garder',
};

export const pairing: Words['pairing'] = {
  titleInvite: 'Inviter sans serveur',
  titleAnswer: 'Entrer sans serveur',
  keepOpen:
    'Laisse cet onglet ouvert jusqu’à la connexion. Chaque texte vaut dix minutes, une seule fois. Toute personne qui obtient l’invitation peut entrer, comme avec le lien du salon.',
  connected: (people) =>
    plural(people, {
      one: `La connexion avec ${count(people)} personne est établie.`,
      other: `La connexion avec ${count(people)} personnes est établie.`,
    }),
  done: 'OK',
  notLoaded: 'Cette partie de Swapmeet n’a pas pu être chargée. Réessaie.',
  tryAgain: 'Réessayer',

  inviteStep: '1. Envoie cette invitation',
  inviteStepHint:
    'Par messagerie ou par e-mail, ou fais scanner le code par l’appareil photo d’un téléphone.',
  invitation: 'L’invitation',
  invitationCode: 'L’invitation en code QR',
  invitationMaking: 'Création de l’invitation…',
  invitationCopy: 'Copier l’invitation',
  invitationCopied: 'Invitation copiée. Laisse cet onglet ouvert.',
  invitationNew: 'Nouvelle invitation',
  useReplyStep: '2. Colle la réponse reçue',
  theirReply: 'Réponse reçue',
  useReply: 'Utiliser la réponse',
  confirmStep: '3. Envoie cette confirmation',
  confirmation: 'La confirmation',
  confirmationCode: 'La confirmation en code QR',
  confirmationMaking: 'Création de la confirmation…',
  confirmationCopy: 'Copier la confirmation',
  confirmationCopied: 'Confirmation copiée.',

  replyStep: '1. Envoie cette réponse en retour de l’invitation',
  yourReply: 'Ta réponse',
  replyCode: 'Ta réponse en code QR',
  replyMaking: 'Création de ta réponse…',
  replyCopy: 'Copier la réponse',
  replyCopied: 'Réponse copiée. Laisse cet onglet ouvert.',
  useConfirmationStep: '2. Colle la confirmation reçue',
  connect: 'Connecter',
  connecting:
    'Connexion… Si rien ne se passe après une demi-minute, demande une nouvelle invitation.',

  inviterProblems: {
    unreadable: 'Ce n’est pas une réponse entière. Copie-la en entier et colle-la à nouveau.',
    'other-kind': 'C’est un autre des trois textes. Colle la réponse que l’on t’a copiée.',
    'other-room': 'Cela appartient à un autre salon.',
    'other-invitation':
      'Cette réponse est pour une autre invitation. Demande la réponse à celle affichée ici.',
    expired: 'Les dix minutes sont passées. Crée une nouvelle invitation.',
    used: 'Cette invitation a déjà reçu une réponse. Crée-en une nouvelle pour chaque personne.',
    'nothing-came':
      'Cette réponse n’a rien donné. Si le salon est verrouillé, déverrouille-le\u00a0; puis crée une nouvelle invitation.',
  },
  invitedProblems: {
    unreadable: 'Ce n’est pas un texte entier. Copie-le en entier et colle-le à nouveau.',
    'other-kind': 'C’est un autre des trois textes. Colle la confirmation venue pour ta réponse.',
    'other-room': 'Cela appartient à un autre salon.',
    'other-invitation':
      'Cette confirmation est pour une autre réponse. Demande celle de la réponse affichée ici.',
    expired:
      'L’invitation a plus de dix minutes, ou l’horloge de cet appareil est fausse. Demandes-en une nouvelle.',
    used: 'Cette confirmation a déjà servi. Si elle ne donne rien, demande une nouvelle invitation.',
    'nothing-came':
      'Aucune réponse n’a pu être créée. La connexion est peut-être déjà établie, ou le mot de passe du salon est un autre.',
  },
};

export const parts: Words['parts'] = {
  home: 'Swapmeet, accueil',
  pageTitle: (what) => `${what} · Swapmeet`,
  skip: 'Aller au contenu',
  theme: 'Basculer entre clair et sombre',
  close: 'Fermer',
  note: 'Avis',
  undo: 'Annuler',
  closeNote: 'Fermer cet avis',
  noName: 'sans nom',
  unseen: (code) => `Un caractère invisible\u00a0: ${code}`,
  moreUnseen: (n) =>
    plural(n, {
      one: `${count(n)} autre caractère invisible`,
      other: `${count(n)} autres caractères invisibles`,
    }),
  moreMarks: (n) =>
    plural(n, {
      one: `${count(n)} autre signe sur cette lettre`,
      other: `${count(n)} autres signes sur cette lettre`,
    }),

  partLate: 'Cette partie de Swapmeet n’est pas encore là.',
  partLateHint: 'Un nouvel essai se fait tout seul. Si ça ne suffit pas, recharge la page.',
  reload: 'Recharger',

  linkCopied: 'Lien copié.',
  linkCopiedAlone: 'Lien copié. Laisse cet onglet ouvert.',
  left: (room) => `Tu as quitté ${room}.`,
  pastedPicture: (dateAndTime) => `Image ${dateAndTime}`,
};

export const people: Words['people'] = {
  title: 'Personnes',
  morePeople: (n) => plural(n, { one: `et ${count(n)} autre`, other: `et ${count(n)} autres` }),
  yourself: (name: Slot): Sentence => [name, ' (toi)'],
  nothingSwapped: 'encore rien d’échangé',
  muted: 'en sourdine pour toi',
  why: 'Pourquoi\u00a0?',
  whyNotReached: (name) => `Pourquoi ${name} n’est pas joignable`,
  moreAbout: (name) => `Plus sur ${name}`,
  verified: 'code vérifié',
  verifiedHint: 'Code vérifié\u00a0: tu as comparé le code avec cette personne.',
  markHint: 'D’autres ici ont le même nom. Chaque personne a un autre symbole.',

  keeps: {
    all: 'conserve tout dans ce salon',
    some: 'conserve des fichiers de ce salon, autant qu’il y a de place',
  },

  present: 'ici',
  byWayOfOthers: 'par d’autres personnes',
  linking: 'connexion en cours',
  lost: 'connexion perdue, nouvel essai',
  unreached: 'pas joignable, nouvel essai',
  linked: 'connexion établie',
  direct: 'connexion directe',
  throughServer: 'par un serveur',
  through: (name) => `par ${name}`,
  throughMessagesOnly: (name) => `par ${name}, messages seulement`,
  throughSomebody: 'par quelqu’un d’autre',
  throughSomebodyMessagesOnly: 'par quelqu’un d’autre, messages seulement',
  gave: (size) => `a donné ${size}`,
  took: (size) => `a pris ${size}`,
  gaveAndTook: (gave, took) => `a donné ${gave}, a pris ${took}`,
};

export const person: Words['person'] = {
  find: 'Trouver une personne',
  findHint: 'Ces personnes ont écrit en dernier. Saisis un nom pour en trouver d’autres.',
  findHintSilent: 'Personne d’autre ici n’a encore écrit. Saisis un nom pour trouver une personne.',
  noneFound: 'Personne ici n’a un tel nom.',

  writePrivately: (name) => `Écrire à ${name} en privé`,
  writePrivatelyHint: (name) =>
    `Ce que tu écris ensuite n’est que pour ${name}\u00a0; les autres ne peuvent pas le lire.`,
  verify: (name) => `Vérifier ${name}`,
  verifyHint: (name) =>
    `Compare un code avec ${name}, pour savoir si c’est bien la personne à qui tu penses.`,
  seeCode: (name) => `Voir le code de ${name}`,
  seeCodeHint: (name) => `Tu as comparé le code avec ${name} et l’as marqué comme vérifié.`,
  mute: (name) => `Mettre ${name} en sourdine`,
  muteHint: (name) =>
    `La sourdine masque ce qu’écrit ${name}. La connexion reste, et les fichiers continuent.`,
  unmute: (name) => `Réentendre ${name}`,
  unmuteHint: (name) => `Ce qu’écrit ${name} est masqué sur cet appareil.`,
  block: (name) => `Bloquer ${name}`,
  blockHint: (name) =>
    `Le blocage masque ce que ${name} écrit et partage, et met fin à la connexion entre vous. Les autres ici voient encore ${name}.`,
  treatmentHint: (name) =>
    `Sourdine et blocage valent dans ce salon, sur cet appareil, jusqu’à ce que tu les lèves dans les réglages. ${name} n’en sait rien.`,

  blocklist: 'Sourdine et blocages',
  treatments: { muted: 'en sourdine', blocked: 'contact bloqué' },
  unmuteListed: (name: Slot): Sentence => ['Réentendre ', name],
  unblockListed: (name: Slot): Sentence => ['Débloquer ', name],

  code: 'Code',
  verifyTitle: (name: Slot): Sentence => ['Vérifier ', name],
  compare:
    'Lisez-vous ces mots à voix haute, au téléphone ou face à face. S’ils sont les mêmes des deux côtés, personne ne se trouve entre vous, et c’est bien la personne à qui tu penses.',
  verified:
    'Tu as marqué le code de cette personne comme vérifié. La marque lui reste sur cet appareil\u00a0; personne ne l’obtient en prenant son nom.',
  codesDiffer:
    'Si quelque chose diffère, ne marque rien\u00a0: quelqu’un d’autre utilise ce nom, ou ton lien mène à un autre salon que tu ne penses.',
  unverify: 'Retirer la marque',
  codesMatch: 'C’est pareil',

  codeSymbols:
    'chien,chat,souris,hamster,lapin,renard,ours,panda,koala,tigre,lion,vache,cochon,grenouille,singe,poule,' +
    'pingouin,oiseau,poussin,canard,aigle,hibou,chauve-souris,loup,sanglier,cheval,licorne,abeille,chenille,papillon,escargot,coccinelle,' +
    'fourmi,grillon,araignée,scorpion,tortue,serpent,lézard,pieuvre,calamar,crevette,crabe,poisson-globe,poisson,dauphin,baleine,requin,' +
    'crocodile,éléphant,rhinocéros,chameau,girafe,mouton,chèvre,cerf,coq,dinde,colombe,écureuil,hérisson,pattes,dragon,dinosaure,' +
    'cactus,sapin de Noël,conifère,arbre,palmier,pousse,herbes,trèfle,érable,champignon,blé,bouquet,tulipe,rose,tournesol,fleur,' +
    'lune,étoile,soleil,nuage,éclair,flamme,arc-en-ciel,flocon,bonhomme de neige,goutte,vague,globe,planète,comète,volcan,montagne,' +
    'pomme,poire,orange,citron,banane,pastèque,raisin,fraise,cerises,pêche,ananas,noix de coco,kiwi,tomate,avocat,aubergine,' +
    'patate,carotte,maïs,piment,concombre,brocoli,cacahuète,châtaigne,pain,croissant,bretzel,fromage,œuf,crêpes,hamburger,frites,' +
    'pizza,taco,salade,spaghettis,sushi,glace,beignet,biscuit,gâteau,chocolat,bonbon,sucette,miel,biberon,café,thé,' +
    'football,basket,tennis,billard,ping-pong,flèche,hameçon,boxe,patin,luge,cible,dé,manette,bowling,puzzle,palette,' +
    'micro,casque,piano,tambour,saxophone,trompette,guitare,violon,clap,cirque,théâtre,ticket,coupe,médaille,ballon,cadeau,' +
    'voiture,taxi,bus,ambulance,pompiers,tracteur,vélo,scooter,locomotive,tramway,avion,fusée,hélicoptère,voilier,paquebot,ancre,' +
    'maison,château,tente,grande roue,statue,tour,pont,fontaine,île,désert,feu rouge,carte,boussole,réveil,sablier,montre,' +
    'téléphone,ordinateur,appareil photo,télé,radio,pile,ampoule,lampe de poche,bougie,extincteur,tonneau,diamant,balance,clé anglaise,marteau,boulon,' +
    'aimant,microscope,télescope,pilule,thermomètre,balai,panier,clé,porte,lit,chariot,enveloppe,colis,livres,punaise,ciseaux,' +
    'crayon,trombone,cadenas,couronne,chapeau,lunettes,chaussure,chaussettes,gants,écharpe,robe,sac à dos,parapluie,bague,fantôme,robot',
};

export const profile: Words['profile'] = {
  title: 'Ton profil',
  explained:
    'C’est ton identité dans tes salons\u00a0: tes noms et images, et les personnes que tu as vérifiées, mises en sourdine ou bloquées. Messages et fichiers n’en font pas partie. Utilise-le sur un seul appareil à la fois\u00a0: si deux écrivent à ta place, les autres ne voient plus ce qu’ils écrivent.',

  take: 'L’emporter sur un autre appareil',
  passphrase: 'Nouvelle phrase secrète',
  passphraseHint:
    'Le fichier ne s’ouvre qu’avec elle. Quatre ou cinq mots conviennent. Personne ne peut te la redire si tu l’oublies.',
  passphraseTooShort: (least) =>
    `Mets ${count(least)} caractères ou plus\u00a0: qui obtient le fichier peut essayer autant de phrases secrètes qu’il veut.`,
  save: 'Enregistrer le fichier',
  saved: (rooms) =>
    plural(rooms, {
      one: `Le fichier est dans tes téléchargements. Il contient ${count(rooms)} salon.`,
      other: `Le fichier est dans tes téléchargements. Il contient ${count(rooms)} salons.`,
    }),
  savedHint:
    'Porte-le sur l’autre appareil et reprends-le là-bas. Abandonne ensuite le profil ici, avant d’écrire quoi que ce soit\u00a0: les messages privés ne s’ouvrent sur l’autre appareil qu’à partir de là. Supprime le fichier quand c’est fait.',
  giveUp: 'L’abandonner sur cet appareil',
  givenUp: 'Il est abandonné ici. Sur cet appareil, tu es une nouvelle personne dans chaque salon.',

  bring: 'Le reprendre d’un autre appareil',
  file: 'Fichier du profil',
  filePassphrase: 'Phrase secrète du fichier',
  open: 'Ouvrir le fichier',
  noFile: 'Choisis d’abord le fichier.',
  noPassphrase: 'Saisis la phrase secrète du fichier.',
  wrong: {
    'no-profile': 'Ce n’est pas le fichier d’un profil. Choisis celui que Swapmeet a enregistré.',
    damaged:
      'Le fichier est abîmé\u00a0: une partie manque ou a été modifiée. Enregistre-le à nouveau sur l’autre appareil.',
    'wrong-passphrase':
      'La phrase secrète est fausse. Rien n’a été modifié. Saisis-la comme tu l’avais fait.',
  },
  found: (rooms, day) =>
    plural(rooms, {
      one: `Un profil avec ${count(rooms)} salon. Enregistré\u00a0: ${day}.`,
      other: `Un profil avec ${count(rooms)} salons. Enregistré\u00a0: ${day}.`,
    }),
  replaces: (rooms) =>
    plural(rooms, {
      one: `Dans ${count(rooms)} de ses salons, tu étais aussi sur cet appareil, comme une autre personne\u00a0: le profil la remplace, et personne ne peut plus écrire à sa place.`,
      other: `Dans ${count(rooms)} de ses salons, tu étais aussi sur cet appareil, comme une autre personne\u00a0: le profil remplace ces personnes, et personne ne peut plus écrire à leur place.`,
    }),
  replacesNothing: 'Il ne remplace rien sur cet appareil.',
  same: (rooms) =>
    plural(rooms, {
      one: `Dans ${count(rooms)} de ses salons, tu es déjà cette personne ici.`,
      other: `Dans ${count(rooms)} de ses salons, tu es déjà cette personne ici.`,
    }),
  bringHere: 'Le reprendre sur cet appareil',
  cancel: 'Annuler',
  brought:
    'Il est ici maintenant. Ouvre tes salons par leurs liens, et abandonne-le sur l’autre appareil si ce n’est pas déjà fait.',
  openRoom: 'Aller au salon qui y était ouvert',
};

export const room: Words['room'] = {
  connection: 'Connexion',
  offline: 'Tu es hors ligne. Ce que tu écris sera envoyé plus tard.',
  cutOff: 'Personne n’est joignable\u00a0: ton adresse est masquée',
  connected: (people) =>
    plural(people, {
      one: `${count(people)} personne connectée`,
      other: `${count(people)} personnes connectées`,
    }),
  connectedNobodyNew: (people) =>
    plural(people, {
      one: `${count(people)} personne connectée. Personne de nouveau ne peut entrer pour le moment. Ta connexion reste`,
      other: `${count(people)} personnes connectées. Personne de nouveau ne peut entrer pour le moment. Ta connexion reste`,
    }),
  connectedReaching: (people, more) =>
    plural(people, {
      one: `${count(people)} personne connectée, ${count(more)} en cours`,
      other: `${count(people)} personnes connectées, ${count(more)} en cours`,
    }),
  connectedNotToAll: (people, unreached) =>
    plural(people, {
      one: `${count(people)} personne connectée\u00a0; ${count(unreached)} hors d’atteinte`,
      other: `${count(people)} personnes connectées\u00a0; ${count(unreached)} hors d’atteinte`,
    }),
  unreadable: 'Quelqu’un est ici, mais tu ne peux pas le lire',
  clocksDiffer: 'Quelqu’un est ici, mais vos horloges diffèrent trop',
  reaching: (people) =>
    plural(people, {
      one: `Connexion à ${count(people)} personne`,
      other: `Connexion à ${count(people)} personnes`,
    }),
  serverAway: 'Le serveur n’est pas joignable. Nouvel essai',
  unreached: (people) =>
    plural(people, {
      one: `${count(people)} personne ici n’est pas joignable. Nouvel essai`,
      other: `${count(people)} personnes ici ne sont pas joignables. Nouvel essai`,
    }),
  connectionLost: 'Connexion perdue. Nouvel essai',
  looking: 'Recherche des autres…',
  nobodyElse: 'Encore personne d’autre ici',

  opening: 'Ouverture du salon',
  openingShort: 'Ouverture…',
  openingHint: 'Lecture de ce que cet appareil en a retenu.',
  openingSlow:
    'C’est plus long que d’habitude. Recharge la page pour réessayer\u00a0; rien n’est perdu.',
  reopened: {
    'key-used-twice':
      'La clé de ce salon servait aussi sur un autre appareil. Tu es maintenant une nouvelle personne ici.',
    'clock-was-ahead':
      'L’horloge de cet appareil avançait de plusieurs jours, donc personne n’a reçu ce que tu as écrit. Tu es maintenant une nouvelle personne ici\u00a0: écris-le à nouveau.',
    traceless: 'Plus rien de ce salon n’est conservé sur cet appareil.',
    traces: 'Ce qui se dit à partir de maintenant est conservé sur cet appareil.',
    'profile-came': 'Tu es maintenant la personne que tu étais sur l’autre appareil.',
    'profile-left': 'Ton profil est abandonné ici. Tu es une nouvelle personne dans ce salon.',
  },

  skip: 'Aller aux messages',
  guessable: 'devinable',
  guessableHint: 'Il suffit de deviner ce nom pour entrer.',
  guessableLockedHint:
    'Ce nom peut se deviner, et on entre alors dès que quelqu’un déverrouille le salon.',
  locked: 'verrouillé',
  lockedHint:
    'Aucune nouvelle personne ne peut entrer tant que quelqu’un ici ne le déverrouille pas.',
  password: 'mot de passe',
  passwordHint: 'Pour entrer, il faut le mot de passe, qui n’est pas dans le lien.',
  details: 'Détails',
  doctor: 'Détails\u00a0: diagnostic de connexion',
  copyLink: 'Copier le lien du salon',
  notes: 'Notes',
  settings: 'Réglages',
  tabs: 'Parties du salon',
  panes: { people: 'Personnes', chat: 'Chat', files: 'Fichiers' },
  unread: (messages) =>
    plural(messages, { one: `${count(messages)} non lu`, other: `${count(messages)} non lus` }),
  savedFiles: 'Fichiers enregistrés',

  nobodyReached: 'Personne n’est joignable pour le moment.',
  nothingToHideBehind:
    'Ton adresse ne peut être masquée que par un serveur de ce site, et il n’en a pas.',
  stopHiding: 'Ne plus masquer mon adresse',
  save: 'Enregistrer',
  tryAgain: 'Réessayer',
  dismiss: 'Ignorer',

  renamed: (before, after) => `${before} s’appelle maintenant ${after}`,
  titled: (name, title) => `${name} a nommé le salon «\u00a0${title}\u00a0»`,
  untitled: (name) => `${name} a retiré le titre du salon`,
  lockedBy: (name) => `${name} a verrouillé le salon`,
  unlockedBy: (name) => `${name} a déverrouillé le salon`,

  fileForYou: 'Un fichier pour toi',
  linkToFile: 'Un lien vers un fichier',
  size: 'Taille',
  whoHasIt: 'Qui l’a',

  drop: 'Dépose pour partager dans ce salon',
  dropWith: (people) =>
    plural(people, {
      one: `Dépose pour partager avec ${count(people)} personne`,
      other: `Dépose pour partager avec ${count(people)} personnes`,
    }),
  dropPrivately: (people) =>
    plural(people, {
      one: `Dépose pour partager en privé avec ${count(people)} personne`,
      other: `Dépose pour partager en privé avec ${count(people)} personnes`,
    }),
};

export const settings: Words['settings'] = {
  title: 'Réglages',
  close: 'Fermer les réglages',
  done: 'OK',

  you: 'Toi',
  yourName: 'Ton nom',
  saveName: 'Enregistrer le nom',
  yourNameHint: 'Ton image reste la même, donc les autres te reconnaissent.',
  theme: 'Clair ou sombre',
  language: 'Langue',
  languageLate:
    'Cette langue n’a pas pu être chargée depuis le serveur. Choisis-la à nouveau quand tu as du réseau.',
  keys: 'Raccourcis clavier',
  moveProfile: 'Déplacer ton profil',
  badge: 'Compter les messages non lus sur l’icône de l’app',
  howItWorks: 'Comment ça marche, et ses limites',
  linkWays: 'Partager le lien ou afficher le code QR',
  notify: 'Me notifier',
  notifyHint: 'Dans chaque salon ouvert dans un onglet, quand tu regardes ailleurs.',
  notifyUnsupported: 'Ce navigateur n’a pas de notifications pour les pages web.',
  notifyBlocked:
    'Ton navigateur les bloque pour ce site. Autorise-les dans ses réglages pour ce site, puis réessaie.',
  notifyAbout: 'Me notifier pour',
  everyMessage: 'Chaque message',
  mentionsOnly: 'Mentions seulement',
  notifyAboutHint: 'Une mention contient ton nom, te répond, ou est pour toi en privé.',

  thisRoom: 'Ce salon',
  roomTitle: 'Titre du salon',
  roomTitleHint: 'Tout le monde ici le voit et peut le changer. Le lien reste le même.',
  readableWithPassword:
    'Toute personne qui a le lien de ce salon et son mot de passe peut entrer et lire ce qui a été dit.',
  readableByName:
    'Toute personne qui devine le nom de ce salon peut entrer et lire ce qui a été dit. Pour quelque chose de privé, crée un nouveau salon.',
  readableByLink: 'Toute personne qui a le lien de ce salon peut entrer et lire ce qui a été dit.',
  whoComesIn: 'Qui entre',
  locked:
    'Verrouillé\u00a0: aucune nouvelle personne ne peut entrer. Celles qui sont ici, ou ont déjà écrit ici, peuvent revenir.',
  unlocked:
    'Toute personne qui a le lien peut entrer. Verrouille le salon pour ne laisser entrer personne de nouveau.',
  lock: 'Verrouiller le salon',
  unlock: 'Déverrouiller le salon',
  newLink: 'Nouveau lien',
  nearby: 'Montrer ce salon à proximité',
  nearbyHint:
    'Les personnes sur ton réseau voient le nom ci-dessous et peuvent demander à entrer. Tu décides à chaque fois. Cela s’arrête quand tu pars ou recharges la page.',
  nearbyLocked:
    'Déverrouille d’abord le salon\u00a0: personne de nouveau ne peut entrer dans un salon verrouillé.',
  nearbyName: 'Nom affiché à proximité',
  nearbyStates: {
    off: '',
    opening: 'Connexion au serveur…',
    open: 'On le voit maintenant à proximité.',
    unavailable:
      'Le serveur ne sait pas sur quel réseau tu es\u00a0: personne à proximité ne peut voir le salon.',
    full: 'Trop de salons sont montrés sur ton réseau pour le moment. Réessaie plus tard.',
    'not-loaded':
      'Cette partie n’a pas pu être chargée depuis le serveur. Active-la à nouveau quand tu as du réseau.',
    unsupported: 'Ce navigateur est trop ancien pour cela. Mets-le à jour.',
  },

  filesAndData: 'Fichiers et données',
  traceless: 'Ne laisser aucune trace sur cet appareil',
  tracelessHint:
    'Supprime ce que cet appareil conserve du salon, fichiers compris, et ne conserve plus rien jusqu’à ce que tu fermes cet onglet. Tu reviens comme une nouvelle personne. L’historique du navigateur garde le lien.',
  tracelessAsk:
    'Supprimer de cet appareil les messages et fichiers de ce salon\u00a0? C’est irréversible.',
  tracelessYes: 'Supprimer, sans trace',
  keepThem: 'Les garder',
  keepFor: 'Conserver les messages',
  keepForHint: 'Sur cet appareil, à partir de leur arrivée. Chacun choisit pour soi.',
  keepDaysAsk:
    'Supprimer maintenant les messages plus anciens de cet appareil\u00a0? C’est irréversible.',
  keepDaysYes: 'Supprimer les anciens',
  keepDays: { 1: 'Un jour', 7: 'Une semaine', 30: 'Un mois', 365: 'Un an' },
  keepAll: 'Tout conserver dans ce salon',
  keepAllHint:
    'Récupère ce que les autres partagent ici et le conserve sur cet appareil, pour que cela reste après leur départ. Les autres voient que tu le fais. Laisse cet onglet ouvert, pour qu’ils puissent l’avoir. Rien n’est récupéré sur une connexion limitée.',
  keepAtMost: 'Au plus',
  keptSoFar: (files, size) =>
    plural(files, {
      one: `${count(files)} fichier conservé, ${size}.`,
      other: `${count(files)} fichiers conservés, ${size}.`,
    }),
  keepMetered:
    'Ta connexion est limitée en ce moment\u00a0: rien n’est récupéré avant que tu en aies une autre.',
  keepTraceless:
    'Tu ne laisses aucune trace ici\u00a0: ce que cet appareil conserve du salon disparaît quand tu fermes cet onglet.',
  keptNotAll:
    'Tout n’est pas conservé\u00a0: certains fichiers n’ont pas de place ici, ou tu les as retirés de cet appareil.',
  uploadLimit: 'Limite d’envoi (Mo/s)',
  downloadLimit: 'Limite de réception (Mo/s)',
  noLimit: 'Aucune',
  shareMetered: 'Partager sur connexion limitée',
  shareMeteredHint:
    'Les fichiers reçus d’autres personnes. Ce que tu partages toi-même est toujours envoyé à qui le veut.',

  connection: 'Connexion',
  hideAddress: 'Masquer mon adresse',
  hideAddressHint:
    'Les autres voient l’adresse d’un serveur à la place de la tienne. Les fichiers peuvent venir plus lentement. Les serveurs eux-mêmes voient encore la tienne.',
  hideAddressCutOff:
    'Ce site n’a pas de serveur pour cela\u00a0: personne n’est joignable tant que ton adresse est masquée.',
  passOn: 'Relayer des fichiers entre personnes qui ne peuvent pas se joindre',
  passOnHint:
    'Chiffrés\u00a0: cet appareil ne peut pas les lire. Les messages sont toujours relayés\u00a0; les fichiers jamais sur une connexion limitée.',
  passOnNothing: 'Aucun fichier',
  passOnUpTo: (size) => `Jusqu’à ${size} par jour`,
  inviteByHand: 'Inviter sans serveur',
};

export const looks: Words['looks'] = {
  choose: 'Choisir une couleur et un symbole',
  hint: 'Tout le monde dans ce salon les voit. Ils ne disent rien de qui tu es\u00a0: deux personnes peuvent choisir les mêmes, et le motif de ton image reste.',
  colour: 'Couleur',
  mark: 'Symbole',
  byKey: 'D’origine',
  none: 'Aucun',
  inks: {
    1: 'Bleu',
    2: 'Vermillon',
    3: 'Vert',
    4: 'Prune',
    5: 'Bleu ciel',
    6: 'Vieux rose',
    7: 'Brun',
    8: 'Vert olive',
  },
};

export const roomPicture: Words['roomPicture'] = {
  title: 'Le salon en image',
  open: 'Afficher le salon en image',
  nobody: 'Il n’y a personne d’autre ici\u00a0: encore rien à dessiner.',
  connections: (n) =>
    plural(n, {
      one: `Tu as ${count(n)} connexion.`,
      other: `Tu as ${count(n)} connexions.`,
    }),
  here: (n) =>
    plural(n, {
      one: `${count(n)} autre personne est ici.`,
      other: `${count(n)} autres personnes sont ici.`,
    }),
  drawn: (n, all) => `L’image montre ${count(n)} personnes sur ${count(all)}.`,
  ring: 'Tu es au milieu. Les personnes aux identifiants proches sont côte à côte.',
  rings:
    'Tu es au milieu. Plus un cercle est proche, plus les identifiants de ses personnes ont de premiers bits en commun avec le tien\u00a0; sur un cercle, les identifiants proches sont côte à côte.',

  legend: 'Ce que montre l’image',
  own: 'Ta connexion',
  forwarded: 'Une connexion par quelqu’un d’autre',
  told: 'Une connexion dont d’autres parlent\u00a0; personne ne l’a vérifiée',
  flow: 'Des parties de fichiers, en route vers là où pointe la flèche',
  far: 'Quelqu’un sans connexion avec toi',
  notKnown:
    'Cet appareil ne sait pas comment les personnes sans connexion avec toi sont reliées entre elles.',

  table: 'Tes connexions',
  person: 'Qui',
  path: 'Connexion',
  from: 'Vient de là',
  to: 'Y va',
  others: 'Autres dont elle parle',
  nothing: 'rien',
  notTold: 'non dit',
};

export const talk: Words['talk'] = {
  hereOnly: 'Seulement ici\u00a0: personne d’autre ne l’a encore',
  goingOut: 'En route',
  withSome: (have, here) => `Chez ${count(have)} sur ${count(here)}`,
  knownWithSome: (have, here) => `Chez ${count(have)} sur ${count(here)}, de source sûre`,
  withAll: 'Chez tous',
  withThoseWhoLeft: 'Chez des personnes qui ne sont plus là',

  typing: (name) => `${name} écrit…`,
  typingTwo: (one, other) => `${one} et ${other} écrivent…`,
  typingSeveral: 'Plusieurs personnes écrivent…',

  joined: (names, people) =>
    people === 1 ? `${names} a rejoint le salon` : `${names} ont rejoint le salon`,
  left: (names, people) =>
    people === 1 ? `${names} a quitté le salon` : `${names} ont quitté le salon`,
  cameAndLeft: (names, people) =>
    people === 1 ? `${names} n’a fait que passer` : `${names} n’ont fait que passer`,
  cameBack: (names, people) =>
    people === 1
      ? `${names} a quitté puis retrouvé le salon`
      : `${names} ont quitté puis retrouvé le salon`,
  joinedCount: (people) =>
    plural(people, {
      one: `${count(people)} personne a rejoint le salon`,
      many: `${count(people)} personnes ont rejoint le salon`,
      other: `${count(people)} personnes ont rejoint le salon`,
    }),
  leftCount: (people) =>
    plural(people, {
      one: `${count(people)} personne a quitté le salon`,
      many: `${count(people)} personnes ont quitté le salon`,
      other: `${count(people)} personnes ont quitté le salon`,
    }),

  toMention: (messages) =>
    plural(messages, {
      one: `${count(messages)} message te mentionne\u00a0: y aller`,
      many: `${count(messages)} messages te mentionnent\u00a0: aller au suivant`,
      other: `${count(messages)} messages te mentionnent\u00a0: aller au suivant`,
    }),

  tellTyping: 'Dire aux autres que tu écris',
  tellTypingHint: (people) =>
    plural(people, {
      one: `Dans les salons jusqu’à ${count(people)} personne. Si un message est privé, seuls ses destinataires le savent.`,
      other: `Dans les salons jusqu’à ${count(people)} personnes. Si un message est privé, seuls ses destinataires le savent.`,
    }),
  tellTypingNotes: (people) =>
    plural(people, {
      one: `Dans les notes, ils voient aussi ton curseur, dans les salons jusqu’à ${count(people)} personne.`,
      other: `Dans les notes, ils voient aussi ton curseur, dans les salons jusqu’à ${count(people)} personnes.`,
    }),
  tellTypingTraceless: 'Jamais dit depuis un salon qui ne laisse aucune trace sur cet appareil.',
};

export const rich: Words['rich'] = {
  opens: (host) => `Ouvre ${host}`,
  mentionOfYou: 'Mention de toi',
  code: 'Code',
  codeIn: (language) => `Code en ${language}`,
  copyCode: 'Copier le code',
  codeCopied: 'Code copié.',
};

export const writing: Words['writing'] = {
  people: 'Personnes à mentionner',
  emoji: 'Emoji',
  matches: (n) =>
    plural(n, {
      one: `${count(n)} suggestion. Entrée la choisit.`,
      other: `${count(n)} suggestions. Haut et bas parcourent, Entrée choisit.`,
    }),
  notConnected: 'pas ici en ce moment',

  addEmoji: 'Ajouter un emoji',
  chooseEmoji: 'Choisir un emoji',
  searchEmoji: 'Chercher un emoji',
  noEmoji: 'Aucun emoji ne s’appelle ainsi.',
  emojiGroups: 'Groupes d’emojis',
  groups: {
    smileys: 'Smileys et émotions',
    people: 'Personnes et gestes',
    animals: 'Animaux et nature',
    food: 'Nourriture et boissons',
    travel: 'Voyages et lieux',
    activities: 'Activités',
    objects: 'Objets',
    symbols: 'Symboles',
    flags: 'Drapeaux',
  },
  skinTone: 'Couleur de peau',
  skinToneIs: (tone) => `Couleur de peau\u00a0: ${tone}`,
  tones: {
    none: 'Par défaut',
    light: 'Claire',
    mediumLight: 'Moyennement claire',
    medium: 'Moyenne',
    mediumDark: 'Moyennement foncée',
    dark: 'Foncée',
  },
  loadingEmoji: 'Chargement des emojis…',

  characters: (n) => plural(n, { one: `${count(n)} caractère.`, other: `${count(n)} caractères.` }),
  tooLong: (most) =>
    plural(most, {
      one: `Un message peut en avoir ${count(most)}. Coupe-le, ou envoie-le en fichier texte.`,
      other: `Un message peut en avoir ${count(most)}. Coupe-le, ou envoie-le en fichier texte.`,
    }),
  longText: 'C’est un long texte pour un message.',
  sendAsFile: 'Envoyer en fichier texte',
  keepAsMessage: 'Laisser ici',
  textName: (dateAndTime) => `Texte ${dateAndTime}`,
  sentAsFile: 'Envoyé en fichier texte.',
};
