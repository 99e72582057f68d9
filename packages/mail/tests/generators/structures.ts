import { prompt, who } from './compose.ts'
import { languages } from './languages.ts'
import { below, html, mail, parts, quote, scenario, text } from './raw-mail.ts'
import type { Scenario } from './scenarios.ts'

/** Parts, threads and what gateways add. */
export function everyStructure(): Scenario[] {
  const sevenDays = 'This message has been scanned for viruses by Example Secure. Ref 654321.'
  return [
    scenario(
      'signed-smime',
      'multipart/signed with S/MIME',
      mail(
        parts('signed', text('123456\n'), {
          type: 'application/pkcs7-signature',
          parameters: '; name=smime.p7s',
          encoding: 'base64',
          content: Buffer.alloc(900, 7),
          headers: ['Content-Disposition: attachment; filename=smime.p7s'],
        }),
      ),
    ),
    scenario(
      'signed-pgp-mime',
      'multipart/signed with PGP',
      mail(
        parts('signed', text('Fy nghod: 123456\n'), {
          type: 'application/pgp-signature',
          encoding: '7bit',
          content:
            '-----BEGIN PGP SIGNATURE-----\n\niHUEABYKAB0WIQ654321=\n=654321\n-----END PGP SIGNATURE-----\n',
        }),
      ),
    ),
    scenario(
      'signed-pgp-inline',
      'PGP within the text',
      mail(
        text([
          '-----BEGIN PGP SIGNED MESSAGE-----',
          'Hash: SHA512',
          '',
          'My code is 123456',
          '-----BEGIN PGP SIGNATURE-----',
          '',
          'iHUEABYKAB0WIQT654321',
          '=abcd',
          '-----END PGP SIGNATURE-----',
          '',
        ]),
      ),
    ),
    scenario(
      'with-photo',
      'an iPhone with a photograph between two texts',
      mail(
        parts(
          'mixed',
          text('123456\n'),
          {
            type: 'image/jpeg',
            parameters: '; name=IMG_654321.jpeg',
            encoding: 'base64',
            content: Buffer.alloc(3000, 42),
            headers: ['Content-Disposition: inline; filename=IMG_654321.jpeg'],
          },
          text(['', '', languages.en.phone]),
        ),
      ),
    ),
    scenario(
      'with-attached-text',
      'a text that is attached',
      mail(
        parts(
          'mixed',
          text('123456\n'),
          text('654321\n', { headers: ['Content-Disposition: attachment; filename=notes.txt'] }),
        ),
      ),
    ),
    scenario(
      'with-related-logo',
      'a logo in the signature',
      mail(
        parts('related', html('<div>123456</div><img src="cid:logo654321@example">'), {
          type: 'image/png',
          encoding: 'base64',
          content: Buffer.alloc(2000, 1),
          headers: [
            'Content-ID: <logo654321@example>',
            'Content-Disposition: inline; filename=image654321.png',
          ],
        }),
      ),
    ),
    scenario(
      'text-says-look-at-html',
      'the text holds nothing',
      mail(
        parts(
          'alternative',
          text('Your mail program does not show HTML.\n'),
          html('<b>123456</b>'),
        ),
      ),
    ),
    scenario(
      'text-empty',
      'the text is empty',
      mail(parts('alternative', text(''), html('<p>123456</p>'))),
    ),
    scenario(
      'external-banner',
      'a banner of the gateway',
      mail(
        html(
          '<table bgcolor="#FFEB9C"><tr><td><b>[EXTERNAL]</b> CAUTION: This e-mail came from outside. Report 654321q.</td></tr></table><div>123456</div>',
        ),
      ),
    ),
    scenario(
      'external-banner-text',
      'a banner of the gateway in text',
      mail(
        text([
          '[EXTERNAL EMAIL] Do not click links or attachments unless you recognise the sender.',
          '',
          '123456',
        ]),
      ),
    ),
    scenario(
      'antivirus-footer',
      'a footer of a virus scanner',
      mail(
        text([
          '123456',
          '',
          sevenDays,
          '',
          '---',
          'Virus-free. www.example.com',
          '#DAB4FAD8-2DD7-40BB-A1B8-4E2AA1F9FDF2',
        ]),
      ),
    ),
    scenario(
      'list-footer',
      'a footer of a mailing list',
      mail(
        parts(
          'mixed',
          text('123456\n'),
          text([
            '_______________________________________________',
            'Family mailing list',
            'Family@lists.example.com',
            'https://lists.example.com/mailman/654321',
          ]),
        ),
      ),
    ),
    scenario(
      'sent-from-before',
      'the code below the line of the phone',
      mail(text(['', languages.en.phone, '', '123456'])),
    ),
    scenario(
      'outlook-reaction-above',
      'a safety tip of Outlook',
      mail(
        text([
          "You don't often get email from sian@example.com. Learn why this is important<https://aka.ms/LearnAboutSenderIdentification>",
          '',
          '123456',
        ]),
      ),
    ),
    scenario(
      'gmail-forwarded-below',
      'a forwarded mail below the answer',
      mail(
        html(
          `<div dir="ltr">123456</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <b>Eve</b> &lt;eve@example.net&gt;<br>Date: Sun, 22 Nov 2026 at 09:00<br>Subject: code<br>To: sian@example.com<br></div><br>Use 654321</div>`,
        ),
      ),
    ),
    scenario(
      'forwarded-as-attachment',
      'a mail attached to the answer',
      mail(
        parts('mixed', text('123456\n'), {
          type: 'message/rfc822',
          encoding: '7bit',
          content: 'From: eve@example.net\nSubject: 654321\n\n654321\n',
        }),
      ),
    ),
    scenario(
      'inline-between-quotes',
      'answers between quotes',
      mail(
        text([
          languages.en.gmail(who),
          ...quote(prompt.slice(0, 2)),
          'OK, I have it',
          ...quote(prompt.slice(2, 5)),
          '123456',
          ...quote(prompt.slice(5)),
        ]),
      ),
    ),
    scenario(
      'below-unmarked-prompt',
      'below the prompt, which bears no mark',
      mail(text([languages.en.gmail(who), '', ...prompt, '', '123456'])),
    ),
    scenario(
      'below-unmarked-prompt-wrapped',
      'below the prompt, broken at 40 columns',
      mail(
        text([
          languages.en.gmail(who),
          '',
          ...prompt.flatMap((line) => line.replace(/(.{20,40}) /g, '$1\n').split('\n')),
          '',
          '123456',
        ]),
      ),
    ),
    scenario(
      'below-outlook-header',
      'below the header that Outlook writes',
      mail(
        text([
          '',
          '________________________________',
          'From: Gwirio',
          'Sent: 22 November 2026 10:02',
          'To: Sian',
          'Subject: Confirm',
          '',
          ...prompt,
          '',
          'Fy nghod: 123456',
        ]),
      ),
    ),
    scenario(
      'initials-quote',
      'quoted with initials',
      mail(text(['G> Reply to this e-mail with that code', 'G> 654321', '123456'])),
    ),
    scenario(
      'deep-thread',
      'a thread of several mails',
      mail(
        text([
          '123456',
          '',
          ...below,
          '> On 21 Nov 2026, at 09:00, Sian <sian@example.com> wrote:',
          '>> 654321',
          '>> On 20 Nov 2026, at 09:00, Gwirio wrote:',
          '>>> 111111',
        ]),
      ),
    ),
    scenario(
      'quote-pipes',
      'nothing marks the end of the signature but the quote',
      mail(text(['-- ', 'Siân', '01633 654321', '', ...below, '', '123456'])),
    ),
    scenario(
      'reply-without-references',
      'a reply that refers to nothing',
      Buffer.from(
        mail(text('123456\n'))
          .toString('latin1')
          .replace(/In-Reply-To.*\r\nReferences.*\r\n/, ''),
        'latin1',
      ),
    ),
    scenario(
      'large-thread',
      'a large quoted thread in HTML',
      mail(
        html(
          `<div>123456</div><div id="appendonsend"></div><div id="divRplyFwdMsg"><b>From:</b> Gwirio</div>${'<p class="MsoNormal"><span style="font-size:11.0pt">Reply to this e-mail, 654321<o:p></o:p></span></p>'.repeat(1500)}`,
          { encoding: 'quoted-printable' },
        ),
      ),
    ),
  ]
}
