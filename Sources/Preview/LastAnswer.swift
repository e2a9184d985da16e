internal import FlyingFox
internal import FlyingSocks
internal import Foundation

extension HTTPRequest {
    /// Whether the server holds the whole body already: a body that it does not hold comes over the connection only as far as it is read.
    var isHeld: Bool { bodySequence.count.map { $0 <= PreviewServer.held } ?? false }
}

extension HTTPResponse {
    /// The same answer, and then the end of the connection.
    ///
    /// What is left of a body that nobody read would be taken for the next request, with a name and an origin of the sender's choice: the
    /// server closes a connection only when writing to it fails.
    func last(_ bytes: [UInt8]) -> HTTPResponse {
        var headers = headers
        headers[.connection] = "close"
        let body = HTTPBodySequence(from: LastBytes(bytes: bytes), count: bytes.count)
        return HTTPResponse(statusCode: statusCode, headers: headers, body: body)
    }
}

/// Bytes that end in an error.
private struct LastBytes: AsyncBufferedSequence {
    struct End: Error {}

    let bytes: [UInt8]

    func makeAsyncIterator() -> Iterator { Iterator(left: bytes) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var left: [UInt8]

        mutating func next() async throws -> UInt8? {
            guard !left.isEmpty else { throw End() }
            return left.removeFirst()
        }

        mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
            guard !left.isEmpty else { throw End() }
            defer { left = [] }
            return left
        }
    }
}
