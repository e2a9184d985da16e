internal import Markup

/// Decides what a request may have, before anything is read for it. Knows no socket.
///
/// The server stands on the contributor's own machine, where every page that they visit can reach it: a request must come to us under our
/// own name (else a foreign name was made to point here), and one that changes something must come from our own pages.
struct RequestGuard: Sendable {
    /// The names under which this server may be called, with its port.
    let hosts: Set<String>
    /// Known to our own pages only.
    let token: String

    enum Verdict: Equatable {
        /// A file of the site.
        case file(String)
        /// A page of the server itself: `_tabadul/…`.
        case own(String)
        case refused(Int)
    }

    init(port: UInt16, host: String, token: String) {
        var names: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
        names.insert(host.contains(":") ? "[\(host)]" : host)
        hosts = Set(names.flatMap { port == 80 ? [$0, "\($0):80"] : ["\($0):\(port)"] })
        self.token = token
    }

    /// - Parameters:
    ///   - target: the path as sent, percent-encoded, without its query.
    ///   - sentToken: the token that came with the request.
    func verdict(method: String, target: String, host: String?, origin: String?, sentToken: String?) -> Verdict {
        guard let host, hosts.contains(host.lowercased()) else { return .refused(421) }
        if let origin, origin != "null" || method != "GET" {
            guard hosts.contains(where: { origin == "http://\($0)" }) else { return .refused(403) }
        }
        guard ["GET", "HEAD", "POST"].contains(method) else { return .refused(405) }
        guard target.hasPrefix("/"), target.utf8.count <= 2048, let path = Self.decoded(target.dropFirst()) else { return .refused(400) }
        let isOwn = path.hasPrefix("_")
        if method == "POST" || path.hasPrefix("_tabadul/state") {
            guard isOwn else { return .refused(405) }
            guard let sentToken, Self.equal(sentToken, token) else { return .refused(403) }
        }
        if isOwn { return .own(path) }
        let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
        guard let location = SitePath(file), !file.hasPrefix("."), !file.contains("/.") else { return .refused(404) }
        return .file(location.text)
    }

    /// Nil for encodings that are none, and for text that is no UTF-8.
    static func decoded(_ text: Substring) -> String? {
        guard let bytes = PercentCoding.decoded(text, strictly: true) else { return nil }
        return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
    }

    /// In a time that does not tell how much of it is right.
    private static func equal(_ a: String, _ b: String) -> Bool {
        guard a.utf8.count == b.utf8.count else { return false }
        return zip(a.utf8, b.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
