import {
  answerHtml,
  answersPrompt,
  type Client,
  type Draft,
  escapeHtml,
  inElements,
  quotedLines,
  who,
} from './compose.ts'
import type { Body } from './mime.ts'

/** The header above the message that is answered, in the language of the program. */
function headerOf({ language, address }: Draft): string[] {
  const [from, sent, to, subject] = language.labels
  return [
    `${from}: ${who}`,
    `${sent}: 22 November 2026 10:02`,
    `${to}: ${address}`,
    `${subject}: Confirm your e-mail address`,
  ]
}

function plain(draft: Draft, bar: string): string {
  const quoted = [bar, ...headerOf(draft), '', ...quotedLines(draft)].filter(
    (line, at) => at > 0 || line !== '',
  )
  const { answer, signature = [] } = draft
  return draft.place === 'below'
    ? ['', ...quoted, '', ...answer, ''].join('\n')
    : [...answer, '', ...signature, '', ...quoted, ''].join('\n')
}

const bold = (lines: readonly string[]) =>
  lines.map(
    (line) =>
      `<b>${escapeHtml(line.slice(0, line.indexOf(':') + 1))}</b>${escapeHtml(line.slice(line.indexOf(':') + 1))}`,
  )

function alternative(boundary: string, charset: string, text: string, html: string): Body {
  return {
    multipart: 'alternative',
    boundary,
    parts: [
      { type: 'text/plain', charset, encoding: 'quoted-printable', content: text },
      { type: 'text/html', charset, encoding: 'quoted-printable', content: html },
    ],
  }
}

const exchangeFields = [
  ...answersPrompt,
  'Message-ID: <LO2P265MB1234A1B2C3D4E5F60718293A4B5C@LO2P265MB1234.GBRP265.PROD.OUTLOOK.COM>',
  'Thread-Topic: Confirm your e-mail address',
  'Thread-Index: AQHbPMt5Q2k3V0mYkE2n1xY7zR4uaLK7c1dM',
  'Accept-Language: en-GB, en-US',
  'Content-Language: en-GB',
  'X-MS-Has-Attach:',
  'X-MS-TNEF-Correlator:',
]

const wordStyle = `<style><!--
/* Font Definitions */
@font-face
	{font-family:"Cambria Math";
	panose-1:2 4 5 3 5 4 6 3 2 4;}
@font-face
	{font-family:Aptos;}
/* Style Definitions */
p.MsoNormal, li.MsoNormal, div.MsoNormal
	{margin:0cm;
	font-size:11.0pt;
	font-family:"Aptos",sans-serif;
	mso-ligatures:standardcontextual;
	mso-fareast-language:EN-US;}
a:link, span.MsoHyperlink
	{mso-style-priority:99;
	color:#467886;
	text-decoration:underline;}
span.EmailStyle17
	{mso-style-type:personal-compose;
	font-family:"Aptos",sans-serif;
	color:windowtext;}
.MsoChpDefault
	{mso-style-type:export-only;
	font-size:10.0pt;}
@page WordSection1
	{size:612.0pt 792.0pt;
	margin:72.0pt 72.0pt 72.0pt 72.0pt;}
div.WordSection1
	{page:WordSection1;}
--></style><!--[if gte mso 9]><xml>
<o:shapedefaults v:ext="edit" spidmax="102600" />
</xml><![endif]-->`

/** Outlook for Windows, which writes with Word. */
const outlookClassic: Client = {
  name: 'outlook-desktop',
  places: ['above', 'below'],
  fields: () => exchangeFields,
  body(draft) {
    const [open, close] = [
      '<p class="MsoNormal"><span style="mso-fareast-language:EN-US">',
      '<o:p></o:p></span></p>',
    ]
    const answer = answerHtml(draft, open, close)
    const signature = inElements(draft.signature ?? [], '<p class="MsoNormal">', '<o:p></o:p></p>')
    const header = `<div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal"><b><span lang="EN-US" style="font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif;mso-ligatures:none">${bold(headerOf(draft)).join('<br>').replace('<b>', '').replace('</b>', '</span></b>')}<o:p></o:p></p></div></div>`
    const quoted = `<p class="MsoNormal"><o:p>&nbsp;</o:p></p>${inElements(quotedLines(draft), '<p class="MsoNormal">', '<o:p></o:p></p>', '<o:p>&nbsp;</o:p>')}`
    const inner =
      draft.place === 'below'
        ? header + quoted + answer
        : `${answer}<p class="MsoNormal"><o:p>&nbsp;</o:p></p>${signature}${header}${quoted}`
    const html = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv="Content-Type" content="text/html; charset=us-ascii"><meta name="Generator" content="Microsoft Word 15 (filtered medium)">${wordStyle}</head><body lang="EN-GB" link="#467886" vlink="#96607D" style="word-wrap:break-word"><div class="WordSection1">${inner}</div></body></html>`
    return alternative(
      '_000_LO2P265MB1234A1B2C3D4E5F60718293A4B5CLO2P265MB1234GBRP_',
      '"utf-8"',
      plain(draft, ''),
      html,
    )
  },
}

/** Outlook on the web, which the new Outlook for Windows is as well. */
const outlookWeb: Client = {
  name: 'outlook-web',
  places: ['above', 'below'],
  fields: () => exchangeFields,
  body(draft) {
    const answer = answerHtml(
      draft,
      '<div class="elementToProof" style="font-family: Aptos, Aptos_EmbeddedFont, Calibri, Helvetica, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);">',
      '</div>',
    )
    const signature = draft.signature
      ? `<div id="Signature" class="elementToProof">${inElements(draft.signature, '<p>', '</p>')}</div>`
      : ''
    const quoted = `<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${bold(headerOf(draft)).join('<br>')}</font><div>&nbsp;</div></div><div class="BodyFragment"><font size="2"><span style="font-size:11pt;"><div class="PlainText">${inElements(quotedLines(draft), '', '<br>')}</div></span></font></div>`
    const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style></head><body dir="ltr">${draft.place === 'below' ? quoted + answer : answer + signature + quoted}</body></html>`
    return alternative(
      '_000_CWLP265MB5678F0E1D2C3B4A5968778695A4BCWLP265MB5678GBRP_',
      '"utf-8"',
      plain(draft, '________________________________'),
      html,
    )
  },
}

const outlookMobile: Client = {
  name: 'outlook-mobile',
  places: ['above'],
  fields: () => exchangeFields,
  body(draft) {
    const answer = answerHtml(
      draft,
      '<div dir="ltr" style="color: rgb(33, 33, 33); font-family: Aptos, sans-serif; font-size: 12pt">',
      '</div>',
    )
    const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><div style="direction: ltr;">${answer}</div><div id="ms-outlook-mobile-body-separator-line" data-applydefaultfontstyles="true" style="color: inherit;"><div style="direction: ltr;"><br></div></div><div id="ms-outlook-mobile-signature" style="color: inherit;"><div style="direction: ltr;">Get <a href="https://aka.ms/o0ukef">Outlook for iOS</a></div></div><div id="mail-editor-reference-message-container" class="ms-outlook-mobile-reference-message skipProofing"><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">${bold(headerOf(draft)).join('<br>')}</font><div>&nbsp;</div></div><div>${inElements(quotedLines(draft), '', '<br>')}</div></div></body></html>`
    const text = plain(
      { ...draft, signature: ['Get Outlook for iOS<https://aka.ms/o0ukef>'] },
      '________________________________',
    )
    return alternative(
      '_000_LO0P265MB9012A9B8C7D6E5F4031221304F5ELO0P265MB9012GBRP_',
      '"utf-8"',
      text,
      html,
    )
  },
}

const outlookMac: Client = {
  name: 'outlook-mac',
  places: ['above'],
  fields: () => [...exchangeFields, 'User-Agent: Microsoft-MacOutlook/16.103.26111512'],
  body(draft) {
    const header = `<div id="mail-editor-reference-message-container"><div><div style="border:none;border-top:solid #B5C4DF 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class="MsoNormal" style="margin-bottom:12.0pt">${bold(headerOf(draft)).join('<br>')}<o:p></o:p></p></div>`
    const html = `<html><head>${wordStyle}</head><body lang="EN-GB"><div class="WordSection1">${answerHtml(draft, '<p class="MsoNormal"><span style="font-size:11.0pt">', '<o:p></o:p></span></p>')}<p class="MsoNormal"><o:p>&nbsp;</o:p></p>${header}${inElements(quotedLines(draft), '<p class="MsoNormal">', '</p>')}</div></div></div></body></html>`
    return alternative(
      '_000_CWXP265MB3456B1C2D3E4F506172839405A6BCWXP265MB3456GBRP_',
      '"utf-8"',
      plain(draft, ''),
      html,
    )
  },
}

/** Set to plain text. */
const outlookPlain: Client = {
  name: 'outlook-plain',
  places: ['above', 'below'],
  fields: () => exchangeFields,
  body: (draft) => ({
    type: 'text/plain',
    charset: '"utf-8"',
    encoding: 'base64',
    content: plain(draft, `-----${draft.language.original}-----`),
  }),
}

export const outlooks = [outlookClassic, outlookWeb, outlookMobile, outlookMac, outlookPlain]
