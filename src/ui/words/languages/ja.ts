/** Japanese. */
import { count } from '../format.ts';
import type { Words } from '../languages.ts';

const NBSP = '\u00a0';

export const actions: Words['actions'] = {
  linkWays: '共有またはQRコード',
  failed: 'うまくいきませんでした。',
  failedHint: 'もう一度お試しください。それでも直らないときは、ページを再読み込みしてください。',
  savingWaits: (name) => `この端末の準備ができしだい保存を始めます: ${name}`,
  fileLinkCopied: 'ファイルのリンクをコピーしました。',
  onlyFileLinkCopied: 'ファイルのリンクをコピーしました。このタブは開いたままにしてください。',
};

export const chat: Words['chat'] = {
  title: 'チャット',
  messages: 'メッセージ',
  opening: 'ルームを開いています…',
  looking: 'ほかの人を探しています…',
  stillLooking: 'ほかの人をまだ探しています。いつもより時間がかかっていますが、自動で続きます。',
  connecting: (people) => `${count(people)}人がいます。接続しています…`,
  stillConnecting: (people) =>
    `${count(people)}人にまだ接続しています。ルームがロックされているか、回線が遅いのかもしれません。自動で続きます。`,
  loading: 'これまでのやりとりを読み込んでいます…',
  reachesEveryone: 'まだ何も書かれていません。メッセージはここにいる全員に届きます。',
  reachesChosen: 'まだ何も書かれていません。メッセージを読めるのは、選んだ人だけです。',
  reachesSomeLater:
    'まだ何も書かれていません。接続中の人には、つながりしだいメッセージが届きます。',
  nobodyElse: 'ほかに誰もいません。',
  nobodyReached: '今は誰にもつながりません。',

  writePrivately: 'プライベートで送る',
  writeToEveryone: '全員にメッセージを送る',
  readLater: 'ほかの人は来たときに読めます',
  sentLater: '接続したら送信されます',
  write: 'メッセージを入力',
  replyingTo: (name) => [name, 'に返信'],

  aloneTitle: 'まだほかに誰もいません。',
  copyLink: 'リンクをコピー',
  aloneLink: 'このリンクを誰かに送ってください。開くだけで参加できます。',
  aloneLinkGuarded:
    'このリンクを誰かに送り、パスワードは別の方法で伝えてください。リンクには含まれていません。',
  aloneLocked: 'ルームはロックされています。招待する前に、設定でロックを解除してください。',
  aloneHint:
    'このタブは開いたままにしてください。今書いたメッセージや追加したファイルは、ほかの人が来たときに届きます。',

  othersSeeYou: (name) => ['ほかの人には「', name, '」と表示されます。'],
  changeName: '変更',

  newSince: (when) => `${when}以降の新着`,
  newAbove: (messages) => `上に新着${count(messages)}件`,
  newBelow: (messages) => `下に新着${count(messages)}件`,
  goToNewest: '最新へ移動',

  by: (name, time) => `${name}、${time}`,
  privateBy: (name, time, recipients) => `${name}、${time}、${recipients}`,
  yourself: (name) => `${name}（あなた）`,
  you: 'あなた',
  privateTo: (names) => `プライベート、宛先: ${names}`,
  answerPrivately: 'プライベートで返信',
  aFile: 'ファイル',
  edited: '編集済み',
  openedNote: 'ノートを作成しました:',
  deleted: 'メッセージは削除されました',
  withdrawn: 'ファイルの共有は終了しました',
  keyUsedTwice:
    'この人の鍵が2台の端末で同時に使われました。これより後にその鍵で書かれたものは表示されません。',
  inReplyTo: '返信先',
  quoteMissing: 'ここにはないメッセージ',
  quoteDeleted: '削除されたメッセージ',

  actions: '操作',
  actionsFor: (message) => `操作: ${message}`,
  about: (name, message) => `${name}: ${message}`,
  aboutOwn: (message) => `あなた: ${message}`,

  message: 'メッセージ',
  send: '送信',
  attach: 'ファイルを添付',
  editing: 'メッセージを編集中',
  cancelEdit: '編集をキャンセル',
  cancelReply: '返信をキャンセル',
  toEveryone: '宛先: 全員',
  toSome: (names) => `宛先: ${names}（プライベート）`,
  writeToEveryoneAgain: '宛先を全員に戻す',
};

export const dialogs: Words['dialogs'] = {
  copyTitle: 'リンクを手動でコピー',
  copyHint:
    'このブラウザでは、ページからコピーできません。下のリンクは選択してあるので、そのままコピーしてください。',
  copyLink: 'コピーするリンク',
  copyDone: '完了',

  recipientsTitle: '誰が読めますか？',
  recipientsHint:
    '誰も選ばなければ、全員に送られます。一部の人に送るメッセージやファイルは、その人だけが読めるように暗号化されます。ほかの人は中継しますが、内容も宛先も見ることはできません。',
  recipients: '読める人',
  nobodyElse: 'まだほかに誰もいません。',
  done: '完了',

  leaveTitle: 'ルームから退出しますか？',
  leaveNot: 'このまま残る',
  stay: '残る',
  leave: '退出',

  kept: 'この端末に保管中',
  keptClose: 'リストを閉じる',
  keptHint:
    '空き容量が足りなくなると、長く使っていないものから消えます。ピン留めしたものは残ります。ほかの人がまだ持っていれば、もう一度取得できます。',
  keptNothing: 'ここに保管中のものはもうありません。',
  keptPart: (here, all) => `${all}中${here}`,
  inUse: '使用中',
  usedToday: '今日使用',
  usedYesterday: '昨日使用',
  usedOn: (day) => `最後の使用: ${day}`,
  pinned: 'ピン留め中',
  pin: (name) => `「${name}」をピン留め`,
  pinHint: 'ピン留め: この端末に残します',
  unpin: (name) => `「${name}」のピン留めを解除`,
  unpinHint: 'ピン留めを解除: 空き容量が足りなくなると消えることがあります',
  deleteKept: (name) => `「${name}」を削除`,
  deleteKeptHint: 'この端末から削除します',

  roomPassword: 'ルームのパスワード',
  passwordTitle: 'このルームにはパスワードがあります',
  passwordHint: 'リンクには含まれていません。リンクを送ってくれた人に聞いてください。',
  openRoom: 'ルームを開く',
  passwordUnchecked: 'パスワードが正しいかどうかは、ルームにいる人にしか分かりません。',
  tryPassword: 'これで試す',

  readingFolder: (n) => `フォルダを読み込んでいます: ${count(n)}件のファイル`,
  dropHint: 'リンクはすぐにできます。サイズは自由です。',

  asksToComeIn: (name) => ['近くにいる', name, 'さんが参加を希望しています。'],
  asksToComeInHint: '参加した人は、これまでのやりとりを読めます。',
  compare: '本人かどうか確認してください',
  compareHint:
    '相手にも同じものが表示されています。1つでも違えば、誰かが間に入っています。拒否してください。',
  accept: '承認',
  acceptOf: (name) => `${name}さんを承認`,
  decline: '拒否',
  declineOf: (name) => `${name}さんを拒否`,

  elsewherePage: '別のタブで開いています',
  elsewhere: 'このルームは別のタブで開いています。こちらで使いますか？',
  elsewhereHint:
    '1つのルームは、1つのタブでしか使えません。こちらで使うと、別のタブは止まります。新しい人として参加することもできます。その場合、この端末には何も保管されません。',
  displaced: 'ルームは別のタブに移りました',
  displacedHint:
    'メッセージもファイルも、そのまま別のタブで続きます。このタブは閉じても、ルームをこちらに戻してもかまいません。',
  useItHere: 'ここで使う',
  comeAsNew: '新しい人として参加',

  needsHttps:
    'ブラウザがルームのプライバシーを守れるのは、https:// で始まるアドレスか、このパソコン自身（localhost）だけです。このページを https:// で開くか、運営者に対応を頼んでください。',
  tryAgain: 'もう一度試す',
  goHome: '最初のページへ',

  openedNewRoom: (name) => [name, 'さんが新しいルームを開きました。'],
  openedNewRoomHint: '移動した人は、そこでまた会えます。ここでのやりとりは、ここに残ります。',
  goThere: '移動する',
  newLink: '新しいリンク',
  newLinkHint: '新しいルームを開いて、選んだ人に知らせます。古いリンクからは入れません。',
  whoIsTold: '知らせる相手',
  nobodyToTell: 'ほかに誰もいません。それでも開いて、リンクを送ることができます。',
  newPassword: 'パスワード（任意）',
  newPasswordHint: '選んだ人は入力しなくてかまいません。どのリンクにも含まれません。',
  openAndTell: '開いて知らせる',
  tellingThem: '知らせています…',
  cancel: 'キャンセル',
  newLinkTold: (people) =>
    `${count(people)}人に表示されました。移動してくることができます。ここでのやりとりは、ここに残ります。`,
  newLinkMissed: (people) =>
    `${count(people)}人には知らせられませんでした。新しいルームへ移動し、リンクを送ってください。`,
  goToNewRoom: '新しいルームへ',

  keysTitle: 'ショートカットキー',
  keyGroups: [
    {
      title: '入力',
      keys: [
        ['文字キー', 'ルームのどこにいても、メッセージの入力を始めます'],
        ['Enter', '送信します'],
        ['Shift＋Enter', '改行します'],
        ['↑', '入力欄が空のとき、最後に送ったメッセージを編集します'],
        ['Esc', '返信や編集をキャンセルします。次に押すとメッセージに移ります'],
      ],
    },
    {
      title: 'メッセージ',
      keys: [
        ['↑ ↓', '前後のメッセージに移ります'],
        ['Home、End', '最初と最後のメッセージに移ります'],
        ['Enter', 'メッセージの操作を開きます'],
        ['→ ←', 'リンクやボタンに順に移ります'],
        ['Esc', 'メッセージに戻ります'],
      ],
    },
    {
      title: '画像の表示中',
      keys: [
        ['← →', '前後の画像に移ります'],
        ['+ − 0', '拡大、縮小、全体を表示します'],
        ['矢印', '拡大した画像を動かします'],
        ['Esc', '閉じます'],
      ],
    },
    {
      title: 'どこでも（入力欄の外）',
      keys: [
        ['Ctrl＋Z', '直前の削除や退出を、6秒以内なら元に戻します'],
        ['/', '検索に移ります'],
        ['Ctrl＋K', '検索に移ります（入力欄からも使えます）'],
        ['?', 'この一覧を表示します'],
      ],
    },
  ],

  newMessages: (messages, lastFrom) =>
    `新着メッセージ${count(messages)}件、最後は${lastFrom}さんから`,
  wrotePrivately: (name) => `${name}さんからプライベートメッセージ`,
  wrote: (name) => `${name}さんがメッセージを送りました`,
  sharedFile: (name) => `${name}さんがファイルを共有しました`,
  said: (name, text) => `${name}: ${text}`,
};

export const doctor: Words['doctor'] = {
  title: '接続診断',
  nobody: '今のところ、ほかに誰もいないようです。',
  connections: '接続',
  throughOthers: (people) => `ほかに${count(people)}人がいて、この人たちを経由してつながります。`,
  linked: (path, speed) => `${path} · ${speed} · 今ここにいます`,
  lastSeen: (time) => `最後に見た時刻: ${time}`,
  mediaTitle: '人の見つけ方',
  results: 'テスト結果',
  testing: 'テスト中です。最長で10秒ほどかかります。',
  test: 'この端末をテスト',
  reportTitle: 'レポート',
  copyReport: 'レポートをコピー',
  reportCopied: 'レポートをコピーしました。',
  testHint:
    'テストでは、人を見つけるサーバーと、このサイトのSTUNサーバー、TURNサーバーに問い合わせます。レポートには、人の名前もアドレスもルームも含まれません。',

  overlayTitle: 'しくみを見てみたい人へ',
  overlayHint:
    '誰もがID（ビットの列）を持っています。2つのIDの先頭のビットが多く一致するほど、近くにいることになります。それぞれがどの距離の人とも何人かつながっているため、どの宛先にも数ステップで届きます。',
  bucketsTitle: 'あなたからの距離別の人数',
  bucketBits: '先頭で一致するビット数',
  bucketHere: 'ここにいる人',
  bucketLinked: 'あなたと接続中',
  closestTitle: 'あなたに近い人',
  closest: (name, linked) => (linked ? `${name} · あなたと接続中` : `${name} · ほかの人を経由`),
  lookUpTitle: '1ステップずつ人を探す',
  lookUp: '探す',
  lookingUp: '探しています。長くても数秒です。',
  lookUpResult: '結果',
  found: (name, steps, milliseconds) =>
    `${name}さんは${count(steps)}ステップ、${count(Math.round(milliseconds))} msで応答しました。`,
  notFound: (name) =>
    `${name}さんへの経路が見つかりませんでした。たった今いなくなったのかもしれません。`,

  paths: {
    direct: '直接',
    nat: 'NAT越しに直接',
    turn: 'TURN経由',
    'turn-udp': 'TURN経由（UDP）',
    'turn-tcp': 'TURN経由（TCP）',
    'turn-tls': 'TURN経由（TLS）',
    forwarded: 'ほかの人を経由',
    unknown: '接続済み',
  },
  roundTrip: (path, milliseconds) => `${path} · ${milliseconds}`,

  causes: {
    offline: {
      what: 'この端末はネットワークにつながっていません。',
      next: 'Wi-Fiまたはモバイルデータ通信をオンにしてください。その後はすべて自動で続きます。',
    },
    'relay-away': {
      what: '人を見つけるサーバーがどれも応答しないため、新しい人を見つけられません。',
      next: 'つながっている人とは、このまま続けられます。長引くときは、別のネットワークを試すか、このサイトの運営者に問い合わせてください。',
    },
    sealed: {
      what: '誰かがいますが、送られてくる内容を開けません。',
      next: 'パスワードが相手と違うか、リンクが少し違っています。両方を相手に確認してください。',
    },
    hidden: {
      what: 'あなたのアドレスは非表示ですが、代わりになるTURNサーバーがありません。',
      next: '設定で、アドレスを隠すのをやめてください。',
    },
    'no-udp': {
      what: 'このネットワークはUDPを遮断していて、回避するためのTURNサーバーもありません。',
      next: 'スマートフォンのテザリングなど、別のネットワークを試すか、このサイトの運営者にTURNサーバーの設置を頼んでください。',
    },
    symmetric: {
      what: 'このネットワークは接続ごとに別のポートを割り当てます（対称型NAT）。補助するTURNサーバーもありません。',
      next: 'スマートフォンのテザリングなど、別のネットワークを試すか、このサイトの運営者にTURNサーバーの設置を頼んでください。',
    },
    'no-path': {
      what: '応答はありましたが、このネットワークから相手のネットワークに届く経路がありません。',
      next: '下でこの端末をテストし、相手にもテストしてもらってください。どちらかのネットワークが通信を通していません。',
    },
    refused: {
      what: '相手は今、あなたからの接続を受け付けていません。忙しいか、満員か、あなたをブロックしています。',
      next: '自動でもう一度試します。',
    },
    unanswered: {
      what: '応答がありません。いなくなったばかりか、ルームがロックされていて新しい人に応答しないのかもしれません。',
      next: '自動でもう一度試します。ルームがロックされている場合は、中にいる人に解除してもらう必要があります。',
    },
    unproven: {
      what: '応答した人が、本人であることを証明できませんでした。',
      next: '誰かが間に入っているかもしれません。別の方法で連絡を取り、接続できたらコードを見比べてください。',
    },
    clock: {
      what: 'この端末と相手の時計が、何日もずれています。',
      next: '間違っているほうの端末で、日付と時刻を合わせてください。',
    },
    crowded: {
      what: 'このページの接続数が、ブラウザの上限に達しました。',
      next: 'ページを再読み込みしてください。',
    },
    lost: { what: '接続が切れました。', next: '自動でもう一度試します。' },
    trying: {
      what: 'はじめての接続を試しています。',
      next: '数秒かかります。',
    },
  },

  answersIn: (server, milliseconds) => `${server}: ${count(Math.round(milliseconds))} msで応答`,
  noAnswer: (server) => `${server}: 応答なし`,
  servers: { relay: 'リレー', 'peer-server': 'PeerServer' },
  oneServer: (server, which) => `${server} ${which}`,
  stun: {
    none: 'STUN: このサイトにはサーバーがありません',
    blocked: 'STUN: UDPで応答なし',
    one: 'STUN: UDPで応答あり',
    same: 'STUN: UDPで応答あり。どのサーバーからも同じポートに見えます',
    differs: 'STUN: UDPで応答あり。サーバーによって違うポートに見えます（対称型NAT）',
  },
  seen: {
    public: (stun) => `${stun}、パブリックアドレス`,
    shared: (stun) => `${stun}、プロバイダー内のアドレス（キャリアグレードNAT）`,
    private: (stun) => `${stun}、プライベートアドレス`,
  },
  noTurn: 'TURN: このサイトにはサーバーがありません',
  turnWorks: (transport) => `TURN（${transport}）: 使えます`,
  turnSilent: (transport) => `TURN（${transport}）: 応答なし`,

  report: 'Swapmeet接続レポート',
  reportConnection: (signaling, linked, others, linking) =>
    `人の検出: ${signaling}。接続中${count(linked)}人、その人たちを経由${count(others)}人、接続を試行中${count(linking)}人`,
  reportForAll: (cause) => `全員に共通する問題: ${cause}`,
  reportPerson: (number, link) => `${count(number)}人目: ${link}`,
  reportUnlinked: (number, cause) => `${count(number)}人目: 未接続: ${cause}`,
  notTested: 'この端末はテストされていません。',

  media: {
    relay: 'リレー',
    'peer-server': 'PeerServer',
    tabs: 'このブラウザのタブ',
    mesh: 'ルームにいる人',
    manual: '手渡しのテキスト',
  },
  meshWorks: (people) => `使えます（${count(people)}人を経由）`,
  meshWaits: '誰かと接続すると使えます',
  manualInUse: '使用中',
  manualWaits: 'テキストで招待するときに使います',
  mediumWorks: '使えます',
  mediumConnects: '接続しています',
  tabsMissing: 'このブラウザでは使えません',
  mediumAway: '応答なし。自動でもう一度試します',
};

export const errors: Words['errors'] = {
  failed: {
    enter: 'ルームを開けませんでした。',
    say: 'メッセージを送信できませんでした。',
    unsay: 'メッセージを削除できませんでした。',
    react: 'リアクションを送信できませんでした。',
    keep: '選択を保存できませんでした。',
    store: 'このブラウザは、このページのデータを保存しません。',
    lock: 'ルームのロックを切り替えられませんでした。',
    title: 'ルームのタイトルを変更できませんでした。',
    rename: '名前を変更できませんでした。',
    looks: 'このルームの色とマークを保存できませんでした。',
    share: 'ファイルを共有できませんでした。',
    withdraw: 'ファイルはまだ共有されています。',
    reattach: 'ファイルをもう一度共有できませんでした。',
    look: '中身を表示できませんでした。',
    download: 'ダウンロードを続けられませんでした。',
    save: 'ファイルをダウンロードフォルダに保存できませんでした。',
    pin: 'ファイルをピン留めできませんでした。',
    delete: 'ファイルを削除できませんでした。',
    library: 'ライブラリを共有できませんでした。',
    browse: 'ライブラリを開けません。',
    note: 'ノートの操作に失敗しました。',
    take: 'ファイルが届きませんでした。',
    profile: 'プロフィールを移せませんでした。',
  },

  why: {
    'storage-full':
      'この端末の空き容量が足りません。「この端末に保管中」で何かを削除してから、もう一度お試しください。',
    'storage-failed':
      'ブラウザが保存を拒否しました。シークレットウィンドウではよくあることです。通常のウィンドウでリンクを開いて、もう一度お試しください。',
    withdrawn: '共有した人が取り消しました。もう一度共有してもらってください。',
    'source-gone':
      '端末のファイルが移動または変更されたか、読み取れなくなりました。もう一度選んでください。',
    'bad-list': '中身が共有されたものと違います。共有した人に、もう一度共有してもらってください。',
    unlisted:
      '別の端末から共有したもので、中身を知っている人がまだここにいません。その端末でもルームを開くか、ここで新しいファイルとして共有してください。',
    unreachable: '誰にもつながりませんでした。接続を確認して、もう一度お試しください。',
    timeout: '時間がかかりすぎました。接続を確認して、もう一度お試しください。',
    'too-long': 'ルームの上限を超える長さです。短くして、もう一度お試しください。',
    'too-many': 'ルームの上限を超える数です。新しいルームで続けるか、数を減らしてください。',
    closed: 'その間にルームが閉じられました。ページを再読み込みすると、もう一度開けます。',
    'not-loaded':
      'Swapmeetの一部を取得できませんでした。サーバーが応答しないか、Swapmeetが更新されました。もう一度お試しください。それでも直らないときは、ページを再読み込みしてください。',
    unsupported:
      'このブラウザには、Swapmeetに必要な機能がありません。最新のFirefox、Chrome、Edge、Safariをお試しください。',
  },
  unforeseen:
    '予期しない問題が起きました。もう一度お試しください。それでも直らないときは、ページを再読み込みしてください。データは残ります。',
  messageTooLong: (most) =>
    `メッセージは${count(most)}文字までです。分けて送るか、ファイルとして共有してください。`,
  nameTooLong: (most) => `名前は${count(most)}文字までです。もっと短い名前にしてください。`,
  fileTooLong: (most) => `ファイルは${most}までです。分割Zipなどで分けてください。`,
  tooManyMessages: 'このルームでは、これ以上メッセージを送れません。新しいルームで続けてください。',
  tooManyFiles: (most) =>
    `このルームでは、これ以上ファイルを共有できません（1人${count(most)}件まで）。共有中のものを減らすか、残りを新しいルームで共有してください。`,
  unknownRecipient:
    '宛先の中に、あなたと同時にここにいたことのない人がいるため、暗号化できません。宛先を選び直してください。',
  notSaved: {
    'source-gone':
      '一部がもうこのブラウザにありません。空き容量を増やすために消されたのかもしれません。もう一度ダウンロードしてください。',
    'storage-failed':
      '保存が途中で止まりました。空き容量が足りないか、ブラウザが止めた可能性があります。もう一度お試しください。',
    closed: 'ダウンロードが中止されました。もう一度始めてください。',
    unsupported:
      '大きすぎてここに保管できず、このウィンドウではダウンロードフォルダに直接書き込むこともできません。最新のFirefox、Chrome、Edge、Safariの通常のウィンドウをお試しください。',
  },
  nothingStored:
    'サイトデータがブロックされているか、ブラウザの保存領域が使えません。このタブを閉じるか再読み込みすると、この端末のメッセージとファイルは消え、あなたは新しい人になります。このアドレスのサイトデータを許可して再読み込みするか、必要なものを保存してください。',
  tooLargeLibrary: (most) =>
    `ファイルが${count(most)}件を超えているか、名前が長すぎます。一部だけを共有してください。`,
  tooLongCatalogue: 'このアプリで作れるどの一覧よりも長い一覧です。まったく読み込みませんでした。',
  noLibrary: '共有が終わったか、変更されました。ファイルの一覧を確認してください。',
  ownerBusy: '持ち主はほかのファイルを送っています。1分ほどしてから、もう一度お試しください。',
  ownerSilent: '持ち主がいないか、応答しません。後でもう一度お試しください。',
  goneFromLibrary:
    '持ち主がファイルを開けません。ファイルが移動されたか、持ち主がフォルダを選び直す必要があります。',
  tooManyRooms: '1つのファイルに入りきらない数のルームに参加していました。',
  profileUnreadable: 'このファイルは読み取れません。もう一度選んでください。',

  lookingForIt: 'このルームで、持っている人を探しています。',
  nobodyHasIt: (sharer) =>
    `今このファイルを持っている人はいません。${sharer}さんか、持っている人が戻ると自動で始まります。`,
  nobodyHasTheRest: (sharer) =>
    `残りの部分を持っている人はいません。${sharer}さんか、持っている人が戻ると自動で続きます。`,
  sharerReads: (sharer) =>
    `${sharer}さんの端末がまだこのファイルを読み込んでいます。自動で続きます。`,
  sharerNotReached: (sharer) =>
    `共有した${sharer}さんはここにいますが、この端末とまだ接続できていません。接続できるか、ほかの人が持っていれば、自動で続きます。`,
  sharerLacksIt: (sharer) =>
    `${sharer}さんはここにいますが、相手のブラウザが今このファイルを読めません。ファイルが移動、変更、削除されたか、ページが再読み込みされました。相手がもう一度選ぶと、自動で続きます。`,
  waitingFor: (sharer) => `${sharer}さんを待っています。自動で続きます。`,
  sentWrong: (sharer) =>
    `${sharer}さんから届いた内容はこのファイルではなかったため、これ以上は受け取りません。ほかの人が持つようになれば、自動で続きます。`,
  twoVersions: (sharer) =>
    `${sharer}さんが2つの違うバージョンを同じファイルとして共有したため、ほかの人がどちらを持っているか分かりません。もう一度共有してもらってください。`,
  nothingSent:
    '持っているはずの人から何も送られてきません。送られてくるか、ほかの人が持つようになれば、自動で続きます。',
  othersFirst: '持っている人が、先にほかの人へ送っています。順番が来たら自動で続きます。',
  itsTurn: '順番待ちです。優先したダウンロードが先に進みます。',
  noSpaceForDownload:
    'この端末の空き容量が足りません。「この端末に保管中」で何かを削除して再開するか、ここに保管せずダウンロードフォルダに直接保存してください。',
  holdersNotReached:
    '持っている人に、今ここからはつながりません。つながれば自動で続きます。すぐに試すには、再開してください。',
  holdersDoNotAnswer:
    '持っている人が応答しません。再開すると、もう一度問い合わせます。届いた分は残ります。',

  sourceForgotten:
    '再読み込みすると、ブラウザはこのファイルの場所を忘れます。もう一度選ぶと、同じリンクで共有が続きます。',
  noSpaceToShare:
    '共有に必要な空き容量がこの端末にありません。「この端末に保管中」で何かを削除してからファイルをもう一度選ぶと、同じリンクで共有が続きます。',
  shareNotStored:
    'ブラウザが、このファイルの共有に必要なデータの保存を拒否しました。ファイルをもう一度選ぶと、同じリンクで共有が続きます。',
  sourceGone:
    'このファイルは端末で移動、変更、または削除されたため、ほかの人が受け取れません。元のままのファイルをもう一度選ぶと、同じリンクで共有が続きます。変更したものは、新しいファイルとして共有してください。',

  serverAway:
    'このページのサーバーが応答しません。自動でもう一度試します。ほかのことはそのまま続けられます。',
  updated: 'このタブを開いている間に、Swapmeetが更新されました。',
  updatedHint: 'この部分を開くには、ページを再読み込みしてください。',

  outside: {
    offline: {
      what: 'オフラインです。',
      next: 'ネットワークにつながると、ルームの続きが始まります。書いたメッセージはここに残り、そのとき送信されます。',
    },
    'cut-off': {
      what: '誰にもつながりません。',
      next: '上のお知らせのとおり、あなたのアドレスは非表示です。',
    },
    'no-server': {
      what: '人を引き合わせるサーバーにつながりません。',
      next: 'Swapmeetが自動でもう一度試します。それまで、ほかの人はここにいるあなたを見つけられません。書いたメッセージはここに残り、そのとき送信されます。',
    },
    lost: {
      what: 'ほかの人との接続が切れました。',
      next: 'Swapmeetが自動でもう一度試します。書いたメッセージはここに残り、そのとき送信されます。',
    },
    unanswered: {
      what: '誰かがいますが、応答がありません。',
      next: 'ルームがロックされている場合は、中にいる人が解除するまで新しい人は入れません。または、新しいリンクに移ったのかもしれません。このリンクを送ってくれた人に聞いてください。Swapmeetが自動でもう一度試します。',
    },
    unreached: {
      what: '誰かがいますが、このネットワークから届く経路がありません。',
      next: '上の「詳細」を開くと、できることが分かります。Swapmeetが自動でもう一度試します。',
    },
    unreadable: {
      what: '誰かがいますが、送られてくる内容を開けません。',
      next: 'リンクに含まれないパスワードを使っているようです。リンクを送ってくれた人に聞いてください。',
    },
  },
  wrongPassword: {
    what: 'パスワードが違うようです。ここにいる人は別のパスワードを使っています。',
    next: 'あなたのパスワードでは、ほかの人のメッセージを開けません。大文字と小文字に気をつけて、もう一度入力してください。',
  },
  clocksApart: (days) => `誰かがいますが、あなたと相手の時計が約${count(days)}日ずれています。`,
  theirsBehind: (days, here) =>
    `この端末の日時は${here}です。間違っていれば、日付と時刻を合わせてください。正しければ、相手の時計が約${count(days)}日遅れています。合わせてもらってください。Swapmeetが自動でもう一度試します。`,
  theirsAhead: (days, here) =>
    `この端末の日時は${here}です。間違っていれば、日付と時刻を合わせてください。正しければ、相手の時計が約${count(days)}日進んでいます。合わせてもらってください。Swapmeetが自動でもう一度試します。`,
};

export const figures: Words['figures'] = {
  today: '今日',
  yesterday: '昨日',
  bytes: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
  perSecond: (size) => `${size}/秒`,
  percent: (figure) => `${count(figure)}%`,
  milliseconds: (figure) => `${figure}${NBSP}ms`,
  seconds: (n) => `${count(n)}秒`,
  minutes: (n) => `${count(n)}分`,
  hours: (n) => `${count(n)}時間`,
  days: '数日',
  left: (duration) => `残り${duration}`,
  nobody: 'なし',
  more: (figure) => `ほか${figure}`,
};

export const fileState: Words['fileState'] = {
  hasAll: (name) => `${name}さんがすべて持っています`,
  haveAll: (people) => `${count(people)}人がすべて持っています`,
  havePart: (people) => `${count(people)}人が一部を持っています`,
  atLeast: (people) => `少なくとも${count(people)}人がすべて持っています`,
  sharerIsHere: (name) => `共有した${name}さんがここにいます`,
  nobodyKnown: '持っている人はまだ分かりません',

  hasPart: (name, percent) => `${name} ${percent}`,
  moreHavePart: (people) => `ほかに${count(people)}人が一部を持っています`,
  listHasAll: (names) => `すべて持っている人: ${names}`,
  listHasSome: (names) => `すべてか一部を持っていると言っている人: ${names}`,

  keptBy: (names) => `すべて保管している人: ${names}`,
  closableKept: (names) => `このタブを閉じてもかまいません。すべて保管している人: ${names}`,

  sharedByYou: 'あなたが共有',
  sharedByYouPrivately: 'あなたがプライベートで共有',
  from: (names) => `送信元: ${names}`,
  offeredBy: (name) => `${name}さんが提供`,
  offeredByPrivately: (name) => `${name}さんがプライベートで提供`,
  sharedBy: (name) => `${name}さんが共有`,
  sharedByPrivately: (name) => `${name}さんがプライベートで共有`,

  closable: (name) => `このタブを閉じてもかまいません。${name}さんもすべて持っています`,
  closableMany: (people) =>
    `このタブを閉じてもかまいません。ほかに${count(people)}人がすべて持っています`,
  closableTogether: 'このタブを閉じてもかまいません。ほかの人の分を合わせるとすべてそろいます',
  keepOpenPart: (percent) => `このタブを開いておいてください。${percent}はここにしかありません`,
  keepOpen: 'このタブを開いておいてください。ほかにこのファイルを持っている人はまだいません',
  keepOpenAsKnown:
    'このタブを開いておいてください。分かっている限り、ほかにすべて持っている人はまだいません',
  keepOpenForNow:
    'このタブを開いておいてください。今ここに、ほかにこのファイルを持っている人はいません',

  missing: (size) => `残り${size}`,
  asking: 'ほかの人に問い合わせています',
  speedAndLeft: (speed, left) => `${speed} · ${left}`,
  paused: (size) => `一時停止中 · ${size}を保管`,
  twoVersions: '2つのバージョン',
  preparing: '準備中です。ほかの人はもう受け取りを始められます',

  askingWhat: 'ここにいる人に、何のファイルか問い合わせています…',
  unknownHere:
    'このファイルを知っている人がいません。持っている人がルームを開くと、名前とサイズがここに表示されます。',
  unknownAlone:
    'ほかに誰もいません。持っている人がルームを開くと、名前とサイズがここに表示されます。',
  leaveOpen:
    'このページを開いたままにするか、リンクを送ってくれた人にもルームを開いてもらってください。',
  notShared: 'このファイルの共有は終了しました',
  notSharedHint: '共有した人が取り消しました。まだ必要なら、もう一度共有してもらってください。',
  notSharedByUs:
    'あなたが共有を取り消しました。まだ必要な人がいれば、ルームでもう一度共有してください。',
  inRoomWith: (room, names) => [room, `に参加しています。ほかの参加者: ${names}。`],
  inRoomAlone: (room) => [room, 'に参加しています。まだほかに誰もいません。'],
  inRoom: (room) => ['ルーム: ', room],
  toRoom: 'ルームへ',
};

export const files: Words['files'] = {
  list: 'ファイル',
  showOlder: (n) => `以前のファイルを${count(n)}件表示`,
  linkTo: (name) => `「${name}」のリンク`,
  copyLink: 'このファイルのリンクをコピー',
  progressOf: (name) => `「${name}」の進み具合`,
  givers: '送信元:',
  otherGivers: (percent) => `ほかの人 ${percent}`,

  download: 'ダウンロード',
  downloadOf: (name) => `「${name}」をダウンロード`,
  downloadAll: 'すべてダウンロード',
  downloadAllOf: (name) => `「${name}」をすべてダウンロード`,
  intoFolder: 'フォルダに保存',
  intoFolderHint:
    'Zipではなく、選んだフォルダにファイルが入ります。日時は今のものになります。元の日時が残るのはZipだけです。',
  downloadInto: (name) => `「${name}」をフォルダにダウンロード`,
  saveInto: (name) => `「${name}」をフォルダに保存`,
  choose: '選択',
  chooseAgain: (name) => `「${name}」をもう一度選択`,
  save: '保存',
  saveOf: (name) => `「${name}」を保存`,
  saveThrough: (name) => `「${name}」をダウンロードフォルダに直接保存`,
  saveThroughHint: 'ここに保管せず、ダウンロードフォルダに直接保存します',
  pause: '一時停止',
  pauseOf: (name) => `「${name}」を一時停止`,
  resume: '再開',
  resumeOf: (name) => `「${name}」を再開`,
  cancel: 'キャンセル',
  cancelOf: (name) => `「${name}」をキャンセル`,
  cancelHint: '中止して、届いた分を削除します',
  stopSharing: '共有を停止',
  stopSharingOf: (name) => `「${name}」の共有を停止`,
  stopSharingHint: '今後は誰も受け取れません。すでに保存されたコピーは取り戻せません。',

  marked: (name, mark) => `${name}、${mark}`,
  number: (n) => `${count(n)}番`,
  allHere: 'すべてここにあります',
  chosenHere: '選んだものはここにあります',
  files: (n) => `ファイル${count(n)}件`,

  offersYou: {
    zip: (name) => `${name}さんからZipファイル`,
    archive: (name) => `${name}さんからアーカイブ`,
    picture: (name) => `${name}さんから画像`,
    video: (name) => `${name}さんから動画`,
    sound: (name) => `${name}さんから音声ファイル`,
    pdf: (name) => `${name}さんからPDF`,
    document: (name) => `${name}さんから文書`,
    spreadsheet: (name) => `${name}さんから表計算ファイル`,
    slides: (name) => `${name}さんからスライド`,
    text: (name) => `${name}さんからテキストファイル`,
    code: (name) => `${name}さんからソースコード`,
    disk: (name) => `${name}さんからディスクイメージ`,
    program: (name) => `${name}さんからプログラム`,
    font: (name) => `${name}さんからフォント`,
    file: (name) => `${name}さんからファイル`,
    folder: (name) => `${name}さんからフォルダ`,
    batch: (name) => `${name}さんから複数のファイル`,
  },
  youShare: {
    zip: 'Zipファイルを共有中',
    archive: 'アーカイブを共有中',
    picture: '画像を共有中',
    video: '動画を共有中',
    sound: '音声ファイルを共有中',
    pdf: 'PDFを共有中',
    document: '文書を共有中',
    spreadsheet: '表計算ファイルを共有中',
    slides: 'スライドを共有中',
    text: 'テキストファイルを共有中',
    code: 'ソースコードを共有中',
    disk: 'ディスクイメージを共有中',
    program: 'プログラムを共有中',
    font: 'フォントを共有中',
    file: 'ファイルを共有中',
    folder: 'フォルダを共有中',
    batch: '複数のファイルを共有中',
  },
  kept: 'この端末に保管中',
  keptOf: (used, quota) => `${quota}中${used}`,
  keptLook: '中身を見る',

  size: 'サイズ',
  holds: '内容',
  haveAll: 'すべて持っている人',
  whoHasIt: '持っている人',
  people: (n, isAll) => `${count(n)}人${isAll ? '' : '以上'}`,
  complete: 'すべてここにあり、検証済みです。',
  offeredHint:
    '相手のブラウザからあなたのブラウザに直接届き、すべて検証されます。このページを閉じて、後で続けることもできます。届いた分はここに残ります。',
};

export const filesPane: Words['filesPane'] = {
  title: 'ファイル',
  share: 'ファイルを共有',
  shareFolder: 'フォルダを共有',
  empty: 'まだファイルはありません。',
  emptyHint:
    'ファイルやフォルダをドロップするか、画像を貼り付けるか、ファイルを選んでください。ここにいる全員が、持っている人みんなから受け取れます。',

  free: (free) => `空き${free}`,
  pinnedAndFree: (pinned, free) => `ピン留め${pinned}、空き${free}`,
  nearlyFull: 'この端末の空き容量が残りわずかです。',
  couldGo: (files, it) =>
    `残り${it.left}です。${count(files)}件のファイルを消すと${it.sum}空きます: ${it.names}`,
  nothingCouldGo: (left) =>
    `残り${left}です。ここのファイルはすべてピン留め中か使用中です。ピン留めを解除するか、ブラウザの外で空き容量を増やしてください。`,
  choose: '消すものを選ぶ',

  savedNews: (name) => `${name}: ダウンロードフォルダに保存しました。`,
  savedIntoNews: (name, folder) => `${name}: 「${folder}」に保存しました。`,

  messageDeleted: (text) => `メッセージを削除しました: 「${text}」`,
  fileDeleted: (name) => `この端末から削除しました: 「${name}」`,
  downloadCancelled: (name) => `ダウンロードをキャンセルしました: 「${name}」`,
  noLongerShared: '共有を停止しました。すでに保存されたコピーは取り戻せません。',
};

export const batches: Words['batches'] = {
  unread: (n) =>
    `${count(n)}件のファイルまたはフォルダを除きました。ブラウザが読み取れませんでした。`,
  unreadHint: '開く権限があるか確認して、もう一度共有してください。',
  otherFile: '同じファイルではありません。',
  otherFiles: '同じファイルではありません。',
  otherFileHint: (name) =>
    `「${name}」は共有したものと違います。元のファイルを選ぶか、これを新しいファイルとして共有してください。`,

  several: {
    picture: (n) => `画像${count(n)}枚`,
    video: (n) => `動画${count(n)}本`,
    sound: (n) => `音声ファイル${count(n)}件`,
    pdf: (n) => `PDF ${count(n)}件`,
    file: (n) => `ファイル${count(n)}件`,
  },
};

export const contents: Words['contents'] = {
  contentsOf: (name) => `「${name}」の内容`,
  files: (n) => `ファイル${count(n)}件`,
  emptyFolder: '空',
  earlier: (n) => `前の${count(n)}行を表示`,
  later: (n) => `次の${count(n)}行を表示`,

  look: '中身を見る',
  lookInto: (name) => `中身を見る: ${name}`,
  asking: '中身の一覧を問い合わせています…',
  failed: '中身を表示できませんでした。',
  retry: 'もう一度試す',

  downloadSelected: '選んだものをダウンロード',
  selected: (n, size) => `ファイル${count(n)}件、${size}`,
  selectFirst: 'ほしいものにチェックを入れるか、すべて受け取ってください。',
};

export const player: Words['player'] = {
  play: '再生',
  playOf: (name) => `「${name}」を再生`,
  close: 'プレーヤーを閉じる',
  closeOf: (name) => `「${name}」のプレーヤーを閉じる`,
  again: 'もう一度再生',
  againOf: (name) => `「${name}」をもう一度再生`,
  opening: 'プレーヤーを開いています',

  waiting: '次に再生する部分を待っています。',
  waitingForPeople: '次の部分を持っている人がいません。戻ってくると続きます。',
  broken: '途中で届かなくなりました。もう一度再生すると、ここから続きます。',
  whenComplete: 'このブラウザでは、すべて届いてから再生できます。届くと始まります。',
  whenCompleteOffered:
    'このブラウザでは、すべて届いてから再生できます。「ダウンロード」を押すと、届いてから始まります。',
  cannotPlay: {
    video:
      'このブラウザでは、この種類の動画を再生できません。ダウンロードして、ほかのアプリで見てください。',
    sound:
      'このブラウザでは、この種類の音声を再生できません。ダウンロードして、ほかのアプリで聞いてください。',
  },
  noPicture:
    'このブラウザでは音声だけが再生されます。映像を見るには、ダウンロードしてほかのアプリで開いてください。',
};

export const preview: Words['preview'] = {
  open: (name) => `「${name}」を開く`,
  openText: '開く',
  before: '前の画像',
  after: '次の画像',
  nth: (n, all) => `${count(n)} / ${count(all)}`,
  enlarge: '拡大',
  reduce: '縮小',
  reading: '読み込んでいます…',
  gone: 'このファイルはもうここにありません。',
  onlyBeginning: (size) => `最初の${size}だけを表示しています。続きを読むには保存してください。`,

  show: '画像を表示',
  showOf: (name) => `「${name}」の画像を表示`,
  notShown: '表示できません',
  more: (n) => `画像+${count(n)}枚`,
  picturesOf: (name) => `「${name}」の画像`,

  showSmall: '小さい画像を自動で表示',
  showSmallHint: (size) =>
    `${size}までの画像は、メッセージが見えたときに自動で取得します。従量制の接続では取得しません。`,

  pictureData: '画像の位置情報とカメラ情報',
  pictureDataHint:
    'JPEG、PNG、WebPの画像を共有するときの設定です。画像そのものは変わりません。動画やほかのファイルの情報はそのまま残ります。',
  ask: '確認する',
  data: { remove: '削除する', keep: '残す' },
  askData: '画像から位置情報とカメラ情報を削除しますか？',
  askDataWhy:
    '共有するものに、撮影した場所、日時、カメラの情報が含まれています。削除しても、画像そのものは変わりません。',
  tooLarge: (_n, names) => `${names}は大きすぎて削除できません。含まれている情報ごと共有されます。`,
  askLarge: '何も削除せずに共有しますか？',
  askLargeWhy: (_n, names) =>
    `${names}は大きすぎて情報を削除できません。撮影した場所、日時、カメラの情報が含まれているかもしれません。`,
  large: { keep: 'このまま共有', none: '共有しない' },
  askDataOnce: 'この選択はすべてのルームに適用されます。設定で変更できます。',

  faults: {
    'other-type': '表示できません。中身がこの種類の画像ではありません。保存することはできます。',
    'too-large': '大きすぎてここには表示できません。保存すれば、端末で開けます。',
    damaged: '表示できません。ファイルが壊れているか、途中で切れています。保存することはできます。',
    unreadable: '表示できません。ここでファイルを読み取れませんでした。',
  },
  noText: '表示できません。中身がテキストではありません。',
  textOf: (name) => `「${name}」の冒頭`,
};

export const saving: Words['saving'] = {
  saving: 'ダウンロードフォルダに保存しています…',
  savingInto: (folder) => `「${folder}」に保存しています…`,
  saved: 'ダウンロードフォルダに保存しました。',
  savedInto: (folder) => `「${folder}」に保存しました。`,
  datesInZip: 'ブラウザが書き込むファイルの日時は、今のものになります。Zipなら元の日時が残ります。',
  renamed: (n) =>
    `${count(n)}件の名前を変更しました。すでに使われているか、使えないシステムがあるためです:`,
  renamedTo: (before, after) => `${before} → ${after}`,
  renamedMore: (n) => `ほか${count(n)}件`,
};

export const transfers: Words['transfers'] = {
  title: '転送',
  close: '転送を閉じる',
  coming: '受信中',
  going: '送信中',
  yours: 'あなたが共有したもの',

  nothing: '今は転送していません。',
  comingNow: (files) => `${count(files)}件のファイルを受信中`,
  goingNow: (files) => `${count(files)}件のファイルを送信中`,
  pausedNow: (files) => `${count(files)}件のダウンロードを一時停止中`,
  missing: (size, left) => `あと${size}、${left}`,
  at: (what, speed) => `${what}（${speed}）`,

  from: (names) => `送信元: ${names}`,
  to: (name) => `宛先: ${name}`,
  has: (percent) => `${percent}受信済み`,
  nobodyYet: 'まだ誰も受け取っていません',
  pauseAll: 'すべて一時停止',
  resumeAll: 'すべて再開',
  showAll: (more) => `以前のファイルを${count(more)}件表示`,

  first: '優先',
  firstOf: (name) => `「${name}」を優先`,
  move: (name) => `「${name}」を移動`,
  moveHint: 'ドラッグするか、矢印キーを押してください。上にあるものから取得します。',
  moved: (name, at, all) => `「${name}」は${count(all)}件中${count(at)}番目です。`,
};

export const home: Words['home'] = {
  pageTitle: 'Swapmeet: リンクひとつでルームに',
  headlineOpen: 'リンクを開く。',
  headlineSwap: '何でも交換。',
  lede: 'チャットも、どんなサイズのファイルも、ブラウザ同士で直接やりとり。アカウントは不要、サーバーには何も残りません。',
  astray: 'このリンクの先にルームはありません。',
  astrayHint:
    '一部が欠けているのかもしれません。もう一度送ってもらうか、ここで新しいルームを作ってください。',

  newRoom: '新しいルーム',
  sendFiles: 'ファイルを送る',
  sendFolder: 'フォルダを送る',
  drop: 'ドロップしてルームを作成',
  dropHint:
    'このページのどこかにファイルやフォルダをドロップしても、ルームができ、リンクがコピーされます。',
  password: 'パスワードも設定する',
  passwordField: 'ルームのパスワード',
  passwordHint: (least) => `${count(least)}文字以上。たとえば単語を4つ並べます。`,
  passwordTooShort: (least) =>
    `${count(least)}文字以上にするか、なしにしてください。リンクを持つ人は、いくらでも速くパスワードを試せます。`,
  passwordNotInLink:
    'どのリンクにも含まれず、参加するときに必要です。別の方法で相手に伝えてください。',
  filesWait: (files) =>
    `${count(files)}件のファイルが待っています。「新しいルーム」を押すと、そこで共有されます。`,
  beenHere: '別の端末で使ったことがありますか？',
  moveProfile: 'プロフィールを移す',
  howItWorks: 'しくみと、できないこと',
  notKept: '共有されたものを保管できませんでした。このブラウザの保存領域がいっぱいです。',

  roomName: 'ルーム名',
  roomNameExample: '車庫前バンド',
  roomNameHint:
    '名前は推測されることがありますが、新しいルームは推測できません。ルームのリンクも入力できます。',
  join: '参加',
  elsewhere: (host) => `このリンクは${host}のもので、参加者はそこに集まります。`,
  openThere: 'そちらで開く',
  noName: 'まずルーム名を入力するか、新しいルームを作ってください。',
  longName: (most) => `ルーム名は${count(most)}文字までです。もっと短い名前にしてください。`,
  lostLink:
    'このリンクの先にルームはありません。一部が欠けているのかもしれません。もう一度送ってもらってください。',

  whyOpen: 'リンクを開けば、もう参加しています。',
  whyOpenHint: 'アカウントもインストールも、事前の質問もありません。',
  whyDrop: 'ファイルをドロップすれば、全員が受け取れます。',
  whyDropHint:
    '持っている人みんなから届き、すべて検証されます。ほかの人にすべて届いたら、退出してもかまいません。',
  whyPrivate: 'やりとりはブラウザの間だけ。',
  whyPrivateHint:
    'サーバーは引き合わせるだけです。内容は一言も読めず、あなたのものは何も保存しません。',

  heroNames: { ana: 'Ana', bo: 'Bo', chidi: 'Chidi', you: 'あなた' },
  hero: 'Ana、Bo、Chidiがそれぞれ1つのファイルのタイルを手渡しています。あなたのコピーは4分の3までそろいました。',
  heroCaption:
    '1つのファイルを、3人が同時に渡しています。それぞれが、ほかの人がまだ渡していない部分を送ります。',
};

export const howItWorks: Words['howItWorks'] = {
  title: 'しくみと、できないこと',
  sections: [
    {
      title: 'しくみ',
      says: [
        'ルームとは、そのリンクのことです。リンクを開けば誰でも参加でき、ルームにいる全員が、ブラウザからブラウザへ直接メッセージやファイルをやりとりします。',
        '小さなサーバーが、参加者を引き合わせるだけです。サーバーは何も保存せず、メッセージも、ファイルも、名前も読めません。',
        'ファイルは、持っている人みんなから少しずつ届きます。どの部分も検証されるので、改ざんされたファイルを渡すことはできません。',
      ],
    },
    {
      title: 'メッセージを読める人',
      says: [
        'ルームのリンクを持つ人は、今も後からも、全員が読めます。後から来た人にも、それまでのやりとりが届きます。',
        'プライベートメッセージを読めるのは、あなたが選んだ人だけです。ほかの人に分かるのは、何かが送られたことと、その時刻だけです。',
        'パスワードを設定すると、参加にはリンクとパスワードの両方が必要です。ルームをロックすると、新しい人は入れません。',
        '自分で名前を付けたルームの秘密は、その名前しだいです。名前を当てた人は誰でも入れます。新しいルームは推測できません。',
        'このページを配信しているサイトの運営者は、ページを変更できます。それが問題になるときは、自分で運営してください。',
      ],
    },
    {
      title: '本人かどうか',
      says: [
        '名前は自由に選べます。名前の横の画像は、ほかの誰も持っていない鍵から作られます。2人でコードを見比べれば、本人だと確かめられます。',
        '鍵が変わった人は、新しい人として表示されます。',
      ],
    },
    {
      title: 'アドレスから分かること',
      says: [
        '直接つながるブラウザは、互いのネットワークアドレスを知ります。そこから、おおよその場所とプロバイダーが分かります。',
        'サイトにそのためのサーバーがあれば、設定でアドレスをルームの人から隠せます。サイトのサーバー自体には、いつも見えています。',
      ],
    },
    {
      title: '何がどこに残るか',
      says: [
        'メッセージ、ダウンロードまたは共有したファイル、そして鍵は、この端末のこのブラウザと、ほかの人のブラウザに残ります。ほかのどこにも残りません。',
        'メッセージは暗号化して保管されますが、ファイルは暗号化されません。このブラウザを使える人は、あなたのルームを開けます。',
        '最初のページに、参加したルームが並びます。「退出して消去」を選ぶと、そのルームについてこの端末にあるものをすべて削除します。ルームの設定で「記録を残さない」を選ぶと、初めから何も残しません。',
        'このサイトのデータを消去すると、ルームもファイルも鍵も、この端末からなくなります。',
      ],
    },
    {
      title: 'リンクを手に入れた他人にできること',
      says: [
        '参加して、これまでのやりとりを読み、ファイルを受け取り、メッセージを書き、自分のファイルを共有できます。',
        'ほかの人のメッセージを変更や削除したり、ほかの人になりすましたり、ダウンロードを壊したりはできません。',
        'あなたは、人をミュートやブロックしたり、ルームをロックしたり、選んだ人のために新しいルームを開いたりできます。',
      ],
    },
    {
      title: 'タブを閉じるとどうなるか',
      says: [
        'あなたはルームからいなくなり、ファイルは、すべて持っているほかの人から届きます。誰も持っていなければ、あなたが戻るまで待ちます。ファイルのカードに表示されます。',
        'その間のやりとりは、もう一度ルームを開いたときに、そこにいる人から届きます。誰もいなければ、何も届きません。',
        'ダウンロードは、止まったところから続きます。',
      ],
    },
    {
      title: 'できないこと',
      says: [
        'ほかの人がすでに見たもの、ダウンロードしたものは取り戻せません。削除すると相手の端末にも消すよう頼み、正直な端末は消します。',
        '持っている人が誰もいない間は、メッセージもファイルも届きません。',
        '参加者がリンクや見たものをほかの人に伝えることは、防げません。',
        'ブラウザ同士の接続をまったく許さないネットワークもあります。その場合は、ルームの誰かか、サイトのサーバーが中継する必要があります。何が問題かは、ルームの「詳細」で分かります。',
        '有害なファイルから守ることはできません。ファイルを勝手に開くことはありませんが、あなたが開くことはできます。',
      ],
    },
  ],
};

export const link: Words['link'] = {
  roomTitle: 'このルームのリンク',
  fileTitle: (name) => `「${name}」のリンク`,
  roomHint: 'リンクを持っている人は、誰でも参加できます。',
  passwordHint: '参加するには、パスワードも必要です。',
  fileHint: 'リンクを持っている人は、誰でもルームに参加してファイルを受け取れます。',
  copy: 'リンクをコピー',
  share: 'リンクを共有',
  qr: 'リンクのQRコード',
  qrHint: 'スマートフォンのカメラで読み取ってください。',
};

export const received: Words['received'] = {
  title: 'どのルームに共有しますか？',
  explained: '別のアプリまたはページから届きました。ルームを選ぶまで、誰にも送られません。',
  files: 'ファイル',
  text: 'テキスト',
  textHint: 'メッセージ欄に入り、「送信」を押すと送られます。',
  moreFiles: (files) => `ほか${count(files)}件のファイル`,
  left: (files) =>
    `${count(files)}件のファイルは含まれていません。大きすぎるか、数が多すぎました。`,
  here: (room) => `ここ（${room}）`,
  newRoom: '新しいルーム',
  rooms: 'ルーム',
  later: '後で決める',
  laterHint: '1日の間、ここに残ります。',
  discard: '破棄',
  elsewhere: (room) => `別のタブの${room}で共有しました。`,
};

export const recent: Words['recent'] = {
  title: '最近のルーム',
  unread: (messages) => `未読${count(messages)}件`,
  keptFiles: (files, size) => `ファイル${count(files)}件を保管中、${size}`,
  keptMessages: 'メッセージを保管中、ファイルなし',
  keptNothing: '保管中のものはありません',
  password: 'パスワード',
  locked: 'ロック中',
  forget: '退出して消去',
  forgetOf: (room) => `${room}から退出して消去`,
  all: (rooms) => `${count(rooms)}件のルームをすべて表示`,

  offline: 'オフラインです。',
  offlineHint:
    'ルームは、この端末に保管されている内容で開きます。メッセージの送信と人の検出は、オンラインに戻ると始まります。',

  forgetTitle: (room) => `${room}をこの端末から消去しますか？`,
  forgetHint:
    'メッセージ、ファイル、そしてルームでのあなたの情報が、この端末から削除されます。元には戻せません。',
  forgetOthers:
    'ルームのほかの人が持っているものは、そのまま残ります。リンクがあれば、新しい人として戻れます。',
  forgetNow: 'このルームを消去',
  keep: '残す',
  forgotten: (room) => `${room}のデータは、もうここに残っていません。`,
  notForgotten: '一部を削除できませんでした。もう一度お試しください。',
};

export const updates: Words['updates'] = {
  label: '新しいバージョン',
  here: '新しいバージョンがあります。',
  reload: '再読み込み',
  notNow: '後で',
  waits: '転送中のファイルと入力中のメッセージがなくなると、新しいバージョンになります。',
  cancel: 'キャンセル',
};

export const leaving: Words['leaving'] = {
  stillMoving: 'まだファイルを転送しています。',
  stillMovingHint: '今退出すると止まります。届いた分は残り、戻ったときに続きます。',
  onlyCopy: (name) => `「${name}」をすべて持っている人は、ここにほかにいません。`,
  onlyCopyHint: '今退出すると、あなたが戻るまで、ほかの人は受け取れません。',
  onlyCopies: (name, more) =>
    `「${name}」とほか${count(more)}件のファイルをすべて持っている人は、ここにほかにいません。`,
  onlyCopiesHint: '今退出すると、あなたが戻るまで、ほかの人は受け取れません。',
  onlyKnown: (name) => `分かっている限り、ほかに「${name}」をすべて持っている人はいません。`,
  onlyKnownHint: '今退出すると、あなたが戻るまで、誰も受け取れないかもしれません。',
  onlyKnownOf: (name, more) =>
    `分かっている限り、ほかに「${name}」とほか${count(more)}件のファイルをすべて持っている人はいません。`,
  onlyKnownOfHint: '今退出すると、あなたが戻るまで、誰も受け取れないかもしれません。',
};

export const library: Words['library'] = {
  share: 'フォルダをライブラリとして共有',
  shareHint:
    'ほかの人が中を見たり検索したりできます。ファイルは、誰かが受け取るときにだけ読み込まれます。',
  emptyFolder: (name) => `「${name}」にファイルがありません。`,
  emptyFolderHint: 'ファイルの入ったフォルダを選んでください。',

  library: 'ライブラリ',
  files: (n) => `ファイル${count(n)}件`,
  shares: (name) => `${name}さんのライブラリ`,
  youShare: 'ライブラリを共有中',
  browse: '見る',
  browseOf: (name) => `「${name}」を見る`,
  lookAgain: '更新',
  lookAgainIn: (name) => `「${name}」を更新`,
  lookAgainHint: 'フォルダをもう一度選ぶと、変更がほかの人にも表示されます',
  choose: '選択',
  chooseAgain: (name) => `「${name}」をもう一度選択`,
  closed:
    'ほかの人が検索したりファイルを受け取ったりできるように、フォルダをもう一度選んでください。',
  asks: 'フォルダをもう一度開くまで、ほかの人は検索することもファイルを受け取ることもできません。',
  openAgain: 'もう一度開く',
  openAgainOf: (name) => `「${name}」をもう一度開く`,
  lookNowHint: '変更がほかの人にも表示されます',
  open: 'ほかの人が検索できます。ファイルは、誰かが受け取るときに読み込まれます。',
  sameAgain: (name) => `「${name}」に変更はありません。`,
  changedAgain: (name) => `「${name}」を今の内容で共有しました。`,

  reading: 'ファイルの一覧を読み込んでいます…',
  empty: 'このライブラリは空です。',
  selectFirst: 'ほしいものにチェックを入れてください。',
  takesMax: (n) => `一度に選べるのは${count(n)}件までです。`,
  takenOf: (name) => `「${name}」から受け取ったもの`,
  left: (n) =>
    `あと${count(n)}件のファイルを問い合わせます。それまで、ここを開いたままにしてください。`,
  waits: '順番待ちです。',
  take: 'ダウンロード',
  takeOf: (name) => `「${name}」をダウンロード`,
  asking: '問い合わせています…',
  yours: 'あなたのもの',
  of: (name) => `${name}さんが持っています`,
};

export const search: Words['search'] = {
  search: 'メッセージとファイルを検索',
  hint: '「完全に一致する語」、送信者:名前、含む:ファイル、含む:リンク で絞り込めます。ファイルは「動画」などの種類や、>10mb などのサイズでも探せます。',
  results: '検索結果',
  clear: '検索を閉じる',
  found: (n) => `${count(n)}件見つかりました`,
  foundAtLeast: (n) => `${count(n)}件以上見つかりました`,
  looking: '検索中…',
  none: '見つかりませんでした',
  readingRooms: (n) => `ほか${count(n)}件のルームを読み込み中`,
  more: '表示されていないものがあります。言葉を足すと絞り込めます。',
  answers: (answered, asked) =>
    answered < asked
      ? `ライブラリの持ち主${count(asked)}人中${count(answered)}人が応答`
      : `ライブラリの持ち主${count(asked)}人が応答`,
  goTo: (name) => `${name}さんのメッセージへ`,
  goToIn: (name, room) => `${room}の${name}さんのメッセージへ`,
  inRoom: (room) => `ルーム: ${room}`,
  private: 'プライベート',
  file: 'ファイル',
  when: (day, time) => `${day} ${time}`,
  line: (name, text) => `${name}: ${text}`,
  person: (messages) => `メッセージ${count(messages)}件`,
  onlyFrom: (name) => `${name}さんのメッセージだけを表示`,
  moreMessages: (n) =>
    `ほかに${count(n)}件のメッセージが見つかりました。言葉を足すと絞り込めます。`,

  understood: {
    from: (name) => `送信者: ${name}`,
    exactly: (text) => `完全一致: 「${text}」`,
    file: 'ファイルあり',
    link: 'リンクあり',
  },
  operators: {
    from: '送信者 差出人 from',
    has: '含む has',
    file: 'ファイル file files',
    link: 'リンク link links',
  },

  kinds: {
    archive: 'アーカイブ 圧縮 圧縮ファイル archive archives',
    picture: '画像 写真 フォト ピクチャ picture pictures photo photos image images',
    video: '動画 ビデオ 映像 映画 video videos film films movie movies',
    sound: '音声 音 音楽 曲 歌 オーディオ ミュージック sound sounds music song songs audio',
    document: '文書 書類 ドキュメント 本 document documents book books',
    spreadsheet: '表 表計算 スプレッドシート spreadsheet spreadsheets table tables',
    slides: 'スライド プレゼン プレゼンテーション slides presentation presentations',
    code: 'コード ソース ソースコード code source',
    font: 'フォント 書体 font fonts',
  },
};

export const message: Words['message'] = {
  reply: '返信',
  edit: '編集',
  remove: '削除',
  copyText: 'テキストをコピー',
  textCopied: 'テキストをコピーしました。',
  stopSharing: '共有を停止',
  reactions: 'リアクション',
  reactedBy: (emoji, people, names) => `${emoji}、${count(people)}人: ${names}`,
  reactWith: {
    '👍': 'いいねでリアクション',
    '❤️': 'ハートでリアクション',
    '😂': '大笑いでリアクション',
    '🎉': 'お祝いでリアクション',
    '😮': 'びっくりでリアクション',
    '😢': '悲しい顔でリアクション',
  },
  otherReaction: 'ほかの絵文字でリアクション',

  unlisted: (each, all, sharer) =>
    `このルームの一覧に入りません。ここで提供できるファイルは1人${count(each)}件まで、ルーム全体で${count(all)}件までです。${sharer}さんに、新しいルームで共有してもらってください。`,
  unlistedOwn: (each, all) =>
    `このルームの一覧に入りません。ここで提供できるファイルは1人${count(each)}件まで、ルーム全体で${count(all)}件までです。新しいルームで共有してください。`,
};

export const nearby: Words['nearby'] = {
  title: '近くのルーム',
  nobody:
    '今、同じネットワークにルームを表示している人はいません。ルームがあれば、ここに自動で表示されます。',
  ask: '参加を希望',
  askOf: (name) => `${name}さんに参加を希望`,
  waiting: (name) => [name, 'さんの承認を待っています。'],
  compare: '本人かどうか確認してください',
  compareHint:
    '相手にも同じものが表示されています。1つでも違えば、誰かが間に入っています。キャンセルしてください。',
  cancel: 'キャンセル',
  yourName: 'あなたの名前',
  yourNameHint: (name) => [name, 'さんだけに伝わります。'],
  nameFirst: '誰からの希望か伝わるように、まず名前を入力してください。',
  unsupported: 'このブラウザは古すぎて使えません。更新してください。',
  ends: {
    declined: (name) => `${name}さんが拒否しました。`,
    absent: (name) => `${name}さんは招待を終えました。`,
    unanswered: (name) =>
      `${name}さんから応答がありませんでした。もう一度希望を送るか、近くに行ってみてください。`,
    lost: () => '応答の前に接続が切れました。もう一度希望を送ってください。',
    busy: () => '何度も希望を送ったため、1分ほど待ってからもう一度お試しください。',
  },
};

export const notes: Words['notes'] = {
  notes: 'ノート',
  hint: 'ノートは、ルームの全員が変更できるテキストです。何人でも同時に書けます。',
  none: 'まだノートはありません。',
  list: 'このルームのノート',
  byYou: 'あなたが作成',
  by: (name) => `${name}さんが作成`,
  open: (title) => `「${title}」を開く`,
  title: 'ノートのタイトル',
  titleMissing: 'まずノートにタイトルを付けてください。',
  create: 'ノートを作成',
  noPlace:
    '1人で作れる数か、ルームに表示できる数の上限に達しました。自分のノートを1つ削除すると、新しく作れます。',
  opening: 'ノートを開いています…',
  gone: 'このノートはここにありません。削除されたのかもしれません。',

  all: 'すべてのノート',
  text: (title) => `「${title}」の本文`,
  placeholder: 'ここに入力してください。全員にすぐ表示されます。',
  saved: '変更はすべて保存済みです',
  saving: '保存中…',
  failed: '最後の変更がまだ保存されていません。もう一度試しています。',
  full: 'このノートは、これ以上変更できません。本文を新しいノートにコピーして続けてください。',
  chars: (n) => `${count(n)}文字`,

  view: '本文の表示',
  edit: '編集',
  read: '閲覧',
  emptyNow: 'このノートは空です。',
  alsoHere: (names) => `このノートを編集中：${names}`,

  authors: '誰がどこを書いたか',
  authorList: 'この本文を書いた人',
  you: 'あなた',
  history: '履歴',
  versions: 'このノートのバージョン',
  noVersions: 'まだ何も書かれていません。',
  added: (n) => `${count(n)}文字追加`,
  removed: (n) => `${count(n)}文字削除`,
  textThen: 'このときの本文',
  emptyThen: 'このとき、ノートは空でした。',
  restore: 'この本文に戻す',
  restored: '本文をこのときのものに戻しました。何も失われず、履歴に両方が残ります。',
  copy: '本文をコピー',
  copied: '本文をコピーしました。',
  save: '.mdで保存',

  delete: 'ノートを削除',
  deleteAsk: 'このノートを全員から削除しますか？本文は失われます。',
  deleteYes: '全員から削除',
  keep: '残す',
};

export const pairing: Words['pairing'] = {
  titleInvite: 'サーバーなしで招待',
  titleAnswer: 'サーバーなしで参加',
  keepOpen:
    '接続するまで、このタブを開いたままにしてください。どのテキストも、10分の間に1回だけ使えます。ルームのリンクと同じで、招待を手に入れた人は誰でも参加できます。',
  connected: (people) => `${count(people)}人と接続しています。`,
  done: '完了',
  notLoaded: 'Swapmeetのこの部分を読み込めませんでした。もう一度お試しください。',
  tryAgain: 'もう一度試す',

  inviteStep: '1. この招待を相手に送る',
  inviteStepHint:
    'メッセージアプリやメールで送るか、相手のスマートフォンのカメラでコードを読み取ってもらいます。',
  invitation: '招待',
  invitationCode: '招待のQRコード',
  invitationMaking: '招待を作成しています…',
  invitationCopy: '招待をコピー',
  invitationCopied: '招待をコピーしました。このタブは開いたままにしてください。',
  invitationNew: '新しい招待',
  useReplyStep: '2. 相手から届いた返信を貼り付ける',
  theirReply: '相手の返信',
  useReply: '返信を使う',
  confirmStep: '3. この確認を相手に送る',
  confirmation: '確認',
  confirmationCode: '確認のQRコード',
  confirmationMaking: '確認を作成しています…',
  confirmationCopy: '確認をコピー',
  confirmationCopied: '確認をコピーしました。',

  replyStep: '1. 招待してくれた人にこの返信を送る',
  yourReply: 'あなたの返信',
  replyCode: 'あなたの返信のQRコード',
  replyMaking: '返信を作成しています…',
  replyCopy: '返信をコピー',
  replyCopied: '返信をコピーしました。このタブは開いたままにしてください。',
  useConfirmationStep: '2. 相手から届いた確認を貼り付ける',
  connect: '接続',
  connecting: '接続しています… 30秒たってもつながらないときは、新しい招待をもらってください。',

  inviterProblems: {
    unreadable: '返信が途中で切れています。すべてコピーして、もう一度貼り付けてください。',
    'other-kind': '3つのテキストのうち、別のものです。相手がコピーした返信を貼り付けてください。',
    'other-room': '別のルームのものです。',
    'other-invitation':
      '別の招待への返信です。ここに表示されている招待への返信をもらってください。',
    expired: '10分が過ぎました。新しい招待を作ってください。',
    used: 'この招待にはすでに返信がありました。1人につき1つ、新しい招待を作ってください。',
    'nothing-came':
      'この返信では接続できませんでした。ルームがロックされていれば解除し、新しい招待を作ってください。',
  },
  invitedProblems: {
    unreadable: 'テキストが途中で切れています。すべてコピーして、もう一度貼り付けてください。',
    'other-kind':
      '3つのテキストのうち、別のものです。あなたの返信に対して届いた確認を貼り付けてください。',
    'other-room': '別のルームのものです。',
    'other-invitation':
      '別の返信に対する確認です。ここに表示されている返信への確認をもらってください。',
    expired:
      '招待から10分が過ぎたか、この端末の時計が間違っています。新しい招待をもらってください。',
    used: 'この確認はすでに使われました。つながらないときは、新しい招待をもらってください。',
    'nothing-came':
      '返信を作れませんでした。すでに接続しているか、ルームのパスワードが違うのかもしれません。',
  },
};

export const parts: Words['parts'] = {
  home: 'Swapmeetのホーム',
  pageTitle: (what) => `${what} · Swapmeet`,
  skip: '本文へ移動',
  theme: 'ライトとダークを切り替える',
  close: '閉じる',
  note: 'お知らせ',
  undo: '元に戻す',
  closeNote: 'このお知らせを閉じる',
  noName: '名前なし',
  unseen: (code) => `見えない文字: ${code}`,
  moreUnseen: (n) => `見えない文字がほかに${count(n)}個`,
  moreMarks: (n) => `この文字に付く記号がほかに${count(n)}個`,

  partLate: 'Swapmeetのこの部分がまだ届いていません。',
  partLateHint: '自動でもう一度試します。それでも直らないときは、ページを再読み込みしてください。',
  reload: '再読み込み',

  linkCopied: 'リンクをコピーしました。',
  linkCopiedAlone: 'リンクをコピーしました。このタブは開いたままにしてください。',
  left: (room) => `${room}から退出しました。`,
  pastedPicture: (dateAndTime) => `画像 ${dateAndTime}`,
};

export const people: Words['people'] = {
  title: 'メンバー',
  morePeople: (n) => `ほか${count(n)}人`,
  yourself: (name) => [name, '（あなた）'],
  nothingSwapped: 'まだやりとりなし',
  muted: 'ミュート中',
  why: '理由',
  whyNotReached: (name) => `${name}さんにつながらない理由`,
  moreAbout: (name) => `${name}さんの詳細`,
  verified: '確認済み',
  verifiedHint: '確認済み: この人とコードを見比べました。',
  markHint: '同じ名前の人がほかにもいます。それぞれ別のマークが付いています。',

  keeps: {
    all: 'このルームのものをすべて保管',
    some: 'このルームのファイルを入るだけ保管',
  },

  present: 'ここにいます',
  byWayOfOthers: 'ほかの人を経由',
  linking: '接続中',
  lost: '切断、再試行中',
  unreached: '接続できません、再試行中',
  linked: '接続済み',
  direct: '直接接続',
  throughServer: 'サーバーを経由',
  through: (name) => `${name}さんを経由`,
  throughMessagesOnly: (name) => `${name}さんを経由、メッセージのみ`,
  throughSomebody: 'ほかの人を経由',
  throughSomebodyMessagesOnly: 'ほかの人を経由、メッセージのみ',
  gave: (size) => `提供${size}`,
  took: (size) => `取得${size}`,
  gaveAndTook: (gave, took) => `提供${gave}、取得${took}`,
};

export const person: Words['person'] = {
  find: '人を探す',
  findHint: '最近書き込んだ人です。名前を入力すると、ほかの人を探せます。',
  findHintSilent: 'ここではまだほかに誰も書き込んでいません。名前を入力すると、人を探せます。',
  noneFound: 'この名前の人はいません。',

  writePrivately: (name) => `${name}さんにプライベートで送る`,
  writePrivatelyHint: (name) =>
    `次に書くメッセージは${name}さんだけに届きます。ほかの人は読めません。`,
  verify: (name) => `${name}さんを確認`,
  verifyHint: (name) => `${name}さんとコードを見比べて、本人だと確かめます。`,
  seeCode: (name) => `${name}さんのコードを見る`,
  seeCodeHint: (name) => `${name}さんとコードを見比べて、確認済みにしました。`,
  mute: (name) => `${name}さんをミュート`,
  muteHint: (name) => `${name}さんのメッセージを非表示にします。接続とファイルの転送は続きます。`,
  unmute: (name) => `${name}さんのミュートを解除`,
  unmuteHint: (name) => `${name}さんのメッセージは、この端末では非表示です。`,
  block: (name) => `${name}さんをブロック`,
  blockHint: (name) =>
    `${name}さんのメッセージとファイルを非表示にし、接続を切ります。ほかの人には、${name}さんが引き続き表示されます。`,
  treatmentHint: (name) =>
    `ミュートとブロックは、設定で解除するまで、このルームのこの端末で有効です。${name}さんには通知されません。`,

  blocklist: 'ミュートとブロック',
  treatments: { muted: 'ミュート中', blocked: 'ブロック中' },
  unmuteListed: (name) => [name, 'さんのミュートを解除'],
  unblockListed: (name) => [name, 'さんのブロックを解除'],

  code: 'コード',
  verifyTitle: (name) => [name, 'さんを確認'],
  compare:
    '電話か対面で、この言葉を互いに読み上げてください。両方で同じなら、間に入っている人はおらず、相手は本人です。',
  verified:
    'この人を確認済みにしました。この印は、この端末でこの人に付いたままです。名前をまねても付きません。',
  codesDiffer:
    '1つでも違えば、確認済みにしないでください。別の人がその名前を使っているか、リンクが思っているのとは別のルームのものです。',
  unverify: '確認済みを取り消す',
  codesMatch: '一致しました',

  codeSymbols:
    '犬,猫,ネズミ,ハムスター,ウサギ,キツネ,クマ,パンダ,コアラ,トラ,ライオン,牛,ブタ,カエル,サル,ニワトリ,' +
    'ペンギン,小鳥,ヒヨコ,カモ,ワシ,フクロウ,コウモリ,オオカミ,イノシシ,馬,ユニコーン,ミツバチ,毛虫,チョウ,カタツムリ,テントウムシ,' +
    'アリ,コオロギ,スパイダー,サソリ,カメ,ヘビ,トカゲ,タコ,イカ,エビ,カニ,フグ,魚,イルカ,クジラ,サメ,' +
    'ワニ,ゾウ,サイ,ラクダ,キリン,羊,ヤギ,シカ,おんどり,七面鳥,ハト,リス,ハリネズミ,肉球,ドラゴン,恐竜,' +
    'サボテン,クリスマスツリー,杉の木,大きな木,ヤシの木,双葉,ハーブ,クローバー,モミジ,キノコ,稲穂,花束,チューリップ,バラ,ヒマワリ,マーガレット,' +
    '月,星,太陽,雲,雷,炎,虹,雪の結晶,雪だるま,しずく,波,地球,土星,流れ星,火山,山,' +
    'リンゴ,洋ナシ,ミカン,レモン,バナナ,スイカ,ブドウ,イチゴ,サクランボ,モモ,パイナップル,ココナッツ,キウイ,トマト,アボカド,ナス,' +
    'ジャガイモ,ニンジン,トウモロコシ,唐辛子,キュウリ,ブロッコリー,ピーナッツ,栗,食パン,クロワッサン,プレッツェル,チーズ,卵,パンケーキ,ハンバーガー,フライドポテト,' +
    'ピザ,タコス,サラダ,スパゲッティ,寿司,ソフトクリーム,ドーナツ,クッキー,ケーキ,チョコレート,キャンディー,棒つきあめ,ハチミツ,哺乳びん,コーヒー,お茶,' +
    'サッカー,バスケットボール,テニス,ビリヤード,卓球,弓矢,釣りざお,ボクシング,スケート,そり,ダーツ,サイコロ,ゲーム機,ボウリング,パズル,パレット,' +
    'マイク,ヘッドホン,ピアノ,太鼓,サックス,トランペット,ギター,バイオリン,カチンコ,サーカス,お面,チケット,トロフィー,メダル,風船,プレゼント,' +
    '車,タクシー,バス,救急車,消防車,トラクター,自転車,スクーター,機関車,路面電車,飛行機,ロケット,ヘリコプター,ヨット,船,いかり,' +
    '家,城,テント,観覧車,自由の女神,東京タワー,橋,噴水,島,砂漠,信号機,地図,コンパス,目覚まし時計,砂時計,腕時計,' +
    'スマホ,パソコン,カメラ,テレビ,ラジオ,電池,電球,懐中電灯,ろうそく,消火器,ドラム缶,ダイヤモンド,てんびん,スパナ,ハンマー,ねじ,' +
    '磁石,顕微鏡,望遠鏡,薬,温度計,ほうき,かご,鍵,ドア,ベッド,カート,封筒,小包,本,画びょう,はさみ,' +
    'クレヨン,クリップ,南京錠,王冠,シルクハット,メガネ,スニーカー,靴下,手袋,マフラー,ドレス,リュック,傘,指輪,おばけ,ロボット',
};

export const profile: Words['profile'] = {
  title: 'プロフィール',
  explained:
    'プロフィールは、ルームでのあなた自身です。ルームごとの名前と画像、そして確認、ミュート、ブロックした人が含まれます。メッセージとファイルは含まれません。一度に使えるのは1台の端末だけです。2台が同じ人として書くと、ほかの人にはそれ以降のメッセージが見えなくなります。',

  take: '別の端末に移す',
  passphrase: '新しいパスフレーズ',
  passphraseHint:
    'これがないとファイルを開けません。単語を4つか5つ並べるのがおすすめです。忘れると、誰にも分かりません。',
  passphraseTooShort: (least) =>
    `${count(least)}文字以上にしてください。ファイルを手に入れた人は、パスフレーズをいくらでも試せます。`,
  save: 'ファイルを保存',
  saved: (rooms) =>
    `ファイルをダウンロードフォルダに保存しました。ルーム${count(rooms)}件が入っています。`,
  savedHint:
    '別の端末に持っていき、そこで取り込んでください。その後、何か書く前に、この端末での使用を終了してください。別の端末でプライベートメッセージを開けるのは、それより後の分だけです。済んだらファイルを削除してください。',
  giveUp: 'この端末での使用を終了',
  givenUp: 'この端末での使用を終了しました。この端末では、どのルームでも新しい人になります。',

  bring: '別の端末から移す',
  file: 'プロフィールのファイル',
  filePassphrase: 'ファイルのパスフレーズ',
  open: 'ファイルを開く',
  noFile: 'まずファイルを選んでください。',
  noPassphrase: 'ファイルのパスフレーズを入力してください。',
  wrong: {
    'no-profile':
      'プロフィールのファイルではありません。Swapmeetが保存したファイルを選んでください。',
    damaged:
      'ファイルが壊れています。一部が欠けているか、変更されています。別の端末でもう一度保存してください。',
    'wrong-passphrase':
      'パスフレーズが違います。何も変更していません。保存したときのとおりに入力してください。',
  },
  found: (rooms, day) => `ルーム${count(rooms)}件のプロフィールです。保存日: ${day}。`,
  replaces: (rooms) =>
    `そのうち${count(rooms)}件のルームには、この端末でも別の人として参加していました。プロフィールがその人に置き換わり、今後その人として書くことはできません。`,
  replacesNothing: 'この端末で置き換わるものはありません。',
  same: (rooms) => `そのうち${count(rooms)}件のルームでは、ここでもすでにその人です。`,
  bringHere: 'この端末に移す',
  cancel: 'キャンセル',
  brought:
    'プロフィールを移しました。ルームをリンクから開いてください。別の端末での使用をまだ終了していなければ、終了してください。',
  openRoom: '別の端末で開いていたルームへ',
};

export const room: Words['room'] = {
  connection: '接続',
  offline: 'オフラインです。書いたメッセージは後で送信されます。',
  cutOff: '誰にもつながりません: アドレスが非表示です',
  connected: (people) => `${count(people)}人と接続中`,
  connectedNobodyNew: (people) =>
    `${count(people)}人と接続中。今は新しい人が参加できませんが、接続は続きます`,
  connectedReaching: (people, more) =>
    `${count(people)}人と接続中、さらに${count(more)}人に接続しています`,
  connectedNotToAll: (people, unreached) =>
    `${count(people)}人と接続中、${count(unreached)}人にはつながりません`,
  unreadable: '誰かがいますが、内容を読めません',
  clocksDiffer: '誰かがいますが、時計のずれが大きすぎます',
  reaching: (people) => `${count(people)}人に接続しています`,
  serverAway: 'サーバーにつながりません。再試行中',
  unreached: (people) => `${count(people)}人につながりません。再試行中`,
  connectionLost: '接続が切れました。再試行中',
  looking: 'ほかの人を探しています…',
  nobodyElse: 'まだほかに誰もいません',

  opening: 'ルームを開いています',
  openingShort: '開いています…',
  openingHint: 'この端末に残っている内容を読み込んでいます。',
  openingSlow:
    'いつもより時間がかかっています。ページを再読み込みすると、もう一度試せます。何も失われません。',
  reopened: {
    'key-used-twice':
      'このルームの鍵が別の端末でも使われていました。ここでは新しい人になりました。',
    'clock-was-ahead':
      'この端末の時計が何日も進んでいたため、書いたものが誰にも届いていません。ここでは新しい人になりました。もう一度書いてください。',
    traceless: 'このルームのデータは、もうこの端末に残っていません。',
    traces: '今後のやりとりは、この端末に保管されます。',
    'profile-came': '別の端末で使っていたあなたになりました。',
    'profile-left':
      'この端末でのプロフィールの使用を終了しました。このルームでは新しい人になります。',
  },

  skip: 'メッセージへ移動',
  guessable: '推測可能',
  guessableHint: 'この名前を当てた人は、誰でも参加できます。',
  guessableLockedHint: 'この名前は誰でも推測でき、ロックが解除されると、その人も参加できます。',
  locked: 'ロック中',
  lockedHint: 'ここにいる誰かが解除するまで、新しい人は参加できません。',
  password: 'パスワード',
  passwordHint: '参加するにはパスワードが必要です。リンクには含まれていません。',
  details: '詳細',
  doctor: '詳細: 接続診断',
  copyLink: 'ルームのリンクをコピー',
  notes: 'ノート',
  settings: '設定',
  tabs: 'ルームの画面',
  panes: { people: 'メンバー', chat: 'チャット', files: 'ファイル' },
  unread: (messages) => `未読${count(messages)}件`,
  savedFiles: '保存済みのファイル',

  nobodyReached: '今は誰にもつながりません。',
  nothingToHideBehind:
    'アドレスを隠すにはこのサイトのサーバーが必要ですが、このサイトにはありません。',
  stopHiding: 'アドレスを隠すのをやめる',
  save: '保存',
  tryAgain: 'もう一度試す',
  dismiss: '閉じる',

  renamed: (before, after) => `${before}さんが名前を「${after}」に変更しました`,
  titled: (name, title) => `${name}さんがルームのタイトルを「${title}」にしました`,
  untitled: (name) => `${name}さんがルームのタイトルを削除しました`,
  lockedBy: (name) => `${name}さんがルームをロックしました`,
  unlockedBy: (name) => `${name}さんがルームのロックを解除しました`,

  fileForYou: 'あなたへのファイル',
  linkToFile: 'ファイルへのリンク',
  size: 'サイズ',
  whoHasIt: '持っている人',

  drop: 'ドロップしてこのルームで共有',
  dropWith: (people) => `ドロップして${count(people)}人と共有`,
  dropPrivately: (people) => `ドロップして${count(people)}人とプライベートで共有`,
};

export const settings: Words['settings'] = {
  title: '設定',
  close: '設定を閉じる',
  done: '完了',

  you: 'あなた',
  yourName: 'あなたの名前',
  saveName: '名前を保存',
  yourNameHint: '画像は変わらないので、ほかの人にもあなただと分かります。',
  theme: 'ライトまたはダーク',
  language: '言語',
  languageLate:
    'この言語をサーバーから取得できませんでした。接続できるときに、もう一度選んでください。',
  keys: 'ショートカットキー',
  moveProfile: 'プロフィールを移す',
  badge: 'アプリのアイコンに未読件数を表示',
  howItWorks: 'しくみと、できないこと',
  linkWays: 'リンクの共有・QRコード',
  notify: '通知を受け取る',
  notifyHint: 'タブで開いているすべてのルームについて、ほかのものを見ている間に通知します。',
  notifyUnsupported: 'このブラウザは、ウェブページの通知に対応していません。',
  notifyBlocked:
    'ブラウザがこのサイトの通知をブロックしています。サイトの設定で許可してから、もう一度お試しください。',
  notifyAbout: '通知する内容',
  everyMessage: 'すべてのメッセージ',
  mentionsOnly: 'メンションのみ',
  notifyAboutHint: 'あなたの名前、あなたへの返信、プライベートメッセージがメンションになります。',

  thisRoom: 'このルーム',
  roomTitle: 'ルームのタイトル',
  roomTitleHint: 'ここにいる全員に表示され、誰でも変更できます。リンクは変わりません。',
  readableWithPassword:
    'このルームのリンクとパスワードを持つ人は、誰でも参加して、これまでのやりとりを読めます。',
  readableByName:
    'このルームの名前を当てた人は、誰でも参加して、これまでのやりとりを読めます。秘密にしたいときは、新しいルームを作ってください。',
  readableByLink: 'このルームのリンクを持つ人は、誰でも参加して、これまでのやりとりを読めます。',
  whoComesIn: '参加できる人',
  locked:
    'ロック中: 新しい人は参加できません。ここにいる人と、前に書き込んだことのある人は戻れます。',
  unlocked: 'リンクを持つ人は誰でも参加できます。ロックすると、新しい人は参加できません。',
  lock: 'ルームをロック',
  unlock: 'ロックを解除',
  newLink: '新しいリンク',
  nearby: '近くの人にこのルームを表示',
  nearbyHint:
    '同じネットワークの人に下の名前が表示され、参加を希望できます。承認するかどうかは、毎回あなたが決めます。退出や再読み込みで終わります。',
  nearbyLocked: 'まずロックを解除してください。ロックされたルームには新しい人が参加できません。',
  nearbyName: '近くの人に表示する名前',
  nearbyStates: {
    off: '',
    opening: 'サーバーに接続しています…',
    open: '近くの人に表示されています。',
    unavailable: 'サーバーがネットワークを判別できないため、近くの人にルームを表示できません。',
    full: '同じネットワークに表示されているルームが多すぎます。後でもう一度お試しください。',
    'not-loaded':
      'この部分をサーバーから取得できませんでした。接続できるときに、もう一度オンにしてください。',
    unsupported: 'このブラウザは古すぎて使えません。更新してください。',
  },

  filesAndData: 'ファイルとデータ',
  traceless: 'この端末に記録を残さない',
  tracelessHint:
    'この端末にあるルームのデータをファイルも含めて削除し、このタブを閉じるまで何も保管しません。次は新しい人として参加します。ブラウザの履歴にはリンクが残ります。',
  tracelessAsk: 'このルームのメッセージとファイルをこの端末から削除しますか？元には戻せません。',
  tracelessYes: '削除して記録を残さない',
  keepThem: '残す',
  keepFor: 'メッセージの保管期間',
  keepForHint: 'この端末での、届いてからの期間です。それぞれの人が自分で選びます。',
  keepDaysAsk: '古いメッセージをこの端末から今すぐ削除しますか？元には戻せません。',
  keepDaysYes: '古いメッセージを削除',
  keepDays: { 1: '1日', 7: '1週間', 30: '1か月', 365: '1年' },
  keepAll: 'このルームのものをすべて保管',
  keepAllHint:
    'ほかの人がここで共有したものを取得してこの端末に保管し、その人が退出しても残るようにします。保管していることは、ほかの人に表示されます。ほかの人が受け取れるように、このタブを開いたままにしてください。従量制の接続では何も取得しません。',
  keepAtMost: '上限',
  keptSoFar: (files, size) => `ファイル${count(files)}件を保管中、${size}。`,
  keepMetered: '今は従量制の接続です。別の接続になるまで何も取得しません。',
  keepTraceless:
    'ここでは記録を残しません。このタブを閉じると、この端末にあるルームのデータは消えます。',
  keptNotAll:
    'すべては保管されていません。ここに入りきらないファイルか、あなたがこの端末から消したファイルがあります。',
  uploadLimit: 'アップロード上限（MB/秒）',
  downloadLimit: 'ダウンロード上限（MB/秒）',
  noLimit: 'なし',
  shareMetered: '従量制の接続でも共有',
  shareMeteredHint:
    'ほかの人から受け取ったファイルについての設定です。自分で共有したものは、いつでもほしい人に送られます。',

  connection: '接続',
  hideAddress: 'アドレスを隠す',
  hideAddressHint:
    'ほかの人には、あなたの代わりにサーバーのアドレスが見えます。ファイルの転送が遅くなることがあります。サーバー自体には、あなたのアドレスが見えます。',
  hideAddressCutOff:
    'このサイトには隠すためのサーバーがないため、アドレスを隠している間は誰にもつながりません。',
  passOn: '互いにつながらない人のためにファイルを中継',
  passOnHint:
    '暗号化されているので、この端末では読めません。メッセージはいつでも中継し、ファイルは従量制の接続では中継しません。',
  passOnNothing: 'ファイルなし',
  passOnUpTo: (size) => `1日に${size}まで`,
  inviteByHand: 'サーバーなしで招待',
};

export const looks: Words['looks'] = {
  choose: '色とマークを選ぶ',
  hint: 'このルームの全員に表示されます。本人の証明にはなりません。2人が同じものを選ぶこともあります。画像の模様は変わりません。',
  colour: '色',
  mark: 'マーク',
  byKey: '自動',
  none: 'なし',
  inks: {
    1: '青',
    2: '朱色',
    3: '緑',
    4: '赤紫',
    5: '空色',
    6: 'バラ色',
    7: '茶色',
    8: 'オリーブ',
  },
};

export const roomPicture: Words['roomPicture'] = {
  title: 'ルームの図',
  open: 'ルームの図を表示',
  nobody: 'ほかに誰もいないので、まだ描くものがありません。',
  connections: (n) => `接続は${count(n)}件です。`,
  here: (n) => `ほかに${count(n)}人がいます。`,
  drawn: (n, all) => `図には${count(all)}人中${count(n)}人が表示されています。`,
  ring: '中央があなたです。IDの似た人が隣り合っています。',
  rings:
    '中央があなたです。内側の輪ほど、IDの先頭のビットがあなたと多く一致する人です。同じ輪の上では、IDの似た人が隣り合っています。',

  legend: '図の見方',
  own: 'あなたの接続',
  forwarded: 'ほかの人を経由する接続',
  told: 'ほかの人から伝えられた接続（誰も確かめていません）',
  flow: '矢印の先へ向かうファイルの一部',
  far: 'あなたと接続していない人',
  notKnown: 'あなたと接続していない人同士がどうつながっているかは、この端末では分かりません。',

  table: 'あなたの接続',
  person: '名前',
  path: '接続',
  from: '相手から受信',
  to: '相手へ送信',
  others: '相手が伝えるほかの人',
  nothing: 'なし',
  notTold: '不明',
};

/** A list of names that ends with a figure (「ほか2」) is one of people. */
const whole = (names: string, people: number): string =>
  people === 1 ? `${names}さん` : people > 3 ? `${names}人` : names;

export const talk: Words['talk'] = {
  hereOnly: 'この端末だけ: まだ誰にも届いていません',
  goingOut: '送信中',
  withSome: (have, here) => `${count(here)}人中${count(have)}人に届きました`,
  knownWithSome: (have, here) => `${count(here)}人中、少なくとも${count(have)}人に届きました`,
  withAll: '全員に届きました',
  withThoseWhoLeft: '退出した人に届いています',

  typing: (name) => `${name}さんが入力中`,
  typingTwo: (one, other) => `${one}さんと${other}さんが入力中`,
  typingSeveral: '何人かが入力中',

  joined: (names, people) => `${whole(names, people)}が参加しました`,
  left: (names, people) => `${whole(names, people)}が退出しました`,
  cameAndLeft: (names, people) => `${whole(names, people)}が参加後に退出しました`,
  cameBack: (names, people) => `${whole(names, people)}が退出後に戻りました`,
  joinedCount: (people) => `${count(people)}人が参加しました`,
  leftCount: (people) => `${count(people)}人が退出しました`,

  toMention: (messages) => `あなたへのメンション${count(messages)}件: 次へ移動`,

  tellTyping: '入力中であることをほかの人に知らせる',
  tellTypingHint: (people) =>
    `${count(people)}人までのルームで知らせます。プライベートメッセージの場合は、宛先の人にだけ知らせます。`,
  tellTypingNotes: (people) =>
    `${count(people)}人までのルームでは、ノートのカーソルの位置も表示されます。`,
  tellTypingTraceless: 'この端末に記録を残さないルームからは、知らせません。',
};

export const rich: Words['rich'] = {
  opens: (host) => `${host}を開きます`,
  mentionOfYou: 'あなたがメンションされました',
  code: 'コード',
  codeIn: (language) => `コード、${language}`,
  copyCode: 'コードをコピー',
  codeCopied: 'コードをコピーしました。',
};

export const writing: Words['writing'] = {
  people: 'メンションする人',
  emoji: '絵文字',
  matches: (n) => `候補${count(n)}件。上下キーで選び、Enterで確定します。`,
  notConnected: '今ここにいません',

  addEmoji: '絵文字を追加',
  chooseEmoji: '絵文字を選択',
  searchEmoji: '絵文字を検索',
  noEmoji: 'この名前の絵文字はありません。',
  emojiGroups: '絵文字の種類',
  groups: {
    smileys: '顔と感情',
    people: '人と身ぶり',
    animals: '動物と自然',
    food: '食べ物と飲み物',
    travel: '旅行と場所',
    activities: '活動',
    objects: '物',
    symbols: '記号',
    flags: '旗',
  },
  skinTone: '肌の色',
  skinToneIs: (tone) => `肌の色: ${tone}`,
  tones: {
    none: '標準',
    light: '薄い',
    mediumLight: 'やや薄い',
    medium: '中間',
    mediumDark: 'やや濃い',
    dark: '濃い',
  },
  loadingEmoji: '絵文字を読み込んでいます…',

  characters: (n) => `${count(n)}文字です。`,
  tooLong: (most) =>
    `1つのメッセージは${count(most)}文字までです。分けて送るか、テキストファイルとして送ってください。`,
  longText: 'メッセージとしては長い文章です。',
  sendAsFile: 'テキストファイルで送る',
  keepAsMessage: 'このまま残す',
  textName: (dateAndTime) => `テキスト ${dateAndTime}`,
  sentAsFile: 'テキストファイルとして送りました。',
};
