import { compose, type Reply, type Scenario } from './scenarios.ts'

const carriers = ['gmail-web', 'outlook-web', 'iphone-mail', 'thunderbird', 'yahoo-web', 'samsung-email', 'bt-mail', 'apple-mail', 'proton', 'outlook-desktop', 'new-message', 'html-only', 'k9-mail', 'aol'] // biome-ignore format: a list

const one = ['123456']
const legal = [
  'Griffiths & Daughters Ltd. Registered in England and Wales No. 654321. VAT Reg No. GB 123 4567 89.',
  'Registered office: 1 Stryd Fawr, Casnewydd NP20 1AB. Company number: 07654321. Charity no. 765432.',
  'This e-mail and any attachments are confidential and intended for the addressee only.',
]

/** Ways to write a code, and what else stands around it. */
const forms: ReadonlyArray<readonly [name: string, answer: readonly string[], codes?: readonly string[], more?: Partial<Reply>]> = [
  ['two-halves', ['123 456']],
  ['two-halves-hyphen', ['123-456']],
  ['two-halves-dash', ['123 – 456']],
  ['two-halves-dot', ['123.456']],
  ['pairs', ['12 34 56']],
  ['pairs-hyphen', ['My code is 12-34-56']],
  ['digit-by-digit', ['1 2 3 4 5 6']],
  ['digits-commas', ['1, 2, 3, 4, 5, 6']],
  ['digits-hyphens', ['1-2-3-4-5-6']],
  ['digits-dots', ['1.2.3.4.5.6']],
  ['digits-below-each-other', ['1', '2', '3', '4', '5', '6']],
  ['halves-below-each-other', ['123', '456']],
  ['spoken-english', ['one two three four five six']],
  ['spoken-welsh', ['Y cod: un dau tri pedwar pump chwech']],
  ['keycaps', ['1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣']],
  ['full-width', ['１２３４５６']],
  ['full-width-halves', ['１２３　４５６']],
  ['arabic-indic', ['الرمز ١٢٣٤٥٦']],
  ['extended-arabic', ['میرا کوڈ ۱۲۳۴۵۶ ہے']],
  ['bengali-digits', ['আমার কোড ১২৩৪৫৬']],
  ['gurmukhi-digits', ['ਮੇਰਾ ਕੋਡ ੧੨੩੪੫੬ ਹੈ']],
  ['zero-width-space', ['123\u200b456']],
  ['word-joiner', ['123\u2060456']],
  ['soft-hyphen', ['123\u00ad456']],
  ['rtl-marks', ['\u200f123456\u200f']],
  ['isolates', ['קוד \u2068123456\u2069']],
  ['no-break-space', ['123\u00a0456']],
  ['narrow-space', ['123\u202f456']],
  ['greeting-line', ['Hi 123456 thanks']],
  ['after-greeting', ['Helo, 123456']],
  ['in-brackets', ['(123456)']],
  ['in-quotes', ['“123456”']],
  ['in-german-quotes', ['„123456“']],
  ['in-guillemets', ['« 123456 »']],
  ['in-stars', ['**123456**']],
  ['exclaimed', ['123456!!!']],
  ['full-stop', ['The code is 123456.']],
  ['in-a-question', ['Is it 123456?']],
  ['label', ['Cod: 123456']],
  ['label-without-space', ['Code:123456']],
  ['label-glued', ['code123456']],
  ['label-above', ['Verification code:', '', '123456']],
  ['label-equals', ['pin=123456']],
  ['label-hash', ['Code #123456']],
  ['chinese-unspaced', ['验证码是123456谢谢']],
  ['turkish-suffix', ["Kodum 123456'dır"]],
  ['hungarian-suffix', ['A kód 123456-os']],
  ['list-bullet', ['- 123456']],
  ['arrow', ['→ 123456']],
  ['text-message-pasted', ['Your code is 123456. Send it by replying to our e-mail. Keep it secret.']],
  ['text-message-pasted-welsh', ['Eich cod yw 123456. Anfonwch ef drwy ateb ein neges e-bost. Cadwch ef yn gyfrinachol.']],
  ['twice-the-same', ['123456', '', 'I repeat: 123 456']],
  ['corrected', ['sorry 123457, no it is 123456'], ['123457', '123456']],
  ['two-codes', ['123456 or 654321, I had two texts'], ['123456', '654321']],
  ['leading-zero', ['012345'], ['012345']],
  ['all-zeros', ['000000'], ['000000']],
  ['with-time', ['I got it at 10:04 on 22/11/2026: 123456']],
  ['with-iso-date', ['2026-11-22: my code is 123456']],
  ['with-date-in-dots', ['22.11.26', '', '123456']],
  ['with-date-of-birth', ['123456', 'DOB 01-02-85']],
  ['with-bare-date-named', ['Dated 221126', '123456']],
  ['with-case-number', ['Case GW26P00123', 'Code 123456']],
  ['with-case-digits', ['Case number 654321, code 123456']],
  ['with-reference-after', ['123456', '654321 is my case number']],
  ['with-reference-label-above', ['Case number:', '654321', '', 'Code:', '123456']],
  ['with-atisn', ['ATISN 654321', 'My code is 123456']],
  ['with-sort-code', ['123456', 'Sort code 20-45-87, account 12345678']],
  ['with-postcode', ['123456', 'Siân, 1 Stryd Fawr, Casnewydd NP20 1AB']],
  ['with-cod-postal', ['Codul meu este 123456', 'Cod poștal 010203'], one, { language: 'ro' }],
  ['with-money', ['123456', 'I paid £654321 and 123,456 EUR']],
  ['with-mobile', ['123456', 'Siân 07700 900123']],
  ['with-mobile-joined', ['123456', 'Siân 07700900123']],
  ['with-mobile-hyphens', ['123456', '07700-900-123']],
  ['with-mobile-dots', ['123456', '07700.900.123']],
  ['with-mobile-international', ['123456', '+44 7700 900123']],
  ['with-mobile-zero-in-brackets', ['123456', '+44 (0)7700 900123']],
  ['with-mobile-0044', ['123456', '0044 7700 900123']],
  ['with-landline', ['123456', 'Tel 029 2018 0900']],
  ['with-landline-brackets', ['123456', '(01633) 654321']],
  ['with-landline-long', ['123456', '01633 654 321']],
  ['with-0300', ['123456', 'Ring 0300 456789']],
  ['with-0800', ['123456', 'Freephone 0800 654 321']],
  ['with-extension', ['123456', 'Est. 654321']],
  ['with-local-number', ['123456', 'Phone 654321 if it is wrong']],
  ['with-ring-me-on', ['123456. You can ring me on 654321.']],
  ['with-address-digits', ['123456', 'sian654321@example.com']],
  ['with-link', ['123456', 'https://example.com/654321?x=654321']],
  ['with-legal-footer', ['123456', '', ...legal]],
  ['with-romanian-signature', ['123456', '', 'SC Exemplu SRL, CUI 654321, telefon 0212 654 321'], one, { language: 'ro' }],
  ['with-polish-signature', ['123456', '', 'tel. kom. 654 321 987', 'KRS 0000654321'], one, { language: 'pl' }],
  ['with-german-signature', ['123456', '', 'Handy: 0171 654321', 'HRB 654321, Amtsgericht Musterstadt'], one, { language: 'de' }],
  ['signature-delimiter', ['123456'], one, { signature: ['Siân Hughes', 'Staff no 654321', '654321'] }],
  ['signature-phone', ['123456'], one, { signature: ['Siân Hughes', '01633 654321', 'M: 07700 900123'] }],
  ['sentence-with-unit', ['It cost 654321 kg of effort, code 123456']],
  ['rather-long-letter', ['Dear Sir or Madam,', '', 'Following our telephone call of 22 November at 10.05, I write to give you the number which I received.', '', 'It is 123456, and I trust that this will do.', '', 'Yours faithfully,', 'D. Griffiths']],
  ['lower-case-no-punctuation', ['hiya its 123456 cheers x']],
  ['thanks-before', ['Diolch yn fawr', '123456']],
] // biome-ignore format: a list

export function everyForm(): Scenario[] {
  return forms.map(([name, answer, codes = one, more = {}], at) => {
    const carrier = carriers[at % carriers.length] ?? 'gmail-web'
    // Only some programs write a signature of their own
    const client = more.signature ? (at % 2 === 0 ? 'gmail-web' : 'thunderbird') : carrier
    return {
      name: `form-${name}`,
      note: `${name.replaceAll('-', ' ')}, written in ${client}`,
      raw: compose({ client, answer, person: at, ...more }),
      codes,
    }
  })
}

const htmlForms: ReadonlyArray<readonly [name: string, html: string, answer: readonly string[]]> = [
  ['bold', '<div>Code: <b>123456</b></div>', ['Code: *123456*']],
  [
    'span-per-digit',
    `<p>${[...'123456'].map((digit) => `<span style="font-size:14px">${digit}</span>`).join('')}</p>`,
    ['123456'],
  ],
  [
    'table-of-digits',
    `<table><tbody><tr>${[...'123456'].map((digit) => `<td style="border:1px solid">${digit}</td>`).join('')}</tr></tbody></table>`,
    ['1', '2', '3', '4', '5', '6'],
  ],
  [
    'table-label',
    '<table><tr><td>Case</td><td>654321</td></tr><tr><td>Code</td><td>123456</td></tr></table>',
    ['Case 654321', 'Code 123456'],
  ],
  ['coloured', '<div style="color:rgb(192,0,0);background:#ffff00">123456</div>', ['123456']],
  [
    'white-on-black',
    '<div style="background-color:#000"><span style="color:#fff">123456</span></div>',
    ['123456'],
  ],
  ['large', '<h1 style="font:bold 24px/1.2 Arial">123456</h1>', ['123456']],
  ['small-print', '<div style="font-size:8pt;line-height:1">123456</div>', ['123456']],
  [
    'word-list',
    '<p class="MsoListParagraph" style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp; </span></span>123456</p>',
    ['1. 123456'],
  ],
  ['link-by-itself', '<div><a href="tel:123456">123456</a></div>', ['123456']],
  [
    'auto-link-black',
    '<div><a href="tel:123456" dir="ltr" x-apple-data-detectors="true" style="color:inherit;text-decoration:none">123456</a></div>',
    ['123456'],
  ],
  ['soft-hyphens', '<div>123&shy;456</div>', ['123456']],
  ['entities', '<div>&#49;&#50;&#51;&nbsp;&#x34;&#x35;&#x36;</div>', ['123 456']],
  ['comment-inside', '<div>123<!-- x -->456</div>', ['123456']],
  ['pre', '<pre>Hi\n123456\nSiân</pre>', ['Hi', '123456', 'Siân']],
  ['right-to-left', '<div dir="rtl">الرمز <bdi>123456</bdi></div>', ['الرمز 123456']],
  ['centred', '<center><font size="5" color="navy">123456</font></center>', ['123456']],
  ['wbr', '<div>123<wbr>456</div>', ['123456']],
  ['list', '<ul><li>code 123456</li></ul>', ['* code 123456']],
  ['outside-any-element', '123456', ['123456']],
]

export function everyHtmlForm(): Scenario[] {
  const htmlCarriers = [
    'gmail-web',
    'outlook-desktop',
    'apple-mail',
    'html-only',
    'outlook-mobile',
    'thunderbird-html',
    'gmx',
  ]
  return htmlForms.map(([name, html, answer], at) => {
    const client = htmlCarriers[at % htmlCarriers.length] ?? 'gmail-web'
    return {
      name: `html-${name}`,
      note: `HTML, ${name.replaceAll('-', ' ')}, written in ${client}`,
      raw: compose({ client, answer, html, person: at }),
      codes: one,
    }
  })
}
