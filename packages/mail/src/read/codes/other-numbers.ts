/** Words that tell a code from the other numbers of a mail, folded: lower case, no accents. */

const words = (text: string) => new Set(text.trim().split(/\s+/))

/** After these words a number is something else, unless the clause speaks of a code. */
export const otherNumbers = words(`
  ref refs reference case claim atisn cyfeirnod cyf achos hawliad tel telephone phone fon ffon mobile mob cell landline
  symudol fax ffacs ext extn extension est estyniad account acc cyfrif invoice anfoneb order archeb charity elusen company co
  cwmni vat taw registered registration reg cofrestredig cofrestru sort postcode post zip ring call phoned
  ffoniwch ffonio galwch staff employee badge payroll id member membership aelod licence license passport nhs policy
  customer cwsmer booking ticket tocyn receipt order court llys hmcts dob born geni birth date dated dyddiad box crn utr
  serial version build flight room sc ni oc gb gw dx whatsapp switchboard helpline freephone
  telefon telefone telefono tlf tfno fono movil movel celular cellulare handy handynummer mobil mobiel mobilnr rufnummer durchwahl komorka
  komorkowy kom portable gsm faks telefonnummer telefoonnummer telefonas telefonu telefonszam telefonska telefoni taleefan
  taleefanka taleefoonka puhelin puh telefonnr dien thoai
  referencia referencja referenz referenznummer aktenzeichen az geschaftszeichen kundennummer rechnung rechnungsnummer
  bestellung bestellnummer dossier dosar sprawa sprawy sygnatura factura facture fattura rechnungsnr numero client kunde
  nip regon krs pesel cui cif nif cnp iva siret siren hrb hra ust ustid kvk btw bsn ico dic oib ogrn inn kpp edrpou
  plz postleitzahl cap cp cep irsz psc pastas postkode indeks
  тел телефон моб мобильный мобільний факс ссылка номер дело справа инн огрн індекс индекс заказ замовлення договор
  τηλ τηλεφωνο κινητο هاتف الهاتف جوال موبايل تلفون رقم مرجع قضية فون موبائل نمبر حوالہ কেস ফোন মোবাইল ফোনঃ ਫੋਨ ਮੋਬਾਈਲ ਕੇਸ फोन मोबाइल
  电话 手机 传真 邮编 编号 案号 订单 電話 手機 携帯 郵便番号 전화 휴대폰 우편번호 公司注册号`)

/** Of these, what a code comes to, or is for. */
export const receivers = words(`
  account cyfrif telephone phone mobile cell fon ffon symudol telefon telefone telefono telefonul movil celular cellulare handy
  mobil mobiel portable komorka gsm puhelin телефон мобильный мобільний τηλεφωνο κινητο هاتف الهاتف جوال موبايل تلفون فون موبائل`)

/** "On my" phone. */
export const arrivals = words(`
  on to from by via at for ar i o pe la sur par auf am per in w na z do en por em su sul nel op naar pa til на в с по στο على`)
export const possessives = words(
  'm my the our this your fy y yr ein eich mon ma notre mein meine meinem meinen meiner dem el mi il mio moj meu mijn mitt mit мой',
)

/** "Ring me on" my phone: verbs, or what they begin with. */
export const invitation =
  /(?:^| )(?:(?:ring|call|reach|contact|phone|text|get|ffoniwch|ffonio|galwch) (?:me|us|fi|ni)(?: |$)|zadzwo|dzwon|appel|joi(?:nd|gn)|llam|ruf|anruf|erreich|chiam|ligue|sunat|suna|звон|дзвон|зателефон|اتصل)/

/** Between such a word and its number, or between a number and what it is said to be. */
export const fillers = words(`
  no nr nos num nums number numbers nro nummer num rhif rhifau is are was yw ydy ydi oedd the my our your fy ein eich of a y yr in
  england wales scotland and or me us him her on at to for i ar yn am o us: ist lautet meine mein der die das est ma mon mes le la de du
  es mi el nuestra e il mia mio o meu minha moj moja mi jest to este meu mea numarul de is mijn het mano yra az`)

/** `654321 is my case number`: these join a number to what it is said to be. */
export const joiners = words('is was yw ydy ydi oedd ist est es e jest este adalah är er on = (')

/** After these words a number is counted in something. */
export const units = words(
  '€ £ $ ¥ ₹ ₺ ₽ ₴ zł zl lei kč kc ft kr eur gbp usd pln ron euro euros pounds pound pence % kg km miles mb kb 元 円 원 руб грн',
)
export const currencies = /^[€£$¥₹₺₽₴]$|^(?:gbp|eur|usd|pln|ron|inr|pkr|rs\.?|lei|zł|kč)$/i

/** The word for a code, in the languages of the mail programs, with its endings. */
export const codeWord =
  /(?<![\p{L}\p{M}])(?:codes?|cods?|c[oô]d|g[oô]d|ngh[oô]d|ch[oô]d|codau|codul|codului|pin|passcode|otp|cd|kod\p{L}{0,4}|kód\p{L}{0,4}|koodi\p{L}{0,3}|koodhka|koodhkayga|lambarka sirta ah|código|codigo|codice|code\p{L}{0,2}|kodi|kodas|кода?|κωδικ\p{L}{1,3}|الرمز|رمزي|رمز|كود|الكود|کوڈ|کد|ਕੋਡ|কোড|कोड|验证码|驗證碼|代码|代碼|コード|코드|mã)(?![\p{L}\p{M}])/iu

/** Codes that are not the one that was sent. */
export const otherCodes =
  /(?<!\p{L})(?:(?:sort|post|postal|area|dial(?:l?ing)?|zip|qr|bar|country|tax|discount|promo|voucher|product|swift)[ -]?code|(?:cod|god|code|kod|codice|código|codigo|código) (?:post\p{L}*|pocztow\p{L}*|fiscal\p{L}*|poştal|poștal|didoli|ardal|deialu|swift))(?!\p{L})/giu

/** Words that people spell a code with, for each digit. */
export const digitWords: ReadonlyMap<string, string> = new Map(
  [
    'zero oh nought sero dim', 'one un', 'two dau dwy', 'three tri tair', 'four pedwar pedair', 'five pump pum',
    'six chwech chwe', 'seven saith', 'eight wyth', 'nine naw',
  ].flatMap((names, digit) => names.split(' ').map((name) => [name, String(digit)] as const)),
) // biome-ignore format: a list of words
