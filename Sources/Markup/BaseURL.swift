internal import Bytes

/// The public base URL of the site, such as `https://example.org/tabadul/`. Only feeds, the sitemap and metadata need absolute URLs.
package struct BaseURL: Sendable, Hashable {
    /// Always ends with a slash.
    package let text: String

    /// Nil if the text is no `http` or `https` URL of a folder: no host, a user name, a query or a fragment.
    package init?(_ written: String) {
        guard let mark = written.firstRange(of: "://") else { return nil }
        let scheme = written[..<mark.lowerBound].lowercased()
        guard scheme == "https" || scheme == "http" else { return nil }
        let rest = written[mark.upperBound...]
        let host = rest.prefix { $0 != "/" }
        guard Self.isHost(host), !rest.utf8.contains(where: { $0 <= .space || $0 == .delete || "?#\\\"<>^`{|}".utf8.contains($0) }) else {
            return nil
        }
        let parts = rest.dropFirst(host.count).split(separator: "/")
        guard !parts.contains("."), !parts.contains("..") else { return nil }
        text = scheme + "://" + host.lowercased() + "/" + parts.map { Self.encoded($0) + "/" }.joined()
    }

    /// The absolute URL of a file of the site.
    package func url(_ path: SitePath, fragment: String? = nil) -> String {
        let parts = path.text.utf8.split(separator: .slash).map { PercentEncoding.encoded($0) }
        return text + parts.joined(separator: "/") + (fragment.map { "#" + PercentEncoding.encoded($0.utf8) } ?? "")
    }

    /// The path of the site on its host: `/tabadul/`.
    package var path: String {
        "/" + text.split(separator: "/", omittingEmptySubsequences: true).dropFirst(2).map { $0 + "/" }.joined()
    }

    /// Whether the text is a host name or IP address, with an optional port. International names must be in ASCII form (`xn--…`).
    private static func isHost(_ text: Substring) -> Bool {
        var name = text
        if name.hasPrefix("[") {
            guard let close = name.firstIndex(of: "]") else { return false }
            let address = name[name.index(after: name.startIndex)..<close]
            guard !address.isEmpty, address.utf8.allSatisfy({ $0.hexDigitValue != nil || $0 == .colon || $0 == .period }) else {
                return false
            }
            return isPort(name[name.index(after: close)...])
        }
        if let colon = name.firstIndex(of: ":") {
            guard isPort(name[colon...]) else { return false }
            name = name[..<colon]
        }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        return labels.allSatisfy { label in
            !label.isEmpty && !label.hasPrefix("-")
                && label.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == .hyphen }
        }
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || (text.hasPrefix(":") && Int(text.dropFirst()).map { (1...65535).contains($0) } == true)
    }

    /// Percent-encodes invalid characters; existing encodings stay.
    private static func encoded(_ part: Substring) -> String {
        part.utf8.allSatisfy { $0 > .space && $0 < .delete } ? String(part) : PercentEncoding.encoded(part.utf8)
    }
}
