internal import Diagnostics
internal import FrontMatter
internal import Localization
package import Serialization

/// Parsed entries of earlier runs, keyed by the digest of path and bytes: parsing depends only on these and on the program's version.
package struct ParsedEntryCache: Sendable {
    private let blocks: [Digest: ArraySlice<UInt8>]

    package init(_ blocks: [Digest: ArraySlice<UInt8>] = [:]) { self.blocks = blocks }

    package var count: Int { blocks.count }

    package subscript(whole: Digest) -> ArraySlice<UInt8>? { blocks[whole] }
}

/// A parsed file with its digests, as stored for later runs.
package struct CachedParsedEntry: Sendable {
    /// The digest of path and bytes.
    package let whole: Digest
    /// The digest of path and front matter, which is all that pages of other records show.
    package let front: Digest
    /// The parsed entry.
    package let block: ArraySlice<UInt8>

    static func digests(of file: SourceFile, _ parts: EntryParts, _ languages: Languages) -> (whole: Digest, front: Digest) {
        var hasher = Hasher128()
        hasher.add(file.path)
        if !languages.source.isEmpty { hasher.add(languages.source) }
        var yaml = parts.yaml
        yaml.withUTF8 { hasher.add(UnsafeRawBufferPointer($0)) }
        let front = hasher.digest
        hasher.add(file.text)
        return (hasher.digest, front)
    }
}
