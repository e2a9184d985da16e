internal import Markup

/// Authorises a request before anything is read for it. Independent of sockets.
///
/// The server runs on the contributor's machine, where every web page they visit can reach it. A request must use one of the server's
/// own host names (against DNS rebinding), and one that changes something must come from the server's own pages (against CSRF).
struct RequestGuard: Sendable {
    /// The accepted values of the `Host` header, with the port.
    let hosts: Set<String>
    /// A secret known only to the server's own pages.
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
    ///   - sentToken: the token sent with the request.
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

    /// Nil for invalid percent encoding or UTF-8.
    static func decoded(_ text: Substring) -> String? {
        guard let bytes = PercentEncoding.decoded(text, strictly: true) else { return nil }
        return bytes.contains(0) ? nil : String(validating: bytes, as: UTF8.self)
    }

    /// Compares in constant time, so that response times do not reveal the token.
    private static func equal(_ a: String, _ b: String) -> Bool {
        guard a.utf8.count == b.utf8.count else { return false }
        return zip(a.utf8, b.utf8).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
