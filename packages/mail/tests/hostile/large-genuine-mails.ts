import { repeat } from './compose.ts'

const crlf = (lines: readonly string[]) => Buffer.from(lines.join('\r\n'))
const opening = [
  'From: =?utf-8?Q?Si=C3=A2n_Evans?= <sian@example.com>',
  'To: r-0123456789abcdefghjkmnpqrs@reply.gwirio.example',
  'Subject: Re: Eich cod',
  'Message-ID: <1@example.com>',
  'MIME-Version: 1.0',
]

/** As Word writes it: a paragraph of eighty characters takes three hundred. */
const paragraph = (at: number) =>
  `<p class="MsoNormal"><span lang="EN-GB" style="font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif;mso-fareast-language:EN-US">Paragraph ${at} of a long conversation about many things<o:p></o:p></span></p>\r\n`

/** Folds base64 as mail programs do. */
const photo = (length: number) => `${'A'.repeat(76)}\r\n`.repeat(Math.floor(length / 78))

/** Mails that people do send, near every limit. */
export const largeGenuineMails: Readonly<Record<string, () => Buffer>> = {
  'an Outlook mail above a thread of 300 KB': () =>
    crlf([
      ...opening,
      'Content-Type: text/html; charset=utf-8',
      '',
      '<html><body><div class="WordSection1"><p class="MsoNormal">123456<o:p></o:p></p>',
      '<div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm">',
      '<p class="MsoNormal"><b>From:</b> Gwirio &lt;a@b.example&gt;<br><b>Sent:</b> 22 November 2026 10:00<br>',
      '<b>To:</b> Sian<br><b>Subject:</b> Eich cod</p></div>',
      repeat(paragraph, 300_000),
      '</div></body></html>',
    ]),
  'a text above a thread of 90 KB': () =>
    crlf([
      ...opening,
      'Content-Type: text/plain; charset=utf-8',
      '',
      '123456',
      '',
      'On Sun, 22 Nov 2026 at 10:00, Gwirio <a@b.example> wrote:',
      repeat((at) => `> Line ${at} of a long conversation\r\n`, 90_000),
    ]),
  'an iPhone mail with five photos': () =>
    crlf([
      ...opening,
      'Content-Type: multipart/mixed; boundary=Apple-Mail-1',
      '',
      ...Array.from({ length: 5 }, (_, at) => [
        '--Apple-Mail-1',
        'Content-Type: text/plain; charset=us-ascii',
        'Content-Transfer-Encoding: 7bit',
        '',
        at === 4 ? '123456\r\n\r\nSent from my iPhone' : '',
        '--Apple-Mail-1',
        `Content-Type: image/jpeg; name=IMG_000${at}.jpeg`,
        `Content-Disposition: inline; filename=IMG_000${at}.jpeg`,
        'Content-Transfer-Encoding: base64',
        '',
        photo(200_000),
      ]).flat(),
      '--Apple-Mail-1--',
      '',
    ]),
}
