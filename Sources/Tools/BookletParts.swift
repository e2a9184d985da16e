#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Joins the parts of a booklet to one document, which prints as a whole.
enum BookletParts {
    /// The page, with the content of its further parts before the end of its `main`; a page without parts as it is.
    ///
    /// Further parts are in a folder with the page's name: their relative links lose one level, links between parts become anchors.
    static func joined(_ page: URL) throws -> String {
        let folder = page.deletingPathExtension()
        var document = try String(contentsOf: page, encoding: .utf8)
        var number = 2
        while let part = try? String(contentsOf: folder.appendingPathComponent("part-\(number).html"), encoding: .utf8) {
            guard let end = document.ranges(of: "</main>").last, let added = content(of: part) else {
                throw CocoaError(.fileReadCorruptFile)
            }
            document.insert(contentsOf: added, at: end.lowerBound)
            number += 1
        }
        let name = folder.lastPathComponent
        return number == 2
            ? document
            : document.replacing(#/ href="([^"#]+)(#[^"]+)"/#) { link in
                link.1.hasPrefix(name + "/part-") ? " href=\"\(link.2)\"" : String(link.0)
            }
    }

    private static func content(of part: String) -> String? {
        guard let start = part.firstMatch(of: #/<main\b[^>]*>/#)?.range.upperBound else { return nil }
        let rest = part[start...]
        guard let end = rest.ranges(of: "</main>").last else { return nil }
        return String(rest[..<end.lowerBound]).replacing(#/ (?:href|src|srcset)="[^"]*"/#) { attribute in
            attribute.0.replacing(#/(["\x20])\.\.\//#) { String($0.1) }
        }
    }
}
