import { type PostfixOptions, startPostfix } from '@gwirio/testing/peers'
import { schema } from '../../src/store/schema.ts'
import { replyDomain, startWorld, type World } from '../email-verification.ts'

/** The service behind a Postfix, which is the mail server of its domain. */
export async function startBehindPostfix(
  nextHop: (world: World) => string,
  given: {
    settings?: Record<string, string>
    postfix?: PostfixOptions['settings']
  } = {},
) {
  const stack = new AsyncDisposableStack()
  let edgePort = 0
  const settings = given.settings ?? {}
  const world = stack.use(await startWorld({ settings, mxPort: () => edgePort }))
  const postfix = stack.use(
    await startPostfix({
      domain: replyDomain,
      nextHop: nextHop(world),
      ...(given.postfix ? { settings: given.postfix } : {}),
    }),
  )
  edgePort = postfix.port
  return { world, postfix, [Symbol.asyncDispose]: () => stack.disposeAsync() }
}

/** The connection facts of every mail in the journal, the first first. */
export async function journalOf({ db }: World) {
  return await db
    .withSchema(schema.schema)
    .selectFrom('receivedMail')
    .select(['wayIn', 'viaEdge', 'remoteAddress', 'helo', 'receivedAt'])
    .orderBy('mailId')
    .execute()
}
