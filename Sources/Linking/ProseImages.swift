package import Diagnostics
internal import Localization
internal import Markdown
package import Records

/// The images that entries show. Each is a file of `content/` with a relative path.
package enum ProseImages {
    /// One use of an image file.
    package struct ImageUse: Sendable {
        package let file: String
        package let entry: RecordKey
        package let location: SourceLocation
    }

    /// The file that a target names; nil if it is not in `content/`.
    package static func file(_ written: String, from path: String) -> String? {
        let decoded = ProseLinks.decode(written)
        guard ProseLinks.scheme(of: decoded) == nil, let file = ProseLinks.join(path, decoded), file.hasPrefix("content/") else {
            return nil
        }
        return file
    }

    /// All images that records show; with errors for those that are missing or not allowed.
    ///
    /// - Parameters:
    ///   - files: the image files below `content/`.
    ///   - skipped: paths whose own errors are reported already.
    ///   - unread: entries with errors, which the catalogue lacks.
    package static func check(
        _ catalogue: Catalogue, files: Set<String>, skipped: Set<String>, unread: [RecordMetadata] = []
    ) -> ResultWithDiagnostics<[ImageUse]> {
        var uses: [ImageUse] = []
        var issues: [Diagnostic] = []
        for metadata in catalogue.everything.map(\.metadata) + unread {
            for (language, document) in metadata.body.all where !document.figures.isEmpty {
                let path = ProseLinks.path(of: metadata, in: language)
                for (written, position) in document.figures {
                    let location = SourceLocation(path: path, line: position.line, column: position.column)
                    let file = file(written, from: path)
                    if catalogue.settings.images == .refused {
                        issues.append(Diagnostic(.imageNotAllowed, at: location, offendingText: written))
                    } else if isElsewhere(written) {
                        issues.append(Diagnostic(.remoteImage, at: location, offendingText: written))
                    } else if let file, files.contains(file) {
                        uses.append(ImageUse(file: file, entry: metadata.key, location: location))
                    } else if file.map({ !skipped.contains($0) }) ?? true {
                        issues.append(missing(written, file, from: path, at: location, files))
                    }
                }
            }
        }
        return ResultWithDiagnostics(uses, issues)
    }

    /// Whether the target has a scheme or a host: the reader's browser would send a request to a third party.
    private static func isElsewhere(_ written: String) -> Bool {
        let decoded = ProseLinks.decode(written)
        return ProseLinks.scheme(of: decoded) != nil || decoded.hasPrefix("//") || decoded.hasPrefix("\\\\")
    }

    private static func missing(_ written: String, _ file: String?, from path: String, at location: SourceLocation, _ files: Set<String>)
        -> Diagnostic
    {
        let nearest = file.flatMap { SpellingSuggestion.nearest(to: $0, among: files.sorted()) }
        return Diagnostic(
            .missingImage, at: location, offendingText: written, suggestion: nearest.map { ProseLinks.relative($0, from: path) })
    }
}
