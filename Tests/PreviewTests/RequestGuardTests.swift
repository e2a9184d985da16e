import Testing

@testable import Preview

@Suite struct RequestGuardTests {
    private let requestGuard = RequestGuard(port: 8080, host: "127.0.0.1", token: "secret")

    private func verdict(
        _ target: String, method: String = "GET", host: String? = "localhost:8080", origin: String? = nil, token: String? = nil
    ) -> RequestGuard.Verdict {
        requestGuard.verdict(method: method, target: target, host: host, origin: origin, sentToken: token)
    }

    @Test(arguments: [
        ("/", "index.html"), ("/fr/", "fr/index.html"), ("/practices/ma/x.html", "practices/ma/x.html"),
        ("/%D8%A3.html", "أ.html"),
    ])
    func servesFiles(target: String, path: String) {
        #expect(verdict(target) == .file(path))
    }

    @Test(arguments: [
        "/../etc/passwd", "/%2e%2e/x", "/a/%2E%2E/%2E%2E/x", "/a/../../x", "/..%5Cx", "/.git/config", "/a/.b", "//etc/passwd", "/a//b",
    ])
    func nothingOutsideTheSite(target: String) {
        #expect(verdict(target) == .refused(404))
    }

    @Test(arguments: ["/%", "/%4", "/%GG", "/%00", "/%FF", "x", "/" + String(repeating: "a", count: 3000)])
    func malformedTargets(target: String) {
        #expect(verdict(target) == .refused(400))
    }

    @Test(arguments: [nil, "evil.example", "evil.example:8080", "localhost", "localhost:8081", "localhost.evil.example:8080"])
    func onlyUnderOurOwnName(host: String?) {
        #expect(verdict("/", host: host) == .refused(421))
    }

    @Test(arguments: ["http://evil.example", "https://localhost:8080", "http://localhost:8081", "http://localhost:8080.evil.example"])
    func foreignOrigins(origin: String) {
        #expect(verdict("/", origin: origin) == .refused(403))
        #expect(verdict("/_new", method: "POST", origin: origin, token: "secret") == .refused(403))
    }

    @Test func changesNeedTheToken() {
        #expect(verdict("/_new", method: "POST", origin: "http://localhost:8080", token: "secret") == .own("_new"))
        #expect(verdict("/_new", method: "POST", origin: "http://localhost:8080", token: "other!") == .refused(403))
        #expect(verdict("/_new", method: "POST", origin: "null", token: "secret") == .refused(403))
        #expect(verdict("/_new", method: "POST") == .refused(403))
        #expect(verdict("/index.html", method: "POST", token: "secret") == .refused(405))
        #expect(verdict("/_tabadul/state.js") == .refused(403))
        #expect(verdict("/_tabadul/state.js", token: "secret") == .own("_tabadul/state.js"))
        #expect(verdict("/", method: "DELETE") == .refused(405))
    }
}
