/**
 * How the subjects begin of what is sent while a person is away, and of receipts, as mail programs and
 * people write them; compared without case. Welsh and English first.
 */
export const absenceSubjects = `
ateb awtomatig|ymateb awtomatig|ateb otomatig|allan o'r swyddfa|i ffwrdd o'r swyddfa|ddim yn y swyddfa|ar wyliau
auto reply|auto-reply|autoreply|automatic reply|automated reply|auto response|auto-response|autoresponse
automatic response|automated response|out of office|out of the office|out-of-office|ooo:|away from the office
away from my desk|away from my mail|i am away|i'm away|on annual leave|on leave|on holiday|on vacation|vacation reply
vacation notice|yahoo! auto response|auto:|i'm driving|i am driving|driving mode|currently unavailable
read:|not read:|read receipt|read-receipt|return receipt|delivery receipt|delivered:|darllenwyd:|heb ei ddarllen:
automatische antwort|abwesenheit|abwesend|autoantwort|ich bin nicht im büro|gelesen:|ungelesen gelöscht:|lesebestätigung
réponse automatique|absence du bureau|absent du bureau|message d'absence|en congé|lu :|lu:|non lu :
respuesta automática|respuesta automatica|fuera de la oficina|fuera de oficina|ausente de la oficina|leído:|no leído:
risposta automatica|fuori sede|fuori ufficio|assente dall'ufficio|letto:
resposta automática|fora do escritório|ausência do escritório|ausência temporária|lida:|lido:
automatisch antwoord|automatische beantwoording|afwezig|niet aanwezig|gelezen:
autosvar|automatiskt svar|automatisk svar|fravær|frånvaro|ikke til stede|automaattinen vastaus|poissa|sjálfvirkt svar
odpowiedź automatyczna|autoodpowiedź|automatyczna odpowiedź|poza biurem|nieobecność|przeczytano:
automatická odpověď|automatická odpoveď|mimo kancelář|mimo kancelárie|automatikus válasz|házon kívül
răspuns automat|raspuns automat|plecat din birou|în afara biroului|automatski odgovor|samodejni odgovor
automatinis atsakymas|automātiskā atbilde|automātiska atbilde|automaatvastus|përgjigje automatike|freagra uathoibríoch
otomatik yanıt|ofis dışında|αυτόματη απάντηση|εκτός γραφείου
автоматический ответ|автоответ|вне офиса|нет на работе|автоматична відповідь|автовідповідь|автоматичен отговор
رد تلقائي|الرد التلقائي|خارج المكتب|خودکار جواب|خودکار پیغام|پاسخ خودکار|מענה אוטומטי|תשובה אוטומטית|מחוץ למשרד
स्वचालित उत्तर|स्वतः उत्तर|স্বয়ংক্রিয় উত্তর|ਸਵੈਚਲਿਤ ਜਵਾਬ|સ્વચાલિત જવાબ|தானியங்கி பதில்
自动回复|自動回覆|自動答覆|外出|不在办公室|自動応答|自動返信|不在通知|자동 회신|자동 응답|부재중
thư trả lời tự động|trả lời tự động|ตอบกลับอัตโนมัติ|balasan otomatis|jawab toos ah|jawaab otomaatig ah
`
  .trim()
  .split(/[|\n]/)

/** How the subjects begin of what ticket systems and mail filters send; people could write them too. */
export const requestSubjects = `
ticket received|ticket created|new ticket|support ticket|case created|request received|[request received]
your request has been received|we have received your|we've received your|thank you for contacting|thanks for contacting
diolch am gysylltu|acknowledgement of receipt|eingangsbestätigung|accusé de réception|confirmación de recepción
please confirm your message|please confirm your email|please verify your email|please verify yourself|sender verification
verification required|action required|your message is awaiting|your email requires verification|your message to
confirmation de votre message|bitte bestätigen sie|welcome to the|croeso i'r|you are now subscribed
accepted:|declined:|tentative:|derbyniwyd:|gwrthodwyd:|zugesagt:|abgesagt:|accepté :|aceptada:
`
  .trim()
  .split(/[|\n]/)

/** How people begin a subject as well as programs that confirm what came in. */
export const thanksSubjects = `
thank you for your email|thank you for your e-mail|thank you for your message|thanks for your email|thanks for your message
diolch am eich neges|diolch am eich e-bost|diolch am yr e-bost|vielen dank für ihre|merci pour votre|gracias por su
`
  .trim()
  .split(/[|\n]/)
