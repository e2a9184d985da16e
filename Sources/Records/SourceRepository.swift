internal import Bytes
internal import Diagnostics
internal import FrontMatter
internal import Markup

/// The repository of the site's sources, with its host's addresses for files and new issues.
package struct SourceRepository: Sendable {
    package let url: String

    init(_ url: String) {
        var url = url
        while url.hasSuffix("/") { url.removeLast() }
        self.url = url.hasSuffix(".git") ? String(url.dropLast(4)) : url
    }

    /// The address of a source file; nil for unknown hosts.
    package func file(_ path: String) -> String? {
        let path = PercentEncoding.encoded(path.utf8, keeping: .slash)
        if host.contains("github") { return "\(url)/blob/HEAD/\(path)" }
        if host.contains("gitlab") { return "\(url)/-/blob/HEAD/\(path)" }
        return nil
    }

    /// The host's page for a new file, with placeholders for its path and text; nil for unknown hosts.
    package var newFile: String? {
        if host.contains("github") { return "\(url)/new/HEAD?filename={path}&value={text}" }
        // GitLab fills in the name only; its editor ignores a text.
        if host.contains("gitlab") { return "\(url)/-/new/HEAD?file_name={path}" }
        return nil
    }

    /// The host's page for editing a file; nil for unknown hosts.
    package var editFile: String? {
        if host.contains("github") { return "\(url)/edit/HEAD/{path}" }
        if host.contains("gitlab") { return "\(url)/-/edit/HEAD/{path}" }
        return nil
    }

    /// The address for reporting errors; the repository itself for unknown hosts.
    package var report: String {
        if host.contains("github") || host.contains("codeberg") { return url + "/issues/new" }
        return host.contains("gitlab") ? url + "/-/issues/new" : url
    }

    private var host: Substring {
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return rest.prefix { $0 != "/" }
    }
}

extension FieldType where Value == String {
    /// An electronic address: one at sign between a name and a domain.
    static var mailAddress: FieldType {
        FieldType(schema: .plain(3...120)) { node, context in
            guard let text = context.text(node, schema: .plain(3...120)) else { return nil }
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            let isValid =
                parts.count == 2
                && parts.allSatisfy { part in
                    !part.isEmpty
                        && part.utf8.allSatisfy {
                            $0.isASCIILetter || $0.isASCIIDigit || $0 == .hyphen || $0 == .period || $0 == .underscore
                        }
                }
            guard isValid, parts[1].contains(".") else {
                context.report(.badAddress, at: node)
                return nil
            }
            return text
        }
    }
}
