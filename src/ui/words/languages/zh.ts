/** Chinese, simplified. */
import { count } from '../format.ts';
import type { Words } from '../languages.ts';

const NBSP = '\u00a0';

export const actions: Words['actions'] = {
  linkWays: '分享或二维码',
  failed: '操作没有成功。',
  failedHint: '请再试一次。如果还是不行，请刷新页面。',
  savingWaits: (name) => `此设备准备好后开始保存：${name}`,
  fileLinkCopied: '已复制文件链接。',
  onlyFileLinkCopied: '已复制文件链接。请不要关闭此标签页。',
};

export const chat: Words['chat'] = {
  title: '聊天',
  messages: '消息',
  opening: '正在打开房间…',
  looking: '正在寻找其他人…',
  stillLooking: '还在寻找其他人。比平时慢了一些，会自动继续。',
  connecting: (people) => `这里有 ${count(people)} 人。正在连接…`,
  stillConnecting: (people) =>
    `还在连接 ${count(people)} 人。房间可能已锁定，或者网络较慢。会自动继续。`,
  loading: '正在加载之前的消息…',
  reachesEveryone: '还没有人发言。你写的内容这里的每个人都能看到。',
  reachesChosen: '还没有人发言。只有你选的人能看到你写的内容。',
  reachesSomeLater: '还没有人发言。还没连上的人，连上之后就会收到你写的内容。',
  nobodyElse: '这里没有其他人。',
  nobodyReached: '现在连不上任何人。',

  writePrivately: '发私信',
  writeToEveryone: '发给这里的所有人',
  readLater: '其他人来了就能看到',
  sentLater: '连上之后发送',
  write: '写消息',
  replyingTo: (name) => ['回复 ', name],

  aloneTitle: '这里还没有其他人。',
  copyLink: '复制链接',
  aloneLink: '把这个链接发给别人，对方打开就能进来。',
  aloneLinkGuarded: '把这个链接发给别人，再用其他方式告诉对方密码：链接里没有密码。',
  aloneLocked: '房间已锁定：请先在设置里解锁，再邀请别人。',
  aloneHint: '请不要关闭此标签页：你现在写的或拖进来的内容，其他人来了就能收到。',

  othersSeeYou: (name) => ['别人看到你的名字是 ', name, '。'],
  changeName: '修改',

  newSince: (when) => `${when} 以后的新消息`,
  newAbove: (messages) => `上方 ${count(messages)} 条新消息`,
  newBelow: (messages) => `下方 ${count(messages)} 条新消息`,
  goToNewest: '跳到最新',

  by: (name, time) => `${name}，${time}`,
  privateBy: (name, time, recipients) => `${name}，${time}，${recipients}`,
  yourself: (name) => `${name}（你）`,
  you: '你',
  privateTo: (names) => `私信，发给 ${names}`,
  answerPrivately: '私信回复',
  aFile: '一个文件',
  edited: '已编辑',
  openedNote: '新建了笔记：',
  deleted: '消息已删除',
  withdrawn: '文件已停止分享',
  keyUsedTwice: '此人的密钥曾在两台设备上同时使用。从这里开始，用它写的内容不再显示。',
  inReplyTo: '回复',
  quoteMissing: '一条不在这里的消息',
  quoteDeleted: '已删除的消息',

  actions: '操作',
  actionsFor: (message) => `操作：${message}`,
  about: (name, message) => `${name}：${message}`,
  aboutOwn: (message) => `你：${message}`,

  message: '消息',
  send: '发送',
  attach: '添加文件',
  editing: '正在编辑你的消息',
  cancelEdit: '取消编辑',
  cancelReply: '取消回复',
  toEveryone: '发给：所有人',
  toSome: (names) => `发给：${names}（私信）`,
  writeToEveryoneAgain: '改为发给所有人',
};

export const dialogs: Words['dialogs'] = {
  copyTitle: '请手动复制这个链接',
  copyHint: '此浏览器不允许网页复制。链接已在下面选中：请从那里复制。',
  copyLink: '要复制的链接',
  copyDone: '完成',

  recipientsTitle: '谁能看到？',
  recipientsHint:
    '不选任何人就是发给所有人。只发给或分享给一部分人的内容会加密，只有他们能打开：其他人只负责中转，看不到内容，也看不到发给谁。',
  recipients: '能看到的人',
  nobodyElse: '这里还没有其他人。',
  done: '完成',

  leaveTitle: '离开房间？',
  leaveNot: '留在这里',
  stay: '留下',
  leave: '离开',

  kept: '保存在此设备上',
  keptClose: '关闭列表',
  keptHint: '空间不够时，最久没用的先清除；你固定的会留下。别人那里还有的，可以再次获取。',
  keptNothing: '这里已经没有保存任何内容。',
  keptPart: (here, all) => `${here} / ${all}`,
  inUse: '正在使用',
  usedToday: '今天用过',
  usedYesterday: '昨天用过',
  usedOn: (day) => `${day}用过`,
  pinned: '已固定',
  pin: (name) => `固定 ${name}`,
  pinHint: '固定：一直留在这里',
  unpin: (name) => `取消固定 ${name}`,
  unpinHint: '取消固定：空间不够时可以清除',
  deleteKept: (name) => `删除 ${name}`,
  deleteKeptHint: '从此设备上删除',

  roomPassword: '房间密码',
  passwordTitle: '这个房间有密码',
  passwordHint: '密码不在链接里。发给你链接的人可以告诉你。',
  openRoom: '打开房间',
  passwordUnchecked: '密码对不对，只有房间里的人才能分辨。',
  tryPassword: '试试这个',

  readingFolder: (n) => `正在读取文件夹：已读 ${count(n)} 个文件`,
  dropHint: '马上就有链接。大小不限。',

  asksToComeIn: (name) => [name, ' 在附近，申请加入。'],
  asksToComeInHint: '进来的人能看到这里之前的消息。',
  compare: '确认对方身份',
  compareHint: '对方也会看到这些。如果有任何不同，说明有人在你们中间做手脚：请拒绝。',
  accept: '接受',
  acceptOf: (name) => `接受 ${name}`,
  decline: '拒绝',
  declineOf: (name) => `拒绝 ${name}`,

  elsewherePage: '已在另一个标签页打开',
  elsewhere: '这个房间已在另一个标签页打开。要改在这里使用吗？',
  elsewhereHint:
    '同一个房间一次只能在一个标签页里使用：在这里使用后，另一个会停下。你也可以用新的身份进来，新身份的内容不会留在此设备上。',
  displaced: '房间已移到另一个标签页',
  displacedHint: '房间在那里继续，消息和文件都在。你可以关闭此标签页，也可以把房间移回这里。',
  useItHere: '在这里使用',
  comeAsNew: '用新的身份进来',

  needsHttps:
    '浏览器只在以 https:// 开头的地址或本机（localhost）上才能保证房间的私密。请用 https:// 打开此页，或者请网站管理员启用它。',
  tryAgain: '重试',
  goHome: '回到首页',

  openedNewRoom: (name) => [name, ' 为你新建了一个房间。'],
  openedNewRoomHint: '去那里的人会重新聚到一起。这里的消息留在这里。',
  goThere: '去那里',
  newLink: '新链接',
  newLinkHint: '这会新建一个房间，并通知你选的人。用旧链接进不了新房间。',
  whoIsTold: '通知谁',
  nobodyToTell: '这里没有其他人。你仍然可以新建房间，再把链接发出去。',
  newPassword: '密码（选填）',
  newPasswordHint: '你选的人不用输入。密码不在任何链接里。',
  openAndTell: '新建并通知',
  tellingThem: '正在通知…',
  cancel: '取消',
  newLinkTold: (people) => `${count(people)} 人已经看到，可以跟过去。这里的消息留在这里。`,
  newLinkMissed: (people) => `有 ${count(people)} 人没能通知到。请先去新房间，再把链接发给他们。`,
  goToNewRoom: '去新房间',

  keysTitle: '键盘快捷键',
  keyGroups: [
    {
      title: '写消息',
      keys: [
        ['任意字母', '无论在房间的哪里，都开始写消息'],
        ['Enter', '发送'],
        ['Shift + Enter', '换行'],
        ['↑', '输入框为空时，编辑你的上一条消息'],
        ['Esc', '取消回复或编辑；再按一次到消息列表'],
      ],
    },
    {
      title: '消息',
      keys: [
        ['↑ ↓', '在消息之间移动'],
        ['Home、End', '到第一条和最后一条'],
        ['Enter', '打开消息的操作'],
        ['→ ←', '在消息的链接和按钮之间移动'],
        ['Esc', '回到消息'],
      ],
    },
    {
      title: '打开的图片',
      keys: [
        ['← →', '上一张和下一张图片'],
        ['+ − 0', '放大、缩小、显示全图'],
        ['方向键', '移动放大的图片'],
        ['Esc', '关闭'],
      ],
    },
    {
      title: '任何地方（光标不在输入框里时）',
      keys: [
        ['Ctrl + Z', '6 秒内撤销刚才的删除，或撤销离开房间'],
        ['/', '到搜索'],
        ['Ctrl + K', '到搜索，在输入框里也可以'],
        ['?', '显示此列表'],
      ],
    },
  ],

  newMessages: (messages, lastFrom) => `${count(messages)} 条新消息，最后一条来自 ${lastFrom}`,
  wrotePrivately: (name) => `${name} 给你发了私信`,
  wrote: (name) => `${name} 发了消息`,
  sharedFile: (name) => `${name} 分享了文件`,
  said: (name, text) => `${name}：${text}`,
};

export const doctor: Words['doctor'] = {
  title: '连接诊断',
  nobody: '没有发现其他人在这里。',
  connections: '连接',
  throughOthers: (people) => `这里还有 ${count(people)} 人，经由这些连接可以连上。`,
  linked: (path, speed) => `${path} · ${speed} · 现在在这里`,
  lastSeen: (time) => `上次在线：${time}`,
  mediaTitle: '如何找到其他人',
  results: '测试结果',
  testing: '正在测试：最多需要十秒。',
  test: '测试此设备',
  reportTitle: '报告',
  copyReport: '复制报告',
  reportCopied: '已复制报告。',
  testHint:
    '测试会询问帮助找人的服务器，以及本站的 STUN 和 TURN 服务器。报告里没有任何人名、地址或房间。',

  overlayTitle: '给想了解原理的人',
  overlayHint:
    '每个人都有一个编号，就是一串比特。两个编号开头相同的比特越多，两人就离得越近。每个人都和各种距离上的一些人保持连接，所以发给某人的内容几步就能到。',
  bucketsTitle: '按与你的距离排列的人',
  bucketBits: '开头相同的比特',
  bucketHere: '在这里',
  bucketLinked: '与你相连',
  closestTitle: '离你最近的人',
  closest: (name, linked) => (linked ? `${name} · 与你相连` : `${name} · 通过别人连上`),
  lookUpTitle: '一步步找一个人',
  lookUp: '寻找',
  lookingUp: '正在寻找：最多几秒钟。',
  lookUpResult: '找到的结果',
  found: (name, steps, milliseconds) =>
    `${name} 经过 ${count(steps)} 步有了回应，用时 ${count(Math.round(milliseconds))} 毫秒。`,
  notFound: (name) => `找不到通往 ${name} 的路径。对方可能刚刚离开。`,

  paths: {
    direct: '直连',
    nat: '穿透 NAT 直连',
    turn: 'TURN',
    'turn-udp': 'TURN（UDP）',
    'turn-tcp': 'TURN（TCP）',
    'turn-tls': 'TURN（TLS）',
    forwarded: '由别人中转',
    unknown: '已连接',
  },
  roundTrip: (path, milliseconds) => `${path} · ${milliseconds}`,

  causes: {
    offline: {
      what: '此设备没有网络。',
      next: '请打开 Wi-Fi 或移动数据。之后一切会自动继续。',
    },
    'relay-away': {
      what: '帮助找人的服务器都没有回应，所以找不到新来的人。',
      next: '已经连上的人不受影响。如果一直这样，请换个网络，或者问问网站管理员。',
    },
    sealed: {
      what: '有人在这里，但对方发来的内容打不开。',
      next: '你们的密码不同，或者链接不完全一样。请向对方再要一次链接和密码。',
    },
    hidden: {
      what: '你的地址已隐藏，但没有可以代为连接的 TURN 服务器。',
      next: '请在设置里停止隐藏地址。',
    },
    'no-udp': {
      what: '这个网络不允许 UDP，也没有 TURN 服务器可以绕过去。',
      next: '请换个网络，例如手机热点，或者请网站管理员提供 TURN 服务器。',
    },
    symmetric: {
      what: '这个网络给每个连接不同的端口（对称型 NAT），也没有 TURN 服务器可以帮忙。',
      next: '请换个网络，例如手机热点，或者请网站管理员提供 TURN 服务器。',
    },
    'no-path': {
      what: '对方有回应，但你的网络和对方的网络之间连不通。',
      next: '请在下面测试此设备，也请对方测试：有一方的网络不放行。',
    },
    refused: {
      what: '对方现在不接受你的连接：可能正忙、连接已满，或者屏蔽了你。',
      next: '会自动重试。',
    },
    unanswered: {
      what: '对方没有回应。可能刚刚离开，或者房间已锁定，不回应新来的人。',
      next: '会自动重试。如果房间已锁定，需要里面的人解锁。',
    },
    unproven: {
      what: '有人回应了，但无法证明就是对方本人。',
      next: '可能有人在你们中间做手脚。请用其他方式联系对方，连上之后比对安全码。',
    },
    clock: {
      what: '此设备的时钟和对方相差好几天。',
      next: '请在时间不对的设备上设好日期和时间。',
    },
    crowded: {
      what: '此页面的连接数已达到浏览器的上限。',
      next: '请刷新页面。',
    },
    lost: { what: '连接断了。', next: '会自动重试。' },
    trying: {
      what: '正在首次连接对方。',
      next: '需要几秒钟。',
    },
  },

  answersIn: (server, milliseconds) => `${server}：${count(Math.round(milliseconds))} 毫秒后有回应`,
  noAnswer: (server) => `${server}：没有回应`,
  servers: { relay: '中继服务器', 'peer-server': 'PeerServer' },
  oneServer: (server, which) => `${server} ${which}`,
  stun: {
    none: 'STUN：本站没有提供服务器',
    blocked: 'STUN：UDP 没有回应',
    one: 'STUN：UDP 有回应',
    same: 'STUN：UDP 有回应，各服务器看到的端口相同',
    differs: 'STUN：UDP 有回应，但各服务器看到的端口不同（对称型 NAT）',
  },
  seen: {
    public: (stun) => `${stun}；看到的是公网地址`,
    shared: (stun) => `${stun}；看到的是运营商内网的地址（运营商级 NAT）`,
    private: (stun) => `${stun}；看到的是私有地址`,
  },
  noTurn: 'TURN：本站没有提供服务器',
  turnWorks: (transport) => `TURN（${transport}）：可用`,
  turnSilent: (transport) => `TURN（${transport}）：没有回应`,

  report: 'Swapmeet 连接报告',
  reportConnection: (signaling, linked, others, linking) =>
    `找人：${signaling}；已连接 ${count(linked)} 人，通过他们还能连上 ${count(others)} 人，正在连接 ${count(linking)} 人`,
  reportForAll: (cause) => `影响所有人的问题：${cause}`,
  reportPerson: (number, link) => `第 ${number} 人：${link}`,
  reportUnlinked: (number, cause) => `第 ${number} 人：未连接：${cause}`,
  notTested: '此设备没有测试。',

  media: {
    relay: '中继服务器',
    'peer-server': 'PeerServer',
    tabs: '此浏览器的标签页',
    mesh: '房间里的人',
    manual: '手动传递的文本',
  },
  meshWorks: (people) => `可用，经由其中 ${count(people)} 人`,
  meshWaits: '有人连上之后可用',
  manualInUse: '正在使用',
  manualWaits: '用文本邀请时可用',
  mediumWorks: '可用',
  mediumConnects: '正在连接',
  tabsMissing: '此浏览器不支持',
  mediumAway: '没有回应；会自动重试',
};

export const errors: Words['errors'] = {
  failed: {
    enter: '房间没能打开。',
    say: '你的消息没有发出。',
    unsay: '你的消息没有删除。',
    react: '你的表情回应没有发出。',
    keep: '没能记住你的选择。',
    store: '此浏览器不保存本页的任何内容。',
    lock: '房间没能锁定或解锁。',
    title: '没能更改房间标题。',
    rename: '没能更改你的名字。',
    looks: '你的颜色和标记没能为这个房间保存。',
    share: '文件没有分享出去。',
    withdraw: '文件还在分享。',
    reattach: '文件没能再次分享。',
    look: '没能显示里面的内容。',
    download: '下载没有继续。',
    save: '文件没有保存到下载文件夹。',
    pin: '文件没有固定。',
    delete: '文件没有删除。',
    library: '资料库没有分享出去。',
    browse: '资料库打不开。',
    note: '笔记的操作没有成功。',
    take: '文件没有取到。',
    profile: '你的个人资料没有转移。',
  },

  why: {
    'storage-full': '此设备没有空间了。请在“保存在此设备上”里删除一些，然后重试。',
    'storage-failed':
      '浏览器不允许使用存储空间，无痕窗口常常如此。请在普通窗口里打开链接，然后重试。',
    withdrawn: '分享的人收回了它。请对方再分享一次。',
    'source-gone': '你磁盘上的文件被移动、改动，或者读不出来了。请重新选择。',
    'bad-list': '里面的内容与当初分享的不符。请分享的人再分享一次。',
    unlisted:
      '这是你在另一台设备上分享的，这里还没有人知道里面有什么。请在那台设备上也打开房间，或者在这里作为新文件分享。',
    unreachable: '没能连上任何人。请检查网络，然后重试。',
    timeout: '时间太长了。请检查网络，然后重试。',
    'too-long': '超过了房间允许的长度。请缩短后重试。',
    'too-many': '超过了房间允许的数量。请在新房间里继续，或者减少后重试。',
    closed: '房间在此期间关闭了。请刷新页面重新打开。',
    'not-loaded':
      'Swapmeet 的一部分没能加载：服务器没有回应，或者 Swapmeet 已更新。请重试；如果还是不行，请刷新页面。',
    unsupported: '此浏览器缺少 Swapmeet 需要的功能。请使用新版的 Firefox、Chrome、Edge 或 Safari。',
  },
  unforeseen: '出现了意料之外的问题。请重试；如果还是不行，请刷新页面。你已有的内容不会丢。',
  messageTooLong: (most) => `一条消息最多 ${count(most)} 个字符。请分开发，或者作为文件分享。`,
  nameTooLong: (most) => `名字最多 ${count(most)} 个字符。请取短一点的。`,
  fileTooLong: (most) => `一个文件最大 ${most}。请拆开，例如用分卷 Zip 压缩包。`,
  tooManyMessages: '这个房间不再接收你的消息。请在新房间里继续。',
  tooManyFiles: (most) =>
    `这个房间不再接收你的文件：每人最多分享 ${count(most)} 个。请停止分享一些，或者在新房间里分享其余的。`,
  unknownRecipient: '收件人中有一位从没和你同时在这里，所以无法为对方加密。请重新选择发给谁。',
  notSaved: {
    'source-gone': '其中一部分已不在此浏览器里，可能是为了腾空间而清除了。请重新下载。',
    'storage-failed': '保存中途断了，磁盘已满或浏览器叫停时会这样。请重试。',
    closed: '下载已停止。请重新开始。',
    unsupported:
      '它太大，无法存在这里，而这个窗口又不能直接写入你的下载文件夹。请用新版 Firefox、Chrome、Edge 或 Safari 的普通窗口。',
  },
  nothingStored:
    '这里禁止了网站数据，或者浏览器的存储不能用。关闭或刷新此标签页后，消息和文件就从此设备上消失，你也会变成新的身份。请允许此地址的网站数据并刷新，或者保存你需要的内容。',
  tooLargeLibrary: (most) => `文件超过 ${count(most)} 个，或者文件名太长。请分享其中一部分。`,
  tooLongCatalogue: '它的文件列表超出了此应用的上限，所以什么也没有读取。',
  noLibrary: '所有者已不再分享，或者改动过它。请查看文件列表。',
  ownerBusy: '所有者正忙着传其他文件。请一分钟后再试。',
  ownerSilent: '所有者不在这里，或者没有回应。请等对方在时再试。',
  goneFromLibrary: '所有者打不开它：文件被移动了，或者对方需要重新选择文件夹。',
  tooManyRooms: '你去过的房间太多，一个文件装不下。',
  profileUnreadable: '那个文件读不出来。请重新选择。',

  lookingForIt: '正在找这个房间里有它的人。',
  nobodyHasIt: (sharer) =>
    `现在这里没有人有这个文件。等 ${sharer} 或其他有它的人回来，会自动开始。`,
  nobodyHasTheRest: (sharer) =>
    `现在这里没有人有剩下的部分。等 ${sharer} 或其他有它的人回来，会自动继续。`,
  sharerReads: (sharer) => `${sharer} 的设备还在读取这个文件。会自动继续。`,
  sharerNotReached: (sharer) =>
    `${sharer} 分享了它，也在这里，但此设备还没连上对方。连上之后，或者这里有别人有它时，会自动继续。`,
  sharerLacksIt: (sharer) =>
    `${sharer} 在这里，但对方的浏览器现在读不到这个文件：它在磁盘上被移动、改动或删除，或者对方刷新了页面。对方重新选择后会自动继续。`,
  waitingFor: (sharer) => `正在等待 ${sharer}。会自动继续。`,
  sentWrong: (sharer) =>
    `${sharer} 发来的不是这个文件，所以不再从对方那里接收。等别人有了它，会自动继续。`,
  twoVersions: (sharer) =>
    `${sharer} 把两个不同的版本当作同一个文件分享，所以没人知道别人有的是哪一个。请对方再分享一次。`,
  nothingSent: '说自己有它的人什么也没发。等他们开始发，或者别人有了它，会自动继续。',
  othersFirst: '有它的人正先发给别人。轮到你时会自动继续。',
  itsTurn: '它在排队：你排在前面的下载先进行。',
  noSpaceForDownload:
    '此设备没有空间了。请在“保存在此设备上”里删除一些，然后继续；或者不留在这里，直接保存到下载文件夹。',
  holdersNotReached: '现在从这里连不上有它的人。能连上时会自动继续；点“继续”马上再试。',
  holdersDoNotAnswer: '有它的人没有回应。点“继续”再问一次；已收到的会保留。',

  sourceForgotten:
    '刷新之后，浏览器就不记得这个文件在哪里了。请重新选择，就会用原来的链接再次分享。',
  noSpaceToShare:
    '此设备没有空间来分享它。请在“保存在此设备上”里删除一些，再重新选择文件，就会用原来的链接再次分享。',
  shareNotStored:
    '浏览器不允许存储分享此文件所需的内容。请重新选择文件，就会用原来的链接再次分享。',
  sourceGone:
    '这个文件在你的磁盘上被移动、改动或删除了，所以别人拿不到。请选择原来的文件，就会用同一个链接再次分享。改动过的文件是新文件，请另外分享。',

  serverAway: '本页的服务器没有回应。会自动重试，其他的照常进行。',
  updated: '在此标签页打开期间，Swapmeet 更新了。',
  updatedHint: '请刷新页面来打开这一部分。',

  outside: {
    offline: {
      what: '你已离线。',
      next: '有网络之后房间会继续。你写的内容先保存在这里，之后发送。',
    },
    'cut-off': {
      what: '连不上任何人。',
      next: '你的地址已隐藏，如上面的提示所说。',
    },
    'no-server': {
      what: '连不上帮助找人的服务器。',
      next: 'Swapmeet 会自动重试。在那之前没人能在这里找到你。你写的内容先保存在这里，之后发送。',
    },
    lost: {
      what: '与其他人的连接断了。',
      next: 'Swapmeet 会自动重试。你写的内容先保存在这里，之后发送。',
    },
    unanswered: {
      what: '有人在这里，但没有回应。',
      next: '房间可能已锁定：需要里面的人解锁，新人才能进来。也可能他们换了新链接：请问问发给你链接的人。Swapmeet 会自动重试。',
    },
    unreached: {
      what: '有人在这里，但从这个网络连不到对方。',
      next: '请打开上面的“详情”，看看能做什么。Swapmeet 会自动重试。',
    },
    unreadable: {
      what: '有人在这里，但对方发来的内容打不开。',
      next: '他们好像用了密码，而密码不在链接里。请问问发给你链接的人。',
    },
  },
  wrongPassword: {
    what: '密码错了？这里的其他人用的是另一个。',
    next: '用你的密码打不开他们的内容。请重新输入，注意大小写。',
  },
  clocksApart: (days) => `有人在这里，但你和对方的时钟相差约 ${count(days)} 天。`,
  theirsBehind: (days, here) =>
    `此设备显示的时间是 ${here}。如果不对，请设好日期和时间。如果是对的，对方的时钟慢了约 ${count(days)} 天：请对方校准。Swapmeet 会自动重试。`,
  theirsAhead: (days, here) =>
    `此设备显示的时间是 ${here}。如果不对，请设好日期和时间。如果是对的，对方的时钟快了约 ${count(days)} 天：请对方校准。Swapmeet 会自动重试。`,
};

export const figures: Words['figures'] = {
  today: '今天',
  yesterday: '昨天',
  bytes: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
  perSecond: (size) => `${size}/秒`,
  percent: (figure) => `${figure}%`,
  milliseconds: (figure) => `${figure}${NBSP}毫秒`,
  seconds: (n) => `${n}${NBSP}秒`,
  minutes: (n) => `${n}${NBSP}分钟`,
  hours: (n) => `${n}${NBSP}小时`,
  days: '好几天',
  left: (duration) => `还剩${NBSP}${duration}`,
  nobody: '没有人',
  more: (figure) => `另外 ${figure} 人`,
};

export const fileState: Words['fileState'] = {
  hasAll: (name) => `${name} 有全部内容`,
  haveAll: (people) => `${count(people)} 人有全部内容`,
  havePart: (people) => `这里 ${count(people)} 人有部分内容`,
  atLeast: (people) => `至少 ${count(people)} 人有全部内容`,
  sharerIsHere: (name) => `${name} 分享了它，现在在这里`,
  nobodyKnown: '还不知道谁有',

  hasPart: (name, percent) => `${name} ${percent}`,
  moreHavePart: (people) => `另有 ${count(people)} 人有部分内容`,
  listHasAll: (names) => `${names} 有全部内容`,
  listHasSome: (names) => `${names} 表示有全部或部分内容`,

  keptBy: (names) => `${names} 保存了全部内容`,
  closableKept: (names) => `可以关闭此标签页：${names} 保存了全部内容`,

  sharedByYou: '由你分享',
  sharedByYouPrivately: '由你私下分享',
  from: (names) => `来自 ${names}`,
  offeredBy: (name) => `${name} 提供`,
  offeredByPrivately: (name) => `${name} 私下提供`,
  sharedBy: (name) => `${name} 分享`,
  sharedByPrivately: (name) => `${name} 私下分享`,

  closable: (name) => `可以关闭此标签页：${name} 也有全部内容`,
  closableMany: (people) => `可以关闭此标签页：有 ${count(people)} 人也有全部内容`,
  closableTogether: '可以关闭此标签页：其他人合起来有全部内容',
  keepOpenPart: (percent) => `请不要关闭此标签页：其中 ${percent} 只在这里`,
  keepOpen: '请不要关闭此标签页：还没有别人有这个文件',
  keepOpenAsKnown: '请不要关闭此标签页：还不确定有没有别人有全部内容',
  keepOpenForNow: '请不要关闭此标签页：现在这里没有别人有这个文件',

  missing: (size) => `还差 ${size}`,
  asking: '正在向其他人索取',
  speedAndLeft: (speed, left) => `${speed} · ${left}`,
  paused: (size) => `你已暂停 · 这里保存了 ${size}`,
  twoVersions: '有两个版本',
  preparing: '正在准备。别人已经可以开始',

  askingWhat: '正在问这里的人这是什么文件…',
  unknownHere: '这里没人知道这个文件。有它的人一打开房间，它的名称和大小就会显示在这里。',
  unknownAlone: '这里没有其他人。有它的人一打开房间，它的名称和大小就会显示在这里。',
  leaveOpen: '你可以让此页开着，或者请发给你链接的人也打开它。',
  notShared: '此文件已停止分享',
  notSharedHint: '分享的人收回了它。如果你还需要，请对方再分享一次。',
  notSharedByUs: '你收回了它。如果别人还需要，请在房间里再分享一次。',
  inRoomWith: (room, names) => ['你和 ', `${names} 在 `, room, '。'],
  inRoomAlone: (room) => ['你在 ', room, '，目前只有你。'],
  inRoom: (room) => ['在 ', room],
  toRoom: '去房间',
};

export const files: Words['files'] = {
  list: '文件',
  showOlder: (n) => `显示 ${count(n)} 个更早的文件`,
  linkTo: (name) => `${name} 的链接`,
  copyLink: '复制此文件的链接',
  progressOf: (name) => `${name} 的进度`,
  givers: '来自：',
  otherGivers: (percent) => `其他人 ${percent}`,

  download: '下载',
  downloadOf: (name) => `下载 ${name}`,
  downloadAll: '全部下载',
  downloadAllOf: (name) => `全部下载 ${name}`,
  intoFolder: '存到文件夹',
  intoFolderHint:
    '文件会存到你选的文件夹，而不是 Zip 压缩包。文件日期会变成现在：只有 Zip 压缩包保留原来的日期。',
  downloadInto: (name) => `下载 ${name} 并存到文件夹`,
  saveInto: (name) => `把 ${name} 存到文件夹`,
  choose: '选择',
  chooseAgain: (name) => `重新选择 ${name}`,
  save: '保存',
  saveOf: (name) => `保存 ${name}`,
  saveThrough: (name) => `把 ${name} 直接保存到下载文件夹`,
  saveThroughHint: '直接保存到下载文件夹，不留在这里',
  pause: '暂停',
  pauseOf: (name) => `暂停 ${name}`,
  resume: '继续',
  resumeOf: (name) => `继续 ${name}`,
  cancel: '取消',
  cancelOf: (name) => `取消 ${name}`,
  cancelHint: '停止，并删除已收到的部分',
  stopSharing: '停止分享',
  stopSharingOf: (name) => `停止分享 ${name}`,
  stopSharingHint: '之后没人能再下载它。别人已经保存的副本收不回来。',

  marked: (name, mark) => `${name}，${mark}`,
  number: (n) => `第 ${n} 个`,
  allHere: '全部都在这里',
  chosenHere: '你选的都在这里',
  files: (n) => `${count(n)} 个文件`,

  offersYou: {
    zip: (name) => `${name} 给你分享了一个 Zip 压缩包`,
    archive: (name) => `${name} 给你分享了一个压缩包`,
    picture: (name) => `${name} 给你分享了一张图片`,
    video: (name) => `${name} 给你分享了一个视频`,
    sound: (name) => `${name} 给你分享了一个音频文件`,
    pdf: (name) => `${name} 给你分享了一个 PDF`,
    document: (name) => `${name} 给你分享了一份文档`,
    spreadsheet: (name) => `${name} 给你分享了一份表格`,
    slides: (name) => `${name} 给你分享了一份幻灯片`,
    text: (name) => `${name} 给你分享了一个文本文件`,
    code: (name) => `${name} 给你分享了一份源代码`,
    disk: (name) => `${name} 给你分享了一个磁盘映像`,
    program: (name) => `${name} 给你分享了一个程序`,
    font: (name) => `${name} 给你分享了一个字体`,
    file: (name) => `${name} 给你分享了一个文件`,
    folder: (name) => `${name} 给你分享了一个文件夹`,
    batch: (name) => `${name} 给你分享了一些文件`,
  },
  youShare: {
    zip: '你分享了一个 Zip 压缩包',
    archive: '你分享了一个压缩包',
    picture: '你分享了一张图片',
    video: '你分享了一个视频',
    sound: '你分享了一个音频文件',
    pdf: '你分享了一个 PDF',
    document: '你分享了一份文档',
    spreadsheet: '你分享了一份表格',
    slides: '你分享了一份幻灯片',
    text: '你分享了一个文本文件',
    code: '你分享了一份源代码',
    disk: '你分享了一个磁盘映像',
    program: '你分享了一个程序',
    font: '你分享了一个字体',
    file: '你分享了一个文件',
    folder: '你分享了一个文件夹',
    batch: '你分享了一些文件',
  },
  kept: '保存在此设备上',
  keptOf: (used, quota) => `${used} / ${quota}`,
  keptLook: '查看',

  size: '大小',
  holds: '包含',
  haveAll: '有全部内容的人',
  whoHasIt: '谁有它',
  people: (n, isAll) => (isAll ? `${count(n)} 人` : `${count(n)} 人或更多`),
  complete: '全部都在这里，已核对。',
  offeredHint:
    '文件从对方的浏览器直接传到你的浏览器，全部经过核对。你可以关闭此页，以后再继续；已收到的会留在这里。',
};

export const filesPane: Words['filesPane'] = {
  title: '文件',
  share: '分享文件',
  shareFolder: '分享文件夹',
  empty: '这里还没有文件。',
  emptyHint:
    '把文件或文件夹拖到任意位置，粘贴图片，或者选择文件。这里的每个人都能从有它的人那里下载。',

  free: (free) => `${free} 可用`,
  pinnedAndFree: (pinned, free) => `${pinned} 已固定，${free} 可用`,
  nearlyFull: '此设备快满了。',
  couldGo: (files, it) =>
    `还剩 ${it.left}。可以清除 ${count(files)} 个文件，腾出 ${it.sum}：${it.names}。`,
  nothingCouldGo: (left) =>
    `还剩 ${left}，这里的文件都已固定或正在使用。请取消固定一个，或者在浏览器之外腾出空间。`,
  choose: '选择清除什么',

  savedNews: (name) => `${name}：完成。已保存到下载文件夹。`,
  savedIntoNews: (name, folder) => `${name}：完成。已保存到“${folder}”。`,

  messageDeleted: (text) => `消息已删除：“${text}”`,
  fileDeleted: (name) => `已从此设备删除：“${name}”`,
  downloadCancelled: (name) => `已取消下载：“${name}”`,
  noLongerShared: '已停止分享。别人已经保存的副本收不回来。',
};

export const batches: Words['batches'] = {
  unread: (n) => `有 ${count(n)} 个文件或文件夹没有加入：你的浏览器读不了。`,
  unreadHint: '请确认你有权打开它们，然后再分享一次。',
  otherFile: '这不是同一个文件。',
  otherFiles: '这些不是同样的文件。',
  otherFileHint: (name) => `“${name}”与之前分享的不同。请选择原来的文件，或者把它作为新文件分享。`,

  several: {
    picture: (n) => `${count(n)} 张图片`,
    video: (n) => `${count(n)} 个视频`,
    sound: (n) => `${count(n)} 个音频文件`,
    pdf: (n) => `${count(n)} 个 PDF`,
    file: (n) => `${count(n)} 个文件`,
  },
};

export const contents: Words['contents'] = {
  contentsOf: (name) => `${name} 的内容`,
  files: (n) => `${count(n)} 个文件`,
  emptyFolder: '空',
  earlier: (n) => `显示前面 ${count(n)} 行`,
  later: (n) => `再显示 ${count(n)} 行`,

  look: '看看里面有什么',
  lookInto: (name) => `看看里面有什么：${name}`,
  asking: '正在索取内容列表…',
  failed: '没能显示里面的内容。',
  retry: '重试',

  downloadSelected: '下载所选',
  selected: (n, size) => `${count(n)} 个文件，${size}`,
  selectFirst: '勾选你要的，或者全部下载。',
};

export const player: Words['player'] = {
  play: '播放',
  playOf: (name) => `播放 ${name}`,
  close: '关闭播放器',
  closeOf: (name) => `关闭 ${name} 的播放器`,
  again: '重新播放',
  againOf: (name) => `重新播放 ${name}`,
  opening: '正在打开播放器',

  waiting: '正在等接下来的部分。',
  waitingForPeople: '这里没有人有接下来的部分。他们回来后会继续。',
  broken: '传输停了。再次播放就从这里继续。',
  whenComplete: '此浏览器要等全部收到才能播放。到时会自动开始。',
  whenCompleteOffered: '此浏览器要等全部收到才能播放。点“下载”，收完就开始。',
  cannotPlay: {
    video: '此浏览器播放不了这种视频。请下载后用其他程序观看。',
    sound: '此浏览器播放不了这种音频。请下载后用其他程序收听。',
  },
  noPicture: '此浏览器只能播放它的声音。请下载后用其他程序看画面。',
};

export const preview: Words['preview'] = {
  open: (name) => `打开 ${name}`,
  openText: '打开',
  before: '上一张图片',
  after: '下一张图片',
  nth: (n, all) => `${count(n)} / ${count(all)}`,
  enlarge: '放大',
  reduce: '缩小',
  reading: '正在读取…',
  gone: '这个文件已不在这里。',
  onlyBeginning: (size) => `只显示开头的 ${size}。保存后可以看完。`,

  show: '显示图片',
  showOf: (name) => `显示 ${name} 的图片`,
  notShown: '未显示',
  more: (n) => `+${count(n)} 张图片`,
  picturesOf: (name) => `${name} 的图片`,

  showSmall: '自动显示小图片',
  showSmallHint: (size) => `不超过 ${size} 的图片，你一看到消息就会获取；按流量计费的网络除外。`,

  pictureData: '图片里的位置和相机信息',
  pictureDataHint:
    '适用于你分享的 JPEG、PNG 或 WebP 图片。图片本身不变。视频和其他文件保留原有信息。',
  ask: '每次询问',
  data: { remove: '去除', keep: '保留' },
  askData: '去除图片里的位置和相机信息？',
  askDataWhy: '你要分享的内容里带有拍摄的地点、时间或相机信息。去除之后图片本身不变。',
  tooLarge: (_n, names) => `${names} 太大，无法去除：会连同其中的信息一起分享。`,
  askLarge: '不去除就分享？',
  askLargeWhy: (_n, names) => `${names} 太大，无法清理，可能会透露拍摄的地点、时间或相机信息。`,
  large: { keep: '仍然分享', none: '不分享' },
  askDataOnce: '你的回答对所有房间有效。可以在设置里更改。',

  faults: {
    'other-type': '未显示：内容不是这种类型的图片。你仍然可以保存。',
    'too-large': '太大，无法在这里显示。可以保存后在你的设备上打开。',
    damaged: '无法显示：文件已损坏或不完整。你仍然可以保存。',
    unreadable: '无法显示：在这里读不出这个文件。',
  },
  noText: '未显示：内容不是文本。',
  textOf: (name) => `${name} 的开头`,
};

export const saving: Words['saving'] = {
  saving: '正在保存到下载文件夹…',
  savingInto: (folder) => `正在保存到“${folder}”…`,
  saved: '完成。已保存到下载文件夹。',
  savedInto: (folder) => `完成。已保存到“${folder}”。`,
  datesInZip: '浏览器写入的文件，时间都是现在。Zip 压缩包会保留原来的日期。',
  renamed: (n) => `改了 ${count(n)} 个名称，因为重名，或者有些系统不允许：`,
  renamedTo: (before, after) => `${before} 现在是 ${after}`,
  renamedMore: (n) => `还有 ${count(n)} 个`,
};

export const transfers: Words['transfers'] = {
  title: '传输',
  close: '关闭传输',
  coming: '接收',
  going: '发送',
  yours: '你分享的',

  nothing: '现在没有传输。',
  comingNow: (files) => `正在接收 ${count(files)} 个文件`,
  goingNow: (files) => `正在发送 ${count(files)} 个文件`,
  pausedNow: (files) => `已暂停 ${count(files)} 个下载`,
  missing: (size, left) => `还差 ${size}，${left}`,
  at: (what, speed) => `${what}，${speed}`,

  from: (names) => `来自 ${names}`,
  to: (name) => `发给 ${name}`,
  has: (percent) => `有 ${percent}`,
  nobodyYet: '还没有人有任何部分',
  pauseAll: '全部暂停',
  resumeAll: '全部继续',
  showAll: (more) => `显示 ${count(more)} 个更早的文件`,

  first: '优先',
  firstOf: (name) => `优先传 ${name}`,
  move: (name) => `移动 ${name}`,
  moveHint: '拖动，或按方向键。排在前面的先获取。',
  moved: (name, at, all) => `${name} 排在第 ${count(at)} 个，共 ${count(all)} 个。`,
};

export const home: Words['home'] = {
  pageTitle: 'Swapmeet：一个链接就是一个房间',
  headlineOpen: '打开链接，',
  headlineSwap: '什么都能传。',
  lede: '聊天、互传任意大小的文件，浏览器之间直接传。不用注册，服务器上什么也不留。',
  astray: '这个链接没有对应的房间。',
  astrayHint: '可能少了一部分。请再要一次，或者在这里新建房间。',

  newRoom: '新建房间',
  sendFiles: '发送文件',
  sendFolder: '发送文件夹',
  drop: '松开即可新建房间',
  dropHint: '也可以把文件或文件夹拖到此页任意位置：会新建房间并复制链接。',
  password: '同时设置密码',
  passwordField: '房间密码',
  passwordHint: (least) => `至少 ${least} 个字符，例如四个词。`,
  passwordTooShort: (least) =>
    `请用至少 ${least} 个字符，或者不设：有链接的人可以不停地快速试密码。`,
  passwordNotInLink: '密码不在任何链接里，别人需要它才能进来。请用其他方式告诉他们。',
  filesWait: (files) => `有 ${count(files)} 个文件在等。点“新建房间”，就会分享到新房间里。`,
  beenHere: '在其他设备上用过？',
  moveProfile: '转移个人资料',
  howItWorks: '原理，以及它做不到的事',
  notKept: '分享来的内容没能保存：此浏览器的存储已满。',

  roomName: '房间名',
  roomNameExample: 'kaoya-dian-yuedui',
  roomNameHint: '名字可能被猜到，新房间不会。这里也可以填房间的链接。',
  join: '加入',
  elsewhere: (host) => `这个链接属于 ${host}，大家在那里见面。`,
  openThere: '在那里打开',
  noName: '请先输入房间名，或者新建房间。',
  longName: (most) => `房间名最多 ${most} 个字符。请取短一点的。`,
  lostLink: '这个链接没有对应的房间。可能少了一部分。请再要一次。',

  whyOpen: '打开链接就能进来。',
  whyOpenHint: '不用注册，不用安装，什么也不问。',
  whyDrop: '拖进文件，人人可取。',
  whyDropHint: '从每个有它的人那里传来，全部经过核对。等别人有了全部内容，你就可以离开。',
  whyPrivate: '只在你们的浏览器之间。',
  whyPrivateHint: '我们的服务器只负责牵线。它一个字也读不到，也不存你的任何内容。',

  heroNames: { ana: '安娜', bo: '小波', chidi: '奇迪', you: '你' },
  hero: '安娜、小波和奇迪各自递来同一个文件的小块；你这份已完成四分之三。',
  heroCaption: '一个文件，由三个人同时递来。每人给的都是别人还没给的部分。',
};

export const howItWorks: Words['howItWorks'] = {
  title: '原理，以及它做不到的事',
  sections: [
    {
      title: '如何运作',
      says: [
        '一个链接就是一个房间。打开链接就进入房间，房间里的人在浏览器之间直接互传消息和文件。',
        '一台小服务器只负责给你们牵线。它什么也不存，也读不到你们说什么、分享什么、叫什么。',
        '文件由每个有它的人一块一块地传来。每一块都经过核对，所以没人能给你改过的文件。',
      ],
    },
    {
      title: '谁能看到你说的话',
      says: [
        '现在和以后有房间链接的每个人：后来的人也会收到之前的消息。',
        '私信只有你选的人能读。其他人看得到有人发了东西，以及时间。',
        '设了密码，就既要链接又要密码。锁定房间，新人就进不来。',
        '自己起名的房间，保密程度就和名字一样：猜中名字的人就能进来。新房间没人猜得到。',
        '提供此页的网站，其管理员可以改动页面。如果这对你很重要，请自己搭建。',
      ],
    },
    {
      title: '谁是谁',
      says: [
        '名字可以随便取。名字旁的头像对应一把别人没有的密钥，两个人可以比对安全码来确认。',
        '如果某人的密钥变了，就会显示为新的人。',
      ],
    },
    {
      title: '你的地址会透露什么',
      says: [
        '浏览器直接通信，就会知道彼此的网络地址。它大致显示你在哪里，以及你的运营商。',
        '如果网站有相应的服务器，你可以在设置里对房间里的人隐藏地址。网站自己的服务器总能看到它。',
      ],
    },
    {
      title: '什么保存在哪里',
      says: [
        '消息、你下载或分享的文件，以及你的密钥，保存在此设备的这个浏览器里，以及其他人的浏览器里。别处没有。',
        '消息是加密保存的，文件不是。能用这个浏览器的人就能打开你的房间。',
        '首页列出你的房间。“离开并忘记”会删除此设备上某个房间的全部内容。房间设置里的“不留痕迹”则从一开始就不保存。',
        '如果清除本站的数据，你的房间、文件和密钥就从此设备上消失。',
      ],
    },
    {
      title: '有链接的陌生人能做什么',
      says: [
        '进来，看之前的消息，下载文件，发言，分享自己的文件。',
        '不能改动或删除别人说的话，不能冒充别人，也不能破坏下载。',
        '你可以把人静音或屏蔽，锁定房间，或者为你选的人新建一个房间。',
      ],
    },
    {
      title: '关闭标签页之后',
      says: [
        '你离开了房间，你的文件由有全部内容的其他人提供。如果没人有，就等你回来；文件的卡片上会写明。',
        '别人在此期间说的话，等你再次打开房间时，由当时在那里的人给你。如果没人在，就什么也收不到。',
        '下载从停下的地方继续。',
      ],
    },
    {
      title: '它做不到的事',
      says: [
        '收不回别人已经看到或下载的内容。删除会请他们的设备忘记，守规矩的设备会照做。',
        '有消息或文件的人都不在时，没法把它们带给你。',
        '没法阻止成员把链接或看到的内容传出去。',
        '有些网络不让任何两个浏览器直连。这时需要房间里的人或网站的服务器中转；房间里的“详情”会说明哪里有问题。',
        '没法保护你不受有害文件的伤害：它从不自己打开文件，但你可能会打开。',
      ],
    },
  ],
};

export const link: Words['link'] = {
  roomTitle: '这个房间的链接',
  fileTitle: (name) => `${name} 的链接`,
  roomHint: '有链接的人就能进来。',
  passwordHint: '进来还需要密码。',
  fileHint: '有链接的人就能进房间下载这个文件。',
  copy: '复制链接',
  share: '分享链接',
  qr: '链接的二维码',
  qrHint: '用手机相机扫描。',
};

export const received: Words['received'] = {
  title: '放进哪个房间？',
  explained: '这是其他应用或网页给你的。你选好房间之前，谁也收不到。',
  files: '文件',
  text: '文本',
  textHint: '它会放进消息输入框，你点“发送”才会发出。',
  moreFiles: (files) => `还有 ${count(files)} 个文件`,
  left: (files) => `有 ${count(files)} 个文件不在其中：太大，或者太多。`,
  here: (room) => `这里，${room}`,
  newRoom: '新房间',
  rooms: '房间',
  later: '以后再说',
  laterHint: '它会在这里等一天。',
  discard: '丢弃',
  elsewhere: (room) => `它已在另一个标签页的 ${room} 里分享。`,
};

export const recent: Words['recent'] = {
  title: '最近的房间',
  unread: (messages) => `${count(messages)} 条未读`,
  keptFiles: (files, size) => `这里保存了 ${count(files)} 个文件，${size}`,
  keptMessages: '这里保存了消息，没有文件',
  keptNothing: '这里没有保存内容',
  password: '密码',
  locked: '已锁定',
  forget: '离开并忘记',
  forgetOf: (room) => `离开并忘记 ${room}`,
  all: (rooms) => `显示全部 ${count(rooms)} 个房间`,

  offline: '你已离线。',
  offlineHint:
    '你的房间会用此设备上保存的内容打开。等你重新联网，就会发送你写的内容，并寻找其他人。',

  forgetTitle: (room) => `忘记 ${room}？`,
  forgetHint: '它的消息、文件和你在里面的身份都会从此设备上删除。无法撤销。',
  forgetOthers: '房间里其他人有的内容仍在他们那里。用它的链接，你可以用新的身份回来。',
  forgetNow: '忘记这个房间',
  keep: '保留',
  forgotten: (room) => `这里已不再保存 ${room} 的任何内容。`,
  notForgotten: '没能全部删除。请重试。',
};

export const updates: Words['updates'] = {
  label: '新版本',
  here: '有新版本了。',
  reload: '刷新',
  notNow: '以后再说',
  waits: '等没有文件在传、也没有消息在写时，就换成新版本。',
  cancel: '取消',
};

export const leaving: Words['leaving'] = {
  stillMoving: '还有文件在传输。',
  stillMovingHint: '现在离开，传输就会停下。已收到的会保留，你回来后继续。',
  onlyCopy: (name) => `这里没有别人有完整的“${name}”。`,
  onlyCopyHint: '现在离开，在你回来之前别人就拿不到它。',
  onlyCopies: (name, more) => `这里没有别人有完整的“${name}”和另外 ${count(more)} 个文件。`,
  onlyCopiesHint: '现在离开，在你回来之前别人就拿不到它们。',
  onlyKnown: (name) => `不知道是否有别人有完整的“${name}”。`,
  onlyKnownHint: '现在离开，在你回来之前可能没人能拿到它。',
  onlyKnownOf: (name, more) => `不知道是否有别人有完整的“${name}”和另外 ${count(more)} 个文件。`,
  onlyKnownOfHint: '现在离开，在你回来之前可能没人能拿到它们。',
};

export const library: Words['library'] = {
  share: '把文件夹分享为资料库',
  shareHint: '别人可以浏览和搜索。有人下载时，才会读取那个文件。',
  emptyFolder: (name) => `${name} 里没有文件。`,
  emptyFolderHint: '请选择有文件的文件夹。',

  library: '资料库',
  files: (n) => `${count(n)} 个文件`,
  shares: (name) => `${name} 分享了资料库`,
  youShare: '你分享了资料库',
  browse: '浏览',
  browseOf: (name) => `浏览 ${name}`,
  lookAgain: '重新查看',
  lookAgainIn: (name) => `重新查看 ${name}`,
  lookAgainHint: '重新选择文件夹：别人就能看到里面的变化',
  choose: '选择',
  chooseAgain: (name) => `重新选择 ${name}`,
  closed: '请重新选择它的文件夹，这样别人才能搜索和下载里面的文件。',
  asks: '在你再次打开它的文件夹之前，别人不能搜索，也不能下载里面的文件。',
  openAgain: '再次打开',
  openAgainOf: (name) => `再次打开 ${name}`,
  lookNowHint: '别人就能看到里面的变化',
  open: '别人可以搜索它。有人下载时，才会读取那个文件。',
  sameAgain: (name) => `${name} 没有变化。`,
  changedAgain: (name) => `${name} 已按现在的样子分享。`,

  reading: '正在读取文件列表…',
  empty: '这个资料库是空的。',
  selectFirst: '勾选你要的。',
  takesMax: (n) => `一次最多勾选 ${count(n)} 个文件。`,
  takenOf: (name) => `下载自 ${name}`,
  left: (n) => `还有 ${count(n)} 个文件没有索取。请先不要关闭。`,
  waits: '它在排队。',
  take: '下载',
  takeOf: (name) => `下载 ${name}`,
  asking: '正在索取…',
  yours: '你的',
  of: (name) => `${name} 有它`,
};

export const search: Words['search'] = {
  search: '搜索消息和文件',
  hint: '可以用“完整词句”、from:名字、has:file 或 has:link 缩小范围。找文件时，可以写种类，例如“视频”，或大小，例如 >10mb。',
  results: '搜索结果',
  clear: '关闭搜索',
  found: (n) => `找到 ${count(n)} 个`,
  foundAtLeast: (n) => `找到超过 ${count(n)} 个`,
  looking: '正在查找…',
  none: '没有找到',
  readingRooms: (n) => `正在读取另外 ${count(n)} 个房间`,
  more: '还有更多结果没有显示。再加一个词可以缩小范围。',
  answers: (answered, asked) =>
    answered < asked
      ? `${count(asked)} 位资料库所有者中有 ${count(answered)} 位回应了`
      : `${count(asked)} 位资料库所有者都回应了`,
  goTo: (name) => `跳到 ${name} 的消息`,
  goToIn: (name, room) => `跳到 ${name} 在 ${room} 的消息`,
  inRoom: (room) => `在 ${room}`,
  private: '私信',
  file: '文件',
  when: (day, time) => `${day} ${time}`,
  line: (name, text) => `${name}：${text}`,
  person: (messages) => `写过 ${count(messages)} 条消息`,
  onlyFrom: (name) => `只显示 ${name} 的消息`,
  moreMessages: (n) => `还找到 ${count(n)} 条消息。再加一个词可以缩小范围。`,

  understood: {
    from: (name) => `来自 ${name}`,
    exactly: (text) => `完全匹配“${text}”`,
    file: '带文件',
    link: '带链接',
  },
  operators: {
    from: 'from 来自',
    has: 'has 有',
    file: 'file files 文件',
    link: 'link links 链接',
  },

  kinds: {
    archive: '压缩包 归档',
    picture: '图片 照片 图像',
    video: '视频 影片 电影',
    sound: '音频 声音 音乐 歌曲',
    document: '文档 书',
    spreadsheet: '表格',
    slides: '幻灯片 演示文稿',
    code: '代码 源代码',
    font: '字体',
  },
};

export const message: Words['message'] = {
  reply: '回复',
  edit: '编辑',
  remove: '删除',
  copyText: '复制文字',
  textCopied: '已复制文字。',
  stopSharing: '停止分享',
  reactions: '表情回应',
  reactedBy: (emoji, people, names) => `${emoji}，${count(people)}：${names}`,
  reactWith: {
    '👍': '用点赞回应',
    '❤️': '用爱心回应',
    '😂': '用大笑回应',
    '🎉': '用庆祝回应',
    '😮': '用惊讶回应',
    '😢': '用难过回应',
  },
  otherReaction: '用其他表情回应',

  unlisted: (each, all, sharer) =>
    `这个房间的列表放不下它：每人最多分享 ${count(each)} 个文件，房间最多列出 ${count(all)} 个。请 ${sharer} 在新房间里分享。`,
  unlistedOwn: (each, all) =>
    `这个房间的列表放不下它：每人最多分享 ${count(each)} 个文件，房间最多列出 ${count(all)} 个。请在新房间里分享。`,
};

export const nearby: Words['nearby'] = {
  title: '附近',
  nobody: '现在你所在的网络里没有人展示房间。有房间时会自动出现在这里。',
  ask: '申请',
  askOf: (name) => `向 ${name} 申请加入`,
  waiting: (name) => ['正在等 ', name, ' 让你进来。'],
  compare: '确认对方身份',
  compareHint: '对方也会看到这些。如果有任何不同，说明有人在你们中间做手脚：请取消。',
  cancel: '取消',
  yourName: '你的名字',
  yourNameHint: (name) => ['只告诉 ', name, '。'],
  nameFirst: '请先输入你的名字，让对方知道是谁在申请。',
  unsupported: '此浏览器太旧，不支持这个功能。请更新。',
  ends: {
    declined: (name) => `${name} 拒绝了。`,
    absent: (name) => `${name} 不再邀请别人。`,
    unanswered: (name) => `${name} 没有回应。请再申请一次，或者靠近一些。`,
    lost: () => '还没等到回应，连接就断了。请再申请一次。',
    busy: () => '你申请得太频繁了。请等一分钟再试。',
  },
};

export const notes: Words['notes'] = {
  notes: '笔记',
  hint: '笔记是房间里的每个人都能修改的文本，可以几个人同时写。',
  none: '还没有笔记。',
  list: '这个房间的笔记',
  byYou: '由你新建',
  by: (name) => `由 ${name} 新建`,
  open: (title) => `打开 ${title}`,
  title: '笔记标题',
  titleMissing: '请先给笔记取个标题。',
  create: '新建笔记',
  noPlace: '你新建的笔记已达每人的上限，或者房间已经放满。请删除一篇自己的笔记，腾出位置。',
  opening: '正在打开笔记…',
  gone: '这篇笔记不在这里，可能已被删除。',

  all: '所有笔记',
  text: (title) => `${title} 的正文`,
  placeholder: '写在这里。大家马上就能看到。',
  saved: '所有改动都已保存',
  saving: '正在保存…',
  failed: '你最后的改动还没有保存。正在重试。',
  full: '这篇笔记不能再改了。请把内容复制到新笔记里继续。',
  chars: (n) => `${count(n)} 个字符`,

  view: '正文显示方式',
  edit: '编辑',
  read: '阅读',
  emptyNow: '这篇笔记是空的。',
  alsoHere: (names) => `也在这篇笔记里：${names}`,

  authors: '谁写了什么',
  authorList: '写过这段文字的人',
  you: '你',
  history: '历史',
  versions: '这篇笔记的各个版本',
  noVersions: '这里还没写过任何内容。',
  added: (n) => `增加了 ${count(n)} 个字符`,
  removed: (n) => `删除了 ${count(n)} 个字符`,
  textThen: '当时的内容',
  emptyThen: '当时笔记是空的。',
  restore: '恢复这个内容',
  restored: '内容已恢复成当时的样子。什么也没丢：历史里两个版本都有。',
  copy: '复制内容',
  copied: '已复制内容。',
  save: '存为 .md',

  delete: '删除笔记',
  deleteAsk: '为所有人删除这篇笔记？内容也会消失。',
  deleteYes: '为所有人删除',
  keep: '保留',
};

export const pairing: Words['pairing'] = {
  titleInvite: '不用服务器邀请',
  titleAnswer: '不用服务器加入',
  keepOpen:
    '连上之前请不要关闭此标签页。每段文本十分钟内有效，只能用一次。拿到邀请的人就能进来，和房间链接一样。',
  connected: (people) => `你已连接 ${count(people)} 人。`,
  done: '完成',
  notLoaded: 'Swapmeet 的这一部分没能加载。请重试。',
  tryAgain: '重试',

  inviteStep: '1. 把这个邀请发给对方',
  inviteStepHint: '用任何聊天工具或邮件，或者让对方用手机相机扫码。',
  invitation: '邀请',
  invitationCode: '邀请的二维码',
  invitationMaking: '正在生成邀请…',
  invitationCopy: '复制邀请',
  invitationCopied: '已复制邀请。请不要关闭此标签页。',
  invitationNew: '新的邀请',
  useReplyStep: '2. 粘贴对方发回的内容',
  theirReply: '对方的回复',
  useReply: '使用回复',
  confirmStep: '3. 把这个确认发给对方',
  confirmation: '确认',
  confirmationCode: '确认的二维码',
  confirmationMaking: '正在生成确认…',
  confirmationCopy: '复制确认',
  confirmationCopied: '已复制确认。',

  replyStep: '1. 把这个回复发给邀请你的人',
  yourReply: '你的回复',
  replyCode: '你的回复的二维码',
  replyMaking: '正在生成你的回复…',
  replyCopy: '复制回复',
  replyCopied: '已复制回复。请不要关闭此标签页。',
  useConfirmationStep: '2. 粘贴对方发回的确认',
  connect: '连接',
  connecting: '正在连接…如果半分钟后还没有结果，请要一个新的邀请。',

  inviterProblems: {
    unreadable: '这不是完整的回复。请全部复制后再粘贴。',
    'other-kind': '这是三段文本中的另一段。请粘贴对方复制的回复。',
    'other-room': '这属于另一个房间。',
    'other-invitation': '这个回复对应另一个邀请。请让对方回复这里显示的邀请。',
    expired: '十分钟已过。请生成新的邀请。',
    used: '这个邀请已有人回复。请为每个人生成新的邀请。',
    'nothing-came': '用这个回复没能连上。如果房间已锁定，请先解锁；然后生成新的邀请。',
  },
  invitedProblems: {
    unreadable: '这不是完整的文本。请全部复制后再粘贴。',
    'other-kind': '这是三段文本中的另一段。请粘贴针对你的回复的确认。',
    'other-room': '这属于另一个房间。',
    'other-invitation': '这个确认对应另一个回复。请让对方确认这里显示的回复。',
    expired: '邀请已超过十分钟，或者此设备的时钟不对。请要一个新的。',
    used: '这个确认已经用过。如果没有结果，请要一个新的邀请。',
    'nothing-came': '没能生成回复。你可能已经连上，或者房间的密码不同。',
  },
};

export const parts: Words['parts'] = {
  home: 'Swapmeet，首页',
  pageTitle: (what) => `${what} · Swapmeet`,
  skip: '跳到内容',
  theme: '切换浅色和深色',
  close: '关闭',
  note: '提示',
  undo: '撤销',
  closeNote: '关闭此提示',
  noName: '没有名字',
  unseen: (code) => `一个看不见的字符：${code}`,
  moreUnseen: (n) => `另有 ${count(n)} 个看不见的字符`,
  moreMarks: (n) => `这个字母上另有 ${count(n)} 个符号`,

  partLate: 'Swapmeet 的这一部分还没有加载出来。',
  partLateHint: '会自动重试。如果还是不行，请刷新页面。',
  reload: '刷新',

  linkCopied: '已复制链接。',
  linkCopiedAlone: '已复制链接。请不要关闭此标签页。',
  left: (room) => `你离开了 ${room}。`,
  pastedPicture: (dateAndTime) => `图片 ${dateAndTime}`,
};

export const people: Words['people'] = {
  title: '成员',
  morePeople: (n) => `还有 ${count(n)} 人`,
  yourself: (name) => [name, '（你）'],
  nothingSwapped: '还没有互传文件',
  muted: '已被你静音',
  why: '为什么？',
  whyNotReached: (name) => `为什么连不上 ${name}`,
  moreAbout: (name) => `${name} 的更多操作`,
  verified: '已验证',
  verifiedHint: '已验证：你和此人比对过安全码。',
  markHint: '这里有人同名。每人的标记不同。',

  keeps: { all: '保存这个房间的全部内容', some: '保存这个房间的文件，能存多少存多少' },

  present: '在这里',
  byWayOfOthers: '通过别人',
  linking: '正在连接',
  lost: '已断开，正在重试',
  unreached: '连不上，正在重试',
  linked: '已连接',
  direct: '直连',
  throughServer: '通过服务器',
  through: (name) => `通过 ${name}`,
  throughMessagesOnly: (name) => `通过 ${name}，只有消息`,
  throughSomebody: '通过别人',
  throughSomebodyMessagesOnly: '通过别人，只有消息',
  gave: (size) => `发来 ${size}`,
  took: (size) => `取走 ${size}`,
  gaveAndTook: (gave, took) => `发来 ${gave}，取走 ${took}`,
};

export const person: Words['person'] = {
  find: '找人',
  findHint: '这些人最近发过言。输入名字找其他人。',
  findHintSilent: '这里还没有别人发言。输入名字找人。',
  noneFound: '这里没有人叫这个名字。',

  writePrivately: (name) => `给 ${name} 发私信`,
  writePrivatelyHint: (name) => `你接下来写的只给 ${name}；其他人看不到。`,
  verify: (name) => `验证 ${name}`,
  verifyHint: (name) => `和 ${name} 比对安全码，确认就是你以为的那个人。`,
  seeCode: (name) => `查看 ${name} 的安全码`,
  seeCodeHint: (name) => `你和 ${name} 比对过安全码，并标记为已验证。`,
  mute: (name) => `静音 ${name}`,
  muteHint: (name) => `静音会隐藏 ${name} 写的内容。你们仍保持连接，文件照常传。`,
  unmute: (name) => `取消静音 ${name}`,
  unmuteHint: (name) => `${name} 写的内容在此设备上已隐藏。`,
  block: (name) => `屏蔽 ${name}`,
  blockHint: (name) =>
    `屏蔽会隐藏 ${name} 写的和分享的内容，并断开你们之间的连接。这里的其他人仍然看得到 ${name}。`,
  treatmentHint: (name) =>
    `静音和屏蔽在此设备的这个房间里一直有效，直到你在设置里取消。不会通知 ${name}。`,

  blocklist: '已静音和已屏蔽',
  treatments: { muted: '已静音', blocked: '已屏蔽' },
  unmuteListed: (name) => ['取消静音 ', name],
  unblockListed: (name) => ['取消屏蔽 ', name],

  code: '安全码',
  verifyTitle: (name) => ['验证 ', name],
  compare:
    '在电话里或当面互相念出这些词。如果两边相同，就说明没有人在你们中间做手脚，对方就是你以为的那个人。',
  verified: '你已把此人标记为已验证。标记在此设备上一直跟着对方；别人用同样的名字也得不到它。',
  codesDiffer:
    '如果有任何不同，请不要标记：是别人在用那个名字，或者你的链接打开的不是你以为的房间。',
  unverify: '取消标记',
  codesMatch: '两边相同',

  codeSymbols:
    '狗,猫,老鼠,仓鼠,兔子,狐狸,熊,熊猫,考拉,老虎,狮子,奶牛,猪,青蛙,猴子,母鸡,' +
    '企鹅,小鸟,小鸡,鸭子,老鹰,猫头鹰,蝙蝠,狼,野猪,马,独角兽,蜜蜂,毛毛虫,蝴蝶,蜗牛,瓢虫,' +
    '蚂蚁,蟋蟀,蜘蛛,蝎子,乌龟,蛇,蜥蜴,章鱼,鱿鱼,虾,螃蟹,河豚,鱼,海豚,鲸鱼,鲨鱼,' +
    '鳄鱼,大象,犀牛,骆驼,长颈鹿,绵羊,山羊,鹿,公鸡,火鸡,鸽子,松鼠,刺猬,爪印,龙,恐龙,' +
    '仙人掌,圣诞树,松树,大树,棕榈,嫩芽,香草,三叶草,枫叶,蘑菇,麦穗,花束,郁金香,玫瑰,向日葵,花朵,' +
    '月亮,星星,太阳,云,闪电,火,彩虹,雪花,雪人,水滴,海浪,地球,行星,彗星,火山,山,' +
    '苹果,梨,橙子,柠檬,香蕉,西瓜,葡萄,草莓,樱桃,桃子,菠萝,椰子,猕猴桃,番茄,牛油果,茄子,' +
    '土豆,胡萝卜,玉米,辣椒,黄瓜,西兰花,花生,栗子,面包,牛角包,椒盐卷饼,奶酪,鸡蛋,煎饼,汉堡,薯条,' +
    '披萨,玉米饼,沙拉,意面,寿司,冰淇淋,甜甜圈,饼干,蛋糕,巧克力,糖果,棒棒糖,蜂蜜,奶瓶,咖啡,茶,' +
    '足球,篮球,网球,台球,乒乓球,弓箭,钓鱼,拳击手套,冰鞋,雪橇,靶子,骰子,游戏手柄,保龄球,拼图,调色板,' +
    '麦克风,耳机,钢琴,鼓,萨克斯,小号,吉他,小提琴,场记板,马戏团,戏剧,门票,奖杯,奖牌,气球,礼物,' +
    '汽车,出租车,公交车,救护车,消防车,拖拉机,自行车,滑板车,火车头,电车,飞机,火箭,直升机,帆船,轮船,船锚,' +
    '房子,城堡,帐篷,摩天轮,雕像,高塔,大桥,喷泉,海岛,沙漠,红绿灯,地图,指南针,闹钟,沙漏,手表,' +
    '电话,笔记本电脑,相机,电视,收音机,电池,灯泡,手电筒,蜡烛,灭火器,木桶,钻石,天平,扳手,锤子,螺栓,' +
    '磁铁,显微镜,望远镜,药片,温度计,扫帚,篮子,钥匙,门,床,购物车,信封,包裹,书本,图钉,剪刀,' +
    '蜡笔,回形针,挂锁,王冠,帽子,眼镜,鞋子,袜子,手套,围巾,连衣裙,背包,雨伞,戒指,幽灵,机器人',
};

export const profile: Words['profile'] = {
  title: '你的个人资料',
  explained:
    '它就是你在各个房间里的身份：你的名字和头像，以及你验证、静音或屏蔽了谁。消息和文件不在其中。一次只在一台设备上使用：如果两台设备都以你的身份写，别人就看不到它们写的内容了。',

  take: '转移到另一台设备',
  passphrase: '新口令',
  passphraseHint: '只有用它才能打开文件。四五个词就很好。忘了的话，没人能告诉你。',
  passphraseTooShort: (least) =>
    `请用至少 ${count(least)} 个字符：拿到文件的人可以无限次地试口令。`,
  save: '保存文件',
  saved: (rooms) => `文件已在下载文件夹里，其中有 ${count(rooms)} 个房间。`,
  savedHint:
    '把它带到另一台设备，在那里导入。然后先在这里放弃它，再写其他内容：放弃之后，私信才能在另一台设备上打开。用完后请删除文件。',
  giveUp: '在此设备上放弃',
  givenUp: '已在这里放弃。在此设备上，你在每个房间都是新的身份。',

  bring: '从另一台设备导入',
  file: '个人资料文件',
  filePassphrase: '文件的口令',
  open: '打开文件',
  noFile: '请先选择文件。',
  noPassphrase: '请输入文件的口令。',
  wrong: {
    'no-profile': '这不是个人资料的文件。请选择 Swapmeet 保存的那个。',
    damaged: '文件已损坏：少了一部分，或者被改动过。请在另一台设备上再保存一次。',
    'wrong-passphrase': '口令错了。什么也没有改变。请按当时的样子输入。',
  },
  found: (rooms, day) => `个人资料，包含 ${count(rooms)} 个房间。保存于：${day}。`,
  replaces: (rooms) =>
    `其中 ${count(rooms)} 个房间，你在此设备上也用别的身份去过：个人资料会取代那些身份，之后没人能再以它们的名义写。`,
  replacesNothing: '它不会取代此设备上的任何内容。',
  same: (rooms) => `其中 ${count(rooms)} 个房间，你在这里已经是那个身份。`,
  bringHere: '导入此设备',
  cancel: '取消',
  brought: '已导入。请用链接打开你的房间；如果还没在另一台设备上放弃它，请去那里放弃。',
  openRoom: '去那台设备上打开的房间',
};

export const room: Words['room'] = {
  connection: '连接',
  offline: '你已离线。你写的内容稍后发送。',
  cutOff: '连不上任何人：你的地址已隐藏',
  connected: (people) => `已连接 ${count(people)} 人`,
  connectedNobodyNew: (people) => `已连接 ${count(people)} 人。现在新人无法加入，你的连接不受影响`,
  connectedReaching: (people, more) => `已连接 ${count(people)} 人，正在连接 ${count(more)} 人`,
  connectedNotToAll: (people, unreached) =>
    `已连接 ${count(people)} 人；${count(unreached)} 人连不上`,
  unreadable: '有人在这里，但对方的内容打不开',
  clocksDiffer: '有人在这里，但时钟相差太多',
  reaching: (people) => `正在连接 ${count(people)} 人`,
  serverAway: '连不上服务器。正在重试',
  unreached: (people) => `这里有 ${count(people)} 人连不上。正在重试`,
  connectionLost: '连接已断开。正在重试',
  looking: '正在寻找其他人…',
  nobodyElse: '这里还没有其他人',

  opening: '正在打开房间',
  openingShort: '正在打开…',
  openingHint: '正在读取此设备记住的内容。',
  openingSlow: '比平时慢了。可以刷新页面重试，不会丢失任何内容。',
  reopened: {
    'key-used-twice': '这个房间的密钥也在另一台设备上使用。你现在在这里是新的身份。',
    'clock-was-ahead':
      '此设备的时钟快了好几天，所以没人收到你写的内容。你现在在这里是新的身份：请重新写。',
    traceless: '此设备上不再保存这个房间的任何内容。',
    traces: '从现在起，消息会保存在此设备上。',
    'profile-came': '你现在使用的是另一台设备上的身份。',
    'profile-left': '你的个人资料已在这里放弃。你在这个房间里是新的身份。',
  },

  skip: '跳到消息',
  guessable: '可猜到',
  guessableHint: '猜中这个名字的人就能进来。',
  guessableLockedHint: '谁都可能猜中这个名字，有人解锁房间后就能进来。',
  locked: '已锁定',
  lockedHint: '新人进不来，直到这里有人解锁。',
  password: '密码',
  passwordHint: '进来需要密码，密码不在链接里。',
  details: '详情',
  doctor: '详情：连接诊断',
  copyLink: '复制房间链接',
  notes: '笔记',
  settings: '设置',
  tabs: '房间的各部分',
  panes: { people: '成员', chat: '聊天', files: '文件' },
  unread: (messages) => `${count(messages)} 条未读`,
  savedFiles: '已保存的文件',

  nobodyReached: '现在连不上任何人。',
  nothingToHideBehind: '隐藏地址需要本站的服务器，而本站没有这样的服务器。',
  stopHiding: '停止隐藏地址',
  save: '保存',
  tryAgain: '重试',
  dismiss: '知道了',

  renamed: (before, after) => `${before} 改名为 ${after}`,
  titled: (name, title) => `${name} 把房间命名为“${title}”`,
  untitled: (name) => `${name} 去掉了房间标题`,
  lockedBy: (name) => `${name} 锁定了房间`,
  unlockedBy: (name) => `${name} 解锁了房间`,

  fileForYou: '给你的文件',
  linkToFile: '文件链接',
  size: '大小',
  whoHasIt: '谁有它',

  drop: '松开即可在此房间分享',
  dropWith: (people) => `松开即可分享给 ${count(people)} 人`,
  dropPrivately: (people) => `松开即可私下分享给 ${count(people)} 人`,
};

export const settings: Words['settings'] = {
  title: '设置',
  close: '关闭设置',
  done: '完成',

  you: '你',
  yourName: '你的名字',
  saveName: '保存名字',
  yourNameHint: '你的头像不变，所以别人还认得你。',
  theme: '浅色或深色',
  language: '语言',
  languageLate: '没能从服务器获取这种语言。有网络时请再选一次。',
  keys: '键盘快捷键',
  moveProfile: '转移个人资料',
  badge: '在应用图标上显示未读数',
  howItWorks: '原理，以及它做不到的事',
  linkWays: '分享链接或显示二维码',
  notify: '通知我',
  notifyHint: '当你在看别处时，标签页里打开的每个房间都会通知你。',
  notifyUnsupported: '此浏览器不支持网页通知。',
  notifyBlocked: '你的浏览器禁止了本站的通知。请在网站设置里允许，然后重试。',
  notifyAbout: '通知内容',
  everyMessage: '每条消息',
  mentionsOnly: '仅提到我的',
  notifyAboutHint: '“提到我的”指写有你的名字或回复你的消息，以及发给你的私信。',

  thisRoom: '这个房间',
  roomTitle: '房间标题',
  roomTitleHint: '这里的每个人都能看到和修改。链接不变。',
  readableWithPassword: '有这个房间的链接和密码的人，都能进来看之前的消息。',
  readableByName: '猜中这个房间名字的人，都能进来看之前的消息。要私密，请新建房间。',
  readableByLink: '有这个房间链接的人，都能进来看之前的消息。',
  whoComesIn: '谁能进来',
  locked: '已锁定：新人进不来。在这里的人，或在这里写过消息的人，可以回来。',
  unlocked: '有链接的人都能进来。锁定房间，新人就进不来。',
  lock: '锁定房间',
  unlock: '解锁房间',
  newLink: '新链接',
  nearby: '让附近的人看到这个房间',
  nearbyHint: '和你在同一网络的人会看到下面的名字，可以申请加入。每次由你决定。离开或刷新后结束。',
  nearbyLocked: '请先解锁房间：锁定的房间新人进不来。',
  nearbyName: '在附近显示的名字',
  nearbyStates: {
    off: '',
    opening: '正在连接服务器…',
    open: '附近的人现在能看到。',
    unavailable: '服务器不知道你在哪个网络，所以附近没人能看到房间。',
    full: '现在你所在的网络里展示的房间太多。请稍后再试。',
    'not-loaded': '这一部分没能从服务器获取。有网络时请再次打开。',
    unsupported: '此浏览器太旧，不支持这个功能。请更新。',
  },

  filesAndData: '文件和数据',
  traceless: '在此设备上不留痕迹',
  tracelessHint:
    '删除此设备上这个房间的内容，包括文件；在你关闭此标签页之前也不再保存。再来时你是新的身份。浏览器的历史记录里仍有链接。',
  tracelessAsk: '从此设备上删除这个房间的消息和文件？无法撤销。',
  tracelessYes: '删除，不留痕迹',
  keepThem: '保留',
  keepFor: '消息保存时长',
  keepForHint: '在此设备上，从收到时算起。每个人自己决定。',
  keepDaysAsk: '现在从此设备上删除更早的消息？无法撤销。',
  keepDaysYes: '删除更早的消息',
  keepDays: { 1: '一天', 7: '一周', 30: '一个月', 365: '一年' },
  keepAll: '保存这个房间的全部内容',
  keepAllHint:
    '获取别人在这里分享的内容并存在此设备上，他们离开后也还在。别人会看到你在这样做。请不要关闭此标签页，这样他们才拿得到。按流量计费的网络下什么也不获取。',
  keepAtMost: '最多',
  keptSoFar: (files, size) => `已保存 ${count(files)} 个文件，${size}。`,
  keepMetered: '你的网络现在按流量计费：换到其他网络之前什么也不获取。',
  keepTraceless: '你在这里不留痕迹：关闭此标签页后，此设备上这个房间的内容就会消失。',
  keptNotAll: '没有全部保存：有些文件放不下，或者被你从此设备上删除了。',
  uploadLimit: '上传限速（MB/秒）',
  downloadLimit: '下载限速（MB/秒）',
  noLimit: '不限',
  shareMetered: '按流量计费时也分享',
  shareMeteredHint: '指你从别人那里得到的文件。你自己分享的总会发给要它的人。',

  connection: '连接',
  hideAddress: '隐藏我的地址',
  hideAddressHint:
    '别人看到的是服务器的地址，不是你的。文件可能会慢一些。服务器自己仍能看到你的地址。',
  hideAddressCutOff: '本站没有可以用来隐藏地址的服务器，所以隐藏地址时连不上任何人。',
  passOn: '为互相连不上的人中转文件',
  passOnHint: '内容是加密的：此设备读不了。消息总会中转；按流量计费时从不中转文件。',
  passOnNothing: '不中转文件',
  passOnUpTo: (size) => `每天最多 ${size}`,
  inviteByHand: '不用服务器邀请',
};

export const looks: Words['looks'] = {
  choose: '选择颜色和标记',
  hint: '房间里的每个人都看得到。它们不能说明你是谁：两个人可以选一样的，而你头像的图案不变。',
  colour: '颜色',
  mark: '标记',
  byKey: '默认',
  none: '无',
  inks: {
    1: '蓝色',
    2: '朱红',
    3: '绿色',
    4: '紫色',
    5: '天蓝',
    6: '玫红',
    7: '棕色',
    8: '橄榄绿',
  },
};

export const roomPicture: Words['roomPicture'] = {
  title: '房间全图',
  open: '查看房间全图',
  nobody: '这里没有其他人：还没有可画的。',
  connections: (n) => `你有 ${count(n)} 个连接。`,
  here: (n) => `这里还有 ${count(n)} 人。`,
  drawn: (n, all) => `图上显示 ${count(all)} 人中的 ${count(n)} 人。`,
  ring: '你在中间。编号相近的人并排站着。',
  rings:
    '你在中间。圈越靠里，上面的人的编号与你开头相同的比特越多；同一圈上，编号相近的人并排站着。',

  legend: '图例',
  own: '你的连接',
  forwarded: '由别人中转的连接',
  told: '别人说起的连接；没有人核对过',
  flow: '文件的一部分，正往箭头所指的方向去',
  far: '与你没有连接的人',
  notKnown: '与你没有连接的人之间怎样相连，此设备并不知道。',

  table: '你的连接',
  person: '人',
  path: '连接',
  from: '对方发来',
  to: '发给对方',
  others: '对方说起的人',
  nothing: '无',
  notTold: '没有说',
};

export const talk: Words['talk'] = {
  hereOnly: '只在这里：还没有别人收到',
  goingOut: '正在发出',
  withSome: (have, here) => `${count(here)} 人中 ${count(have)} 人已收到`,
  knownWithSome: (have, here) => `已知 ${count(here)} 人中 ${count(have)} 人已收到`,
  withAll: '所有人已收到',
  withThoseWhoLeft: '已离开的人收到了',

  typing: (name) => `${name} 正在输入`,
  typingTwo: (one, other) => `${one} 和 ${other} 正在输入`,
  typingSeveral: '好几个人正在输入',

  joined: (names) => `${names} 加入了`,
  left: (names) => `${names} 离开了`,
  cameAndLeft: (names) => `${names} 加入后又离开了`,
  cameBack: (names) => `${names} 离开后又回来了`,
  joinedCount: (people) => `${count(people)} 人加入了`,
  leftCount: (people) => `${count(people)} 人离开了`,

  toMention: (messages) => `${count(messages)} 条消息提到你：跳到下一条`,

  tellTyping: '告诉别人我正在输入',
  tellTypingHint: (people) => `在不超过 ${count(people)} 人的房间里。如果是私信，只告诉收件人。`,
  tellTypingNotes: (people) =>
    `在不超过 ${count(people)} 人的房间里，他们还能在笔记里看到你的光标。`,
  tellTypingTraceless: '在此设备上不留痕迹的房间，从不告诉。',
};

export const rich: Words['rich'] = {
  opens: (host) => `打开 ${host}`,
  mentionOfYou: '提到了你',
  code: '代码',
  codeIn: (language) => `代码，${language}`,
  copyCode: '复制代码',
  codeCopied: '已复制代码。',
};

export const writing: Words['writing'] = {
  people: '可以提到的人',
  emoji: '表情',
  matches: (n) => `${count(n)} 个建议。上下键选择，回车确定。`,
  notConnected: '现在不在这里',

  addEmoji: '添加表情',
  chooseEmoji: '选择表情',
  searchEmoji: '搜索表情',
  noEmoji: '没有叫这个名字的表情。',
  emojiGroups: '表情分组',
  groups: {
    smileys: '笑脸和情感',
    people: '人物和手势',
    animals: '动物和自然',
    food: '食物和饮料',
    travel: '旅行和地点',
    activities: '活动',
    objects: '物品',
    symbols: '符号',
    flags: '旗帜',
  },
  skinTone: '肤色',
  skinToneIs: (tone) => `肤色：${tone}`,
  tones: {
    none: '默认',
    light: '较浅',
    mediumLight: '中等偏浅',
    medium: '中等',
    mediumDark: '中等偏深',
    dark: '较深',
  },
  loadingEmoji: '正在加载表情…',

  characters: (n) => `${count(n)} 个字符。`,
  tooLong: (most) => `一条消息最多 ${count(most)} 个。请分开发，或者作为文本文件发送。`,
  longText: '这段文字当消息发有点长。',
  sendAsFile: '作为文本文件发送',
  keepAsMessage: '留在这里',
  textName: (dateAndTime) => `文本 ${dateAndTime}`,
  sentAsFile: '已作为文本文件发送。',
};
