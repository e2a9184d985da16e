internal import FlyingSocks

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
    internal import Glibc
#else
    internal import Foundation
#endif

/// Serves the requests of one connection in sequence. Each step has a time limit, and each part of a request a size limit.
struct HTTPConnection: Sendable {
    /// Responds to a request by its head; reads the body only on demand.
    typealias Handler = @Sendable (HTTPRequestHead, Body) async -> HTTPResponse

    /// Reads the request body, once; nil if it exceeds the limit or does not arrive.
    typealias Body = @Sendable (_ limit: Int) async -> [UInt8]?

    private static let headTime = Duration.seconds(15)
    private static let bodyTime = Duration.seconds(30)
    private static let writeTime = Duration.seconds(30)
    /// Bytes read and discarded after the last response: closing while the client sends would reset the connection and lose the response.
    private static let drainSize = 1 << 20
    private static let drainTime = Duration.seconds(1)

    private let socket: AsyncSocket
    private let handler: Handler

    init(_ socket: AsyncSocket, handler: @escaping Handler) { (self.socket, self.handler) = (socket, handler) }

    func run() async {
        var buffer = HTTPHeadBuffer()
        do {
            while let head = try await nextHead(&buffer) {
                let incoming = IncomingBody(
                    socket, length: head.bodyLength, isChunked: head.isChunked, rest: buffer.removeFirst(head.bodyLength))
                let response = await handler(head) { await incoming.read($0, within: Self.bodyTime) }
                let isRead = await incoming.isRead
                // Unread body bytes would be parsed as the next request, with a host and origin chosen by the sender (request smuggling).
                let isLast = !head.isKeptAlive || !isRead
                try await write(response.encoded(isLast: isLast, isHead: head.method == "HEAD"))
                if isLast {
                    await drain()
                    break
                }
            }
        } catch let refusal as HTTPRequestHead.InvalidRequest {
            let response = HTTPResponse(status: refusal.status, headers: [], body: Array("\(refusal.status)\n".utf8))
            if (try? await write(response.encoded(isLast: true, isHead: false))) != nil { await drain() }
        } catch {}
        try? socket.close()
    }

    /// Nil if the client closed the connection or sends nothing.
    private func nextHead(_ buffer: inout HTTPHeadBuffer) async throws -> HTTPRequestHead? {
        let deadline = ContinuousClock.now + Self.headTime
        if let head = try buffer.take([]) { return head }
        while true {
            if let head = try buffer.take(try await socket.read(before: deadline)) { return head }
        }
    }

    private func write(_ data: Data) async throws {
        try await inTime(ContinuousClock.now + Self.writeTime) { try await socket.write(data) }
    }

    private func drain() async {
        _ = shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
        let deadline = ContinuousClock.now + Self.drainTime
        var left = Self.drainSize
        while left > 0, let piece = try? await socket.read(before: deadline), !piece.isEmpty { left -= piece.count }
    }
}

/// Reads the body of one request.
private actor IncomingBody {
    private let socket: AsyncSocket
    private let length: Int
    private let isChunked: Bool
    private var bytes: [UInt8]

    init(_ socket: AsyncSocket, length: Int, isChunked: Bool, rest: [UInt8]) {
        (self.socket, self.length, self.isChunked, bytes) = (socket, length, isChunked, rest)
    }

    /// Whether the body was read completely.
    var isRead: Bool { !isChunked && bytes.count == length }

    func read(_ limit: Int, within time: Duration) async -> [UInt8]? {
        guard !isChunked, length <= limit else { return nil }
        let deadline = ContinuousClock.now + time
        while bytes.count < length {
            guard let piece = try? await socket.read(before: deadline, atMost: length - bytes.count) else { return nil }
            bytes += piece
        }
        return bytes
    }
}

extension AsyncSocket {
    /// The bytes received next; at least one.
    fileprivate func read(before deadline: ContinuousClock.Instant, atMost count: Int = 4096) async throws -> [UInt8] {
        try await inTime(deadline) { try await read(atMost: count) }
    }
}

/// Cancels the operation at the deadline.
private func inTime<Value: Sendable>(
    _ deadline: ContinuousClock.Instant, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
        group.addTask { try await body() }
        group.addTask {
            try await Task.sleep(until: deadline, clock: .continuous)
            throw SocketError.timeout(message: "")
        }
        defer { group.cancelAll() }
        guard let value = try await group.next() else { throw CancellationError() }
        return value
    }
}
