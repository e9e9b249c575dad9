/** Portuguese, as in Brazil, with words that Portugal knows, too. A whole million takes the form for "other": figures need no "de". */
import { count } from '../format.ts';
import { plural } from '../language.ts';
import type { Words } from '../languages.ts';

const NBSP = '\u00a0';

export const actions: Words['actions'] = {
  linkWays: 'Compartilhar ou QR',
  failed: 'Não deu certo.',
  failedHint: 'Tente de novo. Se não adiantar, recarregue a página.',
  savingWaits: (name) => `Começa a ser salvo assim que este dispositivo estiver pronto: ${name}`,
  fileLinkCopied: 'Link do arquivo copiado.',
  onlyFileLinkCopied: 'Link do arquivo copiado. Deixe esta aba aberta.',
};

export const chat: Words['chat'] = {
  title: 'Conversa',
  messages: 'Mensagens',
  opening: 'Abrindo a sala…',
  looking: 'Procurando os outros…',
  stillLooking:
    'Ainda procurando os outros. Está demorando mais que o normal, mas a busca continua sozinha.',
  connecting: (people) =>
    plural(people, {
      one: `${count(people)} pessoa está aqui. Conectando…`,
      other: `${count(people)} pessoas estão aqui. Conectando…`,
    }),
  stillConnecting: (people) =>
    plural(people, {
      one: `Ainda conectando com ${count(people)} pessoa. A sala pode estar trancada, ou a conexão lenta. As tentativas continuam sozinhas.`,
      other: `Ainda conectando com ${count(people)} pessoas. A sala pode estar trancada, ou a conexão lenta. As tentativas continuam sozinhas.`,
    }),
  loading: 'Carregando a conversa…',
  reachesEveryone: 'Ainda não há mensagens. O que você escrever chega a todos aqui.',
  reachesChosen: 'Ainda não há mensagens. Só quem você escolheu pode ler o que você escrever.',
  reachesSomeLater:
    'Ainda não há mensagens. Quem ainda não tem conexão recebe o que você escrever assim que tiver.',
  nobodyElse: 'Não há mais ninguém aqui.',
  nobodyReached: 'Não há conexão com ninguém agora.',

  writePrivately: 'Escrever em particular',
  writeToEveryone: 'Escrever para todos aqui',
  readLater: 'Os outros leem quando chegarem',
  sentLater: 'Enviada quando houver conexão',
  write: 'Escreva uma mensagem',
  replyingTo: (name) => ['Respondendo a ', name],

  aloneTitle: 'Ainda não há mais ninguém aqui.',
  copyLink: 'Copiar link',
  aloneLink: 'Envie este link a alguém. Basta abrir para entrar.',
  aloneLinkGuarded:
    'Envie este link a alguém e diga a senha por outro caminho: ela não está no link.',
  aloneLocked: 'A sala está trancada: destranque nas configurações antes de convidar alguém.',
  aloneHint:
    'Deixe esta aba aberta: o que você escrever ou soltar agora chega aos outros quando entrarem.',

  othersSeeYou: (name) => ['Os outros veem você como ', name, '.'],
  changeName: 'Alterar',

  newSince: (when) => `Novas desde ${when}`,
  newAbove: (messages) =>
    plural(messages, {
      one: `${count(messages)} nova acima`,
      other: `${count(messages)} novas acima`,
    }),
  newBelow: (messages) =>
    plural(messages, {
      one: `${count(messages)} nova abaixo`,
      other: `${count(messages)} novas abaixo`,
    }),
  goToNewest: 'Ir para a mais nova',

  by: (name, time) => `${name}, ${time}`,
  privateBy: (name, time, recipients) => `${name}, ${time}, ${recipients}`,
  yourself: (name) => `${name} (você)`,
  you: 'você',
  privateTo: (names) => `em particular, para ${names}`,
  answerPrivately: 'Responder em particular',
  aFile: 'um arquivo',
  edited: 'editada',
  openedNote: 'Criou uma nota:',
  deleted: 'Mensagem apagada',
  withdrawn: 'Arquivo retirado da sala',
  keyUsedTwice:
    'A chave desta pessoa foi usada em dois aparelhos ao mesmo tempo. O que ela escreveu a partir daqui não é mostrado.',
  inReplyTo: 'Em resposta a',
  quoteMissing: 'Uma mensagem que não está aqui',
  quoteDeleted: 'mensagem apagada',

  actions: 'Ações',
  actionsFor: (message) => `Ações para ${message}`,
  about: (name, message) => `${name}: ${message}`,
  aboutOwn: (message) => `você: ${message}`,

  message: 'Mensagem',
  send: 'Enviar',
  attach: 'Anexar arquivos',
  editing: 'Editando sua mensagem',
  cancelEdit: 'Cancelar edição',
  cancelReply: 'Cancelar resposta',
  toEveryone: 'Para: todos',
  toSome: (names) => `Para: ${names}, em particular`,
  writeToEveryoneAgain: 'Voltar a escrever para todos',
};

export const dialogs: Words['dialogs'] = {
  copyTitle: 'Copie o link manualmente',
  copyHint: 'Este navegador não deixa a página copiar. O link está marcado abaixo: copie dali.',
  copyLink: 'Link para copiar',
  copyDone: 'Pronto',

  recipientsTitle: 'Quem pode ler?',
  recipientsHint:
    'Não escolha ninguém para escrever para todos. O que você escreve ou compartilha com alguns é criptografado para eles: os outros repassam, mas não podem ler nem ver para quem é.',
  recipients: 'Pessoas que podem ler',
  nobodyElse: 'Ainda não há mais ninguém aqui.',
  done: 'Pronto',

  leaveTitle: 'Sair da sala?',
  leaveNot: 'Ficar aqui',
  stay: 'Ficar',
  leave: 'Sair',

  kept: 'Guardado neste aparelho',
  keptClose: 'Fechar a lista',
  keptHint:
    'Quando falta espaço, o que não é usado há mais tempo sai primeiro; o que você fixa fica. O que os outros aqui ainda têm pode ser baixado de novo.',
  keptNothing: 'Não há mais nada guardado aqui.',
  keptPart: (here, all) => `${here} de ${all}`,
  inUse: 'em uso agora',
  usedToday: 'usado hoje',
  usedYesterday: 'usado ontem',
  usedOn: (day) => `usado: ${day}`,
  pinned: 'fixado',
  pin: (name) => `Fixar ${name}`,
  pinHint: 'Fixar: fica guardado aqui',
  unpin: (name) => `Desafixar ${name}`,
  unpinHint: 'Desafixar: pode sair quando faltar espaço',
  deleteKept: (name) => `Apagar ${name}`,
  deleteKeptHint: 'Apagar deste aparelho',

  roomPassword: 'Senha da sala',
  passwordTitle: 'Esta sala tem senha',
  passwordHint: 'Ela não está no link. Quem enviou o link pode dizer qual é.',
  openRoom: 'Abrir a sala',
  passwordUnchecked: 'Só as pessoas da sala sabem distinguir uma senha errada da certa.',
  tryPassword: 'Tentar esta',

  readingFolder: (n) =>
    plural(n, {
      one: `Lendo a pasta: ${count(n)} arquivo até agora`,
      other: `Lendo a pasta: ${count(n)} arquivos até agora`,
    }),
  dropHint: 'O link fica pronto na hora. Qualquer tamanho.',

  asksToComeIn: (name) => [name, ' está por perto e pede para entrar.'],
  asksToComeInHint: 'Quem entra pode ler o que já foi dito aqui.',
  compare: 'Confira se é mesmo essa pessoa',
  compareHint:
    'Ela também vê isto. Se algo for diferente, há alguém no meio do caminho entre vocês: recuse.',
  accept: 'Aceitar',
  acceptOf: (name) => `Aceitar ${name}`,
  decline: 'Recusar',
  declineOf: (name) => `Recusar ${name}`,

  elsewherePage: 'Aberta em outra aba',
  elsewhere: 'Esta sala já está aberta em outra aba. Usar aqui?',
  elsewhereHint:
    'Cada sala fica aberta em uma aba de cada vez: a outra aba para. Ou entre aqui como uma pessoa nova, de quem nada está guardado neste aparelho.',
  displaced: 'A sala passou para outra aba',
  displacedHint:
    'Ela continua lá, com todas as mensagens e arquivos. Você pode fechar esta aba ou trazer a sala de volta.',
  useItHere: 'Usar aqui',
  comeAsNew: 'Entrar como pessoa nova',

  needsHttps:
    'Os navegadores só mantêm uma sala privada em um endereço que começa com https:// ou nesta mesma máquina (localhost). Abra esta página com https:// ou peça isso a quem mantém o site.',
  tryAgain: 'Tentar de novo',
  goHome: 'Ir para a página inicial',

  openedNewRoom: (name) => [name, ' abriu uma sala nova para você.'],
  openedNewRoomHint: 'Quem for para lá se reencontra. O que foi dito aqui fica aqui.',
  goThere: 'Ir para lá',
  newLink: 'Novo link',
  newLinkHint:
    'Abre uma sala nova e avisa as pessoas que você escolher. O link antigo não leva até ela.',
  whoIsTold: 'Quem é avisado',
  nobodyToTell: 'Não há mais ninguém aqui. Você pode abrir mesmo assim e enviar o link.',
  newPassword: 'Senha, se quiser',
  newPasswordHint: 'Quem você escolher não precisa digitar a senha. Ela não está em nenhum link.',
  openAndTell: 'Abrir e avisar',
  tellingThem: 'Avisando…',
  cancel: 'Cancelar',
  newLinkTold: (people) =>
    plural(people, {
      one: `${count(people)} pessoa já vê o aviso e pode ir junto. O que foi dito aqui fica aqui.`,
      other: `${count(people)} pessoas já veem o aviso e podem ir junto. O que foi dito aqui fica aqui.`,
    }),
  newLinkMissed: (people) =>
    plural(people, {
      one: `Não foi possível avisar ${count(people)} pessoa. Vá para lá e envie o link a ela.`,
      other: `Não foi possível avisar ${count(people)} pessoas. Vá para lá e envie o link a elas.`,
    }),
  goToNewRoom: 'Ir para a sala nova',

  keysTitle: 'Atalhos do teclado',
  keyGroups: [
    {
      title: 'Escrever',
      keys: [
        ['Qualquer letra', 'Começa uma mensagem, em qualquer lugar da sala'],
        ['Enter', 'Envia'],
        ['Shift + Enter', 'Começa uma nova linha'],
        ['↑', 'Edita sua última mensagem, se o campo estiver vazio'],
        ['Esc', 'Cancela uma resposta ou edição; depois vai para as mensagens'],
      ],
    },
    {
      title: 'Mensagens',
      keys: [
        ['↑ ↓', 'Vai de mensagem em mensagem'],
        ['Home e End', 'Vai para a primeira e a última'],
        ['Enter', 'Abre as ações da mensagem'],
        ['→ ←', 'Percorre os links e botões dela'],
        ['Esc', 'Volta para a mensagem'],
      ],
    },
    {
      title: 'Imagens abertas',
      keys: [
        ['← →', 'Vai para a imagem anterior e a seguinte'],
        ['+ − 0', 'Amplia, reduz e mostra inteira'],
        ['Setas', 'Movem uma imagem ampliada'],
        ['Esc', 'Fecha a imagem'],
      ],
    },
    {
      title: 'Em qualquer lugar, fora dos campos',
      keys: [
        ['Ctrl + Z', 'Desfaz o que você acaba de apagar, ou a saída da sala, durante 6 segundos'],
        ['/', 'Vai para a busca'],
        ['Ctrl + K', 'Vai para a busca, também a partir de um campo'],
        ['?', 'Mostra esta lista'],
      ],
    },
  ],

  newMessages: (messages, lastFrom) =>
    plural(messages, {
      one: `${count(messages)} mensagem nova, de ${lastFrom}`,
      other: `${count(messages)} mensagens novas, a última de ${lastFrom}`,
    }),
  wrotePrivately: (name) => `${name} escreveu para você em particular`,
  wrote: (name) => `${name} escreveu algo`,
  sharedFile: (name) => `${name} compartilhou um arquivo`,
  said: (name, text) => `${name}: ${text}`,
};

export const doctor: Words['doctor'] = {
  title: 'Diagnóstico da conexão',
  nobody: 'Que se saiba, não há mais ninguém aqui.',
  connections: 'Conexões',
  throughOthers: (people) =>
    plural(people, {
      one: `Há mais ${count(people)} pessoa aqui, por meio destas conexões.`,
      other: `Há mais ${count(people)} pessoas aqui, por meio destas conexões.`,
    }),
  linked: (path, speed) => `${path} · ${speed} · aqui agora`,
  lastSeen: (time) => `visto por último às ${time}`,
  mediaTitle: 'Como as pessoas são encontradas',
  results: 'Resultados do teste',
  testing: 'Testando: leva até dez segundos.',
  test: 'Testar este aparelho',
  reportTitle: 'Relatório',
  copyReport: 'Copiar relatório',
  reportCopied: 'Relatório copiado.',
  testHint:
    'O teste consulta os servidores que encontram pessoas e os servidores STUN e TURN deste site. O relatório não cita nenhuma pessoa, endereço ou sala.',

  overlayTitle: 'Para quem quer ver como funciona',
  overlayHint:
    'Cada pessoa tem um id, uma sequência de bits. Quanto mais bits iniciais dois ids têm em comum, mais perto eles estão. Cada pessoa mantém conexão com algumas em cada distância, e assim tudo chega ao destino em poucos passos.',
  bucketsTitle: 'Pessoas por distância de você',
  bucketBits: 'Bits iniciais em comum',
  bucketHere: 'Aqui',
  bucketLinked: 'Conectadas a você',
  closestTitle: 'Mais perto de você',
  closest: (name, linked) =>
    linked ? `${name} · conectado a você` : `${name} · por meio de outros`,
  lookUpTitle: 'Procurar alguém, passo a passo',
  lookUp: 'Procurar',
  lookingUp: 'Procurando: leva no máximo alguns segundos.',
  lookUpResult: 'O que foi encontrado',
  found: (name, steps, milliseconds) =>
    `${name} responde após ${steps === 1 ? 'um passo' : `${count(steps)} passos`}, em ${count(Math.round(milliseconds))} ms.`,
  notFound: (name) => `Nenhum caminho levou a ${name}. Pode ter saído há um instante.`,

  paths: {
    direct: 'direta',
    nat: 'direta através de NAT',
    turn: 'TURN',
    'turn-udp': 'TURN por UDP',
    'turn-tcp': 'TURN por TCP',
    'turn-tls': 'TURN por TLS',
    forwarded: 'por meio de outra pessoa',
    unknown: 'conectada',
  },
  roundTrip: (path, milliseconds) => `${path} · ${milliseconds}`,

  causes: {
    offline: {
      what: 'Este aparelho está sem rede.',
      next: 'Ligue o Wi-Fi ou os dados móveis. Depois tudo continua sozinho.',
    },
    'relay-away': {
      what: 'Nenhum servidor que encontra pessoas responde; por isso não dá para encontrar ninguém novo.',
      next: 'Suas conexões atuais continuam. Se demorar, tente outra rede ou pergunte a quem mantém este site.',
    },
    sealed: {
      what: 'Há alguém aqui, mas as mensagens dessa pessoa não abrem.',
      next: 'A sua senha e a dessa pessoa são diferentes, ou o link não é bem o mesmo. Peça os dois.',
    },
    hidden: {
      what: 'Seu endereço está oculto, e não há servidor TURN que o oculte.',
      next: 'Deixe de ocultar seu endereço nas configurações.',
    },
    'no-udp': {
      what: 'Esta rede bloqueia UDP, e não há servidor TURN para contornar isso.',
      next: 'Tente outra rede, como a internet do celular, ou peça um servidor TURN a quem mantém este site.',
    },
    symmetric: {
      what: 'Esta rede dá uma porta diferente a cada conexão (NAT simétrico), e não há servidor TURN para ajudar.',
      next: 'Tente outra rede, como a internet do celular, ou peça um servidor TURN a quem mantém este site.',
    },
    'no-path': {
      what: 'A pessoa respondeu, mas nenhum caminho leva desta rede até a dela.',
      next: 'Teste este aparelho abaixo, e peça que ela teste o dela: uma das duas redes não deixa a conexão passar.',
    },
    refused: {
      what: 'A pessoa não aceita conexão sua agora: está ocupada, com conexões demais, ou bloqueou você.',
      next: 'O Swapmeet tenta de novo sozinho.',
    },
    unanswered: {
      what: 'A pessoa não responde. Talvez tenha acabado de sair, ou a sala está trancada e não responde a ninguém novo.',
      next: 'O Swapmeet tenta de novo sozinho. Se a sala estiver trancada, alguém dentro dela precisa destrancar.',
    },
    unproven: {
      what: 'Alguém respondeu sem conseguir provar que é essa pessoa.',
      next: 'Pode haver alguém no meio do caminho entre vocês. Fale com a pessoa por outro meio e comparem os códigos quando houver conexão.',
    },
    clock: {
      what: 'O relógio deste aparelho e o da pessoa têm dias de diferença.',
      next: 'Acerte data e hora no aparelho que está errado.',
    },
    crowded: {
      what: 'Esta página já fez todas as conexões que o navegador permite.',
      next: 'Recarregue a página.',
    },
    lost: { what: 'A conexão caiu.', next: 'O Swapmeet tenta de novo sozinho.' },
    trying: {
      what: 'É a primeira tentativa de conexão com essa pessoa.',
      next: 'Leva alguns segundos.',
    },
  },

  answersIn: (server, milliseconds) =>
    `${server}: responde em ${count(Math.round(milliseconds))} ms`,
  noAnswer: (server) => `${server}: sem resposta`,
  servers: { relay: 'Relay', 'peer-server': 'PeerServer' },
  oneServer: (server, which) => `${server} ${which}`,
  stun: {
    none: 'STUN: este site não oferece servidor',
    blocked: 'STUN: sem resposta por UDP',
    one: 'STUN: responde por UDP',
    same: 'STUN: responde por UDP, e todos os servidores veem a mesma porta',
    differs: 'STUN: responde por UDP, mas os servidores veem portas diferentes (NAT simétrico)',
  },
  seen: {
    public: (stun) => `${stun}; vê um endereço público`,
    shared: (stun) => `${stun}; vê um endereço dentro da rede do provedor (CGNAT)`,
    private: (stun) => `${stun}; vê um endereço privado`,
  },
  noTurn: 'TURN: este site não oferece servidor',
  turnWorks: (transport) => `TURN por ${transport}: funciona`,
  turnSilent: (transport) => `TURN por ${transport}: sem resposta`,

  report: 'Relatório de conexão do Swapmeet',
  reportConnection: (signaling, linked, others, linking) =>
    `Busca de pessoas: ${signaling}; conexões: ${count(linked)}; por meio delas: mais ${count(others)}; em tentativa: ${count(linking)}`,
  reportForAll: (cause) => `Impede a conexão com todos: ${cause}`,
  reportPerson: (number, link) => `Pessoa ${number}: ${link}`,
  reportUnlinked: (number, cause) => `Pessoa ${number}: sem conexão: ${cause}`,
  notTested: 'Este aparelho não foi testado.',

  media: {
    relay: 'Relay',
    'peer-server': 'PeerServer',
    tabs: 'Abas deste navegador',
    mesh: 'Pessoas na sala',
    manual: 'Textos passados à mão',
  },
  meshWorks: (people) => `funciona, por meio de ${count(people)} delas`,
  meshWaits: 'quando alguém se conectar',
  manualInUse: 'em uso',
  manualWaits: 'quando você convidar por texto',
  mediumWorks: 'funciona',
  mediumConnects: 'conectando',
  tabsMissing: 'não neste navegador',
  mediumAway: 'não responde; tentando de novo',
};

export const errors: Words['errors'] = {
  failed: {
    enter: 'Não foi possível abrir a sala.',
    say: 'Sua mensagem não foi enviada.',
    unsay: 'Sua mensagem não foi apagada.',
    react: 'Sua reação não foi enviada.',
    keep: 'Sua escolha não foi guardada.',
    store: 'Este navegador não guarda nada desta página.',
    lock: 'Não foi possível trancar ou destrancar a sala.',
    title: 'O título da sala não foi alterado.',
    rename: 'Seu nome não foi alterado.',
    looks: 'Sua cor e sua marca não foram guardadas para esta sala.',
    share: 'O arquivo não foi compartilhado.',
    withdraw: 'O arquivo continua compartilhado.',
    reattach: 'Não foi possível compartilhar o arquivo de novo.',
    look: 'Não foi possível mostrar o conteúdo.',
    download: 'O download não continuou.',
    save: 'O arquivo não foi salvo nos seus downloads.',
    pin: 'O arquivo não foi fixado.',
    delete: 'O arquivo não foi apagado.',
    library: 'A biblioteca não foi compartilhada.',
    browse: 'A biblioteca não abre.',
    note: 'Não deu certo com a nota.',
    take: 'O arquivo não chegou.',
    profile: 'Seu perfil não foi movido.',
  },

  why: {
    'storage-full':
      'Este aparelho não tem mais espaço para isso. Apague algo em “Guardado neste aparelho” e tente de novo.',
    'storage-failed':
      'O navegador não deixou usar o armazenamento, como é comum em janelas anônimas. Abra o link em uma janela normal e tente de novo.',
    withdrawn: 'Quem compartilhou o retirou da sala. Peça que compartilhe de novo.',
    'source-gone':
      'O arquivo no seu disco foi movido ou alterado, ou não pode mais ser lido. Escolha o arquivo de novo.',
    'bad-list':
      'O conteúdo não é o que foi oferecido. Peça a quem compartilhou que compartilhe de novo.',
    unlisted:
      'Você compartilhou isto de outro aparelho, e ninguém aqui sabe ainda o que há dentro. Abra a sala também naquele aparelho, ou compartilhe aqui como arquivo novo.',
    unreachable: 'Não foi possível se conectar a ninguém. Confira sua conexão e tente de novo.',
    timeout: 'Demorou demais. Confira sua conexão e tente de novo.',
    'too-long': 'É mais longo do que a sala permite. Encurte e tente de novo.',
    'too-many':
      'São mais do que a sala permite. Continue em uma sala nova, ou tente de novo com menos.',
    closed: 'A sala foi fechada nesse meio-tempo. Recarregue a página para abrir de novo.',
    'not-loaded':
      'Não foi possível carregar uma parte do Swapmeet: o servidor não responde, ou o Swapmeet foi atualizado. Tente de novo; se não adiantar, recarregue a página.',
    unsupported:
      'Falta a este navegador algo de que o Swapmeet precisa. Use uma versão atual do Firefox, Chrome, Edge ou Safari.',
  },
  unforeseen:
    'Algo que não previmos deu errado. Tente de novo; se não adiantar, recarregue a página. O que você tem continua guardado.',
  messageTooLong: (most) =>
    `Uma mensagem pode ter até ${count(most)} caracteres. Divida, ou compartilhe como arquivo.`,
  nameTooLong: (most) => `Um nome pode ter até ${count(most)} caracteres. Escolha um mais curto.`,
  fileTooLong: (most) =>
    `Um arquivo pode ter até ${most}. Divida, por exemplo, em um arquivo Zip em partes.`,
  tooManyMessages: 'Esta sala não aceita mais mensagens suas. Continue em uma sala nova.',
  tooManyFiles: (most) =>
    `Esta sala não aceita mais arquivos seus: cada pessoa pode oferecer até ${count(most)}. Retire alguns da sala, ou compartilhe o resto em uma sala nova.`,
  unknownRecipient:
    'Uma das pessoas a quem isto se destina nunca esteve aqui junto com você, e por isso não dá para criptografar para ela. Escolha de novo para quem escrever.',
  notSaved: {
    'source-gone':
      'Uma parte não está mais guardada neste navegador, que talvez a tenha apagado para abrir espaço. Baixe de novo.',
    'storage-failed':
      'A gravação parou antes do fim, como quando o disco está cheio ou o navegador a interrompe. Tente de novo.',
    closed: 'O download foi interrompido. Comece de novo.',
    unsupported:
      'É grande demais para guardar aqui, e esta janela não consegue gravar direto nos seus downloads. Tente em uma janela normal de uma versão atual do Firefox, Chrome, Edge ou Safari.',
  },
  nothingStored:
    'Os dados do site estão bloqueados aqui, ou o armazenamento do navegador não funciona. Quando você fechar ou recarregar esta aba, mensagens e arquivos somem deste aparelho, e você será uma pessoa nova. Permita dados do site para este endereço e recarregue, ou salve o que precisar.',
  tooLargeLibrary: (most) =>
    `Tem mais de ${count(most)} arquivos, ou os nomes são longos demais. Compartilhe uma parte.`,
  tooLongCatalogue:
    'A lista é mais longa do que qualquer lista feita por este app. Nada dela foi lido.',
  noLibrary: 'Quem a compartilhou deixou de compartilhar ou a alterou. Veja na lista de arquivos.',
  ownerBusy:
    'O aparelho de quem a compartilha está ocupado com outros arquivos. Tente de novo em um minuto.',
  ownerSilent: 'Quem a compartilha não está aqui ou não responde. Tente de novo quando estiver.',
  goneFromLibrary:
    'Quem a compartilha não consegue abrir: o arquivo foi movido, ou é preciso escolher a pasta de novo.',
  tooManyRooms: 'Você esteve em mais salas do que cabem em um arquivo.',
  profileUnreadable: 'Não foi possível ler esse arquivo. Escolha de novo.',

  lookingForIt: 'Procurando alguém nesta sala que o tenha.',
  nobodyHasIt: (sharer) =>
    `Ninguém aqui tem este arquivo agora. Começa sozinho quando ${sharer} ou alguém que tenha o arquivo voltar.`,
  nobodyHasTheRest: (sharer) =>
    `Ninguém aqui tem o resto. Continua sozinho quando ${sharer} ou alguém que tenha o arquivo voltar.`,
  sharerReads: (sharer) =>
    `O aparelho de ${sharer} ainda está lendo este arquivo. Continua sozinho.`,
  sharerNotReached: (sharer) =>
    `${sharer} compartilhou e está aqui, mas ainda não há conexão com este aparelho. Continua sozinho assim que houver, ou quando outra pessoa aqui tiver o arquivo.`,
  sharerLacksIt: (sharer) =>
    `${sharer} está aqui, mas o navegador dessa pessoa não consegue ler este arquivo agora: ele foi movido, alterado ou apagado do disco, ou a página foi recarregada. Continua sozinho assim que o arquivo for escolhido de novo.`,
  waitingFor: (sharer) => `Esperando por ${sharer}. Continua sozinho.`,
  sentWrong: (sharer) =>
    `O que ${sharer} enviou não é este arquivo; por isso nada mais dele é aceito dessa pessoa. Continua sozinho quando outra pessoa tiver o arquivo.`,
  twoVersions: (sharer) =>
    `${sharer} compartilhou duas versões diferentes deste arquivo como uma só, e ninguém sabe qual delas os outros têm. Peça que compartilhe de novo.`,
  nothingSent:
    'Quem diz ter o arquivo não envia nada. Continua sozinho quando enviar, ou quando outra pessoa o tiver.',
  othersFirst: 'Quem tem o arquivo está enviando a outros primeiro. Continua sozinho na sua vez.',
  itsTurn: 'Na fila: os downloads que você priorizou vêm antes.',
  noSpaceForDownload:
    'Este aparelho não tem mais espaço para isso. Apague algo em “Guardado neste aparelho” e retome; ou salve direto nos seus downloads, sem guardar aqui.',
  holdersNotReached:
    'Agora não há conexão com quem tem o arquivo. Continua sozinho quando houver; retome para tentar já.',
  holdersDoNotAnswer:
    'Quem tem o arquivo não responde. Retome para pedir de novo; o que chegou fica guardado.',

  sourceForgotten:
    'Depois de recarregar, o navegador esquece onde este arquivo está. Escolha de novo, e ele volta a ser compartilhado com o mesmo link.',
  noSpaceToShare:
    'Este aparelho não tem mais espaço para compartilhar. Apague algo em “Guardado neste aparelho” e escolha o arquivo de novo, e ele volta a ser compartilhado com o mesmo link.',
  shareNotStored:
    'O navegador não deixou guardar o necessário para compartilhar este arquivo. Escolha de novo, e ele volta a ser compartilhado com o mesmo link.',
  sourceGone:
    'Este arquivo foi movido, alterado ou apagado no seu disco, e os outros não podem recebê-lo. Escolha de novo o arquivo como era, e ele volta a ser compartilhado com o mesmo link. Um arquivo alterado é um arquivo novo: compartilhe como tal.',

  serverAway:
    'O servidor desta página não responde. O Swapmeet tenta de novo sozinho, e o resto continua funcionando.',
  updated: 'O Swapmeet foi atualizado enquanto esta aba estava aberta.',
  updatedHint: 'Recarregue a página para abrir esta parte.',

  outside: {
    offline: {
      what: 'Você está offline.',
      next: 'A sala continua quando você tiver rede de novo. O que você escrever fica guardado aqui e é enviado depois.',
    },
    'cut-off': {
      what: 'Não há conexão com ninguém.',
      next: 'Seu endereço está oculto, como diz o aviso acima.',
    },
    'no-server': {
      what: 'O servidor que ajuda as pessoas a se encontrarem não responde.',
      next: 'O Swapmeet tenta de novo sozinho. Até lá ninguém encontra você aqui. O que você escrever fica guardado aqui e é enviado depois.',
    },
    lost: {
      what: 'A conexão com os outros caiu.',
      next: 'O Swapmeet tenta de novo sozinho. O que você escrever fica guardado aqui e é enviado depois.',
    },
    unanswered: {
      what: 'Há alguém aqui, mas não responde.',
      next: 'A sala pode estar trancada: então alguém dentro dela precisa destrancar antes que pessoas novas entrem. Ou todos foram para um novo link: pergunte a quem enviou este a você. O Swapmeet tenta de novo sozinho.',
    },
    unreached: {
      what: 'Há alguém aqui, mas nenhum caminho leva até lá a partir desta rede.',
      next: 'Abra “Detalhes” acima para ver o que fazer. O Swapmeet tenta de novo sozinho.',
    },
    unreadable: {
      what: 'Há alguém aqui, mas as mensagens dessa pessoa não abrem.',
      next: 'Parece haver uma senha, que não está no link. Pergunte a quem enviou o link a você.',
    },
  },
  wrongPassword: {
    what: 'Senha errada? Os outros aqui usam uma diferente.',
    next: 'As mensagens deles não abrem com a sua. Digite de novo, com atenção às maiúsculas.',
  },
  clocksApart: (days) =>
    plural(days, {
      one: `Há alguém aqui, mas o seu relógio e o dessa pessoa têm cerca de ${count(days)} dia de diferença.`,
      other: `Há alguém aqui, mas o seu relógio e o dessa pessoa têm cerca de ${count(days)} dias de diferença.`,
    }),
  theirsBehind: (days, here) =>
    plural(days, {
      one: `Data e hora neste aparelho: ${here}. Se estiverem erradas, acerte-as. Se estiverem certas, o relógio da outra pessoa está cerca de ${count(days)} dia atrasado: peça que o acerte. O Swapmeet tenta de novo sozinho.`,
      other: `Data e hora neste aparelho: ${here}. Se estiverem erradas, acerte-as. Se estiverem certas, o relógio da outra pessoa está cerca de ${count(days)} dias atrasado: peça que o acerte. O Swapmeet tenta de novo sozinho.`,
    }),
  theirsAhead: (days, here) =>
    plural(days, {
      one: `Data e hora neste aparelho: ${here}. Se estiverem erradas, acerte-as. Se estiverem certas, o relógio da outra pessoa está cerca de ${count(days)} dia adiantado: peça que o acerte. O Swapmeet tenta de novo sozinho.`,
      other: `Data e hora neste aparelho: ${here}. Se estiverem erradas, acerte-as. Se estiverem certas, o relógio da outra pessoa está cerca de ${count(days)} dias adiantado: peça que o acerte. O Swapmeet tenta de novo sozinho.`,
    }),
};

export const figures: Words['figures'] = {
  today: 'Hoje',
  yesterday: 'Ontem',
  bytes: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
  perSecond: (size) => `${size}/s`,
  percent: (figure) => `${count(figure)}%`,
  milliseconds: (figure) => `${figure}${NBSP}ms`,
  seconds: (n) => `${count(n)}${NBSP}s`,
  minutes: (n) => `${count(n)}${NBSP}min`,
  hours: (n) => `${count(n)}${NBSP}h`,
  days: 'vários dias',
  left: (duration) => `pronto em ${duration}`,
  nobody: 'ninguém',
  more: (figure) => `mais ${figure}`,
};

export const fileState: Words['fileState'] = {
  hasAll: (name) => `${name} tem tudo`,
  haveAll: (people) =>
    plural(people, {
      one: `${count(people)} pessoa tem tudo`,
      other: `${count(people)} pessoas têm tudo`,
    }),
  havePart: (people) =>
    plural(people, {
      one: `${count(people)} pessoa aqui tem uma parte`,
      other: `${count(people)} pessoas aqui têm partes`,
    }),
  atLeast: (people) =>
    plural(people, {
      one: `pelo menos ${count(people)} pessoa tem tudo`,
      other: `pelo menos ${count(people)} pessoas têm tudo`,
    }),
  sharerIsHere: (name) => `${name} compartilhou e está aqui`,
  nobodyKnown: 'ninguém, que se saiba',

  hasPart: (name, percent) => `${name} ${percent}`,
  moreHavePart: (people) =>
    plural(people, {
      one: `mais ${count(people)} pessoa tem uma parte`,
      other: `mais ${count(people)} pessoas têm partes`,
    }),
  listHasAll: (names, people) =>
    plural(people, { one: `${names} tem tudo`, other: `${names} têm tudo` }),
  listHasSome: (names, people) =>
    plural(people, {
      one: `${names} diz que tem tudo ou uma parte`,
      other: `${names} dizem que têm tudo ou uma parte`,
    }),

  keptBy: (names, people) =>
    plural(people, { one: `${names} guarda tudo`, other: `${names} guardam tudo` }),
  closableKept: (names, people) =>
    plural(people, {
      one: `Você pode fechar esta aba: ${names} guarda tudo`,
      other: `Você pode fechar esta aba: ${names} guardam tudo`,
    }),

  sharedByYou: 'compartilhado por você',
  sharedByYouPrivately: 'compartilhado por você em particular',
  from: (names) => `de ${names}`,
  offeredBy: (name) => `oferecido por ${name}`,
  offeredByPrivately: (name) => `oferecido por ${name} em particular`,
  sharedBy: (name) => `compartilhado por ${name}`,
  sharedByPrivately: (name) => `compartilhado por ${name} em particular`,

  closable: (name) => `Você pode fechar esta aba: ${name} também tem tudo`,
  closableMany: (people) =>
    plural(people, {
      one: `Você pode fechar esta aba: ${count(people)} pessoa também tem tudo`,
      other: `Você pode fechar esta aba: ${count(people)} pessoas também têm tudo`,
    }),
  closableTogether: 'Você pode fechar esta aba: os outros, juntos, têm tudo',
  keepOpenPart: (percent) => `Deixe esta aba aberta: ${percent} do arquivo só existe aqui`,
  keepOpen: 'Deixe esta aba aberta: ninguém mais tem este arquivo ainda',
  keepOpenAsKnown: 'Deixe esta aba aberta: que se saiba, ninguém mais tem tudo ainda',
  keepOpenForNow: 'Deixe esta aba aberta: agora ninguém mais aqui tem este arquivo',

  missing: (size) => `falta: ${size}`,
  asking: 'Pedindo aos outros',
  speedAndLeft: (speed, left) => `${speed} · ${left}`,
  paused: (size) => `Pausado por você · ${size} aqui`,
  twoVersions: 'Duas versões',
  preparing: 'Preparando. Os outros já podem começar',

  askingWhat: 'Perguntando a quem está aqui o que é…',
  unknownHere:
    'Ninguém aqui conhece este arquivo. Assim que alguém que tenha o arquivo abrir a sala, o nome e o tamanho aparecem aqui.',
  unknownAlone:
    'Não há mais ninguém aqui. Assim que alguém que tenha o arquivo abrir a sala, o nome e o tamanho aparecem aqui.',
  leaveOpen:
    'Você pode deixar esta página aberta, ou pedir a quem enviou o link que também a abra.',
  notShared: 'Este arquivo não está mais compartilhado',
  notSharedHint:
    'Quem compartilhou o retirou da sala. Se ainda precisar, peça que compartilhe de novo.',
  notSharedByUs: 'Você o retirou da sala. Se os outros ainda precisarem, compartilhe de novo.',
  inRoomWith: (room, names) => ['Você está em ', room, ` com ${names}.`],
  inRoomAlone: (room) => ['Você está em ', room, ', por enquanto sem mais ninguém.'],
  inRoom: (room) => ['Em ', room],
  toRoom: 'Ir para a sala',
};

export const files: Words['files'] = {
  list: 'Arquivos',
  showOlder: (n) =>
    plural(n, {
      one: `Mostrar ${count(n)} mais antigo`,
      other: `Mostrar ${count(n)} mais antigos`,
    }),
  linkTo: (name) => `Link de ${name}`,
  copyLink: 'Copiar o link deste arquivo',
  progressOf: (name) => `Progresso de ${name}`,
  givers: 'De:',
  otherGivers: (percent) => `outros ${percent}`,

  download: 'Baixar',
  downloadOf: (name) => `Baixar ${name}`,
  downloadAll: 'Baixar tudo',
  downloadAllOf: (name) => `Baixar tudo de ${name}`,
  intoFolder: 'Em uma pasta',
  intoFolderHint:
    'Os arquivos vão para uma pasta que você escolhe, não para um Zip. Eles recebem a data e a hora atuais: só um Zip mantém as originais.',
  downloadInto: (name) => `Baixar ${name} em uma pasta`,
  saveInto: (name) => `Salvar ${name} em uma pasta`,
  choose: 'Escolher',
  chooseAgain: (name) => `Escolher ${name} de novo`,
  save: 'Salvar',
  saveOf: (name) => `Salvar ${name}`,
  saveThrough: (name) => `Salvar ${name} direto nos downloads`,
  saveThroughHint: 'Direto nos seus downloads, sem guardar aqui',
  pause: 'Pausar',
  pauseOf: (name) => `Pausar ${name}`,
  resume: 'Retomar',
  resumeOf: (name) => `Retomar ${name}`,
  cancel: 'Cancelar',
  cancelOf: (name) => `Cancelar ${name}`,
  cancelHint: 'Para e apaga o que chegou',
  stopSharing: 'Retirar da sala',
  stopSharingOf: (name) => `Retirar ${name} da sala`,
  stopSharingHint:
    'Ninguém mais pode baixar. As cópias que os outros já salvaram não podem ser recolhidas.',

  marked: (name, mark) => `${name}, ${mark}`,
  number: (n) => `número ${n}`,
  allHere: 'está tudo aqui',
  chosenHere: 'o que você escolheu está aqui',
  files: (n) => plural(n, { one: `${count(n)} arquivo`, other: `${count(n)} arquivos` }),

  offersYou: {
    zip: (name) => `${name} oferece a você um arquivo Zip`,
    archive: (name) => `${name} oferece a você um arquivo compactado`,
    picture: (name) => `${name} oferece a você uma imagem`,
    video: (name) => `${name} oferece a você um vídeo`,
    sound: (name) => `${name} oferece a você um áudio`,
    pdf: (name) => `${name} oferece a você um PDF`,
    document: (name) => `${name} oferece a você um documento`,
    spreadsheet: (name) => `${name} oferece a você uma planilha`,
    slides: (name) => `${name} oferece a você uma apresentação`,
    text: (name) => `${name} oferece a você um arquivo de texto`,
    code: (name) => `${name} oferece código-fonte a você`,
    disk: (name) => `${name} oferece a você uma imagem de disco`,
    program: (name) => `${name} oferece a você um programa`,
    font: (name) => `${name} oferece a você uma fonte`,
    file: (name) => `${name} oferece a você um arquivo`,
    folder: (name) => `${name} oferece a você uma pasta`,
    batch: (name) => `${name} oferece arquivos a você`,
  },
  youShare: {
    zip: 'Você compartilhou um arquivo Zip',
    archive: 'Você compartilhou um arquivo compactado',
    picture: 'Você compartilhou uma imagem',
    video: 'Você compartilhou um vídeo',
    sound: 'Você compartilhou um áudio',
    pdf: 'Você compartilhou um PDF',
    document: 'Você compartilhou um documento',
    spreadsheet: 'Você compartilhou uma planilha',
    slides: 'Você compartilhou uma apresentação',
    text: 'Você compartilhou um arquivo de texto',
    code: 'Você compartilhou código-fonte',
    disk: 'Você compartilhou uma imagem de disco',
    program: 'Você compartilhou um programa',
    font: 'Você compartilhou uma fonte',
    file: 'Você compartilhou um arquivo',
    folder: 'Você compartilhou uma pasta',
    batch: 'Você compartilhou arquivos',
  },
  kept: 'Guardado neste aparelho',
  keptOf: (used, quota) => `${used} de ${quota}`,
  keptLook: 'Ver a lista',

  size: 'Tamanho',
  holds: 'Contém',
  haveAll: 'Têm tudo',
  whoHasIt: 'Quem tem',
  people: (n, isAll) =>
    plural(n, { one: `${count(n)} pessoa`, other: `${count(n)} pessoas` }) +
    (isAll ? '' : ' ou mais'),
  complete: 'Está tudo aqui e conferido.',
  offeredHint:
    'Vem direto do navegador das pessoas para o seu, e tudo é conferido. Você pode fechar esta página e continuar depois; o que chegou fica aqui.',
};

export const filesPane: Words['filesPane'] = {
  title: 'Arquivos',
  share: 'Enviar arquivos',
  shareFolder: 'Enviar uma pasta',
  empty: 'Ainda não há arquivos aqui.',
  emptyHint:
    'Solte um arquivo ou uma pasta em qualquer lugar, cole uma imagem ou escolha algo. Todos aqui podem baixar de qualquer pessoa que tenha o arquivo.',

  free: (free) => `${free} livres`,
  pinnedAndFree: (pinned, free) => `${pinned} fixados, ${free} livres`,
  nearlyFull: 'Este aparelho está quase cheio.',
  couldGo: (files, it) =>
    plural(files, {
      one: `Espaço livre: ${it.left}. ${count(files)} arquivo poderia sair e liberar ${it.sum}: ${it.names}.`,
      other: `Espaço livre: ${it.left}. ${count(files)} arquivos poderiam sair e liberar ${it.sum}: ${it.names}.`,
    }),
  nothingCouldGo: (left) =>
    `Espaço livre: ${left}. Todos os arquivos aqui estão fixados ou em uso. Desafixe algum, ou libere espaço fora do navegador.`,
  choose: 'Escolher o que sai',

  savedNews: (name) => `${name}: Pronto. Salvo nos seus downloads.`,
  savedIntoNews: (name, folder) => `${name}: Pronto. Salvo em “${folder}”.`,

  messageDeleted: (text) => `Mensagem apagada: “${text}”`,
  fileDeleted: (name) => `Apagado deste aparelho: “${name}”`,
  downloadCancelled: (name) => `Download cancelado: “${name}”`,
  noLongerShared:
    'Não está mais compartilhado. As cópias que os outros já salvaram não podem ser recolhidas.',
};

export const batches: Words['batches'] = {
  unread: (n) =>
    plural(n, {
      one: 'Algo ficou de fora: seu navegador não conseguiu ler.',
      other: `${count(n)} arquivos ou pastas ficaram de fora: seu navegador não conseguiu ler.`,
    }),
  unreadHint: 'Veja se você tem permissão para abrir tudo e compartilhe de novo.',
  otherFile: 'Esse não é o mesmo arquivo.',
  otherFiles: 'Esses não são os mesmos arquivos.',
  otherFileHint: (name) =>
    `“${name}” é diferente do que foi compartilhado. Escolha o original, ou compartilhe este como arquivo novo.`,

  several: {
    picture: (n) => plural(n, { one: `${count(n)} imagem`, other: `${count(n)} imagens` }),
    video: (n) => plural(n, { one: `${count(n)} vídeo`, other: `${count(n)} vídeos` }),
    sound: (n) => plural(n, { one: `${count(n)} áudio`, other: `${count(n)} áudios` }),
    pdf: (n) => plural(n, { one: `${count(n)} PDF`, other: `${count(n)} PDFs` }),
    file: (n) => plural(n, { one: `${count(n)} arquivo`, other: `${count(n)} arquivos` }),
  },
};

export const contents: Words['contents'] = {
  contentsOf: (name) => `Conteúdo de ${name}`,
  files: (n) => plural(n, { one: `${count(n)} arquivo`, other: `${count(n)} arquivos` }),
  emptyFolder: 'vazia',
  earlier: (n) =>
    plural(n, {
      one: `Mostrar ${count(n)} linha anterior`,
      other: `Mostrar ${count(n)} linhas anteriores`,
    }),
  later: (n) =>
    plural(n, { one: `Mostrar mais ${count(n)} linha`, other: `Mostrar mais ${count(n)} linhas` }),

  look: 'Ver o que há dentro',
  lookInto: (name) => `Ver o que há dentro: ${name}`,
  asking: 'Pedindo a lista do conteúdo…',
  failed: 'Não foi possível mostrar o conteúdo.',
  retry: 'Tentar de novo',

  downloadSelected: 'Baixar os marcados',
  selected: (n, size) =>
    plural(n, { one: `${count(n)} arquivo, ${size}`, other: `${count(n)} arquivos, ${size}` }),
  selectFirst: 'Marque o que quiser, ou baixe tudo.',
};

export const player: Words['player'] = {
  play: 'Reproduzir',
  playOf: (name) => `Reproduzir ${name}`,
  close: 'Fechar player',
  closeOf: (name) => `Fechar o player de ${name}`,
  again: 'Continuar',
  againOf: (name) => `Continuar ${name}`,
  opening: 'Abrindo o player',

  waiting: 'Esperando a próxima parte.',
  waitingForPeople: 'Ninguém aqui tem a próxima parte. Continua quando quem a tem voltar.',
  broken: 'Parou de chegar. Toque em “Continuar” para retomar daqui.',
  whenComplete: 'Este navegador só reproduz quando tudo está aqui. Aí começa.',
  whenCompleteOffered:
    'Este navegador só reproduz quando tudo está aqui. Toque em “Baixar”, e depois começa.',
  cannotPlay: {
    video:
      'Este navegador não reproduz este tipo de vídeo. Baixe para assistir com outro programa.',
    sound: 'Este navegador não reproduz este tipo de áudio. Baixe para ouvir com outro programa.',
  },
  noPicture: 'Este navegador só reproduz o som. Baixe para ver a imagem com outro programa.',
};

export const preview: Words['preview'] = {
  open: (name) => `Abrir ${name}`,
  openText: 'Abrir',
  before: 'Imagem anterior',
  after: 'Próxima imagem',
  nth: (n, all) => `${count(n)} de ${count(all)}`,
  enlarge: 'Ampliar',
  reduce: 'Reduzir',
  reading: 'Lendo…',
  gone: 'Este arquivo não está mais aqui.',
  onlyBeginning: (size) => `Só o começo é mostrado (${size}). Salve para ler o resto.`,

  show: 'Mostrar imagens',
  showOf: (name) => `Mostrar as imagens de ${name}`,
  notShown: 'Não mostrada',
  more: (n) => plural(n, { one: `+${count(n)} imagem`, other: `+${count(n)} imagens` }),
  picturesOf: (name) => `Imagens de ${name}`,

  showSmall: 'Mostrar imagens pequenas automaticamente',
  showSmallHint: (size) =>
    `Imagens de até ${size} são baixadas assim que você vê a mensagem, mas não em uma conexão com dados limitados.`,

  pictureData: 'Dados de local e câmera nas imagens',
  pictureDataHint:
    'Ao compartilhar imagens JPEG, PNG ou WebP. A imagem em si fica como é. Vídeos e outros arquivos mantêm o que contêm.',
  ask: 'Perguntar',
  data: { remove: 'Remover', keep: 'Manter' },
  askData: 'Remover os dados de local e câmera das imagens?',
  askDataWhy:
    'Algo que você compartilha diz onde, quando ou com que câmera foi feito. Sem isso, a imagem em si fica como é.',
  tooLarge: (n, names) =>
    plural(n, {
      one: `Grande demais para isso: ${names}. Será compartilhada com tudo o que contém.`,
      other: `Grandes demais para isso: ${names}. Serão compartilhadas com tudo o que contêm.`,
    }),
  askLarge: 'Compartilhar sem remover nada?',
  askLargeWhy: (n, names) =>
    plural(n, {
      one: `Grande demais para limpar: ${names}. Pode dizer onde, quando ou com que câmera foi feita.`,
      other: `Grandes demais para limpar: ${names}. Podem dizer onde, quando ou com que câmera foram feitas.`,
    }),
  large: { keep: 'Compartilhar', none: 'Não compartilhar' },
  askDataOnce: 'Sua resposta vale para todas as salas. Você pode mudá-la nas configurações.',

  faults: {
    'other-type': 'Não mostrada: o conteúdo não é uma imagem deste tipo. Ainda dá para salvar.',
    'too-large': 'Grande demais para mostrar aqui. Você pode salvar e abrir no seu aparelho.',
    damaged: 'Não dá para mostrar: o arquivo está danificado ou incompleto. Ainda dá para salvar.',
    unreadable: 'Não dá para mostrar: não foi possível ler o arquivo aqui.',
  },
  noText: 'Não mostrado: o conteúdo não é texto.',
  textOf: (name) => `O começo de ${name}`,
};

export const saving: Words['saving'] = {
  saving: 'Salvando nos seus downloads…',
  savingInto: (folder) => `Salvando em “${folder}”…`,
  saved: 'Pronto. Salvo nos seus downloads.',
  savedInto: (folder) => `Pronto. Salvo em “${folder}”.`,
  datesInZip:
    'Os navegadores dão a data e a hora atuais aos arquivos que gravam. Um Zip mantém as originais.',
  renamed: (n) =>
    plural(n, {
      one: `${count(n)} nome foi alterado, por já existir ou por nem todo sistema aceitá-lo:`,
      other: `${count(n)} nomes foram alterados, por já existirem ou por nem todo sistema aceitá-los:`,
    }),
  renamedTo: (before, after) => `${before} agora é ${after}`,
  renamedMore: (n) => plural(n, { one: `mais ${count(n)}`, other: `mais ${count(n)}` }),
};

export const transfers: Words['transfers'] = {
  title: 'Transferências',
  close: 'Fechar transferências',
  coming: 'Chegando a você',
  going: 'Indo para os outros',
  yours: 'O que você compartilhou',

  nothing: 'Nenhuma transferência agora.',
  comingNow: (files) =>
    plural(files, {
      one: `${count(files)} arquivo chegando`,
      other: `${count(files)} arquivos chegando`,
    }),
  goingNow: (files) =>
    plural(files, {
      one: `${count(files)} arquivo saindo`,
      other: `${count(files)} arquivos saindo`,
    }),
  pausedNow: (files) =>
    plural(files, {
      one: `${count(files)} download pausado`,
      other: `${count(files)} downloads pausados`,
    }),
  missing: (size, left) => `falta: ${size}, ${left}`,
  at: (what, speed) => `${what} a ${speed}`,

  from: (names) => `de ${names}`,
  to: (name) => `para ${name}`,
  has: (percent) => `tem ${percent}`,
  nobodyYet: 'ninguém tem nenhuma parte ainda',
  pauseAll: 'Pausar tudo',
  resumeAll: 'Retomar tudo',
  showAll: (more) =>
    plural(more, {
      one: `Mostrar ${count(more)} mais antigo`,
      other: `Mostrar ${count(more)} mais antigos`,
    }),

  first: 'Priorizar',
  firstOf: (name) => `Priorizar ${name}`,
  move: (name) => `Mover ${name}`,
  moveHint: 'Arraste, ou use as setas do teclado. O que está antes é baixado antes.',
  moved: (name, at, all) => `${name}: ${count(at)} de ${count(all)}.`,
};

export const home: Words['home'] = {
  pageTitle: 'Swapmeet: uma sala em um link',
  headlineOpen: 'Abra um link.',
  headlineSwap: 'Troque o que quiser.',
  lede: 'Converse e troque arquivos de qualquer tamanho, direto entre navegadores. Sem conta, e nada fica guardado em um servidor.',
  astray: 'Este link não leva a nenhuma sala.',
  astrayHint: 'Talvez uma parte tenha se perdido. Peça o link de novo, ou crie uma sala nova aqui.',

  newRoom: 'Nova sala',
  sendFiles: 'Enviar arquivos',
  sendFolder: 'Enviar pasta',
  drop: 'Solte para criar uma sala',
  dropHint:
    'Ou solte arquivos ou pastas em qualquer lugar desta página: isso cria uma sala e copia o link.',
  password: 'Definir também uma senha',
  passwordField: 'Senha da sala',
  passwordHint: (least) => `${least} caracteres ou mais, por exemplo quatro palavras.`,
  passwordTooShort: (least) =>
    `Use ${least} caracteres ou mais, ou nenhuma senha: quem tem o link pode testar senhas tão rápido quanto quiser.`,
  passwordNotInLink:
    'Ela não está em nenhum link, e é preciso tê-la para entrar. Diga a senha por outro caminho.',
  filesWait: (files) =>
    plural(files, {
      one: `${count(files)} arquivo espera. “Nova sala” o compartilha lá.`,
      other: `${count(files)} arquivos esperam. “Nova sala” os compartilha lá.`,
    }),
  beenHere: 'Já esteve aqui, em outro aparelho?',
  moveProfile: 'Mover seu perfil',
  howItWorks: 'Como funciona e quais são os limites',
  notKept:
    'Não foi possível guardar o que foi compartilhado: o armazenamento deste navegador está cheio.',

  roomName: 'Nome da sala',
  roomNameExample: 'banda-da-garagem',
  roomNameHint:
    'Um nome pode ser adivinhado, uma sala nova não. O link de uma sala também serve aqui.',
  join: 'Entrar',
  elsewhere: (host) => `Este link é de ${host}, e as pessoas se encontram lá.`,
  openThere: 'Abrir lá',
  noName: 'Digite antes o nome de uma sala, ou crie uma nova.',
  longName: (most) => `O nome de uma sala pode ter até ${most} caracteres. Escolha um mais curto.`,
  lostLink:
    'Este link não leva a nenhuma sala. Talvez uma parte tenha se perdido. Peça o link de novo.',

  whyOpen: 'Abra o link e pronto.',
  whyOpenHint: 'Sem conta, sem instalação, sem perguntas antes.',
  whyDrop: 'Solte um arquivo, todos podem baixar.',
  whyDropHint:
    'Vem de todos que já têm o arquivo, e tudo é conferido. Pode sair assim que outros tiverem tudo.',
  whyPrivate: 'Fica entre os navegadores de vocês.',
  whyPrivateHint:
    'Nosso servidor só apresenta vocês. Ele não lê uma palavra, e nada seu fica guardado nele.',

  heroNames: { ana: 'Ana', bo: 'Bo', chidi: 'Chidi', you: 'você' },
  hero: 'Ana, Bo e Chidi enviam, cada um, partes de um mesmo arquivo; três quartos da sua cópia estão prontos.',
  heroCaption:
    'Um arquivo, vindo de três pessoas ao mesmo tempo. Cada uma envia o que as outras ainda não enviaram.',
};

export const howItWorks: Words['howItWorks'] = {
  title: 'Como funciona e quais são os limites',
  sections: [
    {
      title: 'Como funciona',
      says: [
        'A sala é o próprio link. Quem abre o link entra, e todos na sala trocam mensagens e arquivos direto de navegador a navegador.',
        'Um pequeno servidor só apresenta vocês uns aos outros. Ele não guarda nada, nem pode ler o que vocês dizem ou compartilham, nem como se chamam.',
        'Os arquivos vêm de todos que os têm, parte por parte. Cada parte é conferida, e assim ninguém pode passar um arquivo alterado.',
      ],
    },
    {
      title: 'Quem pode ler o que você diz',
      says: [
        'Todos que têm o link da sala, agora e depois: quem chega mais tarde recebe o que foi dito antes.',
        'Uma mensagem em particular só pode ser lida por quem você escolheu. Os outros veem que algo foi enviado, e quando.',
        'Com uma senha, é preciso ter o link e a senha. Trancar a sala impede a entrada de pessoas novas.',
        'Uma sala com nome escolhido por você é tão secreta quanto o nome: quem o adivinha entra. Uma sala nova ninguém adivinha.',
        'Quem mantém o site de onde vem esta página poderia mudar a página. Onde isso importa, mantenha o seu próprio.',
      ],
    },
    {
      title: 'Quem é quem',
      says: [
        'Os nomes são de livre escolha. A imagem ao lado de um nome pertence a uma chave que ninguém mais tem, e duas pessoas podem comparar um código para ter certeza.',
        'Se a chave de alguém muda, essa pessoa aparece como nova.',
      ],
    },
    {
      title: 'O que seu endereço mostra',
      says: [
        'Navegadores que falam direto um com o outro conhecem o endereço de rede um do outro. Ele diz mais ou menos onde você está e qual é o seu provedor.',
        'Nas configurações você pode ocultá-lo das pessoas na sala, se o site tiver um servidor para isso. O próprio servidor do site sempre o vê.',
      ],
    },
    {
      title: 'O que fica guardado, e onde',
      says: [
        'Mensagens, arquivos que você baixou ou compartilhou e suas chaves ficam neste navegador, neste aparelho, e nos navegadores dos outros. Em nenhum outro lugar.',
        'As mensagens ficam guardadas com criptografia; os arquivos, não. Quem pode usar este navegador pode abrir suas salas.',
        'A página inicial lista suas salas. “Sair e esquecer” apaga tudo o que este aparelho tem de uma delas. “Não deixar rastros”, nas configurações de uma sala, nem chega a guardar nada.',
        'Se você limpar os dados deste site, suas salas, arquivos e chaves somem deste aparelho.',
      ],
    },
    {
      title: 'O que um estranho com o link pode fazer',
      says: [
        'Entrar, ler o que foi dito, baixar os arquivos, escrever e compartilhar seus próprios arquivos.',
        'Ele não pode mudar nem apagar o que os outros disseram, falar em nome deles ou danificar um download.',
        'Você pode silenciar ou bloquear pessoas, trancar a sala ou abrir uma sala nova para quem escolher.',
      ],
    },
    {
      title: 'O que acontece quando você fecha a aba',
      says: [
        'Você sai da sala, e seus arquivos passam a vir de quem os tem completos. Se ninguém tiver, eles esperam você voltar; o cartão do arquivo avisa.',
        'O que os outros dizem enquanto isso chega quando você abre a sala de novo, de quem estiver lá nessa hora. Se não houver ninguém, nada chega.',
        'Os downloads continuam de onde pararam.',
      ],
    },
    {
      title: 'O que não é possível',
      says: [
        'Recolher o que os outros já viram ou baixaram. Apagar pede aos aparelhos deles que esqueçam, e os honestos esquecem.',
        'Trazer a você uma mensagem ou um arquivo enquanto não houver ninguém lá que o tenha.',
        'Impedir que alguém da sala passe adiante o link, ou o que viu.',
        'Algumas redes não deixam dois navegadores se conectarem. Então alguém na sala ou um servidor do site precisa repassar; “Detalhes”, em uma sala, diz o que está errado.',
        'Proteger você de um arquivo nocivo: o app nunca abre um sozinho, mas você pode abrir.',
      ],
    },
  ],
};

export const link: Words['link'] = {
  roomTitle: 'Link desta sala',
  fileTitle: (name) => `Link de ${name}`,
  roomHint: 'Quem tem este link pode entrar.',
  passwordHint: 'Para entrar, também é preciso ter a senha.',
  fileHint: 'Quem tem este link pode entrar na sala e baixar o arquivo.',
  copy: 'Copiar link',
  share: 'Compartilhar',
  qr: 'QR code do link',
  qrHint: 'Escaneie com a câmera de um celular.',
};

export const received: Words['received'] = {
  title: 'Para qual sala?',
  explained:
    'Outro app, ou uma página, passou isto a você. Ninguém recebe antes de você escolher uma sala.',
  files: 'Arquivos',
  text: 'Texto',
  textHint: 'Vai para o campo de mensagem e é enviado quando você tocar em “Enviar”.',
  moreFiles: (files) =>
    plural(files, {
      one: `e mais ${count(files)} arquivo`,
      other: `e mais ${count(files)} arquivos`,
    }),
  left: (files) =>
    plural(files, {
      one: `${count(files)} arquivo não está entre eles: era grande demais, ou eram muitos.`,
      other: `${count(files)} arquivos não estão entre eles: eram grandes demais, ou muitos.`,
    }),
  here: (room) => `Aqui, em ${room}`,
  newRoom: 'Nova sala',
  rooms: 'Salas',
  later: 'Decidir depois',
  laterHint: 'Espera aqui por um dia.',
  discard: 'Descartar',
  elsewhere: (room) => `Compartilhado em ${room}, em outra aba.`,
};

export const recent: Words['recent'] = {
  title: 'Salas recentes',
  unread: (messages) =>
    plural(messages, {
      one: `${count(messages)} não lida`,
      other: `${count(messages)} não lidas`,
    }),
  keptFiles: (files, size) =>
    plural(files, {
      one: `${count(files)} arquivo guardado aqui, ${size}`,
      other: `${count(files)} arquivos guardados aqui, ${size}`,
    }),
  keptMessages: 'Mensagens guardadas aqui, sem arquivos',
  keptNothing: 'Nada guardado aqui',
  password: 'senha',
  locked: 'trancada',
  forget: 'Sair e esquecer',
  forgetOf: (room) => `Sair e esquecer ${room}`,
  all: (rooms) => `Mostrar todas as ${count(rooms)} salas`,

  offline: 'Você está offline.',
  offlineHint:
    'Suas salas abrem com o que está guardado neste aparelho. O que você escrever é enviado, e as pessoas são encontradas, quando você estiver online de novo.',

  forgetTitle: (room) => `Esquecer ${room}?`,
  forgetHint:
    'As mensagens, os arquivos e quem você é nela são apagados deste aparelho. Não dá para desfazer.',
  forgetOthers:
    'O que os outros na sala têm fica com eles. Com o link você pode voltar como uma pessoa nova.',
  forgetNow: 'Esquecer esta sala',
  keep: 'Manter',
  forgotten: (room) => `Não há mais nada de ${room} guardado aqui.`,
  notForgotten: 'Não foi possível apagar tudo. Tente de novo.',
};

export const updates: Words['updates'] = {
  label: 'Nova versão',
  here: 'Há uma nova versão.',
  reload: 'Recarregar',
  notNow: 'Agora não',
  waits:
    'A nova versão entra quando nenhum arquivo estiver a caminho e nenhuma mensagem estiver sendo escrita.',
  cancel: 'Cancelar',
};

export const leaving: Words['leaving'] = {
  stillMoving: 'Ainda há arquivos a caminho.',
  stillMovingHint:
    'Se você sair agora, eles param. O que chegou fica guardado e continua quando você voltar.',
  onlyCopy: (name) => `Ninguém mais aqui tem “${name}” completo.`,
  onlyCopyHint: 'Se você sair agora, os outros não podem recebê-lo até você voltar.',
  onlyCopies: (name, more) =>
    plural(more, {
      one: `Ninguém mais aqui tem “${name}” e mais ${count(more)} arquivo completos.`,
      other: `Ninguém mais aqui tem “${name}” e mais ${count(more)} arquivos completos.`,
    }),
  onlyCopiesHint: 'Se você sair agora, os outros não podem recebê-los até você voltar.',
  onlyKnown: (name) => `Que se saiba, ninguém mais tem “${name}” completo.`,
  onlyKnownHint: 'Se você sair agora, talvez ninguém possa recebê-lo até você voltar.',
  onlyKnownOf: (name, more) =>
    plural(more, {
      one: `Que se saiba, ninguém mais tem “${name}” e mais ${count(more)} arquivo completos.`,
      other: `Que se saiba, ninguém mais tem “${name}” e mais ${count(more)} arquivos completos.`,
    }),
  onlyKnownOfHint: 'Se você sair agora, talvez ninguém possa recebê-los até você voltar.',
};

export const library: Words['library'] = {
  share: 'Compartilhar biblioteca',
  shareHint:
    'Os outros podem olhar e buscar em uma pasta sua. Um arquivo só é lido quando alguém o baixa.',
  emptyFolder: (name) => `${name} não tem arquivos.`,
  emptyFolderHint: 'Escolha uma pasta com arquivos.',

  library: 'Biblioteca',
  files: (n) => plural(n, { one: `${count(n)} arquivo`, other: `${count(n)} arquivos` }),
  shares: (name) => `${name} compartilhou uma biblioteca`,
  youShare: 'Você compartilhou uma biblioteca',
  browse: 'Explorar',
  browseOf: (name) => `Explorar ${name}`,
  lookAgain: 'Atualizar',
  lookAgainIn: (name) => `Atualizar ${name}`,
  lookAgainHint: 'Escolha a pasta de novo: os outros então veem o que mudou nela',
  choose: 'Escolher',
  chooseAgain: (name) => `Escolher ${name} de novo`,
  closed: 'Escolha a pasta de novo, para que os outros possam buscar e baixar arquivos dela.',
  asks: 'Os outros não podem buscar nem baixar arquivos dela até você abrir a pasta de novo.',
  openAgain: 'Abrir de novo',
  openAgainOf: (name) => `Abrir ${name} de novo`,
  lookNowHint: 'Os outros então veem o que mudou nela',
  open: 'Os outros podem buscar nela. Um arquivo é lido quando alguém o baixa.',
  sameAgain: (name) => `Nada mudou em ${name}.`,
  changedAgain: (name) => `${name} é compartilhada como está agora.`,

  reading: 'Lendo a lista dos arquivos…',
  empty: 'Esta biblioteca está vazia.',
  selectFirst: 'Marque o que quiser.',
  takesMax: (n) => `Marque no máximo ${count(n)} arquivos de cada vez.`,
  takenOf: (name) => `Baixado de ${name}`,
  left: (n) =>
    plural(n, {
      one: `Falta pedir mais ${count(n)} arquivo. Deixe isto aberto até lá.`,
      other: `Falta pedir mais ${count(n)} arquivos. Deixe isto aberto até lá.`,
    }),
  waits: 'Na fila.',
  take: 'Baixar',
  takeOf: (name) => `Baixar ${name}`,
  asking: 'Pedindo…',
  yours: 'seu',
  of: (name) => `${name} tem`,
};

export const search: Words['search'] = {
  search: 'Buscar mensagens e arquivos',
  hint: 'Restrinja com “palavras exatas”, de:nome, tem:arquivo ou tem:link. Para arquivos, tente um tipo, como “vídeo”, ou um tamanho, como >10mb.',
  results: 'Resultados da busca',
  clear: 'Fechar a busca',
  found: (n) => plural(n, { one: `${count(n)} resultado`, other: `${count(n)} resultados` }),
  foundAtLeast: (n) => `Mais de ${count(n)} resultados`,
  looking: 'Buscando…',
  none: 'Nada encontrado',
  readingRooms: (n) =>
    plural(n, { one: `Lendo ${count(n)} outra sala`, other: `Lendo outras ${count(n)} salas` }),
  more: 'Há mais resultados do que aparece. Acrescente uma palavra para ver menos.',
  answers: (answered, asked) =>
    answered < asked
      ? `${count(answered)} de ${count(asked)} pessoas com biblioteca responderam`
      : plural(asked, {
          one: `${count(asked)} pessoa com biblioteca respondeu`,
          other: `${count(asked)} pessoas com biblioteca responderam`,
        }),
  goTo: (name) => `Ir para a mensagem de ${name}`,
  goToIn: (name, room) => `Ir para a mensagem de ${name} em ${room}`,
  inRoom: (room) => `Em ${room}`,
  private: 'Em particular',
  file: 'Arquivo',
  when: (day, time) => `${day}, ${time}`,
  line: (name, text) => `${name}: ${text}`,
  person: (messages) =>
    plural(messages, {
      one: `Escreveu ${count(messages)} mensagem`,
      other: `Escreveu ${count(messages)} mensagens`,
    }),
  onlyFrom: (name) => `Mostrar só mensagens de ${name}`,
  moreMessages: (n) =>
    plural(n, {
      one: `Há mais ${count(n)} mensagem. Acrescente uma palavra para ver menos.`,
      other: `Há mais ${count(n)} mensagens. Acrescente uma palavra para ver menos.`,
    }),

  understood: {
    from: (name) => `De ${name}`,
    exactly: (text) => `Exatamente “${text}”`,
    file: 'Com arquivo',
    link: 'Com link',
  },
  operators: {
    from: 'de',
    has: 'tem',
    file: 'arquivo arquivos ficheiro ficheiros',
    link: 'link links ligação ligações',
  },

  kinds: {
    archive: 'zip compactado compactados comprimido comprimidos',
    picture: 'imagem imagens foto fotos fotografia fotografias figura figuras',
    video: 'vídeo vídeos video videos filme filmes',
    sound: 'áudio áudios audio audios som sons música músicas musica musicas canção canções',
    document: 'documento documentos livro livros',
    spreadsheet: 'planilha planilhas tabela tabelas',
    slides: 'apresentação apresentações apresentacao apresentacoes slides',
    code: 'código códigos codigo codigos',
    font: 'fonte fontes',
  },
};

export const message: Words['message'] = {
  reply: 'Responder',
  edit: 'Editar',
  remove: 'Apagar',
  copyText: 'Copiar texto',
  textCopied: 'Texto copiado.',
  stopSharing: 'Retirar da sala',
  reactions: 'Reações',
  reactedBy: (emoji, people, names) => `${emoji}, ${count(people)}: ${names}`,
  reactWith: {
    '👍': 'Reagir com joinha',
    '❤️': 'Reagir com coração',
    '😂': 'Reagir com risada',
    '🎉': 'Reagir com festa',
    '😮': 'Reagir com surpresa',
    '😢': 'Reagir com tristeza',
  },
  otherReaction: 'Reagir com outro emoji',

  unlisted: (each, all, sharer) =>
    `Não cabe na lista desta sala: cada pessoa pode oferecer até ${count(each)} arquivos aqui, e a sala lista no máximo ${count(all)}. Peça a ${sharer} que o compartilhe em uma sala nova.`,
  unlistedOwn: (each, all) =>
    `Não cabe na lista desta sala: cada pessoa pode oferecer até ${count(each)} arquivos aqui, e a sala lista no máximo ${count(all)}. Compartilhe em uma sala nova.`,
};

export const nearby: Words['nearby'] = {
  title: 'Por perto',
  nobody: 'Agora ninguém na sua rede mostra uma sala. As salas aparecem aqui sozinhas.',
  ask: 'Pedir',
  askOf: (name) => `Pedir a ${name}`,
  waiting: (name) => ['Esperando ', name, ' deixar você entrar.'],
  compare: 'Confira se é mesmo essa pessoa',
  compareHint:
    'Ela também vê isto. Se algo for diferente, há alguém no meio do caminho entre vocês: cancele.',
  cancel: 'Cancelar',
  yourName: 'Seu nome',
  yourNameHint: (name) => ['Só ', name, ' fica sabendo.'],
  nameFirst: 'Digite antes seu nome, para que saibam quem pede.',
  unsupported: 'Este navegador é antigo demais para isso. Atualize-o.',
  ends: {
    declined: (name) => `${name} recusou.`,
    absent: (name) => `${name} não convida mais ninguém.`,
    unanswered: (name) => `${name} não respondeu. Peça de novo, ou chegue mais perto.`,
    lost: () => 'A conexão caiu antes de haver resposta. Peça de novo.',
    busy: () => 'Você já pediu muitas vezes. Espere um minuto e peça de novo.',
  },
};

export const notes: Words['notes'] = {
  notes: 'Notas',
  hint: 'Uma nota é um texto que todos na sala podem editar, várias pessoas ao mesmo tempo.',
  none: 'Ainda não há notas.',
  list: 'Notas desta sala',
  byYou: 'Criada por você',
  by: (name) => `Criada por ${name}`,
  open: (title) => `Abrir ${title}`,
  title: 'Título da nota',
  titleMissing: 'Dê antes um título à nota.',
  create: 'Criar nota',
  noPlace:
    'Você criou todas as notas que uma pessoa pode ter, ou a sala já tem todas que mostra. Apague uma das suas para abrir espaço.',
  opening: 'Abrindo a nota…',
  gone: 'Esta nota não está aqui. Pode ter sido apagada.',

  all: 'Todas as notas',
  text: (title) => `Texto de ${title}`,
  placeholder: 'Escreva aqui. Todos veem na hora.',
  saved: 'Todas as alterações salvas',
  saving: 'Salvando…',
  failed: 'Suas últimas alterações ainda não estão salvas. Tentando de novo.',
  full: 'Esta nota não aceita mais alterações. Copie o texto para uma nota nova para continuar.',
  chars: (n) => plural(n, { one: `${count(n)} caractere`, other: `${count(n)} caracteres` }),

  view: 'Exibição do texto',
  edit: 'Editar',
  read: 'Ler',
  emptyNow: 'Esta nota está vazia.',
  alsoHere: (names) => `Também nesta nota: ${names}`,

  authors: 'Quem escreveu o quê',
  authorList: 'Pessoas que escreveram este texto',
  you: 'Você',
  history: 'Histórico',
  versions: 'Versões desta nota',
  noVersions: 'Nada foi escrito aqui ainda.',
  added: (n) =>
    plural(n, {
      one: `${count(n)} caractere acrescentado`,
      other: `${count(n)} caracteres acrescentados`,
    }),
  removed: (n) =>
    plural(n, { one: `${count(n)} caractere apagado`, other: `${count(n)} caracteres apagados` }),
  textThen: 'O texto naquele momento',
  emptyThen: 'A nota estava vazia naquele momento.',
  restore: 'Restaurar este texto',
  restored: 'O texto voltou a ser como era. Nada se perdeu: o histórico tem os dois.',
  copy: 'Copiar o texto',
  copied: 'Texto copiado.',
  save: 'Salvar como .md',

  delete: 'Apagar nota',
  deleteAsk: 'Apagar esta nota para todos? O texto se perde.',
  deleteYes: 'Apagar para todos',
  keep: 'Manter',
};

export const pairing: Words['pairing'] = {
  titleInvite: 'Convidar sem servidor',
  titleAnswer: 'Entrar sem servidor',
  keepOpen:
    'Deixe esta aba aberta até haver conexão. Cada texto vale por dez minutos e uma única vez. Quem tiver o convite pode entrar, como com o link da sala.',
  connected: (people) =>
    plural(people, {
      one: `Você tem conexão com ${count(people)} pessoa.`,
      other: `Você tem conexão com ${count(people)} pessoas.`,
    }),
  done: 'Pronto',
  notLoaded: 'Não foi possível carregar esta parte do Swapmeet. Tente de novo.',
  tryAgain: 'Tentar de novo',

  inviteStep: '1. Envie este convite',
  inviteStepHint:
    'Por qualquer app de mensagens ou e-mail, ou deixe a câmera do outro celular ler o código.',
  invitation: 'Convite',
  invitationCode: 'O convite como QR code',
  invitationMaking: 'Criando um convite…',
  invitationCopy: 'Copiar convite',
  invitationCopied: 'Convite copiado. Deixe esta aba aberta.',
  invitationNew: 'Novo convite',
  useReplyStep: '2. Cole o que receber de volta',
  theirReply: 'A resposta recebida',
  useReply: 'Usar resposta',
  confirmStep: '3. Envie esta confirmação',
  confirmation: 'Confirmação',
  confirmationCode: 'A confirmação como QR code',
  confirmationMaking: 'Criando a confirmação…',
  confirmationCopy: 'Copiar confirmação',
  confirmationCopied: 'Confirmação copiada.',

  replyStep: '1. Envie esta resposta a quem convidou você',
  yourReply: 'Sua resposta',
  replyCode: 'Sua resposta como QR code',
  replyMaking: 'Criando sua resposta…',
  replyCopy: 'Copiar resposta',
  replyCopied: 'Resposta copiada. Deixe esta aba aberta.',
  useConfirmationStep: '2. Cole a confirmação que receber de volta',
  connect: 'Conectar',
  connecting: 'Conectando… Se nada acontecer em meio minuto, peça um novo convite.',

  inviterProblems: {
    unreadable: 'Essa resposta não está inteira. Copie tudo e cole de novo.',
    'other-kind': 'Esse é outro dos três textos. Cole a resposta que a outra pessoa copiou.',
    'other-room': 'Isso é de outra sala.',
    'other-invitation':
      'Essa resposta é para outro convite. Peça a resposta ao que é mostrado aqui.',
    expired: 'Os dez minutos acabaram. Crie um novo convite.',
    used: 'Este convite já foi respondido. Crie um novo para cada pessoa.',
    'nothing-came':
      'Esta resposta não deu em nada. Se a sala estiver trancada, destranque; depois crie um novo convite.',
  },
  invitedProblems: {
    unreadable: 'Esse texto não está inteiro. Copie tudo e cole de novo.',
    'other-kind': 'Esse é outro dos três textos. Cole a confirmação que veio para sua resposta.',
    'other-room': 'Isso é de outra sala.',
    'other-invitation':
      'Essa confirmação é para outra resposta. Peça a que corresponde à resposta mostrada aqui.',
    expired:
      'O convite tem mais de dez minutos, ou o relógio deste aparelho está errado. Peça um novo.',
    used: 'Esta confirmação já foi usada. Se não der em nada, peça um novo convite.',
    'nothing-came':
      'Não foi possível criar uma resposta. Talvez já haja conexão, ou a senha da sala seja outra.',
  },
};

export const parts: Words['parts'] = {
  home: 'Swapmeet, início',
  pageTitle: (what) => `${what} · Swapmeet`,
  skip: 'Ir para o conteúdo',
  theme: 'Alternar entre claro e escuro',
  close: 'Fechar',
  note: 'Aviso',
  undo: 'Desfazer',
  closeNote: 'Fechar este aviso',
  noName: 'sem nome',
  unseen: (code) => `Um caractere invisível: ${code}`,
  moreUnseen: (n) =>
    plural(n, { one: `mais ${count(n)} invisível`, other: `mais ${count(n)} invisíveis` }),
  moreMarks: (n) =>
    plural(n, {
      one: `mais ${count(n)} sinal nesta letra`,
      other: `mais ${count(n)} sinais nesta letra`,
    }),

  partLate: 'Esta parte do Swapmeet ainda não chegou.',
  partLateHint: 'O Swapmeet tenta de novo sozinho. Se não adiantar, recarregue a página.',
  reload: 'Recarregar',

  linkCopied: 'Link copiado.',
  linkCopiedAlone: 'Link copiado. Deixe esta aba aberta.',
  left: (room) => `Você saiu de ${room}.`,
  pastedPicture: (dateAndTime) => `Imagem ${dateAndTime}`,
};

export const people: Words['people'] = {
  title: 'Pessoas',
  morePeople: (n) => `e mais ${count(n)}`,
  yourself: (name) => [name, ' (você)'],
  nothingSwapped: 'nenhuma troca ainda',
  muted: 'você silenciou',
  why: 'Por quê?',
  whyNotReached: (name) => `Por que não há conexão com ${name}`,
  moreAbout: (name) => `Mais sobre ${name}`,
  verified: 'verificado',
  verifiedHint: 'Verificado: você comparou o código com esta pessoa.',
  markHint: 'Outras pessoas aqui têm o mesmo nome. Cada uma tem outra marca.',

  keeps: {
    all: 'guarda tudo desta sala',
    some: 'guarda arquivos desta sala, todos os que couberem',
  },

  present: 'aqui',
  byWayOfOthers: 'por meio de outros',
  linking: 'conectando',
  lost: 'conexão perdida, tentando de novo',
  unreached: 'sem conexão, tentando de novo',
  linked: 'conectado',
  direct: 'conexão direta',
  throughServer: 'por meio de um servidor',
  through: (name) => `por meio de ${name}`,
  throughMessagesOnly: (name) => `por meio de ${name}, só mensagens`,
  throughSomebody: 'por meio de outra pessoa',
  throughSomebodyMessagesOnly: 'por meio de outra pessoa, só mensagens',
  gave: (size) => `enviou ${size}`,
  took: (size) => `recebeu ${size}`,
  gaveAndTook: (gave, took) => `enviou ${gave}, recebeu ${took}`,
};

export const person: Words['person'] = {
  find: 'Encontrar uma pessoa',
  findHint: 'Estas pessoas escreveram por último. Digite um nome para encontrar outras.',
  findHintSilent: 'Ninguém mais aqui escreveu ainda. Digite um nome para encontrar uma pessoa.',
  noneFound: 'Ninguém aqui tem esse nome.',

  writePrivately: (name) => `Escrever para ${name} em particular`,
  writePrivatelyHint: (name) =>
    `O que você escrever a seguir é só para ${name}; os outros não podem ler.`,
  verify: (name) => `Verificar ${name}`,
  verifyHint: (name) => `Compare um código com ${name} para ter certeza de que é quem você pensa.`,
  seeCode: (name) => `Ver o código de ${name}`,
  seeCodeHint: (name) => `Você comparou o código com ${name} e marcou a pessoa como verificada.`,
  mute: (name) => `Silenciar ${name}`,
  muteHint: (name) =>
    `Silenciar esconde o que ${name} escreve. A conexão continua, e os arquivos também.`,
  unmute: (name) => `Reativar ${name}`,
  unmuteHint: (name) => `O que ${name} escreve está escondido neste aparelho.`,
  block: (name) => `Bloquear ${name}`,
  blockHint: (name) =>
    `Bloquear esconde o que ${name} escreve e compartilha, e encerra a conexão entre vocês. As outras pessoas aqui continuam vendo ${name}.`,
  treatmentHint: (name) =>
    `Silenciar e bloquear valem nesta sala, neste aparelho, até você voltar atrás em “Configurações”. ${name} não fica sabendo.`,

  blocklist: 'Silenciados e bloqueados',
  treatments: { muted: 'silenciado', blocked: 'bloqueado' },
  unmuteListed: (name) => ['Reativar ', name],
  unblockListed: (name) => ['Desbloquear ', name],

  code: 'Código',
  verifyTitle: (name) => ['Verificar ', name],
  compare:
    'Leiam estas palavras em voz alta um para o outro, por telefone ou pessoalmente. Se forem iguais dos dois lados, não há ninguém no meio do caminho entre vocês, e é quem você pensa.',
  verified:
    'Você marcou esta pessoa como verificada. A marca fica com ela neste aparelho; ninguém a recebe só por usar o mesmo nome.',
  codesDiffer:
    'Se algo for diferente, não marque: outra pessoa usa esse nome, ou seu link leva a uma sala diferente da que você pensa.',
  unverify: 'Retirar a marca',
  codesMatch: 'São iguais',

  codeSymbols:
    'cachorro,gato,rato,hamster,coelho,raposa,urso,panda,coala,tigre,leão,vaca,porco,sapo,macaco,galinha,' +
    'pinguim,pássaro,pintinho,pato,águia,coruja,morcego,lobo,javali,cavalo,unicórnio,abelha,lagarta,borboleta,caracol,joaninha,' +
    'formiga,grilo,aranha,escorpião,tartaruga,cobra,iguana,polvo,lula,camarão,caranguejo,baiacu,peixe,golfinho,baleia,tubarão,' +
    'crocodilo,elefante,rinoceronte,camelo,girafa,ovelha,cabra,cervo,galo,peru,pomba,esquilo,ouriço,pegadas,dragão,dinossauro,' +
    'cacto,árvore de Natal,pinheiro,carvalho,palmeira,broto,ervas,trevo,folha,cogumelo,trigo,buquê,tulipa,rosa,girassol,flor,' +
    'lua,estrela,sol,nuvem,relâmpago,fogo,arco-íris,floco de neve,boneco de neve,gota,onda,globo,planeta,cometa,vulcão,montanha,' +
    'maçã,pera,laranja,limão,banana,melancia,uvas,morango,cerejas,pêssego,abacaxi,coco,kiwi,tomate,abacate,berinjela,' +
    'batata,cenoura,milho,pimenta,pepino,brócolis,amendoim,castanha,pão,croissant,pretzel,queijo,ovo,panquecas,hambúrguer,fritas,' +
    'pizza,taco,salada,espaguete,sushi,sorvete,rosquinha,biscoito,bolo,chocolate,doce,pirulito,mel,mamadeira,café,chá,' +
    'futebol,basquete,tênis,bilhar,pingue-pongue,flecha,pescaria,boxe,patins,trenó,alvo,dado,videogame,boliche,quebra-cabeça,paleta,' +
    'microfone,fones,piano,tambor,saxofone,trompete,guitarra,violino,claquete,circo,teatro,ingresso,troféu,medalha,balão,presente,' +
    'carro,táxi,ônibus,ambulância,bombeiros,trator,bicicleta,lambreta,locomotiva,bonde,avião,foguete,helicóptero,veleiro,navio,âncora,' +
    'casa,castelo,barraca,roda-gigante,estátua,torre,ponte,chafariz,ilha,deserto,semáforo,mapa,bússola,despertador,ampulheta,relógio,' +
    'telefone,computador,câmera,televisão,rádio,pilha,lâmpada,lanterna,vela,extintor,barril,diamante,balança,ferramenta,martelo,parafuso,' +
    'ímã,microscópio,telescópio,comprimido,termômetro,vassoura,cesta,chave,porta,cama,carrinho,envelope,pacote,livros,alfinete,tesoura,' +
    'giz de cera,clipe,cadeado,coroa,chapéu,óculos,sapato,meias,luvas,cachecol,vestido,mochila,guarda-chuva,anel,fantasma,robô',
};

export const profile: Words['profile'] = {
  title: 'Seu perfil',
  explained:
    'É quem você é nas suas salas: seus nomes e imagens lá, e quem você verificou, silenciou ou bloqueou. Mensagens e arquivos não fazem parte dele. Use em um aparelho de cada vez: se dois escreverem em seu nome, os outros deixam de ver o que eles escrevem.',

  take: 'Levar para outro aparelho',
  passphrase: 'Nova frase-senha',
  passphraseHint:
    'O arquivo só abre com ela. Quatro ou cinco palavras são uma boa escolha. Se você esquecer, ninguém pode dizer qual era.',
  passphraseTooShort: (least) =>
    `Use ${count(least)} caracteres ou mais: quem tiver o arquivo pode testar quantas frases-senha quiser.`,
  save: 'Salvar o arquivo',
  saved: (rooms) =>
    plural(rooms, {
      one: `O arquivo está nos seus downloads. Ele tem ${count(rooms)} sala.`,
      other: `O arquivo está nos seus downloads. Ele tem ${count(rooms)} salas.`,
    }),
  savedHint:
    'Leve o arquivo ao outro aparelho e traga o perfil para lá. Depois remova o perfil daqui, antes de escrever qualquer coisa: só a partir daí as mensagens em particular abrem no outro aparelho. Apague o arquivo quando terminar.',
  giveUp: 'Remover deste aparelho',
  givenUp: 'O perfil foi removido daqui. Neste aparelho você é uma pessoa nova em todas as salas.',

  bring: 'Trazer de outro aparelho',
  file: 'Arquivo do perfil',
  filePassphrase: 'Frase-senha do arquivo',
  open: 'Abrir o arquivo',
  noFile: 'Escolha antes o arquivo.',
  noPassphrase: 'Digite a frase-senha do arquivo.',
  wrong: {
    'no-profile': 'Esse não é o arquivo de um perfil. Escolha o que o Swapmeet salvou.',
    damaged:
      'O arquivo está danificado: falta uma parte ou algo foi alterado. Salve de novo no outro aparelho.',
    'wrong-passphrase':
      'A frase-senha está errada. Nada foi alterado. Digite como na hora de salvar.',
  },
  found: (rooms, day) =>
    plural(rooms, {
      one: `Um perfil com ${count(rooms)} sala. Salvo: ${day}.`,
      other: `Um perfil com ${count(rooms)} salas. Salvo: ${day}.`,
    }),
  replaces: (rooms) =>
    plural(rooms, {
      one: `Em ${count(rooms)} das salas você também esteve neste aparelho, como outra pessoa: o perfil substitui essa pessoa, e ninguém mais pode escrever em nome dela.`,
      other: `Em ${count(rooms)} das salas você também esteve neste aparelho, como outra pessoa: o perfil substitui essas pessoas, e ninguém mais pode escrever em nome delas.`,
    }),
  replacesNothing: 'Não substitui nada neste aparelho.',
  same: (rooms) =>
    plural(rooms, {
      one: `Em ${count(rooms)} das salas você já é essa pessoa aqui.`,
      other: `Em ${count(rooms)} das salas você já é essa pessoa aqui.`,
    }),
  bringHere: 'Trazer para este aparelho',
  cancel: 'Cancelar',
  brought:
    'O perfil agora está aqui. Abra suas salas pelos links, e remova o perfil do outro aparelho, se ainda não fez isso.',
  openRoom: 'Ir para a sala que estava aberta lá',
};

export const room: Words['room'] = {
  connection: 'Conexão',
  offline: 'Você está offline. O que escrever é enviado depois.',
  cutOff: 'Sem conexão com ninguém: seu endereço está oculto',
  connected: (people) =>
    plural(people, {
      one: `${count(people)} pessoa conectada`,
      other: `${count(people)} pessoas conectadas`,
    }),
  connectedNobodyNew: (people) =>
    plural(people, {
      one: `${count(people)} pessoa conectada. Agora ninguém novo pode entrar. Esta conexão continua`,
      other: `${count(people)} pessoas conectadas. Agora ninguém novo pode entrar. Estas conexões continuam`,
    }),
  connectedReaching: (people, more) =>
    plural(people, {
      one: `${count(people)} pessoa conectada, tentando mais ${count(more)}`,
      other: `${count(people)} pessoas conectadas, tentando mais ${count(more)}`,
    }),
  connectedNotToAll: (people, unreached) =>
    plural(people, {
      one: `${count(people)} pessoa conectada; ${count(unreached)} sem conexão`,
      other: `${count(people)} pessoas conectadas; ${count(unreached)} sem conexão`,
    }),
  unreadable: 'Há alguém aqui, mas não dá para ler as mensagens',
  clocksDiffer: 'Há alguém aqui, mas os relógios diferem demais',
  reaching: (people) =>
    plural(people, {
      one: `Conectando com ${count(people)} pessoa`,
      other: `Conectando com ${count(people)} pessoas`,
    }),
  serverAway: 'O servidor não responde. Tentando de novo',
  unreached: (people) =>
    plural(people, {
      one: `Sem conexão com ${count(people)} pessoa aqui. Tentando de novo`,
      other: `Sem conexão com ${count(people)} pessoas aqui. Tentando de novo`,
    }),
  connectionLost: 'Conexão perdida. Tentando de novo',
  looking: 'Procurando os outros…',
  nobodyElse: 'Ainda não há mais ninguém aqui',

  opening: 'Abrindo a sala',
  openingShort: 'Abrindo…',
  openingHint: 'Lendo o que este aparelho lembra dela.',
  openingSlow:
    'Está demorando mais que o normal. Recarregue a página para tentar de novo; nada se perde com isso.',
  reopened: {
    'key-used-twice':
      'A chave desta sala também estava em uso em outro aparelho. Agora você é uma pessoa nova aqui.',
    'clock-was-ahead':
      'O relógio deste aparelho estava dias adiantado, e ninguém recebeu o que você escreveu. Agora você é uma pessoa nova aqui: escreva de novo.',
    traceless: 'Não há mais nada desta sala guardado neste aparelho.',
    traces: 'O que for dito a partir de agora fica guardado neste aparelho.',
    'profile-came': 'Agora você é quem era no outro aparelho.',
    'profile-left': 'Seu perfil foi removido daqui. Você é uma pessoa nova nesta sala.',
  },

  skip: 'Ir para as mensagens',
  guessable: 'adivinhável',
  guessableHint: 'Quem adivinhar este nome pode entrar.',
  guessableLockedHint:
    'Qualquer um pode adivinhar este nome, e entra quando alguém destrancar a sala.',
  locked: 'trancada',
  lockedHint: 'Pessoas novas não podem entrar até alguém aqui destrancar.',
  password: 'senha',
  passwordHint: 'Para entrar é preciso ter a senha, que não está no link.',
  details: 'Detalhes',
  doctor: 'Detalhes: diagnóstico da conexão',
  copyLink: 'Copiar link da sala',
  notes: 'Notas',
  settings: 'Configurações',
  tabs: 'Partes da sala',
  panes: { people: 'Pessoas', chat: 'Conversa', files: 'Arquivos' },
  unread: (messages) =>
    plural(messages, {
      one: `${count(messages)} não lida`,
      other: `${count(messages)} não lidas`,
    }),
  savedFiles: 'Arquivos salvos',

  nobodyReached: 'Não há conexão com ninguém agora.',
  nothingToHideBehind:
    'Seu endereço só pode ser oculto atrás de um servidor deste site, e ele não tem nenhum.',
  stopHiding: 'Deixar de ocultar meu endereço',
  save: 'Salvar',
  tryAgain: 'Tentar de novo',
  dismiss: 'Dispensar',

  renamed: (before, after) => `${before} agora se chama ${after}`,
  titled: (name, title) => `${name} deu à sala o título “${title}”`,
  untitled: (name) => `${name} removeu o título da sala`,
  lockedBy: (name) => `${name} trancou a sala`,
  unlockedBy: (name) => `${name} destrancou a sala`,

  fileForYou: 'Um arquivo para você',
  linkToFile: 'Link para um arquivo',
  size: 'Tamanho',
  whoHasIt: 'Quem tem',

  drop: 'Solte para compartilhar nesta sala',
  dropWith: (people) =>
    plural(people, {
      one: `Solte para compartilhar com ${count(people)} pessoa`,
      other: `Solte para compartilhar com ${count(people)} pessoas`,
    }),
  dropPrivately: (people) =>
    plural(people, {
      one: `Solte para compartilhar em particular com ${count(people)} pessoa`,
      other: `Solte para compartilhar em particular com ${count(people)} pessoas`,
    }),
};

export const settings: Words['settings'] = {
  title: 'Configurações',
  close: 'Fechar configurações',
  done: 'Pronto',

  you: 'Você',
  yourName: 'Seu nome',
  saveName: 'Salvar nome',
  yourNameHint: 'Sua imagem continua a mesma, e os outros ainda reconhecem você.',
  theme: 'Claro ou escuro',
  language: 'Idioma',
  languageLate:
    'Não foi possível baixar este idioma do servidor. Escolha de novo quando tiver conexão.',
  keys: 'Atalhos do teclado',
  moveProfile: 'Mover seu perfil',
  badge: 'Contar as mensagens não lidas no ícone do app',
  howItWorks: 'Como funciona e quais são os limites',
  linkWays: 'Compartilhar link ou mostrar QR code',
  notify: 'Notificações',
  notifyHint: 'Em cada sala aberta em uma aba, enquanto você olha para outro lugar.',
  notifyUnsupported: 'Este navegador não tem notificações para páginas web.',
  notifyBlocked:
    'Seu navegador bloqueia as notificações deste site. Permita nas configurações do site e tente de novo.',
  notifyAbout: 'Notificar sobre',
  everyMessage: 'Todas as mensagens',
  mentionsOnly: 'Só menções',
  notifyAboutHint: 'Menções têm seu nome, respondem a você ou são para você em particular.',

  thisRoom: 'Esta sala',
  roomTitle: 'Título da sala',
  roomTitleHint: 'Todos aqui veem o título e podem mudá-lo. O link continua o mesmo.',
  readableWithPassword: 'Quem tem o link desta sala e a senha pode entrar e ler o que foi dito.',
  readableByName:
    'Quem adivinhar o nome desta sala pode entrar e ler o que foi dito. Para algo privado, crie uma sala nova.',
  readableByLink: 'Quem tem o link desta sala pode entrar e ler o que foi dito.',
  whoComesIn: 'Quem entra',
  locked:
    'Trancada: pessoas novas não podem entrar. Quem está aqui, ou já escreveu aqui, pode voltar.',
  unlocked: 'Todos com o link podem entrar. Tranque a sala para não deixar entrar ninguém novo.',
  lock: 'Trancar a sala',
  unlock: 'Destrancar a sala',
  newLink: 'Novo link',
  nearby: 'Mostrar esta sala a pessoas por perto',
  nearbyHint:
    'As pessoas na sua rede veem o nome abaixo e podem pedir para entrar. Você decide a cada vez. Termina quando você sai ou recarrega.',
  nearbyLocked: 'Destranque antes a sala: ninguém novo pode entrar em uma sala trancada.',
  nearbyName: 'Nome mostrado por perto',
  nearbyStates: {
    off: '',
    opening: 'Conectando ao servidor…',
    open: 'As pessoas por perto já veem a sala.',
    unavailable:
      'O servidor não sabe em que rede você está, e por isso ninguém por perto pode ver a sala.',
    full: 'Há salas demais na sua rede agora. Tente de novo mais tarde.',
    'not-loaded':
      'Não foi possível baixar esta parte do servidor. Ative de novo quando tiver conexão.',
    unsupported: 'Este navegador é antigo demais para isso. Atualize-o.',
  },

  filesAndData: 'Arquivos e dados',
  traceless: 'Não deixar rastros neste aparelho',
  tracelessHint:
    'Apaga o que este aparelho guarda da sala, arquivos também, e não guarda mais nada até você fechar esta aba. Você volta como uma pessoa nova. O histórico do navegador ainda tem o link.',
  tracelessAsk:
    'Apagar deste aparelho as mensagens e os arquivos desta sala? Não dá para desfazer.',
  tracelessYes: 'Apagar e não deixar rastros',
  keepThem: 'Manter',
  keepFor: 'Guardar mensagens por',
  keepForHint: 'Neste aparelho, a contar da chegada. Cada pessoa escolhe por si.',
  keepDaysAsk: 'Apagar agora as mensagens mais antigas deste aparelho? Não dá para desfazer.',
  keepDaysYes: 'Apagar as mais antigas',
  keepDays: { 1: 'Um dia', 7: 'Uma semana', 30: 'Um mês', 365: 'Um ano' },
  keepAll: 'Guardar tudo desta sala',
  keepAllHint:
    'Baixa o que os outros compartilham aqui e guarda neste aparelho, para que fique quando eles saírem. Os outros veem que você faz isso. Deixe esta aba aberta, para que possam receber. Em uma conexão com dados limitados, nada é baixado.',
  keepAtMost: 'No máximo',
  keptSoFar: (files, size) =>
    plural(files, {
      one: `${count(files)} arquivo guardado, ${size}.`,
      other: `${count(files)} arquivos guardados, ${size}.`,
    }),
  keepMetered: 'Sua conexão agora tem dados limitados: nada é baixado até você ter outra.',
  keepTraceless:
    'Você não deixa rastros aqui: o que este aparelho guarda da sala some quando você fecha esta aba.',
  keptNotAll:
    'Nem tudo está guardado: alguns arquivos não cabem aqui, ou você os tirou deste aparelho.',
  uploadLimit: 'Limite de envio (MB/s)',
  downloadLimit: 'Limite de download (MB/s)',
  noLimit: 'Nenhum',
  shareMetered: 'Compartilhar mesmo com dados limitados',
  shareMeteredHint:
    'Arquivos que você recebeu de outros. O que é seu sempre é enviado a quem quiser.',

  connection: 'Conexão',
  hideAddress: 'Ocultar meu endereço',
  hideAddressHint:
    'As pessoas veem o endereço de um servidor no lugar do seu. Os arquivos podem vir mais devagar. Os próprios servidores ainda veem o seu.',
  hideAddressCutOff:
    'Este site não tem servidor para isso: enquanto seu endereço estiver oculto, não há conexão com ninguém.',
  passOn: 'Repassar arquivos entre quem não consegue se conectar',
  passOnHint:
    'Com criptografia: este aparelho não pode lê-los. Mensagens são sempre repassadas; arquivos, nunca em uma conexão com dados limitados.',
  passOnNothing: 'Nenhum arquivo',
  passOnUpTo: (size) => `Até ${size} por dia`,
  inviteByHand: 'Convidar sem servidor',
};

export const looks: Words['looks'] = {
  choose: 'Escolha uma cor e uma marca',
  hint: 'Todos nesta sala veem as duas. Elas não dizem quem você é: duas pessoas podem escolher as mesmas, e o padrão da sua imagem continua o mesmo.',
  colour: 'Cor',
  mark: 'Marca',
  byKey: 'Automática',
  none: 'Nenhuma',
  inks: {
    1: 'Azul',
    2: 'Vermelho',
    3: 'Verde',
    4: 'Ameixa',
    5: 'Azul-céu',
    6: 'Rosa',
    7: 'Marrom',
    8: 'Oliva',
  },
};

export const roomPicture: Words['roomPicture'] = {
  title: 'A sala como imagem',
  open: 'Mostrar a sala como imagem',
  nobody: 'Não há mais ninguém aqui: ainda não há nada para desenhar.',
  connections: (n) =>
    plural(n, {
      one: `Você tem ${count(n)} conexão.`,
      other: `Você tem ${count(n)} conexões.`,
    }),
  here: (n) =>
    plural(n, {
      one: `Há mais ${count(n)} pessoa aqui.`,
      other: `Há mais ${count(n)} pessoas aqui.`,
    }),
  drawn: (n, all) => `A imagem mostra ${count(n)} de ${count(all)} pessoas.`,
  ring: 'Você está no meio. Pessoas com ids parecidos ficam lado a lado.',
  rings:
    'Você está no meio. Quanto mais perto um anel, mais bits iniciais os ids das pessoas nele têm em comum com o seu; em um anel, pessoas com ids parecidos ficam lado a lado.',

  legend: 'O que a imagem mostra',
  own: 'Sua conexão',
  forwarded: 'Uma conexão por meio de outra pessoa',
  told: 'Uma conexão informada por outros; ninguém a conferiu',
  flow: 'Partes de arquivos, indo para onde a seta aponta',
  far: 'Alguém sem conexão com você',
  notKnown:
    'Este aparelho não sabe como as pessoas sem conexão com você estão conectadas entre si.',

  table: 'Suas conexões',
  person: 'Pessoa',
  path: 'Conexão',
  from: 'Vem dela',
  to: 'Vai para ela',
  others: 'Outras que ela informa',
  nothing: 'nada',
  notTold: 'não informado',
};

export const talk: Words['talk'] = {
  hereOnly: 'Só aqui: ninguém mais a tem ainda',
  goingOut: 'A caminho',
  withSome: (have, here) => `Com ${count(have)} de ${count(here)}`,
  knownWithSome: (have, here) => `Que se saiba, com ${count(have)} de ${count(here)}`,
  withAll: 'Com todos',
  withThoseWhoLeft: 'Com pessoas que saíram',

  typing: (name) => `${name} está digitando`,
  typingTwo: (one, other) => `${one} e ${other} estão digitando`,
  typingSeveral: 'Várias pessoas estão digitando',

  joined: (names, people) => (people === 1 ? `${names} entrou` : `${names} entraram`),
  left: (names, people) => (people === 1 ? `${names} saiu` : `${names} saíram`),
  cameAndLeft: (names, people) =>
    people === 1 ? `${names} entrou e saiu` : `${names} entraram e saíram`,
  cameBack: (names, people) =>
    people === 1 ? `${names} saiu e voltou` : `${names} saíram e voltaram`,
  joinedCount: (people) =>
    plural(people, {
      one: `${count(people)} pessoa entrou`,
      many: `${count(people)} pessoas entraram`,
      other: `${count(people)} pessoas entraram`,
    }),
  leftCount: (people) =>
    plural(people, {
      one: `${count(people)} pessoa saiu`,
      many: `${count(people)} pessoas saíram`,
      other: `${count(people)} pessoas saíram`,
    }),

  toMention: (messages) =>
    plural(messages, {
      one: `${count(messages)} mensagem menciona você: ir até ela`,
      many: `${count(messages)} mensagens mencionam você: ir à próxima`,
      other: `${count(messages)} mensagens mencionam você: ir à próxima`,
    }),

  tellTyping: 'Avisar os outros quando você digita',
  tellTypingHint: (people) =>
    plural(people, {
      one: `Em salas de até ${count(people)} pessoa. Se uma mensagem é em particular, só quem a recebe fica sabendo.`,
      other: `Em salas de até ${count(people)} pessoas. Se uma mensagem é em particular, só quem a recebe fica sabendo.`,
    }),
  tellTypingNotes: (people) =>
    plural(people, {
      one: `Nas notas, eles também veem o seu cursor, em salas de até ${count(people)} pessoa.`,
      other: `Nas notas, eles também veem o seu cursor, em salas de até ${count(people)} pessoas.`,
    }),
  tellTypingTraceless: 'Nunca em uma sala que não deixa rastros neste aparelho.',
};

export const rich: Words['rich'] = {
  opens: (host) => `Abre ${host}`,
  mentionOfYou: 'Menção a você',
  code: 'Código',
  codeIn: (language) => `Código, ${language}`,
  copyCode: 'Copiar código',
  codeCopied: 'Código copiado.',
};

export const writing: Words['writing'] = {
  people: 'Pessoas para mencionar',
  emoji: 'Emojis',
  matches: (n) =>
    plural(n, {
      one: `${count(n)} sugestão. Enter aceita.`,
      other: `${count(n)} sugestões. As setas escolhem, Enter aceita.`,
    }),
  notConnected: 'não está aqui agora',

  addEmoji: 'Adicionar emoji',
  chooseEmoji: 'Escolher emoji',
  searchEmoji: 'Buscar emoji',
  noEmoji: 'Nenhum emoji tem esse nome.',
  emojiGroups: 'Grupos de emojis',
  groups: {
    smileys: 'Carinhas e sentimentos',
    people: 'Pessoas e gestos',
    animals: 'Animais e natureza',
    food: 'Comidas e bebidas',
    travel: 'Viagens e lugares',
    activities: 'Atividades',
    objects: 'Objetos',
    symbols: 'Símbolos',
    flags: 'Bandeiras',
  },
  skinTone: 'Tom de pele',
  skinToneIs: (tone) => `Tom de pele: ${tone}`,
  tones: {
    none: 'Padrão',
    light: 'Claro',
    mediumLight: 'Meio claro',
    medium: 'Médio',
    mediumDark: 'Meio escuro',
    dark: 'Escuro',
  },
  loadingEmoji: 'Carregando os emojis…',

  characters: (n) => plural(n, { one: `${count(n)} caractere.`, other: `${count(n)} caracteres.` }),
  tooLong: (most) =>
    plural(most, {
      one: `Cabe ${count(most)} em uma mensagem. Divida, ou envie como arquivo de texto.`,
      other: `Cabem ${count(most)} em uma mensagem. Divida, ou envie como arquivo de texto.`,
    }),
  longText: 'É um texto longo para uma mensagem.',
  sendAsFile: 'Enviar como arquivo',
  keepAsMessage: 'Deixar aqui',
  textName: (dateAndTime) => `Texto ${dateAndTime}`,
  sentAsFile: 'Enviado como arquivo de texto.',
};
