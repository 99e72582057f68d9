/** Subjects and first sentences that speak of a failure, in the languages that mail systems speak. */
const failure = new RegExp(
  `undeliver|undelivered|not (?:be )?delivered|n't (?:be )?delivered|n't reach|could not be (?:delivered|sent)|unable to deliver
  |delivery (?:status notification|failure|failed|has failed|incomplete|problem|report|error)|delivery to the following
  |returned (?:mail|to sender)|return(?:ing)? message to sender|failure notice|mail (?:delivery )?failed|failed (?:mail|delivery)
  |mail system error|nondeliver|message rejected|address not found|rejected by
  |heb ei (?:d|dd)anfon|methwyd (?:â )?(?:danfon|dosbarthu)|ni ellir (?:danfon|dosbarthu)|nid oedd modd (?:danfon|dosbarthu)
  |unzustellbar|nicht zugestellt|zustellung fehlgeschlagen|non remis|non distribu|échec de (?:la )?(?:remise|livraison)
  |no se (?:puede|pudo) entregar|no entregado|mancata consegna|non recapitabile|onbestelbaar|niet bezorgd
  |não (?:foi )?(?:possível entregar|entregue)|nie (?:można|udało się) dostarczyć|nedoručiteln|kézbesíthetetlen|nelivrat
  |недоставлен|не доставлено|недоставлено|не удалось доставить|не вдалося доставити|iletilemedi|teslim edilemedi
  |تعذر التسليم|لم يتم تسليم|无法投递|退信|未傳遞|配信不能|配信できません`.replace(/\n\s*/g, ''),
  'i',
)
const delay =
  /\bdelay(?:ed)?\b|not yet been delivered|still (?:being retried|trying)|will (?:be retried|keep trying|retry|continue to)|no action is required|\bwarning: (?:message|could not)|verzögert|retardé|oedi/i

/**
 * Reads a notice of a mail system in plain words. Null when it does not speak of a failure; without a
 * status in it, what is not said to be a delay is permanent. `namesFailed`: the header says who failed.
 */
export function readNotice(
  subject: string,
  text: string,
  namesFailed: boolean,
): { status: string | null; permanent: boolean; isDelay: boolean } | null {
  const start = text.slice(0, 2_000)
  const isFailure = namesFailed || failure.test(subject) || failure.test(start)
  if (!isFailure && !delay.test(subject)) return null
  const status = statusIn(text)
  const isDelay = delay.test(subject) || delay.test(start)
  return { status, permanent: status ? status.startsWith('5') && !isDelay : !isDelay, isDelay }
}

/** The first enhanced status (RFC 3463), else the class of the first SMTP answer. */
function statusIn(text: string): string | null {
  const extended = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(text)?.[1]
  const basic = /(?<![\d.])([45])[0-5]\d[ -](?=[\w#<(])(?!\d)/.exec(text)?.[1]
  return extended ?? (basic ? `${basic}.0.0` : null)
}
