internal import FlyingSocks
internal import Synchronization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
    internal import Glibc
#else
    internal import Foundation
#endif

/// Listens on a local address and serves a limited number of connections at once.
struct HTTPListener: Sendable {
    /// Further connections are closed immediately: each open one holds a file descriptor.
    private static let mostConnections = 512
    /// The delay between attempts when the process has no file descriptor left.
    private static let pause = Duration.milliseconds(50)

    private final class ConnectionCount: Sendable { let open = Atomic<Int>(0) }

    private let socket: Socket
    /// The port in use; a free one if 0 was requested.
    let port: UInt16

    /// Binds the port. No request is accepted before `run`.
    init(host: String, port: UInt16) throws {
        let address = try sockaddr_in.inet(ip4: host, port: port)
        socket = try Socket(domain: Int32(AF_INET))
        do {
            try socket.setValue(true, for: .localAddressReuse)
            #if canImport(Darwin)
                try socket.setValue(true, for: .noSIGPIPE)
            #endif
            try socket.bind(to: address)
            try socket.listen()
            guard case .ip4(_, let taken) = try socket.sockname() else { throw SocketError.unsupportedAddress }
            self.port = taken
        } catch {
            try? socket.close()
            throw error
        }
    }

    /// Accepts connections until the task is cancelled.
    func run(_ handler: @escaping HTTPConnection.Handler) async throws {
        let pool = Self.newPool()
        try await pool.prepare()
        try await run(handler, on: pool)
    }

    private func run(_ handler: @escaping HTTPConnection.Handler, on pool: some AsyncSocketPool) async throws {
        let listening = try AsyncSocket(socket: socket, pool: pool)
        defer { try? socket.close() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await pool.run() }
            group.addTask { try await accept(on: listening, handler) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func accept(on listening: AsyncSocket, _ handler: @escaping HTTPConnection.Handler) async throws {
        let count = ConnectionCount()
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                guard let accepted = try? await listening.accept() else {
                    try? await Task.sleep(for: Self.pause)
                    continue
                }
                guard count.open.add(1, ordering: .relaxed).newValue <= Self.mostConnections else {
                    count.open.subtract(1, ordering: .relaxed)
                    try? accepted.close()
                    continue
                }
                group.addTask {
                    await HTTPConnection(accepted, handler: handler).run()
                    count.open.subtract(1, ordering: .relaxed)
                }
            }
        }
        throw CancellationError()
    }

    private static func newPool() -> some AsyncSocketPool {
        #if canImport(Darwin)
            .kQueue()
        #elseif canImport(Glibc) || canImport(Musl)
            .ePoll()
        #else
            .poll()
        #endif
    }
}
