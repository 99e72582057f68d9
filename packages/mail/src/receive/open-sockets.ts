import type { Socket } from 'node:net'

/** The other end of a connection; a `Socket` is one. */
interface Peer {
  readonly remoteAddress?: string | undefined
  readonly remotePort?: number | undefined
}

export interface OpenSockets {
  /** Counts a new socket in, and cuts it when its time is over. */
  watch(socket: Socket): void
  /** Tells that a watched socket goes on as this one: it no longer says itself when it closes. */
  upgrade(secured: Socket): void
  /** How many sockets were opened earlier from the same address. */
  countEarlier(peer: Peer): number
  /** Ends all of them once they have sent what they still have to send. */
  endAll(): void
}

/** Keeps the open sockets of a server, each for a bounded time, however busy it seems. */
export function keepOpenSockets(options: { maxSeconds: number }): OpenSockets {
  const watched = new Map<string, { socket: Socket; timer: NodeJS.Timeout }>()

  function forgetWhenClosed(socket: Socket, key: string): void {
    socket.once('close', () => {
      clearTimeout(watched.get(key)?.timer)
      watched.delete(key)
    })
  }

  return {
    watch(socket) {
      const key = keyOf(socket)
      const timer = setTimeout(() => watched.get(key)?.socket.destroy(), options.maxSeconds * 1000)
      watched.set(key, { socket, timer: timer.unref() })
      forgetWhenClosed(socket, key)
    },
    upgrade(secured) {
      const key = keyOf(secured)
      const before = watched.get(key)
      if (!before) return
      watched.set(key, { ...before, socket: secured })
      forgetWhenClosed(secured, key)
    },
    countEarlier(peer) {
      const sameAddress = keyOf({ remoteAddress: peer.remoteAddress })
      const keys = [...watched.keys()].filter((key) => key.startsWith(sameAddress))
      return keys.indexOf(keyOf(peer))
    },
    endAll() {
      for (const { socket } of watched.values()) socket.destroySoon()
    },
  }
}

/** smtp-server names an IPv4 client of an IPv6 listener by its IPv4 address. */
function keyOf({ remoteAddress = '', remotePort }: Peer): string {
  return `${remoteAddress.replace(/^::ffff:/i, '')} ${remotePort ?? ''}`
}
