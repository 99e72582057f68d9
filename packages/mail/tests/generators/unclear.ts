import { who } from './compose.ts'
import { languages } from './languages.ts'
import { html, mail, parts, text } from './raw-mail.ts'
import { compose, type Scenario } from './scenarios.ts'

/** Nothing is found, and the person is helped by a short answer. */
const none = (name: string, note: string, raw: Buffer): Scenario => ({
  name,
  note,
  raw,
  codes: [],
  textsDisagree: false,
})
/** A person of the staff looks. */
const held = (
  name: string,
  note: string,
  raw: Buffer,
  codes: readonly string[] = [],
): Scenario => ({ name, note, raw, codes, textsDisagree: true })

const hidden: ReadonlyArray<readonly [name: string, html: string]> = [
  ['display-none', '<div style="display:none">123456</div>'],
  ['display-none-important', '<div style="DISPLAY : none !important">123456</div>'],
  ['class-rule', '<style>.q{display:none}</style><p class="q">123456</p>'],
  ['id-rule', '<style>#q9{visibility:hidden}</style><p id="q9">123456</p>'],
  [
    'descendant-rule',
    '<style>body div > span.z , a{font-size:0}</style><div><span class="z">123456</span></div>',
  ],
  ['element-rule', '<style>em{color:#ffffff}</style><em>123456</em>'],
  ['any-rule', '<style>*{opacity:0}</style><em>123456</em>'],
  ['media-rule', '<style>@media screen { .m { display: none; } }</style><em class="m">123456</em>'],
  ['escaped-rule', '<style>.e{dis\\70lay:none}</style><em class="e">123456</em>'],
  ['white-on-white', '<p style="color:#fff">123456</p>'],
  ['nearly-white', '<p style="color:rgb(250, 251, 252)">123456</p>'],
  ['font-white', '<font color="white">123456</font>'],
  ['black-on-black', '<table><tr><td bgcolor="#000000">123456</td></tr></table>'],
  ['transparent', '<p style="color:rgba(0,0,0,0)">123456</p>'],
  ['one-pixel', '<p style="font-size:1px">123456</p>'],
  ['one-point-shorthand', '<p style="font:1pt Arial">123456</p>'],
  ['no-width', '<div style="width:0;overflow:hidden">123456</div>'],
  ['one-pixel-box', '<div style="height:1px;width:1px;overflow:hidden">123456</div>'],
  ['max-height', '<div style="max-height:0px;overflow:hidden">123456</div>'],
  ['clip', '<div style="position:absolute;clip:rect(0,0,0,0)">123456</div>'],
  ['clip-path', '<div style="clip-path:inset(100%)">123456</div>'],
  ['off-screen', '<div style="position:absolute;left:-9999px">123456</div>'],
  ['off-screen-relative', '<div style="position:relative;top:-5000px">123456</div>'],
  ['indented-away', '<div style="text-indent:-9999px">123456</div>'],
  ['scaled', '<div style="transform:scale(0)">123456</div>'],
  ['hidden-attribute', '<p hidden>123456</p>'],
  ['details', '<details><summary>More</summary>123456</details>'],
  ['mso-hide', '<span style="mso-hide:all">123456</span>'],
  ['opacity', '<span style="opacity:.05">123456</span>'],
  ['line-height', '<div style="line-height:0;height:0">123456</div>'],
  ['table-column', '<div style="display:table-column">123456</div>'],
  ['pushed-out', '<div style="padding-left:5000px;overflow:hidden">123456</div>'],
  ['implied-body-rule', '<style>body{color:#fff}</style>123456'],
  [
    'important-over-inline',
    '<style>.i{display:none!important}</style><p class="i" style="display:block">123456</p>',
  ],
  ['reversed', '<bdo dir="rtl">654321</bdo>'],
]

const never: ReadonlyArray<readonly [name: string, html: string]> = [
  ['comment', '<!-- 123456 -->'],
  ['conditional-comment', '<!--[if mso]><p>123456</p><![endif]-->'],
  ['title', '<head><title>123456</title></head>'],
  ['style-sheet', '<style>.a{color:#123456}</style>'],
  ['attribute', '<a href="https://example.com/123456" title="123456" aria-label="123456">here</a>'],
  ['alternative-text', '<img alt="123456" src="cid:x">'],
  ['script', '<script>123456</script>'],
  ['template', '<template>123456</template>'],
]

export function everyUnclear(): Scenario[] {
  const quotedCode = ['Your code is 123456']
  const clients = [
    'gmail-web',
    'outlook-web',
    'outlook-desktop',
    'outlook-mobile',
    'iphone-mail',
    'yahoo-web',
    'thunderbird',
    'samsung-email',
    'proton',
    'gmx',
    'zoho',
    'bt-mail',
    'unmarked-quote',
    'aol',
    'qq-mail',
    'k9-mail',
  ]
  return [
    ...hidden.map(([name, inner]) => held(`hidden-${name}`, 'a code that nobody sees', mail(html(`<p>Which code?</p>${inner}`)))),
    ...never.map(([name, inner]) => none(`never-shown-${name}`, 'a code that is no text', mail(html(`<p>Which code?</p>${inner}`)))),
    held('hidden-beside-visible', 'another code is hidden', mail(html('<p>654321</p><p style="display:none">123456</p>')), ['654321']),
    held('text-and-html-differ', 'text and HTML name different codes', mail(parts('alternative', text('123456'), html('<p>654321</p>'))), ['123456', '654321']),
    held('text-only-of-two', 'the code is in the text that nobody sees', mail(parts('alternative', text('123456'), html('<p>Hello</p>'))), ['123456']),
    held('direction-override', 'shown in another order', mail(text('My code is \u202e654321\u202c')), ['654321']),
    held('quoted-in-text-written-in-html', 'quoted in the text, not in the HTML', mail(parts('alternative', text(`Hi\n\n${languages.en.gmail(who)}\n> 123456`), html('<p>Hi</p><p>123456</p>'))), ['123456']),
    ...clients.map((client, at) => none(`quoted-only-${client}`, 'the code stands in what is quoted', compose({ client, answer: ['What do I do with this?'], quoted: quotedCode, person: at }))),
    held('nothing-but-unmarked-quote', 'the answer may stand below a quote without marks', mail(text([languages.en.gmail(who), '', 'An older wording, which nobody knows any more.', '', '123456']))),
    held('nothing-but-quote', 'the answer may stand inside the quote', mail(text([languages.en.gmail(who), '', '> Reply with the code', '> 123456']))),
    none('forwarded-gmail', 'a forwarded mail', mail(html('<div dir="ltr">See below</div><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Eve</b> &lt;eve@example.net&gt;<br>Date: Sun, 22 Nov 2026 at 09:00<br>Subject: code<br>To: sian@example.com<br></div><br>123456</div>'), [], 'Fwd: code')),
    none('forwarded-apple', 'a forwarded mail', mail(text(['For you', '', 'Begin forwarded message:', '', '> From: Eve <eve@example.net>', '> Subject: code', '>', '> 123456']), [], 'Fwd: code')),
    none('forwarded-attached', 'a forwarded mail that is attached', mail(parts('mixed', text('See attached'), { type: 'message/rfc822', encoding: '7bit', content: 'From: eve@example.net\nSubject: 123456\n\n123456\n' }))),
    held('forwarded-subject', 'the subject of a forwarded mail', mail(text(''), [], 'Fwd: 123456')),
    none('signature-number', 'a number in the signature', mail(text(['Which code do you mean?', '-- ', 'Siân', '123456']))),
    none('pgp-signature-number', 'digits in a signature of PGP', mail(text(['-----BEGIN PGP SIGNED MESSAGE-----', 'Hash: SHA512', '', 'Which?', '-----BEGIN PGP SIGNATURE-----', '', '123456', '-----END PGP SIGNATURE-----']))),
    none('telephone', 'a telephone number', mail(text(['Ring me: 01633 123456', 'or phone 123456']))),
    none('case-number', 'a case number', mail(text(['Case number 123456', 'GW26P123456']))),
    none('date-in-pairs', 'a date', mail(text(['Born 12-03-56', '12.03.56']))),
    none('sort-code', 'a sort code', mail(text('My sort code is 12-34-56'))),
    none('insurance-number', 'a National Insurance number', mail(text('JM 12 34 56 C'))),
    none('register-number', 'the number of a register', mail(text(['SRA No. 123456', 'DX 123456 Swansea']))),
    none('postcode', 'a postcode', mail(text('Cod poștal 123456'))),
    none('money', 'money', mail(text('They owe me £123456, that is 123456 euros'))),
    none('attached-text', 'a text that is attached', mail(parts('mixed', text('Attached'), text('123456', { headers: ['Content-Disposition: attachment; filename=code.txt'] })))),
    none('photo', 'a photograph of the code', mail(parts('mixed', text('Here'), { type: 'image/jpeg', parameters: '; name=123456.jpg', encoding: 'base64', content: Buffer.alloc(900, 3), headers: ['Content-Disposition: attachment; filename=123456.jpg'] }))),
    none('reaction', 'a reaction of Outlook', mail(html('<div>👍 Siân Hughes reacted to your message:</div><hr><div id="divRplyFwdMsg"><b>From:</b> Gwirio</div><div>123456</div>'))),
    none('question', 'no number at all', mail(text('Beth ydw i fod i wneud?'))),
    none('five-digits', 'too short', mail(text('12345'))),
    none('seven-digits', 'too long', mail(text('1234567'))),
    none('empty', 'nothing at all', mail(text(''))),
  ] // biome-ignore format: one a line
}
