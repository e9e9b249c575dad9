/** Turkish. A name that comes in takes no suffix. */
import { count } from '../format.ts';
import { plural } from '../language.ts';
import type { Words } from '../languages.ts';
import type { Sentence, Slot } from '../sentence.ts';

const NBSP = '\u00a0';

export const actions: Words['actions'] = {
  linkWays: 'Paylaş veya QR kodu',
  failed: 'Olmadı.',
  failedHint: 'Tekrar dene. İşe yaramazsa sayfayı yenile.',
  savingWaits: (name) => `Kaydetme bu cihaz hazır olunca başlayacak: ${name}`,
  fileLinkCopied: 'Dosyanın bağlantısı kopyalandı.',
  onlyFileLinkCopied: 'Dosyanın bağlantısı kopyalandı. Bu sekmeyi açık tut.',
};

export const chat: Words['chat'] = {
  title: 'Sohbet',
  messages: 'Mesajlar',
  opening: 'Oda açılıyor…',
  looking: 'Kimler var, bakılıyor…',
  stillLooking:
    'Kimler var, hâlâ bakılıyor. Bu, olması gerekenden uzun sürüyor; kendiliğinden devam edecek.',
  connecting: (people) =>
    plural(people, {
      one: '1 kişi burada. Bağlanılıyor…',
      other: `${count(people)} kişi burada. Bağlanılıyor…`,
    }),
  stillConnecting: (people) =>
    plural(people, {
      one: '1 kişiye hâlâ bağlanılıyor. Oda kilitli veya bağlantı yavaş olabilir. Kendiliğinden devam edecek.',
      other: `${count(people)} kişiye hâlâ bağlanılıyor. Oda kilitli veya bağlantı yavaş olabilir. Kendiliğinden devam edecek.`,
    }),
  loading: 'Burada konuşulanlar yükleniyor…',
  reachesEveryone: 'Henüz kimse bir şey yazmadı. Yazdıkların buradaki herkese ulaşır.',
  reachesChosen: 'Henüz kimse bir şey yazmadı. Yazdıklarını yalnızca seçtiklerin okuyabilir.',
  reachesSomeLater:
    'Henüz kimse bir şey yazmadı. Daha bağlanmamış olanlar, yazdıklarını bağlanınca alır.',
  nobodyElse: 'Burada başka kimse yok.',
  nobodyReached: 'Şu anda kimseye ulaşılamıyor.',

  writePrivately: 'Özel mesaj yaz',
  writeToEveryone: 'Buradaki herkese yaz',
  readLater: 'Diğerleri gelince okur',
  sentLater: 'Bağlandığında gönderilir',
  write: 'Mesaj yaz',
  replyingTo: (name) => ['Yanıtlanan: ', name],

  aloneTitle: 'Burada henüz başka kimse yok.',
  copyLink: 'Bağlantıyı kopyala',
  aloneLink: 'Bu bağlantıyı birine gönder. Açması yeterli, odaya girer.',
  aloneLinkGuarded:
    'Bu bağlantıyı birine gönder, parolayı da başka bir yoldan söyle: parola bağlantıda yer almaz.',
  aloneLocked: 'Oda kilitli: birilerini davet etmeden önce ayarlardan kilidini aç.',
  aloneHint:
    'Bu sekmeyi açık tut: şimdi yazdıkların ve bıraktığın dosyalar, diğerleri gelince onlara ulaşır.',

  othersSeeYou: (name) => ['Diğerleri seni ', name, ' olarak görüyor.'],
  changeName: 'Değiştir',

  newSince: (when) => `${when} sonrası yeni mesajlar`,
  newAbove: (messages) =>
    plural(messages, { one: 'Yukarıda 1 yeni', other: `Yukarıda ${count(messages)} yeni` }),
  newBelow: (messages) =>
    plural(messages, { one: 'Aşağıda 1 yeni', other: `Aşağıda ${count(messages)} yeni` }),
  goToNewest: 'En yeniye git',

  by: (name, time) => `${name}, ${time}`,
  privateBy: (name, time, recipients) => `${name}, ${time}, ${recipients}`,
  yourself: (name) => `${name} (sen)`,
  you: 'sen',
  privateTo: (names) => `özel, alıcı: ${names}`,
  answerPrivately: 'Özel yanıtla',
  aFile: 'bir dosya',
  edited: 'düzenlendi',
  openedNote: 'Bir not açtı:',
  deleted: 'Mesaj silindi',
  withdrawn: 'Dosya artık paylaşılmıyor',
  keyUsedTwice:
    'Bu kişinin anahtarı aynı anda iki cihazda kullanıldı. Buradan sonra onunla yazılanlar gösterilmiyor.',
  inReplyTo: 'Yanıtlanan mesaj:',
  quoteMissing: 'Burada bulunmayan bir mesaj',
  quoteDeleted: 'silinmiş mesaj',

  actions: 'İşlemler',
  actionsFor: (message) => `İşlemler: ${message}`,
  about: (name, message) => `${name}: ${message}`,
  aboutOwn: (message) => `sen: ${message}`,

  message: 'Mesaj',
  send: 'Gönder',
  attach: 'Dosya ekle',
  editing: 'Mesajını düzenliyorsun',
  cancelEdit: 'Düzenlemeyi iptal et',
  cancelReply: 'Yanıtı iptal et',
  toEveryone: 'Kime: herkes',
  toSome: (names) => `Kime: ${names}, özel`,
  writeToEveryoneAgain: 'Yeniden herkese yaz',
};

export const dialogs: Words['dialogs'] = {
  copyTitle: 'Bu bağlantıyı kendin kopyala',
  copyHint:
    'Bu tarayıcı sayfanın kopyalamasına izin vermiyor. Bağlantı aşağıda seçili: oradan kopyala.',
  copyLink: 'Kopyalanacak bağlantı',
  copyDone: 'Tamam',

  recipientsTitle: 'Kimler okuyabilir?',
  recipientsHint:
    'Herkese yazmak için kimseyi seçme. Yalnızca bazılarına yazdıkların ve onlarla paylaştıkların onlar için şifrelenir: diğerleri bunları iletir, ama ne okuyabilir ne de kime olduğunu görebilir.',
  recipients: 'Okuyabilecek kişiler',
  nobodyElse: 'Burada henüz başka kimse yok.',
  done: 'Tamam',

  leaveTitle: 'Odadan ayrılıyor musun?',
  leaveNot: 'Burada kal',
  stay: 'Kal',
  leave: 'Ayrıl',

  kept: 'Bu cihazda saklananlar',
  keptClose: 'Listeyi kapat',
  keptHint:
    'Yer azalınca önce en uzun süredir kullanılmayanlar silinir; sabitlediklerin kalır. Buradaki diğer kişilerde hâlâ olanlar yeniden alınabilir.',
  keptNothing: 'Artık burada hiçbir şey saklanmıyor.',
  keptPart: (here, all) => `${here} / ${all}`,
  inUse: 'kullanımda',
  usedToday: 'bugün kullanıldı',
  usedYesterday: 'dün kullanıldı',
  usedOn: (day) => `son kullanım: ${day}`,
  pinned: 'sabitlendi',
  pin: (name) => `Sabitle: ${name}`,
  pinHint: 'Sabitle: burada kalsın',
  unpin: (name) => `Sabitlemeyi kaldır: ${name}`,
  unpinHint: 'Sabitlemeyi kaldır: yer azalınca silinebilir',
  deleteKept: (name) => `Sil: ${name}`,
  deleteKeptHint: 'Bu cihazdan sil',

  roomPassword: 'Oda parolası',
  passwordTitle: 'Bu odanın parolası var',
  passwordHint: 'Parola bağlantıda yer almaz. Bağlantıyı gönderen kişi sana söyleyebilir.',
  openRoom: 'Odayı aç',
  passwordUnchecked: 'Parolanın doğru olup olmadığını yalnızca odadakiler anlayabilir.',
  tryPassword: 'Bunu dene',

  readingFolder: (n) =>
    plural(n, {
      one: 'Klasör okunuyor: şimdilik 1 dosya',
      other: `Klasör okunuyor: şimdilik ${count(n)} dosya`,
    }),
  dropHint: 'Bağlantı hemen hazır. Boyut fark etmez.',

  asksToComeIn: (name) => [name, ' yakında ve içeri girmek istiyor.'],
  asksToComeInHint: 'İçeri giren herkes burada konuşulanları okuyabilir.',
  compare: 'Gerçekten o kişi olduğundan emin ol',
  compareHint: 'Bunları o da görüyor. Bir tanesi bile farklıysa aranızda biri var: reddet.',
  accept: 'Kabul et',
  acceptOf: (name) => `Kabul et: ${name}`,
  decline: 'Reddet',
  declineOf: (name) => `Reddet: ${name}`,

  elsewherePage: 'Başka bir sekmede açık',
  elsewhere: 'Bu oda zaten başka bir sekmede açık. Onun yerine burada kullanılsın mı?',
  elsewhereHint:
    'Bir odada aynı anda yalnızca bir sekmede olabilirsin: diğer sekme o zaman durur. Ya da buraya, bu cihazda hiçbir şeyi saklanmayan yeni biri olarak gir.',
  displaced: 'Oda başka bir sekmeye geçti',
  displacedHint:
    'Orada bütün mesajları ve dosyalarıyla devam ediyor. Bu sekmeyi kapatabilir veya odayı geri alabilirsin.',
  useItHere: 'Burada kullan',
  comeAsNew: 'Yeni biri olarak gir',

  needsHttps:
    'Tarayıcılar bir odayı yalnızca https:// ile başlayan bir adreste veya bu bilgisayarın kendisinde (localhost) gizli tutar. Bu sayfayı https:// ile aç veya siteyi işleten kişiden bunu iste.',
  tryAgain: 'Tekrar dene',
  goHome: 'Ana sayfaya git',

  openedNewRoom: (name) => [name, ' senin için yeni bir oda açtı.'],
  openedNewRoomHint: 'Oraya gidenler yeniden buluşur. Burada konuşulanlar burada kalır.',
  goThere: 'Oraya git',
  newLink: 'Yeni bağlantı',
  newLinkHint:
    'Bu, yeni bir oda açar ve seçtiğin kişilere haber verir. Eski bağlantı oraya götürmez.',
  whoIsTold: 'Kime haber verilsin',
  nobodyToTell: 'Burada başka kimse yok. Yine de açıp bağlantısını gönderebilirsin.',
  newPassword: 'İstersen bir parola',
  newPasswordHint: 'Seçtiğin kişilerin bunu girmesi gerekmez. Hiçbir bağlantıda yer almaz.',
  openAndTell: 'Aç ve haber ver',
  tellingThem: 'Haber veriliyor…',
  cancel: 'İptal',
  newLinkTold: (people) =>
    plural(people, {
      one: '1 kişi bunu şimdi görüyor ve gelebilir. Burada konuşulanlar burada kalır.',
      other: `${count(people)} kişi bunu şimdi görüyor ve gelebilir. Burada konuşulanlar burada kalır.`,
    }),
  newLinkMissed: (people) =>
    plural(people, {
      one: '1 kişiye haber verilemedi. Oraya git ve ona bağlantıyı gönder.',
      other: `${count(people)} kişiye haber verilemedi. Oraya git ve onlara bağlantıyı gönder.`,
    }),
  goToNewRoom: 'Yeni odaya git',

  keysTitle: 'Klavye kısayolları',
  keyGroups: [
    {
      title: 'Yazarken',
      keys: [
        ['Herhangi bir harf', 'Odanın neresinde olursan ol, yeni bir mesaja başlar'],
        ['Enter', 'Gönderir'],
        ['Shift + Enter', 'Yeni satıra geçer'],
        ['↑', 'Alan boşken son mesajını düzenler'],
        ['Esc', 'Yanıtı veya düzenlemeyi iptal eder; sonra mesajlara gider'],
      ],
    },
    {
      title: 'Mesajlarda',
      keys: [
        ['↑ ↓', 'Mesajdan mesaja gider'],
        ['Home ve End', 'İlk ve son mesaja gider'],
        ['Enter', 'Mesajla yapabileceklerini açar'],
        ['→ ←', 'Mesajın bağlantıları ve düğmeleri arasında gezer'],
        ['Esc', 'Mesaja geri döner'],
      ],
    },
    {
      title: 'Açık resimlerde',
      keys: [
        ['← →', 'Önceki ve sonraki resme gider'],
        ['+ − 0', 'Yakınlaştırır, uzaklaştırır, tamamını gösterir'],
        ['Oklar', 'Yakınlaştırılmış resmi kaydırır'],
        ['Esc', 'Resmi kapatır'],
      ],
    },
    {
      title: 'Her yerde, imleç bir alanda değilken',
      keys: [
        ['Ctrl + Z', 'Az önce sildiğini veya odadan ayrılmanı 6 saniye içinde geri alır'],
        ['/', 'Aramaya gider'],
        ['Ctrl + K', 'Bir alandayken bile aramaya gider'],
        ['?', 'Bu listeyi gösterir'],
      ],
    },
  ],

  newMessages: (messages, lastFrom) =>
    plural(messages, {
      one: `1 yeni mesaj, gönderen: ${lastFrom}`,
      other: `${count(messages)} yeni mesaj, son gönderen: ${lastFrom}`,
    }),
  wrotePrivately: (name) => `${name} sana özel mesaj yazdı`,
  wrote: (name) => `${name} bir şey yazdı`,
  sharedFile: (name) => `${name} bir dosya paylaştı`,
  said: (name, text) => `${name}: ${text}`,
};

export const doctor: Words['doctor'] = {
  title: 'Bağlantı tanısı',
  nobody: 'Bilindiği kadarıyla burada başka kimse yok.',
  connections: 'Bağlantılar',
  throughOthers: (people) =>
    plural(people, {
      one: '1 kişi daha burada; ona bunlar aracılığıyla ulaşılıyor.',
      other: `${count(people)} kişi daha burada; onlara bunlar aracılığıyla ulaşılıyor.`,
    }),
  linked: (path, speed) => `${path} · ${speed} · şu anda burada`,
  lastSeen: (time) => `son görülme: ${time}`,
  mediaTitle: 'Kişiler nasıl bulunuyor',
  results: 'Test sonuçları',
  testing: 'Test ediliyor: on saniye kadar sürebilir.',
  test: 'Bu cihazı test et',
  reportTitle: 'Rapor',
  copyReport: 'Raporu kopyala',
  reportCopied: 'Rapor kopyalandı.',
  testHint:
    'Test, kişileri bulan sunucuları ve bu sitenin STUN ve TURN sunucularını yoklar. Raporda hiçbir kişi, adres veya oda adı yer almaz.',

  overlayTitle: 'Nasıl çalıştığını görmek isteyenler için',
  overlayHint:
    'Herkesin bir kimliği, yani bir dizi biti vardır. İki kimliğin ortak ilk bitleri ne kadar çoksa o kadar yakındırlar. Herkes her uzaklıktan birkaç kişiye bağlı kalır; böylece birine gönderilen, birkaç adımda ona ulaşır.',
  bucketsTitle: 'Sana uzaklığına göre kişiler',
  bucketBits: 'Ortak ilk bitler',
  bucketHere: 'Burada',
  bucketLinked: 'Sana bağlı',
  closestTitle: 'Sana en yakın olanlar',
  closest: (name, linked) =>
    linked ? `${name} · sana bağlı` : `${name} · başkaları aracılığıyla ulaşılıyor`,
  lookUpTitle: 'Birini adım adım bul',
  lookUp: 'Bul',
  lookingUp: 'Yol bulunuyor: en fazla birkaç saniye sürer.',
  lookUpResult: 'Bulunan',
  found: (name, steps, milliseconds) =>
    plural(steps, {
      one: `${name} bir adımda, ${count(Math.round(milliseconds))} ms içinde yanıt veriyor.`,
      other: `${name} ${count(steps)} adımda, ${count(Math.round(milliseconds))} ms içinde yanıt veriyor.`,
    }),
  notFound: (name) => `Şu kişiye giden bir yol bulunamadı: ${name}. Az önce ayrılmış olabilir.`,

  paths: {
    direct: 'doğrudan',
    nat: 'NAT üzerinden doğrudan',
    turn: 'TURN',
    'turn-udp': 'UDP ile TURN',
    'turn-tcp': 'TCP ile TURN',
    'turn-tls': 'TLS ile TURN',
    forwarded: 'başka biri aracılığıyla',
    unknown: 'bağlı',
  },
  roundTrip: (path, milliseconds) => `${path} · ${milliseconds}`,

  causes: {
    offline: {
      what: 'Bu cihazın ağ bağlantısı yok.',
      next: 'Wi-Fi’yi veya mobil veriyi aç. Sonra her şey kendiliğinden devam eder.',
    },
    'relay-away': {
      what: 'Kişileri bulan sunucuların hiçbiri yanıt vermiyor, bu yüzden yeni kimse bulunamıyor.',
      next: 'Ulaştığın kişilere bağlı kalırsın. Böyle sürerse başka bir ağ dene veya bu siteyi işletenlere sor.',
    },
    sealed: {
      what: 'Burada biri var, ama söyledikleri açılamıyor.',
      next: 'Parolalarınız farklı veya oda bağlantılarınız tam olarak aynı değil. İkisini de ondan iste.',
    },
    hidden: {
      what: 'Adresin gizli, ama arkasına gizlenecek bir TURN sunucusu yok.',
      next: 'Ayarlardan adresini gizlemeyi kapat.',
    },
    'no-udp': {
      what: 'Bu ağ UDP’yi engelliyor ve bunu aşacak bir TURN sunucusu yok.',
      next: 'Başka bir ağ dene, örneğin bir telefonun erişim noktasını; ya da bu siteyi işletenlerden bir TURN sunucusu iste.',
    },
    symmetric: {
      what: 'Bu ağ her bağlantıya başka bir port veriyor (simetrik NAT) ve yardım edecek bir TURN sunucusu yok.',
      next: 'Başka bir ağ dene, örneğin bir telefonun erişim noktasını; ya da bu siteyi işletenlerden bir TURN sunucusu iste.',
    },
    'no-path': {
      what: 'Yanıt geldi, ama bu ağdan onun ağına giden bir yol yok.',
      next: 'Aşağıda bu cihazı test et, ona da kendi cihazını test ettir: iki ağdan biri geçit vermiyor.',
    },
    refused: {
      what: 'Şu anda senden bağlantı kabul etmiyor: meşgul, yeri dolu veya seni engellemiş.',
      next: 'Kendiliğinden yeniden denenecek.',
    },
    unanswered: {
      what: 'Yanıt vermiyor. Az önce ayrılmış olabilir; ya da oda kilitlidir ve yeni gelenlere yanıt vermiyordur.',
      next: 'Kendiliğinden yeniden denenecek. Oda kilitliyse içeriden birinin kilidi açması gerekir.',
    },
    unproven: {
      what: 'Biri yanıt verdi, ama o kişi olduğunu kanıtlayamadı.',
      next: 'Aranızda biri olabilir. Ona başka bir yoldan ulaş ve bağlanınca kodları karşılaştırın.',
    },
    clock: {
      what: 'Bu cihazın saatiyle onunki arasında günlerce fark var.',
      next: 'Yanlış olan cihazda tarihi ve saati ayarla.',
    },
    crowded: {
      what: 'Bu sayfa, tarayıcının izin verdiği kadar bağlantı kurdu.',
      next: 'Sayfayı yenile.',
    },
    lost: { what: 'Bağlantı koptu.', next: 'Kendiliğinden yeniden denenecek.' },
    trying: {
      what: 'İlk kez bağlantı kuruluyor.',
      next: 'Bu birkaç saniye sürer.',
    },
  },

  answersIn: (server, milliseconds) =>
    `${server}: ${count(Math.round(milliseconds))} ms içinde yanıt veriyor`,
  noAnswer: (server) => `${server}: yanıt yok`,
  servers: { relay: 'Aktarıcı', 'peer-server': 'PeerServer' },
  oneServer: (server, which) => `${server} ${which}`,
  stun: {
    none: 'STUN: bu sitede sunucu yok',
    blocked: 'STUN: UDP üzerinden yanıt yok',
    one: 'STUN: UDP üzerinden yanıt veriyor',
    same: 'STUN: UDP üzerinden yanıt veriyor, bütün sunucular aynı portu görüyor',
    differs:
      'STUN: UDP üzerinden yanıt veriyor, ama sunucular farklı portlar görüyor (simetrik NAT)',
  },
  seen: {
    public: (stun) => `${stun}; görünen adres herkese açık`,
    shared: (stun) => `${stun}; görünen adres sağlayıcının ağı içinde (operatör NAT’ı)`,
    private: (stun) => `${stun}; görünen adres yerel`,
  },
  noTurn: 'TURN: bu sitede sunucu yok',
  turnWorks: (transport) => `${transport} ile TURN: çalışıyor`,
  turnSilent: (transport) => `${transport} ile TURN: yanıt yok`,

  report: 'Swapmeet bağlantı raporu',
  reportConnection: (signaling, linked, others, linking) =>
    `Kişileri bulma: ${signaling}; doğrudan bağlı: ${count(linked)}, onlar aracılığıyla: ${count(others)}, bağlanılıyor: ${count(linking)}`,
  reportForAll: (cause) => `Herkes için engel: ${cause}`,
  reportPerson: (number, link) => `${count(number)}. kişi: ${link}`,
  reportUnlinked: (number, cause) => `${count(number)}. kişi: bağlı değil: ${cause}`,
  notTested: 'Bu cihaz test edilmedi.',

  media: {
    relay: 'Aktarıcı',
    'peer-server': 'PeerServer',
    tabs: 'Bu tarayıcının sekmeleri',
    mesh: 'Odadaki kişiler',
    manual: 'Elle iletilen metinler',
  },
  meshWorks: (people) => `çalışıyor, ${count(people)} kişi aracılığıyla`,
  meshWaits: 'biri bağlanınca',
  manualInUse: 'kullanılıyor',
  manualWaits: 'metinle davet ettiğinde',
  mediumWorks: 'çalışıyor',
  mediumConnects: 'bağlanılıyor',
  tabsMissing: 'bu tarayıcıda yok',
  mediumAway: 'yanıt vermiyor; kendiliğinden yeniden denenecek',
};

export const errors: Words['errors'] = {
  failed: {
    enter: 'Oda açılamadı.',
    say: 'Mesajın gönderilemedi.',
    unsay: 'Mesajın silinemedi.',
    react: 'Tepkin gönderilemedi.',
    keep: 'Seçimin kaydedilemedi.',
    store: 'Bu tarayıcı bu sayfadan hiçbir şey saklamıyor.',
    lock: 'Oda kilitlenemedi veya kilidi açılamadı.',
    title: 'Odanın başlığı değiştirilemedi.',
    rename: 'Adın değiştirilemedi.',
    looks: 'Rengin ve işaretin bu oda için saklanamadı.',
    share: 'Dosya paylaşılamadı.',
    withdraw: 'Dosya hâlâ paylaşılıyor.',
    reattach: 'Dosya yeniden paylaşılamadı.',
    look: 'İçindekiler gösterilemedi.',
    download: 'İndirme devam edemedi.',
    save: 'Dosya indirilenlere kaydedilemedi.',
    pin: 'Dosya sabitlenemedi.',
    delete: 'Dosya silinemedi.',
    library: 'Kitaplık paylaşılamadı.',
    browse: 'Kitaplık açılamadı.',
    note: 'Notta bu işlem yapılamadı.',
    take: 'Dosya gelmedi.',
    profile: 'Profilin taşınamadı.',
  },

  why: {
    'storage-full':
      'Bu cihazda bunun için yer kalmadı. “Bu cihazda saklananlar” bölümünden bir şey sil, sonra tekrar dene.',
    'storage-failed':
      'Tarayıcı depolama alanını kullandırmadı; gizli pencerelerde bu sık olur. Bağlantıyı normal bir pencerede aç, sonra tekrar dene.',
    withdrawn: 'Paylaşan kişi dosyayı geri aldı. Ondan yeniden paylaşmasını iste.',
    'source-gone': 'Diskindeki dosya taşınmış, değişmiş veya artık okunamıyor. Yeniden seç.',
    'bad-list': 'İçeriği, paylaşılanla aynı değil. Paylaşan kişiden yeniden paylaşmasını iste.',
    unlisted:
      'Bunu başka bir cihazdan paylaştın ve burada kimse henüz içinde ne olduğunu bilmiyor. Odayı o cihazda da aç veya burada yeni bir dosya olarak paylaş.',
    unreachable: 'Kimseye ulaşılamadı. Bağlantını kontrol et, sonra tekrar dene.',
    timeout: 'Çok uzun sürdü. Bağlantını kontrol et, sonra tekrar dene.',
    'too-long': 'Bu, odanın izin verdiğinden uzun. Kısalt, sonra tekrar dene.',
    'too-many':
      'Sayıları, odanın izin verdiğinden fazla. Yeni bir odada devam et veya daha azıyla tekrar dene.',
    closed: 'Oda bu arada kapandı. Yeniden açmak için sayfayı yenile.',
    'not-loaded':
      'Swapmeet’in bir bölümü alınamadı: sunucusu yanıt vermiyor veya Swapmeet güncellendi. Tekrar dene; işe yaramazsa sayfayı yenile.',
    unsupported:
      'Bu tarayıcıda Swapmeet’in ihtiyaç duyduğu bir şey eksik. Güncel bir Firefox, Chrome, Edge veya Safari dene.',
  },
  unforeseen:
    'Beklemediğimiz bir sorun çıktı. Tekrar dene; işe yaramazsa sayfayı yenile. Sende olanlar kaybolmaz.',
  messageTooLong: (most) =>
    `Bir mesaj en fazla ${count(most)} karakter olabilir. Böl veya dosya olarak paylaş.`,
  nameTooLong: (most) => `Bir ad en fazla ${count(most)} karakter olabilir. Daha kısa bir ad seç.`,
  fileTooLong: (most) =>
    `Bir dosya en fazla ${most} olabilir. Böl, örneğin parçalı bir Zip arşivi yap.`,
  tooManyMessages: 'Bu oda senden daha fazla mesaj almıyor. Yeni bir odada devam et.',
  tooManyFiles: (most) =>
    `Bu oda senden daha fazla dosya almıyor: bir kişi en fazla ${count(most)} dosya paylaşabilir. Bazılarını paylaşmayı bırak veya kalanları yeni bir odada paylaş.`,
  unknownRecipient:
    'Alıcılardan biri, sen buradayken hiç burada olmadı; bu yüzden onun için şifrelenemiyor. Kime yazdığını yeniden seç.',
  notSaved: {
    'source-gone':
      'Bir parçası artık bu tarayıcıda yok; tarayıcı yer açmak için silmiş olabilir. Yeniden indir.',
    'storage-failed':
      'Kaydetme sona ermeden kesildi; disk doluysa veya tarayıcı durdurduysa böyle olur. Tekrar dene.',
    closed: 'İndirme durduruldu. Yeniden başlat.',
    unsupported:
      'Burada saklamak için fazla büyük ve bu pencere onu doğrudan indirilenlere yazamıyor. Güncel bir Firefox, Chrome, Edge veya Safari’nin normal bir penceresini dene.',
  },
  nothingStored:
    'Site verileri burada engellenmiş veya tarayıcının depolama alanı çalışmıyor. Bu sekmeyi kapatır veya yenilersen mesajlar ve dosyalar bu cihazdan silinir, sen de yeni biri olursun. Bu adres için site verilerine izin verip sayfayı yenile ya da sana gerekenleri kaydet.',
  tooLargeLibrary: (most) =>
    `İçinde ${count(most)} dosyadan fazlası var veya adları çok uzun. Bir bölümünü paylaş.`,
  tooLongCatalogue: 'Listesi, bu uygulamanın oluşturduğu her listeden uzun. Hiçbir şey okunmadı.',
  noLibrary: 'Sahibi artık paylaşmıyor veya değiştirmiş. Dosya listesine bak.',
  ownerBusy: 'Sahibi başka dosyalarla meşgul. Bir dakika sonra tekrar dene.',
  ownerSilent: 'Sahibi burada değil veya yanıt vermiyor. Geldiğinde tekrar dene.',
  goneFromLibrary: 'Sahibi açamıyor: dosya taşınmış veya klasörü yeniden seçmesi gerekiyor.',
  tooManyRooms: 'Bir dosyaya sığandan daha fazla odada bulunmuşsun.',
  profileUnreadable: 'Bu dosya okunamıyor. Yeniden seç.',

  lookingForIt: 'Bu odada dosyaya sahip biri aranıyor.',
  nobodyHasIt: (sharer) =>
    `Şu anda burada kimsede bu dosya yok. ${sharer} veya dosyaya sahip biri dönünce kendiliğinden başlar.`,
  nobodyHasTheRest: (sharer) =>
    `Burada kimsede dosyanın kalanı yok. ${sharer} veya dosyaya sahip biri dönünce kendiliğinden devam eder.`,
  sharerReads: (sharer) =>
    `Dosya, paylaşanın cihazında hâlâ okunuyor (${sharer}). Kendiliğinden devam eder.`,
  sharerNotReached: (sharer) =>
    `Paylaşan kişi (${sharer}) burada, ama bu cihaz henüz ona bağlı değil. Bağlanınca veya dosya buradaki başka birinde olunca kendiliğinden devam eder.`,
  sharerLacksIt: (sharer) =>
    `${sharer} burada, ama tarayıcısı bu dosyayı şu anda okuyamıyor: dosya diskinde taşınmış, değişmiş veya silinmiş ya da sayfa yenilenmiş. Dosyayı yeniden seçince kendiliğinden devam eder.`,
  waitingFor: (sharer) => `Bekleniyor: ${sharer}. Kendiliğinden devam eder.`,
  sentWrong: (sharer) =>
    `Gelen veriler bu dosyaya ait değil (gönderen: ${sharer}), bu yüzden ondan artık alınmıyor. Dosya başka birinde olunca kendiliğinden devam eder.`,
  twoVersions: (sharer) =>
    `${sharer} bu dosyanın iki farklı sürümünü tek dosya gibi paylaştı; başkalarında hangisinin olduğu anlaşılamıyor. Ondan yeniden paylaşmasını iste.`,
  nothingSent:
    'Dosyaya sahip olduğunu söyleyenler bir şey göndermiyor. Gönderdiklerinde veya başka birinde olunca kendiliğinden devam eder.',
  othersFirst:
    'Dosyaya sahip olanlar önce başkalarına gönderiyor. Sıra sana gelince kendiliğinden devam eder.',
  itsTurn: 'Sırasını bekliyor: öne aldığın indirmeler önce gelir.',
  noSpaceForDownload:
    'Bu cihazda bunun için yer kalmadı. “Bu cihazda saklananlar” bölümünden bir şey sil, sonra sürdür; ya da burada saklamadan doğrudan indirilenlere kaydet.',
  holdersNotReached:
    'Dosyaya sahip olanlara şu anda buradan ulaşılamıyor. Ulaşılınca kendiliğinden devam eder; hemen denemek için sürdür.',
  holdersDoNotAnswer:
    'Dosyaya sahip olanlar yanıt vermiyor. Yeniden sormak için sürdür; gelenler korunur.',

  sourceForgotten:
    'Sayfa yenilenince tarayıcı bu dosyanın yerini unutur. Yeniden seç; aynı bağlantıyla yeniden paylaşılır.',
  noSpaceToShare:
    'Bu cihazda paylaşmak için yer kalmadı. “Bu cihazda saklananlar” bölümünden bir şey sil, sonra dosyayı yeniden seç; aynı bağlantıyla yeniden paylaşılır.',
  shareNotStored:
    'Tarayıcı, bu dosyayı paylaşmak için gerekenleri saklamadı. Dosyayı yeniden seç; aynı bağlantıyla yeniden paylaşılır.',
  sourceGone:
    'Bu dosya diskinde taşınmış, değişmiş veya silinmiş; bu yüzden diğerleri alamıyor. Dosyayı eski hâliyle yeniden seç; aynı bağlantıyla yeniden paylaşılır. Değişmiş bir dosya yeni bir dosyadır: yeni olarak paylaş.',

  serverAway:
    'Bu sayfanın sunucusu yanıt vermiyor. Kendiliğinden yeniden deneniyor, gerisi bu arada devam ediyor.',
  updated: 'Bu sekme açıkken Swapmeet güncellendi.',
  updatedHint: 'Bu bölümü açmak için sayfayı yenile.',

  outside: {
    offline: {
      what: 'Çevrimdışısın.',
      next: 'Ağ bağlantın geri gelince oda devam eder. Yazdıkların burada saklanır ve o zaman gönderilir.',
    },
    'cut-off': {
      what: 'Kimseye ulaşılamıyor.',
      next: 'Yukarıda yazdığı gibi adresin gizli.',
    },
    'no-server': {
      what: 'Kişilerin birbirini bulmasını sağlayan sunucuya ulaşılamıyor.',
      next: 'Swapmeet kendiliğinden yeniden dener. O zamana kadar kimse seni burada bulamaz. Yazdıkların burada saklanır ve o zaman gönderilir.',
    },
    lost: {
      what: 'Diğerleriyle bağlantı koptu.',
      next: 'Swapmeet kendiliğinden yeniden dener. Yazdıkların burada saklanır ve o zaman gönderilir.',
    },
    unanswered: {
      what: 'Burada biri var, ama yanıt vermiyor.',
      next: 'Oda kilitli olabilir: o zaman yeni kişilerin girebilmesi için içeriden birinin kilidi açması gerekir. Ya da yeni bir oda bağlantısına geçmişlerdir: bu bağlantıyı sana gönderen kişiye sor. Swapmeet kendiliğinden yeniden dener.',
    },
    unreached: {
      what: 'Burada biri var, ama bu ağdan ona giden bir yol yok.',
      next: 'Ne yapılabileceğini görmek için yukarıdan “Ayrıntılar” bölümünü aç. Swapmeet kendiliğinden yeniden dener.',
    },
    unreadable: {
      what: 'Burada biri var, ama söyledikleri açılamıyor.',
      next: 'Görünüşe göre, bağlantıda yer almayan bir parola kullanılıyor. Bağlantıyı sana gönderen kişiye sor.',
    },
  },
  wrongPassword: {
    what: 'Parola yanlış mı? Buradakiler başka bir parola kullanıyor.',
    next: 'Söyledikleri senin parolanla açılmıyor. Yeniden yaz ve büyük-küçük harfe dikkat et.',
  },
  clocksApart: (days) =>
    plural(days, {
      one: 'Burada biri var, ama saatleriniz arasında yaklaşık 1 gün fark var.',
      other: `Burada biri var, ama saatleriniz arasında yaklaşık ${count(days)} gün fark var.`,
    }),
  theirsBehind: (days, here) =>
    plural(days, {
      one: `Bu cihaza göre şu an: ${here}. Yanlışsa tarihi ve saati ayarla. Doğruysa onun saati yaklaşık 1 gün geri: ayarlamasını iste. Swapmeet kendiliğinden yeniden dener.`,
      other: `Bu cihaza göre şu an: ${here}. Yanlışsa tarihi ve saati ayarla. Doğruysa onun saati yaklaşık ${count(days)} gün geri: ayarlamasını iste. Swapmeet kendiliğinden yeniden dener.`,
    }),
  theirsAhead: (days, here) =>
    plural(days, {
      one: `Bu cihaza göre şu an: ${here}. Yanlışsa tarihi ve saati ayarla. Doğruysa onun saati yaklaşık 1 gün ileri: ayarlamasını iste. Swapmeet kendiliğinden yeniden dener.`,
      other: `Bu cihaza göre şu an: ${here}. Yanlışsa tarihi ve saati ayarla. Doğruysa onun saati yaklaşık ${count(days)} gün ileri: ayarlamasını iste. Swapmeet kendiliğinden yeniden dener.`,
    }),
};

export const figures: Words['figures'] = {
  today: 'Bugün',
  yesterday: 'Dün',
  bytes: ['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
  perSecond: (size) => `${size}/sn`,
  percent: (figure) => `%${count(figure)}`,
  milliseconds: (figure) => `${figure}${NBSP}ms`,
  seconds: (n) => `${count(n)}${NBSP}sn`,
  minutes: (n) => `${count(n)}${NBSP}dk`,
  hours: (n) => `${count(n)}${NBSP}sa`,
  days: 'birkaç gün',
  left: (duration) => `${duration} kaldı`,
  nobody: 'hiç kimse',
  more: (figure) => `${figure} diğeri`,
};

export const fileState: Words['fileState'] = {
  hasAll: (name) => `${name} tamamına sahip`,
  haveAll: (people) =>
    plural(people, {
      one: '1 kişi tamamına sahip',
      other: `${count(people)} kişi tamamına sahip`,
    }),
  havePart: (people) =>
    plural(people, {
      one: 'buradaki 1 kişi bir kısmına sahip',
      other: `buradaki ${count(people)} kişi bir kısmına sahip`,
    }),
  atLeast: (people) =>
    plural(people, {
      one: 'en az 1 kişi tamamına sahip',
      other: `en az ${count(people)} kişi tamamına sahip`,
    }),
  sharerIsHere: (name) => `${name} paylaştı ve burada`,
  nobodyKnown: 'henüz bilinen kimse yok',

  hasPart: (name, percent) => `${name} ${percent}`,
  moreHavePart: (people) =>
    plural(people, {
      one: '1 kişi daha bir kısmına sahip',
      other: `${count(people)} kişi daha bir kısmına sahip`,
    }),
  listHasAll: (names, people) =>
    plural(people, { one: `${names} tamamına sahip`, other: `${names} tamamına sahip` }),
  listHasSome: (names, people) =>
    plural(people, {
      one: `${names} tamamına ya da bir kısmına sahip olduğunu söylüyor`,
      other: `${names} tamamına ya da bir kısmına sahip olduğunu söylüyor`,
    }),

  keptBy: (names, people) =>
    plural(people, { one: `${names} tamamını saklıyor`, other: `${names} tamamını saklıyor` }),
  closableKept: (names, people) =>
    plural(people, {
      one: `Bu sekmeyi kapatabilirsin: ${names} tamamını saklıyor`,
      other: `Bu sekmeyi kapatabilirsin: ${names} tamamını saklıyor`,
    }),

  sharedByYou: 'sen paylaştın',
  sharedByYouPrivately: 'sen özel olarak paylaştın',
  from: (names) => `gönderen: ${names}`,
  offeredBy: (name) => `${name} paylaşıyor`,
  offeredByPrivately: (name) => `${name} özel olarak paylaşıyor`,
  sharedBy: (name) => `${name} paylaştı`,
  sharedByPrivately: (name) => `${name} özel olarak paylaştı`,

  closable: (name) => `Bu sekmeyi kapatabilirsin: tamamı başka birinde de var (${name})`,
  closableMany: (people) =>
    plural(people, {
      one: 'Bu sekmeyi kapatabilirsin: 1 kişi daha tamamına sahip',
      other: `Bu sekmeyi kapatabilirsin: ${count(people)} kişi daha tamamına sahip`,
    }),
  closableTogether: 'Bu sekmeyi kapatabilirsin: diğerleri birlikte tamamına sahip',
  keepOpenPart: (percent) => `Bu sekmeyi açık tut, yalnızca burada olan kısım: ${percent}`,
  keepOpen: 'Bu sekmeyi açık tut: bu dosya henüz başka kimsede yok',
  keepOpenAsKnown: 'Bu sekmeyi açık tut: bilindiği kadarıyla tamamı henüz başka kimsede yok',
  keepOpenForNow: 'Bu sekmeyi açık tut: şu anda bu dosya burada başka kimsede yok',

  missing: (size) => `${size} eksik`,
  asking: 'Diğerlerinden isteniyor',
  speedAndLeft: (speed, left) => `${speed} · ${left}`,
  paused: (size) => `Sen duraklattın · ${size} saklandı`,
  twoVersions: 'İki sürüm',
  preparing: 'Hazırlanıyor. Diğerleri şimdiden başlayabilir',

  askingWhat: 'Bunun ne olduğu buradakilere soruluyor…',
  unknownHere:
    'Burada kimse bu dosyayı bilmiyor. Dosyaya sahip biri odayı açınca adı ve boyutu burada görünür.',
  unknownAlone:
    'Burada başka kimse yok. Dosyaya sahip biri odayı açınca adı ve boyutu burada görünür.',
  leaveOpen:
    'Bu sayfayı açık bırakabilir veya bağlantıyı gönderen kişiden de açmasını isteyebilirsin.',
  notShared: 'Bu dosya artık paylaşılmıyor',
  notSharedHint:
    'Paylaşan kişi dosyayı geri aldı. Hâlâ gerekiyorsa ondan yeniden paylaşmasını iste.',
  notSharedByUs: 'Dosyayı geri aldın. Başkalarına hâlâ gerekiyorsa odada yeniden paylaş.',
  inRoomWith: (room: Slot, names: string): Sentence => [
    room,
    ` odasındasın. Odada ayrıca: ${names}.`,
  ],
  inRoomAlone: (room) => [room, ' odasındasın, şimdilik yalnızsın.'],
  inRoom: (room) => [room, ' odasında'],
  toRoom: 'Odaya git',
};

export const files: Words['files'] = {
  list: 'Dosyalar',
  showOlder: (n) =>
    plural(n, { one: 'Daha eski 1 dosyayı göster', other: `Daha eski ${count(n)} dosyayı göster` }),
  linkTo: (name) => `Bağlantı: ${name}`,
  copyLink: 'Bu dosyanın bağlantısını kopyala',
  progressOf: (name) => `İlerleme: ${name}`,
  givers: 'Gönderen:',
  otherGivers: (percent) => `diğerleri ${percent}`,

  download: 'İndir',
  downloadOf: (name) => `İndir: ${name}`,
  downloadAll: 'Tümünü indir',
  downloadAllOf: (name) => `Tümünü indir: ${name}`,
  intoFolder: 'Klasöre kaydet',
  intoFolderHint:
    'Dosyalar bir Zip arşivine değil, seçeceğin bir klasöre kaydedilir. Tarihleri şu an olur: kendi tarihlerini yalnızca Zip arşivi korur.',
  downloadInto: (name) => `Klasöre kaydet: ${name}`,
  saveInto: (name) => `Klasöre kaydet: ${name}`,
  choose: 'Seç',
  chooseAgain: (name) => `Yeniden seç: ${name}`,
  save: 'Kaydet',
  saveOf: (name) => `Kaydet: ${name}`,
  saveThrough: (name) => `Doğrudan indirilenlere kaydet: ${name}`,
  saveThroughHint: 'Burada saklamadan doğrudan indirilenlere',
  pause: 'Duraklat',
  pauseOf: (name) => `Duraklat: ${name}`,
  resume: 'Sürdür',
  resumeOf: (name) => `Sürdür: ${name}`,
  cancel: 'İptal',
  cancelOf: (name) => `İptal: ${name}`,
  cancelHint: 'Durdurur ve gelenleri siler',
  stopSharing: 'Paylaşmayı bırak',
  stopSharingOf: (name) => `Paylaşmayı bırak: ${name}`,
  stopSharingHint: 'Artık kimse alamaz. Başkalarının kaydettiği kopyalar geri alınamaz.',

  marked: (name, mark) => `${name}, ${mark}`,
  number: (n) => `${count(n)}. dosya`,
  allHere: 'tamamı burada',
  chosenHere: 'seçtiklerin burada',
  files: (n) => plural(n, { one: '1 dosya', other: `${count(n)} dosya` }),

  offersYou: {
    zip: (name) => `${name} seninle bir Zip arşivi paylaşıyor`,
    archive: (name) => `${name} seninle bir arşiv paylaşıyor`,
    picture: (name) => `${name} seninle bir resim paylaşıyor`,
    video: (name) => `${name} seninle bir video paylaşıyor`,
    sound: (name) => `${name} seninle bir ses dosyası paylaşıyor`,
    pdf: (name) => `${name} seninle bir PDF paylaşıyor`,
    document: (name) => `${name} seninle bir belge paylaşıyor`,
    spreadsheet: (name) => `${name} seninle bir elektronik tablo paylaşıyor`,
    slides: (name) => `${name} seninle bir sunu paylaşıyor`,
    text: (name) => `${name} seninle bir metin dosyası paylaşıyor`,
    code: (name) => `${name} seninle kaynak kodu paylaşıyor`,
    disk: (name) => `${name} seninle bir disk görüntüsü paylaşıyor`,
    program: (name) => `${name} seninle bir program paylaşıyor`,
    font: (name) => `${name} seninle bir yazı tipi paylaşıyor`,
    file: (name) => `${name} seninle bir dosya paylaşıyor`,
    folder: (name) => `${name} seninle bir klasör paylaşıyor`,
    batch: (name) => `${name} seninle dosyalar paylaşıyor`,
  },
  youShare: {
    zip: 'Bir Zip arşivi paylaşıyorsun',
    archive: 'Bir arşiv paylaşıyorsun',
    picture: 'Bir resim paylaşıyorsun',
    video: 'Bir video paylaşıyorsun',
    sound: 'Bir ses dosyası paylaşıyorsun',
    pdf: 'Bir PDF paylaşıyorsun',
    document: 'Bir belge paylaşıyorsun',
    spreadsheet: 'Bir elektronik tablo paylaşıyorsun',
    slides: 'Bir sunu paylaşıyorsun',
    text: 'Bir metin dosyası paylaşıyorsun',
    code: 'Kaynak kodu paylaşıyorsun',
    disk: 'Bir disk görüntüsü paylaşıyorsun',
    program: 'Bir program paylaşıyorsun',
    font: 'Bir yazı tipi paylaşıyorsun',
    file: 'Bir dosya paylaşıyorsun',
    folder: 'Bir klasör paylaşıyorsun',
    batch: 'Dosyalar paylaşıyorsun',
  },
  kept: 'Bu cihazda saklananlar',
  keptOf: (used, quota) => `${used} / ${quota}`,
  keptLook: 'Gözden geçir',

  size: 'Boyut',
  holds: 'İçerik',
  haveAll: 'Tamamına sahip',
  whoHasIt: 'Kimlerde var',
  people: (n, isAll) =>
    isAll
      ? plural(n, { one: '1 kişi', other: `${count(n)} kişi` })
      : plural(n, { one: '1 kişi veya daha fazla', other: `${count(n)} kişi veya daha fazla` }),
  complete: 'Tamamı burada ve kontrol edildi.',
  offeredHint:
    'Doğrudan onların tarayıcısından seninkine gelir ve tamamı kontrol edilir. Bu sayfayı kapatıp sonra devam edebilirsin; gelenler burada kalır.',
};

export const filesPane: Words['filesPane'] = {
  title: 'Dosyalar',
  share: 'Dosya paylaş',
  shareFolder: 'Klasör paylaş',
  empty: 'Burada henüz dosya yok.',
  emptyHint:
    'Herhangi bir yere dosya veya klasör bırak, bir resim yapıştır ya da bir dosya seç. Buradaki herkes onu, dosyaya sahip olan herkesten alabilir.',

  free: (free) => `${free} boş`,
  pinnedAndFree: (pinned, free) => `${pinned} sabitlendi, ${free} boş`,
  nearlyFull: 'Bu cihaz neredeyse dolu.',
  couldGo: (files, it) =>
    plural(files, {
      one: `${it.left} kaldı. 1 dosya silinirse ${it.sum} açılır: ${it.names}.`,
      other: `${it.left} kaldı. ${count(files)} dosya silinirse ${it.sum} açılır: ${it.names}.`,
    }),
  nothingCouldGo: (left) =>
    `${left} kaldı ve buradaki her dosya ya sabitlenmiş ya da kullanılıyor. Birinin sabitlemesini kaldır veya tarayıcı dışında yer aç.`,
  choose: 'Silinecekleri seç',

  savedNews: (name) => `${name}: Bitti. İndirilenlere kaydedildi.`,
  savedIntoNews: (name, folder) => `${name}: Bitti. Kaydedilen klasör: “${folder}”.`,

  messageDeleted: (text) => `Mesaj silindi: “${text}”`,
  fileDeleted: (name) => `Bu cihazdan silindi: “${name}”`,
  downloadCancelled: (name) => `İndirme iptal edildi: “${name}”`,
  noLongerShared: 'Artık paylaşılmıyor. Başkalarının kaydettiği kopyalar geri alınamaz.',
};

export const batches: Words['batches'] = {
  unread: (n) =>
    plural(n, {
      one: 'Bir şey eklenemedi: tarayıcın okuyamadı.',
      other: `${count(n)} dosya veya klasör eklenemedi: tarayıcın okuyamadı.`,
    }),
  unreadHint: 'Açma iznin olup olmadığını kontrol et, sonra yeniden paylaş.',
  otherFile: 'Bu aynı dosya değil.',
  otherFiles: 'Bunlar aynı dosyalar değil.',
  otherFileHint: (name) =>
    `“${name}”, paylaşılandan farklı. Aslını seç veya bunu yeni bir dosya olarak paylaş.`,

  several: {
    picture: (n) => plural(n, { one: '1 resim', other: `${count(n)} resim` }),
    video: (n) => plural(n, { one: '1 video', other: `${count(n)} video` }),
    sound: (n) => plural(n, { one: '1 ses dosyası', other: `${count(n)} ses dosyası` }),
    pdf: (n) => plural(n, { one: '1 PDF', other: `${count(n)} PDF` }),
    file: (n) => plural(n, { one: '1 dosya', other: `${count(n)} dosya` }),
  },
};

export const contents: Words['contents'] = {
  contentsOf: (name) => `İçindekiler: ${name}`,
  files: (n) => plural(n, { one: '1 dosya', other: `${count(n)} dosya` }),
  emptyFolder: 'boş',
  earlier: (n) =>
    plural(n, { one: 'Önceki satırı göster', other: `Önceki ${count(n)} satırı göster` }),
  later: (n) => plural(n, { one: '1 satır daha göster', other: `${count(n)} satır daha göster` }),

  look: 'İçindekileri gör',
  lookInto: (name) => `İçindekileri gör: ${name}`,
  asking: 'İçindekilerin listesi isteniyor…',
  failed: 'İçindekiler gösterilemedi.',
  retry: 'Tekrar dene',

  downloadSelected: 'Seçilenleri indir',
  selected: (n, size) =>
    plural(n, { one: `1 dosya, ${size}`, other: `${count(n)} dosya, ${size}` }),
  selectFirst: 'İstediklerini işaretle veya tümünü al.',
};

export const player: Words['player'] = {
  play: 'Oynat',
  playOf: (name) => `Oynat: ${name}`,
  close: 'Oynatıcıyı kapat',
  closeOf: (name) => `Oynatıcıyı kapat: ${name}`,
  again: 'Yeniden oynat',
  againOf: (name) => `Yeniden oynat: ${name}`,
  opening: 'Oynatıcı açılıyor',

  waiting: 'Sıradaki bölüm bekleniyor.',
  waitingForPeople: 'Sıradaki bölüm burada kimsede yok. Sahip olanlar dönünce devam eder.',
  broken: 'Akış kesildi. Buradan devam etmek için yeniden oynat.',
  whenComplete: 'Bu tarayıcı ancak tamamı gelince oynatır. O zaman başlar.',
  whenCompleteOffered: 'Bu tarayıcı ancak tamamı gelince oynatır. “İndir”e bas, o zaman başlar.',
  cannotPlay: {
    video: 'Bu tarayıcı bu tür videoyu oynatamıyor. Başka bir programla izlemek için indir.',
    sound: 'Bu tarayıcı bu tür sesi çalamıyor. Başka bir programla dinlemek için indir.',
  },
  noPicture:
    'Bu tarayıcı yalnızca sesini çalıyor. Görüntüyü başka bir programla görmek için indir.',
};

export const preview: Words['preview'] = {
  open: (name) => `Aç: ${name}`,
  openText: 'Aç',
  before: 'Önceki resim',
  after: 'Sonraki resim',
  nth: (n, all) => `${count(n)} / ${count(all)}`,
  enlarge: 'Yakınlaştır',
  reduce: 'Uzaklaştır',
  reading: 'Okunuyor…',
  gone: 'Bu dosya artık burada değil.',
  onlyBeginning: (size) => `Yalnızca ilk ${size} gösteriliyor. Devamını okumak için kaydet.`,

  show: 'Resimleri göster',
  showOf: (name) => `Resimleri göster: ${name}`,
  notShown: 'Gösterilmiyor',
  more: (n) => plural(n, { one: '+1 resim', other: `+${count(n)} resim` }),
  picturesOf: (name) => `Resimler: ${name}`,

  showSmall: 'Küçük boyutlu resimleri otomatik göster',
  showSmallHint: (size) =>
    `En fazla ${size} olan resimler, mesajlarını gördüğün anda alınır; tarifeli bağlantılarda alınmaz.`,

  pictureData: 'Resimlerdeki konum ve kamera verileri',
  pictureDataHint:
    'JPEG, PNG veya WebP resimleri paylaştığında. Resmin kendisi değişmez. Videolardaki ve diğer dosyalardaki veriler kalır.',
  ask: 'Bana sor',
  data: { remove: 'Kaldır', keep: 'Kalsın' },
  askData: 'Konum ve kamera verileri resimlerden kaldırılsın mı?',
  askDataWhy:
    'Paylaştığın bir şey nerede, ne zaman veya hangi kamerayla çekildiğini ele veriyor. Bu veriler kaldırılınca resmin kendisi değişmez.',
  tooLarge: (n, names) =>
    plural(n, {
      one: `${names} bunun için fazla büyük: içindeki her şeyle paylaşılır.`,
      other: `${names} bunun için fazla büyük: içlerindeki her şeyle paylaşılırlar.`,
    }),
  askLarge: 'Hiçbir şey kaldırılmadan paylaşılsın mı?',
  askLargeWhy: (n, names) =>
    plural(n, {
      one: `${names} temizlenemeyecek kadar büyük. Nerede, ne zaman veya hangi kamerayla çekildiğini ele verebilir.`,
      other: `${names} temizlenemeyecek kadar büyük. Nerede, ne zaman veya hangi kamerayla çekildiklerini ele verebilirler.`,
    }),
  large: { keep: 'Yine de paylaş', none: 'Vazgeç' },
  askDataOnce: 'Yanıtın bütün odalar için geçerlidir. Ayarlardan değiştirebilirsin.',

  faults: {
    'other-type': 'Gösterilmiyor: içeriği bu türden bir resim değil. Yine de kaydedebilirsin.',
    'too-large': 'Burada gösterilemeyecek kadar büyük. Kaydedip cihazında açabilirsin.',
    damaged: 'Gösterilemiyor: dosya bozuk veya yarım. Yine de kaydedebilirsin.',
    unreadable: 'Gösterilemiyor: dosya burada okunamadı.',
  },
  noText: 'Gösterilmiyor: içeriği metin değil.',
  textOf: (name) => `Başlangıcı: ${name}`,
};

export const saving: Words['saving'] = {
  saving: 'İndirilenlere kaydediliyor…',
  savingInto: (folder) => `“${folder}” klasörüne kaydediliyor…`,
  saved: 'Bitti. İndirilenlere kaydedildi.',
  savedInto: (folder) => `Bitti. “${folder}” klasörüne kaydedildi.`,
  datesInZip:
    'Tarayıcılar yazdıkları dosyalara şu anki zamanı verir. Zip arşivi ise dosyaların kendi tarihlerini korur.',
  renamed: (n) =>
    plural(n, {
      one: '1 ad, kullanımda olduğu veya her sistem izin vermediği için değiştirildi:',
      other: `${count(n)} ad, kullanımda olduğu veya her sistem izin vermediği için değiştirildi:`,
    }),
  renamedTo: (before, after) => `${before}: yeni adı ${after}`,
  renamedMore: (n) => plural(n, { one: '1 ad daha', other: `${count(n)} ad daha` }),
};

export const transfers: Words['transfers'] = {
  title: 'Aktarımlar',
  close: 'Aktarımları kapat',
  coming: 'Sana gelenler',
  going: 'Başkalarına gidenler',
  yours: 'Paylaştıkların',

  nothing: 'Şu anda aktarım yok.',
  comingNow: (files) =>
    plural(files, { one: '1 dosya geliyor', other: `${count(files)} dosya geliyor` }),
  goingNow: (files) =>
    plural(files, { one: '1 dosya gidiyor', other: `${count(files)} dosya gidiyor` }),
  pausedNow: (files) =>
    plural(files, { one: '1 indirme duraklatıldı', other: `${count(files)} indirme duraklatıldı` }),
  missing: (size, left) => `${size} eksik, ${left}`,
  at: (what, speed) => `${what}, ${speed}`,

  from: (names) => `gönderen: ${names}`,
  to: (name) => `alan: ${name}`,
  has: (percent) => `${percent} var`,
  nobodyYet: 'henüz kimsede yok',
  pauseAll: 'Tümünü duraklat',
  resumeAll: 'Tümünü sürdür',
  showAll: (more) =>
    plural(more, {
      one: 'Daha eski 1 dosyayı göster',
      other: `Daha eski ${count(more)} dosyayı göster`,
    }),

  first: 'Öne al',
  firstOf: (name) => `Öne al: ${name}`,
  move: (name) => `Taşı: ${name}`,
  moveHint: 'Sürükle veya ok tuşlarına bas. Önce gelen önce alınır.',
  moved: (name, at, all) => `${name} artık ${count(all)} dosya içinde ${count(at)}. sırada.`,
};

export const home: Words['home'] = {
  pageTitle: 'Swapmeet: tek bağlantıyla bir oda',
  headlineOpen: 'Bağlantıyı aç.',
  headlineSwap: 'Her şeyi takas et.',
  lede: 'Sohbet et, her boyutta dosya alıp ver; doğrudan tarayıcıdan tarayıcıya. Hesap yok, sunucuda hiçbir şey saklanmaz.',
  astray: 'Bu bağlantı hiçbir odaya götürmüyor.',
  astrayHint: 'Bir parçası kaybolmuş olabilir. Yeniden iste veya burada yeni bir oda aç.',

  newRoom: 'Yeni oda',
  sendFiles: 'Dosya gönder',
  sendFolder: 'Klasör gönder',
  drop: 'Oda açmak için bırak',
  dropHint:
    'Ya da bu sayfanın herhangi bir yerine dosya veya klasör bırak: bir oda açılır ve bağlantısı kopyalanır.',
  password: 'Parola da koy',
  passwordField: 'Oda parolası',
  passwordHint: (least) => `En az ${count(least)} karakter, örneğin dört sözcük.`,
  passwordTooShort: (least) =>
    `En az ${count(least)} karakter kullan veya hiç parola koyma: bağlantıya sahip olan herkes dilediği hızda parola deneyebilir.`,
  passwordNotInLink:
    'Hiçbir bağlantıda yer almaz ve girmek için gereklidir. Başka bir yoldan söyle.',
  filesWait: (files) =>
    plural(files, {
      one: 'Bir dosya bekliyor. “Yeni oda” onu orada paylaşır.',
      other: `${count(files)} dosya bekliyor. “Yeni oda” onları orada paylaşır.`,
    }),
  beenHere: 'Burayı başka bir cihazda kullandın mı?',
  moveProfile: 'Profilini taşı',
  howItWorks: 'Nasıl çalışır, neleri yapamaz',
  notKept: 'Paylaşılan saklanamadı: bu tarayıcının depolama alanı dolu.',

  roomName: 'Oda adı',
  roomNameExample: 'tramvay-orkestrasi',
  roomNameHint:
    'Bir ad tahmin edilebilir, yeni bir oda edilemez. Buraya bir odanın bağlantısı da yazılabilir.',
  join: 'Katıl',
  elsewhere: (host) => `Bu bağlantı şu adrese ait: ${host}. Orada buluşuluyor.`,
  openThere: 'Orada aç',
  noName: 'Önce bir oda adı yaz veya yeni bir oda aç.',
  longName: (most) =>
    `Bir oda adı en fazla ${count(most)} karakter olabilir. Daha kısa bir ad seç.`,
  lostLink: 'Bu bağlantı hiçbir odaya götürmüyor. Bir parçası kaybolmuş olabilir. Yeniden iste.',

  whyOpen: 'Bağlantıyı aç, içeridesin.',
  whyOpenHint: 'Hesap yok, kurulum yok, önden soru yok.',
  whyDrop: 'Bir dosya bırak, herkes alabilir.',
  whyDropHint:
    'Dosyaya sahip olan herkesten gelir ve tamamı kontrol edilir. Tamamı başkalarında olunca ayrılabilirsin.',
  whyPrivate: 'Tarayıcılarınız arasında kalır.',
  whyPrivateHint:
    'Sunucumuz sizi yalnızca tanıştırır. Tek bir sözcük okuyamaz ve üzerinde sana ait hiçbir şey saklanmaz.',

  heroNames: { ana: 'Ana', bo: 'Bo', chidi: 'Chidi', you: 'sen' },
  hero: 'Ana, Bo ve Chidi bir dosyanın parçalarını veriyor; senin kopyanın dörtte üçü tamam.',
  heroCaption:
    'Tek bir dosya, aynı anda üç kişiden. Her biri, diğerlerinin henüz vermediğini veriyor.',
};

export const howItWorks: Words['howItWorks'] = {
  title: 'Nasıl çalışır, neleri yapamaz',
  sections: [
    {
      title: 'Nasıl çalışır',
      says: [
        'Bir oda, bağlantısından ibarettir. Bağlantıyı açan içeridedir ve odadaki herkes mesajları ve dosyaları doğrudan tarayıcıdan tarayıcıya alıp verir.',
        'Küçük bir sunucu sizi yalnızca birbirinizle tanıştırır. Hiçbir şey saklamaz; ne söylediğini, ne paylaştığını, adının ne olduğunu okuyamaz.',
        'Dosyalar, onlara sahip olan herkesten parça parça gelir. Her parça kontrol edilir; bu yüzden kimse sana değiştirilmiş bir dosya veremez.',
      ],
    },
    {
      title: 'Söylediklerini kimler okuyabilir',
      says: [
        'Odanın bağlantısına sahip olan herkes, şimdi ve sonra: daha sonra gelenler, önceden konuşulanları da alır.',
        'Özel bir mesajı yalnızca seçtiklerin okuyabilir. Diğerleri bir şeyin gönderildiğini ve ne zaman gönderildiğini görür.',
        'Parola varsa hem bağlantı hem parola gerekir. Odayı kilitlemek yeni kişileri dışarıda tutar.',
        'Adını kendin verdiğin bir oda, adı kadar gizlidir: adı tahmin eden herkes içeridedir. Yeni bir odayı kimse tahmin edemez.',
        'Bu sayfanın geldiği siteyi işletenler sayfayı değiştirebilir. Bunun önemli olduğu yerde siteyi kendin işlet.',
      ],
    },
    {
      title: 'Kim kimdir',
      says: [
        'Adlar serbestçe seçilebilir. Adın yanındaki resim, başka kimsede olmayan bir anahtara aittir; iki kişi emin olmak için bir kodu karşılaştırabilir.',
        'Birinin anahtarı değişirse yeni biri olarak görünür.',
      ],
    },
    {
      title: 'Adresin neyi gösterir',
      says: [
        'Birbiriyle doğrudan konuşan tarayıcılar birbirinin ağ adresini bilir. Bu adres, aşağı yukarı nerede olduğunu ve sağlayıcının kim olduğunu gösterir.',
        'Sitenin bunun için bir sunucusu varsa ayarlardan adresini odadakilerden gizleyebilirsin. Sitenin kendi sunucusu onu her zaman görür.',
      ],
    },
    {
      title: 'Ne nerede saklanır',
      says: [
        'Mesajlar, indirdiğin veya paylaştığın dosyalar ve anahtarların bu cihazda, bu tarayıcıda ve diğerlerinin tarayıcılarında saklanır. Başka hiçbir yerde değil.',
        'Mesajlar şifreli saklanır, dosyalar şifresiz. Bu tarayıcıyı kullanabilen herkes odalarını açabilir.',
        'Ana sayfada odaların listelenir. “Ayrıl ve unut”, bu cihazda bir odaya ait ne varsa siler. Oda ayarlarındaki “Bu cihazda hiç iz bırakma” ise baştan hiçbir şey saklamaz.',
        'Bu sitenin verilerini temizlersen odaların, dosyaların ve anahtarların bu cihazdan silinir.',
      ],
    },
    {
      title: 'Bağlantıya sahip bir yabancı neler yapabilir',
      says: [
        'İçeri girebilir, konuşulanları okuyabilir, dosyaları alabilir, yazabilir ve kendi dosyalarını paylaşabilir.',
        'Başkalarının söylediklerini değiştiremez veya silemez, onların adına konuşamaz, bir indirmeyi bozamaz.',
        'Kişileri sessize alabilir veya engelleyebilir, odayı kilitleyebilir ya da seçtiklerin için yeni bir oda açabilirsin.',
      ],
    },
    {
      title: 'Sekmeyi kapatınca ne olur',
      says: [
        'Odadan çıkmış olursun; dosyaların, tamamına sahip olan başkalarından gelir. Kimsede tamamı yoksa sen dönene kadar beklerler; dosyanın kartında bu yazar.',
        'Bu arada konuşulanlar, odayı yeniden açtığında o sırada orada olan birinden gelir. Kimse yoksa hiçbir şey gelmez.',
        'İndirmeler kaldıkları yerden devam eder.',
      ],
    },
    {
      title: 'Neleri yapamaz',
      says: [
        'Başkalarının gördüğünü veya indirdiğini geri alamaz. Silince onların cihazlarından da silmesi istenir; dürüst olanlar siler.',
        'Sahip olan kimse orada değilken sana bir mesaj veya dosya getiremez.',
        'Odadaki birinin bağlantıyı veya gördüklerini başkalarına iletmesini engelleyemez.',
        'Bazı ağlar iki tarayıcının bağlanmasına izin vermez. O zaman odadaki birinin veya sitenin bir sunucusunun verileri iletmesi gerekir; odadaki “Ayrıntılar” sorunun ne olduğunu söyler.',
        'Seni zararlı bir dosyadan koruyamaz: kendiliğinden hiçbir dosyayı açmaz, ama sen açabilirsin.',
      ],
    },
  ],
};

export const link: Words['link'] = {
  roomTitle: 'Bu odanın bağlantısı',
  fileTitle: (name) => `Bağlantı: ${name}`,
  roomHint: 'Buna sahip olan herkes içeri girebilir.',
  passwordHint: 'İçeri girmek için parola da gerekir.',
  fileHint: 'Buna sahip olan herkes odaya girip dosyayı alabilir.',
  copy: 'Bağlantıyı kopyala',
  share: 'Bağlantıyı paylaş',
  qr: 'Bağlantının QR kodu',
  qrHint: 'Bir telefonun kamerasıyla tara.',
};

export const received: Words['received'] = {
  title: 'Hangi odaya?',
  explained: 'Bunu sana başka bir uygulama veya sayfa verdi. Sen bir oda seçmeden kimseye gitmez.',
  files: 'Dosyalar',
  text: 'Metin',
  textHint: 'Mesaj alanına gelir ve “Gönder”e bastığında gönderilir.',
  moreFiles: (files) =>
    plural(files, { one: 've 1 dosya daha', other: `ve ${count(files)} dosya daha` }),
  left: (files) =>
    plural(files, {
      one: '1 dosya aralarında yok: fazla büyüktü veya dosyalar fazla çoktu.',
      other: `${count(files)} dosya aralarında yok: fazla büyük veya fazla çoktular.`,
    }),
  here: (room) => `Burada, ${room} odasında`,
  newRoom: 'Yeni oda',
  rooms: 'Odalar',
  later: 'Sonra karar ver',
  laterHint: 'Burada bir gün bekler.',
  discard: 'Sil',
  elsewhere: (room) => `Başka bir sekmede, ${room} odasında paylaşılıyor.`,
};

export const recent: Words['recent'] = {
  title: 'Son odalar',
  unread: (messages) =>
    plural(messages, { one: '1 okunmamış', other: `${count(messages)} okunmamış` }),
  keptFiles: (files, size) =>
    plural(files, {
      one: `Burada 1 dosya, ${size}`,
      other: `Burada ${count(files)} dosya, ${size}`,
    }),
  keptMessages: 'Burada mesajlar var, dosya yok',
  keptNothing: 'Burada bir şey saklanmıyor',
  password: 'parola',
  locked: 'kilitli',
  forget: 'Ayrıl ve unut',
  forgetOf: (room) => `Ayrıl ve unut: ${room}`,
  all: (rooms) => `${count(rooms)} odanın tümünü göster`,

  offline: 'Çevrimdışısın.',
  offlineHint:
    'Odaların bu cihazda saklananlarla açılır. Yeniden çevrimiçi olunca yazdıkların gönderilir ve kişiler bulunur.',

  forgetTitle: (room) => `${room} unutulsun mu?`,
  forgetHint: 'Mesajları, dosyaları ve oradaki kimliğin bu cihazdan silinir. Bu geri alınamaz.',
  forgetOthers:
    'Odadaki diğerlerinde olanlar onlarda kalır. Bağlantısıyla yeni biri olarak geri dönebilirsin.',
  forgetNow: 'Bu odayı unut',
  keep: 'Kalsın',
  forgotten: (room) => `${room} odasından artık burada hiçbir şey saklanmıyor.`,
  notForgotten: 'Tamamı silinemedi. Tekrar dene.',
};

export const updates: Words['updates'] = {
  label: 'Yeni sürüm',
  here: 'Yeni bir sürüm var.',
  reload: 'Yenile',
  notNow: 'Şimdi değil',
  waits: 'Yeni sürüm, yolda dosya kalmayınca ve yazılan bir mesaj olmayınca gelir.',
  cancel: 'İptal',
};

export const leaving: Words['leaving'] = {
  stillMoving: 'Hâlâ yolda dosyalar var.',
  stillMovingHint: 'Şimdi ayrılırsan dururlar. Gelenler saklanır; döndüğünde devam eder.',
  onlyCopy: (name) => `“${name}” dosyasının tamamı burada başka kimsede yok.`,
  onlyCopyHint: 'Şimdi ayrılırsan, sen dönene kadar diğerleri onu alamaz.',
  onlyCopies: (name, more) =>
    plural(more, {
      one: `“${name}” ve 1 dosya daha, tam hâliyle burada başka kimsede yok.`,
      other: `“${name}” ve ${count(more)} dosya daha, tam hâliyle burada başka kimsede yok.`,
    }),
  onlyCopiesHint: 'Şimdi ayrılırsan, sen dönene kadar diğerleri onları alamaz.',
  onlyKnown: (name) => `Bilindiği kadarıyla “${name}” dosyasının tamamı başka kimsede yok.`,
  onlyKnownHint: 'Şimdi ayrılırsan, sen dönene kadar belki kimse onu alamaz.',
  onlyKnownOf: (name, more) =>
    plural(more, {
      one: `Bilindiği kadarıyla “${name}” ve 1 dosya daha, tam hâliyle başka kimsede yok.`,
      other: `Bilindiği kadarıyla “${name}” ve ${count(more)} dosya daha, tam hâliyle başka kimsede yok.`,
    }),
  onlyKnownOfHint: 'Şimdi ayrılırsan, sen dönene kadar belki kimse onları alamaz.',
};

export const library: Words['library'] = {
  share: 'Klasörü kitaplık olarak paylaş',
  shareHint: 'Diğerleri göz atıp içinde arama yapabilir. Bir dosya ancak biri alınca okunur.',
  emptyFolder: (name) => `${name} klasöründe dosya yok.`,
  emptyFolderHint: 'İçinde dosya olan bir klasör seç.',

  library: 'Kitaplık',
  files: (n) => plural(n, { one: '1 dosya', other: `${count(n)} dosya` }),
  shares: (name) => `${name} bir kitaplık paylaşıyor`,
  youShare: 'Bir kitaplık paylaşıyorsun',
  browse: 'Göz at',
  browseOf: (name) => `Göz at: ${name}`,
  lookAgain: 'Yeniden tara',
  lookAgainIn: (name) => `Yeniden tara: ${name}`,
  lookAgainHint: 'Klasörü yeniden seç: diğerleri o zaman nelerin değiştiğini görür',
  choose: 'Seç',
  chooseAgain: (name) => `Yeniden seç: ${name}`,
  closed: 'Diğerlerinin içinde arama yapıp dosya alabilmesi için klasörünü yeniden seç.',
  asks: 'Klasörünü yeniden açana kadar diğerleri içinde arama yapamaz ve dosya alamaz.',
  openAgain: 'Yeniden aç',
  openAgainOf: (name) => `Yeniden aç: ${name}`,
  lookNowHint: 'Diğerleri o zaman nelerin değiştiğini görür',
  open: 'Diğerleri içinde arama yapabilir. Bir dosya, biri alınca okunur.',
  sameAgain: (name) => `Değişen bir şey yok: ${name}.`,
  changedAgain: (name) => `${name} artık şu anki hâliyle paylaşılıyor.`,

  reading: 'Dosya listesi okunuyor…',
  empty: 'Bu kitaplık boş.',
  selectFirst: 'İstediklerini işaretle.',
  takesMax: (n) => `Bir seferde en fazla ${count(n)} dosya işaretle.`,
  takenOf: (name) => `Buradan alınanlar: ${name}`,
  left: (n) =>
    plural(n, {
      one: '1 dosya daha istenecek. O zamana kadar burayı açık bırak.',
      other: `${count(n)} dosya daha istenecek. O zamana kadar burayı açık bırak.`,
    }),
  waits: 'Sırasını bekliyor.',
  take: 'İndir',
  takeOf: (name) => `İndir: ${name}`,
  asking: 'İsteniyor…',
  yours: 'senin',
  of: (name) => `sahibi: ${name}`,
};

export const search: Words['search'] = {
  search: 'Mesajlarda ve dosyalarda ara',
  hint: '“Tam sözcükler”, kimden:ad, var:dosya veya var:bağlantı ile daralt. Dosyalar için “video” gibi bir tür veya >10mb gibi bir boyut da deneyebilirsin.',
  results: 'Arama sonuçları',
  clear: 'Aramayı kapat',
  found: (n) => plural(n, { one: '1 sonuç bulundu', other: `${count(n)} sonuç bulundu` }),
  foundAtLeast: (n) => `${count(n)} sonuçtan fazlası bulundu`,
  looking: 'Aranıyor…',
  none: 'Hiçbir şey bulunamadı',
  readingRooms: (n) =>
    plural(n, { one: '1 başka oda okunuyor', other: `${count(n)} başka oda okunuyor` }),
  more: 'Kişilerde gösterilenden fazlası var. Daha az görmek için bir sözcük ekle.',
  answers: (answered, asked) =>
    answered < asked
      ? `${count(asked)} kitaplık sahibinden ${count(answered)} yanıt geldi`
      : plural(asked, {
          one: '1 kitaplık sahibi yanıt verdi',
          other: `${count(asked)} kitaplık sahibi yanıt verdi`,
        }),
  goTo: (name) => `Mesaja git, yazan: ${name}`,
  goToIn: (name, room) => `${room} odasındaki mesaja git, yazan: ${name}`,
  inRoom: (room) => `${room} odasında`,
  private: 'Özel',
  file: 'Dosya',
  when: (day, time) => `${day}, ${time}`,
  line: (name, text) => `${name}: ${text}`,
  person: (messages) =>
    plural(messages, { one: '1 mesaj yazdı', other: `${count(messages)} mesaj yazdı` }),
  onlyFrom: (name) => `Yalnızca şu kişinin mesajlarını göster: ${name}`,
  moreMessages: (n) =>
    plural(n, {
      one: '1 mesaj daha bulundu. Daha az görmek için bir sözcük ekle.',
      other: `${count(n)} mesaj daha bulundu. Daha az görmek için bir sözcük ekle.`,
    }),

  understood: {
    from: (name) => `Yazan: ${name}`,
    exactly: (text) => `Tam olarak “${text}”`,
    file: 'Dosya içeren',
    link: 'Bağlantı içeren',
  },
  operators: {
    from: 'kimden yazan gönderen',
    has: 'var',
    file: 'dosya dosyalar',
    link: 'bağlantı bağlantılar link linkler',
  },

  kinds: {
    archive: 'arşiv arsiv arşivler arsivler',
    picture: 'resim resimler fotoğraf fotograf fotoğraflar fotograflar foto görsel gorsel',
    video: 'video videolar film filmler',
    sound: 'ses sesler müzik muzik şarkı sarkı sarki şarkılar sarkılar sarkilar',
    document: 'belge belgeler doküman dokuman dokümanlar dokumanlar kitap kitaplar',
    spreadsheet: 'tablo tablolar',
    slides: 'sunu sunular sunum sunumlar slayt slaytlar',
    code: 'kod kodlar kaynak',
    font: 'font fontlar yazıtipi yazıtipleri',
  },
};

export const message: Words['message'] = {
  reply: 'Yanıtla',
  edit: 'Düzenle',
  remove: 'Sil',
  copyText: 'Metni kopyala',
  textCopied: 'Metin kopyalandı.',
  stopSharing: 'Paylaşmayı bırak',
  reactions: 'Tepkiler',
  reactedBy: (emoji, people, names) => `${emoji}, ${count(people)}: ${names}`,
  reactWith: {
    '👍': 'Beğeni ile tepki ver',
    '❤️': 'Kalp ile tepki ver',
    '😂': 'Gülme ile tepki ver',
    '🎉': 'Kutlama ile tepki ver',
    '😮': 'Şaşırma ile tepki ver',
    '😢': 'Üzülme ile tepki ver',
  },
  otherReaction: 'Başka bir emoji ile tepki ver',

  unlisted: (each, all, sharer) =>
    `Bu odanın listesine sığmıyor: bir kişi burada en fazla ${count(each)} dosya paylaşabilir, oda ise ${count(all)} dosya listeler. Paylaşan kişiden (${sharer}) yeni bir odada paylaşmasını iste.`,
  unlistedOwn: (each, all) =>
    `Bu odanın listesine sığmıyor: bir kişi burada en fazla ${count(each)} dosya paylaşabilir, oda ise ${count(all)} dosya listeler. Yeni bir odada paylaş.`,
};

export const nearby: Words['nearby'] = {
  title: 'Yakındakiler',
  nobody: 'Şu anda ağında kimse bir oda göstermiyor. Odalar burada kendiliğinden belirir.',
  ask: 'İzin iste',
  askOf: (name) => `İzin iste: ${name}`,
  waiting: (name) => ['Seni içeri alması bekleniyor: ', name, '.'],
  compare: 'Gerçekten o kişi olduğundan emin ol',
  compareHint: 'Bunları o da görüyor. Bir tanesi bile farklıysa aranızda biri var: iptal et.',
  cancel: 'İptal',
  yourName: 'Adın',
  yourNameHint: (name) => ['Bunu yalnızca ', name, ' öğrenir.'],
  nameFirst: 'Kimin girmek istediğini bilsinler diye önce adını yaz.',
  unsupported: 'Bu tarayıcı bunun için çok eski. Lütfen güncelle.',
  ends: {
    declined: (name) => `${name} reddetti.`,
    absent: (name) => `${name} artık kimseyi davet etmiyor.`,
    unanswered: (name) => `${name} yanıt vermedi. Yeniden izin iste veya daha yakına gel.`,
    lost: () => 'Yanıt gelmeden bağlantı koptu. Yeniden izin iste.',
    busy: () => 'Çok sık izin istedin. Bir dakika bekle, sonra yeniden iste.',
  },
};

export const notes: Words['notes'] = {
  notes: 'Notlar',
  hint: 'Not, odadaki herkesin değiştirebildiği bir metindir; birkaç kişi aynı anda da değiştirebilir.',
  none: 'Henüz not yok.',
  list: 'Bu odanın notları',
  byYou: 'Sen açtın',
  by: (name) => `${name} açtı`,
  open: (title) => `Aç: ${title}`,
  title: 'Notun başlığı',
  titleMissing: 'Önce nota bir başlık ver.',
  create: 'Not oluştur',
  noPlace:
    'Bir kişinin açabileceği kadar not açtın veya oda gösterebildiği kadar notla dolu. Yer açmak için kendi notlarından birini sil.',
  opening: 'Not açılıyor…',
  gone: 'Bu not burada değil. Silinmiş olabilir.',

  all: 'Tüm notlar',
  text: (title) => `Metin: ${title}`,
  placeholder: 'Buraya yaz. Herkes anında görür.',
  saved: 'Tüm değişiklikler kaydedildi',
  saving: 'Kaydediliyor…',
  failed: 'Son değişikliklerin henüz kaydedilmedi. Yeniden deneniyor.',
  full: 'Bu not daha fazla değişiklik almıyor. Devam etmek için metnini yeni bir nota kopyala.',
  chars: (n) => plural(n, { one: '1 karakter', other: `${count(n)} karakter` }),

  view: 'Metin görünümü',
  edit: 'Düzenle',
  read: 'Oku',
  emptyNow: 'Bu not boş.',
  alsoHere: (names) => `Bu notta ayrıca: ${names}`,

  authors: 'Kim ne yazdı',
  authorList: 'Bu metni yazanlar',
  you: 'Sen',
  history: 'Geçmiş',
  versions: 'Bu notun sürümleri',
  noVersions: 'Buraya henüz bir şey yazılmadı.',
  added: (n) => plural(n, { one: '1 karakter eklendi', other: `${count(n)} karakter eklendi` }),
  removed: (n) => plural(n, { one: '1 karakter silindi', other: `${count(n)} karakter silindi` }),
  textThen: 'Metnin o zamanki hâli',
  emptyThen: 'Not o zaman boştu.',
  restore: 'Bu metni geri yükle',
  restored: 'Metin o zamanki hâline döndü. Hiçbir şey kaybolmadı: geçmişte ikisi de var.',
  copy: 'Metni kopyala',
  copied: 'Metin kopyalandı.',
  save: 'Kaydet (.md)',

  delete: 'Notu sil',
  deleteAsk: 'Bu not herkes için silinsin mi? Metni yok olur.',
  deleteYes: 'Herkes için sil',
  keep: 'Kalsın',
};

export const pairing: Words['pairing'] = {
  titleInvite: 'Sunucusuz davet et',
  titleAnswer: 'Sunucusuz gir',
  keepOpen:
    'Bağlanana kadar bu sekmeyi açık tut. Her metin on dakika ve bir kez geçerlidir. Odanın bağlantısında olduğu gibi, daveti ele geçiren herkes içeri girebilir.',
  connected: (people) =>
    plural(people, {
      one: '1 kişiye bağlısın.',
      other: `${count(people)} kişiye bağlısın.`,
    }),
  done: 'Tamam',
  notLoaded: 'Swapmeet’in bu bölümü yüklenemedi. Tekrar dene.',
  tryAgain: 'Tekrar dene',

  inviteStep: '1. Bu daveti gönder',
  inviteStepHint:
    'Bir mesajlaşma uygulamasıyla veya e-postayla; ya da kodu telefonunun kamerasına okut.',
  invitation: 'Davet',
  invitationCode: 'QR kodu olarak davet',
  invitationMaking: 'Davet hazırlanıyor…',
  invitationCopy: 'Daveti kopyala',
  invitationCopied: 'Davet kopyalandı. Bu sekmeyi açık tut.',
  invitationNew: 'Yeni davet',
  useReplyStep: '2. Sana gönderdiği yanıtı yapıştır',
  theirReply: 'Gelen yanıt',
  useReply: 'Yanıtı kullan',
  confirmStep: '3. Bu onayı gönder',
  confirmation: 'Onay',
  confirmationCode: 'QR kodu olarak onay',
  confirmationMaking: 'Onay hazırlanıyor…',
  confirmationCopy: 'Onayı kopyala',
  confirmationCopied: 'Onay kopyalandı.',

  replyStep: '1. Bu yanıtı seni davet eden kişiye gönder',
  yourReply: 'Yanıtın',
  replyCode: 'QR kodu olarak yanıtın',
  replyMaking: 'Yanıtın hazırlanıyor…',
  replyCopy: 'Yanıtı kopyala',
  replyCopied: 'Yanıt kopyalandı. Bu sekmeyi açık tut.',
  useConfirmationStep: '2. Sana gönderdiği onayı yapıştır',
  connect: 'Bağlan',
  connecting: 'Bağlanılıyor… Yarım dakika sonra bir şey olmadıysa yeni bir davet iste.',

  inviterProblems: {
    unreadable: 'Bu yanıt eksik. Tamamını kopyalayıp yeniden yapıştır.',
    'other-kind': 'Bu, üç metinden bir başkası. Onun kopyaladığı yanıtı yapıştır.',
    'other-room': 'Bu başka bir odaya ait.',
    'other-invitation': 'Bu yanıt başka bir davete ait. Burada gösterilen davetin yanıtını iste.',
    expired: 'On dakika doldu. Yeni bir davet oluştur.',
    used: 'Bu davet zaten yanıtlandı. Her kişi için yeni bir davet oluştur.',
    'nothing-came':
      'Bu yanıtla bağlantı kurulamadı. Oda kilitliyse kilidini aç; sonra yeni bir davet oluştur.',
  },
  invitedProblems: {
    unreadable: 'Bu metin eksik. Tamamını kopyalayıp yeniden yapıştır.',
    'other-kind': 'Bu, üç metinden bir başkası. Yanıtına karşılık gelen onayı yapıştır.',
    'other-room': 'Bu başka bir odaya ait.',
    'other-invitation': 'Bu onay başka bir yanıta ait. Burada gösterilen yanıtın onayını iste.',
    expired: 'Davet on dakikadan eski veya bu cihazın saati yanlış. Yeni bir davet iste.',
    used: 'Bu onay zaten kullanıldı. Bağlantı kurulmazsa yeni bir davet iste.',
    'nothing-came':
      'Yanıt oluşturulamadı. Zaten bağlı olabilirsin veya odanın parolası farklı olabilir.',
  },
};

export const parts: Words['parts'] = {
  home: 'Swapmeet, ana sayfa',
  pageTitle: (what) => `${what} · Swapmeet`,
  skip: 'İçeriğe geç',
  theme: 'Açık ve koyu tema arasında geçiş yap',
  close: 'Kapat',
  note: 'Bilgi',
  undo: 'Geri al',
  closeNote: 'Bilgiyi kapat',
  noName: 'adsız',
  unseen: (code) => `Görünmeyen bir karakter: ${code}`,
  moreUnseen: (n) =>
    plural(n, {
      one: 'görünmeyen 1 karakter daha',
      other: `görünmeyen ${count(n)} karakter daha`,
    }),
  moreMarks: (n) =>
    plural(n, {
      one: 'bu harfte 1 işaret daha',
      other: `bu harfte ${count(n)} işaret daha`,
    }),

  partLate: 'Swapmeet’in bu bölümü henüz gelmedi.',
  partLateHint: 'Kendiliğinden yeniden deneniyor. İşe yaramazsa sayfayı yenile.',
  reload: 'Yenile',

  linkCopied: 'Bağlantı kopyalandı.',
  linkCopiedAlone: 'Bağlantı kopyalandı. Bu sekmeyi açık tut.',
  left: (room) => `${room} odasından ayrıldın.`,
  pastedPicture: (dateAndTime) => `Resim ${dateAndTime}`,
};

export const people: Words['people'] = {
  title: 'Kişiler',
  morePeople: (n) => `ve ${count(n)} kişi daha`,
  yourself: (name) => [name, ' (sen)'],
  nothingSwapped: 'henüz dosya aktarılmadı',
  muted: 'sessize aldın',
  why: 'Neden?',
  whyNotReached: (name) => `Neden ulaşılamıyor: ${name}`,
  moreAbout: (name) => `Daha fazlası: ${name}`,
  verified: 'doğrulandı',
  verifiedHint: 'Doğrulandı: bu kişiyle kodu karşılaştırdın.',
  markHint: 'Burada aynı adı taşıyan başkaları da var. Her birinin işareti farklı.',

  keeps: {
    all: 'bu odadaki her şeyi saklıyor',
    some: 'bu odanın dosyalarını sığdığı kadar saklıyor',
  },

  present: 'burada',
  byWayOfOthers: 'başkaları aracılığıyla',
  linking: 'bağlanılıyor',
  lost: 'bağlantı koptu, yeniden deneniyor',
  unreached: 'ulaşılamıyor, yeniden deneniyor',
  linked: 'bağlı',
  direct: 'doğrudan bağlantı',
  throughServer: 'bir sunucu üzerinden',
  through: (name) => `${name} aracılığıyla`,
  throughMessagesOnly: (name) => `${name} aracılığıyla, yalnızca mesajlar`,
  throughSomebody: 'başka biri aracılığıyla',
  throughSomebodyMessagesOnly: 'başka biri aracılığıyla, yalnızca mesajlar',
  gave: (size) => `${size} verdi`,
  took: (size) => `${size} aldı`,
  gaveAndTook: (gave, took) => `${gave} verdi, ${took} aldı`,
};

export const person: Words['person'] = {
  find: 'Kişi bul',
  findHint: 'En son bu kişiler yazdı. Başkalarını bulmak için bir ad yaz.',
  findHintSilent: 'Burada henüz başka kimse yazmadı. Birini bulmak için bir ad yaz.',
  noneFound: 'Burada bu adı taşıyan kimse yok.',

  writePrivately: (name) => `Özel mesaj yaz: ${name}`,
  writePrivatelyHint: (name) =>
    `Bundan sonra yazacağını yalnızca ${name} okuyabilir; diğerleri okuyamaz.`,
  verify: (name) => `Doğrula: ${name}`,
  verifyHint: (name) => `Kiminle konuştuğundan emin olmak için ${name} ile bir kod karşılaştır.`,
  seeCode: (name) => `Koda bak: ${name}`,
  seeCodeHint: (name) => `${name} ile kodu karşılaştırdın ve doğrulandı olarak işaretledin.`,
  mute: (name) => `Sessize al: ${name}`,
  muteHint: (name) =>
    `Sessize alınca ${name} adlı kişinin yazdıkları gizlenir. Bağlı kalırsınız, dosya aktarımı sürer.`,
  unmute: (name) => `Sesini aç: ${name}`,
  unmuteHint: (name) => `${name} adlı kişinin yazdıkları bu cihazda gizleniyor.`,
  block: (name) => `Engelle: ${name}`,
  blockHint: (name) =>
    `Engelleyince ${name} adlı kişinin yazdıkları ve paylaştıkları gizlenir, aranızdaki bağlantı da biter. Buradaki diğer kişiler onu görmeye devam eder.`,
  treatmentHint: (name) =>
    `Sessize alma ve engelleme, sen Ayarlar’dan kaldırana kadar bu odada ve bu cihazda geçerlidir. Bu, ${name} adlı kişiye bildirilmez.`,

  blocklist: 'Sessizdekiler ve engellenenler',
  treatments: { muted: 'sessize alındı', blocked: 'engellendi' },
  unmuteListed: (name) => ['Sesini aç: ', name],
  unblockListed: (name) => ['Engeli kaldır: ', name],

  code: 'Kod',
  verifyTitle: (name) => ['Doğrula: ', name],
  compare:
    'Bu sözcükleri telefonda veya yüz yüze birbirinize sesli okuyun. İki tarafta aynıysa aranızda kimse yoktur ve karşındaki, sandığın kişidir.',
  verified:
    'Bu kişiyi doğrulandı olarak işaretledin. İşaret bu cihazda onda kalır; adını alan biri işareti almış olmaz.',
  codesDiffer:
    'Bir şey farklıysa onu işaretleme: bu adı başka biri kullanıyordur veya oda bağlantın sandığından başka bir odaya götürüyordur.',
  unverify: 'İşareti geri al',
  codesMatch: 'Eşleşiyor',

  codeSymbols:
    'köpek,kedi,fare,hamster,tavşan,tilki,ayı,panda,koala,kaplan,aslan,inek,domuz,kurbağa,maymun,tavuk,' +
    'penguen,kuş,civciv,ördek,kartal,baykuş,yarasa,kurt,yaban domuzu,at,tek boynuz,arı,tırtıl,kelebek,salyangoz,uğur böceği,' +
    'karınca,cırcır böceği,örümcek,akrep,kaplumbağa,yılan,kertenkele,ahtapot,kalamar,karides,yengeç,balon balığı,balık,yunus,balina,köpek balığı,' +
    'timsah,fil,gergedan,deve,zürafa,koyun,keçi,geyik,horoz,hindi,güvercin,sincap,kirpi,pati,ejderha,dinozor,' +
    'kaktüs,yılbaşı ağacı,çam,ağaç,palmiye,filiz,ot,yonca,akçaağaç yaprağı,mantar,buğday,buket,lale,gül,ayçiçeği,papatya,' +
    'ay,yıldız,güneş,bulut,şimşek,ateş,gökkuşağı,kar tanesi,kardan adam,damla,dalga,dünya,gezegen,kuyruklu yıldız,yanardağ,dağ,' +
    'elma,armut,portakal,limon,muz,karpuz,üzüm,çilek,kiraz,şeftali,ananas,hindistan cevizi,kivi,domates,avokado,patlıcan,' +
    'patates,havuç,mısır,biber,salatalık,brokoli,yer fıstığı,kestane,ekmek,kruvasan,simit,peynir,yumurta,krep,hamburger,kızartma,' +
    'pizza,tako,salata,makarna,suşi,dondurma,çörek,kurabiye,pasta,çikolata,şeker,lolipop,bal,biberon,kahve,çay,' +
    'futbol,basketbol,tenis,bilardo,masa tenisi,yay,olta,boks eldiveni,buz pateni,kızak,hedef,zar,oyun kolu,bovling,yapboz,palet,' +
    'mikrofon,kulaklık,piyano,davul,saksafon,trompet,gitar,keman,klaket,sirk,tiyatro,bilet,kupa,madalya,balon,hediye,' +
    'araba,taksi,otobüs,ambulans,itfaiye,traktör,bisiklet,skuter,lokomotif,tramvay,uçak,roket,helikopter,yelkenli,gemi,çapa,' +
    'ev,kale,çadır,dönme dolap,heykel,kule,köprü,fıskiye,ada,çöl,trafik ışığı,harita,pusula,çalar saat,kum saati,kol saati,' +
    'telefon,bilgisayar,kamera,televizyon,radyo,pil,ampul,el feneri,mum,söndürücü,varil,elmas,terazi,İngiliz anahtarı,çekiç,cıvata,' +
    'mıknatıs,mikroskop,teleskop,hap,termometre,süpürge,sepet,anahtar,kapı,yatak,alışveriş arabası,zarf,koli,kitaplar,raptiye,makas,' +
    'boya kalemi,ataş,asma kilit,taç,şapka,gözlük,ayakkabı,çorap,eldiven,atkı,elbise,sırt çantası,şemsiye,yüzük,hayalet,robot',
};

export const profile: Words['profile'] = {
  title: 'Profilin',
  explained:
    'Odalarında kim olduğundur: oradaki adların ve resimlerin, bir de kimleri doğruladığın, sessize aldığın veya engellediğin. Mesajlar ve dosyalar buna dahil değildir. Aynı anda tek bir cihazda kullan: iki cihaz senin adına yazarsa diğerleri artık yazdıklarını görmez.',

  take: 'Başka bir cihaza götür',
  passphrase: 'Yeni parola cümlesi',
  passphraseHint:
    'Dosya yalnızca bununla açılır. Dört veya beş sözcük iyidir. Unutursan kimse sana yeniden söyleyemez.',
  passphraseTooShort: (least) =>
    `En az ${count(least)} karakter kullan: dosyayı ele geçiren herkes dilediği kadar parola cümlesi deneyebilir.`,
  save: 'Dosyayı kaydet',
  saved: (rooms) =>
    plural(rooms, {
      one: 'Dosya indirilenlerde. İçinde 1 oda var.',
      other: `Dosya indirilenlerde. İçinde ${count(rooms)} oda var.`,
    }),
  savedHint:
    'Dosyayı diğer cihaza götürüp profilini orada aç. Sonra başka bir şey yazmadan önce profilini bu cihazdan kaldır: özel mesajlar diğer cihazda ancak o andan sonra açılır. İşin bitince dosyayı sil.',
  giveUp: 'Bu cihazdan kaldır',
  givenUp: 'Buradan kaldırıldı. Bu cihazda artık her odada yeni birisin.',

  bring: 'Başka bir cihazdan getir',
  file: 'Profil dosyası',
  filePassphrase: 'Dosyanın parola cümlesi',
  open: 'Dosyayı aç',
  noFile: 'Önce dosyayı seç.',
  noPassphrase: 'Dosyanın parola cümlesini yaz.',
  wrong: {
    'no-profile': 'Bu bir profil dosyası değil. Swapmeet’in kaydettiği dosyayı seç.',
    damaged: 'Dosya bozuk: bir parçası eksik veya değiştirilmiş. Diğer cihazda yeniden kaydet.',
    'wrong-passphrase': 'Parola cümlesi yanlış. Hiçbir şey değişmedi. O zaman yazdığın gibi yaz.',
  },
  found: (rooms, day) =>
    plural(rooms, {
      one: `1 odalı bir profil. Kaydedildi: ${day}.`,
      other: `${count(rooms)} odalı bir profil. Kaydedildi: ${day}.`,
    }),
  replaces: (rooms) =>
    plural(rooms, {
      one: 'Profildeki odalardan 1 tanesinde bu cihazda da, başka biri olarak bulunmuştun: profil o kişinin yerini alır ve artık kimse o kişi olarak yazamaz.',
      other: `Profildeki odalardan ${count(rooms)} tanesinde bu cihazda da, başka biri olarak bulunmuştun: profil o kişilerin yerini alır ve artık kimse o kişiler olarak yazamaz.`,
    }),
  replacesNothing: 'Bu cihazda hiçbir şeyin yerini almaz.',
  same: (rooms) =>
    plural(rooms, {
      one: 'Profildeki odalardan 1 tanesinde burada zaten o kişisin.',
      other: `Profildeki odalardan ${count(rooms)} tanesinde burada zaten o kişisin.`,
    }),
  bringHere: 'Bu cihaza getir',
  cancel: 'İptal',
  brought:
    'Artık burada. Odalarını bağlantılarıyla aç; diğer cihazdan henüz kaldırmadıysan oradan da kaldır.',
  openRoom: 'Orada açık olan odaya git',
};

export const room: Words['room'] = {
  connection: 'Bağlantı durumu',
  offline: 'Çevrimdışısın. Yazdıkların sonra gönderilir.',
  cutOff: 'Kimseye ulaşılamıyor: adresin gizli',
  connected: (people) =>
    plural(people, {
      one: '1 kişiye bağlı',
      other: `${count(people)} kişiye bağlı`,
    }),
  connectedNobodyNew: (people) =>
    plural(people, {
      one: '1 kişiye bağlı. Şu anda yeni kimse katılamıyor. Sen bağlı kalırsın',
      other: `${count(people)} kişiye bağlı. Şu anda yeni kimse katılamıyor. Sen bağlı kalırsın`,
    }),
  connectedReaching: (people, more) =>
    plural(people, {
      one: `1 kişiye bağlı, ${count(more)} kişiye bağlanılıyor`,
      other: `${count(people)} kişiye bağlı, ${count(more)} kişiye bağlanılıyor`,
    }),
  connectedNotToAll: (people, unreached) =>
    plural(people, {
      one: `1 kişiye bağlı; ${count(unreached)} kişiye ulaşılamıyor`,
      other: `${count(people)} kişiye bağlı; ${count(unreached)} kişiye ulaşılamıyor`,
    }),
  unreadable: 'Burada biri var, ama söylediklerini okuyamıyorsun',
  clocksDiffer: 'Burada biri var, ama saatler çok farklı',
  reaching: (people) =>
    plural(people, {
      one: '1 kişiye bağlanılıyor',
      other: `${count(people)} kişiye bağlanılıyor`,
    }),
  serverAway: 'Sunucuya ulaşılamıyor. Yeniden deneniyor',
  unreached: (people) =>
    plural(people, {
      one: 'Buradaki 1 kişiye ulaşılamıyor. Yeniden deneniyor',
      other: `Buradaki ${count(people)} kişiye ulaşılamıyor. Yeniden deneniyor`,
    }),
  connectionLost: 'Bağlantı koptu. Yeniden deneniyor',
  looking: 'Kimler var, bakılıyor…',
  nobodyElse: 'Burada henüz başka kimse yok',

  opening: 'Oda açılıyor',
  openingShort: 'Açılıyor…',
  openingHint: 'Bu cihazın oda hakkında sakladıkları okunuyor.',
  openingSlow:
    'Bu, olması gerekenden uzun sürüyor. Tekrar denemek için sayfayı yenile; hiçbir şey kaybolmaz.',
  reopened: {
    'key-used-twice':
      'Bu odanın anahtarı başka bir cihazda da kullanılıyordu. Artık burada yeni birisin.',
    'clock-was-ahead':
      'Bu cihazın saati günlerce ileriydi, bu yüzden yazdıkların kimseye ulaşmadı. Artık burada yeni birisin: yeniden yaz.',
    traceless: 'Artık bu cihazda bu odadan hiçbir şey saklanmıyor.',
    traces: 'Bundan sonra konuşulanlar bu cihazda saklanır.',
    'profile-came': 'Artık diğer cihazda kimsen burada da osun.',
    'profile-left': 'Profilin bu cihazdan kaldırıldı. Bu odada artık yeni birisin.',
  },

  skip: 'Mesajlara geç',
  guessable: 'tahmin edilebilir',
  guessableHint: 'Bu adı tahmin eden herkes içeri girebilir.',
  guessableLockedHint: 'Bu adı herkes tahmin edebilir ve odanın kilidi açılınca içeri girebilir.',
  locked: 'kilitli',
  lockedHint: 'Buradan biri kilidi açana kadar yeni kişiler giremez.',
  password: 'parola',
  passwordHint: 'İçeri girmek için parola gerekir; parola bağlantıda yer almaz.',
  details: 'Ayrıntılar',
  doctor: 'Ayrıntılar: bağlantı tanısı',
  copyLink: 'Oda bağlantısını kopyala',
  notes: 'Notlar',
  settings: 'Ayarlar',
  tabs: 'Odanın bölümleri',
  panes: { people: 'Kişiler', chat: 'Sohbet', files: 'Dosyalar' },
  unread: (messages) =>
    plural(messages, { one: '1 okunmamış', other: `${count(messages)} okunmamış` }),
  savedFiles: 'Kaydedilen dosyalar',

  nobodyReached: 'Şu anda kimseye ulaşılamıyor.',
  nothingToHideBehind:
    'Adresin yalnızca bu sitenin bir sunucusu arkasına gizlenebilir, sitenin ise böyle bir sunucusu yok.',
  stopHiding: 'Adresimi gizlemeyi bırak',
  save: 'Kaydet',
  tryAgain: 'Tekrar dene',
  dismiss: 'Kapat',

  renamed: (before, after) => `${before} artık ${after} adını kullanıyor`,
  titled: (name, title) => `${name} odaya “${title}” adını verdi`,
  untitled: (name) => `${name} odanın başlığını kaldırdı`,
  lockedBy: (name) => `${name} odayı kilitledi`,
  unlockedBy: (name) => `${name} odanın kilidini açtı`,

  fileForYou: 'Senin için bir dosya',
  linkToFile: 'Bir dosyanın bağlantısı',
  size: 'Boyut',
  whoHasIt: 'Kimlerde var',

  drop: 'Bu odada paylaşmak için bırak',
  dropWith: (people) =>
    plural(people, {
      one: '1 kişiyle paylaşmak için bırak',
      other: `${count(people)} kişiyle paylaşmak için bırak`,
    }),
  dropPrivately: (people) =>
    plural(people, {
      one: '1 kişiyle özel olarak paylaşmak için bırak',
      other: `${count(people)} kişiyle özel olarak paylaşmak için bırak`,
    }),
};

export const settings: Words['settings'] = {
  title: 'Ayarlar',
  close: 'Ayarları kapat',
  done: 'Tamam',

  you: 'Sen',
  yourName: 'Adın',
  saveName: 'Adı kaydet',
  yourNameHint: 'Resmin aynı kalır, yani diğerleri seni yine tanır.',
  theme: 'Açık veya koyu',
  language: 'Dil',
  languageLate: 'Bu dil sunucudan alınamadı. Çevrimiçi olunca yeniden seç.',
  keys: 'Klavye kısayolları',
  moveProfile: 'Profilini taşı',
  badge: 'Okunmamış mesaj sayısını uygulama simgesinde göster',
  howItWorks: 'Nasıl çalışır, neleri yapamaz',
  linkWays: 'Bağlantıyı paylaş veya QR göster',
  notify: 'Bana bildir',
  notifyHint: 'Bir sekmede açık olan her odada, sen başka yere bakarken.',
  notifyUnsupported: 'Bu tarayıcıda web sayfaları için bildirim yok.',
  notifyBlocked:
    'Tarayıcın bu site için bildirimleri engelliyor. Site ayarlarından izin ver, sonra tekrar dene.',
  notifyAbout: 'Bildirilecekler',
  everyMessage: 'Her mesaj',
  mentionsOnly: 'Yalnızca bahsetmeler',
  notifyAboutHint: 'Bahsetmeler: adını anan, seni yanıtlayan veya sana özel gelen mesajlar.',

  thisRoom: 'Bu oda',
  roomTitle: 'Oda başlığı',
  roomTitleHint: 'Buradaki herkes görür ve değiştirebilir. Bağlantı aynı kalır.',
  readableWithPassword:
    'Bu odanın bağlantısına ve parolasına sahip olan herkes içeri girip konuşulanları okuyabilir.',
  readableByName:
    'Bu odanın adını tahmin eden herkes içeri girip konuşulanları okuyabilir. Özel bir şey için yeni bir oda aç.',
  readableByLink: 'Bu odanın bağlantısına sahip olan herkes içeri girip konuşulanları okuyabilir.',
  whoComesIn: 'Kimler girebilir',
  locked:
    'Kilitli: yeni kişiler giremez. Burada olanlar veya daha önce burada yazmış olanlar geri dönebilir.',
  unlocked: 'Bağlantıya sahip olan herkes girebilir. Yeni kimseyi almamak için odayı kilitle.',
  lock: 'Odayı kilitle',
  unlock: 'Odanın kilidini aç',
  newLink: 'Yeni bağlantı',
  nearby: 'Bu odayı yakındakilere göster',
  nearbyHint:
    'Ağındaki kişiler aşağıdaki adı görür ve içeri girmek isteyebilir. Her seferinde sen karar verirsin. Ayrılınca veya sayfayı yenileyince biter.',
  nearbyLocked: 'Önce odanın kilidini aç: kilitli bir odaya yeni kimse giremez.',
  nearbyName: 'Yakında gösterilen ad',
  nearbyStates: {
    off: '',
    opening: 'Sunucuya bağlanılıyor…',
    open: 'Yakındakiler şimdi görüyor.',
    unavailable:
      'Sunucu hangi ağda olduğunu bilmiyor, bu yüzden yakındaki hiç kimse odayı göremez.',
    full: 'Şu anda ağında çok fazla oda gösteriliyor. Daha sonra tekrar dene.',
    'not-loaded': 'Bu bölüm sunucudan alınamadı. Çevrimiçi olunca yeniden aç.',
    unsupported: 'Bu tarayıcı bunun için çok eski. Lütfen güncelle.',
  },

  filesAndData: 'Dosyalar ve veriler',
  traceless: 'Bu cihazda hiç iz bırakma',
  tracelessHint:
    'Bu cihazın odadan sakladıklarını, dosyalar dahil siler ve sen bu sekmeyi kapatana kadar başka bir şey saklamaz. Yeni biri olarak geri dönersin. Bağlantı, tarayıcının geçmişinde kalır.',
  tracelessAsk: 'Bu odanın mesajları ve dosyaları bu cihazdan silinsin mi? Bu geri alınamaz.',
  tracelessYes: 'Sil ve hiç iz bırakma',
  keepThem: 'Kalsın',
  keepFor: 'Mesajları saklama süresi',
  keepForHint: 'Bu cihazda, geldikleri andan başlayarak. Herkes bunu kendisi için seçer.',
  keepDaysAsk: 'Daha eski mesajlar şimdi bu cihazdan silinsin mi? Bu geri alınamaz.',
  keepDaysYes: 'Eski mesajları sil',
  keepDays: { 1: 'Bir gün', 7: 'Bir hafta', 30: 'Bir ay', 365: 'Bir yıl' },
  keepAll: 'Bu odadaki her şeyi sakla',
  keepAllHint:
    'Diğerlerinin burada paylaştıklarını alır ve onlar ayrılınca da kalması için bu cihazda saklar. Diğerleri bunu görür. Alabilmeleri için bu sekmeyi açık tut. Tarifeli bağlantıda hiçbir şey alınmaz.',
  keepAtMost: 'En fazla',
  keptSoFar: (files, size) =>
    plural(files, {
      one: `1 dosya saklandı, ${size}.`,
      other: `${count(files)} dosya saklandı, ${size}.`,
    }),
  keepMetered: 'Bağlantın şu anda tarifeli: başka bir bağlantın olana kadar hiçbir şey alınmaz.',
  keepTraceless:
    'Burada iz bırakmıyorsun: bu sekmeyi kapatınca bu cihazın odadan sakladıkları silinir.',
  keptNotAll:
    'Her şey saklanmıyor: bazı dosyalara burada yer yok veya onları bu cihazdan kaldırdın.',
  uploadLimit: 'Gönderme sınırı (MB/sn)',
  downloadLimit: 'İndirme sınırı (MB/sn)',
  noLimit: 'Yok',
  shareMetered: 'Tarifeli bağlantılarda paylaş',
  shareMeteredHint:
    'Başkalarından aldığın dosyalar. Kendi paylaştıkların, isteyenlere her zaman gönderilir.',

  connection: 'Bağlantı',
  hideAddress: 'Adresimi gizle',
  hideAddressHint:
    'Kişiler seninki yerine bir sunucunun adresini görür. Dosyalar daha yavaş gelebilir. Sunucular seninkini yine görür.',
  hideAddressCutOff:
    'Bu sitenin arkasına gizlenilecek bir sunucusu yok; bu yüzden adresin gizliyken kimseye ulaşılamaz.',
  passOn: 'Birbirine ulaşamayan kişiler için dosyaları ilet',
  passOnHint:
    'Şifrelidir: bu cihaz onları okuyamaz. Mesajlar her zaman iletilir; dosyalar tarifeli bağlantıda asla.',
  passOnNothing: 'Hiç iletilmesin',
  passOnUpTo: (size) => `Günde en fazla ${size}`,
  inviteByHand: 'Sunucusuz davet et',
};

export const looks: Words['looks'] = {
  choose: 'Renk ve işaret seç',
  hint: 'Bu odadaki herkes bunları görür. Kim olduğunu göstermezler: iki kişi aynısını seçebilir; resminin deseni ise değişmez.',
  colour: 'Renk',
  mark: 'İşaret',
  byKey: 'Otomatik',
  none: 'Yok',
  inks: {
    1: 'Mavi',
    2: 'Kızıl',
    3: 'Yeşil',
    4: 'Erik',
    5: 'Gök mavisi',
    6: 'Gül',
    7: 'Kahverengi',
    8: 'Zeytin',
  },
};

export const roomPicture: Words['roomPicture'] = {
  title: 'Resim olarak oda',
  open: 'Odayı resim olarak göster',
  nobody: 'Burada başka kimse yok: henüz çizilecek bir şey yok.',
  connections: (n) =>
    plural(n, {
      one: '1 bağlantın var.',
      other: `${count(n)} bağlantın var.`,
    }),
  here: (n) =>
    plural(n, {
      one: 'Burada 1 kişi daha var.',
      other: `Burada ${count(n)} kişi daha var.`,
    }),
  drawn: (n, all) => `Resimde ${count(all)} kişiden ${count(n)} kişi görünüyor.`,
  ring: 'Sen ortadasın. Kimlikleri benzeyen kişiler yan yana durur.',
  rings:
    'Sen ortadasın. Bir halka ne kadar yakınsa oradaki kimliklerin seninkiyle ortak ilk bitleri o kadar çoktur; bir halkada, kimlikleri benzeyen kişiler yan yana durur.',

  legend: 'Resmin gösterdikleri',
  own: 'Senin bağlantın',
  forwarded: 'Başka biri aracılığıyla bağlantı',
  told: 'Başkalarının bildirdiği bir bağlantı; kimse kontrol etmedi',
  flow: 'Okun gösterdiği yere giden dosya parçaları',
  far: 'Sana bağlantısı olmayan biri',
  notKnown: 'Sana bağlantısı olmayan kişilerin birbirine nasıl bağlı olduğu bu cihazda bilinmiyor.',

  table: 'Bağlantıların',
  person: 'Kişi',
  path: 'Bağlantı',
  from: 'Ondan gelen',
  to: 'Ona giden',
  others: 'Bildirdiği diğerleri',
  nothing: 'hiçbir şey',
  notTold: 'bildirilmedi',
};

export const talk: Words['talk'] = {
  hereOnly: 'Yalnızca burada: henüz başka kimsede yok',
  goingOut: 'Yolda',
  withSome: (have, here) => `${count(here)} kişiden ${count(have)} kişide`,
  knownWithSome: (have, here) => `Bilindiği kadarıyla ${count(here)} kişiden ${count(have)} kişide`,
  withAll: 'Herkeste',
  withThoseWhoLeft: 'Ayrılan kişilerde',

  typing: (name) => `${name} yazıyor`,
  typingTwo: (one, other) => `${one} ve ${other} yazıyor`,
  typingSeveral: 'Birkaç kişi yazıyor',

  joined: (names) => `${names} katıldı`,
  left: (names) => `${names} ayrıldı`,
  cameAndLeft: (names) => `${names} katılıp ayrıldı`,
  cameBack: (names) => `${names} ayrılıp geri geldi`,
  joinedCount: (people) =>
    plural(people, { one: '1 kişi katıldı', other: `${count(people)} kişi katıldı` }),
  leftCount: (people) =>
    plural(people, { one: '1 kişi ayrıldı', other: `${count(people)} kişi ayrıldı` }),

  toMention: (messages) =>
    plural(messages, {
      one: 'Senden bahseden 1 mesaj: git',
      other: `Senden bahseden ${count(messages)} mesaj: sonrakine git`,
    }),

  tellTyping: 'Diğerlerine “yazıyor” bilgisini göster',
  tellTypingHint: (people) =>
    plural(people, {
      one: `En fazla ${count(people)} kişilik odalarda. Mesaj özelse yalnızca alıcıları görür.`,
      other: `En fazla ${count(people)} kişilik odalarda. Mesaj özelse yalnızca alıcıları görür.`,
    }),
  tellTypingNotes: (people) =>
    plural(people, {
      one: `En fazla ${count(people)} kişilik odalarda notlarda imlecini de görürler.`,
      other: `En fazla ${count(people)} kişilik odalarda notlarda imlecini de görürler.`,
    }),
  tellTypingTraceless: 'Bu cihazda iz bırakmayan bir odadan asla gösterilmez.',
};

export const rich: Words['rich'] = {
  opens: (host) => `Açılacak adres: ${host}`,
  mentionOfYou: 'Senden bahsedildi',
  code: 'Kod',
  codeIn: (language) => `Kod, ${language}`,
  copyCode: 'Kodu kopyala',
  codeCopied: 'Kod kopyalandı.',
};

export const writing: Words['writing'] = {
  people: 'Bahsedilecek kişiler',
  emoji: 'Emoji',
  matches: (n) =>
    plural(n, {
      one: '1 öneri. Enter onu alır.',
      other: `${count(n)} öneri. Yukarı ve aşağı tuşları seçer, Enter alır.`,
    }),
  notConnected: 'şu anda burada değil',

  addEmoji: 'Emoji ekle',
  chooseEmoji: 'Emoji seç',
  searchEmoji: 'Emoji ara',
  noEmoji: 'Bu adda emoji yok.',
  emojiGroups: 'Emoji grupları',
  groups: {
    smileys: 'Yüzler ve duygular',
    people: 'İnsanlar ve el hareketleri',
    animals: 'Hayvanlar ve doğa',
    food: 'Yiyecek ve içecek',
    travel: 'Seyahat ve yerler',
    activities: 'Etkinlikler',
    objects: 'Nesneler',
    symbols: 'Simgeler',
    flags: 'Bayraklar',
  },
  skinTone: 'Ten rengi',
  skinToneIs: (tone) => `Ten rengi: ${tone}`,
  tones: {
    none: 'Varsayılan',
    light: 'Açık',
    mediumLight: 'Orta açık',
    medium: 'Orta',
    mediumDark: 'Orta koyu',
    dark: 'Koyu',
  },
  loadingEmoji: 'Emojiler yükleniyor…',

  characters: (n) => plural(n, { one: '1 karakter.', other: `${count(n)} karakter.` }),
  tooLong: (most) =>
    plural(most, {
      one: 'Bir mesaja 1 karakter sığar. Böl veya metin dosyası olarak gönder.',
      other: `Bir mesaja ${count(most)} karakter sığar. Böl veya metin dosyası olarak gönder.`,
    }),
  longText: 'Bu, bir mesaj için uzun bir metin.',
  sendAsFile: 'Metin dosyası olarak gönder',
  keepAsMessage: 'Burada kalsın',
  textName: (dateAndTime) => `Metin ${dateAndTime}`,
  sentAsFile: 'Metin dosyası olarak gönderildi.',
};
