/** Spanish, of Spain and Latin America alike. */
import { count } from '../format.ts';
import { plural } from '../language.ts';
import type { Words } from '../languages.ts';

const NBSP = '\u00a0';

export const actions: Words['actions'] = {
  linkWays: 'Compartir o código QR',
  failed: 'No funcionó.',
  failedHint: 'Inténtalo de nuevo. Si sigue igual, recarga la página.',
  savingWaits: (name) => `Se guardará en cuanto este dispositivo esté listo: ${name}`,
  fileLinkCopied: 'Enlace al archivo copiado.',
  onlyFileLinkCopied: 'Enlace al archivo copiado. Deja abierta esta pestaña.',
};

export const chat: Words['chat'] = {
  title: 'Chat',
  messages: 'Mensajes',
  opening: 'Abriendo la sala…',
  looking: 'Buscando a los demás…',
  stillLooking:
    'Seguimos buscando a los demás. Está tardando más de lo normal, pero continúa sin que hagas nada.',
  connecting: (people) =>
    plural(people, {
      one: 'Hay 1 persona aquí. Conectando…',
      other: `Hay ${count(people)} personas aquí. Conectando…`,
    }),
  stillConnecting: (people) =>
    plural(people, {
      one: 'La conexión con 1 persona está tardando. Puede que la sala esté bloqueada o que la red sea lenta. Continúa sin que hagas nada.',
      other: `La conexión con ${count(people)} personas está tardando. Puede que la sala esté bloqueada o que la red sea lenta. Continúa sin que hagas nada.`,
    }),
  loading: 'Cargando lo que se dijo aquí…',
  reachesEveryone: 'Aún no hay mensajes. Lo que escribas les llega a todos.',
  reachesChosen: 'Aún no hay mensajes. Solo quienes elegiste pueden leer lo que escribas.',
  reachesSomeLater:
    'Aún no hay mensajes. Quienes todavía no tengan conexión recibirán lo que escribas en cuanto la tengan.',
  nobodyElse: 'No hay nadie más aquí.',
  nobodyReached: 'Ahora mismo no se puede conectar con nadie.',

  writePrivately: 'Escribe en privado',
  writeToEveryone: 'Escribe a todos',
  readLater: 'Los demás lo leerán al llegar',
  sentLater: 'Se enviará cuando haya conexión',
  write: 'Escribe un mensaje',
  replyingTo: (name) => ['Respuesta a ', name],

  aloneTitle: 'Todavía no hay nadie más.',
  copyLink: 'Copiar enlace',
  aloneLink: 'Envía este enlace a alguien. Con abrirlo, ya está dentro.',
  aloneLinkGuarded:
    'Envía este enlace a alguien y dile la contraseña por otro medio: no está en el enlace.',
  aloneLocked: 'La sala está bloqueada: desbloquéala en los ajustes antes de invitar a alguien.',
  aloneHint:
    'Deja abierta esta pestaña: lo que escribas o sueltes ahora les llegará a los demás cuando entren.',

  othersSeeYou: (name) => ['Los demás te ven como ', name, '.'],
  changeName: 'Cambiar',

  newSince: (when) => `Nuevo desde ${when}`,
  newAbove: (messages) =>
    plural(messages, { one: '1 nuevo arriba', other: `${count(messages)} nuevos arriba` }),
  newBelow: (messages) =>
    plural(messages, { one: '1 nuevo abajo', other: `${count(messages)} nuevos abajo` }),
  goToNewest: 'Ir al más reciente',

  by: (name, time) => `${name}, ${time}`,
  privateBy: (name, time, recipients) => `${name}, ${time}, ${recipients}`,
  yourself: (name) => `${name} (tú)`,
  you: 'tú',
  privateTo: (names) => `privado, para ${names}`,
  answerPrivately: 'Responder en privado',
  aFile: 'un archivo',
  edited: 'editado',
  openedNote: 'Creó una nota:',
  deleted: 'Mensaje eliminado',
  withdrawn: 'El archivo ya no se comparte',
  keyUsedTwice:
    'La clave de esta persona se usó en dos dispositivos a la vez. Lo que se escribió con ella a partir de aquí no se muestra.',
  inReplyTo: 'En respuesta a',
  quoteMissing: 'Un mensaje que no está aquí',
  quoteDeleted: 'mensaje eliminado',

  actions: 'Acciones',
  actionsFor: (message) => `Acciones para ${message}`,
  about: (name, message) => `${name}: ${message}`,
  aboutOwn: (message) => `tú: ${message}`,

  message: 'Mensaje',
  send: 'Enviar',
  attach: 'Adjuntar archivos',
  editing: 'Estás editando tu mensaje',
  cancelEdit: 'Cancelar edición',
  cancelReply: 'Cancelar respuesta',
  toEveryone: 'Para: todos',
  toSome: (names) => `Para: ${names}, en privado`,
  writeToEveryoneAgain: 'Volver a escribir a todos',
};

export const dialogs: Words['dialogs'] = {
  copyTitle: 'Copia tú el enlace',
  copyHint: 'Este navegador no deja copiar a la página. El enlace ya está seleccionado: cópialo.',
  copyLink: 'Enlace para copiar',
  copyDone: 'Listo',

  recipientsTitle: '¿Quién puede leerlo?',
  recipientsHint:
    'No elijas a nadie para escribir a todos. Lo que escribes o compartes con algunas personas va cifrado para ellas: las demás lo reenvían, pero no pueden leerlo ni ver para quién es.',
  recipients: 'Personas que pueden leerlo',
  nobodyElse: 'Todavía no hay nadie más.',
  done: 'Listo',

  leaveTitle: '¿Salir de la sala?',
  leaveNot: 'Quedarme aquí',
  stay: 'Quedarme',
  leave: 'Salir',

  kept: 'Conservado en este dispositivo',
  keptClose: 'Cerrar la lista',
  keptHint:
    'Si falta espacio, primero se borra lo que lleva más tiempo sin usarse; lo que fijas se queda. Lo que otras personas aún tengan aquí se puede volver a descargar.',
  keptNothing: 'Aquí ya no se conserva nada.',
  keptPart: (here, all) => `${here} de ${all}`,
  inUse: 'en uso ahora',
  usedToday: 'usado hoy',
  usedYesterday: 'usado ayer',
  usedOn: (day) => `usado: ${day}`,
  pinned: 'fijado',
  pin: (name) => `Fijar ${name}`,
  pinHint: 'Fijar: se queda aquí',
  unpin: (name) => `Dejar de fijar ${name}`,
  unpinHint: 'Dejar de fijar: puede borrarse si falta espacio',
  deleteKept: (name) => `Eliminar ${name}`,
  deleteKeptHint: 'Eliminar de este dispositivo',

  roomPassword: 'Contraseña de la sala',
  passwordTitle: 'Esta sala tiene contraseña',
  passwordHint: 'No está en el enlace. Puede decírtela quien te lo envió.',
  openRoom: 'Abrir la sala',
  passwordUnchecked:
    'Solo quienes están en la sala pueden distinguir la contraseña correcta de una equivocada.',
  tryPassword: 'Probar esta',

  readingFolder: (n) =>
    plural(n, {
      one: 'Leyendo la carpeta: 1 archivo por ahora',
      other: `Leyendo la carpeta: ${count(n)} archivos por ahora`,
    }),
  dropHint: 'El enlace está listo al momento. De cualquier tamaño.',

  asksToComeIn: (name) => [name, ' está cerca y quiere entrar.'],
  asksToComeInHint: 'Quien entra puede leer todo lo que se dijo aquí.',
  compare: 'Comprueba quién es',
  compareHint:
    'La otra persona ve estos mismos dibujos. Si algo no coincide, alguien se puso en medio: rechaza.',
  accept: 'Aceptar',
  acceptOf: (name) => `Aceptar a ${name}`,
  decline: 'Rechazar',
  declineOf: (name) => `Rechazar a ${name}`,

  elsewherePage: 'Abierta en otra pestaña',
  elsewhere: 'Esta sala ya está abierta en otra pestaña. ¿Quieres usarla aquí?',
  elsewhereHint:
    'Solo puedes estar en una sala desde una pestaña: la otra se detendrá. O entra aquí como una persona nueva, de la que no se conserva nada en este dispositivo.',
  displaced: 'La sala pasó a otra pestaña',
  displacedHint:
    'Allí continúa, con todos sus mensajes y archivos. Puedes cerrar esta pestaña o traer la sala de vuelta.',
  useItHere: 'Usarla aquí',
  comeAsNew: 'Entrar como persona nueva',

  needsHttps:
    'Los navegadores solo mantienen privada una sala si la dirección empieza por https:// o está en este mismo equipo (localhost). Abre esta página con https:// o pídeselo a quien la administra.',
  tryAgain: 'Reintentar',
  goHome: 'Ir al inicio',

  openedNewRoom: (name) => [name, ' abrió una sala nueva para ti.'],
  openedNewRoomHint:
    'Quienes vayan allí volverán a encontrarse. Lo que se dijo aquí se queda aquí.',
  goThere: 'Ir allí',
  newLink: 'Enlace nuevo',
  newLinkHint:
    'Abre una sala nueva y avisa a las personas que elijas. El enlace anterior no lleva a ella.',
  whoIsTold: 'A quién se avisa',
  nobodyToTell: 'No hay nadie más aquí. Aun así, puedes abrirla y enviar su enlace.',
  newPassword: 'Contraseña, si quieres una',
  newPasswordHint: 'Las personas que elijas no tendrán que escribirla. No está en ningún enlace.',
  openAndTell: 'Abrir y avisar',
  tellingThem: 'Avisando…',
  cancel: 'Cancelar',
  newLinkTold: (people) =>
    plural(people, {
      one: '1 persona ya lo ve y puede seguirte. Lo que se dijo aquí se queda aquí.',
      other: `${count(people)} personas ya lo ven y pueden seguirte. Lo que se dijo aquí se queda aquí.`,
    }),
  newLinkMissed: (people) =>
    plural(people, {
      one: 'No se pudo avisar a 1 persona. Ve allí y envíale el enlace.',
      other: `No se pudo avisar a ${count(people)} personas. Ve allí y envíales el enlace.`,
    }),
  goToNewRoom: 'Ir a la sala nueva',

  keysTitle: 'Atajos de teclado',
  keyGroups: [
    {
      title: 'Escribir',
      keys: [
        ['Cualquier letra', 'Empieza un mensaje desde cualquier parte de la sala'],
        ['Enter', 'Envía'],
        ['Mayús + Enter', 'Empieza una línea nueva'],
        ['↑', 'Edita tu último mensaje, si el campo está vacío'],
        ['Esc', 'Cancela una respuesta o una edición; después, va a los mensajes'],
      ],
    },
    {
      title: 'Mensajes',
      keys: [
        ['↑ ↓', 'Van de mensaje en mensaje'],
        ['Inicio, Fin', 'Van al primero y al último'],
        ['Enter', 'Abre lo que puedes hacer con un mensaje'],
        ['→ ←', 'Recorren sus enlaces y botones'],
        ['Esc', 'Vuelve al mensaje'],
      ],
    },
    {
      title: 'Imágenes abiertas',
      keys: [
        ['← →', 'Van a la imagen anterior y a la siguiente'],
        ['+ − 0', 'Acercan, alejan y muestran la imagen entera'],
        ['Flechas', 'Mueven una imagen ampliada'],
        ['Esc', 'La cierra'],
      ],
    },
    {
      title: 'En cualquier parte, si el cursor no está en un campo',
      keys: [
        [
          'Ctrl + Z',
          'Deshace lo que acabas de eliminar o la salida de la sala, durante 6 segundos',
        ],
        ['/', 'Va a la búsqueda'],
        ['Ctrl + K', 'Va a la búsqueda, también desde un campo'],
        ['?', 'Muestra esta lista'],
      ],
    },
  ],

  newMessages: (messages, lastFrom) =>
    plural(messages, {
      one: `1 mensaje nuevo, de ${lastFrom}`,
      other: `${count(messages)} mensajes nuevos, el último de ${lastFrom}`,
    }),
  wrotePrivately: (name) => `${name} te escribió en privado`,
  wrote: (name) => `${name} escribió algo`,
  sharedFile: (name) => `${name} compartió un archivo`,
  said: (name, text) => `${name}: ${text}`,
};

export const doctor: Words['doctor'] = {
  title: 'Diagnóstico de conexión',
  nobody: 'Que se sepa, no hay nadie más aquí.',
  connections: 'Conexiones',
  throughOthers: (people) =>
    plural(people, {
      one: 'Hay 1 persona más aquí, conectada a través de estas.',
      other: `Hay ${count(people)} personas más aquí, conectadas a través de estas.`,
    }),
  linked: (path, speed) => `${path} · ${speed} · está aquí`,
  lastSeen: (time) => `últ. vez: ${time}`,
  mediaTitle: 'Cómo se encuentra a la gente',
  results: 'Resultados de la prueba',
  testing: 'Probando: puede tardar hasta diez segundos.',
  test: 'Probar este dispositivo',
  reportTitle: 'Informe',
  copyReport: 'Copiar informe',
  reportCopied: 'Informe copiado.',
  testHint:
    'La prueba consulta los servidores que reúnen a la gente y los servidores STUN y TURN de este sitio. El informe no nombra personas, direcciones ni salas.',

  overlayTitle: 'Para quien quiera ver cómo funciona',
  overlayHint:
    'Cada persona tiene un identificador, una fila de bits. Cuantos más bits iniciales comparten dos identificadores, más cerca están. Cada persona mantiene la conexión con algunas a cada distancia, así que todo llega a su destino en pocos pasos.',
  bucketsTitle: 'Personas según su distancia',
  bucketBits: 'Bits iniciales en común',
  bucketHere: 'Aquí',
  bucketLinked: 'Con conexión contigo',
  closestTitle: 'Más cerca de ti',
  closest: (name, linked) =>
    linked ? `${name} · con conexión contigo` : `${name} · a través de otros`,
  lookUpTitle: 'Buscar a alguien, paso a paso',
  lookUp: 'Buscar',
  lookingUp: 'Buscando: tarda unos segundos como mucho.',
  lookUpResult: 'Resultado',
  found: (name, steps, milliseconds) =>
    plural(steps, {
      one: `${name} responde tras un paso, en ${count(Math.round(milliseconds))} ms.`,
      other: `${name} responde tras ${count(steps)} pasos, en ${count(Math.round(milliseconds))} ms.`,
    }),
  notFound: (name) => `Ningún camino llevó a ${name}. Quizá acaba de salir.`,

  paths: {
    direct: 'directa',
    nat: 'directa por NAT',
    turn: 'TURN',
    'turn-udp': 'TURN por UDP',
    'turn-tcp': 'TURN por TCP',
    'turn-tls': 'TURN por TLS',
    forwarded: 'a través de otra persona',
    unknown: 'con conexión',
  },
  roundTrip: (path, milliseconds) => `${path} · ${milliseconds}`,

  causes: {
    offline: {
      what: 'Este dispositivo no tiene red.',
      next: 'Activa el wifi o los datos móviles. Después, todo continúa solo.',
    },
    'relay-away': {
      what: 'No responde ningún servidor que reúna a la gente, así que no se puede encontrar a nadie nuevo.',
      next: 'Sigues en contacto con quienes ya tienes conexión. Si no se arregla, prueba otra red o pregunta a quienes administran este sitio.',
    },
    sealed: {
      what: 'Hay alguien aquí, pero lo que dice no se puede abrir.',
      next: 'Tu contraseña y la suya no coinciden, o el enlace no es exactamente el mismo. Pide ambas cosas.',
    },
    hidden: {
      what: 'Tu dirección está oculta y no hay un servidor TURN tras el que ocultarla.',
      next: 'Deja de ocultar tu dirección en los ajustes.',
    },
    'no-udp': {
      what: 'Esta red bloquea UDP y no hay un servidor TURN para evitarlo.',
      next: 'Prueba otra red, como la zona wifi de un teléfono, o pide un servidor TURN a quienes administran este sitio.',
    },
    symmetric: {
      what: 'Esta red da un puerto distinto a cada conexión (NAT simétrico) y no hay un servidor TURN que ayude.',
      next: 'Prueba otra red, como la zona wifi de un teléfono, o pide un servidor TURN a quienes administran este sitio.',
    },
    'no-path': {
      what: 'Hubo respuesta, pero ningún camino lleva de esta red a la suya.',
      next: 'Prueba este dispositivo aquí abajo y pide a la otra persona que pruebe el suyo: una de las dos redes no deja pasar la conexión.',
    },
    refused: {
      what: 'Ahora no acepta conexiones tuyas: está al límite o te ha bloqueado.',
      next: 'Se volverá a intentar automáticamente.',
    },
    unanswered: {
      what: 'No responde. Quizá acaba de salir, o la sala está bloqueada y no responde a nadie nuevo.',
      next: 'Se volverá a intentar automáticamente. Si la sala está bloqueada, alguien de dentro tiene que desbloquearla.',
    },
    unproven: {
      what: 'Respondió alguien que no pudo demostrar quién es.',
      next: 'Puede que alguien se haya puesto en medio. Habla con esa persona de otra forma y compara los códigos con ella cuando haya conexión.',
    },
    clock: {
      what: 'El reloj de este dispositivo y el suyo difieren en varios días.',
      next: 'Ajusta la fecha y la hora del dispositivo que esté mal.',
    },
    crowded: {
      what: 'Esta página ha hecho todas las conexiones que permite el navegador.',
      next: 'Recarga la página.',
    },
    lost: { what: 'Se cortó la conexión.', next: 'Se volverá a intentar automáticamente.' },
    trying: {
      what: 'Se está conectando por primera vez.',
      next: 'Tarda unos segundos.',
    },
  },

  answersIn: (server, milliseconds) =>
    `${server}: responde en ${count(Math.round(milliseconds))} ms`,
  noAnswer: (server) => `${server}: no responde`,
  servers: { relay: 'Relay', 'peer-server': 'PeerServer' },
  oneServer: (server, which) => `${server} ${which}`,
  stun: {
    none: 'STUN: este sitio no ofrece ningún servidor',
    blocked: 'STUN: no responde por UDP',
    one: 'STUN: responde por UDP',
    same: 'STUN: responde por UDP y todos los servidores ven el mismo puerto',
    differs: 'STUN: responde por UDP, pero los servidores ven puertos distintos (NAT simétrico)',
  },
  seen: {
    public: (stun) => `${stun}; ve una dirección pública`,
    shared: (stun) => `${stun}; ve una dirección interna de la red del proveedor (NAT de operador)`,
    private: (stun) => `${stun}; ve una dirección privada`,
  },
  noTurn: 'TURN: este sitio no ofrece ningún servidor',
  turnWorks: (transport) => `TURN por ${transport}: funciona`,
  turnSilent: (transport) => `TURN por ${transport}: no responde`,

  report: 'Informe de conexión de Swapmeet',
  reportConnection: (signaling, linked, others, linking) =>
    `Encontrar a gente: ${signaling}; conexión directa: ${count(linked)}; a través de otros: ${count(others)}; conectando: ${count(linking)}`,
  reportForAll: (cause) => `Obstáculo para todos: ${cause}`,
  reportPerson: (number, link) => `Persona ${count(number)}: ${link}`,
  reportUnlinked: (number, cause) => `Persona ${count(number)}: sin conexión: ${cause}`,
  notTested: 'Este dispositivo no se ha probado.',

  media: {
    relay: 'Relay',
    'peer-server': 'PeerServer',
    tabs: 'Pestañas de este navegador',
    mesh: 'Personas de la sala',
    manual: 'Textos a mano',
  },
  meshWorks: (people) => `funciona, con ${count(people)} de ellas`,
  meshWaits: 'cuando alguien tenga conexión',
  manualInUse: 'en uso',
  manualWaits: 'cuando invites con un texto',
  mediumWorks: 'funciona',
  mediumConnects: 'conectando',
  tabsMissing: 'no disponible en este navegador',
  mediumAway: 'no responde; se volverá a intentar',
};

export const errors: Words['errors'] = {
  failed: {
    enter: 'No se pudo abrir la sala.',
    say: 'Tu mensaje no se envió.',
    unsay: 'Tu mensaje no se eliminó.',
    react: 'Tu reacción no se envió.',
    keep: 'No se recordó lo que elegiste.',
    store: 'Este navegador no conserva nada de esta página.',
    lock: 'La sala no se bloqueó ni se desbloqueó.',
    title: 'No se cambió el título de la sala.',
    rename: 'No se cambió tu nombre.',
    looks: 'Tu color y tu marca no se conservaron para esta sala.',
    share: 'El archivo no se compartió.',
    withdraw: 'El archivo se sigue compartiendo.',
    reattach: 'No se pudo volver a compartir el archivo.',
    look: 'No se pudo mostrar lo que contiene.',
    download: 'La descarga no continuó.',
    save: 'El archivo no se guardó en tus descargas.',
    pin: 'El archivo no se fijó.',
    delete: 'El archivo no se eliminó.',
    library: 'La biblioteca no se compartió.',
    browse: 'La biblioteca no se abre.',
    note: 'Eso no funcionó con la nota.',
    take: 'El archivo no llegó.',
    profile: 'Tu perfil no se trasladó.',
  },

  why: {
    'storage-full':
      'En este dispositivo no queda espacio. Elimina algo en “Conservado en este dispositivo” e inténtalo de nuevo.',
    'storage-failed':
      'El navegador no dejó usar su almacenamiento, como suele pasar en las ventanas privadas. Abre el enlace en una ventana normal e inténtalo de nuevo.',
    withdrawn: 'Quien lo compartió lo retiró. Pídele que lo vuelva a compartir.',
    'source-gone':
      'El archivo de tu disco se movió, cambió o ya no se puede leer. Elígelo de nuevo.',
    'bad-list':
      'Lo que contiene no es lo que se ofreció. Pide a quien lo compartió que lo vuelva a compartir.',
    unlisted:
      'Lo compartiste desde otro dispositivo y nadie aquí sabe aún qué contiene. Abre la sala también en ese dispositivo o compártelo aquí como archivo nuevo.',
    unreachable: 'No se pudo conectar con nadie. Revisa tu conexión e inténtalo de nuevo.',
    timeout: 'Tardó demasiado. Revisa tu conexión e inténtalo de nuevo.',
    'too-long': 'Es más largo de lo que permite la sala. Acórtalo e inténtalo de nuevo.',
    'too-many':
      'Son más de los que permite la sala. Continúa en una sala nueva o inténtalo con menos.',
    closed: 'La sala se cerró mientras tanto. Recarga la página para volver a abrirla.',
    'not-loaded':
      'No se pudo cargar una parte de Swapmeet: su servidor no responde o Swapmeet se actualizó. Inténtalo de nuevo; si sigue igual, recarga la página.',
    unsupported:
      'A este navegador le falta algo que Swapmeet necesita. Prueba una versión actual de Firefox, Chrome, Edge o Safari.',
  },
  unforeseen:
    'Ocurrió un error que no habíamos previsto. Inténtalo de nuevo; si sigue igual, recarga la página. Lo que tienes se conserva.',
  messageTooLong: (most) =>
    `Un mensaje puede tener ${count(most)} caracteres. Divídelo o compártelo como archivo.`,
  nameTooLong: (most) => `Un nombre puede tener ${count(most)} caracteres. Elige uno más corto.`,
  fileTooLong: (most) =>
    `Un archivo puede ocupar ${most}. Divídelo, por ejemplo como archivo Zip en partes.`,
  tooManyMessages: 'Esta sala ya no admite más mensajes tuyos. Continúa en una sala nueva.',
  tooManyFiles: (most) =>
    `Esta sala ya no admite más archivos tuyos: cada persona puede ofrecer ${count(most)}. Deja de compartir algunos o comparte el resto en una sala nueva.`,
  unknownRecipient:
    'Una de las personas destinatarias nunca ha coincidido contigo aquí, así que no se puede cifrar para ella. Vuelve a elegir a quién escribes.',
  notSaved: {
    'source-gone':
      'Una parte ya no está en este navegador, quizá porque la borró para hacer espacio. Descárgalo de nuevo.',
    'storage-failed':
      'El guardado se cortó antes de terminar, como pasa si el disco está lleno o el navegador lo detiene. Inténtalo de nuevo.',
    closed: 'La descarga se detuvo. Vuelve a iniciarla.',
    unsupported:
      'Es demasiado grande para conservarlo aquí y esta ventana no puede escribirlo directamente en tus descargas. Prueba con una ventana normal de una versión actual de Firefox, Chrome, Edge o Safari.',
  },
  nothingStored:
    'Los datos de sitios están bloqueados aquí o el almacenamiento del navegador no funciona. Cuando cierres o recargues esta pestaña, los mensajes y archivos desaparecerán de este dispositivo y serás una persona nueva. Permite los datos de sitio para esta dirección y recarga, o guarda lo que necesites.',
  tooLargeLibrary: (most) =>
    `Tiene más de ${count(most)} archivos, o sus nombres son demasiado largos. Comparte solo una parte.`,
  tooLongCatalogue:
    'Su lista es más larga que cualquiera de las que hace esta aplicación. No se leyó nada de ella.',
  noLibrary: 'Ya no se comparte o ha cambiado. Mira en la lista de archivos.',
  ownerBusy: 'Quien la comparte está enviando otros archivos. Inténtalo de nuevo en un minuto.',
  ownerSilent: 'Quien la comparte no está aquí o no responde. Inténtalo de nuevo cuando esté.',
  goneFromLibrary:
    'Quien lo comparte no puede abrirlo: el archivo se movió o hay que volver a elegir la carpeta.',
  tooManyRooms: 'Has estado en más salas de las que caben en un archivo.',
  profileUnreadable: 'Ese archivo no se puede leer. Elígelo de nuevo.',

  lookingForIt: 'Buscando en esta sala a alguien que lo tenga.',
  nobodyHasIt: (sharer) =>
    `Nadie aquí tiene este archivo ahora. Empezará automáticamente cuando vuelva ${sharer} o alguien que lo tenga.`,
  nobodyHasTheRest: (sharer) =>
    `Nadie aquí tiene lo que falta. Continuará automáticamente cuando vuelva ${sharer} o alguien que lo tenga.`,
  sharerReads: (sharer) =>
    `El dispositivo de ${sharer} aún está leyendo este archivo. Continuará automáticamente.`,
  sharerNotReached: (sharer) =>
    `${sharer} lo compartió y está aquí, pero este dispositivo aún no tiene conexión con el suyo. Continuará automáticamente en cuanto la tenga o cuando otra persona de aquí lo tenga.`,
  sharerLacksIt: (sharer) =>
    `${sharer} está aquí, pero su navegador no puede leer ahora este archivo: se movió, cambió o se eliminó de su disco, o la página se recargó. Continuará automáticamente en cuanto vuelva a elegirlo.`,
  waitingFor: (sharer) => `Esperando a ${sharer}. Continuará automáticamente.`,
  sentWrong: (sharer) =>
    `Lo que envió ${sharer} no es este archivo, así que no se acepta nada más de su parte. Continuará automáticamente cuando otra persona lo tenga.`,
  twoVersions: (sharer) =>
    `${sharer} compartió dos versiones distintas de este archivo como si fueran una, así que no se sabe cuál tienen los demás. Pídele que lo vuelva a compartir.`,
  nothingSent:
    'Quienes dicen tenerlo no envían nada. Continuará automáticamente cuando lo hagan o cuando otra persona lo tenga.',
  othersFirst:
    'Quienes lo tienen lo están enviando antes a otras personas. Continuará automáticamente cuando te toque.',
  itsTurn: 'Espera su turno: van antes las descargas que pusiste primero.',
  noSpaceForDownload:
    'En este dispositivo no queda espacio. Elimina algo en “Conservado en este dispositivo” y reanuda; o guárdalo directamente en tus descargas, sin conservarlo aquí.',
  holdersNotReached:
    'Ahora no se puede conectar con quienes lo tienen. Continuará automáticamente cuando se pueda; reanuda para intentarlo ya.',
  holdersDoNotAnswer:
    'Quienes lo tienen no responden. Reanuda para volver a pedirlo; lo que ha llegado se conserva.',

  sourceForgotten:
    'Al recargar, el navegador olvida dónde está este archivo. Elígelo de nuevo y se volverá a compartir con el mismo enlace.',
  noSpaceToShare:
    'En este dispositivo no queda espacio para compartirlo. Elimina algo en “Conservado en este dispositivo”, elige de nuevo el archivo y se volverá a compartir con el mismo enlace.',
  shareNotStored:
    'El navegador no quiso almacenar lo que hace falta para compartir este archivo. Elígelo de nuevo y se volverá a compartir con el mismo enlace.',
  sourceGone:
    'Este archivo se movió, cambió o se eliminó de tu disco, así que los demás no pueden recibirlo. Elígelo de nuevo tal como estaba y se volverá a compartir con el mismo enlace. Un archivo modificado es uno nuevo: compártelo como tal.',

  serverAway:
    'El servidor de esta página no responde. Se volverá a intentar automáticamente; mientras tanto, lo demás continúa.',
  updated: 'Swapmeet se actualizó mientras esta pestaña estaba abierta.',
  updatedHint: 'Recarga la página para abrir esta parte.',

  outside: {
    offline: {
      what: 'No tienes conexión.',
      next: 'La sala continuará cuando vuelvas a tener red. Lo que escribas se conserva aquí y se enviará entonces.',
    },
    'cut-off': {
      what: 'No se puede conectar con nadie.',
      next: 'Tu dirección está oculta, como dice el aviso de arriba.',
    },
    'no-server': {
      what: 'No se puede conectar con el servidor que ayuda a encontrarse.',
      next: 'Swapmeet lo vuelve a intentar automáticamente. Hasta entonces, nadie puede encontrarte aquí. Lo que escribas se conserva aquí y se enviará entonces.',
    },
    lost: {
      what: 'Se perdió la conexión con los demás.',
      next: 'Swapmeet lo vuelve a intentar automáticamente. Lo que escribas se conserva aquí y se enviará entonces.',
    },
    unanswered: {
      what: 'Hay alguien aquí, pero no responde.',
      next: 'Quizá la sala esté bloqueada: entonces alguien de dentro tiene que desbloquearla para que entre gente nueva. O quizá se hayan ido a un enlace nuevo: pregunta a quien te envió este. Swapmeet lo vuelve a intentar automáticamente.',
    },
    unreached: {
      what: 'Hay alguien aquí, pero ningún camino lleva desde esta red.',
      next: 'Abre Detalles, arriba, para ver qué se puede hacer. Swapmeet lo vuelve a intentar automáticamente.',
    },
    unreadable: {
      what: 'Hay alguien aquí, pero lo que dice no se puede abrir.',
      next: 'Parece que usa una contraseña, que no está en el enlace. Pídesela a quien te lo envió.',
    },
  },
  wrongPassword: {
    what: '¿Contraseña incorrecta? Los demás usan otra aquí.',
    next: 'Lo que dicen no se abre con la tuya. Escríbela de nuevo y fíjate en las mayúsculas.',
  },
  clocksApart: (days) =>
    plural(days, {
      one: 'Hay alguien aquí, pero su reloj y el tuyo difieren en 1 día aproximadamente.',
      other: `Hay alguien aquí, pero su reloj y el tuyo difieren en ${count(days)} días aproximadamente.`,
    }),
  theirsBehind: (days, here) =>
    plural(days, {
      one: `Según este dispositivo, es ${here}. Si no es así, ajusta su fecha y hora. Si lo es, el reloj de la otra persona va atrasado 1 día aproximadamente: pídele que lo ajuste. Swapmeet lo vuelve a intentar automáticamente.`,
      other: `Según este dispositivo, es ${here}. Si no es así, ajusta su fecha y hora. Si lo es, el reloj de la otra persona va atrasado ${count(days)} días aproximadamente: pídele que lo ajuste. Swapmeet lo vuelve a intentar automáticamente.`,
    }),
  theirsAhead: (days, here) =>
    plural(days, {
      one: `Según este dispositivo, es ${here}. Si no es así, ajusta su fecha y hora. Si lo es, el reloj de la otra persona va adelantado 1 día aproximadamente: pídele que lo ajuste. Swapmeet lo vuelve a intentar automáticamente.`,
      other: `Según este dispositivo, es ${here}. Si no es así, ajusta su fecha y hora. Si lo es, el reloj de la otra persona va adelantado ${count(days)} días aproximadamente: pídele que lo ajuste. Swapmeet lo vuelve a intentar automáticamente.`,
    }),
};

export const figures: Words['figures'] = {
  today: 'Hoy',
  yesterday: 'Ayer',
  bytes: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
  perSecond: (size) => `${size}/s`,
  percent: (figure) => `${count(figure)}${NBSP}%`,
  milliseconds: (figure) => `${figure}${NBSP}ms`,
  seconds: (n) => `${count(n)}${NBSP}s`,
  minutes: (n) => `${count(n)}${NBSP}min`,
  hours: (n) => `${count(n)}${NBSP}h`,
  days: 'varios días',
  left: (duration) => `${duration} más`,
  nobody: 'nadie',
  more: (figure) => `${figure} más`,
};

export const fileState: Words['fileState'] = {
  hasAll: (name) => `${name} lo tiene entero`,
  haveAll: (people) =>
    plural(people, {
      one: '1 persona lo tiene entero',
      other: `${count(people)} personas lo tienen entero`,
    }),
  havePart: (people) =>
    plural(people, {
      one: '1 persona de aquí tiene una parte',
      other: `${count(people)} personas de aquí tienen partes`,
    }),
  atLeast: (people) =>
    plural(people, {
      one: 'al menos 1 persona lo tiene entero',
      other: `al menos ${count(people)} personas lo tienen entero`,
    }),
  sharerIsHere: (name) => `${name} lo compartió y está aquí`,
  nobodyKnown: 'aún no se sabe de nadie',

  hasPart: (name, percent) => `${name} ${percent}`,
  moreHavePart: (people) =>
    plural(people, {
      one: '1 persona más tiene una parte',
      other: `${count(people)} personas más tienen partes`,
    }),
  listHasAll: (names, people) =>
    plural(people, {
      one: `${names} lo tiene entero`,
      other: `${names} lo tienen entero`,
    }),
  listHasSome: (names, people) =>
    plural(people, {
      one: `${names} dice que lo tiene entero o en parte`,
      other: `${names} dicen que lo tienen entero o en parte`,
    }),

  keptBy: (names, people) =>
    plural(people, {
      one: `${names} lo conserva entero`,
      other: `${names} lo conservan entero`,
    }),
  closableKept: (names, people) =>
    plural(people, {
      one: `Puedes cerrar esta pestaña: ${names} lo conserva entero`,
      other: `Puedes cerrar esta pestaña: ${names} lo conservan entero`,
    }),

  sharedByYou: 'lo compartes tú',
  sharedByYouPrivately: 'lo compartes tú en privado',
  from: (names) => `de ${names}`,
  offeredBy: (name) => `lo ofrece ${name}`,
  offeredByPrivately: (name) => `lo ofrece ${name} en privado`,
  sharedBy: (name) => `lo comparte ${name}`,
  sharedByPrivately: (name) => `lo comparte ${name} en privado`,

  closable: (name) => `Puedes cerrar esta pestaña: ${name} también lo tiene entero`,
  closableMany: (people) =>
    plural(people, {
      one: 'Puedes cerrar esta pestaña: 1 persona también lo tiene entero',
      other: `Puedes cerrar esta pestaña: ${count(people)} personas también lo tienen entero`,
    }),
  closableTogether: 'Puedes cerrar esta pestaña: entre los demás lo tienen entero',
  keepOpenPart: (percent) => `Deja abierta esta pestaña: el ${percent} solo está aquí`,
  keepOpen: 'Deja abierta esta pestaña: nadie más tiene aún este archivo',
  keepOpenAsKnown: 'Deja abierta esta pestaña: que se sepa, nadie más lo tiene entero aún',
  keepOpenForNow: 'Deja abierta esta pestaña: ahora nadie más de aquí tiene este archivo',

  missing: (size) => `${size} por recibir`,
  asking: 'Pidiéndolo a los demás',
  speedAndLeft: (speed, left) => `${speed} · ${left}`,
  paused: (size) => `En pausa · ${size} conservados aquí`,
  twoVersions: 'Dos versiones',
  preparing: 'Preparándolo. Los demás ya pueden empezar',

  askingWhat: 'Preguntando a quienes están aquí qué es…',
  unknownHere:
    'Nadie aquí conoce este archivo. En cuanto alguien que lo tenga abra la sala, aquí aparecerán su nombre y tamaño.',
  unknownAlone:
    'No hay nadie más aquí. En cuanto alguien que lo tenga abra la sala, aquí aparecerán su nombre y tamaño.',
  leaveOpen:
    'Puedes dejar abierta esta página o pedir a quien te envió el enlace que también lo abra.',
  notShared: 'Este archivo ya no se comparte',
  notSharedHint:
    'Quien lo compartió lo retiró. Si aún lo necesitas, pídele que lo vuelva a compartir.',
  notSharedByUs: 'Lo retiraste. Si los demás aún lo necesitan, vuelve a compartirlo en la sala.',
  inRoomWith: (room, names) => ['Estás en ', room, ` con ${names}.`],
  inRoomAlone: (room) => ['Estás en ', room, ', por ahora sin nadie más.'],
  inRoom: (room) => ['En ', room],
  toRoom: 'Ir a la sala',
};

export const files: Words['files'] = {
  list: 'Archivos',
  showOlder: (n) =>
    plural(n, {
      one: 'Ver 1 archivo anterior',
      other: `Ver ${count(n)} archivos anteriores`,
    }),
  linkTo: (name) => `Enlace a ${name}`,
  copyLink: 'Copiar el enlace a este archivo',
  progressOf: (name) => `Progreso de ${name}`,
  givers: 'De:',
  otherGivers: (percent) => `otros ${percent}`,

  download: 'Descargar',
  downloadOf: (name) => `Descargar ${name}`,
  downloadAll: 'Descargar todo',
  downloadAllOf: (name) => `Descargar todo de ${name}`,
  intoFolder: 'En una carpeta',
  intoFolderHint:
    'Sus archivos van a una carpeta que elijas, no a un archivo Zip. Llevarán la fecha de ahora: solo un archivo Zip conserva las suyas.',
  downloadInto: (name) => `Descargar ${name} en una carpeta`,
  saveInto: (name) => `Guardar ${name} en una carpeta`,
  choose: 'Elegir',
  chooseAgain: (name) => `Elegir de nuevo ${name}`,
  save: 'Guardar',
  saveOf: (name) => `Guardar ${name}`,
  saveThrough: (name) => `Guardar ${name} directamente en descargas`,
  saveThroughHint: 'Directamente en tus descargas, sin conservarlo aquí',
  pause: 'Pausar',
  pauseOf: (name) => `Pausar ${name}`,
  resume: 'Reanudar',
  resumeOf: (name) => `Reanudar ${name}`,
  cancel: 'Cancelar',
  cancelOf: (name) => `Cancelar ${name}`,
  cancelHint: 'Detiene la descarga y elimina lo que ha llegado',
  stopSharing: 'Dejar de compartir',
  stopSharingOf: (name) => `Dejar de compartir ${name}`,
  stopSharingHint:
    'Nadie más podrá descargarlo. Las copias que otros guardaron no se pueden retirar.',

  marked: (name, mark) => `${name}, ${mark}`,
  number: (n) => `número ${count(n)}`,
  allHere: 'está todo aquí',
  chosenHere: 'lo que elegiste está aquí',
  files: (n) => plural(n, { one: '1 archivo', other: `${count(n)} archivos` }),

  offersYou: {
    zip: (name) => `${name} te ofrece un archivo Zip`,
    archive: (name) => `${name} te ofrece un archivo comprimido`,
    picture: (name) => `${name} te ofrece una imagen`,
    video: (name) => `${name} te ofrece un video`,
    sound: (name) => `${name} te ofrece un audio`,
    pdf: (name) => `${name} te ofrece un PDF`,
    document: (name) => `${name} te ofrece un documento`,
    spreadsheet: (name) => `${name} te ofrece una hoja de cálculo`,
    slides: (name) => `${name} te ofrece una presentación`,
    text: (name) => `${name} te ofrece un archivo de texto`,
    code: (name) => `${name} te ofrece código fuente`,
    disk: (name) => `${name} te ofrece una imagen de disco`,
    program: (name) => `${name} te ofrece un programa`,
    font: (name) => `${name} te ofrece una fuente tipográfica`,
    file: (name) => `${name} te ofrece un archivo`,
    folder: (name) => `${name} te ofrece una carpeta`,
    batch: (name) => `${name} te ofrece archivos`,
  },
  youShare: {
    zip: 'Compartes un archivo Zip',
    archive: 'Compartes un archivo comprimido',
    picture: 'Compartes una imagen',
    video: 'Compartes un video',
    sound: 'Compartes un audio',
    pdf: 'Compartes un PDF',
    document: 'Compartes un documento',
    spreadsheet: 'Compartes una hoja de cálculo',
    slides: 'Compartes una presentación',
    text: 'Compartes un archivo de texto',
    code: 'Compartes código fuente',
    disk: 'Compartes una imagen de disco',
    program: 'Compartes un programa',
    font: 'Compartes una fuente tipográfica',
    file: 'Compartes un archivo',
    folder: 'Compartes una carpeta',
    batch: 'Compartes archivos',
  },
  kept: 'Conservado en este dispositivo',
  keptOf: (used, quota) => `${used} de ${quota}`,
  keptLook: 'Revisar',

  size: 'Tamaño',
  holds: 'Contiene',
  haveAll: 'Lo tienen entero',
  whoHasIt: 'Quién lo tiene',
  people: (n, isAll) =>
    plural(n, { one: '1 persona', other: `${count(n)} personas` }) + (isAll ? '' : ' o más'),
  complete: 'Está completo y comprobado.',
  offeredHint:
    'Llega directamente de sus navegadores al tuyo y se comprueba entero. Puedes cerrar esta página y continuar más tarde; lo que ha llegado se queda aquí.',
};

export const filesPane: Words['filesPane'] = {
  title: 'Archivos',
  share: 'Compartir archivos',
  shareFolder: 'Compartir carpeta',
  empty: 'Aún no hay archivos.',
  emptyHint:
    'Suelta un archivo o una carpeta en cualquier parte, pega una imagen o elige uno. Todos aquí pueden recibirlo de todos los que lo tengan.',

  free: (free) => `${free} libres`,
  pinnedAndFree: (pinned, free) => `${pinned} fijados, ${free} libres`,
  nearlyFull: 'Este dispositivo está casi lleno.',
  couldGo: (files, it) =>
    plural(files, {
      one: `Espacio libre: ${it.left}. Se podría borrar 1 archivo y liberar ${it.sum}: ${it.names}.`,
      other: `Espacio libre: ${it.left}. Se podrían borrar ${count(files)} archivos y liberar ${it.sum}: ${it.names}.`,
    }),
  nothingCouldGo: (left) =>
    `Espacio libre: ${left}. Todos los archivos de aquí están fijados o en uso. Deja de fijar alguno o libera espacio fuera del navegador.`,
  choose: 'Elegir qué se borra',

  savedNews: (name) => `${name}: listo. Guardado en tus descargas.`,
  savedIntoNews: (name, folder) => `${name}: listo. Guardado en “${folder}”.`,

  messageDeleted: (text) => `Mensaje eliminado: “${text}”`,
  fileDeleted: (name) => `Eliminado de este dispositivo: “${name}”`,
  downloadCancelled: (name) => `Descarga cancelada: “${name}”`,
  noLongerShared: 'Ya no se comparte. Las copias que otros guardaron no se pueden retirar.',
};

export const batches: Words['batches'] = {
  unread: (n) =>
    plural(n, {
      one: 'Algo se quedó fuera: tu navegador no pudo leerlo.',
      other: `${count(n)} archivos o carpetas se quedaron fuera: tu navegador no pudo leerlos.`,
    }),
  unreadHint: 'Comprueba que tienes permiso para abrirlos y compártelos de nuevo.',
  otherFile: 'Ese no es el mismo archivo.',
  otherFiles: 'Esos no son los mismos archivos.',
  otherFileHint: (name) =>
    `“${name}” es distinto de lo que se compartió. Elige el original o comparte este como archivo nuevo.`,

  several: {
    picture: (n) => plural(n, { one: '1 imagen', other: `${count(n)} imágenes` }),
    video: (n) => plural(n, { one: '1 video', other: `${count(n)} videos` }),
    sound: (n) => plural(n, { one: '1 audio', other: `${count(n)} audios` }),
    pdf: (n) => plural(n, { one: '1 PDF', other: `${count(n)} PDF` }),
    file: (n) => plural(n, { one: '1 archivo', other: `${count(n)} archivos` }),
  },
};

export const contents: Words['contents'] = {
  contentsOf: (name) => `Contenido de ${name}`,
  files: (n) => plural(n, { one: '1 archivo', other: `${count(n)} archivos` }),
  emptyFolder: 'vacía',
  earlier: (n) =>
    plural(n, { one: 'Ver la línea anterior', other: `Ver ${count(n)} líneas anteriores` }),
  later: (n) => plural(n, { one: 'Ver 1 línea más', other: `Ver ${count(n)} líneas más` }),

  look: 'Ver qué contiene',
  lookInto: (name) => `Ver qué contiene: ${name}`,
  asking: 'Pidiendo la lista de lo que contiene…',
  failed: 'No se pudo mostrar lo que contiene.',
  retry: 'Reintentar',

  downloadSelected: 'Descargar selección',
  selected: (n, size) =>
    plural(n, { one: `1 archivo, ${size}`, other: `${count(n)} archivos, ${size}` }),
  selectFirst: 'Marca lo que quieras o descarga todo.',
};

export const player: Words['player'] = {
  play: 'Reproducir',
  playOf: (name) => `Reproducir ${name}`,
  close: 'Cerrar reproductor',
  closeOf: (name) => `Cerrar el reproductor de ${name}`,
  again: 'Reproducir de nuevo',
  againOf: (name) => `Reproducir de nuevo ${name}`,
  opening: 'Abriendo el reproductor',

  waiting: 'Esperando la parte que sigue.',
  waitingForPeople: 'Nadie aquí tiene la parte que sigue. Continuará cuando vuelva quien la tenga.',
  broken: 'Dejó de llegar. Reprodúcelo de nuevo para continuar desde aquí.',
  whenComplete: 'Este navegador solo lo reproduce cuando está completo. Empezará entonces.',
  whenCompleteOffered:
    'Este navegador solo lo reproduce cuando está completo. Pulsa “Descargar” y empezará entonces.',
  cannotPlay: {
    video:
      'Este navegador no puede reproducir este tipo de video. Descárgalo para verlo con otro programa.',
    sound:
      'Este navegador no puede reproducir este tipo de audio. Descárgalo para escucharlo con otro programa.',
  },
  noPicture:
    'Este navegador solo reproduce el sonido. Descárgalo para ver la imagen con otro programa.',
};

export const preview: Words['preview'] = {
  open: (name) => `Abrir ${name}`,
  openText: 'Abrir',
  before: 'Imagen anterior',
  after: 'Imagen siguiente',
  nth: (n, all) => `${count(n)} de ${count(all)}`,
  enlarge: 'Acercar',
  reduce: 'Alejar',
  reading: 'Leyendo…',
  gone: 'Este archivo ya no está aquí.',
  onlyBeginning: (size) => `Solo se muestran los primeros ${size}. Guárdalo para seguir leyendo.`,

  show: 'Mostrar imágenes',
  showOf: (name) => `Mostrar las imágenes de ${name}`,
  notShown: 'No se muestra',
  more: (n) => plural(n, { one: '+1 imagen', other: `+${count(n)} imágenes` }),
  picturesOf: (name) => `Imágenes de ${name}`,

  showSmall: 'Mostrar automáticamente las imágenes pequeñas',
  showSmallHint: (size) =>
    `Las imágenes de hasta ${size} se descargan en cuanto ves su mensaje, pero no con una conexión que se paga por datos.`,

  pictureData: 'Datos de lugar y cámara en imágenes',
  pictureDataHint:
    'Al compartir imágenes JPEG, PNG o WebP. La imagen en sí queda igual. Los videos y otros archivos conservan sus datos.',
  ask: 'Preguntarme',
  data: { remove: 'Quitarlos', keep: 'Dejarlos' },
  askData: '¿Quitar los datos de lugar y cámara de las imágenes?',
  askDataWhy:
    'Algo de lo que compartes dice dónde, cuándo o con qué cámara se tomó. Sin esos datos, la imagen en sí queda igual.',
  tooLarge: (n, names) =>
    plural(n, {
      one: `${names} es demasiado grande para eso: se comparte con todo lo que contiene.`,
      other: `${names} son demasiado grandes para eso: se comparten con todo lo que contienen.`,
    }),
  askLarge: '¿Compartir sin quitar nada?',
  askLargeWhy: (n, names) =>
    plural(n, {
      one: `${names} es demasiado grande para quitarle los datos. Puede decir dónde, cuándo o con qué cámara se tomó.`,
      other: `${names} son demasiado grandes para quitarles los datos. Pueden decir dónde, cuándo o con qué cámara se tomaron.`,
    }),
  large: { keep: 'Compartir igual', none: 'No compartir' },
  askDataOnce: 'Tu respuesta vale para todas las salas. Puedes cambiarla en los ajustes.',

  faults: {
    'other-type':
      'No se muestra: sus datos no son de una imagen de este tipo. Aun así, puedes guardarla.',
    'too-large':
      'Es demasiado grande para mostrarla aquí. Puedes guardarla y abrirla en tu dispositivo.',
    damaged: 'No se puede mostrar: el archivo está dañado o incompleto. Aun así, puedes guardarlo.',
    unreadable: 'No se puede mostrar: el archivo no se pudo leer aquí.',
  },
  noText: 'No se muestra: sus datos no son texto.',
  textOf: (name) => `El comienzo de ${name}`,
};

export const saving: Words['saving'] = {
  saving: 'Guardando en tus descargas…',
  savingInto: (folder) => `Guardando en “${folder}”…`,
  saved: 'Listo. Guardado en tus descargas.',
  savedInto: (folder) => `Listo. Guardado en “${folder}”.`,
  datesInZip:
    'Los navegadores ponen la fecha de ahora a los archivos que escriben. Un archivo Zip conserva la suya.',
  renamed: (n) =>
    plural(n, {
      one: '1 nombre se cambió porque ya existía o no todos los sistemas lo permiten:',
      other: `${count(n)} nombres se cambiaron porque ya existían o no todos los sistemas los permiten:`,
    }),
  renamedTo: (before, after) => `${before} ahora es ${after}`,
  renamedMore: (n) => plural(n, { one: '1 más', other: `${count(n)} más` }),
};

export const transfers: Words['transfers'] = {
  title: 'Transferencias',
  close: 'Cerrar transferencias',
  coming: 'Recibes',
  going: 'Envías',
  yours: 'Lo que compartiste',

  nothing: 'Ahora no se transfiere nada.',
  comingNow: (files) =>
    plural(files, {
      one: 'Recibes 1 archivo',
      other: `Recibes ${count(files)} archivos`,
    }),
  goingNow: (files) =>
    plural(files, { one: 'Envías 1 archivo', other: `Envías ${count(files)} archivos` }),
  pausedNow: (files) =>
    plural(files, {
      one: '1 descarga en pausa',
      other: `${count(files)} descargas en pausa`,
    }),
  missing: (size, left) => `${size} por recibir, ${left}`,
  at: (what, speed) => `${what} a ${speed}`,

  from: (names) => `de ${names}`,
  to: (name) => `para ${name}`,
  has: (percent) => `tiene el ${percent}`,
  nobodyYet: 'nadie tiene nada aún',
  pauseAll: 'Pausar todo',
  resumeAll: 'Reanudar todo',
  showAll: (more) =>
    plural(more, {
      one: 'Ver 1 archivo anterior',
      other: `Ver ${count(more)} archivos anteriores`,
    }),

  first: 'Primero',
  firstOf: (name) => `Poner ${name} primero`,
  move: (name) => `Mover ${name}`,
  moveHint: 'Arrástralo o pulsa las flechas. Lo que va primero se descarga primero.',
  moved: (name, at, all) => `${name} es ${count(at)} de ${count(all)}.`,
};

export const home: Words['home'] = {
  pageTitle: 'Swapmeet: una sala en un enlace',
  headlineOpen: 'Abre un enlace.',
  headlineSwap: 'Comparte lo que sea.',
  lede: 'Chatea e intercambia archivos de cualquier tamaño, directamente entre navegadores. Sin cuentas y sin guardar nada en un servidor.',
  astray: 'Este enlace no lleva a ninguna sala.',
  astrayHint: 'Quizá se perdió una parte. Pídelo de nuevo o crea aquí una sala nueva.',

  newRoom: 'Sala nueva',
  sendFiles: 'Enviar archivos',
  sendFolder: 'Enviar carpeta',
  drop: 'Suelta para crear una sala',
  dropHint:
    'O suelta archivos o carpetas en cualquier parte de esta página: así se crea una sala y se copia su enlace.',
  password: 'Poner también contraseña',
  passwordField: 'Contraseña de la sala',
  passwordHint: (least) => `${count(least)} caracteres o más; por ejemplo, cuatro palabras.`,
  passwordTooShort: (least) =>
    `Usa ${count(least)} caracteres o más, o ninguna: quien tenga el enlace puede probar contraseñas tan rápido como quiera.`,
  passwordNotInLink: 'No está en ningún enlace y hace falta para entrar. Dila por otro medio.',
  filesWait: (files) =>
    plural(files, {
      one: 'Hay un archivo en espera. “Sala nueva” lo comparte allí.',
      other: `Hay ${count(files)} archivos en espera. “Sala nueva” los comparte allí.`,
    }),
  beenHere: '¿Ya usaste Swapmeet en otro dispositivo?',
  moveProfile: 'Trasladar tu perfil',
  howItWorks: 'Cómo funciona y qué no puede hacer',
  notKept:
    'No se pudo conservar lo que se compartió: el almacenamiento de este navegador está lleno.',

  roomName: 'Nombre de la sala',
  roomNameExample: 'banda-del-barrio',
  roomNameHint:
    'Un nombre se puede adivinar; una sala nueva, no. Aquí también vale el enlace de una sala.',
  join: 'Entrar',
  elsewhere: (host) => `Este enlace es de ${host}, y la gente se encuentra allí.`,
  openThere: 'Abrirlo allí',
  noName: 'Escribe primero el nombre de una sala o crea una nueva.',
  longName: (most) =>
    `El nombre de una sala puede tener ${count(most)} caracteres. Elige uno más corto.`,
  lostLink: 'Este enlace no lleva a ninguna sala. Quizá se perdió una parte. Pídelo de nuevo.',

  whyOpen: 'Abre el enlace y ya estás dentro.',
  whyOpenHint: 'Sin cuenta, sin instalar nada y sin preguntas.',
  whyDrop: 'Suelta un archivo y todos pueden recibirlo.',
  whyDropHint:
    'Llega de todos los que lo tienen, y se comprueba entero. Puedes irte cuando otros ya lo tengan completo.',
  whyPrivate: 'Todo queda entre tu navegador y los de los demás.',
  whyPrivateHint:
    'Nuestro servidor solo hace las presentaciones. No puede leer ni una palabra y no almacena nada tuyo.',

  heroNames: { ana: 'Ana', bo: 'Bo', chidi: 'Chidi', you: 'tú' },
  hero: 'Ana, Bo y Chidi entregan piezas de un mismo archivo; tu copia ya tiene tres cuartas partes.',
  heroCaption:
    'Un archivo que tres personas entregan a la vez. Cada una da lo que las otras aún no han dado.',
};

export const howItWorks: Words['howItWorks'] = {
  title: 'Cómo funciona y qué no puede hacer',
  sections: [
    {
      title: 'Cómo funciona',
      says: [
        'Una sala es su enlace. Quien abre el enlace está dentro, y en la sala todos intercambian mensajes y archivos directamente de navegador a navegador.',
        'Un pequeño servidor solo presenta a las personas entre sí. No almacena nada y no puede leer lo que dices, lo que compartes ni tu nombre.',
        'Los archivos llegan de todos los que los tienen, parte por parte. Cada parte se comprueba, así que nadie puede darte un archivo alterado.',
      ],
    },
    {
      title: 'Quién puede leer lo que dices',
      says: [
        'Todos los que tengan el enlace de la sala, ahora y después: quienes lleguen más tarde reciben lo que se dijo antes.',
        'Un mensaje en privado solo lo pueden leer las personas que elegiste. Las demás ven que se envió algo y cuándo.',
        'Con contraseña, hacen falta el enlace y la contraseña. Si bloqueas la sala, no entra gente nueva.',
        'Una sala a la que tú pones nombre es tan secreta como su nombre: quien lo adivina está dentro. Una sala nueva no la adivina nadie.',
        'Quienes administran el sitio del que viene esta página podrían cambiarla. Si eso importa, instálala en tu propio servidor.',
      ],
    },
    {
      title: 'Quién es quién',
      says: [
        'Los nombres se eligen libremente. La imagen junto a un nombre pertenece a una clave que nadie más tiene, y dos personas pueden comparar un código para estar seguras.',
        'Si cambia la clave de alguien, aparece como una persona nueva.',
      ],
    },
    {
      title: 'Qué revela tu dirección',
      says: [
        'Los navegadores que hablan directamente conocen la dirección de red del otro. Indica más o menos dónde estás y cuál es tu proveedor.',
        'En los ajustes puedes ocultarla a las personas de la sala, si el sitio tiene un servidor para eso. El propio servidor del sitio siempre la ve.',
      ],
    },
    {
      title: 'Qué se conserva y dónde',
      says: [
        'Los mensajes, los archivos que descargaste o compartiste y tus claves se conservan en este navegador, en este dispositivo, y en los navegadores de los demás. En ningún otro lugar.',
        'Los mensajes se conservan cifrados; los archivos, no. Quien pueda usar este navegador puede abrir tus salas.',
        'La página de inicio muestra tus salas. “Salir y olvidar” elimina todo lo que este dispositivo tiene de una. “No dejar rastro”, en los ajustes de una sala, hace que no se conserve nada desde el principio.',
        'Si borras los datos de este sitio, tus salas, archivos y claves desaparecen de este dispositivo.',
      ],
    },
    {
      title: 'Qué puede hacer un extraño con el enlace',
      says: [
        'Entrar, leer lo que se dijo, descargar los archivos, escribir y compartir sus propios archivos.',
        'No puede cambiar ni eliminar lo que dijeron otros, hablar en su nombre ni dañar una descarga.',
        'Puedes silenciar o bloquear a personas, bloquear la sala o abrir una sala nueva para quienes elijas.',
      ],
    },
    {
      title: 'Qué pasa cuando cierras la pestaña',
      says: [
        'Sales de la sala, y tus archivos llegan de quienes los tienen completos. Si nadie los tiene, esperan hasta que vuelvas; la tarjeta de cada archivo lo indica.',
        'Lo que otros digan mientras tanto llega cuando vuelves a abrir la sala, de quien esté allí en ese momento. Si no hay nadie, no llega nada.',
        'Las descargas continúan donde se detuvieron.',
      ],
    },
    {
      title: 'Qué no puede hacer',
      says: [
        'No puede retirar lo que otros ya vieron o descargaron. Al eliminar algo, se pide a sus dispositivos que lo olviden, y los honestos lo hacen.',
        'No puede traerte un mensaje o un archivo mientras no esté nadie que lo tenga.',
        'No puede impedir que alguien de la sala pase el enlace o lo que vio.',
        'Algunas redes no dejan que dos navegadores se conecten. Entonces alguien de la sala o un servidor del sitio tiene que reenviar los datos; “Detalles”, en la sala, dice qué pasa.',
        'No puede protegerte de un archivo dañino: nunca abre archivos automáticamente, pero tú sí puedes hacerlo.',
      ],
    },
  ],
};

export const link: Words['link'] = {
  roomTitle: 'Enlace a esta sala',
  fileTitle: (name) => `Enlace a ${name}`,
  roomHint: 'Quien lo tenga puede entrar.',
  passwordHint: 'Para entrar también hace falta la contraseña.',
  fileHint: 'Quien lo tenga puede entrar en la sala y descargar el archivo.',
  copy: 'Copiar enlace',
  share: 'Compartir enlace',
  qr: 'Código QR del enlace',
  qrHint: 'Escanéalo con la cámara de un teléfono.',
};

export const received: Words['received'] = {
  title: '¿En qué sala?',
  explained:
    'Otra aplicación o una página te pasó esto. Nadie lo recibe hasta que elijas una sala.',
  files: 'Archivos',
  text: 'Texto',
  textHint: 'Irá al campo de mensaje y se enviará cuando pulses Enviar.',
  moreFiles: (files) =>
    plural(files, { one: 'y 1 archivo más', other: `y ${count(files)} archivos más` }),
  left: (files) =>
    plural(files, {
      one: '1 archivo no está entre ellos: era demasiado grande o había demasiados.',
      other: `${count(files)} archivos no están entre ellos: eran demasiado grandes o demasiados.`,
    }),
  here: (room) => `Aquí, en ${room}`,
  newRoom: 'Sala nueva',
  rooms: 'Salas',
  later: 'Decidir después',
  laterHint: 'Espera aquí un día.',
  discard: 'Descartar',
  elsewhere: (room) => `Se comparte en ${room}, en otra pestaña.`,
};

export const recent: Words['recent'] = {
  title: 'Salas recientes',
  unread: (messages) =>
    plural(messages, { one: '1 sin leer', other: `${count(messages)} sin leer` }),
  keptFiles: (files, size) =>
    plural(files, {
      one: `1 archivo conservado aquí, ${size}`,
      other: `${count(files)} archivos conservados aquí, ${size}`,
    }),
  keptMessages: 'Mensajes conservados aquí, sin archivos',
  keptNothing: 'Nada conservado aquí',
  password: 'contraseña',
  locked: 'bloqueada',
  forget: 'Salir y olvidar',
  forgetOf: (room) => `Salir de ${room} y olvidarla`,
  all: (rooms) => `Ver las ${count(rooms)} salas`,

  offline: 'No tienes conexión.',
  offlineHint:
    'Tus salas se abren con lo que este dispositivo conserva. Lo que escribas se enviará, y se encontrará a la gente, cuando vuelvas a tener conexión.',

  forgetTitle: (room) => `¿Olvidar ${room}?`,
  forgetHint:
    'Sus mensajes, sus archivos y quién eres en ella se eliminan de este dispositivo. No se puede deshacer.',
  forgetOthers:
    'Lo que tienen las demás personas de la sala se queda con ellas. Con su enlace puedes volver como una persona nueva.',
  forgetNow: 'Olvidar esta sala',
  keep: 'Conservarla',
  forgotten: (room) => `Aquí ya no se conserva nada de ${room}.`,
  notForgotten: 'No se pudo eliminar todo. Inténtalo de nuevo.',
};

export const updates: Words['updates'] = {
  label: 'Versión nueva',
  here: 'Hay una versión nueva.',
  reload: 'Recargar',
  notNow: 'Ahora no',
  waits:
    'La versión nueva llegará cuando no se transfiera ningún archivo ni se esté escribiendo un mensaje.',
  cancel: 'Cancelar',
};

export const leaving: Words['leaving'] = {
  stillMoving: 'Aún se están transfiriendo archivos.',
  stillMovingHint:
    'Si sales ahora, se detienen. Lo que ha llegado se conserva y continuará cuando vuelvas.',
  onlyCopy: (name) => `Nadie más de aquí tiene completo “${name}”.`,
  onlyCopyHint: 'Si sales ahora, los demás no podrán recibirlo hasta que vuelvas.',
  onlyCopies: (name, more) =>
    plural(more, {
      one: `Nadie más de aquí tiene completos “${name}” y 1 archivo más.`,
      other: `Nadie más de aquí tiene completos “${name}” y ${count(more)} archivos más.`,
    }),
  onlyCopiesHint: 'Si sales ahora, los demás no podrán recibirlos hasta que vuelvas.',
  onlyKnown: (name) => `Que se sepa, nadie más tiene completo “${name}”.`,
  onlyKnownHint: 'Si sales ahora, quizá nadie pueda recibirlo hasta que vuelvas.',
  onlyKnownOf: (name, more) =>
    plural(more, {
      one: `Que se sepa, nadie más tiene completos “${name}” y 1 archivo más.`,
      other: `Que se sepa, nadie más tiene completos “${name}” y ${count(more)} archivos más.`,
    }),
  onlyKnownOfHint: 'Si sales ahora, quizá nadie pueda recibirlos hasta que vuelvas.',
};

export const library: Words['library'] = {
  share: 'Compartir una biblioteca',
  shareHint:
    'Los demás pueden ver una carpeta tuya y buscar en ella. Un archivo solo se lee cuando alguien lo descarga.',
  emptyFolder: (name) => `${name} no tiene archivos.`,
  emptyFolderHint: 'Elige una carpeta que tenga archivos.',

  library: 'Biblioteca',
  files: (n) => plural(n, { one: '1 archivo', other: `${count(n)} archivos` }),
  shares: (name) => `${name} comparte una biblioteca`,
  youShare: 'Compartes una biblioteca',
  browse: 'Explorar',
  browseOf: (name) => `Explorar ${name}`,
  lookAgain: 'Actualizar',
  lookAgainIn: (name) => `Actualizar ${name}`,
  lookAgainHint: 'Elige de nuevo la carpeta: así los demás verán lo que ha cambiado en ella',
  choose: 'Elegir',
  chooseAgain: (name) => `Elegir de nuevo ${name}`,
  closed:
    'Elige de nuevo su carpeta para que los demás puedan buscar en ella y descargar sus archivos.',
  asks: 'Los demás no pueden buscar en ella ni descargar sus archivos hasta que vuelvas a abrir su carpeta.',
  openAgain: 'Volver a abrir',
  openAgainOf: (name) => `Volver a abrir ${name}`,
  lookNowHint: 'Así los demás verán lo que ha cambiado en ella',
  open: 'Los demás pueden buscar en ella. Un archivo se lee cuando alguien lo descarga.',
  sameAgain: (name) => `No ha cambiado nada en ${name}.`,
  changedAgain: (name) => `${name} se comparte como está ahora.`,

  reading: 'Leyendo la lista de sus archivos…',
  empty: 'Esta biblioteca está vacía.',
  selectFirst: 'Marca lo que quieras.',
  takesMax: (n) => `Marca ${count(n)} archivos como máximo cada vez.`,
  takenOf: (name) => `Descargado de ${name}`,
  left: (n) =>
    plural(n, {
      one: 'Falta por pedir 1 archivo más. Deja esto abierto hasta entonces.',
      other: `Faltan por pedir ${count(n)} archivos más. Deja esto abierto hasta entonces.`,
    }),
  waits: 'Espera su turno.',
  take: 'Descargar',
  takeOf: (name) => `Descargar ${name}`,
  asking: 'Pidiéndolo…',
  yours: 'tuyo',
  of: (name) => `${name} lo tiene`,
};

export const search: Words['search'] = {
  search: 'Buscar mensajes y archivos',
  hint: 'Acota la búsqueda con “palabras exactas”, de:nombre, tiene:archivo o tiene:enlace. Para archivos, prueba un tipo como “video” o un tamaño como >10mb.',
  results: 'Resultados de la búsqueda',
  clear: 'Cerrar la búsqueda',
  found: (n) => plural(n, { one: '1 resultado', other: `${count(n)} resultados` }),
  foundAtLeast: (n) => `Más de ${count(n)} resultados`,
  looking: 'Buscando…',
  none: 'Sin resultados',
  readingRooms: (n) =>
    plural(n, { one: 'Leyendo 1 sala más', other: `Leyendo ${count(n)} salas más` }),
  more: 'Hay más de lo que se muestra. Añade una palabra para ver menos.',
  answers: (answered, asked) =>
    answered < asked
      ? `Han respondido ${count(answered)} de ${count(asked)} bibliotecas`
      : plural(asked, {
          one: 'Ha respondido 1 biblioteca',
          other: `Han respondido ${count(asked)} bibliotecas`,
        }),
  goTo: (name) => `Ir al mensaje de ${name}`,
  goToIn: (name, room) => `Ir al mensaje de ${name} en ${room}`,
  inRoom: (room) => `En ${room}`,
  private: 'Privado',
  file: 'Archivo',
  when: (day, time) => `${day}, ${time}`,
  line: (name, text) => `${name}: ${text}`,
  person: (messages) =>
    plural(messages, {
      one: 'Escribió 1 mensaje',
      other: `Escribió ${count(messages)} mensajes`,
    }),
  onlyFrom: (name) => `Ver solo los mensajes de ${name}`,
  moreMessages: (n) =>
    plural(n, {
      one: 'Se encontró 1 mensaje más. Añade una palabra para ver menos.',
      other: `Se encontraron ${count(n)} mensajes más. Añade una palabra para ver menos.`,
    }),

  understood: {
    from: (name) => `De ${name}`,
    exactly: (text) => `Exactamente “${text}”`,
    file: 'Con un archivo',
    link: 'Con un enlace',
  },
  operators: {
    from: 'de',
    has: 'tiene con',
    file: 'archivo archivos fichero ficheros',
    link: 'enlace enlaces',
  },

  kinds: {
    archive: 'comprimido comprimidos',
    picture: 'imagen imágenes foto fotos fotografía fotografías',
    video: 'video videos película películas',
    sound: 'audio audios sonido sonidos música canción canciones',
    document: 'documento documentos libro libros',
    spreadsheet: 'tabla tablas planilla planillas excel',
    slides: 'presentación presentaciones diapositiva diapositivas',
    code: 'código códigos',
    font: 'fuente fuentes tipografía tipografías',
  },
};

export const message: Words['message'] = {
  reply: 'Responder',
  edit: 'Editar',
  remove: 'Eliminar',
  copyText: 'Copiar texto',
  textCopied: 'Texto copiado.',
  stopSharing: 'Dejar de compartir',
  reactions: 'Reacciones',
  reactedBy: (emoji, people, names) => `${emoji}, ${count(people)}: ${names}`,
  reactWith: {
    '👍': 'Reaccionar con pulgar arriba',
    '❤️': 'Reaccionar con corazón',
    '😂': 'Reaccionar con risa',
    '🎉': 'Reaccionar con fiesta',
    '😮': 'Reaccionar con sorpresa',
    '😢': 'Reaccionar con tristeza',
  },
  otherReaction: 'Reaccionar con otro emoji',

  unlisted: (each, all, sharer) =>
    `No cabe en la lista de esta sala: cada persona puede ofrecer ${count(each)} archivos aquí, y la sala muestra ${count(all)}. Pide a ${sharer} que lo comparta en una sala nueva.`,
  unlistedOwn: (each, all) =>
    `No cabe en la lista de esta sala: cada persona puede ofrecer ${count(each)} archivos aquí, y la sala muestra ${count(all)}. Compártelo en una sala nueva.`,
};

export const nearby: Words['nearby'] = {
  title: 'Cerca',
  nobody: 'Nadie en tu red muestra una sala ahora. Las salas aparecen aquí automáticamente.',
  ask: 'Pedir entrar',
  askOf: (name) => `Pedir entrar: ${name}`,
  waiting: (name) => ['Esperando a que ', name, ' te deje entrar.'],
  compare: 'Comprueba quién es',
  compareHint:
    'La otra persona ve estos mismos dibujos. Si algo no coincide, alguien se puso en medio: cancela.',
  cancel: 'Cancelar',
  yourName: 'Tu nombre',
  yourNameHint: (name) => ['Solo lo verá ', name, '.'],
  nameFirst: 'Escribe primero tu nombre para que sepan quién pide entrar.',
  unsupported: 'Este navegador es demasiado antiguo para esto. Actualízalo.',
  ends: {
    declined: (name) => `${name} rechazó tu petición.`,
    absent: (name) => `${name} ya no invita a nadie.`,
    unanswered: (name) => `${name} no respondió. Vuelve a pedirlo o acércate.`,
    lost: () => 'La conexión se cortó antes de que hubiera respuesta. Vuelve a pedirlo.',
    busy: () => 'Lo has pedido muchas veces. Espera un minuto y vuelve a pedirlo.',
  },
};

export const notes: Words['notes'] = {
  notes: 'Notas',
  hint: 'Una nota es un texto que todos en la sala pueden cambiar, incluso varias personas a la vez.',
  none: 'Aún no hay notas.',
  list: 'Notas de esta sala',
  byYou: 'Creada por ti',
  by: (name) => `Creada por ${name}`,
  open: (title) => `Abrir ${title}`,
  title: 'Título de la nota',
  titleMissing: 'Ponle primero un título a la nota.',
  create: 'Crear nota',
  noPlace:
    'Ya creaste todas las notas que puede tener una persona, o la sala tiene todas las que muestra. Elimina una tuya para hacer sitio.',
  opening: 'Abriendo la nota…',
  gone: 'Esta nota no está aquí. Puede que se haya eliminado.',

  all: 'Todas las notas',
  text: (title) => `Texto de ${title}`,
  placeholder: 'Escribe aquí. Todos lo ven al momento.',
  saved: 'Todos los cambios guardados',
  saving: 'Guardando…',
  failed: 'Tus últimos cambios aún no se han guardado. Reintentando.',
  full: 'Esta nota ya no admite cambios. Copia su texto en una nota nueva para continuar.',
  chars: (n) => plural(n, { one: '1 carácter', other: `${count(n)} caracteres` }),

  view: 'Vista del texto',
  edit: 'Editar',
  read: 'Leer',
  emptyNow: 'Esta nota está vacía.',
  alsoHere: (names) => `También en esta nota: ${names}`,

  authors: 'Quién escribió qué',
  authorList: 'Personas que escribieron este texto',
  you: 'Tú',
  history: 'Historial',
  versions: 'Versiones de esta nota',
  noVersions: 'Aún no se ha escrito nada aquí.',
  added: (n) => plural(n, { one: '1 carácter añadido', other: `${count(n)} caracteres añadidos` }),
  removed: (n) =>
    plural(n, { one: '1 carácter eliminado', other: `${count(n)} caracteres eliminados` }),
  textThen: 'El texto como era entonces',
  emptyThen: 'La nota estaba vacía entonces.',
  restore: 'Restaurar este texto',
  restored: 'El texto está como era entonces. No se pierde nada: el historial tiene ambos.',
  copy: 'Copiar el texto',
  copied: 'Texto copiado.',
  save: 'Guardar como .md',

  delete: 'Eliminar nota',
  deleteAsk: '¿Eliminar esta nota para todos? Su texto se perderá.',
  deleteYes: 'Eliminar para todos',
  keep: 'Conservarla',
};

export const pairing: Words['pairing'] = {
  titleInvite: 'Invitar sin servidor',
  titleAnswer: 'Entrar sin servidor',
  keepOpen:
    'Deja abierta esta pestaña hasta que haya conexión. Cada texto vale diez minutos y una sola vez. Quien consiga la invitación puede entrar, igual que con el enlace de la sala.',
  connected: (people) =>
    plural(people, {
      one: 'Tienes conexión con 1 persona.',
      other: `Tienes conexión con ${count(people)} personas.`,
    }),
  done: 'Listo',
  notLoaded: 'No se pudo cargar esta parte de Swapmeet. Inténtalo de nuevo.',
  tryAgain: 'Reintentar',

  inviteStep: '1. Envía esta invitación',
  inviteStepHint: 'Por mensaje o correo, o deja que la cámara de la otra persona lea el código.',
  invitation: 'Invitación',
  invitationCode: 'La invitación como código QR',
  invitationMaking: 'Creando la invitación…',
  invitationCopy: 'Copiar invitación',
  invitationCopied: 'Invitación copiada. Deja abierta esta pestaña.',
  invitationNew: 'Invitación nueva',
  useReplyStep: '2. Pega lo que te envíen',
  theirReply: 'Su respuesta',
  useReply: 'Usar respuesta',
  confirmStep: '3. Envía esta confirmación',
  confirmation: 'Confirmación',
  confirmationCode: 'La confirmación como código QR',
  confirmationMaking: 'Creando la confirmación…',
  confirmationCopy: 'Copiar confirmación',
  confirmationCopied: 'Confirmación copiada.',

  replyStep: '1. Envía esta respuesta a quien te invitó',
  yourReply: 'Tu respuesta',
  replyCode: 'Tu respuesta como código QR',
  replyMaking: 'Creando tu respuesta…',
  replyCopy: 'Copiar respuesta',
  replyCopied: 'Respuesta copiada. Deja abierta esta pestaña.',
  useConfirmationStep: '2. Pega la confirmación que te envíen',
  connect: 'Conectar',
  connecting: 'Conectando… Si en medio minuto no pasa nada, pide una invitación nueva.',

  inviterProblems: {
    unreadable: 'La respuesta no está completa. Cópiala entera y pégala de nuevo.',
    'other-kind': 'Ese es otro de los tres textos. Pega la respuesta que copió la otra persona.',
    'other-room': 'Eso es de otra sala.',
    'other-invitation':
      'Esa respuesta es para otra invitación. Pide la respuesta a la que se muestra aquí.',
    expired: 'Pasaron los diez minutos. Crea una invitación nueva.',
    used: 'Esta invitación ya tiene respuesta. Crea una nueva para cada persona.',
    'nothing-came':
      'Esta respuesta no llevó a nada. Si la sala está bloqueada, desbloquéala y crea una invitación nueva.',
  },
  invitedProblems: {
    unreadable: 'El texto no está completo. Cópialo entero y pégalo de nuevo.',
    'other-kind':
      'Ese es otro de los tres textos. Pega la confirmación que llegó para tu respuesta.',
    'other-room': 'Eso es de otra sala.',
    'other-invitation':
      'Esa confirmación es para otra respuesta. Pide la de la respuesta que se muestra aquí.',
    expired:
      'La invitación tiene más de diez minutos o el reloj de este dispositivo está mal. Pide una nueva.',
    used: 'Esta confirmación ya se usó. Si no pasa nada, pide una invitación nueva.',
    'nothing-came':
      'No se pudo crear una respuesta. Quizá ya haya conexión o la contraseña de la sala sea otra.',
  },
};

export const parts: Words['parts'] = {
  home: 'Swapmeet, inicio',
  pageTitle: (what) => `${what} · Swapmeet`,
  skip: 'Saltar al contenido',
  theme: 'Cambiar entre claro y oscuro',
  close: 'Cerrar',
  note: 'Aviso',
  undo: 'Deshacer',
  closeNote: 'Cerrar este aviso',
  noName: 'sin nombre',
  unseen: (code) => `Un carácter invisible: ${code}`,
  moreUnseen: (n) => plural(n, { one: '1 invisible más', other: `${count(n)} invisibles más` }),
  moreMarks: (n) =>
    plural(n, {
      one: '1 signo más sobre esta letra',
      other: `${count(n)} signos más sobre esta letra`,
    }),

  partLate: 'Esta parte de Swapmeet aún no está aquí.',
  partLateHint: 'Se volverá a intentar automáticamente. Si sigue igual, recarga la página.',
  reload: 'Recargar',

  linkCopied: 'Enlace copiado.',
  linkCopiedAlone: 'Enlace copiado. Deja abierta esta pestaña.',
  left: (room) => `Saliste de ${room}.`,
  pastedPicture: (dateAndTime) => `Imagen ${dateAndTime}`,
};

export const people: Words['people'] = {
  title: 'Personas',
  morePeople: (n) => `y ${count(n)} más`,
  yourself: (name) => [name, ' (tú)'],
  nothingSwapped: 'aún sin intercambios',
  muted: 'en silencio para ti',
  why: '¿Por qué?',
  whyNotReached: (name) => `Por qué no hay conexión con ${name}`,
  moreAbout: (name) => `Más sobre ${name}`,
  verified: 'código verificado',
  verifiedHint: 'Verificado: comparaste el código con esta persona.',
  markHint: 'Otras personas de aquí tienen el mismo nombre. Cada una tiene otra marca.',

  keeps: {
    all: 'conserva todo lo de esta sala',
    some: 'conserva archivos de esta sala, los que caben',
  },

  present: 'aquí',
  byWayOfOthers: 'a través de otros',
  linking: 'conectando',
  lost: 'sin conexión, reintentando',
  unreached: 'no se puede conectar, reintentando',
  linked: 'con conexión',
  direct: 'conexión directa',
  throughServer: 'por un servidor',
  through: (name) => `por medio de ${name}`,
  throughMessagesOnly: (name) => `por medio de ${name}, solo mensajes`,
  throughSomebody: 'por medio de otra persona',
  throughSomebodyMessagesOnly: 'por medio de otra persona, solo mensajes',
  gave: (size) => `dio ${size}`,
  took: (size) => `recibió ${size}`,
  gaveAndTook: (gave, took) => `dio ${gave}, recibió ${took}`,
};

export const person: Words['person'] = {
  find: 'Buscar a una persona',
  findHint: 'Estas personas escribieron por última vez. Escribe un nombre para buscar a otras.',
  findHintSilent: 'Nadie más ha escrito aquí aún. Escribe un nombre para buscar a una persona.',
  noneFound: 'Nadie aquí se llama así.',

  writePrivately: (name) => `Escribir a ${name} en privado`,
  writePrivatelyHint: (name) =>
    `Lo próximo que escribas será solo para ${name}; los demás no podrán leerlo.`,
  verify: (name) => `Verificar a ${name}`,
  verifyHint: (name) => `Compara un código con ${name} para comprobar que es quien crees.`,
  seeCode: (name) => `Ver el código de ${name}`,
  seeCodeHint: (name) => `Comparaste el código con ${name} y confirmaste que coincide.`,
  mute: (name) => `Silenciar a ${name}`,
  muteHint: (name) =>
    `Al silenciar, se oculta lo que escribe ${name}. La conexión y los archivos siguen igual.`,
  unmute: (name) => `Dejar de silenciar a ${name}`,
  unmuteHint: (name) => `Lo que escribe ${name} está oculto en este dispositivo.`,
  block: (name) => `Bloquear a ${name}`,
  blockHint: (name) =>
    `Al bloquear, se oculta lo que ${name} escribe y comparte, y se corta tu conexión con esa persona. Las demás personas de aquí siguen viendo a ${name}.`,
  treatmentHint: (name) =>
    `Silenciar y bloquear valen en esta sala, en este dispositivo, hasta que lo quites en Ajustes. ${name} no se entera.`,

  blocklist: 'Personas silenciadas y bloqueadas',
  treatments: { muted: 'en silencio', blocked: 'con bloqueo' },
  unmuteListed: (name) => ['Dejar de silenciar a ', name],
  unblockListed: (name) => ['Desbloquear a ', name],

  code: 'Código',
  verifyTitle: (name) => ['Verificar a ', name],
  compare:
    'Lee estas palabras en voz alta a la otra persona, y ella a ti, por teléfono o cara a cara. Si coinciden, nadie se ha puesto en medio y es quien crees.',
  verified:
    'Marcaste que el código de esta persona coincide. La marca se queda con ella en este dispositivo; nadie la consigue por usar su nombre.',
  codesDiffer:
    'Si algo no coincide, no lo confirmes: otra persona usa ese nombre o tu enlace lleva a otra sala.',
  unverify: 'Quitar la marca',
  codesMatch: 'Coinciden',

  codeSymbols:
    'perro,gato,ratón,hámster,conejo,zorro,oso,panda,koala,tigre,león,vaca,cerdo,rana,mono,gallina,' +
    'pingüino,pájaro,pollito,pato,águila,búho,murciélago,lobo,jabalí,caballo,unicornio,abeja,oruga,mariposa,caracol,mariquita,' +
    'hormiga,grillo,araña,escorpión,tortuga,serpiente,lagarto,pulpo,calamar,camarón,cangrejo,pez globo,pez,delfín,ballena,tiburón,' +
    'cocodrilo,elefante,rinoceronte,camello,jirafa,oveja,cabra,ciervo,gallo,pavo,paloma,ardilla,erizo,huellas,dragón,dinosaurio,' +
    'cactus,árbol de Navidad,abeto,árbol,palmera,brote,hierba,trébol,arce,seta,trigo,ramo,tulipán,rosa,girasol,flor,' +
    'luna,estrella,sol,nube,rayo,fuego,arcoíris,copo de nieve,muñeco de nieve,gota,ola,mundo,planeta,cometa,volcán,montaña,' +
    'manzana,pera,naranja,limón,banana,sandía,uvas,fresa,cerezas,melocotón,piña,coco,kiwi,tomate,aguacate,berenjena,' +
    'patata,zanahoria,maíz,chile,pepino,brócoli,cacahuete,castaña,pan,cruasán,pretzel,queso,huevo,panqueques,hamburguesa,fritas,' +
    'pizza,taco,ensalada,espaguetis,sushi,helado,rosquilla,galleta,pastel,chocolate,caramelo,piruleta,miel,biberón,café,té,' +
    'fútbol,baloncesto,tenis,billar,ping-pong,arco,pesca,boxeo,patín,trineo,diana,dado,mando,bolos,rompecabezas,paleta,' +
    'micrófono,auriculares,piano,tambor,saxofón,trompeta,guitarra,violín,claqueta,circo,teatro,boleto,trofeo,medalla,globo,regalo,' +
    'coche,taxi,autobús,ambulancia,bomberos,tractor,bicicleta,moto,locomotora,tranvía,avión,cohete,helicóptero,velero,barco,ancla,' +
    'casa,castillo,carpa,noria,estatua,torre,puente,fuente,isla,desierto,semáforo,mapa,brújula,despertador,reloj de arena,reloj,' +
    'teléfono,portátil,cámara,televisor,radio,pila,bombilla,linterna,vela,extintor,barril,diamante,balanza,llave inglesa,martillo,tornillo,' +
    'imán,microscopio,telescopio,pastilla,termómetro,escoba,cesta,llave,puerta,cama,carrito,sobre,paquete,libros,chincheta,tijeras,' +
    'crayón,clip,candado,corona,sombrero,gafas,zapato,calcetines,guantes,bufanda,vestido,mochila,paraguas,anillo,fantasma,robot',
};

export const profile: Words['profile'] = {
  title: 'Tu perfil',
  explained:
    'Es quien eres en tus salas: tus nombres e imágenes en ellas, y a quién verificaste, silenciaste o bloqueaste. No incluye mensajes ni archivos. Úsalo en un solo dispositivo a la vez: si desde dos se escribe como tú, los demás dejan de ver lo que se escribe.',

  take: 'Llevarlo a otro dispositivo',
  passphrase: 'Frase de contraseña nueva',
  passphraseHint:
    'El archivo solo se abre con ella. Cuatro o cinco palabras están bien. Si las olvidas, nadie puede decírtelas.',
  passphraseTooShort: (least) =>
    `Usa ${count(least)} caracteres o más: quien consiga el archivo puede probar todas las frases que quiera.`,
  save: 'Guardar el archivo',
  saved: (rooms) =>
    plural(rooms, {
      one: 'El archivo está en tus descargas. Contiene 1 sala.',
      other: `El archivo está en tus descargas. Contiene ${count(rooms)} salas.`,
    }),
  savedHint:
    'Llévalo al otro dispositivo e impórtalo allí. Luego quita el perfil de este, antes de escribir nada más: los mensajes privados solo se abrirán en el otro a partir de entonces. Elimina el archivo cuando termines.',
  giveUp: 'Quitarlo de este dispositivo',
  givenUp: 'Ya no está aquí. En este dispositivo eres una persona nueva en todas las salas.',

  bring: 'Traerlo de otro dispositivo',
  file: 'Archivo del perfil',
  filePassphrase: 'Frase de contraseña del archivo',
  open: 'Abrir el archivo',
  noFile: 'Elige primero el archivo.',
  noPassphrase: 'Escribe la frase de contraseña del archivo.',
  wrong: {
    'no-profile': 'Ese no es el archivo de un perfil. Elige el que guardó Swapmeet.',
    damaged:
      'El archivo está dañado: le falta una parte o se modificó. Guárdalo de nuevo en el otro dispositivo.',
    'wrong-passphrase':
      'La frase de contraseña es incorrecta. No se cambió nada. Escríbela igual que entonces.',
  },
  found: (rooms, day) =>
    plural(rooms, {
      one: `Un perfil con 1 sala. Guardado: ${day}.`,
      other: `Un perfil con ${count(rooms)} salas. Guardado: ${day}.`,
    }),
  replaces: (rooms) =>
    plural(rooms, {
      one: 'En 1 de sus salas también estuviste en este dispositivo, como otra persona: el perfil la reemplaza y nadie podrá volver a escribir como ella.',
      other: `En ${count(rooms)} de sus salas también estuviste en este dispositivo, como otras personas: el perfil las reemplaza y nadie podrá volver a escribir como ellas.`,
    }),
  replacesNothing: 'No reemplaza nada en este dispositivo.',
  same: (rooms) =>
    plural(rooms, {
      one: 'En 1 de sus salas ya eres esa persona aquí.',
      other: `En ${count(rooms)} de sus salas ya eres esa persona aquí.`,
    }),
  bringHere: 'Traerlo a este dispositivo',
  cancel: 'Cancelar',
  brought:
    'Ya está aquí. Abre tus salas con sus enlaces y quita el perfil del otro dispositivo si aún no lo has hecho.',
  openRoom: 'Ir a la sala que estaba abierta allí',
};

export const room: Words['room'] = {
  connection: 'Conexión',
  offline: 'No tienes conexión. Lo que escribas se enviará después.',
  cutOff: 'No se puede conectar con nadie: tu dirección está oculta',
  connected: (people) =>
    plural(people, {
      one: '1 persona conectada',
      other: `${count(people)} personas conectadas`,
    }),
  connectedNobodyNew: (people) =>
    plural(people, {
      one: '1 persona conectada. Ahora no puede entrar gente nueva. La conexión se mantiene',
      other: `${count(people)} personas conectadas. Ahora no puede entrar gente nueva. Las conexiones se mantienen`,
    }),
  connectedReaching: (people, more) =>
    plural(people, {
      one: `1 persona conectada, conectando con ${count(more)} más`,
      other: `${count(people)} personas conectadas, conectando con ${count(more)} más`,
    }),
  connectedNotToAll: (people, unreached) =>
    plural(people, {
      one: `1 persona conectada; ${count(unreached)} sin conexión`,
      other: `${count(people)} personas conectadas; ${count(unreached)} sin conexión`,
    }),
  unreadable: 'Hay alguien aquí, pero no puedes leer lo que dice',
  clocksDiffer: 'Hay alguien aquí, pero los relojes difieren demasiado',
  reaching: (people) =>
    plural(people, {
      one: 'Conectando con 1 persona',
      other: `Conectando con ${count(people)} personas`,
    }),
  serverAway: 'No se puede conectar con el servidor. Reintentando',
  unreached: (people) =>
    plural(people, {
      one: 'No se puede conectar con 1 persona de aquí. Reintentando',
      other: `No se puede conectar con ${count(people)} personas de aquí. Reintentando`,
    }),
  connectionLost: 'Conexión perdida. Reintentando',
  looking: 'Buscando a los demás…',
  nobodyElse: 'Todavía no hay nadie más',

  opening: 'Abriendo la sala',
  openingShort: 'Abriendo…',
  openingHint: 'Leyendo lo que este dispositivo conserva de ella.',
  openingSlow:
    'Está tardando más de lo normal. Recarga la página para intentarlo de nuevo; no se pierde nada.',
  reopened: {
    'key-used-twice':
      'La clave de esta sala también se usó en otro dispositivo. Ahora eres una persona nueva aquí.',
    'clock-was-ahead':
      'El reloj de este dispositivo iba días adelantado, así que nadie recibió lo que escribiste. Ahora eres una persona nueva aquí: escríbelo de nuevo.',
    traceless: 'En este dispositivo ya no se conserva nada de esta sala.',
    traces: 'Lo que se diga a partir de ahora se conserva en este dispositivo.',
    'profile-came': 'Ahora eres la misma persona que en el otro dispositivo.',
    'profile-left': 'Tu perfil ya no está aquí. Eres una persona nueva en esta sala.',
  },

  skip: 'Saltar a los mensajes',
  guessable: 'adivinable',
  guessableHint: 'Quien adivine este nombre puede entrar.',
  guessableLockedHint:
    'Cualquiera puede adivinar este nombre, y entrará en cuanto alguien desbloquee la sala.',
  locked: 'bloqueada',
  lockedHint: 'No puede entrar gente nueva hasta que alguien de aquí la desbloquee.',
  password: 'contraseña',
  passwordHint: 'Para entrar hace falta la contraseña, que no está en el enlace.',
  details: 'Detalles',
  doctor: 'Detalles: diagnóstico de conexión',
  copyLink: 'Copiar enlace de la sala',
  notes: 'Notas',
  settings: 'Ajustes',
  tabs: 'Partes de la sala',
  panes: { people: 'Personas', chat: 'Chat', files: 'Archivos' },
  unread: (messages) =>
    plural(messages, { one: '1 sin leer', other: `${count(messages)} sin leer` }),
  savedFiles: 'Archivos guardados',

  nobodyReached: 'Ahora no se puede conectar con nadie.',
  nothingToHideBehind:
    'Tu dirección solo puede ocultarse tras un servidor de este sitio, y no tiene ninguno.',
  stopHiding: 'Dejar de ocultarla',
  save: 'Guardar',
  tryAgain: 'Reintentar',
  dismiss: 'Ocultar',

  renamed: (before, after) => `${before} ahora se llama ${after}`,
  titled: (name, title) => `${name} llamó a la sala “${title}”`,
  untitled: (name) => `${name} quitó el título de la sala`,
  lockedBy: (name) => `${name} bloqueó la sala`,
  unlockedBy: (name) => `${name} desbloqueó la sala`,

  fileForYou: 'Un archivo para ti',
  linkToFile: 'Un enlace a un archivo',
  size: 'Tamaño',
  whoHasIt: 'Quién lo tiene',

  drop: 'Suelta para compartir en esta sala',
  dropWith: (people) =>
    plural(people, {
      one: 'Suelta para compartir con 1 persona',
      other: `Suelta para compartir con ${count(people)} personas`,
    }),
  dropPrivately: (people) =>
    plural(people, {
      one: 'Suelta para compartir en privado con 1 persona',
      other: `Suelta para compartir en privado con ${count(people)} personas`,
    }),
};

export const settings: Words['settings'] = {
  title: 'Ajustes',
  close: 'Cerrar ajustes',
  done: 'Listo',

  you: 'Tú',
  yourName: 'Tu nombre',
  saveName: 'Guardar',
  yourNameHint: 'Tu imagen no cambia, así que los demás te reconocerán.',
  theme: 'Claro u oscuro',
  language: 'Idioma',
  languageLate:
    'Este idioma no se pudo cargar del servidor. Elígelo de nuevo cuando tengas conexión.',
  keys: 'Atajos de teclado',
  moveProfile: 'Trasladar tu perfil',
  badge: 'Contar los mensajes sin leer en el icono de la aplicación',
  howItWorks: 'Cómo funciona y qué no puede hacer',
  linkWays: 'Compartir enlace o ver código QR',
  notify: 'Notificarme',
  notifyHint: 'En todas las salas abiertas en una pestaña, mientras miras otra cosa.',
  notifyUnsupported: 'Este navegador no tiene notificaciones para páginas web.',
  notifyBlocked:
    'Tu navegador bloquea las notificaciones de este sitio. Permítelas en los ajustes del sitio e inténtalo de nuevo.',
  notifyAbout: 'Qué notificar',
  everyMessage: 'Todos los mensajes',
  mentionsOnly: 'Solo menciones',
  notifyAboutHint: 'Las menciones llevan tu nombre, te responden o son para ti en privado.',

  thisRoom: 'Esta sala',
  roomTitle: 'Título de la sala',
  roomTitleHint: 'Todos aquí lo ven y pueden cambiarlo. El enlace no cambia.',
  readableWithPassword:
    'Quien tenga el enlace de esta sala y su contraseña puede entrar y leer lo que se dijo.',
  readableByName:
    'Quien adivine el nombre de esta sala puede entrar y leer lo que se dijo. Para algo privado, crea una sala nueva.',
  readableByLink: 'Quien tenga el enlace de esta sala puede entrar y leer lo que se dijo.',
  whoComesIn: 'Quién puede entrar',
  locked:
    'Bloqueada: no puede entrar gente nueva. Quienes están aquí, o ya escribieron aquí, pueden volver.',
  unlocked:
    'Pueden entrar todos los que tengan el enlace. Bloquea la sala para que no entre nadie nuevo.',
  lock: 'Bloquear la sala',
  unlock: 'Desbloquear la sala',
  newLink: 'Enlace nuevo',
  nearby: 'Mostrar esta sala a personas cercanas',
  nearbyHint:
    'Las personas de tu red ven el nombre de abajo y pueden pedir entrar. Tú decides cada vez. Termina cuando sales o recargas.',
  nearbyLocked: 'Desbloquea primero la sala: en una bloqueada no puede entrar nadie nuevo.',
  nearbyName: 'Nombre que ven cerca',
  nearbyStates: {
    off: '',
    opening: 'Conectando con el servidor…',
    open: 'Las personas cercanas ya la ven.',
    unavailable: 'El servidor no sabe en qué red estás, así que nadie cercano puede ver la sala.',
    full: 'Ahora se muestran demasiadas salas en tu red. Inténtalo más tarde.',
    'not-loaded':
      'Esta parte no se pudo cargar del servidor. Actívala de nuevo cuando tengas conexión.',
    unsupported: 'Este navegador es demasiado antiguo para esto. Actualízalo.',
  },

  filesAndData: 'Archivos y datos',
  traceless: 'No dejar rastro en este dispositivo',
  tracelessHint:
    'Elimina lo que este dispositivo conserva de la sala, también los archivos, y no conserva nada más hasta que cierres esta pestaña. Vuelves como una persona nueva. El enlace sigue en el historial del navegador.',
  tracelessAsk:
    '¿Eliminar de este dispositivo los mensajes y archivos de esta sala? No se puede deshacer.',
  tracelessYes: 'Eliminar y no dejar rastro',
  keepThem: 'Conservarlos',
  keepFor: 'Conservar mensajes',
  keepForHint: 'En este dispositivo, desde que llegaron. Cada persona lo elige para sí misma.',
  keepDaysAsk:
    '¿Eliminar ahora los mensajes más antiguos de este dispositivo? No se puede deshacer.',
  keepDaysYes: 'Eliminar mensajes antiguos',
  keepDays: { 1: 'Un día', 7: 'Una semana', 30: 'Un mes', 365: 'Un año' },
  keepAll: 'Conservar todo lo de esta sala',
  keepAllHint:
    'Descarga lo que otros comparten aquí y lo conserva en este dispositivo para que siga cuando se vayan. Los demás ven que lo haces. Deja abierta esta pestaña para que puedan recibirlo. Con una conexión de uso medido no se descarga nada.',
  keepAtMost: 'Como máximo',
  keptSoFar: (files, size) =>
    plural(files, {
      one: `1 archivo conservado, ${size}.`,
      other: `${count(files)} archivos conservados, ${size}.`,
    }),
  keepMetered: 'Tu conexión es de uso medido: no se descarga nada hasta que tengas otra.',
  keepTraceless:
    'No dejas rastro aquí: lo que este dispositivo conserva de la sala desaparece al cerrar esta pestaña.',
  keptNotAll:
    'No se conserva todo: algunos archivos no caben aquí o los quitaste de este dispositivo.',
  uploadLimit: 'Límite de subida (MB/s)',
  downloadLimit: 'Límite de bajada (MB/s)',
  noLimit: 'Ninguno',
  shareMetered: 'Compartir con conexiones de uso medido',
  shareMeteredHint:
    'Archivos que recibiste de otros. Lo que compartes tú siempre se envía a quien lo quiera.',

  connection: 'Conexión',
  hideAddress: 'Ocultar mi dirección',
  hideAddressHint:
    'Los demás ven la dirección de un servidor en lugar de la tuya. Los archivos pueden llegar más despacio. Los propios servidores siguen viendo la tuya.',
  hideAddressCutOff:
    'Este sitio no tiene un servidor tras el que ocultarse, así que no se puede conectar con nadie mientras tu dirección esté oculta.',
  passOn: 'Reenviar archivos entre personas que no pueden conectarse',
  passOnHint:
    'Cifrados: este dispositivo no puede leerlos. Los mensajes siempre se reenvían; los archivos, nunca con una conexión de uso medido.',
  passOnNothing: 'Ningún archivo',
  passOnUpTo: (size) => `Hasta ${size} al día`,
  inviteByHand: 'Invitar sin servidor',
};

export const looks: Words['looks'] = {
  choose: 'Elige un color y una marca',
  hint: 'Todos en esta sala los ven. No dicen nada de quién eres: dos personas pueden elegir lo mismo, y el dibujo de tu imagen no cambia.',
  colour: 'Color',
  mark: 'Marca',
  byKey: 'Automático',
  none: 'Ninguna',
  inks: {
    1: 'Azul',
    2: 'Bermellón',
    3: 'Verde',
    4: 'Ciruela',
    5: 'Celeste',
    6: 'Rosa',
    7: 'Marrón',
    8: 'Oliva',
  },
};

export const roomPicture: Words['roomPicture'] = {
  title: 'La sala en un dibujo',
  open: 'Ver la sala en un dibujo',
  nobody: 'No hay nadie más aquí: aún no hay nada que dibujar.',
  connections: (n) =>
    plural(n, { one: 'Tienes 1 conexión.', other: `Tienes ${count(n)} conexiones.` }),
  here: (n) =>
    plural(n, {
      one: 'Hay 1 persona más aquí.',
      other: `Hay ${count(n)} personas más aquí.`,
    }),
  drawn: (n, all) => `El dibujo muestra ${count(n)} de ${count(all)} personas.`,
  ring: 'Estás en el centro. Las personas con identificadores parecidos están una junto a otra.',
  rings:
    'Estás en el centro. Cuanto más cerca está un anillo, más bits iniciales comparten contigo los identificadores de sus personas; en un anillo, las de identificadores parecidos están una junto a otra.',

  legend: 'Qué muestra el dibujo',
  own: 'Tu conexión',
  forwarded: 'Una conexión a través de otra persona',
  told: 'Una conexión de la que hablan otros; nadie la ha comprobado',
  flow: 'Partes de archivos, en camino hacia donde apunta la flecha',
  far: 'Alguien sin conexión contigo',
  notKnown: 'Este dispositivo no sabe cómo se conectan entre sí las personas sin conexión contigo.',

  table: 'Tus conexiones',
  person: 'Persona',
  path: 'Conexión',
  from: 'Llega de allí',
  to: 'Va hacia allí',
  others: 'Otras personas de las que habla',
  nothing: 'nada',
  notTold: 'no se sabe',
};

export const talk: Words['talk'] = {
  hereOnly: 'Solo aquí: nadie más lo tiene aún',
  goingOut: 'Enviando',
  withSome: (have, here) => `Entregado a ${count(have)} de ${count(here)}`,
  knownWithSome: (have, here) => `Que se sepa, entregado a ${count(have)} de ${count(here)}`,
  withAll: 'Entregado a todos',
  withThoseWhoLeft: 'Entregado a personas que ya salieron',

  typing: (name) => `${name} está escribiendo`,
  typingTwo: (one, other) => `${one} y ${other} están escribiendo`,
  typingSeveral: 'Varias personas están escribiendo',

  joined: (names, people) => (people === 1 ? `${names} se unió` : `${names} se unieron`),
  left: (names, people) => (people === 1 ? `${names} salió` : `${names} salieron`),
  cameAndLeft: (names, people) =>
    people === 1 ? `${names} entró y salió` : `${names} entraron y salieron`,
  cameBack: (names, people) =>
    people === 1 ? `${names} salió y volvió` : `${names} salieron y volvieron`,
  joinedCount: (people) =>
    plural(people, {
      one: `Se unió 1 persona`,
      many: `Se unieron ${count(people)} personas`,
      other: `Se unieron ${count(people)} personas`,
    }),
  leftCount: (people) =>
    plural(people, {
      one: `Salió 1 persona`,
      many: `Salieron ${count(people)} personas`,
      other: `Salieron ${count(people)} personas`,
    }),

  toMention: (messages) =>
    plural(messages, {
      one: '1 mensaje te menciona: ir a él',
      many: `${count(messages)} mensajes te mencionan: ir al siguiente`,
      other: `${count(messages)} mensajes te mencionan: ir al siguiente`,
    }),

  tellTyping: 'Mostrar a los demás cuándo escribes',
  tellTypingHint: (people) =>
    plural(people, {
      one: `En salas de hasta ${count(people)} persona. Si un mensaje es privado, solo lo ven sus destinatarios.`,
      other: `En salas de hasta ${count(people)} personas. Si un mensaje es privado, solo lo ven sus destinatarios.`,
    }),
  tellTypingNotes: (people) =>
    plural(people, {
      one: `En las notas también ven tu cursor, en salas de hasta ${count(people)} persona.`,
      other: `En las notas también ven tu cursor, en salas de hasta ${count(people)} personas.`,
    }),
  tellTypingTraceless: 'Nunca desde una sala que no deja rastro en este dispositivo.',
};

export const rich: Words['rich'] = {
  opens: (host) => `Abre ${host}`,
  mentionOfYou: 'Te mencionan',
  code: 'Código',
  codeIn: (language) => `Código, ${language}`,
  copyCode: 'Copiar código',
  codeCopied: 'Código copiado.',
};

export const writing: Words['writing'] = {
  people: 'Personas para mencionar',
  emoji: 'Emojis',
  matches: (n) =>
    plural(n, {
      one: '1 sugerencia. Enter la elige.',
      other: `${count(n)} sugerencias. Muévete con arriba y abajo; Enter elige una.`,
    }),
  notConnected: 'no está aquí ahora',

  addEmoji: 'Añadir un emoji',
  chooseEmoji: 'Elegir un emoji',
  searchEmoji: 'Buscar emojis',
  noEmoji: 'Ningún emoji se llama así.',
  emojiGroups: 'Grupos de emojis',
  groups: {
    smileys: 'Caritas y emociones',
    people: 'Personas y gestos',
    animals: 'Animales y naturaleza',
    food: 'Comida y bebida',
    travel: 'Viajes y lugares',
    activities: 'Actividades',
    objects: 'Objetos',
    symbols: 'Símbolos',
    flags: 'Banderas',
  },
  skinTone: 'Tono de piel',
  skinToneIs: (tone) => `Tono de piel: ${tone}`,
  tones: {
    none: 'Predeterminado',
    light: 'Claro',
    mediumLight: 'Medio claro',
    medium: 'Medio',
    mediumDark: 'Medio oscuro',
    dark: 'Oscuro',
  },
  loadingEmoji: 'Cargando los emojis…',

  characters: (n) => plural(n, { one: '1 carácter.', other: `${count(n)} caracteres.` }),
  tooLong: (most) =>
    plural(most, {
      one: 'En un mensaje cabe 1. Divídelo o envíalo como archivo de texto.',
      other: `En un mensaje caben ${count(most)}. Divídelo o envíalo como archivo de texto.`,
    }),
  longText: 'Es un texto largo para un mensaje.',
  sendAsFile: 'Enviar como archivo de texto',
  keepAsMessage: 'Dejarlo aquí',
  textName: (dateAndTime) => `Texto ${dateAndTime}`,
  sentAsFile: 'Enviado como archivo de texto.',
};
