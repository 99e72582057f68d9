import { isRefusal, previewCorrespondence, refuse } from '@gwirio/contracts'
import { findTemplate } from '@gwirio/messages/publishing'
import { type Route, route } from '@gwirio/service-kit'
import { findLetterFormat } from '../compose/find-letter-format.ts'
import { layOut } from '../compose/letter.ts'
import { renderLargePrint, renderText } from '../compose/render.ts'
import type { Context } from '../context.ts'
import { isNeutralSubject } from '../rules/neutral-subject.ts'
import { askForSubject } from '../submission/ask-for-subject.ts'
import { submitterOf } from '../submission/submitter.ts'

/** The words as they will leave; only for whom something may be sent to now, so that it tells no more than sending does. */
export function previewCorrespondenceRoute(context: Context): Route {
  const { db, config } = context
  return route(previewCorrespondence, async ({ body }, { caller }) => {
    const subject = await askForSubject(context, {
      ...body,
      submitter: submitterOf(caller),
      wayIn: caller.kind === 'staff' ? 'staff' : 'http',
    })
    if (isRefusal(subject)) return subject
    if (!isNeutralSubject(body.subject ?? '', [body.case, body.party]))
      return refuse('subject-has-personal-data')
    const letter = layOut({
      template: await findTemplate(db, body.kind),
      language: subject.language,
      subject: body.subject ?? null,
      text: body.text ?? null,
      privacyUrl: config.privacyUrl,
      documents: body.documents ?? 0,
      isScanned: true,
    })
    const format = await findLetterFormat(context, subject)
    return {
      subject: letter.subject,
      text: renderText(letter),
      html: format === 'large-print' ? renderLargePrint(letter) : null,
    }
  })
}
