/** What mail programs write around the message that is answered, in the languages that they speak. */

/** "wrote". */
const wroteWords = `
  ysgrifennodd|ysgrifenodd|ysgrifennwyd|wrote|writes|schrieb|geschrieben|écrit|ecrit|escribió|escribio|escriure|scritto|
  escreveu|schreef|geschreven|napisał|napisała|napisał\\(a\\)|pisze|scris|napsal|napsala|napsal\\(a\\)|napísal|napísala|
  napísal\\(a\\)|skrev|skrifaði|kirjoitti|írta|yazdı|yazmış|написал|написала|написал\\(а\\)|написав|написала|пишет|пише|писал|
  έγραψε|έγραψαν|كتب|كتبت|كتابة|نوشت|لکھا|লিখেছেন|लिखा|ਲਿਖਿਆ|લખ્યું|写道|寫道|写了|작성|parašė|rašė|rakstīja|kirjutas|napisao|
  napisala|napisao/la|pisal|shkroi|shkruar|qoray|qortay|viết|menulis|sumulat|aliandika|idatzi|scríobh|sgrìobh|написа`

export const wrote = new RegExp(`(?<!\\p{L})(?:${wroteWords.replace(/\s+/g, '')})(?!\\p{L})`, 'iu')

/** Between dashes or alone above a message that is answered or forwarded. */
const separatorWords = `
  original (?:message|e-?mail)|(?:start of )?forwarded (?:message|e-?mail|by)|(?:begin )?forwarded message|reply message|
  neges wreiddiol|neges a anfonwyd ymlaen|neges wedi'i hanfon ymlaen|(?:dechrau )?neges a anfonwyd ymlaen|
  ursprüngliche (?:nachricht|mail|e-mail)|originalnachricht|weitergeleitete (?:nachricht|mail)|(?:anfang der )?weitergeleiteten e-mail|
  message d'origine|message original|message transféré|message transmis|début du message réexpédié|courriel original|
  mensaje original|mensaje reenviado|inicio del mensaje reenviado|missatge original|
  messaggio originale|messaggio inoltrato|inizio messaggio inoltrato|messaggio inviato|
  mensagem original|mensagem encaminhada|mensagem reencaminhada|início da mensagem reencaminhada|
  oorspronkelijk(?:e)? (?:bericht|e-mail)|origineel bericht|doorgestuurd bericht|begin doorgestuurd bericht|
  oryginalna wiadomość|wiadomość oryginalna|wiadomość przekazana|przekazana wiadomość|treść oryginalna|
  mesaj original|mesajul original|mesaj redirecționat|mesaj retransmis|
  původní (?:zpráva|e-mail)|původní e-mail|přeposlaná zpráva|pôvodná správa|preposlaná správa|
  eredeti üzenet|eredeti levél|továbbított üzenet|özgün ileti|orijinal (?:mesaj|ileti)|asıl ileti|iletilmiş mesaj|
  ursprungligt meddelande|originalmeddelande|vidarebefordrat meddelande|oprindelig meddelelse|opprinnelig melding|videresendt (?:besked|melding)|
  alkuperäinen viesti|välitetty viesti|исходное сообщение|пересылаемое сообщение|пересланное сообщение|оригинальное сообщение|
  початкове повідомлення|оригінальне повідомлення|переслане повідомлення|αρχικό μήνυμα|προωθημένο μήνυμα|
  الرسالة الأصلية|رسالة أصلية|رسالة معاد توجيهها|رسالة مُعاد توجيهها|اصل پیغام|আসল বার্তা|मूल संदेश|ਮੂਲ ਸੁਨੇਹਾ|
  原始邮件|原始郵件|转发邮件|轉寄郵件|原邮件|原始信息|元のメッセージ|転送されたメッセージ|원본 메시지|원본 메일|전달된 메시지|
  pradinis laiškas|originalus pranešimas|persiųstas laiškas|sākotnējais ziņojums|algne kiri|izvorna poruka|izvirno sporočilo|
  mesazhi origjinal|fariinta asalka ah|tin nhắn gốc|thư gốc|pesan asli`

const separatorPhrase = new RegExp(
  `^(?:${separatorWords.replace(/\n\s*/g, '')})(?: (?:from|by|von|de|da|van|od|от|gan)\\b.{0,80})?$`,
  'iu',
)

/**
 * Whether a line says that the original or a forwarded message follows. Dashes around it do not matter; behind them some
 * phones begin the message in the same line.
 */
export function isSeparatorPhrase(line: string): boolean {
  const dashed = /^[-_=]{3,}([^-_=]{4,60})[-_=]{3,}/.exec(line)?.[1]
  const phrase = dashed ?? line
  if (phrase.length > 160 || phrase.length < 6 || !/\p{L}/u.test(phrase)) return false
  return separatorPhrase.test(
    phrase
      .replace(/’/g, "'")
      .replace(/İ/g, 'i')
      .replace(/^[\s\-_=*~]+|[\s\-_=*~:]+$/g, '')
      .replace(/ {2,}/g, ' '),
  )
}

const fromLabels = new Set(
  `from|oddi wrth|oddiwrth|gan|von|absender|de|de la|expéditeur|expediteur|remitente|da|mittente|van|afzender|od|
  nadawca|expeditor|från|fra|lähettäjä|frá|от|от кого|від|від кого|από|من|از|فرستندہ|منجانب|প্রেরক|থেকে|ਵੱਲੋਂ|ਭੇਜਣ ਵਾਲਾ|से|प्रेषक|
  发件人|寄件者|寄件人|差出人|送信元|מאת|ó|ผู้ส่ง|보낸 사람|feladó|kimden|gönderen|nuo|no|saatja|prej|nga|ka|ka timid|từ|dari|odosielateľ|odesílatel|pošiljatelj|šalje|шаље`
    .replace(/\n\s*/g, '')
    .split('|'),
)
const otherLabels = new Set(
  `sent|date|to|cc|bcc|subject|reply-to|anfonwyd|dyddiad|at|i|copi|pwnc|testun|gesendet|datum|an|betreff|kopie|
  envoyé|envoyé le|envoyé à|le|à|objet|enviado|enviado el|fecha|para|asunto|inviato|data|data e ora|a|oggetto|
  enviada|enviada em|enviado em|assunto|verzonden|aan|onderwerp|wysłano|wysłane|do|dw|temat|trimis|către|catre|subiect|
  odesláno|komu|předmět|kopie|odoslané|dátum|predmet|skickat|till|ämne|kopia|sendt|dato|til|emne|
  lähetetty|päivämäärä|päiväys|vastaanottaja|aihe|elküldve|címzett|tárgy|küldve|gönderilme|gönderildi|tarih|kime|alıcı|konu|bilgi|
  отправлено|дата|кому|тема|копия|надіслано|копія|στάλθηκε|ημερομηνία|προς|θέμα|
  تم الإرسال|أرسلت|تاريخ الإرسال|التاريخ|تاريخ|إلى|الى|الموضوع|نسخة|بھیجا گیا|تاریخ|بنام|موضوع|به|ارسال شده|
  প্রেরিত|পাঠানো হয়েছে|তারিখ|প্রাপক|প্রতি|বিষয়|ਭੇਜਿਆ|ਮਿਤੀ|ਤਾਰੀਖ|ਨੂੰ|ਵਿਸ਼ਾ|दिनांक|भेजा गया|को|विषय|
  发送时间|日期|时间|收件人|主题|抄送|寄件日期|收件者|主旨|送信日時|日時|日付|送信|宛先|נשלח|אל|נושא|ส่ง|ถึง|เรื่อง|件名|보낸 날짜|날짜|받는 사람|제목|
  išsiųsta|kam|tema|nosūtīts|datums|tēma|saadetud|kuupäev|adressaat|teema|dërguar|për|subjekti|tema|la diray|taariikh|taariikhda|ku|loogu|mowduuc|mawduuca|
  изпратено|до|относно|poslano|za|prima|predmet|naslov|zadeva|đã gửi|ngày|đến|chủ đề|dikirim|tanggal|kepada|subjek`
    .replace(/\n\s*/g, '')
    .split('|'),
)

export type HeaderLabel = 'from' | 'other'

/** What the label of a line such as `From:` says, in whatever language; null when it is no such label. */
export function headerLabel(label: string): HeaderLabel | null {
  const word = label.toLowerCase().replace(/[*_|]/g, '').trim()
  if (fromLabels.has(word)) return 'from'
  return otherLabels.has(word) ? 'other' : null
}

/** `Sent from my iPhone`, which a phone writes and nobody reads. */
export const sentFrom =
  /^(?:sent (?:from|via|with)|get outlook|anfonwyd (?:o|oddi ar|gan)|von (?:meinem|meiner) .{2,40}gesendet|gesendet (?:von|mit)|envoyé (?:de|depuis|à partir)|télécharger outlook|obtenez outlook|obtener outlook|enviado (?:desde|do|a partir|de)|obter o outlook|inviato da|scarica outlook|ottieni outlook|verzonden (?:vanaf|met|via)|wysłan[eo] z|pobierz outlook|trimis (?:de pe|din)|odesláno z|odoslané z|skickat från|sendt fra|lähetetty|elküldve|iphone'?umdan|.{0,30}'?[dt]an gönderildi|отправлено (?:с|из)|надіслано (?:з|із)|εστάλη από|أُ?رسل(?:ت)? من|تم الإرسال من|میرے .{2,40} سے بھیجا|发自我的|從我的|從 .{2,30} 傳送|来自|iphoneから送信|나의 .{2,20}에서 보냄|išsiųsta iš|nosūtīts no|saadetud|poslano (?:s|z)|dërguar nga|waxaa laga soo diray|lähetetty)/iu

/** `Fwd:`, which says that somebody else wrote what follows. */
export const forwardPrefix =
  /^(?:fwd?|wg|tr|rv|enc|pd|vs|vb|i|fs|doorst|ymlaen|ml|redir|转发|轉寄|پیام)\s?:/i
/** `Re:`, also with a number. */
export const answerPrefix =
  /^(?:re|aw|sv|odp|ynt|rif|ri|antw?|atb|ateb|vá|res|回复|回覆|رد|на|отв|відп|απ)(?:\[\d+\])?\s?:/iu
