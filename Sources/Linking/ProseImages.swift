package import Diagnostics
internal import Localisation
internal import Markdown
package import Records

/// The images that notes show: each a file of `content/`, named by a relative path.
package enum ProseImages {
    /// One place that shows a file.
    package struct Use: Sendable {
        package let file: String
        package let note: RecordKey
        package let place: SourcePlace
    }

    /// The file that a written target names; nil where it is none of `content/`.
    package static func file(_ written: String, from path: String) -> String? {
        let decoded = ProseLinks.decode(written)
        guard ProseLinks.scheme(of: decoded) == nil, let file = ProseLinks.join(path, decoded), file.hasPrefix("content/") else {
            return nil
        }
        return file
    }

    /// All images that records show, and the faults of those that must not be shown or are not there.
    ///
    /// - Parameters:
    ///   - files: the image files below `content/`.
    ///   - setAside: paths that have faults of their own, told already.
    ///   - unread: the notes with errors that the catalogue has not.
    package static func check(
        _ catalogue: Catalogue, files: Set<String>, setAside: Set<String>, unread: [Entry] = []
    ) -> Checked<[Use]> {
        var uses: [Use] = []
        var faults: [Diagnostic] = []
        for entry in catalogue.everything.map(\.entry) + unread {
            for (language, document) in entry.body.all where !document.figures.isEmpty {
                let path = ProseLinks.path(of: entry, in: language)
                for (written, position) in document.figures {
                    let place = SourcePlace(path: path, line: position.line, column: position.column)
                    let file = file(written, from: path)
                    if catalogue.settings.images == .refused {
                        faults.append(Diagnostic(.imageNotAllowed, at: place, offender: written))
                    } else if isElsewhere(written) {
                        faults.append(Diagnostic(.remoteImage, at: place, offender: written))
                    } else if let file, files.contains(file) {
                        uses.append(Use(file: file, note: entry.key, place: place))
                    } else if file.map({ !setAside.contains($0) }) ?? true {
                        faults.append(missing(written, file, from: path, at: place, files))
                    }
                }
            }
        }
        return Checked(uses, faults)
    }

    /// An address with a scheme, or one that begins with a host: a reader's browser would ask a stranger for it.
    private static func isElsewhere(_ written: String) -> Bool {
        let decoded = ProseLinks.decode(written)
        return ProseLinks.scheme(of: decoded) != nil || decoded.hasPrefix("//") || decoded.hasPrefix("\\\\")
    }

    private static func missing(_ written: String, _ file: String?, from path: String, at place: SourcePlace, _ files: Set<String>)
        -> Diagnostic
    {
        let nearest = file.flatMap { Suggestion.nearest(to: $0, among: files.sorted()) }
        return Diagnostic(
            .missingImage, at: place, offender: written, suggestion: nearest.map { ProseLinks.relative($0, from: path) })
    }
}
