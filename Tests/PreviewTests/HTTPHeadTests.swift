import Testing

@testable import Preview

@Suite struct HTTPHeadTests {
    /// The head of a text that comes in pieces of so many bytes; the status of a refusal.
    private func read(_ text: String, pieces: Int = 4096) -> (head: HTTPRequestHead?, status: Int?, taken: Int) {
        var buffer = HTTPHeadBuffer()
        var taken = 0
        let bytes = Array(text.utf8)
        while taken < bytes.count {
            let piece = Array(bytes[taken..<min(taken + pieces, bytes.count)])
            taken += piece.count
            do {
                if let head = try buffer.take(piece) { return (head, nil, taken) }
            } catch { return (nil, error.status, taken) }
        }
        return (nil, nil, taken)
    }

    @Test(arguments: [1, 7, 4096]) func readsAHeadInPieces(pieces: Int) throws {
        let text = "\r\nPOST /_new?a=1?2 HTTP/1.1\r\nHost:  localhost:80 \r\nX-Empty:\r\nContent-Length: 3\r\n\r\nabc"
        let head = try #require(read(text, pieces: pieces).head)
        #expect(head.method == "POST" && head.path == "/_new" && head.query == "a=1?2")
        #expect(head.headers == ["host": "localhost:80", "x-empty": "", "content-length": "3"])
        #expect(head.isKeptAlive && head.bodyLength == 3 && !head.isChunked)
    }

    @Test func keepsWhatFollowsAHead() throws {
        var buffer = HTTPHeadBuffer()
        let first = try buffer.take(Array("GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.0\r\n\r\nrest".utf8))
        #expect(first?.path == "/a")
        let second = try buffer.take([])
        #expect(second?.path == "/b" && second?.isKeptAlive == false)
        #expect(buffer.removeFirst(99) == Array("rest".utf8))
    }

    /// However long a line is, no more of it is taken than the limit and one piece.
    @Test func longLinesEndAtTheLimit() {
        let line = read("GET /?" + String(repeating: "a", count: 900_000))
        #expect(line.status == 414 && line.taken <= HTTPHeadBuffer.lineLimit + 4096)
        let header = read("GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 900_000))
        #expect(header.status == 431 && header.taken <= HTTPHeadBuffer.lineLimit + HTTPHeadBuffer.headerLimit + 4096)
        let many = read("GET / HTTP/1.1\r\n" + String(repeating: "X: a\r\n", count: 9000))
        #expect(many.status == 431)
    }

    @Test(arguments: [
        "GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\r\nhost: a\r\nHOST: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", "GET / HTTP/1.1\r\nHost\r\n\r\n",
        "GET /\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GET / x HTTP/1.1\r\n\r\n", "\u{0}\u{1}\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
        "GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", "GET / HTTP/1.1\r\nX: a\u{0}b\r\n\r\n",
    ])
    func invalidHeads(text: String) {
        #expect(read(text).status == 400)
    }

    @Test func anotherVersion() {
        #expect(read("GET / HTTP/2.0\r\n\r\n").status == 505)
    }
}
