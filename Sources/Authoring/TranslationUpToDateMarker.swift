package import Diagnostics
package import Records

/// Marks a translation as up to date with its original.
package enum TranslationUpToDateMarker {
    /// The translation's text with the original's fingerprint in `translates`; nil if the file has no such line.
    package static func stamped(_ translation: SourceFile, original: SourceFile, in collection: Collection) -> String? {
        guard let fingerprint = Fingerprint.of(original, in: collection) else { return nil }
        var isStamped = false
        let lines = translation.text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            guard !isStamped, line.hasPrefix("translates:") else { return String(line) }
            isStamped = true
            return "translates: \"\(fingerprint)\""
        }
        return isStamped ? lines.joined(separator: "\n") : nil
    }

    /// The fingerprint stored in a translation.
    package static func stamp(of translation: SourceFile) -> String? {
        let line = translation.text.split(separator: "\n").first { $0.hasPrefix("translates:") }
        return line.map { String($0.dropFirst("translates:".count).filter { $0.isHexDigit }) }
    }

    package static func fingerprint(of original: SourceFile, in collection: Collection) -> String? {
        Fingerprint.of(original, in: collection)
    }
}
