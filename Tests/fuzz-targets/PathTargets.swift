import FrontMatter
import Markup

@testable import Preview

/// Names and addresses: on the disk, in pages, in requests.
enum PathTargets {
    private static let requestGuard = RequestGuard(port: 8080, host: "127.0.0.1", token: "secret")

    static func paths(_ text: String) {
        _ = PortableName.isValid(text)
        _ = BaseURL(text)
        _ = ExternalURL.host(of: text)
        _ = PercentEncoding.decoded(text)
        precondition(PercentEncoding.decoded(PercentEncoding.encoded(text.utf8), strictly: true) == Array(text.utf8))
        guard let path = SitePath(text), let page = SitePath("a/b/index.html") else { return }
        precondition(!path.text.hasPrefix("/") && !path.text.split(separator: "/").contains(".."))
        // On bytes: a slash with a joiner after it is another character, and still a slash.
        precondition(RelativeURL(from: page, to: path).text.hasPrefix("../../") || path.text.utf8.starts(with: "a/".utf8))
        _ = RelativeURL(from: path, to: page)
    }

    static func preview(_ bytes: [UInt8], _ text: String) {
        _ = URLEncodedForm(bytes)
        var buffer = HTTPHeadBuffer()
        if let head = try? buffer.take(bytes) {
            precondition(!head.path.contains("?") && head.headers.keys.allSatisfy { !$0.isEmpty })
            precondition(buffer.bytes.count < bytes.count)
        }
        for method in ["GET", "POST"] {
            let verdict = requestGuard.verdict(method: method, target: text, host: "localhost:8080", origin: nil, sentToken: nil)
            precondition(method == "GET" || verdict != .own(text))
            if case .file(let path) = verdict {
                precondition(!path.hasPrefix("/") && !path.split(separator: "/").contains { $0.hasPrefix(".") })
            }
            let foreign = requestGuard.verdict(method: method, target: "/", host: text, origin: nil, sentToken: nil)
            precondition(requestGuard.hosts.contains(text.lowercased()) || foreign == .refused(421))
            let crossing = requestGuard.verdict(method: method, target: "/", host: "localhost:8080", origin: text, sentToken: nil)
            precondition(requestGuard.hosts.contains { text == "http://\($0)" } || crossing == .refused(403) || text == "null")
        }
    }
}
