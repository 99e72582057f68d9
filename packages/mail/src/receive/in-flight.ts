/** Memory that messages take between their first byte and their place in the journal. */
export interface InFlight {
  /**
   * Room for one message, to be grown as it comes and released at its end, or as soon as it is refused.
   *
   * @param site who has one share with all its messages; null for an edge, which brings those of everybody
   */
  open(site: string | null): Room
}

export interface Room extends Disposable {
  /** False when there is no room for so many bytes more. */
  grow(bytes: number): boolean
  /** Gives back all of it. */
  release(): void
}

/** Shares a number of bytes among all messages that come in at once, of which one site has a share. */
export function boundInFlight(bounds: { maxBytes: number; maxBytesPerSite: number }): InFlight {
  const ofSites = new Map<string, number>()
  let total = 0

  function add(site: string | null, bytes: number): void {
    total += bytes
    if (site === null) return
    const ofSite = (ofSites.get(site) ?? 0) + bytes
    if (ofSite > 0) ofSites.set(site, ofSite)
    else ofSites.delete(site)
  }

  return {
    open(site) {
      let own = 0
      const release = () => {
        add(site, -own)
        own = 0
      }
      return {
        grow(bytes) {
          const ofSite = site === null ? 0 : (ofSites.get(site) ?? 0) + bytes
          if (total + bytes > bounds.maxBytes || ofSite > bounds.maxBytesPerSite) return false
          add(site, bytes)
          own += bytes
          return true
        },
        release,
        [Symbol.dispose]: release,
      }
    },
  }
}
